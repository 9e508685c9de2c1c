"""The clients of asyncio: the flows of the others, awaited. Loaded when the first one is used."""

from __future__ import annotations

import asyncio
from concurrent.futures import TimeoutError as FutureTimeout
from contextvars import ContextVar

from libperk import _core
from libperk._calls import Listing, prepare, reached
from libperk._client import Base, Issuers, raw, reconcile
from libperk._connection import Request, exchange
from libperk._documents import Document, Page, R, _Of
from libperk._engine import Engines
from libperk._flow import drive_async
from libperk._tokens import ACTIONS, Tokens, release
from libperk._transfer import contents, transfer
from libperk.bulk import Outcomes, reconcile_outcomes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Coroutine, Mapping
    from os import PathLike
    from typing import IO, Any, Protocol, TypeVar

    from typing_extensions import Buffer, Self

    from libperk._calls import Operation
    from libperk._connection import Curl, Reply, Transport
    from libperk._documents import Origin, Resource
    from libperk._flow import Flow
    from libperk._observe import Observer
    from libperk.errors import PerkError
    from libperk.webhooks import Event

    T = TypeVar("T")

    class AsyncTransport(Protocol):
        """A Transport whose method is a coroutine."""

        async def send(self, request: Request, /) -> Reply: ...

    class AsyncTokenStore(Protocol):
        """A TokenStore whose methods are coroutines."""

        async def load(self, key: str, /) -> tuple[str, float] | None: ...
        async def save(self, key: str, token: str, seconds: float, /) -> object: ...


PATIENCE_S = 0.5  # between two looks whether an event loop is still there

# The event loop that a thread fetches for.
LOOP: ContextVar[asyncio.AbstractEventLoop] = ContextVar("libperk-loop")


def in_loop(coroutine: Coroutine[Any, Any, T]) -> T:
    """What a coroutine returns to a thread that fetches for its event loop; nothing comes from a
    loop that runs no more."""
    loop = LOOP.get()
    future = asyncio.run_coroutine_threadsafe(coroutine, loop)
    was_running = True
    while True:
        try:
            return future.result(PATIENCE_S)
        except FutureTimeout:
            if future.done() or not (was_running or loop.is_running()):
                raise  # the coroutine's own; or the program may wait for this thread to end
            was_running = loop.is_running()


async def _value(given: Any) -> Any:
    """What the caller's function returned, or its coroutine does."""
    return await given if hasattr(given, "__await__") else given


class AsyncTokens(Tokens):
    """The caller's function and store; both may be of coroutines."""

    __slots__ = ("_locks",)

    def _in_child(self) -> None:
        super()._in_child()
        self._locks: dict[asyncio.AbstractEventLoop, asyncio.Lock] = {}

    def _lock_here(self) -> asyncio.Lock:
        loop = asyncio.get_running_loop()
        if loop not in self._locks:
            self._locks = {old: lock for old, lock in self._locks.items() if not old.is_closed()}
            self._locks[loop] = asyncio.Lock()
        return self._locks[loop]

    def serve(self, client: Any, call: Any, action: int) -> None:
        """In a thread that fetches for an event loop."""
        in_loop(self.aserve(client, call, action))

    async def aserve(self, client: Any, call: Any, action: int) -> None:
        """Does what a call asks of its caller. `client` is the native one."""
        if action == _core.PERK_SAVE_TOKEN:
            return await self._asave(client)
        try:
            if action == _core.PERK_LOAD_TOKEN:
                return await self._aload(client)
            return await self._afetch(client)
        except BaseException:
            release(call)
            raise

    async def _afetch(self, client: Any) -> None:
        async with self._lock_here():
            if not self._is_there(client):
                self._take(client, await _value(self._ask()))

    async def _aload(self, client: Any) -> None:
        assert self.store is not None
        found = self.store.load(_core.perk_client_token_key(client))
        self._take_stored(client, await _value(found))

    async def _asave(self, client: Any) -> None:
        kept = self._to_keep(client)
        if kept is not None:
            assert self.store is not None
            await _value(self.store.save(*kept))


