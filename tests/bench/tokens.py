"""Users' tokens: decoded, diagnosed, held by the thousand, and refreshed once each when they have all expired."""

import json
import subprocess

from row import Row
from sandbox import Sandbox

CALLS = 100
USERS = 10


def _registered(sandbox):
    """The answers of so many registrations that hand out tokens."""
    instance = sandbox.facts["instances"][0]
    headers = {"InstanceId": instance["id"], "InstanceKey": instance["key"]}
    return [sandbox.post("/v1/Registration/create", {"CreateAccessToken": True}, headers)[0] for _ in range(USERS)]


def _calls(binaries, place):
    with Sandbox(binaries) as sandbox:
        answers = _registered(sandbox)
        for answer in answers:
            sandbox.post("/_emulator/expire", {"DeviceToken": answer["Result"]["DeviceToken"]})
        before = sandbox.counts()
        done = subprocess.run([binaries / "user_tokens", sandbox.origin], input=json.dumps(answers) + "\n", text=True,
                              cwd=place, check=True, stdout=subprocess.PIPE, timeout=120)
        counts = sandbox.counts()

    def sent(word):
        return sum(number - before.get(route, 0) for route, number in counts.items() if word in route.lower())

    return json.loads(done.stdout)["answered"], sent("refreshtoken"), sent("auth/login")


def measure(binaries, place):
    alone = json.loads(subprocess.run([binaries / "user_tokens"], cwd=place, check=True, text=True,
                                      stdout=subprocess.PIPE).stdout)
    yield Row("a token of 4 kB recognised and decoded", alone["decode"] / 1000, "ms", 5)
    yield Row("a diagnosis", alone["diagnose"], "µs", 50)
    yield Row("1,000 users' sessions held", alone["megabytes"], "MB", 5)
    answered, refreshes, logins = _calls(binaries, place)
    what = f"{CALLS} calls as {USERS} users, all expired"
    yield Row(f"{what}: refreshes", refreshes, "", USERS, exact=True)
    yield Row(f"{what}: logins", logins, "", 0, exact=True)
    yield Row(f"{what}: answers", answered, "", CALLS, exact=True)
