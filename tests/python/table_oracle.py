"""What the cells of a table are by plain json.loads: the columns of an operation, written down a
second time from the rows of its objects, and the value of each cell."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from decimal import Context, Decimal
from itertools import zip_longest
from typing import Any, NamedTuple

from libperk.table import row

Field = dict[str, Any]

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
MICROSECOND = timedelta(microseconds=1)
FITS = Decimal(10) ** 38
EXACT = Context(prec=400)


def load(text: str) -> Any:
    """Numbers with a fraction or exponent as Decimal, with all their digits."""
    return json.loads(text, parse_float=Decimal)


# ---- cells ----


def a_text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def an_int(value: Any) -> int | None:
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return value if -(1 << 63) <= value < 1 << 63 else None


def is_number(value: Any) -> bool:
    return isinstance(value, (int, Decimal)) and not isinstance(value, bool)


def a_real(value: Any) -> float | None:
    return float(value) if is_number(value) else None


def a_decimal(value: Any) -> Decimal | None:
    if not is_number(value):
        return None
    scaled = EXACT.scaleb(Decimal(value), 9)
    whole = scaled == EXACT.to_integral_value(scaled) and EXACT.abs(scaled) < FITS
    return Decimal(value) if whole else None


def a_bool(value: Any) -> bool | None:
    return value if isinstance(value, bool) else None


def a_time(value: Any) -> datetime | None:
    """Cut to microseconds."""
    if not isinstance(value, str) or not TIME.fullmatch(value):
        return None
    cut = re.sub(r"(\.\d{6})\d+", r"\1", value).replace("Z", "+00:00")
    cut = re.sub(r"\.(\d+)", lambda hit: f".{hit[1]:0<6}", cut)
    try:
        return datetime.fromisoformat(cut).astimezone(timezone.utc)
    except ValueError:
        return None


def any_json(value: Any) -> Any:
    return value


class Column(NamedTuple):
    name: str
    kind: str
    cell: Any
    path: tuple[str, ...]
    many: bool = False
    members: tuple[Any, ...] | None = None  # columns of the objects in a list
    sign: Any = None  # what columns of one name must share

    def value(self, found: Any) -> Any:
        if not self.many:
            return self.cell(found)
        if not isinstance(found, list):
            return None
        return [self.item(item) for item in found]

    def item(self, found: Any) -> Any:
        if self.members is None:
            return self.cell(found)
        if not isinstance(found, dict):
            return None
        return {member.name: member.value(at(found, member.path)) for member in self.members}


def at(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        value = value.get(step) if isinstance(value, dict) else None
    return value


# ---- columns ----

KINDS = {
    "int": ("int64", an_int),
    "bool": ("bool", a_bool),
    "time": ("time", a_time),
    "json": ("json", any_json),
    "object": ("struct", any_json),
}


def padded(digits: int) -> Any:
    def cell(value: Any) -> str | None:
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value).zfill(digits)
        return a_text(value)

    return cell


def kind_of(field: Field) -> tuple[str, Any]:
    if field["type"] == "num":
        return ("decimal", a_decimal) if field.get("exact") else ("double", a_real)
    if field["type"] != "string":
        return KINDS[field["type"]]
    word = field.get("values") or "fixed" in field
    return "word" if word else "text", padded(field["pad"]) if "pad" in field else a_text


class Compiler:
    """The columns of the kinds that share a table."""

    def __init__(self) -> None:
        self.columns: dict[str, Column] = {}

    def add(self, column: Column, retry: Any) -> Column:
        """A column under its name, or one of that name that is the same. Names that are taken get
        another underscore."""
        while column.name in self.columns and self.columns[column.name].sign != column.sign:
            column = column._replace(name=retry(column.name))
        return self.columns.setdefault(column.name, column)


def compile_object(
    into: Compiler, name: str, path: tuple[str, ...], prefix: str = "", root: str = ""
) -> list[Column]:
    fields = row("objects", name)["fields"]
    owned = {field["name"] for field in row("objects", root or name)["fields"]} if prefix else set()
    found: list[Column] = []
    for field in fields:
        here = (*path, field["wire"])
        if field["type"] == "object" and field["arity"] == "one":
            found += compile_object(
                into, field["object"], here, f"{prefix}{field['name']}_", root or name
            )
            continue
        found.append(compile_field(into, field, here, prefix, owned))
    return found


def compile_field(
    into: Compiler, field: Field, path: tuple[str, ...], prefix: str, owned: set[str]
) -> Column:
    kind, cell = kind_of(field)
    many = field["arity"] != "one" and field["type"] != "json"
    members = None
    if kind == "struct":
        inner = Compiler()
        members = tuple(compile_object(inner, field["object"], ()))
    sign = (kind, many, path, field.get("object"))
    between = ""
    while True:
        name = prefix + between + field["name"]
        column = Column(name, kind, cell, path, many, members, sign)
        have = into.columns.get(name)
        if have is not None and have.sign == sign:
            return have
        if have is None and name not in owned:
            into.columns[name] = column
            return column
        between += "_"


def singular(name: str) -> str:
    return name[:-3] + "y" if name.endswith("ies") else name.removesuffix("s")


def compile_kind(into: Compiler, type: str) -> list[Column]:
    kind = row("resources", type)
    path = () if kind["plain"] else ("attributes",)
    found = compile_object(into, kind["attributes"], path)
    for relation in kind["relations"]:
        many = relation["many"]
        name = singular(relation["name"]) + ("_ids" if many else "_id")
        path = ("relationships", relation["wire"], "data")
        column = Column(name, "text", id_of, path, many, None, ("text", many, path, None))
        while name in into.columns and into.columns[name].sign != column.sign:
            name = "related_" + name
        found.append(into.columns.setdefault(name, column._replace(name=name)))
    return found


def id_of(reference: Any) -> str | None:
    return a_text(reference.get("id")) if isinstance(reference, dict) else None


class Oracle:
    """Of one operation: the rows of its replies."""

    def __init__(self, operation: str) -> None:
        self.row = row("operations", operation)
        self.plain = row("resources", self.row["reply_types"][0])["plain"]
        into = Compiler()
        if not self.plain:
            into.columns["id"] = Column("id", "text", a_text, ("id",), sign="id")
            into.columns["type"] = Column("type", "word", a_text, ("type",), sign="type")
        self.kinds = {type: compile_kind(into, type) for type in self.row["reply_types"]}
        self.columns = into.columns

    def resources(self, texts: list[str]) -> list[Any]:
        """The resources of these pages."""
        pages = map(load, texts)
        return [
            resource
            for page in pages
            for resource in (page["data"] if isinstance(page, dict) else page)
        ]

    def rows(self, texts: list[str]) -> list[dict[str, Any]]:
        return [self.cells(resource) for resource in self.resources(texts)]

    def cells(self, resource: dict[str, Any]) -> dict[str, Any]:
        made: dict[str, Any] = dict.fromkeys(self.columns)
        if not self.plain:
            made |= {"id": resource["id"], "type": resource["type"]}
        for column in self.kinds[self.row["reply_types"][0] if self.plain else resource["type"]]:
            made[column.name] = column.value(at(resource, column.path))
        return made

    # ---- the whole reply again ----

    def _columns_of(self, type: Any) -> list[Column]:
        return self.kinds[self.row["reply_types"][0] if self.plain else type]

    def again(self, cells: dict[str, Any], rest: Any) -> Any:
        """A resource put together again from its columns and the rest; what is null is absent."""
        made: Any = {} if self.plain else {"id": cells["id"], "type": cells["type"]}
        for column in self._columns_of(cells.get("type")):
            put(made, column.path, again(column, cells[column.name]))
        return self.seen(merged(bare(made), bare(rest)))

    def seen(self, resource: Any) -> Any:
        """The same of the resource itself."""
        found = bare(resource)
        for column in self._columns_of(resource.get("type")):
            value = at(found, column.path)
            if value is not None:
                put(found, column.path, seen(column, value))
        return bare(found)


def again(column: Column, cell: Any) -> Any:
    """The value in a reply that gives this cell."""
    if isinstance(cell, list):
        return [again_item(column, item) for item in cell]
    return again_item(column, cell)


def again_item(column: Column, cell: Any) -> Any:
    if cell is None:
        return None
    if column.members is not None:
        made: Any = {}
        for member in column.members:
            put(made, member.path, again(member, cell[member.name]))
        return made
    return load(cell) if column.kind == "json" else cell


def seen(column: Column, value: Any) -> Any:
    """A value of a reply in the form that its cell gives again: times are instants, references are
    ids."""
    if isinstance(value, list) and column.many:
        return [seen_item(column, item) for item in value]
    return value if column.many else seen_item(column, value)


def seen_item(column: Column, value: Any) -> Any:
    if column.members is not None and isinstance(value, dict):
        made = json_copy(value)
        for member in column.members:
            found = at(made, member.path)
            if found is not None:
                put(made, member.path, seen(member, found))
        return made
    if column.members is None:
        cell = column.cell(value)
        return value if cell is None else cell
    return value  # of another type


def json_copy(value: dict[str, Any]) -> dict[str, Any]:
    return {
        name: json_copy(item) if isinstance(item, dict) else item for name, item in value.items()
    }


def put(into: Any, path: tuple[str, ...], value: Any) -> None:
    if value is None:
        return
    for step in path[:-1]:
        into = into.setdefault(step, {})
    into[path[-1]] = value


def bare(value: Any) -> Any:
    """Without members that are null or hold nothing."""
    if isinstance(value, dict):
        kept = {name: bare(member) for name, member in value.items()}
        return {
            name: member for name, member in kept.items() if member is not None and member != {}
        }
    return [bare(item) for item in value] if isinstance(value, list) else value


def merged(left: Any, right: Any) -> Any:
    if left is None or right is None:
        return left if right is None else right
    if isinstance(left, dict) and isinstance(right, dict):
        return {name: merged(left.get(name), right.get(name)) for name in {**left, **right}}
    if isinstance(left, list) and isinstance(right, list):
        return [merged(*pair) for pair in zip_longest(left, right)]
    return right
