"""Errors in Capillary's envelopes, and its tokens, which have a header to themselves."""

from __future__ import annotations

from collections.abc import Mapping

from libperk.sandbox.capillary.auth import is_till
from libperk.sandbox.seed.world import Token, World
from libperk.sandbox.wire.access import find
from libperk.sandbox.wire.dialects import DIALECTS, Dialect
from libperk.sandbox.wire.values import Problem, Reply

NAME = "capillary"
TOKEN_HEADER = "x-cap-api-oauth-token"


def _refuse(world: World, problems: list[Problem]) -> Reply:
    """Envelope A or B, as the control endpoint chose; C when access itself is denied."""
    status, message = problems[0].status, problems[0].detail
    code = problems[0].code or status
    if status in (401, 403):
        error = {"status": False, "code": code, "message": message}
        return Reply(status, {"warnings": [], "errors": [error]})
    if world.capillary.envelope == "B":
        at = int(world.clock.now().timestamp() * 1000)
        return Reply(
            status,
            {"timestamp": at, "errorCode": code, "message": message, "errorDetails": [message]},
        )
    return Reply(status, {"data": None, "errors": [{"code": code, "message": message}]})


def _headers(_: World, request_id: str) -> dict[str, str]:
    return {"X-Cap-RequestID": request_id}


def _token(world: World, given: Mapping[str, str]) -> Token | None:
    return None if is_till(world, given) else find(world, NAME, given.get(TOKEN_HEADER, ""))


DIALECTS[NAME] = Dialect(_refuse, _headers, _token)
