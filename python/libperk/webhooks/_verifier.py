"""Signatures of webhooks: made, and checked under several live keys, in one piece or in chunks."""

from __future__ import annotations

from libperk import _core
from libperk._check import wrong

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeAlias

    Keys: TypeAlias = "str | bytes | Iterable[str | bytes] | Verifier"


class Verification:
    """The check of a body that arrives in chunks: `update` with each, then `final` with the
    signature. What comes after that belongs to the next body."""

    __slots__ = ("_native", "_verifier")

    def __init__(self, verifier: Verifier) -> None:
        self._verifier = verifier  # must outlive the native object
        self._native: Any = _core.perk_verification_new(verifier._native)

    def update(self, chunk: bytes | str) -> None:
        _core.perk_verification_update(self._native, chunk)

    def final(self, signature: str | bytes | None) -> None:
        """Returns when the signature matches, else raises SignatureError."""
        _core.perk_verification_final(self._native, signature)


class Verifier:
    """Checks signatures under one or several live keys (during a rotation). Threads may share
    it."""

    __slots__ = ("_native",)

    def __init__(self, keys: str | bytes | Iterable[str | bytes]) -> None:
        if not hasattr(keys, "__iter__") or hasattr(keys, "keys"):
            raise wrong("keys", "a str, bytes or several of them are needed here")
        self._native: Any = _core.perk_verifier_new()
        for key in (keys,) if isinstance(keys, (str, bytes)) else keys:
            self.add_key(key)

    def add_key(self, key: str | bytes) -> None:
        """Adds a live key, also while threads verify. At most eight; to drop one, make a new
        verifier."""
        _core.perk_verifier_add_key(self._native, key)

    def verify(self, body: bytes | str, signature: str | bytes | None) -> None:
        """Returns when `signature` matches the raw body, else raises SignatureError."""
        _core.perk_verifier_check(self._native, body, signature)

    def begin(self) -> Verification:
        """Starts the check of a body that arrives in chunks."""
        return Verification(self)

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
