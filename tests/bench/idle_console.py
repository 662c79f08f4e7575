#!/usr/bin/python3
"""Signs in to the sandbox, logs in as its first driver, opens the driver's tokens and leaves the console alone.

Prints as JSON what it did meanwhile: processor time in percent of one core, and calls that the emulator answered.
For tests/bench/idle.py, which gives it a session of its own.
"""

import json
import os
from pathlib import Path
import sys
import time

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tour"))

from console import Console  # noqa: E402
import session  # noqa: E402
from sign_in_steps import main_window, sign_in_window  # noqa: E402
from user_steps import find_one  # noqa: E402
from waiting import until  # noqa: E402

SECONDS = 20
REST = 3  # for what opening the last part has begun


def processor_time(pid):
    """Seconds that the program and its threads have had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def pass_by(seconds):
    """Leaves the console alone for so long."""
    end = time.monotonic() + seconds
    until(lambda: time.monotonic() >= end, "the end of the rest", seconds + 5)


def calls(console):
    return sum(console.sandbox("GET", "/_emulator/counts")["Result"].values())


def main():
    screen = session.Screen(1)
    console = Console(sys.argv[1], screen, 1)
    try:
        sign_in_window(console, "light")
        main_window(console, "light")
        find_one(console, "light")
        console.click(*console.users.centre_of(0, 0))
        console.command("Log in as this user…")
        console.press_button("Log in")
        console.shows(r"^Header and \d+ claims?", seconds=15)
        pass_by(REST)
        pid = console.pid
        before, counted = processor_time(pid), calls(console)
        pass_by(SECONDS)
        print(json.dumps({"percent": (processor_time(pid) - before) / SECONDS * 100,
                          "calls": calls(console) - counted}))
    finally:
        console.kill()
        screen.close()


if __name__ == "__main__":
    main()
