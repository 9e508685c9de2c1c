"""Plugins of Kong and APISIX in nginx, under the stand-ins of tests/gateway/standin."""

from __future__ import annotations

from gateway_rig.lua import lua
from gateway_rig.nginx import ROOT

STANDIN = ROOT / "tests/gateway/standin"


def init(host: str, code: str) -> str:
    path = f'package.path = "{STANDIN}/?.lua;" .. package.path'
    return f'init_by_lua_block {{ {path} standin = require "{host}_standin" {code} }}'


def location(path: str, plugin: str, upstream: str, more: str = "") -> str:
    phases = ("access", "header_filter", "body_filter", "log")
    blocks = " ".join(f'{one}_by_lua_block {{ {plugin}:run("{one}") }}' for one in phases)
    return f"location {path} {{ {blocks} proxy_pass {upstream}; {more} }}"


def plugin(host: str, name: str, config: dict[str, object]) -> str:
    return init(host, f'plugin = assert(standin.load("{name}", {lua(config)}))')
