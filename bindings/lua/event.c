/* event.c - what a gateway needs of an event, in one call that leaves no object behind. */
#include "native.h"

enum { PARTS = 3 };

static int is_control(char c)
{
    return (unsigned char)c < ' ' || c == 0x7f;
}

static size_t plain_len(perk_str text)
{
    size_t len = 0;
    while (len < text.len && !is_control(text.ptr[len]))
        len++;
    return len;
}

static void push_encoded(lua_State *L, perk_str text)
{
    static const char hex[] = "0123456789ABCDEF";
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i], code[] = {'%', hex[(unsigned char)c >> 4], hex[c & 15]};
        luaL_addlstring(&out, is_control(c) ? code : &c, is_control(c) ? sizeof code : 1);
    }
    luaL_pushresult(&out);
}

/* Hosts put type and id into headers, which a line break would end. */
static void push_in_one_line(lua_State *L, perk_str text)
{
    if (plain_len(text) == text.len)
        perk_lua_push_str(L, text);
    else
        push_encoded(L, text);
}

static int push_parts(lua_State *L)
{
    const perk_str *parts = lua_touserdata(L, 1);
    perk_lua_push_str(L, parts[0]); /* a key has no control characters */
    for (int i = 1; i < PARTS; i++)
        push_in_one_line(L, parts[i]);
    return PARTS;
}

/* Protected, so that a lack of memory does not lose the event. True when it failed. */
static int push_event(lua_State *L, const perk_doc *event, const perk_text *key,
                      const perk_text *id)
{
    perk_str parts[PARTS] = {perk_text_str(key), perk_event_type(event), perk_text_str(id)};
    lua_pushlightuserdata(L, parts);
    return lua_pcall(L, 1, PARTS, 0);
}

perk_pushed perk_lua_event_parts(lua_State *L, perk_str body)
{
    perk_error err;
    perk_error_clear(&err);
    lua_pushcfunction(L, push_parts);
    perk_doc *event = perk_event_parse_signed(body, &err);
    perk_text *key = event ? perk_event_key(event, &err) : NULL;
    perk_text *id = key ? perk_event_id(event, &err) : NULL;
    int failed = err.code == 0 && push_event(L, event, key, id);
    perk_text_free(id);
    perk_text_free(key);
    perk_doc_unref(event);
    if (failed)
        return lua_error(L);
    return err.code == 0 ? PARTS : perk_lua_fail(L, &err);
}
