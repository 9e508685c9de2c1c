#include "pull.h"

#define SLICE_MS 100 /* between two looks for signals */

int perk_lua_pull_next(perk_pull *pull, perk_pull_event *event, perk_tick tick, void *context,
                       perk_error *err)
{
    int kind;
    do
        kind = perk_pull_next(pull, event, SLICE_MS, err);
    while (kind == PERK_PULL_TIMEOUT && !tick(context));
    return kind;
}

void perk_lua_pull_close(perk_pull *pull)
{
    perk_pull_free(pull);
}

perk_pushed perk_lua_push_event(lua_State *L, const perk_pull_event *event)
{
    perk_lua_push_int(L, (int64_t)event->index);
    perk_lua_push_str(L, event->id);
    perk_lua_push_int(L, (int64_t)event->page_count);
    perk_lua_push_error(L, event->error);
    perk_lua_push_int(L, event->action);
    return 5;
}
