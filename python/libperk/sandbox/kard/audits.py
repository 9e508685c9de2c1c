"""Audits: requested by users, advanced by the control endpoint, reported by webhooks."""

from __future__ import annotations

from libperk.sandbox.kard import users
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import items
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import mixed
from libperk.sandbox.wire.values import Json, Problem, Reply
from libperk.sandbox.wire.webhooks import notify

STATUSES = ("NEW", "IN_PROGRESS", "CLOSED")
RESOLVED = 5009
SHOWN = ("status", "auditCode", "merchantName", "auditDescription", "transactionId")


@handles("audits.create")
def create(call: Call) -> Reply:
    user_id, world = users.require(call), call.world

    def refusals(item: Json, pointer: str) -> list[Problem]:
        if case(user_id, item["attributes"]) not in world.state.open_audits:
            return []
        return [
            Problem(
                409, "Conflict", "this purchase is being audited for that reason", pointer=pointer
            )
        ]

    def accept(item: Json) -> Json:
        audit: Json = {**item["attributes"], "userId": user_id, "status": "NEW"}
        audit_id = world.new_id("audit")
        world.state.audits[audit_id] = audit
        world.state.open_audits.add(case(user_id, audit))
        world.record("audit", {**audit, "id": audit_id})
        _announce(world, audit_id, audit)
        return {
            "type": "audit",
            "id": audit_id,
            "attributes": {"transactionId": audit["transactionId"]},
        }

    return mixed(call, *items.take(call, refusals, accept))


def case(user_id: str | None, attributes: Json) -> tuple[str | None, str, int]:
    """What is looked into: one purchase of a user, for one reason."""
    return user_id, attributes["transactionId"], attributes["auditCode"]


def move(world: World, audit_id: str, status: str, code: int) -> Json:
    audit = world.state.audits[audit_id]
    advance(world, audit, status, code)
    _announce(world, audit_id, audit)
    return {"id": audit_id, **audit}


def advance(world: World, audit: Json, status: str, code: int) -> None:
    """The next state of an audit, of either API; ValueError when there is no such status."""
    if status not in STATUSES:
        raise ValueError("status must be one of: " + ", ".join(STATUSES))
    audit["status"] = status
    cases = world.state.open_audits
    (cases.discard if status == "CLOSED" else cases.add)(case(audit["userId"], audit))
    if status == "CLOSED":
        stamp = world.clock.stamp()
        audit |= {
            "resolutionCode": code,
            "resolutionDescription": "Closed by this sandbox",
            "resolutionTimeStamp": stamp,
        }


def _announce(world: World, audit_id: str, audit: Json) -> None:
    resolution = {name: value for name, value in audit.items() if name.startswith("resolution")}
    links = {
        "user": {"data": {"type": "user", "id": audit["userId"]}},
        "audit": {"data": {"type": "audit", "id": audit_id}},
    }
    notify(world, "auditUpdate", {**{name: audit[name] for name in SHOWN}, **resolution}, links)
