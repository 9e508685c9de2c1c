"""Content strategies: which offers a placement shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from libperk.sandbox.seed.offers import Offer
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import pages
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import deleted
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found

DEFAULT_SIZE = 200
#: How offers are ordered; those not named here, by the person or the place, keep their order.
ORDERS: dict[str, tuple[Callable[[Offer], Any], bool]] = {
    "NEWLY_LIVE": (lambda offer: offer.attributes["startDate"], True),
    "EXPIRING_SOON": (lambda offer: offer.attributes["expirationDate"], False),
    "HIGHEST_CASHBACK": (lambda offer: offer.attributes["userReward"]["value"], True),
}


def chosen(world: World, strategy_id: str | None) -> list[Offer]:
    """The national offers that a strategy lets through, in its order; without one, all."""
    strategy = world.state.strategies.get(strategy_id or "", {})
    found = [
        offer
        for offer in world.seed.offers.values()
        if not offer.local and _lets_through(strategy, offer)
    ]
    key, reverse = ORDERS.get(str(strategy.get("sort")), (None, False))
    return found if key is None else sorted(found, key=key, reverse=reverse)


def _lets_through(strategy: Json, offer: Offer) -> bool:
    wanted = _either(strategy, "categories")
    return (
        (not wanted or offer.merchant.category in wanted)
        and offer.merchant.category not in _either(strategy, "categoryExclusions")
        and offer.merchant.id not in _either(strategy, "merchantExclusions")
        and (
            "INTERACTIVE" not in _either(strategy, "offerFeatures")
            or offer.kind in ("activate", "boost")
        )
    )


def _either(strategy: Json, name: str) -> list[str]:
    """The attribute and the filter of one name mean the same; both count."""
    return [*(strategy.get(name) or ()), *((strategy.get("filters") or {}).get(name) or ())]


def resource(world: World, strategy_id: str) -> Json:
    attributes = {**world.state.strategies[strategy_id], "organizationId": world.issuer}
    return {"type": "contentStrategy", "id": strategy_id, "attributes": attributes}


def _require(call: Call) -> str:
    strategy_id = call.path["contentStrategyId"]
    if strategy_id not in call.world.state.strategies:
        raise not_found("that content strategy", "contentStrategyId")
    return strategy_id


def _store(call: Call, strategy_id: str) -> None:
    """The name is unique; what is not sent is not kept."""
    attributes, strategies = call.body["attributes"], call.world.state.strategies
    if any(
        other["name"] == attributes["name"]
        for key, other in strategies.items()
        if key != strategy_id
    ):
        raise Refused(
            Problem(
                409,
                "Conflict",
                "there is a content strategy of this name",
                pointer="/data/attributes/name",
            )
        )
    strategies[strategy_id] = dict(attributes)


@handles("content_strategies.create")
def create(call: Call) -> Reply:
    strategy_id = call.world.new_id("strategy")
    _store(call, strategy_id)
    call.world.record("content_strategy", {"id": strategy_id})
    return Reply(call.op.success, resource(call.world, strategy_id))


@handles("content_strategies.list")
def list_strategies(call: Call) -> Reply:
    name = call.query.get("filter[name]")
    found = [
        resource(call.world, key)
        for key, row in call.world.state.strategies.items()
        if name in (None, row["name"])
    ]
    return Reply(200, pages.document(call, found, DEFAULT_SIZE))


@handles("content_strategies.get")
def get(call: Call) -> Reply:
    return Reply(200, resource(call.world, _require(call)))


@handles("content_strategies.update")
def update(call: Call) -> Reply:
    strategy_id = _require(call)
    _store(call, strategy_id)
    call.world.record("content_strategy_updated", {"id": strategy_id})
    return Reply(call.op.success, resource(call.world, strategy_id))


@handles("content_strategies.delete")
def delete(call: Call) -> Reply:
    strategy_id = _require(call)
    if any(
        p.attributes.get("contentStrategyId") == strategy_id
        for p in call.world.state.placements.values()
    ):
        raise Refused(
            Problem(
                409,
                "Conflict",
                "a placement still refers to this strategy",
                parameter="contentStrategyId",
            )
        )
    del call.world.state.strategies[strategy_id]
    call.world.record("content_strategy_deleted", {"id": strategy_id})
    return deleted(call, "contentStrategy", strategy_id)
