/*
 * dump.c - Lua values through the core's writer to JSON text.
 *
 * A table is a list when it is marked as one (perk.array, or by another JSON library) or has the
 * keys 1 to n; everything else must have names. An empty table is written as {}, which the core
 * reads as an empty list where the operation table has a list. What has no JSON form is refused
 * with its pointer ("events/0/event_date"; as in all pointers, indexes count from 0).
 */
#include "native.h"

#include "api/table.h"
#include "base/error.h"
#include "base/limits.h"
#include "json/write.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define SLOTS_PER_LEVEL 4

typedef struct dumper {
    perk_writer writer;
    perk_error err;
    lua_State *L;
    int arrays; /* where the metatable of arrays is */
    size_t depth;
    const void *open[PERK_MAX_DEPTH]; /* the tables around the current value */
} dumper;

enum meaning { MEANS_ITSELF, MEANS_LIST, MEANS_NULL };

static int put(dumper *d);

static int refuse(dumper *d, int code, const char *message)
{
    return perk_error_set(&d->err, code, "%s", message);
}

/* On the way out of a failure: puts one step in front of the pointer; one that gets too long is cut
 * at its end. */
static int within(dumper *d, perk_str step)
{
    char *place = d->err.pointer, rest[sizeof d->err.pointer], name[sizeof d->err.pointer];
    memcpy(rest, place, sizeof rest);
    perk_error_copy(name, sizeof name, step);
    size_t len = strlen(name), room = sizeof rest - 1, tail = strlen(rest);
    memcpy(place, name, len + 1);
    if (tail && len < room) {
        place[len++] = '/';
        tail = tail < room - len ? tail : room - len;
        memcpy(place + len, rest, tail);
        place[len + tail] = '\0';
    }
    return -1;
}

static int within_item(dumper *d, size_t index)
{
    char step[24];
    snprintf(step, sizeof step, "%zu", index);
    return within(d, perk_str_of(step));
}

static int state(dumper *d)
{
    return d->writer.problem ? perk_writer_check(&d->writer, &d->err) : 0;
}

static perk_str top_text(dumper *d, int index)
{
    return perk_lua_text(d->L, index);
}

/* ---- scalars ---- */

/* What is whole and exact counts as an integer, but for -0: the same in a Lua that has integers and
 * in one that has doubles only.
 */
static int is_whole(lua_State *L, double value)
{
#if LUA_VERSION_NUM >= 503
    if (lua_isinteger(L, -1))
        return 1;
#else
    (void)L;
#endif
    return value == floor(value) && fabs(value) <= (double)PERK_LUA_EXACT &&
           !(value == 0 && signbit(value));
}

static int put_number(dumper *d)
{
    double value = lua_tonumber(d->L, -1);
    if (is_whole(d->L, value))
        perk_write_int(&d->writer, perk_lua_int(d->L, -1));
    else if (!isfinite(value))
        return refuse(d, PERK_E_RANGE, "not a finite number");
    else
        perk_write_real(&d->writer, value);
    return state(d);
}

static int put_string(dumper *d)
{
    perk_write_string(&d->writer, top_text(d, -1));
    return state(d);
}

/* LuaJIT's 64-bit integers, whose text is "12LL" or "12ULL". */
static int put_boxed(dumper *d)
{
    int64_t value = 0;
    if (!luaL_callmeta(d->L, -1, "__tostring"))
        lua_pushliteral(d->L, "");
    perk_str text = top_text(d, -1);
    bool whole = text.len > 2 && perk_str_eq(perk_str_from(text, text.len - 2), PERK_LIT("LL"));
    text = perk_str_upto(text, text.len - (whole ? 2 : 0));
    if (whole && text.ptr[text.len - 1] == 'U')
        text.len--;
    int failed = 0;
    if (!whole)
        failed = refuse(d, PERK_E_TYPE,
                        "a value of type cdata that is not a 64-bit integer has no JSON form");
    else if (!perk_str_int(text, &value))
        failed = refuse(d, PERK_E_RANGE, "an integer outside 64 bits");
    else
        perk_write_int(&d->writer, value);
    lua_pop(d->L, 1);
    return failed ? failed : state(d);
}

