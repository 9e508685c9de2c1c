"""The sandbox for a test: a separate process, with handles on its faults, its log and its ledger.

    sandbox = libperk.sandbox.testing.start()
    sandbox.faults({"match": {"operation": "offers.list"}, "status": 503})
    ...
    sandbox.stop()

It is a context manager too, so a pytest fixture is ``with start() as sandbox: yield sandbox``.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from typing import Any, cast, final
from urllib.parse import urlsplit

STOP_TIMEOUT_S = 5.0
CONTROL_TIMEOUT_S = 30.0

Json = dict[str, Any]


@final
class Handle:
    """A running sandbox."""

    def __init__(self, process: subprocess.Popen[bytes], credentials: Json) -> None:
        self.process = process
        self.credentials = credentials
        self.url = str(credentials["url"])

    def __enter__(self) -> Handle:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def __repr__(self) -> str:
        return f"<libperk.sandbox at {self.url}>"

    def faults(self, *specs: Json) -> list[Json]:
        """Plans faults, in order; without arguments, lists those still in force."""
        listed = (
            self.control("POST", "faults", list(specs)) if specs else self.control("GET", "faults")
        )
        return cast("list[Json]", listed["faults"])

    def clear_faults(self) -> None:
        self.control("DELETE", "faults")

    def log(self) -> list[Json]:
        """The requests seen since the start or the last reset, without secrets."""
        return cast("list[Json]", self.control("GET", "log")["requests"])

    def logins(self) -> int:
        return int(self.control("GET", "log")["logins"])

    def ledger(self, kind: str | None = None) -> list[Json]:
        """What was accepted, item by item."""
        items = cast("list[Json]", self.control("GET", "ledger")["items"])
        return [item for item in items if kind in (None, item["kind"])]

    def applied(self, kind: str) -> dict[str, int]:
        """How often each item of a kind took effect, by its id; by `user/entity` for events, which
        have none."""
        return cast("dict[str, int]", self.control("GET", "applied")["times"].get(kind, {}))

    def deliveries(self) -> list[Json]:
        """Webhooks sent, with their attempts."""
        return cast("list[Json]", self.control("GET", "ledger")["deliveries"])

    def settings(self, **changes: Any) -> Json:
        return self.control("POST", "settings", changes)

    def revoke_tokens(self) -> int:
        return int(self.control("POST", "revoke")["revoked"])

    def reset(self) -> None:
        """Everything as it was at the start; tokens handed out before are gone."""
        self.control("POST", "reset")

    def control(self, method: str, name: str, body: Any = None) -> Json:
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(
            parts.hostname or "", parts.port, timeout=CONTROL_TIMEOUT_S
        )
        try:
            connection.request(
                method, f"/_sandbox/{name}", None if body is None else json.dumps(body)
            )
            reply = connection.getresponse()
            answer = json.loads(reply.read())
        finally:
            connection.close()
        if reply.status != 200:
            raise ValueError(answer.get("error", f"the sandbox answered {reply.status}"))
        return cast(Json, answer)

    def stop(self) -> int:
        """Ends the process and waits for it; its exit code. Stopping twice is fine."""
        if self.process.poll() is None:
            self.process.terminate()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
        try:
            return self.process.wait(STOP_TIMEOUT_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def start(*, seed: int = 1, token_life_s: int = 3600, now: str | None = None) -> Handle:
    """Starts a sandbox on a free loopback port and waits until it listens. It ends with this
    process at the latest."""
    command = [
        sys.executable,
        "-m",
        "libperk.sandbox",
        "--json",
        "--until-eof",
        "--seed",
        str(seed),
        "--token-life",
        str(token_life_s),
    ]
    if now is not None:
        command += ["--now", now]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        code = Handle(process, {"url": ""}).stop()
        raise RuntimeError(f"the sandbox did not start: exit code {code}; see its own message")
    return Handle(process, json.loads(line))
