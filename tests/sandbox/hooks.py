"""A listener for webhooks, and what subscribes to them."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

from sandbox_api import Api


class Listener(HTTPServer):
    """Takes webhooks; answers the statuses it was given, then 200."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Hook)
        self.seen: list[tuple[bytes, str]] = []
        self.statuses: list[int] = []
        self.came = threading.Semaphore(0)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"

    @property
    def payloads(self) -> list[Any]:
        return [json.loads(body) for body, _ in self.seen]


class _Hook(BaseHTTPRequestHandler):
    server: Listener

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.seen.append((body, self.headers["Notify-Signature"]))
        self.send_response(self.server.statuses.pop(0) if self.server.statuses else 200)
        self.end_headers()
        self.server.came.release()

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def listening() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def subscription(event: str, url: str, enabled: bool = True) -> dict[str, Any]:
    return {
        "type": "subscription",
        "attributes": {"eventName": event, "webhookUrl": url, "enabled": enabled},
    }


def subscribe(api: Api, url: str, *events: str) -> Any:
    return api.kard(
        "POST", "/subscriptions", {"data": [subscription(event, url) for event in events]}
    ).data


def settle_deliveries(api: Api) -> None:
    """Lets the courier finish what is under way."""
    api.loop.run_until_complete(api.sandbox.courier.finish())
