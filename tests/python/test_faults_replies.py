"""Replies that are not what the API promises: broken in content or on the wire, partly refused, or
larger than is taken."""

from __future__ import annotations

from typing import Any

import pytest
from leaks import refused
from server import Server, reply

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

USER = "sandbox-user-1"
LIST = {"operation": "offers.list"}
SEND = {"operation": "users.create"}


def person(number: int) -> dict[str, Any]:
    return {"id": f"u-{number}", "enrolled_rewards": ["CARDLINKED"]}


def sent(sandbox: Handle, operation: str) -> int:
    return sum(entry["operation"] == operation for entry in sandbox.log())


def a_client(sandbox: Handle, **settings: Any) -> libperk.Kard:
    told = sandbox.credentials
    names = ("client_id", "client_secret", "organization_id")
    return libperk.Kard(base_url=sandbox.url, **{name: told[name] for name in names}, **settings)


BAD_BODIES = {
    "HTML": {"html": True},
    "torn JSON": {"body": '{"data": [{"type": "standardOffer", "id": "o'},
    "2,000-deep nesting": {"body": "[" * 2000 + "]" * 2000},
    "2,000-deep nesting inside data": {"body": '{"data": ' + '{"a":' * 2000 + "1" + "}" * 2001},
    "text": {"body": "OK"},
    "NUL behind": {"body": '{"data": []}\0'},
}


@pytest.mark.parametrize("fault", BAD_BODIES.values(), ids=BAD_BODIES.keys())
def test_a_read_answered_with_nonsense_fails_and_is_not_repeated(
    sandbox: Handle, shopper: libperk.Kard, fault: dict[str, Any]
) -> None:
    sandbox.faults({"match": LIST, "status": 200, **fault})
    with refused(errors.UnexpectedReplyError) as caught:
        shopper.offers.list(USER).first()
    assert (
        caught.value.http_status == 200
        and caught.value.request_id
        and not caught.value.outcome_unknown
    )
    assert sent(sandbox, "offers.list") == 1
    assert shopper.offers.list(USER).first() is not None, "the client works on"


@pytest.mark.parametrize("fault", BAD_BODIES.values(), ids=BAD_BODIES.keys())
def test_a_write_answered_with_nonsense_has_an_unknown_outcome(
    sandbox: Handle, shopper: libperk.Kard, fault: dict[str, Any]
) -> None:
    sandbox.faults({"match": SEND, "status": 200, "act": True, **fault})
    with refused(errors.UnexpectedReplyError) as caught:
        shopper.users.create([person(1)])
    assert caught.value.outcome_unknown and not caught.value.retryable
    assert sent(sandbox, "users.create") == 1 and len(sandbox.ledger("user")) == 1


def test_an_error_page_in_html_keeps_its_status(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults(
        {"match": LIST, "status": 502, "html": True, "times": 4, "headers": {"Retry-After": "0"}}
    )
    with refused(errors.ServerError) as caught:
        shopper.offers.list(USER).first()
    assert (caught.value.http_status, caught.value.attempts) == (502, 4)
    assert "<" not in str(caught.value)
    assert caught.value.errors[0].startswith("<!doctype html>")


def test_a_document_is_as_deep_as_the_client_allows(sandbox: Handle) -> None:
    nested = '{"data": [], "meta": ' + "[" * 60 + "]" * 60 + "}"
    sandbox.faults({"match": LIST, "status": 200, "body": nested, "times": 2})
    with a_client(sandbox, max_depth=100) as deep, a_client(sandbox, max_depth=20) as shallow:
        assert deep.offers.list(USER).list() == []
        with refused(errors.UnexpectedReplyError) as caught:
            shallow.offers.list(USER).first()
    assert "deep" in str(caught.value)


@pytest.mark.parametrize("size", [5_000, 500_000])
def test_a_body_over_the_cap_is_not_taken(sandbox: Handle, size: int) -> None:
    body = '{"data": [], "meta": {"filling": "' + "x" * size + '"}}'
    sandbox.faults({"match": LIST, "status": 200, "body": body})
    with a_client(sandbox, max_body=4096) as client:
        with refused(errors.LimitError) as caught:
            client.offers.list(USER).first()
        assert "max_body" in str(caught.value) and not caught.value.outcome_unknown
        assert sent(sandbox, "offers.list") == 1
        assert client.ping.get()["message"], "the client works on"


def test_a_body_over_the_cap_leaves_a_write_unknown(sandbox: Handle) -> None:
    sandbox.faults(
        {"match": SEND, "status": 201, "act": True, "body": '{"data": "' + "x" * 5000 + '"}'}
    )
    with a_client(sandbox, max_body=4096) as client, refused(errors.LimitError) as caught:
        client.users.create([person(1)])
    assert caught.value.outcome_unknown and len(sandbox.ledger("user")) == 1


def test_a_body_of_just_the_cap_is_taken(sandbox: Handle) -> None:
    frame = '{"data": [], "meta": {"filling": ""}}'
    body = frame.replace('""', '"' + "x" * (4096 - len(frame)) + '"')
    sandbox.faults({"match": LIST, "status": 200, "body": body})
    with a_client(sandbox, max_body=4096) as client:
        [page] = client.offers.list(USER).pages()
        assert len(page.json) == 4096


BROKEN = {
    "content length too long": {"wrong_length": 7},
    "torn in mid-body": {"torn": 20},
    "no body at all": {"torn": 0},
    "closed in mid-body": {"close_mid_body": True},
    "connection reset": {"reset": True},
}


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN.keys())
def test_a_read_that_breaks_off_is_repeated(
    sandbox: Handle, shopper: libperk.Kard, fault: dict[str, Any]
) -> None:
    sandbox.faults({"match": LIST, **fault})
    assert shopper.offers.list(USER).first() is not None
    assert sent(sandbox, "offers.list") == 2


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN.keys())
def test_a_read_that_keeps_breaking_off_is_given_up(
    sandbox: Handle, shopper: libperk.Kard, fault: dict[str, Any]
) -> None:
    sandbox.faults({"match": LIST, "times": -1, **fault})
    with refused(errors.TransportError) as caught:
        shopper.offers.list(USER, max_attempts=2).first()
    assert (caught.value.attempts, caught.value.retryable, caught.value.outcome_unknown) == (
        2,
        True,
        False,
    )
    assert caught.value.http_status is None and sent(sandbox, "offers.list") == 2


