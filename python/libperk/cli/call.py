"""`libperk call`: any operation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from libperk.cli import ends, names, output, settings
from libperk.cli.formats import BINARY, FORMATS
from libperk.cli.names import ARGUMENT, OPERATION
from libperk.cli.people import show
from libperk.cli.replies import Replies, Row, replies
from libperk.cli.settings import Given, connection
from libperk.cli.values import arguments


class Seen:
    """What the replies showed that is no part of the output."""

    def __init__(self) -> None:
        self.errors: list[Any] = []
        self.cursor: str | None = None

    def watch(self, documents: Replies) -> Replies:
        for document in documents:
            self.errors += document.item_errors
            self.cursor = document.cursor
            yield document


@click.command()
@click.argument("operation", shell_complete=OPERATION)
@click.argument("args", nargs=-1, metavar="[NAME=VALUE]...", shell_complete=ARGUMENT)
@click.option("--input", "file", metavar="FILE", help="Arguments as a JSON object; - reads stdin.")
@click.option(
    "-o",
    "--output",
    "form",
    type=click.Choice(["table", *FORMATS]),
    default="table",
    show_default=True,
    help="json is exact: the reply as it came.",
)
@click.option("--out", metavar="FILE", help="A file for the output, complete or absent.")
@click.option("--pages", type=click.IntRange(1), default=1, help="So many pages of a list; 1.")
@click.option("--all", "every", is_flag=True, help="All pages of a list.")
@click.option("--yes", is_flag=True, help="Send a write without asking.")
@click.option("--personal", is_flag=True, help="Show personal values in a table.")
@connection
def call(
    operation: str,
    args: tuple[str, ...],
    file: str | None,
    form: str,
    out: str | None,
    pages: int,
    every: bool,
    yes: bool,
    personal: bool,
    given: Given,
) -> int:
    """Call OPERATION and print its reply. Arguments are those of `libperk ops OPERATION`; values
    that are no text are JSON, or @FILE. A name that comes again makes a list.

    \b
    libperk call offers.list user_id=user-1 include=categories
    libperk call users.create users=@users.json --yes -o json
    """
    row = names.operation(operation)
    named = arguments(row, args, file)
    if form in BINARY and out in (None, "-") and output.is_terminal():
        raise click.UsageError(f"{form} is no text for a terminal: give --out")
    seen = Seen()
    with given.client(row["provider"]) as client:
        if not permitted(client, row, named, yes):
            raise ends.Failure("not sent")
        found = seen.watch(replies(client, row, named, None if every else pages))
        with output.written(out) as place:
            if form == "table":
                show(row, found, place if out else None, personal)
            else:
                FORMATS[form](row, found, place)
    return told(row, seen)


def permitted(client: Any, row: Row, named: dict[str, Any], yes: bool) -> bool:
    """Whether the call may be sent. Its arguments are checked first."""
    shown = client.explain(names.short(row), **named)
    if row["http_method"] == "GET" or yes:
        return True
    if not settings.can_ask():
        raise click.UsageError(f"{row['name']} writes: give --yes to send it without being asked")
    request = output.safe(f"{shown['method']} {shown['url']}", 300)
    return click.confirm(f"{row['doc']}: {request}\nSend it?", err=True)


def told(row: Row, seen: Seen) -> int:
    """Reports what the output does not show; the exit status."""
    if seen.cursor is not None:
        output.note(f"libperk: there are more pages: --all, or {row['page']['after']}=…")
    for line in problems(seen.errors):
        output.note(line)
    return ends.PARTLY if seen.errors else ends.DONE


def problems(errors: list[Any]) -> Iterator[str]:
    for error in errors[:10]:
        place = f"{error.pointer}: " if error.pointer else ""
        yield output.safe(f"libperk: {place}{error}", 300)
    if errors:
        yield f"libperk: {len(errors)} items were rejected; the others are done"
