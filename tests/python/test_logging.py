"""What calls report: the logger `libperk`, PERK_LOG, `on_exchange`, the exchange of a reply, and
the advice below the traceback of an error. tests/c/test_call_events.c has the lines themselves."""

from __future__ import annotations

import asyncio
import contextvars
import json
import logging
import os
import pickle
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from leaks import WATCH
from loops import KINDS, run
from server import PONG, Gate, Server, reply

import libperk
from libperk import _core, errors
from libperk._clock import now_ms
from libperk.sandbox.testing import Handle

EXAMPLE = Path(__file__).parents[2] / "examples" / "python" / "journey.py"
USERS = "/v2/issuers/{organizationId}/users"
USER = {"type": "user", "id": "user-9", "attributes": {}}
CREATED = reply({"data": [USER]}, 201, x_request_id="req-7")
NEW = [{"id": "user-9", "enrolled_rewards": ["CARDLINKED"]}]


class Lines(logging.Handler):
    """What the logger was given, and what else was true at that moment."""

    def __init__(self, now: Any = None) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.levels: list[int] = []
        self.then: list[Any] = []
        self._now = now

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
        self.levels.append(record.levelno)
        assert record.__dict__["perk"]["text"] == self.lines[-1]
        if self._now is not None:
            self.then.append(self._now())


@pytest.fixture
def lines() -> Iterator[Lines]:
    yield from logged(logging.DEBUG)


@pytest.fixture
def few_lines(server: Server) -> Iterator[Lines]:
    yield from logged(logging.INFO, lambda: len(server.requests))


def logged(level: int, now: Any = None) -> Iterator[Lines]:
    logger, handler = logging.getLogger("libperk"), Lines(now)
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.propagate = False
    yield handler
    logger.propagate = True
    logger.setLevel(logging.NOTSET)
    logger.removeHandler(handler)


def client(server: Server, kind: Any = libperk.Kard, **options: Any) -> Any:
    return kind(base_url=server.url, token="tok-en-1", organization_id="org-1", **options)


# ---- lines ----


def test_each_exchange_is_a_line_without_ids(server: Server, lines: Lines) -> None:
    server.script = [CREATED]
    with client(server) as kard:
        kard.users.create(NEW)
    [line] = lines.lines
    start, _, end = line.partition(": 201, ")
    assert start == f"POST {USERS}" and end.endswith("bytes, request id req-7")
    assert lines.levels == [logging.DEBUG]
    assert "user-9" not in line and "org-1" not in line


def test_a_repeated_request_is_a_line_before_it_is_sent_again(
    server: Server, few_lines: Lines
) -> None:
    server.script = [reply({}, 503, retry_after_ms="350"), PONG]
    with client(server) as kard:
        kard.ping.get()
    assert few_lines.lines == [
        "GET /v2/ping: 503 (server), attempt 1; sent again in 350 ms, as the server asked"
    ]
    assert few_lines.levels == [logging.INFO]
    assert few_lines.then == [1], "the line came after the wait"


@pytest.mark.parametrize("kind", KINDS)
def test_asyncio_logs_a_repeated_request_while_the_call_runs(kind: str, server: Server) -> None:
    gate = Gate()  # which the line opens
    server.script = [reply({}, 503, retry_after_ms="0"), gate]

    async def main() -> None:
        async with client(server, libperk.AsyncKard) as kard:
            await kard.ping.get()

    for handler in logged(logging.INFO, gate.opened.set):
        run(kind, main)
        assert len(handler.lines) == 1


def test_a_client_of_a_quiet_logger_is_not_observed(server: Server) -> None:
    server.script = [PONG]
    with client(server) as kard:
        kard.ping.get()
        assert kard._observer.watch(kard._native) is None


def test_a_level_that_is_set_later_counts_from_then_on(server: Server) -> None:
    server.script = [PONG]
    with client(server) as kard:
        kard.ping.get()
        for handler in logged(logging.DEBUG):
            kard.ping.get()
            assert len(handler.lines) == 1
        kard.ping.get()
    assert len(handler.lines) == 1


def test_a_client_made_later_collects_nothing_once_nobody_listens(sandbox: Handle) -> None:
    given = {name: sandbox.credentials[name] for name in ("client_id", "client_secret")}
    organization = sandbox.credentials["organization_id"]
    with libperk.Kard(base_url=sandbox.url, organization_id=organization, **given) as kard:
        for _ in logged(logging.DEBUG):
            kard.subscriptions.list()
        later = kard.for_issuer("org-of-another")
        assert later._observer.watch(later._native) is None
        call = _core.perk_call_raw(later._native, "GET", "/v2/x", None, None)
        assert _core.perk_call_step(call, now_ms(), 0) == _core.PERK_SEND
        _core.perk_call_feed(call, 400, b"{}", now_ms())
        _core.perk_call_step(call, now_ms(), 0)
        assert _core.perk_call_take_events(call) is None


