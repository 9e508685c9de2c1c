"""What holds under load: replies go out at once, and the log stays small. The load itself is
tests/python/test_bulk_load.py."""

from __future__ import annotations

import asyncio
import socket

import pytest
from sandbox_api import Api

from libperk.sandbox.seed import world as worlds
from libperk.sandbox.serve import Place, listen


def test_replies_do_not_wait_for_acknowledgements() -> None:
    """Head and body are two writes; with Nagle's delay each reply on an open connection would take
    some 40 ms."""

    async def option() -> int:
        seen: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        class Accepted(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                seen.set_result(
                    transport.get_extra_info("socket").getsockopt(
                        socket.IPPROTO_TCP, socket.TCP_NODELAY
                    )
                )

        listener = listen(Place())
        async with await asyncio.get_running_loop().create_server(Accepted, sock=listener):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            try:
                return await seen
            finally:
                writer.close()

    assert asyncio.run(option())


def test_log_of_bodies_is_bounded(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "LOGGED_BYTES_MAX", 10_000)
    for _ in range(30):
        api.send("POST", "/v2/nowhere", {}, b"x" * 1000)
    state = api.sandbox.world.state
    assert (len(state.log), state.logged_bytes, state.requests) == (10, 10_000, 30)
