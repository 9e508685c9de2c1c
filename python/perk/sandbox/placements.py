"""Activating a slot of a batch placement, and with it every offer that the slot holds."""

from __future__ import annotations

from perk.sandbox import offers, users
from perk.sandbox.registry import handles
from perk.sandbox.wire import Call, Json, Problem, Refused, Reply, not_found


@handles("placement_slots.activate")
def activate(call: Call) -> Reply:
    user_id, world = users.require(call), call.world
    offer_ids = _slot(call)
    for offer_id in offer_ids:
        offers.mark(world, user_id, offer_id, "ACTIVATE")
        event = {"type": "offerAttribution", "entityId": offer_id, "eventCode": "ACTIVATE", "medium": "CTA"}
        world.record("attribution", {**event, "userId": user_id})
    event_id = world.new_id("slot-event")
    attributes: Json = {
        "placementId": call.path["placementId"],
        "slotId": call.path["slotId"],
        "eventCode": "ACTIVATE",
        "medium": "CTA",
        "eventDate": world.clock.stamp(),
        "offerIds": offer_ids,
    }
    world.record("slot", {**attributes, "id": event_id, "userId": user_id})
    return Reply(call.op.success, {"data": {"type": "placementSlotAttribution", "id": event_id, "attributes": attributes}})


def _slot(call: Call) -> list[str]:
    placement = call.world.seed.placements.get(call.path["placementId"])
    if placement is None:
        raise not_found("that placement", "placementId")
    if placement.type != "placementBatchActivation":
        raise Refused(Problem(400, "Bad Request", "only slots of a batch placement can be activated", parameter="placementId"))
    if call.path["slotId"] not in placement.slots:
        raise not_found("that slot", "slotId")
    return placement.slots[call.path["slotId"]]
