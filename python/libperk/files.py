"""Files behind signed URLs: reading the rows in them. Fetching and putting them are `download` and
`upload` of a client.

for file in kard.files.list(file_type="monthlyReconciliationFile"):
    for row in libperk.files.rows(kard.download(file)):
        ...
"""

from __future__ import annotations

from libperk import _core
from libperk._check import whole, wrong
from libperk._transfer import contiguous
from libperk.errors import LimitError, ParseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, Any

    from typing_extensions import Buffer

__all__ = ["rows"]

CHUNK = 1 << 16
MAX_BYTES = 1 << 30
MAX_ROW = 16 << 20
GZIP = b"\x1f\x8b"
MARK = b"\xef\xbb\xbf"  # a byte-order mark


def rows(
    data: Buffer | IO[bytes], *, max_bytes: int = MAX_BYTES, max_row: int = MAX_ROW
) -> Iterator[Any]:
    """The rows of a file of JSON lines, plain or gzipped, one after the other: no more than a row
    and a chunk are held at a time.

    `data` is bytes or an open binary file. Blank lines are left out. LimitError when more than
    `max_bytes` come out of the file (1 GiB unless given) or a row is longer than `max_row` bytes
    (16 MiB), so that a small file cannot unpack into a flood. A byte-order mark before a row is
    skipped. ParseError when a row is not JSON, with its number, or when the gzip data is damaged or
    ends early.
    """
    most, longest = whole("max_bytes", max_bytes, least=0), whole("max_row", max_row, least=0)
    for number, line in enumerate(_lines(_unpacked(_chunks(data)), most, longest), 1):
        if line.removeprefix(MARK).strip():
            yield _row(line, number)


def _row(line: bytes, number: int) -> Any:
    try:
        return _core.parse(line)
    except (ParseError, LimitError) as error:
        made = type(error)(f"row {number}: {error}")
        made.offset = error.offset
        raise made from None


def _chunks(data: Buffer | IO[bytes]) -> Iterator[bytes]:
    if hasattr(data, "read"):
        while chunk := data.read(CHUNK):
            if not isinstance(chunk, bytes):
                raise wrong("data", "the file is open as text; open it in binary mode")
            yield chunk
        return
    packed = contiguous(data, "bytes or an open binary file are needed")
    with memoryview(packed) as view, view.cast("B") as octets:
        for at in range(0, len(octets), CHUNK):
            yield bytes(octets[at : at + CHUNK])


def _unpacked(chunks: Iterator[bytes]) -> Iterator[bytes]:
    start = b""
    for chunk in chunks:
        start += chunk
        if len(start) >= len(GZIP):
            break
    if start.startswith(GZIP):
        yield from _gunzipped(start, chunks)
    else:
        yield start
        yield from chunks


def _gunzipped(start: bytes, chunks: Iterator[bytes]) -> Iterator[bytes]:
    """A chunk at a time, however much one byte of input unpacks to. A gzip file may consist of
    several members."""
    import zlib

    unpacker, packed = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16), start
    try:
        while packed or (packed := next(chunks, b"")):
            if unpacker.eof:
                unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
            yield unpacker.decompress(packed, CHUNK)
            packed = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    except zlib.error:
        raise ParseError("the gzip data is damaged") from None
    if not unpacker.eof:
        raise ParseError("the gzip data ends early")


def _lines(chunks: Iterator[bytes], max_bytes: int, max_row: int) -> Iterator[bytes]:
    parts: list[bytes] = []
    total = held = 0
    for chunk in chunks:
        total += len(chunk)
        if total > max_bytes:
            _core.perk_usage_error(_core.PERK_USAGE_LONG_FILE)
        *whole, rest = chunk.split(b"\n")
        for line in whole:
            yield _bounded(b"".join((*parts, line)), max_row)
            parts, held = [], 0
        parts.append(rest)
        held += len(rest)
        if held > max_row:
            _core.perk_usage_error(_core.PERK_USAGE_LONG_ROW)
    yield _bounded(b"".join(parts), max_row)


def _bounded(line: bytes, max_row: int) -> bytes:
    if len(line) > max_row:
        _core.perk_usage_error(_core.PERK_USAGE_LONG_ROW)
    return line
