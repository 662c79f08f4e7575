"""The other places and what belongs to every window: palette, shortcuts, log."""

from accessible import Role
import session
from waiting import until


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


def hierarchy(console, look):
    """Hierarchy: the company, its applications and instances, with their users counted."""
    console.open_place("Hierarchy", "ctrl+2")
    tree = console.find((Role.TREE, Role.TREE_TABLE), "Hierarchy").table

    def counted():
        names = tree.cells(0, range(tree.rows))
        users = tree.cells(tree.column("Users"), range(tree.rows))
        return (any("Harbour Mobility" in (name or "") for name in names)
                and any("Long haul" in (name or "") for name in names)
                and all("not counted" not in (text or "not counted") for text in users))
    until(counted, "every node with its users")


def activity(console, look):
    """Activity: what was done here, to whom, and how it ended."""
    console.open_place("Activity", "ctrl+3")
    table = console.find(Role.TABLE, "Activity").table
    whom = table.column("To whom")
    until(lambda: any("Mira Kovač" in (text or "") for text in table.cells(whom, range(table.rows))),
          "the registration")
    assert table.rows >= 4, "signing in, registering, logging in as the user and refreshing are not all there"
