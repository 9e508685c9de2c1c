"""Shops near a place, with their offers."""

from __future__ import annotations

from typing import Any

from libperk.sandbox.kard import offers, users
from libperk.sandbox.seed.locations import miles
from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.wire import pages
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply

DEFAULT_RADIUS = 10


@handles("locations.list")
def list_locations(call: Call) -> Reply:
    users.require(call)
    _check_coordinates(call.query)
    world = call.world
    category = world.seed.categories.get(str(call.query.get("filter[category]")))
    found = [place for place in world.seed.locations if _matches(place, call.query, category)]
    order = call.query.get("sort")
    if order:
        key = order if isinstance(order, str) else order[0]
        found = sorted(
            found, key=lambda place: str(place["attributes"]["name"]), reverse=key.startswith("-")
        )
    page, links = pages.cut(call, found, lambda place: str(place["id"]))
    document: Json = {"data": page, "links": links}
    included = _included(call, page)
    if included is not None:
        document["included"] = included
    return Reply(200, document)


def _check_coordinates(query: Any) -> None:
    given = [name for name in ("filter[latitude]", "filter[longitude]") if name in query]
    if len(given) == 1:
        raise Refused(
            Problem(400, "Missing value", "latitude and longitude go together", parameter=given[0])
        )


def _matches(place: Json, query: Any, category_id: str | None) -> bool:
    attributes = place["attributes"]
    address = attributes["address"]
    return (
        str(query.get("filter[name]") or "").lower() in attributes["name"].lower()
        and str(query.get("filter[city]") or "").lower() in address["city"].lower()
        and query.get("filter[zipCode]") in (None, address["zipCode"])
        and query.get("filter[state]") in (None, address["state"])
        and category_id in (None, place["relationships"]["category"]["data"][0]["id"])
        and _is_near(attributes["coordinates"], query)
    )


def _is_near(coordinates: Json, query: Any) -> bool:
    if "filter[latitude]" not in query:
        return True
    radius = query.get("filter[radius]") or DEFAULT_RADIUS
    return miles(query["filter[latitude]"], query["filter[longitude]"], coordinates) <= radius


def _at_place(offer: Json) -> Json:
    """With a photo of the place in addition to the merchant's pictures."""
    banner = next(
        asset for asset in offer["attributes"]["assets"] if asset["type"] == "BANNER_VIEW"
    )
    photo = {
        "type": "LOCATION_IMG_VIEW",
        "url": banner["url"].replace("banner_view", "location_img_view"),
        "alt": f"{offer['attributes']['name']} from the street",
    }
    offer["attributes"]["assets"] = [*offer["attributes"]["assets"], photo]
    return offer


def _included(call: Call, page: list[Json]) -> list[Json] | None:
    with_offers, with_categories = call.includes("offers"), call.includes("categories")
    if not (with_offers or with_categories):
        return None
    sold: dict[str, Offer] = {}
    for place in page:
        for link in place["relationships"]["offers"]["data"]:
            sold[link["id"]] = call.world.seed.offers[link["id"]]
    included = (
        [_at_place(offers.resource(call, offer)) for offer in sold.values()] if with_offers else []
    )
    return included + (offers.categories_of(call.world, sold.values()) if with_categories else [])
