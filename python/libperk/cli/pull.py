"""`libperk pull`: the rows of many ids into a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import IO, Any

import click

import libperk
from libperk import errors
from libperk._extras import needed
from libperk._parts import FORMATS, OPEN
from libperk._pull import Report
from libperk.table import names
from libperk.table import row as table_row

SHOWN = 10  # failures that are printed


def operation_of(name: str) -> dict[str, Any]:
    """The row of "offers", "offers.list" or "legacy.offers.list_by_user"."""
    for found in (name, f"{name}.list"):
        if found in names("operations"):
            row = table_row("operations", found)
            if row["lists"] is None:
                raise click.UsageError("this operation lists nothing; `libperk ops` shows all")
            return row
    table_row("operations", name if "." in name else f"{name}.list")  # names the nearest one
    raise AssertionError


def lines_of(file: IO[str]) -> Iterator[str]:
    """An id from each line that is not blank."""
    for line in file:
        if line.strip():
            yield line.strip()


def arguments(row: dict[str, Any], given: tuple[str, ...]) -> dict[str, Any]:
    """The values of --arg NAME=VALUE; a name that comes again makes a list."""
    fields = {field["name"]: field for field in row["params"]}
    found: dict[str, Any] = {}
    for text in given:
        name, equals, word = text.partition("=")
        if not equals:
            raise click.UsageError("--arg: NAME=VALUE is needed")
        kind = fields.get(name, {}).get("type", "string")
        value = value_of(name, word) if kind in ("int", "num", "bool", "object") else word
        found[name] = [*_list(found[name]), value] if name in found else value
    return found


def value_of(name: str, word: str) -> Any:
    try:
        return libperk.parse(word)
    except errors.PerkError:
        raise click.UsageError(f"--arg {name}: a value of JSON is needed") from None


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def format_of(out: str) -> str:
    ending = out.rstrip("/").rpartition(".")[2]
    if ending not in FORMATS:
        raise click.UsageError("--out: a name that ends in .parquet or .ndjson is needed")
    return ending


def write_file(table: libperk.Table, out: str, format: str) -> None:
    """One file, complete or absent."""
    stream, file = table.stream(), None
    try:
        for batch in stream:
            file = file or FORMATS[format](out + OPEN, batch._known())
            file.write(batch._known())
        file = file or FORMATS[format](out + OPEN, table._known())
        file.close()
        os.replace(out + OPEN, out)
    finally:
        stream.close()
        if os.path.exists(out + OPEN):
            os.remove(out + OPEN)


def told(report: Report | None) -> int:
    """Reports on stderr which ids failed; the exit status."""
    if report is None or not report.failed:
        return 0
    for failure in report.failures[:SHOWN]:
        click.echo(f"id number {failure.index + 1}: {failure.error}", err=True)
    click.echo(
        f"libperk: {report.failed} of {report.ids} ids failed; the others are done", err=True
    )
    return 1


@click.command()
@click.argument("operation")
@click.option(
    "--users",
    "--ids",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Ids, one a line; - reads standard input. Without it: the one list.",
)
@click.option("--key", help="The parameter that the ids are for, when it is not a user.")
@click.option("--out", required=True, metavar="PATH", help="A .parquet or .ndjson file.")
@click.option(
    "--checkpoint",
    metavar="FILE",
    help="Remembers what is done; PATH is then a folder of parts, and the same command "
    "goes on after an interrupt.",
)
@click.option(
    "--arg", "args", multiple=True, metavar="NAME=VALUE", help="A parameter of the operation."
)
@click.option("--column", "columns", multiple=True, metavar="NAME", help="Only these columns.")
@click.option("--rest", is_flag=True, help="A last column with all that has no column.")
@click.option("--max-in-flight", type=int, help="Ids that are fetched at once; 16.")
@click.option("--ordered", is_flag=True, help="Rows in the order of the ids.")
def pull(
    operation: str,
    users: IO[str] | None,
    key: str | None,
    out: str,
    checkpoint: str | None,
    args: tuple[str, ...],
    columns: tuple[str, ...],
    rest: bool,
    max_in_flight: int | None,
    ordered: bool,
) -> None:
    """Fetches the rows of OPERATION ("offers") for many ids into a file.

    The client takes its settings from the environment, as in Python: PERK_CLIENT_ID and so on."""
    format = format_of(out)
    try:
        if format == "parquet":
            needed("pyarrow", "arrow")
        row = operation_of(operation)
        options = {
            "key": key,
            "columns": columns or None,
            "rest": rest or None,
            "max_in_flight": max_in_flight,
            "ordered": ordered or None,
            "progress": True,
        }
        given = {name: value for name, value in options.items() if value is not None}
        with client_of(row) as client:
            method = getattr(getattr(client, row["namespace"]), row["lists"]["table"])
            ids = None if users is None else lines_of(users)
            table = method(ids, **arguments(row, args), **given)
            if checkpoint is None:
                write_file(table, out, format)
            else:
                table.write_parts(out, checkpoint=checkpoint, format=format)
    except UnicodeDecodeError:
        raise click.ClickException("--users: the file is not UTF-8") from None
    except (errors.PerkError, OSError, ModuleNotFoundError) as error:
        raise click.ClickException(str(error)) from None
    raise SystemExit(told(table.report))


def client_of(row: dict[str, Any]) -> Any:
    """A client of the operation's provider; its settings are in the environment."""
    return getattr(libperk, table_row("providers", row["provider"])["class"])()
