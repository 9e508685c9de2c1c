"""Capillary: a cart priced with promotions, which are then locked in it until it is cancelled or
time runs out."""

from __future__ import annotations

import base64
import json
from datetime import timedelta
from decimal import Decimal

from libperk.sandbox.capillary.promotions import done, open_carts, problem
from libperk.sandbox.seed import catalogue
from libperk.sandbox.seed.catalogue import Promotion
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply

LOCK_S = 300
SHARE = Decimal("0.1")
VOUCHER = Decimal("5")


@handles("capillary.carts.evaluate")
def evaluate(call: Call) -> Reply:
    """A tenth off for a customer who switched the open promotion on, or with its code; five off for
    a voucher."""
    body, world = call.body, call.world
    amount, customer = Decimal(str(body["amount"])), body.get("customerId")
    codes, code_logs = _usable(call, body.get("promoCodes"), "DISCOUNT")
    vouchers, voucher_logs = _usable(call, body.get("paymentVouchers"), "PAYMENT_VOUCHER")
    known = {p.role: p for p in catalogue.promotions(world.settings.seed).values()}
    applied = []
    if codes or _is_switched_on(call, known["open"], customer):
        applied.append(_applied(known["open"], amount * SHARE, codes[0] if codes else None))
    used = [_applied(known["voucher"], min(VOUCHER, amount), code) for code in vouchers]
    evaluation_id = body.get("evaluationId") or world.new_id("evaluation")
    if applied or used:
        now = world.clock.now()
        until = now + timedelta(seconds=LOCK_S)
        cart = {
            "id": evaluation_id,
            "customer": str(customer),
            "from": now,
            "until": until,
            "applied": applied + used,
        }
        world.state.wallet.carts[evaluation_id] = cart
    world.record("evaluation", {"id": evaluation_id, "customerId": customer})
    data: Json = {
        "evaluationId": evaluation_id,
        "customerId": -1 if customer is None else customer,
        "amount": catalogue.decimal(amount),
        "cartItems": [_item(item) for item in reversed(body["cartItems"])],
        "appliedPromotions": applied,
        "appliedPaymentVouchers": used,
        "promoCodeEvaluationLogs": code_logs,
        "paymentVoucherEvaluationLogs": voucher_logs,
        "cartTenders": body.get("cartTenders") or [],
    }
    return Reply(200, {"data": data})


def _is_switched_on(call: Call, promotion: Promotion, customer: int | None) -> bool:
    wallet = call.world.state.wallet
    return promotion.id not in wallet.off and wallet.switches.get(
        (promotion.id, str(customer), ""), False
    )


def _usable(call: Call, codes: list[str] | None, mode: str) -> tuple[list[str], list[Json]]:
    """The codes that count, and the log of those that do not."""
    good: list[str] = []
    logs: list[Json] = []
    for code in codes or []:
        record = call.world.state.wallet.codes.get(code)
        verdict = 1001 if record is None else 1002 if record["mode"] != mode else 0
        if record is not None and record["customerId"] not in (-1, call.body.get("customerId")):
            verdict = 1005
        if verdict:
            entry = {
                "promoCode": code,
                "codeType": mode,
                "message": catalogue.MESSAGES[verdict],
                "errorCode": verdict,
            }
            logs.append(entry)
        else:
            good.append(code)
    return good, logs


def _applied(promotion: Promotion, discount: Decimal, code: str | None) -> Json:
    identifier = base64.b64encode(json.dumps([promotion.id, str(discount), code]).encode()).decode()
    applied: Json = {
        "promotionId": promotion.id,
        "name": promotion.name,
        "messageLabel": promotion.name,
        "promotionMode": promotion.mode,
        "redemptionCount": 1,
        "discount": catalogue.decimal(discount),
        "identifier": identifier,
    }
    return applied if code is None else {**applied, "promoCode": code}


def _item(item: Json) -> Json:
    amounts = {
        name: catalogue.decimal(Decimal(str(item.get(name) or 0)))
        for name in ("amount", "qty", "discount")
    }
    names: Json = {name: item[name] for name in ("referenceId", "sku") if name in item}
    return {**names, **amounts, "appliedPromotions": []}


@handles("capillary.carts.list_pending")
def list_pending(call: Call) -> Reply:
    details = [_pending(cart) for cart in open_carts(call.world, call.path["customerId"])]
    return Reply(200, {"data": {"tempRedemptionDetails": details}})


def _pending(cart: Json) -> Json:
    names = ("promotionId", "promoCode", "redemptionCount", "discount")
    applied = [
        {**{n: row[n] for n in names if n in row}, "promotionName": row["name"]}
        for row in cart["applied"]
    ]
    start, till = (int(cart[name].timestamp() * 1000) for name in ("from", "until"))
    return {
        "cartEvaluationId": cart["id"],
        "startTime": start,
        "validTillTime": till,
        "appliedPromotions": applied,
    }


@handles("capillary.carts.cancel")
def cancel(call: Call) -> Reply:
    """A cart that is not there, or no longer, is answered without `data`."""
    evaluation_id = call.path["evaluationId"]
    if evaluation_id not in [
        cart["id"] for cart in open_carts(call.world, call.path["customerId"])
    ]:
        return Reply(404, {"errors": [{**problem(404), "message": "no such cart is open"}]})
    del call.world.state.wallet.carts[evaluation_id]
    call.world.record("cart_cancelled", {"id": evaluation_id})
    return done({"status": True, "code": 201, "message": "the cart was released"})
