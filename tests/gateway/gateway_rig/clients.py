"""Requests as bytes on a connection, so that tests decide on framing, pauses and repeated
headers. HTTP/2 is without TLS and without an upgrade."""

from __future__ import annotations

import contextlib
import http.client
import socket
import time
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import h2.config
import h2.connection
import h2.events

from gateway_rig.ports import PATIENCE_S

Headers = Iterable[tuple[str, str]]
SLICE = 65536


class Reply(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


def _connect(port: int) -> socket.socket:
    sock = socket.create_connection(("127.0.0.1", port), PATIENCE_S)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return sock


def _slices(body: bytes, size: int) -> Iterator[bytes]:
    for start in range(0, len(body), size):
        yield body[start : start + size]


# ---- HTTP/1.1 ----


def _framing(framing: str, size: int) -> list[tuple[str, str]]:
    return {
        "length": [("Content-Length", str(size))],
        "expect": [("Content-Length", str(size)), ("Expect", "100-continue")],
        "chunked": [("Transfer-Encoding", "chunked")],
        "chunked expect": [("Transfer-Encoding", "chunked"), ("Expect", "100-continue")],
        "none": [],
    }[framing]


def _send_body(
    sock: socket.socket, body: bytes, chunked: bool, slice_size: int, pause_s: float
) -> None:
    for part in _slices(body, slice_size):
        sock.sendall(b"%x\r\n%s\r\n" % (len(part), part) if chunked else part)
        if pause_s:
            time.sleep(pause_s)
    if chunked:
        sock.sendall(b"0\r\n\r\n")


def _may_send(sock: socket.socket) -> bool:
    """Whether the answer to an Expect is 100; any other answer stays unread."""
    sock.settimeout(PATIENCE_S)
    seen = b""
    while len(seen) < 12:
        seen = sock.recv(12, socket.MSG_PEEK | socket.MSG_WAITALL)
        if not seen:
            return False
    return seen[9:12] == b"100"


def request(
    port: int,
    method: str,
    target: str,
    headers: Headers = (),
    body: bytes = b"",
    *,
    framing: str = "length",
    slice_size: int = SLICE,
    pause_s: float = 0,
) -> Reply:
    """One request on a separate connection. A server may answer before it has read the body."""
    lines = [("Host", "gateway.test"), ("Connection", "close"), *headers]
    lines += _framing(framing, len(body))
    head = f"{method} {target} HTTP/1.1\r\n" + "".join(f"{n}: {v}\r\n" for n, v in lines) + "\r\n"
    with _connect(port) as sock:
        sock.sendall(head.encode("latin-1"))
        if "expect" not in framing or _may_send(sock):
            with contextlib.suppress(ConnectionError):
                _send_body(sock, body, "chunked" in framing, slice_size, pause_s)
        return _read(sock, method)


def _read(sock: socket.socket, method: str) -> Reply:
    reply = http.client.HTTPResponse(sock, method=method)
    try:
        reply.begin()
        fields = {name.lower(): value for name, value in reply.getheaders()}
        return Reply(reply.status, fields, reply.read())
    finally:
        reply.close()


def raw(port: int, text: bytes) -> bytes:
    """Sends bytes as they are, and returns all that comes until the server closes."""
    with _connect(port) as sock:
        sock.sendall(text)
        sock.shutdown(socket.SHUT_WR)
        parts = []
        while part := sock.recv(SLICE):
            parts.append(part)
    return b"".join(parts)


# ---- HTTP/2 ----


_GOAWAY = 7


class _Stream:
    """One request of one connection."""

    def __init__(self, sock: socket.socket) -> None:
        self.sock, self.unread = sock, b""
        config = h2.config.H2Configuration(header_encoding="utf-8")
        self.wire = h2.connection.H2Connection(config)
        self.wire.initiate_connection()
        self.status, self.fields, self.ended = 0, {}, False
        self.parts: list[bytes] = []

    def flush(self) -> None:
        self.sock.sendall(self.wire.data_to_send())

    def take(self) -> None:
        """Waits for the next bytes of the server."""
        data = self.sock.recv(SLICE)
        self.ended = self.ended or not data
        self.unread += data
        for event in self.wire.receive_data(self._frames()):
            self._handle(event)
        self.flush()

    def _frames(self) -> bytes:
        """The whole frames that came. A server that ends announces it (GOAWAY) and still answers
        this request, but the library would end the connection."""
        frames, data = b"", self.unread
        while len(data) >= 9 and len(data) >= (size := 9 + int.from_bytes(data[:3], "big")):
            frames += data[:size] if data[3] != _GOAWAY else b""
            data = data[size:]
        self.unread = data
        return frames

    def _handle(self, event: h2.events.Event) -> None:
        if isinstance(event, h2.events.ResponseReceived):
            fields = dict(event.headers)
            self.status, self.fields = int(fields.pop(":status")), fields
        elif isinstance(event, h2.events.DataReceived):
            self.parts.append(event.data)
            self.wire.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        elif isinstance(event, h2.events.StreamEnded | h2.events.StreamReset):
            self.ended = True

    def send(self, body: bytes, slice_size: int, pause_s: float) -> None:
        start = 0
        while start < len(body) and not self.ended:
            room = min(
                self.wire.local_flow_control_window(1),
                self.wire.max_outbound_frame_size,
                slice_size - start % slice_size,
            )
            if room <= 0:
                self.take()
                continue
            self.wire.send_data(1, body[start : start + room])
            self.flush()
            start += room
            if pause_s and start % slice_size == 0:
                time.sleep(pause_s)
        if not self.ended:
            self.wire.end_stream(1)
            self.flush()


def request_h2(
    port: int,
    method: str,
    target: str,
    headers: Headers = (),
    body: bytes = b"",
    *,
    length: bool = True,
    slice_size: int = SLICE,
    pause_s: float = 0,
) -> Reply:
    """One request over HTTP/2; without `length` it has no Content-Length."""
    fields = [(":method", method), (":scheme", "http"), (":path", target)]
    fields += [(":authority", "gateway.test"), *((name.lower(), value) for name, value in headers)]
    if length and body:
        fields.append(("content-length", str(len(body))))
    with _connect(port) as sock:
        stream = _Stream(sock)
        has_body = bool(body) or not length
        stream.wire.send_headers(1, fields, end_stream=not has_body)
        stream.flush()
        with contextlib.suppress(ConnectionError):
            if has_body:
                stream.send(body, slice_size, pause_s)
            while not stream.ended:
                stream.take()
        return Reply(stream.status, stream.fields, b"".join(stream.parts))
