"""Putting a reply on the wire: as ASGI messages, or as bytes of the transport where HTTP itself
must break."""

from __future__ import annotations

import asyncio
import json
import socket
import struct
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.types import Receive, Scope, Send

from libperk.sandbox.wire.faults import Fault
from libperk.sandbox.wire.values import Reply

HIGHEST_STANDARD = 599


def encode(body: Any) -> bytes:
    if isinstance(body, bytes):
        return body
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False).encode()


@dataclass(frozen=True)
class Channel:
    """The three things that ASGI gives for one request."""

    scope: Scope
    receive: Receive
    send: Send


async def transmit(reply: Reply, fault: Fault | None, channel: Channel) -> None:
    body = encode(reply.body)
    headers = {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        **reply.headers,
    }
    if reply.status > HIGHEST_STANDARD or (fault is not None and fault.is_raw):
        await _raw(Reply(reply.status, body, headers), fault or Fault(), channel)
        return
    pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
    await channel.send({"type": "http.response.start", "status": reply.status, "headers": pairs})
    await channel.send({"type": "http.response.body", "body": body})


async def _raw(reply: Reply, fault: Fault, channel: Channel) -> None:
    """Writes past the server's own HTTP layer, ends the connection, and waits until the server has
    noticed."""
    transport: asyncio.Transport | None = channel.scope.get("state", {}).get("transport")
    if transport is None:
        raise RuntimeError("this fault needs a real connection: start the sandbox as a process")
    if fault.reset:
        _reset(transport)
    else:
        headers, body = _broken(reply.headers, reply.body, fault)
        transport.write(_head(reply.status, headers) + body)
        transport.close()
    while (await channel.receive())["type"] != "http.disconnect":
        pass


def _broken(headers: dict[str, str], body: bytes, fault: Fault) -> tuple[dict[str, str], bytes]:
    headers = {**headers, "Connection": "close"}
    if fault.close_mid_body:
        del headers["Content-Length"]
        headers["Transfer-Encoding"] = "chunked"
        half = body[: len(body) // 2 + 1]
        return headers, b"%x\r\n%s\r\n" % (len(half), half)
    headers["Content-Length"] = str(len(body) + fault.wrong_length)
    return headers, body if fault.torn is None else body[: fault.torn]


def _head(status: int, headers: dict[str, str]) -> bytes:
    phrase = HTTPStatus(status).phrase if status in HTTPStatus._value2member_map_ else ""
    lines = [
        f"HTTP/1.1 {status} {phrase}",
        *(f"{name}: {value}" for name, value in headers.items()),
        "",
        "",
    ]
    return "\r\n".join(lines).encode("latin-1")


def _reset(transport: asyncio.Transport) -> None:
    """A linger time of zero makes the kernel send RST rather than FIN."""
    raw: socket.socket | None = transport.get_extra_info("socket")
    if raw is not None:
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()
