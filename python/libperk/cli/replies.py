"""The replies of any operation, page by page, and their resources as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from libperk import _core
from libperk._calls import Operation, new_args, new_call, run
from libperk._columns import Kept
from libperk._documents import Document, Origin, Page

Row = dict[str, Any]
Replies = Iterator[Page[Any]]


def replies(client: Any, row: Row, args: dict[str, Any], most: int | None) -> Replies:
    """The replies of a call; at most so many."""
    return islice(_replies(client, row, args), most)


def _replies(client: Any, row: Row, args: dict[str, Any]) -> Replies:
    operation = Operation(row)
    native = new_args(operation.native, _core.dump_args(args), client._strict)
    call = new_call(client, native, {})
    while (reply := run(client, call)) is not None:
        yield Page._of(reply, Origin(client, native), operation.plain_type)


def data_of(document: Document[Any]) -> str:
    """`data` (or a bare body) as it was sent, on one line: between the tokens of JSON a line break
    means nothing, and within them there is none."""
    text = (_core.perk_doc_data(document._home.native) or b"null").decode()
    return text.replace("\n", " ").replace("\r", " ")


def included_of(document: Document[Any]) -> str:
    text = (_core.perk_doc_member(document._home.native, "included") or b"[]").decode()
    return text.replace("\n", " ").replace("\r", " ")


def elements(text: str) -> Iterator[str]:
    """The elements of an array of JSON as they are written; a value that is none is the only
    one."""
    if not text.startswith("["):
        yield text
        return
    decoder = json.JSONDecoder()
    at = _next(text, 1)
    while text[at] != "]":
        _, end = decoder.raw_decode(text, at)
        yield text[at:end]
        at = _next(text, end)


def _next(text: str, at: int) -> int:
    """The place of what comes next: a value, or the end of the array."""
    while text[at] in " \t,":
        at += 1
    return at


class Rows:
    """What makes rows of replies. Raises InputError for an operation without resources."""

    def __init__(self, row: Row) -> None:
        operation = _core.perk_op_find(row["name"])
        self._native = _core.perk_table_new(operation, _core.dump({"dictionary": False}))
        self.columns: list[Row] = self._new().columns

    def _new(self) -> Kept:
        return Kept(self._native, 0)

    def chunks(self, documents: Iterable[Document[Any]]) -> Iterator[Kept]:
        """The rows of the documents; at least one chunk, which may be empty."""
        count = 0
        for document in documents:
            _core.perk_table_append(self._native, document._home.native, None)
            kept = self._new()
            while kept.take(self._native, 0, True):
                pass
            if kept.rows:
                count += 1
                yield kept
        if not count:
            yield self._new()


def values_of(kept: Kept) -> Iterator[Row]:
    """The rows of a chunk as JSON values."""
    for number in range(kept.rows):
        made: Row = _core.parse(kept.row(number))
        yield made
