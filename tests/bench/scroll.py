"""Scrolling and jumping through a table of a million users."""

import json
import os
import subprocess

from row import Row
from sandbox import Sandbox

USERS = 1_000_000


def measure(binaries, place):
    with Sandbox(binaries, "--users", str(USERS)) as sandbox:
        command = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24",
                   binaries / "table_scroll", sandbox.origin, place / "store.sqlite"]
        environment = dict(os.environ, QT_QPA_PLATFORM="xcb", LC_ALL="C.UTF-8")
        answer = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    facts = json.loads(answer.stdout)
    if facts["rows"] != USERS:
        raise RuntimeError(f"{facts['rows']} rows instead of {USERS}")
    yield Row("longest event loop turn after a scroll or jump in 1,000,000 rows, 99th percentile", facts["turn"],
              "ms", 16)
    yield Row("the same in processor time: what remains on a machine that does nothing else",
              facts["turn_processor"], "ms", 16)
    yield Row("memory after 2,000 jumps, against after 500", facts["kilobytes"] / 1024, "MB", 1.05,
              facts["warm_kilobytes"] / 1024)
