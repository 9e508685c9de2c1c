"""libperk.parse and libperk.dump: Python values from and to JSON, against the standard library."""

from __future__ import annotations

import enum
import json
import math
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import libperk
from libperk.errors import InputError, LimitError, OutOfRangeError, ParseError, WrongTypeError

NOON = datetime(2026, 3, 10, 12, tzinfo=timezone.utc)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner), max_leaves=40
)


@given(VALUES)
def test_what_is_dumped_reads_back_the_same(value: Any) -> None:
    assert libperk.parse(libperk.dump(value)) == value


@given(VALUES)
def test_the_standard_library_reads_what_is_dumped(value: Any) -> None:
    assert json.loads(libperk.dump(value)) == value


@given(VALUES, st.booleans(), st.sampled_from([None, 2]))
def test_what_the_standard_library_writes_is_parsed_alike(
    value: Any, ascii_only: bool, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    assert libperk.parse(text) == json.loads(text)
    assert libperk.parse(text.encode()) == json.loads(text)


@given(st.text('{}[]",:0123456789.eE+-truefalsn\\u \n', max_size=30))
def test_both_accept_the_same_texts(text: str) -> None:
    try:
        expected = json.loads(text)
    except ValueError:
        with pytest.raises(ParseError):
            libperk.parse(text)
        return
    if "inf" not in repr(expected) and "\\u" not in text:
        assert libperk.parse(text) == expected


def test_types_survive() -> None:
    value = libperk.parse(
        '{"i": 1, "f": 1.0, "b": true, "n": null, "s": "1", "l": [[]], "o": {"": 0}}'
    )
    assert [type(value[name]) for name in "ifbnslo"] == [
        int,
        float,
        bool,
        type(None),
        str,
        list,
        dict,
    ]


@pytest.mark.parametrize("number", [2**53 + 1, 2**63 - 1, -(2**63), 2**63, 10**40, -(10**300)])
def test_integers_are_exact(number: int) -> None:
    assert libperk.parse(str(number)) == number
    assert libperk.dump(number) == str(number).encode()


def test_the_last_of_duplicate_names_wins() -> None:
    assert libperk.parse('{"a": 1, "b": 2, "a": 3}') == {"a": 3, "b": 2}


def test_long_and_repeated_names_are_kept_apart() -> None:
    names = [letter * size for letter in "abcé" for size in (1, 7, 8, 9, 39, 40, 41, 200)]
    text = json.dumps([dict.fromkeys(names, number) for number in range(3)])
    assert libperk.parse(text) == json.loads(text)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_buffer_is_parsed(kind: Any) -> None:
    assert libperk.parse(kind(b'["x"]')) == ["x"]


@pytest.mark.parametrize("given", [5, None, object(), ["[]"]])
def test_what_is_no_text_is_refused(given: Any) -> None:
    with pytest.raises((WrongTypeError, ParseError)):
        libperk.parse(given)


def test_an_error_says_where() -> None:
    with pytest.raises(ParseError) as caught:
        libperk.parse(b'{"a": [1, 2,, 3]}')
    assert caught.value.offset == 12


def test_deep_nesting_is_refused_both_ways() -> None:
    with pytest.raises(LimitError):
        libperk.parse("[" * 2000 + "]" * 2000)
    value: list[Any] = []
    for _ in range(2000):
        value = [value]
    with pytest.raises(OutOfRangeError):
        libperk.dump(value)


def test_a_value_that_holds_itself_is_refused() -> None:
    ring: dict[str, Any] = {}
    ring["again"] = [ring]
    with pytest.raises(OutOfRangeError, match="holds itself") as caught:
        libperk.dump({"events": ring})
    assert caught.value.pointer is None


class Colour(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    HIGH = 3


class Index:
    def __index__(self) -> int:
        return 7


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("19.990"), "19.990"),
        (Decimal("1E+2"), "1E+2"),
        (Decimal("-0.1"), "-0.1"),
        (0.1 + 0.2, "0.30000000000000004"),
        (19.99, "19.99"),
        (1e16, "1e+16"),
        ((1, 2), "[1,2]"),
        (Colour.RED, '"red"'),
        (Level.HIGH, "3"),
        (Index(), "7"),
        (datetime(2026, 1, 2, 3, 4, 5, 678000, timezone.utc), '"2026-01-02T03:04:05.678000+00:00"'),
        (
            datetime(2026, 7, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-5))),
            '"2026-07-02T03:04:05-05:00"',
        ),
        ({"é": "\x00\u2028"}, '{"é":"\\u0000\u2028"}'),
    ],
)
def test_what_python_adds_is_written(value: Any, text: str) -> None:
    assert libperk.dump(value).decode() == text


