/* glue.c - what the typemaps of both modules call. It has no state; the core module's state.c makes
 * what it finds in the registry. */
#include "native.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>

/* ---- texts ---- */

int perk_lua_is_text(lua_State *L, int index)
{
    int type = lua_type(L, index);
    return type == LUA_TSTRING || type == LUA_TNIL;
}

perk_str perk_lua_text(lua_State *L, int index)
{
    perk_str text = {NULL, 0};
    if (lua_type(L, index) == LUA_TSTRING)
        text.ptr = lua_tolstring(L, index, &text.len);
    return text;
}

void perk_lua_push_str(lua_State *L, perk_str text)
{
    if (text.ptr)
        lua_pushlstring(L, text.ptr, text.len);
    else
        lua_pushnil(L);
}

/* The copy is made by a protected call, so that a lack of memory does not lose the text. */
void perk_lua_push_text(lua_State *L, perk_text *text)
{
    if (!text) {
        lua_pushnil(L);
        return;
    }
    perk_str view = perk_text_str(text);
    lua_getfield(L, LUA_REGISTRYINDEX, PERK_LUA_COPY_TEXT);
    lua_pushlightuserdata(L, &view);
    int failed = lua_pcall(L, 1, 1, 0);
    perk_text_free(text);
    if (failed)
        lua_error(L);
}

/* ---- integers ---- */

#if LUA_VERSION_NUM >= 503

int perk_lua_is_int(lua_State *L, int index)
{
    int whole = 0;
    if (lua_type(L, index) == LUA_TNUMBER)
        (void)lua_tointegerx(L, index, &whole);
    return whole;
}

int64_t perk_lua_int(lua_State *L, int index)
{
    return lua_tointeger(L, index);
}

void perk_lua_push_int(lua_State *L, int64_t value)
{
    lua_pushinteger(L, value);
}

#else

int perk_lua_is_int(lua_State *L, int index)
{
    if (lua_type(L, index) != LUA_TNUMBER)
        return 0;
    double value = lua_tonumber(L, index);
    return value >= -0x1p63 && value < 0x1p63 && !(floor(value) < value);
}

int64_t perk_lua_int(lua_State *L, int index)
{
    return (int64_t)lua_tonumber(L, index);
}

void perk_lua_push_int(lua_State *L, int64_t value)
{
    char digits[24];
    if (value >= -PERK_LUA_EXACT && value <= PERK_LUA_EXACT) {
        lua_pushnumber(L, (lua_Number)value);
        return;
    }
    int len = snprintf(digits, sizeof digits, "%" PRId64, value);
    lua_pushlstring(L, digits, (size_t)len);
}

#endif

/* ---- errors ---- */

void perk_lua_push_error(lua_State *L, const perk_error *err)
{
    if (!err || err->code == 0) {
        lua_pushnil(L);
        return;
    }
    lua_getfield(L, LUA_REGISTRYINDEX, PERK_LUA_MAKE_ERROR);
    lua_pushlightuserdata(L, (void *)(uintptr_t)err);
    lua_call(L, 1, 1);
}

perk_pushed perk_lua_fail(lua_State *L, const perk_error *err)
{
    lua_pushnil(L);
    perk_lua_push_error(L, err);
    return 2;
}

/* ---- signals ---- */

/* Interpreters set the hook of the main thread, whichever coroutine runs. (LuaJIT has one hook for
 * all.) */
perk_lua_watch perk_lua_watched(lua_State *L)
{
    lua_State *watched = L;
#ifdef LUA_RIDX_MAINTHREAD
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_MAINTHREAD);
    watched = lua_tothread(L, -1);
    lua_pop(L, 1);
#endif
    return (perk_lua_watch){watched, lua_gethook(watched)};
}

int perk_lua_tick(void *context)
{
    const perk_lua_watch *watch = context;
    return lua_gethook(watch->L) != watch->hook;
}
