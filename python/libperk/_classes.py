"""Classes of resources and nested objects by name, made from the core's table when first used.

This module is below those that define the bases, which register them here: a class is looked up
for each resource and each object of a reply."""

from __future__ import annotations

from libperk import _core, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar

    _Dict = dict[str, Any]

    T = TypeVar("T", bound=type[Any])

    # Name, name in replies, kind and description. The kind is "time", "exact", the name of a nested
    # object, the least number of digits, or None.
    Field = tuple[str, str, str | int | None, str]
else:
    _Dict = dict

HOME = "libperk.resources"  # where users find the classes

_bases: dict[str, type[Any]] = {}
_objects: dict[str, type[Any]] = {}
_resources: dict[str, type[Any]] = {}
_kinds: dict[str, _Kinds] = {}


def base(name: str) -> Callable[[T], T]:
    """Registers a class as "Struct", "Resource", or as the base of a type of resource."""

    def register(made: T) -> T:
        _bases[name] = made
        return made

    return register


def base_of(type: str) -> type[Any]:
    """The base of a resource type's class."""
    return _bases.get(type) or _bases["Resource"]


def object_class(name: str) -> type[Any]:
    """The class of a nested object."""
    found = _objects.get(name)
    return found or _objects.setdefault(name, _make(name, _bases["Struct"], fields_of(name), ""))


def struct_class(name: str) -> type[Any]:
    """The same; without a name, that of objects which the table does not know."""
    return object_class(name) if name else _bases["Struct"]


class _Kinds(_Dict):
    """The classes of a document's resources by their types. Those without a type have that of the
    expected one."""

    __slots__ = ("_expected",)

    def __init__(self, expected: str) -> None:
        self._expected = expected

    def __missing__(self, type: str) -> type[Any]:
        found = resource_class(type, self._expected)
        if not type or type in table.names("resources"):  # replies do not make it grow
            self[type] = found
        return found


def kinds(expected: str) -> _Kinds:
    """Where a document looks up the classes of its resources. `expected` is the type of those that
    have none."""
    found = _kinds.get(expected)
    return found or _kinds.setdefault(expected, _Kinds(expected))


def resource_class(type: str | None, expected: str = "") -> type[Any]:
    """The class of a resource type, or of the expected one when the resource has none. A plain
    object's `type` is an attribute."""
    if expected and (not type or _is_plain(expected)):
        type = expected
    found = _resources.get(type or "")
    if found is not None:
        return found
    if not type or type not in table.names("resources"):
        return _bases["Resource"]
    return _resources.setdefault(type, _resource_class(table.row("resources", type)))


def _is_plain(type: str) -> bool:
    return type in table.names("resources") and table.row("resources", type)["plain"] is True


def named(name: str) -> type[Any] | None:
    """A class by the name that it has for users."""
    if name in table.names("objects"):
        return object_class(name)
    type = types_of_classes().get(name)
    return None if type is None else resource_class(type)


def types_of_classes() -> dict[str, str]:
    """Types of resources by the names of their classes."""
    rows = (table.row("resources", type) for type in table.names("resources"))
    return {row["class"]: row["type"] for row in rows}


def fields_of(name: str | None) -> list[dict[str, Any]]:
    """The rows of an object's members."""
    fields: list[dict[str, Any]] = table.row("objects", name)["fields"] if name else []
    return fields


def _resource_class(row: dict[str, Any]) -> type[Any]:
    made = _make(row["class"], base_of(row["type"]), fields_of(row["attributes"]), row["doc"])
    known = {field["name"] for field in fields_of(row["attributes"])}
    made._relations = {
        name: (relation["wire"], relation["many"])
        for relation in row["relations"]
        for name in (relation["name"], relation["wire"])
        if not {name, relation["name"]} & known
    }
    return made


def _make(name: str, base: type[Any], fields: list[dict[str, Any]], doc: str) -> type[Any]:
    lines = [f"    {field['name']}: {field['doc']}" for field in fields]
    # What the base has already (`type`, `raw`) is no attribute of the table's.
    rows: list[Field] = [
        (field["name"], field["wire"], _kind(field), field["doc"])
        for field in fields
        if not hasattr(base, field["name"])
    ]
    members = {
        "__slots__": (),
        "__module__": HOME,
        "__doc__": "\n".join([doc, "", *lines]).strip(),
        "_fields": tuple(row[0] for row in rows),
        "_names": {row[1]: row[0] for row in rows},
        "_wires": {row[0]: row[1] for row in rows},
        "_personal": frozenset(field["name"] for field in fields if field.get("personal")),
        **_core.field_dict(rows, struct_class, _bases["Struct"]._wrap),
    }
    return type(name, (base,), members)


def _kind(field: dict[str, Any]) -> str | int | None:
    if "object" in field or "pad" in field:
        kind: str | int = field.get("object") or field["pad"]
        return kind
    return "exact" if field.get("exact") else "time" if field["type"] == "time" else None
