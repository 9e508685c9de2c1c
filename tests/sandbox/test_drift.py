"""What the sandbox answers is what the table knows: after each operation's example the client has
noted nothing new."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import libperk
from libperk.sandbox.testing import Handle, start
from libperk.table import load as table

EXAMPLES = json.loads(
    (Path(__file__).parents[2] / "docs" / "reference" / "examples.json").read_bytes()
)
PROVIDERS = {row["name"]: row["provider"] for row in table()["operations"]}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Handle]:
    with start(seed=1, now="2026-03-10T12:00:00Z") as handle:
        yield handle


def client_of(provider: str, sandbox: Handle, settings: dict[str, Any]) -> Any:
    own = sandbox.credentials
    base = {"base_url": sandbox.url}
    if provider == "capillary":
        keys = {name: own["capillary"][name] for name in ("key", "secret")}
        return libperk.Capillary(**{**base, **keys, **settings})
    if provider == "kard_legacy":
        legacy = {
            **own["legacy"],
            "token_url": sandbox.url + "/oauth2/token",
            "organization_id": own["organization_id"],
        }
        return libperk.KardLegacy(**{**base, **legacy, **settings})
    names = ("client_id", "client_secret", "organization_id")
    return libperk.Kard(**{**base, **{name: own[name] for name in names}, **settings})


def value_of(replies: dict[str, Any], given: Any) -> Any:
    """The arguments with what they take out of earlier replies."""
    if isinstance(given, list):
        return [value_of(replies, item) for item in given]
    if not isinstance(given, dict):
        return given
    if set(given) != {"$"}:
        return {name: value_of(replies, item) for name, item in given.items()}
    name, *steps = given["$"].split(".")
    found = replies[name]
    for step in steps:
        found = found[int(step)] if step.isdigit() else getattr(found, step)
    return found


def call(client: Any, operation: str, args: dict[str, Any]) -> Any:
    *_, part, name = operation.split(".")
    reply = getattr(getattr(client, part), name)(**args)
    return list(reply) if hasattr(reply, "pages") else reply


@pytest.mark.parametrize("operation", EXAMPLES)
def test_replies_of_the_sandbox_hold_nothing_unknown(sandbox: Handle, operation: str) -> None:
    sandbox.reset()
    example, replies = EXAMPLES[operation], {}
    called = example.get("call", operation)
    with client_of(PROVIDERS[called], sandbox, example.get("settings", {})) as client:
        for step in [*example.get("before", ()), {**example, "call": called}]:
            replies[step["as"]] = call(
                client, step["call"], value_of(replies, step.get("args", {}))
            )
        assert client.drift() == []


def test_every_operation_is_held_against_the_table() -> None:
    assert {row["name"] for row in table()["operations"]} == set(EXAMPLES)


def test_findings_are_counted_over_all_calls(sandbox: Handle) -> None:
    sandbox.reset()
    odd = {"data": [{"type": "subscription", "id": "s", "attributes": {"mood": "-"}}]}
    with client_of("kard", sandbox, {}) as kard:
        sandbox.faults(
            {"match": {"operation": "subscriptions.list"}, "status": 200, "body": odd, "times": 3}
        )
        for _ in range(3):
            kard.subscriptions.list()
        found = {
            "operation": "subscriptions.list",
            "kind": "unknown_field",
            "where": "subscription.mood",
            "value": None,
        }
        assert kard.drift() == [{**found, "count": 3}]
        assert kard.drift(reset=True) == [{**found, "count": 3}]
        assert kard.drift() == []
