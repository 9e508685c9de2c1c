"""What the lists of the legacy API share: bare arrays, pages counted from zero, orders, ranges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from libperk.sandbox.wire import times
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.values import Json, Reply, not_found

DEFAULT_LIMIT = 200


def require_user(call: Call) -> str:
    """The user that the path ends in, or has in it."""
    user_id = next(iter(call.path.values()))
    if user_id not in call.world.state.users:
        raise not_found("that user")
    return user_id


def page(call: Call, rows: Sequence[Json]) -> Reply:
    """A bare array: `limit` rows of page number `page`."""
    limit = int(call.query.get("limit") or DEFAULT_LIMIT)
    start = int(call.query.get("page") or 0) * limit
    return Reply(200, list(rows[start : start + limit]))


def ordered(query: Any, rows: list[Any], sorts: dict[str, Callable[[Any], str]]) -> list[Any]:
    for parameter, key in sorts.items():
        if query.get(parameter) is not None:
            rows = sorted(rows, key=key, reverse=str(query[parameter]) == "-1")
    return rows


def is_between(query: Any, at: str, start: str, end: str) -> bool:
    moment = times.parse(at)
    return (start not in query or moment >= times.parse(query[start])) and (
        end not in query or moment <= times.parse(query[end])
    )
