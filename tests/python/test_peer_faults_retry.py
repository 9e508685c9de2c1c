"""Faults that other clients of the same API have with repeating requests, a test each at least:
what was sent and what came out.

The number in a test's name is the fault's in FAULTS."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from typing import Any

import pytest
from leaks import refused
from server import Gate, Request, Server, reply

import libperk
from libperk import _core, errors
from libperk._calls import arguments, new_call

FAULTS = {
    1: "a write is sent up to three times, whatever the status",
    2: "409 is repeated, so that 'already there' costs three writes",
    3: "retry-after-ms is never followed",
    4: "Retry-After: 0 counts as none, and long ones are cut short",
    5: "a connection that breaks replays a write, and one that times out not even a read",
    6: "failures of the network are another library's exceptions",
    7: "how often to try cannot be set for a client",
    8: "tries are miscounted; a pause follows the last failure; pauses ignore the deadline; "
    "repeating cannot be turned off",
    9: "one timeout covers attempts and pauses, so a long pause becomes a cancellation; network "
    "errors are never repeated",
}

NOTHING = {"data": []}


def read(kard: libperk.Kard, **options: Any) -> list[Any]:
    return kard.offers.list("u-1", **options).list()


def activate(kard: libperk.Kard, **options: Any) -> Any:
    return kard.offers.activate("u-1", "o-1", **options)


def hang_up(server: Server) -> Callable[[Request], Any]:
    def step(_: Request) -> Any:
        server.hang_up()
        return reply(NOTHING)

    return step


# ---- 1 ----


@pytest.mark.parametrize("status", [408, 409, 500, 501, 502, 503, 504, 505])
def test_retry_1_an_activation_is_sent_once(
    kard: libperk.Kard, server: Server, status: int
) -> None:
    server.script = [reply({}, status)]
    with refused(errors.ApiError) as caught:
        activate(kard)
    assert (len(server.requests), caught.value.attempts) == (1, 1)
    assert caught.value.outcome_unknown == (status != 409)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_1_but_again_when_it_was_turned_away_unread(
    kard: libperk.Kard, server: Server, status: int
) -> None:
    server.script = [
        reply({}, status, retry_after="0"),
        reply({"data": {"type": "offerAttribution", "id": "e"}}, 201),
    ]
    assert activate(kard).id == "e"
    assert len(server.requests) == 2


# ---- 2 ----


def test_retry_2_a_conflict_is_an_answer(kard: libperk.Kard, server: Server) -> None:
    server.script = [
        reply(
            {"errors": [{"status": "409", "title": "Already there", "detail": ""}]},
            409,
            retry_after="0",
        )
    ]
    with refused(errors.ConflictError) as caught:
        kard.users.create([{"id": "u-1", "enrolled_rewards": []}])
    assert not caught.value.retryable and not caught.value.outcome_unknown
    assert len(server.requests) == 1
    with refused(errors.ConflictError):
        read(kard)
    assert len(server.requests) == 2


# ---- 3 and 4 ----


def test_retry_3_milliseconds_are_heeded_and_win(kard: libperk.Kard, server: Server) -> None:
    assert pause_asked(kard, {"Retry-After-Ms": "120", "Retry-After": "40"}) == 120
    server.script = [reply({}, 429, retry_after_ms="120", retry_after="40"), reply(NOTHING)]
    assert read(kard, timeout_ms=30_000) == []
    assert len(server.requests) == 2


def test_retry_4_zero_means_at_once(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({}, 503, retry_after="0")] * 3 + [reply(NOTHING)]
    assert read(kard) == []
    assert len(server.requests) == 4
    assert pause_asked(kard, {"Retry-After": "0"}) == 0


def pause_asked(
    kard: libperk.Kard, headers: dict[str, str], attempts: int = 1, **options: int
) -> int:
    """The ms that a call pauses after its last 503, which has these headers; the ones before allow
    a retry at once. -1 when the call gives up. The clock stands still."""
    call = new_call(kard, arguments(kard, "offers.list", b'{"user_id": "u-1"}'), options)
    for attempt in range(attempts):
        assert _core.perk_call_step(call, 0, 0) == _core.PERK_SEND
        for name, value in (headers if attempt == attempts - 1 else {"Retry-After": "0"}).items():
            _core.perk_call_header(call, name, value)
        _core.perk_call_feed(call, 503, b"", 0)
    action = _core.perk_call_step(call, 0, 0)
    return -1 if action == _core.PERK_FAILED else int(_core.perk_call_wait_ms(call))


@pytest.mark.parametrize("after_s", [1, 59, 61, 90, 600])
def test_retry_4_a_long_pause_is_kept_or_refused_but_not_cut(
    kard: libperk.Kard, server: Server, after_s: int
) -> None:
    assert pause_asked(kard, {"Retry-After": str(after_s)}, timeout_ms=3_600_000) == after_s * 1000
    assert pause_asked(kard, {"Retry-After": str(after_s)}, timeout_ms=after_s * 1000) == -1


def test_retry_4_a_refused_pause_is_the_server_s_answer(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({}, 503, retry_after="59")]
    with refused(errors.ServerError) as caught:
        read(kard, timeout_ms=30_000)
    assert caught.value.retry_after == 59 and caught.value.retryable and len(server.requests) == 1


# ---- 5 ----


def test_retry_5_a_write_is_not_replayed_when_the_server_hangs_up(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [hang_up(server)]
    with refused(errors.TransportError) as caught:
        activate(kard)
    assert caught.value.outcome_unknown and len(server.requests) == 1


def test_retry_5_a_read_is(kard: libperk.Kard, server: Server) -> None:
    server.script = [hang_up(server), reply(NOTHING)]
    assert read(kard) == []
    assert len(server.requests) == 2


def test_retry_5_a_write_that_never_left_is_tried_again() -> None:
    with libperk.Kard(
        base_url="http://127.0.0.1:1", token="t", organization_id="o", timeout_ms=4000
    ) as kard:
        with refused(errors.ConnectError) as caught:
            activate(kard, max_attempts=2)
        assert (
            caught.value.attempts == 2
            and not caught.value.outcome_unknown
            and caught.value.retryable
        )


# ---- 6 ----


def test_retry_6_all_failures_are_of_one_tree(kard: libperk.Kard, server: Server) -> None:
    server.script = [hang_up(server)]
    with refused(errors.TransportError) as caught:
        read(kard, max_attempts=1)
    assert isinstance(caught.value, libperk.PerkError)
    nobody = libperk.Kard(
        base_url="http://127.0.0.1:1", token="t", organization_id="o", max_attempts=1
    )
    with nobody, refused(errors.ConnectError) as caught:
        read(nobody)
    assert isinstance(caught.value, (libperk.PerkError, ConnectionError))
    silent = Gate()
    server.script = [silent]
    with refused(errors.DeadlineError) as caught:
        read(kard, timeout_ms=150)
    silent.opened.set()
    assert isinstance(caught.value, libperk.PerkError) and isinstance(caught.value, TimeoutError)


# ---- 7 ----


def test_retry_7_a_client_says_how_often_to_try_and_a_call_may_differ(server: Server) -> None:
    assert "max_attempts" in inspect.signature(libperk.Kard).parameters
    server.script = [reply({}, 503, retry_after="0")]
    with libperk.Kard(base_url=server.url, token="t", organization_id="o", max_attempts=2) as kard:
        for options, expected in (({}, 2), ({"max_attempts": 5}, 5), ({"max_attempts": 1}, 1)):
            server.requests.clear()
            with refused(errors.ServerError) as caught:
                read(kard, **options)
            assert caught.value.attempts == len(server.requests) == expected


# ---- 8 ----


@pytest.mark.parametrize("attempts", [1, 2, 3])
def test_retry_8_attempts_are_requests_and_the_last_failure_is_told_at_once(
    kard: libperk.Kard, server: Server, attempts: int
) -> None:
    assert pause_asked(kard, {"Retry-After": "2"}, attempts, max_attempts=attempts) == -1
    server.script = [reply({}, 503, retry_after="0")]
    with refused(errors.ServerError) as caught:
        read(kard, max_attempts=attempts)
    assert caught.value.attempts == len(server.requests) == attempts


def test_retry_8_no_pause_outlives_the_deadline(kard: libperk.Kard, server: Server) -> None:
    assert pause_asked(kard, {"Retry-After": "2"}, timeout_ms=300) == -1
    server.script = [reply({}, 503, retry_after="40")]
    with refused(errors.ServerError):
        read(kard, timeout_ms=30_000)
    assert len(server.requests) == 1


# ---- 9 ----


def test_retry_9_a_pause_that_does_not_fit_is_the_server_s_answer_and_no_cancellation(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [
        reply(
            {"errors": [{"status": "429", "title": "Slow down", "detail": ""}]},
            429,
            retry_after="30",
        )
    ]
    with refused(errors.RateLimitError) as caught:
        read(kard, timeout_ms=20_000)
    assert (caught.value.retry_after, caught.value.api_name, caught.value.retryable) == (
        30,
        "Slow down",
        True,
    )
    assert len(server.requests) == 1


def test_retry_9_each_page_has_the_whole_time(kard: libperk.Kard) -> None:
    """On a clock of the test's own: each of three pages takes 400 of 500 ms."""
    call, now = (
        new_call(kard, arguments(kard, "offers.list", b'{"user_id": "u-1"}'), {"timeout_ms": 500}),
        0,
    )
    for cursor in ("a", "b", None):
        assert _core.perk_call_step(call, now, 0) == _core.PERK_SEND
        now += 400
        links = {"next": f"/x?page[after]={cursor}" if cursor else None}
        body = {"data": [{"type": "standardOffer", "id": "o", "attributes": {}}], "links": links}
        _core.perk_call_feed(call, 200, json.dumps(body).encode(), now)
        assert _core.perk_call_step(call, now, 0) == _core.PERK_PAGE
        _core.perk_call_take_page(call)
    assert _core.perk_call_step(call, now, 0) == _core.PERK_DONE
