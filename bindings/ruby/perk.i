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
%ignore perk_driver_has_ca;
%include "../common/driver.i"
%include "../common/table.i"

%newobject perk_rb_doc_parse;
%rename(perk_doc_parse) perk_rb_doc_parse;
%rename(perk_bulk_settle) perk_rb_bulk_settle;
%rename(perk_driver_run) perk_rb_driver_run;
perk_doc *perk_rb_doc_parse(VALUE body, size_t max_depth, perk_error *err);
int perk_rb_bulk_settle(perk_bulk *bulk, const perk_call *call, const perk_doc *page,
                        perk_error *err);
int perk_rb_driver_run(perk_driver *driver, perk_call *call, VALUE observer);

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
%rename(wire_name) perk_rb_wire_name;
%rename(read_member) perk_rb_read_member;
%rename(member_name) perk_rb_member_name;
%rename(is_personal) perk_rb_is_personal;
%rename(relation_name) perk_rb_relation_name;
VALUE perk_rb_prepare(VALUE owner);
VALUE perk_rb_wrap(VALUE value);
VALUE perk_rb_wire_name(VALUE object, VALUE name);
VALUE perk_rb_read_member(VALUE object, VALUE wire);
VALUE perk_rb_member_name(VALUE object, VALUE wire);
VALUE perk_rb_is_personal(VALUE object, VALUE wire);
VALUE perk_rb_relation_name(VALUE resource, VALUE name);

%rename(load_file) perk_rb_load_file;
VALUE perk_rb_load_file(VALUE name);

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

/* Many ids at once (pull.c): of the header, only the kinds of events. */
%{
#include <perk/perk_pull.h>
%}
%rename("$ignore", regexmatch$name="^perk_pull_[a-z_]+$", %$isfunction) "";
%ignore perk_pull;
%ignore perk_pull_event;
%include <perk/perk_pull.h>
%newobject perk_rb_pull_page;
%rename(pull_new) perk_rb_pull_new;
%rename(pull_into) perk_rb_pull_into;
%rename(pull_wants) perk_rb_pull_wants;
%rename(pull_add) perk_rb_pull_add;
%rename(pull_end_ids) perk_rb_pull_end_ids;
%rename(pull_next) perk_rb_pull_next;
%rename(pull_index) perk_rb_pull_index;
%rename(pull_id) perk_rb_pull_id;
%rename(pull_error) perk_rb_pull_error;
%rename(pull_page_count) perk_rb_pull_page_count;
%rename(pull_page) perk_rb_pull_page;
%rename(pull_call) perk_rb_pull_call;
%rename(pull_action) perk_rb_pull_action;
%rename(pull_resumes_in_ms) perk_rb_pull_resumes_in_ms;
%rename(pull_report) perk_rb_pull_report;
%rename(pull_take_events) perk_rb_pull_take_events;
%rename(pull_close) perk_rb_pull_close;
VALUE perk_rb_pull_new(perk_driver *driver, perk_client *client, const perk_args *shared,
                       VALUE options, perk_error *err);
int perk_rb_pull_into(VALUE pull, perk_table *table, perk_error *err);
size_t perk_rb_pull_wants(VALUE pull);
int perk_rb_pull_add(VALUE pull, perk_str ids, perk_error *err);
void perk_rb_pull_end_ids(VALUE pull);
int perk_rb_pull_next(VALUE pull, perk_error *err);
uint64_t perk_rb_pull_index(VALUE pull);
perk_str perk_rb_pull_id(VALUE pull);
const perk_error *perk_rb_pull_error(VALUE pull);
size_t perk_rb_pull_page_count(VALUE pull);
perk_doc *perk_rb_pull_page(VALUE pull, size_t index);
perk_call *perk_rb_pull_call(VALUE pull);
int perk_rb_pull_action(VALUE pull);
int64_t perk_rb_pull_resumes_in_ms(VALUE pull);
perk_text *perk_rb_pull_report(VALUE pull, perk_error *err);
perk_text *perk_rb_pull_take_events(VALUE pull, perk_error *err);
void perk_rb_pull_close(VALUE pull);
/* Tables (arrow.c). */
%rename(table_move) perk_rb_table_move;
%rename(chunks_stream) perk_rb_chunks_stream;
%rename(stream_address) perk_rb_stream_address;
%rename(stream_release) perk_rb_stream_release;
%rename(stream_is_released) perk_rb_stream_is_released;
int perk_rb_table_move(perk_table *table, size_t part, int flush, perk_chunks *chunks,
                       perk_error *err);
VALUE perk_rb_chunks_stream(const perk_chunks *chunks, perk_error *err);
VALUE perk_rb_stream_address(VALUE stream);
VALUE perk_rb_stream_release(VALUE stream);
VALUE perk_rb_stream_is_released(VALUE stream);

/* SWIG keeps an object's type in an instance variable. The first object of a class makes the table
 * of its variables, and Ruby 3.1 does so without a lock: so the first ones are made here, before
 * there are Ractors. */
%init %{
    for (size_t i = 0; i < swig_module.size; i++)
        if (swig_types[i]->clientdata)
            SWIG_NewClassInstance(((swig_class *)swig_types[i]->clientdata)->klass, swig_types[i]);
%}
