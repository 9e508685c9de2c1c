"""Event loops for the tests of AsyncKard, and a server that answers ten thousand requests."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")

KINDS = ("asyncio", "uvloop")


def new_loop(kind: str) -> asyncio.AbstractEventLoop:
    if kind == "asyncio":
        return asyncio.new_event_loop()
    import uvloop

    made: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    return made


async def cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def run(kind: str, main: Callable[[], Coroutine[Any, Any, T]]) -> T:
    """As asyncio.run does it, in a loop of that kind."""
    loop = new_loop(kind)
    try:
        return loop.run_until_complete(main())
    finally:
        loop.run_until_complete(cancel_others())
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()


class Answers(asyncio.Protocol):
    """Every request gets the same reply; the body of it counts the connections so far."""

    count = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        Answers.count += 1
        self.transport: Any = transport

    def data_received(self, data: bytes) -> None:
        body = b'{"message":"%d","status":"ok"}' % Answers.count
        head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
        self.transport.write((head % len(body) + body) * data.count(b"\r\n\r\n"))


@contextmanager
def quick_server() -> Iterator[str]:
    """The URL of a server in another process, for GET requests."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    process = os.fork()
    if process == 0:
        loop = asyncio.new_event_loop()
        loop.run_until_complete(loop.create_server(Answers, sock=listener))
        loop.run_forever()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
