"""Nothing in a gateway blocks: requests that have nothing to do with tokens are as quick as in an
idle gateway while logins, revocations and a slow upstream keep it busy."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest
from gateway_rig import haproxy_gateway
from gateway_rig import nginx as nginx_rig
from gateway_rig.load import Load, get
from gateway_rig.nginx import Nginx
from gateway_rig.probe import Place, Rounds
from gateway_rig.upstream import Upstream

MOST = 2  # times the p99 of an idle gateway
LIFE_S = 1  # of a token, so that each probe meets logins
OLD_S = 0.9  # seconds; a younger token is not revoked


class Running(NamedTuple):
    """A gateway: /still has no token, /api has one."""

    port: int
    workers: int  # /still names so many; 1 when it names none


Host = Callable[[Path, Upstream], AbstractContextManager[Running]]


@contextmanager
def nginx(folder: Path, upstream: Upstream) -> Iterator[Running]:
    if not nginx_rig.binary():
        pytest.skip("nginx is not installed")
    http = f"""
        init_by_lua_block {{
            gateway = require("perk.nginx").new{{dict = "perk", clients = {{kard = {{
                client_id = "client-1", client_secret = "secret-1", organization_id = "org-1",
                base_url = "{upstream.url}", token_url = "{upstream.token_url}",
            }}}}}}
        }}
        init_worker_by_lua_block {{ gateway:start() }}
    """
    server = f"""
        location /still {{ content_by_lua_block {{ ngx.print(ngx.worker.pid()) }} }}
        location /blocks {{ content_by_lua_block {{ os.execute("sleep 0.3") }} }}
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
    with Nginx(folder, http=http, server=server) as running:
        yield Running(running.port, running.workers)


def haproxy_of(version: str) -> Host:
    @contextmanager
    def host(folder: Path, upstream: Upstream) -> Iterator[Running]:
        with haproxy_gateway.gateway(folder, upstream, version) as running:
            yield Running(running.port, workers=1)

    return host


HOSTS: dict[str, Host] = {
    "nginx": nginx,
    "HAProxy 2.6": haproxy_of("2.6"),
    "HAProxy 2.8": haproxy_of("2.8"),
}


@contextmanager
def repeated(action: Callable[[], object], every: float) -> Iterator[None]:
    stop = threading.Event()

    def run() -> None:
        while not stop.wait(every):
            action()

    thread = threading.Thread(daemon=True, target=run)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def still(gateway: Running) -> Place:
    return Place(gateway.port, "/still", gateway.workers)


@pytest.mark.parametrize("name", HOSTS)
def test_an_unrelated_location_stays_quick(name: str, tmp_path: Path, upstream: Upstream) -> None:
    upstream.delay, upstream.life = 0.3, LIFE_S
    host_of = HOSTS[name]
    with host_of(tmp_path / "host", upstream) as host, host_of(tmp_path / "idle", upstream) as idle:

        @contextmanager
        def busy() -> Iterator[None]:
            load = Load(host.port, get("/api?ms=200"), connections=16, every=0.1)
            before = upstream.logins
            with load, repeated(lambda: upstream.revoke(OLD_S), 0.1):
                yield
            assert upstream.logins > before and load.statuses()[200] > 10

        rounds = Rounds(still(host), still(idle))
        rounds.run(busy, MOST)
    assert rounds.ratio() <= MOST, vars(rounds)


def test_the_measure_shows_what_blocks(tmp_path: Path, upstream: Upstream) -> None:
    with nginx(tmp_path / "host", upstream) as host, nginx(tmp_path / "idle", upstream) as idle:
        rounds = Rounds(still(host), still(idle))
        rounds.run(
            lambda: Load(host.port, get("/blocks"), connections=1, every=0.6), MOST, rounds=2
        )
    assert rounds.ratio() > MOST
