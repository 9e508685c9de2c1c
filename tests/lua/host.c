/*
 * A program that has its own Lua inside and exports its symbols, as gateways do. It loads
 * perk.core, runs a script in it, and then runs one again and again with less and less memory:
 * whatever Lua throws, nothing of the core may be left behind.
 *
 * Usage: host SCRIPT STARVED-SCRIPT   (LUA_PATH and LUA_CPATH find perk)
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include <stdio.h>
#include <stdlib.h>

typedef struct budget {
    size_t used, limit; /* limit 0: none */
} budget;

static void *allocate(void *context, void *old, size_t old_size, size_t size)
{
    budget *b = context;
    size_t had = old ? old_size : 0;
    if (size > had && b->limit && b->used + size - had > b->limit)
        return NULL;
    void *made = size ? realloc(old, size) : NULL;
    if (!size)
        free(old);
    if (made || !size)
        b->used += size - had;
    return made;
}

static int run(lua_State *L, const char *script)
{
    if (luaL_loadfile(L, script) == LUA_OK && lua_pcall(L, 0, 1, 0) == LUA_OK)
        return 0;
    const char *why = luaL_tolstring(L, -1, NULL);
    fprintf(stderr, "%s: %s\n", script, why);
    return 1;
}

/* The script gives a function; it is called with `space` bytes more than what is in use. Returns
 * whether it came to its end. */
static int starve(lua_State *L, budget *b, size_t space)
{
    lua_pushvalue(L, -1);
    lua_gc(L, LUA_GCCOLLECT, 0);
    b->limit = b->used + space;
    int status = lua_pcall(L, 0, 0, 0);
    b->limit = 0;
    if (status != LUA_OK)
        lua_pop(L, 1);
    return status == LUA_OK;
}

static long alive(lua_State *L)
{
    lua_gc(L, LUA_GCCOLLECT, 0);
    lua_gc(L, LUA_GCCOLLECT, 0);
    lua_getglobal(L, "require");
    lua_pushstring(L, "perk");
    lua_call(L, 1, 1);
    lua_getfield(L, -1, "live");
    lua_call(L, 0, 1);
    long count = (long)lua_tointeger(L, -1);
    lua_pop(L, 2);
    return count;
}

int main(int argc, char **argv)
{
    budget b = {0, 0};
    size_t step = 1200, runs = 0, ended = 0;
    lua_State *L = argc == 3 ? lua_newstate(allocate, &b) : NULL;
    if (!L)
        return 2;
    luaL_openlibs(L);
    int failed = run(L, argv[1]);
    lua_settop(L, 0);
    failed = failed || run(L, argv[2]);
    for (size_t space = 0; !failed && space < 200000; space += step, runs++)
        ended += (size_t)starve(L, &b, space);
    lua_settop(L, 0);
    long left = failed ? -1 : alive(L);
    lua_close(L);
    printf("%zu of %zu starved runs came to their end, %ld objects alive, %zu bytes in use\n",
           ended, runs, left, b.used);
    return failed || ended == 0 || ended == runs || left != 0 || b.used != 0;
}
