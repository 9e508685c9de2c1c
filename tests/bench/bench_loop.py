"""The obvious loop, `for offer in kard.offers.list(user)` with eight attributes of each offer,
against httpx and the dicts of json.loads; and reading an attribute again against reading the dict.

Usage: bench_loop.py PAGE... Prints the lines described in race.h. Both sides take turns in one
process; another process serves the pages.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import libperk

ROUNDS = 61
TURN_NS = 20_000_000
READS = 1000
HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n"


def serve(listener: socket.socket, reply: bytes) -> None:
    """One connection after the other would wait for ever: each has a process."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        connection, _ = listener.accept()
        if os.fork() == 0:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while asked := connection.recv(65536):
                if asked.endswith(b"\r\n\r\n"):
                    connection.sendall(reply)
            os._exit(0)
        connection.close()


def started(page: bytes) -> tuple[int, int]:
    """The server's process and port."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=16)
    port: int = listener.getsockname()[1]
    process = os.fork()
    if process == 0:
        serve(listener, HEAD.format(len(page)).encode() + page)
    listener.close()
    return process, port


def ours(port: int) -> Callable[[], list[Any]]:
    kard: Any = libperk.Kard(
        base_url=f"http://127.0.0.1:{port}", token="a-token", organization_id="bench"
    )

    def loop() -> list[Any]:
        return [
            (
                offer.id,
                offer.name,
                offer.user_reward.type,
                offer.user_reward.value,
                offer.start_date,
                offer.expiration_date,
                offer.is_targeted,
                offer.components.short_description,
            )
            for offer in kard.offers.list("user-0001")
        ]

    return loop


def peers(port: int) -> Callable[[], list[Any]]:
    import httpx

    client = httpx.Client(base_url=f"http://127.0.0.1:{port}")
    client.headers["authorization"] = "Bearer a-token"

    def loop() -> list[Any]:
        reply = client.get("/v2/issuers/bench/users/user-0001/offers")
        found = []
        for offer in reply.json()["data"]:
            attributes = offer["attributes"]
            reward = attributes["userReward"]
            found.append(
                (
                    offer["id"],
                    attributes["name"],
                    reward["type"],
                    reward["value"],
                    attributes["startDate"],
                    attributes["expirationDate"],
                    attributes["isTargeted"],
                    attributes["components"]["shortDescription"],
                )
            )
        return found

    return loop


def again(page: bytes) -> tuple[Callable[[], object], Callable[[], object]]:
    offer: Any = libperk.Document.parse(page)[0]
    times = range(READS)
    return (
        lambda: [offer.name for _ in times],
        lambda: [offer.raw["attributes"]["name"] for _ in times],
    )


def turn(function: Callable[[], object], batch: int) -> float:
    begin = time.thread_time_ns()
    for _ in range(batch):
        function()
    return (time.thread_time_ns() - begin) / batch


def race(
    what: str, unit: str, peer: str, sides: tuple[Callable[[], object], Callable[[], object]]
) -> str:
    batches = [max(1, int(TURN_NS / max(turn(side, 3), 1))) for side in sides]
    times: list[list[float]] = [[], []]
    for number in range(ROUNDS):
        for at in (number % 2, 1 - number % 2):
            times[at].append(turn(sides[at], batches[at]))
    pairs = list(zip(*times, strict=True))
    found = {"what": what, "unit": unit, "rounds": ROUNDS, "peer_name": peer}
    return json.dumps(
        found
        | {"ours": median(times[0]), "peer": median(times[1])}
        | {"ratio": median(b / a for a, b in pairs), "extra": median(a - b for a, b in pairs)}
    )


def loop(page: bytes, offers: int) -> str:
    try:
        import httpx
    except ImportError:
        return json.dumps({"what": f"loop_{offers}", "not_run": "no httpx here"})
    process, port = started(page)
    try:
        sides = ours(port), peers(port)
        first, second = (side() for side in sides)
        if [row[:2] for row in first] != [row[:2] for row in second] or len(first) != offers:
            sys.exit("bench_loop: the two sides do not read the same")
        return race(f"loop_{offers}", "ns", f"httpx {httpx.__version__}, dicts", sides)
    finally:
        os.kill(process, signal.SIGTERM)


def main(*files: str) -> None:
    for page in (Path(file).read_bytes() for file in files):
        print(loop(page, len(json.loads(page)["data"])), flush=True)
    print(race("again", "ns", "offer.raw[...][...]", again(Path(files[0]).read_bytes())))


main(*sys.argv[1:])
