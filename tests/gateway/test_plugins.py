"""The plugins of Kong and APISIX, in nginx under a stand-in for each plugin interface. This proves
phases, calls and behaviour, and nothing about Kong and APISIX themselves (docs/gateways.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from gateway_rig.clients import Reply, request
from gateway_rig.lua import lua
from gateway_rig.nginx import ROOT, Nginx
from gateway_rig.standins import init, location, plugin
from gateway_rig.upstream import Upstream
from gateway_rig.verdicts import HEADER, KEYS, notification, sign

from libperk.sandbox.testing import Handle

HOSTS = ("kong", "apisix")
SECRET = "s-very-secret-5127"
SHELLS = [*ROOT.glob("lua/kong/plugins/*/*.lua"), *ROOT.glob("lua/apisix/plugins/*.lua")]

Start = Callable[..., Nginx]


def client(upstream: Upstream, **more: object) -> dict[str, object]:
    return {
        "client_id": "c-1",
        "client_secret": SECRET,
        "organization_id": "o-1",
        "base_url": upstream.url,
        "token_url": upstream.token_url,
        **more,
    }


# ---- tokens ----


@pytest.mark.parametrize("host", HOSTS)
def test_a_token_is_added_and_a_refused_one_is_dropped(
    host: str, nginx: Start, upstream: Upstream
) -> None:
    running = nginx(
        http=plugin(host, "perk-token", client(upstream)),
        server=location("/", "plugin", upstream.url),
    )
    assert [request(running.port, "GET", "/api").status for _ in range(8)] == [200] * 8
    assert upstream.logins == 1
    upstream.revoke()
    assert request(running.port, "GET", "/api").status == 401
    assert [request(running.port, "GET", "/api").status for _ in range(8)] == [200] * 8
    assert upstream.logins == 2
    log = running.log()
    assert SECRET not in log and not any(token in log for token in upstream.issued)


@pytest.mark.parametrize("host", HOSTS)
def test_without_a_token_the_answer_is_502(host: str, nginx: Start, upstream: Upstream) -> None:
    running = nginx(
        http=plugin(host, "perk-token", client(upstream)),
        server=location("/", "plugin", upstream.url),
    )
    upstream.close_tokens()
    reply = request(running.port, "GET", "/api")
    assert reply.status == 502 and int(reply.headers["retry-after"]) >= 1
    assert SECRET.encode() not in reply.body and not upstream.received


@pytest.mark.parametrize("host", HOSTS)
def test_configurations_have_gateways_of_their_own(
    host: str, nginx: Start, upstream: Upstream
) -> None:
    made = [
        f'{name} = assert(standin.load("perk-token", {lua(client(upstream, client_id=name))}))'
        for name in ("one", "two")
    ]
    count = """
        local nginx = require "perk.nginx"
        local new = nginx.new
        made = 0
        nginx.new = function(...) made = made + 1 return new(...) end
    """
    running = nginx(
        http=init(host, count + " ".join(made)),
        server=location("/a", "one", upstream.url)
        + location("/b", "two", upstream.url)
        + "location /made { content_by_lua_block { ngx.print(made) } }"
        + 'location /rotate { content_by_lua_block { one.config.client_secret = "new" } }',
        workers=1,
    )

    def read() -> int:
        for path in ("/a", "/b", "/a", "/b"):
            assert request(running.port, "GET", path).status == 200
        return int(request(running.port, "GET", "/made").body)

    assert read() == 2 and upstream.logins == 2
    request(running.port, "GET", "/rotate")
    assert read() == 3


def test_gateways_of_configurations_that_are_gone_are_freed(nginx: Start) -> None:
    running = nginx(
        http=init("kong", "perk = require 'perk' plugin = require 'perk.nginx.plugin'"),
        server="""location / { content_by_lua_block {
            local kinds = {
                [plugin.token_gateways()] = {client_id = "c", client_secret = "s"},
                [plugin.webhook_gateways()] = {keys = {"k"}},
                [plugin.shape_gateways()] = {current = true},
            }
            local function make()
                for gateway_of, conf in pairs(kinds) do
                    local copy = {dict = "perk", provider = "kard", organization_id = "o"}
                    for name, value in pairs(conf) do copy[name] = value end
                    gateway_of(copy)
                end
                collectgarbage()
                collectgarbage()
                return perk.live()
            end
            local first = make()
            for _ = 1, 10 do make() end
            ngx.print(make() - first)
        } }""",
    )
    assert request(running.port, "GET", "/").body == b"0"


# ---- webhooks; test_verdicts.py has their answers ----


def deliver(port: int, body: bytes, *signatures: str) -> Reply:
    return request(port, "POST", "/open/hook", [(HEADER, one) for one in signatures], body)


def webhook(host: str, nginx: Start, upstream: Upstream, **more: object) -> Nginx:
    return nginx(
        http=plugin(host, "perk-webhook", {"keys": list(KEYS), **more}),
        server=location("/", "plugin", upstream.url),
    )


@pytest.mark.parametrize("host", HOSTS)
def test_an_event_passes_until_the_upstream_has_taken_it(
    host: str, nginx: Start, upstream: Upstream
) -> None:
    upstream.script["/open/hook"] = [500, "reset"]
    running = webhook(host, nginx, upstream)
    body = notification("once")
    statuses = [deliver(running.port, body, sign(body)).status for _ in range(6)]
    assert statuses == [500, 502, 200, 200, 200, 200]
    assert len(upstream.received) == 3
    assert not any(key in running.log() for key in KEYS)


@pytest.mark.parametrize("host", HOSTS)
def test_events_may_pass_more_than_once(host: str, nginx: Start, upstream: Upstream) -> None:
    running = webhook(host, nginx, upstream, once=False)
    body = notification("often")
    assert [deliver(running.port, body, sign(body)).status for _ in range(3)] == [200] * 3
    assert len(upstream.received) == 3


# ---- shaping, with a token ----


@pytest.mark.parametrize("host", HOSTS)
def test_offers_get_a_token_and_a_shape(host: str, nginx: Start, sandbox: Handle) -> None:
    names = ("client_id", "client_secret", "organization_id", "token_url")
    token = {name: sandbox.credentials[name] for name in names} | {"base_url": sandbox.url}
    shape = {"attributes": {"standardOffer": ["name"]}, "relationships": False, "included": False}
    both = f"""
        local token = assert(standin.load("perk-token", {lua(token)}))
        local shape = assert(standin.load("perk-shape", {lua(shape)}))
        both = {{run = function(_, phase) token:run(phase) shape:run(phase) end}}
    """
    running = nginx(http=init(host, both), server=location("/", "both", sandbox.url))
    path = "/v2/issuers/organization-1/users/sandbox-user-1/offers?include=categories"
    headers = [("Accept-Encoding", "gzip"), ("Range", "bytes=0-9")]
    reply = request(running.port, "GET", path, headers)
    document = json.loads(reply.body)
    assert reply.status == 200 and document["data"] and "included" not in document
    for offer in document["data"]:
        assert offer.keys() == {"type", "id", "attributes"}
        assert offer["attributes"].keys() <= {"name"}
    assert sandbox.logins() == 1
    assert not {"accept-encoding", "range"} & sandbox.log()[-1]["headers"].keys()


# ---- schemas ----

GOOD: dict[str, dict[str, object]] = {
    "perk-token": {"client_id": "c", "client_secret": "s"},
    "perk-webhook": {"keys": ["k"]},
    "perk-shape": {"attributes": {"standardOffer": ["name"]}, "relationships": False},
}
BAD: list[tuple[str, dict[str, object]]] = [
    ("perk-token", {"client_id": "c"}),
    ("perk-token", {**GOOD["perk-token"], "client": "x"}),
    ("perk-token", {**GOOD["perk-token"], "provider": "other"}),
    ("perk-token", {**GOOD["perk-token"], "client_secret": ""}),
    ("perk-webhook", {}),
    ("perk-webhook", {"keys": []}),
    ("perk-webhook", {"keys": ["k"] * 9}),
    ("perk-webhook", {"keys": ["k"], "max_body": 0}),
    ("perk-webhook", {"keys": ["k"], "seconds": 1}),
    ("perk-shape", {"attributes": {"standardOffer": "name"}}),
    ("perk-shape", {"include": False}),
]


@pytest.mark.parametrize("host", HOSTS)
def test_schemas_take_good_configurations_only(host: str, nginx: Start) -> None:
    loads = [f'standin.load("{name}", {lua(one)})' for name, one in [*GOOD.items(), *BAD]]
    running = nginx(
        http=init(host, f"results = {{{', '.join(f'({one} ~= nil)' for one in loads)}}}"),
        server="location / { content_by_lua_block {"
        " for _, one in ipairs(results) do ngx.print(one and 1 or 0) end } }",
    )
    expected = "1" * len(GOOD) + "0" * len(BAD)
    assert request(running.port, "GET", "/").body.decode() == expected


def configurations(node: object) -> Iterator[tuple[str, object]]:
    """What YAML of either host gives to the plugins."""
    if isinstance(node, list):
        for one in node:
            yield from configurations(one)
    if isinstance(node, dict):
        if str(node.get("name", "")).startswith("perk-"):
            yield node["name"], node["config"]
        for key, value in node.items():
            if str(key).startswith("perk-"):
                yield key, value
            yield from configurations(value)


@pytest.mark.parametrize(
    ("host", "title", "example"),
    [("kong", "Kong", "kong/kong.yml"), ("apisix", "APISIX", "apisix/apisix.yaml")],
)
def test_schemas_take_what_the_page_and_the_example_show(
    host: str, title: str, example: str, nginx: Start
) -> None:
    yaml = pytest.importorskip("yaml")
    page = (ROOT / "docs/gateways.md").read_text(encoding="utf-8")
    section = page.split(f"\n## {title}\n")[1].split("\n## ")[0]
    texts = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    texts.append((ROOT / "examples" / example).read_text(encoding="utf-8"))
    shown = [pair for text in texts for pair in configurations(yaml.safe_load(text))]
    assert {name for name, _ in shown} == GOOD.keys() and len(shown) == 6
    loads = [f'assert(standin.load("{name}", {lua(one)}))' for name, one in shown]
    nginx(http=init(host, " ".join(loads)))


def test_secrets_are_marked() -> None:
    kong = ROOT / "lua/kong/plugins"
    assert "referenceable = true, encrypted = true" in (kong / "perk-token/schema.lua").read_text()
    keys = (kong / "perk-webhook/schema.lua").read_text()
    assert "encrypted = true" in keys and "referenceable = true" in keys
    apisix = ROOT / "lua/apisix/plugins"
    assert 'encrypt_fields = {"client_secret"}' in (apisix / "perk-token.lua").read_text()
    assert 'encrypt_fields = {"keys"}' in (apisix / "perk-webhook.lua").read_text()


@pytest.mark.parametrize(
    "shell", SHELLS, ids=lambda path: path.relative_to(ROOT / "lua").as_posix()
)
def test_shells_stay_thin(shell: Path) -> None:
    assert len(shell.read_text(encoding="utf-8").splitlines()) < 40


# ---- the stand-ins ----

MISUSES = {
    "kong": [
        "kong.request.get_body()",
        "kong.response.exit(200)",  # in header_filter
        'kong.service.request.set_header("a", "b")',
        "kong.response = nil",
        "ngx.exit(200)",
    ],
    "apisix": [
        "core.response.exit(200)",
        'core.request.set_header(ngx.ctx.api_ctx, "a", "b")',
        "core.schema = nil",
        "ngx.exit(200)",
    ],
}


@pytest.mark.parametrize("host", HOSTS)
def test_a_standin_refuses_everything_else(host: str, nginx: Start) -> None:
    tries = "\n".join(
        f"if pcall(function() {one} end) then ngx.header.misuse = [[{one}]] end"
        for one in MISUSES[host]
    )
    core = 'local core = require "apisix.core"' if host == "apisix" else ""
    running = nginx(
        http=init(host, ""),
        server=f"location / {{ header_filter_by_lua_block {{ {core} {tries} }} return 204; }}",
    )
    assert "misuse" not in request(running.port, "GET", "/").headers
