"""The emulator with a million users: made, paged through, and asked all at once."""

import json
import re
import subprocess
from pathlib import Path

from row import Row
from sandbox import Sandbox

USERS = 1_000_000
PAGE = 200
SORTS = ("DeviceToken FirstName LastName Nickname Phone Email Gender Birthday MaritalStatus ChildrenCount "
         "Country District City DateCreated ActivityStatus").split()


def page(sandbox, bearer, number, size, sort):
    body = {"PageNumber": number, "PageSize": size, "IncludeAccountInfo": True, "Sort": sort,
            "ShowInactiveUsers": True}
    answer, seconds = sandbox.post("/v1/Management/users/GetFilteredPage", body, bearer)
    users = answer["Result"]["Users"]
    if len(users) != size:
        raise RuntimeError(f"page {number} by {sort}: {len(users)} users instead of {size}")
    return seconds


def slowest_page(sandbox, bearer):
    """The slowest page of all sorts at five depths, each sort asked just before; and not before all orders are
    made: until then a page may have to wait for one to begin."""
    pages = USERS // PAGE
    sorts = [name + suffix for name in SORTS for suffix in ("", "Desc")]
    for sort in sorts:
        page(sandbox, bearer, 1, PAGE, sort)
    slowest = 0
    for sort in sorts:
        page(sandbox, bearer, 1, PAGE, sort)
        for depth in (1, pages // 4, pages // 2, pages - pages // 4, pages):
            slowest = max(slowest, page(sandbox, bearer, depth, PAGE, sort))
    return slowest


def pages_a_second(sandbox, bearer):
    """Pages of 50 by name, at random depths, from eight connections for ten seconds."""
    script = Path(__file__).with_name("pages.lua")
    answer = subprocess.run(["wrk", "-t1", "-c8", "-d10s", "-s", script, sandbox.origin, "--",
                             bearer["Authorization"], str(USERS // 50)],
                            check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in answer:
        raise RuntimeError(answer)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", answer).group(1))


def measure(binaries, place):
    with Sandbox(binaries, "--users", str(USERS), "--data", str(place / "fleet.sqlite")) as sandbox:
        yield Row("emulator: 1,000,000 users generated", sandbox.started_in, "s", 60)
        bearer = sandbox.sign_in()
        yield Row("emulator: page of 200, any depth and sort, warm, slowest", slowest_page(sandbox, bearer) * 1000,
                  "ms", 50)
        yield Row("emulator: pages of 50 a second", pages_a_second(sandbox, bearer), "pages/s", 1000, least=True)
