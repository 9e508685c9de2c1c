"""Operations that list, for many ids, in asyncio: `for_users` (or `for_each`) and `table`."""

from __future__ import annotations

import asyncio
import os

from libperk._async import LOOP, AsyncTokens
from libperk._ids import Taken
from libperk._many import each_of
from libperk._many import perform_table as unfetched
from libperk._pull import TICK_MS, G, Results, Running

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from typing import Any

    from typing_extensions import Self

    from libperk._calls import Caller, Operation
    from libperk._tables import Table


class AsyncTaken(Taken):
    """Ids of an async iterable."""

    __slots__ = ("_is_last", "_source")

    def __init__(self, ids: Any) -> None:
        super().__init__(())
        self._source: AsyncIterator[Any] = aiter(ids)
        self._is_last = False

    async def fill(self, most: int) -> None:
        """Waits for as many ids."""
        try:
            while len(self.found) < most:
                self.found.append(await anext(self._source))
        except StopAsyncIteration:
            self._is_last = True
        except Exception as error:
            self._is_last, self.failure = True, error

    def take(self, most: int) -> None:
        self.ended = self._is_last


class AsyncRunning(Running):
    """A native pull whose engine an event loop watches."""

    __slots__ = ()

    async def aevent(self) -> tuple[Any, ...] | None:
        """The next item, as (index, id, pages, error); None at the end."""
        self._begin()
        driver = self._driver
        while self._native is not None and not self._ended:
            event = driver.perk_pull_next(self._native, 0)
            if event[0] == driver.PERK_PULL_HOST:
                await self._serve(*event[5:7])
                continue
            if event[0] == driver.PERK_PULL_WANTS_IDS and isinstance(self._taken, AsyncTaken):
                await self._taken.fill(driver.perk_pull_wants(self._native))
            self._pages = []
            found = self._heed(event)
            if found:
                return found
            if event[0] in (driver.PERK_PULL_TIMEOUT, driver.PERK_PULL_PAUSED):
                await self._readable()
        return None

    async def _serve(self, call: Any, action: int) -> None:
        client = self._wanted.client
        tokens = client._tokens
        assert isinstance(tokens, AsyncTokens)
        await tokens.aserve(client._handle(), call, action)

    async def _readable(self) -> None:
        """Waits until the engine has something, or for a tick: a pull also waits for moments."""
        loop = asyncio.get_running_loop()
        # Another task may close the engine meanwhile, and with it the descriptor.
        fd, ready = os.dup(self._driver.perk_engine_fd(self._engine)), loop.create_future()
        loop.add_reader(fd, _set, ready)
        try:
            await asyncio.wait([ready], timeout=TICK_MS / 1000)
        finally:
            loop.remove_reader(fd)
            os.close(fd)


def _set(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


class AsyncPull(Results[G]):
    """What came of each id, as it comes (with `ordered`, in the order of the ids). An id that
    fails has its `error`, and never stops the others.

    `aclose`, or leaving `async with`, cancels what is in flight. `report` has the state of it."""

    __slots__ = ()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> G:
        running = self._running
        event = await running.aevent()
        if event is None:
            await self.aclose()
            running.raise_failure()
            raise StopAsyncIteration
        return self._got(event)

    async def aclose(self) -> None:
        self._running.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def perform_each(
    client: Caller, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> AsyncPull[Any]:
    wanted, ids, checkpoint, kind = each_of(client, operation, args, named)
    taken = AsyncTaken(ids) if hasattr(ids, "__aiter__") else Taken(ids)
    return AsyncPull(AsyncRunning(wanted, taken, checkpoint=checkpoint), kind)


async def perform_table(
    client: Caller, operation: Operation, args: tuple[Any, ...], named: dict[str, Any]
) -> Table:
    """The whole table; a thread fetches it."""
    table = unfetched(client, operation, args, named)
    LOOP.set(asyncio.get_running_loop())
    fetched = asyncio.ensure_future(asyncio.to_thread(table._store.fetch))
    try:
        await asyncio.shield(fetched)
    except asyncio.CancelledError:
        table._store.filling.close()
        fetched.add_done_callback(_seen)
        raise
    return table


def _seen(fetched: asyncio.Future[Any]) -> None:
    if not fetched.cancelled():
        fetched.exception()
