"""The rules of a shape, applied to plain `json`: what the gateways are compared with. Numbers are
compared by their digits, and objects by the order of their members too."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import UTC, datetime
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

Json = Any

ATTRIBUTES = {
    "standardOffer": [
        "name",
        "terms",
        "purchaseChannel",
        "userReward",
        "assets",
        "startDate",
        "expirationDate",
        "isTargeted",
        "minTransactionAmount",
        "components",
    ],
    "category": ["name"],
    "location": ["name", "address", "coordinates", "operationHours", "rating"],
}
FLATTEN = ("category", "offers")


def digits(text: str) -> Json:
    return {"#": text}


def parse(text: bytes | str) -> Json:
    return json.loads(text, parse_int=digits, parse_float=digits)


def dump(value: Json) -> str:
    """Equal for values that are equal, with members in the same order."""
    return json.dumps(value, sort_keys=False)


def random_rules(rng: random.Random) -> Json:
    rules: Json = {}
    if rng.random() < 0.8:
        rules["attributes"] = {
            kind: rng.sample(names, rng.randint(0, len(names)))
            for kind, names in ATTRIBUTES.items()
            if rng.random() < 0.7
        }
    for name in ("relationships", "included"):
        if rng.random() < 0.7:
            rules[name] = rng.random() < 0.4
    if rng.random() < 0.7:
        rules["flatten"] = rng.sample(FLATTEN, rng.randint(1, len(FLATTEN)))
    if rng.random() < 0.7:
        rules["current"] = rng.random() < 0.8
    return rules


class Shaping:
    """One page under rules, at a time."""

    def __init__(self, page: Json, rules: Json, now: datetime) -> None:
        self.page, self.rules, self.now = page, rules, now
        resources = [*page.get("included", []), *reversed(listed(page.get("data")))]
        self.found = {(one["type"], one["id"]): one for one in resources}

    def is_current(self, resource: Json) -> bool:
        attributes = resource.get("attributes", {})
        begins, ends = attributes.get("startDate"), attributes.get("expirationDate")
        return not self.rules.get("current") or not (
            (begins and when(begins) > self.now) or (ends and when(ends) <= self.now)
        )

    def attributes(self, resource: Json) -> Json:
        kept = self.rules.get("attributes", {}).get(resource["type"])
        given = resource.get("attributes", {})
        return {name: given[name] for name in given if kept is None or name in kept}

    def related(self, identifier: Json) -> Json | None:
        resource = self.found.get((identifier["type"], identifier["id"]))
        if resource and not self.is_current(resource):
            return None
        return {"id": identifier["id"], **(self.attributes(resource) if resource else {})}

    def flattened(self, data: Json) -> Json:
        if isinstance(data, list):
            return [one for one in map(self.related, data) if one]
        return data and self.related(data)

    def resource(self, resource: Json) -> Json:
        made = dict(resource)
        if "attributes" in made:
            made["attributes"] = self.attributes(resource)
            for name in self.rules.get("flatten", []):
                relationship = resource.get("relationships", {}).get(name, {})
                if "data" in relationship:
                    made["attributes"].pop(name, None)
                    made["attributes"][name] = self.flattened(relationship["data"])
        if not self.rules.get("relationships", True):
            made.pop("relationships", None)
        return made

    def resources(self, given: Json) -> Json:
        if not isinstance(given, list):
            return given and self.resource(given)
        return [self.resource(one) for one in given if self.is_current(one)]

    def whole(self) -> Json:
        made = dict(self.page)
        for name in ("data", "included"):
            if name in made:
                made[name] = self.resources(made[name])
        if not self.rules.get("included", True):
            made.pop("included", None)
        return made


def listed(data: Json) -> list[Json]:
    return data if isinstance(data, list) else [data] if data else []


def when(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def shaped(body: bytes, rules: Json, now: datetime) -> str:
    """What `dump(parse(…))` of the shaped body is."""
    return dump(Shaping(parse(body), rules, now).whole())


# ---- pages of the sandbox ----


def is_shaped(plain: bytes, made: bytes, rules: Json, since: datetime) -> bool:
    """Whether a page that was fetched after `since` has its shape. An offer may have begun or ended
    meanwhile."""
    got = dump(parse(made))
    return any(shaped(plain, rules, moment) == got for moment in (since, datetime.now(UTC)))


def random_target(rng: random.Random, given: dict[str, Any]) -> str:
    query: dict[str, str] = {}
    kind = rng.choice(["offers", "offers", "locations", "earned-rewards"])
    if rng.random() < 0.9:
        query["page[size]"] = str(rng.randint(1, 20))
    if rng.random() < 0.8 and kind != "earned-rewards":
        query["include"] = "categories" if kind == "offers" else "offers,categories"
    if kind == "offers":
        if rng.random() < 0.5:
            query["sort"] = rng.choice(["name", "-name", "startDate", "-expirationDate"])
        if rng.random() < 0.3:
            query["supportedComponents"] = "baseReward"
    path = f"/v2/issuers/{given['organization_id']}/users/{given['user_id']}/{kind}"
    return f"{path}?{urlencode(query)}" if query else path


def fetch(
    connection: HTTPConnection, target: str, headers: Mapping[str, str] | None = None
) -> bytes:
    connection.request("GET", target, headers=dict(headers or {}))
    reply = connection.getresponse()
    body = reply.read()
    assert reply.status == 200, (target, body[:300])
    assert "perk-shape" not in reply.headers
    return body
