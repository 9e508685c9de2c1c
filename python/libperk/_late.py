"""Names of the standard library whose modules are slow to load and seldom needed: `late.Decimal` is
imported when it is first used, and an ordinary attribute from then on."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_HOMES = {"Decimal": "decimal", "datetime": "datetime", "get_close_matches": "difflib"}


class _Late:
    if TYPE_CHECKING:
        Decimal: type[Any]
        datetime: type[Any]
        get_close_matches: Callable[..., list[str]]

    def __getattr__(self, name: str) -> Any:
        if name not in _HOMES:
            raise AttributeError(name)
        home = _HOMES[name]
        __import__(home)
        value = getattr(sys.modules[home], name)
        setattr(self, name, value)
        return value


late = _Late()
