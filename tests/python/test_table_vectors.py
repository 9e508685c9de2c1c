"""The vectors of tables: replies are appended, columns and cells are compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from test_vectors import cases, good_or_refused, read

from libperk import _core
from libperk._columns import Batch, Kept


def filled(given: dict[str, Any]) -> Any:
    options = _core.dump(given["options"]) if "options" in given else None
    native = _core.perk_table_new(_core.perk_op_find(given["operation"]), options)
    for reply in given.get("replies", ()):
        doc = _core.perk_doc_parse(reply["body"], 0)
        _core.perk_table_append(native, doc, reply.get("key"))
    return native


def part_of(native: Any, name: str) -> int:
    parts = range(_core.perk_table_part_count(native))
    return [_core.perk_table_part_name(native, part) for part in parts].index(name)


def take_all(native: Any, part: int, into: Kept) -> list[int]:
    """How many rows each chunk has."""
    lengths: list[int] = []
    while _core.table_move(native, part, True, into.native):
        lengths.append(into.rows - sum(lengths))
    return lengths


def check_part(native: Any, name: str, expected: dict[str, Any]) -> None:
    part = part_of(native, name)
    kept = Kept(native, part)
    lengths = take_all(native, part, kept)
    found = [_core.parse(kept.row(number)) for number in range(kept.rows)]
    columns = [[column["name"], column["type"]] for column in kept.columns]
    assert [[row[name] for name, _ in columns] for row in found] == expected["rows"]
    assert lengths == expected.get("chunks", lengths)
    assert columns == expected.get("columns", columns)
    rows = Batch(kept)
    assert (rows.shape, rows.columns) == (
        (sum(lengths), len(columns)),
        [name for name, _ in columns],
    )


@cases("table")
def test_table(case: Path) -> None:
    given = read(case)

    def act() -> None:
        native = filled(given)
        for name, expected in given.get("parts", {}).items():
            check_part(native, name, expected)
        doubts = _core.parse(_core.perk_table_doubts(native))
        assert doubts == given.get("doubts", doubts)

    good_or_refused(given.get("error"), act)
