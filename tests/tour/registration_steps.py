"""Registering a driver."""

import re

from accessible import Role
from sign_in_steps import FLEET
from user_steps import search
from waiting import until

FIRST, LAST, EMAIL = "Mira", "Kovač", "mira.kovac@tour.example"
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def new_user_filled(console, look):
    """The form for a new user, filled in."""
    console.press_button("New user")
    for field, text in (("First name", FIRST), ("Last name", LAST), ("E-mail", EMAIL),
                        ("Phone", "+381 63 204 1170"), ("Birthday", "1990-05-31"), ("ClientId", "TOUR-1")):
        console.find(Role.TEXT, field).set_text(text)
    console.shows(r"\+381632041170")
    console.choose("Instance", "Long haul")


def new_user_registered(console, look):
    """The driver is registered; the DeviceToken is shown, ready to copy."""
    console.press_button("Register")
    console.shows(rf"^{FIRST} {LAST} is registered", seconds=15)
    token = console.find((Role.LABEL, Role.TEXT), re.compile(r"^DeviceToken [0-9a-fA-F-]{36}$"))
    assert UUID.search(token.name)
    console.find(Role.PUSH_BUTTON, "Copy DeviceToken")
    assert console.logins_spent() == 1, "registering spent a login"


def new_row(console, look):
    """The new driver is in the table and in the inspector."""
    console.press_button("Open user")
    until(lambda: console.users.rows == FLEET + 1, "one driver more")
    search(console, EMAIL)
    table = console.wait_for_rows(1)
    assert table.cell(0, table.column("E-mail")) == EMAIL
    console.shows(rf"^{FIRST} {LAST}$")
