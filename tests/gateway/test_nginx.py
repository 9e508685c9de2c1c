"""nginx's shell itself: what is neither the token's, the webhook's nor the shape's."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from gateway_rig.clients import Reply, request
from gateway_rig.nginx import Nginx
from gateway_rig.ports import PATIENCE_S, wait_until
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import HEADER, KEYS, notification, sign

SECRET = "secret-of-the-client"

WEBHOOK = f"""
    init_by_lua_block {{
        gateway = require("perk.nginx").new{{dict = "perk", webhook = {{keys = {{"{KEYS[0]}"}}}}}}
    }}
    init_worker_by_lua_block {{ gateway:start() }}
"""


def with_client(upstream: Upstream) -> str:
    return f"""
        init_by_lua_block {{
            gateway = require("perk.nginx").new{{
                webhook = {{keys = {{"{KEYS[0]}"}}}},
                clients = {{kard = {{
                    client_id = "client-1", client_secret = "{SECRET}", organization_id = "org-1",
                    base_url = "{upstream.url}", token_url = "{upstream.token_url}",
                }}}},
            }}
        }}
        init_worker_by_lua_block {{ gateway:start() }}
    """


def locations(upstream: Upstream) -> str:
    return f"""
        header_filter_by_lua_block {{ gateway:settle() }}
        log_by_lua_block {{ gateway:settle() }}
        location = /hook {{
            set $perk_event "";
            set $perk_event_id "";
            set $perk_delivery "";
            access_by_lua_block {{ gateway:webhook() }}
            proxy_pass {upstream.url}/open/hook;
            proxy_set_header X-Event "$perk_event $perk_event_id";
            error_page 502 503 = @later;
        }}
        location @later {{ return 503 "later\\n"; }}
        location = /metrics {{ content_by_lua_block {{ gateway:metrics() }} }}
        location = /health {{ content_by_lua_block {{ gateway:health() }} }}
        location /api {{
            access_by_lua_block {{ gateway:token("kard") }}
            proxy_intercept_errors on;
            error_page 401 = @again;
            proxy_pass {upstream.url};
        }}
        location @again {{
            access_by_lua_block {{ gateway:token_again("kard") }}
            proxy_pass {upstream.url};
        }}
    """


def deliver(port: int, event_id: str, query: str = "") -> Reply:
    body = notification(event_id)
    return request(port, "POST", "/hook" + query, [(HEADER, sign(body))], body)


# ---- options ----


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ('webhooks = {keys = {"k"}}', "webhook"),
        ('dict = "other"', "lua_shared_dict"),
        ("webhook = {}", "webhook: keys is required"),
        (f'clients = {{kard = {{client_secret = "{SECRET}", client_idd = "x"}}}}', "client_id"),
    ],
)
def test_nginx_does_not_start_with_a_wrong_option(
    tmp_path: Path, options: str, problem: str
) -> None:
    init = f'init_by_lua_block {{ require("perk.nginx").new{{{options}}} }}'
    nginx = Nginx(tmp_path, http=init)
    done = subprocess.run(
        nginx.command(), capture_output=True, text=True, check=False, timeout=PATIENCE_S
    )
    assert done.returncode != 0
    assert problem in done.stderr
    assert SECRET not in done.stderr


# ---- webhooks ----


def test_variables_have_the_event(nginx: Callable[..., Nginx], upstream: Upstream) -> None:
    running = nginx(http=WEBHOOK, server=locations(upstream))
    assert deliver(running.port, "event-1").status == 200
    assert upstream.received[0].header("x-event") == "auditUpdate event-1"


def test_an_event_adds_no_header(nginx: Callable[..., Nginx], upstream: Upstream) -> None:
    running = nginx(http=WEBHOOK, server=locations(upstream))
    assert deliver(running.port, "1\r\nx-role: admin").status == 200
    assert upstream.received[0].header("x-event") == "auditUpdate 1%0D%0Ax-role: admin"
    assert upstream.received[0].header("x-role") is None


@pytest.mark.parametrize("query", ["?reset=1", "?status=503"])
def test_a_redirect_after_an_error_keeps_the_delivery(
    nginx: Callable[..., Nginx], upstream: Upstream, query: str
) -> None:
    running = nginx(http=WEBHOOK, server=locations(upstream))
    assert deliver(running.port, "event-1", query).status == 503
    for _ in range(2):
        assert deliver(running.port, "event-1").status == 200
    assert len(upstream.received) == 2


def test_a_body_that_the_module_refuses_to_read(
    nginx: Callable[..., Nginx], upstream: Upstream
) -> None:
    refuses = "http2 requests are not supported without content-length header"
    stub = f'ngx.req.read_body = function() error("{refuses}") end gateway ='
    running = nginx(http=WEBHOOK.replace("gateway =", stub), server=locations(upstream))
    assert deliver(running.port, "event-1").status == 411


def test_metrics(nginx: Callable[..., Nginx], upstream: Upstream) -> None:
    running = nginx(http=WEBHOOK, server=locations(upstream))
    deliver(running.port, "event-1")
    request(running.port, "POST", "/hook", body=b"{}")
    reply = request(running.port, "GET", "/metrics")
    assert (reply.status, reply.headers["content-type"]) == (200, "text/plain")
    for line in ('{result="passed"} 1', '{result="403"} 1'):
        assert f"perk_webhooks_total{line}\n" in reply.body.decode()


def test_to_settle_without_webhooks_is_harmless(nginx: Callable[..., Nginx]) -> None:
    init = 'init_by_lua_block { gateway = require("perk.nginx").new{} }'
    server = """
        header_filter_by_lua_block { gateway:settle() }
        location / { return 200 "plain"; }
    """
    assert request(nginx(http=init, server=server).port, "GET", "/").body == b"plain"


# ---- tokens ----


def test_health_has_the_reason(nginx: Callable[..., Nginx], upstream: Upstream) -> None:
    upstream.mode = "refuse"
    running = nginx(http=with_client(upstream), server=locations(upstream))
    before = request(running.port, "GET", "/health")
    assert (before.status, before.body) == (200, b"kard: obtainable\n")
    refused = fail_until_it_shows(running)
    assert refused.status == 502 and refused.headers["retry-after"] in ("1", "2")
    assert SECRET not in running.log() + refused.body.decode() + str(refused.headers)


def fail_until_it_shows(running: Nginx) -> Reply:
    """A failure is shown for a second or two only, unless another request fails."""
    replies: list[Reply] = []

    def shows() -> bool:
        replies.append(request(running.port, "GET", "/api"))
        health = request(running.port, "GET", "/health")
        return (health.status, health.body) == (503, b"kard: failed auth\n")

    wait_until(shows, "health of a failure")
    return replies[-1]


def closed(upstream: Upstream, rule: str) -> str:
    """A location with a token, whose clients must show something else first."""
    return f"""
        location = /guard {{ return 401; }}
        location /closed/ {{
            {rule}
            access_by_lua_block {{
                if ngx.var.http_x_pass ~= "yes" then return ngx.exit(401) end
                gateway:token("kard")
            }}
            proxy_intercept_errors on;
            error_page 401 = @again;
            proxy_pass {upstream.url}/api/;
        }}
    """


@pytest.mark.parametrize(
    "rule", ["", "auth_request /guard;", "auth_basic closed; auth_basic_user_file /dev/null;"]
)
def test_a_client_that_nginx_refuses_gets_no_token(
    nginx: Callable[..., Nginx], upstream: Upstream, rule: str
) -> None:
    """nginx's own 401 goes to the location of `token_again`, too."""
    running = nginx(http=with_client(upstream), server=locations(upstream) + closed(upstream, rule))
    reply = request(running.port, "GET", "/closed/x")
    assert reply.status == 401
    assert ("www-authenticate" in reply.headers) == ("basic" in rule)
    assert not upstream.received
    if not rule:
        assert request(running.port, "GET", "/closed/x", [("X-Pass", "yes")]).status == 200
        upstream.revoke()
        assert request(running.port, "GET", "/closed/x", [("X-Pass", "yes")]).status == 200


def test_what_the_master_made_works_after_many_reloads(
    nginx: Callable[..., Nginx], upstream: Upstream
) -> None:
    running = nginx(http=with_client(upstream), server=locations(upstream))
    for count in range(25):
        running.reload()
        assert deliver(running.port, f"event-{count}").status == 200
        assert request(running.port, "GET", "/api").status == 200
        assert request(running.port, "GET", "/health").body == b"kard: live\n"
    assert upstream.logins == 1
