"""The connectivity check."""

from __future__ import annotations

from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply


@handles("ping.get")
def get(call: Call) -> Reply:
    timestamp = call.world.clock.now().strftime("%d/%b/%Y:%H:%M:%S +0000")
    return Reply(200, {"message": "pong", "status": "ok", "timestamp": timestamp})
