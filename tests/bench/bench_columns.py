"""Bytes to columns by other means, for a page of 1,000 offers: processor time an offer of the best
of some runs, in turns. The same columns by bench_table are compared with them by run.py.

Usage: bench_columns.py PAGE. Prints a line of JSON for each: what, ns (an offer), name.
"""

from __future__ import annotations

import io
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import sides

ROUNDS = 7
Way = Callable[[bytes], object]


def pandas_way() -> tuple[str, Way]:
    import pandas

    return f"json.loads, pandas {pandas.__version__}", lambda body: sides.frame(
        list(sides.rows("user-1", json.loads(body)))
    )


def msgspec_way() -> tuple[str, Way]:
    """Structs of the columns that sides.py has, and an Arrow table of them."""
    import msgspec
    import pyarrow

    text = str | None
    reward = msgspec.defstruct("Reward", [("type", text, None), ("value", float | None, None)])
    amount = msgspec.defstruct("Amount", [("value", int | None, None)])
    asset = msgspec.defstruct("Asset", [("url", text, None), ("alt", text, None)])
    action = msgspec.defstruct("Action", [("url", text, None), ("method", text, None)])
    cta = msgspec.defstruct(
        "Cta",
        [("buttonText", text, None), ("buttonStyle", text, None), ("action", action | None, None)],
    )
    parts = msgspec.defstruct(
        "Parts",
        [
            *((name, text, None) for name in sides.COMPONENTS[:4]),
            *((name, list[str] | None, None) for name in ("tags", "detailTags")),
            ("cta", cta | None, None),
        ],
    )
    attributes = msgspec.defstruct(
        "Attributes",
        [
            *((name, text, None) for name in ("name", "terms", "websiteUrl", "description")),
            *((name, text, None) for name in ("startDate", "expirationDate")),
            ("isTargeted", bool | None, None),
            ("maxRedemptions", int | None, None),
            ("purchaseChannel", list[str] | None, None),
            ("userReward", reward | None, None),
            ("assets", list[asset] | None, None),
            ("components", parts | None, None),
            *((name, amount | None, None) for name in sides.AMOUNTS),
        ],
    )
    offer = msgspec.defstruct("Offer", [("type", str), ("id", str), ("attributes", attributes)])
    page = msgspec.defstruct("Page", [("data", list[offer])])
    decoder = msgspec.json.Decoder(page)
    plain = [name for name in attributes.__struct_fields__ if name not in ("assets", "components")]
    nested = {"userReward", *sides.AMOUNTS}

    def way(body: bytes) -> object:
        found = decoder.decode(body).data
        its = [row.attributes for row in found]
        columns: dict[str, list[Any]] = {
            "type": [row.type for row in found],
            "id": [row.id for row in found],
        }
        for name in plain:
            values = [getattr(row, name) for row in its]
            columns[name] = [v and v.value for v in values] if name in nested else values
        columns["rewardType"] = [row.userReward and row.userReward.type for row in its]
        for at, name in enumerate(("logo", "banner")):
            columns[name] = [
                row.assets[at].url if row.assets and len(row.assets) > at else None for row in its
            ]
        for name in parts.__struct_fields__[:-1]:
            columns[name] = [row.components and getattr(row.components, name) for row in its]
        buttons = [row.components and row.components.cta for row in its]
        columns["ctaText"] = [button and button.buttonText for button in buttons]
        columns["ctaStyle"] = [button and button.buttonStyle for button in buttons]
        columns["ctaUrl"] = [b and b.action and b.action.url for b in buttons]
        columns["ctaMethod"] = [b and b.action and b.action.method for b in buttons]
        return pyarrow.table(columns)

    return f"msgspec {msgspec.__version__}, pyarrow", way


def lines_of(body: bytes) -> bytes:
    """An offer a line, which both readers below are made for; making it is not measured."""
    return b"\n".join(
        json.dumps(row, ensure_ascii=False).encode() for row in json.loads(body)["data"]
    )


def pyarrow_way() -> tuple[str, Way]:
    import pyarrow
    from pyarrow import json as reader

    return f"pyarrow.json {pyarrow.__version__}", lambda body: reader.read_json(io.BytesIO(body))


def polars_way() -> tuple[str, Way]:
    import polars

    return f"polars {polars.__version__} read_ndjson", polars.read_ndjson


WAYS = {
    "columns_pandas": (pandas_way, False),
    "columns_msgspec": (msgspec_way, False),
    "columns_pyarrow": (pyarrow_way, True),
    "columns_polars": (polars_way, True),
}


def ready(body: bytes) -> Iterator[tuple[str, str, Callable[[], object]]]:
    for what, (make, by_line) in WAYS.items():
        try:
            name, way = make()
        except ImportError as why:
            print(json.dumps({"what": what, "not_run": f"no {why.name} here"}))
            continue
        text = lines_of(body) if by_line else body
        yield what, name, lambda way=way, text=text: way(text)  # type: ignore[misc]


def spent(way: Callable[[], object]) -> int:
    begin = time.process_time_ns()  # of all threads: some of the readers have several
    way()
    return time.process_time_ns() - begin


def main(page: str) -> None:
    body = Path(page).read_bytes()
    offers = len(json.loads(body)["data"])
    ways = list(ready(body))
    times: dict[str, list[int]] = {what: [] for what, _, _ in ways}
    for _ in range(ROUNDS):
        for what, _, way in ways:
            times[what].append(spent(way))
    for what, name, _ in ways:
        print(json.dumps({"what": what, "ns": min(times[what]) / offers, "name": name}))


main(*sys.argv[1:])
