"""Handling deliveries, whatever framework they come by: verify, parse, handle each event once, and
tell the sender."""

from __future__ import annotations

from inspect import isasyncgenfunction, iscoroutinefunction, isgeneratorfunction
from threading import Lock

from libperk import _core
from libperk._check import whole, wrong
from libperk._fork import register
from libperk.errors import LimitError, ParseError
from libperk.webhooks import verifier_of
from libperk.webhooks._events import signed_event_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable
    from datetime import datetime
    from typing import Any, Protocol

    from libperk.webhooks import Event, Keys
    from libperk.webhooks._gates import Asgi

    class Items(Protocol):
        """Headers of most frameworks; dicts."""

        def items(self) -> Iterable[tuple[str, str]]: ...

    class Claims(Protocol):
        """Where keys of events are kept."""

        def claim(self, key: str) -> bool: ...
        def release(self, key: str) -> object: ...


HEADER = "notify-signature"


class Answer:
    """What to answer a delivery's sender: `status` and `body` (one line of text). `event` is what
    it is about, `error` why that could not be read or handled; both are for the host, not for the
    sender."""

    __slots__ = ("body", "error", "event", "status")

    def __init__(
        self, answer: int, event: Event | None = None, error: BaseException | None = None
    ) -> None:
        self.status = _core.perk_answer_status(answer)
        self.body = _core.perk_answer_text(answer)
        self.event = event
        self.error = error

    def __repr__(self) -> str:
        return f"<Answer {self.status}: {self.body}>"


class Seen:
    """Keys of the events handled last, in memory; threads may share it. Handlers in several
    processes need a store that they share: any object with `claim(key)`, true for one caller only,
    and `release(key)`, which undoes it."""

    def __init__(self, limit: int = 10_000) -> None:
        self.limit = whole("limit", limit, least=1)
        self._keys: dict[str, None] = {}
        self._in_child()
        register(self)

    def _in_child(self) -> None:
        self._lock = Lock()

    def claim(self, key: str) -> bool:
        """Whether the key is new; from now on it is not. The key that was asked for longest ago
        makes room."""
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


