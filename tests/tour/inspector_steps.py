"""The inspector: the profile, the tokens of a user and what can be done about them, the device."""

import re

from accessible import Role
import session
from waiting import until


def overview(console, look):
    """The inspector shows the profile of the chosen driver."""
    console.open_tab("Overview")
    for words in ("^Profile$", "^E-mail mira.kovac@tour.example$", r"^\+381 63 204 ?1170$", "^Raw record$"):
        console.shows(words)


def tokens_not_held(console, look):
    """Tokens: none are held, and the next step says what would help."""
    console.open_tab("Tokens")
    console.shows(r"No tokens of this user are held here|Next step")


def logged_in_as_the_user(console, look):
    """Logging in as the driver asks first, names the price, and gets the tokens."""
    before = console.logins_spent()
    console.command("Log in as this user…")
    console.shows(r"^Log in as Mira Kovač\?$")
    console.shows(r"^Spends 1 of at most \d sign-ins? in this minute; signs the driver's app out")
    console.press_button("Log in")
    console.shows(r"^Header and \d+ claims?", seconds=15)
    assert console.logins_spent() == before + 1, "not one login spent"


def refreshed(console, look):
    """Refreshing gets new tokens, without a login."""
    before = console.logins_spent()
    console.command("Refresh this user's tokens")
    until(lambda: console.refreshes() == 1, "one refresh")
    console.press_button("Why?")
    console.shows(r"The platform answered the refresh on .*: accepted", seconds=15)
    assert console.logins_spent() == before, "refreshing spent a login"


def checked_by_a_call(console, look):
    """A call as the driver tells whether the token serves."""
    console.press_button("Ask the platform")
    console.shows(r"The platform accepted it", seconds=15)


def device(console, look):
    """The device the driver's app runs on."""
    console.open_tab("Device")
    console.shows(re.compile(r"^(SDK version|No phone has reported yet)$"))


PASTED = "Token, DeviceToken, Authorization header, curl command or JSON answer"


def token_inspected(console, look):
    """Ctrl+I: a pasted DeviceToken is recognised, and its user is named."""
    session.press("ctrl+shift+c", "ctrl+i")
    field = console.focus.wait(Role.TEXT, PASTED)
    session.press("ctrl+v")
    console.shows("^A DeviceToken$")
    console.shows("^Mira Kovač$")
    console.find(Role.PUSH_BUTTON, "Show this user")
    assert re.fullmatch(r"[0-9a-f-]{36}", field.text), "the pasted text is not in its field"


def token_window_wiped(console, look):
    """Escape closes the window and wipes what was pasted."""
    session.press("Escape")
    session.press("ctrl+i")
    field = console.focus.wait(Role.TEXT, PASTED)
    until(lambda: field.text == "", "an empty field")
    console.shows("^Nothing pasted yet$")
    session.press("Escape")
    until(lambda: field.gone, "the window closed")


def report_exported(console, look):
    """The report for a ticket: states and evidence, no secret."""
    console.command("Export report…")
    report = console.find(Role.TEXT, "Report")
    until(lambda: "# Tokens of a user" in report.text, "the report")
    assert "[access token 1]" in report.text, "no name stands for the access token"
    assert "eyJ" not in report.text, "a token is in the report"


def report_closed(console, look):
    """Escape closes the report; the held tokens are listed."""
    report = console.find(Role.TEXT, "Report")
    session.press("Escape")
    until(lambda: report.gone, "the report closed")
    console.command("Held tokens")
    table = console.find(Role.TABLE, "Held tokens")
    until(lambda: table.table.rows == 1, "the one driver whose tokens are held")
    session.press("Escape")
    until(lambda: table.gone, "the list closed")
