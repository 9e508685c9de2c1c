"""The response to a delivery, and the header with its signature."""

from __future__ import annotations

from http import HTTPStatus

from libperk import _core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, Protocol

    from libperk.webhooks._events import Event

    class Items(Protocol):
        """Headers of most frameworks; dicts."""

        def items(self) -> Iterable[tuple[str, str]]: ...

    class Receiver(Protocol):
        """What the adapters for web servers need of a handler."""

        max_body: int
        is_async: bool

        def handle(
            self, headers: Items | Iterable[tuple[str, str]], body: bytes | str
        ) -> Response: ...
        async def handle_async(
            self, headers: Items | Iterable[tuple[str, str]], body: bytes | str
        ) -> Response: ...


HEADER = _core.PERK_WEBHOOK_HEADER


class Response:
    """What to send back to a delivery's sender: `status`, `body` (one line of text) and, when it is
    not None, a Retry-After header of `retry_after` seconds. `event` is the event of the delivery,
    `error` why it could not be read or handled; both are for the host, not for the sender."""

    __slots__ = ("body", "error", "event", "retry_after", "status")

    def __init__(
        self, response: int, event: Event | None = None, error: BaseException | None = None
    ) -> None:
        self.status = _core.perk_response_status(response)
        self.body = _core.perk_response_text(response)
        self.retry_after = _core.perk_response_retry_after(response) or None
        self.event = event
        self.error = error

    def __repr__(self) -> str:
        return f"<Response {self.status}: {self.body}>"


def wrong_method(method: str) -> Response | None:
    return None if method == "POST" else Response(_core.PERK_RESPONSE_METHOD)


def headers_of(response: Response) -> list[tuple[str, str]]:
    own = [
        ("Content-Type", _core.PERK_RESPONSE_TYPE),
        ("Content-Length", str(len(response.body))),
    ]
    if response.status == HTTPStatus.METHOD_NOT_ALLOWED:
        own.append(("Allow", "POST"))
    if response.retry_after is not None:
        own.append(("Retry-After", str(response.retry_after)))
    return own


def signature_of(headers: Any) -> str | None:
    """The signature among headers: a mapping or pairs. TypeError or ValueError for anything
    else."""
    pairs = [(name, value) for name, value in getattr(headers, "items", lambda: headers)()]
    for name, value in pairs:
        if (_text(name) or "").lower() == HEADER:
            return _text(value)
    return None


def _text(value: Any) -> str | None:
    """A name or value of a header. Servers pass bytes too, gateways a list for a header that may
    come twice."""
    if isinstance(value, (list, tuple)):
        value = value[0] if value else None
    if isinstance(value, bytes):
        return value.decode("latin-1")
    return None if value is None else str(value)
