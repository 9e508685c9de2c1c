"""Bytes to Python values: libperk.parse against json.loads and, when it is installed, orjson.loads,
in turns within one process.

Usage: bench_python.py PAGE. Prints the lines described in race.h. The collector of cycles stays on,
as users have it.
"""

from __future__ import annotations

import json
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import libperk

ROUNDS = 101
TURN_NS = 4_000_000

Parse = Callable[[bytes], Any]


def turn(parse: Parse, body: bytes, batch: int) -> int:
    begin = time.thread_time_ns()
    for _ in range(batch):
        parse(body)
    return time.thread_time_ns() - begin


def batch_of(parse: Parse, body: bytes) -> int:
    batch = 1
    while turn(parse, body, batch) < TURN_NS:
        batch *= 2
    return batch


def race(sides: list[Parse], body: bytes) -> list[list[float]]:
    """Nanoseconds a run, a list for each side; who goes first changes from round to round."""
    batches = [batch_of(parse, body) for parse in sides]
    times: list[list[float]] = [[] for _ in sides]
    for number in range(ROUNDS):
        for i in range(len(sides)):
            at = (i + number) % len(sides)
            times[at].append(turn(sides[at], body, batches[at]) / batches[at])
    return times


def line(what: str, peer_name: str, times: tuple[list[float], list[float]], offers: int) -> str:
    ours, peer = ([t / offers for t in side] for side in times)
    ratio = median(b / a for a, b in zip(ours, peer, strict=True))
    extra = median(a - b for a, b in zip(ours, peer, strict=True))
    medians = {"ours": median(ours), "peer": median(peer), "ratio": ratio, "extra": extra}
    return json.dumps(
        {"what": what, "unit": "ns/offer", "rounds": ROUNDS, "peer_name": peer_name} | medians
    )


def main(page: str) -> None:
    body = Path(page).read_bytes()
    expected = json.loads(body)
    peers: dict[str, tuple[str, Parse]] = {
        "python": (f"Python {platform.python_version()} json.loads", json.loads)
    }
    try:
        import orjson  # type: ignore[import-not-found, unused-ignore]

        peers["python_orjson"] = (f"orjson {orjson.__version__}", orjson.loads)
    except ImportError:
        pass
    sides: list[Parse] = [libperk.parse, *(parse for _, parse in peers.values())]
    if any(parse(body) != expected for parse in sides):
        sys.exit("bench_python: the parsers do not agree")
    ours, *others = race(sides, body)
    for (what, (name, _)), times in zip(peers.items(), others, strict=True):
        print(line(what, name, (ours, times), len(expected["data"])))


main(sys.argv[1])
