"""How calls run: threads, signals, deadlines, the interpreter lock."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from replies import offer, page
from server import PATIENCE_S, PONG, Gate, Reply, Request, Server, reply

import libperk
from libperk import _core, errors

USER = reply({"data": {"type": "user", "id": "u", "attributes": {}}})


def test_one_thread_logs_in_while_the_others_wait(server: Server) -> None:
    gate = Gate(reply({"access_token": "fetched", "expires_in": 3600, "token_type": "Bearer"}))
    server.script = [
        lambda request: gate(request) if request.path.endswith("/auth/token") else USER
    ]
    with (
        libperk.Kard(
            base_url=server.url, client_id="c", client_secret="s", organization_id="o"
        ) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        done = [pool.submit(client.users.get, f"u{number}") for number in range(8)]
        assert gate.reached.wait(PATIENCE_S)
        gate.opened.set()
        assert all(each.result(PATIENCE_S).id == "u" for each in done)
    logins = [request for request in server.requests if request.path.endswith("/auth/token")]
    assert len(logins) == 1 and len(server.requests) == 9


def test_one_thread_asks_the_token_function(server: Server) -> None:
    asked = []
    together = threading.Barrier(6)

    def token() -> str:
        asked.append(threading.get_ident())
        return f"token-{len(asked)}"

    def get(client: Any) -> Any:
        together.wait(PATIENCE_S)
        return client.users.get("u")

    server.script = [USER]
    with (
        libperk.Kard(base_url=server.url, token=token, organization_id="o") as client,
        ThreadPoolExecutor(6) as pool,
    ):
        for each in [pool.submit(get, client) for _ in range(6)]:
            each.result(PATIENCE_S)
    assert len(asked) == 1
    assert {request.headers["authorization"] for request in server.requests} == {"Bearer token-1"}


def test_the_interpreter_goes_on_while_a_call_waits(kard: libperk.Kard, server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    thread = threading.Thread(target=kard.ping.get)
    thread.start()
    assert gate.reached.wait(
        PATIENCE_S
    )  # the server answers in this very process: without the lock it could not
    rounds = sum(1 for _ in range(10_000))
    gate.opened.set()
    thread.join(PATIENCE_S)
    assert rounds == 10_000 and not thread.is_alive()


def test_a_large_document_is_parsed_without_the_interpreter_lock() -> None:
    body = (
        b'{"data":['
        + b",".join([b'{"type":"t","id":"1","attributes":{"a":[1,2,3]}}'] * 60_000)
        + b"]}"
    )
    counted = 0
    stop = threading.Event()

    def count() -> None:
        nonlocal counted
        while not stop.is_set():
            counted += 1
            time.sleep(0)

    thread = threading.Thread(target=count)
    interval = sys.getswitchinterval()
    sys.setswitchinterval(
        60
    )  # no thread is forced to release it: the other one runs only where the lock is given up
    try:
        thread.start()
        before, rounds = counted, 0
        while (
            counted == before and rounds < 100
        ):  # a busy machine may leave the other thread no time within one of them
            rounds += 1
            document = libperk.Document.parse(body)
        moved = counted - before
    finally:
        stop.set()
        sys.setswitchinterval(interval)
        thread.join()
    assert moved > 0 and len(document) == 60_000


def bulk_reply(errors: int) -> tuple[Any, Any]:
    """A call that sent one item, and the reply to it with so many errors of other items."""
    config = _core.perk_config_new("kard")
    for name, value in {"token": "t", "organization_id": "o"}.items():
        _core.perk_config_set(config, name, value)
    args = _core.perk_args_new(_core.perk_op_find("users.create"))
    _core.perk_args_set_all(args, json.dumps({"users": [{"id": "u", "enrolled_rewards": []}]}))
    call = _core.perk_call_new(_core.perk_client_new(config), args)
    assert _core.perk_call_step(call, 0, 0) == _core.PERK_SEND
    _core.perk_call_feed(
        call, 207, b'{"data":[],"errors":[' + b",".join([b"{}"] * errors) + b"]}", 0
    )
    assert _core.perk_call_step(call, 0, 0) == _core.PERK_PAGE
    return call, _core.perk_call_take_page(call)


def test_a_large_bulk_reply_is_read_without_the_interpreter_lock() -> None:
    call, page = bulk_reply(100_000)
    gate, passed = threading.Lock(), threading.Event()

    def wait() -> None:
        with gate:
            passed.set()

    gate.acquire()
    thread = threading.Thread(target=wait)
    thread.start()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(
        60
    )  # no thread is forced to release it: the other one runs only where the lock is given up
    try:
        gate.release()
        rounds = 0
        while not passed.is_set() and rounds < 1000:
            rounds += 1
            assert _core.perk_outcomes_count(_core.perk_call_outcomes(call, page)) == 1
        assert passed.is_set()
    finally:
        sys.setswitchinterval(interval)
        thread.join()


INTERRUPTED = """
import sys, libperk
client = libperk.Kard(base_url=sys.argv[1], token="t", organization_id="o", timeout_ms=60000)
print("ready", flush=True)
try:
    client.ping.get()
