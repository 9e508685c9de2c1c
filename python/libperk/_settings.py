"""Settings and options as the texts that the core and the driver read."""

from __future__ import annotations

import os

from libperk import _core
from libperk._check import wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

# What a value of each type may be, in Python. The core checks the rest.
_TAKES = {
    "string": (str,),
    "path": (str,),
    "int": (str, int),
    "bool": (str, int, bool),
    "object": (str, dict),
    "any": (str, int, bool),
}
_NEEDED = {
    "string": "a str",
    "path": "a str or a path",
    "int": "a whole number",
    "bool": "True or False",
    "object": "a dict",
    "any": "a str, int or bool",
}


def as_text(name: str, value: Any, kind: str = "any") -> str:
    """A setting as text. `kind` is a key of _TAKES."""
    if kind == "path" and hasattr(value, "__fspath__"):
        return os.fsdecode(value)
    # numpy's numbers and the like become Python's.
    plain = _core.parse(_core.dump({name: value})).get(name)
    if type(plain) not in _TAKES[kind]:
        raise wrong(name, f"{_NEEDED[kind]} is needed here, not {type(value).__name__}")
    return plain if isinstance(plain, str) else _core.dump(plain).decode()


def share_text(share: Any) -> str:
    """A share as the core reads it: "1/8"."""
    if hasattr(share, "numerator") and not isinstance(share, bool):  # Fraction, int
        return f"{share.numerator}/{share.denominator}"
    return as_text("share", share, "string")


def from_environment(names: Iterable[str], prefix: str) -> dict[str, str]:
    found = ((name, os.environ.get(prefix + name.upper())) for name in names)
    return {name: value for name, value in found if value}
