"""Where snapshots of offers are kept: a file of SQLite, or a Parquet file."""

from __future__ import annotations

import os
from contextlib import closing

from libperk import _core
from libperk._check import wrong
from libperk._extras import needed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    Row = dict[str, str | None]

VERSION = 1  # of the files
FIELDS = ("id", "title", "reward", "starts", "ends", "channel", "category")
PARQUET = (".parquet", ".pq")
WAIT_S = 30.0  # for another process that writes

_SCHEMA = f"""
CREATE TABLE salt (salt BLOB NOT NULL);
CREATE TABLE snapshot (
    number INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, at TEXT NOT NULL,
    count INTEGER NOT NULL);
CREATE TABLE offer (
    snapshot INTEGER NOT NULL REFERENCES snapshot (number),
    {", ".join(f"{name} TEXT" for name in FIELDS)});
CREATE INDEX offer_by_snapshot ON offer (snapshot);
PRAGMA user_version = {VERSION};
"""


def store_of(path: str | os.PathLike[str]) -> SqliteStore | ParquetStore:
    name = os.fspath(path)
    if not isinstance(name, str) or not name or name == ":memory:":
        raise wrong("path", "the path of a file is needed here")
    return (ParquetStore if name.endswith(PARQUET) else SqliteStore)(name)


def _readable_by_its_owner(path: str) -> None:
    """Makes the file, for its owner alone, unless it is there."""
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


class SqliteStore:
    """Each method opens the file anew: it may be used by threads, and after a fork."""

    __slots__ = ("path",)

    def __init__(self, path: str) -> None:
        self.path = path

    def _open(self) -> Any:
        import sqlite3

        _readable_by_its_owner(self.path)
        opened = sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None)
        try:
            self._prepare(opened)
        except BaseException as error:
            opened.close()
            if type(error) is sqlite3.DatabaseError:  # no subclass, which a locked file raises
                raise wrong("path", "this file has no snapshots of offers") from None
            raise
        return opened

    def _prepare(self, opened: Any) -> None:
        [version] = opened.execute("PRAGMA user_version").fetchone()
        if version == VERSION:
            return
        opened.execute("BEGIN IMMEDIATE")
        [version] = opened.execute("PRAGMA user_version").fetchone()  # another process may be first
        [tables] = opened.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if version not in (0, VERSION) or (version == 0 and tables):
            raise wrong("path", "this file is of another program, or of a newer libperk")
        if version == 0:
            for statement in _SCHEMA.strip().split(";\n"):
                opened.execute(statement)
            opened.execute("INSERT INTO salt VALUES (?)", (os.urandom(16),))
        opened.execute("COMMIT")

    def salt(self) -> bytes:
        with closing(self._open()) as opened:
            [salt] = opened.execute("SELECT salt FROM salt").fetchone()
            return bytes(salt)

    def add(self, owner: str, at: str, rows: Sequence[Row]) -> int:
        places = ", ".join("?" * (len(FIELDS) + 1))
        with closing(self._open()) as opened:
            opened.execute("BEGIN IMMEDIATE")
            made = opened.execute(
                "INSERT INTO snapshot (owner, at, count) VALUES (?, ?, ?)", (owner, at, len(rows))
            )
            number = int(made.lastrowid)
            opened.executemany(
                f"INSERT INTO offer VALUES ({places})",
                ((number, *(row.get(name) for name in FIELDS)) for row in rows),
            )
            opened.execute("COMMIT")
            return number

    def snapshots(self) -> list[tuple[int, str, str, int]]:
        """Number, owner, time and count, in the order of time."""
        with closing(self._open()) as opened:
            asked = "SELECT number, owner, at, count FROM snapshot ORDER BY at, number"
            found: list[tuple[int, str, str, int]] = opened.execute(asked).fetchall()
            return found

    def rows(self, number: int) -> list[Row]:
        asked = f"SELECT {', '.join(FIELDS)} FROM offer WHERE snapshot = ? ORDER BY rowid"
        with closing(self._open()) as opened:
            return [dict(zip(FIELDS, row)) for row in opened.execute(asked, (number,))]

    def remove(self, numbers: Sequence[int]) -> None:
        with closing(self._open()) as opened:
            opened.execute("PRAGMA secure_delete = ON")
            opened.execute("BEGIN IMMEDIATE")
            for number in numbers:
                opened.execute("DELETE FROM offer WHERE snapshot = ?", (number,))
                opened.execute("DELETE FROM snapshot WHERE number = ?", (number,))
            opened.execute("COMMIT")


class ParquetStore:
    """One file of all offers with the number of their snapshot; the snapshots are in its metadata.
    Each write makes the file anew and puts it in place of the old one."""

    __slots__ = ("path",)
    KEY = b"libperk.history"

    def __init__(self, path: str) -> None:
        needed("pyarrow", "arrow")
        self.path = path

    def _read(self) -> tuple[dict[str, Any], Any]:
        arrow, parquet = needed("pyarrow", "arrow"), needed("pyarrow.parquet", "arrow")
        if not os.path.exists(self.path):
            fields = [("snapshot", arrow.int64()), *((name, arrow.string()) for name in FIELDS)]
            told = {"version": VERSION, "salt": os.urandom(16).hex(), "last": 0, "snapshots": []}
            return told, arrow.schema(fields).empty_table()
        try:
            table = parquet.read_table(self.path)
        except arrow.ArrowInvalid:
            raise wrong("path", "this file has no snapshots of offers") from None
        kept = (table.schema.metadata or {}).get(self.KEY)
        told = {} if kept is None else _core.parse(kept)
        if told.get("version") != VERSION:
            raise wrong("path", "this file is of another program, or of a newer libperk")
        return told, table

    def _write(self, told: dict[str, Any], table: Any) -> None:
        parquet = needed("pyarrow.parquet", "arrow")
        whole = f"{self.path}.{os.urandom(8).hex()}.tmp"  # threads and processes have their own
        _readable_by_its_owner(whole)
        try:
            kept = table.replace_schema_metadata({self.KEY: _core.dump(told)})
            parquet.write_table(kept, whole, compression="zstd")
            os.replace(whole, self.path)
        except BaseException:
            os.remove(whole)
            raise

    def salt(self) -> bytes:
        told, table = self._read()
        if not os.path.exists(self.path):
            self._write(told, table)
        return bytes.fromhex(told["salt"])

    def add(self, owner: str, at: str, rows: Sequence[Row]) -> int:
        arrow = needed("pyarrow", "arrow")
        told, table = self._read()
        told["last"] = number = int(told["last"]) + 1
        told["snapshots"].append([number, owner, at, len(rows)])
        columns = {name: [row.get(name) for row in rows] for name in FIELDS}
        more = arrow.table({"snapshot": [number] * len(rows), **columns}, schema=table.schema)
        self._write(told, arrow.concat_tables([table, more]))
        return number

    def snapshots(self) -> list[tuple[int, str, str, int]]:
        told, _ = self._read()
        return sorted((tuple(row) for row in told["snapshots"]), key=lambda row: (row[2], row[0]))

    def rows(self, number: int) -> list[Row]:
        compute = needed("pyarrow.compute", "arrow")
        _, table = self._read()
        found: list[Row] = (
            table.filter(compute.field("snapshot") == number).drop(["snapshot"]).to_pylist()
        )
        return found

    def remove(self, numbers: Sequence[int]) -> None:
        compute = needed("pyarrow.compute", "arrow")
        told, table = self._read()
        told["snapshots"] = [row for row in told["snapshots"] if row[0] not in numbers]
        self._write(told, table.filter(~compute.field("snapshot").isin([*numbers])))
