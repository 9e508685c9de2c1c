"""Handles deliveries in any framework: verifies, parses, handles each event once, and answers the
sender."""

from __future__ import annotations

from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction
from logging import getLogger
from threading import Lock

from libperk import _core
from libperk._check import whole, wrong
from libperk._fork import register
from libperk.errors import LimitError, ParseError
from libperk.webhooks import _wsgi
from libperk.webhooks._dedup_store import DedupStore
from libperk.webhooks._events import signed_event_of
from libperk.webhooks._response import Response, signature_of
from libperk.webhooks._verifier import verifier_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime
    from typing import Any

    from libperk.webhooks._asgi import Asgi
    from libperk.webhooks._dedup_store import Claims
    from libperk.webhooks._events import Event
    from libperk.webhooks._response import Items
    from libperk.webhooks._verifier import Keys


class Handler:
    """Takes deliveries and calls `on_event` once for each event. `keys`: one, several, or a
    Verifier (to add keys while it runs).

    After an exception of `on_event` the response is 500, so that the sender tries again; the
    exception is logged to "libperk.webhooks". `dedup_store` keeps the keys of handled events (a new
    `DedupStore` if not given). `max_body` is in bytes."""

    def __init__(
        self,
        keys: Keys,
        on_event: Callable[[Event], Any],
        *,
        dedup_store: Claims | None = None,
        max_body: int = _core.PERK_WEBHOOK_MAX,
    ) -> None:
        self.verifier = verifier_of(keys)
        _check_on_event(on_event)
        self.on_event = on_event
        self.dedup_store: Claims = DedupStore() if dedup_store is None else dedup_store
        if not all(
            callable(getattr(self.dedup_store, name, None)) for name in ("claim", "release")
        ):
            _core.perk_usage_error(_core.PERK_USAGE_NOT_A_DEDUP_STORE)
        self.max_body = whole("max_body", max_body, least=1)
        call = getattr(on_event, "__call__", None)  # noqa: B004
        self.is_async = iscoroutinefunction(on_event) or iscoroutinefunction(call)
        self._running: dict[str, bool] = {}  # whether this delivery has claimed the event
        self._lock = Lock()
        register(self)

    def _in_child(self) -> None:
        """Events under way belong to the parent. A store in memory does not count them as handled
        in the child, where the result is not known yet. A store that processes share keeps the
        parent's claims."""
        running, self._running, self._lock = self._running, {}, Lock()
        if isinstance(self.dedup_store, DedupStore):
            self.dedup_store._forget(key for key, claimed in running.items() if claimed)

    def handle(
        self,
        headers: Items | Iterable[tuple[str, str]],
        body: bytes | str,
        received_at: datetime | None = None,
    ) -> Response:
        """The response to one POST. `body` is the raw bytes, `headers` a mapping or pairs."""
        if self.is_async:
            raise TypeError("on_event is a coroutine function: use handle_async or asgi")
        event, response = self._admit(headers, body, received_at)
        if event is None:
            return response
        try:
            _refuse_unrun("on_event", self.on_event(event))
        except BaseException as error:
            return self._failed(event, error)
        return self._end(event, _core.PERK_RESPONSE_HANDLED)

    async def handle_async(
        self,
        headers: Items | Iterable[tuple[str, str]],
        body: bytes | str,
        received_at: datetime | None = None,
    ) -> Response:
        """The same for an `on_event` that is awaited."""
        event, response = self._admit(headers, body, received_at)
        if event is None:
            return response
        try:
            done: Awaitable[Any] | Any = self.on_event(event)
            if hasattr(done, "__await__"):
                done = await done
            _refuse_unrun("on_event", done)
        except BaseException as error:
            return self._failed(event, error)
        return self._end(event, _core.PERK_RESPONSE_HANDLED)

    def _admit(
        self, headers: Any, body: bytes | str, received_at: datetime | None
    ) -> tuple[Event | None, Response]:
        """The event, claimed for this delivery; or None, and the response."""
        try:
            signature = signature_of(headers)
        except (TypeError, ValueError):
            raise wrong(
                "headers", "a mapping or pairs of names and values are needed here"
            ) from None
        screened = _core.perk_verifier_screen(self.verifier._native, body, signature, self.max_body)
        if screened != _core.PERK_RESPONSE_HANDLED:
            return None, Response(screened)
        try:
            event = signed_event_of(body, received_at)
        except (ParseError, LimitError) as error:
            return None, Response(_core.PERK_RESPONSE_MALFORMED, None, error)
        return self._claim(event)

    def _claim(self, event: Event) -> tuple[Event | None, Response]:
        with self._lock:
            if event.key in self._running:
                return None, Response(_core.PERK_RESPONSE_BUSY, event)
            self._running[event.key] = False
        try:
            is_new = self.dedup_store.claim(event.key)
            _refuse_unrun("dedup_store.claim", is_new)
            if is_new:
                self._running[event.key] = True
        except BaseException as error:
            return None, self._failed(event, error, claimed=False)
        if is_new:
            return event, Response(_core.PERK_RESPONSE_HANDLED)
        return None, self._end(event, _core.PERK_RESPONSE_DUPLICATE)

    def _failed(self, event: Event, error: BaseException, claimed: bool = True) -> Response:
        try:
            if claimed:
                self.dedup_store.release(event.key)
        finally:
            response = self._end(event, _core.PERK_RESPONSE_FAILED, error)
        if not isinstance(error, Exception):  # the process or the task is to end
            raise error
        getLogger("libperk.webhooks").error("%s was not handled", event.key, exc_info=error)
        return response

    def _end(self, event: Event, response: int, error: BaseException | None = None) -> Response:
        with self._lock:
            self._running.pop(event.key, None)
        return Response(response, event, error)

    def wsgi(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """This handler as a WSGI application."""
        return _wsgi.serve(self, environ, start_response)

    @property
    def asgi(self) -> Asgi:
        """This handler as an ASGI application. An `on_event` that is no coroutine function runs in
        a thread."""
        from libperk.webhooks._asgi import Asgi  # asyncio is slow to load

        return Asgi(self)

    def __repr__(self) -> str:
        return "<Handler>"


def _check_on_event(on_event: Any) -> None:
    if not callable(on_event):
        raise wrong("on_event", "a function is needed here")
    if isgeneratorfunction(on_event) or isasyncgenfunction(on_event):
        raise wrong(
            "on_event",
            "a generator function does nothing when it is called; give a function without yield",
        )


def _refuse_unrun(name: str, value: Any) -> None:
    """A result that nobody awaits or iterates has done nothing."""
    if not any(hasattr(value, mark) for mark in ("__await__", "__anext__", "gi_frame")):
        return
    if hasattr(value, "close"):
        value.close()
    if name != "on_event":
        raise TypeError(
            f"{name} returned an awaitable: it is called without await; make it a plain method"
        )
    raise TypeError(
        "on_event returned an awaitable or a generator: make it a coroutine function and use "
        "handle_async or asgi"
    )
