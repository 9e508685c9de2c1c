/*
 * native.h - the hand-written half of the Lua module: what typemaps call, and native values from
 * and to JSON.
 *
 * A Lua error leaves C by longjmp. So whatever owns memory beyond Lua's own hangs on a userdata
 * with a finaliser before Lua is asked for anything, and no Lua function is called while the core
 * is on the stack.
 */
#ifndef PERK_LUA_NATIVE_H
#define PERK_LUA_NATIVE_H

#include <lauxlib.h>
#include <lua.h>

#include <perk/perk.h>

#if LUA_VERSION_NUM < 502
#define lua_rawlen lua_objlen
#endif

#define PERK_LUA_EXACT ((int64_t)1 << 53) /* integers up to here are exact in a double */

typedef int perk_pushed;  /* how many results a function has pushed */
typedef int perk_lua_any; /* stack index of an argument of any type */

/* ---- glue.c: what typemaps call, in the core's module and in the driver's ---- */

int perk_lua_is_text(lua_State *L,
                     int index); /* a string or nil, nothing that could be converted */
perk_str perk_lua_text(lua_State *L, int index);
void perk_lua_push_str(lua_State *L, perk_str text);    /* nil for the absent view */
void perk_lua_push_text(lua_State *L, perk_text *text); /* and frees; nil for NULL */

/* A number without fraction. */
int perk_lua_is_int(lua_State *L, int index);
int64_t perk_lua_int(lua_State *L, int index);
/* A number; an exact decimal string where this Lua has only doubles and the number does not fit
 * one. */
void perk_lua_push_int(lua_State *L, int64_t value);

/* The error as a table with __tostring; nil when there is none. */
void perk_lua_push_error(lua_State *L, const perk_error *err);
/* nil and the error. */
perk_pushed perk_lua_fail(lua_State *L, const perk_error *err);

/* For perk_driver_run. On Ctrl-C an interpreter sets a debug hook: that cancels the call. */
typedef struct perk_lua_watch {
    lua_State *L;
    lua_Hook hook;
} perk_lua_watch;
perk_lua_watch perk_lua_watched(lua_State *L);
int perk_lua_tick(void *context);

/* ---- state.c ---- */

/* Once per Lua state: the metatables, and these functions in the registry. */
void perk_lua_open(lua_State *L);
#define PERK_LUA_COPY_TEXT "perk.copy_text"   /* perk_str: a string */
#define PERK_LUA_MAKE_ERROR "perk.make_error" /* perk_error: its table */

/* Userdata of a kind whose finaliser frees its memory however its user ends. Leaves it on the
 * stack. */
void *perk_lua_guard(lua_State *L, size_t size, const char *kind);
#define PERK_LUA_TAPE "perk.tape"
#define PERK_LUA_DUMPER "perk.dumper"
int perk_lua_tape_gc(lua_State *L);
int perk_lua_dumper_gc(lua_State *L);

/* The metatables that mark arrays and errors; the NULL light userdata that means null; the identity
 * of a resource. */
perk_pushed perk_lua_array_metatable(lua_State *L);
perk_pushed perk_lua_error_metatable(lua_State *L);
perk_pushed perk_lua_null(lua_State *L);
/* Lua's collector does not see the size of a document: runs it in proportion, so that pages do not
 * pile up. */
perk_pushed perk_lua_collect_for(lua_State *L, const perk_doc *doc);
/* A body in a shape, without a document that waits for the collector. */
perk_text *perk_lua_shape_text(const perk_shape *shape, perk_str body, int64_t now_ms,
                               perk_error *err);
/* The driver's clock (monotonic, ms), for hosts that have not loaded the driver. */
int64_t perk_lua_now_ms(void);
perk_pushed perk_lua_identity(lua_State *L, const perk_resource *resource);
/* What replies call the members that the table names so: a list of the different spellings. */
perk_pushed perk_lua_wire_names(lua_State *L, perk_str name);
/* The other way round: the table's name for each spelling of replies. */
perk_pushed perk_lua_member_names(lua_State *L);

/* ---- parse.c, dump.c: a value, or nil and an error ---- */

perk_pushed perk_lua_parse(lua_State *L, perk_str text);
/* Objects in it get the metatable at `objects`, unless that is nil. */
perk_pushed perk_lua_parse_with(lua_State *L, perk_str text, perk_lua_any objects);
perk_pushed perk_lua_resource(lua_State *L, const perk_resource *resource, perk_lua_any objects);
perk_pushed perk_lua_dump(lua_State *L, perk_lua_any value);

/* ---- event.c ---- */

/* Key, type and id (nil when it has none) of the event in a body whose signature was verified, with
 * control characters percent-encoded; or nil and an error. */
perk_pushed perk_lua_event_parts(lua_State *L, perk_str body);

#endif
