"""Webhooks: check the signature over the raw bytes first, read the body afterwards.

event = libperk.webhooks.unwrap(request_body, request_headers["notify-signature"], [key])

def on_event(event):
    if event.known and event.type == "earnedRewardSettled":
        pay(event.resource.transaction_id, event.resource.commission_earned.value)

handler = libperk.webhooks.Handler([key], on_event)
# handler.handle(headers, body), handler.wsgi, handler.asgi
"""

from __future__ import annotations

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from typing import Any, TypeAlias

    from libperk.webhooks._events import Event as Event
    from libperk.webhooks._handler import Answer as Answer
    from libperk.webhooks._handler import Handler as Handler
    from libperk.webhooks._handler import Seen as Seen

    Keys: TypeAlias = "str | bytes | Iterable[str | bytes] | Verifier"

__all__ = [
    "Answer",
    "Check",
    "Event",
    "Handler",
    "Seen",
    "Verifier",
    "parse",
    "sign",
    "unwrap",
    "verify",
]

_HOMES = {"Answer": "_handler", "Event": "_events", "Handler": "_handler", "Seen": "_handler"}

if not TYPE_CHECKING:  # what handles events is loaded when it is first used

    def __getattr__(name):
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
        return value


class Check:
    """The check of one body that arrives in chunks: `update` with each, then `final` with the
    signature."""

    __slots__ = ("_native", "_verifier")

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier  # lives as long as its checks
        self._native: Any = _core.perk_check_new(verifier._native)

    def update(self, chunk: bytes | str) -> None:
        _core.perk_check_update(self._native, chunk)

    def final(self, signature: str | bytes | None) -> None:
        """Returns when the signature matches, else raises SignatureError."""
        _core.perk_check_final(self._native, signature)


class Verifier:
    """Checks signatures under one or several live keys (during a rotation). Threads may share
    it."""

    __slots__ = ("_native",)

    def __init__(self, keys: str | bytes | Iterable[str | bytes]) -> None:
        if not hasattr(keys, "__iter__") or hasattr(keys, "keys"):
            from libperk._check import wrong

            raise wrong("keys", "a str, bytes or several of them are needed here")
        self._native: Any = _core.perk_verifier_new()
        for key in (keys,) if isinstance(keys, (str, bytes)) else keys:
            self.add_key(key)

    def add_key(self, key: str | bytes) -> None:
        """One more live key, also while threads verify. At most eight; to drop one, make a new
        verifier."""
        _core.perk_verifier_add_key(self._native, key)

    def verify(self, body: bytes | str, signature: str | bytes | None) -> None:
        """Returns when `signature` matches the raw body, else raises SignatureError."""
        _core.perk_verifier_check(self._native, body, signature)

    def check(self) -> Check:
        return Check(self)

    def __repr__(self) -> str:
        return "<Verifier>"

    def __reduce__(self) -> Any:
        raise TypeError("a verifier holds keys: it cannot be pickled")


def verifier_of(keys: Keys) -> Verifier:
    return keys if isinstance(keys, Verifier) else Verifier(keys)


def verify(body: bytes | str, signature: str | bytes | None, keys: Keys) -> None:
    """Returns when `signature` is that of the raw body under one of the keys, else raises
    SignatureError."""
    verifier_of(keys).verify(body, signature)


def sign(key: str | bytes, body: bytes | str) -> str:
    """The signature of a body: base64 of its HMAC-SHA256."""
    return _core.perk_sign(key, body) or ""


def unwrap(
    body: bytes | str,
    signature: str | bytes | None,
    keys: Keys,
    received_at: datetime | None = None,
) -> Event:
    """The event that a webhook tells, once its signature has been found good. `received_at` is when
    it came, with a zone; now if not given. Raises SignatureError, or ParseError when the body is no
    notification."""
    from libperk.webhooks._events import signed_event_of

    verify(body, signature, keys)
    return signed_event_of(body, received_at)


def parse(body: bytes | str, received_at: datetime | None = None) -> Event:
    """An event out of a body that was verified before: stored, or taken from a queue. It reads
    events of Capillary too, which come unsigned: give it only what came from a sender that you
    know. Raises ParseError."""
    from libperk.webhooks._events import event_of

    return event_of(body, received_at)
