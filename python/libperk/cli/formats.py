"""Replies in the formats of `-o`. JSON is as the API sent it; the others are rows whose columns are
those of the operation table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from itertools import chain
from typing import IO, Any

from libperk import _core
from libperk._columns import Batch, Kept
from libperk._extras import needed
from libperk.cli.replies import Replies, Row, Rows, data_of, elements, included_of, values_of


def as_json(row: Row, documents: Replies, file: IO[bytes]) -> None:
    """One reply as it came; of several, `data` and `included` joined."""
    first = next(documents, None)
    if first is None:
        return
    second = next(documents, None)
    if second is None:
        file.write(first.json.rstrip() + b"\n")
        return
    file.write(b'{"data":[')
    included: dict[str, None] = {}  # each once
    _join(file, data_of(first), True)
    included.update(dict.fromkeys(elements(included_of(first))))
    for document in chain([second], documents):
        _join(file, data_of(document), False)
        included.update(dict.fromkeys(elements(included_of(document))))
    tail = f'],"included":[{",".join(included)}]}}\n'
    file.write(tail.encode())


def _join(file: IO[bytes], data: str, is_first: bool) -> None:
    texts = ",\n".join(elements(data))
    if texts:
        file.write((texts if is_first else ",\n" + texts).encode())


def as_lines(row: Row, documents: Replies, file: IO[bytes]) -> None:
    """Each resource on a line, as it was sent."""
    for document in documents:
        for text in elements(data_of(document)):
            file.write(text.encode() + b"\n")
        file.flush()


def as_csv(row: Row, documents: Replies, file: IO[bytes]) -> None:
    """Lists and objects are JSON; what is absent is empty."""
    rows = Rows(row)
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, lineterminator="\n")
    names = [column["name"] for column in rows.columns]
    writer.writerow(names)
    for kept in rows.chunks(documents):
        writer.writerows([_cell(values.get(name)) for name in names] for values in values_of(kept))
    text.detach()


def _cell(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else _core.dump(value).decode()


def as_parquet(row: Row, documents: Replies, file: IO[bytes]) -> None:
    arrow = needed("pyarrow", "arrow")
    parquet = needed("pyarrow.parquet", "arrow")
    _write(arrow, Rows(row).chunks(documents), lambda schema: parquet.ParquetWriter(file, schema))


def as_arrow(row: Row, documents: Replies, file: IO[bytes]) -> None:
    """A stream of Arrow's IPC format."""
    arrow = needed("pyarrow", "arrow")
    ipc = needed("pyarrow.ipc", "arrow")
    _write(arrow, Rows(row).chunks(documents), lambda schema: ipc.new_stream(file, schema))


def _write(arrow: Any, chunks: Iterator[Kept], open_writer: Callable[[Any], Any]) -> None:
    writer = None
    try:
        for kept in chunks:
            table = arrow.table(Batch(kept))
            writer = writer or open_writer(table.schema)
            writer.write_table(table)
    finally:
        if writer is not None:
            writer.close()


FORMATS: dict[str, Callable[[Row, Replies, IO[bytes]], None]] = {
    "json": as_json,
    "jsonl": as_lines,
    "csv": as_csv,
    "parquet": as_parquet,
    "arrow": as_arrow,
}
BINARY = ("parquet", "arrow")
