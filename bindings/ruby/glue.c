#include "native.h"

#include "base/error.h"
#include "jsonapi/view.h"

#include <ruby/encoding.h>
#include <ruby/thread.h>
#include <stdio.h>
#include <string.h>

/* ---- texts ---- */

perk_str perk_rb_view(VALUE value, const char *name)
{
    if (NIL_P(value))
        return (perk_str){NULL, 0};
    if (!RB_TYPE_P(value, T_STRING))
        perk_rb_refuse(PERK_E_TYPE, name, "a String is needed here");
    return (perk_str){RSTRING_PTR(value), (size_t)RSTRING_LEN(value)};
}

VALUE perk_rb_str(perk_str text)
{
    if (!text.ptr)
        return Qnil;
    VALUE made = rb_utf8_str_new(text.ptr, (long)text.len);
    if (rb_enc_str_coderange(made) != ENC_CODERANGE_BROKEN)
        return made;
    VALUE repaired = rb_str_scrub(made, Qnil);
    return NIL_P(repaired) ? made : repaired;
}

VALUE perk_rb_bytes(perk_str text)
{
    return text.ptr ? rb_str_new(text.ptr, (long)text.len) : Qnil;
}

static VALUE str_of_text(VALUE text)
{
    return perk_rb_str(perk_text_str((const perk_text *)text));
}

VALUE perk_rb_text(perk_text *text)
{
    if (!text)
        return Qnil;
    int state;
    VALUE made = rb_protect(str_of_text, (VALUE)text, &state);
    perk_text_free(text);
    if (state)
        rb_jump_tag(state);
    return made;
}

/* ---- errors ---- */

static VALUE bounded(const char *field, size_t size)
{
    return perk_rb_str((perk_str){field, strnlen(field, size)});
}

VALUE perk_rb_error(const perk_error *err)
{
    if (!err || err->code == 0)
        return Qnil;
    VALUE errors = rb_path2class("Perk::Error");
    VALUE texts = rb_ary_new_from_args(3, bounded(err->api_name, sizeof err->api_name),
                                       bounded(err->request_id, sizeof err->request_id),
                                       bounded(err->pointer, sizeof err->pointer));
    return rb_funcall(
        errors, rb_intern("from_native"), 10, bounded(err->message, sizeof err->message),
        perk_rb_str(perk_str_of(perk_error_advice(err))), INT2NUM(err->code),
        INT2NUM(err->http_status), INT2NUM(err->api_code), INT2NUM(err->attempts),
        UINT2NUM(err->flags), LL2NUM(err->retry_after_ms), LL2NUM(err->offset), texts);
}

void perk_rb_raise(const perk_error *err)
{
    rb_exc_raise(perk_rb_error(err));
}

void perk_rb_refuse(int code, const char *pointer, const char *message)
{
    perk_error err = PERK_ERROR_INIT;
    perk_error_set(&err, code, "%s%s%s", pointer, *pointer ? ": " : "", message);
    perk_error_at(&err, perk_str_of(pointer));
    perk_rb_raise(&err);
}

/* ---- documents ---- */

/* Work that takes long when there is much of it, and neither knows Ruby nor touches what another
 * thread may use meanwhile. */
typedef struct job {
    void (*work)(struct job *job);
    perk_str body;
    size_t max_depth;
    perk_bulk *bulk;
    const perk_call *call;
    const perk_doc *page;
    perk_error *err;
    perk_doc *made;
    int code;
    bool done;
} job;

static void *work(void *data)
{
    job *todo = data;
    todo->work(todo);
    todo->done = true;
    return NULL;
}

static void work_without_gvl(job *todo)
{
    while (!todo->done) {
        rb_thread_call_without_gvl2(work, todo, NULL, NULL);
        if (!todo->done) /* something was waiting for this thread, and nothing has been made yet */
            rb_thread_check_ints();
    }
}

static void parse_doc(job *todo)
{
    todo->made = perk_doc_parse(todo->body, todo->max_depth, todo->err);
}

perk_doc *perk_rb_doc_parse(VALUE body, size_t max_depth, perk_error *err)
{
    perk_str text = perk_rb_view(body, "body");
    if (text.len < PERK_RB_LARGE)
        return perk_doc_parse(text, max_depth, err);
    /* Frozen bytes: other threads run meanwhile, and may change the String. */
    VALUE frozen = rb_str_new_frozen(body);
    job todo = {.work = parse_doc,
                .body = perk_rb_view(frozen, "body"),
                .max_depth = max_depth,
                .err = err};
    work_without_gvl(&todo);
    RB_GC_GUARD(frozen);
    return todo.made;
}

static void settle(job *todo)
{
    todo->code = perk_bulk_settle(todo->bulk, todo->call, todo->page, todo->err);
}

int perk_rb_bulk_settle(perk_bulk *bulk, const perk_call *call, const perk_doc *page,
                        perk_error *err)
{
    job todo = {.work = settle, .bulk = bulk, .call = call, .page = page, .err = err};
    if (page && perk_doc_json(page).len >= PERK_RB_LARGE)
        work_without_gvl(&todo);
    else
        settle(&todo);
    return todo.code;
}

VALUE perk_rb_place(const perk_resource *resource)
{
    bool included;
    size_t index = perk_resource_place(resource, &included);
    return rb_assoc_new(included ? Qtrue : Qfalse, SIZET2NUM(index));
}

/* Unlike Kernel#require, it works in every Ractor, for files that require no others. */
VALUE perk_rb_load_file(VALUE name)
{
    return rb_require(StringValueCStr(name));
}
