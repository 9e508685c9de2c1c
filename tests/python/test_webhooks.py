"""Events and the handler: vectors, the decision table, each event once, whatever goes wrong."""

from __future__ import annotations

import asyncio
import io
import json
import pickle
import re
import threading
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from logs import Log
from server import PATIENCE_S
from test_vectors import attribute, cases, check_error, good_or_refused, read, refusal

import libperk
from libperk.webhooks import DedupStore, Event, Handler, Verifier, parse, sign, unwrap
from libperk.webhooks._response import headers_of

KEY, NEXT_KEY = "hook-key-one", "hook-key-two"


def body_of(id: str = "n-1", type: str = "auditUpdate", **attributes: Any) -> bytes:
    data = {"type": type, "id": id, "attributes": {"status": "NEW", **attributes}}
    return json.dumps({"data": data, "meta": {"issuerId": "iss-1", "issuerName": "Heron"}}).encode()


def signed(body: bytes, key: str = KEY, name: str = "Notify-Signature") -> dict[str, str]:
    return {"Content-Type": "application/json", name: sign(key, body)}


class Desk:
    """A handler, what it handled, and a switch that makes handling fail."""

    def __init__(self, *keys: str, **settings: Any) -> None:
        self.events: list[Any] = []
        self.failure: BaseException | None = None
        self.handler = Handler(list(keys or (KEY,)), self.take, **settings)

    def take(self, event: Any) -> None:
        if self.failure:
            raise self.failure
        self.events.append(event)

    def status(self, body: bytes, headers: Any = None) -> int:
        return self.handler.handle(signed(body) if headers is None else headers, body).status


# ---- events ----


@cases("event")
def test_vectors(case: Path) -> None:
    def act() -> None:
        event, expected = parse((case / "body").read_bytes()), read(case / "expected.json")
        made = {name: getattr(event, name) for name in expected if name != "attributes"}
        made["attributes"] = {
            path: attribute(event.resource, path) for path in expected["attributes"]
        }
        assert made == expected
        assert event.known == (expected["status"] == "current")

    good_or_refused(refusal(case), act)


@cases("event")
def test_vectors_of_signed_deliveries(case: Path) -> None:
    """Those that handlers and `unwrap` refuse, however well they are signed, have a file with
    so."""
    body, desk = (case / "body").read_bytes(), Desk()
    if (case / "error.json").exists():
        return
    answer = desk.handler.handle(signed(body), body)
    if not (case / "signed.json").exists():
        assert (answer.status, [event.key for event in desk.events]) == (
            200,
            [read(case / "expected.json")["key"]],
        )
        assert unwrap(body, sign(KEY, body), KEY).key == desk.events[0].key
        return
    assert (answer.status, desk.events) == (400, [])
    check_error(answer.error, read(case / "signed.json"))
    with pytest.raises(libperk.errors.ParseError) as caught:
        unwrap(body, sign(KEY, body), KEY)
    check_error(caught.value, read(case / "signed.json"))


def test_eight_types_and_the_two_of_old_have_classes_of_their_own() -> None:
    enums = {row["name"]: row["values"] for row in libperk.table.load()["enums"]}
    for type in enums["NotificationType"]:
        event = parse(body_of(type=type))
        assert (
            event.known
            and isinstance(event.resource, libperk.Resource)
            and event.resource.__class__ is not libperk.Resource
        )
    assert isinstance(
        parse(b'{"user":{},"transaction":{}}').resource, libperk.resources.LegacyEarnedReward
    )
    assert isinstance(
        parse(b'{"_id":"a","auditCode":8001}').resource, libperk.resources.LegacyAudit
    )
    assert parse(body_of(type="streak")).resource.__class__ is libperk.Resource


CART = {
    "customerIdentifiers": {"customerId": 7},
    "promotionId": "p",
    "lineItemInfo": [{"appliedPromotions": [{"discount": 2.50}]}],
}


def cart_event(kind: str, **beside: Any) -> bytes:
    return json.dumps(
        {"eventName": f"cartPromotion{kind}", "data": CART, "orgId": 150, **beside}
    ).encode()


@pytest.mark.parametrize("kind", ["Issued", "Earned", "Revoked", "Redeemed"])
def test_events_of_capillary_have_classes_of_their_own(kind: str) -> None:
    event: Any = parse(cart_event(kind, eventId="e-1"))
    assert type(event.resource) is getattr(libperk.resources, f"CartPromotion{kind}")
    assert (event.id, event.issuer_id, event.resource.customer_identifiers.customer_id) == (
        "e-1",
        "150",
        7,
    )
    assert (
        pickle.loads(pickle.dumps(event))
        == event
        == parse(cart_event(kind, eventId="e-1", apiRequestId="another"))
    )
    assert (
        event != parse(cart_event(kind, eventId="e-2"))
        and json.loads(event.document.json)["orgId"] == 150
    )


