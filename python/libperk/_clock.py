"""The clock of calls and tokens: that of the driver (monotonic, in milliseconds)."""

from time import monotonic_ns


def now_ms() -> int:
    return monotonic_ns() // 1_000_000
