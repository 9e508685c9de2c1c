"""Fraud markers take back what a purchase earned."""

from __future__ import annotations

from libperk.sandbox.kard import earned_rewards
from libperk.sandbox.kard.transactions import not_enrolled
from libperk.sandbox.wire import items
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import mixed
from libperk.sandbox.wire.values import Json, Problem, Reply


@handles("fraud_markers.create")
def mark_fraud(call: Call) -> Reply:
    """Each item is named by the purchase that it marks."""
    world = call.world

    def refused(item: Json, pointer: str) -> list[Problem]:
        return [] if item["attributes"]["userId"] in world.state.users else [not_enrolled(pointer)]

    def accept(item: Json) -> Json:
        user_id = item["attributes"]["userId"]
        world.record("fraud_marker", {"id": item["id"], "userId": user_id})
        earned_rewards.take_back(world, (user_id, item["id"]))
        return {
            "type": "fraudulentTransaction",
            "id": item["id"],
            "attributes": {"userId": user_id},
        }

    return mixed(call, *items.take(call, refused, accept))
