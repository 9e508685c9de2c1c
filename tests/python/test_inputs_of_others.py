"""What Python programs have at hand as input: sets, generators, models, dataclasses, rows of frames
and their missing values.

Libraries that are not installed are played by stand-ins of the same shape; the tests of the real
ones are skipped without them.
"""

from __future__ import annotations

import collections
import enum
import itertools
import math
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timezone
from decimal import Decimal
from types import MappingProxyType, ModuleType, SimpleNamespace
from typing import Any, ClassVar, NamedTuple

import pytest
from server import Server, reply

import libperk
from libperk import _core, errors

NAN = math.nan
WHEN = datetime(2026, 3, 1, tzinfo=timezone.utc)
LISTED = {"id": "u", "enrolled_rewards": ["CARDLINKED"]}


@dataclass
class Reward:
    kind: ClassVar[str] = "not a field"
    id: str
    enrolled_rewards: list[str] = field(default_factory=lambda: ["CARDLINKED"])
    zip_code: str | None = None


class Row(NamedTuple):
    id: str
    zip_code: Any = None


class Model:
    """As pydantic's: aliases are the names for the world outside."""

    def model_dump(self, *, by_alias: bool = False) -> dict[str, Any]:
        return {"id" if by_alias else "uid": "u", "amount": Decimal("1.10"), "at": WHEN}


class PlainModel:
    def model_dump(self) -> dict[str, Any]:
        return {"id": "u"}


class Colour(enum.Enum):
    RED = "red"


GOOD: list[tuple[Any, str]] = [
    (uuid.UUID(int=5), '"00000000-0000-0000-0000-000000000005"'),
    ({"b", "a", "c"}, '["a","b","c"]'),
    (frozenset((2, 1)), "[1,2]"),
    ((letter for letter in "ab"), '["a","b"]'),
    (map(str, (1, 2)), '["1","2"]'),
    ({"k": "v"}.keys(), '["k"]'),
    ({"k": "v"}.values(), '["v"]'),
    ({"k": "v"}.items(), '[["k","v"]]'),
    (range(3), "[0,1,2]"),
    (collections.deque((1, 2)), "[1,2]"),
    (MappingProxyType({"a": {1}}), '{"a":[1]}'),
    (collections.ChainMap({"a": 1}, {"a": 2}), '{"a":1}'),
    (Reward("u", ["A"]), '{"id":"u","enrolled_rewards":["A"],"zip_code":null}'),
    ({"inner": [Reward("u", [])]}, '{"inner":[{"id":"u","enrolled_rewards":[],"zip_code":null}]}'),
    (Row("u", "1"), '{"id":"u","zip_code":"1"}'),
    (Model(), '{"id":"u","amount":1.10,"at":"2026-03-01T00:00:00+00:00"}'),
    ([PlainModel()], '[{"id":"u"}]'),
    ({Colour.RED}, '["red"]'),
    (("a", 1), '["a",1]'),
]


@pytest.mark.parametrize(("value", "text"), GOOD, ids=lambda value: type(value).__name__)
def test_what_stands_for_json_is_sent_as_that(value: Any, text: str) -> None:
    assert _core.dump_args(value).decode() == text


class Endless:
    def model_dump(self) -> Any:
        return self


class Failing:
    def model_dump(self, **_: Any) -> Any:
        raise LookupError("of the caller")


def failing() -> Iterator[str]:
    yield "a"
    raise LookupError("of the caller")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (b"bytes", errors.WrongTypeError),
        (bytearray(b"bytes"), errors.WrongTypeError),
        (memoryview(b"bytes"), errors.WrongTypeError),
        (Reward, errors.WrongTypeError),
        (Model, errors.WrongTypeError),
        (1j, errors.WrongTypeError),
        (Endless(), RecursionError),
        ({"a": [Failing()]}, LookupError),
        ({"a": failing()}, LookupError),
        (itertools.repeat("x" * 100_000), errors.LimitError),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_rest_is_refused_and_the_callers_errors_go_on(
    value: Any, kind: type[BaseException]
) -> None:
    with pytest.raises(kind):
        _core.dump_args(value)


# ---- missing values ----


