"""Exchanges over nginx's cosockets, with servers that are hostile, slow or cut off. The parser of
replies has separate specs: tests/lua/nginx_reply_spec.lua."""

from __future__ import annotations

import contextlib
import functools
import json
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import trustme
from gateway_rig.clients import request
from gateway_rig.dns import NameServer
from gateway_rig.nginx import Nginx
from gateway_rig.ports import PATIENCE_S, free_port, wait_until

Script = Callable[[socket.socket, bytes], None]

CONTENT = """
location / {
    client_body_buffer_size 4m;
    client_max_body_size 4m;
    content_by_lua_block {
        ngx.req.read_body()
        local given = perk.parse(ngx.req.get_body_data())
        local limits = {timeout_ms = given.timeout_ms, max_body = given.max_body}
        local status, headers, body, why = http.perform(given, limits)
        if status then
            ngx.print(perk.dump{status = status, headers = headers, body = body})
        else
            ngx.print(perk.dump{code = headers, sent = body, why = why})
        end
    }
}
"""


class Peer:
    """A server of one script: `script(connection, head)` runs for each request, and closes the
    connection when it raises or does so itself."""

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        self.connections, self.heads = 0, []
        self._script, self._tls, self._threads = script, tls, []
        self._open: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self._listener.getsockname()[1]
        self._accepting = threading.Thread(daemon=True, target=self._accept)

    def __enter__(self) -> Peer:
        self._accepting.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._accepting.join()
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                thread = threading.Thread(daemon=True, target=self._serve, args=(connection,))
                self._threads.append(thread)
                thread.start()

    def _serve(self, connection: socket.socket) -> None:
        self.connections += 1
        self._open.append(connection)
        connection.settimeout(PATIENCE_S)
        with contextlib.suppress(OSError, EOFError), contextlib.ExitStack() as stack:
            stack.enter_context(connection)
            if self._tls:
                connection = stack.enter_context(self._tls.wrap_socket(connection, True))
            while True:
                head = self._head(connection)
                self.heads.append(head)
                self._script(connection, head)

    @staticmethod
    def _head(connection: socket.socket) -> bytes:
        head = b""
        while b"\r\n\r\n" not in head:
            part = connection.recv(65536)
            if not part:
                raise EOFError
            head += part
        return head


def says(text: bytes, close: bool = False) -> Script:
    def script(connection: socket.socket, head: bytes) -> None:
        connection.sendall(text)
        if close:
            raise EOFError

    return script


def resets(after: bytes = b"") -> Script:
    def script(connection: socket.socket, head: bytes) -> None:
        connection.sendall(after)
        if after:
            time.sleep(0.05)  # or the reset overtakes what was sent
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        raise EOFError

    return script


HELLO = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Two: a\r\nX-Two: b\r\n\r\nhello"

Perform = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def perform(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Perform]:
    """`perform(url, …)` in a worker of nginx; what came of it."""
    folder = tmp_path_factory.mktemp("nginx")
    authority.cert_pem.write_to_path(str(folder / "ca.pem"))
    with NameServer() as names:
        http = f"""
            resolver {names.address} ipv6=off;
            lua_ssl_trusted_certificate {folder}/ca.pem;
            lua_ssl_protocols TLSv1.2 TLSv1.3;
            init_by_lua_block {{ perk = require "perk"; http = require "perk.nginx.http" }}
        """
        with Nginx(folder, workers=1, http=http, server=CONTENT) as running:
            yield functools.partial(perform_in, running)


def perform_in(running: Nginx, url: str, **more: Any) -> dict[str, Any]:
    given = {"method": "GET", "url": url, "headers": {}, "timeout_ms": 20000, "max_body": 1000}
    text = json.dumps({**given, **more}).encode()
    reply = request(running.port, "POST", "/", body=text)
    assert reply.status == 200, running.log()[-2000:]
    result: dict[str, Any] = json.loads(reply.body)
    return result


