"""HAProxy's HTTP client as the `perform` of a host: every failure has its code, and `sent` is true
when the server may have seen the request."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme
from gateway_rig.clients import request
from gateway_rig.dns import NameServer
from gateway_rig.haproxy import Haproxy
from gateway_rig.ports import free_port

# Performs the request that the headers x-… describe, and shows the result.
PERFORM = """
local http = require "perk.haproxy.http"
core.register_service("perform", "http", function(applet)
    local function given(name) return (applet.headers["x-" .. name] or {})[0] end
    local asked = {url = given "url", method = given "method", headers = {["x-own"] = "1"}}
    if given "size" then asked.body = ("q"):rep(tonumber(given "size")) end
    local limits = {timeout_ms = tonumber(given "timeout" or "20000"), max_body = 100000}
    local status, headers, body = http.perform(asked, limits)
    local text = status and ("%d %d"):format(status, #body)
        or ("%s %s"):format(headers, tostring(body))
    applet:set_status(200)
    applet:add_header("content-length", #text)
    applet:start_response()
    applet:send(text)
end)
"""

HEAD = b"HTTP/1.1 200 OK\r\n"


def with_length(size: int, body: bytes) -> bytes:
    return HEAD + b"Content-Length: %d\r\n\r\n" % size + body


def chunked(body: bytes) -> bytes:
    return HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


REPLIES = {
    "/small": (with_length(5, b"hello"), "200 5"),
    "/large": (with_length(100000, b"x" * 100000), "200 100000"),
    "/chunked": (chunked(b"y" * 50000), "200 50000"),
    "/until-close": (HEAD + b"\r\n" + b"z" * 30000, "200 30000"),
    "/empty": (b"HTTP/1.1 204 No Content\r\n\r\n", "204 0"),
    "/refused": (b"HTTP/1.1 401 No\r\nContent-Length: 2\r\n\r\nno", "401 2"),
    "/error": (b"HTTP/1.1 503 No\r\nContent-Type: a\r\nContent-Length: 0\r\n\r\n", "503 0"),
    "/too-large": (with_length(100001, b"x" * 100001), "limit true"),
    "/torn": (with_length(100, b"hello"), "transport true"),
    "/torn-head": (HEAD + b"Content-Le", "transport true"),
    "/nothing": (b"", "transport true"),
    "/garbage": (b"\0\1no http\r\n\r\n", "transport true"),
    "/long-head": (HEAD + b"X: " + b"x" * 20000 + b"\r\n\r\n", "transport true"),
}


class Peer(socketserver.ThreadingTCPServer):
    """Answers a path with its bytes of REPLIES and closes; /slow and /drip are never complete."""

    daemon_threads, request_queue_size = True, 64

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", free_port()), Exchange)
        self.tls = tls
        self.seen: list[tuple[bytes, bytes]] = []  # heads and bodies
        self.over = threading.Event()

    def get_request(self) -> tuple[socket.socket, object]:
        connection, address = super().get_request()
        if self.tls:
            connection = self.tls.wrap_socket(connection, True, do_handshake_on_connect=False)
        return connection, address

    def handle_error(self, *_: object) -> None:
        """A connection that is interrupted is no failure of the test."""

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Exchange(socketserver.StreamRequestHandler):
    server: Peer

    def handle(self) -> None:
        head = b"".join(iter(self.rfile.readline, b"\r\n"))
        size = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
        self.server.seen.append((head.lower(), self.rfile.read(size)))
        path = head.split(b" ")[1].decode()
        if path == "/slow":
            self.server.over.wait(60)
        elif path == "/drip":
            self.wfile.write(with_length(100000, b""))
            while not self.server.over.wait(0.1):
                self.wfile.write(b"x")
        else:
            self.wfile.write(REPLIES[path][0])


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[Peer]:
    with Peer(tls) as server:
        thread = threading.Thread(daemon=True, target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.over.set()
            server.shutdown()
            thread.join()


@pytest.fixture
def peer() -> Iterator[Peer]:
    with serving() as server:
        yield server


Start = Callable[..., Haproxy]


def start(haproxy: Start, **more: str) -> Haproxy:
    return haproxy(lua=PERFORM, frontend="http-request use-service lua.perform", **more)


def perform(running: Haproxy, url: str, method: str = "GET", **more: int) -> str:
    headers = [("x-url", url), ("x-method", method)]
    headers += [("x-" + name, str(value)) for name, value in more.items()]
    return request(running.port, "GET", "/", headers).body.decode()


def test_replies_and_failures(haproxy: Start, peer: Peer) -> None:
    running = start(haproxy)
    results = {path: perform(running, f"http://127.0.0.1:{peer.port}{path}") for path in REPLIES}
    assert results == {path: result for path, (_, result) in REPLIES.items()}


def context(name: str, authority: trustme.CA) -> ssl.SSLContext:
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(made)
    return made


def test_connections_are_made_to_servers_that_are_known(haproxy: Start, tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    with (
        NameServer() as names,
        serving(context("api.test", authority)) as known,
        serving(context("other.test", authority)) as other,
        serving(context("api.test", trustme.CA())) as unknown,
        ThreadPoolExecutor(4) as pool,
    ):
        running = start(
            haproxy,
            main=f"""httpclient.ssl.ca-file {tmp_path}/ca.pem
                     httpclient.resolvers.id names""",
            sections=f"resolvers names\n    nameserver one {names.address}\n",
        )
        closed = f"http://127.0.0.1:{free_port()}/"
        servers = (known, other, unknown)
        urls = [*(f"https://api.test:{one.port}/small" for one in servers), closed]
        results = list(pool.map(lambda url: perform(running, url), urls))
        assert results == ["200 5", "connect false", "connect false", "connect false"]
        assert [len(one.seen) for one in servers] == [1, 0, 0]


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_the_deadline_is_for_the_whole_exchange(haproxy: Start, peer: Peer, path: str) -> None:
    running = start(haproxy)
    began = time.monotonic()
    url = f"http://127.0.0.1:{peer.port}{path}"
    assert perform(running, url, timeout=700) == "deadline true"
    assert 0.6 < time.monotonic() - began < 20


@pytest.mark.parametrize("size", [0, 100, 100000])
def test_a_body_has_its_length(haproxy: Start, peer: Peer, size: int) -> None:
    running = start(haproxy)
    url = f"http://127.0.0.1:{peer.port}/small"
    assert perform(running, url, "POST", size=size) == "200 5"
    ((head, body),) = peer.seen
    assert b"content-length: %d\r\n" % size in head
    assert b"transfer-encoding" not in head
    assert b"x-own: 1" in head
    assert body == b"q" * size


def test_a_method_that_the_client_does_not_have(haproxy: Start, peer: Peer) -> None:
    url = f"http://127.0.0.1:{peer.port}/small"
    assert perform(start(haproxy), url, "PATCH") == "transport false"
    assert not peer.seen
