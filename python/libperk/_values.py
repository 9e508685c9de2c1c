"""How values of a reply read in Python: members by snake name, nested objects as Structs, times as
aware datetimes."""

from __future__ import annotations

from libperk import _core
from libperk._classes import base, object_class
from libperk._late import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from libperk._classes import Fields


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def _struct(data: dict[str, Any], kind: Any) -> Any:
    """A nested object; one that the table does not know is a plain Struct."""
    known = isinstance(kind, str) and kind != "time"
    return (object_class(kind) if known else Struct)(data)


def wrap(value: Any, kind: Any = None) -> Any:
    if isinstance(value, dict):
        return _struct(value, kind)
    if isinstance(value, list):
        return [wrap(item, kind) for item in value]
    if kind == "time":
        return _core.time_of(value)
    return str(value).zfill(kind) if type(kind) is int and type(value) is int else value


def sourced(value: Any, kind: Any, resource: Any, path: str) -> Any:
    """As wrap, of what is or holds exact numbers: `path` is where it stands in the resource, whose
    bytes have their digits."""
    if isinstance(value, dict) and kind != "exact":
        made = _struct(value, kind)
        if isinstance(made, SourcedStruct):
            made._source = (resource, path)
        return made
    if isinstance(value, list):
        return [
            sourced(item, kind, resource, f"{path}.{index}") for index, item in enumerate(value)
        ]
    return _decimal_of(value, resource, path) if kind == "exact" else value


def _decimal_of(value: Any, resource: Any, path: str) -> Any:
    """The number as it was written; what is no number stays as it is."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    text = None if resource is None else _core.perk_resource_attr(resource._native, path)
    return late.Decimal(repr(value) if text is None else text.decode())


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
    near = late.get_close_matches(name, [*fields, *data], 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"{type(owner).__name__} has no member {name!r}{hint}"


@base("Struct")
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

    # Type checkers know the names that the table knows; struct["name"] reads any.
    if not TYPE_CHECKING:

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


@base("SourcedStruct")
class SourcedStruct(Struct):
    """A nested object with numbers that are read as decimals: it knows the resource that it stands
    in. A copy out of a pickle does not, and takes the digits that Python prints of the number."""

    __slots__ = ("_source",)

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__(data)
        self._source: tuple[Any, str] = (None, "")

    def _sourced(self, value: Any, kind: Any, wire: str) -> Any:
        resource, path = self._source
        return sourced(value, kind, resource, f"{path}.{wire}")
