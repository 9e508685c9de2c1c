"""The rig itself: what the other tests rely on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable

import pytest
from gateway_rig.clients import request, request_h2
from gateway_rig.load import Load, get
from gateway_rig.nginx import Nginx
from gateway_rig.upstream import Upstream

BODY = bytes(range(256)) * 800  # more than nginx keeps in memory by default


def proxy(upstream: Upstream) -> str:
    return f"location / {{ proxy_pass {upstream.url}; client_max_body_size 10m; }}"


@pytest.mark.parametrize("framing", ["length", "chunked", "expect", "chunked expect"])
def test_a_body_arrives_whole(
    nginx: Callable[..., Nginx], upstream: Upstream, framing: str
) -> None:
    running = nginx(server=proxy(upstream))
    reply = request(running.port, "POST", "/open/x", body=BODY, framing=framing)
    assert reply.status == 200
    assert json.loads(reply.body)["sha256"] == hashlib.sha256(BODY).hexdigest()


@pytest.mark.parametrize("length", [True, False])
def test_a_body_arrives_whole_over_http2(
    nginx: Callable[..., Nginx], upstream: Upstream, length: bool
) -> None:
    running = nginx(server=proxy(upstream))
    reply = request_h2(running.h2_port, "POST", "/open/x", body=BODY, length=length)
    assert reply.status == 200
    assert json.loads(reply.body)["sha256"] == hashlib.sha256(BODY).hexdigest()


def test_a_refused_body_is_answered(nginx: Callable[..., Nginx], upstream: Upstream) -> None:
    running = nginx(server=proxy(upstream).replace("10m", "1k"))
    assert request(running.port, "POST", "/open/x", body=BODY * 20).status == 413
    assert request_h2(running.h2_port, "POST", "/open/x", body=BODY * 20).status == 413
    assert not upstream.received


def test_reloads_lose_no_request(nginx: Callable[..., Nginx]) -> None:
    running = nginx(server="location / { return 200 'fine'; }")
    before = running.worker_pids()
    with Load(running.port, get("/"), connections=4) as load:
        for _ in range(3):
            running.reload()
            load.wait(len(load.results) + 20)
    assert load.statuses().keys() == {200}
    assert not set(before) & set(running.worker_pids())


def test_lua_and_the_core_run_in_workers(nginx: Callable[..., Nginx]) -> None:
    running = nginx(
        http='init_by_lua_block { perk = require "perk" }',
        server="location / { content_by_lua_block { ngx.print(perk._VERSION) } }",
    )
    assert request(running.port, "GET", "/").body.count(b".") == 2


def test_the_upstream_wants_its_token(upstream: Upstream) -> None:
    assert request(upstream.port, "GET", "/api").status == 401
    fetched = request(upstream.token_port, "POST", "/v2/auth/token")
    bearer = [("Authorization", "Bearer " + json.loads(fetched.body)["access_token"])]
    assert request(upstream.port, "GET", "/api", bearer).status == 200
    upstream.revoke()
    assert request(upstream.port, "GET", "/api", bearer).status == 401
    assert (upstream.logins, upstream.refused) == (1, 2)
    upstream.close_tokens()
    with pytest.raises(ConnectionError):
        request(upstream.token_port, "POST", "/v2/auth/token")
    upstream.open_tokens()
    assert request(upstream.token_port, "POST", "/v2/auth/token").status == 200
