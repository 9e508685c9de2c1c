"""The sandbox's clock, and the quota of calls that it counts by the minute."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from libperk.sandbox.wire.times import stamp


class Clock:
    """Real time, or a moment that moves only by `advance`. The skew is what a fault adds."""

    def __init__(self, fixed: datetime | None = None) -> None:
        self.fixed = fixed
        self.skew_s = 0.0

    def now(self) -> datetime:
        base = self.fixed if self.fixed is not None else datetime.now(timezone.utc)
        return base + timedelta(seconds=self.skew_s)

    def stamp(self) -> str:
        return stamp(self.now())

    def advance(self, seconds: float) -> None:
        if self.fixed is not None:
            self.fixed += timedelta(seconds=seconds)
        else:
            self.skew_s += seconds


class Quota:
    """A minute's budget of calls, as the three Kard-Api-Usage-Quota headers report it. Never
    enforced: faults do that."""

    CAPACITY = 6000

    def __init__(self) -> None:
        self._minute = -1
        self._used = 0

    def headers(self, now: datetime) -> dict[str, str]:
        second = int(now.timestamp())
        if second // 60 != self._minute:
            self._minute, self._used = second // 60, 0
        self._used += 1
        left = max(0, self.CAPACITY - self._used)
        return {
            "Kard-Api-Usage-Quota-Capacity": str(self.CAPACITY),
            "Kard-Api-Usage-Quota-Remaining": str(left),
            "Kard-Api-Usage-Quota-Reset": str(0 if left else 60 - second % 60),
        }
