"""Reads that `check` and `drift` send: the simplest of each scope."""

from __future__ import annotations

from typing import Any

from libperk.cli.words import values
from libperk.table import load as table

Row = dict[str, Any]

NOBODY = "libperk-check"  # an id that the API should not know
PERSONS = ("user_id", "referring_partner_user_id", "customer_id")


def open_fields(row: Row) -> list[Row]:
    """The parameters that a caller has to give."""
    return [
        field
        for field in row["params"]
        if field["required"] and "setting" not in field and "fixed" not in field
    ]


def made_up(field: Row) -> Any:
    """A value of the right type, which the API should not know."""
    one: Any = values(field["values"])[0] if field.get("values") else NOBODY
    one = 1 if field["type"] in ("int", "num") else one
    return one if field["arity"] == "one" else [one]


def reads_of(provider: str, user: str | None) -> list[tuple[Row, dict[str, Any]]]:
    """The reads whose arguments are known, with them."""
    found = []
    for row in _reads(provider):
        wanted = [field["name"] for field in open_fields(row)]
        if all(name in PERSONS and user is not None for name in wanted):
            found.append((row, dict.fromkeys(wanted, user)))
    return found


def read_of(
    provider: str, scope: str | None, user: str | None
) -> tuple[Row, dict[str, Any]] | None:
    """The read that shows whether a scope works; ids that are not known are made up. None when
    only writes need the scope."""
    rows = [row for row in _reads(provider) if row["scope"] == scope]
    if not rows:
        return None
    row = min(rows, key=lambda row: len(open_fields(row)))
    args = {field["name"]: made_up(field) for field in open_fields(row)}
    return row, {name: user if name in PERSONS and user else args[name] for name in args}


def _reads(provider: str) -> list[Row]:
    return [
        row
        for row in table()["operations"]
        if row["provider"] == provider
        and row["http_method"] == "GET"
        and row["auth"] == "token"
        and row["path"]
        and row["method"] is not None
    ]


def scopes_of(provider: str) -> list[str | None]:
    """The scopes that operations of a provider need, None for those that need none."""
    rows = [row for row in table()["operations"] if row["provider"] == provider and row["method"]]
    return [*dict.fromkeys(row["scope"] for row in rows if row["auth"] == "token")]
