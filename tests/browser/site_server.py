"""A loopback server for pages and pictures that counts what it is asked for."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title>
<link rel="icon" href="data:,"></head><body {attributes}>{body}</body></html>"""


class Site:
    """`page` serves HTML and returns its address; `asked` has the paths of all requests."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._served: dict[str, tuple[str, bytes]] = {}
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def put(self, path: str, body: bytes, kind: str) -> str:
        self._served[path] = (kind, body)
        return self.url + path

    def page(self, body: str, attributes: str = "", path: str = "/page") -> str:
        """A page with this body; `attributes` are those of <body>, as a notebook's theme sets."""
        text = PAGE.format(body=body, attributes=attributes)
        return self.put(path, text.encode(), "text/html; charset=utf-8")

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                kind, body = site._served.get(self.path, ("text/plain", b""))
                self.send_response(200 if self.path in site._served else 404)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None: ...

        return Handler

    def __enter__(self) -> Site:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
