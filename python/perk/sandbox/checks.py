"""Whether a value is what the table says. One walker for parameters, attributes and nested members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from perk.sandbox import times
from perk.sandbox.contract import Contract, Field
from perk.sandbox.wire import Json, Problem

INT64 = range(-(2**63), 2**63)


class Checker:
    """Collects what is wrong with one request; pointers lead into its body."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract

    def value(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if field.arity in ("repeat", "csv", "list"):
            yield from self._list(field, value, pointer)
        else:
            yield from self._one(field, value, pointer)

    def members(self, fields: list[Field], value: Any, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield _wrong(pointer, "an object was expected")
            return
        for field in fields:
            given = value.get(field.wire)
            if given is not None:
                yield from self.value(field, given, f"{pointer}/{field.wire}")
            elif field.get("required"):
                yield Problem(400, "Missing value", f"{field.wire} is required", pointer=f"{pointer}/{field.wire}")

    def item(self, types: list[str], item: Any, pointer: str) -> Iterator[Problem]:
        """One resource of a body, with the id and the rules that its type asks for."""
        if not isinstance(item, dict):
            yield _wrong(pointer, "a resource object was expected")
            return
        kind = item.get("type")
        if kind not in types:
            yield Problem(400, "Unknown type", "type must be one of: " + ", ".join(types), pointer=f"{pointer}/type")
            return
        if self.contract.resource(kind)["request_id"] == "required" and not _is_id(item.get("id")):
            yield Problem(400, "Missing value", "id is required", pointer=f"{pointer}/id")
        attributes = item.get("attributes", {})
        yield from self.members(self.contract.request_members(kind), attributes, f"{pointer}/attributes")
        if isinstance(attributes, dict):
            yield from self._rules(kind, attributes, pointer)

    def _rules(self, kind: str, attributes: Json, pointer: str) -> Iterator[Problem]:
        wires = {str(field.get("name")): field.wire for field in self.contract.request_members(kind)}
        for rule in self.contract.resource(kind)["rules"]:
            when, needs = wires[rule["when"]], wires[rule["needs"]]
            if attributes.get(when) == rule["equals"] and attributes.get(needs) is None:
                detail = f"{needs} is required when {when} is {rule['equals']}"
                yield Problem(400, "Missing value", detail, pointer=f"{pointer}/attributes/{needs}")

    def _list(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield _wrong(pointer, "a list was expected")
            return
        for index, entry in enumerate(value):
            yield from self._one(field, entry, f"{pointer}/{index}")

    def _one(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        check = getattr(self, f"_{field.type}", None)
        if check is not None:
            yield from check(field, value, pointer)

    def _string(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield _wrong(pointer, "text was expected")
            return
        values = self.contract.values(field)
        if values and value not in values:
            yield Problem(400, "Unknown value", "one of these was expected: " + ", ".join(values), pointer=pointer)
        if field.get("digits") and not re.fullmatch(r"[0-9]*", value):
            yield Problem(400, "Invalid value", "only digits were expected", pointer=pointer)
        if field.get("nonempty") and not value:
            yield Problem(400, "Invalid value", "empty text is not accepted", pointer=pointer)
        yield from _in_bounds(field, len(value), "characters", pointer)

    def _int(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if field.get("as_string") and isinstance(value, str) and re.fullmatch(r"-?\d+", value):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or value not in INT64:
            yield _wrong(pointer, "an integer was expected")
            return
        yield from _in_bounds(field, value, "value", pointer)

    def _num(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            yield _wrong(pointer, "a number was expected")
            return
        yield from _in_bounds(field, value, "value", pointer)

    def _bool(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, bool):
            yield _wrong(pointer, "true or false was expected")

    def _time(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, str) or not _is_time(value):
            yield _wrong(pointer, "an ISO 8601 time with a zone was expected")

    def _object(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        name = field.get("object")
        fields = self.contract.members(name) if isinstance(name, str) else []
        yield from self.members(fields, value, pointer)


def _in_bounds(field: Field, size: float, what: str, pointer: str) -> Iterator[Problem]:
    low, high = field.get("min"), field.get("max")
    if (low is not None and size < low) or (high is not None and size > high):
        yield Problem(400, "Out of range", _bounds(what, low, high), pointer=pointer)


def _bounds(what: str, low: Any, high: Any) -> str:
    return f"{what}: at least {low}" if high is None else f"{what}: {low} to {high} accepted"


def _wrong(pointer: str, detail: str) -> Problem:
    return Problem(400, "Wrong type", detail, pointer=pointer)


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_time(text: str) -> bool:
    try:
        times.parse(text)
    except ValueError:
        return False
    return True
