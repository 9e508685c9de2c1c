"""The commands. Tables are for people at a terminal; into a pipe or a file go whole lines of plain
text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from libperk import __version__
from libperk.cli import words
from libperk.cli.pull import pull
from libperk.table import load as table
from libperk.table import names

Row = dict[str, Any]

HEAD = ("OPERATION", "METHOD", "PATH", "SCOPE", "REPEAT", "LIMITS")
FIELD_HEAD = ("NAME", "TYPE", "NEEDED", "MEANING")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="libperk")
def libperk() -> None:
    """Reference of the APIs that libperk speaks, and pulls of many ids. Only `pull` sends
    anything."""


libperk.add_command(pull)


@libperk.command()
@click.argument("search", metavar="[FILTER]", default="")
@click.option(
    "--provider",
    type=click.Choice(list(names("providers"))),
    help="Only operations of this provider.",
)
@click.option("--json", "as_json", is_flag=True, help="The rows of the table, as JSON.")
def ops(search: str, provider: str | None, as_json: bool) -> None:
    """List operations; FILTER is a part of a name or path. One that is named in full is shown in
    full."""
    found = list(chosen(search, provider))
    if not found:
        raise click.ClickException("no operation matches; `libperk ops` lists all")
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
    console = Console()
    if not console.is_terminal:
        columns(HEAD, [cells(row) for row in found])
        return
    for row in found:
        name, method, path, scope, *rest = cells(row)
        details = ", ".join(filter(None, ("" if scope == "-" else scope, *rest)))
        console.print(
            f"[bold]{name}[/bold]  {details}\n    {method} {escape(path)}",
            highlight=False,
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
        write(FIELD_HEAD, rows)


def write(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for a terminal, lines of columns for everything else."""
    console = Console()
    if not console.is_terminal:
        columns(head, rows)
        return
    shown = Table(*head, box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*map(escape, row))
    console.print(shown)


def columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    widths = [max(map(len, column)) for column in zip(head, *rows)]
    for row in (head, *rows):
        click.echo("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths)).rstrip())
