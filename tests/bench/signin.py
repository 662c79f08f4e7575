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


def measure(binaries, place):
    (place / "fleetkey").mkdir()
    fleet = place / "fleetkey/sandbox.sqlite"
    with Sandbox(binaries, "--users", str(USERS), "--data", str(fleet), "--login-limit", "0") as sandbox:
        pairs = [(_sign_in(binaries, place), _bare(binaries, sandbox.origin)) for _ in range(ROUNDS)]
    console, bare = zip(*pairs)
    first_users = median(run["first_users"] for run in bare)
    yield Row("Enter → first 200 of 1,000,000 users painted, against the calls until they were there",
              median(run["rows"] for run in console), "ms", 1.3, first_users)
    yield Row("Enter → main window at rest, against all calls it makes",
              median(run["signed_in"] for run in console), "ms", 1.3, median(run["all"] for run in bare))
