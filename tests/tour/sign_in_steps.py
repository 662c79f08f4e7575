"""In and out: the sign-in window, starting again, signing out."""

from accessible import Role, State
import session
from waiting import until

FLEET = 12408


def sign_in_window(console, look):
    """The sign-in window offers the sandbox, filled in."""
    console.start()
    accounts = console.find(Role.LIST, "Accounts")
    sandbox = accounts.find(Role.LIST_ITEM, "Sandbox fleet")
    until(lambda: sandbox.has(State.SELECTED), "the sandbox chosen")
    until(lambda: console.find(Role.TEXT, "E-mail").text == "company@sandbox.example", "the e-mail filled in")
    button = console.find(Role.PUSH_BUTTON, "Sign in")
    until(lambda: button.enabled, "signing in possible")
    console.shows(r"sign-ins? left")
    assert console.secrets() == [], "the keyring is not empty before the first sign-in"


def main_window(console, look):
    """Enter signs in; the main window shows the whole fleet."""
    session.press("Return")
    console.find(Role.TABLE, "Users", seconds=30)
    console.fill_screen()
    table = console.wait_for_rows(FLEET)
    console.shows(f"{FLEET:,} users")
    console.shows(r"online")
    until(lambda: all(table.is_here(row) for row in range(20)), "a screen of rows")
    until(console.secrets, "the session in the keyring")
    assert console.logins_spent() == 1, "not one login spent"
    if look == "dark":
        console.command("Dark theme")


def started_again(console, look):
    """Quit and started again: open and signed in, no login spent."""
    calls = console.find(Role.TABLE, "Calls to the platform")
    session.press("Escape")
    until(lambda: calls.gone, "the log closed")
    session.press("ctrl+q")
    assert console.ended(), "quitting failed"
    console.start()
    console.find(Role.RADIO_BUTTON, "Activity", seconds=30)
    console.fill_screen()
    assert console.find(Role.RADIO_BUTTON, "Activity").checked, "not the place that was left"
    console.open_place("Users", "ctrl+1")
    table = console.users
    until(lambda: table.rows > FLEET and table.is_here(0), "the fleet and the new user")
    assert console.logins_spent() == 0, "a login was spent on the way back in"


def signed_out(console, look):
    """Signing out leads back to the sign-in window and empties the keyring."""
    console.command("Sign out")
    console.find(Role.LIST, "Accounts")
    until(lambda: not console.secrets(), "an empty keyring")
