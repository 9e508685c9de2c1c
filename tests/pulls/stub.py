"""A server of offers for tests of pulls, a separate process. What a user has, and which faults the
first request for a page meets, follow from the user's id alone.

Usage: stub.py FAULTS        FAULTS: "none" or "all"

Prints its port once it listens; ends when its standard input does.

    POST …/auth/token                 a token
    GET  …/users/ID/offers?page[after]=N   a page
    GET  /_stats                      {"requests", "pages" (distinct ones), "logins"}
    GET  /_faults/all, /_faults/none  from now on
    GET  /_quota/SECONDS              no quota for that long, from now on
    GET  /_tokens                     the tokens given so far are refused
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from typing import Any
from zlib import crc32

MOST_OFFERS = 9  # of a user
PAGE = 5  # offers of a page
OK, TEXTS = "200 OK", {404: "404 Not Found", 401: "401 Unauthorized", 429: "429 Too Many Requests"}
TEXTS |= {500: "500 Internal Server Error", 200: OK}


def offers_of(user: str) -> list[dict[str, Any]]:
    """The offers of a user, as the API sends them."""
    return [offer(user, number) for number in range(crc32(user.encode()) % (MOST_OFFERS + 1))]


def offer(user: str, number: int) -> dict[str, Any]:
    category = f"c{number % 4}"
    return {
        "type": "standardOffer",
        "id": f"{user}-{number}",
        "attributes": {
            "name": f"Shop {number} of {user}",
            "terms": "In the shop only.",
            "userReward": {"type": "PERCENT", "value": number + 0.5},
            "startDate": "2026-01-02T03:04:05.678Z",
            "isTargeted": number % 2 == 0,
            "purchaseChannel": ["INSTORE"],
            "components": {"tags": ["New", "Local"]},
        },
        "relationships": {"category": {"data": [{"type": "category", "id": category}]}},
    }


def has_none(user: str) -> bool:
    """Users that the API does not know."""
    return user.startswith("gone-")


class Books:
    def __init__(self) -> None:
        self.requests = self.logins = 0
        self.answered: set[tuple[str, int]] = set()
        self.met: set[tuple[str, int]] = set()
        self.faults = False
        self.quota_until = 0.0
        self.generation = 0


books = Books()


def reply(status: int, body: Any, *headers: str) -> bytes:
    text = body if isinstance(body, bytes) else json.dumps(body).encode()
    lines = [f"HTTP/1.1 {TEXTS[status]}", "Content-Type: application/json", *headers]
    head = "\r\n".join([*lines, f"Content-Length: {len(text)}", "", ""])
    return head.encode() + text


# Per mille of the pages, added up, and what their first request gets.
FAULTS: tuple[tuple[int, bytes | str], ...] = (
    (10, reply(500, {"errors": [{"title": "one of the 500s"}]})),
    (18, reply(429, {}, "Retry-After-Ms: 20")),  # most are short: each holds all requests
    (19, reply(429, {}, "Retry-After: 1")),
    (20, reply(429, {})),
    (25, "reset"),
    (27, "torn"),
)


def fault(user: str, page: int) -> bytes | str | None:
    """Of the first request for a page: what it gets instead."""
    if not books.faults or (user, page) in books.met:
        return None
    books.met.add((user, page))
    draw = crc32(f"{user} {page}".encode()) % 1000
    for bound, found in FAULTS:
        if draw < bound:
            return found
    return "silent" if crc32(f"{user}/{page}".encode()) % 20_000 == 0 else None


def page_of(user: str, number: int) -> bytes:
    found = offers_of(user)
    some = found[number * PAGE : (number + 1) * PAGE]
    more = len(found) > (number + 1) * PAGE
    used = sorted({one["relationships"]["category"]["data"][0]["id"] for one in some})
    body = {
        "data": some,
        "included": [
            {"type": "category", "id": id, "attributes": {"name": f"Category {id}"}} for id in used
        ],
        "links": {"next": f"/anywhere?page[after]={number + 1}" if more else None},
    }
    books.answered.add((user, number))
    return reply(200, body, "Kard-Api-Usage-Quota-Remaining: 1000")


def offers(path: str, query: str, token: str) -> bytes | str:
    user = path.split("/")[-2]
    number = int(query.partition("page%5Bafter%5D=")[2].partition("&")[0] or 0)
    left = books.quota_until - time.monotonic()
    if token != f"Bearer token-{books.generation}":
        return reply(401, {})
    if left > 0:
        seconds = int(left) + 1
        return reply(
            429,
            {},
            "Kard-Api-Usage-Quota-Remaining: 0",
            f"Kard-Api-Usage-Quota-Reset: {seconds}",
            f"Retry-After: {seconds}",
        )
    if has_none(user):
        return reply(404, {"errors": [{"title": "no such user"}]})
    return fault(user, number) or page_of(user, number)


def control(path: str) -> bytes:
    what = path.rpartition("/")[2]
    if path.startswith("/_faults"):
        books.faults = what == "all"
    elif path.startswith("/_quota"):
        books.quota_until = time.monotonic() + float(what)
    elif path.startswith("/_tokens"):
        books.generation += 1
    stats = {"requests": books.requests, "pages": len(books.answered), "logins": books.logins}
    return reply(200, stats)


def answer(target: str, token: str) -> bytes | str:
    path, _, query = target.partition("?")
    if path.startswith("/_"):
        return control(path)
    if path.endswith("/auth/token"):
        books.logins += 1
        return reply(200, {"access_token": f"token-{books.generation}", "expires_in": 3600})
    books.requests += 1
    return offers(path, query, token)


class Wire(asyncio.Protocol):
    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.held = b""

    def data_received(self, data: bytes) -> None:
        self.held += data
        while (end := self.held.find(b"\r\n\r\n")) >= 0:
            head = self.held[:end].decode("latin-1").split("\r\n")
            headers = {
                name.lower(): text for name, _, text in (line.partition(": ") for line in head[1:])
            }
            size = end + 4 + int(headers.get("content-length", 0))
            if len(self.held) < size:
                return
            self.held = self.held[size:]
            self.send(answer(head[0].split(" ")[1], headers.get("authorization", "")))

    def send(self, given: bytes | str) -> None:
        if isinstance(given, bytes):
            self.transport.write(given)
        elif given == "reset":
            self.transport.abort()
        elif given == "torn":
            self.transport.write(page_of("torn-user-with-offers", 0)[:-200])
            self.transport.close()


async def main(faults: str) -> None:
    books.faults = faults == "all"
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Wire, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    try:
        import uvloop
    except ImportError:
        asyncio.run(main(sys.argv[1]))
    else:
        uvloop.run(main(sys.argv[1]))