def test_a_reply_with_its_headers(perform: Perform) -> None:
    with Peer(says(HELLO)) as peer:
        got = perform(f"http://127.0.0.1:{peer.port}?a=b#c", headers={"X-A": "b"})
    assert got == {
        "status": 200,
        "headers": {"content-length": "5", "x-two": ["a", "b"]},
        "body": "hello",
    }
    head = f"GET /?a=b HTTP/1.1\r\nHost: 127.0.0.1:{peer.port}\r\nX-A: b\r\n\r\n"
    assert peer.heads == [head.encode()]


def test_what_frames_the_request_is_set_here(perform: Perform) -> None:
    own = {"Host": "x", "Content-Length": "9", "Transfer-Encoding": "chunked", "Connection": "x"}
    with Peer(says(HELLO, close=True)) as peer:
        url = f"http://127.0.0.1:{peer.port}/"
        perform(url, method="POST", headers=own)
        perform(url, method="POST", headers=own, body="four")
    first, second = (head.decode().split("\r\n") for head in peer.heads)
    assert first[1:] == [f"Host: 127.0.0.1:{peer.port}", "Content-Length: 0", "", ""]
    assert second[2:] == ["Content-Length: 4", "", "four"]


@pytest.mark.parametrize(
    "change",
    [
        {"headers": {"X-A": "b\r\nX-C: d"}},
        {"headers": {"X-A": "b\nX-C: d"}},
        {"headers": {"X-A: b\r\nX-C": "d"}},
        {"headers": {"X A": "b"}},
        {"headers": {"": "b"}},
        {"method": "GET / HTTP/1.1\r\nX-A: b\r\n\r\nGET"},
        {"target": "/a b"},
        {"target": "/\r\nX-A: b"},
    ],
)
def test_a_request_cannot_become_another_one(perform: Perform, change: dict[str, Any]) -> None:
    with Peer(says(HELLO)) as peer:
        url = f"http://127.0.0.1:{peer.port}" + change.pop("target", "/")
        got = perform(url, **change)
    assert (got["code"], got["sent"], peer.connections) == ("transport", False, 0)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http://user@127.0.0.1/", "http:///", "/"])
def test_an_address_that_is_none(perform: Perform, url: str) -> None:
    assert perform(url)["sent"] is False


# ---- connections ----


def test_a_connection_is_used_again(perform: Perform) -> None:
    with Peer(says(HELLO)) as peer, Peer(says(HELLO)) as other:
        for one in (peer, peer, other, peer):
            assert perform(f"http://127.0.0.1:{one.port}/")["status"] == 200
    assert (peer.connections, len(peer.heads), other.connections) == (1, 3, 1)


@pytest.mark.parametrize(
    "text",
    [
        HELLO.replace(b"X-Two: a", b"Connection: close"),
        HELLO.replace(b"HTTP/1.1", b"HTTP/1.0"),
        HELLO + b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nsmuggled",
    ],
)
def test_a_connection_is_not_used_again(perform: Perform, text: bytes) -> None:
    with Peer(says(text)) as peer:
        for _ in range(3):
            assert perform(f"http://127.0.0.1:{peer.port}/")["body"] == "hello"
    assert peer.connections == 3


def test_a_connection_that_the_server_closed_meanwhile_is_not_used(perform: Perform) -> None:
    with Peer(says(HELLO, close=True)) as peer:
        for _ in range(5):
            assert perform(f"http://127.0.0.1:{peer.port}/")["body"] == "hello"
            time.sleep(0.02)  # the worker sees the end


def test_a_server_that_is_not_there(perform: Perform) -> None:
    got = perform(f"http://127.0.0.1:{free_port()}/")
    assert (got["code"], got["sent"]) == ("connect", False)


# ---- replies that fail ----


@pytest.mark.parametrize(
    "script",
    [
        resets(),
        resets(HELLO[:-2]),
        says(b"", close=True),
        says(HELLO[:20], close=True),
        says(HELLO[:-1], close=True),
        says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", close=True),
        says(b"not HTTP\r\n\r\n"),
    ],
)
def test_a_reply_that_is_torn(perform: Perform, script: Script) -> None:
    with Peer(script) as peer:
        got = perform(f"http://127.0.0.1:{peer.port}/")
    assert (got["code"], got["sent"]) == ("transport", True)


def drips(connection: socket.socket, head: bytes) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
    while True:
        connection.sendall(b"x")
        time.sleep(0.02)