/* ---- values of other JSON libraries, when they are loaded ---- */

/* Whether the value on top is the member of that name of one of these modules. */
static int is_of_library(dumper *d, const char *member)
{
    static const char *const modules[] = {"cjson", "cjson.safe", "dkjson", "rapidjson"};
    int found = 0;
    lua_getfield(d->L, LUA_REGISTRYINDEX, "_LOADED");
    for (size_t i = 0; i < PERK_COUNT(modules) && !found && lua_istable(d->L, -1); i++) {
        lua_pushstring(d->L, modules[i]);
        lua_rawget(d->L, -2);
        if (lua_istable(d->L, -1)) {
            lua_pushstring(d->L, member);
            lua_rawget(d->L, -2);
            found = lua_rawequal(d->L, -1, -4);
            lua_pop(d->L, 1);
        }
        lua_pop(d->L, 1);
    }
    lua_pop(d->L, 1);
    return found;
}

static int put_null(dumper *d)
{
    perk_write_null(&d->writer);
    return state(d);
}

static int put_empty_list(dumper *d)
{
    perk_write_begin(&d->writer, '[');
    perk_write_end(&d->writer, ']');
    return state(d);
}

static int put_other(dumper *d)
{
    if (strcmp(luaL_typename(d->L, -1), "cdata") == 0)
        return put_boxed(d);
    bool nothing = lua_type(d->L, -1) == LUA_TLIGHTUSERDATA && !lua_touserdata(d->L, -1);
    if (nothing || is_of_library(d, "null"))
        return put_null(d);
    if (is_of_library(d, "empty_array"))
        return put_empty_list(d);
    return perk_error_set(&d->err, PERK_E_TYPE, "a value of type %s has no JSON form",
                          luaL_typename(d->L, -1));
}

/* ---- tables: the one on top of the stack ---- */

/* Nothing but the keys 1 to n: counted, since a list of n items with n keys has no other. */
static int check_list(dumper *d, size_t n)
{
    size_t keys = 0;
    lua_pushnil(d->L);
    while (lua_next(d->L, -2)) {
        lua_pop(d->L, 1);
        if (lua_type(d->L, -1) == LUA_TSTRING) {
            lua_pop(d->L, 1);
            return refuse(d, PERK_E_TYPE, "a table with both list items and names");
        }
        keys++;
    }
    return keys == n ? 0
                     : refuse(d, PERK_E_TYPE, "a list with gaps; put perk.null where nothing is");
}

static int put_items(dumper *d, size_t n)
{
    if (check_list(d, n) != 0)
        return -1;
    perk_write_begin(&d->writer, '[');
    if (state(d) != 0)
        return -1;
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(d->L, -1, (int)i + 1);
        int failed =
            lua_isnil(d->L, -1)
                ? refuse(d, PERK_E_TYPE, "a list with gaps; put perk.null where nothing is")
                : put(d);
        lua_pop(d->L, 1);
        if (failed)
            return within_item(d, i);
    }
    perk_write_end(&d->writer, ']');
    return state(d);
}

/* Name and value are on top of the stack. */
static int put_member(dumper *d)
{
    int type = lua_type(d->L, -2);
    if (type == LUA_TNUMBER)
        return refuse(
            d, PERK_E_TYPE,
            "a list with gaps, or a number for a name; lists run from 1, names are strings");
    if (type != LUA_TSTRING)
        return refuse(d, PERK_E_TYPE, "names must be strings");
    perk_write_key(&d->writer, top_text(d, -2));
    if (state(d) != 0)
        return -1;
    return put(d) == 0 ? 0 : within(d, top_text(d, -2));
}

