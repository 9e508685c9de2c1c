"""The legacy API's offers and merchants: bare arrays, pages counted from zero, flat objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from libperk.sandbox import times
from libperk.sandbox.registry import handles
from libperk.sandbox.seed import Merchant, Offer, hex_id
from libperk.sandbox.wire import Call, Json, Reply, not_found
from libperk.sandbox.world import World

DEFAULT_LIMIT = 200
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


def require_user(call: Call) -> str:
    """The user that the path ends in, or has in it."""
    user_id = next(iter(call.path.values()))
    if user_id not in call.world.state.users:
        raise not_found("that user")
    return user_id


def page(call: Call, rows: Sequence[Json]) -> Reply:
    """A bare array: `limit` rows of page number `page`."""
    limit = int(call.query.get("limit") or DEFAULT_LIMIT)
    start = int(call.query.get("page") or 0) * limit
    return Reply(200, list(rows[start : start + limit]))


def ordered(query: Any, rows: list[Any], sorts: dict[str, Callable[[Any], str]]) -> list[Any]:
    for parameter, key in sorts.items():
        if query.get(parameter) is not None:
            rows = sorted(rows, key=key, reverse=str(query[parameter]) == "-1")
    return rows


def source(offer: Offer) -> str:
    return "LOCAL" if offer.local else "NATIONAL"


def offer_id(world: World, offer: Offer) -> str:
    """This API has ids of its own."""
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


def is_between(query: Any, at: str, start: str, end: str) -> bool:
    moment = times.parse(at)
    return (start not in query or moment >= times.parse(query[start])) and (
        end not in query or moment <= times.parse(query[end])
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


def _shops(world: World) -> dict[str, list[Offer]]:
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
    found = [sold for sold in _shops(call.world).values() if _is_wanted(sold, call.query)]
    return page(call, [_merchant_row(call.world, sold) for sold in found])


def _is_wanted(sold: list[Offer], query: Any) -> bool:
    owner: Merchant = sold[0].merchant
    return query.get("category") in (None, owner.category) and query.get("source") in (
        None,
        _shop_source(sold),
    )


@handles("legacy.merchants.get")
def get_merchant(call: Call) -> Reply:
    sold = _shops(call.world).get(next(iter(call.path.values())))
    if sold is None:
        raise not_found("that merchant")
    return Reply(200, _merchant_row(call.world, sold))


@handles("legacy.affiliate_merchants.list")
def list_affiliates(call: Call) -> Reply:
    """The online shops, in the shape that the only known example has."""
    world, rows = call.world, []
    for sold in _shops(call.world).values():
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
