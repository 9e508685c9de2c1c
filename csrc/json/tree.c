#include "json/tree.h"

#include "base/error.h"
#include "base/limits.h"
#include "json/kind.h"
#include "json/lex.h"
#include "json/scan.h"
#include "json/string.h"

/* A tree being built. Containers are attached when they open, so the root owns everything at any
 * time. */
typedef struct builder {
    json_t *root;
    json_t *open[PERK_DEPTH_CAP + 1]; /* borrowed; open[depth] takes the next value */
    size_t depth;
    perk_buf key;
    const char *text; /* where the scanned text begins */
    perk_error *err;
} builder;

/* Hands `value` to the container that is open. */
static int attach(builder *b, json_t *value)
{
    json_t *parent = b->depth ? b->open[b->depth] : NULL;
    int outcome = 0;
    if (!value)
        return perk_error_nomem(b->err);
    if (!parent)
        b->root = value;
    else if (json_is_array(parent))
        outcome = json_array_append_new(parent, value);
    else
        outcome =
            json_object_setn_new_nocheck(parent, perk_buf_str(&b->key).ptr, b->key.len, value);
    return outcome ? perk_error_nomem(b->err) : 0;
}

static int on_null(void *ctx)
{
    return attach(ctx, json_null());
}

static int on_boolean(void *ctx, int value)
{
    return attach(ctx, json_boolean(value));
}

static int on_integer(void *ctx, int64_t value)
{
    return attach(ctx, json_integer(value));
}

static int on_real(void *ctx, double value, perk_str text)
{
    (void)text;
    return attach(ctx, json_real(value));
}

static int on_number(void *ctx, perk_str text)
{
    builder *b = ctx;
    size_t offset = (size_t)(text.ptr - b->text);
    perk_error_set(b->err, PERK_E_RANGE,
                   "byte %zu: an integer outside 64 bits, which a tree cannot hold", offset);
    perk_error_at_byte(b->err, offset);
    return PERK_E_RANGE;
}

static int on_string(void *ctx, perk_str value)
{
    return attach(ctx, json_stringn_nocheck(value.ptr, value.len));
}

static int on_key(void *ctx, perk_str name)
{
    builder *b = ctx;
    b->key.len = 0;
    perk_buf_put(&b->key, name);
    return b->key.failed ? perk_error_nomem(b->err) : 0;
}

static int begin(builder *b, json_t *container)
{
    int outcome = attach(b, container);
    if (outcome == 0)
        b->open[++b->depth] = container;
    return outcome;
}

static int on_begin_object(void *ctx)
{
    return begin(ctx, json_object());
}

static int on_begin_array(void *ctx)
{
    return begin(ctx, json_array());
}

static int on_end(void *ctx, size_t n)
{
    (void)n;
    ((builder *)ctx)->depth--;
    return 0;
}

static const perk_sink tree_sink = {.null = on_null,
                                    .boolean = on_boolean,
                                    .integer = on_integer,
                                    .real = on_real,
                                    .number = on_number,
                                    .string = on_string,
                                    .key = on_key,
                                    .begin_object = on_begin_object,
                                    .end_object = on_end,
                                    .begin_array = on_begin_array,
                                    .end_array = on_end};

static json_t *build(perk_scan *scan, perk_str text, perk_error *err)
{
    builder b = {.text = text.ptr, .err = err};
    if (text.len > PERK_MAX_BODY) {
        perk_error_set(err, PERK_E_LIMIT, "the text is longer than %u bytes", PERK_MAX_BODY);
        return NULL;
    }
    perk_buf_init(&b.key, text.len);
    int outcome = perk_scan_push(scan, &tree_sink, &b, err);
    perk_buf_free(&b.key);
    if (outcome == 0)
        return b.root;
    json_decref(b.root);
    return NULL;
}

json_t *perk_json_parse(perk_str text, size_t max_depth, perk_error *err)
{
    perk_scan scan;
    perk_scan_init(&scan, text, max_depth);
    return build(&scan, text, err);
}

json_t *perk_tree_parse_sent(perk_str text, perk_error *err)
{
    perk_scan scan;
    perk_scan_init(&scan, text, 0);
    scan.sent = true;
    return build(&scan, text, err);
}