static int put_members(dumper *d)
{
    perk_write_begin(&d->writer, '{');
    if (state(d) != 0)
        return -1;
    lua_pushnil(d->L);
    while (lua_next(d->L, -2)) {
        int failed = put_member(d);
        lua_pop(d->L, failed ? 2 : 1);
        if (failed)
            return -1;
    }
    perk_write_end(&d->writer, '}');
    return state(d);
}

/* By the metatable on top, which is not ours: cjson's, or one with the mark that dkjson and
 * rapidjson use. */
static bool marks_lists(dumper *d)
{
    if (is_of_library(d, "empty_array_mt") || is_of_library(d, "array_mt"))
        return true;
    lua_pushliteral(d->L, "__jsontype");
    lua_rawget(d->L, -2);
    bool marked = perk_str_eq(top_text(d, -1), PERK_LIT("array"));
    lua_pop(d->L, 1);
    return marked;
}

/* What a table means by its metatable. */
static enum meaning meaning_of(dumper *d)
{
    if (!lua_getmetatable(d->L, -1))
        return MEANS_ITSELF;
    bool ours = lua_rawequal(d->L, -1, d->arrays), list = ours || marks_lists(d);
    lua_pop(d->L, 1);
    if (list)
        return MEANS_LIST;
    return is_of_library(d, "null") ? MEANS_NULL : MEANS_ITSELF;
}

static int enter(dumper *d)
{
    const void *table = lua_topointer(d->L, -1);
    if (d->depth >= PERK_MAX_DEPTH)
        return perk_error_set(&d->err, PERK_E_LIMIT,
                              "JSON to be written is nested deeper than %d levels", PERK_MAX_DEPTH);
    for (size_t i = 0; i < d->depth; i++)
        if (d->open[i] == table)
            return refuse(d, PERK_E_INPUT, "a table that contains itself");
    d->open[d->depth++] = table;
    return 0;
}

static int put_table(dumper *d)
{
    enum meaning meant = meaning_of(d);
    if (meant == MEANS_NULL)
        return put_null(d);
    if (enter(d) != 0)
        return -1;
    size_t n = lua_rawlen(d->L, -1);
    int failed = n || meant == MEANS_LIST ? put_items(d, n) : put_members(d);
    d->depth--;
    return failed;
}

static int put(dumper *d)
{
    switch (lua_type(d->L, -1)) {
    case LUA_TSTRING:
        return put_string(d);
    case LUA_TNUMBER:
        return put_number(d);
    case LUA_TTABLE:
        return put_table(d);
    case LUA_TBOOLEAN:
        perk_write_bool(&d->writer, lua_toboolean(d->L, -1));
        return state(d);
    default:
        return put_other(d);
    }
}

/* The pointer in front of the message, as in all messages of the core. */
static perk_pushed push_refusal(dumper *d)
{
    char words[sizeof d->err.message];
    memcpy(words, d->err.message, sizeof words);
    if (*d->err.pointer)
        snprintf(d->err.message, sizeof d->err.message, "%s: %.180s", d->err.pointer, words);
    return perk_lua_fail(d->L, &d->err);
}

perk_pushed perk_lua_dump(lua_State *L, perk_lua_any value)
{
    luaL_checkstack(L, SLOTS_PER_LEVEL * PERK_MAX_DEPTH + 8, "no stack space to write a value");
    dumper *d = perk_lua_guard(L, sizeof *d, PERK_LUA_DUMPER);
    perk_writer_init(&d->writer, PERK_MAX_REQUEST);
    perk_error_clear(&d->err);
    d->L = L;
    (void)perk_lua_array_metatable(L);
    d->arrays = lua_gettop(L);
    lua_pushvalue(L, value);
    perk_pushed results = 1;
    if (put(d) == 0 && perk_writer_check(&d->writer, &d->err) == 0)
        lua_pushlstring(L, d->writer.out.ptr, d->writer.out.len);
    else
        results = push_refusal(d);
    perk_writer_free(&d->writer);
    return results;
}

int perk_lua_dumper_gc(lua_State *L)
{
    dumper *d = lua_touserdata(L, 1);
    perk_writer_free(&d->writer);
    return 0;
}
