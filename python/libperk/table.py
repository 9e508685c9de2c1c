"""The core's description of its operations, resources, objects, enums, settings and errors: single
rows by name, or the whole table."""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_table: dict[str, Any] | None = None
_rows: dict[tuple[str, str], dict[str, Any]] = {}
_names: dict[str, dict[str, None]] = {}


def load() -> dict[str, Any]:
    """The whole table as plain Python values; treat it as read-only."""
    global _table
    if _table is None:
        _table = _core.parse(_core.perk_api_describe())
    return _table


def row(section: str, name: str) -> dict[str, Any]:
    """One row of a section of the table; treat it as read-only. Raises UnknownNameError."""
    found = _rows.get((section, name))
    if found is None:
        found = _rows[section, name] = _core.parse(_core.perk_api_row(section, name))
    return found


def names(section: str) -> dict[str, None]:
    """The names of a section's rows, in order."""
    found = _names.get(section)
    if found is None:
        found = _names[section] = dict.fromkeys(_core.parse(_core.perk_api_names(section)))
    return found
