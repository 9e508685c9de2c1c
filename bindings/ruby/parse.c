/*
 * parse.c - Ruby values straight from the scanner's events: no tree in between.
 *
 * Values wait on a stack until their container ends; since the end has their number, a
 * hash or an array is made at its final size. Keys are interned (frozen, one String for each name)
 * and repeat from reply to reply, so a small cache finds them again.
 *
 * Stack and cache belong to the Ractor, which marks and keeps them: nothing is lost when Ruby
 * leaves by longjmp (out of memory). One parse at a time uses them, since making values neither
 * runs Ruby code nor lets another thread in.
 */
#include "native.h"

#include "base/error.h"
#include "base/limits.h"
#include "json/scan.h"

#include <ruby/encoding.h>
#include <ruby/ractor.h>
#include <string.h>

#define STACK_START 512u
#define STACK_KEPT 65536u   /* a larger stack is freed after use */
#define SCRATCH_KEPT 65536u /* bytes; so is a larger scratch buffer */
#define KEY_SLOTS 256u      /* a power of two */
#define KEY_MAX 40          /* longer keys are not cached */
#define DIGITS_MAX                                                                                 \
    4300 /* of an integer: turning digits into a number takes more than linear time */

typedef struct builder {
    VALUE *stack;
    size_t len, cap;
    perk_error *err;
    perk_buf scratch; /* the scanner's */
    int encoding;     /* UTF-8's index */
    VALUE keys[KEY_SLOTS];
} builder;

static void builder_mark(void *data)
{
    builder *b = data;
    if (b->stack)
        rb_gc_mark_locations(b->stack, b->stack + b->len);
    rb_gc_mark_locations(b->keys, b->keys + KEY_SLOTS);
}

static void builder_free(void *data)
{
    builder *b = data;
    perk_buf_free(&b->scratch);
    xfree(b->stack);
    xfree(b);
}

static rb_ractor_local_key_t builder_key;

void perk_rb_init_parse(void)
{
    static const struct rb_ractor_local_storage_type type = {builder_mark, builder_free};
    builder_key = rb_ractor_local_storage_ptr_newkey(&type);
}

/* This Ractor's, empty. */
static builder *builder_take(void)
{
    builder *b = rb_ractor_local_storage_ptr(builder_key);
    if (!b) {
        b = ZALLOC(builder);
        rb_ractor_local_storage_ptr_set(builder_key, b);
        b->encoding = rb_utf8_encindex();
    }
    b->len = 0; /* an earlier parse may have ended in the middle */
    if (!b->stack) {
        b->stack = ALLOC_N(VALUE, STACK_START);
        b->cap = STACK_START;
    }
    return b;
}

static void builder_rest(builder *b)
{
    b->len = 0;
    if (b->scratch.cap > SCRATCH_KEPT)
        perk_buf_free(&b->scratch);
    if (b->cap > STACK_KEPT) {
        xfree(b->stack);
        b->stack = NULL;
        b->cap = 0;
    }
}

static inline int push(builder *b, VALUE value)
{
    if (b->len == b->cap) {
        RB_REALLOC_N(b->stack, VALUE, 2 * b->cap);
        b->cap *= 2;
    }
    b->stack[b->len++] = value;
    return 0;
}

static inline VALUE text_of(const builder *b, perk_str text)
{
    VALUE made = rb_str_new(text.ptr, (long)text.len);
    RB_ENCODING_SET_INLINED(made, b->encoding);
    return made;
}

static inline size_t key_slot(perk_str name)
{
    uint64_t head = 0, tail = 0;
    if (name.len >= 8) {
        memcpy(&head, name.ptr, 8);
        memcpy(&tail, name.ptr + name.len - 8, 8);
    } else {
        memcpy(&head, name.ptr, name.len);
    }
    uint64_t mixed = (head ^ (tail << 1) ^ name.len) * 0x9E3779B97F4A7C15u;
    return (size_t)(mixed >> 56) & (KEY_SLOTS - 1);
}

static VALUE key_of(builder *b, perk_str name)
{
    if (name.len == 0 || name.len > KEY_MAX)
        return rb_enc_interned_str(name.ptr, (long)name.len, rb_utf8_encoding());
    VALUE *slot = &b->keys[key_slot(name)];
    if (!*slot || (size_t)RSTRING_LEN(*slot) != name.len ||
        memcmp(RSTRING_PTR(*slot), name.ptr, name.len) != 0)
        *slot = rb_enc_interned_str(name.ptr, (long)name.len, rb_utf8_encoding());
    return *slot;
}

/* ---- the sink ---- */

static int on_null(void *ctx)
{
    return push(ctx, Qnil);
}

static int on_boolean(void *ctx, int value)
{
    return push(ctx, value ? Qtrue : Qfalse);
}

static int on_integer(void *ctx, int64_t value)
{
    return push(ctx, LL2NUM(value));
}

static int on_real(void *ctx, double value, perk_str text)
{
    (void)text;
    return push(ctx, DBL2NUM(value));
}

static int on_number(void *ctx, perk_str text)
{
    builder *b = ctx;
    if (text.len > DIGITS_MAX)
        return perk_error_set(b->err, PERK_E_LIMIT, "an integer of more than %d digits",
                              DIGITS_MAX);
    return push(b, rb_str_to_inum(text_of(b, text), 10, 1));
}

static int on_string(void *ctx, perk_str value)
{
    return push(ctx, text_of(ctx, value));
}

static int on_key(void *ctx, perk_str name)
{
    return push(ctx, key_of(ctx, name));
}

static int on_begin(void *ctx)
{
    (void)ctx;
    return 0;
}

static int on_end_object(void *ctx, size_t n)
{
    builder *b = ctx;
    VALUE hash = rb_hash_new();
    rb_hash_bulk_insert((long)(2 * n), b->stack + b->len - 2 * n, hash);
    b->len -= 2 * n;
    return push(b, hash);
}

static int on_end_array(void *ctx, size_t n)
{
    builder *b = ctx;
    VALUE list = rb_ary_new_from_values((long)n, b->stack + b->len - n);
    b->len -= n;
    return push(b, list);
}

static const perk_sink native_sink = {
    .null = on_null,
    .boolean = on_boolean,
    .integer = on_integer,
    .real = on_real,
    .number = on_number,
    .string = on_string,
    .key = on_key,
    .begin_object = on_begin,
    .end_object = on_end_object,
    .begin_array = on_begin,
    .end_array = on_end_array,
};

static VALUE parse(perk_str text)
{
    perk_error err = PERK_ERROR_INIT;
    builder *b = builder_take();
    b->err = &err;
    b->scratch.max = text.len;
    b->scratch.failed = 0;
    int failed = perk_json_push(text, &native_sink, b, &b->scratch, &err);
    VALUE value = failed ? Qnil : b->stack[0];
    builder_rest(b);
    if (failed)
        perk_rb_raise(&err);
    return value;
}

VALUE perk_rb_parse(VALUE text)
{
    if (NIL_P(text))
        perk_rb_refuse(PERK_E_TYPE, "text", "a String is needed here");
    VALUE value = parse(perk_rb_view(text, "text"));
    RB_GC_GUARD(text);
    return value;
}

VALUE perk_rb_resource(const perk_resource *resource)
{
    return parse(perk_resource_json(resource));
}
