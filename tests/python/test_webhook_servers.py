"""The sandbox's own signed deliveries through the handler, under real WSGI and ASGI servers: every
type, replays, retries."""

from __future__ import annotations

import queue
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
import uvicorn
from server import PATIENCE_S
from starlette.applications import Starlette
from starlette.routing import Route

import libperk
from libperk.sandbox.testing import Handle
from libperk.webhooks import Handler

USER, WHEN = "sandbox-user-1", "2026-03-10T12:00:00Z"
CURRENT = (
    "earnedRewardApproved",
    "earnedRewardSettled",
    "earnedRewardRejected",
    "auditUpdate",
    "fileProcessingResult",
    "pushNotificationPlacementFile",
    "emailNotificationPlacementFile",
)


class Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None: ...


@contextmanager
def wsgiref(handler: Handler) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, handler.wsgi, handler_class=Silent)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hooks"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def uvicorn_with(application: Any) -> Iterator[str]:
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(application, log_config=None, log_level="critical", lifespan="off")
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/hooks"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()


@contextmanager
def uvicorn_alone(handler: Handler) -> Iterator[str]:
    with uvicorn_with(handler.asgi) as url:
        yield url


@contextmanager
def starlette(handler: Handler) -> Iterator[str]:
    with uvicorn_with(Starlette(routes=[Route("/hooks", handler.asgi)])) as url:
        yield url


SERVERS = pytest.mark.parametrize(
    "serve", [wsgiref, uvicorn_alone, starlette], ids=lambda serve: serve.__name__
)


class Issuer:
    """Whoever gets the sandbox's deliveries: keeps types and keys, and may fail for a while."""

    def __init__(self, sandbox: Handle) -> None:
        self.sandbox = sandbox
        self.came: queue.Queue[tuple[str, str]] = queue.Queue()
        self.failures = 0
        self.handler = Handler(["a-key-of-tomorrow", sandbox.credentials["webhook_key"]], self.take)

    def take(self, event: Any) -> None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("not now")
        self.came.put((event.type, event.key))

    def take_one(self, type: str) -> str:
        found, key = self.came.get(timeout=PATIENCE_S)
        assert found == type
        return key

    def settle(self) -> list[dict[str, Any]]:
        """The sandbox's deliveries, once none is under way."""
        end = time.monotonic() + PATIENCE_S
        while any(entry["status"] == "pending" for entry in self.sandbox.deliveries()):
            assert time.monotonic() < end
            time.sleep(0.01)
        return self.sandbox.deliveries()


def purchase(name: str, id: str, status: str, transaction: str = "t-1") -> dict[str, Any]:
    dates = {
        "APPROVED": "authorization_date",
        "SETTLED": "settled_date",
        "REVERSED": "transaction_date",
    }
    own = {
        "id": id,
        "transaction_id": transaction,
        "user_id": USER,
        "status": status,
        dates[status]: WHEN,
    }
    if status == "SETTLED":
        own["authorization_date"] = WHEN
    card = {"payment_type": "CARD", "card_bin": "400000", "card_last_four": "0042"}
    shop = {
        "amount": 4250,
        "currency": "USD",
        "description": name,
        "merchant": {"name": name},
        "direction": "DEBIT",
    }
    return {"type": "transaction", **own, **shop, **card}


def put(url: str, body: bytes) -> None:
    with urllib.request.urlopen(
        urllib.request.Request(url, body, method="PUT"), timeout=PATIENCE_S
    ) as reply:
        assert reply.status == 200


def cause_rewards(kard: libperk.Kard, issuer: Issuer) -> None:
    name = kard.offers.list(USER).list()[0].name
    steps = [
        ("e-1", "APPROVED", "t-1"),
        ("e-2", "SETTLED", "t-1"),
        ("e-3", "APPROVED", "t-2"),
        ("e-4", "REVERSED", "t-2"),
    ]
    told = (
        "earnedRewardApproved",
        "earnedRewardSettled",
        "earnedRewardApproved",
        "earnedRewardRejected",
    )
    for (id, status, transaction), type in zip(steps, told):
        kard.transactions.create([purchase(name, id, status, transaction)])
        issuer.take_one(type)


def cause_files(kard: libperk.Kard, issuer: Issuer) -> None:
    [place] = kard.transactions.create_upload_urls(
        [{"type": "incomingTransactionsFile", "filename": "day.jsonl"}]
    )
    put(place.url, b'{"no": "purchase"}\n')
    assert issuer.take_one("fileProcessingResult").startswith("fileProcessingResult/")
    audit = {
        "audit_code": 3005,
        "merchant_name": "x",
        "audit_description": "missing",
        "transaction_id": "t-1",
    }
    kard.audits.create(USER, [audit])
    issuer.take_one("auditUpdate")


