"""Webhooks: check the signature over the raw bytes first, read the body afterwards.

event = libperk.webhooks.unwrap(request_body, request_headers["notify-signature"], [key])

def on_event(event):
    if event.known is True and event.type == "earnedRewardSettled":
        pay(event.resource.transaction_id, event.resource.commission_earned.value)

handler = libperk.webhooks.Handler([key], on_event)
# handler.handle(headers, body), handler.wsgi, handler.asgi
"""

from __future__ import annotations

import sys

from libperk.webhooks._verifier import Verification, Verifier, sign, verify

TYPE_CHECKING = False
if TYPE_CHECKING:
    from libperk.webhooks._dedup_store import DedupStore
    from libperk.webhooks._events import Event, parse, unwrap
    from libperk.webhooks._handler import Handler
    from libperk.webhooks._response import Response
    from libperk.webhooks._verifier import Keys as Keys

__all__ = [
    "DedupStore",
    "Event",
    "Handler",
    "Response",
    "Verification",
    "Verifier",
    "parse",
    "sign",
    "unwrap",
    "verify",
]

_HOMES = {
    "DedupStore": "_dedup_store",
    "Event": "_events",
    "Handler": "_handler",
    "Response": "_response",
    "parse": "_events",
    "unwrap": "_events",
}

if not TYPE_CHECKING:  # modules that handle events are loaded on first use

    def __getattr__(name):
        if name not in _HOMES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        home = f"{__name__}.{_HOMES[name]}"
        __import__(home)  # importlib is slow to load
        return globals().setdefault(name, getattr(sys.modules[home], name))
