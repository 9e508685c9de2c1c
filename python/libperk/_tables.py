"""`table()` of an operation that lists: its rows as columns, fetched when they are first read."""

from __future__ import annotations

from _thread import allocate_lock
from os import fspath

from libperk import _core
from libperk._calls import new_call
from libperk._check import whole, wrong
from libperk._columns import Batch, Columns, Kept
from libperk._fork import register
from libperk._ids import Taken
from libperk._pull import Running

TYPE_CHECKING = False
if TYPE_CHECKING:
    from os import PathLike
    from typing import Any

    from typing_extensions import Self

    from libperk._pull import Report, Wanted

CHUNK_ROWS = 4096  # unless others are given

# What a table takes in addition to what a pull takes.
OPTIONS = ("columns", "rest", "dictionary", "chunk_rows", "chunk_bytes")


class OneList:
    """The rows of one call's pages."""

    __slots__ = ("_call", "_client")

    def __init__(self, wanted: Wanted, table: Any) -> None:
        self._client = wanted.client
        self._call = new_call(self._client, wanted.args(), wanted.call_options)
        _core.perk_call_into(self._call, table, None, 0)

    def step(self) -> bool:
        """Fetches more: whether there may be more afterwards."""
        return self._client._run(self._call) is not None


def _names(columns: Any) -> list[Any]:
    try:
        return [columns] if isinstance(columns, str) else [*columns]
    except TypeError:
        raise wrong("columns", "names are needed here") from None


class Plan:
    """What makes a native table, and what fills it."""

    __slots__ = ("_options", "_taken", "wanted")

    def __init__(self, wanted: Wanted, ids: Any, options: dict[str, Any]) -> None:
        columns = options.get("columns")
        if columns is not None:
            options["columns"] = _names(columns)
        self._taken: Taken | None = None
        if ids is not None:
            options["key"] = wanted.key
            self._taken = Taken(ids)
            Running(wanted, self._taken).close()  # what is wrong is reported here
        else:
            new_call(wanted.client, wanted.args(), wanted.call_options)  # and here
        self.wanted = wanted
        self._options = {name: value for name, value in options.items() if value is not None}

    def table(self, **more: Any) -> Any:
        options = _core.dump_args({**self._options, **more})
        return _core.perk_table_new(self.wanted.operation.native, options)

    def chunk_rows(self, most: int) -> int:
        """The rows of a chunk, and at most so many."""
        given: int = self._options.get("chunk_rows", CHUNK_ROWS)
        return min(given, most)

    def source(self, table: Any, checkpoint: Any = None) -> OneList | Running:
        if self._taken is not None:
            return Running(self.wanted, self._taken, table, checkpoint)
        if checkpoint is not None:
            raise wrong("checkpoint", "it is for the ids of a pull, and a single list has none")
        return OneList(self.wanted, table)


class Filling:
    """A native table, what fills it, and the chunks that were taken out of it."""

    __slots__ = ("_plan", "done", "kept", "native", "source")

    def __init__(self, plan: Plan, **options: Any) -> None:
        self._plan = plan
        self.native = plan.table(**options)
        parts = range(_core.perk_table_part_count(self.native))
        self.kept = [Kept(self.native, part) for part in parts]
        self.source: OneList | Running | None = None
        self.done = False

    def step(self) -> bool:
        """Fetches more: whether there may be more afterwards."""
        if self.source is None:
            self.source = self._plan.source(self.native)
        self.done = self.done or not self.source.step()
        return not self.done

    def new(self, part: int) -> Kept:
        """No chunks of that part."""
        return Kept(self.native, part)

    def take(self, part: int, into: Kept, flush: bool) -> bool:
        """Moves a full chunk, with `flush` also one that is not full: whether there was one."""
        moved: bool = _core.table_move(self.native, part, flush, into.native)
        return moved

    def keep_all(self, flush: bool) -> None:
        for part, kept in enumerate(self.kept):
            while self.take(part, kept, flush):
                pass

    def raise_failure(self) -> None:
        """Raises what the caller's ids raised, once."""
        if isinstance(self.source, Running):
            self.source.raise_failure()

    def report(self) -> Report | None:
        return self.source.report() if isinstance(self.source, Running) else None

    def saved(self, note: str | None) -> None:
        """All chunks that were taken are stored."""
        if isinstance(self.source, Running):
            self.source.saved(note)

    def close(self) -> None:
        self.done = True
        if isinstance(self.source, Running):
            self.source.close()


