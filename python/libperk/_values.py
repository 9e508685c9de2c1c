"""How values of a reply read in Python: members by snake name, nested objects as Structs, times as
aware datetimes."""

from __future__ import annotations

from libperk import _core
from libperk._classes import base, struct_class
from libperk._late import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


def _camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in rest)


def _exact(value: Any) -> Any:
    """A decimal of the digits that Python prints of a number; what is no number stays as it is."""
    if isinstance(value, list):
        return [_exact(item) for item in value]
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return value
    return late.Decimal(repr(value))


def wrap(value: Any, kind: Any = None) -> Any:
    """How a plain value reads. Those that stand over a document are read in C (value.c)."""
    if kind == "exact":
        return _exact(value)
    if isinstance(value, dict):
        return struct_class(kind if isinstance(kind, str) and kind != "time" else "")(value)
    if isinstance(value, list):
        return [wrap(item, kind) for item in value]
    if kind == "time":
        return _core.time_of(value)
    return str(value).zfill(kind) if type(kind) is int and type(value) is int else value


def member(owner: Any, data: dict[str, Any], name: str) -> Any:
    """A member that the table does not know, called as the reply spells it, or in the snake case of
    that."""
    for spelling in (name, _camel(name)):
        if spelling in data:
            return wrap(data[spelling])
    raise AttributeError(_unknown(owner, data, name))


def _unknown(owner: Any, data: dict[str, Any], name: str) -> str:
    near = late.get_close_matches(name, [*owner._fields, *data], 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"{type(owner).__name__} has no member {name!r}{hint}"


@base("Struct")
class Struct(_core.Record):
    """A nested object of a reply. Members read in snake case (`reward.value`); `struct["anyName"]`
    gives one as it was sent."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()  # names of the members that are attributes
    _wrap = staticmethod(wrap)

    # Type checkers know the names that the table knows; struct["name"] reads any.
    if not TYPE_CHECKING:

        def _member(self, name):
            return member(self, self.raw, name)

    def __getitem__(self, name: str) -> Any:
        return self.raw[name]

    def get(self, name: str, default: Any = None) -> Any:
        return self.raw.get(name, default)

    def __contains__(self, name: object) -> bool:
        return name in self.raw

    def __iter__(self) -> Iterator[str]:
        return iter(self.raw)

    def __len__(self) -> int:
        return len(self.raw)

    def __eq__(self, other: object) -> bool:
        return self.raw == other.raw if isinstance(other, Struct) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{type(self).__name__}: {', '.join(self.raw)}>"

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.struct(self)

    def __reduce__(self) -> Any:
        return type(self), (self.raw,)
