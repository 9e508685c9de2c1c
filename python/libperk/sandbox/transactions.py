"""Transaction events: each is taken once, by its id, and may earn. Marks of fraud take back what
was earned."""

from __future__ import annotations

from libperk.sandbox import bulk, rewards
from libperk.sandbox.answers import job, mixed
from libperk.sandbox.registry import handles
from libperk.sandbox.wire import Call, Json, Problem, Reply
from libperk.sandbox.world import World


@handles("transactions.create")
def create(call: Call) -> Reply:
    def accept(item: Json) -> None:
        take(call.world, item)

    _, problems = bulk.take(call, lambda item, pointer: refusals(call.world, item, pointer), accept)
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
    rewards.settle(world, attributes)


@handles("fraud_markers.create")
def mark_fraud(call: Call) -> Reply:
    """Each item is named by the purchase that it marks."""
    world = call.world

    def refused(item: Json, pointer: str) -> list[Problem]:
        return [] if item["attributes"]["userId"] in world.state.users else [not_enrolled(pointer)]

    def accept(item: Json) -> Json:
        user_id = item["attributes"]["userId"]
        world.record("fraud_marker", {"id": item["id"], "userId": user_id})
        rewards.take_back(world, (user_id, item["id"]))
        return {
            "type": "fraudulentTransaction",
            "id": item["id"],
            "attributes": {"userId": user_id},
        }

    return mixed(call, *bulk.take(call, refused, accept))
