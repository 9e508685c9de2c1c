"""Runs the clients of this folder against its server. Used by the tests of Python and by `make
soak`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
MODES = ("shared", "login", "ending")
WIRES = {
    "HTTP/1.1": ("http", "0", "1.1"),
    "HTTP/1.1 over TLS": ("https", "0", "1.1"),
    "HTTP/2 over TLS": ("https", "1", "2"),
}


class Verdict(NamedTuple):
    right: int
    wrong: dict[str, int]
    versions: list[str]


@contextmanager
def server() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(HERE / "server.py"), folder]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())
            process.communicate(timeout=60)


def blank(place: dict[str, str]) -> None:
    with urllib.request.urlopen(f"{place['http']}/_books/blank", timeout=60):
        pass


def run(command: list[str], place: dict[str, str], mode: str, wire: str, calls: int) -> Verdict:
    """One variant: `command` is a client of this folder."""
    blank(place)
    scheme, http2, _ = WIRES[wire]
    arguments = [
        mode,
        place[scheme],
        place["ca_file"] if scheme == "https" else "-",
        http2,
        str(calls),
        place["http"],
    ]
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PERK_") or name == "PERK_RUBY_BUILD"
    }
    done = subprocess.run(
        [*command, *arguments], capture_output=True, text=True, timeout=1800, env=clean, check=False
    )
    if done.returncode != 0:
        return Verdict(
            0, {f"the client ended with {done.returncode}: {done.stderr[-2000:]}": 1}, []
        )
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Verdict(result["right"], result["wrong"], result["versions"])
