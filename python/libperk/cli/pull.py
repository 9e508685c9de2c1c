"""`libperk pull`: the rows of many ids into a file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

import click

import libperk
from libperk._extras import needed
from libperk._parts import FORMATS
from libperk._pull import Report
from libperk.cli import ends
from libperk.cli.names import OPERATION
from libperk.cli.output import complete, note, safe
from libperk.cli.settings import Given, connection, log_in
from libperk.cli.values import arguments
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


def format_of(out: str) -> str:
    ending = out.rstrip("/").rpartition(".")[2]
    if ending not in FORMATS:
        raise click.UsageError("--out: a name that ends in .parquet or .ndjson is needed")
    return ending


def write_file(table: libperk.Table, out: str, format: str) -> None:
    """One file, complete or absent."""
    stream, file = table.stream(), None
    try:
        with complete(out) as unfinished:
            for batch in stream:
                file = file or FORMATS[format](unfinished, batch._known())
                file.write(batch._known())
            file = file or FORMATS[format](unfinished, table._known())
            file.close()
    finally:
        stream.close()


def told(report: Report | None) -> int:
    """Reports on stderr which ids failed; the exit status."""
    if report is None or not report.failed:
        return ends.DONE
    for failure in report.failures[:SHOWN]:
        note(f"id number {failure.index + 1}: {safe(str(failure.error), 300)}")
    others = "" if report.failed == report.ids else "; the others are done"
    note(f"libperk: {report.failed} of {report.ids} ids failed{others}")
    return ends.PARTLY if others else ends.FAILED


@click.command()
@click.argument("operation", shell_complete=OPERATION)
@click.option(
    "--users",
    "--ids",
    type=click.File("r", encoding="utf-8-sig"),
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
@connection
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
    given: Given,
) -> int:
    """Fetch the rows of OPERATION for many ids into a file.

    \b
    libperk pull offers --users ids.txt --out offers.parquet
    """
    format = format_of(out)
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
    wanted = {name: value for name, value in options.items() if value is not None}
    try:
        with given.client(row["provider"]) as client:
            log_in(client)  # a pull would wait for it
            method = getattr(getattr(client, row["namespace"]), row["lists"]["table"])
            ids = None if users is None else lines_of(users)
            table = method(ids, **arguments(row, args), **wanted)
            if checkpoint is None:
                write_file(table, out, format)
            else:
                table.write_parts(out, checkpoint=checkpoint, format=format)
    except UnicodeDecodeError:
        raise ends.Failure("--users: the file is not UTF-8") from None
    return told(table.report)
