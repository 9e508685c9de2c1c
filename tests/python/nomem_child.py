"""Runs under tests/c/preload_nomem.c: writes, each time with the next allocation of the watched
objects refused, against a server that does all it is asked to. Prints how many allocations were
refused, and each write that was done and not reported so."""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Callable
from typing import Any

from server import Request, Server, reply

import libperk

done: set[str] = set()
MOST = 5000


def serve(request: Request) -> Any:
    if request.method == "DELETE":
        done.add(request.path.rsplit("/", 1)[-1])
        return reply(b"", 204)
    items = json.loads(request.body)["data"]
    done.update(item["id"] for item in items)
    return reply({"data": [{"type": "user", "id": item["id"]} for item in items]}, 201)


def user(name: str) -> Any:
    return {"id": name, "enrolled_rewards": ["CARDLINKED"]}


def many(kard: libperk.Kard, name: str) -> dict[str, str]:
    """The outcome of each item, as far as the caller hears of it."""
    try:
        outcomes: Any = kard.users.create_many([user(name + "-a"), user(name + "-b")])
    except BaseException as error:
        outcomes = getattr(error, "outcomes", [])
    return {outcome.item["id"]: repr(outcome).rsplit(" ", 1)[-1][:-1] for outcome in outcomes}


def one(act: Callable[[libperk.Kard, str], Any]) -> Callable[[libperk.Kard, str], dict[str, str]]:
    def run(kard: libperk.Kard, name: str) -> dict[str, str]:
        try:
            act(kard, name)
        except libperk.PerkError as error:
            return {name: "unknown" if error.outcome_unknown else "rejected"}
        return {name: "accepted"}

    return run


WRITES = {
    "create_many": many,
    "create": one(lambda kard, name: kard.users.create(user(name))),
    "delete": one(lambda kard, name: kard.users.delete(name)),
    "raw": one(lambda kard, name: kard.request("POST", "/v2/x", json={"data": [user(name)]})),
}


def try_all(
    url: str, name: str, write: Callable[[libperk.Kard, str], dict[str, str]]
) -> tuple[int, dict[str, str]]:
    """How many allocations were refused, and every outcome."""
    preload = ctypes.CDLL(None)
    outcomes: dict[str, str] = {}
    for index in range(-1, MOST):  # the first round warms up
        with libperk.Kard(base_url=url, token="given-token", organization_id="o") as kard:
            preload.nomem_arm(ctypes.c_long(index if index >= 0 else MOST))
            try:
                found = write(kard, f"{name}-{index}")
            finally:
                refused = preload.nomem_disarm()
        outcomes |= found
        if index >= 0 and not refused:
            return index, outcomes
    raise AssertionError("there is no end of allocations")


def main() -> None:
    server = Server()
    server.script = [serve]
    with server:
        tried = {name: try_all(server.url, name, WRITES[name]) for name in sys.argv[1:] or WRITES}
    outcomes = {item: outcome for _, found in tried.values() for item, outcome in found.items()}
    bad = [
        (item, outcomes.get(item, "lost"))
        for item in sorted(done)
        if outcomes.get(item, "lost") not in ("accepted", "unknown")
    ]
    print(
        json.dumps(
            {
                "refused": {name: count for name, (count, _) in tried.items()},
                "bad": bad,
                "done": len(done),
            }
        )
    )


main()
