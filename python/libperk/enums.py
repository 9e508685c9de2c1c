"""The value sets of the APIs, as types for annotations: `libperk.enums.CategoryName` is a Literal
of the values known today.

`typing.get_args(libperk.enums.CategoryName)` gives the values themselves. In requests the sets are
closed (unless `strict` is off); a reply may hold a value that none of them knows, so attributes of
replies are typed as such a Literal or any str.
"""

from libperk.table import load as table

_ROWS = {row["name"]: row for row in table()["enums"]}

__all__ = sorted(_ROWS)


def __getattr__(name):
    if name not in _ROWS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from typing import Literal

    row = _ROWS[name]
    made = globals()[name] = Literal[
        tuple(map(int, row["values"]) if row["numbers"] else row["values"])
    ]
    return made


def __dir__():
    return __all__
