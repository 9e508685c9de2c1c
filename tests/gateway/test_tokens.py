"""Tokens in nginx: who logs in, how often, and what clients see of it (issue 11, show 1).

Each story has its own gateway and upstream, and all of them run at once (conftest.py).
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest
from gateway_rig import nginx as nginx_rig
from gateway_rig.clients import Reply, request, request_h2
from gateway_rig.lives import no_request_waits, one_login_a_life
from gateway_rig.load import Load, get
from gateway_rig.nginx import Nginx
from gateway_rig.ports import wait_until
from gateway_rig.upstream import Upstream

SECRET = "a-client-secret-that-nobody-sees"
BODY = bytes(range(256)) * 400  # 100 KiB: nginx keeps it in a file


# ---- a gateway before an upstream ----


def client(upstream: Upstream, name: str = "kard", client_id: str = "first") -> str:
    return (
        f'{name} = {{provider = "kard", client_id = "{client_id}", '
        f'client_secret = {{env = "KARD_SECRET"}}, organization_id = "org", '
        f'base_url = "{upstream.url}", token_url = "{upstream.token_url}"}}'
    )


def http(*clients: str) -> str:
    return f"""
    log_format all "$request $status $perk_event $perk_event_id";
    access_log logs/access.log all;
    init_by_lua_block {{
        gateway = require("perk.nginx").new{{clients = {{ {", ".join(clients)} }}}}
    }}
    init_worker_by_lua_block {{ gateway:start() }}
    proxy_http_version 1.1;
    proxy_set_header Connection "";
    """


def location(upstream: Upstream, path: str, *arguments: str) -> str:
    """Requests below `path` get a token, and another one when that was refused."""
    given, again = ", ".join(f'"{one}"' for one in arguments), "@again" + path.replace("/", "-")
    return f"""
    location {path} {{
        access_by_lua_block {{ gateway:token({given}) }}
        proxy_pass {upstream.url};
        proxy_intercept_errors on;
        error_page 401 = {again};
    }}
    location {again} {{
        access_by_lua_block {{ gateway:token_again({given}) }}
        proxy_pass {upstream.url};
    }}
    """


PLAIN = """
    set $perk_event "";
    set $perk_event_id "";
    client_max_body_size 10m;
    location = /plain { return 200 "plain"; }
    location = /metrics { content_by_lua_block { gateway:metrics() } }
    location = /health { content_by_lua_block { gateway:health() } }
"""


def gateway(folder: Path, upstream: Upstream) -> Nginx:
    return Nginx(
        folder,
        http=http(client(upstream)),
        server=PLAIN
        + location(upstream, "/api/", "kard")
        + f"location /open/ {{ proxy_pass {upstream.url}; }}",
        env={"KARD_SECRET": SECRET},
        log_level="info",
    )


def nothing_is_shown(running: Nginx, upstream: Upstream, *more: str) -> None:
    """No token and no secret in a log, a body, a variable, a metric."""
    shown = "".join(path.read_text() for path in (running.folder / "logs").iterdir())
    for path in ("/metrics", "/health"):
        shown += request(running.port, "GET", path).body.decode()
    shown += "".join(more)
    assert "perk_logins_total" in shown
    hidden = [*upstream.issued, SECRET, "Bearer"]
    assert not [one for one in hidden if one in shown]


def failures(running: Nginx) -> list[str]:
    return [line for line in running.lines("error") if "perk: token of" in line]


# ---- the stories ----


def cold_requests(folder: Path) -> None:
    """64 requests at once before there is a token: one login, and all are answered."""
    with Upstream() as upstream, gateway(folder, upstream) as running:
        upstream.delay = 0.3
        with Load(running.port, get("/api/x"), connections=64, count=64) as load:
            load.wait()
        assert load.statuses() == {200: 64}
        assert len(upstream.asked) == 1
        nothing_is_shown(running, upstream)


def lives_of_five_seconds(folder: Path) -> None:
    with Upstream() as upstream, gateway(folder, upstream) as running:
        upstream.life = 5
        with Load(running.port, get("/api/x"), connections=4, every=0.05) as load:
            one_login_a_life(upstream, load)
        nothing_is_shown(running, upstream)


def a_slow_endpoint(folder: Path) -> None:
    with Upstream() as upstream, gateway(folder, upstream) as running:
        upstream.life, upstream.delay = 5, 0.7
        assert request(running.port, "GET", "/api/x").status == 200
        no_request_waits(running.port, upstream)


def post_is_whole(reply: Reply) -> None:
    assert reply.status == 200
    assert json.loads(reply.body)["sha256"] == hashlib.sha256(BODY).hexdigest()


def revoke_a_working_token(upstream: Upstream) -> None:
    wait_until(
        lambda: upstream.logins and time.monotonic() > upstream.issued_at + 3,
        "a token that has worked",
    )
    wanted = upstream.logins + 1
    upstream.revoke()
    wait_until(lambda: upstream.logins == wanted, f"login {wanted}")


def three_revocations(folder: Path) -> None:
    """Each revocation leads to one login, and no client sees a 401. A body that is in a file is
    sent again whole."""
    with Upstream() as upstream, gateway(folder, upstream) as running:
        with Load(running.port, get("/api/x"), connections=16, every=0.05) as load:
            for _ in range(3):
                revoke_a_working_token(upstream)
            load.wait(len(load.results) + 100)
        assert load.statuses().keys() == {200}
        assert (upstream.logins, len(upstream.asked)) == (4, 4)
        for send, port in ((request, running.port), (request_h2, running.h2_port)):
            assert request(running.port, "GET", "/api/x").status == 200
            time.sleep(1.2)  # the token has worked
            upstream.revoke()
            post_is_whole(send(port, "POST", "/api/x", body=BODY))
        assert upstream.logins == 6
        assert running.log().count("buffered to a temporary file") >= 2
        nothing_is_shown(running, upstream)


def an_endpoint_that_is_down(folder: Path) -> None:
    """No token can be fetched: each failure is one line, all other requests are answered at once.
    Soon after the endpoint is back there is a token."""
    with Upstream() as upstream, gateway(folder, upstream) as running:
        upstream.close_tokens()
        reply = request(running.port, "GET", "/api/x")
        assert (reply.status, len(failures(running))) == (502, 1)
        began = time.monotonic()
        assert fastest(running, "/api/x", 502) < max(0.001, 2 * fastest(running, "/plain", 200))
        assert len(failures(running)) <= 2 + time.monotonic() - began  # a mark lives for 1 to 2 s
        wait_until(lambda: fails_and_is_ill(running), "health of a failure")
        nothing_is_shown(running, upstream, reply.body.decode(), str(reply.headers))
        assert any(seconds_to_recover(running, upstream) < 2.5 for _ in range(3))
        assert request(running.port, "GET", "/health").status == 200


def fails_and_is_ill(running: Nginx) -> bool:
    """A failure is shown for a second or two only, unless another request fails."""
    assert request(running.port, "GET", "/api/x").status == 502
    return request(running.port, "GET", "/health").status == 503


def fastest(running: Nginx, path: str, status: int) -> float:
    """Seconds of the quickest of many requests: what else the machine does counts for nothing."""
    with Load(running.port, get(path), connections=1, count=200) as load:
        load.wait()
    assert load.statuses() == {status: 200}
    return min(one.took for one in load.results)


def seconds_to_recover(running: Nginx, upstream: Upstream) -> float:
    upstream.close_tokens()
    upstream.revoke()
    wait_until(lambda: request(running.port, "GET", "/api/x").status == 502, "a failure")
    upstream.open_tokens()
    began = time.monotonic()
    wait_until(lambda: request(running.port, "GET", "/api/x").status == 200, "a token")
    return time.monotonic() - began


def a_token_that_is_always_refused(folder: Path) -> None:
    """The upstream's 401 reaches clients, and the token endpoint is left alone."""
    with Upstream() as upstream, gateway(folder, upstream) as running:
        upstream.always_refuse = True
        with Load(running.port, get("/api/x"), connections=2, every=0.1) as load:
            time.sleep(30)
        assert load.statuses().keys() == {401}
        began = load.results[0].at
        logins = [one.at - began for one in upstream.asked if one.at <= began + 30]
        assert 2 <= len(logins) <= 4, logins
        nothing_is_shown(running, upstream, request(running.port, "GET", "/api/x").body.decode())


