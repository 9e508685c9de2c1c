"""The first rows of a table of columns."""

from __future__ import annotations

from libperk import _core
from libperk._html.lists import Cell, Column, grid, listing
from libperk._html.values import brief

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk._columns import Kept
    from libperk._html.tags import Markup

ROWS = 10
COLUMNS = 60
NUMBERS = ("int", "uint", "float", "double", "decimal")


def columns_table(kept: Kept, name: str) -> Markup:
    """What has been fetched: shape, columns, first rows."""
    known = kept.columns[:COLUMNS]
    columns = [
        Column(each["name"], "number" if each["type"].startswith(NUMBERS) else "keep")
        for each in known
    ]
    count = min(ROWS, kept.rows)
    rows = [_row(known, _core.parse(kept.row(number))) for number in range(count)]
    words = [f"{kept.rows:,} rows, {len(kept.columns)} columns"]
    if count < kept.rows or len(known) < len(kept.columns):
        words.append(f"the first {count} rows and {len(known)} columns are shown")
    return listing(name, words, grid(columns, rows, name))


def _row(columns: list[dict[str, Any]], values: dict[str, Any]) -> list[Cell]:
    words = (brief(values.get(each["name"])) for each in columns)
    return [Cell(word if len(word) <= 60 else word[:59] + "…") for word in words]
