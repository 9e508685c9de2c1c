"""A 429 with Retry-After holds back the whole client, its family and all threads (F11, C12)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from server import Reply, Server, reply

import libperk
from libperk import errors

NOTHING = {"data": [], "links": {"next": None}}


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as server:
        yield server


@pytest.fixture
def kard(server: Server) -> Iterator[libperk.Kard]:
    with libperk.Kard(
        base_url=server.url,
        client_id="c",
        client_secret="the-secret",
        organization_id="o",
        timeout_ms=60000,
    ) as kard:
        yield kard


def script(server: Server, *steps: Reply) -> None:
    """After the login."""
    server.script = [reply({"access_token": "t", "expires_in": 3600}), *steps]


def users(count: int) -> Iterator[Any]:
    return ({"id": f"u{n}", "enrolled_rewards": ["CARDLINKED"]} for n in range(count))


def test_one_429_ends_a_walk_of_many_requests(server: Server, kard: libperk.Kard) -> None:
    script(server, reply({}, 429, retry_after="3600"))
    outcomes = kard.users.create_many(users(4000))
    assert len(outcomes.rejected) == 4000 and all(
        isinstance(o.error, errors.RateLimitError) for o in outcomes
    )
    assert len(server.requests) == 2
    assert (
        outcomes[0].error
        and outcomes[0].error.retry_after == 3600
        and outcomes[0].error.http_status == 429
    )
    last = outcomes[3999].error
    assert (
        last
        and last.http_status is None
        and last.retry_after
        and last.retry_after <= 600
        and last.retryable
    )


def test_threads_and_relatives_are_held_back_too(server: Server, kard: libperk.Kard) -> None:
    other = kard.for_issuer("iss-2")
    server.script = [reply({"access_token": "t", "expires_in": 3600})]
    with pytest.raises(libperk.PerkError):  # both have a token now
        other.users.get("u")
    script(server, reply({}, 429, retry_after="3600"))
    with pytest.raises(errors.RateLimitError):
        kard.offers.list("u").list()
    before = len(server.requests)

    def ask(client: libperk.Kard) -> str:
        try:
            return str(client.offers.list("u").list())
        except errors.RateLimitError as error:
            return type(error).__name__

    with ThreadPoolExecutor(8) as pool:
        assert [*pool.map(ask, [kard, other] * 8)] == ["RateLimitError"] * 16
    assert len(server.requests) == before


def test_a_short_hold_is_waited_for(server: Server, kard: libperk.Kard) -> None:
    script(server, reply({}, 429, retry_after="1"), reply(NOTHING))
    assert kard.offers.list("u").list() == []
    assert len(server.requests) == 3


def test_a_quota_that_resets_at_a_time_silences_nobody_for_a_year(
    server: Server, kard: libperk.Kard
) -> None:
    in_a_year = str(int(time.time()) + 366 * 86400)  # and the reply has a Date
    headers: dict[str, Any] = {
        "Kard_Api_Usage_Quota_Remaining": "0",
        "Kard_Api_Usage_Quota_Reset": in_a_year,
    }
    script(server, reply(NOTHING, **headers))
    assert kard.offers.list("u").list() == []
    with pytest.raises(errors.RateLimitError) as caught:
        kard.offers.list("u", timeout_ms=1000).list()
    assert caught.value.retry_after and caught.value.retry_after <= 600


@pytest.mark.parametrize("value", [0, -1, 86400001, 2**63 - 1, 2**63])
def test_options_of_a_call_have_bounds(server: Server, kard: libperk.Kard, value: int) -> None:
    with pytest.raises((errors.OutOfRangeError, OverflowError)):
        kard.users.get("u", timeout_ms=value)
    assert server.requests == []


@pytest.mark.parametrize("value", [0, 101, 2**31, 2**32 + 1])
def test_attempts_of_a_call_have_bounds(server: Server, kard: libperk.Kard, value: int) -> None:
    with pytest.raises(errors.OutOfRangeError):
        kard.users.get("u", max_attempts=value)
    assert server.requests == []


def test_a_refused_login_leaves_nothing_of_its_body(server: Server, kard: libperk.Kard) -> None:
    import pickle

    server.script = [reply({"token": "abc-of-another-shape"})]
    with pytest.raises(errors.UnexpectedReplyError) as caught:
        kard.users.get("u")
    assert caught.value.errors == [] and b"another-shape" not in pickle.dumps(caught.value)


def test_a_secret_in_a_reply_is_masked(server: Server, kard: libperk.Kard) -> None:
    server.script = [
        reply({"errors": [{"title": "bad secret the-secret", "detail": "the-secret"}]}, 401)
    ]
    with pytest.raises(errors.AuthError) as caught:
        kard.users.get("u")
    assert "the-secret" not in str(caught.value) + str(caught.value.errors) + str(
        caught.value.api_name
    )
