"""Enrolling, reading, replacing and removing users."""

from __future__ import annotations

from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import items
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import deleted, mixed
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found


def require(call: Call) -> str:
    """The user of the path, who must be enrolled."""
    user_id = call.path["userId"]
    if user_id not in call.world.state.users:
        raise not_found("that user", "userId")
    return user_id


def _resource(call: Call, user_id: str) -> Json:
    return {"type": "user", "id": user_id, "attributes": call.world.state.users[user_id]}


#: What a telephone number and a postal code count as when the request does not state it.
INFERRED = {"phoneNumbers": "MOBILE", "postalCodes": "PHYSICAL"}


def _kept(attributes: Json) -> Json:
    """The attributes as they are stored."""
    listed = {
        name: [{"type": word, **row} for row in attributes[name]]
        for name, word in INFERRED.items()
        if name in attributes
    }
    return {**attributes, **listed}


@handles("users.create")
def create(call: Call) -> Reply:
    users = call.world.state.users

    def refusals(item: Json, pointer: str) -> list[Problem]:
        if item["id"] not in users:
            return []
        return [
            Problem(
                409, "Conflict", "a user with this id is enrolled already", pointer=f"{pointer}/id"
            )
        ]

    def accept(item: Json) -> Json:
        users[item["id"]] = _kept(item["attributes"])
        call.world.record("user", {"id": item["id"]})
        return _resource(call, item["id"])

    return mixed(call, *items.take(call, refusals, accept))


@handles("users.update")
def update(call: Call) -> Reply:
    """A full replace: what is not sent is gone. That history was sent stays true, and cannot be
    taken back."""
    user_id = require(call)
    attributes, before = _kept(call.body["attributes"]), call.world.state.users[user_id]
    if call.body["id"] != user_id:
        raise Refused(
            Problem(
                400,
                "Bad Request",
                "the id in the body is not the one in the path",
                pointer="/data/id",
            )
        )
    if before.get("historicalTransactionsSent"):
        if attributes.get("historicalTransactionsSent") is False:
            pointer = "/data/attributes/historicalTransactionsSent"
            raise Refused(
                Problem(400, "Bad Request", "true cannot go back to false", pointer=pointer)
            )
        attributes["historicalTransactionsSent"] = True
    call.world.state.users[user_id] = attributes
    call.world.record("user_updated", {"id": user_id})
    return Reply(call.op.success, {"data": _resource(call, user_id)})


@handles("users.get")
def get(call: Call) -> Reply:
    return Reply(200, {"data": _resource(call, require(call))})


def remove(world: World, user_id: str) -> None:
    """Forgets a user, and what the user did with offers."""
    state = world.state
    del state.users[user_id]
    state.legacy_users.pop(user_id, None)
    for key in [key for key in state.user_offers if key[0] == user_id]:
        del state.user_offers[key]
    world.record("user_deleted", {"id": user_id})


@handles("users.delete")
def delete(call: Call) -> Reply:
    user_id = require(call)
    remove(call.world, user_id)
    return deleted(call, "user", user_id)
