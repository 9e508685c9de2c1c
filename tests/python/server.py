"""A loopback HTTP server that sends the given replies, in order, and remembers the
requests it got."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple
from urllib.parse import urlsplit


class Request(NamedTuple):
    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


class Reply(NamedTuple):
    status: int = 200
    body: bytes = b"{}"
    headers: tuple[tuple[str, str], ...] = ()


def reply(body: Any = None, status: int = 200, **headers: str) -> Reply:
    """A reply; keyword arguments are headers (`retry_after="0"`). A str or bytes body goes out as
    it is, others as JSON."""
    raw = (
        body.encode()
        if isinstance(body, str)
        else body
        if isinstance(body, bytes)
        else json.dumps(body).encode()
    )
    return Reply(
        status, raw, tuple((name.replace("_", "-"), value) for name, value in headers.items())
    )


PONG = reply({"message": "pong", "status": "ok"})
PATIENCE_S = (
    60  # how long a test waits for what must come: only a fault takes that long, not a busy machine
)


class Gate:
    """A reply that waits until the test opens it."""

    def __init__(self, then: Reply = PONG) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()
        self.passed = threading.Event()
        self._then = then

    def __call__(self, request: Request) -> Reply:
        self.reached.set()
        self.opened.wait(PATIENCE_S)
        self.passed.set()
        return self._then


class Server:
    """`script` holds replies, or functions of the request that give one; the last one stays. A
    function may block."""

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.script: list[Reply | Callable[[Request], Reply]] = []
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._http.server_port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))

    def answer(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            step = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return step(request) if callable(step) else step

    def hang_up(self) -> None:
        """Closes every connection without a word. A client that sees it may connect again before
        this ends: such a connection is not among them."""
        connections, self._sockets = self._sockets, []
        for connection in connections:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        server = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 1 << 16  # one packet a reply

            def setup(self) -> None:
                super().setup()
                server._sockets.append(self.connection)

            def _serve(self) -> None:
                parts = urlsplit(self.path)
                headers = {name.lower(): value for name, value in self.headers.items()}
                body = self.rfile.read(int(headers.get("content-length", 0)))
                given = server.answer(Request(self.command, parts.path, parts.query, headers, body))
                try:
                    self.send_response(given.status)
                    for name, value in (("Content-Type", "application/json"), *given.headers):
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(given.body)))
                    self.end_headers()
                    self.wfile.write(given.body)
                except OSError:
                    self.close_connection = True

            do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = _serve

            def log_message(self, *_: Any) -> None:
                pass

        return Handler

    def __enter__(self) -> Server:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()
