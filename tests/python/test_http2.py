"""HTTP/2 servers that behave badly: floods of frames, silence, refused streams, torn replies; what
TLS is refused."""

from __future__ import annotations

import contextlib
import datetime
import os
import signal
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import frames
import pytest
import trustme
from frames import (
    DATA,
    END_STREAM,
    GOAWAY,
    HEADERS,
    PRIORITY,
    REFUSED_STREAM,
    Frames,
    frame,
    headers,
    reply,
    reset,
)
from leaks import refused
from server import PATIENCE_S

import libperk
from libperk import errors

FLOOD_S = 20  # a flood that nobody ends: long past every deadline here


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> str:
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    return str(tmp_path / "ca.pem")


@pytest.fixture
def serve(authority: trustme.CA) -> Callable[[Callable[[Frames, ssl.SSLSocket, int], Any]], Frames]:
    return lambda answer: Frames(authority, answer)


def client(server: Frames, ca_file: str, **options: Any) -> libperk.Kard:
    return libperk.Kard(
        **{
            "base_url": server.url,
            "token": "t",
            "organization_id": "o",
            "ca_file": ca_file,
            "timeout_ms": 20000,
            **options,
        }
    )


def write(kard: libperk.Kard, **options: Any) -> Any:
    return kard.request("POST", "/v2/thing", json={"n": 1}, **options)


# ---- floods ----

FLOODS = {
    "empty data": (headers(3, (":status", "200")), frame(DATA, 0, 3)),
    "priority": (b"", frame(PRIORITY, 0, 3, b"\0\0\0\0\x10")),
}


def flood(
    kind: str, over: threading.Event, begun: Callable[[], Any] = lambda: None
) -> Callable[[Frames, ssl.SSLSocket, int], Any]:
    """Answers the first request of a connection. Then sends frames until the client goes, or for
    FLOOD_S; only the latter sets `over`. Calls `begun` after the first of them."""

    def answer(server: Frames, connection: ssl.SSLSocket, stream: int) -> bool:
        if stream == 1:
            connection.sendall(reply(1))
            return False
        first, one = FLOODS[kind]
        connection.sendall(first + one)
        begun()
        until = time.monotonic() + FLOOD_S
        while time.monotonic() < until and not server.ended.is_set():
            connection.sendall(one * 1500)
        if not server.ended.is_set():
            over.set()
        return True

    return answer


@pytest.mark.parametrize("kind", FLOODS)
def test_a_flood_of_frames_does_not_outlast_the_deadline(
    serve: Any, ca_file: str, kind: str
) -> None:
    over = threading.Event()
    with serve(flood(kind, over)) as server, client(server, ca_file) as kard:
        write(kard)  # so that the deadline does not cover the handshake
        with refused(errors.DeadlineError) as caught:
            write(kard, timeout_ms=1000)
        assert not over.is_set()
        assert caught.value.outcome_unknown


class Interrupted(Exception):
    pass


def interrupt(*_: object) -> None:
    raise Interrupted


@pytest.mark.parametrize("kind", FLOODS)
def test_a_signal_is_heard_during_a_flood_of_frames(serve: Any, ca_file: str, kind: str) -> None:
    over = threading.Event()
    before = signal.signal(signal.SIGUSR1, interrupt)
    flooding = flood(kind, over, lambda: os.kill(os.getpid(), signal.SIGUSR1))
    try:
        with (
            serve(flooding) as server,
            client(server, ca_file, timeout_ms=2 * 1000 * FLOOD_S) as kard,
        ):
            write(kard)
            with pytest.raises(Interrupted):
                write(kard)
            assert not over.is_set()
    finally:
        signal.signal(signal.SIGUSR1, before)


# ---- silence, and refused streams ----


