"""Events of a bulk write: create_many against json.dumps (or orjson) and httpx, in turns within one
process; from dicts and from an Arrow table. A server on loopback, in a separate process, reads
each request and answers 202.

Prints the lines described in race.h, in CPU time of this process; for a peer that is not installed,
that it is not.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from statistics import median
from typing import Any

import libperk

ROUNDS = 21
REQUESTS = 4
ROOM = 500  # events of one request
REPLY = b'{"data":{"type":"job","id":"j-1","attributes":{}}}'
PATH = "/v2/issuers/org-1/transactions"

Turn = Callable[[], object]


def event(number: int) -> dict[str, Any]:
    return {
        "type": "transaction",
        "id": f"e-{number}",
        "user_id": f"u-{number % 100}",
        "transaction_id": f"t-{number}",
        "amount": 1250 + number,
        "subtotal": 1100,
        "status": "SETTLED",
        "currency": "USD",
        "description": "COFFEE 12 MAIN ST",
        "direction": "DEBIT",
        "payment_type": "CARD",
        "card_bin": "123456",
        "card_last_four": "1234",
        "authorization_date": "2026-01-30T09:30:00Z",
        "settled_date": "2026-01-31T09:30:00Z",
        "merchant": {
            "id": "m-1",
            "name": "Coffee",
            "addr_street": "12 Main St",
            "addr_city": "Springfield",
            "addr_state": "IL",
            "addr_zipcode": "62701",
            "addr_country": "United States",
        },
        "mcc": "5812",
        "card_network": "VISA",
    }


def answer(connection: socket.socket) -> None:
    head = b"HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: "
    reply = head + str(len(REPLY)).encode() + b"\r\n\r\n" + REPLY
    stream = connection.makefile("rb")
    while line := stream.readline():
        length = 0
        while line not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
            line = stream.readline()
        stream.read(length)
        connection.sendall(reply)


def serve(listener: socket.socket) -> None:
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=answer, args=(connection,), daemon=True).start()


def server() -> tuple[str, int]:
    """Its address and its process."""
    listener = socket.create_server(("127.0.0.1", 0))
    process = os.fork()
    if process == 0:
        serve(listener)
    port = listener.getsockname()[1]
    listener.close()
    return f"http://127.0.0.1:{port}", process


def ours(base: str, events: Any) -> Turn:
    kard = libperk.Kard(base_url=base, auth="token", token="t", organization_id="org-1")

    def turn() -> None:
        kard.transactions.create_many(events).raise_for_errors()

    return turn


def wire(event: dict[str, Any]) -> dict[str, Any]:
    """As the API takes it: what the peers are given."""
    attributes = {name: value for name, value in event.items() if name not in ("type", "id")}
    return {"type": event["type"], "id": event["id"], "attributes": attributes}


def peer(base: str, events: list[dict[str, Any]], dumps: Callable[[Any], Any]) -> Turn:
    import httpx

    client = httpx.Client(base_url=base, headers={"Authorization": "Bearer t"})
    items = [wire(event) for event in events]

    def turn() -> None:
        for at in range(0, len(items), ROOM):
            body = dumps({"data": items[at : at + ROOM]})
            headers = {"Content-Type": "application/json"}
            client.post(PATH, content=body, headers=headers).raise_for_status().json()

    return turn


def measure(turn: Turn) -> float:
    begin = time.process_time_ns()
    turn()
    return (time.process_time_ns() - begin) / (REQUESTS * ROOM)


def race(left: Turn, right: Turn) -> tuple[list[float], list[float]]:
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(ROUNDS):
        for i in range(2):
            at = (i + number) % 2
            times[at].append(measure((left, right)[at]))
    return times


def report(what: str, peer_name: str, left: Turn, right: Turn) -> None:
    a, b = race(left, right)
    ratio = median(y / x for x, y in zip(a, b, strict=True))
    extra = median(x - y for x, y in zip(a, b, strict=True))
    print(
        json.dumps(
            {"what": what, "unit": "ns/event", "rounds": ROUNDS, "peer_name": peer_name}
            | {"ours": median(a), "peer": median(b), "ratio": ratio, "extra": extra}
        ),
        flush=True,
    )


def missing(module: str, *races: str) -> bool:
    """Whether a peer is not here; reports that for its races."""
    found = importlib.util.find_spec(module) is not None
    for what in () if found else races:
        print(json.dumps({"what": what, "not_run": f"no {module} here"}), flush=True)
    return not found


def run(base: str) -> None:
    import httpx

    events = [event(number) for number in range(REQUESTS * ROOM)]
    name = f"json.dumps + httpx {httpx.__version__}"
    plain = peer(base, events, lambda body: json.dumps(body).encode())
    report("create_many", name, ours(base, events), plain)
    if not missing("orjson", "create_many_orjson"):
        import orjson  # type: ignore[import-not-found, unused-ignore]

        fast = peer(base, events, orjson.dumps)
        name = f"orjson + httpx {httpx.__version__}"
        report("create_many_orjson", name, ours(base, events), fast)
    if not missing("pyarrow", "create_many_arrow"):
        import pyarrow  # type: ignore[import-untyped, unused-ignore]

        name = f"json.dumps + httpx {httpx.__version__}, from dicts"
        report("create_many_arrow", name, ours(base, pyarrow.Table.from_pylist(events)), plain)


def main() -> None:
    if missing("httpx", "create_many", "create_many_orjson", "create_many_arrow"):
        return
    base, process = server()
    try:
        run(base)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)


main()
