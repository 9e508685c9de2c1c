"""Capillary: promotions issued to customers, earned by them, and withdrawn."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from libperk.sandbox.capillary.promotions import done, find, in_parts, problem, refusal
from libperk.sandbox.seed import catalogue
from libperk.sandbox.wire import times
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply

VALID_DAYS = 30
REVOKED_AT_ONCE = 1000
PLANNED = 714


def _earn(
    call: Call, promotion_id: str, customer_id: int, source: tuple[str, str], at: datetime
) -> Json:
    world = call.world
    earn_id = world.new_id("earn").replace("-", "")[:24]
    record = catalogue.earning(
        earn_id, promotion_id, customer_id, source, (at, at + timedelta(days=VALID_DAYS))
    )
    world.state.wallet.earned[earn_id] = record
    facts = {
        "id": earn_id,
        "promotionId": promotion_id,
        "customerId": customer_id,
        "earnedFromId": source[1],
    }
    world.record("earning", facts)
    return record


def _event_time(call: Call) -> datetime:
    text = call.body.get("eventTimeISO")
    return (
        times.parse(text)
        if text is not None
        else datetime.fromtimestamp(call.body["eventTime"] / 1000, timezone.utc)
    )


def _earnable(call: Call, promotion_id: str) -> None:
    if find(call.world, promotion_id).type == "POS":
        raise refusal(call.world, 707)


@handles("capillary.promotions.issue")
def issue(call: Call) -> Reply:
    """One instance for each customer; one who is refused is missing from the map."""
    promotion_id, context = call.path["promotionId"], call.query["contextId"]
    _earnable(call, promotion_id)
    if any(customer <= 0 for customer in call.body):
        raise refusal(call.world, 1006)
    planned, data, errors = call.planned(len(call.body)), dict[str, Json](), list[Json]()
    for n, customer in enumerate(call.body):
        if n in planned:
            errors.append(problem(PLANNED, customerId=customer))
            continue
        record = _earn(
            call, promotion_id, customer, ("BULK_ISSUE", context), call.world.clock.now()
        )
        names = ("id", "customerId", "promotionId", "earnedFromId", "eventTime", "validTill")
        data[str(customer)] = {name: record[name] for name in names}
    return in_parts(data, errors)


@handles("capillary.promotions.earn")
def earn(call: Call) -> Reply:
    _earnable(call, call.path["promotionId"])
    source = call.body["earnedFromType"], call.body["earnedFromId"]
    record = _earn(
        call, call.path["promotionId"], call.body["customerId"], source, _event_time(call)
    )
    return done({**record, "eventDetails": call.body["eventDetails"]})


@handles("capillary.promotions.earn_bulk")
def earn_bulk(call: Call) -> Reply:
    """A row for each promotion, in another order than they came in."""
    wanted, at = call.body["earnedPromotions"], _event_time(call)
    planned = call.planned(len(wanted))
    rows = [
        _bulk_row(call, row, at, PLANNED if n in planned else 0) for n, row in enumerate(wanted)
    ]
    return done(rows[::-1])


def _bulk_row(call: Call, row: Json, at: datetime, code: int) -> Json:
    facts = {"earnedFromId": row["earnedFromId"], "promotionId": row["promotionId"]}
    try:
        _earnable(call, row["promotionId"])
    except Refused as refused:
        code = code or refused.problems[0].code
    if code:
        details = {"errorCode": code, "errorMessages": [catalogue.MESSAGES[code]]}
        return {
            **facts,
            "successfulEarnCount": 0,
            "failedEarnCount": row["earnCount"],
            "errorDetails": details,
        }
    source = call.body["earnedFromType"], row["earnedFromId"]
    made = [
        _earn(call, row["promotionId"], call.body["customerId"], source, at)
        for _ in range(row["earnCount"])
    ]
    return {
        **facts,
        "successfulEarnCount": len(made),
        "failedEarnCount": 0,
        "customerEarnedPromotions": made,
    }


@handles("capillary.promotions.revoke_earn")
def revoke(call: Call) -> Reply:
    """What could not be withdrawn stands among the errors of a reply that is a success."""
    details, customer = call.body["earnRevokeDetails"], call.body["customerId"]
    if sum(len(row["earnIds"]) for row in details) > REVOKED_AT_ONCE:
        detail = f"at most {REVOKED_AT_ONCE} earn ids are accepted"
        raise Refused(Problem(400, "Out of range", detail, pointer="/earnRevokeDetails"))
    planned, revoked, errors = call.planned(len(details)), list[Json](), list[Json]()
    for n, row in enumerate(details):
        by_code: dict[int, list[str]] = {}
        for earn_id in row["earnIds"]:
            code = (
                PLANNED if n in planned else _revocable(call, row["promotionId"], customer, earn_id)
            )
            by_code.setdefault(code, []).append(earn_id)
            if not code:
                del call.world.state.wallet.earned[earn_id]
                call.world.record("revocation", {"id": earn_id, "customerId": customer})
        fine = by_code.pop(0, [])
        if fine:
            revoked.append(
                {"promotionId": row["promotionId"], "revokedEarnIds": fine, "status": "SUCCESS"}
            )
        errors += [
            problem(code, promotionId=row["promotionId"], earnIds=ids)
            for code, ids in by_code.items()
        ]
    return in_parts({"customerId": customer, "revokedDetails": revoked}, errors)


def _revocable(call: Call, promotion_id: str, customer: int, earn_id: str) -> int:
    """0, or the code of what stands against it."""
    known = catalogue.promotions(call.world.settings.seed).get(promotion_id)
    if known is None:
        return 404
    if known.type == "POS":
        return 730
    record = call.world.state.wallet.earned.get(earn_id)
    if record is None or (record["customerId"], record["promotionId"]) != (customer, promotion_id):
        return 731
    return 729 if record.get("redeemed") else 0
