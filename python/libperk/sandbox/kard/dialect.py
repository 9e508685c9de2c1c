"""Errors as JSON:API has them, the headers of version 2, and its bearer tokens."""

from __future__ import annotations

from collections.abc import Mapping

from libperk.sandbox.seed.world import Token, World
from libperk.sandbox.wire.access import bearer, find
from libperk.sandbox.wire.dialects import DIALECTS, Dialect
from libperk.sandbox.wire.replies import error_object
from libperk.sandbox.wire.values import Problem, Reply

NAME = "kard"


def _refuse(_: World, problems: list[Problem]) -> Reply:
    return Reply(problems[0].status, {"errors": [error_object(p) for p in problems]})


def headers(world: World, request_id: str) -> dict[str, str]:
    return {"x-request-id": request_id} | world.quota.headers(world.clock.now())


def _token(world: World, given: Mapping[str, str]) -> Token:
    return find(world, NAME, bearer(given) or "")


DIALECTS[NAME] = Dialect(_refuse, headers, _token)
