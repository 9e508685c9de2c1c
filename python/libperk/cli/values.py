"""Arguments of an operation, written as NAME=VALUE or in a JSON file, typed by the table."""

from __future__ import annotations

import sys
from typing import Any

import click

import libperk
from libperk import errors

Row = dict[str, Any]

JSON = ("int", "num", "bool", "object", "json", "item")  # the types whose values are JSON


def arguments(row: Row, given: tuple[str, ...], file: str | None = None) -> dict[str, Any]:
    """The arguments of an operation: those of a JSON file, and over them NAME=VALUE. A name that
    comes again makes a list."""
    fields = {field["name"]: field for field in row["params"]}
    found: dict[str, Any] = {}
    for text in given:
        name, equals, word = text.partition("=")
        if not equals:
            raise click.UsageError(f"NAME=VALUE is needed, such as {_example(row)}")
        kind = fields.get(name, {}).get("type", "string")
        value = _value(name, word) if kind in JSON else word
        found[name] = [*_list(found[name]), *_list(value)] if name in found else value
    return {**(_object(file) if file else {}), **found}


def _example(row: Row) -> str:
    names = [*row["positional"], *row["keywords"]]
    return f"{names[0]}=…" if names else "name=value"


def _value(name: str, word: str) -> Any:
    """A value as JSON; @FILE is the JSON in a file."""
    if word.startswith("@"):
        return json_of(word[1:])
    try:
        return libperk.parse(word)
    except errors.PerkError:
        raise click.UsageError(f"{name}: a JSON value is needed, or @FILE that has it") from None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _object(file: str) -> dict[str, Any]:
    found = json_of(file)
    if not isinstance(found, dict):
        raise click.UsageError("--input: a JSON object of the arguments is needed")
    return found


def json_of(path: str) -> Any:
    """The JSON in a file; - is standard input."""
    try:
        return libperk.parse(bytes_of(path))
    except errors.PerkError as error:
        raise click.UsageError(f"{path}: {error}") from None


def bytes_of(path: str) -> bytes:
    """The bytes of a file; - is standard input."""
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()
