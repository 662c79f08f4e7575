"""The inspector: a token of 4 kB taken apart and shown, and the console left alone with a driver's live tokens."""

import json
import os
from pathlib import Path
import subprocess

from row import Row

KEYRING = Path(__file__).resolve().parents[1] / "live/with-keyring"


def measure(binaries, place):
    shown = subprocess.run([binaries / "token_view"], cwd=place, check=True, text=True, stdout=subprocess.PIPE,
                           env=dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8"))
    yield Row("a token of 4 kB decoded and its view filled", json.loads(shown.stdout)["milliseconds"], "ms", 5)
    idle = subprocess.run([KEYRING, "unlocked", "/usr/bin/python3", "-B",
                           Path(__file__).with_name("idle_console.py"), binaries],
                          check=True, text=True, stdout=subprocess.PIPE, timeout=180)
    facts = json.loads(idle.stdout.splitlines()[-1])
    yield Row("20 s with the inspector open: processor", facts["percent"], "%", 1)
    yield Row("20 s with the inspector open: calls", facts["calls"], "", 0, exact=True)
