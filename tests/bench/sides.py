"""One side of the race of journeys: fetches a page of offers for each of many users, and makes one
table of them. Prints a line of JSON: users a second, processor time a user, the peak of memory over
that of the imports.

Usage: sides.py SIDE URL USERS [gzip]. The packages that a side needs are those of the interpreter
that runs it; without them the exit status is 3.
"""

from __future__ import annotations

import asyncio
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

NEEDS = 3
PATH = "/v2/issuers/bench/users/{}/offers"
TOKEN = "a-token"
Json = Any


# ---- 31 columns of plain dicts, as a script has them ----

TEXTS = ("name", "terms", "startDate", "expirationDate", "isTargeted", "maxRedemptions")
MORE = ("websiteUrl", "description", "purchaseChannel")
AMOUNTS = ("minTransactionAmount", "maxTransactionAmount", "minRewardAmount", "maxRewardAmount")
COMPONENTS = ("shortDescription", "longDescription", "baseReward", "boostedReward", "tags")
COLUMNS = (
    *("user_id", "type", "id", *TEXTS, *MORE, *AMOUNTS, *COMPONENTS, "detailTags"),
    *("rewardType", "rewardValue", "ctaText", "ctaStyle", "ctaUrl", "ctaMethod"),
    *("logoUrl", "logoAlt", "bannerUrl", "category"),
)


def rows(user: str, reply: Json) -> Iterator[tuple[Any, ...]]:
    names = {row["id"]: row["attributes"]["name"] for row in reply.get("included", ())}
    for offer in reply["data"]:
        its = offer["attributes"]
        reward, parts = its.get("userReward") or {}, its.get("components") or {}
        cta = parts.get("cta") or {}
        action, assets = cta.get("action") or {}, its.get("assets") or []
        logo, banner = (*assets, {}, {})[:2]
        linked = (offer.get("relationships") or {}).get("category", {}).get("data") or [{}]
        yield (
            *(user, offer["type"], offer["id"]),
            *(its.get(name) for name in TEXTS + MORE),
            *((its.get(name) or {}).get("value") for name in AMOUNTS),
            *(parts.get(name) for name in COMPONENTS),
            parts.get("detailTags"),
            *(reward.get("type"), reward.get("value")),
            *(cta.get("buttonText"), cta.get("buttonStyle")),
            *(action.get("url"), action.get("method")),
            *(logo.get("url"), logo.get("alt"), banner.get("url")),
            names.get(linked[0].get("id")),
        )


def frame(found: list[tuple[Any, ...]]) -> int:
    import pandas

    return len(pandas.DataFrame.from_records(found, columns=COLUMNS))


def headers(gzip: bool) -> dict[str, str]:
    return {"authorization": f"Bearer {TOKEN}", "accept-encoding": "gzip" if gzip else "identity"}


# ---- ours ----


def kard(url: str, gzip: bool) -> Any:
    import libperk

    return libperk.Kard(base_url=url, token=TOKEN, organization_id="bench", compress=gzip)


def ours_stream(url: str, users: list[str], gzip: bool) -> int:
    return sum(batch.shape[0] for batch in kard(url, gzip).offers.table(users).stream())


def ours_arrow(url: str, users: list[str], gzip: bool) -> int:
    return int(kard(url, gzip).offers.table(users).to_arrow().num_rows)


def ours_polars(url: str, users: list[str], gzip: bool) -> int:
    return len(kard(url, gzip).offers.table(users).to_polars())


def ours_pandas(url: str, users: list[str], gzip: bool) -> int:
    return len(kard(url, gzip).offers.table(users).to_pandas())


# ---- peers ----


def httpx(url: str, users: list[str], gzip: bool) -> int:
    import httpx as package

    with package.Client(base_url=url, headers=headers(gzip)) as client:
        found = [row for user in users for row in rows(user, client.get(PATH.format(user)).json())]
    return frame(found)


def requests(url: str, users: list[str], gzip: bool) -> int:
    import requests as package

    with package.Session() as session:
        session.headers.update(headers(gzip))
        found = [
            row for user in users for row in rows(user, session.get(url + PATH.format(user)).json())
        ]
    return frame(found)


def pycurl(url: str, users: list[str], gzip: bool) -> int:
    import io

    import pycurl as package

    lines = [f"{name}: {value}" for name, value in headers(False).items()][: 1 if gzip else 2]
    many = package.CurlMulti()
    waiting, found, busy = iter(users), [], {}

    def start(easy: Any) -> None:
        user = next(waiting, None)
        if user is None:
            return
        busy[easy] = user, io.BytesIO()
        easy.setopt(package.URL, url + PATH.format(user))
        easy.setopt(package.WRITEDATA, busy[easy][1])
        many.add_handle(easy)

    for _ in range(16):
        easy = package.Curl()
        easy.setopt(package.HTTPHEADER, lines)
        easy.setopt(package.PROXY, "")
        if gzip:
            easy.setopt(package.ENCODING, "gzip")
        start(easy)
    while busy:
        many.perform()
        _, done, failed = many.info_read()
        if failed:
            sys.exit(f"pycurl: {failed[0][2]}")
        for easy in done:
            user, body = busy.pop(easy)
            many.remove_handle(easy)
            found += rows(user, json.loads(body.getvalue()))
            start(easy)
        if busy:
            many.select(1.0)
    return frame(found)


def aiohttp(url: str, users: list[str], gzip: bool) -> int:
    import aiohttp as package
    import uvloop

    found: list[tuple[Any, ...]] = []

    async def worker(session: Any, waiting: Iterator[str]) -> None:
        for user in waiting:
            async with session.get(url + PATH.format(user)) as reply:
                found.extend(rows(user, json.loads(await reply.read())))

    async def main() -> None:
        waiting = iter(users)
        async with package.ClientSession(headers=headers(gzip)) as session:
            await asyncio.gather(*(worker(session, waiting) for _ in range(16)))

    uvloop.run(main())
    return frame(found)


def vendor(url: str, users: list[str], gzip: bool) -> int:
    import pandas
    from kard import KardApi

    client = KardApi(
        base_url=url,
        token=lambda: TOKEN,
        headers={"accept-encoding": headers(gzip)["accept-encoding"]},
    )
    found = [
        (user, offer.id, *vars(offer.attributes).values())
        for user in users
        for offer in client.users.rewards.offers("bench", user).data
    ]
    return len(pandas.DataFrame.from_records(found))


SIDES: dict[str, Callable[[str, list[str], bool], int]] = {
    side.__name__: side
    for side in (
        *(ours_stream, ours_arrow, ours_polars, ours_pandas),
        *(httpx, requests, pycurl, aiohttp, vendor),
    )
}


def peak_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main(name: str, url: str, count: str, gzip: str = "") -> None:
    side, wanted = SIDES[name], int(count)
    users = [f"user-{number:06}" for number in range(wanted)]
    try:
        per_user = side(url, users[:2], bool(gzip)) // 2  # imports, and whatever is made once
    except ImportError as why:
        print(why, file=sys.stderr)
        sys.exit(NEEDS)
    before, wall, cpu = peak_kb(), time.perf_counter(), time.process_time()
    offers = side(url, users, bool(gzip))
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if per_user == 0 or offers != wanted * per_user:
        sys.exit(f"{name}: {offers} offers of {wanted} users with {per_user} each")
    found = {"side": name, "users": wanted, "users_s": wanted / wall, "cpu_us": cpu / wanted * 1e6}
    print(json.dumps(found | {"peak_kb": peak_kb(), "over_imports_kb": peak_kb() - before}))


if __name__ == "__main__":
    main(*sys.argv[1:])
