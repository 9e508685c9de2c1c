-- Builds the Lua 5.4 modules from the source tree:
--     luarocks --lua-version 5.4 make lua/rockspecs/5.4/libperk-0.1.0-1.rockspec
-- Needs CMake, SWIG 4.4.1 or later on PATH, and the development files of jansson, libcrypto and
-- libcurl; no network.
rockspec_format = "3.0"
package = "libperk"
version = "0.1.0-1"
source = {url = "git+file://."}
description = {
    summary = "Clients for card-linked-offer and rewards APIs",
    detailed = "An unofficial client of Kard (v2 and legacy) and Capillary promotions: a small C core "
        .. "that does no I/O, with a libcurl driver that is loaded when it is used.",
    license = "MIT",
}
dependencies = {"lua >= 5.4, < 5.5"}
build = {
    type = "cmake",
    variables = {
        PERK_LUA = "ON",
        PERK_TESTS = "OFF",
        PERK_INSTALL = "OFF",
        PERK_LUA_ABIS = "5.4",
        PERK_LUA_INCLUDE_DIR = "$(LUA_INCDIR)",
        PERK_LUA_LIBDIR = "$(LIBDIR)",
        PERK_LUA_LUADIR = "$(LUADIR)",
    },
}
