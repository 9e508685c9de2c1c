"""What of a reply people look at: facts of resources, members with their values in brief, dates."""

from __future__ import annotations

from datetime import datetime, timezone

from libperk import _core, table
from libperk._classes import fields_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from libperk._documents import Resource

MASK = "***"
BRIEF = 160  # characters of a value in a cell
ITEMS = 5  # of a list
DEEP = 4  # objects in objects
CHANNELS = {"INSTORE": "In store", "ONLINE": "Online"}
SOON = 7  # days


def kind_of(resource: _core.Row) -> dict[str, Any]:
    """The table's row of a resource's type; empty of a type that it does not know."""
    type = resource.type or resource._home.plain_type
    return table.row("resources", type) if type in table.names("resources") else {}


def name_of(resource: Resource) -> str:
    """What people call it: of a class that the table has, or by the type that was sent."""
    name = type(resource).__name__
    return resource.type or name if name == "Resource" else name


def spaced(name: str) -> str:
    """The words of a class's name."""
    parts = (f" {letter.lower()}" if letter.isupper() else letter for letter in name)
    return "".join(parts).strip()


def id_of(resource: Resource) -> str:
    """Masked of a kind that is personal, or unknown."""
    return MASK if kind_of(resource).get("personal", True) else resource.id or ""


def amount(cents: object) -> str | None:
    """Of an amount in cents, or an object that has one."""
    if isinstance(cents, dict):
        cents = cents.get("value")
    if not isinstance(cents, int) or isinstance(cents, bool):
        return None
    sign, whole = ("-" if cents < 0 else ""), abs(cents)
    return f"{sign}${whole // 100:,}.{whole % 100:02}"


def moment(text: object) -> datetime | None:
    """Of a time as RFC 3339 writes it; None for anything else."""
    found = _core.time_of(text) if isinstance(text, str) else None
    return found if isinstance(found, datetime) else None


def day(when: datetime) -> str:
    return when.astimezone(timezone.utc).strftime("%Y-%m-%d")


def days_between(now: datetime, when: datetime) -> int:
    """Whole days from the one to the other, negative when it is past."""
    return (when - now).days


def days_left(starts: datetime | None, ends: datetime | None, now: datetime) -> tuple[str, str]:
    """In words, and how urgent that is: "", "soon" or "bad"."""
    if starts is not None and starts > now:
        return f"starts in {_days(max(days_between(now, starts), 1))}", ""
    if ends is None:
        return "", ""
    if ends <= now:
        past = days_between(ends, now)
        return (f"ended {_days(past)} ago" if past else "ended today"), "bad"
    left = days_between(now, ends)
    return (f"{_days(left)} left" if left else "last day"), "soon" if left <= SOON else ""


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count:,} days"


def channel_words(channel: object) -> str:
    """In words: of one channel, several, or the text that facts have."""
    names = channel if isinstance(channel, list) else str(channel or "").replace(",", " ").split()
    return " and ".join(CHANNELS.get(str(name), str(name)) for name in names).capitalize()


def members(owner: _core.Record) -> Iterator[tuple[str, Any]]:
    """Names and values that the reply has: those that the table knows in its order, then others.
    Personal ones are masked, and those that may be."""
    sent, fields = _sent(owner), _fields(owner)
    for field in fields:
        value = sent.get(field["wire"])
        if value is not None:
            personal = bool(field.get("personal"))
            yield field["name"], MASK if personal else getattr(owner, field["name"], value)
    known = {field["wire"] for field in fields}
    hidden = _may_be_of_a_person(owner, fields)
    for name, value in sent.items():
        if name not in known and value is not None:
            yield name, MASK if hidden else value


def _may_be_of_a_person(owner: _core.Record, fields: list[dict[str, Any]]) -> bool:
    """Whether members that the table does not know may be: of a kind that is personal, or unknown,
    and of an object that has personal members."""
    if isinstance(owner, _core.Row):
        return bool(kind_of(owner).get("personal", True))
    return any(field.get("personal") for field in fields)


def _sent(owner: Any) -> dict[str, Any]:
    found: dict[str, Any] = getattr(owner, "attributes" if isinstance(owner, _core.Row) else "raw")
    return found


def _fields(owner: _core.Record) -> list[dict[str, Any]]:
    if isinstance(owner, _core.Row):
        return fields_of(kind_of(owner).get("attributes"))
    name = type(owner).__name__
    return fields_of(name if name in table.names("objects") else None)


def brief(value: Any, deep: int = DEEP) -> str:
    """A value as one short text."""
    if isinstance(value, datetime):
        return _brief_time(value)
    if isinstance(value, (_core.Record, dict)):
        return _brief_object(value, deep)
    if isinstance(value, (list, tuple)):
        return _brief_list(value, deep)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _brief_time(value: datetime) -> str:
    when = value.astimezone(timezone.utc)
    midnight = (when.hour, when.minute, when.second, when.microsecond) == (0, 0, 0, 0)
    return when.strftime("%Y-%m-%d" if midnight else "%Y-%m-%d %H:%M UTC")


def _brief_object(value: Any, deep: int) -> str:
    if deep <= 0:
        return "…"
    pairs = members(value) if isinstance(value, _core.Record) else iter(value.items())
    words = []
    for name, item in pairs:
        words.append(f"{name} {brief(item, deep - 1)}")
        if len(words) > ITEMS:
            words[-1] = "…"
            break
    return ", ".join(words)


def _brief_list(value: list[Any] | tuple[Any, ...], deep: int) -> str:
    if deep <= 0:
        return f"{len(value)} items"
    words = "; ".join(brief(item, deep - 1) for item in value[:ITEMS])
    return words if len(value) <= ITEMS else f"{words}; … ({len(value):,} in all)"
