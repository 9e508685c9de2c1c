"""An HTTP/2 server over TLS that answers in frames given by the test, right or wrong; a thread for
each connection."""

from __future__ import annotations

import contextlib
import select
import socket
import ssl
import struct
import threading
from collections.abc import Callable
from typing import Any

import h2.config
import h2.connection
import h2.events
import hpack
import trustme

DATA, HEADERS, PRIORITY, RST_STREAM, GOAWAY = 0, 1, 2, 3, 7
END_STREAM, END_HEADERS = 1, 4
REFUSED_STREAM = 7


def frame(kind: int, flags: int, stream: int, payload: bytes = b"") -> bytes:
    return (
        struct.pack(">I", len(payload))[1:]
        + bytes([kind, flags])
        + struct.pack(">I", stream)
        + payload
    )


def headers(stream: int, *pairs: tuple[str, str], flags: int = END_HEADERS) -> bytes:
    return frame(HEADERS, flags, stream, hpack.Encoder().encode(pairs))


def reply(stream: int, status: int = 200, body: bytes = b"{}") -> bytes:
    return headers(stream, (":status", str(status))) + frame(DATA, END_STREAM, stream, body)


def reset(stream: int, code: int) -> bytes:
    return frame(RST_STREAM, 0, stream, struct.pack(">I", code))


class Frames:
    """`answer(server, connection, stream)` deals with a request, by `connection.sendall`; what it
    returns, false mostly, ends the connection."""

    def __init__(
        self, authority: trustme.CA, answer: Callable[[Frames, ssl.SSLSocket, int], Any]
    ) -> None:
        self.answer = answer
        self.connections = 0
        self.requests = 0
        self.ended = threading.Event()  # the test is over
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("localhost").configure_cert(self._context)
        self._context.set_alpn_protocols(["h2"])
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=50)
        self._threads = [threading.Thread(target=self._accept)]
        self.url = f"https://localhost:{self._listener.getsockname()[1]}"

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                plain = self._listener.accept()[0]
                self.connections += 1
                self._threads.append(threading.Thread(target=self._serve, args=(plain,)))
                self._threads[-1].start()

    def _serve(self, plain: socket.socket) -> None:
        with (
            contextlib.suppress(OSError),
            self._context.wrap_socket(plain, server_side=True) as connection,
        ):
            state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
            state.initiate_connection()
            connection.sendall(state.data_to_send())
            while read := self._read(connection):
                for event in state.receive_data(read):
                    connection.sendall(state.data_to_send())
                    if isinstance(event, h2.events.StreamEnded) and event.stream_id:
                        self.requests += 1
                        if self.answer(self, connection, event.stream_id):
                            return

    def _read(self, connection: ssl.SSLSocket) -> bytes:
        while not self.ended.is_set():
            if connection.pending() or select.select([connection], [], [], 0.05)[0]:
                return connection.recv(65536)
        return b""

    def __enter__(self) -> Frames:
        self._threads[0].start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()
