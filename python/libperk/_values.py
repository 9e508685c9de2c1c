"""How values of a reply read in Python: members by snake name, nested objects as Structs, times as
aware datetimes."""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from libperk._documents import Resource

    # Snake name to (wire name, kind, whether it is or holds exact numbers). The kind is "time",
    # "exact", the class of a nested object, the digits that a number stands for, or None.
    Fields = dict[str, tuple[str, Any, bool]]


def fields_of(rows: list[dict[str, Any]], objects: dict[str, Any]) -> Fields:
    """The members that rows of the table describe; nested objects are named, and looked up when
    first read."""
    return {row["name"]: (row["wire"], _kind(row), holds_exact([row], objects)) for row in rows}


def _kind(row: dict[str, Any]) -> str | int | None:
    return (
        row.get("object")
        or row.get("pad")
        or ("exact" if row.get("exact") else "time" if row["type"] == "time" else None)
    )


def holds_exact(rows: list[dict[str, Any]], objects: dict[str, Any]) -> bool:
    """Whether numbers that are read as decimals are among the members, or in what they hold."""
    return any(
        row.get("exact")
        or ("object" in row and holds_exact(objects[row["object"]]["fields"], objects))
        for row in rows
    )


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def _struct_class(kind: Any) -> type[Struct]:
    if kind == "time" or not isinstance(kind, str):
        return Struct
    from libperk import resources

    found: type[Struct] = getattr(resources, kind)
    return found


def wrap(value: Any, kind: Any = None) -> Any:
    if isinstance(value, dict):
        return _struct_class(kind)(value)
    if isinstance(value, list):
        return [wrap(item, kind) for item in value]
    if kind == "time":
        return _core.time_of(value)
    return str(value).zfill(kind) if type(kind) is int and type(value) is int else value


def sourced(value: Any, kind: Any, resource: Resource | None, path: str) -> Any:
    """As wrap, of what is or holds exact numbers: `path` is where it stands in the resource, whose
    bytes have their digits."""
    if isinstance(value, dict) and kind != "exact":
        made = _struct_class(kind)(value)
        if isinstance(made, SourcedStruct):
            made._source = (resource, path)
        return made
    if isinstance(value, list):
        return [
            sourced(item, kind, resource, f"{path}.{index}") for index, item in enumerate(value)
        ]
    return _decimal_of(value, resource, path) if kind == "exact" else value


def _decimal_of(value: Any, resource: Resource | None, path: str) -> Any:
    """The number as it was written; what is no number stays as it is."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    from decimal import Decimal

    text = None if resource is None else _core.perk_resource_attr(resource._native, path)
    return Decimal(repr(value) if text is None else text.decode())


def read(owner: Any, fields: Fields, data: dict[str, Any], name: str) -> Any:
    """The member called `name`: as the table spells it, as the reply spells it, or in the camel
    case of it. A member that the table knows and the reply leaves out is None."""
    known = fields.get(name)
    if known is not None:
        wire, kind, exact = known
        return owner._sourced(data.get(wire), kind, wire) if exact else wrap(data.get(wire), kind)
    for spelling in (name, _camel(name)):
        if spelling in data:
            return wrap(data[spelling])
    raise AttributeError(_unknown(owner, fields, data, name))


def _unknown(owner: object, fields: Fields, data: dict[str, Any], name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, [*fields, *data], 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"{type(owner).__name__} has no member {name!r}{hint}"


class Struct:
    """A nested object of a reply. Members read in snake case (`reward.value`); `struct["anyName"]`
    gives one as it was sent."""

    __slots__ = ("_data",)
    _fields: Fields = {}

    def __init__(self, data: dict[str, Any]) -> None:
        self._data = data

    @property
    def raw(self) -> dict[str, Any]:
        """The object as it was sent."""
        return self._data

    if (
        not TYPE_CHECKING
    ):  # type checkers know the names that the table knows; struct["name"] reads any

        def __getattr__(self, name):
            if name[:1] == "_":
                raise AttributeError(name)
            return read(self, self._fields, self._data, name)

    def __getitem__(self, name: str) -> Any:
        return self._data[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self._data.get(name, default)

    def __contains__(self, name: object) -> bool:
        return name in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self._fields})

    def __eq__(self, other: object) -> bool:
        return self._data == other._data if isinstance(other, Struct) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {', '.join(self._data)}>"

    def __reduce__(self) -> Any:
        return type(self), (self._data,)


class SourcedStruct(Struct):
    """A nested object with numbers that are read as decimals: it knows the resource that it stands
    in. A copy out of a pickle does not, and takes the digits that Python prints of the number."""

    __slots__ = ("_source",)

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(data)
        self._source: tuple[Resource | None, str] = (None, "")

    def _sourced(self, value: Any, kind: Any, wire: str) -> Any:
        resource, path = self._source
        return sourced(value, kind, resource, f"{path}.{wire}")