def is_silent(connection: socket.socket, head: bytes) -> None:
    connection.recv(1)


@pytest.mark.parametrize("script", [drips, is_silent])
def test_the_deadline_holds_whatever_the_server_does(perform: Perform, script: Script) -> None:
    with Peer(script) as peer:
        got = perform(f"http://127.0.0.1:{peer.port}/", timeout_ms=300)
    assert (got["code"], got["sent"]) == ("deadline", True)


@pytest.mark.parametrize("chunk", [b"10000\r\n" + b"x" * 65536 + b"\r\n", b"x" * 65536])
def test_a_body_that_does_not_end_is_not_read(perform: Perform, chunk: bytes) -> None:
    sent: list[int] = []

    def floods(connection: socket.socket, head: bytes) -> None:
        coding = b"Transfer-Encoding: chunked\r\n" if chunk.startswith(b"1") else b""
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + coding + b"\r\n")
        while True:
            sent.append(connection.send(chunk))

    with Peer(floods) as peer:
        got = perform(f"http://127.0.0.1:{peer.port}/", max_body=100_000)
    assert (got["code"], got["sent"]) == ("limit", True)
    assert sum(sent) < 50_000_000  # what sockets hold


def test_interim_replies_are_passed_over(perform: Perform) -> None:
    interim = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nX-Two: no\r\n\r\n"
    with Peer(says(interim + HELLO)) as peer:
        assert perform(f"http://127.0.0.1:{peer.port}/")["headers"]["x-two"] == ["a", "b"]


@pytest.mark.parametrize(("method", "status"), [("HEAD", 200), ("GET", 204), ("GET", 304)])
def test_replies_without_a_body(perform: Perform, method: str, status: int) -> None:
    with Peer(says(f"HTTP/1.1 {status} X\r\nContent-Length: 5\r\n\r\n".encode())) as peer:
        for _ in range(2):
            got = perform(f"http://127.0.0.1:{peer.port}/", method=method)
            assert (got["status"], got["body"]) == (status, "")
    assert peer.connections == 1


def test_a_server_that_refuses_while_the_body_is_sent(perform: Perform) -> None:
    with Peer(says(b"HTTP/1.1 413 X\r\nContent-Length: 0\r\n\r\n", close=True)) as peer:
        got = perform(f"http://127.0.0.1:{peer.port}/", method="POST", body="x" * 3_000_000)
    assert got.get("status") == 413 or got["sent"] is True


# ---- TLS ----


def context_of(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


def test_tls_of_a_known_server(perform: Perform, authority: trustme.CA) -> None:
    with Peer(says(HELLO), context_of(authority, "api.test")) as peer:
        for _ in range(3):
            assert perform(f"https://api.test:{peer.port}/")["body"] == "hello"
    assert peer.connections == 1


def test_tls_of_another_server(perform: Perform, authority: trustme.CA) -> None:
    with Peer(says(HELLO), context_of(authority, "other.test")) as peer:
        got = perform(f"https://api.test:{peer.port}/")
    assert (got["code"], got["sent"], peer.heads) == ("connect", False, [])


def test_tls_of_an_unknown_issuer(perform: Perform) -> None:
    """Often: the end of a handshake is handled in two ways, by whether there was something to wait
    for."""
    with Peer(says(HELLO), context_of(trustme.CA(), "api.test")) as peer:
        for _ in range(25):
            got = perform(f"https://api.test:{peer.port}/")
            assert (got["code"], got["sent"], peer.heads) == ("connect", False, [])


def test_requests_do_not_wait_for_each_other(perform: Perform) -> None:
    done: list[str] = []
    release = threading.Event()

    def waits(connection: socket.socket, head: bytes) -> None:
        if b"/slow" in head:
            release.wait(PATIENCE_S)
        connection.sendall(HELLO)

    with Peer(waits) as peer:
        url = f"http://127.0.0.1:{peer.port}"
        slow = threading.Thread(
            daemon=True, target=lambda: done.append(perform(url + "/slow")["body"])
        )
        slow.start()
        wait_until(lambda: peer.heads, "the slow request")
        assert perform(url + "/")["body"] == "hello"
        assert not done
        release.set()
        slow.join()
    assert done == ["hello"]
