"""The core's own description of its operations, resources, objects, enums, settings and errors;
read once, when first needed."""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_table: dict[str, Any] | None = None


def load() -> dict[str, Any]:
    """The table as plain Python values; treat it as read-only."""
    global _table
    if _table is None:
        _table = _core.parse(_core.perk_api_describe())
    return _table
