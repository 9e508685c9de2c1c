"""Attribution events of one user, taken in as one queued job."""

from __future__ import annotations

from libperk.sandbox.kard import offers, users
from libperk.sandbox.wire import items
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.replies import job
from libperk.sandbox.wire.values import Json, Problem, Reply


@handles("attributions.create")
def create(call: Call) -> Reply:
    user_id = users.require(call)

    def refusals(_: Json, __: str) -> list[Problem]:
        return []  # only a fault refuses single events

    def accept(item: Json) -> None:
        attributes = item["attributes"]
        if item["type"] == "offerAttribution" and attributes["entityId"] in call.world.seed.offers:
            offers.mark(call.world, user_id, attributes["entityId"], attributes["eventCode"])
        call.world.record("attribution", {**attributes, "type": item["type"], "userId": user_id})

    return job(call, items.take(call, refusals, accept)[1])
