"""A handler as WSGI and ASGI applications: reading the request within bounds, writing the
answer."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from libperk import _core
from libperk.webhooks._handler import HEADER, Answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from libperk.webhooks._handler import Handler

CHUNK = 65536
DIGITS = 19  # of a length that is looked at; more do not fit a size
Headers = list[tuple[str, str]]


def _refusal(method: str) -> Answer | None:
    return None if method == "POST" else Answer(_core.PERK_ANSWER_METHOD)


def _headers(answer: Answer) -> Headers:
    own = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(answer.body)))]
    return [*own, ("Allow", "POST")] if answer.status == HTTPStatus.METHOD_NOT_ALLOWED else own


# ---- WSGI ----


def wsgi(
    handler: Handler, environ: dict[str, Any], start_response: Callable[..., Any]
) -> list[bytes]:
    answer = _refusal(environ["REQUEST_METHOD"])
    if answer is None:
        body = _read(environ, handler.max_body)
        signature = environ.get("HTTP_" + HEADER.upper().replace("-", "_"))
        answer = handler.handle([] if signature is None else [(HEADER, signature)], body)
    start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", _headers(answer))
    return [answer.body.encode()]


def _read(environ: dict[str, Any], most: int) -> bytes:
    """The body, or one byte more than is allowed of it."""
    length = environ.get("CONTENT_LENGTH") or ""
    ends = most + 1 if environ.get("wsgi.input_terminated") else 0
    left = min(int(length[:DIGITS]), most + 1) if length.isdecimal() else ends
    parts = []
    while left and (part := environ["wsgi.input"].read(min(left, CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


# ---- ASGI ----


class Asgi:
    """An object, not a function: servers and routers then take it for an application by
    themselves."""

    __slots__ = ("_handler",)

    def __init__(self, handler: Handler) -> None:
        self._handler = handler

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError("webhooks come by HTTP; this application takes nothing else")
        answer = _refusal(scope["method"])
        if answer is None:
            body = await _receive(receive, self._handler.max_body)
            if body is None:
                return
            headers = [
                (name.decode("latin-1"), value.decode("latin-1"))
                for name, value in scope["headers"]
            ]
            answer = await self._handle(headers, body)
        fields = [(name.lower().encode(), value.encode()) for name, value in _headers(answer)]
        await send({"type": "http.response.start", "status": answer.status, "headers": fields})
        await send({"type": "http.response.body", "body": answer.body.encode()})

    async def _handle(self, headers: Headers, body: bytes) -> Answer:
        if self._handler.is_async:
            return await self._handler.handle_async(headers, body)
        return await asyncio.to_thread(
            self._handler.handle, headers, body
        )  # with the request's context variables


async def _receive(receive: Any, most: int) -> bytes | None:
    """The body, or more than is allowed of it; None when the sender has gone."""
    body = bytearray()
    while len(body) <= most:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if not message.get("more_body", False):
            break
    return bytes(body)
