"""Operations that list, for many ids, in asyncio: `for_users` (or `for_each`) and `table`."""

from __future__ import annotations

import asyncio
import os

from libperk._async import LOOP, AsyncTokens, in_loop
from libperk._ids import Taken
from libperk._many import each_of
from libperk._many import perform_table as unfetched
from libperk._pull import TICK_MS, G, Results, Running

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from typing import Any

    from typing_extensions import Self

    from libperk._calls import Caller, Operation
    from libperk._tables import Table


class AsyncTaken(Taken):
    """Ids of an async iterable. A task takes them, so that what is there need not wait for more;
    `notify` is called when there is one, or there are no more."""

    __slots__ = ("_source", "_task", "notify")

    def __init__(self, ids: Any) -> None:
        super().__init__(())
        self.total = None
        self._source: AsyncIterator[Any] = aiter(ids)
        self._task: asyncio.Task[None] | None = None
        self.notify: Callable[[], object] | None = None

    def begin(self, most: int) -> None:
        """Takes so many ids, unless the task still does."""
        if not (self._task or self.ended):
            self._task = asyncio.ensure_future(self._fill(most))

    async def _fill(self, most: int) -> None:
        try:
            for _ in range(most):
                id = await anext(self._source)
                self.found.append(id)
                self._notify()
        except StopAsyncIteration:
            self.ended = True
        except Exception as error:
            self.ended, self.failure = True, error
        finally:
            self._task = None
            self._notify()

    def _notify(self) -> None:
        if self.notify is not None:
            self.notify()

    @property
    def is_taking(self) -> bool:
        return self._task is not None

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


class AsyncRunning(Running):
    """A native pull whose engine an event loop watches. Tasks take turns."""

    __slots__ = ("_tasks",)

    def _in_child(self) -> None:
        super()._in_child()
        self._tasks = asyncio.Lock()

    async def aevent(self) -> tuple[Any, ...] | None:
        """The next item, as (index, id, pages, error); None at the end."""
        self._begin()
        driver = self._driver
        async with self._tasks:
            while self._is_open():
                if self._taken.found:
                    self._add()
                self.passed = True
                event = self._next(0)
                self._tell()
                if event[0] == driver.PERK_PULL_HOST:
                    await self._aserve(*event[5:7])
                elif event[0] == driver.PERK_PULL_WANTS_IDS and isinstance(self._taken, AsyncTaken):
                    await self._afeed(self._taken)
                elif found := self._heed(event):
                    return found
                elif event[0] in (driver.PERK_PULL_TIMEOUT, driver.PERK_PULL_PAUSED):
                    await self._readable()
        return None

    async def _aserve(self, call: Any, action: int) -> None:
        native, engine = self._native, self._engine  # the call is theirs, whoever closes them
        try:
            client = self._wanted.client
            tokens = client._tokens
            assert isinstance(tokens, AsyncTokens)
            await tokens.aserve(client._handle(), call, action)
        finally:
            del native  # a pull goes before its engine
            del engine

    async def _afeed(self, taken: AsyncTaken) -> None:
        """The core has nothing else to do when it asks again before it has got any."""
        if taken.is_taking:
            await self._readable()
        else:
            taken.begin(self._wants())
        self._add()

    async def _readable(self) -> None:
        """Waits until the engine has something, or for a tick: a pull also waits for moments. And
        for ids."""
        if self._native is None:
            return
        loop = asyncio.get_running_loop()
        # Another task may close the engine meanwhile, and with it the descriptor.
        fd, ready = os.dup(self._driver.perk_engine_fd(self._engine)), loop.create_future()
        loop.add_reader(fd, _set, ready)
        try:
            await self._ready(ready)
        finally:
            loop.remove_reader(fd)
            os.close(fd)

    async def _ready(self, ready: asyncio.Future[None]) -> None:
        taken = self._taken
        if not isinstance(taken, AsyncTaken):
            await asyncio.wait([ready], timeout=TICK_MS / 1000)
            return
        taken.notify = lambda: _set(ready)
        try:
            if not taken.found:
                await asyncio.wait([ready], timeout=TICK_MS / 1000)
        finally:
            taken.notify = None
        self._add()

    def close(self) -> None:
        super().close()
        if isinstance(self._taken, AsyncTaken):
            self._taken.stop()


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
    operation.named(args, named, ["ids"])
    if hasattr(named.get("ids"), "__aiter__"):
        named["ids"] = _in_thread(named["ids"])
    table = unfetched(client, operation, (), named)
    LOOP.set(asyncio.get_running_loop())
    fetched = asyncio.ensure_future(asyncio.to_thread(table._store.fetch))
    try:
        await asyncio.shield(fetched)
    except asyncio.CancelledError:
        fetched.add_done_callback(_seen)
        # In a thread, since it waits for the one that fetches.
        asyncio.get_running_loop().run_in_executor(None, table._store.filling.close)
        raise
    return table


def _in_thread(ids: Any) -> Iterator[Any]:
    """The ids of an async iterable, for the thread that fetches."""
    source = aiter(ids)

    async def one() -> list[Any]:
        try:
            return [await anext(source)]
        except StopAsyncIteration:
            return []

    while found := in_loop(one()):
        yield from found


def _seen(fetched: asyncio.Future[Any]) -> None:
    if not fetched.cancelled():
        fetched.exception()
