"""`libperk hem`: a column of e-mail addresses as hashes. Files are read row by row."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import IO, Any

import click

from libperk import hem as hashing
from libperk._extras import needed
from libperk.cli import ends, output
from libperk.cli.output import near
from libperk.errors import PerkError

SHOWN = 20  # findings that are printed, unless they are the output
DELIMITERS = ",;\t|"
COLUMN = "hem"
NAMES = ("email", "e-mail", "e_mail", "mail", "emailaddress", "email_address")
MAX_FIELD = 1 << 20  # bytes of a CSV field


class Column:
    """Hashes addresses, and keeps count of those that are in doubt."""

    def __init__(self, loose: bool, tell: Callable[[str], None] | None) -> None:
        self._strict = not loose
        self._tell = tell
        self.rows = 0
        self.empty = 0
        self.found = 0

    def hash(self, email: str | None) -> str:
        """The hash; "" for an address that has none."""
        self.rows += 1
        if not email or not email.strip():
            self.empty += 1
            return ""
        try:
            return hashing.hash(email, strict=True)
        except PerkError:
            return self._doubtful(email)

    def _doubtful(self, email: str) -> str:
        """Reports an address that hashing refused; its hash, where that is wanted and possible."""
        [finding] = hashing.audit([email])
        self.found += 1
        if self._tell is not None:
            self._tell(f"row {self.rows}: {output.safe(finding.problem, 200)}")
        hashed = finding.differs and not self._strict
        return hashing.hash(email, strict=False) if hashed else ""


@click.command()
@click.argument("file")
@click.option("--column", metavar="NAME", help="The column of the addresses; email and the like.")
@click.option("--out", metavar="FILE", help="A file for the rows; standard output without it.")
@click.option("--audit", is_flag=True, help="Write no rows: list the addresses that are in doubt.")
@click.option("--keep", is_flag=True, help="Keep the column of the addresses next to the hashes.")
@click.option("--loose", is_flag=True, help="Hash also what other clients hash differently.")
@click.option("--delimiter", help="Of a CSV file; found out without it: , ; tab or |.")
def hem(
    file: str,
    column: str | None,
    out: str | None,
    audit: bool,
    keep: bool,
    loose: bool,
    delimiter: str | None,
) -> int:
    """Replace the e-mail addresses in FILE by their hashes. FILE is CSV with a head, or Parquet; -
    is CSV from standard input. The hashes (HEM) get a column `hem`. Addresses that cannot be
    hashed, or that other clients would hash differently, are reported by row and left empty; the
    exit status is then 3.

    \b
    libperk hem customers.csv --column email --out hashed.csv
    libperk hem customers.csv --audit
    """
    shown = Shown(click.echo if audit else None)
    made = Column(loose, shown)
    if file.endswith(".parquet"):
        _parquet(file, column, None if audit else out or "-", keep, made)
    else:
        _csv(file, column, None if audit else out or "-", keep, delimiter, made)
    shown.end(made)
    return ends.PARTLY if made.found else ends.DONE


class Shown:
    """Prints findings: all when they are the output, else the first ones."""

    def __init__(self, to_output: Callable[[str], None] | None) -> None:
        self._to_output = to_output
        self._count = 0

    def __call__(self, line: str) -> None:
        self._count += 1
        if self._to_output is not None:
            self._to_output(line)
        elif self._count <= SHOWN:
            output.note(line)

    def end(self, made: Column) -> None:
        empty = f", {made.empty} empty" if made.empty else ""
        output.note(f"libperk: {made.rows} rows, {made.found} addresses in doubt{empty}")


# ---- CSV ----


def _csv(
    file: str, column: str | None, out: str | None, keep: bool, delimiter: str | None, made: Column
) -> None:
    csv.field_size_limit(MAX_FIELD)
    with _opened(file) as text:
        try:
            _rows(text, column, out, keep, delimiter, made)
        except UnicodeDecodeError:
            raise ends.Failure(f"{file}: row {made.rows + 1} is not UTF-8") from None
        except csv.Error as error:
            raise ends.Failure(f"{file}: row {made.rows + 1}: {error}") from None


def _opened(file: str) -> IO[str]:
    raw = sys.stdin.buffer if file == "-" else open(file, "rb")  # noqa: SIM115
    return io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")


def _rows(
    text: IO[str],
    column: str | None,
    out: str | None,
    keep: bool,
    delimiter: str | None,
    made: Column,
) -> None:
    first = text.readline()
    if not first.strip():
        raise ends.Failure("the file has no head: a line with the names of its columns")
    mark = delimiter or max(DELIMITERS, key=first.count)
    rows = csv.reader(_again(first, text), delimiter=mark, strict=True)
    head = next(rows)
    at = _place(head, column)
    hashed = ([*row[:at], *_cells(row, at, keep, made), *row[at + 1 :]] for row in rows if row)
    names = [*head[:at], *([head[at]] if keep else []), COLUMN, *head[at + 1 :]]
    if out is None:
        for _ in hashed:
            pass
        return
    with output.written(out) as place:
        written = io.TextIOWrapper(place, encoding="utf-8", newline="", write_through=False)
        writer = csv.writer(written, delimiter=mark, lineterminator="\n")
        writer.writerow(names)
        writer.writerows(hashed)
        written.flush()
        written.detach()


def _again(first: str, rest: Iterable[str]) -> Iterator[str]:
    yield first
    yield from rest


def _cells(row: list[str], at: int, keep: bool, made: Column) -> list[str]:
    email = row[at] if at < len(row) else None
    hashed = made.hash(email)
    return [email or "", hashed] if keep else [hashed]


def _place(head: list[str], column: str | None) -> int:
    """Where the addresses are."""
    names = [name.strip() for name in head]
    if column is not None:
        if column in names:
            return names.index(column)
        raise ends.Failure(_unknown(names, column), ends.USAGE)
    found = [at for at, name in enumerate(names) if name.lower() in NAMES]
    if len(found) == 1:
        return found[0]
    raise ends.Failure(f"--column is needed: one of {_listed(names)}", ends.USAGE)


def _unknown(names: list[str], column: str) -> str:
    return f"the file has no such column{near(column, names) or f': {_listed(names)}'}"


def _listed(names: list[str]) -> str:
    return output.safe(", ".join(names), 200)


# ---- Parquet ----


def _parquet(file: str, column: str | None, out: str | None, keep: bool, made: Column) -> None:
    arrow = needed("pyarrow", "arrow")
    parquet = needed("pyarrow.parquet", "arrow")
    try:
        source = parquet.ParquetFile(file)
    except arrow.ArrowInvalid:
        raise ends.Failure(f"{file}: this is no Parquet file") from None
    with source:
        at = _place(source.schema_arrow.names, column)
        if out is None:
            for batch in source.iter_batches(columns=[source.schema_arrow.names[at]]):
                for email in batch.column(0).to_pylist():
                    made.hash(email)
            return
        if out == "-" and output.is_terminal():
            raise click.UsageError("Parquet is no text for a terminal: give --out")
        with output.written(out) as place:
            _copy(arrow, parquet, source, at, keep, made, place)


def _copy(
    arrow: Any, parquet: Any, source: Any, at: int, keep: bool, made: Column, place: IO[bytes]
) -> None:
    field = arrow.field(COLUMN, arrow.string())
    schema = source.schema_arrow
    schema = schema.insert(at + 1, field) if keep else schema.set(at, field)
    with parquet.ParquetWriter(place, schema) as writer:
        for batch in source.iter_batches():
            hashes = [made.hash(email) or None for email in batch.column(at).to_pylist()]
            columns = batch.columns
            place_of_hashes = slice(at + keep, at + 1)  # behind the addresses, or in their place
            columns[place_of_hashes] = [arrow.array(hashes, arrow.string())]
            writer.write_batch(arrow.record_batch(columns, schema=schema))
