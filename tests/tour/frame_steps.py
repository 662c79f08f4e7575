"""The other places and what belongs to every window: palette, shortcuts, log."""

from accessible import Role
import session


def palette(console, look):
    """Ctrl+K finds every action."""
    field = console.open_palette("sign")
    field.parent.find(Role.LIST, "Matching commands").find(Role.LIST_ITEM, "Sign out")


def shortcuts(console, look):
    """F1 lists the shortcuts."""
    session.press("Escape")
    session.press("F1")
    console.shows(r"^Shortcuts")


def log(console, look):
    """The log lists the calls, without secrets."""
    session.press("Escape")
    console.command("Log")
    console.find(Role.TABLE, "Calls to the platform")
