"""The log of notifications sent, and sending one again."""

from __future__ import annotations

from libperk.sandbox.wire import pages, times
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found
from libperk.sandbox.wire.webhooks import enqueue

DEFAULT_SIZE = 200


@handles("notifications.list")
def list_notifications(call: Call) -> Reply:
    """Newest first."""
    found = [_resource(entry) for entry in _known(call) if _matches(call, entry)]
    return Reply(200, pages.document(call, found, DEFAULT_SIZE))


def _known(call: Call) -> list[Json]:
    """What was sent, and behind it what was sent before the sandbox started."""
    state, names = call.world.state, _event_names(call)
    return [
        *(entry for entry in reversed(state.deliveries) if entry["eventName"] in names),
        *state.past,
    ]


def _event_names(call: Call) -> list[str]:
    """What can be subscribed to; what the legacy API sends is neither listed nor sent again."""
    contract = call.world.contract
    members = contract.request_members("subscription")
    return contract.values(next(field for field in members if field.wire == "eventName"))


def _matches(call: Call, entry: Json) -> bool:
    query, at = call.query, times.parse(entry["timestamp"])
    after, before = query.get("filter[after]"), query.get("filter[before]")
    return (
        query.get("filter[eventName]") in (None, entry["eventName"])
        and query.get("filter[status]") in (None, entry["status"])
        and (after is None or at > times.parse(after))
        and (before is None or at < times.parse(before))
    )


def _resource(entry: Json) -> Json:
    attributes: Json = {
        name: entry[name] for name in ("eventId", "eventName", "timestamp", "status", "attempts")
    }
    attributes["lastAttemptAt"] = entry["lastAttemptAt"] or entry["timestamp"]
    if entry["statusCode"] is not None:
        attributes["statusCode"] = entry["statusCode"]
    if entry["error"] is not None:
        attributes["errorMessage"] = entry["error"]
    return {"type": "notification", "id": entry["eventId"], "attributes": attributes}


@handles("notifications.replay")
def replay(call: Call) -> Reply:
    """Queues the same bytes once more; one that is still under way is left alone."""
    event_id = call.path["eventId"]
    entry = next((e for e in _known(call) if e["eventId"] == event_id), None)
    if entry is None:
        raise not_found("that notification", "eventId")
    if entry["status"] == "pending":
        raise Refused(
            Problem(
                409, "Conflict", "this notification is still being delivered", parameter="eventId"
            )
        )
    enqueue(call.world, entry)
    call.world.record("replay", {"eventId": event_id})
    return Reply(call.op.success, {"data": {"eventId": event_id}})
