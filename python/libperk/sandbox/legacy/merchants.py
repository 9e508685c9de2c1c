"""The legacy API's merchants, each with its offers."""

from __future__ import annotations

from typing import Any

from libperk.sandbox.legacy.lists import page, require_user
from libperk.sandbox.legacy.offers import listed_offer, merchant
from libperk.sandbox.seed.offers import Merchant, Offer
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply, not_found


def shops(world: World) -> dict[str, list[Offer]]:
    shops: dict[str, list[Offer]] = {}
    for offer in world.seed.offers.values():
        shops.setdefault(offer.merchant.id, []).append(offer)
    return shops


def _merchant_row(world: World, sold: list[Offer]) -> Json:
    row = merchant(sold[0])
    del row["type"]
    start = min(offer.attributes["startDate"] for offer in sold)
    shown = [listed_offer(world, offer) for offer in sold]
    return {
        **row,
        "source": _shop_source(sold),
        "createdDate": start,
        "lastModified": start,
        "offers": shown,
    }


def _shop_source(sold: list[Offer]) -> str:
    return "LOCAL" if all(offer.local for offer in sold) else "NATIONAL"


@handles("legacy.merchants.list_by_user", "legacy.merchants.list")
def list_merchants(call: Call) -> Reply:
    if call.op.name.endswith("_by_user"):
        require_user(call)
    found = [sold for sold in shops(call.world).values() if _is_wanted(sold, call.query)]
    return page(call, [_merchant_row(call.world, sold) for sold in found])


def _is_wanted(sold: list[Offer], query: Any) -> bool:
    owner: Merchant = sold[0].merchant
    return query.get("category") in (None, owner.category) and query.get("source") in (
        None,
        _shop_source(sold),
    )


@handles("legacy.merchants.get")
def get_merchant(call: Call) -> Reply:
    sold = shops(call.world).get(next(iter(call.path.values())))
    if sold is None:
        raise not_found("that merchant")
    return Reply(200, _merchant_row(call.world, sold))
