"""Names of the table on the command line: looked up, and completed by shells."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from libperk.table import names
from libperk.table import row as table_row

Row = dict[str, Any]
Complete = Callable[[click.Context, click.Parameter, str], list[str]]


def completing(words: Callable[[], Iterable[str]]) -> Complete:
    """Completes one of `words`."""

    def complete(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
        return [word for word in words() if word.startswith(begun)]

    return complete


OPERATION = completing(lambda: names("operations"))
PROVIDER = click.Choice([*names("providers")])


def _arguments(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """The parameters of the operation that was named, as far as they are not given."""
    name = context.params.get("operation")
    if name not in names("operations"):
        return []
    given = {text.partition("=")[0] for text in context.params.get("args") or ()}
    fields = table_row("operations", name)["params"]
    words = [f"{field['name']}=" for field in fields if "fixed" not in field]
    return [word for word in words if word.startswith(begun) and word[:-1] not in given]


ARGUMENT: Complete = _arguments


def operation(name: str) -> Row:
    """The row of an operation that a client has a method for. Raises UnknownNameError, which names
    the nearest one."""
    row = table_row("operations", name)
    if row["method"] is None:
        raise click.UsageError("clients call this operation themselves when they need a token")
    return row


def provider(row: Row) -> Row:
    """The row of an operation's provider."""
    return table_row("providers", row["provider"])


def short(row: Row) -> str:
    """The name of an operation without its provider's prefix."""
    name: str = row["name"]
    return name[len(provider(row)["prefix"]) :]