def clients_and_issuers(folder: Path) -> None:
    """Two clients and two issuers have four tokens. After a reload they are used again, except that
    of a client whose client_id changed."""
    with Upstream() as upstream, four_tokens(folder, upstream) as running:
        carried = {path: token_sent(running, upstream, path) for path in PATHS}
        assert sorted(carried.values()) == sorted(upstream.issued)
        assert len(set(carried.values())) == 4
        issuers = [one.header("x-kard-target-issuer") for one in upstream.asked]
        assert issuers == [None, None, "iss-1", "iss-2"]
        for changed in (False, True):
            configure_four(running, upstream, "changed" if changed else "second")
            reload(running)
            now = {path: token_sent(running, upstream, path) for path in PATHS}
            assert [path for path in PATHS if now[path] != carried[path]] == ["/b/"] * changed
        assert len(upstream.asked) == 5
        nothing_is_shown(running, upstream)


PATHS = {
    "/a/": ("kard",),
    "/b/": ("other",),
    "/c/": ("kard", "iss-1"),
    "/d/": ("kard", "iss-2"),
}


def four_tokens(folder: Path, upstream: Upstream) -> Nginx:
    running = Nginx(folder, env={"KARD_SECRET": SECRET}, log_level="info")
    configure_four(running, upstream, "second")
    return running


def configure_four(running: Nginx, upstream: Upstream, client_id: str) -> None:
    running.configure(
        http=http(client(upstream), client(upstream, "other", client_id)),
        server=PLAIN + "".join(location(upstream, path, *given) for path, given in PATHS.items()),
    )


def reload(running: Nginx) -> None:
    """Until no old worker takes a request."""
    old = set(running.worker_pids())
    running.reload()
    wait_until(lambda: not old & set(running.worker_pids()), "the end of the old workers")


def token_sent(running: Nginx, upstream: Upstream, path: str) -> str:
    assert request(running.port, "GET", path).status == 200
    return (upstream.received[-1].header("authorization") or "").removeprefix("Bearer ")


# The quick ones first, so that a fault shows soon.
STORIES: dict[str, Callable[[Path], None]] = {
    tell.__name__: tell
    for tell in (
        cold_requests,
        three_revocations,
        an_endpoint_that_is_down,
        clients_and_issuers,
        lives_of_five_seconds,
        a_slow_endpoint,
        a_token_that_is_always_refused,
    )
}


@pytest.mark.skipif(not nginx_rig.binary(), reason="nginx is not installed")
@pytest.mark.parametrize("name", STORIES)
def test_tokens(told: dict[tuple[str, str], Future[None]], name: str) -> None:
    told[__name__, name].result()
