"""The control endpoints under /_sandbox/: for tests, from this machine only, without
authorization."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from libperk.sandbox import credentials
from libperk.sandbox.kard import audits, files, placement_content
from libperk.sandbox.legacy import audits as legacy_audits
from libperk.sandbox.legacy import notices
from libperk.sandbox.seed.world import World
from libperk.sandbox.wire import fault_plans, faults, intake
from libperk.sandbox.wire.webhooks import Courier


class Control:
    """The endpoints as methods; each answers JSON."""

    def __init__(self, world: World, plan: faults.Plan, courier: Courier) -> None:
        self.world = world
        self.plan = plan
        self.courier = courier

    def credentials(self, _: Any) -> Any:
        return credentials.facts(self.world)

    def add_faults(self, body: Any) -> Any:
        specs = body if isinstance(body, list) else [body]
        self.plan.faults += [
            fault_plans.parse(spec, self.world.contract.operations) for spec in specs
        ]
        return self.list_faults(None)

    def list_faults(self, _: Any) -> Any:
        return {"faults": [asdict(fault) for fault in self.plan.faults if fault.times]}

    def clear_faults(self, _: Any) -> Any:
        self.plan.faults.clear()
        return self.list_faults(None)

    def log(self, _: Any) -> Any:
        state = self.world.state
        return {"logins": state.logins, "count": state.requests, "requests": list(state.log)}

    def ledger(self, _: Any) -> Any:
        deliveries = [entry for kept in self.world.kept.values() for entry in kept.deliveries]
        return {"items": list(self.world.state.ledger), "deliveries": deliveries}

    def applied(self, _: Any) -> Any:
        """How often each item took effect: by kind, then by the item's id, or by `user/entity` of
        an event, which has none."""
        state = self.world.state
        times: dict[str, Counter[str]] = {}
        for item in state.ledger:
            if "id" in item or "entityId" in item:
                key = item["id"] if "id" in item else f"{item['userId']}/{item['entityId']}"
                times.setdefault(item["kind"], Counter())[key] += 1
        return {"times": times, "forgotten": state.recorded - len(state.ledger)}

    def move_audit(self, body: Any) -> Any:
        """Advances an audit: id, status, and for CLOSED a resolutionCode. A webhook reports it."""
        self.world.enter(body.get("issuer", ""))
        state, audit_id = self.world.state, body["id"]
        if audit_id not in state.audits and audit_id not in state.legacy_audits:
            raise ValueError("no such audit")
        move = audits.move if audit_id in state.audits else legacy_audits.move
        code = int(body.get("resolutionCode", audits.RESOLVED))
        moved = move(self.world, audit_id, body["status"], code)
        self.courier.dispatch()
        return moved

    def send_placements(self, body: Any) -> Any:
        """Sends the files of the push and email placements, as their cadence would; `placementId`
        chooses one."""
        self.world.enter(body.get("issuer", ""))
        sent = placement_content.send_files(self.world, body.get("placementId"))
        self.courier.dispatch()
        return {"sent": sent}

    def send_payout(self, body: Any) -> Any:
        """Sends the reconciliation file of a payout."""
        self.world.enter(body.get("issuer", ""))
        sent = files.send_payout(self.world)
        self.courier.dispatch()
        return {"sent": [sent]}

    def reset(self, _: Any) -> Any:
        self.world.reset()
        self.plan.faults.clear()
        return {"reset": True}

    def revoke(self, _: Any) -> Any:
        """Revokes every token; the next call of each client meets a 401."""
        count = len(self.world.state.tokens)
        self.world.state.tokens.clear()
        return {"revoked": count}

    def settings(self, body: Any) -> Any:
        """Changes how the server behaves from now on: token_life_s, scopes, capillary {envelope,
        status}, advance_s, legacy_webhook_url."""
        unknown = set(body) - {
            "token_life_s",
            "scopes",
            "capillary",
            "advance_s",
            "legacy_webhook_url",
        }
        if unknown:
            raise ValueError("unknown settings: " + ", ".join(sorted(unknown)))
        world = self.world
        if "legacy_webhook_url" in body:
            notices.use(world, body["legacy_webhook_url"])
        world.token_life_s = int(body.get("token_life_s", world.token_life_s))
        world.scopes = frozenset(body.get("scopes", world.scopes))
        style = body.get("capillary", {})
        world.capillary.envelope = str(style.get("envelope", world.capillary.envelope))
        world.capillary.status = int(style.get("status", world.capillary.status))
        world.clock.advance(float(body.get("advance_s", 0)))
        return {
            "token_life_s": world.token_life_s,
            "scopes": sorted(world.scopes),
            "capillary": asdict(world.capillary),
        }


def control(world: World, plan: faults.Plan, courier: Courier) -> ASGIApp:
    own = Control(world, plan, courier)
    return LoopbackOnly(
        Starlette(
            routes=[
                _route(world, "credentials", own.credentials, "GET"),
                _route(world, "faults", own.add_faults, "POST"),
                _route(world, "faults", own.list_faults, "GET"),
                _route(world, "faults", own.clear_faults, "DELETE"),
                _route(world, "log", own.log, "GET"),
                _route(world, "ledger", own.ledger, "GET"),
                _route(world, "applied", own.applied, "GET"),
                _route(world, "audits", own.move_audit, "POST"),
                _route(world, "placement_files", own.send_placements, "POST"),
                _route(world, "payout_files", own.send_payout, "POST"),
                _route(world, "reset", own.reset, "POST"),
                _route(world, "revoke", own.revoke, "POST"),
                _route(world, "settings", own.settings, "POST"),
            ]
        )
    )


def _route(world: World, name: str, action: Callable[[Any], Any], method: str) -> Route:
    async def endpoint(request: Request) -> JSONResponse:
        try:
            raw = await request.body()
            body = intake.storable(raw) if raw else None
            body = {} if body is None else body
            if name != "faults" and not isinstance(body, dict):
                raise ValueError("the body must be an object")
            world.enter()
            return JSONResponse(action(body))
        except (ValueError, TypeError, OverflowError) as problem:
            return JSONResponse({"error": str(problem)}, status_code=400)
        except KeyError as problem:
            return JSONResponse({"error": f"{problem} is missing"}, status_code=400)

    return Route(f"/_sandbox/{name}", endpoint, methods=[method])


class LoopbackOnly:
    """Refuses a peer that is not on this machine, however the server was bound."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        if scope["type"] == "http" and not (client and ipaddress.ip_address(client[0]).is_loopback):
            refusal = JSONResponse({"error": "control is for this machine only"}, status_code=403)
            await refusal(scope, receive, send)
            return
        await self._app(scope, receive, send)
