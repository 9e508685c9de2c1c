"""Capillary promotions of one customer: switched on and off, and listed."""

from __future__ import annotations

from libperk.sandbox.seed import catalogue
from libperk.sandbox.seed.catalogue import MESSAGES, Promotion
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply

DEFAULT_LIMIT = 10


def refusal(world: World, code: int) -> Refused:
    """A refusal with a code of Capillary's own, under the HTTP status that a test chose."""
    status = 404 if code == 404 else world.capillary.status
    return Refused(Problem(status, "Refused", MESSAGES[code], code=code))


def roles(world: World) -> Json:
    """Ids by role, as the credentials line shows them."""
    return {
        promotion.role: promotion.id
        for promotion in catalogue.promotions(world.settings.seed).values()
    }


def find(world: World, promotion_id: str) -> Promotion:
    """A promotion that is there and switched on; 404 otherwise."""
    found = catalogue.promotions(world.settings.seed).get(promotion_id)
    if found is None or promotion_id in world.state.wallet.off:
        raise refusal(world, 404)
    return found


def done(data: object = True) -> Reply:
    return Reply(200, {"data": data, "errors": []})


def in_parts(data: object, errors: list[Json]) -> Reply:
    """A batch: what succeeded, then what did not."""
    return Reply(200, {"data": data, "errors": errors} if errors else {"data": data})


def problem(code: int, **about: object) -> Json:
    return {"code": code, "message": MESSAGES[code], **about}


@handles("capillary.promotions.activate", "capillary.promotions.deactivate")
def switch(call: Call) -> Reply:
    customer, earn = _both(call, "customerId"), _both(call, "earnId")
    if customer is None:
        raise Refused(
            Problem(400, "Invalid input", "customerId is required", parameter="customerId")
        )
    promotion = find(call.world, call.path["promotionId"])
    code = _verdict(call.world, promotion, customer, earn)
    if code:
        raise refusal(call.world, code)
    on = call.op.name.endswith(".activate")
    call.world.state.wallet.switches[promotion.id, customer, earn or ""] = on
    kind = "promotion" if on else "promotion_off"
    call.world.record(kind, {"promotionId": promotion.id, "customerId": customer, "earnId": earn})
    return done()


def _both(call: Call, name: str) -> str | None:
    """One logical value that may stand in the query, in the body, or in both if they agree."""
    query = call.query.get(name)
    body = call.body.get(name) if isinstance(call.body, dict) else None
    given = {str(value) for value in (query, body) if value not in (None, "")}
    if len(given) > 1:
        raise Refused(
            Problem(
                400, "Invalid input", f"{name} in the query and in the body differ", parameter=name
            )
        )
    return given.pop() if given else None


def _verdict(world: World, promotion: Promotion, customer: str, earn: str | None) -> int:
    if promotion.role.isdigit() and promotion.role != "404":
        return int(promotion.role)
    if open_carts(world, customer):
        return 737
    if promotion.mode == "DISCOUNT":
        return 736 if earn else 0
    return 0 if earn is not None and _is_theirs(world, promotion, customer, earn) else 731


def _is_theirs(world: World, promotion: Promotion, customer: str, earn: str) -> bool:
    """The first seeded earning counts as anybody's, so that a test need not know the seeded
    customer."""
    record = world.state.wallet.earned.get(earn)
    if record is None or record["promotionId"] != promotion.id:
        return False
    return str(record["customerId"]) == customer or earn == catalogue.first_earn_id(
        world.settings.seed
    )


def open_carts(world: World, customer: str) -> list[Json]:
    """The customer's carts that still lock promotions."""
    now = world.clock.now()
    return [
        cart
        for cart in world.state.wallet.carts.values()
        if cart["customer"] == customer and cart["until"] > now
    ]


@handles("capillary.promotions.list")
def list_promotions(call: Call) -> Reply:
    """What was earned, latest end first, cut at the limit without a word."""
    world, customer, query = call.world, call.path["customerId"], call.query
    now = int(world.clock.now().timestamp() * 1000)
    known = catalogue.promotions(world.settings.seed)
    found = [
        _row(world, known[record["promotionId"]], record)
        for record in world.state.wallet.earned.values()
        if str(record["customerId"]) == customer
        and (query.get("includeExpired") or record["validTill"] > now)
    ]
    rows = [
        row
        for row in found
        if _is_wanted(row, query.get("mode"), query.get("isIncludeActivePromotionsOnly"))
    ]
    rows.sort(key=lambda row: int(row["validTill"]), reverse=True)
    return done(rows[: int(query.get("limit") or DEFAULT_LIMIT)])


def _is_wanted(row: Json, mode: str | None, active_only: bool | None) -> bool:
    return mode in (None, row["applicationMode"]) and (
        not active_only or row["promotionStatus"] == "ACTIVE"
    )


def _row(world: World, promotion: Promotion, record: Json) -> Json:
    customer = str(record["customerId"])
    on = world.state.wallet.switches.get((promotion.id, customer, record["id"]), True)
    times = {
        name: record[name] for name in ("eventTime", "eventTimeISO", "validTill", "validTillISO")
    }
    expired = record["validTill"] <= world.clock.now().timestamp() * 1000
    return {
        "earnedPromotionId": record["id"],
        "promotionId": promotion.id,
        "promotionName": promotion.name,
        "customerId": record["customerId"],
        "earnedType": "REWARD" if record["earnedFromType"] == "REWARD" else "NONE",
        "earnedStatus": "EXPIRED" if expired else "UNLOCKED",
        "promotionStatus": "ACTIVE"
        if on and promotion.id not in world.state.wallet.off
        else "INACTIVE",
        "applicationMode": promotion.mode,
        "customFieldValues": {},
        **times,
    }
