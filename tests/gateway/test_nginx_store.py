"""The store of nginx's host: a shared dict that never drops what still lives."""

from __future__ import annotations

import json
from collections.abc import Callable

from gateway_rig.clients import request
from gateway_rig.nginx import Nginx

INIT = """
    lua_shared_dict small 32k;
    init_by_lua_block {
        perk = require "perk"
        store = require("perk.nginx.host").new("small").store
    }
"""


def run(nginx: Callable[..., Nginx], code: str) -> list[object]:
    """What a request's Lua code returns."""
    content = f"local function run() {code} end ngx.print(perk.dump(perk.array{{run()}}))"
    server = f"location / {{ content_by_lua_block {{ {content} }} }}"
    reply = request(nginx(http=INIT, server=server, workers=1).port, "GET", "/")
    result: list[object] = json.loads(reply.body)
    return result


FILL = """
    local count = 0
    while store:add("key " .. count, ("x"):rep(100), life) do count = count + 1 end
"""


def test_a_full_store_keeps_what_it_has(nginx: Callable[..., Nginx]) -> None:
    code = f"""
        local life {FILL}
        local kept = 0
        local added, why = store:add("new", ("x"):rep(100))
        local set, other = store:set("new", ("x"):rep(100))
        local number, numbers, third = 1, 0
        while number do
            number, third = store:incr("number " .. numbers, 1)
            numbers = numbers + 1
        end
        for index = 0, count - 1 do
            if store:get("key " .. index) then kept = kept + 1 end
        end
        return count > 50, count - kept, added == nil, why, set == nil, other, third
    """
    full = "no memory"
    assert run(nginx, code) == [True, 0, True, full, True, full, full]


def test_what_has_ended_makes_space(nginx: Callable[..., Nginx]) -> None:
    code = f"local life = 0.05 {FILL} ngx.sleep(0.1) return count > 50, store:add('a', 1)"
    assert run(nginx, code) == [True, True]


def test_a_full_store_is_searched_less_and_less(nginx: Callable[..., Nginx]) -> None:
    code = """
        local clock, searches, found = 1000, 0, 0
        ngx.now = function() return clock end
        store._dict = {
            safe_add = function() return nil, "no memory" end,
            flush_expired = function() searches = searches + 1 return found end,
        }
        local function search_for(seconds)
            local before = searches
            for _ = 1, 2 * seconds do clock = clock + 0.5 store:add("a", 1) end
            return searches - before
        end
        local few = search_for(300) <= 21
        found = 1
        return few, search_for(60) > 20
    """
    assert run(nginx, code) == [True, True]


def test_each_function(nginx: Callable[..., Nginx]) -> None:
    code = """
        return store:add("a", "b"), store:add("a", "c"), store:get("a"), store:set("a", "d", 100),
            store:get("a"), store:incr("n", 2), store:incr("n", 3, 100), store:delete("a") == nil,
            store:get("a") == nil, store:add("short", 1, 0.0001),
            ngx.sleep(0.02) == nil and store:get("short") == nil
    """
    expected = [True, False, "b", True, "d", 2, 5, True, True, True, True]
    assert run(nginx, code) == expected
