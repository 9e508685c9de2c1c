"""The engine under an event loop: tasks hand calls over and await their completions. A thread of
the driver does the requests (perk_engine.h); the loop watches a descriptor."""

from __future__ import annotations

import asyncio
import atexit
import os
from _thread import get_ident
from _weakref import ref
from collections import deque
from contextlib import suppress
from contextvars import copy_context

from libperk import _core, _driver, errors
from libperk._connection import give_up
from libperk._fork import register
from libperk._tokens import ACTIONS, release

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contextvars import Context
    from typing import Any

    from libperk._connection import Curl
    from libperk._observe import Observer

LOOK_S = 0.1  # between two looks at what calls that are observed have done
CLOSE_MS = 1000  # how long the end of a program waits for requests to be cancelled

# Calls that an engine did not end in time; they must not be freed.
_left_behind: list[Any] = []
_open: set[ref[Pump]] = set()


class Pump:
    """One engine, and the event loop whose tasks use it. Only the thread of the loop calls it."""

    _engine: Any = None
    _fd = -1

    def __init__(self, driver: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._thread = get_ident()
        self._process = os.getpid()
        self._tag = 0
        # Those that the engine has, by tag; those that wait for space in its queue, in order; and
        # completions that were taken.
        self._out: dict[int, tuple[Any, asyncio.Future[int]]] = {}
        self._queue: deque[tuple[int, Any, asyncio.Future[int]]] = deque()
        self._taken: list[tuple[int, int]] = []
        # Whom calls are reported to, by tag, with the context of the task that awaits them.
        self._watched: dict[int, tuple[Observer, Context]] = {}
        self._look: asyncio.TimerHandle | None = None
        self._ended: asyncio.Future[None] | None = None
        self._engine = _driver.perk_engine_new(driver, None)
        # The loop may forget its descriptor after the engine has closed it.
        self._fd = os.dup(_driver.perk_engine_fd(self._engine))
        itself = ref(self)
        loop.add_reader(self._fd, _take, itself)
        _open.add(ref(self, _open.discard))
        register(self)

    @property
    def is_open(self) -> bool:
        return self._engine is not None and self._ended is None

    async def run(self, call: Any, observer: Observer | None, begun: bool) -> int:
        """The action that a call comes to. Calls that have begun go first, the others in order.

        When the task is cancelled, the call is cancelled too, and has ended before the task goes
        on."""
        self._tag += 1
        tag, future = self._tag, self._loop.create_future()
        if observer is not None:
            self._watched[tag] = observer, copy_context()
            self._look_later()
        if (self._queue and not begun) or not self._submit(tag, call, future):
            self._queue.append((tag, call, future))
        try:
            return int(await future)
        except asyncio.CancelledError:
            if await self._cancel(tag, call, future) in ACTIONS:
                release(call)
            raise
        finally:
            if not future.done():  # interrupted, or thrown away
                _driver.perk_engine_cancel(self._engine, tag)
            if observer is not None:
                self._tell()
                self._watched.pop(tag, None)

    def _look_later(self) -> None:
        """A call that waits has no completion, and is reported all the same."""
        if self._look is None:
            self._look = self._loop.call_later(LOOK_S, _look, ref(self))

    def _tell(self) -> None:
        """Passes on what the calls have done."""
        text = None if self._engine is None else _driver.perk_engine_take_events(self._engine)
        for found in _core.parse(text) if text is not None else ():
            observer, context = self._watched.get(found["tag"], (None, None))
            if observer is not None and context is not None:
                context.run(observer.tell, found["events"])

    def look(self) -> None:
        self._look = None
        self._tell()
        if self._watched:
            self._look_later()

    # Ctrl-C may raise anywhere in what follows. A call that the engine has is always in `_out`, and
    # what was taken stays in `_taken` until it was passed on.

    def _submit(self, tag: int, call: Any, future: asyncio.Future[int]) -> bool:
        if not self.is_open:
            _core.perk_usage_error(_core.PERK_USAGE_CLIENT_CLOSED)
        self._out[tag] = call, future
        if _driver.perk_engine_submit(self._engine, call, tag) == _driver.PERK_ENGINE_FULL:
            del self._out[tag]
            return False
        return True

    def _refill(self) -> None:
        while self._queue:
            tag, call, future = self._queue[0]
            if not (future.done() or tag in self._out or self._submit(tag, call, future)):
                return
            self._queue.popleft()

    async def _cancel(self, tag: int, call: Any, future: asyncio.Future[int]) -> int:
        """The action that the call has come to meanwhile."""
        self.take()
        if tag not in self._out:
            if future.cancelled():  # it waits in the queue
                give_up(call, 0)
                return _core.PERK_FAILED
            return int(future.result())
        ended = self._loop.create_future()
        self._out[tag] = call, ended
        if _driver.perk_engine_cancel(self._engine, tag) == 0:
            self.take()
            if self._out.pop(tag, None) is not None:  # interrupted before it was handed over
                return _core.PERK_FAILED
        while not ended.done():
            with suppress(asyncio.CancelledError):
                await asyncio.wait([ended])
        return int(ended.result())

    def take(self) -> None:
        """Passes completions on, and fills the engine's queue again."""
        try:
            goes_on = _driver.take(self._engine, self._taken)
            while self._taken:
                tag, action = self._taken[-1]
                _, future = self._out.get(tag, (None, None))
                if future is not None and not future.done():
                    future.set_result(action)
                self._out.pop(tag, None)
                self._taken.pop()
            if not goes_on:
                self._has_ended()
            elif self.is_open:
                self._refill()
        except BaseException:
            self._loop.call_soon(_take, ref(self))
            raise

    def _has_ended(self) -> None:
        self._unwatch()
        if self._ended is not None and not self._ended.done():
            self._ended.set_result(None)

    async def aclose(self) -> None:
        """Cancels what runs, and waits until that has ended."""
        if not self.is_open:
            return
        self._ended = self._loop.create_future()
        while self._queue:
            _, call, future = self._queue.popleft()
            if not future.done():
                give_up(call, 0)
                future.set_result(_core.PERK_FAILED)
        _driver.perk_engine_close(self._engine, 0)
        await self._ended
        self._join()

    def _unwatch(self) -> None:
        """The loop no longer watches the descriptor."""
        fd, self._fd = self._fd, -1
        if fd < 0:
            return
        if self._thread == get_ident() or self._loop.is_closed():
            _forget(self._loop, fd)
            return
        try:
            self._loop.call_soon_threadsafe(_forget, self._loop, fd)
        except RuntimeError:  # closed meanwhile
            _forget(self._loop, fd)

    def _join(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None and _driver.perk_engine_close(engine, CLOSE_MS) != 0:
            _left_behind.append((engine, self._out))

    def end(self) -> None:
        """As aclose, without a loop: nobody awaits anything any more."""
        if self._process != os.getpid():
            self._in_child()
        elif self._engine is not None:
            self._join()
            self._unwatch()

    def _in_child(self) -> None:
        """The engine and the loop are the parent's, and what the kernel watches is shared."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1

    def __del__(self) -> None:
        self.end()


def _take(pump: ref[Pump]) -> None:
    found = pump()
    if found is not None:
        found.take()


def _look(pump: ref[Pump]) -> None:
    found = pump()
    if found is not None:
        found.look()


def _forget(loop: asyncio.AbstractEventLoop, fd: int) -> None:
    if not loop.is_closed():
        loop.remove_reader(fd)
    os.close(fd)


@atexit.register
def _end_all() -> None:
    for pump in [*_open]:
        found = pump()
        if found is not None:
            found.end()


class Engines:
    """The connections of a client family for asyncio: an engine for each event loop that uses
    them."""

    def __init__(self, curl: Curl) -> None:
        self._curl = curl
        self._pumps: dict[asyncio.AbstractEventLoop, Pump] = {}
        self._clients = 1
        register(self)

    def _in_child(self) -> None:
        self._pumps = {}

    def driver(self) -> Any:
        return self._curl.driver()

    def join(self) -> Engines:
        """For one more client."""
        self._clients += 1
        return self

    async def leave(self) -> None:
        """The last client closes the engines."""
        self._clients -= 1
        if self._clients > 0:
            return
        pumps, self._pumps = self._pumps, {}
        for loop, pump in pumps.items():
            if loop.is_closed():
                pump.end()
            elif loop is asyncio.get_running_loop():
                await pump.aclose()
            else:
                await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(pump.aclose(), loop))

    def _pump(self) -> Pump:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            raise errors.StateError(
                "this client needs a running event loop; a forked child starts another one"
            ) from None
        pump = self._pumps.get(loop)
        if pump is None:
            for ended in [loop for loop in self._pumps if loop.is_closed()]:
                self._pumps.pop(ended).end()
            pump = self._pumps[loop] = Pump(self._curl.driver(), loop)
        return pump

    async def run(self, call: Any, observer: Observer | None, begun: bool = False) -> int:
        return await self._pump().run(call, observer, begun)
