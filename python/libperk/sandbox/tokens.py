"""Logging in, in every style of the three providers, and whether a call may pass."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta

from libperk.sandbox.contract import Operation
from libperk.sandbox.registry import handles
from libperk.sandbox.wire import Call, Json, Problem, Refused, Reply
from libperk.sandbox.world import Token, World

CAPILLARY_HEADER = "x-cap-api-oauth-token"
ISSUER_HEADER = "x-kard-target-issuer"


def _same(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())


def basic_pair(headers: Mapping[str, str]) -> tuple[str, str] | None:
    """User and password of a Basic header; None when there is no such header or it cannot be
    read."""
    scheme, _, text = headers.get("authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        user, colon, password = (
            base64.b64decode(text.strip(), validate=True).decode().partition(":")
        )
    except ValueError:
        return None
    return (user, password) if colon else None


def _issue(world: World, provider: str, issuer: str | None = None) -> Token:
    state = world.state
    state.logins += 1
    digest = hashlib.sha256(
        f"{world.settings.seed}/token/{world.new_id('token')}".encode()
    ).hexdigest()
    expires = world.clock.now() + timedelta(seconds=world.token_life_s)
    token = Token(f"sandbox-token-{digest}", state.logins, provider, world.scopes, expires, issuer)
    state.tokens[token.text] = token
    return token


def _oauth_reply(world: World, token: Token) -> Reply:
    return Reply(
        200, {"access_token": token.text, "expires_in": world.token_life_s, "token_type": "Bearer"}
    )


def _bad(status: int, title: str, detail: str, header: str = "", parameter: str = "") -> Refused:
    return Refused(Problem(status, title, detail, header=header, parameter=parameter))


@handles("auth.token_basic_form", "auth.token_json", "auth.token_form")
def kard_token(call: Call) -> Reply:
    """Basic + form, JSON, or form: whichever of the three the request is."""
    form: Json = call.body if isinstance(call.body, dict) else {}
    pair = basic_pair(call.headers)
    if pair is not None and form.get("grant_type") != "client_credentials":
        raise _bad(
            400, "Bad Request", "grant_type must be client_credentials", parameter="grant_type"
        )
    if pair is None:
        if "client_id" not in form or "client_secret" not in form:
            raise _bad(
                400,
                "Bad Request",
                "no credentials: neither Basic authorization nor client_id and client_secret",
                "Authorization",
            )
        pair = str(form["client_id"]), str(form["client_secret"])
    own = call.world.credentials
    _check_pair(pair, own.client_id, own.client_secret)
    return _oauth_reply(call.world, _issue(call.world, "kard", _target(call)))


def _target(call: Call) -> str | None:
    issuer = call.headers.get(ISSUER_HEADER)
    if issuer is not None and issuer not in call.world.credentials.issuers:
        raise _bad(
            400, "Bad Request", "that issuer does not belong to this client", "X-Kard-Target-Issuer"
        )
    return issuer


def _check_pair(pair: tuple[str, str], client_id: str, client_secret: str) -> None:
    if not _same(pair[0], client_id):
        raise _bad(404, "Not Found", "no such client")
    if not _same(pair[1], client_secret):
        raise _bad(401, "Unauthorized", "the client's credentials are wrong")


@handles("legacy.auth.token")
def legacy_token(call: Call) -> Reply:
    pair = basic_pair(call.headers)
    if pair is None:
        raise _bad(400, "Bad Request", "Basic authorization is required", "Authorization")
    own = call.world.credentials
    if not (_same(pair[0], own.legacy_client_id) and _same(pair[1], own.legacy_client_secret)):
        raise _bad(401, "Unauthorized", "the client's credentials are wrong")
    return _oauth_reply(call.world, _issue(call.world, "kard_legacy"))


@handles("capillary.auth.token")
def capillary_token(call: Call) -> Reply:
    own = call.world.credentials
    if not (_same(str(call.body["key"]), own.key) and _same(str(call.body["secret"]), own.secret)):
        raise _bad(401, "Unauthorized", "key or secret is wrong")
    token = _issue(call.world, "capillary")
    return Reply(
        200,
        {
            "data": {"accessToken": token.text, "ttlSeconds": call.world.token_life_s},
            "errors": None,
        },
    )


def admit(
    world: World, op: Operation, headers: Mapping[str, str], path: Mapping[str, str]
) -> Token | None:
    """Lets a call pass, with its token if it has one; raises 401, 403 or 404 otherwise."""
    if op.auth != "token":
        return None
    if op.provider == "capillary" and _is_till(world, headers):
        return None
    token = _find(world, op.provider, headers)
    if op.scope and op.scope not in token.scopes:
        raise _bad(403, "Forbidden", f"the token lacks the scope {op.scope}", "Authorization")
    issuer = path.get("organizationId")
    if issuer is not None:
        _check_issuer(world, token, issuer)
    return token


def _is_till(world: World, headers: Mapping[str, str]) -> bool:
    pair = basic_pair(headers)
    if pair is None:
        return False
    own = world.credentials
    # MD5 is what the API's Basic format asks for; it protects nothing.
    expected = hashlib.md5(own.password.encode(), usedforsecurity=False).hexdigest()
    if not (_same(pair[0], own.username) and _same(pair[1], expected)):
        raise _bad(401, "Unauthorized", "the till's credentials are wrong")
    return True


def _find(world: World, provider: str, headers: Mapping[str, str]) -> Token:
    if provider == "capillary":
        text = headers.get(CAPILLARY_HEADER, "")
    else:
        text = headers.get("authorization", "")
        scheme, _, rest = text.partition(" ")
        if scheme.lower() == "bearer":
            text = rest.strip()
        elif provider == "kard":
            text = ""
    token = world.state.tokens.get(text)
    if token is None or token.provider != provider:
        raise _bad(401, "Unauthorized", "no valid token came with the request", "Authorization")
    if token.expires <= world.clock.now():
        raise _bad(401, "Unauthorized", "the token has expired", "Authorization")
    return token


def _check_issuer(world: World, token: Token, issuer: str) -> None:
    if issuer not in world.credentials.issuers:
        raise _bad(404, "Not Found", "no such issuer", parameter="organizationId")
    if token.issuer not in (None, issuer):
        raise _bad(403, "Forbidden", "the token is locked to another issuer", "Authorization")
