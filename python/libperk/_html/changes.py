"""What changed between two snapshots of offers."""

from __future__ import annotations

from libperk._html.lists import ROWS, Cell, Column, grid, more
from libperk._html.page import chip
from libperk._html.results import panel, tiles
from libperk._html.tags import Child, Markup, join, tag, text
from libperk._html.values import channel_words, day

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk.history import Diff

WORDS = {
    "new": ("new", "good"),
    "gone": ("gone", "bad"),
    "reward": ("other reward", "soon"),
    "moved": ("other last day", "soon"),
    "expiring": ("ends soon", ""),
}
COLUMNS = (
    Column("Merchant"),
    Column("Change", "keep"),
    Column("Reward", "keep"),
    Column("Ends", "keep"),
    Column("Channel", "keep"),
    Column("Category"),
)


def diff_panel(found: Diff) -> Markup:
    rows = found.rows()
    counts = tiles(
        (len(found.new), "new", "good"),
        (len(found.gone), "gone", "bad"),
        (len(found.reward), "other reward", "warn"),
        (len(found.moved), "other last day", "warn"),
        (len(found.expiring), f"end within {found.days} days", ""),
    )
    times = f"{found.older.at:%Y-%m-%d %H:%M} to {found.newer.at:%Y-%m-%d %H:%M} UTC"
    sizes = f"{found.older.count:,} offers, then {found.newer.count:,}"
    table = grid(COLUMNS, map(_row, rows[:ROWS]), "Changes") if rows else None
    below = join(table, more(len(rows), min(len(rows), ROWS)))
    return panel("Changes of offers", f"{times} · {sizes}", counts, below=below)


def _row(row: dict[str, Any]) -> list[Cell]:
    words, kind = WORDS[row["change"]]
    name = row["title"] or row["id"]
    return [
        Cell(tag("bdi", text(name, 120)), name),
        Cell(chip(words, kind), words),
        Cell(_before(row["reward_before"], row["reward"])),
        Cell(_before(_day(row["ends_before"]), _day(row["ends"]))),
        Cell(channel_words(row["channel"])),
        Cell(row["category"] or ""),
    ]


def _day(when: Any) -> str | None:
    return None if when is None else day(when)


def _before(before: str | None, after: str | None) -> Child:
    """A value, behind the one that it replaces."""
    if before is None or before == after:
        return text(after or "", 120)
    old = tag("s", text(before, 120), class_="perk-muted")
    return join(old, " → ", text(after or "none", 120))
