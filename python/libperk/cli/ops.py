"""`libperk ops`: the operations of the table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

import click

from libperk.cli import output, words
from libperk.cli.ends import Failure
from libperk.cli.names import OPERATION
from libperk.table import load as table
from libperk.table import names

Row = dict[str, Any]

HEAD = ("OPERATION", "METHOD", "PATH", "SCOPE", "REPEAT", "LIMITS")
FIELD_HEAD = ("NAME", "TYPE", "NEEDED", "MEANING")


@click.command()
@click.argument("search", metavar="[FILTER]", default="", shell_complete=OPERATION)
@click.option(
    "--provider",
    type=click.Choice(list(names("providers"))),
    help="Only operations of this provider.",
)
@click.option("--json", "as_json", is_flag=True, help="The rows of the table, as JSON.")
def ops(search: str, provider: str | None, as_json: bool) -> None:
    """List the operations, or show one in full. FILTER is a part of a name or path; an operation
    that is named in full is shown in full.

    \b
    libperk ops offers
    libperk ops offers.list
    """
    found = list(chosen(search, provider))
    if not found:
        raise Failure("no operation matches; `libperk ops` lists all")
    if as_json:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
    elif search == found[0]["name"]:
        show(found[0])
    else:
        list_all(found)


def chosen(search: str, provider: str | None) -> Iterator[Row]:
    rows = [row for row in table()["operations"] if provider in (None, row["provider"])]
    exact = [row for row in rows if row["name"] == search]
    return iter(
        exact
        or [row for row in rows if search.lower() in f"{row['name']} {words.path(row)}".lower()]
    )


def list_all(found: list[Row]) -> None:
    """One operation per line; on a terminal, which may be narrow, its request on the next line."""
    if not output.is_terminal():
        output.table(HEAD, [cells(row) for row in found])
        return
    from rich.markup import escape

    console = output.console()
    for row in found:
        name, method, path, scope, *rest = cells(row)
        details = ", ".join(filter(None, ("" if scope == "-" else scope, *rest)))
        console.print(
            f"[bold]{name}[/bold]  {details}\n    {method} {escape(path)}",
            soft_wrap=True,
        )


def cells(row: Row) -> tuple[str, ...]:
    return (
        row["name"],
        row["http_method"],
        words.path(row),
        words.scope(row),
        row["replay"],
        words.limits(row),
    )


def show(row: Row) -> None:
    """One operation in full."""
    click.echo(f"{row['name']}: {row['doc']}.")
    if row["advice"]:
        click.echo(row["advice"])
    click.echo()
    for name, value in facts(row):
        click.echo(f"{name:<10}{value}")
    section("Parameters", words.parameters(row))
    for kind, fields in words.bodies(row):
        section(f"{kind['class']}, type {kind['type']!r}: {kind['doc']}", fields)


def facts(row: Row) -> list[tuple[str, str]]:
    said = [
        ("request", f"{row['http_method']} {words.path(row)}"),
        ("scope", words.scope(row)),
        ("status", "" if row["status"] == "current" else row["status"]),
        ("repeat", words.REPLAY[row["replay"]]),
        ("limits", words.limits(row)),
        ("success", " or ".join(map(str, row["success"]))),
        ("reply", words.reply(row)),
        ("needs", "; ".join("one of " + ", ".join(names) for names in row["any_of"])),
    ]
    return [(name, value) for name, value in said if value]


def section(title: str, fields: Iterable[Row]) -> None:
    rows = [
        (field["name"], words.type_of(field), words.needed(field), words.meaning(field))
        for field in fields
    ]
    if rows:
        click.echo(f"\n{title}")
        output.table(FIELD_HEAD, rows)
