"""Many calls at once with asyncio, on the local sandbox: enrols users, counts the offers of each,
and gives up on one call that takes too long.

Usage: many_users.py [USERS]
"""

from __future__ import annotations

import asyncio
import sys

import libperk
from libperk.sandbox import testing


async def enrol(kard: libperk.AsyncKard, count: int) -> list[str]:
    outcomes = await kard.users.create_many(
        {"id": f"user-{number}", "enrolled_rewards": ["CARDLINKED"]} for number in range(count)
    )
    outcomes.raise_for_errors()
    return [outcome.item["id"] for outcome in outcomes]


async def offers_of(kard: libperk.AsyncKard, user: str) -> int:
    return len([offer async for offer in kard.offers.list(user, supported_components="all")])


async def give_up(kard: libperk.AsyncKard) -> str:
    try:
        await asyncio.wait_for(kard.ping.get(), 0)
    except asyncio.TimeoutError:
        return "gave up"
    return "was quick"


async def main(sandbox: testing.Handle, count: int) -> None:
    names = ("client_id", "client_secret", "organization_id")
    settings = {name: sandbox.credentials[name] for name in names}
    async with libperk.AsyncKard(base_url=sandbox.url, **settings) as kard:
        users = await enrol(kard, count)
        counts = await asyncio.gather(*(offers_of(kard, user) for user in users))
        print(f"{len(users)} users, {sum(counts)} offers, {sandbox.logins()} login")
        print(f"one call: {await give_up(kard)}")


if __name__ == "__main__":
    with testing.start() as started:
        asyncio.run(main(started, int(sys.argv[1]) if len(sys.argv) > 1 else 150))
