"""The inspector: the profile, the tokens of a user and what can be done about them, the device."""

import re

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
    console.shows(r"^Spends 1 of at most \d sign-ins?; signs the driver's app out")
    console.press_button("Log in")
    console.shows(r"^Header and \d+ claims?", seconds=15)
    assert console.logins_spent() == before + 1, "not one login spent"


def refreshed(console, look):
    """Refreshing gets new tokens, without a login."""
    before = console.logins_spent()
    console.command("Refresh this user's tokens")
    until(lambda: console.refreshes() == 1, "one refresh")
    console.press_button("Why?")
    console.shows(r"The platform answered the refresh at .*: accepted", seconds=15)
    assert console.logins_spent() == before, "refreshing spent a login"


def checked_by_a_call(console, look):
    """A call as the driver tells whether the token serves."""
    console.press_button("Ask the platform")
    console.shows(r"The platform accepted it", seconds=15)


def device(console, look):
    """The device the driver's app runs on."""
    console.open_tab("Device")
    console.shows(re.compile(r"^(SDK version|No phone has reported yet)$"))