@pytest.mark.parametrize("fault", BROKEN.values(), ids=BROKEN.keys())
def test_a_write_that_breaks_off_is_not_repeated(
    sandbox: Handle, shopper: libperk.Kard, fault: dict[str, Any]
) -> None:
    sandbox.faults({"match": SEND, "act": True, **fault})
    with refused(errors.TransportError) as caught:
        shopper.users.create([person(1)])
    assert (
        caught.value.outcome_unknown and not caught.value.retryable and caught.value.attempts == 1
    )
    assert sent(sandbox, "users.create") == 1 and len(sandbox.ledger("user")) == 1


def test_a_content_length_too_short_leaves_torn_json(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    """HTTP ends the body at its length; what is missing then shows in the JSON."""
    sandbox.faults({"match": LIST, "wrong_length": -7})
    with refused(errors.UnexpectedReplyError):
        shopper.offers.list(USER).first()
    sandbox.faults({"match": SEND, "wrong_length": -7})
    with refused(errors.UnexpectedReplyError) as caught:
        shopper.users.create([person(1)])
    assert caught.value.outcome_unknown and len(sandbox.ledger("user")) == 1


def test_what_stands_behind_a_short_length_is_no_reply_of_the_next_call(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    smuggled = (
        'x{"data": null}HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\n{"message": "smuggled!"}'
    )
    sandbox.faults(
        {"match": LIST, "status": 200, "body": smuggled, "wrong_length": 15 - len(smuggled)}
    )
    with refused(errors.UnexpectedReplyError):
        shopper.offers.list(USER).first()
    assert shopper.ping.get()["message"] != "smuggled!"


# ---- 207: accepted in part ----


@pytest.mark.parametrize(("chosen", "refused_items"), [([1], [1]), ([0, 2], [0, 2]), (0.5, [0, 1])])
def test_a_part_of_a_batch_that_is_refused_is_told(
    sandbox: Handle, shopper: libperk.Kard, chosen: Any, refused_items: list[int]
) -> None:
    sandbox.faults({"match": SEND, "items_207": chosen})
    document = shopper.users.create([person(number) for number in range(4)])
    assert document.status == 207
    assert [error["source"]["pointer"] for error in document.errors] == [
        f"/data/{n}" for n in refused_items
    ]
    assert [error["id"] for error in document.errors] == [f"u-{n}" for n in refused_items]
    made = [f"u-{n}" for n in range(4) if n not in refused_items]
    assert [user.id for user in document] == made == [item["id"] for item in sandbox.ledger("user")]


def test_a_batch_refused_altogether_is_an_error(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": SEND, "items_207": 1.0})
    with refused(errors.BadRequestError) as caught:
        shopper.users.create([person(0), person(1)])
    assert caught.value.pointer == "/data/0" and len(caught.value.errors) == 2
    assert not caught.value.outcome_unknown and sandbox.ledger("user") == []


def test_one_duplicate_among_new_users(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.users.create([person(0)])
    document = shopper.users.create([person(0), person(1)])
    [error] = document.errors
    assert (document.status, error["status"], error["id"], [user.id for user in document]) == (
        207,
        "409",
        "u-0",
        ["u-1"],
    )
    with refused(errors.ConflictError):
        shopper.users.create([person(0)])


def purchase(number: int) -> dict[str, Any]:
    return {
        "type": "transaction",
        "id": f"event-{number}",
        "transaction_id": f"purchase-{number}",
        "user_id": USER,
        "amount": 1000,
        "currency": "USD",
        "description": "A shop",
        "merchant": {"name": "A shop"},
        "status": "APPROVED",
        "authorization_date": "2026-03-10T12:00:00Z",
        "direction": "DEBIT",
        "payment_type": "CARD",
        "card_bin": "400000",
        "card_last_four": "0042",
    }


def test_a_job_for_a_part_of_the_transactions(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": {"operation": "transactions.create"}, "items_207": [2]})
    document = shopper.transactions.create([purchase(number) for number in range(3)])
    assert document.status == 207 and [error["source"]["pointer"] for error in document.errors] == [
        "/data/2"
    ]
    assert [job.type for job in document] == ["job"] and len(sandbox.ledger("transaction")) == 2


# ---- what no fault of the sandbox makes ----


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(kard: libperk.Kard, server: Server, status: int) -> None:
    with Server() as other:
        other.script = [reply({"data": []})]
        server.script = [reply({}, status, location=f"{other.url}/v2/stolen")]
        with refused(errors.ApiError) as caught:
            kard.offers.list("u").first()
        assert caught.value.http_status == status
        assert len(server.requests) == 1 and other.requests == []


def test_a_reply_in_unknown_words_is_data(kard: libperk.Kard, server: Server) -> None:
    server.script = [
        reply(
            {
                "data": [{"type": "neverSeen", "id": "1", "attributes": {"new": 1}}],
                "jsonapi": {},
                "x": [],
            }
        )
    ]
    [page] = kard.offers.list("u").pages()
    found: Any = page[0]
    assert (found.type, found.new, found["new"]) == ("neverSeen", 1, 1)
