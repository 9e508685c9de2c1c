"""A token endpoint and an API behind it, with faults. They run on a separate thread; a test
sets attributes at any time.

The token endpoint (`token_url`): `life` and `delay` in seconds, `mode` (a value of MODES), `logins`
the number of tokens it has issued, `asked` the requests it got. `close_tokens` and `open_tokens`
stop and start its listening.

The API (`url`): a path below `/open/` needs no token; any other is answered 401 unless it carries
a token that is in force. The reply's JSON has what arrived. `?ms=300` delays a reply,
`?status=503` sets its status, `?reset=1` closes the connection instead. `script[path]` is a list
of statuses for the next requests of that path, or of "reset".
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import secrets
import socket
import struct
import threading
import time
from collections.abc import Awaitable, Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit

from gateway_rig.ports import free_port

MODES = ("ok", "refuse", "error", "torn", "reset", "silent")
_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close sends RST


class Received(NamedTuple):
    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes
    at: float  # time.monotonic()
    sha256: str = ""  # of the body; requests of the API only

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query))

    def header(self, name: str) -> str | None:
        """The only value of a header."""
        values = [value for key, value in self.headers if key == name]
        assert len(values) <= 1, f"{name} came {len(values)} times"
        return values[0] if values else None


Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def read_head(reader: asyncio.StreamReader) -> tuple[str, list[tuple[str, str]]]:
    text = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = text[:-4].split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return first, [(name.lower(), value.strip()) for name, _, value in pairs]


async def read_body(reader: asyncio.StreamReader, headers: dict[str, str]) -> bytes:
    if headers.get("transfer-encoding") != "chunked":
        return await reader.readexactly(int(headers.get("content-length", "0")))
    parts = []
    while size := int(await reader.readline(), 16):
        parts.append((await reader.readexactly(size + 2))[:-2])
    await reader.readline()
    return b"".join(parts)


def message(status: int, body: bytes, *more: str) -> bytes:
    head = [f"HTTP/1.1 {status} X", f"Content-Length: {len(body)}", *more, "", ""]
    return "\r\n".join(head).encode() + body


def reset(writer: asyncio.StreamWriter) -> None:
    sock: socket.socket = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    writer.transport.abort()


class Listener:
    """One port. `answer` gets a request and the connection, and returns the bytes to send, or None
    when the connection is over."""

    def __init__(
        self, answer: Callable[[Received, asyncio.StreamWriter], Awaitable[bytes | None]]
    ) -> None:
        self.port, self._answer = free_port(), answer
        self._server: asyncio.Server | None = None
        self._connections: dict[asyncio.StreamWriter, asyncio.Task[None]] = {}

    async def open(self) -> None:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", self.port, limit=1 << 20, backlog=4096
        )

    async def close(self) -> None:
        if self._server is None:
            return
        self._server.close()
        tasks = list(self._connections.values())
        for writer, task in list(self._connections.items()):
            reset(writer)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._server = None

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._connections[writer] = task
        try:
            with contextlib.suppress(OSError, EOFError, asyncio.CancelledError):
                await self._requests(reader, writer)
        finally:
            del self._connections[writer]
            writer.close()

    async def _requests(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            first, pairs = await read_head(reader)
            method, target, _ = first.split(" ")
            headers = dict(pairs)
            if headers.get("expect") == "100-continue":
                writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            body = await read_body(reader, headers)
            reply = await self._answer(
                Received(method, target, pairs, body, time.monotonic()), writer
            )
            if reply is None:
                return
            writer.write(reply)
            await writer.drain()
            if headers.get("connection") == "close":
                return


class Upstream:
    def __init__(self) -> None:
        self.life, self.delay, self.mode = 3600.0, 0.0, "ok"
        self.always_refuse = False  # the API answers 401 to every token
        self.logins = 0
        self.asked: list[Received] = []
        self.received: list[Received] = []
        self.refused = 0  # 401s of the API
        self.keep_bodies = True
        self.hold = False  # the API answers no request until it is False again
        self.script: dict[str, list[int | str]] = {}
        self.issued: list[str] = []  # every token, in order
        self.issued_at = 0.0  # time.monotonic() of the last one
        self._live: dict[str, float] = {}
        self._tokens, self._api = Listener(self._token), Listener(self._call)
        self.port, self.token_port = self._api.port, self._tokens.port
        self.url = f"http://127.0.0.1:{self.port}"
        self.token_url = f"http://127.0.0.1:{self.token_port}/v2/auth/token"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(daemon=True, target=self._loop.run_forever)

    # ---- its life ----

    def __enter__(self) -> Upstream:
        self._thread.start()
        self._run(self._tokens.open())
        self._run(self._api.open())
        return self

    def __exit__(self, *_: object) -> None:
        self._run(self._tokens.close())
        self._run(self._api.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Awaitable[None]) -> None:
        async def wait() -> None:
            await work

        asyncio.run_coroutine_threadsafe(wait(), self._loop).result(60)

    def close_tokens(self) -> None:
        """Connections to the token endpoint are refused from now on."""
        self._run(self._tokens.close())

    def open_tokens(self) -> None:
        self._run(self._tokens.open())

    def revoke(self, older_than: float = 0) -> bool:
        """No token that was issued so far is in force any longer; nothing happens when the last one
        is not that many seconds old. Gateways take a token that is refused within a second of its
        first use for one that never worked, and log in less often."""
        is_old = time.monotonic() - self.issued_at >= older_than
        if is_old:
            self._live.clear()
        return is_old

    # ---- the token endpoint ----

    async def _token(self, request: Received, writer: asyncio.StreamWriter) -> bytes | None:
        self.asked.append(request)
        mode = self.mode
        await asyncio.sleep(self.delay)
        if mode == "refuse":
            return message(401, b'{"errors":[{"status":"401","title":"Unauthorized"}]}')
        if mode == "error":
            return message(500, b'{"errors":[{"status":"500","title":"Error"}]}')
        if mode == "reset":
            return reset(writer)
        if mode == "silent":
            await asyncio.sleep(3600)
        reply = message(200, self._issue(), "Content-Type: application/json")
        if mode == "torn":
            writer.write(reply[:-20])
            await writer.drain()
            return None
        return reply

    def _issue(self) -> bytes:
        token = f"tok-{len(self.issued) + 1}-{secrets.token_hex(24)}"
        self.logins += 1
        self.issued.append(token)
        self.issued_at = time.monotonic()
        self._live[token] = time.monotonic() + self.life
        fields = {"access_token": token, "expires_in": self.life, "token_type": "Bearer"}
        return json.dumps(fields).encode()

    # ---- the API ----

    def is_live(self, authorization: str | None) -> bool:
        token = (authorization or "").removeprefix("Bearer ")
        return not self.always_refuse and self._live.get(token, 0) > time.monotonic()

    async def _call(self, request: Received, writer: asyncio.StreamWriter) -> bytes | None:
        request = request._replace(sha256=hashlib.sha256(request.body).hexdigest())
        self.received.append(request if self.keep_bodies else request._replace(body=b""))
        query = request.query
        await asyncio.sleep(int(query.get("ms", "0")) / 1000)
        while self.hold:
            await asyncio.sleep(0.005)
        if not request.path.startswith("/open/") and not self.is_live(
            request.header("authorization")
        ):
            self.refused += 1
            return message(401, b'{"errors":[{"status":"401","title":"Unauthorized"}]}')
        steps = self.script.get(request.path)
        step = steps.pop(0) if steps else query.get("status", "200")
        if step == "reset" or "reset" in query:
            return reset(writer)
        return message(int(step), self._echo(request), "Content-Type: application/json")

    @staticmethod
    def _echo(request: Received) -> bytes:
        fields = {
            "method": request.method,
            "target": request.target,
            "size": len(request.body),
            "sha256": request.sha256,
        }
        return json.dumps(fields).encode()