def test_hostile_request_ids_are_made_plain(lines: Lines) -> None:
    class Hostile:
        def send(self, request: Any) -> Any:
            return 200, {"X-Request-Id": "\x1b[2J\r\nfake \u202e line"}, PONG.body

    with libperk.Kard(token="tok-en-1", organization_id="org-1", transport=Hostile()) as kard:
        document = kard.request("GET", "/v2/ping")
    [line] = lines.lines
    assert line.isascii() and line.isprintable()
    assert document is not None and "\x1b" not in str(document.request_id)


# ---- PERK_LOG ----


def python(code: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
        timeout=110,
    )


CALL = """
import sys, libperk

class Transport:
    def send(self, request):
        return 200, {"x-request-id": "req-1"}, b'{"message": "pong", "status": "ok"}'

kard = libperk.Kard(token="tok-en-1", organization_id="org-1", transport=Transport())
kard.ping.get()
print("logging" in sys.modules)
"""


def test_without_a_wish_logging_is_not_loaded() -> None:
    ran = python(CALL)
    assert (ran.stdout, ran.stderr) == ("False\n", "")


def test_perk_log_prints_without_any_set_up() -> None:
    ran = python(CALL, PERK_LOG="debug")
    assert ran.stdout == "True\n"
    [line] = ran.stderr.splitlines()
    assert " libperk DEBUG GET /v2/ping: 200, " in line and line.endswith("request id req-1")
    assert python(CALL, PERK_LOG="info").stderr == ""


def test_perk_log_leaves_handlers_of_the_program_alone() -> None:
    own = "import logging; logging.basicConfig(format='own %(message)s')\n"
    [line] = python(own + CALL, PERK_LOG="debug").stderr.splitlines()
    assert line.startswith("own GET /v2/ping: 200")


def test_another_value_of_perk_log_is_reported() -> None:
    said = python(CALL, PERK_LOG="loud").stderr
    assert "PERK_LOG: give 'info' or 'debug', or unset this variable\n" in said


def test_the_journeys_log_has_no_secret_and_no_person(sandbox: Handle) -> None:
    """`sandbox` only makes the watch know its secrets; the example starts its own."""
    ran = subprocess.run(
        [sys.executable, EXAMPLE],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PERK_LOG": "debug"},
        timeout=110,
    )
    assert ran.returncode == 0
    WATCH.see(ran.stdout, ran.stderr)
    log = ran.stderr
    assert not WATCH.hits(log)
    assert log.count(" DEBUG ") > 20 and " INFO libperk" not in log and "renewal: " in log
    given = sandbox.credentials
    hidden = ["cardholder", "org", given["organization_id"], given["client_id"], "sandbox-token"]
    hidden += ["Bearer", "Basic ", "?", "signature", "10001"]
    for line in log.splitlines():
        words = line.split(" libperk ", 1)[1].replace("{organizationId}", "")
        found = [text for text in hidden if text in words]
        assert not found, f"{found} in {line}"


# ---- on_exchange ----


def test_the_hook_gets_each_exchange(server: Server) -> None:
    seen: list[libperk.Exchange] = []
    server.script = [reply({}, 503, retry_after_ms="0"), CREATED]
    with client(server, on_exchange=seen.append) as kard:
        kard.users.create(NEW)
    first, second = seen
    assert (first.status, first.error, first.attempt) == (503, "server", 1)
    assert (second.method, second.path, second.operation) == ("POST", USERS, "users.create")
    assert (second.status, second.error, second.attempt) == (201, None, 2)
    assert f"{second.scheme}://{second.host}" == server.url
    assert second.received == len(CREATED.body) and second.sent == len(server.requests[1].body)
    assert second.request_id == "req-7" and second.elapsed >= 0 and second.ago >= 0
    assert repr(second) == f"<Exchange POST {USERS}: 201>"


def test_a_hook_that_raises_does_not_lose_a_write(server: Server) -> None:
    def broken(exchange: libperk.Exchange) -> None:
        raise RuntimeError("the hook is broken")

    server.script = [CREATED]
    with client(server, on_exchange=broken) as kard:
        with pytest.warns(RuntimeWarning, match="RuntimeError: the hook is broken"):
            kard.users.create(NEW)
        assert len(server.requests) == 1


