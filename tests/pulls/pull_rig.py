"""Pulls against the stub: with faults, killed and resumed, and what that comes to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow.dataset

HERE = Path(__file__).parent
PATIENCE_S = 3600


@contextmanager
def stub(faults: str) -> Iterator[str]:
    """The address of a server."""
    command = [sys.executable, str(HERE / "stub.py"), faults]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
        process.communicate(timeout=60)


def ask(url: str, path: str) -> dict[str, int]:
    with urllib.request.urlopen(f"{url}{path}", timeout=60) as reply:
        found: dict[str, int] = json.load(reply)
        return found


class Run:
    """A client that writes parts, in a process."""

    def __init__(self, url: str, folder: Path, users: int) -> None:
        self.folder = folder
        self._command = [
            sys.executable,
            str(HERE / "client.py"),
            url,
            str(folder / "parts"),
            str(folder / "state"),
            str(users),
        ]

    def start(self) -> subprocess.Popen[str]:
        clean = {name: text for name, text in os.environ.items() if not name.startswith("PERK_")}
        return subprocess.Popen(
            self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean
        )

    def parts(self) -> list[str]:
        """The names of the complete ones."""
        return sorted(path.name for path in (self.folder / "parts").glob("part-*.parquet"))

    def finish(self, process: subprocess.Popen[str] | None = None) -> dict[str, Any]:
        out, wrong = (process or self.start()).communicate(timeout=PATIENCE_S)
        if not out:
            raise AssertionError(f"the client failed: {wrong[-2000:]}")
        report: dict[str, Any] = json.loads(out)
        return report

    def kill_after(self, parts: int) -> None:
        """Starts it, and kills it when it has that many parts, in the middle of the next."""
        process = self.start()
        end = time.monotonic() + PATIENCE_S
        while len(self.parts()) < parts and process.poll() is None and time.monotonic() < end:
            time.sleep(0.01)
        process.kill()
        process.communicate()

    def rows(self) -> Any:
        """All rows, in the order of users and offers."""
        read = pyarrow.dataset.dataset(self.folder / "parts", format="parquet").to_table()
        return read.sort_by([("user_id", "ascending"), ("id", "ascending")])


def pull_with_faults(url: str, folder: Path, users: int, kill_at: int) -> list[dict[str, Any]]:
    """The reports of the runs that ended: until nothing more can be fetched."""
    run, reports = Run(url, folder, users), []
    run.kill_after(kill_at)
    process = run.start()
    while len(run.parts()) <= kill_at and process.poll() is None:
        time.sleep(0.01)
    ask(url, "/_tokens")
    ask(url, "/_quota/3")
    reports.append(run.finish(process))
    while reports[-1]["failed"] > 1 and len(reports) < 4:  # those that met a silent server
        reports.append(run.finish())
    return reports


def plain(table: Any) -> Any:
    """Without dictionaries, whose entries differ from file to file."""
    columns = [
        column.cast(column.type.value_type)
        if hasattr(column.type, "value_type") and "dictionary" in str(column.type)[:10]
        else column
        for column in table.columns
    ]
    return dict(zip(table.column_names, columns))


def equal(left: Any, right: Any) -> bool:
    one, other = plain(left), plain(right)
    return list(one) == list(other) and all(one[name].equals(other[name]) for name in one)
