/*
 * native.h - the hand-written half of the Ruby module: what typemaps call, and native values from
 * and to JSON.
 *
 * Ruby leaves a function by longjmp when it raises. So nothing here holds memory across a call into
 * Ruby unless a Ruby object owns it, and nothing of libcurl's is ever on the stack of a thread that
 * may raise (run.c). Everything runs with the lock of the interpreter (GVL) held, but for the
 * worker in run.c.
 */
#ifndef PERK_RUBY_NATIVE_H
#define PERK_RUBY_NATIVE_H

#include <perk/perk.h>
#include <perk/perk_curl.h>
#include <perk/perk_table.h>
#include <ruby.h>
#include <stdbool.h>

#include "api/table.h"

#define PERK_RB_LARGE 65536 /* bytes from which on reading a document gives up the GVL */

/* ---- glue.c: texts, errors, documents ---- */

/* The bytes of a String (borrowed; the caller keeps the String alive), the absent view for nil;
 * `name` is the argument's. */
perk_str perk_rb_view(VALUE value, const char *name);

VALUE perk_rb_str(perk_str text);    /* UTF-8, or nil for the absent view */
VALUE perk_rb_bytes(perk_str text);  /* binary, or nil */
VALUE perk_rb_text(perk_text *text); /* UTF-8, and frees; nil for NULL */

/* The exception for an error, made by Perk::Error: raised, or returned as a value (nil for NULL or
 * code 0). */
NORETURN(void perk_rb_raise(const perk_error *err));
VALUE perk_rb_error(const perk_error *err);
/* Raises what Ruby's side refuses before the core sees it. */
NORETURN(void perk_rb_refuse(int code, const char *pointer, const char *message));

perk_doc *perk_rb_doc_parse(VALUE body, size_t max_depth, perk_error *err);
int perk_rb_bulk_settle(perk_bulk *bulk, const perk_call *call, const perk_doc *page,
                        perk_error *err);
VALUE perk_rb_place(const perk_resource *resource); /* [whether it is an included one, its index] */

VALUE perk_rb_load_file(VALUE name); /* requires a file of the package, in any Ractor */

/* ---- classes.c ---- */

void perk_rb_init_classes(void);
VALUE perk_rb_define_errors(VALUE base); /* a Hash of the classes by code */
VALUE perk_rb_define_resources(VALUE module, VALUE record, VALUE resource);
VALUE perk_rb_define_clients(VALUE base, VALUE part, VALUE issuers);
/* The row with the fields of a class; NULL when the table has none. And their names. */
const perk_object *perk_rb_object_of(VALUE kind);
VALUE perk_rb_field_names(VALUE kind);
const perk_resource_kind *perk_rb_kind_of(VALUE kind); /* NULL when it is no resource's */
/* The class, with its readers, of a resource type, or of the expected one when the resource has no
 * type. */
VALUE perk_rb_class_for(perk_str type, perk_str expected);

/* ---- resource.c ---- */

void perk_rb_init_resource(void);
VALUE perk_rb_define_identity(VALUE owner); /* gives Perk::Resource what it reads in C */
/* The objects of a document's resources; the same ones each time. */
VALUE perk_rb_resources(VALUE document, const perk_doc *doc);
VALUE perk_rb_included(VALUE document, const perk_doc *doc);
VALUE perk_rb_resource_of(VALUE document, const perk_resource *native);
/* A resource's native one, and the other way round: makes an empty object a resource of the
 * document. */
const perk_resource *perk_rb_native_resource(VALUE resource);
const perk_resource *perk_rb_find_native(VALUE object); /* NULL when it is no resource */
VALUE perk_rb_attach(VALUE resource, VALUE document, const perk_resource *native);

/* ---- members.c ---- */

void perk_rb_init_members(void);
/* Gives a class its readers, unless it has them; the class. */
VALUE perk_rb_prepare(VALUE owner);
bool perk_rb_is_prepared(VALUE owner);
/* The key that a member has in replies, by any of its names; nil when neither the table nor what
 * was sent has it. The value behind such a key, as its reader returns it. The member's name, a
 * Symbol: the table's, or the key itself. */
VALUE perk_rb_wire_name(VALUE object, VALUE name);
VALUE perk_rb_read_member(VALUE object, VALUE wire);
VALUE perk_rb_member_name(VALUE object, VALUE wire);
/* A relationship that reads as a member: its name in replies; nil when the table has none that is
 * called so. */
VALUE perk_rb_relation_name(VALUE resource, VALUE name);
/* Whether people should not see a member: it is personal, or the table does not know it. */
VALUE perk_rb_is_personal(VALUE object, VALUE wire);
VALUE perk_rb_wrap(VALUE value); /* what a reader makes of a member that the table does not know */

/* ---- run.c ---- */

/* perk_driver_run without the GVL; signals, Timeout and Thread#raise act on it. What the call does
 * on the way is given to the method `report_text` of the observer, unless that is nil, as
 * perk_call_take_events has it; what that raises cancels the call. */
int perk_rb_driver_run(perk_driver *driver, perk_call *call, VALUE observer);

/* ---- load.c, pull.c ---- */

struct perk_rb_driver;
/* NULL before the first driver. */
const struct perk_rb_driver *perk_rb_driver_functions(void);

void perk_rb_init_pull(void);
/* A pull with a separate engine. Its options are JSON. */
VALUE perk_rb_pull_new(perk_driver *driver, perk_client *client, const perk_args *shared,
                       VALUE options, perk_error *err);
int perk_rb_pull_into(VALUE pull, perk_table *table, perk_error *err);
size_t perk_rb_pull_wants(VALUE pull);
int perk_rb_pull_add(VALUE pull, perk_str ids, perk_error *err);
void perk_rb_pull_end_ids(VALUE pull);
/* Waits for the next event without the GVL; signals, Timeout, Thread#raise and Thread#kill act on
 * it. Then what the event has. */
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
/* What calls of observed clients have done (perk_engine_take_events); nil when that is nothing. */
perk_text *perk_rb_pull_take_events(VALUE pull, perk_error *err);
/* Cancels what is under way. May be repeated. */
void perk_rb_pull_close(VALUE pull);

/* ---- arrow.c ---- */

void perk_rb_init_arrow(void);
/* Moves the chunks of a part that are full (with `flush` the last one, too) to the others. */
int perk_rb_table_move(perk_table *table, size_t part, int flush, perk_chunks *chunks,
                       perk_error *err);
/* A stream of Arrow's C interface over the chunks: an object that owns it until it was moved. */
VALUE perk_rb_chunks_stream(const perk_chunks *chunks, perk_error *err);
VALUE perk_rb_stream_address(VALUE stream);
VALUE perk_rb_stream_release(VALUE stream);
VALUE perk_rb_stream_is_released(VALUE stream);

/* ---- exclusive.c ---- */

void perk_rb_init_exclusive(void);
VALUE perk_rb_exclusively(void); /* runs the block that was given, alone; its value */
VALUE perk_rb_alone(VALUE (*work)(VALUE), VALUE argument);

/* ---- SWIG's wrappers ---- */

void perk_rb_init_wrappers(void);

/* ---- parse.c, dump.c ---- */

void perk_rb_init_parse(void);
VALUE perk_rb_parse(VALUE text);
VALUE perk_rb_resource(const perk_resource *resource);
VALUE perk_rb_dump(VALUE value);
VALUE perk_rb_dump_args(VALUE value); /* what the core reads again: integers must fit 64 bits */

#endif
