"""How calls reach the network: over libcurl, or through the caller's transport. Both run a call of
the core until it has a page, has ended, or asks for something other than the network."""

from __future__ import annotations

import os
from _operator import index
from _thread import allocate_lock
from time import sleep

from libperk import _core, errors
from libperk._check import wrong
from libperk._clock import now_ms
from libperk._flow import drive
from libperk._fork import register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Protocol

    from libperk._flow import Flow
    from libperk._observe import Observer

    # Status, headers and body.
    Reply = tuple[int, "Mapping[str, str] | Iterable[tuple[str, str]]", bytes]

    class Transport(Protocol):
        """What `transport` takes: performs one HTTP request, without retries or redirects."""

        def send(self, request: Request, /) -> Reply: ...

    class Connection(Protocol):
        def driver(self) -> Any: ...
        def run(self, call: Any, observer: Observer | None) -> Any:
            """The action that the call comes to, or what gives it when it is awaited."""


def _certifi() -> str | None:
    """The bundle of the package certifi, for systems that have none."""
    try:
        bundle: str = __import__("certifi").where()  # optional, so type checkers need not find it
    except ImportError:
        return None
    return bundle


class Curl:
    """The connections of a client and of those made from it. The driver, a native module apart, is
    loaded for the first call, or at once when there are options to check."""

    __slots__ = ("__weakref__", "_driver", "_lock", "_run", "_run_watched")

    def __init__(self, options: dict[str, str]) -> None:
        self._driver: Any = None
        self._in_child()
        register(self)
        if options:
            self._start(options)

    def _in_child(self) -> None:
        self._lock = allocate_lock()

    def _start(self, options: dict[str, str]) -> None:
        from libperk import _driver

        driver = _driver.perk_driver_new()
        for name, text in options.items():
            _driver.perk_driver_set(driver, name, text)
        if not _driver.perk_driver_has_ca(driver) and (bundle := _certifi()):
            _driver.perk_driver_set(driver, "ca_file", bundle)
        if notice := _driver.perk_driver_notice(driver):
            import warnings

            warnings.warn(notice, RuntimeWarning, stacklevel=5)
        self._run = _driver.perk_driver_run
        self._run_watched = _driver.run_watched
        self._driver = driver

    def driver(self) -> Any:
        """The native driver, for engines."""
        if self._driver is None:
            with self._lock:
                if self._driver is None:
                    self._start({})
        return self._driver

    def run(self, call: Any, observer: Observer | None) -> int:
        driver = self._driver or self.driver()
        action: int = (
            self._run(driver, call)
            if observer is None
            else self._run_watched(driver, call, observer.heed)
        )
        return action


class Request:
    """One HTTP request for a transport. `headers` are pairs, `timeout` is in seconds. Headers and
    body may hold secrets, so it prints neither."""

    __slots__ = ("body", "headers", "method", "timeout", "url")

    def __init__(
        self,
        method: str,
        url: str,
        headers: list[tuple[str, str]],
        body: bytes | None,
        timeout: float,
    ) -> None:
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.timeout = timeout

    def __repr__(self) -> str:
        return f"<Request {self.method} {self.url.partition('?')[0]}>"


class Exchange:
    """Calls whose requests the caller's transport performs."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        if not callable(getattr(transport, "send", None)):
            raise wrong("transport", "an object with a method send is needed here")
        self._transport = transport

    def driver(self) -> Any:
        _core.perk_usage_error(_core.PERK_USAGE_PULL_TRANSPORT)

    def run(self, call: Any, observer: Observer | None) -> int:
        return drive(exchange(call, observer), self._answer)

    def _answer(self, asked: Request | float) -> Any:
        return self._transport.send(asked) if isinstance(asked, Request) else sleep(asked)


def exchange(call: Any, observer: Observer | None) -> Flow[int]:
    """Runs a call without the driver: yields the requests, which a transport answers, and the
    seconds to wait."""
    flags = 0
    try:
        while True:
            bits = int.from_bytes(os.urandom(8), "big")
            action: int = _core.perk_call_step(call, now_ms(), bits)
            if action == _core.PERK_SEND:
                flags = _core.PERK_ABORT_SENT
                yield from _send(call)
            elif action == _core.PERK_WAIT:
                flags = 0
                if observer is not None:
                    observer.take(call)
                yield _core.perk_call_wait_ms(call) / 1000
            else:
                return action
    except BaseException:  # other calls may wait for the login of this one
        give_up(call, flags)
        raise


def _send(call: Any) -> Flow[None]:
    try:
        status, headers, body = _checked((yield _request_of(call)))
    except (errors.TransportError, errors.LimitError, ConnectionError, TimeoutError) as error:
        _core.perk_call_abort(call, *_failure(error))
        return
    for name, value in headers:
        _core.perk_call_header(call, name, value)
    _core.perk_call_feed(call, status, body, now_ms())


def give_up(call: Any, flags: int) -> None:
    try:
        _core.perk_call_abort(call, _core.PERK_E_CANCELLED, flags, None)
    except errors.StateError:
        return  # it has ended
    _core.perk_call_step(call, now_ms(), 0)


def _request_of(call: Any) -> Request:
    native = _core.perk_call_request(call)
    headers = [
        (_core.perk_request_header_name(native, n), _core.perk_request_header_value(native, n))
        for n in range(_core.perk_request_header_count(native))
    ]
    return Request(
        _core.perk_request_method(native),
        _core.perk_request_url(native),
        headers,
        _core.perk_request_body(native),
        _core.perk_call_remaining_ms(call, now_ms()) / 1000,
    )


def _checked(reply: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """The parts of a reply; TypeError when the transport returned something else."""
    try:
        status, headers, body = reply
        pairs = [(name, value) for name, value in getattr(headers, "items", lambda: headers)()]
        return index(status), pairs, body
    except (TypeError, ValueError):
        raise wrong("transport", "send must return a status, headers and a body") from None


def _failure(error: Exception) -> tuple[int, int, str]:
    """What a failed request is to the core: code, flags and reason."""
    if isinstance(error, errors.PerkError):
        flags = 0 if error.code == _core.PERK_E_CONNECT else _core.PERK_ABORT_SENT
        return error.code, flags, str(error)
    why = f"the transport raised {type(error).__name__}"
    if isinstance(error, ConnectionRefusedError):
        return _core.PERK_E_CONNECT, 0, why
    timed_out = isinstance(error, TimeoutError)
    code = _core.PERK_E_TIMEOUT if timed_out else _core.PERK_E_TRANSPORT
    return code, _core.PERK_ABORT_SENT, why