def test_a_hook_that_raises_where_warnings_are_errors(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(exchange: libperk.Exchange) -> None:
        raise RuntimeError("the hook is broken")

    server.script = [CREATED]
    with client(server, on_exchange=broken) as kard:
        kard.users.create(NEW)
    assert "RuntimeError: the hook is broken" in capsys.readouterr().err


def test_the_hook_must_be_a_function(server: Server) -> None:
    with pytest.raises(errors.InputError, match="on_exchange: a function is needed here"):
        client(server, on_exchange="log")


def test_each_way_to_send_reports_each_request(sandbox: Handle) -> None:
    given = sandbox.credentials
    seen: list[libperk.Exchange] = []
    names = ("client_id", "client_secret", "organization_id")
    settings = {name: given[name] for name in names}
    with libperk.Kard(base_url=sandbox.url, on_exchange=seen.append, **settings) as kard:
        users = [{"id": f"u-{n}", "enrolled_rewards": ["CARDLINKED"]} for n in range(350)]
        assert len(kard.users.create_many(users, max_in_flight=3).accepted) == 350
        with kard.offers.for_users(["u-1", "u-2", "u-3"]) as pull:
            assert len([*pull]) == 3
        kard.offers.table(["u-1"]).to_arrow()
        kard.for_issuer(given["organization_id"]).subscriptions.list()
    assert len(seen) == len(sandbox.log())
    assert {exchange.operation for exchange in seen} >= {"users.create", "offers.list"}


def test_a_transport_reports_too(server: Server) -> None:
    seen: list[libperk.Exchange] = []

    class Down:
        def send(self, request: Any) -> Any:
            raise ConnectionRefusedError

    with (
        libperk.Kard(
            token="tok-en-1", organization_id="org-1", transport=Down(), on_exchange=seen.append
        ) as kard,
        pytest.raises(errors.ConnectError),
    ):
        kard.request("GET", "/v2/ping", max_attempts=1)
    [exchange] = seen
    assert (exchange.status, exchange.error, exchange.path) == (None, "connect", "raw")


@pytest.mark.parametrize("kind", KINDS)
def test_asyncio_calls_the_hook_in_the_context_of_the_task(kind: str, server: Server) -> None:
    task = contextvars.ContextVar[int]("task")
    seen: list[int] = []
    server.script = [PONG]

    async def one(kard: Any, number: int) -> None:
        task.set(number)
        await kard.ping.get()

    async def main() -> None:
        hooked = client(server, libperk.AsyncKard, on_exchange=lambda _: seen.append(task.get()))
        async with hooked as kard:
            await asyncio.gather(*(one(kard, number) for number in range(5)))
            assert not kard._connection._pump()._watched

    run(kind, main)
    assert sorted(seen) == [*range(5)]


SEEN: list[str] = []


def note(exchange: libperk.Exchange) -> None:
    SEEN.append(exchange.path)


def test_a_recipe_keeps_the_hook(server: Server) -> None:
    server.script = [PONG]
    SEEN.clear()
    with client(server, on_exchange=note) as kard:
        recipe = pickle.loads(pickle.dumps(kard.recipe(secrets=True)))
    with recipe.open() as again:
        again.ping.get()
    assert SEEN == ["/v2/ping"]


# ---- replies ----


def test_a_reply_knows_its_exchange(server: Server) -> None:
    answer = reply(
        {"data": {"type": "user", "id": "u"}},
        X_Request_Id="req-3",
        X_Trace="t",
        Set_Cookie="a=b",
    )
    server.script = [reply({}, 503, retry_after_ms="0"), answer]
    with client(server) as kard:
        document = kard.users.get("u").document
    assert (document.status, document.request_id, document.attempts) == (200, "req-3", 2)
    assert document.headers["x-trace"] == "t" and document.headers["x-request-id"] == "req-3"
    assert "set-cookie" not in document.headers
    assert document.elapsed is not None and document.elapsed >= 0


def test_a_page_knows_its_exchange(server: Server) -> None:
    server.script = [reply({"data": [], "links": {}}, x_request_id="req-4")]
    with client(server) as kard:
        [page] = kard.offers.list("u").pages()
    assert (page.request_id, page.attempts) == ("req-4", 1)


def test_a_parsed_text_has_none() -> None:
    document = libperk.Document.parse(json.dumps({"data": []}))
    assert (document.request_id, document.headers) == (None, {})
    assert (document.elapsed, document.attempts) == (None, 0)


# ---- errors ----


def test_errors_show_their_advice_below_the_traceback(server: Server) -> None:
    server.script = [reply({}, 404)]
    with client(server) as kard, pytest.raises(errors.NotFoundError) as caught:
        kard.users.get("u")
    error = caught.value
    notes = [error.advice] if sys.version_info >= (3, 11) else []
    assert getattr(error, "__notes__", []) == notes
    assert error.advice not in str(error)
    shown = "".join(traceback.format_exception(error))
    assert shown.count(error.advice) == len(notes)
    assert getattr(pickle.loads(pickle.dumps(error)), "__notes__", []) == notes
