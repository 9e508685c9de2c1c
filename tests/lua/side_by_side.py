"""The Python module and a Lua module in one process: each has its own core, and neither sees
the other.

Usage: side_by_side.py LIBLUA5.4   (LUA_PATH and LUA_CPATH find perk)
"""

from __future__ import annotations

import ctypes
import sys

import libperk
from libperk import _core

SCRIPT = b"""
local perk = require "perk"
kard = kard or assert(perk.kard{auth = "token", token = "t", organization_id = "org"})
local value = assert(perk.parse('{"a":[1,"x"]}'))
assert(perk.dump(value) == '{"a":[1,"x"]}')
return perk.sign("key", "body"), perk.live()
"""


def main() -> None:
    lua = ctypes.CDLL(sys.argv[1], mode=ctypes.RTLD_GLOBAL)
    lua.luaL_newstate.restype = ctypes.c_void_p
    lua.lua_tolstring.restype = ctypes.c_char_p
    lua.lua_tointegerx.restype = ctypes.c_longlong
    state = ctypes.c_void_p(lua.luaL_newstate())
    lua.luaL_openlibs(state)
    before = _core.perk_live()
    kard = libperk.Kard(client_id="i", client_secret="s", organization_id="org")
    held = _core.perk_live()
    assert held > before
    for _ in range(100):
        lua.lua_settop(state, 0)
        failed = lua.luaL_loadstring(state, SCRIPT) or lua.lua_pcallk(
            state, 0, 2, 0, ctypes.c_longlong(0), None
        )
        assert not failed, lua.lua_tolstring(state, -1, None)
        assert lua.lua_tolstring(state, 1, None).decode() == libperk.webhooks.sign("key", "body")
        assert lua.lua_tointegerx(state, 2, None) > 0
        assert libperk.parse('{"a":[1,"x"]}') == {"a": [1, "x"]}
    assert _core.perk_live() == held, "what Lua makes does not count in Python's core"
    lua.lua_close(state)
    assert _core.perk_live() == held
    kard.close()
    print("side by side")


if __name__ == "__main__":
    main()
