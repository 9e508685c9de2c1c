"""The legacy API's audits."""

from __future__ import annotations

from libperk.sandbox.kard import audits
from libperk.sandbox.legacy import notices
from libperk.sandbox.legacy.users import USER, conflict, new_id
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply, not_found


@handles("legacy.audits.create")
def create(call: Call) -> Reply:
    known, user_id = call.world.state.legacy_audits, call.body.get(USER)
    if audits.case(user_id, call.body) in call.world.state.open_audits:
        raise conflict("this purchase is being audited for that reason")
    audit_id = new_id(call, "legacy-audit")
    known[audit_id] = {**call.body, "userId": user_id, "status": "NEW"}
    call.world.state.open_audits.add(audits.case(user_id, call.body))
    call.world.record("audit", {"id": audit_id, "transactionId": call.body["transactionId"]})
    return Reply(call.op.success, notices.audit_document(audit_id, known[audit_id]))


@handles("legacy.audits.get")
def get(call: Call) -> Reply:
    audit_id = call.path["id"]
    if audit_id not in call.world.state.legacy_audits:
        raise not_found("that audit")
    return Reply(200, notices.audit_document(audit_id, call.world.state.legacy_audits[audit_id]))


def move(world: World, audit_id: str, status: str, code: int) -> Json:
    audit = world.state.legacy_audits[audit_id]
    audits.advance(world, audit, status, code)
    notices.send_audit(world, audit_id, audit)
    return {"id": audit_id, **audit}
