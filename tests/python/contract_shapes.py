"""Reads the notation in which the Capillary reference writes down replies: JSON, and in its texts
things like "{id, customerId:int64, mode?, rows:[{sku,qty: decimal string}]} (prose) or
{code:int}"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

OPEN, CLOSE = "[{(<", "]})>"


@dataclass
class Shape:
    """`kind`: one of the table's types, "any" where nothing is documented, "structure" for objects
    that are not spelled out."""

    kind: str = "any"
    listed: bool = False
    members: dict[str, Shape] = field(default_factory=dict)
    values: list[str] = field(default_factory=list)
    same_as: str = ""  # the operation whose records these are
    more: bool = False  # it has more members than are spelled out


WORDS = (
    (r"int(32|64)?\b", "int"),
    (r"bool(ean)?\b", "bool"),
    (r"number\b", "num"),
    (r"map\b|object\b|array\b|same shape|earn record|full promotion", "structure"),
    (r"string\b|decimal string|opaque|JWT|open enum|[A-Z_]+\|[A-Z_|]+$|'[A-Z]+'", "string"),
)


def read(told: Any) -> Shape:
    if isinstance(told, list):
        [inner] = told
        return listed(read(inner))
    if isinstance(told, dict):
        return Shape(
            "object",
            members={alias: read(each) for name, each in told.items() for alias in name.split("|")},
        )
    if isinstance(told, str):
        return _text(told.strip())
    return Shape("int")


def listed(shape: Shape) -> Shape:
    shape.listed = True
    return shape


def _text(text: str) -> Shape:
    if text.startswith("["):
        inner = text[1 : _end(text)]
        return Shape("any", True) if inner == ".." else listed(_text(inner.strip()))
    if text.startswith("{"):
        members = {name: shape for group in _groups(text) for name, shape in _members(group)}
        return Shape(
            "object",
            members=members,
            more="..." in [part for group in _groups(text) for part in _split(group)],
        )
    record = re.search(r"record as in (\S+)", text)
    if record:
        return Shape("object", same_as="capillary." + record[1])
    for pattern, kind in WORDS:
        if re.match(pattern, text):
            return Shape(kind, text == "array", values=_values(text))
    return Shape()


def _values(text: str) -> list[str]:
    """The words of an enumeration: "A|B", or "open enum: A, B documented; C observed"."""
    if text.startswith("open enum:"):
        documented = re.split(r"[.;(]", text[len("open enum:") :])[0]
        return re.findall(r"\b[A-Z][A-Z_]+\b", documented)
    return text.split("|") if re.fullmatch(r"[A-Z_]+(\|[A-Z_]+)+", text) else []


def _end(text: str) -> int:
    """Where the bracket closes that `text` begins with."""
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter in OPEN) - (letter in CLOSE)
        if depth == 0:
            return at
    raise ValueError(text)


def _groups(text: str) -> Iterator[str]:
    """The insides of all brace groups: "{..} or {..}" has two."""
    while text:
        at = text.find("{")
        if at < 0:
            return
        end = at + _end(text[at:])
        yield text[at + 1 : end]
        text = text[end + 1 :]


def _members(text: str) -> Iterator[tuple[str, Shape]]:
    for part in _split(text):
        name = re.match(r"(\w+)\??\s*(?::\s*)?(.*)", part, re.DOTALL)
        if name:
            rest = name[2]
            yield name[1], Shape() if rest.startswith("(") else _text(rest)


def _split(text: str) -> Iterator[str]:
    """At the commas that no bracket holds."""
    depth, start = 0, 0
    for at, letter in enumerate(text):
        depth += (letter in OPEN) - (letter in CLOSE)
        if letter == "," and depth == 0:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()
