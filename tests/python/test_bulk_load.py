"""Ten thousand users and fifty thousand events written through libperk to a sandbox that refuses
items, fails and hangs up.

The sandbox's own books decide: its log has for each request what it held, as raw text, and
which fault it met; its ledger how often each item took effect. From them, and from nothing of
libperk, follows what must be reported for each item.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest

import libperk
from libperk.sandbox.testing import Handle

USERS, EVENTS, EVENTS_OF_A_USER = 10_000, 50_000, 500

AGAIN, REFUSED, DARK = "sent again", "refused", "without an answer"

# The faults in the order in which they are looked at, and what each does to the items of its
# request. The last two are met by all the rest and refuse three items of a hundred.
NEVER_ACTED: dict[str, dict[str, Any]] = {
    "429": {"status": 429, "headers": {"Retry-After": "0"}, "every": 7},
    "429 without a word": {"status": 429, "times": 1},
    "429 for a second": {"status": 429, "headers": {"Retry-After": "1"}, "times": 1},
    "503 that asks for patience": {"status": 503, "headers": {"Retry-After": "0"}, "every": 11},
}
INJECTED: list[
    tuple[str, str, bool, dict[str, Any]]
] = [  # name, what follows, whether it took effect, fault
    ("429 to the end", AGAIN, False, {"status": 429, "headers": {"Retry-After": "0"}, "times": 4}),
    *((name, AGAIN, False, fault) for name, fault in NEVER_ACTED.items()),
    ("503", DARK, False, {"status": 503, "every": 13}),
    ("500 before acting", DARK, False, {"status": 500, "every": 17}),
    ("500 after acting", DARK, True, {"status": 500, "act": True, "every": 19}),
    ("reset before acting", DARK, False, {"reset": True, "act": False, "every": 23}),
    ("reset after acting", DARK, True, {"reset": True, "every": 29}),
    ("torn", DARK, True, {"torn": 40, "every": 31}),
    ("refused as a whole", REFUSED, False, {"status": 400, "every": 37}),
]
IN_PART = {"the first refused": [0, 1, 50], "the last refused": [33, 98, 99]}


def planned(operation: str) -> list[dict[str, Any]]:
    """The faults as the control endpoint takes them."""
    specs = [{"times": -1, **fault, "name": name} for name, _, _, fault in INJECTED]
    specs += [{"times": -1, "items_207": items, "name": name} for name, items in IN_PART.items()]
    specs[-2]["every"] = 2
    return [{**spec, "match": {"operation": operation}} for spec in specs]


class Books:
    """What must be reported for each item, by the sandbox's books."""

    def __init__(
        self, requests: Iterable[dict[str, Any]], keys: Callable[[dict[str, Any]], list[str]]
    ) -> None:
        self.outcomes: dict[str, str] = {}
        self.times: Counter[str] = Counter()  # how often it must have taken effect
        self.met: Counter[str] = Counter()  # the faults, by name
        self._open: set[str] = set()  # items whose request may be sent again
        for entry in requests:
            self._read(entry, keys(entry))

    def _read(self, entry: dict[str, Any], keys: list[str]) -> None:
        assert all(key not in self.outcomes or key in self._open for key in keys), (
            f"{entry['fault']}: sent once too often"
        )
        self.met[entry["fault"]] += 1
        self._open.difference_update(keys)
        before = self.times.total()
        if entry["fault"] in IN_PART:
            self._in_part(keys, IN_PART[entry["fault"]])
        else:
            self._as_a_whole(
                keys,
                *next(
                    (after, acted) for name, after, acted, _ in INJECTED if name == entry["fault"]
                ),
            )
        assert entry["recorded"] == self.times.total() - before, entry["fault"]

    def _in_part(self, keys: list[str], refused: list[int]) -> None:
        for n, key in enumerate(keys):
            self.outcomes[key] = "rejected" if n in refused else "accepted"
            self.times[key] += n not in refused

    def _as_a_whole(self, keys: list[str], after: str, acted: bool) -> None:
        self.outcomes |= dict.fromkeys(keys, "unknown" if after == DARK else "rejected")
        if acted:
            self.times.update(keys)
        if after == AGAIN:
            self._open.update(keys)


def users(count: int) -> Iterator[dict[str, Any]]:
    return ({"id": f"load-{n}", "enrolled_rewards": ["CARDLINKED"]} for n in range(count))


def events(first: int, count: int) -> Iterator[dict[str, Any]]:
    common = {
        "type": "offerAttribution",
        "event_code": "VIEW",
        "medium": "BROWSE",
        "event_date": "2026-03-01T12:00:00Z",
    }
    return ({**common, "entity_id": f"thing-{n}"} for n in range(first, first + count))


def status_of(outcome: libperk.Outcome) -> str:
    [said] = [word for word in ("accepted", "rejected", "unknown") if getattr(outcome, word)]
    return said


def check_errors(outcomes: libperk.Outcomes) -> None:
    for outcome in outcomes:
        error = outcome.error
        assert (error is None) == outcome.accepted
        assert error is None or error.outcome_unknown == outcome.unknown


