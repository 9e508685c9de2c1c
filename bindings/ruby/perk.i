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
%rename(resource_place) perk_rb_place;
VALUE perk_rb_parse(VALUE text);
VALUE perk_rb_dump(VALUE value);
VALUE perk_rb_dump_args(VALUE value);
VALUE perk_rb_place(const perk_resource *resource);

/* The objects of resources (resource.c). */
%rename(define_identity) perk_rb_define_identity;
%rename(resources) perk_rb_resources;
%rename(included) perk_rb_included;
%rename(resource_of) perk_rb_resource_of;
%rename(native_resource) perk_rb_native_resource;
%rename(attach) perk_rb_attach;
VALUE perk_rb_define_identity(VALUE owner);
VALUE perk_rb_resources(VALUE document, const perk_doc *doc);
VALUE perk_rb_included(VALUE document, const perk_doc *doc);
VALUE perk_rb_resource_of(VALUE document, const perk_resource *native);
const perk_resource *perk_rb_native_resource(VALUE resource);
VALUE perk_rb_attach(VALUE resource, VALUE document, const perk_resource *native);

/* The readers of resources and nested objects (members.c). */
%rename(prepare) perk_rb_prepare;
%rename(wrap) perk_rb_wrap;
VALUE perk_rb_prepare(VALUE owner);
VALUE perk_rb_wrap(VALUE value);

/* The classes of the table (classes.c). */
%rename(define_errors) perk_rb_define_errors;
%rename(define_resources) perk_rb_define_resources;
%rename(define_clients) perk_rb_define_clients;
%rename(field_names) perk_rb_field_names;
%rename(class_for) perk_rb_class_for;
VALUE perk_rb_define_errors(VALUE base);
VALUE perk_rb_define_resources(VALUE module, VALUE record, VALUE resource);
VALUE perk_rb_define_clients(VALUE base, VALUE part, VALUE issuers);
VALUE perk_rb_field_names(VALUE kind);
VALUE perk_rb_class_for(perk_str type, perk_str expected);
