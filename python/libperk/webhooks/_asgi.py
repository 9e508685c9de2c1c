"""A handler as an ASGI application: reads the request within bounds, writes the response."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from libperk.webhooks._response import headers_of, wrong_method

if TYPE_CHECKING:
    from libperk.webhooks._response import Receiver, Response


class Asgi:
    """An object, not a function: servers and routers then recognise it as an application."""

    __slots__ = ("_handler",)

    def __init__(self, handler: Receiver) -> None:
        self._handler = handler

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            raise ValueError("webhooks arrive over HTTP; this application takes nothing else")
        response = wrong_method(scope["method"])
        if response is None:
            body = await _receive(receive, self._handler.max_body)
            if body is None:
                return
            response = await self._handle(_decoded(scope["headers"]), body)
        fields = [(name.lower().encode(), value.encode()) for name, value in headers_of(response)]
        await send({"type": "http.response.start", "status": response.status, "headers": fields})
        await send({"type": "http.response.body", "body": response.body.encode()})

    async def _handle(self, headers: list[tuple[str, str]], body: bytes) -> Response:
        if self._handler.is_async:
            return await self._handler.handle_async(headers, body)
        # In a thread, with the request's context variables.
        return await asyncio.to_thread(self._handler.handle, headers, body)


def _decoded(headers: Any) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers]


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
