"""The sandbox as a separate process: clients of it, and its faults, log and ledger for tests.

    with libperk.sandbox.start() as sandbox, sandbox.kard() as kard:
        sandbox.faults({"match": {"operation": "offers.list"}, "status": 503})
        ...

A pytest fixture is ``with start() as sandbox: yield sandbox``; without ``with``, call ``stop``.
"""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any, cast, final
from urllib.parse import urlsplit

import libperk
from libperk.table import row

if TYPE_CHECKING:
    from libperk.clients import Capillary, Kard, KardLegacy

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

    @property
    def kard_settings(self) -> dict[str, str]:
        """Settings of `libperk.Kard` and `AsyncKard` for this sandbox."""
        return {
            "base_url": self.url,
            "organization_id": self.credentials["organization_id"],
            "client_id": self.credentials["client_id"],
            "client_secret": self.credentials["client_secret"],
        }

    @property
    def legacy_settings(self) -> dict[str, str]:
        """Settings of `libperk.KardLegacy` and `AsyncKardLegacy` for this sandbox."""
        own = self.credentials["legacy"]
        return {
            "base_url": self.url,
            "token_url": own["token_url"],
            "organization_id": self.credentials["organization_id"],
            "client_id": own["client_id"],
            "client_secret": own["client_secret"],
        }

    @property
    def capillary_settings(self) -> dict[str, str]:
        """Settings of `libperk.Capillary` and `AsyncCapillary` for this sandbox."""
        own = self.credentials["capillary"]
        return {"base_url": self.url, "key": own["key"], "secret": own["secret"]}

    @property
    def env(self) -> dict[str, str]:
        """The same settings as environment variables, from which clients take what they are not
        given."""
        settings = {
            "kard": self.kard_settings,
            "kard_legacy": self.legacy_settings,
            "capillary": self.capillary_settings,
        }
        prefixes = {name: row("providers", name)["env"] for name in settings}
        return {
            prefixes[name] + setting.upper(): value
            for name in settings
            for setting, value in settings[name].items()
        }

    @property
    def user_id(self) -> str:
        """A user that exists from the start."""
        return str(self.credentials["user_id"])

    @property
    def webhook_key(self) -> str:
        """What the sandbox signs its webhooks with."""
        return str(self.credentials["webhook_key"])

    def kard(self, **settings: Any) -> Kard:
        """A client of this sandbox; `settings` are added to its own."""
        return libperk.Kard(**{**self.kard_settings, **settings})

    def legacy(self, **settings: Any) -> KardLegacy:
        return libperk.KardLegacy(**{**self.legacy_settings, **settings})

    def capillary(self, **settings: Any) -> Capillary:
        return libperk.Capillary(**{**self.capillary_settings, **settings})

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
