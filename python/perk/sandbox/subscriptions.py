"""Webhook subscriptions of the issuer."""

from __future__ import annotations

from perk.sandbox.registry import handles
from perk.sandbox.webhooks import is_loopback
from perk.sandbox.wire import Call, Json, Problem, Refused, Reply


@handles("subscriptions.create")
def create(call: Call) -> Reply:
    state, made = call.world.state, list[Json]()
    problems = [p for n, item in enumerate(call.body) for p in _refusals(call, item["attributes"], n)]
    if problems:
        raise Refused(*problems)
    for item in call.body:
        made.append({"type": "subscription", "id": call.world.new_id("subscription"), "attributes": dict(item["attributes"])})
        call.world.record("subscription", {**item["attributes"], "id": made[-1]["id"]})
    state.subscriptions.extend(made)
    return Reply(call.op.success, {"data": made})


def _refusals(call: Call, attributes: Json, n: int) -> list[Problem]:
    pointer = f"/data/{n}/attributes/webhookUrl"
    if not is_loopback(attributes["webhookUrl"]):
        return [Problem(400, "Bad Request", "this sandbox delivers to http:// on the loopback interface only", pointer=pointer)]
    pair = attributes["eventName"], attributes["webhookUrl"]
    known = [(s["attributes"]["eventName"], s["attributes"]["webhookUrl"]) for s in call.world.state.subscriptions]
    earlier = [(i["attributes"]["eventName"], i["attributes"]["webhookUrl"]) for i in call.body[:n]]
    if pair in known + earlier:
        return [Problem(409, "Conflict", "this URL is subscribed to this event already", pointer=pointer)]
    return []


@handles("subscriptions.list")
def list_subscriptions(call: Call) -> Reply:
    wanted = call.query.get("filter[eventName]")
    found = [s for s in call.world.state.subscriptions if wanted in (None, s["attributes"]["eventName"])]
    return Reply(200, {"data": found})
