"""`libperk.sandbox.start()`: a sandbox with clients of it, for examples, notebooks and tests."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys

import libperk
from libperk.sandbox.testing import Handle


def test_clients_of_each_provider_work_without_arguments(live: Handle) -> None:
    with live.kard() as kard, live.legacy() as legacy, live.capillary() as capillary:
        assert kard.offers.list(live.user_id).first() is not None
        assert legacy.offers.list_by_user(live.user_id).first() is not None
        customer = live.credentials["capillary"]["customer_id"]
        assert capillary.promotions.list(customer_id=customer) is not None


def test_settings_are_added_to_its_own(live: Handle) -> None:
    with live.kard(max_pages=1, organization_id="another") as kard:
        assert "another" in repr(kard)


def test_a_client_of_asyncio(live: Handle) -> None:
    async def first() -> object:
        async with libperk.AsyncKard(**live.kard_settings) as kard:  # type: ignore[arg-type]
            return await kard.offers.list(live.user_id).first()

    assert asyncio.run(first()) is not None


def test_another_program_takes_its_settings_from_the_environment(live: Handle) -> None:
    program = """
import libperk
with libperk.Kard() as kard, libperk.KardLegacy() as legacy, libperk.Capillary() as capillary:
    print(kard.offers.list("sandbox-user-1").first() is not None, repr(legacy), repr(capillary))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, **live.env},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("True") and done.stdout.count(live.url) == 2


def test_it_ends_with_its_block() -> None:
    with libperk.sandbox.start() as own:
        assert own.process.poll() is None
    assert own.process.poll() == 0
