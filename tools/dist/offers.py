"""Runs examples/c/offers_csv.c against the sandbox for two users: each gets the offers that the
sandbox has for it. Usage: offers.py PROGRAM"""

from __future__ import annotations

import csv
import os
import subprocess
import sys

import libperk
from libperk.sandbox import testing

USERS = ["user-1", "user-2"]


def main(program: str) -> None:
    with testing.start() as sandbox:
        place = sandbox.credentials
        settings = {name: place[name] for name in ("client_id", "client_secret", "organization_id")}
        variables = {f"PERK_{name.upper()}": value for name, value in settings.items()}
        with libperk.Kard(base_url=sandbox.url, **settings) as kard:
            kard.users.create([{"id": id, "enrolled_rewards": ["CARDLINKED"]} for id in USERS])
            wanted = sorted((user, offer.id) for user in USERS for offer in kard.offers.list(user))
        done = subprocess.run(
            [program],
            input="\n".join(USERS) + "\n",
            env={**os.environ, **variables, "PERK_BASE_URL": sandbox.url},
            capture_output=True,
            text=True,
            check=True,
        )
    rows = [tuple(row[:2]) for row in csv.reader(done.stdout.splitlines())]
    if sorted(rows) != wanted or not wanted:
        sys.exit(f"{program}: {len(rows)} rows, {len(wanted)} offers\n{done.stderr}")
    print(f"{program}: {len(rows)} offers of {len(USERS)} users")


main(sys.argv[1])
