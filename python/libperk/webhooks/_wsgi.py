"""A handler as a WSGI application: reads the request within bounds, writes the response."""

from __future__ import annotations

from http import HTTPStatus

from libperk.webhooks._response import HEADER, headers_of, wrong_method

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from libperk.webhooks._response import Receiver

CHUNK = 65536
DIGITS = 19  # of a Content-Length that is read; more do not fit a size


def serve(
    handler: Receiver, environ: dict[str, Any], start_response: Callable[..., Any]
) -> list[bytes]:
    response = wrong_method(environ["REQUEST_METHOD"])
    if response is None:
        body = _read(environ, handler.max_body)
        signature = environ.get("HTTP_" + HEADER.upper().replace("-", "_"))
        response = handler.handle([] if signature is None else [(HEADER, signature)], body)
    status = f"{response.status} {HTTPStatus(response.status).phrase}"
    start_response(status, headers_of(response))
    return [response.body.encode()]


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
