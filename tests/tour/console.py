"""The program on its screen, as the steps of the tour handle it."""

from pathlib import Path
import json
import os
import re
import subprocess
import urllib.request

from accessible import Focus, Role, application
import session
from waiting import until

APPLICATION_ID = "org.fleetkey.Fleetkey"


class Console:
    """Fleetkey: started, looked at, fed with keys; and the emulator behind it, asked what it saw."""

    def __init__(self, binaries, screen, scale):
        self._binary = Path(binaries) / "fleetkey"
        self._screen = screen
        self._scale = scale
        self._program = None
        self.app = None
        self.focus = Focus()

    def start(self):
        self._program = session.Program(self._binary, self._scale)
        self.app = application(self._program.pid)

    def ended(self):
        """Whether the program, told to quit, did so with success."""
        return self._program.ended_well()

    def kill(self):
        if self._program:
            self._program.kill()

    @property
    def pid(self):
        return self._program.pid

    def windows(self):
        """What of the program is on the screen: windows, and the menus and lists over them."""
        return session.windows_of(self._program.pid)

    def picture(self, path):
        """A picture of the largest window and of what lies over it."""
        self._screen.picture(path, session.largest(self.windows()))

    def fill_screen(self):
        """Gives the largest window the whole screen."""
        session.fill_screen(until(lambda: session.largest(self.windows()), "a window"))

    def click(self, x, y):
        """Clicks on a place as the accessible tree gives it: before the scaling of the screen."""
        session.click(x * self._scale, y * self._scale)

    def outline(self):
        return self.app.outline() if self.app else "the program did not start"

    def find(self, role, name, seconds=10):
        return self.app.find(role, name, seconds)

    def shows(self, pattern, seconds=10):
        """Waits until some text on the screen matches `pattern`."""
        self.app.wait_for_text(pattern, seconds)

    def press_button(self, name):
        """Presses the button of this name once it may be pressed."""
        button = self.find(Role.PUSH_BUTTON, name)
        until(lambda: button.enabled, f"{button} enabled")
        button.press()

    def choose(self, label, entry):
        """Opens the combo box that a label stands above, and chooses an entry by its first letters."""
        box = self.app.labelled(Role.COMBO_BOX, label)
        before = len(self.windows())
        self.click(*box.centre)
        until(lambda: len(self.windows()) > before, f"the list of {box}")
        session.type_text(entry)
        session.press("Return")
        until(lambda: box.name == entry, f"{entry} chosen")

    def open_place(self, name, key):
        place = self.find(Role.RADIO_BUTTON, name)
        session.press(key)
        until(lambda: place.checked, f"the place {name}")

    def open_tab(self, name):
        tab = self.find(Role.PAGE_TAB, name)
        self.click(*tab.centre)
        # A row of tabs is named by the one in front.
        until(lambda: tab.parent.name == name, f"tab {name} in front")

    def command(self, words):
        """Runs a command through the palette, as a person who keeps the hands on the keyboard."""
        field = self.open_palette(words)
        field.parent.find(Role.LIST, "Matching commands").find(Role.LIST_ITEM, words)
        session.press("Return")
        until(lambda: field.gone, "the palette closed")

    def open_palette(self, words):
        """Opens the palette and types into it; gives its field."""
        session.press("ctrl+k")
        field = self.focus.wait(Role.TEXT, "Command")
        typed = words.rstrip("…")  # which no keyboard has
        session.type_text(typed)
        until(lambda: field.text == typed, f"{typed!r} typed")
        return field

    @property
    def users(self):
        """The table of users."""
        return self.find(Role.TABLE, "Users").table

    def wait_for_rows(self, count):
        """Waits until the table has so many rows and the first of them is there."""
        table = self.users
        until(lambda: table.rows == count and table.is_here(0), f"{count} rows, the first one read")
        return table

    def sandbox(self, method, path):
        """Asks the emulator's own control interface, whose address lies beside its data file."""
        beside = next(Path(os.environ["HOME"]).rglob("*.origin")).read_text(encoding="utf-8")
        request = urllib.request.Request(json.loads(beside)["origin"] + path, method=method)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def logins_spent(self):
        """How many logins the running emulator has answered."""
        return self._counted("auth/login")

    def refreshes(self):
        """How many refreshes the running emulator has answered."""
        return self._counted("auth/refreshtoken")

    def _counted(self, words):
        counts = self.sandbox("GET", "/_emulator/counts")["Result"]
        return sum(count for route, count in counts.items() if words in route.lower())

    @staticmethod
    def secrets():
        """What the keyring holds for the program, one line an item."""
        answer = subprocess.run(["secret-tool", "search", "--all", "server", APPLICATION_ID],
                                capture_output=True, text=True)
        return re.findall(r"^attribute\.user = (.*)$", answer.stdout + answer.stderr, re.MULTILINE)
