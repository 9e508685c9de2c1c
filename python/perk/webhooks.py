"""Webhooks: check the signature over the raw bytes first, read the body afterwards.

event = perk.webhooks.unwrap(request_body, request_headers["notify-signature"], [key])
"""

from __future__ import annotations

from perk import _core
from perk._documents import Document, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

__all__ = ["Check", "Verifier", "sign", "unwrap", "verify"]


class Check:
    """The check of one body that arrives in chunks: `update` with each, then `final` with the signature."""

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
    """Checks signatures under one or several live keys (during a rotation). Threads may share it."""

    __slots__ = ("_native",)

    def __init__(self, keys: str | bytes | Iterable[str | bytes]) -> None:
        self._native: Any = _core.perk_verifier_new()
        for key in (keys,) if isinstance(keys, (str, bytes)) else keys:
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


def verify(body: bytes | str, signature: str | bytes | None, keys: str | bytes | Iterable[str | bytes]) -> None:
    """Returns when `signature` is that of the raw body under one of the keys, else raises SignatureError."""
    Verifier(keys).verify(body, signature)


def sign(key: str | bytes, body: bytes | str) -> str:
    """The signature of a body: base64 of its HMAC-SHA256."""
    return _core.perk_sign(key, body) or ""


def unwrap(body: bytes | str, signature: str | bytes | None, keys: str | bytes | Iterable[str | bytes]) -> Document[Resource]:
    """The body as a document, once its signature has been found good."""
    verify(body, signature, keys)
    return Document.parse(body)