def of_pandas(monkeypatch: pytest.MonkeyPatch) -> Any:
    """NaT is a datetime in pandas, and NA refuses to be compared."""

    class NaTType(datetime):
        def isoformat(self, *_: Any) -> str:
            return "NaT"

    class NAType:
        def __eq__(self, other: object) -> Any:
            return self

        def __bool__(self) -> bool:
            raise TypeError("boolean value of NA is ambiguous")

        __hash__ = None  # type: ignore[assignment]

    made = ModuleType("pandas")
    made.__dict__.update(NaT=NaTType(1, 1, 1), NA=NAType())
    monkeypatch.setitem(sys.modules, "pandas", made)
    return made


def test_missing_values_are_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = of_pandas(monkeypatch)
    for missing in (NAN, pandas.NaT, pandas.NA, Decimal("NaN")):
        assert (
            _core.dump_args({"a": missing, "b": {"c": missing}, "d": None}) == b'{"b":{},"d":null}'
        )
        assert _core.dump_args([missing, 1]) == b"[null,1]"
        assert _core.dump_args(Row("u", missing)) == b'{"id":"u"}'
        with pytest.raises(errors.OutOfRangeError, match=r"a: a missing value .* has no JSON form"):
            libperk.dump({"a": missing})
    with pytest.raises(errors.OutOfRangeError, match="not a finite number"):
        _core.dump_args({"a": math.inf})


def test_missing_values_are_refused_by_name_where_something_is_required(kard: libperk.Kard) -> None:
    def refused(message: str, **args: Any) -> None:
        with pytest.raises(errors.InputError) as caught:
            kard.explain("users.create", **args)
        assert str(caught.value).startswith(message)

    for missing in (NAN, None):
        refused("users/0/id: is missing", users=[{**LISTED, "id": missing}])
        refused(
            "users/0/enrolled_rewards/0: must be a string, not null",
            users=[{"id": "u", "enrolled_rewards": [missing]}],
        )
        refused("users.create: 'users' is missing", users=missing)
        shown = kard.explain("users.create", users=[{**LISTED, "zip_code": missing}])
        assert "zipCode" not in shown["body"]
    with pytest.raises(errors.MissingError, match="'user_id' is missing"):
        kard.users.get(NAN)  # type: ignore[arg-type]


def test_a_missing_value_clears_nothing(kard: libperk.Kard, server: Server) -> None:
    """In `modify` None clears, and what a frame has not is not given."""
    user = {
        "type": "user",
        "id": "u",
        "attributes": {"enrolledRewards": [], "email": "a@b.test", "birthYear": "1990"},
    }
    server.script = [reply({"data": user})]
    kard.users.modify("u", zip_code="1", email=NAN, birth_year=None)  # type: ignore[arg-type]
    assert (
        b'"email":"a@b.test"' in server.requests[-1].body
        and b"birthYear" not in server.requests[-1].body
    )
    with pytest.raises(errors.MissingError, match="no change is given"):
        kard.users.modify("u", email=NAN)  # type: ignore[arg-type]


def test_items_of_any_kind_are_sent(kard: libperk.Kard, server: Server) -> None:
    server.script = [reply({"data": []}, 204)]
    items: list[Any] = [
        Reward("a"),
        {**LISTED, "id": "b", "enrolled_rewards": {"CARDLINKED"}},
        Row("c", NAN),
        Failing(),
    ]
    with pytest.raises(LookupError) as stopped:
        kard.users.create_many(iter(items))
    assert [outcome.rejected for outcome in stopped.value.outcomes] == [True]  # type: ignore[attr-defined]
    server.script = [
        reply({"data": [{"type": "user", "id": "a"}, {"type": "user", "id": "b"}]}, 201)
    ]
    items = [Reward("a"), {**LISTED, "id": "b", "enrolled_rewards": {"CARDLINKED"}}]
    assert len(kard.users.create_many(iter(items))) == 2
    sent = libperk.parse(server.requests[-1].body)["data"]
    assert [(item["id"], item["attributes"]) for item in sent] == [
        (n, {"enrolledRewards": ["CARDLINKED"]}) for n in "ab"
    ]
    kard.users.create(item for item in items)  # type: ignore[arg-type]
    assert libperk.parse(server.requests[-1].body)["data"] == sent


