/* driver.i - the Lua module with the driver, perk.driver. Types and objects are perk.core's. */
%module perk_driver

%include "../common/head.i"
%include "typemaps.i"
%import <perk/perk.h>
%include "../common/driver.i"

/* ---- many ids at once (pull.c); an engine belongs to one pull ---- */

%{
#include "pull.h"
%}

PERK_OBJECT(perk_engine, perk_engine_free)
PERK_OBJECT(perk_pull, perk_pull_free)
%newobject perk_engine_new;
%newobject perk_pull_new;
%newobject perk_pull_page;

%typemap(in, numinputs = 0) perk_pull_event *event (perk_pull_event made) {
    $1 = &made;
}
/* What the event has, after its kind. */
%typemap(argout) perk_pull_event *event {
    SWIG_arg += perk_lua_push_event(L, $1);
    if ($1->call)
        SWIG_NewPointerObj(L, $1->call, SWIGTYPE_p_perk_call, 0);
    else
        lua_pushnil(L);
    SWIG_arg++;
}

%rename(engine_new) perk_engine_new;
%rename(engine_close) perk_engine_close;
%rename(engine_take_events) perk_engine_take_events;
%rename(pull_new) perk_pull_new;
%rename(pull_wants) perk_pull_wants;
%rename(pull_add) perk_pull_add;
%rename(pull_end_ids) perk_pull_end_ids;
%rename(pull_next) perk_lua_pull_next;
%rename(pull_page) perk_pull_page;
%rename(pull_report) perk_pull_report;
%rename(pull_close) perk_lua_pull_close;
perk_engine *perk_engine_new(perk_driver *driver, perk_str options_json, perk_error *err);
int perk_engine_close(perk_engine *engine, int timeout_ms);
perk_text *perk_engine_take_events(perk_engine *engine, perk_error *err);
perk_pull *perk_pull_new(perk_engine *engine, perk_client *client, const perk_args *shared,
                         perk_str options_json, perk_error *err);
size_t perk_pull_wants(const perk_pull *pull);
int perk_pull_add(perk_pull *pull, perk_str ids_json, perk_error *err);
void perk_pull_end_ids(perk_pull *pull);
int perk_lua_pull_next(perk_pull *pull, perk_pull_event *event, perk_tick tick, void *context,
                       perk_error *err);
perk_doc *perk_pull_page(perk_pull *pull, size_t index);
perk_text *perk_pull_report(const perk_pull *pull, perk_error *err);
/* Frees it at once: the collector would keep it, and its checkpoint, for a while. */
%apply SWIGTYPE *DISOWN { perk_pull *closed };
void perk_lua_pull_close(perk_pull *closed);
