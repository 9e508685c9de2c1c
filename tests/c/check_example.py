"""Runs the example in C against the stub server: each user's offers come once, also in two runs
with a checkpoint. Usage: check_example.py EXAMPLE STUB"""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

USERS = 60

Ran = tuple[list[list[str]], dict[str, Any]]  # the rows, and the report


def run(example: str, port: str, users: range, checkpoint: Path) -> Ran:
    settings = {
        "PERK_BASE_URL": f"http://127.0.0.1:{port}",
        "PERK_CLIENT_ID": "id",
        "PERK_CLIENT_SECRET": "secret",
        "PERK_ORGANIZATION_ID": "org",
    }
    done = subprocess.run(
        [example, str(checkpoint)],
        input="".join(f"u-{number}\n" for number in users),
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    report: dict[str, Any] = json.loads(done.stderr.splitlines()[-1])
    return list(csv.reader(done.stdout.splitlines())), report


def check(example: str, port: str, folder: Path) -> None:
    first, report = run(example, port, range(USERS // 2), folder / "state")
    assert report["done"] == USERS // 2, report
    second, report = run(example, port, range(USERS), folder / "state")
    assert report["skipped"] == USERS // 2 and report["failed"] == 1, report
    assert report["failures"][0]["id"] == "u-50" and report["failures"][0]["http_status"] == 404
    rows = first + second
    wanted = [f"o-{user}-0-{offer}" for user in range(USERS) for offer in range(2) if user != 50]
    assert sorted(row[1] for row in rows) == sorted(wanted)
    row = next(row for row in rows if row[1] == "o-7-0-1")
    assert row == ["u-7", "o-7-0-1", "Shop 50 & \u00e9t\u00e9", "PERCENT", "7.7", *row[5:]], row


def main() -> None:
    example, stub = sys.argv[1:]
    command = [stub, f"users={USERS}", "offers=2", "missing_user=50"]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        ) as server,
    ):
        assert server.stdin and server.stdout
        check(example, server.stdout.readline().strip(), Path(folder))
        server.stdin.close()
    print(f"check_example: offers of {USERS - 1} users, in two runs")


main()
