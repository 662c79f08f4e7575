"""An emulator to measure, and calls to it."""

import http.client
import json
import subprocess
import time
from urllib.parse import urlsplit


class Sandbox:
    """A running emulator; `started_in` is the time from exec until it listened, in seconds."""

    def __init__(self, binaries, *options):
        begin = time.monotonic()
        self._process = subprocess.Popen([binaries / "fleetkey-sandbox", "--json", "--port", "0", *options],
                                         stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self._process.stdout.readline())
        self.started_in = time.monotonic() - begin
        self.origin = self.facts["origin"]
        self._connection = http.client.HTTPConnection(urlsplit(self.origin).netloc)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._connection.close()
        self._process.terminate()
        self._process.wait()

    def post(self, path, body, headers=()):
        """(decoded answer, seconds it took)"""
        begin = time.perf_counter()
        self._connection.request("POST", path, json.dumps(body),
                                 {"Content-Type": "application/json", **dict(headers)})
        text = self._connection.getresponse().read()
        return json.loads(text), time.perf_counter() - begin

    def counts(self):
        """How often each route was called."""
        self._connection.request("GET", "/_emulator/counts")
        return json.loads(self._connection.getresponse().read())["Result"]

    def sign_in(self):
        """The bearer header of the company's admin."""
        admin = next(admin for admin in self.facts["admins"] if admin["level"].lower().startswith("company"))
        fields = json.dumps({"email": admin["email"]})
        answer, _ = self.post("/v1/Auth/Login", {"LoginFields": fields, "Password": admin["password"]})
        return {"Authorization": "Bearer " + answer["Result"]["AccessToken"]["Token"]}
