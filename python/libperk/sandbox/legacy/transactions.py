"""The legacy API's purchases."""

from __future__ import annotations

from libperk.sandbox.kard import earned_rewards
from libperk.sandbox.legacy import notices
from libperk.sandbox.legacy.users import USER
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Problem, Refused, Reply


@handles("legacy.transactions.create")
def create(call: Call) -> Reply:
    """All or nothing. There is no id of the event: what is sent twice is there twice."""
    unknown = [n for n, item in enumerate(call.body) if item[USER] not in call.world.state.users]
    if unknown:
        raise Refused(
            *(
                Problem(400, "Bad Request", "the user is not enrolled", parameter=f"{n}.{USER}")
                for n in unknown
            )
        )
    for item in call.body:
        facts = {
            "transactionId": item["transactionId"],
            "userId": item[USER],
            "status": item["status"],
        }
        call.world.record("legacy_transaction", facts)
        merchant = {"name": item.get("merchantName"), "id": item.get("merchantId")}
        event = {
            "direction": "CREDIT" if item.get("isDeposit") else "DEBIT",
            "userId": item[USER],
            "merchant": merchant,
        }
        earned = earned_rewards.settle(call.world, {**item, **event})
        if earned is not None:
            notices.send_reward(call.world, item, *earned)
    return Reply(call.op.success, "Accepted for processing")
