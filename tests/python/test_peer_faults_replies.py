"""Faults that other clients of the same API have with replies and errors, a test each at least:
what was sent and what came out.

The number in a test's name is the fault's in FAULTS."""

from __future__ import annotations

import json
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import unquote

import pytest
from leaks import refused
from server import Server, reply

import libperk
from libperk import errors

FAULTS = {
    1: "a 207 counts as a success, and what was refused is lost",
    2: "an id with a slash, a question mark or dots leads to somewhere else",
    3: "one resource of an unknown type, or with a member missing, costs the whole page",
    4: "a time without a zone gets the offset of today",
    5: "more items than the API takes go out in one request",
    6: "errors have no id of the request, and print headers and bodies",
    7: "there is no way to the bytes, nor to how often was tried",
}

GOOD = {
    "type": "standardOffer",
    "id": "o-1",
    "attributes": {"name": "Wren", "terms": "None", "startDate": "2026-07-01T00:00:00Z"},
}
EVENT = {
    "type": "offerAttribution",
    "entity_id": "o-1",
    "event_code": "VIEW",
    "medium": "CTA",
    "event_date": "2026-07-01T10:00:00Z",
}
USERS = [{"id": name, "enrolled_rewards": ["CARDLINKED"]} for name in "ab"]


def error_of(status: str, **more: Any) -> dict[str, Any]:
    return {"status": status, "title": "Refused", "detail": "as given", **more}


# ---- 1 ----


def test_reply_1_what_a_207_refused_is_seen_by_the_caller(
    kard: libperk.Kard, server: Server
) -> None:
    taken = {"type": "user", "id": "a", "attributes": {"enrolledRewards": []}}
    server.script = [reply({"data": [taken], "errors": [error_of("409", id="b")]}, 207)]
    assert [error["id"] for error in kard.users.create(USERS).errors] == ["b"]
    outcomes = kard.users.create_many(USERS)
    assert [outcome.accepted for outcome in outcomes] == [True, False]
    with refused(libperk.bulk.BulkError):
        outcomes.raise_for_errors()


def test_reply_1_a_207_of_nothing_but_errors_is_readable(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply({"errors": [error_of("409", id="a"), error_of("400", id="b")]}, 207)]
    outcomes = kard.users.create_many(USERS)
    assert [type(outcome.error) for outcome in outcomes] == [
        errors.ConflictError,
        errors.BadRequestError,
    ]


@pytest.mark.parametrize("status", [300, 304, 307, 399])
def test_reply_1_a_redirect_is_no_success(kard: libperk.Kard, server: Server, status: int) -> None:
    server.script = [reply({"data": []}, status, location="/elsewhere")]
    with refused(errors.ApiError):
        kard.users.create(USERS)
    assert len(server.requests) == 1


# ---- 2 ----


@pytest.mark.parametrize(
    "user",
    ["bob/../../../other-org/users/alice", "bob?x=1", "bob#f", "..", ".", "bob/", "bob%2F.."],
)
def test_reply_2_an_id_cannot_leave_its_place(
    kard: libperk.Kard, server: Server, user: str
) -> None:
    server.script = [reply({"data": []})]
    kard.offers.list(user).list()
    path = server.requests[0].path.split("/")
    assert path[:5] + path[6:] == ["", "v2", "issuers", "org-1", "users", "offers"]
    assert unquote(path[5]) == user and path[5] not in (".", "..")
    assert server.requests[0].query == ""


# ---- 3 ----


@pytest.mark.parametrize(
    "odd",
    [
        {"type": "holographicOffer", "id": "o-2", "attributes": {"name": "New"}},
        {"type": "standardOffer", "id": "o-2", "attributes": {"name": "No terms"}},
        {
            "type": "standardOffer",
            "id": "o-2",
            "attributes": {"name": "New", "terms": None, "startDate": None},
        },
        {
            "type": "standardOffer",
            "id": "o-2",
            "attributes": {"name": "New", "purchaseChannel": ["PIGEON"], "brandNew": {"a": 1}},
        },
        {"type": "standardOffer", "id": "o-2", "attributes": None},
        {"type": "standardOffer", "id": "o-2"},
    ],
    ids=["type", "missing", "null", "new", "no attributes", "bare"],
)
def test_reply_3_one_odd_resource_among_good_ones_harms_none(
    kard: libperk.Kard, server: Server, odd: dict[str, Any]
) -> None:
    server.script = [reply({"data": [GOOD, odd, {**GOOD, "id": "o-3"}]})]
    first, second, third = kard.offers.list("u-1").list()
    assert (first.name, third.name, second.id) == ("Wren", "Wren", "o-2")
    assert second.type == odd["type"] and second.raw == odd
    if odd["type"] == "standardOffer":
        assert second.terms is None and second.start_date is None


