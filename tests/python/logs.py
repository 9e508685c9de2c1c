"""What the package logs, for tests."""

from __future__ import annotations

import logging


class Log(logging.Filter):
    """What the package logs. Nothing is passed on: the frames of exceptions would hold events
    alive."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def filter(self, record: logging.LogRecord) -> bool:
        assert record.exc_info is not None and record.exc_info[1] is not None
        self.lines.append(f"{record.getMessage()}: {record.exc_info[1]}")
        return False
