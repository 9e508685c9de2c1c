"""Credentials and tokens: what all ways of logging in share, and whether a call may pass."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from datetime import timedelta

from libperk.sandbox.seed.world import Token, World
from libperk.sandbox.wire.contract import Operation
from libperk.sandbox.wire.dialects import DIALECTS
from libperk.sandbox.wire.values import Problem, Refused, Reply


def same(left: str, right: str) -> bool:
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


def issue(world: World, provider: str, issuer: str | None = None) -> Token:
    state = world.state
    state.logins += 1
    digest = hashlib.sha256(
        f"{world.settings.seed}/token/{world.new_id('token')}".encode()
    ).hexdigest()
    expires = world.clock.now() + timedelta(seconds=world.token_life_s)
    token = Token(f"sandbox-token-{digest}", state.logins, provider, world.scopes, expires, issuer)
    state.tokens[token.text] = token
    return token


def oauth_reply(world: World, token: Token) -> Reply:
    return Reply(
        200, {"access_token": token.text, "expires_in": world.token_life_s, "token_type": "Bearer"}
    )


def bad(status: int, title: str, detail: str, header: str = "", parameter: str = "") -> Refused:
    return Refused(Problem(status, title, detail, header=header, parameter=parameter))


def admit(
    world: World, op: Operation, headers: Mapping[str, str], path: Mapping[str, str]
) -> Token | None:
    """Lets a call pass, with its token if it has one; raises 401, 403 or 404 otherwise."""
    if op.auth != "token":
        return None
    token = DIALECTS[op.provider].token(world, headers)
    if token is None:
        return None
    if op.scope and op.scope not in token.scopes:
        raise bad(403, "Forbidden", f"the token lacks the scope {op.scope}", "Authorization")
    issuer = path.get("organizationId")
    if issuer is not None:
        _check_issuer(world, token, issuer)
    return token


def bearer(headers: Mapping[str, str]) -> str | None:
    """The token of a Bearer header; None when there is no such header."""
    scheme, _, text = headers.get("authorization", "").partition(" ")
    return text.strip() if scheme.lower() == "bearer" else None


def find(world: World, provider: str, text: str) -> Token:
    """The token in force with this text; Refused when there is none."""
    token = world.state.tokens.get(text)
    if token is None or token.provider != provider:
        raise bad(401, "Unauthorized", "no valid token came with the request", "Authorization")
    if token.expires <= world.clock.now():
        raise bad(401, "Unauthorized", "the token has expired", "Authorization")
    return token


def _check_issuer(world: World, token: Token, issuer: str) -> None:
    if issuer not in world.credentials.issuers:
        raise bad(404, "Not Found", "no such issuer", parameter="organizationId")
    if token.issuer not in (None, issuer):
        raise bad(403, "Forbidden", "the token is locked to another issuer", "Authorization")
