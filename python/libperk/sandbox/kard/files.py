"""Files of the issuer: reconciliation files to fetch, and what came of files that were put."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, timedelta

from libperk.sandbox.seed.ids import uuid_text
from libperk.sandbox.seed.world import Document, World
from libperk.sandbox.wire import pages, store, times
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply
from libperk.sandbox.wire.webhooks import notify

KINDS = (
    "earnedRewardApprovedDailyReconciliationFile",
    "earnedRewardSettledDailyReconciliationFile",
    "monthlyReconciliationFile",
)
DAYS = 40
DEFAULT_SIZE = 10
LIFE_S = 1800


def add(world: World, document: Document, document_id: str = "") -> str:
    """Puts a file into the store; its id."""
    key = document_id or world.new_id("file")
    world.state.documents[key] = document
    return key


def described(world: World, document_id: str, life_s: int = LIFE_S) -> Json:
    """The attributes that a reply or a notification has of a file."""
    document = world.state.documents[document_id]
    at = times.stamp(document.sent_at)
    url = store.url(world, "GET", document_id, life_s)
    attributes: Json = {
        "fileName": document.name,
        "sentAt": at,
        "lastModified": at,
        "downloadUrl": url,
    }
    if document.period is not None:
        start, end = document.period
        attributes |= {"periodStart": times.stamp(start), "periodEnd": times.stamp(end)}
    return attributes


def lines(rows: Iterable[Json]) -> bytes:
    return b"".join(
        json.dumps(row, separators=(",", ":"), ensure_ascii=False).encode() + b"\n" for row in rows
    )


def daily(world: World, kinds: tuple[str, ...], prefix: str) -> list[tuple[str, Document]]:
    """The files of the last weeks, newest first: made when first asked for, and the same ever
    after."""
    made = []
    midnight = world.clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    for day in (midnight - timedelta(days=n) for n in range(DAYS)):
        for kind in kinds:
            if not kind.startswith("monthly") or day.day == 1:
                made.append(_file(world, kind, day, prefix))
    return made


def _file(world: World, kind: str, day: datetime, prefix: str) -> tuple[str, Document]:
    date = day.strftime("%Y-%m-%d")
    key = uuid_text(world.settings.seed, world.issuer, prefix, kind, date)
    if key not in world.state.documents:
        rows = [
            {"rewardId": reward["id"], "amountInCents": reward["cents"]}
            for reward in _earned_on(world, date)
        ]
        text = lines([{"file": kind, "date": date}, *rows])
        add(
            world,
            Document(
                f"{kind}-{date}.jsonl",
                day,
                text,
                kind,
                _month_before(day) if kind.startswith("monthly") else None,
            ),
            key,
        )
    return key, world.state.documents[key]


def _month_before(day: datetime) -> tuple[datetime, datetime]:
    """First and last second of the month that ended when `day` began."""
    end = day - timedelta(seconds=1)
    return end.replace(day=1, hour=0, minute=0, second=0), end


def send_payout(world: World) -> str:
    """The reconciliation of a payout: a file, and the webhook that announces it."""
    now = world.clock.now()
    start, end = _month_before(now.replace(day=1, hour=0, minute=0, second=0, microsecond=0))
    rows = [
        {"rewardId": reward["id"], "amountInCents": reward["cents"]}
        for reward in world.state.rewards.values()
    ]
    document_id = add(
        world, Document(f"payout-{start:%Y-%m}.jsonl", now, lines(rows), period=(start, end))
    )
    shown = described(world, document_id)
    attributes: Json = {
        name: shown[name] for name in ("fileName", "periodStart", "periodEnd", "downloadUrl")
    }
    file = {"type": "payoutReconciliationFile", "id": document_id}
    notify(
        world,
        "payoutReconciliationFile",
        attributes | {"expiresIn": LIFE_S},
        {"file": {"data": file}},
    )
    return document_id


def _earned_on(world: World, date: str) -> list[Json]:
    return [
        reward
        for reward in world.state.rewards.values()
        if str(reward["timestamp"]).startswith(date)
    ]


@handles("files.list")
def list_files(call: Call) -> Reply:
    world, query = call.world, call.query
    now = world.clock.now()
    start = (
        times.parse(query["filter[dateFrom]"])
        if "filter[dateFrom]" in query
        else now - timedelta(days=30)
    )
    end = times.parse(query["filter[dateTo]"]) if "filter[dateTo]" in query else now
    wanted = query.get("filter[fileType]")
    found = [
        {"type": document.kind, "id": key, "attributes": described(world, key)}
        for key, document in daily(world, KINDS, "file")
        if start <= document.sent_at <= end and wanted in (None, document.kind)
    ]
    order = query.get("sort") or "-sentDate"
    if "sentDate" in (order if isinstance(order, list) else [order]):
        found.reverse()
    return Reply(200, pages.document(call, found, DEFAULT_SIZE))
