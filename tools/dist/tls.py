"""A wheel's own libraries speak TLS, HTTP/2 and gzip: a client reads a reply from a loopback server
whose authority is the folder's. Usage: tls.py FOLDER (with ca.pem, cert.pem, key.pem)"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import socket
import sys
import threading
from pathlib import Path

import libperk


async def app(scope, receive, send):
    if scope["type"] != "http":
        return
    asked = dict(scope["headers"])
    seen = {"version": scope["http_version"], "encoding": asked[b"accept-encoding"].decode()}
    offer = {"type": "standardOffer", "id": "o-1", "attributes": seen}
    body = gzip.compress(json.dumps({"data": [offer]}).encode())
    head = [(b"content-type", b"application/json"), (b"content-encoding", b"gzip")]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})


async def serve(folder: Path, listener: socket.socket, asks) -> None:
    from hypercorn.asyncio import serve as hypercorn
    from hypercorn.config import Config

    config = Config()
    config.bind = [f"fd://{listener.fileno()}"]
    config.certfile, config.keyfile = str(folder / "cert.pem"), str(folder / "key.pem")
    config.loglevel = "CRITICAL"
    end = asyncio.Event()
    loop = asyncio.get_running_loop()

    def ask() -> None:
        try:
            asks()
        finally:
            loop.call_soon_threadsafe(end.set)

    thread = threading.Thread(target=ask)
    thread.start()
    await hypercorn(app, config, shutdown_trigger=end.wait)
    thread.join()


def main(folder: Path) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"https://localhost:{listener.getsockname()[1]}"
    seen: list[object] = []

    def asks() -> None:
        settings = {"base_url": url, "token": "t", "organization_id": "o", "max_attempts": 1}
        with libperk.Kard(ca_file=str(folder / "ca.pem"), **settings) as kard:
            [offer] = kard.offers.list("user-1")
            seen.append((offer.attributes["version"], offer.attributes["encoding"]))
        os.environ["SSL_CERT_FILE"] = str(folder / "ca.pem")
        with libperk.Kard(**settings) as kard:
            seen.append(len(kard.offers.list("user-1").list()))
        del os.environ["SSL_CERT_FILE"]
        with libperk.Kard(**settings) as kard:
            try:
                kard.offers.list("user-1").list()
            except libperk.PerkError as error:
                seen.append(str(error))

    asyncio.run(serve(folder, listener, asks))
    if seen[:2] != [("2", "gzip"), 1] or "ca_file" not in str(seen[2:]):
        sys.exit(f"tls: {seen}")
    print(f"tls: HTTP/2 and gzip, by ca_file and SSL_CERT_FILE; without: {seen[2]}")


main(Path(sys.argv[1]))