def test_type_checkers_know_every_event_that_is_current() -> None:
    """The stub of events is written by hand: each type has a class there, with the resource of the
    table."""
    table = libperk.table.load()
    names = next(row["values"] for row in table["enums"] if row["name"] == "NotificationType")
    carts = [f"cartPromotion{kind}" for kind in ("Issued", "Earned", "Revoked", "Redeemed")]
    classes = {row["type"]: row["class"] for row in table["resources"]}
    stub = (
        Path(libperk.__file__)
        .with_name("webhooks")
        .joinpath("_events.pyi")
        .read_text(encoding="utf-8")
    )
    told = dict(
        re.findall(r'type: Literal\["(\w+)"\].*?resource: resources\.(\w+)', stub, re.DOTALL)
    )
    assert told == {
        name: classes[name] for name in [*names, *carts, "legacyEarnedReward", "legacyAudit"]
    }


def test_an_event_of_capillary_is_told_apart_from_one_of_kard_by_its_key() -> None:
    [ours, theirs] = [
        {"eventName": "auditUpdate", "eventId": "n-1", "data": {}},
        json.loads(body_of("n-1")),
    ]
    assert parse(json.dumps(ours)).key != parse(json.dumps(theirs)).key


def test_members_read_as_of_any_resource() -> None:
    [event] = [
        unwrap(body, sign(KEY, body), [KEY])
        for body in [body_of(transactionId="t-1", auditCode=8001)]
    ]
    assert isinstance(event.resource, libperk.resources.AuditUpdate)
    assert (event.resource.transaction_id, event.resource.audit_code) == ("t-1", 8001)
    assert (
        event.document.meta is not None
        and event.document.meta.issuer_name == event.issuer_name == "Heron"
    )
    assert repr(event) == "<Event auditUpdate/n-1>"


def test_digits_that_came_as_numbers_have_their_zeros() -> None:
    event: Any = parse(b'{"user":{},"transaction":{},"card":{"bin":12345,"last4":42}}')
    assert (event.resource.card.bin, event.resource.card.last4) == ("012345", "0042")


def test_when_it_came_is_an_aware_time_in_utc() -> None:
    body = body_of()
    before = datetime.now(timezone.utc)
    now = unwrap(body, sign(KEY, body), KEY).received_at
    assert before <= now <= datetime.now(timezone.utc) and now.utcoffset() == timedelta(0)
    east = datetime(2026, 3, 10, 14, tzinfo=timezone(timedelta(hours=2)))
    given = unwrap(body, sign(KEY, body), KEY, received_at=east).received_at
    assert (given, given.tzinfo) == (east, timezone.utc)
    for wrong in (datetime(2026, 3, 10), "2026-03-10T00:00:00Z"):
        with pytest.raises(libperk.errors.InputError, match="received_at"):
            parse(body, wrong)  # type: ignore[arg-type]


def test_nothing_is_read_before_the_signature_is_good() -> None:
    with pytest.raises(libperk.errors.SignatureError):
        unwrap(b"{not json", sign("other", b"{not json"), [KEY])
    with pytest.raises(libperk.errors.ParseError):
        unwrap(b"{not json", sign(KEY, b"{not json"), [KEY])


def test_an_event_can_be_queued() -> None:
    event = parse(body_of())
    again = pickle.loads(pickle.dumps(event))
    assert (again, again.key, again.received_at) == (event, event.key, event.received_at)
    assert (
        again.resource.status == "NEW"
        and len({event, again}) == 1
        and event != parse(body_of("n-2"))
    )
    assert isinstance(event, Event)


# ---- the handler ----


def refused(headers: Any, body: bytes = body_of()) -> int:
    desk = Desk()
    status = desk.status(body, headers)
    assert desk.events == []
    return status


def test_the_decision_table() -> None:
    body = body_of()
    assert Desk().status(body) == 200
    assert refused({}) == 403
    assert refused({"Notify-Signature": ""}) == 403
    assert refused({"Notify-Signature": sign(KEY, body).lower()}) == 401
    assert refused({"Notify-Signature": "é"}) == 401
    assert refused(signed(body, "other")) == 401
    assert refused(signed(b"{"), b"{") == 400
    assert refused(signed(b"[1]"), b"[1]") == 400
    deep = b"[" * 1000 + b"]" * 1000
    assert refused(signed(deep), deep) == 400
    assert refused({}, b"{") == 403
    large = body + b" " * (1 << 20)
    assert refused(signed(large), large) == 413
    assert Desk(max_body=len(body)).status(body) == 200
    assert Desk(max_body=len(body) - 1).status(body) == 413


