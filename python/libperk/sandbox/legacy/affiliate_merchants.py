"""The legacy API's online merchants."""

from __future__ import annotations

from libperk.sandbox.legacy.merchants import shops
from libperk.sandbox.legacy.offers import listed_offer
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply


@handles("legacy.affiliate_merchants.list")
def list_affiliates(call: Call) -> Reply:
    """The online shops, in the shape that the only known example has."""
    world, rows = call.world, []
    for sold in shops(call.world).values():
        online = [offer for offer in sold if offer.attributes["purchaseChannel"] == ["ONLINE"]]
        if not online:
            continue
        start = online[0].attributes["startDate"]
        shown = [
            {k: v for k, v in listed_offer(world, o).items() if k != "optInRequired"}
            for o in online
        ]
        rows.append(
            {
                "_id": online[0].merchant.id,
                "status": "ACTIVE",
                "type": "AFFILIATE",
                "exclusions": "Gift cards do not count.",
                "name": online[0].merchant.name,
                "description": online[0].attributes["description"],
                "createdDate": start,
                "lastModified": start,
                "offers": shown,
            }
        )
    return Reply(200, rows)
