"""The value sets of the APIs, as types for annotations: `libperk.enums.CategoryName` is a Literal
of the values known today.

`typing.get_args(libperk.enums.CategoryName)` gives the values themselves. In requests the sets are
closed (unless `strict` is off); a reply may hold a value that none of them knows, so attributes of
replies are typed as such a Literal or any str.
"""

from libperk.table import names, row


def __getattr__(name):
    if name == "__all__":
        return __dir__()
    if name not in names("enums"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from typing import Literal

    found = row("enums", name)
    values = map(int, found["values"]) if found["numbers"] else found["values"]
    return globals().setdefault(name, Literal[tuple(values)])


def __dir__():
    return sorted(names("enums"))
