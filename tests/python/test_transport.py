"""Clients whose requests are performed by an object of the caller's."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from leaks import refused
from replies import offer, page

import libperk
from libperk import errors
from libperk.testing import Request

URL = "https://api.example.test"
LOGIN = {"access_token": "t-1", "expires_in": 3600}
USER = [{"id": "u", "enrolled_rewards": ["CARDLINKED"]}]
Step = Any  # (status, body, headers), an exception to raise, or a function that returns one of them


class Player:
    """A transport that plays a script; the last step stays."""

    def __init__(self, *script: Step) -> None:
        self.script = [*script]
        self.requests: list[Request] = []

    def send(self, request: Request) -> tuple[int, Any, bytes]:
        self.requests.append(request)
        step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        step = step(request) if callable(step) and not isinstance(step, type) else step
        if isinstance(step, BaseException):
            raise step
        status, body, headers = (*step, {})[:3]
        return status, headers, body if isinstance(body, bytes) else json.dumps(body).encode()


def listed(number: int, after: str = "") -> Step:
    links = {"next": f"{URL}/v2/x?page[after]={after}"} if after else {}
    return 200, {**page(offer(number)), "links": links}


def client(transport: Any, **settings: Any) -> libperk.Kard:
    given = {"client_id": "i", "client_secret": "s", "organization_id": "o", "base_url": URL}
    return libperk.Kard(**{**given, **settings}, transport=transport)


def ready(transport: Any, **settings: Any) -> libperk.Kard:
    return client(transport, client_id=None, client_secret=None, token="t", **settings)


def test_logins_retries_and_pages_are_the_client_s() -> None:
    busy = 503, {}, {"Retry-After": "0"}
    player = Player((200, LOGIN), busy, listed(1, after="x"), listed(2))
    with client(player) as kard:
        assert [found.id for found in kard.offers.list("u")] == ["o1", "o2"]
    assert [request.method for request in player.requests] == ["POST", "GET", "GET", "GET"]
    login, *_, last = player.requests
    assert login.url == f"{URL}/v2/auth/token" and login.body
    assert dict(last.headers)["Authorization"] == "Bearer t-1" and last.timeout > 0


def test_a_request_shows_no_secret() -> None:
    player = Player((200, LOGIN), listed(1))
    with client(player) as kard:
        kard.offers.list("u", search="shoes").list()
    for request in player.requests:
        assert not any(word in repr(request) for word in ("t-1", "shoes", "Basic", "secret"))


@pytest.mark.parametrize(
    ("raised", "kind", "sent"),
    [
        (errors.ConnectError, errors.ConnectError, False),
        (errors.DeadlineError, errors.DeadlineError, True),
        (errors.TransportError, errors.TransportError, True),
        (errors.LimitError, errors.LimitError, True),
        (ConnectionRefusedError, errors.ConnectError, False),
        (TimeoutError, errors.DeadlineError, True),
        (ConnectionResetError, errors.TransportError, True),
    ],
)
def test_failures_are_errors_of_the_call(raised: Any, kind: Any, sent: bool) -> None:
    with ready(Player(raised("why not")), max_attempts=1) as kard, refused(kind) as caught:
        kard.users.create(USER)
    assert type(caught.value) is kind and caught.value.outcome_unknown is sent
    assert any(word in str(caught.value) for word in ("why not", raised.__name__))


def test_a_read_is_repeated_after_a_failure() -> None:
    player = Player(ConnectionResetError(), listed(1))
    with ready(player) as kard:
        assert kard.offers.list("u").first() is not None
    assert len(player.requests) == 2


@pytest.mark.parametrize(
    "headers", [{"Kard-Api-Usage-Quota-Capacity": "7"}, [(b"kard-api-usage-quota-capacity", "7")]]
)
def test_headers_may_be_a_mapping_or_pairs(headers: Any) -> None:
    with ready(Player((*listed(1), headers))) as kard:
        kard.offers.list("u").list()
        assert kard.quota is not None and kard.quota.capacity == 7


def test_a_body_is_bounded() -> None:
    player = Player((200, b"x" * 2000))
    with ready(player, max_body=1024, max_attempts=1) as kard, refused(errors.LimitError):
        kard.ping.get()


def test_any_other_exception_stops_the_call() -> None:
    def fail(_: Request) -> Step:
        raise KeyError("mine")

    with client(Player(fail, (200, LOGIN), listed(1))) as kard:
        with pytest.raises(KeyError, match="mine"):
            kard.offers.list("u").list()
        # The login that was stopped blocks no other.
        assert [found.id for found in kard.offers.list("u")] == ["o1"]


def test_an_error_of_the_caller_stops_a_bulk_write() -> None:
    class Wrong:
        requests = 0

        def send(self, request: Any) -> Any:
            self.requests += 1
            return "200"

    wrong = Wrong()
    with ready(wrong) as kard, refused(errors.WrongTypeError) as caught:
        kard.users.create_many(USER * 200)
    assert wrong.requests == 1
    assert all(outcome.unknown for outcome in getattr(caught.value, "outcomes"))


def test_a_stopped_write_is_unknown() -> None:
    with ready(Player(KeyError("mine"))) as kard:
        with pytest.raises(KeyError) as caught:
            kard.users.create_many(USER)
        [outcome] = getattr(caught.value, "outcomes")
        assert outcome.unknown and isinstance(outcome.error, errors.CancelledError)


def test_an_interrupted_wait_stops_the_call(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("libperk._connection.sleep", interrupt)
    with ready(Player((503, {}))) as kard, pytest.raises(KeyboardInterrupt):
        kard.ping.get()


def test_threads_wait_for_one_login() -> None:
    def answer(request: Request) -> Step:
        if not request.url.endswith("token"):
            return listed(1)
        time.sleep(0.05)
        return 200, LOGIN

    player = Player(answer)
    with client(player) as kard:
        work: Callable[[], Any] = lambda: kard.offers.list("u").first()  # noqa: E731
        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert sum(request.url.endswith("token") for request in player.requests) == 1


def test_clients_for_other_issuers_share_it() -> None:
    player = Player((200, LOGIN), listed(1))
    with client(player) as kard, kard.for_issuer("i-2") as other:
        other.offers.list("u").list()
    assert len(player.requests) == 2


class Unreachable:
    """A transport that can be pickled."""

    def send(self, request: Request) -> Any:
        raise errors.ConnectError("unreachable")


def test_recipes_keep_it() -> None:
    with client(Unreachable()) as kard:
        recipe = pickle.loads(pickle.dumps(kard.recipe(secrets=True)))
    with recipe.open() as again, refused(errors.ConnectError, match="unreachable"):
        again.ping.get(max_attempts=1)


@pytest.mark.parametrize(
    "options", [{"proxy": "http://127.0.0.1:1"}, {"token_file": "x"}, {"http2": True}]
)
def test_options_of_libcurl_are_refused(options: dict[str, Any]) -> None:
    with refused(errors.InputError, match="^transport: it replaces libcurl"):
        client(Player((200, {})), **options)


def test_other_objects_are_refused() -> None:
    with refused(errors.WrongTypeError, match="^transport: "):
        client(5)


@pytest.mark.parametrize("reply", [None, 200, (200, {}), ("200", {}, b""), (200, 5, b"")])
def test_other_replies_are_refused(reply: Any) -> None:
    class Odd:
        def send(self, request: Request) -> Any:
            return reply

    with ready(Odd()) as kard, refused(errors.WrongTypeError, match="^transport: "):
        kard.ping.get()


def test_libcurl_is_not_loaded() -> None:
    program = """
import sys, libperk
class Pong:
    def send(self, request): return 200, {}, b'{"message": "pong", "status": "ok"}'
libperk.Kard(token="t", organization_id="o", transport=Pong()).ping.get()
print("libperk._driver" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
