"""Attribution events of one user, taken in as one queued job."""

from __future__ import annotations

from libperk.sandbox import bulk, offers, users
from libperk.sandbox.answers import job
from libperk.sandbox.registry import handles
from libperk.sandbox.wire import Call, Json, Problem, Reply


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

    return job(call, bulk.take(call, refusals, accept)[1])
