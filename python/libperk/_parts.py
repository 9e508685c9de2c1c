"""Tables as files: a folder of parts, each complete or absent. A part is written under another
name, stored on the disk, renamed, and only then noted in the checkpoint; what a run leaves behind
without a note is removed by the next one, which fetches those rows again."""

from __future__ import annotations

import os
import re
from contextlib import suppress

from libperk import _core
from libperk._check import wrong
from libperk._extras import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    from libperk._columns import Kept
    from libperk._tables import Again, Filling

    class File(Protocol):
        """A file that is being written."""

        def write(self, kept: Kept) -> None: ...
        def close(self) -> None: ...


GROUP = 1 << 16  # rows of a row group
OPEN = ".open"  # how the name of an unfinished file ends


class Parquet:
    """A Parquet file. Rows are gathered to groups of some size, which read faster than chunks."""

    __slots__ = ("_held", "_kept", "_rows", "_writer")

    def __init__(self, path: str, kept: Kept) -> None:
        self._writer = needed("pyarrow.parquet", "arrow").ParquetWriter(path, _schema(kept))
        self._held: list[Any] = []
        self._rows = 0

    def write(self, kept: Kept) -> None:
        self._held.append(needed("pyarrow", "arrow").table(_Stream(kept)))
        self._rows += kept.rows
        if self._rows >= GROUP:
            self._write()

    def _write(self) -> None:
        held, self._held, self._rows = self._held, [], 0
        if held:
            self._writer.write_table(_joined(held), row_group_size=GROUP)

    def close(self) -> None:
        try:
            self._write()
        finally:
            self._writer.close()


class Lines:
    """A file with a JSON object on each line."""

    __slots__ = ("_file",)

    def __init__(self, path: str, kept: Kept) -> None:
        self._file = open(path, "w", encoding="utf-8")  # noqa: SIM115

    def write(self, kept: Kept) -> None:
        self._file.writelines(kept.row(number) + "\n" for number in range(kept.rows))

    def close(self) -> None:
        self._file.close()


FORMATS: dict[str, Any] = {"parquet": Parquet, "ndjson": Lines}


class _Stream:
    """Chunks as pyarrow takes them."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def __arrow_c_schema__(self) -> Any:
        return _core.chunks_schema(self._kept.native)

    def __arrow_c_stream__(self, requested_schema: Any = None) -> Any:
        return _core.chunks_stream(self._kept.native)


def _schema(kept: Kept) -> Any:
    """Dictionaries become plain text: their entries differ from file to file."""
    return needed("pyarrow", "arrow").schema(_Stream(kept))


def _joined(tables: list[Any]) -> Any:
    return needed("pyarrow", "arrow").concat_tables(tables)


class Part:
    """The files of one part that are open, and what is in them: one for each table."""

    __slots__ = ("_files", "_folder", "_make", "_name", "rows")

    def __init__(self, folder: Folder, name: str) -> None:
        self._folder = folder
        self._name = name
        self._files: dict[str, File] = {}
        self.rows = 0

    def _path(self, table: str) -> str:
        return self._folder.path(table, self._name)

    def write(self, table: str, kept: Kept) -> None:
        path = self._path(table)
        if table not in self._files:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            self._files[table] = self._folder.kind(path + OPEN, kept)
        self._files[table].write(kept)
        self.rows += 0 if table else kept.rows

    def finish(self) -> str:
        """Stores it under its name; that of the table's own rows comes last."""
        tables = sorted(self._files, reverse=True)
        for table in tables:
            self._files[table].close()
            _store(self._path(table) + OPEN)
        for path in map(self._path, tables):
            os.replace(path + OPEN, path)
            _store(os.path.dirname(path))
        return self._name

    def give_up(self) -> None:
        for table, file in self._files.items():
            with suppress(Exception):  # it is removed anyway, and what went wrong is raised
                file.close()
            _remove(self._path(table) + OPEN)


def _store(path: str) -> None:
    """Waits until it is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.remove(path)


class Folder:
    """Where parts go. The rows of the table are in it, those of its other tables in folders below
    whose names begin with "_"."""

    __slots__ = ("_form", "_path", "kind", "suffix")

    def __init__(self, path: str, kind: str) -> None:
        self._path = path
        self.kind: Callable[[str, Kept], File] = FORMATS[kind]
        self.suffix = kind
        self._form = re.compile(rf"part-(\d+)\.{kind}(?:{re.escape(OPEN)})?")
        os.makedirs(path, exist_ok=True)

    def path(self, table: str, name: str) -> str:
        """`table` is "" for the rows themselves."""
        return os.path.join(self._path, f"_{table}" if table else "", name)

    def _folders(self) -> list[str]:
        with os.scandir(self._path) as found:
            below = [entry.path for entry in found if entry.name[0] == "_" and entry.is_dir()]
        return [self._path, *below]

    def _parts(self) -> list[str]:
        """The paths of all parts, unfinished ones too."""
        return [
            os.path.join(folder, name)
            for folder in self._folders()
            for name in os.listdir(folder)
            if self._form.fullmatch(name)
        ]

    def clear(self, known: list[str]) -> None:
        """Removes the parts that the checkpoint does not know."""
        for path in self._parts():
            if os.path.basename(path) not in known:
                _remove(path)

    def refuse_parts(self) -> None:
        if self._parts():
            raise wrong("folder", "it has parts of another run; give the checkpoint of that run")

    def next_number(self, known: list[str]) -> int:
        hits = map(self._form.fullmatch, known)
        return max((int(hit[1]) + 1 for hit in hits if hit), default=0)


class Writer:
    """Writes what fills a table as parts."""

    __slots__ = ("_filling", "_folder", "_least", "_names", "_number", "_open", "written")

    def __init__(
        self, filling: Filling | Again, names: list[str], folder: Folder, least: int
    ) -> None:
        self._filling = filling
        self._names = ["", *names[1:]]
        self._folder = folder
        self._least = least
        self._open: Part | None = None
        report = filling.report()
        self.written = [] if report is None else [*report.saved]
        self._number = folder.next_number(self.written)

    def run(self) -> None:
        try:
            self._run()
        except BaseException:
            if self._open is not None:
                self._open.give_up()
            self._filling.close()
            raise
        self._filling.close()
        self._filling.raise_failure()

    def _run(self) -> None:
        more = True
        while more:
            more = self._filling.step()
            self._move(0, flush=False)
            if self._open is not None and self._open.rows >= self._least:
                self._finish()
        self._finish()

    def _part(self) -> Part:
        if self._open is None:
            name = f"part-{self._number:05}.{self._folder.suffix}"
            self._open = Part(self._folder, name)
            self._number += 1
        return self._open

    def _move(self, part: int, flush: bool) -> None:
        while True:
            kept = self._filling.new(part)
            if not self._filling.take(part, kept, flush):
                return
            self._part().write(self._names[part], kept)

    def _finish(self) -> None:
        """Everything that is in the table goes into the part, so that it holds whole ids."""
        for part in range(len(self._names)):
            self._move(part, flush=True)
        if self._filling.done and not self.written and self._open is None:
            self._part().write("", self._filling.new(0))  # no rows, but a schema
        if self._open is None:
            self._filling.saved(None)
            return
        name = self._open.finish()
        self._open = None
        self._filling.saved(name)
        self.written.append(name)


def write_parts(
    filling: Filling | Again, names: list[str], folder: Folder, least: int
) -> list[str]:
    """Fetches all that fills the table, and writes it; the paths of the parts."""
    writer = Writer(filling, names, folder, least)
    folder.clear(writer.written)
    writer.run()
    return [folder.path("", name) for name in writer.written]