class Again:
    """The chunks that a table has kept, as what fills another one."""

    __slots__ = ("_native", "_one", "_streams", "done")

    def __init__(self, filling: Filling) -> None:
        self._native = filling.native
        self._streams = [_core.chunks_stream(kept.native) for kept in filling.kept]
        self._one: Kept | None = None  # the next chunk of the table's own rows
        self.done = False

    def step(self) -> bool:
        held = self.new(0)
        self._one = held if _core.chunks_next(self._streams[0], held.native) else None
        self.done = self._one is None
        return not self.done

    def new(self, part: int) -> Kept:
        return Kept(self._native, part)

    def take(self, part: int, into: Kept, flush: bool) -> bool:
        if part:
            return bool(_core.chunks_next(self._streams[part], into.native))
        one, self._one = self._one, None
        if one is not None:
            into.native = one.native
        return one is not None

    def report(self) -> None:
        """Nothing is fetched."""

    def saved(self, note: str | None) -> None: ...

    def close(self) -> None: ...

    def raise_failure(self) -> None: ...


class Store:
    """What a table and its parts share: fetched once, when one of them is first read."""

    __slots__ = ("__weakref__", "_lock", "filling", "plan", "streamed", "whole")

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.filling = Filling(plan)
        self.whole = False
        self.streamed = False
        self._in_child()
        register(self)

    def _in_child(self) -> None:
        self._lock = allocate_lock()

    def fetch(self) -> list[Kept]:
        """Fetches what is not there yet. After an interrupt, a pull goes on where it was."""
        with self._lock:
            if self.streamed:
                _core.perk_usage_error(_core.PERK_USAGE_TABLE_STREAMED)
            while not self.whole:
                self._fetch_all()
            return self.filling.kept

    def _fetch_all(self) -> None:
        filling = self.filling
        try:
            while filling.step():
                filling.keep_all(flush=False)
        except BaseException:
            if isinstance(filling.source, OneList):  # it starts again
                self.filling = Filling(self.plan)
            raise
        filling.keep_all(flush=True)
        filling.close()
        filling.raise_failure()
        self.whole = True

    def refill(self, checkpoint: Any, chunk_rows: int) -> Filling | Again:
        """What fills files: what was fetched, or what is fetched for it."""
        if not self.whole:
            return self.pour(checkpoint, chunk_rows=chunk_rows)
        if checkpoint is not None:
            raise wrong("checkpoint", "the rows of this table are there; make the table again")
        return Again(self.filling)

    def pour(self, checkpoint: Any = None, **options: Any) -> Filling:
        """What fills a table that keeps nothing; from then on the rows are not to be had here."""
        with self._lock:
            if self.streamed or self.filling.source is not None:
                _core.perk_usage_error(_core.PERK_USAGE_TABLE_STREAMED)
            filling = Filling(self.plan, **options)
            filling.source = self.plan.source(filling.native, checkpoint)
            self.filling, self.streamed = filling, True
            return filling


class Part(Columns):
    """One of the tables that a pull fills: the rows of the operation, the resources that come with
    them, or which of these belong together."""

    __slots__ = ("_number", "_store")

    def __init__(self, store: Store, number: int) -> None:
        self._store = store
        self._number = number

    def _known(self) -> Kept:
        return self._store.filling.kept[self._number]

    def _kept(self) -> Kept:
        return self._store.fetch()[self._number]

    def __repr__(self) -> str:
        if self._store.whole:
            return super().__repr__()
        note = "streamed" if self._store.streamed else "not fetched yet"
        return f"<{type(self).__name__}: {note}, {len(self.columns)} columns>"


