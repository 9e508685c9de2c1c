"""Tokens in HAProxy: how often it logs in, and what its clients get meanwhile.

Each story has a separate gateway and upstream, and all of them run at once, with both versions
(conftest.py).
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from gateway_rig import haproxy as haproxy_rig
from gateway_rig.clients import request
from gateway_rig.haproxy import VERSIONS, Haproxy
from gateway_rig.haproxy_gateway import FRONTEND, SECRET, SECTIONS, STILL, client
from gateway_rig.lives import no_request_waits
from gateway_rig.load import Load, get
from gateway_rig.ports import wait_until
from gateway_rig.upstream import Upstream

# A story gets a gateway that is not started, and its upstream.
Story = Callable[[Haproxy, Upstream], None]

TOKENS = """
    http-request lua.perk_token kard/iss-1 if { path_beg /one/ }
    http-request lua.perk_token kard/iss-2 if { path_beg /two/ }
    http-request lua.perk_token other if { path_beg /other/ }
    http-request lua.perk_token kard if { path_beg /api/ }
    http-request set-header x-mark %[var(txn.perk_mark)]
    http-response lua.perk_refused if { status 401 }
"""


def options(upstream: Upstream, client_id: str = "client-1") -> dict[str, Any]:
    kard = client(upstream, client_id, '{env = "SECRET"}')
    return {
        "lua": f"""
            {STILL}
            require("perk.haproxy").new{{clients = {{
                kard = {kard}, other = {client(upstream, "client-other")},
            }}}}
            require = nil -- all modules are loaded: later there may be no files
        """,
        "frontend": FRONTEND.format(hook="", tokens=TOKENS),
        "sections": SECTIONS.format(port=upstream.port),
    }


def status_of(running: Haproxy, path: str = "/api/x") -> int:
    return request(running.port, "GET", path).status


def failures(running: Haproxy) -> list[str]:
    return [line for line in running.log().splitlines() if "perk: token of kard" in line]


def assert_nothing_leaks(running: Haproxy, upstream: Upstream) -> None:
    """No secret and no token in a log, a metric, a variable."""
    shown = running.log() + request(running.port, "GET", "/perk/metrics").body.decode()
    assert "perk_logins_total{" in shown
    marks = [value for one in upstream.received for name, value in one.headers if name == "x-mark"]
    for secret in (SECRET, *upstream.issued):
        assert secret not in shown + " ".join(marks)


# ---- stories ----


def cold_requests_log_in_once(haproxy: Haproxy, upstream: Upstream) -> None:
    upstream.delay = 0.3
    with haproxy as running, Load(running.port, get("/api/x"), connections=64, count=64) as load:
        load.wait()
        assert load.statuses() == {200: 64}
        assert upstream.logins == 1
        assert_nothing_leaks(running, upstream)


def each_revocation_costs_one_login(haproxy: Haproxy, upstream: Upstream) -> None:
    with haproxy as running, Load(running.port, get("/api/x"), connections=4, every=0.01) as load:
        load.wait(50)
        for _ in range(3):
            time.sleep(1.5)  # sooner, a token counts as one that never worked
            revoke(upstream)
            load.wait(len(load.results) + 50)
        assert upstream.logins == 4
        assert load.statuses().keys() <= {200, 401}
        assert load.results[-1].status == 200
        assert_nothing_leaks(running, upstream)


def revoke(upstream: Upstream) -> None:
    before = upstream.logins
    upstream.revoke()
    wait_until(lambda: upstream.logins > before, "a login")


def the_token_endpoint_is_down(haproxy: Haproxy, upstream: Upstream) -> None:
    upstream.close_tokens()
    with haproxy as running:
        reply = request(running.port, "GET", "/api/x")
        assert reply.status == 502
        assert SECRET not in reply.body.decode()
        assert len(failures(running)) == 1
        assert any(seconds_to_recover(running, upstream) < 2.5 for _ in range(3))
        assert_nothing_leaks(running, upstream)


def seconds_to_recover(running: Haproxy, upstream: Upstream) -> float:
    upstream.close_tokens()
    upstream.revoke()
    wait_until(lambda: status_of(running) == 502, "a failure")
    logins = upstream.logins
    upstream.open_tokens()
    began = time.monotonic()
    wait_until(lambda: status_of(running) == 200, "a token")
    assert upstream.logins <= logins + 2  # HAProxy's client cannot be stopped: it may try once more
    return time.monotonic() - began


def a_failure_is_remembered(haproxy: Haproxy, upstream: Upstream) -> None:
    upstream.mode = "refuse"
    with haproxy as running:
        assert status_of(running) == 502
        with Load(running.port, get("/api/x"), connections=1, count=50) as failing:
            failing.wait()
        with Load(running.port, get("/still"), connections=1, count=50) as still:
            still.wait()
        assert failing.statuses() == {502: 50}
        assert failing.percentile(0) < still.percentile(0) + 0.001
        wait_until(lambda: len(failures(running)) == len(upstream.asked), "a line each")
        wait_until(lambda: fails_and_is_ill(running), "health of a failure")


def fails_and_is_ill(running: Haproxy) -> bool:
    """A failure is shown for a second or two only, unless another request fails."""
    assert status_of(running) == 502
    return request(running.port, "GET", "/perk/health").status == 503


def clients_and_issuers_side_by_side(haproxy: Haproxy, upstream: Upstream) -> None:
    with haproxy as running:
        paths = ["/api/x", "/one/x", "/two/x", "/other/x"]
        assert [status_of(running, path) for path in paths * 2] == [200] * 8
        assert upstream.logins == 4
        tokens = [one.header("authorization") for one in upstream.received]
        assert len(set(tokens[:4])) == 4 and tokens[:4] == tokens[4:]
        assert request(running.port, "GET", "/perk/health").status == 200


def a_reload_takes_no_old_token(haproxy: Haproxy, upstream: Upstream) -> None:
    with haproxy as running:
        assert status_of(running) == 200
        running.configure(**options(upstream, "client-new"))
        running.reload()
        wait_until(lambda: status_of(running) == 200 and upstream.logins == 2, "the new client")
        assert len({one.header("authorization") for one in upstream.received}) == 2


def short_lives_cost_one_login_each(haproxy: Haproxy, upstream: Upstream) -> None:
    upstream.life, upstream.delay = 5, 0.7
    with haproxy as running:
        assert status_of(running) == 200
        no_request_waits(running.port, upstream)
        assert_nothing_leaks(running, upstream)


def a_token_that_is_always_refused(haproxy: Haproxy, upstream: Upstream) -> None:
    upstream.always_refuse = True
    with haproxy as running, Load(running.port, get("/api/x"), connections=2, every=0.02) as load:
        time.sleep(30)
        assert 1 < upstream.logins <= 4
        assert load.statuses().keys() == {401}
        assert_nothing_leaks(running, upstream)


# ---- the tests ----

TOLD: tuple[Story, ...] = (
    cold_requests_log_in_once,
    each_revocation_costs_one_login,
    the_token_endpoint_is_down,
    a_failure_is_remembered,
    clients_and_issuers_side_by_side,
    a_reload_takes_no_old_token,
    short_lives_cost_one_login_each,
    a_token_that_is_always_refused,
)


def tell(story: Story, version: str, folder: Path) -> None:
    with Upstream() as upstream:
        story(
            Haproxy(folder, version=version, env={"SECRET": SECRET}, **options(upstream)), upstream
        )


STORIES: dict[str, Callable[[Path], None]] = {
    f"{story.__name__}-{version}": partial(tell, story, version)
    for story in TOLD
    for version in VERSIONS
}


@pytest.mark.parametrize("name", STORIES)
def test_tokens(told: dict[tuple[str, str], Future[None]], name: str) -> None:
    version = name.rpartition("-")[2]
    if not haproxy_rig.binary(version):
        pytest.skip(f"HAProxy {version} is not installed")
    told[__name__, name].result()
