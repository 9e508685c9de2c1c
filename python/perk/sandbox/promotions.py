"""Capillary promotions: switched on for one customer, or refused with the code that the promotion was seeded with."""

from __future__ import annotations

from perk.sandbox.answers import capillary_error
from perk.sandbox.registry import handles
from perk.sandbox.seed import hex_id
from perk.sandbox.wire import Call, Json, Problem, Refused, Reply
from perk.sandbox.world import World

#: The refusals that promotions are seeded with; besides, "voucher" wants the earn id and "open" refuses one.
MESSAGES = {
    404: "promotion not found",
    707: "this type of promotion cannot be switched for one customer",
    731: "the earn id is not one of this customer's",
    736: "the earn id and the mode of the promotion do not go together",
    737: "the customer has an open cart; close or cancel it first",
}


def catalogue(world: World) -> Json:
    """Ids by role, as the credentials line tells them."""
    roles = ["open", "voucher", *map(str, MESSAGES)]
    return {role: hex_id(world.settings.seed, "promotion", role) for role in roles}


def earn_id(world: World) -> str:
    return hex_id(world.settings.seed, "earn")


@handles("capillary.promotions.activate")
def activate(call: Call) -> Reply:
    customer, earn = _both(call, "customerId"), _both(call, "earnId")
    if customer is None:
        raise Refused(Problem(400, "Invalid input", "customerId is required", parameter="customerId"))
    code = _verdict(call, earn)
    if code:
        status = 404 if code == 404 else call.world.capillary.status
        return capillary_error(call.world, status, code, MESSAGES[code])
    promotion = call.path["promotionId"]
    call.world.state.promotions[promotion, customer, earn or ""] = "ACTIVE"
    call.world.record("promotion", {"promotionId": promotion, "customerId": customer, "earnId": earn})
    return Reply(200, {"data": True, "errors": []})


def _both(call: Call, name: str) -> str | None:
    """One logical value that may stand in the query, in the body, or in both if they agree."""
    query = call.query.get(name)
    body = call.body.get(name) if isinstance(call.body, dict) else None
    given = {str(value) for value in (query, body) if value not in (None, "")}
    if len(given) > 1:
        raise Refused(Problem(400, "Invalid input", f"{name} in the query and in the body differ", parameter=name))
    return given.pop() if given else None


def _verdict(call: Call, earn: str | None) -> int:
    roles = {promotion: role for role, promotion in catalogue(call.world).items()}
    role = roles.get(call.path["promotionId"], "404")
    if role == "open":
        return 736 if earn else 0
    if role == "voucher":
        return 0 if earn == earn_id(call.world) else 731
    return int(role)
