/*
 * dump.c - Ruby values through the core's writer to JSON text.
 *
 * Money stays exact (BigDecimal is written as its digits), times carry their zone, and what
 * JSON cannot represent is an error with its location ("events/0/event_date"). The writer's
 * memory belongs to a Ruby object: refusing is raising.
 */
#include "native.h"

#include "base/error.h"
#include "base/limits.h"
#include "json/real.h"
#include "json/write.h"

#include <math.h>
#include <ruby/encoding.h>

/* One open container on the way to the value being written. */
typedef struct step {
    VALUE key;  /* String; not used in arrays */
    long index; /* -1 in hashes */
} step;

typedef struct dumper {
    perk_writer writer;
    bool for_core; /* which reads integers of 64 bits only */
    size_t depth;
    step path[PERK_MAX_DEPTH];
} dumper;

static void put(dumper *d, VALUE value);

static void dumper_mark(void *data)
{
    dumper *d = data;
    for (size_t i = 0; i < d->depth; i++)
        rb_gc_mark(d->path[i].key);
}

static void dumper_free(void *data)
{
    dumper *d = data;
    perk_writer_free(&d->writer);
    xfree(d);
}

static const rb_data_type_t dumper_type = {
    .wrap_struct_name = "perk writer",
    .function = {.dmark = dumper_mark, .dfree = dumper_free},
    .flags = RUBY_TYPED_FREE_IMMEDIATELY,
};

NORETURN(static void refuse(dumper *d, int code, const char *message));

static void refuse(dumper *d, int code, const char *message)
{
    VALUE place = rb_utf8_str_new("", 0);
    for (size_t i = 0; i < d->depth; i++) {
        const step *at = &d->path[i];
        if (i)
            rb_str_cat_cstr(place, "/");
        if (at->index >= 0)
            rb_str_catf(place, "%ld", at->index);
        else if (!NIL_P(at->key))
            rb_str_cat(place, RSTRING_PTR(at->key), RSTRING_LEN(at->key));
    }
    char pointer[sizeof((perk_error *)0)->pointer];
    perk_error_copy(pointer, sizeof pointer, perk_rb_view(place, "place"));
    RB_GC_GUARD(place);
    perk_rb_refuse(code, pointer, message);
}

static void check(dumper *d)
{
    perk_error err = PERK_ERROR_INIT;
    if (d->writer.problem && perk_writer_check(&d->writer, &err) != 0)
        refuse(d, err.code, err.message);
}

/* ---- scalars ---- */

/* The text in UTF-8. Binary Strings count as UTF-8; the writer checks them. */
static VALUE utf8(dumper *d, VALUE text)
{
    rb_encoding *from = rb_enc_get(text), *to = rb_utf8_encoding();
    if (from == to || from == rb_usascii_encoding() || from == rb_ascii8bit_encoding())
        return text;
    VALUE made = rb_str_conv_enc(text, from, to);
    if (rb_enc_get(made) != to && rb_enc_str_coderange(made) != ENC_CODERANGE_7BIT)
        refuse(d, PERK_E_INPUT, "the text cannot be written in UTF-8");
    return made;
}

static void put_text(dumper *d, VALUE value)
{
    VALUE text = utf8(d, value);
    perk_write_string(&d->writer, perk_rb_view(text, "text"));
    RB_GC_GUARD(text);
    check(d);
}

static void put_raw(dumper *d, VALUE digits)
{
    perk_write_raw(&d->writer, perk_rb_view(digits, "digits"));
    RB_GC_GUARD(digits);
}

static bool fits(VALUE value)
{
    uint64_t word;
    int sign = rb_integer_pack(value, &word, 1, sizeof word, 0,
                               INTEGER_PACK_2COMP | INTEGER_PACK_NATIVE_BYTE_ORDER);
    return sign == 0 || (sign == 1 && word <= INT64_MAX) || (sign == -1 && word > INT64_MAX);
}

static void put_integer(dumper *d, VALUE value)
{
    if (FIXNUM_P(value))
        perk_write_int(&d->writer, FIX2LONG(value));
    else if (d->for_core && !fits(value))
        refuse(d, PERK_E_RANGE,
               "an integer outside 64 bits; send it as text if the API takes text there");
    else
        put_raw(d, rb_big2str(value, 10));
}

static void put_real(dumper *d, double value)
{
    if (!isfinite(value))
        refuse(d, PERK_E_RANGE, "not a finite number");
    perk_write_real(&d->writer, value);
}

/* ---- containers ---- */

static step *enter(dumper *d, char bracket)
{
    perk_write_begin(&d->writer, bracket);
    check(d); /* which bounds the depth */
    step *at = &d->path[d->depth++];
    *at = (step){Qnil, -1};
    return at;
}

static void leave(dumper *d, char bracket)
{
    d->depth--;
    perk_write_end(&d->writer, bracket);
}

