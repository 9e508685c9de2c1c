"""What a user sees in a placement: offers, or batches of offers; and the files of offers that are
sent out."""

from __future__ import annotations

import gzip
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from libperk.sandbox.kard import content_strategies, files, offers, placements, users
from libperk.sandbox.seed.offers import Offer, Placement, Slot
from libperk.sandbox.seed.world import Document, World
from libperk.sandbox.wire import times
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.checks import FORMATS
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply
from libperk.sandbox.wire.webhooks import notify

FILES = {
    "placementPushNotification": ("pushNotificationPlacementFile", "placementName"),
    "placementEmail": ("emailNotificationPlacementFile", "name"),
}
UNIT_DAYS = {"Y": 365, "M": 30, "W": 7, "D": 1}


def offers_of(world: World, placement: Placement) -> list[Offer]:
    """As many offers as the placement has slots, by its strategy."""
    count = int(placement.attributes.get("availableSlots") or 1)
    return content_strategies.chosen(world, placement.attributes.get("contentStrategyId"))[:count]


def offers_in(world: World, slot: Slot) -> list[Offer]:
    if slot.offers is not None:
        return [world.seed.offers[offer_id] for offer_id in slot.offers]
    return offers_of(world, world.state.placements[slot.placement_id])


@handles("placement_content.get")
def get_content(call: Call) -> Reply:
    """Placements for email and push show what would be sent now."""
    users.require(call)
    placement = placements.require(call)
    meta: Json = {"placementName": placement.name}
    if placement.type in placements.WITH_SLOTS:
        return Reply(
            200,
            {
                "data": [_batch(call, placement, slot) for slot in placement.slots.values()],
                "meta": meta,
            },
        )
    shown = offers_of(call.world, placement)
    document: Json = {"data": [offers.resource(call, offer) for offer in shown]}
    if call.includes("categories"):
        document["included"] = offers.categories_of(call.world, shown)
    meta["availableCategories"] = offers.categories_of(call.world, shown)
    return Reply(
        200,
        {**document, "links": {"self": call.raw_path, "prev": None, "next": None}, "meta": meta},
    )


def _batch(call: Call, placement: Placement, slot: Slot) -> Json:
    """A slot that was never activated counts as active; only one that has run out does not."""
    world = call.world
    activated = world.state.slot_activations.get((call.path["userId"], slot.id))
    shown = [offers.resource(call, offer) for offer in offers_in(world, slot)]
    attributes: Json = {"name": slot.alias, "isActive": True, "offers": shown}
    if placement.type == "placementBatchActivation":
        expires = activated and activated + period(placement.attributes["refreshInterval"])
        if activated is not None and expires is not None:
            attributes |= {
                "lastActivatedAt": times.stamp(activated),
                "expiresAt": times.stamp(expires),
            }
            attributes["isActive"] = not shown or expires > world.clock.now()
        live = expires is not None and expires > world.clock.now()
        attributes |= _components(call, placement, slot, live)
    return {"type": "placementBatch", "id": slot.id, "attributes": attributes}


def _components(call: Call, placement: Placement, slot: Slot, live: bool) -> Json:
    """A button, or the sign that it was pressed: never both."""
    asked = call.query.get("supportedComponents") or []
    if live and "logoFlare" in asked:
        badge = {"icon": "check", "position": "TOP_RIGHT"}
        return {"components": {"logoFlare": {"borderColor": "PRIMARY", "badge": badge}}}
    if live or "cta" not in asked:
        return {}
    issuer, user = (quote(call.path[name], safe="") for name in ("organizationId", "userId"))
    url = f"/v2/issuers/{issuer}/users/{user}/placements/{placement.id}/slot/{slot.id}/activate"
    action = {"url": url, "method": "POST"}
    return {
        "components": {
            "cta": {"buttonText": "Tap to activate", "buttonStyle": "PRIMARY", "action": action}
        }
    }


def period(text: str) -> timedelta:
    """An ISO 8601 duration; months have 30 days and years 365 here."""
    found = FORMATS["duration"].fullmatch(text)
    if found is None:
        raise ValueError("not an ISO 8601 duration")
    *days, _, hours, minutes, seconds = (group or "" for group in found.groups())
    whole = sum(int(part[:-1]) * UNIT_DAYS[part[-1]] for part in days if part)
    hours, minutes, seconds = (part[:-1] or "0" for part in (hours, minutes, seconds))
    return timedelta(days=whole, hours=int(hours), minutes=int(minutes), seconds=int(seconds))


def send_files(world: World, wanted: Any = None) -> list[str]:
    """What the cadence of push and email placements brings: a file of offers for all users, and a
    webhook. Those that are INACTIVE send nothing."""
    sent = [
        p
        for p in world.state.placements.values()
        if p.type in FILES and p.is_active and wanted in (None, p.id)
    ]
    for placement in sent:
        _send_file(world, placement, world.clock.now())
    return [placement.id for placement in sent]


def _send_file(world: World, placement: Placement, now: datetime) -> None:
    event, name = FILES[placement.type]
    shown = [offer.id for offer in offers_of(world, placement)]
    rows = files.lines({"userId": user_id, "offerIds": shown} for user_id in world.state.users)
    document = files.add(
        world, Document(f"{placement.id}.jsonl.gz", now, gzip.compress(rows, mtime=0))
    )
    attributes: Json = {
        name: placement.name,
        "availableSlots": placement.attributes.get("availableSlots", 1),
        "cadence": placement.attributes["cadence"]["frequency"],
        "downloadUrl": files.described(world, document)["downloadUrl"],
    }
    if placement.type == "placementEmail":
        attributes["organizationId"] = world.issuer
    links: Json = {"placement": {"data": {"type": placement.type, "id": placement.id}}}
    strategy_id = placement.attributes.get("contentStrategyId")
    if strategy_id is not None:
        links["contentStrategy"] = {"data": {"type": "contentStrategy", "id": strategy_id}}
    notify(world, event, attributes, links, data_id=placement.id)
