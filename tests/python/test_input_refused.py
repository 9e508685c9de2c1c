"""Bad input is refused before anything is sent: each case against a real sandbox, whose log proves
that nothing arrived."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import pytest
from leaks import PERSON, refused

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

USER = "sandbox-user-1"
WHEN = datetime(2026, 3, 10, 12, tzinfo=timezone.utc)


def view(**changes: Any) -> dict[str, Any]:
    return {
        "type": "offerAttribution",
        "entity_id": "o",
        "event_code": "VIEW",
        "medium": "BROWSE",
        "event_date": WHEN,
        **changes,
    }


Try = Callable[[libperk.Kard], Any]

UNKNOWN: list[tuple[str, Try, str]] = [
    ("parameter", lambda k: k.offers.list(USER, pagesize=3), "page_size"),
    (
        "separate parameter in snake case",
        lambda k: k.offers.list(USER, supported_component="cta"),
        "supported_components",
    ),
    ("enum value", lambda k: k.offers.list(USER, include="categorys"), "categories"),
    (
        "enum value in a list",
        lambda k: k.offers.list(USER, supported_components=["cta", "basereward"]),
        "baseReward",
    ),
    ("attribute", lambda k: k.attributions.create(USER, [view(event_cod="VIEW")]), "event_code"),
    (
        "attribute's value",
        lambda k: k.attributions.create(USER, [view(event_code="VIEWS")]),
        "VIEW",
    ),
    (
        "resource type",
        lambda k: k.attributions.create(USER, [view(type="offerAttributions")]),
        "offerAttribution",
    ),
    (
        "event name",
        lambda k: k.subscriptions.list(event_name="earnedRewardAproved"),
        "earnedRewardApproved",
    ),
]

MISSING: list[tuple[str, Try, str]] = [
    ("user", lambda k: k.offers.list(), "user_id"),
    ("user given as None", lambda k: k.offers.list(None), "user_id"),
    ("offer", lambda k: k.offers.activate(USER), "offer_id"),
    ("events", lambda k: k.attributions.create(USER), "events"),
    (
        "attribute of an item",
        lambda k: k.attributions.create(USER, [view(event_code=None)]),
        "event_code",
    ),
    ("id of an item", lambda k: k.users.create([{"enrolled_rewards": ["CARDLINKED"]}]), "id"),
    ("latitude without longitude", lambda k: k.locations.list(USER, latitude=1.0), "longitude"),
]

RANGE: list[tuple[str, Try]] = [
    ("page size 0", lambda k: k.offers.list(USER, page_size=0)),
    ("latitude 90.1", lambda k: k.locations.list(USER, latitude=90.1, longitude=0.0)),
    ("longitude -181", lambda k: k.locations.list(USER, latitude=0.0, longitude=-181)),
    ("101 attribution events", lambda k: k.attributions.create(USER, [view()] * 101)),
    ("no events", lambda k: k.attributions.create(USER, [])),
    ("101 users", lambda k: k.users.create([{"id": f"u-{n}"} for n in range(101)])),
    ("an empty user id", lambda k: k.offers.list("")),
]

TYPES: list[tuple[str, Try]] = [
    (
        "naive datetime",
        lambda k: k.attributions.create(USER, [view(event_date=datetime(2026, 3, 10, 12))]),
    ),
    (
        "time without zone",
        lambda k: k.attributions.create(USER, [view(event_date="2026-03-10T12:00:00")]),
    ),
    ("a number for an id", lambda k: k.offers.list(7)),
    ("text for a number", lambda k: k.offers.list(USER, page_size="many")),
    ("text for an item", lambda k: k.attributions.create(USER, ["VIEW"])),
    ("a set, which JSON has not", lambda k: k.attributions.create(USER, [view(medium={1})])),
]


def nothing_was_sent(sandbox: Handle) -> bool:
    return sandbox.log() == [] and sandbox.logins() == 0


@pytest.mark.parametrize(
    ("call", "nearest"), [case[1:] for case in UNKNOWN], ids=[case[0] for case in UNKNOWN]
)
def test_an_unknown_name_is_refused_with_the_nearest(
    sandbox: Handle, shopper: libperk.Kard, call: Try, nearest: str
) -> None:
    with refused(errors.InputError) as caught:
        call(shopper)
    assert nearest in str(caught.value)
    assert nothing_was_sent(sandbox)


@pytest.mark.parametrize(
    ("call", "name"), [case[1:] for case in MISSING], ids=[case[0] for case in MISSING]
)
def test_what_is_required_is_asked_for_by_name(
    sandbox: Handle, shopper: libperk.Kard, call: Try, name: str
) -> None:
    with refused(errors.InputError) as caught:
        call(shopper)
    assert name in str(caught.value)
    assert nothing_was_sent(sandbox)


@pytest.mark.parametrize("call", [case[1] for case in RANGE], ids=[case[0] for case in RANGE])
def test_what_is_out_of_range_is_refused(sandbox: Handle, shopper: libperk.Kard, call: Try) -> None:
    with refused(errors.OutOfRangeError):
        call(shopper)
    assert nothing_was_sent(sandbox)


@pytest.mark.parametrize("call", [case[1] for case in TYPES], ids=[case[0] for case in TYPES])
def test_a_value_of_the_wrong_type_is_refused(
    sandbox: Handle, shopper: libperk.Kard, call: Try
) -> None:
    with refused(errors.InputError) as caught:
        call(shopper)
    assert caught.value.pointer
    assert nothing_was_sent(sandbox)


def test_a_hundred_events_are_accepted(sandbox: Handle, shopper: libperk.Kard) -> None:
    offer = shopper.offers.list(USER, page_size=1).first()
    assert offer is not None
    job = shopper.attributions.create(USER, [view(entity_id=offer.id)] * 100)
    assert job.status == "queued"
    assert len(sandbox.ledger("attribution")) == 100


def test_not_strict_sends_unknown_names_and_values(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.offers.list(USER, strict=False, brand_new=5, sort="name").first()
    assert set(sandbox.log()[-1]["query"].split("&")) == {"brand_new=5", "sort=name"}
    with refused(errors.BadRequestError) as caught:
        shopper.offers.list(USER, strict=False, include="everything").first()
    assert caught.value.http_status == 400 and sandbox.log()[-1]["query"] == "include=everything"


def test_a_client_may_be_lenient_altogether(sandbox: Handle) -> None:
    told = sandbox.credentials
    names = ("client_id", "client_secret", "organization_id")
    with libperk.Kard(
        base_url=sandbox.url, strict=False, **{name: told[name] for name in names}
    ) as lenient:
        lenient.offers.list(USER, brand_new="x").first()
        assert sandbox.log()[-1]["query"] == "brand_new=x"
        with refused(errors.UnknownNameError):
            lenient.offers.list(USER, brand_new="x", strict=True)


def test_a_refusal_does_not_repeat_what_was_typed(sandbox: Handle, shopper: libperk.Kard) -> None:
    """An e-mail address in the wrong place must not end up in a log by way of the message."""
    email = PERSON["email"]
    wrong: list[Try] = [
        lambda k: k.offers.list(USER, include=email),
        lambda k: k.offers.list(USER, page_size=email),
        lambda k: k.attributions.create(USER, [view(event_date=email)]),
        lambda k: k.attributions.create(USER, [view(event_code=email)]),
        lambda k: k.users.create([{"id": "u", "email": [email]}]),
    ]
    for call in wrong:
        with refused(errors.InputError) as caught:
            call(shopper)
        assert email not in str(caught.value)
    assert nothing_was_sent(sandbox)


BREAKS = ("a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b")


@pytest.mark.parametrize("value", BREAKS, ids=["crlf", "lf", "cr", "nul"])
@pytest.mark.parametrize(
    "setting",
    ["user_agent", "target_issuer", "token", "base_url", "token_url", "client_id", "client_secret"],
)
def test_no_setting_can_break_a_header(sandbox: Handle, setting: str, value: str) -> None:
    """Refused when the client is made, or carried where it does no harm (base64, escapes): never a
    separate header."""
    told = sandbox.credentials
    names = ("client_id", "client_secret", "organization_id")
    settings = {"base_url": sandbox.url, **{name: told[name] for name in names}, setting: value}
    with refused(errors.PerkError), libperk.Kard(**settings) as client:
        client.offers.list(USER).first()
    assert not any("x-evil" in entry["headers"] for entry in sandbox.log())


@pytest.mark.parametrize("value", BREAKS, ids=["crlf", "lf", "cr", "nul"])
@pytest.mark.parametrize("setting", ["accept_language", "attribution_till_code", "auth_org_id"])
def test_no_header_setting_of_capillary_can_break_a_header(
    sandbox: Handle, setting: str, value: str
) -> None:
    told = sandbox.credentials["capillary"]
    with refused(errors.InputError):
        libperk.Capillary(
            base_url=sandbox.url, key=told["key"], secret=told["secret"], **{setting: value}
        )
    assert nothing_was_sent(sandbox)


@pytest.mark.parametrize("value", BREAKS, ids=["crlf", "lf", "cr", "nul"])
def test_no_token_can_break_a_header(sandbox: Handle, value: str) -> None:
    client = libperk.Kard(
        base_url=sandbox.url, token=lambda: value, organization_id="organization-1"
    )
    with client, refused(errors.InputError):
        client.offers.list(USER).first()
    assert nothing_was_sent(sandbox)


@pytest.mark.parametrize("method", ["GET\r\nX-Evil: 1", "GE T", ""])
def test_no_method_of_the_escape_hatch_can_break_a_request(
    sandbox: Handle, shopper: libperk.Kard, method: str
) -> None:
    with refused(errors.InputError):
        shopper.request(method, "/v2/ping")
    assert nothing_was_sent(sandbox)


@pytest.mark.parametrize("path", ["/v2/ping HTTP/1.1\r\nX-Evil: 1\r\n", "/v2/pi ng", "/v2/\0ping"])
def test_no_path_of_the_escape_hatch_can_break_a_request(
    sandbox: Handle, shopper: libperk.Kard, path: str
) -> None:
    with contextlib.suppress(errors.PerkError):
        shopper.request("GET", path)
    assert not any("x-evil" in entry["headers"] for entry in sandbox.log())
    assert not any(" " in entry["path"] for entry in sandbox.log())
