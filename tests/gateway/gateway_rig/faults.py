"""A gateway under faults: good and bad deliveries of all sizes, slow bodies, requests that need a
token, reloads, revocations, an upstream that resets, and a token endpoint that is slow or broken.

    totals = Faults(target, reload).run(30, seed=1)
    assert not totals.wrong

Each answer is compared with the table of verdicts; each delivery that the upstream got was good.
"""

from __future__ import annotations

import hashlib
import random
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from gateway_rig import verdicts
from gateway_rig.clients import Reply, request, request_h2
from gateway_rig.ports import wait_until
from gateway_rig.verdicts import HEADER, Case, Target

API = "/api"
SENDERS, CALLERS = 4, 2
CALL_EVERY_S = 0.01
RELOAD_EVERY_S, REVOKE_EVERY_S, MODE_EVERY_S = 2.5, 2.1, 1.1
OLD_S = 1.5  # seconds; a younger token is not revoked
# What the upstream does with a delivery, or with a request that has a token: query, and the status
# that the sender gets.
ACTIONS = [("", 200)] * 6 + [("?ms=50", 200), ("?status=503", 503), ("?reset=1", 502)]
# Modes of the token endpoint, with its delay.
MODES = [("ok", 0.0), ("ok", 0.7), ("torn", 0.0), ("ok", 0.0), ("error", 0.0), ("reset", 0.1)]
NO_TOKEN = 502


@dataclass
class Totals:
    deliveries: Counter[str] = field(default_factory=Counter)  # by signature and status
    calls: Counter[str] = field(default_factory=Counter)  # by what the upstream does, and status
    wrong: list[str] = field(default_factory=list)
    reloads: int = 0
    revocations: int = 0
    logins: int = 0

    def text(self) -> str:
        lines = [f"{self.reloads} reloads, {self.revocations} revocations, {self.logins} logins"]
        for name, counts in (("deliveries", self.deliveries), ("calls", self.calls)):
            shown = ", ".join(f"{key} {count}" for key, count in sorted(counts.items()))
            lines.append(f"{counts.total()} {name}: {shown}")
        lines.append(f"{len(self.wrong)} wrong")
        return "\n".join(lines)


