#!/usr/bin/python3
"""The emulator with a million users on its own: start from a file, memory, pages, searches, registrations.

usage: tests/bench/sandbox_million.py [FOLDER OF THE PROGRAM]

Prints one table as Markdown. Wants the release preset's fleetkey-sandbox, 2 GB of memory and of disk.
"""

import http.client
import json
from pathlib import Path
import random
import sys
import tempfile
import threading
import time
from urllib.parse import quote, urlsplit

sys.dont_write_bytecode = True

from row import Row
from sandbox import Sandbox

USERS = 1_000_000
PAGE = 1_000
SORTS = ("DeviceToken FirstName LastName Nickname Phone Email Gender Birthday MaritalStatus ChildrenCount "
         "Country District City DateCreated ActivityStatus").split()
SECONDS_OF_REGISTRATIONS = 5


def memory_of(file):
    """Megabytes that the process which holds the data file had in use at most."""
    holder = json.loads(Path(f"{file}.origin").read_text(encoding="utf-8"))["pid"]
    status = Path(f"/proc/{holder}/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


def page(connection, bearer, number, sort, term=""):
    """(the Result, the seconds until the last byte)"""
    body = json.dumps({"PageNumber": number, "PageSize": PAGE, "IncludeAccountInfo": True, "Sort": sort,
                       "ShowInactiveUsers": True, "SearchTerm": term})
    begin = time.perf_counter()
    connection.request("POST", "/v1/Management/users/GetFilteredPage", body,
                       {"Content-Type": "application/json", **bearer})
    text = connection.getresponse().read()
    seconds = time.perf_counter() - begin
    return json.loads(text)["Result"], seconds


def slowest_pages(connection, bearer):
    """The slowest page of all orders at three depths, without a term and with one; each asked once before."""
    slowest = {"": 0, "an": 0}
    for sort in (name + suffix for name in SORTS for suffix in ("", "Desc")):
        for term in slowest:
            first, _ = page(connection, bearer, 1, sort, term)
            for depth in (1, first["TotalPages"] // 2, first["TotalPages"]):
                slowest[term] = max(slowest[term], page(connection, bearer, depth, sort, term)[1])
    return slowest


def new_search(connection, bearer):
    """The slowest first page of a term never asked before."""
    return max(page(connection, bearer, 1, "LastName", term)[1] for term in ("mar", "sch", "777", "gmx", "ov"))


def slowest_find(connection, bearer):
    """The 99th percentile of a thousand finds by each key."""
    users, _ = page(connection, bearer, 321, "DeviceToken")
    times = []
    for user in users["Users"]:
        keys = {"DeviceToken": user["DeviceToken"], "Email": user["UserProfile"]["Email"],
                "Phone": user["UserProfile"]["Phone"], "ClientId": user["UserFields"][0]["ClientId"]}
        for key, value in keys.items():
            if not value:
                continue
            begin = time.perf_counter()
            connection.request("GET", f"/v1/Management/users/find?{key}={quote(value)}", headers=bearer)
            found = json.loads(connection.getresponse().read())["Result"]
            times.append(time.perf_counter() - begin)
            if not found and user["Status"] == "Active":
                raise RuntimeError(f"{key} {value} is not found")
    return sorted(times)[len(times) * 99 // 100]


def registrations_a_second(sandbox):
    """Durable registrations from eight connections."""
    instance = random.choice(sandbox.facts["instances"])
    headers = {"InstanceId": instance["id"], "InstanceKey": instance["key"], "Content-Type": "application/json"}
    counts = []
    end = time.monotonic() + SECONDS_OF_REGISTRATIONS

    def work():
        connection = http.client.HTTPConnection(urlsplit(sandbox.origin).netloc)
        count = 0
        while time.monotonic() < end:
            connection.request("POST", "/v1/Registration/create", "{}", headers)
            answer = connection.getresponse()
            answer.read()
            count += answer.status == 200
        counts.append(count)

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / SECONDS_OF_REGISTRATIONS


def measure(binaries, place):
    file = place / "fleet.sqlite"
    options = ("--data", str(file), "--users", str(USERS))
    with Sandbox(binaries, *options) as sandbox:
        yield Row("sandbox: 1,000,000 users made and written", sandbox.started_in, "s", 60)
    with Sandbox(binaries, *options) as sandbox:
        yield Row("sandbox: start from their file", sandbox.started_in, "s", 5)
        bearer = sandbox.sign_in()
        connection = http.client.HTTPConnection(urlsplit(sandbox.origin).netloc)
        slowest = slowest_pages(connection, bearer)
        yield Row("sandbox: page of 1,000, any depth and sort, warm, slowest", slowest[""] * 1000, "ms", 100)
        yield Row("sandbox: the same with a SearchTerm", slowest["an"] * 1000, "ms", 100)
        yield Row("sandbox: first page of a new SearchTerm, slowest", new_search(connection, bearer) * 1000, "ms", 100)
        yield Row("sandbox: find by key, 99th percentile", slowest_find(connection, bearer) * 1000, "ms", 2)
        yield Row("sandbox: durable registrations a second", registrations_a_second(sandbox), "/s", 200, least=True)
        yield Row("sandbox: memory at most", memory_of(file), "MB", 1536)


def main():
    root = Path(__file__).resolve().parents[2]
    binaries = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "build/release/bin"
    print("| What | Measured | Baseline | Ratio | Aim | |")
    print("|---|---|---|---|---|---|")
    reached = True
    with tempfile.TemporaryDirectory() as place:
        for row in measure(binaries, Path(place)):
            print(row, flush=True)
            reached &= row.reached
    sys.exit(0 if reached else 1)


if __name__ == "__main__":
    main()
