"""Replies as tables for people: texts are escaped and cut, personal values are masked unless they
are asked for. What does not fit is left out; the other formats have all."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import IO, Any

from libperk import _core
from libperk.cli import output, words
from libperk.cli.output import safe
from libperk.cli.replies import Replies, Row, Rows, values_of
from libperk.table import names as names_of
from libperk.table import row as table_row

MASK = "***"
NESTED = ("list<", "struct<")
GAP = 2  # between columns

Cells = list[list[str]]


def show(row: Row, documents: Replies, file: IO[bytes] | None, personal: bool) -> None:
    """The resources of the replies as a table; a single one, or a plain value, as lines. `file` is
    None for standard output."""
    if not row["reply_types"]:
        lines = [line for document in documents for line in _value(document.data)]
        return _write(lines, file)
    rows = Rows(row)
    hidden = set() if personal else set(personal_columns(row))
    names = [column["name"] for column in rows.columns]
    cells = [
        [MASK if name in hidden and name in values else _cell(values.get(name)) for name in names]
        for kept in rows.chunks(documents)
        for values in values_of(kept)
    ]
    if not row["reply_many"] and row["paging"] == "none" and len(cells) == 1:
        pairs = [(name, text) for name, text in zip(names, cells[0]) if text]
        return _write([f"{name}  {text}" for name, text in _padded(pairs)], file)
    return _table(rows.columns, cells, file)


def _padded(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    width = max((len(name) for name, _ in pairs), default=0)
    return ((f"{name:<{width}}", text) for name, text in pairs)


def _table(columns: list[Row], cells: Cells, file: IO[bytes] | None) -> None:
    kept = [
        number
        for number, column in enumerate(columns)
        if not column["type"].startswith(NESTED) and any(line[number] for line in cells)
    ]
    if file is None and output.is_terminal():
        kept = _fitting([columns[number]["name"] for number in kept], kept, cells)
    head = [columns[number]["name"] for number in kept]
    rows = [[line[number] for number in kept] for line in cells]
    if not rows:
        output.note("libperk: no rows")
    elif file is None:
        output.table(head, rows)
    else:
        _write(output.lines(head, rows), file)


def _fitting(names: list[str], numbers: list[int], cells: Cells) -> list[int]:
    """The first columns that fit into a terminal; at least one."""
    left = shutil.get_terminal_size().columns
    found: list[int] = []
    for name, number in zip(names, numbers):
        left -= GAP + max(len(name), *(len(line[number]) for line in cells))
        if left < 0 and found:
            output.note(f"libperk: {len(numbers) - len(found)} more columns: -o csv has all")
            break
        found.append(number)
    return found


def _write(lines: Any, file: IO[bytes] | None) -> None:
    if file is None:
        file = output.standard()
    for line in lines:
        file.write(line.encode() + b"\n")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return safe(value if isinstance(value, str) else _core.dump(value).decode())


def _value(data: Any) -> Iterator[str]:
    """A reply that is no resource."""
    if not isinstance(data, dict):
        yield _cell(data)
        return
    for name, text in _padded([(safe(name), _cell(value)) for name, value in data.items()]):
        yield f"{name}  {text}"


# ---- personal values ----


def personal_columns(row: Row) -> Iterator[str]:
    """The columns whose values name or describe a person, as the table marks them."""
    for type in row["reply_types"]:
        kind = table_row("resources", type)
        if kind.get("personal"):
            yield "id"
        for field in words.with_members(words.fields_of(kind["attributes"])):
            if field.get("personal"):
                yield field["name"].replace(".", "_")


def event_lines(event: Any, personal: bool) -> Iterator[str]:
    """The lines of an event. Of types that the table does not know, values count as personal."""
    names = ("type", "status", "id", "key", "issuer_id", "issuer_name")
    pairs = [(name, _cell(getattr(event, name))) for name in names]
    known = _marks(event.type)
    for name, value in (event.resource.attributes if event.resource is not None else {}).items():
        hidden = not personal and known.get(name, True)
        pairs.append((safe(name), MASK if hidden else _cell(value)))
    for name, text in _padded([(name, text) for name, text in pairs if text]):
        yield f"{name}  {text}"


def _marks(type: str) -> dict[str, bool]:
    """Whether each attribute of a type is personal, by the name that the API writes."""
    if type not in names_of("resources"):
        return {}
    kind = table_row("resources", type)
    return {
        field["wire"]: bool(field.get("personal")) for field in words.fields_of(kind["attributes"])
    }