class AsyncExchange:
    """Calls whose requests the caller's transport performs. Its `send` may be a coroutine; one that
    is not blocks the event loop."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    def driver(self) -> Any:
        _core.perk_usage_error(_core.PERK_USAGE_PULL_TRANSPORT)

    def join(self) -> AsyncExchange:
        return self

    async def leave(self) -> None:
        return

    async def run(self, call: Any, observer: Observer | None, begun: bool = False) -> int:
        return await drive_async(exchange(call, observer), self._answer)

    async def _answer(self, asked: Request | float) -> Any:
        if isinstance(asked, Request):
            return await _value(self._transport.send(asked))
        return await asyncio.sleep(asked)


class AsyncPages(Listing, _Of[R]):
    """The resources of a list, over as many pages as there are; each page is fetched when the
    iteration reaches it.

    `async for` starts at the first page every time. `pages()` yields the pages themselves;
    `await` `first()` for the first resource or None, `list()` for all of them.
    """

    __slots__ = ()

    async def pages(self) -> AsyncIterator[Page[R]]:
        call, begun = self._begin(), False
        client: Any = self._origin.client
        while (reply := await client._reply(call, begun)) is not None:
            begun = True
            yield self._page(reply)

    async def __aiter__(self) -> AsyncIterator[R]:
        async for page in self.pages():
            for resource in page:
                yield resource

    async def first(self) -> R | None:
        call = self._begin()
        client: Any = self._origin.client
        begun = False
        while (reply := await client._reply(call, begun)) is not None:
            begun = True
            for resource in self._page(reply):
                found: R = resource
                return found
        return None

    async def list(self) -> list[R]:
        return [resource async for resource in self]


class AsyncOutcomes(Outcomes):
    """One Outcome for each item, in input order, of a client of asyncio."""

    async def reconcile(self) -> AsyncOutcomes:  # type: ignore[override]
        """As Outcomes.reconcile, awaited."""
        if not self.unknown:
            return self
        found: AsyncOutcomes = await self._client()._perform(reconcile_outcomes(self))
        return found


class AsyncClient(Base):
    """The base of the clients of asyncio; see libperk.AsyncKard and its siblings. They work in any
    event loop of asyncio, uvloop's too, and close with `aclose` or `async with`."""

    _kind_of_tokens = AsyncTokens
    _outcomes: type[Outcomes] = AsyncOutcomes

    def _over_curl(self, curl: Curl) -> Any:
        return Engines(curl)

    def _over(self, transport: Transport) -> Any:
        super()._over(transport)  # checks it
        return AsyncExchange(transport)

    def _shared(self) -> Any:
        connection: Any = self._open_connection()
        return connection.join()

    def _run(self, call: Any) -> Any:
        """In a thread that fetches for an event loop."""
        return in_loop(self._reply(call, False))

    async def _reply(self, call: Any, begun: bool) -> Any:
        """The next reply of a call; None when it has no more. `begun`: it had one already."""
        connection, tokens = prepare(self, call)
        observer = self._observer.watch(self._handle())
        try:
            while (action := await connection.run(call, observer, begun)) in ACTIONS:
                begun = True
                assert isinstance(tokens, AsyncTokens)
                await tokens.aserve(self._handle(), call, action)
        finally:
            if observer is not None:
                observer.take(call)
        return reached(call, action)

    async def _perform(self, flow: Flow[T]) -> T:
        before = None

        async def reply(call: Any) -> Any:
            nonlocal before
            begun, before = call is before, call
            return await self._reply(call, begun)

        return await drive_async(flow, reply)

    def _list(self, operation: Operation, origin: Origin, options: dict[str, Any]) -> Listing:
        return AsyncPages(operation, origin, options)

    async def request(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, Any] | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
    ) -> Document[Resource] | None:
        """A call that this version has no method for. `path` is a path below base_url, or a URL on
        the API's own origin; lists in `params` are repeated. GET, PUT, DELETE and HEAD count as
        repeatable, everything else is sent once."""
        options = {"headers": headers, "timeout_ms": timeout_ms, "max_attempts": max_attempts}
        return await self._perform(raw(self, (method, path, params, json), options))

    async def upload(
        self,
        target: str | Resource,
        data: Buffer | IO[bytes] | PathLike[str],
        *,
        content_type: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
    ) -> None:
        """Puts a file to a signed URL, as Client.upload. A path or an open file is read in a thread
        of the event loop's."""
        options = {"timeout_ms": timeout_ms, "max_attempts": max_attempts}
        if hasattr(data, "read") or hasattr(data, "__fspath__"):
            data = await asyncio.to_thread(contents, data)
        await self._perform(transfer(self, target, contents(data), content_type, options))

    async def download(
        self,
        source: str | Resource | Event,
        *,
        max_body: int | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
    ) -> bytes:
        """Downloads a signed URL, as Client.download."""
        options = {"timeout_ms": timeout_ms, "max_attempts": max_attempts, "max_body": max_body}
        return await self._perform(transfer(self, source, None, None, options))

    async def reconcile(self, write: PerkError | str, **args: Any) -> AsyncOutcomes:
        """Whether a write was done whose outcome is unknown, as Client.reconcile."""
        found = await self._perform(reconcile(self, write, args))
        assert isinstance(found, AsyncOutcomes)
        return found

    async def aclose(self) -> None:
        """Closes the connections and drops the token. Calls that run are cancelled, unless a client
        made from this one, or from which this one was made, is still open."""
        connection: Any = self._connection
        self._native = self._connection = self._ingredients = None
        if connection is not None:
            await connection.leave()

    async def __aenter__(self) -> Self:
        self._handle()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class AsyncIssuerClient(Issuers, AsyncClient):
    """A client of asyncio, of an API that locks tokens to issuers."""
