"""HAProxy's shell itself: each event once, options that are wrong, actions that fail."""

from __future__ import annotations

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from gateway_rig.clients import Reply, request
from gateway_rig.haproxy import Haproxy
from gateway_rig.haproxy_gateway import ACTION, FRONTEND, HOOKS, SECTIONS, script
from gateway_rig.ports import PATIENCE_S, wait_until
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import HEADER, notification, sign

PATH = "/open/hook"
Start = Callable[..., Haproxy]


MEMORY = """
    core.register_service("memory", "http", function(applet)
        collectgarbage()
        local text = ("%d"):format(math.floor(collectgarbage("count")))
        applet:set_status(200)
        applet:add_header("content-length", #text)
        applet:start_response()
        applet:send(text)
    end)
"""


def start(
    haproxy: Start, upstream: Upstream, hook: str, more: str = "", rules: str = ""
) -> Haproxy:
    """`hook`: the name of one of HOOKS, or the rules themselves."""
    return haproxy(
        lua=script(upstream) + more,
        frontend=FRONTEND.format(hook=HOOKS.get(hook, hook), tokens=rules),
        sections=SECTIONS.format(port=upstream.port),
    )


def deliver(running: Haproxy, query: str = "", event_id: str = "n-1", size: int = 0) -> Reply:
    body = notification(event_id, size)
    return request(running.port, "POST", "/hook" + query, [(HEADER, sign(body))], body)


@pytest.mark.parametrize("hook", ["action", "service"])
def test_an_event_passes_until_the_upstream_has_taken_it(
    haproxy: Start, upstream: Upstream, hook: str
) -> None:
    running = start(haproxy, upstream, hook)
    upstream.script[PATH] = [500, 503]
    assert [deliver(running).status for _ in range(6)] == [500, 503, 200, 200, 200, 200]
    assert len(upstream.received) == 3
    assert deliver(running, event_id="n-2").status == 200


def test_a_part_of_a_body_is_not_checked(haproxy: Start, upstream: Upstream) -> None:
    """Where no rule denies by the length, the action sees what fits into a buffer."""
    running = start(haproxy, upstream, ACTION)
    statuses = [deliver(running, size=size).status for size in (15_000, 17_000, 30_000)]
    assert statuses == [200, 413, 413] and len(upstream.received) == 1


@pytest.mark.parametrize("hook", ["action", "service"])
def test_one_of_two_deliveries_passes(haproxy: Start, upstream: Upstream, hook: str) -> None:
    running = start(haproxy, upstream, hook)
    with ThreadPoolExecutor(2) as pool:
        replies = list(pool.map(lambda _: deliver(running, "?ms=1000"), range(2)))
    assert sorted(one.status for one in replies) == [200, 503]
    assert all("retry-after" in one.headers for one in replies if one.status == 503)
    assert len(upstream.received) == 1


@pytest.mark.parametrize("hook", ["action", "service"])
def test_a_sender_that_disconnects(haproxy: Start, upstream: Upstream, hook: str) -> None:
    """What the upstream took is done, though nobody got the answer."""
    running = start(haproxy, upstream, hook)
    body = notification("n-1")
    head = f"POST /hook?ms=500 HTTP/1.1\r\nHost: gateway.test\r\n{HEADER}: {sign(body)}\r\n"
    with socket.create_connection(("127.0.0.1", running.port), PATIENCE_S) as sender:
        sender.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        wait_until(lambda: upstream.received, "the delivery")
    wait_until(lambda: deliver(running).status == 200, "the delivery is done")
    assert len(upstream.received) == 1


def test_forwarded_bodies_are_freed(haproxy: Start, upstream: Upstream) -> None:
    """HAProxy 2.6 keeps for ever what the function of a task refers to."""
    rule = "http-request use-service lua.memory if { path /memory }"
    running = start(haproxy, upstream, "service", MEMORY, rule)
    for number in range(60):
        assert deliver(running, event_id=f"n-{number}", size=200_000).status == 200
    kilobytes = int(request(running.port, "GET", "/memory").body)
    assert kilobytes < 5000  # the bodies have 12,000


def test_an_upstream_that_is_down(haproxy: Start, upstream: Upstream) -> None:
    """The service notices it; the action does not, and the event stays busy."""
    upstream.script[PATH] = ["reset"] * 8
    running = start(haproxy, upstream, "action")
    assert [deliver(running).status for _ in range(2)] == [502, 503]
    running = start(haproxy, upstream, "service")
    assert deliver(running).status == 502
    upstream.script[PATH] = []
    assert deliver(running).status == 200


def test_an_action_that_fails_lets_nothing_pass(haproxy: Start, upstream: Upstream) -> None:
    running = start(haproxy, upstream, "action", "gateway._common.webhook.check = error")
    assert deliver(running).status == 500
    assert not upstream.received
    assert "an action failed" in running.log()


@pytest.mark.parametrize(
    ("options", "problem"),
    [
        ('webhook = {keys = {"k"}}, forwards = "http://127.0.0.1:1/"', "forward"),
        ('webhook = {keys = {{file = "/none"}}}', "webhook.keys"),
        ('clients = {kard = {client_id = "x"}}', "client_secret"),
    ],
)
def test_haproxy_does_not_start_with_wrong_options(
    haproxy: Start, options: str, problem: str
) -> None:
    with pytest.raises(AssertionError, match=f"perk.haproxy: .*{problem}"):
        haproxy(lua=f'require("perk.haproxy").new{{{options}}}')


def test_states_of_threads_cannot_let_an_event_through_once(
    haproxy: Start, upstream: Upstream
) -> None:
    with pytest.raises(AssertionError, match=r"perk.haproxy: webhook.once: "):
        haproxy(lua=script(upstream), per_thread=True)
