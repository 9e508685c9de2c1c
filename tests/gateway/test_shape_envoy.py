"""Bodies that are shaped on their way through Envoy, and bodies that pass untouched."""

from __future__ import annotations

import base64
import itertools
import json
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from gateway_rig import shapes
from gateway_rig.clients import Reply, request, request_h2
from gateway_rig.envoy import Envoy, lua_config
from gateway_rig.lua import lua
from gateway_rig.origin import CAP, RULES, UNTOUCHED, Origin, assert_shaped, page

from libperk.sandbox.testing import Handle, start

PAGES, RULE_SETS = 300, 10  # the thousand goes through nginx

Start = Callable[..., Envoy]

NEW = 'local gateway = require("perk.envoy").new{{shapes = {}}}\n'
OFFERS = 'function envoy_on_response(handle) gateway:shape(handle, "offers") end'
# The request names the shape of its response.
CHOSEN = """
function envoy_on_request(handle)
    local name = handle:headers():get("x-shape")
    if name then handle:streamInfo():dynamicMetadata():set("test", "shape", name) end
end
function envoy_on_response(handle)
    local chosen = handle:streamInfo():dynamicMetadata():get("test")
    if chosen then gateway:shape(handle, chosen.shape) end
end
"""


@pytest.fixture
def gateway(envoy: Start, origin: Origin) -> Envoy:
    return envoy(lua_config(origin.port, {"/": NEW.format(lua({"offers": RULES})) + OFFERS}))


def ask(running: Envoy, http: str = "1.1", method: str = "GET") -> Reply:
    send = request if http == "1.1" else request_h2
    return send(running.port, method, "/p")


def test_json_is_shaped(gateway: Envoy, origin: Origin) -> None:
    for http, length, offers in itertools.product(["1.1", "2"], [True, False], [0, 1, 30, 500]):
        body = page(offers, 1000)
        origin.set("/p", body, **({} if length else {"length": ""}))
        assert_shaped(ask(gateway, http), body)
    assert not gateway.errors()


@pytest.mark.parametrize("http", ["1.1", "2"])
@pytest.mark.parametrize("name", UNTOUCHED)
def test_what_passes_untouched_has_a_header(
    gateway: Envoy, origin: Origin, http: str, name: str
) -> None:
    reason, body, status, headers = UNTOUCHED[name]
    origin.set("/p", body, status, ETag='"v1"', **headers)
    reply = ask(gateway, http)
    assert (reply.status, reply.body) == (status, body)
    assert reply.headers["perk-shape"] == f"skipped; reason={reason}"
    assert reply.headers["etag"] == '"v1"'
    assert status == 204 or reply.headers["content-length"] == str(len(body))


def test_a_body_without_length_that_is_too_large_passes_untouched(
    gateway: Envoy, origin: Origin
) -> None:
    body = page(3000, 1000)
    assert len(body) > 3 * CAP  # and more than Envoy's own buffer
    origin.set("/p", body, length="")
    for http in ("1.1", "2"):
        reply = ask(gateway, http)
        assert (reply.status, reply.body) == (200, body)
    assert not gateway.errors()


def test_what_is_no_json_after_all_passes_untouched(gateway: Envoy, origin: Origin) -> None:
    body = b'{"data": [secret]}' * 1000
    for more in ({}, {"length": ""}):
        origin.set("/p", body, **more)
        reply = ask(gateway)
        assert (reply.status, reply.body) == (200, body)
    assert "perk: parse: a body passes without the shape offers" in gateway.log()
    assert "secret" not in gateway.log()


def test_head_has_no_length_of_a_body_that_is_shaped(gateway: Envoy, origin: Origin) -> None:
    origin.set("/p", page())
    reply = ask(gateway, method="HEAD")
    assert (reply.status, reply.body) == (200, b"")
    assert "content-length" not in reply.headers


def test_a_small_buffer_of_envoy_does_not_matter(envoy: Start, origin: Origin) -> None:
    config = lua_config(origin.port, {"/": NEW.format(lua({"offers": RULES})) + OFFERS})
    running = envoy(config.replace(f'_limit_bytes": {CAP}', '_limit_bytes": 32768'))
    body = page(400, 2000)
    origin.set("/p", body)
    assert_shaped(ask(running), body)


# ---- pages of the sandbox ----


def bearer(sandbox: Handle) -> dict[str, str]:
    given = sandbox.credentials
    pair = f"{given['client_id']}:{given['client_secret']}".encode()
    headers = [
        ("Authorization", "Basic " + base64.b64encode(pair).decode()),
        ("Content-Type", "application/x-www-form-urlencoded"),
    ]
    where = urlsplit(given["token_url"])
    form = b"grant_type=client_credentials"
    reply = request(where.port or 80, "POST", where.path, headers, form)
    return {"Authorization": "Bearer " + json.loads(reply.body)["access_token"]}


@pytest.mark.parametrize("days", [-50, 25])  # some offers are over; some have not begun
def test_random_pages_are_as_plain_json_has_them(envoy: Start, days: int) -> None:
    rng = random.Random(days + 1)
    rules = [shapes.random_rules(rng) for _ in range(RULE_SETS)]
    named = {f"s{number}": one for number, one in enumerate(rules)}
    now = datetime.now(UTC)
    with start(seed=rng.randint(1, 1000), now=(now + timedelta(days=days)).isoformat()) as sandbox:
        port = urlsplit(sandbox.url).port or 80
        running = envoy(lua_config(port, {"/": NEW.format(lua(named)) + CHOSEN}))
        connection, token = HTTPConnection("127.0.0.1", running.port), bearer(sandbox)
        changed = 0
        for _ in range(PAGES // 2):
            target = shapes.random_target(rng, sandbox.credentials)
            number = rng.randrange(RULE_SETS)
            plain = shapes.fetch(connection, target, token)
            made = shapes.fetch(connection, target, {**token, "X-Shape": f"s{number}"})
            assert shapes.is_shaped(plain, made, rules[number], now), (target, rules[number])
            changed += made != plain
        connection.close()
        assert changed > PAGES // 4
