"""Transaction events: each is taken once, by its id, and may earn. Marks of fraud take back what
was earned."""

from __future__ import annotations

from functools import partial

from libperk.sandbox.kard import earned_rewards
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import items
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import job
from libperk.sandbox.wire.values import Json, Problem, Reply


@handles("transactions.create")
def create(call: Call) -> Reply:
    world = call.world
    _, problems = items.take(call, partial(refusals, world), partial(take, world))
    return job(call, problems)


def refusals(world: World, item: Json, pointer: str) -> list[Problem]:
    """What speaks against an event whose form is right."""
    state = world.state
    if item["attributes"]["userId"] not in state.users:
        return [not_enrolled(pointer)]
    if item["id"] in state.transactions and state.transactions[item["id"]] != item:
        return [
            Problem(409, "Conflict", "another event was sent with this id", pointer=f"{pointer}/id")
        ]
    return []


def not_enrolled(pointer: str) -> Problem:
    return Problem(
        404, "Not Found", "the user is not enrolled", pointer=f"{pointer}/attributes/userId"
    )


def take(world: World, item: Json) -> None:
    """The same event sent again changes nothing."""
    if item["id"] in world.state.transactions:
        return
    world.state.transactions[item["id"]] = item
    attributes = item["attributes"]
    world.record(
        "transaction",
        {"id": item["id"], "userId": attributes["userId"], "status": attributes["status"]},
    )
    earned_rewards.settle(world, attributes)
