"""Writes after the fact, against the sandbox: reconcile reports what its own ledger has, modify
loses nothing."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Iterator
from typing import Any

import pytest
from leaks import refused
from test_bulk import WHEN, enrolled, events, letters, users

import libperk
from libperk import errors
from libperk.sandbox.testing import Handle

# A connection that breaks after the server acted, and one that breaks before it could.
AFTER = {"reset": True, "act": True, "times": 1}
BEFORE = {"reset": True, "act": False, "times": 1}


def cut(sandbox: Handle, operation: str, how: dict[str, Any]) -> None:
    sandbox.faults({"match": {"operation": operation}, **how})


def reads(sandbox: Handle) -> list[str]:
    return [entry["operation"] for entry in sandbox.log() if entry["method"] == "GET"]


def agrees(sandbox: Handle, outcomes: libperk.Outcomes) -> None:
    """What is reported for each user is what the ledger has."""
    there = enrolled(sandbox)
    assert [outcome.item["id"] for outcome in outcomes.accepted] == [
        o.item["id"] for o in outcomes if o.item["id"] in there
    ]
    assert all(outcome.item["id"] not in there for outcome in outcomes.rejected)


def test_unknown_items_of_a_bulk_write_are_settled(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults(
        {"match": {"operation": "users.create"}, **AFTER},
        {"match": {"operation": "users.create"}, **BEFORE},
        {"match": {"operation": "users.create"}, "items_207": [3], "times": 1},
    )
    outcomes = shopper.users.create_many(users(310))
    assert letters(outcomes) == "u" * 200 + "aaar" + "a" * 96 + "a" * 10
    settled = outcomes.reconcile()
    assert letters(settled) == "a" * 100 + "r" * 100 + "aaar" + "a" * 96 + "a" * 10
    agrees(sandbox, settled)
    assert reads(sandbox) == ["users.get"] * 200
    assert settled[0].reason == "users.get shows it as it was sent" and settled[0].error is None
    assert settled[203] is outcomes[203] and settled[203].reason is None
    lost = settled[100].error
    assert isinstance(lost, errors.NotDoneError) and lost.retryable and not lost.outcome_unknown
    assert lost.__cause__ is outcomes[100].error and str(lost) == settled[100].reason
    again = shopper.users.create_many(
        outcome.item
        for outcome in settled.rejected
        if isinstance(outcome.error, errors.NotDoneError)
    )
    assert letters(again) == "a" * 100
    assert sorted(enrolled(sandbox)) == sorted(f"bulk-{n}" for n in range(310) if n != 203)
    assert settled.reconcile() is settled


def test_a_user_with_other_values_stays_unknown(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.users.create([{"id": "u", "enrolled_rewards": [], "zip_code": "10001"}])
    cut(sandbox, "users.create", BEFORE)
    outcomes = shopper.users.create_many(
        [{"id": "u", "enrolled_rewards": ["CARDLINKED"]}]
    ).reconcile()
    assert letters(outcomes) == "u"
    assert outcomes[0].error is not None and outcomes[0].error.outcome_unknown
    assert outcomes[0].reason is not None and "other values" in outcomes[0].reason


@pytest.mark.parametrize(
    ("how", "expected"), [(AFTER, "a"), (BEFORE, "r")], ids=["after", "before"]
)
def test_a_single_write_is_reconciled_by_its_error(
    sandbox: Handle, shopper: libperk.Kard, how: dict[str, Any], expected: str
) -> None:
    cut(sandbox, "users.create", how)
    given = [{"id": "u-1", "enrolled_rewards": []}, {"id": "u-2", "enrolled_rewards": []}]
    with pytest.raises(errors.TransportError) as caught:
        shopper.users.create(given)
    assert caught.value.outcome_unknown
    outcomes = shopper.reconcile(caught.value)
    assert letters(outcomes) == expected * 2 and [outcome.item for outcome in outcomes] == given
    agrees(sandbox, outcomes)
    assert letters(shopper.reconcile("users.create", users=given)) == expected * 2


STRATEGY = {
    "name": "Best",
    "filters": {},
    "categories": ["Gas"],
    "category_exclusions": [],
    "merchant_exclusions": [],
}
LISTED = [
    (
        "placements.create",
        "placement",
        lambda k: k.placements.create({"type": "placement", "name": "Home", "available_slots": 3}),
    ),
    (
        "content_strategies.create",
        "content_strategy",
        lambda k: k.content_strategies.create(STRATEGY),
    ),
    ("children.create", "child", lambda k: k.children.create({"name": "North"})),
    (
        "subscriptions.create",
        "subscription",
        lambda k: k.subscriptions.create(
            [{"event_name": "auditUpdate", "webhook_url": "http://127.0.0.1:9/", "enabled": True}]
        ),
    ),
]


@pytest.mark.parametrize(
    ("how", "expected"), [(AFTER, "a"), (BEFORE, "r")], ids=["after", "before"]
)
@pytest.mark.parametrize(("operation", "kind", "create"), LISTED, ids=[row[0] for row in LISTED])
def test_creations_are_found_in_their_lists(
    sandbox: Handle,
    shopper: libperk.Kard,
    operation: str,
    kind: str,
    create: Any,
    how: dict[str, Any],
    expected: str,
) -> None:
    before = len(sandbox.ledger(kind))
    cut(sandbox, operation, how)
    with pytest.raises(errors.TransportError) as caught:
        create(shopper)
    outcomes = shopper.reconcile(caught.value)
    assert letters(outcomes) == expected
    assert len(sandbox.ledger(kind)) - before == (expected == "a")


@pytest.mark.parametrize(("act", "expected"), [(True, "a"), (False, "r")], ids=["after", "before"])
def test_deletions_and_updates_are_read_by_id(
    sandbox: Handle, shopper: libperk.Kard, act: bool, expected: str
) -> None:
    shopper.users.create([{"id": "u", "enrolled_rewards": []}])
    lost = {"reset": True, "act": act, "times": -1}
    cut(sandbox, "users.update", lost)
    with pytest.raises(errors.TransportError) as caught:
        shopper.users.update("u", {"enrolled_rewards": ["CARDLINKED"]}, max_attempts=1)
    assert letters(shopper.reconcile(caught.value)) == ("a" if act else "u")
    cut(sandbox, "users.delete", lost)
    with pytest.raises(errors.TransportError) as caught:
        shopper.users.delete("u", max_attempts=1)
    outcomes = shopper.reconcile(caught.value)
    assert letters(outcomes) == expected and outcomes[0].item is None
    assert len(sandbox.ledger("user_deleted")) == (expected == "a")


def purchase(n: int, **more: Any) -> dict[str, Any]:
    return {
        "type": "transaction",
        "id": f"e-{n}",
        "user_id": "sandbox-user-1",
        "transaction_id": f"p-{n}",
        "amount": 4000,
        "currency": "USD",
        "description": "no merchant of ours",
        "card_bin": "411111",
        "card_last_four": "1111",
        "direction": "DEBIT",
        "payment_type": "CARD",
        "status": "SETTLED",
        "settled_date": WHEN,
        "authorization_date": WHEN,
        **more,
    }


def test_rewards_tell_of_purchases_that_earned_and_of_no_others(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    offer = shopper.offers.list("sandbox-user-1").first()
    assert offer is not None
    given = [
        purchase(1, merchant={"name": offer.name}),
        purchase(2),
        purchase(3, status="RETURNED", transaction_date=WHEN),
    ]
    cut(sandbox, "transactions.create", AFTER)
    outcomes = shopper.transactions.create_many(given).reconcile()
    earned = {entry["transactionId"] for entry in sandbox.ledger("reward")}
    assert letters(outcomes) == "".join(
        "a" if item["transaction_id"] in earned else "u" for item in given
    )
    assert earned == {"p-1"}
    assert all(outcome.reason for outcome in outcomes)


def test_what_nothing_reads_is_said_and_not_read(sandbox: Handle, shopper: libperk.Kard) -> None:
    cut(sandbox, "attributions.create", AFTER)
    outcomes = shopper.attributions.create_many("sandbox-user-1", events(3)).reconcile()
    assert (
        letters(outcomes) == "uuu"
        and outcomes[0].reason == "No read shows events; sent again, they count again."
    )
    assert reads(sandbox) == []


def test_a_read_that_fails_leaves_its_item_unknown_and_can_be_tried_again(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    cut(sandbox, "users.create", AFTER)
    outcomes = shopper.users.create_many(users(2))
    sandbox.faults({"match": {"path": "*/users/bulk-0"}, "status": 403, "times": 1})
    once = outcomes.reconcile()
    assert (
        letters(once) == "ua"
        and once[0].reason == "users.get failed, so nothing is known yet; reconcile again later"
    )
    assert letters(once.reconcile()) == "aa"


def test_errors_keep_the_write_to_themselves(sandbox: Handle, shopper: libperk.Kard) -> None:
    cut(sandbox, "users.create", AFTER)
    with pytest.raises(errors.TransportError) as caught:
        shopper.users.create(
            [{"id": "secret-id", "enrolled_rewards": [], "email": "someone@example.test"}]
        )
    shown = f"{caught.value} {caught.value!r} {vars(caught.value)}"
    assert "secret-id" not in shown and "someone" not in shown
    for again in (pickle.loads(pickle.dumps(caught.value)), copy.copy(caught.value)):
        assert again.outcome_unknown and b"secret-id" not in pickle.dumps(again)
        with refused(errors.StateError, match="carries no write"):
            shopper.reconcile(again)


def test_definite_errors_and_pickled_outcomes_have_nothing_to_reconcile(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    with pytest.raises(errors.NotFoundError) as caught:
        shopper.users.delete("nobody")
    with refused(errors.StateError):
        shopper.reconcile(caught.value)
    with refused(errors.InputError, match=r"users\.get writes nothing"):
        shopper.reconcile("users.get", user_id="u")
    cut(sandbox, "users.create", AFTER)
    outcomes = pickle.loads(pickle.dumps(shopper.users.create_many(users(1))))
    assert letters(outcomes) == "u"
    with refused(errors.StateError, match="no client"):
        outcomes.reconcile()


# ---- modify ----


def test_modify_changes_one_thing_and_keeps_the_rest(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    shopper.users.create(
        [
            {
                "id": "u",
                "enrolled_rewards": ["CARDLINKED"],
                "email": "a@example.test",
                "birth_year": "1990",
            }
        ]
    )
    changed = shopper.users.modify("u", zip_code="10001", birth_year=None)
    wanted = {"enrolledRewards": ["CARDLINKED"], "email": "a@example.test", "zipCode": "10001"}
    assert changed.attributes == wanted == shopper.users.get("u").attributes


def test_modify_keeps_slots_and_strategies(sandbox: Handle, shopper: libperk.Kard) -> None:
    strategy = shopper.content_strategies.create(STRATEGY)
    home = shopper.placements.create(
        {
            "type": "placement",
            "name": "Home",
            "available_slots": 3,
            "content_strategy_id": strategy.id,
        },
    )
    group = shopper.placements.create(
        {
            "type": "placementGroup",
            "name": "All",
            "slots": [{"placement_id": home.id, "alias": "one", "short_description": "x"}],
        }
    )
    slots = group.relationships["slots"]
    shopper.placements.modify(home.id, name="Start")
    assert shopper.placements.get(home.id).relationships == home.relationships
    assert shopper.placements.modify(group.id, name="Everything").relationships["slots"] == slots
    assert shopper.content_strategies.modify(strategy.id, sort="NEWLY_LIVE").categories == ["Gas"]


def test_modify_is_refused_before_anything_is_read(sandbox: Handle, shopper: libperk.Kard) -> None:
    with refused(errors.UnknownNameError, match="did you mean 'zip_code'"):
        shopper.users.modify("u", zipcode="10001")  # type: ignore[call-arg]
    with refused(errors.MissingError, match="no change"):
        shopper.users.modify("u")
    assert sandbox.log() == []
    with pytest.raises(errors.NotFoundError):
        shopper.users.modify("nobody", zip_code="10001")


def test_a_modification_cut_off_is_reconciled(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.users.create([{"id": "u", "enrolled_rewards": []}])
    cut(sandbox, "users.update", {**AFTER, "times": -1})
    with pytest.raises(errors.TransportError) as caught:
        shopper.users.modify("u", zip_code="10001", max_attempts=1)
    assert letters(shopper.reconcile(caught.value)) == "a"


def test_modify_exists_where_a_replace_can_be_read() -> None:
    assert not hasattr(libperk.Kard.subscriptions, "modify") and not hasattr(
        libperk.KardLegacy.users, "modify"
    )
    doc = libperk.Kard.users.modify.__doc__ or ""
    assert "zip_code (str, optional)" in doc and "None clears" in doc


def one_dict_for_all(count: int) -> Iterator[dict[str, Any]]:
    row: dict[str, Any] = {"enrolled_rewards": ["CARDLINKED"]}
    for n in range(count):
        row["id"] = f"u{n}"
        yield row


def test_reconcile_asks_about_what_was_sent(sandbox: Handle, shopper: libperk.Kard) -> None:
    shopper.users.create([{"id": f"u{n}", "enrolled_rewards": ["CARDLINKED"]} for n in range(2)])
    cut(sandbox, "users.create", BEFORE)
    outcomes = shopper.users.create_many(one_dict_for_all(4))
    assert letters(outcomes) == "uuuu"
    assert (
        outcomes[2].item == {"id": "u2", "enrolled_rewards": ["CARDLINKED"]}
        and outcomes[2].item is not outcomes[2].item
    )
    settled = outcomes.reconcile()
    assert letters(settled) == "aarr" and [outcome.item["id"] for outcome in settled] == [
        "u0",
        "u1",
        "u2",
        "u3",
    ]
    assert [outcome.item for outcome in pickle.loads(pickle.dumps(settled))] == [
        outcome.item for outcome in settled
    ]


def test_what_the_caller_changes_after_a_write_is_not_asked_about(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    given = list(users(3))
    before = copy.deepcopy(given)
    cut(sandbox, "users.create", AFTER)
    outcomes = shopper.users.create_many(given)
    for item in given:
        item["id"] += "-changed"
        item["enrolled_rewards"].clear()
    assert (
        letters(outcomes.reconcile()) == "aaa" and [outcome.item for outcome in outcomes] == before
    )
    cut(sandbox, "users.create", AFTER)
    with pytest.raises(errors.TransportError) as caught:
        shopper.users.create(given)
    sent = copy.deepcopy(given)
    given[0]["id"] = "another"
    settled = shopper.reconcile(caught.value)
    assert letters(settled) == "aaa" and [outcome.item for outcome in settled] == sent


def test_a_rejected_item_is_the_one_that_was_given(shopper: libperk.Kard) -> None:
    def rows() -> Iterator[dict[str, Any]]:
        for row in one_dict_for_all(4):
            row["zip_code"] = [5, float("inf"), "10001", "10001"][int(row["id"][1])]
            yield row

    outcomes = shopper.users.create_many(rows())
    assert letters(outcomes) == "rraa"
    assert [outcome.item["id"] for outcome in outcomes] == ["u0", "u1", "u2", "u3"] and outcomes[
        0
    ].item["zip_code"] == 5