class Table(Part):
    """The rows of an operation that lists, as columns. Nothing is fetched before it is read; then
    all is, once, and kept: it can be read again and again.

    `tables` has the resources that came with the rows ("categories") and which belong together
    ("offer_categories"), `report` the outcome of the pull, `doubts` the values that are null
    because they were not of the column's type."""

    __slots__ = ()

    def __init__(self, store: Store) -> None:
        super().__init__(store, 0)

    @property
    def tables(self) -> dict[str, Columns]:
        """All tables of the pull by name; each is fetched when one is first read."""
        native = self._store.filling.native
        names = [
            _core.perk_table_part_name(native, part)
            for part in range(_core.perk_table_part_count(native))
        ]
        return {name: Part(self._store, part) if part else self for part, name in enumerate(names)}

    @property
    def report(self) -> Report | None:
        """How the pull is going, or went. None before it began, and of a single list, whose failure
        is raised."""
        return self._store.filling.report()

    @property
    def doubts(self) -> list[dict[str, Any]]:
        """Values that are null because they were not what the column holds, counted: part, column,
        kind and count of each."""
        found: list[dict[str, Any]] = _core.parse(
            _core.perk_table_doubts(self._store.filling.native)
        )
        return found

    def stream(self) -> Stream:
        """The rows in batches as they come, read once: memory stays flat. The table itself keeps
        none of them, and the other `tables` stay empty. Of a table that has been fetched, the
        batches that it keeps."""
        if self._store.whole:
            return Stream(self._store.filling, self.__arrow_c_stream__())
        name = _core.perk_table_part_name(self._store.filling.native, 0)
        return Stream(self._store.pour(parts=[name]))

    def write_parts(
        self,
        folder: str | PathLike[str],
        *,
        checkpoint: str | PathLike[str] | None = None,
        part_rows: int = 100_000,
        format: str = "parquet",
    ) -> list[str]:
        """Writes the rows into files of a folder, each complete or absent: Parquet files, by
        pyarrow, or with format="ndjson" lines of JSON. The other `tables` go into folders in it
        whose names begin with "_", which readers of a folder leave out. Returns the paths.

        `checkpoint` names a file that remembers which ids are in complete parts. The same call
        after an interrupt goes on with the others. A part has at least `part_rows` rows, the last
        one fewer; an interrupt loses no more than the part at hand."""
        from libperk._parts import FORMATS, Folder, write_parts

        if format not in FORMATS:
            raise wrong("format", "'parquet' or 'ndjson' is needed here")
        place = Folder(fspath(folder), format)
        if checkpoint is None:
            place.refuse_parts()
        least = whole("part_rows", part_rows, 1)
        filling = self._store.refill(checkpoint, self._store.plan.chunk_rows(least))
        return write_parts(filling, [*self.tables], place, least)


class Stream:
    """Batches of a table, each once. Closing it, or leaving `with`, cancels what is in flight."""

    __slots__ = ("_chunks", "_closed", "_filling", "_held")

    def __init__(self, filling: Filling, chunks: Any = None) -> None:
        self._filling = filling
        self._chunks = chunks
        self._closed = False
        self._held: Kept | None = None  # what was taken before Ctrl-C came

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Batch:
        held = self._held
        if held is None:
            held = self._held = self._filling.new(0)
        there = held.rows or (self._kept(held) if self._chunks is not None else self._fetched(held))
        if not there:
            raise StopIteration
        batch = Batch(held)
        self._held = None
        return batch

    def _kept(self, held: Kept) -> bool:
        there: bool = _core.chunks_next(self._chunks, held.native)
        return there

    def _fetched(self, held: Kept) -> bool:
        if self._closed:
            return False
        filling = self._filling
        while not filling.take(0, held, flush=filling.done):
            if filling.done:
                filling.close()
                filling.raise_failure()
                return False
            filling.step()
        return True

    @property
    def report(self) -> Report | None:
        return self._filling.report()

    def close(self) -> None:
        self._closed, self._chunks = True, None
        if not self._filling.done:
            self._filling.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Stream: {'ended' if self._filling.done else 'open'}>"
