"""Rows as columns: what polars, duckdb, pandas and pyarrow read through Arrow's capsules, and what
needs none of them."""

from __future__ import annotations

from libperk import _core, errors
from libperk._check import wrong
from libperk._extras import needed
from libperk._late import late

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView
    from typing import Any

    import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import polars  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import pyarrow  # type: ignore[import-not-found, import-untyped, unused-ignore]


class Kept:
    """The chunks of one part of a native table, and what its columns are."""

    __slots__ = ("columns", "count", "native")

    def __init__(self, table: Any, part: int) -> None:
        self.native = _core.perk_chunks_new(table, part)
        self.columns: list[dict[str, Any]] = _core.parse(_core.perk_table_columns(table, part))
        self.count = 0

    def take(self, table: Any, part: int, flush: bool) -> int:
        """Moves the table's chunks to here; how many there were."""
        moved: int = _core.table_move(table, part, flush, self.native)
        self.count += moved
        return moved

    @property
    def rows(self) -> int:
        return _core.perk_chunks_rows(self.native)

    def row(self, number: int) -> str:
        """A row as JSON."""
        return _core.perk_chunks_row(self.native, number)


def _time(value: Any) -> Any:
    """Of "2026-01-02T03:04:05.678901Z"."""
    return None if value is None else late.datetime.fromisoformat(f"{value[:-1]}+00:00")


def _decimal(value: Any) -> Any:
    return None if value is None else late.Decimal(value)


def _as_it_is(value: Any) -> Any:
    return value


class _Items:
    """Reads lists of one type."""

    __slots__ = ("_one",)

    def __init__(self, one: Any) -> None:
        self._one = one

    def __call__(self, value: Any) -> Any:
        return None if value is None else [self._one(item) for item in value]


class _Members:
    """Reads objects in lists."""

    __slots__ = ("_readers",)

    def __init__(self, readers: dict[str, Any]) -> None:
        self._readers = readers

    def __call__(self, value: Any) -> Any:
        if value is None:
            return None
        return {name: reader(value.get(name)) for name, reader in self._readers.items()}


def reader_of(kind: str) -> Any:
    """What makes a cell's Python value of its JSON, by the type of its column."""
    if kind.startswith("timestamp"):
        return _time
    if kind.startswith("decimal"):
        return _decimal
    if kind.startswith("list<"):
        one = reader_of(kind[5:-1])
        return _as_it_is if one is _as_it_is else _Items(one)
    if kind.startswith("struct<"):
        pairs = (member.split(": ", 1) for member in _members(kind[7:-1]))
        return _Members({name: reader_of(text) for name, text in pairs})
    return _as_it_is


def _members(text: str) -> Iterator[str]:
    """The parts between commas that are in no bracket."""
    depth = start = 0
    for at, letter in enumerate(text):
        depth += (letter in "<([") - (letter in ">)]")
        if letter == "," and not depth:
            yield text[start:at].strip()
            start = at + 1
    yield text[start:].strip()


class Row:
    """One row: columns are attributes (`row.user_reward_value`) and keys (`row["name"]`);
    `dict(row)` has all."""

    __slots__ = ("_readers", "_values")

    def __init__(self, values: dict[str, Any], readers: dict[str, Any]) -> None:
        self._values = values
        self._readers = readers

    def keys(self) -> KeysView[str]:
        return self._readers.keys()

    def __getitem__(self, name: str) -> Any:
        return self._readers[name](self._values.get(name))

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"the row has no column {name!r}") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._readers)

    def __len__(self) -> int:
        return len(self._readers)

    def __contains__(self, name: object) -> bool:
        return name in self._readers

    def __reduce__(self) -> tuple[Any, ...]:
        return Row, (self._values, self._readers)

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._readers]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Row) and dict(self) == dict(other)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<Row of {len(self._readers)} columns>"


class Column:
    """One column, as an iterable of its values, such as the ids of another pull."""

    __slots__ = ("_name", "_table")

    def __init__(self, table: Columns, name: str) -> None:
        self._table = table
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def __len__(self) -> int:
        return len(self._table)

    def __iter__(self) -> Iterator[Any]:
        return (row[self._name] for row in self._table.rows())

    def __repr__(self) -> str:
        return f"<Column {self._name}>"


class Columns:
    """Rows as columns. Any reader of Arrow's stream takes it as it is: `polars.DataFrame(table)`,
    `pyarrow.table(table)`, duckdb by the name of the variable."""

    __slots__ = ()

    def _known(self) -> Kept:
        """What there is now."""
        raise NotImplementedError

    def _kept(self) -> Kept:
        """The same, after all has been fetched."""
        return self._known()

    def __arrow_c_schema__(self) -> Any:
        return _core.chunks_schema(self._known().native)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        """The rows as a stream of Arrow, of the table's own schema whatever is requested."""
        return _core.chunks_stream(self._kept().native)

    @property
    def columns(self) -> list[str]:
        return [column["name"] for column in self._known().columns]

    @property
    def shape(self) -> tuple[int, int]:
        kept = self._kept()
        return kept.rows, len(kept.columns)

    def __len__(self) -> int:
        return self._kept().rows

    def rows(self) -> Iterator[Row]:
        """The rows, for those who want attributes: made of the columns one at a time."""
        kept = self._kept()
        readers = {column["name"]: reader_of(column["type"]) for column in kept.columns}
        for number in range(kept.rows):
            yield Row(_core.parse(kept.row(number)), readers)

    def __getitem__(self, name: str) -> Column:
        """A column by its name."""
        if name not in self.columns:
            raise self._no_column(name)
        return Column(self, name)

    def _no_column(self, name: str) -> Exception:
        near = late.get_close_matches(str(name), self.columns, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        return errors.UnknownNameError(f"the table has no such column{hint}")

    def to_arrow(self) -> pyarrow.Table:
        """A pyarrow.Table, without a copy."""
        made: pyarrow.Table = needed("pyarrow", "arrow").table(self)
        return made

    def to_polars(self) -> polars.DataFrame:
        """A polars.DataFrame."""
        made: polars.DataFrame = needed("polars", "polars").DataFrame(self)
        return made

    def to_pandas(self, *, decimals: str = "float") -> pandas.DataFrame:
        """A pandas.DataFrame. Whole numbers and flags are of pandas' own types that can be missing
        (Int64, boolean). Exact numbers become floats; with decimals="exact" they are Decimal
        objects."""
        if decimals not in ("float", "exact"):
            raise wrong("decimals", "'float' or 'exact' is needed here")
        from libperk._frames import frame_of

        made: pandas.DataFrame = frame_of(
            self.to_arrow(), needed("pandas", "pandas"), decimals == "exact"
        )
        return made

    def _repr_html_(self) -> str:
        """What a notebook shows: shape, columns and first rows, of what has been fetched."""
        from libperk import _html

        return _html.columns(self._known(), type(self).__name__)

    def __repr__(self) -> str:
        kept = self._known()
        return f"<{type(self).__name__}: {kept.rows} rows, {len(kept.columns)} columns>"


class Batch(Columns):
    """Some rows of a table that is streamed: `pyarrow.record_batch(batch)`,
    `polars.DataFrame(batch)`, and all that a table can do."""

    __slots__ = ("_held",)

    def __init__(self, held: Kept) -> None:
        self._held = held

    def _known(self) -> Kept:
        return self._held

    def __arrow_c_array__(self, requested_schema: Any = None) -> tuple[Any, Any]:
        """Schema and rows, of the table's own schema whatever is requested."""
        made: tuple[Any, Any] = _core.chunks_array(self._held.native)
        return made
