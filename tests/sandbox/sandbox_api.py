"""The sandbox driven in process, without a socket: requests in, replies out, paths exactly as
written."""

from __future__ import annotations

import asyncio
import base64
import json
from dataclasses import dataclass, field
from typing import Any

from libperk.sandbox.app import Sandbox
from libperk.sandbox.wire.checks import Checker

JSON = {"content-type": "application/json"}
NOW = "2026-03-10T12:00:00Z"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def data(self) -> Any:
        return self.json["data"]

    @property
    def error(self) -> Any:
        return self.json["errors"][0]


@dataclass
class Api:
    sandbox: Sandbox
    loop: asyncio.AbstractEventLoop
    tokens: dict[str, str] = field(default_factory=dict)

    @property
    def own(self) -> Any:
        return self.sandbox.world.credentials

    def send(
        self,
        method: str,
        target: str,
        headers: dict[str, str] | None = None,
        body: Any = None,
        peer: str = "127.0.0.1",
    ) -> Answer:
        path, _, query = target.partition("?")
        raw = (
            body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        )
        given = {**(JSON if raw else {}), **(headers or {})}
        scope = {
            "type": "http",
            "method": method,
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": [(name.lower().encode(), value.encode()) for name, value in given.items()],
            "client": (peer, 5000),
        }
        answer = Answer(0, {}, b"")

        async def receive() -> Any:
            return {"type": "http.request", "body": raw, "more_body": False}

        async def take(message: Any) -> None:
            if message["type"] == "http.response.start":
                answer.status = message["status"]
                answer.headers = {
                    name.decode().lower(): value.decode() for name, value in message["headers"]
                }
            else:
                answer.body += message["body"]

        self.loop.run_until_complete(self.sandbox(scope, receive, take))
        return answer

    def control(self, method: str, name: str, body: Any = None) -> Any:
        answer = self.send(method, f"/_sandbox/{name}", {}, body)
        assert answer.status == 200, answer.body
        return answer.json

    def basic(self, user: str, password: str) -> dict[str, str]:
        return {
            "authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()
        }

    def login(self, **headers: str) -> Answer:
        form = {
            "content-type": "application/x-www-form-urlencoded",
            **self.basic(self.own.client_id, self.own.client_secret),
        }
        return self.send(
            "POST", "/v2/auth/token", {**form, **headers}, b"grant_type=client_credentials"
        )

    def kard(self, method: str, rest: str, body: Any = None, issuer: str = "") -> Answer:
        """A v2 call below /v2/issuers/{issuer}, logged in."""
        if "kard" not in self.tokens:
            self.tokens["kard"] = self.login().json["access_token"]
        headers = {"authorization": f"Bearer {self.tokens['kard']}"}
        return self.send(
            method, f"/v2/issuers/{issuer or self.own.organization_id}{rest}", headers, body
        )

    def user(self, method: str, rest: str, body: Any = None) -> Answer:
        """A v2 call below the seeded user."""
        return self.kard(method, f"/users/{self.own.user_id}{rest}", body)

    def offers(self, query: str = "") -> Answer:
        return self.user("GET", f"/offers?{query}")

    def find_offer(self, kind: str) -> Any:
        return next(
            o for o in self.sandbox.world.seed.offers.values() if o.kind == kind and not o.local
        )

    def legacy(self, method: str, path: str, body: Any = None) -> Answer:
        """A call of the legacy API, logged in."""
        if "legacy" not in self.tokens:
            own = self.basic(self.own.legacy_client_id, self.own.legacy_client_secret)
            form = {"content-type": "application/x-www-form-urlencoded", **own}
            answer = self.send("POST", "/oauth2/token?grant_type=client_credentials", form)
            self.tokens["legacy"] = answer.json["access_token"]
        return self.send(method, path, {"authorization": f"Bearer {self.tokens['legacy']}"}, body)

    def capillary(self, method: str, rest: str, body: Any = None) -> Answer:
        """A call below Capillary's /api_gateway/v1/promotions, logged in."""
        if "capillary" not in self.tokens:
            key = {"key": self.own.key, "secret": self.own.secret}
            self.tokens["capillary"] = self.send("POST", "/v3/oauth/token/generate", {}, key).data[
                "accessToken"
            ]
        headers = {"x-cap-api-oauth-token": self.tokens["capillary"]}
        return self.send(method, f"/api_gateway/v1/promotions{rest}", headers, body)

    def promised(self, operation: str, answer: Answer) -> Answer:
        """The answer, after a look whether its resources are what the table promises of the
        operation."""
        contract = self.sandbox.world.contract
        op, document, checker = contract.operations[operation], answer.json, Checker(contract)
        assert answer.status in op.spec["success"], answer.body
        rows = document["data"] if isinstance(document, dict) and "data" in document else document
        for row in rows if isinstance(rows, list) else [rows]:
            kind = row["type"] if op.provider == "kard" else op.spec["reply_types"][0]
            assert kind in op.spec["reply_types"]
            attributes = row.get("attributes", row)
            found = checker.members(
                contract.members(contract.resource(kind)["attributes"]), attributes, ""
            )
            assert [p.pointer + ": " + p.detail for p in found] == []
        return answer

    def ledger(self, kind: str) -> list[Any]:
        return [item for item in self.control("GET", "ledger")["items"] if item["kind"] == kind]
