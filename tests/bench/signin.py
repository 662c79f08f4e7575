"""From Enter to the first 200 rows of a million, against the same calls of a bare network program."""

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


def _sign_in(binaries, data):
    """One sign-in in a fresh home whose sandbox is the one that already runs."""
    for old in (data / "fleetkey").glob("fleetkey.sqlite*"):
        old.unlink()
    command = [KEYRING, "unlocked", "env", f"XDG_DATA_HOME={data}",
               "xvfb-run", "-a", "-s", "-screen 0 1440x900x24",
               binaries / "first_paint", "--sign-in", binaries / "fleetkey"]
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def _bare(binaries, origin):
    answer = subprocess.run([binaries / "bare_calls", origin], check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def _pairs(binaries, place, sandbox):
    """Medians of the console's sign-in and of the same calls made bare, in turn."""
    pairs = [(_sign_in(binaries, place), _bare(binaries, sandbox.origin)) for _ in range(ROUNDS)]
    console, bare = zip(*pairs)
    return ({key: median(run[key] for run in console) for key in ("rows", "signed_in")},
            {key: median(run[key] for run in bare) for key in ("first_users", "all")})


def measure(binaries, place):
    (place / "fleetkey").mkdir()
    fleet = place / "fleetkey/sandbox.sqlite"
    with Sandbox(binaries, "--users", str(USERS), "--data", str(fleet), "--login-limit", "0") as sandbox:
        console, bare = _pairs(binaries, place, sandbox)
        yield Row("Enter → first 200 of 1,000,000 users painted, against the calls until they were there",
                  console["rows"], "ms", 1.3, bare["first_users"])
        yield Row("Enter → main window at rest, against all calls it makes",
                  console["signed_in"], "ms", 1.3, bare["all"])
        sandbox.post("/_emulator/faults", {"Rules": [{"Kind": "delay", "Count": -1, "Milliseconds": AWAY_MS}]})
        console, bare = _pairs(binaries, place, sandbox)
        yield Row(f"the same first 200 from a platform {AWAY_MS} ms away",
                  console["rows"], "ms", 1.3, bare["first_users"])
