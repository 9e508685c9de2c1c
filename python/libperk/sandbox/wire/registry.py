"""Which function answers which operation. A file of one noun registers its handlers when it is
imported."""

from __future__ import annotations

from collections.abc import Callable

from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.values import Reply

Handler = Callable[[Call], Reply]

HANDLERS: dict[str, Handler] = {}


def handles(*names: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        for name in names:
            HANDLERS[name] = handler
        return handler

    return register
