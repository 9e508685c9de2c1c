"""Webhook subscriptions of the issuer."""

from __future__ import annotations

from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply, not_found
from libperk.sandbox.wire.webhooks import is_loopback


@handles("subscriptions.create")
def create(call: Call) -> Reply:
    state, made = call.world.state, list[Json]()
    problems = [
        p for n, item in enumerate(call.body) for p in _refusals(call, item["attributes"], n)
    ]
    if problems:
        raise Refused(*problems)
    for item in call.body:
        made.append(
            {
                "type": "subscription",
                "id": call.world.new_id("subscription"),
                "attributes": dict(item["attributes"]),
            }
        )
        call.world.record("subscription", {**item["attributes"], "id": made[-1]["id"]})
    state.subscriptions.extend(made)
    return Reply(call.op.success, {"data": made})


def _refusals(call: Call, attributes: Json, n: int) -> list[Problem]:
    pointer = f"/data/{n}/attributes/webhookUrl"
    earlier = [_pair(item["attributes"]) for item in call.body[:n]]
    return _wrong_url(attributes, pointer) or _taken(call, attributes, earlier, pointer)


def _wrong_url(attributes: Json, pointer: str) -> list[Problem]:
    if is_loopback(attributes["webhookUrl"]):
        return []
    return [
        Problem(
            400,
            "Bad Request",
            "this sandbox delivers to http:// on the loopback interface only",
            pointer=pointer,
        )
    ]


def _taken(
    call: Call, attributes: Json, others: list[tuple[str, str]], pointer: str
) -> list[Problem]:
    own = call.path.get("subscriptionId")
    known = [_pair(s["attributes"]) for s in call.world.state.subscriptions if s["id"] != own]
    if _pair(attributes) in known + others:
        return [
            Problem(
                409, "Conflict", "this URL is subscribed to this event already", pointer=pointer
            )
        ]
    return []


def _pair(attributes: Json) -> tuple[str, str]:
    return attributes["eventName"], attributes["webhookUrl"]


@handles("subscriptions.update")
def update(call: Call) -> Reply:
    """Only what is sent changes."""
    found = next(
        (s for s in call.world.state.subscriptions if s["id"] == call.path["subscriptionId"]), None
    )
    if found is None:
        raise not_found("that subscription", "subscriptionId")
    attributes = {**found["attributes"], **call.body.get("attributes", {})}
    pointer = "/data/attributes/webhookUrl"
    problems = _wrong_url(attributes, pointer) or _taken(call, attributes, [], pointer)
    if problems:
        raise Refused(*problems)
    found["attributes"] = attributes
    call.world.record("subscription_updated", {**attributes, "id": found["id"]})
    return Reply(call.op.success, {"data": found})


@handles("subscriptions.list")
def list_subscriptions(call: Call) -> Reply:
    wanted = call.query.get("filter[eventName]")
    found = [
        s for s in call.world.state.subscriptions if wanted in (None, s["attributes"]["eventName"])
    ]
    return Reply(200, {"data": found})
