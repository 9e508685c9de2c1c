"""The ids that a pull walks: any iterable, taken as they are needed, and columns of other
libraries."""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Protocol

    class ArrowColumn(Protocol):
        """A column of pyarrow, whose elements are no Python values."""

        def to_pylist(self) -> list[Any]: ...
        def slice(self, offset: int, length: int) -> ArrowColumn: ...
        def __len__(self) -> int: ...

    Ids = str | Iterable[Any]

SLICE = 4096  # elements of a column of pyarrow that become Python values at a time


def ids_of(given: Any) -> Iterator[Any]:
    """An iterator of ids. One text is one id."""
    if isinstance(given, (str, bytes)):
        return iter((given,))
    if hasattr(given, "columns") or hasattr(given, "column_names"):
        _core.perk_usage_error(_core.PERK_USAGE_NOT_IDS)
    if hasattr(given, "to_pylist") and hasattr(given, "slice"):
        return _of_arrow(given)
    try:
        return iter(given)
    except TypeError:
        _core.perk_usage_error(_core.PERK_USAGE_NOT_IDS)


def _of_arrow(column: ArrowColumn) -> Iterator[Any]:
    for start in range(0, len(column), SLICE):
        yield from column.slice(start, SLICE).to_pylist()


class Taken:
    """Ids on their way into a pull. An exception of the iterable waits in `failure` until what was
    taken before it is done."""

    __slots__ = ("_ids", "ended", "failure")

    def __init__(self, ids: Any) -> None:
        self._ids = ids_of(ids)
        self.ended = False
        self.failure: Exception | None = None

    def take(self, most: int) -> list[Any]:
        found: list[Any] = []
        try:
            while len(found) < most:
                found.append(next(self._ids))
        except StopIteration:
            self.ended = True
        except Exception as error:
            self.ended, self.failure = True, error
        return found

    def raise_failure(self) -> None:
        """Raises it once."""
        failure, self.failure = self.failure, None
        if failure is not None:
            raise failure
