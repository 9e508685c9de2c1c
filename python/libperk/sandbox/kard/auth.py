"""Logging in to the API of version 2."""

from __future__ import annotations

from libperk.sandbox.wire.access import bad, basic_pair, issue, oauth_reply, same
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply

ISSUER_HEADER = "x-kard-target-issuer"


@handles("auth.token_basic_form", "auth.token_json", "auth.token_form")
def kard_token(call: Call) -> Reply:
    """Basic + form, JSON, or form: whichever of the three the request is."""
    form: Json = call.body if isinstance(call.body, dict) else {}
    pair = basic_pair(call.headers)
    if pair is not None and form.get("grant_type") != "client_credentials":
        raise bad(
            400, "Bad Request", "grant_type must be client_credentials", parameter="grant_type"
        )
    if pair is None:
        if "client_id" not in form or "client_secret" not in form:
            raise bad(
                400,
                "Bad Request",
                "no credentials: neither Basic authorization nor client_id and client_secret",
                "Authorization",
            )
        pair = str(form["client_id"]), str(form["client_secret"])
    own = call.world.credentials
    _check_pair(pair, own.client_id, own.client_secret)
    return oauth_reply(call.world, issue(call.world, call.op.provider, _target(call)))


def _target(call: Call) -> str | None:
    issuer = call.headers.get(ISSUER_HEADER)
    if issuer is not None and issuer not in call.world.credentials.issuers:
        raise bad(
            400, "Bad Request", "that issuer does not belong to this client", "X-Kard-Target-Issuer"
        )
    return issuer


def _check_pair(pair: tuple[str, str], client_id: str, client_secret: str) -> None:
    if not same(pair[0], client_id):
        raise bad(404, "Not Found", "no such client")
    if not same(pair[1], client_secret):
        raise bad(401, "Unauthorized", "the client's credentials are wrong")
