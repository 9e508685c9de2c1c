"""Fixtures: the sandbox in process with a stopped clock, and the sandbox as a separate
process."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from hooks import Listener, listening
from sandbox_api import NOW, Api

from libperk.sandbox.app import Sandbox
from libperk.sandbox.seed.world import Settings
from libperk.sandbox.testing import Handle, start
from libperk.sandbox.wire.contract import Contract
from libperk.sandbox.wire.times import parse


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract.load()


@pytest.fixture
def api(contract: Contract) -> Iterator[Api]:
    loop = asyncio.new_event_loop()
    sandbox = Sandbox(contract, Settings(seed=1, now=parse(NOW)))
    yield Api(sandbox, loop)
    loop.run_until_complete(sandbox.courier.finish())
    loop.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    with listening() as server:
        yield server


@pytest.fixture(scope="module")
def process(contract: Contract) -> Iterator[Handle]:
    with start(seed=1) as handle:
        yield handle


@pytest.fixture
def live(process: Handle) -> Any:
    process.reset()
    return process
