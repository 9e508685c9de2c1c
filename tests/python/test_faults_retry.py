"""What is repeated and what is not; the sandbox's log and ledger prove how often the server was
asked and acted."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from leaks import refused
from server import PATIENCE_S, Server, reply

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

USER = "sandbox-user-1"
LIST = {"operation": "offers.list"}
SEND = {"operation": "users.create"}
NOW = {"Retry-After": "0"}
BODY = {"data": [], "links": {}}


def sent(sandbox: Handle, operation: str) -> int:
    return sum(entry["operation"] == operation for entry in sandbox.log())


def enrol(client: libperk.Kard, **options: Any) -> Any:
    return client.users.create([{"id": "u-1", "enrolled_rewards": ["CARDLINKED"]}], **options)


# ---- statuses ----


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
def test_a_read_is_repeated(sandbox: Handle, shopper: libperk.Kard, status: int) -> None:
    sandbox.faults({"match": LIST, "status": status, "headers": NOW})
    assert shopper.offers.list(USER).first() is not None
    assert sent(sandbox, "offers.list") == 2


@pytest.mark.parametrize("status", [400, 403, 404, 409, 422, 501])
def test_a_read_is_not_repeated_where_that_would_not_help(
    sandbox: Handle, shopper: libperk.Kard, status: int
) -> None:
    sandbox.faults({"match": LIST, "status": status, "headers": NOW})
    with refused(errors.ApiError) as caught:
        shopper.offers.list(USER).first()
    assert (caught.value.http_status, caught.value.attempts, caught.value.retryable) == (
        status,
        1,
        False,
    )
    assert sent(sandbox, "offers.list") == 1


@pytest.mark.parametrize("status", [408, 500, 502, 503, 504])
@pytest.mark.parametrize("acted", [False, True], ids=["not acted", "acted"])
def test_a_write_is_sent_once_and_its_outcome_is_unknown(
    sandbox: Handle, shopper: libperk.Kard, status: int, acted: bool
) -> None:
    sandbox.faults({"match": SEND, "status": status, "act": acted})
    with refused(errors.ApiError) as caught:
        enrol(shopper)
    assert caught.value.outcome_unknown and not caught.value.retryable
    assert (caught.value.http_status, caught.value.attempts) == (status, 1)
    assert sent(sandbox, "users.create") == 1
    assert len(sandbox.ledger("user")) == acted


@pytest.mark.parametrize("status", [500, 502, 504])
def test_a_retry_after_does_not_make_a_write_repeatable(
    sandbox: Handle, shopper: libperk.Kard, status: int
) -> None:
    sandbox.faults({"match": SEND, "status": status, "headers": NOW, "act": True})
    with refused(errors.ServerError) as caught:
        enrol(shopper)
    assert (
        caught.value.outcome_unknown
        and sent(sandbox, "users.create") == 1
        and len(sandbox.ledger("user")) == 1
    )


@pytest.mark.parametrize("status", [429, 503])
def test_a_write_that_was_turned_away_is_repeated(
    sandbox: Handle, shopper: libperk.Kard, status: int
) -> None:
    sandbox.faults({"match": SEND, "status": status, "headers": NOW})
    enrol(shopper)
    assert sent(sandbox, "users.create") == 2 and len(sandbox.ledger("user")) == 1


def test_a_write_that_was_refused_has_a_known_outcome(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    sandbox.faults({"match": SEND, "status": 400})
    with refused(errors.BadRequestError) as caught:
        enrol(shopper)
    assert not caught.value.outcome_unknown and sent(sandbox, "users.create") == 1


def test_attempts_are_counted_and_bounded(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": LIST, "status": 500, "headers": NOW, "times": -1})
    with refused(errors.ServerError) as caught:
        shopper.offers.list(USER).first()
    assert (caught.value.attempts, caught.value.retryable, sent(sandbox, "offers.list")) == (
        4,
        True,
        4,
    )
    with refused(errors.ServerError) as caught:
        shopper.offers.list(USER, max_attempts=1).first()
    assert (caught.value.attempts, sent(sandbox, "offers.list")) == (1, 5)


def test_a_failed_page_in_mid_walk_is_repeated_alone(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    whole = [offer.id for offer in shopper.offers.list(USER, page_size=100)]
    before = sent(sandbox, "offers.list")
    pages = shopper.offers.list(USER, page_size=100).pages()
    ids = [offer.id for offer in next(pages)]
    sandbox.faults({"match": LIST, "status": 500, "headers": NOW})
    ids += [offer.id for page in pages for offer in page]
    assert ids == whole and sent(sandbox, "offers.list") == 2 * before + 1


# ---- how long to wait ----

# Each of these leaves time before a deadline of 30 s. A hint taken for a longer one would not, and
# would fail the call at once. The vectors of `error` check how long each pause is.
HINTS: dict[str, dict[str, Any]] = {
    "Retry-After 0": {"Retry-After": "0"},
    "retry-after-ms": {"retry-after-ms": "120"},
    "retry-after-ms goes before Retry-After": {"retry-after-ms": "60", "Retry-After": "45"},
    "a date that is past": {"Retry-After": {"date_in_s": -5}},
    "the quota is fresh": {"Kard-Api-Usage-Quota-Reset": "0"},
    "Retry-After goes before the quota": {"Retry-After": "0", "Kard-Api-Usage-Quota-Reset": "50"},
    "nothing reported: back-off": {"Kard-Api-Usage-Quota-Reset": None},
    "nothing sensible reported: back-off": {
        "Retry-After": "soon",
        "Kard-Api-Usage-Quota-Reset": None,
    },
}


@pytest.mark.parametrize("headers", HINTS.values(), ids=HINTS.keys())
def test_a_limited_call_waits_as_asked(
    sandbox: Handle, shopper: libperk.Kard, headers: dict[str, Any]
) -> None:
    shopper.subscriptions.list()
    sandbox.faults({"match": LIST, "status": 429, "headers": headers})
    assert shopper.offers.list(USER, page_size=1, timeout_ms=30_000).first() is not None
    assert sent(sandbox, "offers.list") == 2


REFUSALS: dict[str, tuple[dict[str, Any], float]] = {
    "seconds": ({"Retry-After": "30"}, 30.0),
    "a date": ({"Retry-After": {"date_in_s": 30}}, 30.0),
    "retry-after-ms": ({"retry-after-ms": "30500"}, 30.5),
    "the quota's reset": ({"Kard-Api-Usage-Quota-Reset": "30"}, 30.0),
}


@pytest.mark.parametrize(("headers", "reported"), REFUSALS.values(), ids=REFUSALS.keys())
def test_no_call_waits_past_its_deadline(
    sandbox: Handle, shopper: libperk.Kard, headers: dict[str, Any], reported: float
) -> None:
    shopper.subscriptions.list()
    sandbox.faults({"match": LIST, "status": 429, "headers": headers})
    with refused(
        errors.RateLimitError
    ) as caught:  # to wait for nothing would end in a DeadlineError
        shopper.offers.list(USER, timeout_ms=25_000).first()
    assert caught.value.retry_after == pytest.approx(reported, abs=1) and caught.value.retryable
    assert sent(sandbox, "offers.list") == 1


def test_the_same_holds_for_a_write(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": SEND, "status": 429, "headers": {"Retry-After": "30"}})
    with refused(errors.RateLimitError) as caught:
        enrol(shopper, timeout_ms=5_000)
    assert (
        caught.value.retryable and not caught.value.outcome_unknown and sandbox.ledger("user") == []
    )


# ---- the deadline ----


def test_a_read_that_takes_too_long_ends_at_the_deadline(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    shopper.subscriptions.list()
    sandbox.faults({"match": LIST, "delay_ms": 60_000})
    with refused(errors.DeadlineError) as caught:
        shopper.offers.list(USER, timeout_ms=200).first()
    assert caught.value.retryable and not caught.value.outcome_unknown
    assert isinstance(caught.value, TimeoutError)


def test_a_write_that_takes_too_long_has_an_unknown_outcome(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    shopper.subscriptions.list()
    sandbox.faults({"match": SEND, "delay_ms": 600_000})
    with refused(errors.DeadlineError) as caught:
        enrol(shopper, timeout_ms=2_000)
    assert caught.value.outcome_unknown and len(sandbox.ledger("user")) == 1


def test_the_deadline_covers_all_attempts(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.subscriptions.list()
    sandbox.faults(
        {"match": LIST, "status": 500, "times": -1, "headers": {"retry-after-ms": "400"}}
    )
    with refused(errors.PerkError) as caught:
        shopper.offers.list(USER, timeout_ms=1_800, max_attempts=100).first()
    # The deadline may fall between two attempts (the last refusal is reported) or into one (which
    # then may not be in the log yet).
    assert isinstance(caught.value, (errors.ServerError, errors.DeadlineError))
    assert 1 <= caught.value.attempts <= 5 and sent(sandbox, "offers.list") in (
        caught.value.attempts,
        caught.value.attempts - 1,
    )


# ---- connections ----


def nobody_listens() -> str:
    """The address of a port that was just free."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_a_write_that_never_left_has_a_known_outcome() -> None:
    settings = {"base_url": nobody_listens(), "token": "t", "organization_id": "o"}
    with libperk.Kard(**settings, max_attempts=1) as client, refused(errors.ConnectError) as caught:
        enrol(client)
    assert (
        caught.value.retryable
        and not caught.value.outcome_unknown
        and isinstance(caught.value, ConnectionError)
    )


def test_an_idle_connection_that_died_does_not_repeat_a_write(
    kard: libperk.Kard, server: Server
) -> None:
    """The server answers and then closes without announcing it: libcurl finds out while it sends
    the next request."""
    server.script = [reply(BODY), reply({"data": [{"type": "user", "id": "u-1"}]}, 201)]
    kard.offers.list("u").first()
    server.hang_up()
    enrol(kard)
    assert [request.method for request in server.requests] == ["GET", "POST"]


# ---- many threads ----


def test_threads_share_one_client_through_faults(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults(
        {"match": LIST, "status": 503, "headers": NOW, "times": 8},
        {"match": LIST, "reset": True, "times": 2},
    )
    shopper.subscriptions.list()
    found: list[int] = []

    def walk() -> None:
        found.append(
            len(shopper.offers.list(USER, max_attempts=20, page_size=50, max_pages=1).list())
        )

    threads = [threading.Thread(target=walk) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    assert found == [50] * 8
    assert sandbox.logins() == 1 and sent(sandbox, "offers.list") == 8 + 10
