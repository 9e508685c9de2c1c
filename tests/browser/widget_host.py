"""A page that shows a widget of anywidget without Jupyter: its view in the browser, its Python side
in the test, and a loopback server that carries the messages between them."""

from __future__ import annotations

import json
import queue
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A notebook</title>
<link rel="icon" href="data:,"><style>:root{color-scheme:light dark}HOST</style><style>CSS</style>
</head><body><div id="cell"></div><script>HASTE</script><script type="module">
import widget from "/widget.js";
const listeners = new Set();
let last = Promise.resolve();
const model = {
  on: (name, listener) => listeners.add(listener),
  off: (name, listener) => listeners.delete(listener),
  send: (message) => {
    const body = JSON.stringify(message);
    last = last.then(() => fetch("/send", {method: "POST", body}));
  },
};
window.model = model;
window.deliver = (message) => { for (const listener of listeners) listener(message); };
window.remove = await widget.render({model, el: document.getElementById("cell")});
while (true) {
  const reply = await fetch("/next");
  if (reply.status !== 200) break;
  window.deliver(await reply.json());
}
</script></body></html>"""


# Timers of a page whose kernel does not answer end soon.
HASTE = "const real = setTimeout; window.setTimeout = (run, ms) => real(run, ms / 50);"


class WidgetHost:
    """Serves the view of a widget. `received` has the messages of the view, in order."""

    def __init__(self, widget: Any, style: str = "", answers: bool = True) -> None:
        self.received: list[dict[str, Any]] = []
        self._widget = widget
        self._style = style
        self._answers = answers
        self._out: queue.SimpleQueue[Any] = queue.SimpleQueue()
        widget.send = self._out.put
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/"

    def _files(self) -> dict[str, tuple[str, str]]:
        page = PAGE.replace("HOST", self._style).replace("CSS", self._widget._css)
        page = page.replace("HASTE", "" if self._answers else HASTE)
        return {
            "/": ("text/html; charset=utf-8", page),
            "/widget.js": ("text/javascript; charset=utf-8", self._widget._esm),
        }

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        host, files = self, self._files()

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/next":
                    message = host._out.get()
                    status = 200 if message is not None else 410
                    self.answer(status, "application/json", json.dumps(message))
                else:
                    self.answer(200, *files[self.path])

            def do_POST(self) -> None:
                message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                host.received.append(message)
                if host._answers:
                    host._widget._handle_custom_msg(message, [])
                self.answer(200, "text/plain", "")

            def answer(self, status: int, kind: str, text: str) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(text.encode())))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_: Any) -> None: ...

        return Handler

    def __enter__(self) -> WidgetHost:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._out.put(None)  # the page's last request ends
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
