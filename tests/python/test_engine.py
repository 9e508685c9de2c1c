"""The engine as Python binds it: calls in, pairs of tag and action out, no lock held meanwhile."""

from __future__ import annotations

import os
import select
import threading
from typing import Any

from server import PONG, Gate, Server

import libperk
from libperk import _core, _driver
from libperk.errors import StateError

WAIT_MS = 60_000


def ping(client: Any) -> Any:
    args = _core.perk_args_new(_core.perk_op_find("ping.get"))
    return _core.perk_call_new(client._handle(), args)


def new_engine(options: bytes | None = None) -> Any:
    return _driver.perk_engine_new(_driver.perk_driver_new(), options)


def test_calls_complete_under_their_tags(server: Server, kard: libperk.Kard) -> None:
    server.script = [PONG]
    engine = new_engine()
    calls = {2**63 + number: ping(kard) for number in range(5)}
    for tag, call in calls.items():
        assert _driver.perk_engine_submit(engine, call, tag) == 0
    found: dict[int, int] = {}
    while len(found) < len(calls):
        found.update(_driver.perk_engine_next(engine, WAIT_MS) or [])
    assert found == dict.fromkeys(calls, _core.PERK_PAGE)
    assert _driver.perk_engine_next(engine, 0) == []
    assert _driver.perk_engine_stats(engine)["requests"] == 5
    assert _core.perk_doc_status(_core.perk_call_take_page(calls[2**63])) == 200


def test_its_descriptor_is_readable_while_completions_wait(
    server: Server, kard: libperk.Kard
) -> None:
    server.script = [PONG]
    engine, call = new_engine(), ping(kard)
    fd = _driver.perk_engine_fd(engine)
    assert select.select([fd], [], [], 0)[0] == []
    _driver.perk_engine_submit(engine, call, 1)
    assert select.select([fd], [], [], WAIT_MS / 1000)[0] == [fd]
    assert _driver.perk_engine_next(engine, 0) == [(1, _core.PERK_PAGE)]
    assert select.select([fd], [], [], 0)[0] == []


def test_waiting_holds_no_lock_and_a_cancelled_call_fails(
    server: Server, kard: libperk.Kard
) -> None:
    gate = Gate()
    server.script = [gate]
    engine, call, found = new_engine(b'{"max_in_flight": 1, "queue": 1}'), ping(kard), []
    waiting = threading.Thread(
        target=lambda: found.extend(_driver.perk_engine_next(engine, WAIT_MS) or [])
    )
    _driver.perk_engine_submit(engine, call, 7)
    waiting.start()
    assert gate.reached.wait(60)
    queued, refused = ping(kard), ping(kard)
    assert _driver.perk_engine_submit(engine, queued, 8) == 0
    assert _driver.perk_engine_submit(engine, refused, 9) == _driver.PERK_ENGINE_FULL
    assert _driver.perk_engine_cancel(engine, 7) == 1
    waiting.join(60)
    gate.opened.set()
    assert found == [(7, _core.PERK_FAILED)]
    assert _core.perk_call_error(call).code == _core.PERK_E_CANCELLED
    assert _driver.perk_engine_close(engine, 10_000) == 0
    while (left := _driver.perk_engine_next(engine, 0)) is not None:
        assert [tag for tag, _ in left] == [8]
    try:
        _driver.perk_engine_submit(engine, refused, 9)
    except StateError as error:
        assert "closed" in str(error)
    else:
        raise AssertionError("a closed engine took a call")


def test_a_child_has_no_engine(server: Server, kard: libperk.Kard) -> None:
    engine, call = new_engine(), ping(kard)
    child = os.fork()
    if child == 0:
        code = 1
        try:
            _driver.perk_engine_submit(engine, call, 1)
        except StateError:
            code = 2 * (_driver.perk_engine_next(engine, 0) is not None)
            code += 4 * (_driver.perk_engine_fd(engine) != -1)
        os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
