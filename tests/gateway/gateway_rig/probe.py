"""How long a path takes while other things go on. A process sends a request every PERIOD_S, counted
from a fixed start: a server that stops for a while delays all requests of that while.

    rounds = Rounds(Place(port, "/still"), Place(idle_port, "/still"))
    rounds.run(load, most=2)
    assert rounds.ratio() <= 2
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

PERIOD_S, SECONDS = 0.002, 1.5
CONNECTIONS = 6  # over all workers or threads of the server
LEAST_ROUNDS, ROUNDS = 2, 10


class Times(NamedTuple):
    p50: float
    p99: float
    most: float


class Place(NamedTuple):
    port: int
    path: str
    workers: int = 1  # so many different replies are wanted, when the path's name their worker


def probe(place: Place) -> Times:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    command = [sys.executable, "-m", "gateway_rig.probe", *map(str, place), str(SECONDS)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Times(*json.loads(done.stdout))


class Rounds:
    """A server under load, and an idle one of the same kind at the same time: what else the machine
    does delays both. It may spoil some rounds, so the best of each count; a server that blocks is
    slow in each round."""

    def __init__(self, loaded: Place, idle: Place) -> None:
        self._places = loaded, idle
        self.loaded: list[Times] = []
        self.idle: list[Times] = []

    def run(
        self, load: Callable[[], AbstractContextManager[object]], most: float, rounds: int = ROUNDS
    ) -> None:
        """Until the ratio is at most `most`, or so many rounds are over."""
        while len(self.idle) < LEAST_ROUNDS or (len(self.idle) < rounds and self.ratio() > most):
            with load(), ThreadPoolExecutor(len(self._places)) as pool:
                loaded, idle = pool.map(probe, self._places)
            self.loaded.append(loaded)
            self.idle.append(idle)

    def ratio(self) -> float:
        """Of the best p99 of each."""
        return min(one.p99 for one in self.loaded) / min(one.p99 for one in self.idle)


def exchange(sock: socket.socket, request: bytes) -> bytes:
    """The body of the reply, which has a Content-Length or is one chunk."""
    sock.sendall(request)
    head, _, body = sock.recv(65536).partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit("the server does not answer with 200")
    return body


def connections(port: int, request: bytes, workers: int) -> list[socket.socket]:
    """Connections in turn to different workers. One that is busy accepts few, so more are opened
    until all have some."""
    found: dict[bytes, list[socket.socket]] = {}
    for _ in range(500):
        sock = socket.create_connection(("127.0.0.1", port), 60)
        found.setdefault(exchange(sock, request), []).append(sock)
        if len(found) >= workers and sum(map(len, found.values())) >= CONNECTIONS:
            return [each for group in zip_longest(*found.values()) for each in group if each]
        time.sleep(0.005)
    raise SystemExit(f"{len(found)} workers answer, not {workers}")


def measure(port: int, path: str, workers: int, seconds: float) -> Times:
    request = f"GET {path} HTTP/1.1\r\nHost: gateway.test\r\n\r\n".encode()
    sockets = connections(port, request, workers)[:CONNECTIONS]
    times = []
    start = time.monotonic() + 0.1
    for index in range(int(seconds / PERIOD_S)):
        due = start + index * PERIOD_S
        time.sleep(max(0, due - time.monotonic()))
        exchange(sockets[index % CONNECTIONS], request)
        times.append(time.monotonic() - due)
    times.sort()
    return Times(times[len(times) // 2], times[len(times) * 99 // 100], times[-1])


if __name__ == "__main__":
    port, path, workers, seconds = sys.argv[1:]
    print(json.dumps(measure(int(port), path, int(workers), float(seconds))))
