"""The ASGI application: every request is read, logged, perhaps met by a fault, answered and
sent."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import format_datetime

from starlette.types import Receive, Scope, Send

from libperk.sandbox import capillary, kard, legacy  # noqa: F401 - imported to be registered
from libperk.sandbox.capillary.dialect import TOKEN_HEADER
from libperk.sandbox.control import control
from libperk.sandbox.kard import uploads
from libperk.sandbox.seed.world import Settings, World
from libperk.sandbox.wire import access, faults, intake, registry, store
from libperk.sandbox.wire.call import Call, nothing_planned
from libperk.sandbox.wire.contract import Contract, NoRoute, Operation
from libperk.sandbox.wire.dialects import DIALECTS, Dialect
from libperk.sandbox.wire.transmit import Channel, transmit
from libperk.sandbox.wire.values import Json, Problem, Refused, Reply
from libperk.sandbox.wire.webhooks import Courier

BODY_MAX = 16 * 1024 * 1024
FILE_MAX = 256 * 1024 * 1024
LOGGED_BODY_MAX = 64 * 1024
TOKEN_HEADERS = (TOKEN_HEADER, "authorization")
CONTROL = b"/_sandbox/"


@dataclass(frozen=True)
class Incoming:
    method: str
    raw_path: bytes
    raw_query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return self.raw_path.decode("ascii", "replace")


class Sandbox:
    """Two applications behind one door: the emulated APIs, and the control endpoints under
    /_sandbox/."""

    def __init__(self, contract: Contract, settings: Settings | None = None) -> None:
        self.world = World(contract, settings or Settings())
        self.plan = faults.Plan()
        self.courier = Courier(self.world)
        self._control = control(self.world, self.plan, self.courier)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["raw_path"].startswith(CONTROL):
            await self._control(scope, receive, send)
            return
        incoming = await _read(scope, receive)
        op, path = self._route(incoming)
        fault = self.plan.take(op.name if op else "", incoming.method, incoming.path)
        entry = _log(self.world, incoming, op)
        before = self.world.state.recorded
        reply = self.answer(incoming, op, path, fault)
        reply.headers = self._common(incoming, op) | reply.headers
        if fault is not None:
            reply.headers = faults.dressed(fault, reply.headers, self.world)
            await asyncio.sleep(fault.delay_ms / 1000)
        entry |= {
            "status": reply.status,
            "fault": fault and fault.name,
            "recorded": self.world.state.recorded - before,
        }
        self.courier.dispatch()
        await transmit(reply, fault, Channel(scope, receive, send))

    def _route(self, incoming: Incoming) -> tuple[Operation | None, Mapping[str, str]]:
        try:
            return self.world.contract.route(incoming.method, incoming.raw_path, incoming.headers)
        except NoRoute as miss:
            return None, {"allow": ", ".join(miss.allow)}

    def answer(
        self,
        incoming: Incoming,
        op: Operation | None,
        path: Mapping[str, str],
        fault: faults.Fault | None,
    ) -> Reply:
        """The whole server as a function: what it replies, faults of content included."""
        if fault is None:
            return self._own_reply(incoming, op, path, None)
        faults.before(fault, self.world)
        own = self._own_reply(incoming, op, path, fault) if fault.acts else None
        if own is not None and not fault.replaces:
            return own
        default = self._dialect(incoming, op).refuse(self.world, [faults.problem(fault)])
        return faults.replaced(fault, default)

    def _dialect(self, incoming: Incoming, op: Operation | None) -> Dialect:
        return DIALECTS[op.provider if op else self.world.contract.provider(incoming.path)]

    def _own_reply(
        self,
        incoming: Incoming,
        op: Operation | None,
        path: Mapping[str, str],
        fault: faults.Fault | None,
    ) -> Reply:
        self.world.enter(path.get("organizationId", ""))
        if op is None:
            return self._stored(incoming) or self._no_route(incoming, path["allow"])
        try:
            return self._handled(incoming, op, path, fault)
        except Refused as refusal:
            problems = refusal.problems
        except Exception:
            # A mistake of the sandbox itself: reported, and answered as a server would.
            traceback.print_exc()
            detail = "the sandbox failed; its stderr has the traceback"
            problems = [Problem(500, "Internal Server Error", detail)]
        return DIALECTS[op.provider].refuse(self.world, problems)

    def _handled(
        self, incoming: Incoming, op: Operation, path: Mapping[str, str], fault: faults.Fault | None
    ) -> Reply:
        if len(incoming.body) > BODY_MAX:
            raise Refused(Problem(413, "Content Too Large", f"at most {BODY_MAX} bytes are read"))
        handler = registry.HANDLERS.get(op.name)
        if handler is None:
            detail = "this sandbox does not play this operation yet"
            raise Refused(Problem(501, "Not Implemented", detail))
        token = access.admit(self.world, op, incoming.headers, path)
        return handler(replace(self._call(incoming, op, path, fault), token=token))

    def _stored(self, incoming: Incoming) -> Reply | None:
        """The reply to a signed URL; None for any other path."""
        if not incoming.path.startswith(store.PREFIX):
            return None
        use = store.Use(
            incoming.method,
            incoming.path[len(store.PREFIX) :],
            incoming.raw_query,
            incoming.headers,
            incoming.body,
        )
        try:
            return store.serve(self.world, use, uploads.put)
        except Refused as refusal:
            return store.xml_error(refusal.problems[0], incoming.raw_query)

    def _call(
        self, incoming: Incoming, op: Operation, path: Mapping[str, str], fault: faults.Fault | None
    ) -> Call:
        contract = self.world.contract
        intake.check_path(contract, op, path)
        query = intake.read_query(contract, op, incoming.raw_query)
        body, rejects = intake.read_body(
            contract, op, incoming.body, incoming.headers.get("content-type", "")
        )
        planned = fault.rejected if fault is not None else nothing_planned
        if op.shape == "list":
            refusal = Problem(400, "Planned fault", "a fault of the sandbox refuses this item")
            rejects |= {n: [replace(refusal, pointer=f"/data/{n}")] for n in planned(len(body))}
        return Call(
            op,
            self.world,
            path,
            query,
            incoming.headers,
            body,
            incoming.path,
            incoming.raw_query,
            None,
            rejects,
            planned,
        )

    def _no_route(self, incoming: Incoming, allow: str) -> Reply:
        status, title = (405, "Method Not Allowed") if allow else (404, "Not Found")
        problem = Problem(status, title, "the operation table has no such route")
        reply = self._dialect(incoming, None).refuse(self.world, [problem])
        return Reply(reply.status, reply.body, {"Allow": allow}) if allow else reply

    def _common(self, incoming: Incoming, op: Operation | None) -> dict[str, str]:
        date = {"Date": format_datetime(self.world.clock.now(), usegmt=True)}
        request_id = self.world.new_id("request")
        if incoming.path.startswith(store.PREFIX):
            return date | {"x-amz-request-id": request_id}
        return date | self._dialect(incoming, op).headers(self.world, request_id)


async def _read(scope: Scope, receive: Receive) -> Incoming:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    body = bytearray()
    most = FILE_MAX if scope["raw_path"].startswith(store.PREFIX.encode()) else BODY_MAX
    more = True
    while more and len(body) <= most:
        message = await receive()
        body += message.get("body", b"")
        more = bool(message.get("more_body"))
    return Incoming(
        scope["method"],
        scope["raw_path"],
        scope["query_string"].decode("latin-1"),
        headers,
        bytes(body),
    )


def _log(world: World, incoming: Incoming, op: Operation | None) -> Json:
    """Writes the request down without its secrets: a token appears as the number of the login that
    fetched it."""
    world.state.requests += 1
    given = (incoming.headers.get(name, "") for name in TOKEN_HEADERS)
    authorization = next(filter(None, given), "")
    token = world.state.tokens.get(authorization.removeprefix("Bearer "))
    shown = {
        name: _scheme(value) if name in TOKEN_HEADERS else value
        for name, value in incoming.headers.items()
    }
    is_login = op is not None and op.auth != "token"
    is_signed = incoming.path.startswith(store.PREFIX)
    entry: Json = {
        "n": world.state.requests,
        "at": world.clock.stamp(),
        "operation": op.name if op else None,
        "method": incoming.method,
        "path": incoming.path,
        "query": "[redacted]" if is_signed else incoming.raw_query,
        "headers": shown,
        "authorized": bool(authorization),
        "token": token.number if token else None,
        "body": "[redacted]"
        if is_login and incoming.body
        else incoming.body[:LOGGED_BODY_MAX].decode("utf-8", "replace"),
    }
    world.log(entry)
    return entry


def _scheme(value: str) -> str:
    scheme, space, _ = value.partition(" ")
    return f"{scheme} [redacted]" if space else "[redacted]"
