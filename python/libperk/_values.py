"""How values of a reply read in Python: members by snake name, nested objects as Structs, times as
aware datetimes."""

from __future__ import annotations

# collections.abc, without the rest of collections
from _collections_abc import ItemsView, KeysView, Mapping, ValuesView

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
    """A member called as the reply spells it, or in the snake case of that. Those that the table
    knows are attributes of the class, by their snake names."""
    if name in owner._names:
        return getattr(owner, owner._names[name])
    for spelling in (name, _camel(name)):
        if spelling in data:
            return wrap(data[spelling])
    raise AttributeError(_unknown(owner, data, name))


def _unknown(owner: Any, data: dict[str, Any], name: str) -> str:
    near = late.get_close_matches(name, [*owner._fields, *data], 1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return f"{type(owner).__name__} has no member {name!r}{hint}"


class UnknownMember(KeyError):
    """A KeyError whose text is a sentence, not a key."""

    def __str__(self) -> str:
        return str(self.args[0])


class Members:
    """What resources and nested objects have in common: they are mappings of the members that the
    reply has, by one rule of names. `offer["user_reward"]`, `offer["userReward"]`,
    `offer.get("user_reward")` and the attribute are the same value, with the type in the table. A
    member that the table knows and the reply lacks is None; a name that neither knows is an error.
    """

    __slots__ = ()
    _fields: tuple[str, ...] = ()  # names of the members that are attributes
    _names: dict[str, str] = {}  # the same by their names in replies
    _wires: dict[str, str] = {}  # and the other way round
    _personal: frozenset[str] = frozenset()  # those that are about a person

    if TYPE_CHECKING:

        @property
        def raw(self) -> dict[str, Any]: ...

    def _data(self) -> dict[str, Any]:
        """The members as they were sent."""
        return self.raw

    def _read(self, name: str) -> Any:
        if name in self._fields:
            return getattr(self, name)
        return member(self, self._data(), name)

    def __getitem__(self, name: str) -> Any:
        try:
            return self._read(name)
        except AttributeError as error:
            raise UnknownMember(str(error)) from None

    def get(self, name: str, *default: Any) -> Any:
        """The value of a member; of one that the reply lacks `default`, or None. A name that
        neither the table nor the reply knows is a KeyError, unless a default is given."""
        if name in self:
            return self[name]
        if not default and name not in self._fields and name not in self._names:
            return self[name]
        return default[0] if default else None

    def __contains__(self, name: object) -> bool:
        """Whether the reply has it."""
        if not isinstance(name, str):
            return False
        data = self._data()
        return name in data or self._wires.get(name, _camel(name)) in data

    def __iter__(self) -> Iterator[str]:
        return (self._names.get(name, name) for name in self._data())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def keys(self) -> KeysView[str]:
        return KeysView(self)

    def items(self) -> ItemsView[str, Any]:
        return ItemsView(self)

    def values(self) -> ValuesView[Any]:
        return ValuesView(self)

    def to_dict(self, *, wire: bool = False, json: bool = False) -> dict[str, Any]:
        """The members as a dict, nested objects as dicts too: snake names, aware datetimes and
        Decimals. `wire`: as they were sent. `json`: with values that JSON has, for
        `json.dumps(offer.to_dict(json=True))`: times are text, decimals numbers of the same digits
        (text where a float would not have them)."""
        if wire:
            sent: dict[str, Any] = _copied(self.raw)
            return sent
        made: dict[str, Any] = {name: _plain(self[name], json) for name in self}
        return made

    def _shown(self, depth: int = 1) -> str:
        """The members, those that the table knows: anything else may be about a person."""
        name = type(self).__name__
        if depth < 0:
            return f"{name}(…)"
        parts = (f"{key}={self._shown_member(key, depth)}" for key in self)
        return f"{name}({', '.join(parts)})"

    def _shown_member(self, name: str, depth: int) -> str:
        if name not in self._fields:
            return "…"
        return "***" if name in self._personal else _shown(self[name], depth - 1)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _copied(each) for name, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def _plain(value: Any, json: bool) -> Any:
    if isinstance(value, Members):
        return value.to_dict(json=json)
    if isinstance(value, list):
        return [_plain(each, json) for each in value]
    if not json or value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, late.Decimal):
        near = float(value)
        return near if late.Decimal(repr(near)) == value else str(value)
    text: str = value.isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def _shown(value: Any, depth: int) -> str:
    if isinstance(value, Members):
        return value._shown(depth)
    if isinstance(value, list):
        some = [_shown(each, depth - 1) for each in value[:MOST_ITEMS]]
        return f"[{', '.join([*some, '…'] if len(value) > MOST_ITEMS else some)}]"
    if isinstance(value, str) and len(value) > MOST_TEXT:
        value = value[: MOST_TEXT - 1] + "…"
    return repr(value)


MOST_ITEMS = 3  # of a list in a repr
MOST_TEXT = 60  # characters of a text in a repr


@base("Struct")
class Struct(Members, _core.Record):
    """A nested object of a reply: a mapping of its members, which are attributes too
    (`reward.value`, `reward["value"]`). As it was sent: `raw`."""

    __slots__ = ()
    _wrap = staticmethod(wrap)

    # Type checkers know the names that the table knows; struct["name"] reads any.
    if not TYPE_CHECKING:

        def _member(self, name):
            return member(self, self.raw, name)

    def __eq__(self, other: object) -> bool:
        return self.raw == other.raw if isinstance(other, Struct) else NotImplemented

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return self._shown()

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.struct(self)

    def __reduce__(self) -> Any:
        return type(self), (self.raw,)


Mapping.register(Struct)
