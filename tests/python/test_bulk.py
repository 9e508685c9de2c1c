"""Bulk writes against the sandbox: every outcome is compared with the ledger of the sandbox."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

import pytest
from leaks import refused

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

WHEN = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


def users(count: int) -> Iterator[dict[str, Any]]:
    return ({"id": f"bulk-{n}", "enrolled_rewards": ["CARDLINKED"]} for n in range(count))


def events(count: int) -> Iterator[dict[str, Any]]:
    return (
        {
            "type": "offerAttribution",
            "entity_id": f"offer-{n}",
            "event_code": "VIEW",
            "medium": "BROWSE",
            "event_date": WHEN,
        }
        for n in range(count)
    )


def enrolled(sandbox: Handle) -> list[str]:
    return [entry["id"] for entry in sandbox.ledger("user")]


def letters(outcomes: libperk.Outcomes) -> str:
    return "".join(
        "a" if outcome.accepted else "r" if outcome.rejected else "u" for outcome in outcomes
    )


def test_an_item_without_a_json_form_is_rejected_while_a_request_is_full(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    items: list[Any] = [*users(100), {"id": object()}, *users(1)]
    outcomes = shopper.users.create_many(items)
    assert letters(outcomes)[:101] == "a" * 100 + "r"
    assert len(outcomes) == 102
    assert enrolled(sandbox) == [f"bulk-{n}" for n in range(100)]


def test_items_go_out_in_requests_of_the_size_the_api_takes(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    told: list[tuple[int, int]] = []
    outcomes = shopper.users.create_many(
        users(250), progress=lambda settled, accepted: told.append((settled, accepted))
    )
    assert letters(outcomes) == "a" * 250
    assert [outcome.index for outcome in outcomes] == list(range(250))
    assert told == [(100, 100), (200, 200), (250, 250)]
    assert sum(entry["operation"] == "users.create" for entry in sandbox.log()) == 3
    # Two requests are in flight, and either may arrive first.
    assert sorted(enrolled(sandbox)) == sorted(f"bulk-{n}" for n in range(250))
    outcomes.raise_for_errors()


def test_a_partial_refusal_is_told_item_by_item(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": {"operation": "users.create"}, "items_207": [0, 99], "times": 1})
    outcomes = shopper.users.create_many(users(120))
    assert letters(outcomes) == "r" + "a" * 98 + "r" + "a" * 20
    assert all(
        outcome.error is not None and outcome.error.http_status for outcome in outcomes.rejected
    )
    assert enrolled(sandbox) == [outcome.item["id"] for outcome in outcomes.accepted]
    with refused(
        libperk.bulk.BulkError, match="2 rejected, 0 unknown of 120 items; the first is item 0: "
    ) as caught:
        outcomes.raise_for_errors()
    assert caught.value.outcomes is outcomes and caught.value.__cause__ is outcomes[0].error


def test_a_request_cut_off_is_unknown_and_the_others_go_on(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    shopper.users.create_many(users(100))
    sandbox.faults({"match": {"operation": "users.create"}, "reset": True, "times": 1})
    outcomes = shopper.users.create_many(itertools.islice(users(350), 100, None))
    assert letters(outcomes) == "u" * 100 + "a" * 150
    assert all(
        outcome.error is not None and outcome.error.outcome_unknown for outcome in outcomes.unknown
    )


def test_a_refused_request_rejects_its_items_only(sandbox: Handle, shopper: libperk.Kard) -> None:
    body = {"errors": [{"status": "400", "title": "Nope", "detail": "x"}]}
    sandbox.faults(
        {"match": {"operation": "attributions.create"}, "status": 400, "body": body, "times": 1}
    )
    outcomes = shopper.attributions.create_many("sandbox-user-1", events(130))
    assert letters(outcomes) == "r" * 100 + "a" * 30
    assert isinstance(outcomes[0].error, errors.BadRequestError)


def test_rate_limits_are_waited_out(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults(
        {
            "match": {"operation": "attributions.create"},
            "status": 429,
            "headers": {"Retry-After": "0"},
            "times": 2,
        }
    )
    assert letters(shopper.attributions.create_many("sandbox-user-1", events(10))) == "a" * 10


def test_an_unacceptable_item_holds_up_nothing(sandbox: Handle, shopper: libperk.Kard) -> None:
    given = list(users(4))
    given[1] = {"id": "bulk-1", "enroled_rewards": ["CARDLINKED"]}
    given[2] = {"id": "bulk-2", "enrolled_rewards": object()}
    outcomes = shopper.users.create_many(given)
    assert letters(outcomes) == "arra"
    assert isinstance(outcomes[1].error, errors.UnknownNameError) and "enrolled_rewards" in str(
        outcomes[1].error
    )
    assert isinstance(outcomes[2].error, errors.InputError)
    assert enrolled(sandbox) == ["bulk-0", "bulk-3"]


def test_what_is_settled_survives_an_iterable_that_fails(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    def broken() -> Iterator[dict[str, Any]]:
        yield from users(150)
        raise RuntimeError("the file ended early")

    with pytest.raises(RuntimeError) as caught:
        shopper.users.create_many(broken())
    settled: libperk.Outcomes = getattr(caught.value, "outcomes")
    assert letters(settled) == "a" * 100
    assert len(enrolled(sandbox)) == 100


def test_wrong_other_parameters_are_refused_before_anything_is_read(shopper: libperk.Kard) -> None:
    def never() -> Iterator[dict[str, Any]]:
        raise AssertionError("read")
        yield {}

    with refused(errors.UnknownNameError):
        shopper.users.create_many(never(), organisation_id="x")  # type: ignore[call-arg]


def test_no_items_send_nothing(sandbox: Handle, shopper: libperk.Kard) -> None:
    assert shopper.users.create_many([]) == []
    assert sandbox.log() == []


def test_outcomes_and_bulk_errors_pickle(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": {"operation": "users.create"}, "items_207": [1]})
    outcomes = shopper.users.create_many(users(3))
    again = pickle.loads(pickle.dumps(libperk.bulk.BulkError(outcomes)))
    assert letters(again.outcomes) == "ara" and repr(again.outcomes).startswith(
        "<Outcomes: 2 accepted, 1 rejected, 0 unknown; 1 x "
    )
