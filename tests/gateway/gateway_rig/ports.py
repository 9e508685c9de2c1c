"""Free ports, and waiting for what must come."""

from __future__ import annotations

import random
import socket
import time
from collections.abc import Callable

PATIENCE_S = 60  # only a fault takes that long, not a busy machine
_BELOW_OUTGOING = range(10_000, 32_000)  # no connection of a client takes one of these meanwhile


_taken: list[socket.socket] = []  # one for each port that this process was given


def _take(port: int) -> bool:
    """False when another caller, in any process that runs such tests, was given this port."""
    name = socket.socket(socket.AF_UNIX)
    try:
        name.bind(f"\0libperk-test-port-{port}")
    except OSError:
        name.close()
        return False
    _taken.append(name)
    return True


def free_port() -> int:
    """A port that nobody listens on, and that no one else is given."""
    while True:
        port = random.SystemRandom().choice(_BELOW_OUTGOING)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        if _take(port):
            return port


def wait_until(
    true: Callable[[], object], what: str | Callable[[], str], patience_s: float = PATIENCE_S
) -> None:
    """Returns as soon as `true()` is; fails with `what` after `patience_s` seconds."""
    end = time.monotonic() + patience_s
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"not in time: {what() if callable(what) else what}")
        time.sleep(0.005)


def accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True
