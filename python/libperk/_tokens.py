"""The sources of a client's tokens, which are the caller's function and store; and the quota."""

from __future__ import annotations

from _thread import allocate_lock

from libperk import _core
from libperk._check import wrong
from libperk._clock import now_ms
from libperk._fork import register

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    from typing_extensions import Self

    Token = str | tuple[str, float]

    class TokenStore(Protocol):
        """What `token_store` takes. A store may be shared by clients, threads and, if it can,
        processes. What its methods raise comes out of the call that asked it."""

        def load(self, key: str, /) -> tuple[str, float] | None:
            """The token under `key` and the seconds that it has left; None when there is none."""

        def save(self, key: str, token: str, seconds: float, /) -> object:
            """Puts a token under `key`, in place of the one there."""


# The actions of a call that are served here.
ACTIONS = frozenset((_core.PERK_FETCH_TOKEN, _core.PERK_LOAD_TOKEN, _core.PERK_SAVE_TOKEN))

INFINITE = float("inf")  # seconds


class Tokens:
    """The caller's side of one client's tokens."""

    __slots__ = ("__weakref__", "_issuer", "_lock", "_source", "store")

    def __init__(
        self,
        source: Callable[..., Token] | None,
        store: TokenStore | None,
        issuer: str | None = None,
    ) -> None:
        self._source = source
        self.store = store
        self._issuer = issuer
        self._in_child()
        register(self)

    def _in_child(self) -> None:
        self._lock = allocate_lock()

    def for_issuer(self, issuer: str) -> Self:
        return type(self)(self._source, self.store, issuer)

    def serve(self, client: Any, call: Any, action: int) -> None:
        """Does what a call asks of its caller. `client` is the native one."""
        if action == _core.PERK_SAVE_TOKEN:
            return self._save(client)
        try:
            return self._load(client) if action == _core.PERK_LOAD_TOKEN else self._fetch(client)
        except BaseException:
            release(call)
            raise

    def _fetch(self, client: Any) -> None:
        """One thread fetches from the caller's function, the others find the token there."""
        with self._lock:
            if not self._is_there(client):
                self._take(client, self._ask())

    def _load(self, client: Any) -> None:
        assert self.store is not None
        self._take_stored(client, self.store.load(_core.perk_client_token_key(client)))

    def _save(self, client: Any) -> None:
        kept = self._to_keep(client)
        if kept is not None:
            assert self.store is not None
            self.store.save(*kept)

    def _is_there(self, client: Any) -> bool:
        return _core.perk_client_token(client, now_ms()) is not None

    def _ask(self) -> Any:
        """What the caller's function returns."""
        if self._source is None:
            _core.perk_usage_error(_core.PERK_USAGE_NO_TOKEN)
        return self._source() if self._issuer is None else self._source(self._issuer)

    def _take(self, client: Any, token: Any) -> None:
        """A token out of the caller's function."""
        if not isinstance(token, tuple):
            return _give(client, token, None)
        if not _is_pair(token):
            raise wrong("token", "the function must return a token, or a token and its seconds")
        return _give(client, *token)

    def _take_stored(self, client: Any, found: Any) -> None:
        """A token out of the caller's store."""
        if found is None:
            return
        if not _is_pair(found) or found[1] is None:
            _core.perk_usage_error(_core.PERK_USAGE_STORED_TOKEN)
        _give(client, *found)

    def _to_keep(self, client: Any) -> tuple[str, str, float] | None:
        """Key, token and seconds for the caller's store; None when there is nothing to keep."""
        now = now_ms()
        token = _core.perk_client_token(client, now)
        seconds = _core.perk_client_token_seconds(client, now)
        if token is None or not 0 < seconds < INFINITE:
            return None
        return _core.perk_client_token_key(client), token, seconds


def release(call: Any) -> None:
    """Ends a call that does not get what it asked for: others that wait for it need not."""
    _core.perk_call_abort(call, _core.PERK_E_CANCELLED, 0, None)


def _is_pair(given: Any) -> bool:
    """Whether the caller's code returned a token and its seconds, or None for no known end."""
    if not isinstance(given, (tuple, list)) or len(given) != 2:
        return False
    seconds = given[1]
    return seconds is None or (isinstance(seconds, (int, float)) and not isinstance(seconds, bool))


def _give(client: Any, token: str, seconds: float | None) -> None:
    """None is a token without a known end."""
    left = INFINITE if seconds is None else float(seconds)
    _core.perk_client_set_token(client, token, now_ms(), left)


def check_store(store: Any, token_file: Any) -> None:
    """One place for tokens, of the right kind."""
    if store is None:
        return
    if token_file is not None:
        _core.perk_usage_error(_core.PERK_USAGE_TWO_TOKEN_STORES)
    if not (callable(getattr(store, "load", None)) and callable(getattr(store, "save", None))):
        _core.perk_usage_error(_core.PERK_USAGE_NOT_A_TOKEN_STORE)


class Quota:
    """The quota as the API's replies last reported it. Clients made from one another share it.

    `capacity` and `remaining` are requests per minute, None when not reported; `resets_in` is for
    how many seconds no requests remain, 0 while some do; `age` is how many seconds ago it was
    reported.
    """

    __slots__ = ("age", "capacity", "remaining", "resets_in")

    def __init__(
        self, capacity: int | None, remaining: int | None, resets_in: float, age: float
    ) -> None:
        self.capacity = capacity
        self.remaining = remaining
        self.resets_in = resets_in
        self.age = age

    def __repr__(self) -> str:
        return (
            f"Quota(capacity={self.capacity}, remaining={self.remaining}, "
            f"resets_in={self.resets_in}, age={self.age})"
        )

    def _repr_html_(self) -> str:
        from libperk import _html

        return _html.quota(self)


def quota_of(client: Any) -> Quota | None:
    text = _core.perk_client_quota(client, now_ms())
    if text is None:
        return None
    found = _core.parse(text)
    return Quota(
        found["capacity"], found["remaining"], found["resets_in_ms"] / 1000, found["age_ms"] / 1000
    )
