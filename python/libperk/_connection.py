"""How the calls of a client reach the network: over libcurl. Its driver is a native module apart,
loaded when it is first needed."""

from __future__ import annotations

from _thread import allocate_lock

from libperk._fork import register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Curl:
    """The connections of a client and of those made from it. The driver is made for the first call,
    or at once when there are options to check."""

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

            warnings.warn(notice, RuntimeWarning, stacklevel=5)
        self._run = _driver.perk_driver_run
        self._driver = driver

    def run(self, call: Any) -> int:
        """Runs a call until it has a page, has ended, or asks for something else than the
        network."""
        if self._driver is None:
            with self._lock:
                if self._driver is None:
                    self._start({})
        action: int = self._run(self._driver, call)
        return action