class Handler:
    """Takes deliveries and calls `on_event` once for each event. `keys`: one, several, or a
    Verifier (to add keys while it runs).

    An exception of `on_event` answers 500, so that the sender tries again; it is logged to
    "libperk.webhooks". `seen` remembers keys of handled events (a `Seen` of its own if not given).
    `max_body` is in bytes."""

    def __init__(
        self,
        keys: Keys,
        on_event: Callable[[Event], Any],
        *,
        seen: Claims | None = None,
        max_body: int = _core.PERK_WEBHOOK_MAX,
    ) -> None:
        self.verifier = verifier_of(keys)
        _check_on_event(on_event)
        self.on_event = on_event
        self.seen: Claims = Seen() if seen is None else seen
        for name in ("claim", "release"):
            if not callable(getattr(self.seen, name, None)):
                raise TypeError(f"seen: it needs claim(key) and release(key); {name} is missing")
        self.max_body = whole("max_body", max_body, least=1)
        call = getattr(on_event, "__call__", None)  # noqa: B004
        self.is_async = iscoroutinefunction(on_event) or iscoroutinefunction(call)
        self._running: dict[str, bool] = {}  # whether this delivery has claimed the event
        self._lock = Lock()
        register(self)

    def _in_child(self) -> None:
        """Events under way are the parent's. A memory of this process does not claim them: whether
        they will be handled is not known yet. A store that processes share keeps the claims, which
        are the parent's."""
        running, self._running, self._lock = self._running, {}, Lock()
        if isinstance(self.seen, Seen):
            self.seen._forget(key for key, claimed in running.items() if claimed)

    def handle(
        self,
        headers: Items | Iterable[tuple[str, str]],
        body: bytes | str,
        received_at: datetime | None = None,
    ) -> Answer:
        """What to answer one POST. `body` is the raw bytes, `headers` a mapping or pairs."""
        if self.is_async:
            raise TypeError("on_event is a coroutine function: use handle_async or asgi")
        event, answer = self._admit(headers, body, received_at)
        if event is None:
            return answer
        try:
            _refuse_unrun("on_event", self.on_event(event))
        except BaseException as error:
            return self._failed(event, error)
        return self._end(event, _core.PERK_ANSWER_HANDLED)

    async def handle_async(
        self,
        headers: Items | Iterable[tuple[str, str]],
        body: bytes | str,
        received_at: datetime | None = None,
    ) -> Answer:
        """The same for an `on_event` that is awaited."""
        event, answer = self._admit(headers, body, received_at)
        if event is None:
            return answer
        try:
            done: Awaitable[Any] | Any = self.on_event(event)
            if hasattr(done, "__await__"):
                done = await done
            _refuse_unrun("on_event", done)
        except BaseException as error:
            return self._failed(event, error)
        return self._end(event, _core.PERK_ANSWER_HANDLED)

    def _admit(
        self, headers: Any, body: bytes | str, received_at: datetime | None
    ) -> tuple[Event | None, Answer]:
        """The event, claimed for this delivery; or none, and the answer."""
        judged = _core.perk_verifier_judge(
            self.verifier._native, body, _signature(headers), self.max_body
        )
        if judged != _core.PERK_ANSWER_HANDLED:
            return None, Answer(judged)
        try:
            event = signed_event_of(body, received_at)
        except (ParseError, LimitError) as error:
            return None, Answer(_core.PERK_ANSWER_MALFORMED, None, error)
        with self._lock:
            if event.key in self._running:
                return None, Answer(_core.PERK_ANSWER_BUSY, event)
            self._running[event.key] = False
        try:
            is_new = self.seen.claim(event.key)
            _refuse_unrun("seen.claim", is_new)
            if is_new:
                self._running[event.key] = True
        except BaseException as error:
            return None, self._failed(event, error, claimed=False)
        return (
            (event, Answer(judged))
            if is_new
            else (None, self._end(event, _core.PERK_ANSWER_DUPLICATE))
        )

    def _failed(self, event: Event, error: BaseException, claimed: bool = True) -> Answer:
        try:
            if claimed:
                self.seen.release(event.key)
        finally:
            answer = self._end(event, _core.PERK_ANSWER_FAILED, error)
        if not isinstance(error, Exception):  # the process or the task is to end
            raise error
        from logging import getLogger

        getLogger("libperk.webhooks").error("%s was not handled", event.key, exc_info=error)
        return answer

    def _end(self, event: Event, answer: int, error: BaseException | None = None) -> Answer:
        with self._lock:
            self._running.pop(event.key, None)
        return Answer(answer, event, error)

    def wsgi(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        """This handler as a WSGI application."""
        from libperk.webhooks import _gates

        return _gates.wsgi(self, environ, start_response)

    @property
    def asgi(self) -> Asgi:
        """This handler as an ASGI application. An `on_event` that is no coroutine function runs in
        a thread."""
        from libperk.webhooks._gates import Asgi

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


def _signature(headers: Any) -> str | None:
    try:
        pairs = [
            (name, value)
            for name, value in (headers.items() if hasattr(headers, "items") else headers)
        ]
    except (TypeError, ValueError):
        raise wrong("headers", "a mapping or pairs of names and values are needed here") from None
    return next(
        (_text(value) for name, value in pairs if (_text(name) or "").lower() == HEADER), None
    )


def _text(value: Any) -> str | None:
    """A name or value of a header. Servers give bytes too, gateways a list for a header that may
    come twice."""
    if isinstance(value, (list, tuple)):
        value = value[0] if value else None
    return (
        value.decode("latin-1")
        if isinstance(value, bytes)
        else None
        if value is None
        else str(value)
    )


def _refuse_unrun(name: str, value: Any) -> None:
    """What is awaited or iterated by nobody has not done anything."""
    if not (
        hasattr(value, "__await__") or hasattr(value, "__anext__") or hasattr(value, "gi_frame")
    ):
        return
    if hasattr(value, "close"):
        value.close()
    if name != "on_event":
        raise TypeError(
            f"{name} gave back an awaitable: it is called without await; make it a plain method"
        )
    raise TypeError(
        "on_event gave back an awaitable or a generator: make it a coroutine function and use "
        "handle_async or asgi"
    )