static void put_array(dumper *d, VALUE list)
{
    step *at = enter(d, '[');
    for (at->index = 0; at->index < RARRAY_LEN(list); at->index++)
        put(d, RARRAY_AREF(list, at->index));
    leave(d, ']');
}

static int put_member(VALUE key, VALUE value, VALUE data)
{
    dumper *d = (dumper *)data;
    if (SYMBOL_P(key))
        key = rb_sym2str(key);
    if (!RB_TYPE_P(key, T_STRING))
        refuse(d, PERK_E_TYPE, "names must be String or Symbol");
    key = utf8(d, key);
    d->path[d->depth - 1].key = key;
    perk_write_key(&d->writer, perk_rb_view(key, "key"));
    check(d);
    put(d, value);
    return ST_CONTINUE;
}

static void put_hash(dumper *d, VALUE hash)
{
    enter(d, '{');
    rb_hash_foreach(hash, put_member, (VALUE)d);
    leave(d, '}');
}

/* ---- classes of the standard library; one that nobody loaded has no instances ---- */

/* The answer of is_a?, which may differ from the class: times of Rails are a Time for is_a? only.
 */
static bool is_a(VALUE value, const char *name)
{
    ID id = rb_intern(name);
    if (!rb_const_defined(rb_cObject, id))
        return false;
    VALUE kind = rb_const_get(rb_cObject, id),
          said = rb_check_funcall(value, rb_intern("is_a?"), 1, &kind);
    return said != Qundef && RTEST(said);
}

static void put_decimal(dumper *d, VALUE value)
{
    if (!RTEST(rb_funcall(value, rb_intern("finite?"), 0)))
        refuse(d, PERK_E_RANGE, "not a finite number");
    VALUE digits = rb_funcall(value, rb_intern("to_s"), 1, rb_str_new_cstr("F"));
    if (d->for_core && !perk_json_real_keeps(perk_rb_view(digits, "digits")))
        refuse(d, PERK_E_RANGE, "a number of more digits than can be sent exactly; round it");
    put_raw(d, digits);
}

static void put_time(dumper *d, VALUE value)
{
    VALUE fraction = rb_funcall(value, rb_intern("strftime"), 1, rb_str_new_cstr("%6N"));
    const char *format = NUM2LONG(rb_str_to_inum(fraction, 10, 0)) ? "%Y-%m-%dT%H:%M:%S.%6N%:z"
                                                                   : "%Y-%m-%dT%H:%M:%S%:z";
    put_text(d, rb_funcall(value, rb_intern("strftime"), 1, rb_str_new_cstr(format)));
}

static void put_other(dumper *d, VALUE value)
{
    VALUE list, hash;
    if (is_a(value, "BigDecimal"))
        put_decimal(d, value);
    else if (is_a(value, "Time") || is_a(value, "DateTime"))
        put_time(d, value);
    else if (is_a(value, "Date"))
        refuse(d, PERK_E_TYPE, "a date has no time of day: give a Time");
    else if (!NIL_P(hash = rb_check_hash_type(value)))
        put_hash(d, hash);
    else if (!NIL_P(list = rb_check_array_type(value)))
        put_array(d, list);
    else {
        char message[160];
        snprintf(message, sizeof message, "a value of type %.80s has no JSON form",
                 rb_obj_classname(value));
        refuse(d, PERK_E_TYPE, message);
    }
}

static void put(dumper *d, VALUE value)
{
    switch (rb_type(value)) {
    case T_STRING:
        put_text(d, value);
        break;
    case T_SYMBOL:
        put_text(d, rb_sym2str(value));
        break;
    case T_FIXNUM:
    case T_BIGNUM:
        put_integer(d, value);
        break;
    case T_FLOAT:
        put_real(d, RFLOAT_VALUE(value));
        break;
    case T_TRUE:
    case T_FALSE:
        perk_write_bool(&d->writer, RTEST(value));
        break;
    case T_NIL:
        perk_write_null(&d->writer);
        break;
    case T_HASH:
        put_hash(d, value);
        break;
    case T_ARRAY:
        put_array(d, value);
        break;
    default:
        put_other(d, value);
    }
}

static VALUE dump(VALUE value, bool for_core)
{
    dumper *d;
    VALUE owner = TypedData_Make_Struct(0, dumper, &dumper_type, d);
    d->for_core = for_core;
    perk_writer_init(&d->writer, PERK_MAX_REQUEST);
    put(d, value);
    perk_error err = PERK_ERROR_INIT;
    if (perk_writer_check(&d->writer, &err) != 0)
        perk_rb_raise(&err);
    VALUE text = rb_utf8_str_new(d->writer.out.ptr, (long)d->writer.out.len);
    perk_writer_free(&d->writer);
    RB_GC_GUARD(owner);
    return text;
}

VALUE perk_rb_dump(VALUE value)
{
    return dump(value, false);
}

VALUE perk_rb_dump_args(VALUE value)
{
    return dump(value, true);
}
