/* state.c - what each Lua state has once: metatables, and the functions in the registry that
 * glue.c calls. */
#include "native.h"

#include "api/errors.h"
#include "api/reach.h"

#include <stdbool.h>
#include <string.h>
#include <time.h>

#define ERROR_KIND "perk.error"
#define ARRAY_KIND "perk.array"

/* ---- functions in the registry ---- */

static int copy_text(lua_State *L)
{
    const perk_str *text = lua_touserdata(L, 1);
    lua_pushlstring(L, text->ptr, text->len);
    return 1;
}

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

static int make_error(lua_State *L)
{
    const perk_error *err = lua_touserdata(L, 1);
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
    return 1;
}

static int error_to_string(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_getfield(L, 1, "message");
    if (!lua_isstring(L, -1))
        lua_getfield(L, 1, "code");
    return 1;
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
    lua_setfield(L, LUA_REGISTRYINDEX, PERK_LUA_COPY_TEXT);
    lua_pushcfunction(L, make_error);
    lua_setfield(L, LUA_REGISTRYINDEX, PERK_LUA_MAKE_ERROR);
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

int64_t perk_lua_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
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

perk_pushed perk_lua_member_names(lua_State *L)
{
    const perk_reach *all = perk_reach_all();
    lua_newtable(L);
    for (size_t i = 0; i < all->object_count; i++)
        for (size_t at = 0; at < all->objects[i]->count; at++) {
            const perk_field *field = &all->objects[i]->fields[at];
            lua_pushstring(L, field->name);
            lua_setfield(L, -2, field->wire);
        }
    return 1;
}

perk_text *perk_lua_shape_text(const perk_shape *shape, perk_str body, int64_t now_ms,
                               perk_error *err)
{
    perk_doc *doc = perk_doc_parse(body, 0, err);
    perk_text *text = doc ? perk_doc_shape(doc, shape, now_ms, err) : NULL;
    perk_doc_unref(doc);
    return text;
}

perk_pushed perk_lua_collect_for(lua_State *L, const perk_doc *doc)
{
    size_t kib = perk_doc_json(doc).len / 1024;
    if (kib)
        (void)lua_gc(L, LUA_GCSTEP, (int)kib);
    return 0;
}
