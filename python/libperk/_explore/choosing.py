"""Filters, order and selection of the widget, without anything of a notebook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any

from libperk._check import whole, wrong
from libperk._explore.entries import BOTH, DIFFERENT, ONLY_A, ONLY_B, Entry

FILTERS = (
    "text",
    "category",
    "channel",
    "reward_type",
    "reward_min",
    "ends_within",
    "tag",
    "component",
    "users",
)
USERS = (ONLY_A, ONLY_B, BOTH, DIFFERENT)
MOST_CHOICES = 200
ORDERS = ("title", "reward", "ends", "category")


def checked(filters: Mapping[str, Any]) -> dict[str, Any]:
    """Filters as they are kept: without those that are empty."""
    kept = {name: value for name, value in filters.items() if value not in (None, "")}
    for name in kept:
        if name not in FILTERS:
            near = get_close_matches(str(name), FILTERS, 1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise wrong("filters", f"there is no filter {str(name)!r}{hint}")
    made = {name: _value(name, kept[name]) for name in FILTERS if name in kept}
    if "reward_min" in made and "reward_type" not in made:
        raise wrong("reward_min", "needs reward_type: percent and dollars cannot be compared")
    if made.get("users", BOTH) not in USERS:
        raise wrong("users", f"must be one of {', '.join(USERS)}")
    return made


def _value(name: str, value: Any) -> Any:
    if name == "ends_within":
        return whole(name, value, 0)
    if name == "reward_min":
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite():
            raise wrong(name, "a number is needed here")
        return number
    if not isinstance(value, str):
        raise wrong(name, f"text is needed here, not {type(value).__name__}")
    return value


def checked_order(order: str) -> str:
    if order.removeprefix("-") not in ("", *ORDERS):
        raise wrong("order", f"must be one of {', '.join(ORDERS)}; '-' reverses it")
    return order


def passing(filters: Mapping[str, Any], now: datetime) -> Callable[[Entry], bool]:
    """Whether an entry passes all of these filters."""
    words = str(filters.get("text", "")).casefold().split()
    tests: dict[str, Callable[[Entry, Any], bool]] = {
        "text": lambda entry, _: all(word in entry.text for word in words),
        "category": lambda entry, value: entry.category == value,
        "channel": lambda entry, value: value in entry.channels,
        "reward_type": lambda entry, value: entry.reward is not None and entry.reward[0] == value,
        "reward_min": lambda entry, value: entry.reward is not None and entry.reward[1] >= value,
        "ends_within": lambda entry, value: _ends_within(entry, value, now),
        "tag": lambda entry, value: value in entry.tags,
        "component": lambda entry, value: value in entry.components,
        "users": lambda entry, value: entry.where == value,
    }
    asked = [(tests[name], value) for name, value in filters.items()]
    return lambda entry: all(test(entry, value) for test, value in asked)


def _ends_within(entry: Entry, days: int, now: datetime) -> bool:
    left = entry.days_left(now)
    return left is not None and 0 <= left <= days


def ordered(entries: Iterable[Entry], order: str) -> list[Entry]:
    """In that order; those that lack the value come last, either way."""
    keys: dict[str, Callable[[Entry], Any]] = {
        "title": lambda entry: entry.title.casefold() or None,
        "reward": lambda entry: entry.reward,
        "ends": lambda entry: entry.ends,
        "category": lambda entry: entry.category.casefold() or None,
    }
    key = keys.get(order.removeprefix("-"))
    if key is None:
        return list(entries)
    found = [(key(entry), entry) for entry in entries]
    known = [pair for pair in found if pair[0] is not None]
    known.sort(key=lambda pair: pair[0], reverse=order.startswith("-"))
    return [entry for _, entry in known] + [entry for value, entry in found if value is None]


def choices(entries: Iterable[Entry]) -> dict[str, list[tuple[str, int]]]:
    """The values that each filter can have here, and how many entries have them; of many values
    the most frequent ones."""
    counts: dict[str, Counter[str]] = {
        name: Counter()
        for name in ("category", "channel", "reward_type", "tag", "component", "users")
    }
    for entry in entries:
        counts["category"].update([entry.category] if entry.category else [])
        counts["channel"].update(set(entry.channels))
        counts["reward_type"].update([entry.reward[0]] if entry.reward else [])
        counts["tag"].update(set(entry.tags))
        counts["component"].update(entry.components)
        counts["users"].update([entry.where])
    return {name: sorted(counter.most_common(MOST_CHOICES)) for name, counter in counts.items()}
