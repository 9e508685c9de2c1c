"""Bodies that are shaped on their way through nginx, and bodies that pass untouched."""

from __future__ import annotations

import gzip
import itertools
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, RemoteDisconnected
from typing import Any

import pytest
from gateway_rig import shapes
from gateway_rig.clients import Reply, request, request_h2
from gateway_rig.lua import lua
from gateway_rig.nginx import Nginx
from gateway_rig.origin import CAP, RULES, UNTOUCHED, Origin, assert_shaped, page

from libperk.sandbox.testing import Handle, start

PAGES, RULE_SETS = 1000, 10

Start = Callable[..., Nginx]


# ---- configurations ----


def init(rules: dict[str, Any], clients: dict[str, Any] | None = None) -> str:
    options = lua({"clients": clients or {}, "shapes": rules})
    return f'init_by_lua_block {{ gateway = require("perk.nginx").new{options} }}'


def location(path: str, shape: str, target: str, more: str = "") -> str:
    return f"""
    location {path} {{
        header_filter_by_lua_block {{ gateway:shape("{shape}") }}
        body_filter_by_lua_block {{ gateway:shape("{shape}") }}
        proxy_pass {target};
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        {more}
    }}
    """


METRICS = "location = /metrics { content_by_lua_block { gateway:metrics() } }"


def counts(nginx: Nginx) -> dict[str, int]:
    lines = request(nginx.port, "GET", "/metrics").body.decode().splitlines()
    found = [line for line in lines if line.startswith("perk_shapes_total{")]
    return {line.split('result="')[1].split('"')[0]: int(line.split()[-1]) for line in found}


@pytest.fixture
def gateway(nginx: Start, origin: Origin) -> Nginx:
    server = location("/", "offers", origin.url) + METRICS
    return nginx(http=init({"offers": RULES}), server=server)


def ask(nginx: Nginx, path: str, http: str = "1.1", method: str = "GET") -> Reply:
    if http == "2":
        return request_h2(nginx.h2_port, method, path)
    return request(nginx.port, method, path)


# ---- what is shaped, and what is not ----


def test_json_is_shaped(gateway: Nginx, origin: Origin) -> None:
    cases = list(itertools.product(["1.1", "2"], [True, False], [0, 1, 30, 500]))
    for http, length, offers in cases:
        body = page(offers, 1000)
        origin.set("/p", body, **({} if length else {"length": ""}))
        reply = ask(gateway, "/p", http)
        assert_shaped(reply, body)
        assert (reply.headers.get("transfer-encoding") == "chunked") == (http == "1.1")
        assert len(reply.body) < len(body) or offers == 0
    assert counts(gateway) == {"shaped": len(cases)}


def test_types_of_json(gateway: Nginx, origin: Origin) -> None:
    for name in ("application/vnd.api+json", "Application/JSON; charset=utf-8"):
        origin.set("/p", page(), Content_Type=name)
        reply = ask(gateway, "/p")
        assert_shaped(reply, page())
        assert reply.headers["content-type"] == name


@pytest.mark.parametrize("http", ["1.1", "2"])
def test_what_passes_untouched_has_a_header(gateway: Nginx, origin: Origin, http: str) -> None:
    for reason, body, status, headers in UNTOUCHED.values():
        before = counts(gateway).get(reason, 0)
        origin.set("/p", body, status, ETag='"v1"', **headers)
        reply = ask(gateway, "/p", http)
        assert (reply.status, reply.body) == (status, body)
        assert reply.headers["perk-shape"] == f"skipped; reason={reason}"
        assert reply.headers["etag"] == '"v1"'
        assert status == 204 or reply.headers["content-length"] == str(len(body))
        assert counts(gateway)[reason] == before + 1
    assert "shaped" not in counts(gateway)


def test_the_cap_is_a_number_of_bytes(gateway: Nginx, origin: Origin) -> None:
    spare = CAP - len(page(1, 0))
    for terms, wanted in ((spare, True), (spare + 1, False)):
        body = page(1, terms)
        assert (len(body) <= CAP) == wanted
        origin.set("/p", body)
        reply = ask(gateway, "/p")
        assert ("perk-shape" not in reply.headers) == wanted
        assert (len(reply.body) < 1000) == wanted


def test_a_body_without_length_that_is_too_large_passes_untouched(
    gateway: Nginx, origin: Origin
) -> None:
    body = page(3000, 1000)
    origin.set("/p", body, length="")
    for http in ("1.1", "2"):
        reply = ask(gateway, "/p", http)
        assert (reply.status, reply.body) == (200, body)
    assert counts(gateway) == {"size": 2}


