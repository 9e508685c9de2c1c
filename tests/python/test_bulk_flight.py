"""Bulk writes with several requests open at once."""

from __future__ import annotations

import _thread
import json
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from server import PATIENCE_S, Reply, Request, Server, reply

import libperk
from libperk import errors

MOST = 100  # users of one request


def users(count: int) -> Iterator[dict[str, Any]]:
    return ({"id": f"u-{n}", "enrolled_rewards": []} for n in range(count))


def ids(request: Request) -> list[str]:
    return [item["id"] for item in json.loads(request.body)["data"]]


def accepted(request: Request) -> Reply:
    return reply({"data": [{"type": "user", "id": id} for id in ids(request)]}, 201)


def client(server: Server, **settings: Any) -> libperk.Kard:
    given = {"auth": "token", "token": "t", "organization_id": "o", "max_attempts": 1}
    return libperk.Kard(base_url=server.url, **{**given, **settings})


def letters(outcomes: libperk.Outcomes) -> str:
    return "".join(outcome.status[0] for outcome in outcomes)


def numbered(answers: dict[int, Callable[[Request], Reply]]) -> Callable[[Request], Reply]:
    """By the number of the request in the order of the items; the others are accepted."""

    def answer(request: Request) -> Reply:
        number = int(ids(request)[0].partition("-")[2]) // MOST
        return answers.get(number, accepted)(request)

    return answer


@pytest.mark.parametrize("most", [2, 4])
def test_so_many_requests_are_open_at_once(most: int) -> None:
    together = threading.Barrier(most)

    def meet(request: Request) -> Reply:
        together.wait(PATIENCE_S)
        return accepted(request)

    told: list[tuple[int, int]] = []
    with Server() as server:
        server.script = [meet]
        outcomes = client(server).users.create_many(
            users(most * MOST * 2),
            max_in_flight=most,
            progress=lambda settled, good: told.append((settled, good)),
        )
    assert letters(outcomes) == "a" * most * MOST * 2
    assert [outcome.item["id"] for outcome in outcomes] == [f"u-{n}" for n in range(len(outcomes))]
    assert told == [(n * MOST, n * MOST) for n in range(1, 2 * most + 1)]


def test_each_request_settles_its_own_items() -> None:
    answers: dict[int, Callable[[Request], Reply]] = {
        1: lambda _: reply({"errors": [{"title": "no"}]}, 400),
        2: lambda _: reply("", 500),
        4: lambda request: reply(
            {
                "data": [],
                "errors": [{"id": id, "status": "409", "title": "x"} for id in ids(request)],
            },
            207,
        ),
    }
    with Server() as server:
        server.script = [numbered(answers)]
        outcomes = client(server).users.create_many(users(550), max_in_flight=3)
    assert letters(outcomes) == "a" * 100 + "r" * 100 + "u" * 100 + "a" * 100 + "r" * 100 + "a" * 50
    assert [outcome.index for outcome in outcomes] == list(range(550))


def test_one_at_a_time_is_in_order() -> None:
    with Server() as server:
        server.script = [accepted]
        client(server).users.create_many(users(450), max_in_flight=1)
        sent = [id for request in server.requests for id in ids(request)]
    assert sent == [f"u-{n}" for n in range(450)]


def test_what_is_out_may_end_when_the_iterable_fails() -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield from users(350)
        raise LookupError("no more")

    with Server() as server:
        server.script = [accepted]
        with pytest.raises(LookupError) as caught:
            client(server).users.create_many(broken(), max_in_flight=4)
    outcomes: libperk.Outcomes = getattr(caught.value, "outcomes")
    assert letters(outcomes) == "a" * 300


def test_ctrl_c_leaves_what_was_sent_unknown() -> None:
    opened = threading.Event()
    both = threading.Barrier(2)

    def interrupt(request: Request) -> Reply:
        if "u-0" in ids(request):  # the first one, whenever it arrives
            return accepted(request)
        if both.wait(PATIENCE_S) == 0:
            _thread.interrupt_main()
        opened.wait(PATIENCE_S)
        return accepted(request)

    with Server() as server:
        server.script = [interrupt]
        with pytest.raises(KeyboardInterrupt) as caught:
            client(server).users.create_many(users(1000), max_in_flight=2)
        opened.set()
        sent = sum(len(ids(request)) for request in server.requests)
    outcomes: libperk.Outcomes = getattr(caught.value, "outcomes")
    assert sent == 300
    assert letters(outcomes)[:300].count("a") == 100 and letters(outcomes)[:300].count("u") == 200
    assert not any(outcome.accepted or outcome.unknown for outcome in outcomes[300:])


def test_the_callers_tokens_are_asked_for() -> None:
    kept: dict[str, tuple[str, float]] = {}

    class Store:
        def load(self, key: str) -> tuple[str, float] | None:
            return kept.get(key)

        def save(self, key: str, token: str, seconds: float) -> None:
            kept[key] = token, seconds

    with Server() as server:
        server.script = [accepted]
        kard = client(server, token=lambda: ("secret", 600), token_store=Store())
        outcomes = kard.users.create_many(users(500), max_in_flight=3)
        tokens = {request.headers["authorization"] for request in server.requests}
    assert letters(outcomes) == "a" * 500 and tokens == {"Bearer secret"}


def test_a_function_that_gives_no_token_stops_it() -> None:
    def none() -> str:
        raise LookupError("no token")

    with Server() as server:
        server.script = [accepted]
        with pytest.raises(LookupError) as caught:
            client(server, token=none).users.create_many(users(500), max_in_flight=3)
    outcomes: libperk.Outcomes = getattr(caught.value, "outcomes")
    assert not server.requests and not any(outcome.accepted for outcome in outcomes)


@pytest.mark.parametrize("most", [0, -1, 1000])
def test_bounds(most: int) -> None:
    with Server() as server:
        server.script = [accepted]
        with pytest.raises(errors.OutOfRangeError, match="max_in_flight"):
            client(server).users.create_many(users(150), max_in_flight=most)
