/* pull.h - many ids at once, in the driver's module. */
#ifndef PERK_LUA_PULL_H
#define PERK_LUA_PULL_H

#include "native.h"

#include <perk/perk_curl.h>
#include <perk/perk_engine.h>
#include <perk/perk_pull.h>

/* perk_pull_next, until an event or a signal; PERK_PULL_TIMEOUT after a signal: the interpreter's
 * debug hook runs then, and raises. */
int perk_lua_pull_next(perk_pull *pull, perk_pull_event *event, perk_tick tick, void *context,
                       perk_error *err);
void perk_lua_pull_close(perk_pull *pull);
/* Pushes index, id, number of pages, error and action. */
perk_pushed perk_lua_push_event(lua_State *L, const perk_pull_event *event);

#endif
