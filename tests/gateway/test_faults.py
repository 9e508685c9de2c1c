"""Gateways under faults: FAULT_SECONDS for all hosts together, 300 in `make soak`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from gateway_rig import haproxy_gateway
from gateway_rig import nginx as nginx_rig
from gateway_rig.faults import Faults
from gateway_rig.nginx import Nginx
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import CAP, KEYS, Target

SECONDS = float(os.environ.get("FAULT_SECONDS", "60"))
SEED = int(os.environ.get("FAULT_SEED", "11"))

Host = Callable[[Path, Upstream], AbstractContextManager[Faults]]


@contextmanager
def nginx(folder: Path, upstream: Upstream) -> Iterator[Faults]:
    """Its log has no alert when it ends."""
    if not nginx_rig.binary():
        pytest.skip("nginx is not installed")
    keys = ", ".join(f'"{key}"' for key in KEYS)
    http = f"""
        init_by_lua_block {{
            gateway = require("perk.nginx").new{{
                dict = "perk",
                webhook = {{keys = {{{keys}}}}},
                clients = {{kard = {{
                    client_id = "client-1", client_secret = "secret-1", organization_id = "org-1",
                    base_url = "{upstream.url}", token_url = "{upstream.token_url}",
                }}}},
            }}
        }}
        init_worker_by_lua_block {{ gateway:start() }}
    """
    server = f"""
        location = /hook {{
            client_max_body_size {CAP};
            access_by_lua_block {{ gateway:webhook() }}
            header_filter_by_lua_block {{ gateway:settle() }}
            log_by_lua_block {{ gateway:settle() }}
            proxy_pass {upstream.url}/open/hook;
        }}
        location /api {{
            client_max_body_size 10m;
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
        target = Target(running.port, running.h2_port, upstream)
        yield Faults(target, running.reload)
        running.quit()
        assert "exited on signal" not in running.log()


def haproxy(version: str, hook: str) -> Host:
    """Its clients may see the 401 of a token that was revoked, and a reload forgets deliveries."""

    @contextmanager
    def host(folder: Path, upstream: Upstream) -> Iterator[Faults]:
        with haproxy_gateway.gateway(folder, upstream, version, hook=hook) as running:
            target = haproxy_gateway.target(running, upstream, hook)
            yield Faults(target, running.reload, once=False, refused=True)

    return host


HOSTS: dict[str, Host] = {
    "nginx": nginx,
    "HAProxy 2.6": haproxy("2.6", "both"),
    "HAProxy 2.8": haproxy("2.8", "both"),
}


@pytest.mark.parametrize("name", HOSTS)
def test_faults_make_no_verdict_wrong(
    name: str, tmp_path: Path, upstream: Upstream, capsys: pytest.CaptureFixture[str]
) -> None:
    with HOSTS[name](tmp_path / "host", upstream) as faults:
        totals = faults.run(SECONDS / len(HOSTS), SEED)
    with capsys.disabled():
        print(f"\n{name}: {totals.text()}")
    assert not totals.wrong, totals.wrong[:20]
