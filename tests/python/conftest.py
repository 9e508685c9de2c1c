"""Shared fixtures: nothing native may outlive a test; a loopback server that answers as told; the sandbox when it is wanted."""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from server import Server

import perk
from perk import _core


@pytest.fixture(autouse=True)
def no_native_object_is_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails a test after which any of the core's objects is alive."""
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
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.fixture
def kard(server: Server) -> Iterator[Any]:
    """A client of the loopback server, already given a token."""
    with perk.Kard(base_url=server.url, token="tok-en-1", organization_id="org-1") as client:
        yield client


@pytest.fixture(scope="session")
def sandbox() -> Iterator[dict[str, Any]]:
    """`python -m perk.sandbox`, once a session: the line of JSON that it prints (url, credentials)."""
    pytest.importorskip("starlette")
    pytest.importorskip("uvicorn")
    command = [sys.executable, "-m", "perk.sandbox", "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()
            process.wait(10)
