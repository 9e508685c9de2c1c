"""Made-up values for the objects of the operation table."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from libperk.cli.words import fields_of, values
from libperk.table import row as table_row

Row = dict[str, Any]


def example(type: str) -> Row:
    """The attributes of a resource of that type."""
    return _object(table_row("resources", type)["attributes"])


def _object(name: str) -> Row:
    return {field["wire"]: _value(field) for field in fields_of(name) if not field.get("relation")}


def _value(field: Row) -> Any:
    one = _one(field)
    return one if field["arity"] == "one" else [one]


def _one(field: Row) -> Any:
    kind = field["type"]
    if "fixed" in field:
        return field["fixed"]
    if field.get("values"):
        return values(field["values"])[0]
    if kind == "object":
        return _object(field["object"])
    return _SIMPLE[kind](field)


def _text(field: Row) -> str:
    name: str = field["name"]
    return f"https://example.invalid/{name}" if name.endswith("url") else f"example {name}"


def _number(field: Row) -> int:
    least: int = field.get("min") or 0
    return max(least, 100)


_SIMPLE: dict[str, Any] = {
    "string": _text,
    "int": _number,
    "num": _number,
    "bool": lambda _: True,
    "time": lambda _: datetime.now(timezone.utc).isoformat(timespec="seconds"),
    "json": lambda _: {},
}
