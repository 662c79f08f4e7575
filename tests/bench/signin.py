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
    return json.loads(answer.stdout)["signed_in"]


def _bare(binaries, origin):
    answer = subprocess.run([binaries / "bare_calls", origin], check=True, capture_output=True, text=True)
    return float(answer.stdout)


def measure(binaries, place):
    (place / "fleetkey").mkdir()
    fleet = place / "fleetkey/sandbox.sqlite"
    with Sandbox(binaries, "--users", str(USERS), "--data", str(fleet), "--login-limit", "0") as sandbox:
        pairs = [(_sign_in(binaries, place), _bare(binaries, sandbox.origin)) for _ in range(ROUNDS)]
    console, bare = (median(values) for values in zip(*pairs))
    yield Row("Enter → main window at rest with the first 200 of 1,000,000 users", console, "ms", 1.3, bare)
