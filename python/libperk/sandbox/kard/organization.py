"""The issuer itself, and the issuers below it."""

from __future__ import annotations

from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply


@handles("organization.get")
def get(call: Call) -> Reply:
    """Bare: no `data` around it. A token that is locked to an issuer speaks of that one."""
    attributes = {
        "name": "Sandbox Issuer",
        "enrolledRewards": ["CARDLINKED"],
        "cardNetworks": ["VISA", "MASTERCARD", "AMERICAN_EXPRESS"],
        "bins": ["411111", "555555"],
        "affiliateCommissionSplit": 0,
        "cardlinkedCommissionSplit": 37.5,
        "cardlinkedUserCommissionSplit": 62.5,
    }
    issuer = call.token.issuer if call.token is not None else None
    return Reply(
        200, {"type": "organization", "id": issuer or call.world.issuer, "attributes": attributes}
    )
