"""Activating a slot of a batch placement."""

from __future__ import annotations

from libperk.sandbox.kard import offers, placements, users
from libperk.sandbox.kard.placement_content import offers_in
from libperk.sandbox.seed.offers import Slot
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found


@handles("placement_slots.activate")
def activate(call: Call) -> Reply:
    """Activates the slot, and with it every offer that it holds."""
    user_id, world = users.require(call), call.world
    slot = _slot(call)
    offer_ids = [offer.id for offer in offers_in(world, slot)]
    for offer_id in offer_ids:
        offers.mark(world, user_id, offer_id, "ACTIVATE")
        event = {
            "type": "offerAttribution",
            "entityId": offer_id,
            "eventCode": "ACTIVATE",
            "medium": "CTA",
        }
        world.record("attribution", {**event, "userId": user_id})
    world.state.slot_activations[user_id, slot.id] = world.clock.now()
    event_id = world.new_id("slot-event")
    attributes: Json = {
        "placementId": call.path["placementId"],
        "slotId": slot.id,
        "eventCode": "ACTIVATE",
        "medium": "CTA",
        "eventDate": world.clock.stamp(),
        "offerIds": offer_ids,
    }
    world.record("slot", {**attributes, "id": event_id, "userId": user_id})
    return Reply(
        call.op.success,
        {"data": {"type": "placementSlotAttribution", "id": event_id, "attributes": attributes}},
    )


def _slot(call: Call) -> Slot:
    placement = placements.require(call)
    if placement.type != "placementBatchActivation":
        raise Refused(
            Problem(
                400,
                "Bad Request",
                "only slots of a batch placement can be activated",
                parameter="placementId",
            )
        )
    if call.path["slotId"] not in placement.slots:
        raise not_found("that slot", "slotId")
    return placement.slots[call.path["slotId"]]
