"""What reading a large reply costs: counted, never timed. The readers in C are counted by
tests/c/cost."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Callable
from typing import Any

import pytest
from replies import offer, page

import libperk
from libperk import _core

FEW, TIMES = 50, 16


def events(job: Callable[[], Any]) -> int:
    """Calls made meanwhile, of Python and of C functions."""
    seen = [0]

    def count(*_: Any) -> None:
        seen[0] += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        job()
    finally:
        sys.setprofile(before)
    return seen[0]


def grows(reader: Callable[[int], Callable[[], Any]]) -> float:
    few, many = (events(reader(FEW * times)) for times in (1, TIMES))
    return many / few


def offers(count: int) -> libperk.Document[Any]:
    return libperk.Document.parse(json.dumps(page(*map(offer, range(count)))))


def linked(count: int) -> libperk.Document[Any]:
    data = {
        "type": "a",
        "id": "1",
        "relationships": {"many": {"data": [{"type": "b", "id": str(n)} for n in range(count)]}},
    }
    return libperk.Document.parse(
        json.dumps(
            {
                "data": data,
                "included": [{"type": "b", "id": str(n), "attributes": {}} for n in range(count)],
            }
        )
    )


def pickling(count: int) -> Callable[[], Any]:
    resources = offers(count)[:]
    return lambda: pickle.dumps(resources)


def unpickling(count: int) -> Callable[[], Any]:
    pickled = pickle.dumps(offers(count)[:])
    return lambda: pickle.loads(pickled)


def related(count: int) -> Callable[[], Any]:
    [one] = linked(count)
    return lambda: one.related("many")


@pytest.mark.parametrize("reader", [pickling, unpickling, related])
def test_no_cost_grows_with_the_square(reader: Callable[[int], Callable[[], Any]]) -> None:
    assert grows(reader) < 1.5 * TIMES


def test_the_resources_of_a_page_share_it_in_a_pickle() -> None:
    few, many = (len(pickle.dumps(offers(FEW * times)[:])) for times in (1, TIMES))
    assert many < 1.1 * TIMES * few
    again = pickle.loads(pickle.dumps([*offers(3), *offers(3).included]))
    assert [(one.type, one.id) for one in again] == [
        ("standardOffer", f"o{n}") for n in range(3)
    ] + [
        ("category", "c1"),
        ("merchant", "m1"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "k",
        "key-of-this-test",
        "key of this test, longer than what the cache of a parse holds",
        "schlüßel",
    ],
)
def test_keys_of_replies_are_not_interned(name: str) -> None:
    """What is interned stays for ever on Python 3.12. A key that were interned would be what its
    text is interned to."""
    body = json.dumps([{name + "-1": 1}, {name + "-1": 2}]).encode()
    first, second = (next(iter(row)) for row in _core.parse(body))
    assert sys.intern("".join(list(first))) is not first
    assert (first is second) == (first.isascii() and len(first) <= 40)
