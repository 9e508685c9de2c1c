"""A server with books, for tests of forked clients: HTTP/1.1 and HTTP/2, plain and TLS, a separate
process.

Usage: server.py FOLDER

Makes an authority in FOLDER, and prints {"http": URL, "https": URL, "ca_file": PATH} as JSON once
it listens; ends when its standard input does.

    POST …/auth/token   a token; while held, the first one is answered only after /_books/let-go
    GET  …/users/ID     the user of that id
    POST …/users        one user: refused when its id ends with an odd digit, done otherwise
    GET  /_books        {"done": {ID: times}, "logins": count, "versions": [...]}
    GET  /_books/hold   blank books; the next login is held
    GET  /_books/blank  blank books
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import trustme
from hypercorn.asyncio import serve
from hypercorn.config import Config


class Books:
    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.versions: set[str] = set()
        self.logins = 0
        self.held: asyncio.Event | None = None


books = Books()


async def token() -> tuple[int, Any]:
    books.logins += 1
    held = books.held if books.logins == 1 else None
    number = books.logins
    if held is not None:
        await held.wait()
    return 200, {"access_token": f"token-{number}", "expires_in": 3600}


def control(path: str) -> tuple[int, Any]:
    if path == "/_books/let-go" and books.held is not None:
        books.held.set()
    if path in ("/_books/hold", "/_books/blank"):
        books.__init__()  # type: ignore[misc]
        books.held = asyncio.Event() if path == "/_books/hold" else None
    return 200, {"done": books.done, "logins": books.logins, "versions": sorted(books.versions)}


def create(body: bytes) -> tuple[int, Any]:
    (user,) = json.loads(body)["data"]
    if int(user["id"][-1]) % 2:
        return 400, {
            "errors": [
                {
                    "status": "400",
                    "title": "Bad Request",
                    "detail": "refused by the test",
                    "id": user["id"],
                }
            ]
        }
    books.done[user["id"]] += 1
    return 201, {"data": [{"type": "user", "id": user["id"]}]}


async def answer(method: str, path: str, body: bytes) -> tuple[int, Any]:
    if path.startswith("/_books"):
        return control(path)
    if path.endswith("/auth/token"):
        return await token()
    await asyncio.sleep(random.random() / 500)  # replies do not come in the order of requests
    if method == "POST":
        return create(body)
    return 200, {"data": {"type": "user", "id": path.rsplit("/", 1)[1], "attributes": {}}}


async def app(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] != "http":
        return
    body = b""
    more = True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
    if not scope["path"].startswith("/_books"):
        books.versions.add(scope["http_version"])
    status, value = await answer(scope["method"], scope["path"], body)
    text = json.dumps(value).encode()
    head = [(b"content-type", b"application/json"), (b"content-length", str(len(text)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": head})
    await send({"type": "http.response.body", "body": text})


def listen() -> tuple[socket.socket, int]:
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    return listener, listener.getsockname()[1]


def certify(folder: Path) -> dict[str, str]:
    authority = trustme.CA()
    own = authority.issue_cert("localhost")
    names = {"ca_file": "ca.pem", "keyfile": "key.pem", "certfile": "cert.pem"}
    paths = {name: str(folder / file) for name, file in names.items()}
    authority.cert_pem.write_to_path(paths["ca_file"])
    own.private_key_pem.write_to_path(paths["keyfile"])
    own.cert_chain_pems[0].write_to_path(paths["certfile"])
    return paths


async def main(folder: Path) -> None:
    paths, end, loop = certify(folder), asyncio.Event(), asyncio.get_running_loop()
    (plain, plain_port), (secure, secure_port) = listen(), listen()
    config = Config()
    config.bind, config.insecure_bind = [f"fd://{secure.fileno()}"], [f"fd://{plain.fileno()}"]
    config.certfile, config.keyfile, config.loglevel = (
        paths["certfile"],
        paths["keyfile"],
        "CRITICAL",
    )
    config.keep_alive_timeout = 600
    loop.run_in_executor(None, lambda: (sys.stdin.read(), loop.call_soon_threadsafe(end.set)))
    place = {
        "http": f"http://127.0.0.1:{plain_port}",
        "https": f"https://localhost:{secure_port}",
        "ca_file": paths["ca_file"],
    }
    print(json.dumps(place), flush=True)
    await serve(app, config, shutdown_trigger=end.wait)  # type: ignore[arg-type]


asyncio.run(main(Path(sys.argv[1])))
