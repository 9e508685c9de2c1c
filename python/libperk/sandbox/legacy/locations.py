"""The legacy API's places."""

from __future__ import annotations

from typing import Any

from libperk.sandbox.legacy import offers
from libperk.sandbox.legacy.lists import is_between, ordered, page, require_user
from libperk.sandbox.seed.locations import DAYS, miles
from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import times
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found

DEFAULT_RADIUS = 10
SORTS = {
    "locationNameSort": lambda place: str(place["name"]),
    "citySort": lambda place: str(place["address"]["city"]),
    "stateSort": lambda place: str(place["address"]["state"]),
}


def _offers(world: World, place: Json) -> list[Offer]:
    return [world.seed.offers[link["id"]] for link in place["relationships"]["offers"]["data"]]


def _place(world: World, place: Json) -> Json:
    """A place of the seed, flat."""
    attributes, sold = place["attributes"], _offers(world, place)
    made = times.stamp(
        world.clock.now().replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    )
    hours = (text.partition(": ") for text in attributes["operationHours"]["weekdayText"])
    return {
        "_id": place["id"],
        "merchantId": sold[0].merchant.id,
        "name": attributes["name"],
        "locationType": "INSTORE",
        "address": dict(attributes["address"]),
        "geoLocation": dict(attributes["coordinates"]),
        "phone": attributes["phone"],
        "operationHours": {
            day.upper(): text for day, (_, _, text) in zip(DAYS, hours, strict=True)
        },
        "googleId": attributes["partnerIds"][0]["id"],
        "createdDate": made,
        "lastModified": made,
        "source": offers.source(sold[0]),
        "category": sold[0].merchant.category,
    }


def _with_offers(world: World, place: Json, full: bool) -> Json:
    sold = _offers(world, place)
    shown = [offers.listed_offer(world, offer) for offer in sold]
    if not full:
        kept = (
            "_id",
            "totalCommission",
            "commissionType",
            "startDate",
            "expirationDate",
            "usersCommission",
            "maxRewardAmount",
        )
        shown = [{name: offer[name] for name in kept} for offer in shown]
    return {**_place(world, place), "offers": shown, "merchant": offers.merchant(sold[0])}


@handles("legacy.locations.list_by_user", "legacy.locations.list")
def list_places(call: Call) -> Reply:
    """For a user, local places only when they are asked for, and with whole offers."""
    by_user = call.op.name.endswith("_by_user")
    if by_user:
        require_user(call)
    _check_area(call.query)
    rows = [_with_offers(call.world, place, by_user) for place in call.world.seed.locations]
    if by_user and not call.query.get("includeLocal"):
        rows = [row for row in rows if row["source"] == "NATIONAL"]
    found = [row for row in rows if _matches(row, call.query)]
    return page(call, ordered(call.query, found, SORTS))


def _check_area(query: Any) -> None:
    """A city goes with its state, a latitude with its longitude, and a ZIP code with neither."""
    for pair in (("city", "state"), ("latitude", "longitude")):
        given = [name for name in pair if name in query]
        if len(given) == 1:
            raise Refused(
                Problem(
                    400, "Bad Request", f"{pair[0]} and {pair[1]} go together", parameter=given[0]
                )
            )
    if "zipCode" in query and {"city", "latitude"} & set(query):
        raise Refused(Problem(400, "Bad Request", "zipCode stands alone", parameter="zipCode"))


def _matches(row: Json, query: Any) -> bool:
    """Coordinates win over the address."""
    here = "latitude" in query
    radius = query.get("radius") or DEFAULT_RADIUS
    return (
        query.get("locationName") in (None, row["name"])
        and query.get("googleId") in (None, row["googleId"])
        and query.get("source") in (None, row["source"])
        and query.get("category") in (None, row["category"])
        and (here or query.get("zipCode") in (None, row["address"]["zipCode"]))
        and (here or query.get("city") in (None, row["address"]["city"]))
        and (here or query.get("state") in (None, row["address"]["state"]))
        and (not here or miles(query["latitude"], query["longitude"], row["geoLocation"]) <= radius)
        and is_between(query, row["createdDate"], "createdDateStart", "createdDateEnd")
    )


@handles("legacy.locations.get")
def get_place(call: Call) -> Reply:
    wanted = next(iter(call.path.values()))
    found = next((place for place in call.world.seed.locations if place["id"] == wanted), None)
    if found is None:
        raise not_found("that location")
    return Reply(200, _place(call.world, found))


@handles("legacy.locations.list_by_merchant")
def list_of_merchant(call: Call) -> Reply:
    rows = [_place(call.world, place) for place in call.world.seed.locations]
    return page(call, [row for row in rows if row["merchantId"] == next(iter(call.path.values()))])
