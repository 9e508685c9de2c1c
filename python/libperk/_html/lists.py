"""Tables that are sorted by their headings: of resources, and of any rows."""

from __future__ import annotations

from libperk._html.page import box, fragment
from libperk._html.tags import Child, Markup, join, tag, text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

ROWS = 100  # of a table


class Cell:
    """What a cell shows, and what it is sorted by, unless that is what it shows."""

    __slots__ = ("key", "shown")

    def __init__(self, shown: Child, key: str | float | None = None) -> None:
        self.shown = shown
        self.key = key


class Column:
    """A column: `kind` is "" for texts, "number" for what is right-aligned and sorted as numbers,
    "keep" for texts that are not wrapped, sorted by their keys as numbers if `numbers`."""

    __slots__ = ("kind", "name", "numbers")

    def __init__(self, name: str, kind: str = "", numbers: bool = False) -> None:
        self.name = name
        self.kind = kind
        self.numbers = numbers or kind == "number"


def grid(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], label: str) -> Markup:
    """A table in a region that scrolls."""
    head = tag("tr", *map(_heading, columns))
    body = [
        tag("tr", *(_cell(*pair) for pair in zip(columns, row)), class_="perk-row") for row in rows
    ]
    made = tag("table", tag("thead", head), tag("tbody", *body), class_="perk-table")
    return tag("div", made, class_="perk-scroll", tabindex="0", role="region", aria_label=label)


def _heading(column: Column) -> Markup:
    button = tag("button", column.name, type="button", class_="perk-sort")
    return tag(
        "th",
        button,
        scope="col",
        aria_sort="none",
        data_numbers=column.numbers,
        class_="perk-number" if column.kind == "number" else None,
    )


def _cell(column: Column, cell: Cell) -> Markup:
    shown = cell.shown
    if shown is not None and not isinstance(shown, Markup):
        shown = text(shown, 160)
    return tag(
        "td",
        shown,
        data_key=None if cell.key is None else str(cell.key),
        class_=f"perk-{column.kind}" if column.kind else None,
    )


def counted(count: int, name: str, plural: str = "") -> str:
    return f"{count:,} {name if count == 1 else plural or name + 's'}"


def more(count: int, shown: int) -> Markup | None:
    """The line below a table that has more rows than it shows."""
    if shown >= count:
        return None
    return tag("div", f"The first {shown:,} of {count:,} are shown.", class_="perk-foot")


def listing(
    title: str, remarks: Sequence[str], inside: Child, foot: Child = None, kind: str = ""
) -> Markup:
    """A heading with remarks, above a table."""
    words: list[Any] = [tag("b", title)]
    words += [tag("span", remark, class_="perk-muted perk-small") for remark in remarks]
    return fragment(box(tag("div", join(*words), class_="perk-bar-head"), inside, foot, kind=kind))
