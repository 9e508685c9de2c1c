/*
 * parse.c - Lua values straight from the scanner: no tree in between.
 *
 * The scanner's events go to a tape of 16 bytes each, then the tape becomes tables. Between the two
 * the size of every table is known, so none is ever rehashed; the stack needs no more than the
 * nesting; and no Lua error can cut through the scanner.
 */
#include "native.h"

#include "base/error.h"
#include "base/mem.h"
#include "json/scan.h"

#include <string.h>

#define TAPE_START 256

enum tag {
    TAG_NULL,
    TAG_FALSE,
    TAG_TRUE,
    TAG_INT,
    TAG_REAL,
    TAG_TEXT,
    TAG_COPY,
    TAG_OBJECT,
    TAG_ARRAY
};

typedef struct event {
    union {
        int64_t integer;
        double real;
        const char *text; /* in the scanned text */
        size_t offset;    /* of a copy: where it begins */
    } of;
    uint32_t
        n; /* bytes of a text, members of a container; of an open container, the one around it */
    uint32_t tag;
} event;

typedef struct tape {
    event *events;
    size_t len, cap;
    char *copies; /* strings that had escapes */
    size_t copied, copies_cap;
    perk_str scanned;
    uint32_t open;
    uint32_t depth, deepest;
    perk_error err;
} tape;

/* ---- recording ---- */

static int out_of_memory(tape *t)
{
    return perk_error_set(&t->err, PERK_E_NOMEM, "out of memory");
}

static int grow(tape *t)
{
    size_t cap = t->cap ? 2 * t->cap : TAPE_START;
    event *events = cap <= UINT32_MAX ? perk_mem_grow(t->events, cap * sizeof *events) : NULL;
    if (!events)
        return out_of_memory(t);
    t->events = events;
    t->cap = cap;
    return 0;
}

static inline event *put(tape *t, enum tag tag)
{
    if (t->len == t->cap && grow(t) != 0)
        return NULL;
    event *made = &t->events[t->len++];
    made->tag = tag;
    return made;
}

static int on_null(void *ctx)
{
    return put(ctx, TAG_NULL) ? 0 : -1;
}

static int on_boolean(void *ctx, int value)
{
    return put(ctx, value ? TAG_TRUE : TAG_FALSE) ? 0 : -1;
}

static int on_integer(void *ctx, int64_t value)
{
    event *made = put(ctx, TAG_INT);
    if (made)
        made->of.integer = value;
    return made ? 0 : -1;
}

static int on_real(void *ctx, double value, perk_str text)
{
    (void)text;
    event *made = put(ctx, TAG_REAL);
    if (made)
        made->of.real = value;
    return made ? 0 : -1;
}

static int put_copy(tape *t, perk_str text)
{
    if (text.len > t->copies_cap - t->copied) {
        size_t cap = 2 * (t->copies_cap + text.len);
        char *copies = perk_mem_grow(t->copies, cap);
        if (!copies)
            return out_of_memory(t);
        t->copies = copies;
        t->copies_cap = cap;
    }
    event *made = put(t, TAG_COPY);
    if (!made)
        return -1;
    made->of.offset = t->copied;
    made->n = (uint32_t)text.len;
    if (text.len)
        memcpy(t->copies + t->copied, text.ptr, text.len);
    t->copied += text.len;
    return 0;
}

static int on_text(void *ctx, perk_str text)
{
    tape *t = ctx;
    uintptr_t at = (uintptr_t)text.ptr, begin = (uintptr_t)t->scanned.ptr;
    if (at < begin || at >= begin + t->scanned.len)
        return put_copy(t, text);
    event *made = put(t, TAG_TEXT);
    if (!made)
        return -1;
    made->of.text = text.ptr;
    made->n = (uint32_t)text.len;
    return 0;
}

static int begin(tape *t, enum tag tag)
{
    event *made = put(t, tag);
    if (!made)
        return -1;
    made->n = t->open;
    t->open = (uint32_t)(t->len - 1);
    if (++t->depth > t->deepest)
        t->deepest = t->depth;
    return 0;
}

static int on_begin_object(void *ctx)
{
    return begin(ctx, TAG_OBJECT);
}

static int on_begin_array(void *ctx)
{
    return begin(ctx, TAG_ARRAY);
}

