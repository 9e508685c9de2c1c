"""Signed URLs, as a store of objects gives them out: whoever has one may use it for a while, and
may bring no token."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qsl
from xml.sax.saxutils import escape

from libperk.sandbox.seed.world import World
from libperk.sandbox.wire.values import Problem, Refused, Reply

PREFIX = "/_store/"
UPLOAD_LIFE_S = 900
# What belongs to the API and has no business at a store: a client that sends one of these leaks.
PRIVATE_HEADERS = ("authorization", "cookie", "x-kard-target-issuer", "x-cap-api-oauth-token")


@dataclass(frozen=True)
class Use:
    """One request with a signed URL."""

    method: str
    key: str
    raw_query: str
    headers: Mapping[str, str]
    body: bytes


def url(world: World, method: str, key: str, life_s: int) -> str:
    """A URL for one method on one object, until `life_s` seconds from now."""
    expires = int((world.clock.now() + timedelta(seconds=life_s)).timestamp())
    signature = _sign(world, method, key, str(expires))
    return f"{world.url}{PREFIX}{key}?X-Expires={expires}&X-Signature={signature}"


def _sign(world: World, method: str, key: str, expires: str) -> str:
    text = f"{method}\n{key}\n{expires}"
    return hmac.new(
        f"store-{world.settings.seed}".encode(), text.encode(), hashlib.sha256
    ).hexdigest()


def serve(world: World, use: Use, put: Callable[[World, str, bytes], None]) -> Reply:
    """Hands out a document, or takes a file; Refused like such a store refuses."""
    for name in PRIVATE_HEADERS:
        if name in use.headers:
            raise _refused(400, f"a signed URL and the header {name} cannot be combined", name)
    given = dict(parse_qsl(use.raw_query))
    expires, signature = given.get("X-Expires", ""), given.get("X-Signature", "")
    if not hmac.compare_digest(
        _sign(world, use.method, use.key, expires).encode(), signature.encode()
    ):
        raise _refused(403, "the signature is not one for this method and object")
    if datetime.fromtimestamp(int(expires), world.clock.now().tzinfo) <= world.clock.now():
        raise _refused(403, "the URL has expired")
    if use.method == "PUT":
        put(world, use.key, use.body)
        return Reply(200, b"", {"ETag": f'"{hashlib.sha256(use.body).hexdigest()[:32]}"'})
    document = world.state.documents[use.key]
    kind = "application/gzip" if document.name.endswith(".gz") else "text/plain; charset=utf-8"
    return Reply(
        200,
        document.content,
        {"Content-Type": kind, "Content-Disposition": f'attachment; filename="{document.name}"'},
    )


def _refused(status: int, detail: str, header: str = "") -> Refused:
    return Refused(Problem(status, "Access Denied", detail, header=header))


CODES = {400: "InvalidRequest", 403: "AccessDenied", 413: "EntityTooLarge"}


def xml_error(problem: Problem, raw_query: str) -> Reply:
    """The error in a store's own language; like real ones it repeats parts of the signed URL, which
    clients must not pass on."""
    given = dict(parse_qsl(raw_query)).get("X-Signature", "")
    parts = {
        "Code": CODES.get(problem.status, "InternalError"),
        "Message": problem.detail,
        "SignatureProvided": given,
    }
    inner = "".join(f"<{name}>{escape(text)}</{name}>" for name, text in parts.items())
    body = f'<?xml version="1.0" encoding="UTF-8"?>\n<Error>{inner}</Error>'.encode()
    return Reply(problem.status, body, {"Content-Type": "application/xml"})
