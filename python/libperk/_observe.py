"""What calls do, for logs and hooks. The core words each line; here it goes to the logger `libperk`
and to `on_exchange`."""

from __future__ import annotations

import os
import sys

from libperk import _core
from libperk._check import wrong
from libperk._clock import now_ms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from logging import Logger
    from typing import Any

    Hook = Callable[["Exchange"], object]

FORMAT = "%(asctime)s %(name)s %(levelname)s %(message)s"
INFO, DEBUG = 20, 10  # of logging, which may not be loaded


class Exchange:
    """One request of a client, and how it went: what `on_exchange` is called with. It has no id, no
    query, no body and no header.

    method, path: of the request; the path is the template of its operation
        ("/v2/issuers/{organizationId}/users"), or "raw", "link", "signed URL", "token URL"
    operation: its name ("offers.list"), None when it has none
    scheme, host: where it went; the host may have a port
    status: of the reply, None when there was none
    error: the name of what failed ("timeout", "not_found"), else None
    elapsed: seconds until the reply was complete
    sent, received: bytes of the two bodies, decompressed; None when not known
    request_id: that the server gave it, else None
    attempt: 1 for the first request of a page
    """

    __slots__ = (
        "_at",
        "attempt",
        "elapsed",
        "error",
        "host",
        "method",
        "operation",
        "path",
        "received",
        "request_id",
        "scheme",
        "sent",
        "status",
    )

    def __init__(self, event: dict[str, Any]) -> None:
        self._at: int = event["at"]
        self.method: str = event["method"]
        self.path: str = event["path"]
        self.operation: str | None = event.get("operation")
        self.scheme: str = event["scheme"]
        self.host: str = event["host"]
        self.status: int | None = event.get("status")
        self.error: str | None = event.get("error")
        self.elapsed: float = event.get("ms", 0) / 1000
        self.sent: int | None = event.get("sent")
        self.received: int | None = event.get("bytes")
        self.request_id: str | None = event.get("request_id")
        self.attempt: int = event["attempt"]

    @property
    def ago(self) -> float:
        """How many seconds ago it ended."""
        return max(0, now_ms() - self._at) / 1000

    def __repr__(self) -> str:
        result = self.error if self.status is None else self.status
        return f"<Exchange {self.method} {self.path}: {result}>"


class Observer:
    """What one client is observed for."""

    __slots__ = ("_level", "hook")

    def __init__(self, hook: Hook | None) -> None:
        if hook is not None and not callable(hook):
            raise wrong("on_exchange", "a function is needed here")
        self.hook = hook
        self._level = 0
        _log.level()  # a wrong PERK_LOG is reported here

    def again(self) -> Observer:
        """For a client that is made from this one, and has its level in the core."""
        made = Observer(self.hook)
        made._level = -1  # whatever that is, the first call sets what is wanted then
        return made

    def watch(self, client: Any) -> Observer | None:
        """Before a call is run; None when nobody wants to know what it does. `client` is the native
        one."""
        level = _core.PERK_OBSERVE_DEBUG if self.hook is not None else _log.level()
        if level != self._level:
            _core.perk_client_observe(client, level)
            self._level = level
        return self if level else None

    def take(self, call: Any) -> None:
        """Passes on what the call has done since the last time."""
        if (text := _core.perk_call_take_events(call)) is not None:
            self.heed(text)

    def heed_all(self, text: str | None) -> None:
        """What an engine reports, all of whose calls are this client's."""
        for call in () if text is None else _core.parse(text):
            self.tell(call["events"])

    def heed(self, text: str) -> None:
        """The same of a text of the core."""
        self.tell(_core.parse(text))

    def tell(self, events: list[dict[str, Any]]) -> None:
        """What a logger or the hook raises never reaches the call."""
        for event in events:
            try:
                _log.write(event)
                if self.hook is not None and event["kind"] == "exchange":
                    self.hook(Exchange(event))
            except Exception as error:
                _report(error)


def _report(error: Exception) -> None:
    import warnings

    text = f"on_exchange or a log handler raised {type(error).__name__}: {error}"
    try:
        warnings.warn(text, RuntimeWarning, stacklevel=2)
    except RuntimeWarning:  # warnings are errors here, and this one must not end a write
        sys.stderr.write(text + "\n")


class _Log:
    """The logger `libperk`. Logging is loaded by the program, or because of PERK_LOG."""

    __slots__ = ("_asked", "_logger")

    def __init__(self) -> None:
        self._logger: Logger | None = None
        self._asked = False

    def level(self) -> int:
        """What it wants to know: enum perk_observe."""
        logger = self._logger
        if logger is None:
            logger = self._find()
            if logger is None:
                return 0
        if logger.isEnabledFor(DEBUG):
            return int(_core.PERK_OBSERVE_DEBUG)
        return int(_core.PERK_OBSERVE_INFO if logger.isEnabledFor(INFO) else 0)

    def _find(self) -> Logger | None:
        wanted = None if self._asked else os.environ.get("PERK_LOG")
        self._asked = True
        if not wanted and "logging" not in sys.modules:
            return None
        import logging

        logger = self._logger = logging.getLogger("libperk")
        if wanted:
            self._show(logging, logger, wanted)
        return logger

    @staticmethod
    def _show(logging: Any, logger: Logger, wanted: str) -> None:
        """PERK_LOG: lines on stderr, unless the program has its own handlers."""
        levels = {"debug": DEBUG, "info": INFO}
        if wanted.lower() not in levels:
            _core.perk_usage_error(_core.PERK_USAGE_LOG_LEVEL)
        logger.setLevel(levels[wanted.lower()])
        if not logger.hasHandlers():
            handler = logging.StreamHandler()
            handler.setFormatter(logging.Formatter(FORMAT))
            logger.addHandler(handler)

    def write(self, event: dict[str, Any]) -> None:
        """The fields of the event are in the record, as `perk`."""
        level = DEBUG if event["level"] == "debug" else INFO
        if self._logger is not None and self._logger.isEnabledFor(level):
            self._logger.log(level, "%s", event["text"], extra={"perk": event})


_log = _Log()
