"""Entries as a DataFrame of pandas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from libperk._explore.entries import Entry, attribute
from libperk._extras import needed


def frame_of(entries: Sequence[Entry], compared: bool) -> Any:
    """One row for each offer. Columns are named as those of `kard.offers.table`; times are aware,
    and reward values are floats, as in `to_pandas()` of a table."""
    pandas = needed("pandas", "notebook")
    columns: dict[str, Any] = {
        "id": [entry.offer.id for entry in entries],
        "name": [_text(attribute(entry.offer, "name")) for entry in entries],
        "category": [entry.category or None for entry in entries],
        "purchase_channel": [", ".join(entry.channels) for entry in entries],
        "user_reward_type": [entry.reward and entry.reward[0] for entry in entries],
        "user_reward_value": pandas.array([_value(entry) for entry in entries], dtype="Float64"),
        "start_date": times(pandas, [entry.starts for entry in entries]),
        "expiration_date": times(pandas, [entry.ends for entry in entries]),
        "days_left": pandas.array([entry.days_left() for entry in entries], dtype="Int64"),
    }
    if compared:
        columns["users"] = [entry.where for entry in entries]
    return pandas.DataFrame(columns)


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _value(entry: Entry) -> float | None:
    return None if entry.reward is None else float(entry.reward[1])


def times(pandas: Any, values: list[Any]) -> Any:
    return pandas.to_datetime(pandas.Series(values, dtype="object"), utc=True, errors="coerce")