# ---- 4 ----


def test_reply_4_a_time_without_a_zone_is_refused(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": {"type": "job", "id": "j"}}, 202)]
    for naive in (datetime(2026, 7, 15, 12), "2026-07-15T12:00:00"):
        with refused(errors.InputError) as caught:
            kard.attributions.create("u-1", [{**EVENT, "event_date": naive}])
        assert "event_date" in str(caught.value)
    assert server.requests == []


def test_reply_4_a_time_with_one_is_sent_with_its_own(kard: libperk.Kard, server: Server) -> None:
    from zoneinfo import ZoneInfo

    server.script = [reply({"data": {"type": "job", "id": "j"}}, 202)]
    summer = datetime(2026, 7, 15, 12, tzinfo=ZoneInfo("America/New_York"))
    kard.attributions.create("u-1", [{**EVENT, "event_date": summer}])
    [sent] = json.loads(server.requests[0].body)["data"]
    told = datetime.fromisoformat(sent["attributes"]["eventDate"].replace("Z", "+00:00"))
    assert told == summer and told.utcoffset() in (timedelta(hours=-4), timedelta(0))


def test_reply_4_times_come_back_with_a_zone(kard: libperk.Kard, server: Server) -> None:
    server.script = [
        reply({"data": [{**GOOD, "attributes": {"startDate": "2026-07-15T12:00:00.250-04:00"}}]})
    ]
    found = kard.offers.list("u-1").first()
    assert found is not None
    assert found.start_date == datetime(2026, 7, 15, 16, 0, 0, 250_000, tzinfo=timezone.utc)


# ---- 5 ----


def test_reply_5_a_hundred_and_fifty_events_go_out_in_two_requests(
    kard: libperk.Kard, server: Server
) -> None:
    server.script = [reply({"data": {"type": "job", "id": "j"}}, 202)]
    events = [{**EVENT, "entity_id": f"o-{n}"} for n in range(150)]
    with refused(errors.OutOfRangeError):
        kard.attributions.create("u-1", events)
    assert server.requests == []
    outcomes = kard.attributions.create_many("u-1", iter(events))
    assert [outcome.accepted for outcome in outcomes] == [True] * 150
    bodies = [json.loads(request.body)["data"] for request in server.requests]
    bodies.sort(key=len, reverse=True)  # requests in flight arrive in any order
    assert [len(body) for body in bodies] == [100, 50]
    assert [item["attributes"]["entityId"] for body in bodies for item in body] == [
        f"o-{n}" for n in range(150)
    ]


# ---- 6 ----


def test_reply_6_an_error_names_the_request_and_prints_no_body(
    kard: libperk.Kard, server: Server
) -> None:
    told = error_of(
        "400", source={"pointer": "/data/0/attributes/email"}, detail="ana@example.test is taken"
    )
    server.script = [
        reply({"errors": [told]}, 400, x_request_id="req-77", set_cookie="session=s3cret")
    ]
    with refused(errors.BadRequestError) as caught:
        kard.users.create(USERS)
    error = caught.value
    assert (error.request_id, error.pointer, error.http_status) == (
        "req-77",
        "/data/0/attributes/email",
        400,
    )
    for text in (str(error), repr(error)):
        assert (
            not any(word in text for word in ("ana@", "s3cret", "tok-en-1", "detail"))
            and "\n" not in text
        )
    assert error.errors == [told]


@pytest.mark.parametrize(
    "body",
    [
        '{"data": [{"attributes": {"email": "ana@example.test"}',
        "<html>ana@example.test</html>",
        '"ana@example.test',
    ],
)
def test_reply_6_nor_does_one_about_a_body_that_cannot_be_read(
    kard: libperk.Kard, server: Server, body: str
) -> None:
    server.script = [reply(body, x_request_id="req-78")]
    with refused(errors.UnexpectedReplyError) as caught:
        kard.offers.list("u-1").list()
    assert caught.value.request_id == "req-78"
    assert "ana@" not in str(caught.value) + repr(caught.value)


# ---- 7 ----


def test_reply_7_the_bytes_the_status_and_the_tries_are_there(
    kard: libperk.Kard, server: Server
) -> None:
    text = b'{ "data" : [ ] , "odd" : 1.10 }'
    server.script = [reply(text)]
    [page] = kard.offers.list("u-1").pages()
    assert (page.json, page.status) == (text, 200)
    found = kard.request("GET", "/v2/anything")
    assert found is not None and found.json == text
    server.script = [reply(b"torn", 503, retry_after="0")]
    with refused(errors.ServerError) as caught:
        kard.offers.list("u-1", max_attempts=3).list()
    assert (caught.value.attempts, caught.value.http_status) == (3, 503)
