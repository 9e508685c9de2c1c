"""Whether a value is what the table requires. One walker for parameters, attributes and nested
members."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from libperk.sandbox.wire import times
from libperk.sandbox.wire.contract import Contract, Field
from libperk.sandbox.wire.values import Json, Problem

INT64 = range(-(2**63), 2**63)
#: What the formats of the table look like.
FORMATS = {
    "decimal": re.compile(r"-?\d+(\.\d+)?"),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "phone": re.compile(r"\+[1-9]\d{1,14}"),
    "clock": re.compile(r"([01]\d|2[0-3]):[0-5]\d"),
    "duration": re.compile(r"P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?"),
    "words": re.compile(r" *[A-Za-z0-9] *[A-Za-z0-9][A-Za-z0-9 ]*"),
}


class Checker:
    """Collects what is wrong with one request; pointers lead into its body."""

    def __init__(self, contract: Contract, update: bool = False) -> None:
        self.contract = contract
        self.update = update

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
                yield Problem(
                    400,
                    "Missing value",
                    f"{field.wire} is required",
                    pointer=f"{pointer}/{field.wire}",
                )

    def item(self, types: list[str], item: Any, pointer: str) -> Iterator[Problem]:
        """One resource of a body, with the id and the rules that its type asks for."""
        if not isinstance(item, dict):
            yield _wrong(pointer, "a resource object was expected")
            return
        kind = item.get("type")
        if kind not in types:
            yield Problem(
                400,
                "Unknown type",
                "type must be one of: " + ", ".join(types),
                pointer=f"{pointer}/type",
            )
            return
        if self.contract.resource(kind)["request_id"] == "required" and not _is_id(item.get("id")):
            yield Problem(400, "Missing value", "id is required", pointer=f"{pointer}/id")
        attributes = item.get("attributes", {})
        fields, rules = (
            self.contract.request_members(kind, self.update),
            self.contract.rules(kind, self.update),
        )
        yield from self.members(fields, attributes, f"{pointer}/attributes")
        if isinstance(attributes, dict):
            yield from _rules(fields, rules, attributes, f"{pointer}/attributes")
            yield from _company(fields, attributes, f"{pointer}/attributes")

    def _list(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield _wrong(pointer, "a list was expected")
            return
        low, high = field.get("min_items") or 0, field.get("max_items") or 0
        if len(value) < low or (high and len(value) > high):
            yield Problem(
                400,
                "Out of range",
                f"{len(value)} entries; {low} to {high or 'any number'} are accepted",
                pointer=pointer,
            )
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
            yield Problem(
                400,
                "Unknown value",
                "one of these was expected: " + ", ".join(values),
                pointer=pointer,
            )
        if field.get("digits") and not re.fullmatch(r"[0-9]*", value):
            yield Problem(400, "Invalid value", "only digits were expected", pointer=pointer)
        form = FORMATS.get(str(field.get("format")))
        if form is not None and not form.fullmatch(value):
            yield Problem(
                400, "Invalid value", f"{field.get('looks')} was expected", pointer=pointer
            )
        if field.get("nonempty") and not value:
            yield Problem(400, "Invalid value", "empty text is not accepted", pointer=pointer)
        yield from _in_bounds(field, len(value), "characters", pointer)

    def _int(self, field: Field, value: Any, pointer: str) -> Iterator[Problem]:
        if field.get("as_string") and isinstance(value, str) and re.fullmatch(r"-?\d+", value):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or value not in INT64:
            yield _wrong(pointer, "an integer was expected")
            return
        values = self.contract.values(field)
        if values and str(value) not in map(str, values):
            yield Problem(
                400,
                "Unknown value",
                "one of these was expected: " + ", ".join(map(str, values)),
                pointer=pointer,
            )
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
        if not isinstance(name, str):
            yield from self.members([], value, pointer)
            return
        fields = self.contract.members(name)
        yield from self.members(fields, value, pointer)
        if isinstance(value, dict):
            yield from _rules(fields, self.contract.object_rules(name), value, pointer)
            yield from _company(fields, value, pointer)


def _rules(fields: list[Field], rules: list[Json], value: Json, pointer: str) -> Iterator[Problem]:
    wires = {str(field.get("name")): field.wire for field in fields}
    for rule in rules:
        when, needs = wires[rule["when"]], wires[rule["needs"]]
        if value.get(when) == rule["equals"] and value.get(needs) is None:
            detail = f"{needs} is required when {when} is {rule['equals']}"
            yield Problem(400, "Missing value", detail, pointer=f"{pointer}/{needs}")


def _company(fields: list[Field], value: Json, pointer: str) -> Iterator[Problem]:
    """What a given member requires of the other members."""
    wires = {str(field.get("name")): field.wire for field in fields}
    for field in fields:
        if value.get(field.wire) is None:
            continue
        needs, only = field.get("needs"), field.get("only_when")
        if needs and value.get(wires[needs]) is None:
            detail = f"{wires[needs]} is required together with {field.wire}"
            yield Problem(400, "Missing value", detail, pointer=f"{pointer}/{wires[needs]}")
        for other in field.get("excludes") or ():
            if value.get(wires[other]) is not None:
                detail = f"{wires[other]} cannot be given together with {field.wire}"
                yield Problem(400, "Invalid value", detail, pointer=f"{pointer}/{wires[other]}")
        if only and value.get(wires[only["name"]]) != only["is"]:
            detail = f"{field.wire} can be given only when {wires[only['name']]} is {only['is']}"
            yield Problem(400, "Invalid value", detail, pointer=f"{pointer}/{field.wire}")


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
