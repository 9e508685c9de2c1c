"""Offers of a user: the list, activating, boosting and viewing one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from libperk.sandbox.kard import users
from libperk.sandbox.kard.components import components
from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import pages
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply, not_found

EVENTS = {"offers.activate": "ACTIVATE", "offers.boost": "BOOST", "offers.view": "VIEW"}


def resource(call: Call, offer: Offer) -> Json:
    """The offer as this user sees it, with the components that the call asks for."""
    attributes = dict(offer.attributes)
    owner = call.path["organizationId"], call.path["userId"]
    shown = components(call.world, offer, owner, call.query.get("supportedComponents") or [])
    if shown is not None:
        attributes["components"] = shown
    category = call.world.seed.categories[offer.merchant.category]
    return {
        "type": "standardOffer",
        "id": offer.id,
        "attributes": attributes,
        "relationships": {"category": {"data": [{"type": "category", "id": category}]}},
    }


def categories_of(world: World, offers: Iterable[Offer]) -> list[Json]:
    return [
        world.seed.category(name) for name in sorted({offer.merchant.category for offer in offers})
    ]


@handles("offers.list")
def list_offers(call: Call) -> Reply:
    users.require(call)
    found = [
        offer
        for offer in call.world.seed.offers.values()
        if not offer.local and _matches(offer, call.query)
    ]
    found = _sorted(found, call.query.get("sort"))
    page, links = pages.cut(call, found, lambda offer: offer.id)
    document: Json = {"data": [resource(call, offer) for offer in page], "links": links}
    if call.includes("categories"):
        document["included"] = categories_of(call.world, page)
    document["meta"] = {"availableCategories": categories_of(call.world, found)}
    return Reply(200, document)


def _matches(offer: Offer, query: Any) -> bool:
    search = str(query.get("filter[search]") or "").lower()
    channels = query.get("filter[purchaseChannel]")
    targeted = query.get("filter[isTargeted]")
    return (
        (search in offer.attributes["name"].lower() or search in offer.merchant.category.lower())
        and (not channels or bool(set(channels) & set(offer.attributes["purchaseChannel"])))
        and query.get("filter[category]") in (None, offer.merchant.category)
        and targeted in (None, offer.attributes["isTargeted"])
    )


def _sorted(offers: list[Offer], order: Any) -> list[Offer]:
    keys = [order] if isinstance(order, str) else list(order or [])
    for key in reversed(keys):
        name = key.lstrip("-")
        offers = sorted(
            offers, key=lambda offer: str(offer.attributes[name]), reverse=key.startswith("-")
        )
    return offers


def mark(world: World, user_id: str, offer_id: str, event: str) -> None:
    """What an attribution event does to a user's offer."""
    marks = world.mark_offer(user_id, offer_id)
    marks.activated |= event == "ACTIVATE"
    marks.boosted |= event == "BOOST"
    marks.viewed |= event == "VIEW"
    marks.impressions += event == "IMPRESSION"


@handles("offers.activate", "offers.boost", "offers.view")
def act(call: Call) -> Reply:
    user_id, event = users.require(call), EVENTS[call.op.name]
    offer = call.world.seed.offers.get(call.path["offerId"])
    if offer is None:
        raise not_found("that offer", "offerId")
    mark(call.world, user_id, offer.id, event)
    event_id = call.world.new_id("attribution")
    attributes = {
        "entityId": offer.id,
        "eventCode": event,
        "medium": "CTA",
        "eventDate": call.world.clock.stamp(),
    }
    data = {"type": "offerAttribution", "id": event_id, "attributes": attributes}
    call.world.record(
        "attribution", {**attributes, "type": data["type"], "id": event_id, "userId": user_id}
    )
    document: Json = {"data": data}
    if call.includes("offer"):
        document["included"] = [resource(call, offer), *categories_of(call.world, [offer])]
    return Reply(call.op.success, document)
