"""Transaction events: each is taken once, by its id, and may earn."""

from __future__ import annotations

from perk.sandbox import rewards
from perk.sandbox.answers import job
from perk.sandbox.intake import named
from perk.sandbox.registry import handles
from perk.sandbox.wire import Call, Json, Problem, Refused, Reply


@handles("transactions.create")
def create(call: Call) -> Reply:
    problems: list[Problem] = []
    accepted = 0
    for n, item in enumerate(call.body):
        found = call.rejects.get(n) or _refusals(call, item, n)
        problems += [named(p, item) for p in found]
        if not found:
            _take(call, item)
            accepted += 1
    if not accepted:
        raise Refused(*problems)
    return job(call, problems)


def _refusals(call: Call, item: Json, n: int) -> list[Problem]:
    state = call.world.state
    if item["attributes"]["userId"] not in state.users:
        return [Problem(404, "Not Found", "the user is not enrolled", pointer=f"/data/{n}/attributes/userId")]
    if item["id"] in state.transactions and state.transactions[item["id"]] != item:
        return [Problem(409, "Conflict", "another event was sent with this id", pointer=f"/data/{n}/id")]
    return []


def _take(call: Call, item: Json) -> None:
    """The same event sent again changes nothing."""
    state = call.world.state
    if item["id"] in state.transactions:
        return
    state.transactions[item["id"]] = item
    attributes = item["attributes"]
    call.world.record("transaction", {"id": item["id"], "userId": attributes["userId"], "status": attributes["status"]})
    rewards.settle(call.world, attributes)
