"""The token that opens the web view for one user."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json

from libperk.sandbox.kard import users
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Json, Reply

LIFE_S = 3600


@handles("webview.create_token")
def create(call: Call) -> Reply:
    """A JWT signed with a key of this sandbox; it opens nothing."""
    user_id, now = users.require(call), int(call.world.clock.now().timestamp())
    claims = {
        "sub": user_id,
        "issuer_id": call.path["organizationId"],
        "iat": now,
        "exp": now + LIFE_S,
    }
    head = f"{_part({'alg': 'HS256', 'typ': 'JWT'})}.{_part(claims)}"
    signature = hmac.new(
        f"webview-{call.world.settings.seed}".encode(), head.encode(), hashlib.sha256
    ).digest()
    call.world.record("webview_token", {"userId": user_id})
    return Reply(
        200,
        {
            "access_token": f"{head}.{_base64(signature)}",
            "expires_in": LIFE_S,
            "token_type": "Bearer",
        },
    )


def _part(value: Json) -> str:
    return _base64(json.dumps(value, separators=(",", ":")).encode())


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
