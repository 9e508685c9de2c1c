"""Placements of five kinds: made, read, replaced and removed; two of them hold slots."""

from __future__ import annotations

from libperk.sandbox.kard import content_strategies
from libperk.sandbox.seed.offers import Placement, Slot
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import pages
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import deleted
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found

DEFAULT_SIZE = 200
WITH_SLOTS = ("placementBatchActivation", "placementGroup")
ON_SCHEDULE = ("placementPushNotification", "placementEmail")


def require(call: Call) -> Placement:
    placement = call.world.state.placements.get(call.path["placementId"])
    if placement is None:
        raise not_found("that placement", "placementId")
    return placement


def resource(world: World, placement: Placement) -> Json:
    """As replies carry it. `relationships` is left out where there is nothing to point to."""
    attributes = {**placement.attributes, "organizationId": world.issuer}
    if placement.type in ON_SCHEDULE:
        attributes["createdAt"] = placement.created_at
    shown: Json = {"type": placement.type, "id": placement.id, "attributes": attributes}
    strategy_id = placement.attributes.get("contentStrategyId")
    if placement.type in WITH_SLOTS:
        links = [{"type": "batchActivationSlot", "id": slot_id} for slot_id in placement.slots]
        shown["relationships"] = {"slots": {"data": links}}
    elif strategy_id is not None:
        shown["relationships"] = {
            "contentStrategy": {"data": {"type": "contentStrategy", "id": strategy_id}}
        }
    return shown


def _store(call: Call, placement_id: str, before: Placement | None) -> Placement:
    kind, attributes = call.body["type"], dict(call.body.get("attributes", {}))
    if before is not None and before.type != kind:
        raise Refused(
            Problem(
                400,
                "Bad Request",
                "a placement cannot become one of another type",
                pointer="/data/type",
            )
        )
    given = attributes.pop("slots", None) or []
    state = call.world.state
    strategy_id = attributes.get("contentStrategyId")
    if strategy_id is not None and strategy_id not in state.strategies:
        raise _unknown("that content strategy", "/data/attributes/contentStrategyId")
    if kind in ON_SCHEDULE:  # the one attribute that a replace without it leaves as it is
        attributes.setdefault(
            "status", before.attributes["status"] if before is not None else "ACTIVE"
        )
    created_at = before.created_at if before is not None else call.world.clock.stamp()
    placement = Placement(
        placement_id, kind, attributes, _slots(call.world, given, before), created_at
    )
    state.placements[placement_id] = placement
    return placement


def _unknown(what: str, pointer: str) -> Refused:
    return Refused(Problem(404, "Not Found", f"{what} is not known here", pointer=pointer))


def _slots(world: World, given: list[Json], before: Placement | None) -> dict[str, Slot]:
    """A slot keeps its id when the id is sent with the placement that it linked to; any other gets
    a new one."""
    slots: dict[str, Slot] = {}
    aliases = [row["alias"] for row in given]
    for n, row in enumerate(given):
        pointer = f"/data/attributes/slots/{n}"
        if row["alias"] in aliases[:n]:
            raise Refused(
                Problem(400, "Bad Request", "two slots have this alias", pointer=f"{pointer}/alias")
            )
        if row["placementId"] not in world.state.placements:
            raise _unknown("that placement", f"{pointer}/placementId")
        kept = before.slots.get(row.get("slotId", "")) if before is not None else None
        if kept is not None and kept.placement_id == row["placementId"]:
            slot = Slot(
                kept.id, kept.placement_id, row["alias"], row.get("shortDescription"), kept.offers
            )
        else:
            slot = Slot(
                world.new_id("slot"), row["placementId"], row["alias"], row.get("shortDescription")
            )
        slots[slot.id] = slot
    return slots


@handles("placements.create")
def create(call: Call) -> Reply:
    placement = _store(call, call.world.new_id("placement"), None)
    call.world.record("placement", {"id": placement.id, "type": placement.type})
    return Reply(call.op.success, resource(call.world, placement))


@handles("placements.update")
def update(call: Call) -> Reply:
    """A full replace: no strategy sent, none linked; a slot not sent is gone."""
    placement = _store(call, call.path["placementId"], require(call))
    call.world.record("placement_updated", {"id": placement.id})
    return Reply(call.op.success, resource(call.world, placement))


@handles("placements.delete")
def delete(call: Call) -> Reply:
    """Slots that showed it go with it."""
    placement, state = require(call), call.world.state
    del state.placements[placement.id]
    for other in state.placements.values():
        other.slots = {
            key: slot for key, slot in other.slots.items() if slot.placement_id != placement.id
        }
    call.world.record("placement_deleted", {"id": placement.id})
    return deleted(call, placement.type, placement.id)


@handles("placements.get")
def get(call: Call) -> Reply:
    placement = require(call)
    return Reply(200, {"data": resource(call.world, placement), **_included(call, [placement])})


@handles("placements.list")
def list_placements(call: Call) -> Reply:
    known = call.world.state.placements
    rows = [
        resource(call.world, placement) for placement in known.values() if _matches(placement, call)
    ]
    document = pages.document(call, rows, DEFAULT_SIZE)
    return Reply(
        200, {**document, **_included(call, [known[row["id"]] for row in document["data"]])}
    )


def _matches(placement: Placement, call: Call) -> bool:
    return (
        call.query.get("filter[type]") in (None, placement.type)
        and call.query.get("filter[name]") in (None, placement.name)
        and call.query.get("filter[contentStrategyId]")
        in (None, placement.attributes.get("contentStrategyId"))
    )


def _included(call: Call, shown: list[Placement]) -> Json:
    """`included`, when `include` asks for something. A dotted path brings along what it passes
    through."""
    asked = call.query.get("include") or []
    paths = [asked] if isinstance(asked, str) else asked
    if not paths:
        return {}
    world = call.world
    found: dict[tuple[str, str], Json] = {}

    def keep(row: Json) -> None:
        found[row["type"], row["id"]] = row

    def keep_strategy(placement: Placement) -> None:
        strategy_id = placement.attributes.get("contentStrategyId")
        if strategy_id is not None:
            keep(content_strategies.resource(world, strategy_id))

    deepest = max((path.count(".") + 1 for path in paths if path.startswith("slots")), default=0)
    for placement in shown:
        if "contentStrategy" in paths:
            keep_strategy(placement)
        for slot in placement.slots.values() if deepest else ():
            keep(_slot_resource(world, slot))
            linked = world.state.placements[slot.placement_id]
            if deepest > 1:
                keep(resource(world, linked))
            if deepest > 2:
                keep_strategy(linked)
    return {"included": list(found.values())}


def _slot_resource(world: World, slot: Slot) -> Json:
    attributes = {"alias": slot.alias}
    if slot.short_description is not None:
        attributes["shortDescription"] = slot.short_description
    linked = world.state.placements[slot.placement_id]
    links = {"placement": {"data": {"type": linked.type, "id": linked.id}}}
    return {
        "type": "batchActivationSlot",
        "id": slot.id,
        "attributes": attributes,
        "relationships": links,
    }
