/*
 * pull.c - a pull over many ids with a separate engine, while other Ruby threads go on.
 *
 * The Ruby thread waits without the GVL, for a slice at a time: whatever interrupts it (a signal's
 * handler, Timeout, Thread#raise, Thread#kill) runs between two slices, where it may raise. An
 * event that has come is always handed out first, so none is lost. One thread uses a pull; the
 * object knows that it is in use.
 */
#include "native.h"

#include "base/error.h"
#include "driver.h"

#include <ruby/thread.h>

#define SLICE_MS 50 /* as in run.c */

typedef struct pull {
    const perk_rb_driver *driver;
    perk_engine *engine;
    perk_pull *native; /* NULL once it was closed */
    perk_pull_event event;
    perk_error *err; /* of the wait that is under way */
    int kind;        /* of the event, or negative */
    bool busy, done;
} pull;

static VALUE pull_class;

/* Waits for what is under way, for a second at most. */
static void *release(void *data)
{
    pull *p = data;
    if (p->native)
        p->driver->pull_free(p->native);
    if (p->engine)
        p->driver->engine_free(p->engine);
    p->native = NULL;
    p->engine = NULL;
    return NULL;
}

static void pull_free(void *data)
{
    release(data);
    xfree(data);
}

static const rb_data_type_t pull_type = {
    .wrap_struct_name = "perk pull",
    .function = {.dfree = pull_free},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY,
};

void perk_rb_init_pull(void)
{
    VALUE core = rb_path2class("Perk::Core");
    pull_class = rb_define_class_under(core, "Pull", rb_cObject);
    rb_undef_alloc_func(pull_class);
}

static pull *take(VALUE object)
{
    return rb_check_typeddata(object, &pull_type);
}

/* One that is open, and that no other thread is using. */
static pull *take_open(VALUE object)
{
    pull *p = take(object);
    if (!p->native)
        perk_rb_refuse(PERK_E_STATE, "", "the pull is closed");
    if (p->busy)
        perk_rb_refuse(PERK_E_STATE, "", "another thread is waiting for this pull");
    return p;
}

VALUE perk_rb_pull_new(perk_driver *driver, perk_client *client, const perk_args *shared,
                       VALUE options, perk_error *err)
{
    Check_Type(options, T_ARRAY);
    VALUE of_engine = rb_ary_entry(options, 0), of_pull = rb_ary_entry(options, 1);
    pull *p;
    VALUE made = TypedData_Make_Struct(pull_class, pull, &pull_type, p);
    p->driver = perk_rb_driver_functions();
    p->engine = p->driver->engine_make(driver, perk_rb_view(of_engine, "options"), err);
    if (p->engine)
        p->native =
            p->driver->pull_make(p->engine, client, shared, perk_rb_view(of_pull, "options"), err);
    RB_GC_GUARD(of_engine);
    RB_GC_GUARD(of_pull);
    return made;
}

int perk_rb_pull_into(VALUE object, perk_table *table, perk_error *err)
{
    pull *p = take_open(object);
    return p->driver->pull_into(p->native, table, err);
}

/* ---- ids ---- */

size_t perk_rb_pull_wants(VALUE object)
{
    pull *p = take_open(object);
    return p->driver->pull_wants(p->native);
}

int perk_rb_pull_add(VALUE object, perk_str ids, perk_error *err)
{
    pull *p = take_open(object);
    return p->driver->pull_add(p->native, ids, err);
}

void perk_rb_pull_end_ids(VALUE object)
{
    pull *p = take_open(object);
    p->driver->pull_end_ids(p->native);
}

/* ---- events ---- */

static void *await(void *data)
{
    pull *p = data;
    p->kind = p->driver->pull_next(p->native, &p->event, SLICE_MS, p->err);
    p->done = true;
    return NULL;
}

static VALUE next_event(VALUE data)
{
    pull *p = (pull *)data;
    do {
        p->done = false;
        rb_thread_call_without_gvl2(await, p, RUBY_UBF_IO, NULL);
        if (!p->done || p->kind == PERK_PULL_TIMEOUT)
            rb_thread_check_ints();
    } while (!p->done || p->kind == PERK_PULL_TIMEOUT);
    return Qnil;
}

static VALUE end_use(VALUE data)
{
    pull *p = (pull *)data;
    p->busy = false;
    p->err = NULL;
    return Qnil;
}

int perk_rb_pull_next(VALUE object, perk_error *err)
{
    pull *p = take_open(object);
    p->busy = true;
    p->err = err;
    rb_ensure(next_event, (VALUE)p, end_use, (VALUE)p);
    RB_GC_GUARD(object);
    return p->kind;
}

uint64_t perk_rb_pull_index(VALUE object)
{
    return take_open(object)->event.index;
}

perk_str perk_rb_pull_id(VALUE object)
{
    return take_open(object)->event.id;
}

const perk_error *perk_rb_pull_error(VALUE object)
{
    return take_open(object)->event.error;
}

size_t perk_rb_pull_page_count(VALUE object)
{
    return take_open(object)->event.page_count;
}

perk_doc *perk_rb_pull_page(VALUE object, size_t index)
{
    pull *p = take_open(object);
    return p->driver->pull_page(p->native, index);
}

perk_call *perk_rb_pull_call(VALUE object)
{
    return take_open(object)->event.call;
}

int perk_rb_pull_action(VALUE object)
{
    return take_open(object)->event.action;
}

int64_t perk_rb_pull_resumes_in_ms(VALUE object)
{
    return take_open(object)->event.resumes_in_ms;
}

perk_text *perk_rb_pull_report(VALUE object, perk_error *err)
{
    pull *p = take_open(object);
    return p->driver->pull_report(p->native, err);
}

perk_text *perk_rb_pull_take_events(VALUE object, perk_error *err)
{
    pull *p = take(object);
    return p->engine ? p->driver->engine_take_events(p->engine, err) : NULL;
}

/* With something raised and not yet delivered, Ruby does not give up the GVL. */
void perk_rb_pull_close(VALUE object)
{
    pull *p = take(object);
    if (p->busy)
        perk_rb_refuse(PERK_E_STATE, "", "another thread is waiting for this pull");
    rb_thread_call_without_gvl2(release, p, NULL, NULL);
    release(p);
    RB_GC_GUARD(object);
}
