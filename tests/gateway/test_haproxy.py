"""Tokens in HAProxy, both versions: how often it logs in, and what clients see meanwhile."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from gateway_rig import haproxy as haproxy_rig
from gateway_rig.clients import request
from gateway_rig.haproxy import Haproxy
from gateway_rig.haproxy_gateway import FRONTEND, SECRET, SECTIONS, client
from gateway_rig.load import Load, Result, get
from gateway_rig.ports import wait_until
from gateway_rig.upstream import Upstream

Start = Callable[..., Haproxy]

TOKENS = """
    http-request lua.perk_token kard/iss-1 if { path_beg /one/ }
    http-request lua.perk_token kard/iss-2 if { path_beg /two/ }
    http-request lua.perk_token other if { path_beg /other/ }
    http-request lua.perk_token kard if { path_beg /api/ }
    http-request set-header x-mark %[var(txn.perk_mark)]
    http-response lua.perk_refused if { status 401 }
"""


def options(upstream: Upstream, client_id: str = "client-1") -> dict[str, str]:
    kard = client(upstream, client_id, '{env = "SECRET"}')
    return {
        "lua": f"""
            require("perk.haproxy").new{{clients = {{
                kard = {kard}, other = {client(upstream, "client-other")},
            }}}}
            require = nil -- all modules are loaded: later there may be no files
        """,
        "frontend": FRONTEND.format(hook="", tokens=TOKENS),
        "sections": SECTIONS.format(port=upstream.port),
    }


def start(haproxy: Start, upstream: Upstream) -> Haproxy:
    return haproxy(**options(upstream), env={"SECRET": SECRET})


def status_of(running: Haproxy, path: str = "/api/x") -> int:
    return request(running.port, "GET", path).status


def assert_nothing_leaks(running: Haproxy, upstream: Upstream) -> None:
    shown = running.log() + request(running.port, "GET", "/perk/metrics").body.decode()
    marks = [value for one in upstream.received for name, value in one.headers if name == "x-mark"]
    for secret in (SECRET, *upstream.issued):
        assert secret not in shown + " ".join(marks)


def test_cold_requests_log_in_once(haproxy: Start, upstream: Upstream) -> None:
    upstream.delay = 0.3
    running = start(haproxy, upstream)
    with Load(running.port, get("/api/x"), connections=64, count=64) as load:
        load.wait()
    assert load.statuses() == {200: 64}
    assert upstream.logins == 1
    assert_nothing_leaks(running, upstream)


def test_each_revocation_costs_one_login(haproxy: Start, upstream: Upstream) -> None:
    running = start(haproxy, upstream)
    with Load(running.port, get("/api/x"), connections=4, every=0.01) as load:
        load.wait(50)
        for logins in (2, 3, 4):
            time.sleep(1.5)  # sooner, a token counts as one that never worked
            upstream.revoke()
            wait_until(lambda logins=logins: upstream.logins >= logins, "a login")
            load.wait(len(load.results) + 50)
    assert upstream.logins == 4
    assert load.statuses().keys() <= {200, 401}
    assert load.results[-1].status == 200
    assert_nothing_leaks(running, upstream)


def test_the_token_endpoint_is_down(haproxy: Start, upstream: Upstream) -> None:
    upstream.close_tokens()
    running = start(haproxy, upstream)
    reply = request(running.port, "GET", "/api/x")
    assert reply.status == 502
    assert SECRET not in reply.body.decode()
    assert len(failures(running)) == 1
    upstream.open_tokens()
    began = time.monotonic()
    wait_until(lambda: status_of(running) == 200, "a token")
    assert time.monotonic() - began < 2.5
    assert upstream.logins <= 2  # the client of HAProxy cannot be stopped: it may try once more
    assert_nothing_leaks(running, upstream)


def failures(running: Haproxy) -> list[str]:
    return [line for line in running.log().splitlines() if "perk: token of kard" in line]


def test_a_failure_is_remembered(haproxy: Start, upstream: Upstream) -> None:
    upstream.mode = "refuse"
    running = start(haproxy, upstream)
    assert status_of(running) == 502
    asked = len(upstream.asked)
    with Load(running.port, get("/api/x"), connections=1, count=50) as failing:
        failing.wait()
    with Load(running.port, get("/still"), connections=1, count=50) as idle:
        idle.wait()
    assert failing.statuses() == {502: 50}
    assert failing.percentile(0) < idle.percentile(0) + 0.001
    assert len(upstream.asked) - asked <= 1
    assert len(failures(running)) <= 2
    assert request(running.port, "GET", "/perk/health").status == 503


def test_clients_and_issuers_side_by_side(haproxy: Start, upstream: Upstream) -> None:
    running = start(haproxy, upstream)
    paths = ["/api/x", "/one/x", "/two/x", "/other/x"]
    assert [status_of(running, path) for path in paths * 2] == [200] * 8
    assert upstream.logins == 4
    tokens = [one.header("authorization") for one in upstream.received]
    assert len(set(tokens[:4])) == 4 and tokens[:4] == tokens[4:]
    assert request(running.port, "GET", "/perk/health").status == 200


def test_a_reload_takes_no_old_token(haproxy: Start, upstream: Upstream) -> None:
    running = start(haproxy, upstream)
    assert status_of(running) == 200
    running.configure(**options(upstream, "client-new"))
    running.reload()
    assert status_of(running) == 200
    assert upstream.logins == 2
    assert len({one.header("authorization") for one in upstream.received}) == 2


# ---- half a minute, for all at once ----


@contextmanager
def both_versions(folder: Path, **faults: object) -> Iterator[list[tuple[Haproxy, Upstream]]]:
    """Each version that is installed, with an upstream of its own."""
    versions = [one for one in haproxy_rig.VERSIONS if haproxy_rig.binary(one)]
    if not versions:
        pytest.skip("HAProxy is not installed")
    with ExitStack() as stack:
        pairs = []
        for version in versions:
            upstream = stack.enter_context(Upstream())
            for name, value in faults.items():
                setattr(upstream, name, value)
            running = Haproxy(
                folder / version, version=version, env={"SECRET": SECRET}, **options(upstream)
            )
            pairs.append((stack.enter_context(running), upstream))
        yield pairs


def test_short_lives_and_tokens_that_are_always_refused(tmp_path: Path) -> None:
    with (
        both_versions(tmp_path / "short", life=5, delay=0.7) as short,
        both_versions(tmp_path / "refused", always_refuse=True) as refused,
        ExitStack() as stack,
    ):
        loads = [
            stack.enter_context(Load(running.port, get("/api/x"), connections=2, every=0.02))
            for running, _ in short + refused
        ]
        time.sleep(21)
        seen = [(load, list(load.results), upstream) for load, (_, upstream) in zip(loads, short)]
        for _, results, upstream in seen:
            assert_lives_are_used(results, upstream)
        time.sleep(9)
        for _, upstream in refused:
            assert 1 < upstream.logins <= 4
        for running, upstream in short + refused:
            assert_nothing_leaks(running, upstream)


def assert_lives_are_used(results: list[Result], upstream: Upstream) -> None:
    """One login a life, from 80 % of it on; no client is refused or waits for one."""
    times = [one.at for one in upstream.asked]
    assert {one.status for one in results} == {200}
    assert 5 <= len(times) <= 7
    assert all(3 < later - before < 5 for before, later in itertools.pairwise(times))
    during = [
        one.took for one in results if any(at < one.at < at + upstream.delay for at in times[1:])
    ]
    assert sum(took > 0.1 for took in during) < len(during) / 50