def check(
    books: Books, keys: list[str], outcomes: Iterable[libperk.Outcome], applied: dict[str, int]
) -> None:
    """Each outcome against the books, both ways, and the books against the ledger."""
    said = {key: status_of(outcome) for key, outcome in zip(keys, outcomes, strict=True)}
    assert len(said) == len(keys)
    assert {
        key: (said[key], books.outcomes.get(key))
        for key in said
        if said[key] != books.outcomes.get(key)
    } == {}
    assert set(books.outcomes) == set(said)
    assert applied == {key: times for key, times in books.times.items() if times}
    assert max(applied.values()) == 1
    assert all(
        applied.get(key, 0) == (said[key] == "accepted") for key in said if said[key] != "unknown"
    )
    assert set(books.met) == {name for name, _, _, _ in INJECTED} | set(IN_PART)


def requests(sandbox: Handle, operation: str) -> list[dict[str, Any]]:
    return [entry for entry in sandbox.log() if entry["operation"] == operation]


@pytest.fixture
def loaded(sandbox: Handle) -> Iterator[Handle]:
    yield sandbox
    sandbox.reset()


def test_every_outcome_of_ten_thousand_users_and_fifty_thousand_events(
    loaded: Handle, shopper: libperk.Kard
) -> None:
    loaded.faults(*planned("users.create"))
    told: list[tuple[int, int]] = []
    outcomes = shopper.users.create_many(
        users(USERS),
        progress=lambda settled, accepted: told.append((settled, accepted)),
        max_in_flight=1,  # the books are those of one request after the other
    )
    keys = [f"load-{n}" for n in range(USERS)]
    assert [outcome.item["id"] for outcome in outcomes] == keys
    assert [outcome.index for outcome in outcomes] == list(range(USERS))
    assert told[-1] == (USERS, len(outcomes.accepted))
    books = Books(
        requests(loaded, "users.create"),
        lambda entry: [item["id"] for item in json.loads(entry["body"])["data"]],
    )
    check(books, keys, outcomes, loaded.applied("user"))
    check_errors(outcomes)

    loaded.clear_faults()
    loaded.faults(*planned("attributions.create"))
    shown: list[str] = []
    written: list[libperk.Outcome] = []
    for n, owner in enumerate(outcomes.accepted[: EVENTS // EVENTS_OF_A_USER]):
        first, user = n * EVENTS_OF_A_USER, owner.item["id"]
        settled = shopper.attributions.create_many(
            user, events(first, EVENTS_OF_A_USER), max_in_flight=1
        )
        assert [outcome.item["entity_id"] for outcome in settled] == [
            f"thing-{first + n}" for n in range(EVENTS_OF_A_USER)
        ]
        check_errors(settled)
        shown += [f"{user}/{outcome.item['entity_id']}" for outcome in settled]
        written += settled
    assert len(written) == EVENTS
    check(
        Books(requests(loaded, "attributions.create"), events_of),
        shown,
        written,
        loaded.applied("attribution"),
    )


def events_of(entry: dict[str, Any]) -> list[str]:
    user = entry["path"].split("/")[5]
    return [
        f"{user}/{item['attributes']['entityId']}" for item in json.loads(entry["body"])["data"]
    ]


def letters(outcomes: libperk.Outcomes) -> str:
    return "".join(status_of(outcome)[0] for outcome in outcomes)


def test_the_second_of_two_users_with_one_id_is_the_one_refused(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    outcomes = shopper.users.create_many({"id": name, "enrolled_rewards": []} for name in "abac")
    assert letters(outcomes) == "aara" and sandbox.applied("user") == dict.fromkeys("abc", 1)


def test_audits_have_no_ids_and_are_told_apart_all_the_same(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    sandbox.faults({"match": {"operation": "audits.create"}, "items_207": [1]})
    audit = {"audit_code": 3006, "merchant_name": "Wren", "audit_description": "missing"}
    outcomes = shopper.audits.create_many(
        sandbox.credentials["user_id"], ({**audit, "transaction_id": f"t-{n}"} for n in range(3))
    )
    assert letters(outcomes) == "ara"
    assert [entry["transactionId"] for entry in sandbox.ledger("audit")] == ["t-0", "t-2"]


def test_events_that_are_all_the_same(sandbox: Handle, shopper: libperk.Kard) -> None:
    sandbox.faults({"match": {"operation": "attributions.create"}, "items_207": [1]})
    user = sandbox.credentials["user_id"]
    same = [next(events(0, 1))] * 4
    assert letters(shopper.attributions.create_many(user, same)) == "araa"
    assert sandbox.applied("attribution") == {f"{user}/thing-0": 3}


def test_a_refusal_that_names_nothing_leaves_its_request_in_the_dark(
    sandbox: Handle, shopper: libperk.Kard
) -> None:
    body = {
        "data": {"type": "job", "id": "j"},
        "errors": [{"status": "400", "title": "No", "detail": "one of them"}],
    }
    sandbox.faults({"match": {"operation": "attributions.create"}, "status": 207, "body": body})
    assert (
        letters(shopper.attributions.create_many(sandbox.credentials["user_id"], events(0, 103)))
        == "u" * 100 + "aaa"
    )
