"""From Enter to the first 200 rows of a million, against the same calls of two bare programs: one that shows
them in a plain table, and one that shows nothing."""

import json
import os
from pathlib import Path
from statistics import median
import subprocess

from row import Row
from sandbox import Sandbox

ROUNDS = 9
USERS = 1_000_000
AWAY_MS = 50  # what a platform in another country takes longer than one on the same computer, for each call
KEYRING = Path(__file__).resolve().parents[1] / "live/with-keyring"


def _watched(binaries, data, *program):
    """What is seen of a program when Enter is pressed in its first window, on a screen of its own."""
    command = [KEYRING, "unlocked", "env", f"XDG_DATA_HOME={data}",
               "xvfb-run", "-a", "-s", "-screen 0 1440x900x24",
               binaries / "first_paint", "--sign-in", *program]
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def _sign_in(binaries, data):
    """One sign-in in a fresh home whose sandbox is the one that already runs."""
    for old in (data / "fleetkey").glob("fleetkey.sqlite*"):
        old.unlink()
    return _watched(binaries, data, binaries / "fleetkey")


def _bare_window(binaries, data, origin):
    return _watched(binaries, data, binaries / "bare_calls", "--window", origin)


def _bare(binaries, origin):
    answer = subprocess.run([binaries / "bare_calls", origin], check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def _medians(runs, *keys):
    return {key: median(run[key] for run in runs) for key in keys}


def _rounds(binaries, place, sandbox):
    """Medians of the console, of the bare program with a window, and of the one without, in turn."""
    rounds = [(_sign_in(binaries, place), _bare_window(binaries, place, sandbox.origin),
               _bare(binaries, sandbox.origin)) for _ in range(ROUNDS)]
    console, window, calls = zip(*rounds)
    return (_medians(console, "rows", "signed_in"), _medians(window, "rows"),
            _medians(calls, "first_users", "all"))


def measure(binaries, place):
    (place / "fleetkey").mkdir()
    fleet = place / "fleetkey/sandbox.sqlite"
    with Sandbox(binaries, "--users", str(USERS), "--data", str(fleet), "--login-limit", "0") as sandbox:
        console, window, calls = _rounds(binaries, place, sandbox)
        yield Row("Enter → first 200 of 1,000,000 users painted, against the same calls and a plain table",
                  console["rows"], "ms", 1.3, window["rows"])
        yield Row("the same, against the calls alone, nothing shown",
                  console["rows"], "ms", 1.3, calls["first_users"])
        yield Row("Enter → main window at rest, against all calls it makes",
                  console["signed_in"], "ms", 1.3, calls["all"])
        sandbox.post("/_emulator/faults", {"Rules": [{"Kind": "delay", "Count": -1, "Milliseconds": AWAY_MS}]})
        console, window, calls = _rounds(binaries, place, sandbox)
        yield Row(f"first 200 from a platform {AWAY_MS} ms away, against the same calls and a plain table",
                  console["rows"], "ms", 1.3, window["rows"])
        yield Row("the same, against the calls alone, nothing shown",
                  console["rows"], "ms", 1.3, calls["first_users"])
