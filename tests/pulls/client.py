"""The offers of many users into a folder of parts, in a process that may be killed.

Usage: client.py URL FOLDER CHECKPOINT USERS     prints the report as JSON
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import libperk

PARTS = 20  # or somewhat more


def ids(users: int) -> Iterator[str]:
    """One of them is unknown to the API."""
    for number in range(users):
        yield "gone-1" if number == users // 3 else f"u-{number}"


def client(url: str) -> Any:
    return libperk.Kard(base_url=url, client_id="c", client_secret="s", organization_id="o")


def main(url: str, folder: str, checkpoint: str, users: int) -> None:
    with client(url) as kard:
        table = kard.offers.table(ids(users), include="categories", timeout_ms=5000)
        table.write_parts(folder, checkpoint=checkpoint, part_rows=max(users * 4 // PARTS, 1))
        report = table.report
    names = ("ids", "done", "failed", "skipped", "requests", "retries", "paused_s")
    print(json.dumps({name: getattr(report, name) for name in names}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
