"""Running the application under uvicorn: a listening socket first, then the notice, then a quick
end when it is time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import cast

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from libperk.sandbox import credentials
from libperk.sandbox.app import Sandbox

PARENT_POLL_S = 0.25
KEEP_ALIVE_S = 75


@dataclass(frozen=True)
class Place:
    """Where to listen and when to stop."""

    host: str = "127.0.0.1"
    port: int = 0
    as_json: bool = False
    parent_pid: int | None = None
    until_eof: bool = False
    public_url: str | None = None


class Protocol(H11Protocol):
    """uvicorn's HTTP/1.1, which also hands each request its transport, so that faults can break the
    wire."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(cast(asyncio.Transport, transport))
        self.app_state = {**self.app_state, "transport": transport}


class Server(uvicorn.Server):
    """A server that leaves signals to `run`, so that SIGTERM ends in exit code 0."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def run(sandbox: Sandbox, place: Place) -> None:
    listener = listen(place)
    host, port = listener.getsockname()[:2]
    listening = f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
    sandbox.world.url = place.public_url or listening
    asyncio.run(_serve(sandbox, place, listener))


def listen(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.host else socket.AF_INET
    # The protocol is named because asyncio turns Nagle's delay off only then; head and body of a
    # reply are two writes.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((place.host, place.port))
    listener.listen(128)
    return listener


async def _serve(sandbox: Sandbox, place: Place, listener: socket.socket) -> None:
    config = uvicorn.Config(
        sandbox,
        http=Protocol,
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_keep_alive=KEEP_ALIVE_S,
        timeout_graceful_shutdown=0,
    )
    server = Server(config)
    loop = asyncio.get_running_loop()

    def stop() -> None:
        server.should_exit = True

    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop)
    # The socket listens and the signals are caught: whoever reads this may call, or stop, from now
    # on.
    shown = credentials.one_line if place.as_json else credentials.for_people
    print(shown(sandbox.world), flush=True)
    if place.until_eof:
        threading.Thread(target=_await_eof, args=(loop, stop), daemon=True).start()
    watch = asyncio.create_task(_watch_parent(place.parent_pid, stop)) if place.parent_pid else None
    await server.serve(sockets=[listener])
    if watch is not None:
        watch.cancel()


def _await_eof(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    while os.read(sys.stdin.fileno(), 4096):
        pass
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(stop)


async def _watch_parent(parent_pid: int, stop: Callable[[], None]) -> None:
    while _is_alive(parent_pid):
        await asyncio.sleep(PARENT_POLL_S)
    stop()


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
