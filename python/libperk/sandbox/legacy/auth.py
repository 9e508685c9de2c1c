"""Logging in to the legacy API."""

from __future__ import annotations

from libperk.sandbox.wire.access import bad, basic_pair, issue, oauth_reply, same
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply


@handles("legacy.auth.token")
def legacy_token(call: Call) -> Reply:
    pair = basic_pair(call.headers)
    if pair is None:
        raise bad(400, "Bad Request", "Basic authorization is required", "Authorization")
    own = call.world.credentials
    if not (same(pair[0], own.legacy_client_id) and same(pair[1], own.legacy_client_secret)):
        raise bad(401, "Unauthorized", "the client's credentials are wrong")
    return oauth_reply(call.world, issue(call.world, call.op.provider))
