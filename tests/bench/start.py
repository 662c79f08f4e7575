"""From exec to the sign-in window, against a bare Qt window with an empty table view."""

import json
import os
from pathlib import Path
from statistics import median
import subprocess

from row import Row

ROUNDS = 15
KEYRING = Path(__file__).resolve().parents[1] / "live/with-keyring"


def _once(binaries, program):
    """One start in a fresh home with an open keyring, on a screen of its own."""
    command = [KEYRING, "unlocked", "xvfb-run", "-a", "-s", "-screen 0 1440x900x24",
               binaries / "first_paint", binaries / program]
    environment = dict(os.environ, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
    answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return json.loads(answer.stdout)


def measure(binaries, place):
    runs = {"bare_window": [], "fleetkey": []}
    for _ in range(ROUNDS):  # in turn, so that both meet the same moods of the machine
        for program, measured in runs.items():
            measured.append(_once(binaries, program))
    def middle(program, key):
        return median(run[key] for run in runs[program])
    bare = middle("bare_window", "painted")
    yield Row("exec → painted sign-in window", middle("fleetkey", "painted"), "ms", 1.5, bare)
    yield Row("exec → usable sign-in window", middle("fleetkey", "usable"), "ms", 2, bare)
    yield Row("memory of the sign-in window", middle("fleetkey", "kilobytes") / 1024, "MB", 1.4,
              middle("bare_window", "kilobytes") / 1024)
