"""An origin whose replies a test decides, and bodies for it: what is shaped, and what is not."""

from __future__ import annotations

import gzip
import json
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from gateway_rig import shapes
from gateway_rig.clients import Reply

CAP = 1 << 20
RULES = {"attributes": {"standardOffer": ["name", "userReward"]}, "included": False}


class Origin:
    """`replies[path]` is (status, headers, body); without a Content-Length the body is chunked."""

    def __init__(self) -> None:
        self.replies: dict[str, tuple[int, dict[str, str], bytes]] = {}
        replies = self.replies

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                status, headers, body = replies[self.path]
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                chunked = "Content-Length" not in headers and status != 204
                if chunked:
                    self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                if self.command == "GET":
                    self._write(body, chunked)

            do_HEAD = do_GET

            def _write(self, body: bytes, chunked: bool) -> None:
                size = 7777 if chunked else max(len(body), 1)
                for at in range(0, len(body), size):
                    part = body[at : at + size]
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part) if chunked else part)
                if chunked:
                    self.wfile.write(b"0\r\n\r\n")

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(daemon=True, target=self.server.serve_forever, args=(0.05,))

    def __enter__(self) -> Origin:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()

    def set(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """Headers by name with underscores; `length=""` leaves Content-Length out."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        fields.setdefault("Content-Type", "application/json")
        if fields.pop("length", None) is None:
            fields["Content-Length"] = str(len(body))
        self.replies[path] = (status, fields, body)


def page(offers: int = 3, terms: int = 100) -> bytes:
    attributes = {"name": "Tea \\ é", "terms": "x" * terms, "userReward": {"value": 5.70}}
    data = [
        {"type": "standardOffer", "id": f"o-{n}", "attributes": attributes} for n in range(offers)
    ]
    return json.dumps({"data": data, "included": [], "links": {"next": None}}).encode()


# Name: the reason, body, status, headers of a reply that passes untouched.
UNTOUCHED: dict[str, tuple[str, bytes, int, dict[str, str]]] = {
    "another type": ("type", page(), 200, {"Content_Type": "text/plain"}),
    "no type": ("type", page(), 200, {"Content_Type": ""}),
    "compressed": ("encoding", gzip.compress(page()), 200, {"Content_Encoding": "gzip"}),
    "over the cap": ("size", page(600, 2000), 200, {}),
    "an error": ("status", page(), 404, {}),
    "a part": ("status", page(), 206, {"Content_Range": "bytes 0-1/9"}),
    "nothing": ("status", b"", 204, {}),
}


def assert_shaped(reply: Reply, body: bytes) -> None:
    assert reply.status < 300
    assert shapes.dump(shapes.parse(reply.body)) == shapes.shaped(body, RULES, datetime.now(UTC))
    assert "content-length" not in reply.headers
    assert "perk-shape" not in reply.headers
