"""Purchases from before enrolment, sent for one user in parts."""

from __future__ import annotations

from libperk.sandbox.kard import users
from libperk.sandbox.kard.transactions import not_enrolled
from libperk.sandbox.wire import items
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import created, mixed
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found


@handles("historical_uploads.create")
def start(call: Call) -> Reply:
    user_id, upload_id = users.require(call), call.world.new_id("upload")
    call.world.state.uploads[upload_id] = {"userId": user_id, "complete": False, "items": 0}
    return created(call, {"type": "historicalTransactionStart", "id": upload_id, "attributes": {}})


def _open_upload(call: Call, status: int) -> Json:
    upload = call.world.state.uploads.get(call.path["uploadId"])
    if upload is None or upload["userId"] != users.require(call):
        raise not_found("that upload", "uploadId")
    if upload["complete"]:
        raise Refused(
            Problem(
                status,
                "Upload is complete",
                "nothing can be added to it any more",
                parameter="uploadId",
            )
        )
    return upload


@handles("historical_uploads.add_part")
def add_part(call: Call) -> Reply:
    """Adds, whatever was sent before: a part sent twice is there twice."""
    upload, upload_id = _open_upload(call, 400), call.path["uploadId"]

    def refusals(item: Json, pointer: str) -> list[Problem]:
        return [] if item["attributes"]["userId"] == upload["userId"] else [not_enrolled(pointer)]

    def accept(item: Json) -> Json:
        upload["items"] += 1
        call.world.record(
            "historical", {"id": item["id"], "userId": upload["userId"], "uploadId": upload_id}
        )
        return {"type": "historicalTransaction", "id": item["id"], "attributes": {}}

    return mixed(call, *items.take(call, refusals, accept))


@handles("historical_uploads.complete")
def complete(call: Call) -> Reply:
    upload, upload_id = _open_upload(call, 409), call.path["uploadId"]
    if call.body["id"] != upload_id:
        raise Refused(
            Problem(
                400,
                "Bad Request",
                "the id in the body is not the one in the path",
                pointer="/data/id",
            )
        )
    upload["complete"] = True
    call.world.state.users[upload["userId"]]["historicalTransactionsSent"] = True
    call.world.record("historical_complete", {"id": upload_id, "items": upload["items"]})
    return created(
        call, {"type": "historicalTransactionComplete", "id": upload_id, "attributes": {}}
    )
