"""Bulk writes of tables: each row is the item that a dict of the same values is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timezone
from decimal import Decimal
from typing import Any

import duckdb
import numpy
import pandas
import polars
import pyarrow
import pytest
from server import Server, reply

import libperk
from libperk import errors

WHEN = datetime(2026, 1, 31, 9, 30, tzinfo=timezone.utc)
ACCEPTED = {"data": {"type": "job", "id": "j-1", "attributes": {}}}


def event(number: int, **other: Any) -> dict[str, Any]:
    return {
        "type": "transaction",
        "id": f"e-{number}",
        "user_id": "u-1",
        "transaction_id": f"t-{number}",
        "amount": 1250 + number,
        "status": "SETTLED",
        "currency": "USD",
        "description": 'Café "12"\n\U0001f600',
        "direction": "DEBIT",
        "payment_type": "CARD",
        "card_bin": "123456",
        "card_last_four": "1234",
        "authorization_date": WHEN,
        "settled_date": WHEN,
        **other,
    }


EVENTS = [
    event(0, merchant_id="m-1", merchant_name="Coffee", mcc="5812"),
    event(1, merchant_id=None, merchant_name="Tea and more than twelve bytes", mcc=None),
    event(2, merchant_id=None, merchant_name=None, mcc="1"),
]


def nested(row: dict[str, Any]) -> dict[str, Any]:
    """The same event as a dict that is no row."""
    merchant = {
        name: row[f"merchant_{name}"]
        for name in ("id", "name")
        if row.get(f"merchant_{name}") is not None
    }
    kept = {name: value for name, value in row.items() if not name.startswith("merchant_")}
    return {**kept, "merchant": merchant} if merchant else kept


def sent(items: Any, **options: Any) -> tuple[list[Any], libperk.Outcomes]:
    with Server() as server:
        server.script = [reply(ACCEPTED, 202)]
        kard = libperk.Kard(
            base_url=server.url, auth="token", token="t", organization_id="o", max_attempts=1
        )
        outcomes = kard.transactions.create_many(items, **options)
        bodies = [json.loads(request.body) for request in server.requests]
    return [item for body in bodies for item in body["data"]], outcomes


def times_of(items: list[Any]) -> list[Any]:
    """Times as instants, since they may be written in more than one way."""
    for item in items:
        for name, value in item["attributes"].items():
            if name.endswith("Date"):
                item["attributes"][name] = datetime.fromisoformat(value.replace("Z", "+00:00"))
    return items


def arrow() -> pyarrow.Table:
    return pyarrow.Table.from_pylist(EVENTS)


def dictionaries() -> pyarrow.Table:
    table = arrow()
    for number, field in enumerate(table.schema):
        if field.type == pyarrow.string():
            column = table.column(number).dictionary_encode()
            table = table.set_column(number, field.name, column)
    return table


def large() -> pyarrow.Table:
    types = {pyarrow.string(): pyarrow.large_string(), pyarrow.int64(): pyarrow.int32()}
    fields = [field.with_type(types.get(field.type, field.type)) for field in arrow().schema]
    return arrow().cast(pyarrow.schema(fields))


def structs() -> pyarrow.Table:
    return pyarrow.Table.from_pylist([nested(row) for row in EVENTS])


def wire() -> pyarrow.Table:
    rows = []
    for row in EVENTS:
        flat = nested(row)
        rows.append({"type": flat.pop("type"), "id": flat.pop("id"), "attributes": flat})
    return pyarrow.Table.from_pylist(rows)


def sliced() -> pyarrow.Table:
    """Batches with offsets."""
    table = pyarrow.Table.from_pylist([EVENTS[0], *EVENTS, event(8)]).slice(1, 3)
    return pyarrow.Table.from_batches(
        [table.slice(0, 1).to_batches()[0], *table.slice(1).to_batches()]
    )


def frame() -> pandas.DataFrame:
    made = pandas.DataFrame([event(7, merchant_id=None, merchant_name=None), *EVENTS])
    return made[made["id"] != "e-7"]  # its index is no range


TABLES: list[Callable[[], Any]] = [
    arrow,
    dictionaries,
    large,
    structs,
    wire,
    sliced,
    lambda: arrow().to_reader(max_chunksize=1),
    lambda: arrow().to_batches()[0],
    lambda: polars.DataFrame(EVENTS),
    lambda: polars.DataFrame([nested(row) for row in EVENTS]),
    frame,
    lambda: duckdb.from_arrow(arrow()),
]


@pytest.mark.parametrize("make", TABLES)
def test_a_table_is_sent_as_its_rows_are(make: Callable[[], Any]) -> None:
    expected, _ = sent([nested(row) for row in EVENTS])
    got, outcomes = sent(make())
    assert len(outcomes.accepted) == len(EVENTS)
    assert times_of(got) == times_of(expected)
    assert [outcome.item["id"] for outcome in outcomes] == ["e-0", "e-1", "e-2"]


def test_values_of_other_types() -> None:
    table = pyarrow.table(
        {
            **{
                name: [value] * 3
                for name, value in event(0).items()
                if name not in ("id", "amount")
            },
            "id": ["a", "b", "c"],
            "amount": pyarrow.array([Decimal("12.00"), Decimal("-3"), Decimal(10**15)]),
            "subtotal": pyarrow.array([1.0, None, float("nan")]),
            "mcc": pyarrow.nulls(3),
            "settled_date": pyarrow.array(
                [0, -1, 1767225599123456789], pyarrow.timestamp("ns", "UTC")
            ),
            "authorization_date": pyarrow.array([0, 1, 2], pyarrow.timestamp("s", "Europe/Paris")),
        }
    )
    got, outcomes = sent(table)
    outcomes.raise_for_errors()
    attributes = [item["attributes"] for item in got]
    assert [one["amount"] for one in attributes] == [12, -3, 10**15]
    assert [one.get("subtotal") for one in attributes] == [1, None, None]
    assert not any("mcc" in one for one in attributes)
    assert [one["settledDate"] for one in attributes] == [
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2025-12-31T23:59:59.123456789Z",
    ]
    assert attributes[2]["authorizationDate"] == "1970-01-01T00:00:02Z"


def test_lists_and_integers_of_every_size() -> None:
    with Server() as server:
        server.script = [reply({"data": []}, 201)]
        kard = libperk.Kard(base_url=server.url, auth="token", token="t", organization_id="o")
        for kind in (pyarrow.list_, pyarrow.large_list, lambda item: pyarrow.list_(item, 1)):
            table = pyarrow.table(
                {
                    "id": ["a"],
                    "enrolled_rewards": pyarrow.array([["CARDLINKED"]], kind(pyarrow.string())),
                }
            )
            kard.users.create_many(table)
        bodies = [json.loads(request.body) for request in server.requests]
        for size in ("int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"):
            table = pyarrow.table(
                {
                    "audit_code": pyarrow.array([5], size),
                    "merchant_name": ["m"],
                    "audit_description": ["d"],
                    "transaction_id": ["t"],
                }
            )
            (outcome,) = kard.audits.create_many("u", table)
            assert (
                isinstance(outcome.error, errors.UnknownNameError)
                and outcome.item["audit_code"] == 5
            )
    assert [body["data"][0]["attributes"] for body in bodies] == [
        {"enrolledRewards": ["CARDLINKED"]}
    ] * 3


@pytest.mark.parametrize(
    ("columns", "kind", "words"),
    [
        ({"usr_id": ["u"]}, errors.UnknownNameError, "column 'usr_id': is not known here; did"),
        ({"merchant_nam": ["u"]}, errors.UnknownNameError, "did you mean 'merchant_name'?"),
        ({"merchant": [{"nme": "u"}]}, errors.UnknownNameError, "nme': is not known here; did"),
        ({"user_id": ["u"], "userId": ["u"]}, errors.InputError, "column 'userId': is given twice"),
        ({"merchant": [{"name": "u"}], "merchant_name": ["u"]}, errors.InputError, "given twice"),
        ({"settled_date": [datetime(2026, 1, 1)]}, errors.WrongTypeError, "times without a zone"),
        ({"settled_date": [date(2026, 1, 1)]}, errors.WrongTypeError, "dates have no time of day"),
        ({"description": [b"x"]}, errors.WrongTypeError, "a type that has no JSON form"),
    ],
)  # fmt: skip
def test_columns_are_checked_before_anything_is_sent(
    columns: dict[str, Any], kind: type[Exception], words: str
) -> None:
    with pytest.raises(kind) as caught:
        sent(pyarrow.table(columns))
    assert words in str(caught.value)


def test_a_bad_value_is_one_rejected_row() -> None:
    rows = [event(0), event(1, amount=2**63), event(2, status="SETLED"), event(3)]
    table = pyarrow.Table.from_pylist(
        rows,
        schema=pyarrow.Table.from_pylist(rows[:1]).schema.set(4, pyarrow.field("amount", "uint64")),
    )
    got, outcomes = sent(table)
    assert [item["id"] for item in got] == ["e-0", "e-3"]
    assert [outcome.index for outcome in outcomes.rejected] == [1, 2]
    first, second = outcomes.rejected
    assert str(first.error).startswith("row 1, column 'amount': an integer outside 64 bits")
    assert "did you mean 'SETTLED'?" in str(second.error)
    assert first.item is None and second.item["status"] == "SETLED"


def test_unknown_columns_are_sent_without_strict() -> None:
    got, _ = sent(pyarrow.Table.from_pylist([event(0, new_name="x")]), strict=False)
    assert got[0]["attributes"]["new_name"] == "x"


def test_no_rows_send_nothing() -> None:
    got, outcomes = sent(arrow().slice(0, 0))
    assert got == [] and outcomes == []


def test_a_table_that_breaks_off_keeps_what_was_sent() -> None:
    def batches() -> Any:
        for number in range(600):
            if number == 550:
                raise OSError("the file ends here")
            yield pyarrow.RecordBatch.from_pylist([event(number)])

    reader = pyarrow.RecordBatchReader.from_batches(
        pyarrow.RecordBatch.from_pylist([event(0)]).schema, batches()
    )
    with pytest.raises(errors.InputError, match="the rows cannot be read") as caught:
        sent(reader)
    outcomes: libperk.Outcomes = getattr(caught.value, "outcomes")
    assert len(outcomes.accepted) == len(outcomes) == 500


def test_numpy_values_in_a_frame_with_missing_ones() -> None:
    rows = pandas.DataFrame([event(0, subtotal=numpy.int64(5)), event(1)])
    got, outcomes = sent(rows)
    outcomes.raise_for_errors()
    assert [item["attributes"].get("subtotal") for item in got] == [5, None]


def test_a_column_alone_is_no_table() -> None:
    with pytest.raises(errors.WrongTypeError, match="the rows have no columns"):
        sent(pyarrow.chunked_array([["a"]]))