def test_responses_give_the_sender_one_line_and_the_host_the_reason() -> None:
    desk, body = Desk(), body_of()
    good, torn = desk.handler.handle(signed(body), body), desk.handler.handle(signed(b"{"), b"{")
    assert (good.body, good.event, good.error) == ("handled", desk.events[0], None)
    assert torn.body == "the body is not a notification" and isinstance(
        torn.error, libperk.errors.ParseError
    )
    assert repr(torn) == "<Response 400: the body is not a notification>"


@pytest.mark.parametrize("name", ["notify-signature", "Notify-Signature", "NOTIFY-SIGNATURE"])
def test_the_header_is_found_in_any_case_and_form(name: str) -> None:
    body = body_of()
    headers = signed(body, name=name)
    assert Desk().status(body, headers) == Desk().status(body, list(headers.items())) == 200


def test_an_event_is_handled_once() -> None:
    desk = Desk()
    assert [desk.status(body_of()) for _ in range(3)] == [200, 200, 200]
    assert [event.key for event in desk.events] == ["auditUpdate/n-1"]
    assert desk.handler.handle(signed(body_of()), body_of()).body == "handled before"


def test_what_failed_is_tried_again(log: Log) -> None:
    desk = Desk()
    desk.failure = RuntimeError("the database is away")
    assert [desk.status(body_of()) for _ in range(2)] == [500, 500]
    assert log.lines == ["auditUpdate/n-1 was not handled: the database is away"] * 2
    desk.failure = None
    assert [desk.status(body_of()) for _ in range(2)] == [200, 200]
    assert len(desk.events) == 1


@pytest.mark.usefixtures("log")
def test_the_answer_to_a_failure_says_nothing_of_it_to_the_sender() -> None:
    desk = Desk()
    desk.failure = ValueError("secret of the host")
    answer = desk.handler.handle(signed(body_of()), body_of())
    assert "secret" not in answer.body and answer.error is desk.failure


def test_an_interrupt_is_not_swallowed_and_leaves_the_event_to_be_tried_again() -> None:
    desk = Desk()
    desk.failure = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        desk.status(body_of())
    desk.failure = None
    assert desk.status(body_of()) == 200 and len(desk.events) == 1


def test_two_deliveries_at_once_are_handled_by_one() -> None:
    started, may_end, statuses = threading.Event(), threading.Event(), []
    handled = []

    def slowly(event: Event) -> None:
        handled.append(event.key)
        started.set()
        assert may_end.wait(PATIENCE_S)

    handler, body = Handler(KEY, slowly), body_of()
    first = threading.Thread(
        target=lambda: statuses.append(handler.handle(signed(body), body).status)
    )
    first.start()
    assert started.wait(PATIENCE_S)
    meanwhile = handler.handle(signed(body), body)
    may_end.set()
    first.join()
    assert (meanwhile.status, statuses, handled) == (503, [200], ["auditUpdate/n-1"])
    assert dict(headers_of(meanwhile))["Retry-After"] == "10"
    assert handler.handle(signed(body), body).body == "handled before"


