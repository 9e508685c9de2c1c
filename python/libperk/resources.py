"""One class for each type of resource and nested object that the table knows
(`libperk.resources.Offer`), made when first used.

Types that the table does not know are plain `libperk.Resource`s. A few classes do more than read:
see libperk._actions.
"""

from libperk._documents import Resource
from libperk._values import SourcedStruct, Struct, fields_of, holds_exact
from libperk.table import load as table

_ROWS = {row["class"]: row for row in table()["resources"]}
_TYPES = {row["type"]: row["class"] for row in table()["resources"]}
_PLAIN = {row["type"] for row in table()["resources"] if row["plain"]}
_OBJECTS = {row["name"]: row for row in table()["objects"]}

__all__ = sorted({*_ROWS, *_OBJECTS})


def class_for(type, expected=""):
    """The class of a resource type, or of the expected one when it says none. A plain object's
    `type` is an attribute."""
    name = _TYPES.get(expected if expected in _PLAIN else type or expected)
    return Resource if name is None else globals().get(name) or __getattr__(name)


def _rows_of(name):
    return _OBJECTS[name]["fields"] if name else []


def _make(name):
    from libperk._actions import base_of

    if name in _ROWS:
        row = _ROWS[name]
        base, fields, doc = base_of(row["type"]), _rows_of(row["attributes"]), row["doc"]
    else:
        fields, doc = _rows_of(name), ""
        base = SourcedStruct if holds_exact(fields, _OBJECTS) else Struct
    lines = [f"    {field['name']}: {field['doc']}" for field in fields]
    members = {
        "__slots__": (),
        "__module__": __name__,
        "__doc__": "\n".join([doc, "", *lines]).strip(),
        "_fields": fields_of(fields, _OBJECTS),
    }
    return type(name, (base,), members)


def __getattr__(name):
    if name not in _ROWS and name not in _OBJECTS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = globals()[name] = _make(name)
    return made


def __dir__():
    return __all__