class Faults:
    def __init__(
        self, target: Target, reload: Callable[[], None], once: bool = True, refused: bool = False
    ) -> None:
        """`once`: whether an event passes once, also across reloads. `refused`: whether a client
        may see the 401 of a token that was revoked."""
        self._target, self._reload, self._once = target, reload, once
        self._upstream = target.upstream
        self._upstream.keep_bodies = False
        self._call_statuses = {NO_TOKEN} | ({401} if refused else set())
        self._cases = [case for case in verdicts.cases(target.table) if self._is_sent_whole(case)]
        self._good: set[str] = set()  # digests of what may pass
        self._lock, self._stop = threading.Lock(), threading.Event()
        self._totals = Totals()

    @staticmethod
    def _is_sent_whole(case: Case) -> bool:
        """Large bodies are costly to make: few of them are enough."""
        return case.size <= 200_000 or case.signature in ("good", "tampered", "none")

    # ---- deliveries ----

    def _send(self, case: Case, query: str, event_id: str, pause_s: float) -> Reply:
        target, path = self._target, self._target.path + query
        values, body = verdicts.delivery(case, event_id)
        if case.status == 200:
            with self._lock:
                self._good.add(hashlib.sha256(body).hexdigest())
        headers = [(HEADER, value) for value in values]
        pace = {"slice_size": max(1, len(body) // 5), "pause_s": pause_s} if pause_s else {}
        if case.framing == "h2":
            return request_h2(target.h2_port, "POST", path, headers, body, length=False, **pace)
        return request(target.port, "POST", path, headers, body, framing=case.framing, **pace)

    def _deliver(self, dice: random.Random, number: str) -> None:
        case = dice.choice(self._cases)
        query, status = dice.choice(ACTIONS)
        pause_s = dice.choice([0, 0, 0, 0.02, 0.15])
        reply = self._send(case, query, number, pause_s)
        expected = {status} if case.status == 200 else {case.status}
        self._note(self._totals.deliveries, case.signature, reply, expected, f"{case.name}{query}")
        if reply.status == 200 and dice.random() < 0.3:
            again = self._send(case, query, number, 0)
            self._note(self._totals.deliveries, "again", again, {200}, f"again {case.name}")

    # ---- requests with a token ----

    def _call(self, dice: random.Random, number: str) -> None:
        query, status = dice.choice(ACTIONS)
        body = dice.randbytes(dice.choice([0, 100, 100_000]))
        target = f"{API}/{number}{query}"
        reply = request(self._target.port, "POST", target, body=body)
        expected = {status} | self._call_statuses
        self._note(self._totals.calls, query or "plain", reply, expected, target)
        time.sleep(CALL_EVERY_S)

    def _note(
        self, counts: Counter[str], key: str, reply: Reply, expected: set[int], what: str
    ) -> None:
        with self._lock:
            counts[f"{key} {reply.status}"] += 1
            if reply.status not in expected:
                wanted = " or ".join(map(str, sorted(expected)))
                self._totals.wrong.append(f"{what}: {reply.status}, expected {wanted}")

    # ---- the run ----

    def _repeat(self, work: Callable[[random.Random, str], None], name: str, seed: int) -> None:
        dice, count = random.Random(f"{seed} {name}"), 0
        while not self._stop.is_set():
            count += 1
            try:
                work(dice, f"{name}-{count}")
            except Exception as problem:  # no answer at all
                with self._lock:
                    self._totals.wrong.append(f"{name}-{count}: {problem!r}")

    def _every(self, seconds: float, action: Callable[[], None]) -> None:
        while not self._stop.wait(seconds):
            action()

    def _do_reload(self) -> None:
        self._reload()
        self._totals.reloads += 1

    def _do_revoke(self) -> None:
        self._totals.revocations += self._upstream.revoke(OLD_S)

    def _next_mode(self) -> None:
        self._modes = self._modes[1:] + self._modes[:1]
        self._upstream.mode, self._upstream.delay = self._modes[0]

    def _threads(self, seed: int) -> list[threading.Thread]:
        jobs: list[tuple[Callable[..., None], tuple[object, ...]]] = [
            (self._every, (RELOAD_EVERY_S, self._do_reload)),
            (self._every, (REVOKE_EVERY_S, self._do_revoke)),
            (self._every, (MODE_EVERY_S, self._next_mode)),
        ]
        jobs += [(self._repeat, (self._deliver, f"hook{n}", seed)) for n in range(SENDERS)]
        jobs += [(self._repeat, (self._call, f"call{n}", seed)) for n in range(CALLERS)]
        return [
            threading.Thread(daemon=True, target=work, args=arguments) for work, arguments in jobs
        ]

    def run(self, seconds: float, seed: int) -> Totals:
        self._modes = MODES
        threads = self._threads(seed)
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self._stop.set()
        for thread in threads:
            thread.join()
        self._check_recovery()
        self._check_upstream()
        self._totals.logins = self._upstream.logins
        return self._totals

    def _check_recovery(self) -> None:
        self._upstream.mode, self._upstream.delay = "ok", 0
        wait_until(
            lambda: request(self._target.port, "GET", f"{API}/last").status == 200,
            "a token after the faults",
        )

    def _check_upstream(self) -> None:
        """Only good deliveries arrived; with a store that outlives reloads, each event that the
        upstream took did so once."""
        arrived = [one for one in self._upstream.received if not one.path.startswith(API)]
        times = Counter(one.sha256 for one in arrived if not {"status", "reset"} & set(one.query))
        wrong = self._totals.wrong
        wrong += [f"the upstream got {one}" for one in arrived if one.sha256 not in self._good]
        if self._once:
            wrong += [f"the upstream got {each} {n} times" for each, n in times.items() if n > 1]