def test_a_silent_connection_is_not_used_again(serve: Any, ca_file: str) -> None:
    def answer(server: Frames, connection: ssl.SSLSocket, stream: int) -> None:
        if server.connections > 1 or stream == 1:
            connection.sendall(reply(stream))

    with serve(answer) as server, client(server, ca_file) as kard:
        write(kard)
        with refused(errors.DeadlineError):
            write(kard, timeout_ms=1000)
        for _ in range(3):
            write(kard)
        assert (server.connections, server.requests) == (2, 5)


def test_a_refused_stream_is_sent_again_also_a_write(serve: Any, ca_file: str) -> None:
    def answer(server: Frames, connection: ssl.SSLSocket, stream: int) -> None:
        connection.sendall(reply(stream) if server.requests > 1 else reset(stream, REFUSED_STREAM))

    with serve(answer) as server, client(server, ca_file) as kard:
        write(kard)
        assert server.requests == 2


def test_a_refused_stream_is_named_and_the_outcome_known(serve: Any, ca_file: str) -> None:
    with serve(
        lambda _, connection, stream: connection.sendall(reset(stream, REFUSED_STREAM))
    ) as server:
        with (
            client(server, ca_file) as kard,
            refused(errors.TransportError, match="REFUSED_STREAM") as caught,
        ):
            write(kard, max_attempts=1)
        assert (caught.value.outcome_unknown, caught.value.retryable) == (False, True)


@pytest.mark.parametrize("code", [0, 1, 2, 3, 8, 11, 13, 99])
def test_other_resets_leave_the_outcome_unknown(serve: Any, ca_file: str, code: int) -> None:
    with (
        serve(lambda _, connection, stream: connection.sendall(reset(stream, code))) as server,
        client(server, ca_file) as kard,
    ):
        with refused(errors.TransportError) as caught:
            write(kard)
        assert caught.value.outcome_unknown
        assert "callback" not in str(caught.value)
        assert "kept connection" not in str(caught.value)
        assert server.requests == 1


# ---- replies ----

EARLY = {
    "interim": headers(1, (":status", "103"), ("retry-after", "0"), ("x-request-id", "hint"))
    + reply(1, 503),
    "trailers": headers(1, (":status", "503"))
    + frame(DATA, 0, 1, b"{}")
    + headers(
        1, ("retry-after", "0"), ("x-request-id", "trailer"), flags=frames.END_HEADERS | END_STREAM
    ),
}


@pytest.mark.parametrize("kind", EARLY)
def test_only_final_headers_count(serve: Any, ca_file: str, kind: str) -> None:
    with (
        serve(lambda _, connection, stream: connection.sendall(EARLY[kind])) as server,
        client(server, ca_file) as kard,
    ):
        with refused(errors.ServerError) as caught:
            write(kard)
        assert (server.requests, caught.value.outcome_unknown, caught.value.request_id) == (
            1,
            True,
            None,
        )


def test_no_part_of_a_reply_is_a_reply(serve: Any, ca_file: str) -> None:
    whole = reply(1, 200, b'{"data":[]}')

    def answer(server: Frames, connection: ssl.SSLSocket, stream: int) -> bool:
        connection.sendall(whole[: server.connections - 1])
        return True

    with serve(answer) as server, client(server, ca_file) as kard:
        for size in range(len(whole)):
            with pytest.raises(errors.TransportError) as caught:
                write(kard)
            assert caught.value.outcome_unknown, size
        assert server.requests == len(whole)


