"""Twenty calls meeting an expired access token: one refresh, from one console and from two."""

import json
from pathlib import Path
import subprocess
import sys
import urllib.request

from row import Row
from sandbox import Sandbox

CALLS = 20
KEYRING = Path(__file__).resolve().parents[1] / "live/with-keyring"


def _control(origin, method, path, body=None):
    request = urllib.request.Request(origin + path, method=method, data=json.dumps(body).encode() if body else None,
                                     headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def _console(binaries, origin, store, how):
    process = subprocess.Popen([binaries / "expired_calls", origin, store, how], text=True,
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    if process.stdout.readline().strip() != "ready":
        raise RuntimeError("a console did not become ready")
    return process


def _counted(counts, word):
    return sum(number for route, number in counts.items() if word in route.lower())


def _run(binaries, place, consoles):
    """Facts of one run with so many consoles; the keyring is the one of this bus."""
    store = str(Path(place) / f"store-{consoles}.sqlite")
    with Sandbox(binaries) as sandbox:
        origin = sandbox.origin
        running = [_console(binaries, origin, store, "restore" if index else "sign-in") for index in range(consoles)]
        _control(origin, "DELETE", "/_emulator/counts")
        _control(origin, "POST", "/_emulator/expire", {"Email": "company@sandbox.example"})
        for process in running:
            process.stdin.write("go\n")
            process.stdin.flush()
        answers = [list(map(int, process.communicate(timeout=60)[0].split())) for process in running]
        counts = _control(origin, "GET", "/_emulator/counts")["Result"]
    return {"answered": sum(answer[0] for answer in answers), "active": sum(answer[1] for answer in answers),
            "refreshes": _counted(counts, "refreshtoken"), "logins": _counted(counts, "auth/login")}


def measure(binaries, place):
    for consoles, who in ((1, "one console"), (2, "two consoles")):
        command = [KEYRING, "unlocked", sys.executable, "-B", __file__, binaries, place, str(consoles)]
        facts = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        what = f"{CALLS} calls each meet an expired token, {who}"
        yield Row(f"{what}: refreshes", facts["refreshes"], "", 1, exact=True)
        yield Row(f"{what}: logins", facts["logins"], "", 0, exact=True)
        yield Row(f"{what}: answers", facts["answered"], "", CALLS * consoles, exact=True)
        yield Row(f"{what}: still signed in", facts["active"], "", consoles, exact=True)


if __name__ == "__main__":
    print(json.dumps(_run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))))
