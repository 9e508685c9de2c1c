"""A server for specs of pulls: offers of a user, each reply held back until so many requests are
open. User "u-missing" is unknown. Prints its port; GET /quit ends it, GET /most returns how many
were open at once.

Usage: gate.py COUNT
"""

from __future__ import annotations

import json
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONG = 20  # seconds; only a spec that fails takes them


class Gate:
    def __init__(self, count: int) -> None:
        self.count, self.open, self.most = count, 0, 0
        self.changed = threading.Condition()

    def __enter__(self) -> None:
        with self.changed:
            self.open += 1
            self.most = max(self.most, self.open)
            self.changed.notify_all()
            self.changed.wait_for(lambda: self.most >= self.count, LONG)

    def __exit__(self, *_: object) -> None:
        with self.changed:
            self.open -= 1


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    gate = Gate(int(sys.argv[1]))

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        if path == "/quit":
            self.reply(200, {})
            threading.Thread(target=self.server.shutdown).start()
        elif path == "/most":
            self.reply(200, {"most": self.gate.most})
        else:
            with self.gate:
                self.reply(*offers_of(path))

    def reply(self, status: int, body: Any) -> None:
        text = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *_: object) -> None:
        pass


def offers_of(path: str) -> tuple[int, Any]:
    if "/users/" not in path:
        return 200, []
    user = path.split("/users/")[1].split("/", maxsplit=1)[0]
    if user == "u-missing":
        return 404, {"errors": []}
    offer = {"type": "standardOffer", "id": user, "attributes": {"name": f"Shop {user}"}}
    return 200, {"data": [offer], "links": {"next": None}}


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A pull that is cancelled closes its connections."""


server = Server(("127.0.0.1", 0), Handler)
print(server.server_address[1], flush=True)
server.serve_forever(poll_interval=0.01)
