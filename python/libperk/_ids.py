"""The ids that a pull walks: any iterable, taken as they are needed, and columns of other
libraries."""

from __future__ import annotations

from itertools import islice

from libperk import _core, errors

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


def _count(given: Any) -> int | None:
    """How many ids there are, where that is known without taking them."""
    if isinstance(given, (str, bytes)):
        return 1
    return len(given) if hasattr(type(given), "__len__") else None


def _of_arrow(column: ArrowColumn) -> Iterator[Any]:
    for start in range(0, len(column), SLICE):
        yield from column.slice(start, SLICE).to_pylist()


class Taken:
    """Ids on their way into a pull. An exception of the iterable waits in `failure` until what was
    taken before it is done."""

    __slots__ = ("_ids", "_stopped", "ended", "failure", "found", "total")

    def __init__(self, ids: Any) -> None:
        self._ids = ids_of(ids)
        self.total = _count(ids)
        self.found: list[Any] = []  # those that the pull may not have yet
        self._stopped: BaseException | None = None
        self.ended = False
        self.failure: BaseException | None = None

    # Ctrl-C may come between any two steps, but not in the middle of list.extend: an exception that
    # comes out of it is the iterable's, and a generator has ended then.

    def take(self, most: int) -> None:
        """Finds more."""
        before = len(self.found)
        try:
            self.found.extend(islice(self._ids, most))
        except Exception as error:
            self.ended, self.failure = True, error
        except BaseException as error:
            self._stopped = error
            raise
        else:
            self.ended = len(self.found) - before < most
            if self.ended and len(self.found) == before:
                self.failure = self._stopped
            self._stopped = None

    def as_json(self) -> bytes:
        """Those that were found."""
        try:
            return _core.dump(self.found)
        except errors.PerkError:
            return _core.dump([*self._usable()])

    def _usable(self) -> Iterator[Any]:
        """With None for what is missing in its own way (NaN), or is no text. What is not even an id
        by its type ends the ids."""
        for id in self.found:
            try:
                _core.dump(id)
            except errors.WrongTypeError as error:
                self.ended, self.failure = True, error
                return
            except errors.PerkError:
                yield None
            else:
                yield id

    def raise_failure(self) -> None:
        """Raises it once."""
        failure, self.failure = self.failure, None
        if failure is not None:
            raise failure
