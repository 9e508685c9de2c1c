"""The legacy API: bare arrays, pages counted from zero, flat objects."""

from __future__ import annotations

from typing import Any

from perk.sandbox.registry import handles
from perk.sandbox.seed import Offer, hex_id
from perk.sandbox.wire import Call, Json, Reply, not_found

DEFAULT_LIMIT = 200
SORTS = {"startDateSort": "startDate", "expirationDateSort": "expirationDate", "merchantNameSort": "name"}


@handles("legacy.offers.list_by_user")
def list_by_user(call: Call) -> Reply:
    if next(iter(call.path.values())) not in call.world.state.users:
        raise not_found("that user")
    found = [offer for offer in call.world.seed.offers.values() if not offer.local and _matches(offer, call.query)]
    for parameter, name in SORTS.items():
        if call.query.get(parameter) is not None:
            found.sort(key=lambda offer: str(offer.attributes[name]), reverse=str(call.query[parameter]) == "-1")
    limit = int(call.query.get("limit") or DEFAULT_LIMIT)
    start = int(call.query.get("page") or 0) * limit
    return Reply(200, [_flat(call.world.settings.seed, offer) for offer in found[start : start + limit]])


def _matches(offer: Offer, query: Any) -> bool:
    channel = query.get("offerType")
    return (
        query.get("merchantId") in (None, offer.merchant.id)
        and query.get("category") in (None, offer.merchant.category)
        and (channel is None or channel in offer.attributes["purchaseChannel"])
        and (not query.get("isTargeted") or offer.attributes["isTargeted"])
    )


def _flat(seed: int, offer: Offer) -> Json:
    attributes, reward = offer.attributes, offer.attributes["userReward"]
    return {
        "_id": hex_id(seed, "legacy-offer", offer.id),
        "name": attributes["name"],
        "terms": attributes["terms"],
        "redeemableOnce": attributes.get("maxRedemptions") == 1,
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
        "source": "NATIONAL",
        "category": offer.merchant.category,
        "merchant": _merchant(offer),
    }


def _merchant(offer: Offer) -> Json:
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