# ---- the real libraries ----


def test_values_of_numpy() -> None:
    import numpy

    good = [
        (numpy.int64(5), "5"),
        (numpy.bool_(True), "true"),
        (numpy.float32(0.1), "0.1"),
        (numpy.float64(0.1), "0.1"),
        (numpy.str_("a"), '"a"'),
        (numpy.array(["a", "b"]), '["a","b"]'),
        (numpy.array([[1], [2]]), "[[1],[2]]"),
        (numpy.array(7), "7"),
        ({"a": numpy.float32("nan"), "b": numpy.datetime64("NaT")}, "{}"),
    ]
    assert [_core.dump_args(value).decode() for value, _ in good] == [text for _, text in good]
    for wrong in (
        numpy.datetime64("2026-01-01"),
        numpy.array(["2026-01-01"], dtype="datetime64[ns]"),
        numpy.complex64(1),
    ):
        with pytest.raises(errors.WrongTypeError):
            _core.dump_args(wrong)


def test_values_of_pandas() -> None:
    import pandas

    frame = pandas.DataFrame(
        {"id": ["a", "b"], "zip_code": ["1", None], "at": [pandas.Timestamp(WHEN), pandas.NaT]}
    )
    rows = '[{"id":"a","zip_code":"1","at":"2026-03-01T00:00:00+00:00"},{"id":"b"}]'
    for kind in (
        [row for _, row in frame.iterrows()],
        frame.to_dict("records"),
        frame.itertuples(index=False),
    ):
        assert _core.dump_args(kind).decode().replace(',"zip_code":null', "") == rows
    for column in (frame["id"], frame["id"].values, frame["id"].array, pandas.Index(["a", "b"])):
        assert _core.dump_args(column) == b'["a","b"]'
    assert _core.dump_args({"a": pandas.NA, "b": pandas.NaT}) == b"{}"
    with pytest.raises(errors.WrongTypeError, match=r"frame\.to_dict"):
        _core.dump_args(frame)


def test_models_of_pydantic() -> None:
    import pydantic

    class Item(pydantic.BaseModel):  # type: ignore[misc, name-defined]
        uid: str = pydantic.Field(alias="id")
        amount: Decimal = Decimal("1.10")

    assert _core.dump_args([Item(id="u")]) == b'[{"id":"u","amount":1.10}]'


# ---- settings and options ----


class Whole:
    """As numpy's integers: no int, but has __index__."""

    def __index__(self) -> int:
        return 5000


def test_settings_take_what_parameters_take(server: Server, tmp_path: Any) -> None:
    bundle = tmp_path / "roots.pem"
    bundle.write_text("")
    server.script = [reply({"message": "pong", "status": "ok"})]
    with libperk.Kard(
        token="t", organization_id="o", base_url=server.url, timeout_ms=Whole(), ca_file=bundle
    ) as kard:  # type: ignore[arg-type]
        kard.ping.get(timeout_ms=Whole(), max_attempts=2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"header": {"X-A": "1"}}, "did you mean 'headers'?"),
        ({"timeuot_ms": 5}, "did you mean 'timeout_ms'?"),
        ({"anything": SimpleNamespace()}, "kard has no setting 'anything'"),
        ({"timeout_ms": [5]}, "timeout_ms: a str, int or bool is needed here, not list"),
        ({"base_url": {"a": 1}}, "base_url: a str, int or bool is needed here, not dict"),
        ({"headers": ["X-A"]}, "headers: a dict is needed here, not list"),
        ({"ca_file": 5}, "ca_file: a str or a path is needed here, not int"),
        ({"proxy": object()}, "proxy: a value of type object has no JSON form"),
        ({"http2": "yes"}, "http2"),
    ],
)
def test_wrong_settings_are_named(given: dict[str, Any], message: str) -> None:
    with pytest.raises(errors.InputError) as caught:
        libperk.Kard(token="t", organization_id="o", **given)
    assert message in str(caught.value)


def test_wrong_options_say_what_was_given(kard: libperk.Kard) -> None:
    with pytest.raises(
        errors.WrongTypeError, match="timeout_ms: a whole number is needed here, not str"
    ):
        kard.ping.get(timeout_ms="5")  # type: ignore[arg-type]
