"""The legacy API's files."""

from __future__ import annotations

from libperk.sandbox.kard.files import DEFAULT_SIZE, daily, described
from libperk.sandbox.wire import pages
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply

LIFE_S = 3600


@handles("legacy.files.list")
def list_files(call: Call) -> Reply:
    """Another envelope: `first` among the links, and no more than a size in `meta`."""
    world = call.world
    found = []
    for key, document in daily(world, (call.query["fileType"],), "legacy-file"):
        attributes = described(world, key, LIFE_S) | {"contentType": "application/jsonl"}
        legacy = {
            name: attributes[name]
            for name in attributes
            if name not in ("sentAt", "periodStart", "periodEnd")
        }
        found.append({"type": document.kind, "id": key, "attributes": legacy})
    page, links = pages.cut(call, found, lambda row: str(row["id"]), DEFAULT_SIZE)
    del links["prev"]
    if links["next"] is None:
        del links["next"]
    return Reply(
        200,
        {"data": page, "links": {**links, "first": call.raw_path}, "meta": {"pageSize": len(page)}},
    )
