"""Many calls at once over HTTP/2: they share a connection, and a server that floods it with frames,
or is silent, delays no other."""

from __future__ import annotations

import asyncio
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import trustme
from frames import DATA, Frames, frame, headers, reply
from leaks import refused

import libperk
from libperk import errors

FLOOD_S = 20  # a flood that nobody ends


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    return str(tmp_path / "ca.pem")


Answer = Callable[[Frames, ssl.SSLSocket, int], Any]


@pytest.fixture
def serve(authority: trustme.CA) -> Callable[[Answer], Frames]:
    return lambda answer: Frames(authority, answer)


def client(server: Frames, ca_file: str) -> libperk.AsyncKard:
    return libperk.AsyncKard(
        base_url=server.url, token="t", organization_id="o", ca_file=ca_file, timeout_ms=60000
    )


async def write(kard: libperk.AsyncKard, **options: Any) -> Any:
    return await kard.request("POST", "/v2/thing", json={"n": 1}, **options)


def test_calls_share_a_connection(serve: Any, ca_file: str) -> None:
    async def run(server: Frames) -> None:
        async with client(server, ca_file) as kard:
            await write(kard)
            await asyncio.gather(*(write(kard) for _ in range(30)))

    with serve(lambda _, connection, stream: connection.sendall(reply(stream))) as server:
        asyncio.run(run(server))
        assert (server.connections, server.requests) == (1, 31)


def test_a_silent_connection_is_not_used_again(serve: Any, ca_file: str) -> None:
    def answer(server: Frames, connection: ssl.SSLSocket, stream: int) -> None:
        if server.connections > 1 or stream == 1:
            connection.sendall(reply(stream))

    async def run(server: Frames) -> None:
        async with client(server, ca_file) as kard:
            await write(kard)
            with refused(errors.DeadlineError):
                await write(kard, timeout_ms=1000)
            for _ in range(3):
                await write(kard)

    with serve(answer) as server:
        asyncio.run(run(server))
        assert (server.connections, server.requests) == (2, 5)


def test_a_silent_connection_in_use_gets_no_new_calls(serve: Any, ca_file: str) -> None:
    def answer(server: Frames, connection: ssl.SSLSocket, stream: int) -> None:
        if server.connections > 1 or stream == 1:
            connection.sendall(reply(stream))

    async def run(server: Frames) -> None:
        async with client(server, ca_file) as kard:
            await write(kard)
            patient = asyncio.create_task(write(kard))
            while server.requests < 2:
                await asyncio.sleep(0.001)
            with refused(errors.DeadlineError):
                await write(kard, timeout_ms=1000)
            await write(kard)
            patient.cancel()
            await asyncio.wait([patient])
            await write(kard)

    with serve(answer) as server:
        asyncio.run(run(server))
        assert (server.connections, server.requests) == (2, 5)


def test_a_flood_of_frames_ends_long_before_the_deadline(serve: Any, ca_file: str) -> None:
    over = threading.Event()

    def answer(server: Frames, connection: ssl.SSLSocket, stream: int) -> bool:
        if stream == 1 or server.connections > 1:
            connection.sendall(reply(stream))
            return False
        connection.sendall(headers(stream, (":status", "200")))
        until = time.monotonic() + FLOOD_S
        while time.monotonic() < until and not server.ended.is_set():
            connection.sendall(frame(DATA, 0, stream) * 1500)
        over.set()
        return True

    async def run(server: Frames) -> None:
        async with client(server, ca_file) as kard:
            await write(kard)
            with refused(errors.TransportError) as caught:
                await write(kard)
            assert caught.value.outcome_unknown
            assert not over.is_set()
            await write(kard)

    with serve(answer) as server:
        asyncio.run(run(server))
        assert server.connections == 2