def cause_placements(kard: libperk.Kard, issuer: Issuer) -> set[str]:
    """The same two placements at two cadences: four events."""
    cadence = {"frequency": "WEEKLY", "day_of_week": "MON", "time_of_day": "09:00"}
    push = {"type": "placementPushNotification", "name": "Lock screen", "cadence": cadence}
    mail = {
        "type": "placementEmail",
        "name": "Newsletter",
        "cadence": cadence,
        "available_slots": 2,
    }
    ids = [kard.placements.create(placement).id for placement in (push, mail)]
    keys = set()
    for _ in range(2):
        for id, type in zip(ids, CURRENT[5:]):
            issuer.sandbox.control("POST", "placement_files", {"placementId": id})
            key = issuer.take_one(type)
            assert key.startswith(f"{type}/{id}/") and "http" not in key
            keys.add(key)
    return keys


def subscribe(kard: libperk.Kard, url: str) -> None:
    kard.subscriptions.create(
        [{"event_name": type, "webhook_url": url, "enabled": True} for type in CURRENT]
    )


@SERVERS
def test_every_type_arrives_once_and_replays_add_nothing(
    sandbox: Handle, shopper: libperk.Kard, serve: Callable[..., Any]
) -> None:
    issuer = Issuer(sandbox)
    with serve(issuer.handler) as url:
        subscribe(shopper, url)
        cause_rewards(shopper, issuer)
        cause_files(shopper, issuer)
        assert len(cause_placements(shopper, issuer)) == 4
        sent = issuer.settle()
        assert {entry["eventName"] for entry in sent} == set(CURRENT)
        for entry in sent:
            shopper.notifications.replay(entry["eventId"])
        again = issuer.settle()
    assert {(entry["status"], entry["statusCode"], entry["attempts"]) for entry in again} == {
        ("delivered", 200, 2)
    }
    assert issuer.came.empty()


@SERVERS
@pytest.mark.usefixtures("log")
def test_what_failed_comes_again_and_is_handled_once(
    sandbox: Handle, shopper: libperk.Kard, serve: Callable[..., Any]
) -> None:
    issuer = Issuer(sandbox)
    issuer.failures = 2
    with serve(issuer.handler) as url:
        subscribe(shopper, url)
        shopper.transactions.create(
            [purchase(shopper.offers.list(USER).list()[0].name, "e-1", "APPROVED")]
        )
        key = issuer.take_one("earnedRewardApproved")
        [entry] = issuer.settle()
    assert (entry["status"], entry["attempts"], key) == (
        "delivered",
        3,
        f"earnedRewardApproved/{entry['eventId']}",
    )
    assert issuer.came.empty()


@SERVERS
def test_the_old_api_is_told_apart_by_what_happened(
    sandbox: Handle, serve: Callable[..., Any]
) -> None:
    issuer, told = Issuer(sandbox), sandbox.credentials["legacy"]
    with serve(issuer.handler) as url, libperk.KardLegacy(base_url=sandbox.url, **told) as old:
        sandbox.settings(legacy_webhook_url=url)
        name = old.merchants.list(limit=1).list()[0].name
        base = {
            "transaction_id": "t-9",
            "referring_partner_user_id": USER,
            "amount": 4250,
            "currency": "USD",
        }
        keys = []
        for status, date in (("APPROVED", "authorization_date"), ("SETTLED", "settled_date")):
            old.transactions.create(
                transactions=[
                    {
                        **base,
                        "merchant_name": name,
                        "description": name,
                        "status": status,
                        date: WHEN,
                    }
                ]
            )
            keys.append(issuer.take_one("legacyEarnedReward"))
        contact = {
            "preferred_contact_email": "help@issuer.example",
            "issuer": "Heron",
            "referring_partner_user_id": USER,
        }
        audit = {
            "transaction_id": "t-9",
            "audit_code": 3005,
            "merchant_name": name,
            "audit_description": "missing",
            **contact,
        }
        made: Any = old.audits.create(**audit)
        for step in ("IN_PROGRESS", "CLOSED"):
            sandbox.control("POST", "audits", {"id": made.id, "status": step})
            keys.append(issuer.take_one("legacyAudit"))
        assert len(set(keys)) == 4
        bodies = [entry["body"].encode() for entry in issuer.settle()]
        key = sandbox.credentials["webhook_key"]
        again = [
            issuer.handler.handle({"notify-signature": libperk.webhooks.sign(key, body)}, body).body
            for body in bodies
        ]
    assert again == ["handled before"] * 4
    assert USER not in "".join(keys) and issuer.came.empty()


@SERVERS
def test_other_methods_and_large_bodies_are_turned_away(
    sandbox: Handle, serve: Callable[..., Any]
) -> None:
    issuer = Issuer(sandbox)
    issuer.handler.max_body = 1000
    with serve(issuer.handler) as url:
        for request, status in (
            (urllib.request.Request(url), 405),
            (urllib.request.Request(url, b"{}"), 403),
            (urllib.request.Request(url, b" " * 2000), 413),
        ):
            with pytest.raises(urllib.error.HTTPError) as caught:
                urllib.request.urlopen(request, timeout=PATIENCE_S)
            assert caught.value.code == status
            assert caught.value.headers["Allow"] == ("POST" if status == 405 else None)
            caught.value.close()
