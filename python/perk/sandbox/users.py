"""Enrolling, reading and removing users."""

from __future__ import annotations

from perk.sandbox.answers import mixed
from perk.sandbox.intake import named
from perk.sandbox.registry import handles
from perk.sandbox.wire import Call, Json, Problem, Refused, Reply, not_found


def require(call: Call) -> str:
    """The user of the path, who must be enrolled."""
    user_id = call.path["userId"]
    if user_id not in call.world.state.users:
        raise not_found("that user", "userId")
    return user_id


def _resource(call: Call, user_id: str) -> Json:
    return {"type": "user", "id": user_id, "attributes": call.world.state.users[user_id]}


@handles("users.create")
def create(call: Call) -> Reply:
    made: list[Json] = []
    problems: list[Problem] = []
    for n, item in enumerate(call.body):
        found = call.rejects.get(n) or _duplicate(call, item["id"], n)
        problems += [named(p, item) for p in found]
        if not found:
            call.world.state.users[item["id"]] = dict(item["attributes"])
            call.world.record("user", {"id": item["id"]})
            made.append(_resource(call, item["id"]))
    if not made:
        raise Refused(*problems)
    return mixed(call, made, problems)


def _duplicate(call: Call, user_id: str, n: int) -> list[Problem]:
    if user_id not in call.world.state.users:
        return []
    return [Problem(409, "Conflict", "a user with this id is enrolled already", pointer=f"/data/{n}/id")]


@handles("users.get")
def get(call: Call) -> Reply:
    return Reply(200, {"data": _resource(call, require(call))})


@handles("users.delete")
def delete(call: Call) -> Reply:
    user_id = require(call)
    state = call.world.state
    del state.users[user_id]
    for key in [key for key in state.user_offers if key[0] == user_id]:
        del state.user_offers[key]
    call.world.record("user_deleted", {"id": user_id})
    return Reply(200, {"data": {"type": "user", "id": user_id, "attributes": {}}})
