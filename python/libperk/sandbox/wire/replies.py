"""Replies as JSON:API has them: documents, errors, and both in one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.values import Json, Problem, Reply


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