WRONG = {
    "no headers": frame(DATA, END_STREAM, 1, b"{}"),
    "no status": headers(1, ("x", "y")) + frame(DATA, END_STREAM, 1, b"{}"),
    "two statuses": headers(1, (":status", "200"), (":status", "500"))
    + frame(DATA, END_STREAM, 1, b"{}"),
    "only an interim status": headers(1, (":status", "100"), flags=frames.END_HEADERS | END_STREAM),
    "a shorter length": headers(1, (":status", "200"), ("content-length", "1"))
    + frame(DATA, END_STREAM, 1, b"{}"),
    "a longer length": headers(1, (":status", "200"), ("content-length", "9"))
    + frame(DATA, END_STREAM, 1, b"{}"),
    "a reset within": headers(1, (":status", "200")) + frame(DATA, 0, 1, b"{}") + reset(1, 0),
    "garbage for headers": frame(HEADERS, frames.END_HEADERS, 1, b"\xff" * 6),
    "another stream": reply(3),
    "going away": frame(GOAWAY, 0, 0, b"\0\0\0\0\0\0\0\2"),
    "HTTP/1": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_no_reply(serve: Any, ca_file: str, kind: str) -> None:
    with (
        serve(lambda _, connection, stream: connection.sendall(WRONG[kind])) as server,
        client(server, ca_file) as kard,
    ):
        with refused(errors.TransportError) as caught:
            write(kard)
        assert caught.value.outcome_unknown
        assert server.requests == 1


# ---- TLS ----


def handshakes(context: ssl.SSLContext, listener: Any, count: int) -> threading.Thread:
    """Answers `count` connections by a handshake and nothing else."""
    listener.settimeout(PATIENCE_S)

    def run() -> None:
        for _ in range(count):
            with contextlib.suppress(OSError):
                context.wrap_socket(listener.accept()[0], server_side=True).close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_an_expired_certificate_is_named_and_not_tried_again(
    authority: trustme.CA, ca_file: str
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    past = datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
    authority.issue_cert(
        "localhost", not_before=past, not_after=past + datetime.timedelta(days=1)
    ).configure_cert(context)
    with frames.socket.create_server(("127.0.0.1", 0)) as listener:
        thread = handshakes(context, listener, 1)
        url = f"https://localhost:{listener.getsockname()[1]}"
        kard = libperk.Kard(base_url=url, token="t", organization_id="o", ca_file=ca_file)
        with kard, refused(errors.ConnectError, match="certificate has expired") as caught:
            write(kard)
        thread.join()
    assert (caught.value.retryable, caught.value.outcome_unknown, caught.value.attempts) == (
        False,
        False,
        1,
    )


# Under these settings OpenSSL itself takes TLS 1.1, as the first line of the program shows.
LAX = """openssl_conf = conf
[conf]
ssl_conf = ssl
[ssl]
system_default = lax
[lax]
MinProtocol = TLSv1
CipherString = DEFAULT:@SECLEVEL=0
"""
OLD = """
import socket, ssl, sys, libperk
port, ca_file = int(sys.argv[1]), sys.argv[2]
context = ssl.create_default_context(cafile=ca_file)
context.minimum_version = ssl.TLSVersion.TLSv1
context.set_ciphers("DEFAULT:@SECLEVEL=0")
plain = socket.create_connection(("127.0.0.1", port))
print(context.wrap_socket(plain, server_hostname="localhost").version())
settings = {"token": "t", "organization_id": "o", "ca_file": ca_file, "max_attempts": 1}
kard = libperk.Kard(base_url=f"https://localhost:{port}", **settings)
try:
    kard.request("GET", "/v2/x")
except libperk.errors.ConnectError as error:
    print(error)
"""


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_tls_older_than_1_2_is_refused_whatever_openssl_allows(
    authority: trustme.CA, ca_file: str, tmp_path: Path
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("DEFAULT:@SECLEVEL=0")
    (tmp_path / "openssl.cnf").write_text(LAX)
    with frames.socket.create_server(("127.0.0.1", 0)) as listener:
        thread = handshakes(context, listener, 2)
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-c",
            OLD,
            str(listener.getsockname()[1]),
            ca_file,
        ]
        environment = {**os.environ, "OPENSSL_CONF": str(tmp_path / "openssl.cnf")}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        thread.join()
    assert done.stdout.splitlines()[0] == "TLSv1.1", done.stderr
    assert "TLS 1.2 is the oldest version" in done.stdout, done.stdout
