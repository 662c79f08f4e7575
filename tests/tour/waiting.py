"""Waiting for a condition, with a deadline and without sleeping."""

import time

from gi.repository import GLib

INTERVAL_MILLISECONDS = 25


class NotSeen(Exception):
    """What was waited for did not come in time."""


def until(condition, what, seconds=10):
    """The first true value of `condition`, asked on every accessibility event and every few milliseconds.

    Raises NotSeen, naming `what`, after `seconds`.
    """
    deadline = time.monotonic() + seconds
    context = GLib.MainContext.default()
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise NotSeen(f"not seen within {seconds} s: {what}")
        wake = GLib.timeout_add(INTERVAL_MILLISECONDS, lambda: True)
        context.iteration(True)
        GLib.source_remove(wake)
