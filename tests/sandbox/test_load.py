"""Ten thousand users and fifty thousand events through the process, with faults; each fate compared with the ledger."""

from __future__ import annotations

import http.client
import json
import time
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest
from sandbox_api import NOW, Api

from perk.sandbox import world as worlds
from perk.sandbox.testing import Handle

USERS, EVENTS, A_CALL = 10_000, 50_000, 100
SECONDS = 120
LOST = (ConnectionResetError, http.client.RemoteDisconnected, BrokenPipeError)


class Client:
    """One connection, opened again when it breaks."""

    def __init__(self, handle: Handle) -> None:
        parts = urlsplit(handle.url)
        own = handle.credentials
        self._connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        self._headers = {"Content-Type": "application/json"}
        self.issuer = f"/v2/issuers/{own['organization_id']}"
        credentials = {name: own[name] for name in ("client_id", "client_secret")}
        _, reply = self.post("/v2/auth/token", credentials)
        self._headers["Authorization"] = f"Bearer {reply['access_token']}"

    def post(self, path: str, body: Any) -> tuple[int, Any]:
        """Status and document; status 0 when no reply came."""
        try:
            self._connection.request("POST", path, json.dumps(body), self._headers)
            reply = self._connection.getresponse()
            return reply.status, json.loads(reply.read())
        except LOST:
            self._connection.close()
            return 0, None

    def close(self) -> None:
        self._connection.close()


@pytest.fixture
def client(live: Handle) -> Any:
    made = Client(live)
    yield made
    made.close()


def injected(operation: str) -> list[dict[str, Any]]:
    """Of the requests some meet 429, 500 before or after acting, or a reset; of the items of the others a share is refused."""
    match = {"operation": operation}
    return [
        {"match": match, "times": -1, "every": 7, "status": 429, "headers": {"Retry-After": "0"}},
        {"match": match, "times": -1, "every": 11, "status": 500},
        {"match": match, "times": -1, "every": 13, "status": 500, "act": True},
        {"match": match, "times": -1, "every": 17, "reset": True},
        {"match": match, "times": -1, "items_207": 0.03},
    ]


def test_users_by_their_thousands(live: Handle, client: Client) -> None:
    begun = time.monotonic()
    live.faults(*injected("users.create"))
    fates: dict[str, str] = {}
    for first in range(0, USERS, A_CALL):
        ids = [f"load-{n}" for n in range(first, first + A_CALL)]
        items = [{"type": "user", "id": i, "attributes": {"enrolledRewards": ["CARDLINKED"]}} for i in ids]
        status, document = client.post(f"{client.issuer}/users", {"data": items})
        if status == 207:
            refused = {error["id"] for error in document["errors"]}
            fates |= {i: "refused" if i in refused else "accepted" for i in ids}
        else:
            fates |= dict.fromkeys(ids, "refused" if status == 429 else "unknown")
    in_ledger = Counter(item["id"] for item in live.ledger("user"))
    assert Counter(fates.values()).keys() == {"accepted", "refused", "unknown"} and len(fates) == USERS
    assert max(in_ledger.values()) == 1
    assert {i for i, fate in fates.items() if fate == "accepted"} <= set(in_ledger)
    assert not {i for i, fate in fates.items() if fate == "refused"} & set(in_ledger)
    assert time.monotonic() - begun < SECONDS


def test_events_by_their_tens_of_thousands(live: Handle, client: Client) -> None:
    begun = time.monotonic()
    live.faults(*injected("attributions.create")[:-1])
    path = f"{client.issuer}/users/{live.credentials['user_id']}/attributions"
    fates: dict[str, str] = {}
    for first in range(0, EVENTS, A_CALL):
        names = [f"offer-{n}" for n in range(first, first + A_CALL)]
        common = {"eventCode": "VIEW", "medium": "BROWSE", "eventDate": NOW}
        items = [{"type": "offerAttribution", "attributes": {"entityId": name, **common}} for name in names]
        status, _ = client.post(path, {"data": items})
        fates |= dict.fromkeys(names, {202: "accepted", 429: "refused"}.get(status, "unknown"))
    in_ledger = Counter(item["entityId"] for item in live.ledger("attribution"))
    assert max(in_ledger.values()) == 1 and len(fates) == EVENTS
    assert {name for name, fate in fates.items() if fate == "accepted"} <= set(in_ledger)
    assert not {name for name, fate in fates.items() if fate == "refused"} & set(in_ledger)
    assert time.monotonic() - begun < SECONDS


def test_replies_do_not_wait_for_acknowledgements(client: Client) -> None:
    """Head and body are two writes; with Nagle's delay each reply on an open connection would take some 40 ms."""
    begun = time.monotonic()
    for _ in range(50):
        client.post("/v2/nowhere", {})
    assert time.monotonic() - begun < 50 * 0.03


def test_log_of_bodies_is_bounded(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "LOGGED_BYTES_MAX", 10_000)
    for _ in range(30):
        api.send("POST", "/v2/nowhere", {}, b"x" * 1000)
    state = api.sandbox.world.state
    assert (len(state.log), state.logged_bytes, state.requests) == (10, 10_000, 30)
