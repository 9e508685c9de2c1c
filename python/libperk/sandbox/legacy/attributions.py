"""The legacy API's attribution events."""

from __future__ import annotations

from libperk.sandbox.kard import offers
from libperk.sandbox.legacy.offers import offer_id
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply


@handles("legacy.attributions.create")
def create(call: Call) -> Reply:
    """Events of many users in one request; they carry no time."""
    world = call.world
    by_legacy_id = {offer_id(world, offer): offer.id for offer in world.seed.offers.values()}
    for item in call.body:
        attributes = item["attributes"]
        entity_id = by_legacy_id.get(attributes["typeId"])
        if attributes["type"] == "OFFER" and entity_id is not None:
            offers.mark(world, attributes["userId"], entity_id, attributes["subtype"])
        world.record("legacy_attribution", dict(attributes))
    return Reply(call.op.success, "OK")
