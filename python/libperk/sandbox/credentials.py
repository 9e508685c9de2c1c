"""What the sandbox prints when it starts: its URL and its credentials, for people or as one JSON
line."""

from __future__ import annotations

import json

from libperk.sandbox.capillary import promotions
from libperk.sandbox.seed import catalogue
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.values import Json


def facts(world: World) -> Json:
    own = world.credentials
    return {
        "url": world.url,
        "organization_id": own.organization_id,
        "child_organization_id": own.child_organization_id,
        "client_id": own.client_id,
        "client_secret": own.client_secret,
        "token_url": f"{world.url}/v2/auth/token",
        "webhook_key": own.webhook_key,
        "user_id": own.user_id,
        "placements": _placements(world),
        "legacy": {
            "client_id": own.legacy_client_id,
            "client_secret": own.legacy_client_secret,
            "token_url": f"{world.url}/oauth2/token",
        },
        "capillary": {
            "base_url": world.url,
            "key": own.key,
            "secret": own.secret,
            "username": own.username,
            "password": own.password,
            "customer_id": own.customer_id,
            "earn_id": catalogue.first_earn_id(world.settings.seed),
            "promotions": promotions.roles(world),
            "codes": {mode: code for code, (mode, _) in catalogue.CODES.items()},
        },
    }


def _placements(world: World) -> list[Json]:
    return [
        {
            "id": placement.id,
            "type": placement.type,
            "name": placement.name,
            "slots": list(placement.slots),
        }
        for placement in world.state.placements.values()
    ]


def one_line(world: World) -> str:
    return json.dumps(facts(world), separators=(",", ":"))


def for_people(world: World) -> str:
    """Lines to read and copy; nothing in them opens any other door than this one."""
    shown = facts(world)
    batch = next(p for p in shown["placements"] if p["slots"])
    legacy, capillary = shown["legacy"], shown["capillary"]
    return "\n".join(
        (
            f"libperk sandbox at {shown['url']} (made-up data; these credentials work here only)",
            f"  organization_id  {shown['organization_id']}",
            f"  client_id        {shown['client_id']}",
            f"  client_secret    {shown['client_secret']}",
            f"  webhook_key      {shown['webhook_key']}",
            f"  user_id          {shown['user_id']}",
            f"  placement, slot  {batch['id']}  {batch['slots'][0]}",
            f"  legacy           {legacy['client_id']}  {legacy['client_secret']}  "
            f"{legacy['token_url']}",
            f"  capillary        key {capillary['key']}  secret {capillary['secret']}",
            f"                   till {capillary['username']}  password {capillary['password']}",
            f"                   customer {capillary['customer_id']}",
            "Stop it with Ctrl-C. Control: GET /_sandbox/log, GET /_sandbox/ledger, POST /"
            "_sandbox/faults, POST /_sandbox/reset",
        )
    )