except KeyboardInterrupt:
    print("interrupted", flush=True)
"""


def test_ctrl_c_acts_while_the_server_is_silent(server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, server.url], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
        assert gate.reached.wait(PATIENCE_S)
        process.send_signal(signal.SIGINT)
        assert process.stdout.readline() == "interrupted\n"
        assert not gate.passed.is_set(), (
            "it ended before there was a reply, and before the call's deadline"
        )
        gate.opened.set()
    assert process.returncode == 0


def test_a_signal_handler_runs_while_a_call_waits(kard: libperk.Kard, server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    handled = []

    def handle(*_: Any) -> None:
        handled.append(True)
        gate.opened.set()

    old = signal.signal(signal.SIGUSR1, handle)
    try:
        threading.Thread(
            target=lambda: gate.reached.wait(PATIENCE_S) and os.kill(os.getpid(), signal.SIGUSR1)
        ).start()
        assert kard.ping.get().message == "pong"
    finally:
        signal.signal(signal.SIGUSR1, old)
    assert handled == [True]


def test_the_deadline_holds(kard: libperk.Kard, server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    with pytest.raises(errors.DeadlineError) as caught:
        kard.ping.get(timeout_ms=100)
    assert not gate.passed.is_set() and isinstance(caught.value, TimeoutError)
    gate.opened.set()


def test_a_write_that_may_have_happened_is_told(kard: libperk.Kard, server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    with pytest.raises(errors.DeadlineError) as caught:
        kard.users.create([{"id": "u", "enrolled_rewards": []}], timeout_ms=1_500)
    assert gate.reached.wait(PATIENCE_S)
    gate.opened.set()
    assert caught.value.outcome_unknown and len(server.requests) == 1


def test_a_read_is_repeated_and_a_write_is_not(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply("", 500), PONG]
    assert kard.ping.get().message == "pong"
    server.script = [reply("", 500), PONG]
    with pytest.raises(errors.ServerError) as caught:
        kard.users.create([{"id": "u", "enrolled_rewards": []}])
    assert caught.value.outcome_unknown and caught.value.attempts == 1
    assert [request.method for request in server.requests] == ["GET", "GET", "POST"]


def test_nobody_listening_is_a_connect_error() -> None:
    with Server() as gone:
        url = gone.url
    with (
        libperk.Kard(base_url=url, token="t", organization_id="o") as client,
        pytest.raises(errors.ConnectError) as caught,
    ):
        client.ping.get(max_attempts=1)
    assert isinstance(caught.value, ConnectionError) and caught.value.http_status is None


def hundred_pages() -> Callable[[Request], Reply]:
    numbers = iter(range(100))

    def answer(request: Request) -> Reply:
        number = next(numbers)
        return reply(page(offer(number), after=None if number == 99 else f"c{number}"))

    return answer


def test_pages_go_as_soon_as_nobody_holds_them(kard: libperk.Kard, server: Server) -> None:
    from libperk import _core

    server.script = [hundred_pages()]
    alive = []
    for each in kard.offers.list("u"):
        assert each.related("category")
        alive.append(_core.perk_live())
    assert len(alive) == 100 and len(set(alive)) == 1


def test_a_walk_may_be_left(kard: libperk.Kard, server: Server) -> None:
    server.script = [hundred_pages()]
    for each in kard.offers.list("u"):
        assert each.name
        break
    assert len(server.requests) == 1


def test_closing_while_a_call_runs_lets_it_end(server: Server) -> None:
    gate = Gate()
    server.script = [gate]
    client = libperk.Kard(base_url=server.url, token="t", organization_id="o")
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(client.ping.get)
        assert gate.reached.wait(PATIENCE_S)
        client.close()
        gate.opened.set()
        assert running.result(PATIENCE_S).message == "pong"
