"""The readers of tables, each as (types of columns, rows of plain values).

Run as a program it compares what the pandas on its path makes of the generated pages: with pandas 2
in a separate process. It prints pandas' version and the number of rows."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

from table_oracle import Column, Oracle, load
from table_pages import LISTING, pages, tables_of

import libperk

Read = tuple[dict[str, str], list[dict[str, Any]]]
Reader = Callable[[Any], Read]


def of_pyarrow(table: Any) -> Read:
    import pyarrow

    read = pyarrow.table(table)
    read.validate(full=True)
    return {field.name: str(field.type) for field in read.schema}, read.to_pylist()


def of_polars(table: Any) -> Read:
    import polars

    frame = polars.DataFrame(table)
    return {name: str(kind) for name, kind in frame.schema.items()}, frame.to_dicts()


def of_duckdb(given: Any) -> Read:
    import duckdb

    duckdb.sql("set TimeZone = 'UTC'")
    found = duckdb.sql("select * from given")
    types = {name: str(kind) for name, kind in zip(found.columns, found.types)}
    return types, [dict(zip(found.columns, cells)) for cells in found.fetchall()]


def of_pandas(table: Any) -> Read:
    import pandas

    frame = table.to_pandas(decimals="exact")
    assert isinstance(frame, pandas.DataFrame)
    types = {name: str(kind) for name, kind in frame.dtypes.items()}
    columns = {name: [plain(cell) for cell in frame[name].tolist()] for name in frame.columns}
    return types, [dict(zip(columns, cells)) for cells in zip(*columns.values())]


def of_rows(table: Any) -> Read:
    """Without any of them; JSON is read there."""
    kinds = {column["name"]: column["type"] for column in table._known().columns}
    texts = [name for name, kind in kinds.items() if kind == "json"]
    rows = [dict(found) for found in table.rows()]
    for found in rows:
        found.update({name: libperk.dump(found[name]).decode() for name in texts})
    return {}, rows


READERS: list[Reader] = [of_pyarrow, of_polars, of_duckdb, of_pandas]


def plain(cell: Any) -> Any:
    """A cell of pandas as Python has it: missing ones are None, arrays lists."""
    import pandas

    if hasattr(cell, "tolist") and not isinstance(cell, (str, bytes)):
        cell = cell.tolist()
    if isinstance(cell, list):
        return [plain(item) for item in cell]
    if isinstance(cell, dict):
        return {name: plain(item) for name, item in cell.items()}
    if cell is None or cell is pandas.NA or cell is pandas.NaT or is_nan(cell):
        return None
    return cell.to_pydatetime() if isinstance(cell, pandas.Timestamp) else cell


def has_pandas_2() -> bool:
    import pandas

    return pandas.__version__.startswith("2.")


def is_nan(cell: Any) -> bool:
    return isinstance(cell, float) and math.isnan(cell)


# ---- types ----

TYPES: dict[Reader, dict[str, str]] = {
    of_pyarrow: {
        "text": "string",
        "word": "dictionary<values=string, indices=int32, ordered=0>",
        "time": "timestamp[us, tz=UTC]",
        "int64": "int64",
        "decimal": "decimal128(38, 9)",
        "double": "double",
        "bool": "bool",
        "json": "extension<arrow.json>",
    },
    of_polars: {
        "text": "String",
        "word": "Categorical",
        "time": "Datetime(time_unit='us', time_zone='UTC')",
        "int64": "Int64",
        "decimal": "Decimal(precision=38, scale=9)",
        "double": "Float64",
        "bool": "Boolean",
        "json": "Extension('arrow.json', String, '')",
    },
    of_duckdb: {
        "text": "VARCHAR",
        "word": "VARCHAR",
        "time": "TIMESTAMP WITH TIME ZONE",
        "int64": "BIGINT",
        "decimal": "DECIMAL(38,9)",
        "double": "DOUBLE",
        "bool": "BOOLEAN",
        "json": "JSON",
    },
    of_pandas: {
        "text": "str",
        "word": "category",
        "time": "datetime64[us, UTC]",
        "int64": "Int64",
        "decimal": "object",
        "double": "float64",
        "bool": "boolean",
        "json": "str",
    },
}


def check_types(reader: Reader, types: dict[str, str], oracle: Oracle, dictionary: bool) -> None:
    known = TYPES.get(reader)
    if known is None:
        return
    if reader is of_pandas and has_pandas_2():
        known = {**known, "text": "object", "json": "object"}
    assert list(types) == list(oracle.columns)
    for name, column in oracle.columns.items():
        kind = "text" if column.kind == "word" and not dictionary else column.kind
        if not column.many:
            assert types[name] == known[kind], name


# ---- cells ----


def same(column: Column, cell: Any, expected: Any) -> bool:
    """`cell` is what a reader has."""
    if column.many and expected is not None:
        return (
            isinstance(cell, list)
            and len(cell) == len(expected)
            and all(same_item(column, *pair) for pair in zip(cell, expected))
        )
    return same_one(column, cell, expected)


def same_item(column: Column, cell: Any, expected: Any) -> bool:
    if column.members is None or expected is None or cell is None:
        return same_one(column, cell, expected)
    return set(cell) == set(expected) and all(
        same(member, cell[member.name], expected[member.name]) for member in column.members
    )


def same_one(column: Column, cell: Any, expected: Any) -> bool:
    if column.kind == "json":
        return same_json(cell, expected)
    if expected is None:
        return cell is None
    if isinstance(expected, datetime):
        return isinstance(cell, datetime) and cell.astimezone(timezone.utc) == expected
    return type(cell) is type(expected) and bool(cell == expected)


def same_json(cell: Any, expected: Any) -> bool:
    """A null is null, or the text null."""
    return bool(load("null" if cell is None else cell) == expected)


def compare(
    reader: Reader,
    table: Any,
    oracle: Oracle,
    expected: list[dict[str, Any]],
    dictionary: bool = True,
) -> None:
    types, rows = reader(table)
    check_types(reader, types, oracle, dictionary)
    assert len(rows) == len(expected)
    for number, (cells, wanted) in enumerate(zip(rows, expected)):
        for name, column in oracle.columns.items():
            assert same(column, cells[name], wanted[name]), (
                f"{reader.__name__}, row {number}, {name}: {cells[name]!r}, not {wanted[name]!r}"
            )


def main(count: int) -> None:
    import pandas

    compared = 0
    for operation in LISTING:
        oracle, texts = Oracle(operation), pages(operation, count)
        for table, own in tables_of(operation, texts, chunk_rows=7):
            rows = oracle.rows(own)
            compare(of_pandas, table, oracle, rows)
            compared += len(rows)
    print(pandas.__version__, compared)


if __name__ == "__main__":
    main(int(sys.argv[1]))
