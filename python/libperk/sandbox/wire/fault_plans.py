"""Plans of faults as the control endpoint takes them: checked by name and type, so that none is
planned that can never act."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from difflib import get_close_matches
from fnmatch import fnmatchcase
from typing import Any

from libperk.sandbox.wire.faults import ALWAYS, Fault
from libperk.sandbox.wire.values import Json

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
WILDCARDS = re.compile(r"[*?\[]")
HEADER_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
HEADER_VALUE = re.compile(r"[\t\x20-\x7e\x80-\xff]*")
DELAY_MAX_MS = 86_400_000


def parse(spec: Any, operations: Collection[str]) -> Fault:
    """Raises ValueError, in one line, for what a fault does not have and for what could not be
    played."""
    _check_members(spec, "a fault", CHECKS)
    _check_members(
        spec.get("match") or {}, "match", {"operation": None, "method": None, "path": None}
    )
    _check_match(spec.get("match") or {}, operations)
    for name, value in spec.items():
        if name not in ("match", "body") and not (value is None and name in _OPTIONAL):
            needed, fits = CHECKS[name]
            if not fits(value):
                raise ValueError(f"{name} must be {needed}")
    return Fault(
        **{name: value for name, value in spec.items() if name != "match" or value is not None}
    )


def _check_members(given: Any, what: str, known: Mapping[str, Any]) -> None:
    if not isinstance(given, dict):
        raise ValueError(f"{what} must be an object")
    for name in given:
        if name not in known:
            raise ValueError(f"{what} has no member {name!r}{_nearest(name, known)}")


def _nearest(name: str, known: Collection[str]) -> str:
    near = get_close_matches(name, known, 1)
    return (
        f"; did you mean {near[0]!r}?"
        if near
        else f"; there are {', '.join(known)}"
        if len(known) < 20
        else ""
    )


def _check_match(match: Json, operations: Collection[str]) -> None:
    for name, value in match.items():
        if not isinstance(value, str) or not value:
            raise ValueError(f"match.{name} must be text")
    for name, known in (("operation", operations), ("method", METHODS)):
        pattern = match.get(name)
        if pattern is not None and not any(fnmatchcase(each, pattern) for each in known):
            near = "" if WILDCARDS.search(pattern) else _nearest(pattern, known)
            raise ValueError(f"match.{name}: no {name} is {pattern!r}{near}")
    path = match.get("path", "/")
    if not (path.startswith("/") or WILDCARDS.match(path)):
        raise ValueError("match.path must begin with '/' or a wildcard")


# ---- types ----


def _whole(low: int, high: float = math.inf) -> Callable[[Any], bool]:
    return lambda value: type(value) is int and low <= value <= high


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool)


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value)


def _is_header(value: Any) -> bool:
    if isinstance(value, dict):
        return set(value) == {"date_in_s"} and _is_number(value["date_in_s"])
    return (
        value is None
        or _is_number(value)
        or (isinstance(value, str) and HEADER_VALUE.fullmatch(value) is not None)
    )


def _are_headers(value: Any) -> bool:
    return isinstance(value, dict) and all(
        HEADER_NAME.fullmatch(name) and _is_header(one) for name, one in value.items()
    )


def _are_items(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_whole(0), value))
    return _is_number(value) and 0 <= value <= 1


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


# What each member must be, in words and as a test.
CHECKS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "name": ("text", _is_text),
    "match": ("an object", lambda value: isinstance(value, dict)),
    "times": (
        f"a whole number from 1 on, or {ALWAYS}",
        lambda value: value == ALWAYS or _whole(1)(value),
    ),
    "every": ("a whole number: at least 1", _whole(1)),
    "status": ("a whole number from 200 to 999", _whole(200, 999)),
    "provider_code": ("a whole number", _whole(-(2**63), 2**63 - 1)),
    "headers": ('an object of names and texts (or numbers, null, {"date_in_s": n})', _are_headers),
    "body": ("anything", lambda _: True),
    "html": ("true or false", _is_bool),
    "act": ("true or false", _is_bool),
    "delay_ms": ("a whole number of milliseconds, up to a day", _whole(0, DELAY_MAX_MS)),
    "torn": ("a whole number of bytes", _whole(0)),
    "close_mid_body": ("true or false", _is_bool),
    "wrong_length": ("a whole number", _whole(-(2**31), 2**31)),
    "reset": ("true or false", _is_bool),
    "items_207": ("a list of places from 0 on, or a share from 0 to 1", _are_items),
    "revoke_tokens": ("true or false", _is_bool),
    "clock_skew_s": ("a number of seconds", lambda value: _is_number(value) and abs(value) < 1e9),
}
_OPTIONAL = {member.name for member in fields(Fault) if member.default is None}
