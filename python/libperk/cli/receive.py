"""The server of `libperk webhook listen`, on loopback only."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from threading import Event, Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import click

from libperk.cli import output
from libperk.webhooks import Event as Delivered
from libperk.webhooks import Handler

HOST = "127.0.0.1"
SLOW_S = 10  # that a sender may need for a request
LAST_S = 1  # that the delivery at hand may need at the end


class Quiet(WSGIRequestHandler):
    timeout = SLOW_S

    def log_message(self, format: str, *args: Any) -> None:
        """A delivery has a line already."""


class Receiver:
    """A handler as a WSGI application that prints a line for each delivery."""

    def __init__(self, key: str, on_event: Callable[[Delivered], None]) -> None:
        self._on_event = on_event
        self._handler = Handler([key], self._seen)
        self._event = ""

    def _seen(self, event: Delivered) -> None:
        self._event = f"{event.type}  {event.key}"
        self._on_event(event)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        self._event = ""

        def start(status: str, headers: list[tuple[str, str]]) -> Any:
            line = f"{datetime.now():%H:%M:%S}  {status}  {output.safe(self._event, 200)}"
            click.echo(line.rstrip())
            return start_response(status, headers)

        return self._handler.wsgi(environ, start)


def serve(port: int, key: str, on_event: Callable[[Delivered], None]) -> None:
    """Receives deliveries until it is interrupted."""
    logging.getLogger("libperk.webhooks").addHandler(logging.NullHandler())
    with make_server(HOST, port, Receiver(key, on_event), handler_class=Quiet) as server:
        output.note(f"libperk: listening on http://{HOST}:{server.server_port}")
        # wsgiref answers whatever is raised in a request, Ctrl-C too: so it comes elsewhere.
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            Event().wait()
        finally:
            Thread(target=server.shutdown, daemon=True).start()
            thread.join(LAST_S)
