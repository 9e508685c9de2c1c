"""Receives one webhook on a free loopback port, for scripts in languages without sockets.

Prints its own address, then the signature, the body's length and the raw body. Ends when its input
does.
"""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer


class Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.end_headers()
        head = f"{self.headers['notify-signature']}\n{len(body)}\n"
        sys.stdout.buffer.write(head.encode() + body)
        sys.stdout.buffer.flush()

    def log_message(self, format: str, *args: object) -> None:
        pass


def main() -> None:
    server = HTTPServer(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}/hooks", flush=True)
    threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    ).start()
    sys.stdin.read()
    server.shutdown()


if __name__ == "__main__":
    main()
