"""Short lives of tokens under load, in any gateway: when logins come, and that no request waits for
them."""

from __future__ import annotations

import time
from itertools import pairwise

from gateway_rig.load import Load, Result, get
from gateway_rig.ports import wait_until
from gateway_rig.upstream import Received, Upstream


def one_login_a_life(upstream: Upstream, load: Load) -> None:
    """Tokens live 5 s; they are renewed after 3.8 to 4 s, so six begin within 21 s. A machine that
    stands still delays a login, but nothing makes one come early."""
    wait_until(lambda: upstream.asked, "the first login")
    began = upstream.asked[0].at
    wait_until(
        lambda: time.monotonic() > began + 21 and len(upstream.asked) >= 6,
        lambda: f"{len(upstream.asked)} logins",
    )
    times = [one.at - began for one in upstream.asked]
    assert len([at for at in times if at <= 21]) <= 6, times
    assert min(after - before for before, after in pairwise(times)) > 3, times
    assert load.statuses().keys() == {200}
    assert upstream.refused == 0  # no token was used after its end


def _meets(one: Result, others: list[Result]) -> bool:
    return any(other.at < one.at + one.took and one.at < other.at + other.took for other in others)


def _waited_for(login: Received, delay: float, load: Load, stalls: list[Result]) -> list[Result]:
    """Requests of more than 100 ms that a login's end ended, as far as the times can show. A stall
    of the machine shows at a location without a token, too."""
    end = login.at + delay
    slow = [one for one in load.results if one.took > 0.1 and not _meets(one, stalls)]
    return [one for one in slow if one.at < end <= one.at + one.took]


def _answered_during(login: Received, delay: float, load: Load) -> bool:
    ended = (one.at + one.took for one in load.results if login.at < one.at)
    return any(at < login.at + delay for at in ended)


def no_request_waits(port: int, upstream: Upstream) -> None:
    """A login takes 700 ms, and no request waits for it once there is a token. If one did, it would
    at each login; a machine that is busy elsewhere may look like that at one of them. What is below
    /api/ gets a token, what is below /open/ does not."""
    with (
        Load(port, get("/api/x"), connections=4, every=0.05) as load,
        Load(port, get("/open/x"), connections=4, every=0.05) as plain,
    ):
        one_login_a_life(upstream, load)
    stalls = [one for one in plain.results if one.took > 0.05]
    logins = upstream.asked[1:]
    waits = [one for one in logins if _waited_for(one, upstream.delay, load, stalls)]
    assert len(waits) <= 1, waits
    busy = [one for one in logins if _answered_during(one, upstream.delay, load)]
    assert len(busy) >= len(logins) - 1, busy
