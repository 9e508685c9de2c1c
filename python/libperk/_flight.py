"""Requests of a bulk write on an engine's thread, a few at a time; the core settles them in any
order."""

from __future__ import annotations

from libperk import _core, errors
from libperk._tokens import ACTIONS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from libperk._calls import Caller

    Ended = tuple[int, Any]  # the id of a native call, and its reply (a native document) or None

PATIENCE = 100  # milliseconds after which signals are looked at
CLOSING = 1000  # milliseconds that cancelled requests have to end


class Flight:
    """Calls of one client that are open at once."""

    __slots__ = ("_client", "_driver", "_ended", "_engine", "_observer", "_open", "_taken", "most")

    def __init__(self, client: Caller, driver: Any, most: int) -> None:
        from libperk import _driver

        self._client = client
        self._observer = client._observer.watch(client._handle())
        self._driver = _driver
        self._engine = _driver.perk_engine_new(driver, _core.dump({"max_in_flight": most}))
        self._open: dict[int, Any] = {}
        self._taken: list[tuple[int, int]] = []
        self._ended: set[int] = set()
        self.most = most

    def __len__(self) -> int:
        return len(self._open)

    def start(self, call: Any) -> None:
        if self._client._tokens.store is not None:
            _core.perk_call_set(call, "token_store", 1)
        tag = id(call)
        self._open[tag] = call
        # It is never full: no more than `most` calls are open.
        self._driver.perk_engine_submit(self._engine, call, tag)

    def next(self) -> Ended:
        """The id and the reply of the call that was started first, once it has ended: the progress
        of a write does not depend on who is quicker."""
        tag = next(iter(self._open))
        while tag not in self._ended:
            self._take()
        self._ended.discard(tag)
        call = self._open.pop(tag)
        return tag, _core.perk_call_take_page(call)

    def _take(self) -> None:
        """Waits for completions, and serves those that ask for something."""
        if not self._taken:
            taken = self._driver.perk_engine_next(self._engine, PATIENCE)
            self._tell()
            if taken is None:
                raise errors.StateError("the call stopped without a reason")
            self._taken = taken
            return
        tag, action = self._taken.pop()
        if action in ACTIONS:
            self._client._tokens.serve(self._client._handle(), self._open[tag], action)
            self._driver.perk_engine_submit(self._engine, self._open[tag], tag)
        else:
            self._ended.add(tag)

    def _tell(self) -> None:
        """Passes on what the calls have done."""
        if self._observer is not None:
            self._observer.heed_all(self._driver.perk_engine_take_events(self._engine))

    def close(self) -> list[Ended]:
        """Ends what is open; the id of each call, with its reply if that came all the same. What
        could not be ended belongs to the engine and stays open."""
        if self._driver.perk_engine_close(self._engine, CLOSING) != 0:
            return []
        self._tell()
        ended = [(tag, _core.perk_call_take_page(call)) for tag, call in self._open.items()]
        self._open.clear()
        return ended
