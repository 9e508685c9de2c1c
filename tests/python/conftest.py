"""Shared fixtures: nothing native may outlive a test; a loopback server with given answers; the
sandbox when it is wanted."""

from __future__ import annotations

import gc
import logging
import os
import signal
from collections.abc import Iterator
from typing import Any

import leaks
import pytest
from logs import Log
from server import Server

import libperk
from libperk import _core
from libperk.sandbox.testing import Handle, start


def pytest_configure(config: pytest.Config) -> None:
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # background jobs ignore Ctrl-C, and so does what they start
    leaks.watch_package()
    config.pluginmanager.register(leaks.Plugin(), "leaks")


@pytest.fixture(autouse=True)
def no_native_object_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test after which any of the core's objects is alive. The count is exact: references
    are counted, and the collector finds every cycle."""
    yield
    request.node.funcargs.clear()
    if _core.perk_live():
        gc.collect()
    assert _core.perk_live() == 0, "native objects outlived the test"


@pytest.fixture(autouse=True)
def blank_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.startswith("PERK_"):
            monkeypatch.delenv(name)


@pytest.fixture
def log() -> Iterator[Log]:
    """What the package logs of webhooks; it goes nowhere else."""
    logger, lines = logging.getLogger("libperk.webhooks"), Log()
    logger.addFilter(lines)
    yield lines
    logger.removeFilter(lines)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def kard(server: Server) -> Iterator[Any]:
    """A client of the loopback server, already given a token."""
    with libperk.Kard(base_url=server.url, token="tok-en-1", organization_id="org-1") as client:
        yield client


@pytest.fixture(scope="session")
def sandbox_process() -> Iterator[Handle]:
    """`python -m libperk.sandbox`, once a session."""
    with start() as handle:
        yield handle


@pytest.fixture
def sandbox(sandbox_process: Handle) -> Iterator[Handle]:
    """The sandbox as if just started. What it wrote into its log is looked at for secrets."""
    sandbox_process.reset()
    yield sandbox_process
    leaks.WATCH.see_log(sandbox_process.log())


@pytest.fixture
def shopper(sandbox: Handle) -> Iterator[libperk.Kard]:
    """A client of the sandbox, not yet logged in."""
    told = sandbox.credentials
    names = ("client_id", "client_secret", "organization_id")
    with libperk.Kard(base_url=sandbox.url, **{name: told[name] for name in names}) as client:
        yield client
