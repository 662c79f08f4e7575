"""The table of users: searching, sorting, filtering, scrolling."""

from accessible import Role
import session
from sign_in_steps import FLEET
from waiting import until


def search(console, text):
    """Types into the search field, reached by its key."""
    session.press("ctrl+f")
    field = console.find(Role.TEXT, "Search users")
    until(lambda: field.focused, "the search field with the focus")
    session.type_text(text)
    until(lambda: field.text == text, f"{text!r} typed")


def find_one(console, look):
    """Typing an e-mail finds its one driver."""
    table = console.users
    column = table.column("E-mail")
    wanted = next(text for text in table.cells(column, range(40)) if "@" in (text or ""))
    search(console, wanted)
    console.wait_for_rows(1)
    until(lambda: console.users.cell(0, column) == wanted, f"{wanted} found")


def cleared(console, look):
    """Escape clears the search; the fleet is back."""
    session.press("Escape")
    console.wait_for_rows(FLEET)


def sorted_by_column(console, look):
    """A click on a header sorts by its column."""
    table = console.users
    column = table.column("DeviceToken")
    console.click(*console.find(Role.TABLE, "Users").header(column).centre)

    def in_order():
        tokens = table.cells(column, range(25))
        return all(table.is_here(row) for row in range(25)) and tokens == sorted(tokens)
    until(in_order, "DeviceTokens in order")


def filtered_by_activity(console, look):
    """The Activity filter leaves only those who are lost."""
    console.find(Role.PUSH_BUTTON, "Activity").press()
    console.focus.wait(Role.FRAME, "Activity")
    session.press("Tab", "Tab", "space", "Escape")
    table = console.users
    column = table.column("Activity")
    until(lambda: 0 < table.rows < FLEET and table.cells(column, range(15)) == ["Lost"] * 15, "only lost drivers")
    console.find(Role.PUSH_BUTTON, "Activity: Lost")


def filter_cleared(console, look):
    """Without the filter the fleet is whole again."""
    console.command("Clear search and filters")
    console.wait_for_rows(FLEET)


def scrolled_to_the_end(console, look):
    """The table goes to its end, and the end is there."""
    table = console.users
    console.click(*table.centre_of(3, 0))
    session.press("ctrl+End")
    until(lambda: table.is_here(FLEET - 1) and table.cell(FLEET - 1, table.column("DeviceToken")), "the last row")
