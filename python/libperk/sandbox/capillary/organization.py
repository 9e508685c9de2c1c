"""Promotions of the whole organization: listed, and switched on and off."""

from __future__ import annotations

from libperk.sandbox.capillary.promotions import done, refusal
from libperk.sandbox.seed import catalogue
from libperk.sandbox.seed.catalogue import Promotion
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply


def _definition(world: World, promotion: Promotion) -> Json:
    return {
        "id": promotion.id,
        "name": promotion.name,
        "orgId": catalogue.ORG_ID,
        "priority": 1,
        "active": promotion.id not in world.state.wallet.off,
        "messageLabel": promotion.name,
        "type": promotion.type,
        "mode": promotion.mode,
        "customerActivationRequired": promotion.type == "CUSTOMER",
        "maxIssuancePerCustomer": -1,
        "isStackable": False,
    }


def _chosen(call: Call) -> list[Promotion]:
    known, wanted = catalogue.promotions(call.world.settings.seed), call.query.get("promotionIds")
    found = [promotion for promotion in known.values() if wanted is None or promotion.id in wanted]
    if not found:
        raise refusal(call.world, 404)
    return found


@handles("capillary.organization.list_promotions", "capillary.organization.list_till_promotions")
def list_definitions(call: Call) -> Reply:
    return done([_definition(call.world, promotion) for promotion in _chosen(call)])


@handles("capillary.organization.list_configurations")
def list_configurations(call: Call) -> Reply:
    world = call.world
    shown = [
        p
        for p in _chosen(call)
        if call.query.get("includeInactive") or p.id not in world.state.wallet.off
    ]
    return done([_configuration(world, promotion) for promotion in shown])


def _configuration(world: World, promotion: Promotion) -> Json:
    end = world.clock.now().replace(month=12, day=31, hour=0, minute=0, second=0, microsecond=0)
    return {
        "promotionId": promotion.id,
        "promotionName": promotion.name,
        "promotionType": promotion.type,
        "description": promotion.name,
        "isActive": promotion.id not in world.state.wallet.off,
        "customFieldValues": {},
        **catalogue.moment("expiry", end),
    }


@handles("capillary.organization.activate_promotion", "capillary.organization.deactivate_promotion")
def switch_for_all(call: Call) -> Reply:
    promotion_id, off = call.path["promotionId"], call.world.state.wallet.off
    if promotion_id not in catalogue.promotions(call.world.settings.seed):
        raise refusal(call.world, 404)
    on = call.op.name.endswith(".activate_promotion")
    (off.discard if on else off.add)(promotion_id)
    call.world.record("organization_promotion", {"promotionId": promotion_id, "active": on})
    return done()