def test_what_is_no_json_after_all_passes_untouched(gateway: Nginx, origin: Origin) -> None:
    body = b'{"data": [secret]}' * 1000
    for more in ({}, {"length": ""}):
        origin.set("/p", body, **more)
        reply = ask(gateway, "/p")
        assert (reply.status, reply.body) == (200, body)
    assert counts(gateway) == {"json": 2}
    lines = [line for line in gateway.log().splitlines() if "without the shape" in line]
    assert len(lines) == 2 and "perk: parse: a body passes without the shape offers" in lines[0]
    assert "secret" not in gateway.log()


def test_head_has_no_length_of_a_body_that_is_shaped(gateway: Nginx, origin: Origin) -> None:
    origin.set("/p", page(), ETag='"v1"', Accept_Ranges="bytes")
    reply = ask(gateway, "/p", method="HEAD")
    assert (reply.status, reply.body) == (200, b"")
    assert "content-length" not in reply.headers
    assert counts(gateway) == {}
    assert not gateway.lines("warn", "error")


def test_headers_of_the_replaced_bytes_go(gateway: Nginx, origin: Origin) -> None:
    origin.set("/p", page(), ETag='"v1"', Accept_Ranges="bytes", Content_MD5="x", Digest="y")
    reply = ask(gateway, "/p")
    assert_shaped(reply, page())
    assert reply.headers["etag"] == 'W/"v1"'
    assert not {"accept-ranges", "content-md5", "digest"} & reply.headers.keys()


def test_bodies_that_nginx_keeps_in_a_file_are_shaped(nginx: Start, origin: Origin) -> None:
    more = "proxy_buffer_size 4k; proxy_buffers 2 4k; proxy_busy_buffers_size 4k; limit_rate 500k;"
    server = location("/", "offers", origin.url, more)
    gateway = nginx(http=init({"offers": RULES}), server=server, log_level="info")
    body = page(400, 2000)
    origin.set("/p", body)
    assert_shaped(ask(gateway, "/p"), body)


def test_nginx_compresses_what_was_shaped(nginx: Start, origin: Origin) -> None:
    more = "gzip on; gzip_types application/json; gzip_min_length 1; gzip_proxied any;"
    server = location("/", "offers", origin.url, more)
    gateway = nginx(http=init({"offers": RULES}), server=server)
    origin.set("/p", page(30))
    reply = request(gateway.port, "GET", "/p", [("Accept-Encoding", "gzip")])
    assert reply.headers["content-encoding"] == "gzip"
    assert_shaped(reply._replace(body=gzip.decompress(reply.body)), page(30))


def test_a_shape_that_nobody_made_is_an_error(nginx: Start, origin: Origin) -> None:
    gateway = nginx(http=init({"offers": RULES}), server=location("/", "offer", origin.url))
    origin.set("/p", page())
    with pytest.raises(RemoteDisconnected):
        request(gateway.port, "GET", "/p")
    assert "there is no shape of this name" in gateway.log()


# ---- pages of the sandbox ----


def sandbox_gateway(nginx: Start, sandbox: Handle, rules: list[dict[str, Any]]) -> Nginx:
    given = sandbox.credentials
    client = {
        "provider": "kard",
        "base_url": sandbox.url,
        "organization_id": given["organization_id"],
        "client_id": given["client_id"],
        "client_secret": given["client_secret"],
        "token_url": given["token_url"],
    }
    access = 'access_by_lua_block { gateway:token("kard") }'
    server = f"location / {{ {access} proxy_pass {sandbox.url}; }}"
    for number in range(len(rules)):
        server += location(f"/s{number}/", f"s{number}", sandbox.url + "/", access)
    named = {f"s{number}": one for number, one in enumerate(rules)}
    return nginx(http=init(named, {"kard": client}), server=server)


@pytest.mark.parametrize("days", [-50, 25])  # some offers are over; some have not begun
def test_random_pages_are_as_plain_json_has_them(nginx: Start, days: int) -> None:
    rng = random.Random(days)
    rules = [shapes.random_rules(rng) for _ in range(RULE_SETS)]
    now = datetime.now(UTC)
    with start(seed=rng.randint(1, 1000), now=(now + timedelta(days=days)).isoformat()) as sandbox:
        gateway = sandbox_gateway(nginx, sandbox, rules)
        connection = HTTPConnection("127.0.0.1", gateway.port)
        changed = 0
        for _ in range(PAGES // 2):
            target = shapes.random_target(rng, sandbox.credentials)
            number = rng.randrange(RULE_SETS)
            plain = shapes.fetch(connection, target)
            made = shapes.fetch(connection, f"/s{number}{target}")
            assert shapes.is_shaped(plain, made, rules[number], now), (target, rules[number])
            changed += made != plain
        connection.close()
        assert changed > PAGES // 4
