"""What the items and objects of requests hold, gathered from the core's table: the members of each
type of libperk.inputs."""

from __future__ import annotations

from libperk._classes import fields_of
from libperk.table import names
from libperk.table import row as table_row

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Row = dict[str, Any]


def item_names(row: Row) -> list[str]:
    """Names of the types that the items of an operation's body may have."""
    kinds = [_kind(type) for type in row["body"]["types"]]
    return [
        kind["class"] + ("Update" if row["body"]["id"] or _update(row, kind) else "")
        for kind in kinds
    ]


def shapes() -> dict[str, list[Row]]:
    """The members of all that requests hold, by the name of the type."""
    found: dict[str, list[Row]] = {}
    for row in (table_row("operations", name) for name in names("operations")):
        if any(field["type"] == "item" for field in row["params"]):
            for name, type in zip(item_names(row), row["body"]["types"]):
                found[name] = _item(row, _kind(type))
                _add_objects(found, found[name])
        _add_objects(found, row["params"])
    return found


def _kind(type: str) -> Row:
    return table_row("resources", type)


def _update(row: Row, kind: Row) -> str | None:
    """The object that a kind's items hold in this operation when it is not the one they are created
    with."""
    return kind["update"] if row["body"]["update"] else None


def _members(name: str) -> list[Row]:
    """The members of an object as callers have to give them: what the table fills in is not
    required."""
    fields = fields_of(name)
    return [{**field, "required": field["required"] and "fixed" not in field} for field in fields]


def _item(row: Row, kind: Row) -> list[Row]:
    """The members of an item in its flat form: type, id, attributes."""
    fields = _members(_update(row, kind) or kind["request"])
    text = {"type": "string", "arity": "one"}
    if kind["request_id"] != "absent":
        needed = kind["request_id"] == "required" and row["body"]["id"] is None
        fields.insert(0, {**text, "name": "id", "required": needed, "doc": "your id of it"})
    if not any(field["name"] == "type" for field in fields):
        needed = len(row["body"]["types"]) > 1
        fields.insert(
            0,
            {
                **text,
                "name": "type",
                "fixed": kind["type"],
                "required": needed,
                "doc": "what it is",
            },
        )
    return fields


def _add_objects(found: dict[str, list[Row]], fields: list[Row]) -> None:
    for field in fields:
        name = field.get("object")
        if name and name not in found:
            found[name] = _members(name)
            _add_objects(found, found[name])
