"""Capillary: codes, linked to one customer for good, and read."""

from __future__ import annotations

from libperk.sandbox.capillary.promotions import done, refusal
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply


@handles("capillary.codes.link")
def link(call: Call) -> Reply:
    """Linking to the same customer again changes nothing."""
    body = call.body
    record = call.world.state.wallet.codes.get(body["code"])
    if record is None:
        raise refusal(call.world, 1001)
    if record["mode"] != body["mode"]:
        raise refusal(call.world, 1002)
    if record["customerId"] not in (-1, body["customerId"]):
        raise refusal(call.world, 1005)
    record["customerId"] = body["customerId"]
    call.world.record("code_link", {"code": body["code"], "customerId": body["customerId"]})
    return done(record)


@handles("capillary.codes.list")
def list_codes(call: Call) -> Reply:
    return Reply(200, {"data": known(call)})


def known(call: Call) -> list[Json]:
    """The codes of the query that are there; 1001 when none of them is."""
    codes = (call.world.state.wallet.codes.get(code) for code in call.query["codes"])
    found = [
        record for record in codes if record is not None and record["mode"] == call.query["mode"]
    ]
    if not found:
        raise refusal(call.world, 1001)
    return found
