"""One client in a process and its children. Prints a JSON object: how many calls were right, and
what was wrong.

Usage: client.py MODE URL CA_FILE HTTP2 CALLS        CA_FILE may be -, HTTP2 is 0 or 1

    shared    the client is used, then by 4 children and the process itself at once: reads, and
    writes half of which are refused login     the same while another thread of the process is
    logging in; the children log in separately ending    children that only end (as programs do,
    with all finalisers), while a process goes on writing
"""

from __future__ import annotations

import json
import os
import sys
import threading
import urllib.request
from collections import Counter
from typing import Any

import libperk

CHILDREN = 4
PATIENCE_MS = 1_200_000  # a login is held until the children are done


class Tally:
    """Results of calls. `outcomes` are those of writes, to be compared with the server's books."""

    def __init__(self) -> None:
        self.right = 0
        self.wrong: Counter[str] = Counter()
        self.outcomes: dict[str, str] = {}

    def add(self, other: Any) -> None:
        self.right += other["right"]
        self.wrong.update(other["wrong"])
        self.outcomes.update(other["outcomes"])

    def as_json(self) -> dict[str, Any]:
        return {"right": self.right, "wrong": self.wrong, "outcomes": self.outcomes}

    def read(self, client: libperk.Kard, user: str) -> None:
        try:
            answered = client.users.get(user).id
        except libperk.PerkError as error:
            self.wrong[f"a read failed: {type(error).__name__}: {error}"] += 1
        else:
            self.right += answered == user
            self.wrong["a read was answered with another user"] += answered != user

    def write(self, client: libperk.Kard, user: str) -> None:
        outcome = client.users.create_many([{"id": user, "enrolled_rewards": ["CARDLINKED"]}])[0]
        self.outcomes[user] = (
            "accepted" if outcome.accepted else "rejected" if outcome.rejected else "unknown"
        )

    def calls(self, client: libperk.Kard, name: str, count: int) -> None:
        for number in range(count):
            user = f"{name}-{number // 2}"
            (self.write if number % 2 else self.read)(client, user)

    def compare(self, done: dict[str, int]) -> None:
        for user, outcome in self.outcomes.items():
            right = (
                outcome == ("accepted" if done.get(user) == 1 else "rejected")
                and done.get(user, 0) < 2
            )
            self.right += right
            self.wrong[
                f"a write was called {outcome}, in the books {done.get(user, 0)} times"
            ] += not right


def control(base: str, name: str = "") -> Any:
    with urllib.request.urlopen(f"{base}/_books{name}", timeout=60) as reply:
        return json.load(reply)


def in_children(work: Any) -> list[tuple[int, Any]]:
    """Forks; each child calls work(tally, number) and writes its tally into a pipe."""
    running = []
    for number in range(CHILDREN):
        reads, writes = os.pipe()
        child = os.fork()
        if child == 0:
            tally = Tally()
            work(tally, number)
            with os.fdopen(writes, "w") as pipe:
                json.dump(tally.as_json(), pipe)
            os._exit(0)
        os.close(writes)
        running.append((child, os.fdopen(reads)))
    return running


def collect(running: list[tuple[int, Any]], tally: Tally) -> None:
    for child, pipe in running:
        with pipe:
            text = pipe.read()
        _, status = os.waitpid(child, 0)
        if status or not text:
            tally.wrong[f"a child ended with {status}"] += 1
        else:
            tally.add(json.loads(text))


def shared(client: libperk.Kard, tally: Tally, base: str, count: int) -> None:
    tally.calls(client, "before", 2)
    running = in_children(
        lambda own, number: own.calls(client, f"child{number}", count // CHILDREN)
    )
    tally.calls(client, "parent", count // CHILDREN)
    collect(running, tally)


def login(client: libperk.Kard, tally: Tally, base: str, count: int) -> None:
    control(base, "/hold")
    first = threading.Thread(target=tally.calls, args=(client, "parent", count // CHILDREN))
    first.start()
    while control(base)["logins"] == 0:
        pass
    running = in_children(
        lambda own, number: own.calls(client, f"child{number}", count // CHILDREN)
    )
    collect(running, tally)
    logins = control(base, "/let-go")["logins"]
    first.join()
    if logins != 1 + CHILDREN:
        tally.wrong[f"{logins} logins of a process and {CHILDREN} children"] += 1


def ending(client: libperk.Kard, tally: Tally, base: str, count: int) -> None:
    tally.calls(client, "before", 2)
    for number in range(count // 2):
        child = os.fork()
        if child == 0:
            sys.exit()  # through all that a program does when it ends
        tally.calls(client, f"parent{number}", 2)
        os.waitpid(child, 0)


def main(mode: str, url: str, ca_file: str, http2: str, calls: str, base: str) -> None:
    tally, options = Tally(), {} if ca_file == "-" else {"ca_file": ca_file}
    given = {"base_url": url, "client_id": "c", "client_secret": "s", "organization_id": "o"}
    client = libperk.Kard(
        **given, http2=http2 == "1", max_attempts=1, timeout_ms=PATIENCE_MS, **options
    )
    {"shared": shared, "login": login, "ending": ending}[mode](client, tally, base, int(calls))
    books = control(base)
    tally.compare(books["done"])
    print(
        json.dumps(
            {
                "right": tally.right,
                "wrong": {what: n for what, n in tally.wrong.items() if n},
                "versions": books["versions"],
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
