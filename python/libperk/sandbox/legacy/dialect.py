"""Errors in the three shapes of the legacy API; its tokens may come without a scheme."""

from __future__ import annotations

from collections.abc import Mapping

from libperk.sandbox.kard.dialect import headers
from libperk.sandbox.seed.world import Token, World
from libperk.sandbox.wire.access import bearer, find
from libperk.sandbox.wire.dialects import DIALECTS, Dialect
from libperk.sandbox.wire.values import Problem, Reply

NAME = "kard_legacy"
BARE = {404, 409, 500}


def _refuse(_: World, problems: list[Problem]) -> Reply:
    status = problems[0].status
    if status in BARE:
        return Reply(status, problems[0].detail)
    if status == 400:
        texts = [f"{p.parameter or p.pointer or 'request'}: {p.detail}" for p in problems]
        return Reply(status, {"errors": texts})
    return Reply(status, {"message": problems[0].detail})


def _token(world: World, given: Mapping[str, str]) -> Token:
    text = bearer(given)
    return find(world, NAME, given.get("authorization", "") if text is None else text)


DIALECTS[NAME] = Dialect(_refuse, headers, _token)