def test_a_crowd_of_threads_handles_each_event_once() -> None:
    desk = Desk()
    bodies = [body_of(f"n-{number}") for number in range(50)]
    barrier, statuses = threading.Barrier(4), set()

    def deliver() -> None:
        barrier.wait()
        statuses.update(desk.status(body) for body in bodies)

    threads = [threading.Thread(target=deliver) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(event.id for event in desk.events) == sorted(
        f"n-{number}" for number in range(50)
    )
    assert 200 in statuses <= {200, 503}
    assert not desk.handler._running


class Store:
    """A store of keys that is away when configured."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.away = False

    def claim(self, key: str) -> bool:
        if self.away:
            raise ConnectionError("no store")
        is_new = key not in self.keys
        self.keys.add(key)
        return is_new

    def release(self, key: str) -> None:
        if self.away:
            raise ConnectionError("no store")
        self.keys.discard(key)


def test_a_store_of_ones_own_is_shared_by_handlers() -> None:
    store = Store()
    one, two = Desk(dedup_store=store), Desk(dedup_store=store)
    assert (one.status(body_of()), two.status(body_of())) == (200, 200)
    assert (len(one.events), len(two.events), store.keys) == (1, 0, {"auditUpdate/n-1"})


@pytest.mark.usefixtures("log")
def test_a_store_that_is_away_is_a_failure_not_a_loss() -> None:
    store = Store()
    desk = Desk(dedup_store=store)
    store.away = True
    assert desk.status(body_of()) == 500
    store.away = False
    assert desk.status(body_of()) == 200 and len(desk.events) == 1


def test_a_store_that_cannot_release_does_not_block_the_event_in_this_process() -> None:
    store = Store()
    desk = Desk(dedup_store=store)

    def fail(event: Event) -> None:
        store.away = True
        raise ValueError("no")

    desk.handler.on_event = fail
    with pytest.raises(ConnectionError):
        desk.status(body_of())
    assert not desk.handler._running


def test_a_set_is_refused_rather_than_taken_for_a_store() -> None:
    with pytest.raises(TypeError, match="claim"):
        Handler(KEY, print, dedup_store=set())  # type: ignore[arg-type]


def test_the_memory_of_keys_is_bounded_and_forgets_the_oldest() -> None:
    seen = DedupStore(limit=3)
    assert [seen.claim(key) for key in "abcad"] == [True, True, True, False, True]
    assert len(seen) == 3
    assert [seen.claim(key) for key in "ab"] == [False, True]
    seen.release("b")
    seen.release("never")
    assert seen.claim("b")


def test_keys_are_rotated_without_a_gap() -> None:
    verifier = Verifier([KEY])
    desk = Desk()
    desk.handler = Handler(verifier, desk.take)
    bodies = [body_of(f"n-{n}") for n in range(3)]
    assert desk.status(bodies[0], signed(bodies[0], NEXT_KEY)) == 401
    verifier.add_key(NEXT_KEY)
    assert [desk.status(body, signed(body, key)) for body, key in zip(bodies, (NEXT_KEY, KEY))] == [
        200,
        200,
    ]
    desk.handler.verifier = Verifier([NEXT_KEY])
    assert [desk.status(bodies[2], signed(bodies[2], key)) for key in (KEY, NEXT_KEY)] == [401, 200]


def test_without_keys_nothing_is_accepted() -> None:
    with pytest.raises(libperk.errors.StateError):
        Handler([], print).handle(signed(b"{}"), b"{}")


# ---- coroutines ----


def test_a_coroutine_function_is_awaited() -> None:
    handled = []

    async def on_event(event: Event) -> None:
        await asyncio.sleep(0)
        handled.append(event.key)

    async def deliveries(handler: Handler) -> list[int]:
        body = body_of()
        answers = await asyncio.gather(
            *(handler.handle_async(signed(body), body) for _ in range(3))
        )
        return [answer.status for answer in answers]

    handler = Handler(KEY, on_event)
    assert asyncio.run(deliveries(handler)) == [200, 503, 503] and handled == ["auditUpdate/n-1"]
    with pytest.raises(TypeError, match="handle_async"):
        handler.handle(signed(body_of()), body_of())


def test_a_cancelled_task_leaves_its_event_to_be_tried_again() -> None:
    async def story() -> list[int]:
        started = asyncio.Event()

        async def on_event(event: Event) -> None:
            if not started.is_set():
                started.set()
                await asyncio.sleep(60)

        handler, body = Handler(KEY, on_event), body_of()
        task = asyncio.create_task(handler.handle_async(signed(body), body))
        await started.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return [(await handler.handle_async(signed(body), body)).status]

    assert asyncio.run(story()) == [200]


def test_what_nobody_awaits_has_not_been_handled(log: Log) -> None:
    async def on_event(event: Event) -> None: ...

    assert (
        Handler(KEY, lambda event: on_event(event)).handle(signed(body_of()), body_of()).status
        == 500
    )
    assert "awaitable" in log.lines[0]


# ---- WSGI and ASGI by hand; with real servers in test_webhook_servers ----


def wsgi(desk: Desk, body: bytes, **changes: Any) -> tuple[str, dict[str, str], bytes]:
    environ = {
        "REQUEST_METHOD": "POST",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_NOTIFY_SIGNATURE": sign(KEY, body),
        "wsgi.input": io.BytesIO(body),
        **changes,
    }
    told: list[Any] = []
    parts = desk.handler.wsgi(
        {k: v for k, v in environ.items() if v is not None}, lambda *given: told.append(given)
    )
    return told[0][0], dict(told[0][1]), b"".join(parts)


class Unread(io.BytesIO):
    def read(self, *_: Any) -> bytes:
        raise AssertionError("more was read than is allowed")


def test_wsgi() -> None:
    desk, body = Desk(), body_of()
    status, headers, text = wsgi(desk, body)
    assert (status, text) == ("200 OK", b"handled")
    assert headers == {"Content-Type": "text/plain; charset=utf-8", "Content-Length": "7"}
    assert wsgi(desk, body)[2] == b"handled before"
    assert wsgi(desk, body, HTTP_NOTIFY_SIGNATURE=None)[0] == "403 Forbidden"
    get = wsgi(desk, body, REQUEST_METHOD="GET", **{"wsgi.input": Unread()})
    assert get[0] == "405 Method Not Allowed" and get[1]["Allow"] == "POST"


@pytest.mark.parametrize("length", ["", None, "x", "-5"])
def test_wsgi_without_a_length_reads_what_the_server_ends(length: str | None) -> None:
    body = body_of()
    assert (
        wsgi(Desk(), body, CONTENT_LENGTH=length, **{"wsgi.input_terminated": True})[0] == "200 OK"
    )
    assert (
        wsgi(Desk(), body, CONTENT_LENGTH=length, **{"wsgi.input": Unread()})[0]
        == "401 Unauthorized"
    )


def test_wsgi_reads_no_more_than_is_allowed() -> None:
    body = body_of()
    source = io.BytesIO(body + b" " * 100_000)
    assert wsgi(
        Desk(max_body=len(body)), body, CONTENT_LENGTH="100000000", **{"wsgi.input": source}
    )[0].startswith("413")
    assert source.tell() == len(body) + 1
    assert (
        wsgi(Desk(), body, CONTENT_LENGTH=str(len(body) + 5))[0] == "200 OK"
    )  # the sender disconnected after it
    assert wsgi(Desk(), body, **{"wsgi.input": io.BytesIO(body[:20])})[0] == "401 Unauthorized"


def asgi(
    application: Callable[..., Any], *messages: Any, method: str = "POST", headers: Any = ()
) -> list[Any]:
    async def run() -> list[Any]:
        sent: list[Any] = []
        left = iter(messages)

        async def receive() -> Any:
            return next(left)

        async def send(message: Any) -> None:
            sent.append(message)

        await application(
            {"type": "http", "method": method, "headers": list(headers)}, receive, send
        )
        return sent

    return asyncio.run(run())


def part(body: bytes, more: bool = False) -> dict[str, Any]:
    return {"type": "http.request", "body": body, "more_body": more}


def pairs(body: bytes) -> list[tuple[bytes, bytes]]:
    return [(b"notify-signature", sign(KEY, body).encode())]


def test_asgi() -> None:
    desk, body = Desk(), body_of()
    start, end = asgi(desk.handler.asgi, part(body[:9], True), part(body[9:]), headers=pairs(body))
    assert (start["status"], end["body"]) == (200, b"handled")
    assert (b"content-length", b"7") in start["headers"] and len(desk.events) == 1
    assert asgi(desk.handler.asgi, method="PUT")[0]["status"] == 405
    assert asgi(desk.handler.asgi, part(body))[0]["status"] == 403


def test_asgi_with_a_coroutine_function() -> None:
    handled = []

    async def on_event(event: Event) -> None:
        handled.append(event.key)

    body = body_of()
    assert asgi(Handler(KEY, on_event).asgi, part(body), headers=pairs(body))[0]["status"] == 200
    assert handled == ["auditUpdate/n-1"]


def test_on_event_sees_the_context_variables_of_the_request() -> None:
    """Whether it is awaited, runs in a thread of asgi's, or is called by wsgi."""
    trace: ContextVar[str] = ContextVar("trace", default="none")
    seen: list[str] = []

    def plain(_: Event) -> None:
        seen.append(trace.get())

    async def awaited(_: Event) -> None:
        seen.append(trace.get())

    body = body_of()
    for kind in (plain, awaited):
        trace.set(kind.__name__)
        assert asgi(Handler(KEY, kind).asgi, part(body), headers=pairs(body))[0]["status"] == 200
    trace.set("wsgi")
    desk = Desk()
    desk.handler.on_event = plain
    assert wsgi(desk, body)[0] == "200 OK"
    assert seen == ["plain", "awaited", "wsgi"]


def test_asgi_stops_reading_when_it_is_too_much_and_answers_nobody_who_has_gone() -> None:
    desk = Desk(max_body=10)
    assert asgi(desk.handler.asgi, part(b"12345", True), part(b"678901", True))[0]["status"] == 413
    assert asgi(desk.handler.asgi, part(b"12345", True), {"type": "http.disconnect"}) == []


def test_asgi_takes_http_only() -> None:
    with pytest.raises(ValueError, match="HTTP"):
        asyncio.run(Desk().handler.asgi({"type": "websocket"}, None, None))
