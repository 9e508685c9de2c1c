"""Replies in each provider's shape: JSON:API errors, the legacy mix, Capillary's envelopes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from libperk.sandbox.wire import Call, Json, Problem, Reply
from libperk.sandbox.world import World

LEGACY_BARE = {404, 409, 500}


def refuse(provider: str, problems: list[Problem], world: World) -> Reply:
    status = problems[0].status
    if provider == "capillary":
        return capillary_error(world, status, problems[0].code or status, problems[0].detail)
    if provider == "kard_legacy":
        return _legacy(status, problems)
    return Reply(status, {"errors": [error_object(p) for p in problems]})


def error_object(problem: Problem) -> Json:
    error: Json = {"status": str(problem.status), "title": problem.title, "detail": problem.detail}
    source = {
        key: text for key in ("pointer", "parameter", "header") if (text := getattr(problem, key))
    }
    if source:
        error["source"] = source
    if problem.id:
        error["id"] = problem.id
    return error


def _legacy(status: int, problems: list[Problem]) -> Reply:
    if status in LEGACY_BARE:
        return Reply(status, problems[0].detail)
    if status == 400:
        return Reply(
            status,
            {"errors": [f"{p.parameter or p.pointer or 'request'}: {p.detail}" for p in problems]},
        )
    return Reply(status, {"message": problems[0].detail})


def capillary_error(world: World, http_status: int, code: int, message: str) -> Reply:
    """Envelope A or B, as the control endpoint chose; C when access itself is denied."""
    if http_status in (401, 403):
        return Reply(
            http_status,
            {"warnings": [], "errors": [{"status": False, "code": code, "message": message}]},
        )
    if world.capillary.envelope == "B":
        at = int(world.clock.now().timestamp() * 1000)
        return Reply(
            http_status,
            {"timestamp": at, "errorCode": code, "message": message, "errorDetails": [message]},
        )
    return Reply(http_status, {"data": None, "errors": [{"code": code, "message": message}]})


def created(call: Call, data: Any, **more: Any) -> Reply:
    """The operation's own success status around a document."""
    return Reply(call.op.success, {"data": data, **more})


def deleted(call: Call, kind: str, resource_id: str) -> Reply:
    return created(call, {"type": kind, "id": resource_id, "attributes": {}})


def job(call: Call, problems: Iterable[Problem] = ()) -> Reply:
    """A queued job for the accepted items; 207 with errors when some were not."""
    data = {
        "type": "job",
        "id": call.world.new_id("job"),
        "attributes": {"status": "queued", "message": "Accepted for processing"},
    }
    return mixed(call, data, problems)


def mixed(call: Call, data: Any, problems: Iterable[Problem]) -> Reply:
    errors = [error_object(p) for p in problems]
    if not errors:
        return created(call, data)
    return Reply(207, {"data": data, "errors": errors})
