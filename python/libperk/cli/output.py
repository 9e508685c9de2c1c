"""What is printed: tables for people at a terminal, plain lines into a pipe; and files that are
complete or absent."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import IO, Any, cast

import click

from libperk._parts import OPEN
from libperk._shown import shown

CELL = 60  # characters of a text in a table


def safe(text: str, most: int = CELL) -> str:
    """A text of an API as people may see it: without control characters, and cut."""
    return shown(text, most)


def near(word: str, known: Iterable[str]) -> str:
    """What may have been meant by a word that is not known, as the end of a message."""
    from difflib import get_close_matches

    names = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), names, 1)
    return f"; did you mean {safe(names[found[0]])!r}?" if found else ""


def is_terminal() -> bool:
    return sys.stdout.isatty()


def console() -> Any:
    from rich.console import Console

    return Console(highlight=False)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for a terminal, lines of columns for everything else."""
    if not is_terminal():
        for line in lines(head, rows):
            click.echo(line)
        return
    from rich.markup import escape
    from rich.table import Table

    shown = Table(*map(escape, head), box=None, pad_edge=False, header_style="bold")
    for row in rows:
        shown.add_row(*map(escape, row))
    console().print(shown)


def lines(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Plain lines of columns."""
    widths = [max(map(len, column)) for column in zip(head, *rows)]
    for row in (head, *rows):
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths)).rstrip()


def note(text: str) -> None:
    """A line for people, which is no part of the output."""
    click.echo(text, err=True)


def say(text: str) -> None:
    """Texts of an API that are exact in a pipe: JSON."""
    click.echo(escaped(text) if is_terminal() else text)


def escaped(text: str) -> str:
    """Lines and tabs as they are, anything else that would drive a terminal as escapes."""
    parts = re.split(r"([\n\t])", text)
    return "".join(part if part in ("\n", "\t") else safe(part, 0) for part in parts)


class AtTerminal(io.BufferedIOBase):
    """Standard output at a terminal, for what is exact in a pipe or a file."""

    def __init__(self, place: IO[bytes]) -> None:
        self._place = place

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        text = bytes(data).decode("utf-8", "backslashreplace")
        self._place.write(escaped(text).encode())
        return len(data)

    def flush(self) -> None:
        self._place.flush()


def standard() -> IO[bytes]:
    return cast("IO[bytes]", AtTerminal(sys.stdout.buffer)) if is_terminal() else sys.stdout.buffer


@contextmanager
def written(path: str | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears under its name when it is complete."""
    if path is None or path == "-":
        yield standard()
    elif _is_special(path):
        with open(path, "wb") as file:
            yield file
    else:
        yield from _whole_file(path)


def _is_special(path: str) -> bool:
    """Whether it is a device or a pipe, which cannot be replaced."""
    try:
        return not stat.S_ISREG(os.stat(path).st_mode)
    except FileNotFoundError:
        return False


def _whole_file(path: str) -> Iterator[IO[bytes]]:
    with complete(path) as unfinished, open(unfinished, "wb") as file:
        yield file


@contextmanager
def complete(path: str) -> Iterator[str]:
    """An empty file that takes the place of the one at `path` in the end, with its mode, or goes
    when that fails. Of a link it is what that leads to."""
    place = os.path.realpath(path)
    unfinished = place + OPEN
    mode = None
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(os.stat(place).st_mode)
    with suppress(FileNotFoundError):
        os.remove(unfinished)
    made = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode or 0o666)
    try:
        if mode is not None:
            os.fchmod(made, mode)
        os.close(made)
        yield unfinished
        os.replace(unfinished, place)
    except BaseException:
        with suppress(FileNotFoundError):
            os.remove(unfinished)
        raise
