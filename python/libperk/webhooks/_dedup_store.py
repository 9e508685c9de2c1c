"""Keys of events that were handled, so that repeated deliveries are handled once."""

from __future__ import annotations

from threading import Lock

from libperk import _core
from libperk._check import whole
from libperk._fork import register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Protocol

    class Claims(Protocol):
        """What `dedup_store` takes."""

        def claim(self, key: str) -> bool: ...
        def release(self, key: str) -> object: ...


class DedupStore:
    """Keys of the events handled last, in memory; threads may share it. Handlers in several
    processes need a store that they share: any object with `claim(key)`, true for one caller only,
    and `release(key)`, which undoes it."""

    def __init__(self, limit: int = _core.PERK_DEDUP_MAX) -> None:
        self.limit = whole("limit", limit, least=1)
        self._keys: dict[str, None] = {}
        self._in_child()
        register(self)

    def _in_child(self) -> None:
        self._lock = Lock()

    def claim(self, key: str) -> bool:
        """Whether the key is new; afterwards it is not. Beyond `limit`, the key that was claimed
        longest ago is dropped."""
        with self._lock:
            is_new = key not in self._keys
            self._keys.pop(key, None)
            self._keys[key] = None
            if len(self._keys) > self.limit:
                del self._keys[next(iter(self._keys))]
            return is_new

    def release(self, key: str) -> None:
        with self._lock:
            self._keys.pop(key, None)

    def _forget(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._keys.pop(key, None)

    def __len__(self) -> int:
        return len(self._keys)
