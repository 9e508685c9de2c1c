"""The rows of the operation table in words, for the `libperk` command and for the reference pages.
Standard library only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from libperk._signatures import between, bounds, counted
from libperk.table import load as table
from libperk.table import row as table_row

Row = dict[str, Any]

REPLAY = {
    "safe": "safe to repeat: repeated automatically after a temporary failure",
    "once": "sent once: repeated only when the server cannot have acted; otherwise the error "
    "reports an unknown outcome",
}
PAGING = {"cursor": "by cursor", "number": "by page number"}
TYPES = {
    "string": "text",
    "int": "integer",
    "num": "number",
    "bool": "true or false",
    "time": "time",
    "object": "object",
    "json": "any JSON",
    "item": "resource",
}


def client(provider: str) -> str:
    """The name that pages give a client: "legacy" for kard_legacy, whose names begin with it."""
    prefix: str = table_row("providers", provider)["prefix"]
    return prefix.rstrip(".") or provider


def path(row: Row) -> str:
    return row["path"] or "(not published)"


def scope(row: Row) -> str:
    """The scope that the token needs."""
    if row["auth"] != "token":
        return "no token"
    return row["scope"] or "-"


def part(row: Row) -> str:
    """The namespace of an operation: "legacy.offers.list" is of offers."""
    found: str = row["name"].split(".")[-2]
    return found


# ---- limits ----


def items(row: Row) -> str:
    """How many items one request takes; "" when it takes none."""
    body = row["body"]
    if body is None or body["shape"] != "list":
        return ""
    return counted(between(body["min_items"] or None, body["max_items"] or None), "item")


def page(row: Row) -> str:
    """How many resources a page may have; "" when there are no pages."""
    if row["paging"] == "none":
        return ""
    size = next(field for field in row["params"] if field["name"] == row["page"]["size"])
    most = size.get("max")
    return f"pages of at most {most}" if most else "pages"


def limits(row: Row) -> str:
    return ", ".join(filter(None, (items(row), page(row))))


# ---- fields ----


def values(name: str) -> list[str]:
    found: list[str] = next(row["values"] for row in table()["enums"] if row["name"] == name)
    return found


def type_of(field: Row) -> str:
    word = TYPES[field["type"]]
    return word if field["arity"] == "one" else f"list of {word}"


def needed(field: Row) -> str:
    if "setting" in field:
        return "setting"
    return "yes" if field["required"] else ""


def meaning(field: Row) -> str:
    one_of = [f"one of {', '.join(values(field['values']))}"] if field.get("values") else []
    return "; ".join([field["doc"], *bounds(field), *one_of])


def with_members(fields: list[Row], before: str = "") -> Iterator[Row]:
    """Fields, and behind each that is an object its members, named with a dot: "merchant",
    "merchant.name"."""
    for field in fields:
        yield {**field, "name": before + field["name"]}
        if field.get("object"):
            yield from with_members(fields_of(field["object"]), f"{before}{field['name']}.")


# ---- replies ----


def classes(types: list[str]) -> list[str]:
    known = {kind["type"]: kind["class"] for kind in table()["resources"]}
    return list(dict.fromkeys(known[name] for name in types))


def reply(row: Row) -> str:
    """What a call returns."""
    what = " or ".join(classes(row["reply_types"])) or "the body of the API's reply"
    if row["paging"] != "none":
        return f"pages of {what}"
    return f"a document of {what}" if row["multi_status"] or row["reply_many"] else what


def fields_of(name: str) -> list[Row]:
    """The members of an object of the table."""
    found: list[Row] = next(row["fields"] for row in table()["objects"] if row["name"] == name)
    return found


def parameters(row: Row) -> list[Row]:
    """The parameters of a call, without those that the table fills."""
    return list(with_members([field for field in row["params"] if "fixed" not in field]))


def bodies(row: Row) -> list[tuple[Row, list[Row]]]:
    """The kinds of resource that the body takes, each with the members that may be given."""
    body = row["body"]
    found = []
    for kind in table()["resources"]:
        if body is not None and kind["type"] in body["types"]:
            name = (kind["update"] if body["update"] else None) or kind["request"]
            found.append((kind, [*_names(row, kind), *with_members(fields_of(name))]))
    return found


def _names(row: Row, kind: Row) -> Iterator[Row]:
    """The members that identify an item."""
    text: Row = {"type": "string", "arity": "one", "required": True}
    if len(row["body"]["types"]) > 1:
        yield {**text, "name": "type", "doc": f"always {kind['type']} for a {kind['class']}"}
    if kind["request_id"] != "absent" and not row["body"]["id"]:
        yield {
            **text,
            "name": "id",
            "required": kind["request_id"] == "required",
            "doc": "your id of it",
        }
