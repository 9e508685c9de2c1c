"""How calls reach the network: over libcurl, or through the caller's transport. Both run a call of
the core until it has a page, has ended, or asks for something other than the network."""

from __future__ import annotations

import os
from _thread import allocate_lock
from time import sleep

from libperk import _core, errors
from libperk._check import wrong
from libperk._clock import now_ms
from libperk._fork import register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any, Protocol

    Reply = tuple[int, Mapping[str, str] | Iterable[tuple[str, str]], bytes]

    class Transport(Protocol):
        """What `transport` takes: sends one request and returns status, headers and body."""

        def send(
            self,
            method: str,
            url: str,
            headers: list[tuple[str, str]],
            body: bytes | None,
            timeout: float,
            /,
        ) -> Reply: ...

    class Connection(Protocol):
        def run(self, call: Any) -> int: ...


class Curl:
    """The connections of a client and of those made from it. The driver, a native module apart, is
    loaded for the first call, or at once when there are options to check."""

    __slots__ = ("__weakref__", "_driver", "_lock", "_run")

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
        if notice := _driver.perk_driver_notice(driver):
            import warnings

            warnings.warn(notice, RuntimeWarning, stacklevel=4)
        self._run = _driver.perk_driver_run
        self._driver = driver

    def run(self, call: Any) -> int:
        if self._driver is None:
            with self._lock:
                if self._driver is None:
                    self._start({})
        action: int = self._run(self._driver, call)
        return action


class Hosted:
    """Calls whose requests a transport of the caller's sends."""

    __slots__ = ("_transport",)

    def __init__(self, transport: Transport) -> None:
        if not callable(getattr(transport, "send", None)):
            raise wrong("transport", "an object with a method send is needed here")
        self._transport = transport

    def run(self, call: Any) -> int:
        while True:
            action: int = _core.perk_call_step(call, now_ms(), int.from_bytes(os.urandom(8), "big"))
            if action == _core.PERK_SEND:
                self._exchange(call)
            elif action == _core.PERK_WAIT:
                _wait(call)
            else:
                return action

    def _exchange(self, call: Any) -> None:
        timeout = _core.perk_call_remaining_ms(call, now_ms()) / 1000
        try:
            reply = self._transport.send(*_request(_core.perk_call_request(call)), timeout)
            status, headers, body = _checked(reply)
        except BaseException as error:
            _core.perk_call_abort(call, *_failure(error))
            if not isinstance(error, (OSError, errors.TransportError)):
                raise
            return
        for name, value in headers:
            _core.perk_call_header(call, name, value)
        _core.perk_call_feed(call, status, body, now_ms())


def _wait(call: Any) -> None:
    try:
        sleep(_core.perk_call_wait_ms(call) / 1000)
    except BaseException:
        _core.perk_call_abort(call, _core.PERK_E_CANCELLED, 0, "cancelled by the caller")
        raise


def _request(native: Any) -> tuple[str, str, list[tuple[str, str]], bytes | None]:
    headers = [
        (_core.perk_request_header_name(native, n), _core.perk_request_header_value(native, n))
        for n in range(_core.perk_request_header_count(native))
    ]
    method, url = _core.perk_request_method(native), _core.perk_request_url(native)
    return method, url, headers, _core.perk_request_body(native)


def _checked(reply: Any) -> tuple[int, list[tuple[str, str]], bytes]:
    """The parts of a reply; TypeError when the transport returned something else."""
    try:
        status, headers, body = reply
        pairs = [(name, value) for name, value in getattr(headers, "items", lambda: headers)()]
    except (TypeError, ValueError):
        raise wrong("transport", "send must return a status, headers and a body") from None
    return status, pairs, body


def _failure(error: BaseException) -> tuple[int, int, str]:
    """What a failed exchange is to the core: code, flags and reason. Only a request that could not
    connect was certainly not sent."""
    why = f"the transport raised {type(error).__name__}"
    if isinstance(error, (ConnectionRefusedError, errors.ConnectError)):
        return _core.PERK_E_CONNECT, 0, why
    if isinstance(error, TimeoutError):
        return _core.PERK_E_TIMEOUT, _core.PERK_ABORT_SENT, why
    if isinstance(error, (OSError, errors.TransportError)):
        return _core.PERK_E_TRANSPORT, _core.PERK_ABORT_SENT, why
    return _core.PERK_E_CANCELLED, _core.PERK_ABORT_SENT, why
