#!/usr/bin/python3
"""Drives Fleetkey through its main path and takes a picture of each step."""

import argparse
from pathlib import Path
import sys
import time
import traceback

from console import Console
from session import Screen
from steps import STEPS

SCALES = {"light": 1, "dark": 1, "2x": 2}


def tour(console, look, folder):
    """Runs the steps in order; the first that does not hold ends the tour."""
    for number, step in enumerate(STEPS, 1):
        name = f"{number:02d}-{step.__name__.replace('_', '-')}"
        begin = time.monotonic()
        try:
            step(console, look)
        except Exception:  # whatever it was: say it, with what was on the screen
            traceback.print_exc()
            console.picture(folder / f"{name}-FAILED.png")
            (folder / f"{name}-FAILED.txt").write_text(console.outline(), encoding="utf-8")
            print(f"  not ok  {name}: {step.__doc__}", flush=True)
            return False
        console.picture(folder / f"{name}.png")
        print(f"  ok  {name}: {step.__doc__} ({time.monotonic() - begin:.1f} s)", flush=True)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binaries", required=True, help="the folder with fleetkey and fleetkey-sandbox")
    parser.add_argument("--look", choices=SCALES, default="light")
    parser.add_argument("pictures", type=Path, help="where the pictures go")
    arguments = parser.parse_args()
    arguments.pictures.mkdir(parents=True, exist_ok=True)
    for old in arguments.pictures.glob("[0-9][0-9]-*"):
        old.unlink()

    screen = Screen(SCALES[arguments.look])
    console = Console(arguments.binaries, screen, SCALES[arguments.look])
    try:
        held = tour(console, arguments.look, arguments.pictures)
    finally:
        console.kill()
        screen.close()
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
