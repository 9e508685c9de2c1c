"""The legacy API's users, with their cards."""

from __future__ import annotations

from libperk.sandbox.kard import users
from libperk.sandbox.legacy.lists import require_user
from libperk.sandbox.seed.ids import hex_id
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply

USER = "referringPartnerUserId"
#: The members that the current API knows of a user, too.
SHARED = ("enrolledRewards", "zipCode", "email", "hashedEmail", "phoneNumber", "birthYear")


def new_id(call: Call, kind: str) -> str:
    return hex_id(call.world.settings.seed, kind, call.world.new_id(kind))


def _enrol(call: Call, document: Json) -> None:
    """One store of users serves both APIs. Without a list of programmes a user is in all of
    them."""
    world, user_id = call.world, document[USER]
    shared = {name: document[name] for name in SHARED if name in document}
    world.state.users[user_id] = {"enrolledRewards": ["CARDLINKED"], **shared}
    world.state.legacy_users[user_id] = document


def conflict(what: str) -> Refused:
    return Refused(Problem(409, "Conflict", what))


@handles("legacy.users.create")
def create(call: Call) -> Reply:
    body, stamp = dict(call.body), call.world.clock.stamp()
    if body[USER] in call.world.state.users:
        raise conflict("a user with this id is enrolled already")
    cards = given_cards(body)
    document = {
        "_id": new_id(call, "legacy-user"),
        "referringPartner": "sandbox",
        **body,
        "cards": [],
        "__v": 0,
    }
    document |= {"createdDate": stamp, "lastModified": stamp}
    _enrol(call, document)
    add_cards(call, document, cards)
    call.world.record("user", {"id": body[USER]})
    return Reply(call.op.success, "The user was created")


def given_cards(body: Json) -> list[Json]:
    """Cards of a request, taken out of it: `cards`, or the single one of old."""
    cards, single = body.pop("cards", None) or [], body.pop("cardInfo", None)
    return [*cards, *([single] if single else [])]


def add_cards(call: Call, document: Json, cards: list[Json]) -> None:
    for card in cards:
        document["cards"].append({"_id": new_id(call, "card"), "status": "ENABLED", **card})
        call.world.record("card", {"id": document["cards"][-1]["_id"], "userId": document[USER]})


def document_of(call: Call) -> Json:
    """The user of the path, who may have come by the other API; a body that repeats the id repeats
    the same one."""
    user_id = require_user(call)
    if isinstance(call.body, dict) and call.body.get(USER) != user_id:
        raise Refused(
            Problem(
                400, "Bad Request", "the id in the body is not the one in the path", parameter=USER
            )
        )
    known = call.world.state.legacy_users
    if user_id not in known:
        stamp, shared = call.world.clock.stamp(), call.world.state.users[user_id]
        made = {
            "_id": new_id(call, "legacy-user"),
            "referringPartner": "sandbox",
            USER: user_id,
            **shared,
            "cards": [],
            "__v": 0,
        }
        known[user_id] = made | {"createdDate": stamp, "lastModified": stamp}
    return known[user_id]


@handles("legacy.users.update")
def update(call: Call) -> Reply:
    """What is sent replaces what was there; an empty list of programmes enrols in none."""
    document = document_of(call)
    document |= call.body
    _enrol(call, document)
    call.world.record("user_updated", {"id": document[USER]})
    hidden = (
        "_id",
        "referringPartner",
        "externalPartnerUserId",
        "createdDate",
        "lastModified",
        "__v",
    )
    return Reply(
        call.op.success, {name: value for name, value in document.items() if name not in hidden}
    )


@handles("legacy.users.delete")
def delete(call: Call) -> Reply:
    users.remove(call.world, require_user(call))
    return Reply(call.op.success, "The user was deleted")