static int on_end(void *ctx, size_t n)
{
    tape *t = ctx;
    event *ended = &t->events[t->open];
    t->open = ended->n;
    ended->n = (uint32_t)n;
    t->depth--;
    return 0;
}

static const perk_sink recorder = {
    .null = on_null,
    .boolean = on_boolean,
    .integer = on_integer,
    .real = on_real,
    .number = on_text,
    .string = on_text,
    .key = on_text,
    .begin_object = on_begin_object,
    .end_object = on_end,
    .begin_array = on_begin_array,
    .end_array = on_end,
};

static void discard(tape *t)
{
    perk_mem_free(t->events);
    perk_mem_free(t->copies);
    t->events = NULL;
    t->copies = NULL;
}

int perk_lua_tape_gc(lua_State *L)
{
    discard(lua_touserdata(L, 1));
    return 0;
}

/* ---- replaying ---- */

typedef struct replay {
    lua_State *L;
    const event *at;
    const char *copies;
    int arrays, objects; /* where the metatables are; 0 for none */
} replay;

static void push_value(replay *r);

static void dress(lua_State *L, int metatable)
{
    lua_pushvalue(L, metatable);
    lua_setmetatable(L, -2);
}

static void push_object(replay *r, int n)
{
    lua_State *L = r->L;
    lua_createtable(L, 0, n);
    for (int i = 0; i < n; i++) {
        push_value(r);
        push_value(r);
        lua_rawset(L, -3);
    }
    if (r->objects)
        dress(L, r->objects);
}

static void push_array(replay *r, int n)
{
    lua_State *L = r->L;
    lua_createtable(L, n, 0);
    for (int i = 1; i <= n; i++) {
        push_value(r);
        lua_rawseti(L, -2, i);
    }
    dress(L, r->arrays);
}

static void push_value(replay *r)
{
    const event *next = r->at++;
    switch (next->tag) {
    case TAG_TEXT:
        lua_pushlstring(r->L, next->of.text, next->n);
        break;
    case TAG_COPY:
        lua_pushlstring(r->L, r->copies + next->of.offset, next->n);
        break;
    case TAG_INT:
        perk_lua_push_int(r->L, next->of.integer);
        break;
    case TAG_REAL:
        lua_pushnumber(r->L, next->of.real);
        break;
    case TAG_OBJECT:
        push_object(r, (int)next->n);
        break;
    case TAG_ARRAY:
        push_array(r, (int)next->n);
        break;
    case TAG_NULL:
        lua_pushlightuserdata(r->L, NULL);
        break;
    default:
        lua_pushboolean(r->L, next->tag == TAG_TRUE);
        break;
    }
}

static void push_tape(lua_State *L, const tape *t, perk_lua_any objects)
{
    luaL_checkstack(L, (int)(2 * t->deepest + 8), "the value is nested too deeply");
    (void)perk_lua_array_metatable(L);
    replay r = {
        .L = L, .at = t->events, .copies = t->copies ? t->copies : "", .arrays = lua_gettop(L)};
    r.objects = objects && lua_istable(L, objects) ? objects : 0;
    push_value(&r);
}

static perk_pushed parse(lua_State *L, perk_str text, size_t max_depth, perk_lua_any objects)
{
    tape *t = perk_lua_guard(L, sizeof *t, PERK_LUA_TAPE);
    perk_error_clear(&t->err);
    t->scanned = text;
    int failed = text.len > UINT32_MAX
                     ? perk_error_set(&t->err, PERK_E_LIMIT, "the text is longer than 4 GiB")
                     : perk_json_scan(text, max_depth, &recorder, t, &t->err);
    perk_pushed results = 1;
    if (failed)
        results = perk_lua_fail(L, &t->err);
    else
        push_tape(L, t, objects);
    discard(t);
    return results;
}

perk_pushed perk_lua_parse(lua_State *L, perk_str text)
{
    return parse(L, text, 0, 0);
}

perk_pushed perk_lua_parse_with(lua_State *L, perk_str text, perk_lua_any objects)
{
    return parse(L, text, PERK_DEPTH_CAP, objects);
}

perk_pushed perk_lua_resource(lua_State *L, const perk_resource *resource, perk_lua_any objects)
{
    return parse(L, perk_resource_json(resource), PERK_DEPTH_CAP, objects);
}
