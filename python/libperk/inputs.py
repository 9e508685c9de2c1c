"""What requests are made of, as types: `libperk.inputs.Transaction` is a TypedDict with the members
that a transaction may have.

    card: libperk.inputs.LegacyNewCard = {"last4": "0123", "bin": "400000", "network": "VISA",
    "issuer": "Bank"}

They are plain dicts in snake case, and the methods take any dict of the same members; the docstring
of a type describes each. What no type checker can know (a `dict[str, Any]` from elsewhere, an
item in the API's own form) is passed as Any or by typing.cast.
"""

from libperk._shapes import shapes

_SHAPES = shapes()

__all__ = sorted(_SHAPES)


def __getattr__(name):
    if name not in _SHAPES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from typing import Any, TypedDict

    from libperk._signatures import field_line

    made = TypedDict(name, {field["name"]: Any for field in _SHAPES[name]}, total=False)
    made.__module__ = __name__
    made.__doc__ = "\n".join(["Members:", *map(field_line, _SHAPES[name])])
    globals()[name] = made
    return made


def __dir__():
    return __all__
