"""How each provider writes errors and headers, and finds the token of a request. The folder of a
provider registers its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from libperk.sandbox.seed.world import Token, World
from libperk.sandbox.wire.values import Problem, Reply


@dataclass(frozen=True)
class Dialect:
    #: The reply that reports these problems.
    refuse: Callable[[World, list[Problem]], Reply]
    #: Headers of every reply, with the id of the request.
    headers: Callable[[World, str], dict[str, str]]
    #: The token that came with these headers; None when credentials did. Refused without either.
    token: Callable[[World, Mapping[str, str]], Token | None]


DIALECTS: dict[str, Dialect] = {}
