"""Each event of a webhook reaches the upstream once, in nginx with two workers."""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from gateway_rig.clients import Reply, request
from gateway_rig.nginx import ROOT, Nginx
from gateway_rig.ports import PATIENCE_S, wait_until
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import HEADER, KEYS, notification, sign

PATH = "/open/hook"
LOCATION = """
    location = /hook {
        access_by_lua_block { gateway:webhook() }
        header_filter_by_lua_block { gateway:settle() }
        log_by_lua_block { gateway:settle() }
        proxy_pass %s;
    }
    location = /worker { return 200 $pid; }
    location = /metrics { content_by_lua_block { gateway:metrics() } }
"""

Start = Callable[..., Nginx]


def init(dict_name: str = "perk", more: str = "") -> str:
    options = f'dict = "{dict_name}", webhook = {{keys = {{"{KEYS[0]}"}}, {more}}}'
    return f'init_by_lua_block {{ gateway = require("perk.nginx").new{{{options}}} }}'


def deliver(port: int, event_id: str = "n-1", path: str = "/hook") -> Reply:
    body = notification(event_id)
    return request(port, "POST", path, [(HEADER, sign(body))], body)


def metrics(gateway: Nginx) -> str:
    return request(gateway.port, "GET", "/metrics").body.decode()


@pytest.fixture
def gateway(nginx: Start, upstream: Upstream) -> Nginx:
    return nginx(http=init(), server=LOCATION % (upstream.url + PATH))


def test_an_event_passes_until_the_upstream_has_taken_it(
    gateway: Nginx, upstream: Upstream
) -> None:
    upstream.script[PATH] = [500, 503]
    statuses = [deliver(gateway.port).status for _ in range(6)]
    assert statuses == [500, 503, 200, 200, 200, 200]
    assert len(upstream.received) == 3
    assert deliver(gateway.port, "n-2").status == 200 and len(upstream.received) == 4


def test_an_upstream_that_does_not_answer_has_not_taken_it(
    gateway: Nginx, upstream: Upstream
) -> None:
    upstream.script[PATH] = ["reset", 302, 404]
    statuses = [deliver(gateway.port).status for _ in range(5)]
    assert statuses == [502, 302, 404, 200, 200] and len(upstream.received) == 4


def test_what_is_done_stays_done_after_a_reload(gateway: Nginx, upstream: Upstream) -> None:
    assert deliver(gateway.port).status == 200
    gateway.reload()
    reply = deliver(gateway.port)
    assert (reply.status, reply.body, len(upstream.received)) == (200, b"handled before\n", 1)


# ---- two workers ----


def one_connection_each(gateway: Nginx) -> list[http.client.HTTPConnection]:
    """A connection to each worker."""
    found: dict[bytes, http.client.HTTPConnection] = {}
    others = []  # stay open, so that a worker with fewer of them takes the next one
    while len(found) < gateway.workers:
        connection = http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=PATIENCE_S)
        connection.request("GET", "/worker")
        if found.setdefault(connection.getresponse().read(), connection) is not connection:
            others.append(connection)
    for connection in others:
        connection.close()
    return list(found.values())


def test_two_workers_let_one_of_two_deliveries_pass(gateway: Nginx, upstream: Upstream) -> None:
    body = notification("n-1")

    def post(connection: http.client.HTTPConnection) -> tuple[int, str | None]:
        with contextlib.closing(connection):
            connection.request("POST", "/hook", body, {HEADER: sign(body)})
            reply = connection.getresponse()
            return reply.status, reply.getheader("Retry-After")

    upstream.hold = True
    with ThreadPoolExecutor(2) as pool:
        replies = [pool.submit(post, one) for one in one_connection_each(gateway)]
        wait_until(lambda: any(one.done() for one in replies), "an answer to one of them")
        upstream.hold = False
    assert sorted(one.result() for one in replies) == [(200, None), (503, "10")]
    assert len(upstream.received) == 1
    assert deliver(gateway.port).body == b"handled before\n"


def test_a_sender_that_left_may_come_back(gateway: Nginx, upstream: Upstream) -> None:
    upstream.hold = True
    body = notification("n-1")
    head = (
        f"POST /hook HTTP/1.1\r\nHost: x\r\n{HEADER}: {sign(body)}\r\nContent-Length: {len(body)}"
    )
    with socket.create_connection(("127.0.0.1", gateway.port)) as sock:
        sock.sendall(head.encode() + b"\r\n\r\n" + body)
        wait_until(lambda: upstream.received, "the delivery at the upstream")
        assert deliver(gateway.port).status == 503
    forgotten = 'perk_webhooks_settled_total{result="forgotten"} 1'
    wait_until(lambda: forgotten in metrics(gateway), "the event is forgotten")
    upstream.hold = False
    assert deliver(gateway.port).status == 200 and len(upstream.received) == 2


# ---- a full store ----


def test_a_full_store_lets_no_new_event_pass(nginx: Start, upstream: Upstream) -> None:
    gateway = nginx(
        http="lua_shared_dict small 16k;" + init("small"),
        server=LOCATION % (upstream.url + PATH),
    )
    passed = 0
    while (reply := deliver(gateway.port, f"n-{passed}")).status == 200:
        passed += 1
        assert passed < 1000
    assert (reply.status, reply.headers["retry-after"]) == (503, "60")
    assert passed > 3 and len(upstream.received) == passed
    assert [deliver(gateway.port, f"n-{n}").status for n in (0, passed, passed + 1)] == [
        200,
        503,
        503,
    ]
    assert len(upstream.received) == passed
    assert "no memory" in gateway.log() and "n-0" not in gateway.log()


def test_without_once_every_delivery_passes(nginx: Start, upstream: Upstream) -> None:
    gateway = nginx(http=init(more="once = false"), server=LOCATION % (upstream.url + PATH))
    assert [deliver(gateway.port).status for _ in range(3)] == [200] * 3
    assert len(upstream.received) == 3


# ---- the page for users ----


def test_the_example_of_the_page_works(nginx: Start, upstream: Upstream) -> None:
    page = (ROOT / "docs/webhooks.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```nginx\n(.*?)```", page, re.DOTALL)
    example = example.replace("http://127.0.0.1:9000", upstream.url + PATH)
    gateway = nginx(http=init(), server=example)
    body = notification("n-1", 200_000)
    statuses = [
        request(gateway.port, "POST", "/webhooks", headers, body).status
        for headers in ([(HEADER, sign(body))], [(HEADER, sign(b""))], [])
    ]
    assert statuses == [200, 401, 403] and len(upstream.received) == 1
