"""The issuers below the organization."""

from __future__ import annotations

from libperk.sandbox.seed.ids import hex_id
from libperk.sandbox.wire import pages
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import deleted
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found

DEFAULT_SIZE = 200


def _resource(call: Call, child_id: str) -> Json:
    return {
        "type": "organization",
        "id": child_id,
        "attributes": call.world.state.children[child_id],
    }


def _require(call: Call) -> str:
    child_id = call.path["childId"]
    if child_id not in call.world.state.children:
        raise not_found("that child organization", "childId")
    return child_id


@handles("children.list")
def list_children(call: Call) -> Reply:
    return Reply(
        200,
        pages.document(
            call, [_resource(call, child) for child in call.world.state.children], DEFAULT_SIZE
        ),
    )


@handles("children.create")
def create(call: Call) -> Reply:
    world, attributes = call.world, {"bins": [], **call.body["attributes"]}
    if any(child["name"] == attributes["name"] for child in world.state.children.values()):
        raise Refused(
            Problem(
                409, "Conflict", "there is a child of this name", pointer="/data/attributes/name"
            )
        )
    child_id = str(
        10_000_000 + int(hex_id(world.settings.seed, world.new_id("child")), 16) % 90_000_000
    )
    world.state.children[child_id] = attributes
    world.record("child", {"id": child_id, "name": attributes["name"]})
    return Reply(call.op.success, _resource(call, child_id))


@handles("children.get")
def get_child(call: Call) -> Reply:
    return Reply(200, _resource(call, _require(call)))


@handles("children.update")
def update(call: Call) -> Reply:
    """Only what is sent changes."""
    child_id = _require(call)
    call.world.state.children[child_id].update(call.body.get("attributes", {}))
    call.world.record("child_updated", {"id": child_id})
    return Reply(call.op.success, _resource(call, child_id))


@handles("children.delete")
def delete(call: Call) -> Reply:
    child_id = _require(call)
    del call.world.state.children[child_id]
    call.world.record("child_deleted", {"id": child_id})
    return deleted(call, "organization", child_id)
