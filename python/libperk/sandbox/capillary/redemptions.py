"""Capillary: promotions used in finished sales, reported and read."""

from __future__ import annotations

from datetime import datetime, timezone

from libperk.sandbox.capillary import codes
from libperk.sandbox.capillary.promotions import done, find, refusal
from libperk.sandbox.seed import catalogue
from libperk.sandbox.seed.ids import hex_id
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply

AMOUNTS = ("discount", "discountAppliedOnQuantity", "promotionAppliedOnQuantity")


@handles("capillary.redemptions.create")
def create(call: Call) -> Reply:
    body, world = call.body, call.world
    reported = world.state.wallet.redemptions
    if body["transactionIdentifier"] in reported:
        raise refusal(world, 800)
    rows = [(kind, row) for kind in ("redemptions", "lineItems") for row in body.get(kind) or ()]
    for _, row in rows:
        find(world, row["promotionId"])
    customer = body.get("customerId") or world.credentials.customer_id
    reported[body["transactionIdentifier"]] = [
        _redemption(call, customer, kind, row) for kind, row in rows
    ]
    world.record(
        "redemption",
        {
            "transactionIdentifier": body["transactionIdentifier"],
            "customerId": customer,
            "rows": len(rows),
        },
    )
    at = datetime.fromtimestamp(body["transactionDate"] / 1000, timezone.utc)
    echoed = {name: body[name] for name in ("transactionIdentifier", "transactionNumber", "amount")}
    data = {
        "orgId": catalogue.ORG_ID,
        "customerId": customer,
        **echoed,
        **catalogue.moment("transactionDate", at),
    }
    return Reply(
        200,
        {
            "data": {
                **data,
                "redemptions": _echo(body, "redemptions"),
                "lineItems": _echo(body, "lineItems"),
            }
        },
    )


def _echo(body: Json, kind: str) -> list[Json]:
    return [
        {**row, **{name: catalogue.decimal(row[name]) for name in AMOUNTS}}
        for row in body.get(kind) or ()
    ]


def _redemption(call: Call, customer: int, kind: str, row: Json) -> Json:
    world, on_cart = call.world, kind == "redemptions"
    earned = world.state.wallet.earned.get(row.get("earnedPromotionId", ""))
    if earned is not None:
        earned["redeemed"] = True
    promotion = find(world, row["promotionId"])
    redemption_id = hex_id(world.settings.seed, "redemption", world.new_id("redemption"))
    echoed: Json = {name: row[name] for name in ("sku", "earnedPromotionId") if name in row}
    return {
        "id": redemption_id,
        "orgId": catalogue.ORG_ID,
        "promotionId": promotion.id,
        "promotionName": promotion.name,
        "customerId": customer,
        **catalogue.moment("redemptionDate", world.clock.now()),
        "transactionIdentifier": call.body["transactionIdentifier"],
        "transactionNumber": call.body["transactionNumber"],
        "transactionEntityIdentifier": f"REGULAR_{'b' if on_cart else 'l'}_{redemption_id[:8]}",
        "discount": catalogue.decimal(row["discount"]),
        "redemptionCount": row["redemptionCount"],
        "amount": catalogue.decimal(call.body["amount"]),
        "redemptionType": "CART" if on_cart else "LINEITEM",
        "discountAppliedQuantity": catalogue.decimal(row["discountAppliedOnQuantity"]),
        "promotionAppliedQuantity": catalogue.decimal(row["promotionAppliedOnQuantity"]),
        **echoed,
    }


@handles("capillary.redemptions.list")
def list_redemptions(call: Call) -> Reply:
    """Those of the codes' promotions, by the customers whom the codes are linked to; a code that is
    free counts for all."""
    wanted = codes.known(call)
    found = [
        {**row, "promoCode": record["code"]}
        for rows in call.world.state.wallet.redemptions.values()
        for row in rows
        for record in wanted
        if record["promotionId"] == row["promotionId"]
        and record["customerId"] in (-1, row["customerId"])
    ]
    return done(found)