static perk_str string_of(const json_t *value)
{
    return (perk_str){json_string_value(value), json_string_length(value)};
}

static void write_object(perk_writer *writer, json_t *object)
{
    perk_write_begin(writer, '{');
    for (void *at = json_object_iter(object); at && !writer->problem;
         at = json_object_iter_next(object, at)) {
        perk_write_key(writer, (perk_str){json_object_iter_key(at), json_object_iter_key_len(at)});
        perk_tree_write(writer, json_object_iter_value(at));
    }
    perk_write_end(writer, '}');
}

static void write_array(perk_writer *writer, const json_t *array)
{
    perk_write_begin(writer, '[');
    for (size_t i = 0; i < json_array_size(array) && !writer->problem; i++)
        perk_tree_write(writer, json_array_get(array, i));
    perk_write_end(writer, ']');
}

/* Recursion ends where the writer refuses deeper nesting. */
void perk_tree_write(perk_writer *writer, const json_t *value)
{
    switch (value ? json_typeof(value) : JSON_NULL) {
    case JSON_OBJECT:
        write_object(
            writer,
            (json_t *)(uintptr_t)value); /* jansson's iterators take no const; nothing is changed */
        break;
    case JSON_ARRAY:
        write_array(writer, value);
        break;
    case JSON_STRING:
        perk_write_string(writer, string_of(value));
        break;
    case JSON_INTEGER:
        perk_write_int(writer, json_integer_value(value));
        break;
    case JSON_REAL:
        perk_write_real(writer, json_real_value(value));
        break;
    case JSON_NULL:
        perk_write_null(writer);
        break;
    default:
        perk_write_bool(writer, json_is_true(value));
    }
}

perk_str perk_tree_str(const json_t *value)
{
    return json_is_string(value) ? string_of(value) : PERK_NONE;
}

perk_text *perk_json_dump(const json_t *value, perk_error *err)
{
    perk_writer writer;
    perk_writer_init(&writer, PERK_MAX_BODY);
    perk_tree_write(&writer, value);
    return perk_writer_take(&writer, err);
}

json_t *perk_tree_copy(const json_t *value)
{
    bool array = json_is_array(value);
    json_t *copy = array ? json_array() : json_object();
    int failed = array ? json_array_extend(copy, (json_t *)value)
                       : json_object_update(copy, (json_t *)value);
    if (failed == 0)
        return copy;
    json_decref(copy);
    return NULL;
}

bool perk_tree_holds(perk_str text)
{
    perk_step step = {text.ptr, NULL};
    const char *end = text.ptr + text.len;
    while (step.at != end && !step.problem)
        step = (unsigned char)*step.at < 0x80 ? (perk_step){step.at + 1, NULL}
                                              : perk_lex_utf8(step.at, end);
    return !step.problem;
}

bool perk_tree_next(const json_t *object, perk_tree_member *member)
{
    json_t *same = (json_t *)object; /* jansson's iterators want it so; nothing is changed */
    member->at = member->at ? json_object_iter_next(same, member->at) : json_object_iter(same);
    if (!member->at)
        return false;
    member->name =
        (perk_str){json_object_iter_key(member->at), json_object_iter_key_len(member->at)};
    member->value = json_object_iter_value(member->at);
    return true;
}

const char *perk_tree_kind(const json_t *value)
{
    static const char *const samples[] = {
        [JSON_OBJECT] = "{", [JSON_ARRAY] = "[", [JSON_STRING] = "\"", [JSON_INTEGER] = "1",
        [JSON_REAL] = "1.5", [JSON_TRUE] = "t",  [JSON_FALSE] = "f",   [JSON_NULL] = "n"};
    return perk_json_kind_phrase(perk_str_of(samples[json_typeof(value)]));
}

int perk_tree_number(perk_str text, double *out, perk_error *err)
{
    perk_error why = PERK_ERROR_INIT;
    json_t *number = perk_json_parse(text, 0, &why);
    if (!number)
        return perk_error_set(err, why.code, "%s", why.message);
    *out = json_number_value(number);
    json_decref(number);
    return 0;
}
