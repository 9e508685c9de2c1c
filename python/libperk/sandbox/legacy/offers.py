"""The legacy API's offers, as flat objects."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from libperk.sandbox.legacy.lists import is_between, ordered, page, require_user
from libperk.sandbox.seed.ids import hex_id
from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply

#: A parameter that orders, and what it orders by; 1 is upwards, -1 downwards.
SORTS = {
    "startDateSort": "startDate",
    "expirationDateSort": "expirationDate",
    "merchantNameSort": "name",
}
#: A range of time: the two parameters, and the attribute between them.
RANGES = (
    ("startDateStart", "startDateEnd", "startDate"),
    ("expirationDateStart", "expirationDateEnd", "expirationDate"),
)


def source(offer: Offer) -> str:
    return "LOCAL" if offer.local else "NATIONAL"


def offer_id(world: World, offer: Offer) -> str:
    """This API has separate ids."""
    return hex_id(world.settings.seed, "legacy-offer", offer.id)


@handles("legacy.offers.list_by_user", "legacy.offers.list")
def list_offers(call: Call) -> Reply:
    by_user = call.op.name.endswith("_by_user")
    if by_user:
        require_user(call)
    found = [
        o
        for o in call.world.seed.offers.values()
        if not (by_user and o.local) and _matches(o, call.query)
    ]
    found = ordered(
        call.query, found, {parameter: _attribute(name) for parameter, name in SORTS.items()}
    )
    return page(call, [_offer(call.world, offer) for offer in found])


def _attribute(name: str) -> Callable[[Offer], str]:
    return lambda offer: str(offer.attributes[name])


def _matches(offer: Offer, query: Any) -> bool:
    channel = query.get("offerType")
    return (
        query.get("merchantId") in (None, offer.merchant.id)
        and query.get("category") in (None, offer.merchant.category)
        and query.get("name") in (None, offer.attributes["name"])
        and query.get("source") in (None, source(offer))
        and (channel is None or channel in offer.attributes["purchaseChannel"])
        and (not query.get("isTargeted") or offer.attributes["isTargeted"])
        and all(
            is_between(query, offer.attributes[name], start, end) for start, end, name in RANGES
        )
    )


def listed_offer(world: World, offer: Offer) -> Json:
    """An offer without its merchant, as merchants and places list it."""
    attributes, reward = offer.attributes, offer.attributes["userReward"]
    return {
        "_id": offer_id(world, offer),
        "merchantId": offer.merchant.id,
        "name": attributes["name"],
        "terms": attributes["terms"],
        "redeemableOnce": attributes.get("maxRedemptions") == 1,
        "optInRequired": offer.kind in ("activate", "boost"),
        "offerType": attributes["purchaseChannel"][0],
        "commissionType": reward["type"],
        "totalCommission": reward["value"] * 2,
        "issuersCommission": reward["value"],
        "usersCommission": reward["value"],
        "startDate": attributes["startDate"],
        "expirationDate": attributes["expirationDate"],
        "createdDate": attributes["startDate"],
        "lastModified": attributes["startDate"],
        "isTargeted": attributes["isTargeted"],
        "isLocationSpecific": False,
        "minTransactionAmount": attributes["minTransactionAmount"]["value"],
        "maxRewardAmount": attributes["maxRewardAmount"]["value"],
        "source": source(offer),
        "category": offer.merchant.category,
    }


def _offer(world: World, offer: Offer) -> Json:
    shown = listed_offer(world, offer)
    del shown["merchantId"], shown["optInRequired"]
    return {**shown, "merchant": merchant(offer)}


def merchant(offer: Offer) -> Json:
    """The merchant of an offer, as offers and places carry it."""
    logo, banner = offer.attributes["assets"]
    return {
        "_id": offer.merchant.id,
        "name": offer.merchant.name,
        "description": offer.attributes["description"],
        "type": "CARDLINKED",
        "websiteURL": offer.attributes["websiteUrl"],
        "category": offer.merchant.category,
        "acceptedCards": ["VISA", "MASTERCARD", "AMERICAN EXPRESS"],
        "imgUrl": logo["url"],
        "bannerImgUrl": banner["url"],
    }
