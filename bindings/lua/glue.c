#include "native.h"

#include "api/reach.h"
#include "api/errors.h"
#include "api/reach.h"

#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define ERROR_KIND "perk.error"
#define ARRAY_KIND "perk.array"
#define COPY_TEXT "perk.copy_text"

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

/* The copy is made by a protected call, so that a lack of memory does not lose the text; the
 * function for it is at hand already.
 */
static int copy_text(lua_State *L)
{
    const perk_str *text = lua_touserdata(L, 1);
    lua_pushlstring(L, text->ptr, text->len);
    return 1;
}

void perk_lua_push_text(lua_State *L, perk_text *text)
{
    if (!text) {
        lua_pushnil(L);
        return;
    }
    perk_str view = perk_text_str(text);
    lua_getfield(L, LUA_REGISTRYINDEX, COPY_TEXT);
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

static void set_text(lua_State *L, const char *name, const char *value)
{
    if (!*value)
        return;
    lua_pushstring(L, value);
    lua_setfield(L, -2, name);
}

static void set_int(lua_State *L, const char *name, int64_t value, int64_t absent)
{
    if (value == absent)
        return;
    perk_lua_push_int(L, value);
    lua_setfield(L, -2, name);
}

static void set_flag(lua_State *L, const char *name, int value)
{
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

void perk_lua_push_error(lua_State *L, const perk_error *err)
{
    if (!err || err->code == 0) {
        lua_pushnil(L);
        return;
    }
    const perk_error_kind *kind = perk_error_kind_find(err->code);
    lua_createtable(L, 0, 13);
    set_text(L, "code", kind ? kind->name : "unknown");
    set_text(L, "advice", perk_error_advice(err));
    set_text(L, "message", err->message);
    set_text(L, "pointer", err->pointer);
    set_text(L, "request_id", err->request_id);
    set_text(L, "api_name", err->api_name);
    set_int(L, "api_code", err->api_code, 0);
    set_int(L, "http_status", err->http_status, 0);
    set_int(L, "attempts", err->attempts, -1);
    set_int(L, "retry_after_ms", err->retry_after_ms, -1);
    set_int(L, "offset", err->offset, -1);
    set_flag(L, "retryable", (err->flags & PERK_ERR_RETRYABLE) != 0);
    set_flag(L, "outcome_unknown", (err->flags & PERK_ERR_OUTCOME_UNKNOWN) != 0);
    luaL_getmetatable(L, ERROR_KIND);
    lua_setmetatable(L, -2);
}

perk_pushed perk_lua_fail(lua_State *L, const perk_error *err)
{
    lua_pushnil(L);
    perk_lua_push_error(L, err);
    return 2;
}

static int error_to_string(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "message");
    if (!lua_isstring(L, -1))
        lua_getfield(L, 1, "code");
    return 1;
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

/* ---- metatables ---- */

void *perk_lua_guard(lua_State *L, size_t size, const char *kind)
{
    void *guarded = lua_newuserdata(L, size);
    memset(guarded, 0, size);
    luaL_getmetatable(L, kind);
    lua_setmetatable(L, -2);
    return guarded;
}

static void define(lua_State *L, const char *kind, const char *member, lua_CFunction function)
{
    luaL_newmetatable(L, kind);
    if (function) {
        lua_pushcfunction(L, function);
        lua_setfield(L, -2, member);
    }
    lua_pushstring(L, kind);
    lua_setfield(L, -2, "__name");
    lua_pop(L, 1);
}

void perk_lua_open(lua_State *L)
{
    define(L, ERROR_KIND, "__tostring", error_to_string);
    define(L, ARRAY_KIND, NULL, NULL);
    define(L, PERK_LUA_TAPE, "__gc", perk_lua_tape_gc);
    define(L, PERK_LUA_DUMPER, "__gc", perk_lua_dumper_gc);
    lua_pushcfunction(L, copy_text);
    lua_setfield(L, LUA_REGISTRYINDEX, COPY_TEXT);
}

perk_pushed perk_lua_array_metatable(lua_State *L)
{
    luaL_getmetatable(L, ARRAY_KIND);
    return 1;
}

perk_pushed perk_lua_error_metatable(lua_State *L)
{
    luaL_getmetatable(L, ERROR_KIND);
    return 1;
}

perk_pushed perk_lua_null(lua_State *L)
{
    lua_pushlightuserdata(L, NULL);
    return 1;
}

perk_pushed perk_lua_identity(lua_State *L, const perk_resource *resource)
{
    lua_pushlightuserdata(L, (void *)(uintptr_t)resource);
    return 1;
}

/* Whether the list on top of the stack has the text. */
static bool is_listed(lua_State *L, const char *text)
{
    bool found = false;
    for (size_t i = 1; i <= lua_rawlen(L, -1) && !found; i++) {
        lua_rawgeti(L, -1, (int)i);
        found = strcmp(lua_tostring(L, -1), text) == 0;
        lua_pop(L, 1);
    }
    return found;
}

static void list_wire_names(lua_State *L, const perk_object *object, perk_str name)
{
    for (size_t i = 0; i < object->count; i++) {
        const perk_field *field = &object->fields[i];
        if (!perk_str_eq(perk_str_of(field->name), name) || is_listed(L, field->wire))
            continue;
        lua_pushstring(L, field->wire);
        lua_rawseti(L, -2, (int)lua_rawlen(L, -2) + 1);
    }
}

perk_pushed perk_lua_wire_names(lua_State *L, perk_str name)
{
    const perk_reach *all = perk_reach_all();
    lua_newtable(L);
    for (size_t i = 0; i < all->object_count; i++)
        list_wire_names(L, all->objects[i], name);
    return 1;
}

perk_pushed perk_lua_collect_for(lua_State *L, const perk_doc *doc)
{
    size_t kib = perk_doc_json(doc).len / 1024;
    if (kib)
        (void)lua_gc(L, LUA_GCSTEP, (int)kib);
    return 0;
}
