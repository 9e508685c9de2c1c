"""Ctrl-C at random moments of calls that have requests in flight: run as a program, since an
interrupt could come a moment too late. Each round interrupts one of KINDS, lets it go on, and
compares what came of it with what the server saw."""

from __future__ import annotations

import faulthandler
import gc
import json
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any

from replies import offer, page
from server import Reply, Request, Server, reply

import libperk
from libperk import _core

PATIENCE_S = 300
USERS = [f"u-{number}" for number in range(14)]
PAGES = {user: 1 + number % 3 for number, user in enumerate(USERS)}  # of each user
ITEMS = 330


class Interrupted:
    """Runs something, with a KeyboardInterrupt after a while, unless it has ended before."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._armed = False
        self._longest = 0.1  # seconds until it comes; it follows what the work takes
        signal.signal(signal.SIGALRM, self._raise)

    def _raise(self, *_: object) -> None:
        if self._armed:
            self._armed = False
            raise KeyboardInterrupt

    def run(self, work: Callable[[], object]) -> BaseException | None:
        begin = time.monotonic()
        try:
            self._armed = True
            signal.setitimer(signal.ITIMER_REAL, self._random.uniform(1e-6, self._longest))
            work()
            self._armed = False
        except KeyboardInterrupt as stop:
            self._longest *= 1.1
            return stop
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        self._longest = time.monotonic() - begin
        return None


class Place:
    """The server, what it was sent, and a client of it."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.listed: Counter[str] = Counter()
        self.sent: Counter[str] = Counter()
        self.names = map("round-{}".format, count())
        server.script = [self._answer]
        self.kard: Any = libperk.Kard(base_url=server.url, token="t", organization_id="o")

    def _answer(self, request: Request) -> Reply:
        if request.method == "POST":
            ids = [item["id"] for item in json.loads(request.body)["data"]]
            self.sent.update(ids)
            return reply({"data": [{"type": "user", "id": id} for id in ids]}, 201)
        user = request.path.split("/")[-2]
        number = int(request.query.partition("after%5D=")[2].partition("&")[0] or 0) + 1
        self.listed[f"{user} {number}"] += 1
        found = page(offer(number), offer(number + 100))
        if number < PAGES[user]:
            found["links"] = {"next": f"/anywhere?page[after]={number}"}
        return reply(found)


ROWS = 2 * sum(PAGES.values())


def on_and_on(interrupted: Interrupted, work: Callable[[], object]) -> bool:
    """Interrupts it, and does the rest then. Whether it was interrupted."""
    stopped = interrupted.run(work)
    if stopped is not None:
        work()
    return stopped is not None


def each_page_came_once(place: Place) -> None:
    assert len(place.listed) == sum(PAGES.values()) and set(place.listed.values()) == {1}


# ---- kinds ----


def for_users(place: Place, interrupted: Interrupted) -> bool:
    seen: list[Any] = []
    with place.kard.offers.for_users(USERS, max_in_flight=4) as pull:
        stopped = on_and_on(interrupted, lambda: seen.extend(pull))
    indexes = sorted(got.index for got in seen)
    assert indexes == [*range(len(USERS))], (indexes, pull.report)
    report = pull.report
    assert (report.ids, report.done) == (len(USERS), len(USERS)), (
        report,
        [one.error for one in report.failures],
    )
    each_page_came_once(place)
    return stopped


def ids_of_a_generator(place: Place, interrupted: Interrupted) -> bool:
    """The interrupt may end the generator. Then it comes again, after what there is."""
    given: list[str] = []

    def ids() -> Iterator[str]:
        for user in USERS:
            given.append(user)
            yield user

    seen: list[Any] = []
    pull = place.kard.offers.for_users(ids(), max_in_flight=4)
    try:
        stopped = on_and_on(interrupted, lambda: seen.extend(pull))
    except KeyboardInterrupt:
        stopped = True
    else:
        assert len(seen) == len(USERS)
    pull.close()
    users = {got.user_id for got in seen}
    assert len(seen) == len(users) == pull.report.ids and users <= {*given}
    return stopped


def table(place: Place, interrupted: Interrupted) -> bool:
    fetched = place.kard.offers.table(USERS, max_in_flight=4, chunk_rows=5)
    stopped = on_and_on(interrupted, lambda: fetched.shape)
    assert len(fetched) == ROWS and fetched.report.done == len(USERS)
    each_page_came_once(place)
    return stopped


def one_list(place: Place, interrupted: Interrupted) -> bool:
    """It begins again."""
    fetched = place.kard.offers.table(user_id=USERS[2], chunk_rows=1)
    stopped = on_and_on(interrupted, lambda: fetched.shape)
    assert len(fetched) == 6
    return stopped


def stream(place: Place, interrupted: Interrupted) -> bool:
    seen: list[libperk.Batch] = []
    with place.kard.offers.table(USERS, max_in_flight=4, chunk_rows=3).stream() as batches:
        stopped = on_and_on(interrupted, lambda: seen.extend(batches))
    assert sum(map(len, seen)) == ROWS
    each_page_came_once(place)
    return stopped


def create_many(place: Place, interrupted: Interrupted) -> bool:
    """Nothing that the server has seen counts as not sent, nothing else as accepted."""
    name = next(place.names)  # what is late for an earlier round has another name
    items = [{"id": f"{name} {number}", "enrolled_rewards": []} for number in range(ITEMS)]
    made: list[libperk.Outcomes] = []
    write = partial(place.kard.users.create_many, max_in_flight=2)
    stopped = interrupted.run(lambda: made.extend(map(write, (items,))))
    outcomes = made[0] if made else getattr(stopped, "outcomes", [])
    known = {outcome.item["id"]: outcome for outcome in outcomes}
    sent = {id: times for id, times in dict(place.sent).items() if id.startswith(f"{name} ")}
    assert len(known) == len(outcomes) and {*sent.values()} <= {1}
    assert stopped is not None or len(sent) == ITEMS
    for id in sent:
        assert known[id].accepted or known[id].unknown, id
    for id, outcome in known.items():
        assert not outcome.accepted or id in place.sent, id
        assert not outcome.accepted or outcome.error is None, id
    return stopped is not None


KINDS = (for_users, ids_of_a_generator, table, one_list, stream, create_many)


def rounds(kind: Callable[[Place, Interrupted], bool], times: int, seed: int) -> int:
    """How many there were until so many were interrupted."""
    interrupted, stopped, number = Interrupted(seed), 0, 0
    with Server() as server:
        place = Place(server)
        while stopped < times:
            number += 1
            place.listed.clear()
            stopped += kind(place, interrupted)
        place.kard.close()
    return number


def main(times: int) -> None:
    faulthandler.dump_traceback_later(PATIENCE_S, exit=True)
    found = {}
    for seed, kind in enumerate(KINDS):
        found[kind.__name__] = rounds(kind, times, seed)
        gc.collect()
        assert _core.perk_live() == 0, f"{kind.__name__}: {_core.perk_live()} native objects"
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
