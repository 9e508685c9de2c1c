"""For the tests of programs that use this library: a transport that records exchanges and replays
them.

    recorder = libperk.testing.Recorder("tests/offers.jsonl")
    kard = libperk.Kard(transport=recorder, client_id="…", client_secret="…", organization_id="…")

docs/testing.md describes the file, whose format all languages share.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode, b64encode
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from libperk import _core, errors, table
from libperk._connection import Request
from libperk._fork import register

if TYPE_CHECKING:
    from libperk._connection import Reply, Transport

__all__ = ["Http", "MismatchError", "Recorder", "Request"]


class MismatchError(Exception):
    """A request that the recording does not have. It is no PerkError: code that handles failures of
    an API must not take it for one."""


class Http:
    """A plain transport over the standard library, for recording."""

    def send(self, request: Request) -> Reply:
        parts = urlsplit(request.url)
        kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        connection = kind(parts.netloc, timeout=request.timeout)
        try:
            connection.connect()
        except OSError as error:
            raise errors.ConnectError(f"could not connect: {type(error).__name__}") from error
        try:
            target = parts._replace(scheme="", netloc="", fragment="").geturl()
            connection.request(request.method, target, request.body, dict(request.headers))
            reply = connection.getresponse()
            return reply.status, reply.getheaders(), reply.read()
        except TimeoutError as error:
            raise errors.DeadlineError("the deadline passed") from error
        except (OSError, HTTPException) as error:
            raise errors.TransportError(
                f"the connection was lost: {type(error).__name__}"
            ) from error
        finally:
            connection.close()


class Recorder:
    """A transport that records exchanges into a file of JSON lines when the file does not exist,
    and replays them when it does. Secrets are masked; other data of the API, personal data too, is
    recorded as it is.

    `mode` forces "record" or "replay"; `transport` performs the requests that are recorded."""

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        mode: str | None = None,
        transport: Transport | None = None,
    ) -> None:
        self.mode = mode or ("replay" if os.path.exists(path) else "record")
        if self.mode not in ("record", "replay"):
            raise ValueError('mode: must be "record" or "replay"')
        self._path = os.fspath(path)
        self._transport = transport or Http()
        self._exchanges: list[Any] = []
        self._in_child()
        register(self)
        if self.mode == "replay":
            with open(self._path, encoding="utf-8") as file:
                self._exchanges = [_core.parse(line) for line in file]
        else:
            os.close(os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))

    def _in_child(self) -> None:
        self._lock = Lock()

    @property
    def unused(self) -> int:
        """How many recorded exchanges were not replayed."""
        with self._lock:
            return len(self._exchanges)

    def send(self, request: Request) -> Reply:
        return self._replay(request) if self.mode == "replay" else self._record(request)

    def __repr__(self) -> str:
        return f"<Recorder {self.mode} {self._path}>"

    # ---- recording ----

    def _record(self, request: Request) -> Reply:
        try:
            status, headers, body = self._transport.send(request)
        except (errors.TransportError, errors.LimitError) as error:
            self._write(request, "error", {"name": _name_of(error), "message": str(error)})
            raise
        pairs = [*headers.items()] if hasattr(headers, "items") else [*headers]
        kept = {"status": status, "headers": _masked_headers(pairs), "body": _written(body)}
        self._write(request, "response", kept)
        return status, pairs, body

    def _write(self, request: Request, name: str, result: dict[str, Any]) -> None:
        line = _core.dump({"request": _written_request(request), name: result})
        with self._lock, open(self._path, "ab") as file:
            file.write(line + b"\n")

    # ---- replaying ----

    def _replay(self, request: Request) -> Reply:
        exchange = self._take(_core.parse(_core.dump(_written_request(request))))
        if (error := exchange.get("error")) is not None:
            raise getattr(errors, table.row("errors", error["name"])["class"])(error["message"])
        response = exchange["response"]
        pairs = [(name, value) for name, value in response["headers"]]
        return response["status"], pairs, _read(response["body"]) or b""

    def _take(self, request: dict[str, Any]) -> dict[str, Any]:
        """The first unused exchange with the same request. Headers are not compared."""
        with self._lock:
            for at, exchange in enumerate(self._exchanges):
                recorded = exchange["request"]
                if all(recorded[name] == request[name] for name in ("method", "url", "body")):
                    found: dict[str, Any] = self._exchanges.pop(at)
                    return found
            raise MismatchError(self._mismatch(request))

    def _mismatch(self, request: dict[str, Any]) -> str:
        asked = f"{request['method']} {request['url']}"
        if not self._exchanges:
            return f"{self._path} has no exchange left for {asked}"
        recorded = self._exchanges[0]["request"]
        near = f"{recorded['method']} {recorded['url']}"
        other = ", with another body" if near == asked else ""
        return f"{self._path} has no exchange for {asked}; the next one is {near}{other}"


def _name_of(error: errors.PerkError) -> str:
    """That of the failure's kind, whose class may be the caller's."""
    kind = next(kind for kind in type(error).__mro__ if kind.__module__ == errors.__name__)
    name: str = table.row("errors", kind.__name__)["name"]
    return name


def _written_request(request: Request) -> dict[str, Any]:
    return {
        "method": request.method,
        "url": _masked_url(request.url),
        "headers": _masked_headers(request.headers),
        "body": _written(request.body),
    }


def _written(body: bytes | None) -> Any:
    """A body as it is recorded. One that is no text cannot be searched for secrets, and is kept as
    it is."""
    if body is None:
        return None
    try:
        return _masked_body(body.decode())
    except UnicodeDecodeError:
        return {"base64": b64encode(body).decode()}


def _read(body: Any) -> bytes | None:
    if isinstance(body, dict):
        return b64decode(body["base64"])
    return None if body is None else str(body).encode()


# ---- masking: texts are changed in place, so that a body keeps its form and its digits ----

MASK = "***"
_NAMES = "(?:access_?|refresh_?|id_?)?token|(?:client_?)?secret|password|key"
_HEADER = re.compile(
    r"(proxy-)?authorization\Z|(set-)?cookie\Z|.*(api-key|token|secret|signature)", re.I
)
_MEMBER = re.compile(rf'("(?:{_NAMES})"\s*:\s*")(?:[^"\\]|\\.)*"', re.I)
_FORM = re.compile(rf"((?:\A|&)(?:{_NAMES})=)[^&]*", re.I)
# JSON may write "&" as an escape.
_QUERY = re.compile(
    r'((?:[?&]|\\u0026)[\w.%-]*(?:signature|token|credential|sig|key|secret)=)[^&"\\\s]+', re.I
)


def _masked_headers(pairs: list[tuple[str, str]]) -> list[list[str]]:
    return [[name, MASK if _HEADER.match(name) else value] for name, value in pairs]


def _masked_url(text: str) -> str:
    return _QUERY.sub(rf"\g<1>{MASK}", text)


def _masked_body(text: str) -> str:
    masked = _MEMBER.sub(rf'\g<1>{MASK}"', text)
    if not masked.startswith(("{", "[")):
        masked = _FORM.sub(rf"\g<1>{MASK}", masked)
    return _masked_url(masked)
