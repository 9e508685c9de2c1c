"""Plugins of Kong and APISIX in nginx, under the stand-ins of tests/gateway/standin."""

from __future__ import annotations

import json

from gateway_rig.nginx import ROOT

STANDIN = ROOT / "tests/gateway/standin"


def lua(value: object) -> str:
    """A value as Lua."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"[{lua(name)}] = {lua(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "{" + ", ".join(lua(one) for one in value) + "}"
    return json.dumps(value)


def init(host: str, code: str) -> str:
    path = f'package.path = "{STANDIN}/?.lua;" .. package.path'
    return f'init_by_lua_block {{ {path} standin = require "{host}_standin" {code} }}'


def location(path: str, plugin: str, upstream: str, more: str = "") -> str:
    phases = ("access", "header_filter", "body_filter", "log")
    blocks = " ".join(f'{one}_by_lua_block {{ {plugin}:run("{one}") }}' for one in phases)
    return f"location {path} {{ {blocks} proxy_pass {upstream}; {more} }}"


def plugin(host: str, name: str, config: dict[str, object]) -> str:
    return init(host, f'plugin = assert(standin.load("{name}", {lua(config)}))')
