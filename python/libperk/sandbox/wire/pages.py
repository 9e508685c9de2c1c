"""Cursor pages: a slice of a list, and the relative links around it."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import TypeVar
from urllib.parse import quote, unquote

from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.values import Json, Problem, Refused

Row = TypeVar("Row")

DEFAULT_SIZE = 20
# : Encodes as "+/+/": a client that takes a plus for a space, or leaves the slash bare, finds out
# here.
CURSOR_MARK = b"\xfb\xff\xbf"


def cursor_of(row_id: str) -> str:
    return base64.b64encode(CURSOR_MARK + row_id.encode()).decode()


def _row_id(cursor: str, parameter: str) -> str:
    try:
        raw = base64.b64decode(cursor.replace(" ", "+"), validate=True)
        if not raw.startswith(CURSOR_MARK):
            raise ValueError("foreign cursor")
        return raw[len(CURSOR_MARK) :].decode()
    except ValueError:
        raise Refused(
            Problem(400, "Invalid cursor", "this cursor was not made here", parameter=parameter)
        ) from None


def cut(
    call: Call, rows: Sequence[Row], key: Callable[[Row], str], default_size: int = DEFAULT_SIZE
) -> tuple[list[Row], Json]:
    """The rows of the page that the call asks for, and `links`."""
    size = int(call.query.get("page[size]") or default_size)
    start, end = _bounds(call, [key(row) for row in rows], size)
    page = list(rows[start:end])
    before = cursor_of(key(page[0])) if page and start > 0 else None
    after = cursor_of(key(page[-1])) if page and end < len(rows) else None
    links = {
        "self": _link(call, None),
        "prev": before and _link(call, ("before", before)),
        "next": after and _link(call, ("after", after)),
    }
    return page, links


def document(
    call: Call,
    rows: Sequence[Json],
    default_size: int,
    key: Callable[[Json], str] = lambda row: str(row["id"]),
) -> Json:
    """A whole document of resources, with the `meta` that such lists carry."""
    page, links = cut(call, rows, key, default_size)
    return {
        "data": page,
        "links": links,
        "meta": {"pageSize": len(page), "hasNextPage": links["next"] is not None},
    }


def _bounds(call: Call, ids: list[str], size: int) -> tuple[int, int]:
    after, before = call.query.get("page[after]"), call.query.get("page[before]")
    if after is not None:
        start = _position(ids, after, "page[after]") + 1
        return start, min(start + size, len(ids))
    if before is not None:
        end = _position(ids, before, "page[before]")
        return max(0, end - size), end
    return 0, min(size, len(ids))


def _position(ids: list[str], cursor: str, parameter: str) -> int:
    row_id = _row_id(cursor, parameter)
    if row_id not in ids:
        raise Refused(
            Problem(
                400, "Invalid cursor", "the list no longer holds that position", parameter=parameter
            )
        )
    return ids.index(row_id)


def _link(call: Call, cursor: tuple[str, str] | None) -> str:
    """The request's own URL with another cursor: brackets and base64 stay bare, as the API writes
    them."""
    kept = [part for part in call.raw_query.split("&") if part]
    pairs = [
        (unquote(name), equals + text)
        for name, equals, text in (part.partition("=") for part in kept)
    ]
    if cursor is not None:
        pairs = [pair for pair in pairs if pair[0] not in ("page[after]", "page[before]")]
        pairs.append((f"page[{cursor[0]}]", "=" + cursor[1]))
    query = "&".join(quote(name, safe="[]") + text for name, text in pairs)
    return call.raw_path + (f"?{query}" if query else "")
