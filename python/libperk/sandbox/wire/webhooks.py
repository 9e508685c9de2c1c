"""Signed notifications: put into an outbox by handlers, carried to loopback URLs by a courier with
bounded retries."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import ipaddress
import json
from urllib.parse import urlsplit

from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.values import Json

ATTEMPTS = 3
PAUSES_S = (0.1, 0.4)
TIMEOUT_S = 5.0


def sign(key: str, body: bytes) -> str:
    return base64.b64encode(hmac.new(key.encode(), body, hashlib.sha256).digest()).decode()


def is_loopback(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port != 0
    except ValueError:
        return False
    host = parts.hostname or ""
    if parts.scheme != "http" or not port_is_fine or any(c <= " " for c in url):
        return False
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def notify(
    world: World,
    event: str,
    attributes: Json,
    relationships: Json | None = None,
    data_id: str | None = None,
) -> None:
    """One notification for every enabled subscription to the event. Its id is new, unless the event
    has another."""
    for subscription in world.state.subscriptions:
        wanted = subscription["attributes"]
        if wanted["eventName"] != event or not wanted.get("enabled", True):
            continue
        event_id = world.new_id("notification")
        data: Json = {"type": event, "id": data_id or event_id, "attributes": attributes}
        if relationships is not None:
            data["relationships"] = relationships
        meta = {"issuerId": world.issuer, "issuerName": "Sandbox Issuer"}
        post(world, event, wanted["webhookUrl"], {"data": data, "meta": meta}, event_id)


def post(world: World, event: str, url: str, payload: Json, event_id: str) -> None:
    """Sends a payload, and keeps it."""
    entry: Json = {
        "eventId": event_id,
        "eventName": event,
        "timestamp": world.clock.stamp(),
        "url": url,
        "body": json.dumps(payload, separators=(",", ":"), ensure_ascii=False),
        "attempts": 0,
    }
    world.state.deliveries.append(entry)
    enqueue(world, entry)


def enqueue(world: World, entry: Json) -> None:
    """Puts a notification into the outbox, for the first time or once more."""
    entry |= {
        "lastAttemptAt": entry.get("lastAttemptAt"),
        "status": "pending",
        "statusCode": None,
        "error": None,
    }
    world.state.outbox.append(entry)


class Courier:
    """Delivers the outbox; every delivery is a task of the running loop."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._tasks: set[asyncio.Task[None]] = set()

    def dispatch(self) -> None:
        outbox, self.world.state.outbox = self.world.state.outbox, []
        for entry in outbox:
            task = asyncio.get_running_loop().create_task(self._deliver(entry))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Waits until every delivery has come to its end."""
        await asyncio.gather(*self._tasks)

    async def _deliver(self, entry: Json) -> None:
        body = entry["body"].encode()
        signature = sign(self.world.credentials.webhook_key, body)
        for attempt in range(ATTEMPTS):
            entry["attempts"] += 1
            entry["lastAttemptAt"] = self.world.clock.stamp()
            try:
                entry["statusCode"] = await asyncio.wait_for(
                    _post(entry["url"], body, signature), TIMEOUT_S
                )
                entry["error"] = None
            except (OSError, ValueError, EOFError, asyncio.TimeoutError) as problem:
                entry["error"] = type(problem).__name__
            if entry["error"] is None and 200 <= entry["statusCode"] < 300:
                entry["status"] = "delivered"
                return
            if attempt + 1 < ATTEMPTS:
                await asyncio.sleep(PAUSES_S[attempt])
        entry["status"] = "delivery_failed"


async def _post(url: str, body: bytes, signature: str) -> int:
    """One HTTP/1.1 exchange; the status is all that is read."""
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    head = (
        f"POST {target} HTTP/1.1\r\nHost: {parts.netloc}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\nnotify-signature: {signature}\r\nConnection: close\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
    try:
        writer.write(head.encode("ascii") + body)
        await writer.drain()
        line = await reader.readline()
        return int(line.split()[1]) if line.startswith(b"HTTP/1.") else 0
    except IndexError:
        raise ValueError("not an HTTP status line") from None
    finally:
        writer.close()
