"""Times on the wire: written as UTC seconds, read in any ISO 8601 form that carries a zone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

ISO = re.compile(r"(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):\d\d)(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?[0-5]\d)")


def stamp(when: datetime) -> str:
    return when.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse(text: str) -> datetime:
    """Raises ValueError for anything that is not a full time with a zone."""
    found = ISO.fullmatch(text)
    if found is None:
        raise ValueError("an ISO 8601 time with a zone was expected")
    day, minutes, seconds, fraction, zone = found.groups()
    zone = "+00:00" if zone == "Z" else f"{zone[:3]}:{zone[-2:]}"
    whole = datetime.fromisoformat(f"{day}T{minutes}{seconds or ':00'}{zone}")
    return whole + timedelta(seconds=float(fraction or 0))
