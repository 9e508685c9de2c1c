"""Logging in to Capillary: with a key for a token, or as a till with every request."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.access import bad, basic_pair, issue, same
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply


@handles("capillary.auth.token")
def capillary_token(call: Call) -> Reply:
    own = call.world.credentials
    if not (same(str(call.body["key"]), own.key) and same(str(call.body["secret"]), own.secret)):
        raise bad(401, "Unauthorized", "key or secret is wrong")
    token = issue(call.world, call.op.provider)
    return Reply(
        200,
        {
            "data": {"accessToken": token.text, "ttlSeconds": call.world.token_life_s},
            "errors": None,
        },
    )


def is_till(world: World, headers: Mapping[str, str]) -> bool:
    pair = basic_pair(headers)
    if pair is None:
        return False
    own = world.credentials
    # MD5 is what the API's Basic format asks for; it protects nothing.
    expected = hashlib.md5(own.password.encode(), usedforsecurity=False).hexdigest()
    if not (same(pair[0], own.username) and same(pair[1], expected)):
        raise bad(401, "Unauthorized", "the till's credentials are wrong")
    return True
