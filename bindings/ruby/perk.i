/* perk.i - the Ruby module Perk::Core: head, typemaps, API, and the few functions that exist in
 * Ruby only. */
%module "perk::core"

/* SWIG's start-up is one step of init.c. */
%begin %{
#define SWIGEXPORT
#define Init_core perk_rb_init_wrappers
%}

%include "../common/head.i"
%include "typemaps.i"
%include "../common/api.i"
/* Ruby reads the same clock. */
%ignore perk_driver_now_ms;
%include "../common/driver.i"

%newobject perk_rb_doc_parse;
%rename(perk_doc_parse) perk_rb_doc_parse;
%rename(perk_bulk_settle) perk_rb_bulk_settle;
%rename(perk_driver_run) perk_rb_driver_run;
perk_doc *perk_rb_doc_parse(VALUE body, size_t max_depth, perk_error *err);
int perk_rb_bulk_settle(perk_bulk *bulk, const perk_call *call, const perk_doc *page,
                        perk_error *err);
int perk_rb_driver_run(perk_driver *driver, perk_call *call);

%rename(exclusively) perk_rb_exclusively;
VALUE perk_rb_exclusively(void);

/* Native values straight from the scanner and to the writer (parse.c, dump.c). */
%rename(parse) perk_rb_parse;
%rename(dump) perk_rb_dump;
%rename(dump_args) perk_rb_dump_args;
%rename(resource_value) perk_rb_resource;
%rename(time_ms) perk_rb_time_ms;
%rename(address) perk_rb_address;
%rename(resource_place) perk_rb_place;
VALUE perk_rb_parse(VALUE text);
VALUE perk_rb_dump(VALUE value);
VALUE perk_rb_dump_args(VALUE value);
VALUE perk_rb_resource(const perk_resource *resource);
VALUE perk_rb_time_ms(VALUE text);
size_t perk_rb_address(const perk_resource *resource);
VALUE perk_rb_place(const perk_resource *resource);