@pytest.mark.parametrize(
    ("value", "kind", "pointer"),
    [
        ({"a": [0, {"when": datetime(2026, 1, 1)}]}, InputError, "a/1/when"),
        ({"a": math.nan}, OutOfRangeError, "a"),
        ([math.inf], OutOfRangeError, "0"),
        ([Decimal("NaN")], OutOfRangeError, "0"),
        ({"a": "\ud800"}, InputError, "a"),
        ({"a": {1: 2}}, WrongTypeError, "a"),
        ({"a": {b"b"}}, WrongTypeError, "a/0"),
        ({"a": b"bytes"}, WrongTypeError, "a"),
        ([[object()]], WrongTypeError, "0/0"),
        ({"k" * 200: [object()]}, WrongTypeError, "k" * 127),
    ],
)
def test_what_json_cannot_say_is_refused_with_its_place(
    value: Any, kind: type[Exception], pointer: str
) -> None:
    with pytest.raises(kind) as caught:
        libperk.dump(value)
    assert type(caught.value) is kind
    assert caught.value.pointer == pointer
    assert str(caught.value).startswith(pointer + ": ")


@pytest.mark.parametrize(
    ("number", "sent"),
    [("5.7", "5.7"), ("12.50", "12.5"), ("100", "100.0"), ("1E+2", "100.0"), ("-0.10", "-0.1")],
)
def test_decimals_are_sent_as_the_numbers_that_they_are(number: str, sent: str) -> None:
    capillary = libperk.Capillary(token="t", base_url="https://api.example.test")
    line = {"promotion_id": "p", "redemption_count": 1, "discount": Decimal(number), "sku": "s"}
    line |= {"discount_applied_on_quantity": 1, "promotion_applied_on_quantity": Decimal("0.5")}
    args = {
        "transaction_date": 1,
        "transaction_date_iso": NOON,
        "transaction_identifier": "t",
        "transaction_number": "n",
    }
    shown = capillary.explain(
        "redemptions.create", customer_id=1, amount=Decimal("57.30"), line_items=[line], **args
    )
    body = json.loads(shown["body"], parse_float=str, parse_int=str)
    assert float(body["lineItems"][0]["discount"]) == float(sent) and Decimal(
        body["lineItems"][0]["discount"]
    ) == Decimal(number)
    assert body["amount"] == "57.3"


@pytest.mark.parametrize(
    "number", [Decimal(1) / 3, Decimal("0.12345678901234567"), Decimal("1E+400"), Decimal("1E-400")]
)
def test_decimals_that_would_lose_digits_on_the_way_are_refused(number: Decimal) -> None:
    kard = libperk.Kard(token="t", organization_id="o")
    with pytest.raises(OutOfRangeError, match="more digits than can be sent exactly") as caught:
        kard.explain("locations.list", user_id="u", longitude=number, latitude=1)
    assert caught.value.pointer == "longitude"
    assert libperk.dump(number) == str(number).encode()


def test_times_in_requests_carry_their_zone() -> None:
    kard = libperk.Kard(token="t", organization_id="o")
    shown = kard.explain(
        "notifications.list",
        after=datetime(2026, 7, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=-5))),
    )
    assert "2026-07-02T03%3A04%3A05-05%3A00" in shown["url"]
    for naive, kind, words in (
        (datetime(2026, 7, 2), InputError, "a time needs a zone: give an aware datetime"),
        ("2026-07-02T03:04:05", WrongTypeError, "has no time zone"),
        (date(2026, 7, 2), WrongTypeError, "a date has no time of day"),
    ):
        with pytest.raises(kind, match=words) as caught:
            kard.explain("notifications.list", after=naive)
        assert caught.value.pointer == "after"


def test_a_value_is_not_printed_in_an_error() -> None:
    with pytest.raises(libperk.PerkError) as caught:
        libperk.dump({"card": b"4111"})
    assert "4111" not in str(caught.value) + repr(caught.value)


def test_a_failing_property_of_a_value_does_not_escape() -> None:
    class Broken(datetime):
        def utcoffset(self) -> Any:
            raise RuntimeError("broken")

    with pytest.raises(InputError):
        libperk.dump([Broken(2026, 1, 1)])
