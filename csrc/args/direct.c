#include "args/direct.h"

#include "api/lookup.h"
#include "args/rules.h"
#include "args/scalar.h"
#include "base/error.h"
#include "base/limits.h"
#include "json/number.h"
#include "json/real.h"
#include "json/steps.h"
#include "json/string.h"
#include "json/write.h"

typedef perk_direct_cell cell;

typedef struct writing {
    perk_direct *direct;
    const perk_location *at;
    perk_buf *out;
    perk_buf *scratch; /* of a text without its escapes */
} writing;

static bool put_object(const writing *w, const perk_object *object, perk_str json);

/* ---- reading: each member into the cell of its field ---- */

typedef struct reading {
    perk_direct *direct;
    const perk_object *object;
    cell *cells;
    bool item;       /* type, id and attributes are members, too: fields behind the last one */
    bool wire, flat; /* of an item: it has its own attributes; it has those of the object */
    perk_scan scan;
} reading;

static const char *const frame[PERK_DIRECT_FRAME] = {"type", "id", "attributes"};
enum { TYPE, ID, ATTRIBUTES };

static size_t count_fields(const reading *r)
{
    return r->object->count + (r->item ? PERK_DIRECT_FRAME : 0);
}

static perk_direct_shape *shape_of(const reading *r)
{
    for (size_t i = 0; i < PERK_DIRECT_SHAPES; i++) {
        perk_direct_shape *shape = &r->direct->shapes[i];
        if (!shape->object)
            *shape = (perk_direct_shape){.object = r->object, .item = r->item};
        if (shape->object == r->object && shape->item == r->item)
            return shape;
    }
    return NULL;
}

/* Whether the key that is expected comes next; steps over it. `first`: behind a bracket, not behind
 * a comma. */
PERK_INLINE bool take_guess(perk_scan *scan, const perk_direct_guess *guess, bool first)
{
    const char *at = scan->at - first;
    size_t len = guess->len;
    if (!len || (size_t)(scan->end - at) < len + 4 || (!first && at[0] != ',') || at[1] != '"' ||
        memcmp(at + 2, guess->text, len) != 0 || at[len + 2] != '"' || at[len + 3] != ':')
        return false;
    scan->at = at + len + 4;
    return true;
}

/* The number of the field that a key means, and the spelling; false when there is none. */
static bool find_field(const reading *r, perk_str key, perk_direct_guess *found)
{
    size_t own = r->object->count, all = count_fields(r), at = 0;
    const char *text = NULL;
    for (at = own; at < all && !perk_str_is(key, frame[at - own]); at++)
        continue;
    text = at < all ? frame[at - own] : NULL;
    for (size_t i = 0; i < own && !text; i++) {
        const perk_field *field = &r->object->fields[i];
        text = perk_str_is(key, field->name)   ? field->name
               : perk_str_is(key, field->wire) ? field->wire
                                               : NULL;
        at = i;
    }
    if (!text || key.len > UINT8_MAX)
        return false;
    *found = (perk_direct_guess){text, (uint8_t)key.len, (uint8_t)at};
    return true;
}

PERK_INLINE bool take_value(perk_scan *scan, cell *value)
{
    if (value->begin)
        return false;
    value->begin = perk_steps_next(scan);
    if (value->begin == '"')
        return perk_steps_string(scan, &value->raw, &value->escaped);
    return perk_scan_skip(scan, &value->raw);
}

static bool read_members(reading *r);

/* Into the same cells. */
static bool take_attributes(reading *r)
{
    reading inner = *r;
    inner.item = false;
    bool fine = !r->wire && read_members(&inner);
    r->wire = true;
    r->scan = inner.scan;
    return fine;
}

static bool take_field(reading *r, size_t field)
{
    size_t own = r->object->count;
    if (field == own + ATTRIBUTES)
        return take_attributes(r);
    r->flat |= field < own;
    return take_value(&r->scan, &r->cells[field]);
}

static bool read_members(reading *r)
{
    perk_direct_shape *shape = shape_of(r);
    perk_direct_guess none = {.len = 0}, *guess = shape ? &shape->next[0] : &none;
    perk_member member = {.begun = false};
    if (perk_scan_peek(&r->scan) != '{' || !perk_scan_enter(&r->scan))
        return false;
    for (;; guess = shape ? &shape->next[guess->field + 1] : &none) {
        if (!take_guess(&r->scan, guess, !member.begun)) {
            if (!perk_scan_member(&r->scan, &member) || !member.more)
                return !r->scan.problem;
            if (member.escaped || !find_field(r, member.key, guess))
                return false;
        }
        member.begun = true;
        if (!take_field(r, guess->field))
            return false;
    }
}

static bool is_given(const cell *value)
{
    return value->begin && value->begin != 'n';
}

/* ---- writing ---- */

static void put_quoted(perk_buf *out, perk_str text)
{
    char *room = perk_buf_room(out, text.len + 2);
    if (!room)
        return;
    room[0] = '"';
    if (text.len)
        memcpy(room + 1, text.ptr, text.len);
    room[text.len + 1] = '"';
    out->len += text.len + 2;
}

/* `quoted`: with quotes and colon. */
static void put_key(perk_buf *out, perk_str quoted)
{
    bool first = out->len && out->ptr[out->len - 1] == '{';
    char *room = perk_buf_room(out, quoted.len + 1);
    if (!room)
        return;
    if (!first)
        *room++ = ',';
    memcpy(room, quoted.ptr, quoted.len);
    out->len += quoted.len + !first;
}

/* All bytes that a field has for it, since a copy of a fixed size is a few moves. */
static void put_field_key(perk_buf *out, const perk_field *field)
{
    char *room = perk_buf_room(out, PERK_MAX_QUOTED + 1);
    if (!room)
        return;
    bool comma = room[-1] != '{'; /* the bracket is there */
    *room = ',';
    memcpy(room + comma, field->quoted, PERK_MAX_QUOTED);
    out->len += field->quoted_len + (size_t)comma;
}

/* With the escapes that our writer writes, which may be others than it was given with. */
static void put_escaped(perk_buf *out, perk_str text)
{
    perk_writer writer = {.out = *out};
    perk_write_string(&writer, text);
    *out = writer.out;
}

/* The text of a string; {NULL,0} when there is no memory for it. */
static perk_str text_of(const writing *w, const cell *value)
{
    if (!value->escaped)
        return value->raw;
    w->scratch->len = 0;
    perk_json_unescape(w->scratch, value->raw);
    return w->scratch->failed ? PERK_NONE : perk_buf_str(w->scratch);
}

static bool takes_text(const perk_field *field, perk_str text, bool strict)
{
    return field->type == PERK_T_TIME ? perk_scalar_takes_time(text)
                                      : perk_scalar_takes_text(field, text, strict);
}

static bool put_text(const writing *w, const perk_field *field, const cell *value)
{
    perk_str text = text_of(w, value);
    if (!text.ptr || value->begin != '"')
        return false;
    if (!perk_scalar_is_free(field) && !takes_text(field, text, w->at->run->strict))
        return false;
    if (value->escaped)
        put_escaped(w->out, text);
    else
        put_quoted(w->out, text);
    return true;
}

static bool put_int(const writing *w, const perk_field *field, const cell *value)
{
    int64_t number;
    if (value->begin == '"' || !perk_str_int(value->raw, &number) ||
        !perk_scalar_takes_int(field, number, w->at->run->strict))
        return false;
    perk_buf_put(w->out, number ? value->raw : PERK_LIT("0")); /* not -0 */
    return true;
}

static bool put_num(const writing *w, const perk_field *field, const cell *value)
{
    char text[32];
    perk_number number;
    if (value->begin != '-' && (value->begin < '0' || value->begin > '9'))
        return false;
    perk_lex_number(&number, value->raw, true);
    if (number.problem || number.kind == PERK_NUMBER_BIG)
        return false;
    bool whole = number.kind == PERK_NUMBER_INT;
    if (!perk_scalar_takes_num(field, whole ? (double)number.integer : number.real))
        return false;
    if (whole)
        perk_buf_putint(w->out, number.integer);
    else
        perk_buf_put(w->out, (perk_str){text, perk_json_real_text(number.real, text)});
    return true;
}

static bool put_bool(const writing *w, const perk_field *field, const cell *value)
{
    bool fits = value->begin == 't' || (value->begin == 'f' && !(field->flags & PERK_CONFIRM));
    if (fits)
        perk_buf_put(w->out, value->raw);
    return fits;
}

static bool put_one(const writing *w, const perk_field *field, const cell *value)
{
    switch (field->type) {
    case PERK_T_STRING:
    case PERK_T_TIME:
        return put_text(w, field, value);
    case PERK_T_INT:
        return put_int(w, field, value);
    case PERK_T_NUM:
        return put_num(w, field, value);
    case PERK_T_BOOL:
        return put_bool(w, field, value);
    case PERK_T_OBJECT:
        return put_object(w, field->object, value->raw);
    default:
        return false;
    }
}

static bool put_elements(const writing *w, const perk_field *field, perk_str list, size_t *count)
{
    perk_scan scan;
    bool more = true;
    perk_scan_init(&scan, list, PERK_DEPTH_CAP);
    perk_scan_enter(&scan);
    while (perk_scan_element(&scan, *count == 0, &more) && more) {
        cell value = {.begin = '\0'};
        if ((*count)++)
            perk_buf_putc(w->out, ',');
        if (!take_value(&scan, &value) || !put_one(w, field, &value))
            return false;
    }
    return !scan.problem;
}

/* A single value where a list is wanted is a list of one. */
static bool put_list(const writing *w, const perk_field *field, const cell *value)
{
    size_t count = 0;
    bool list = value->begin == '[', fine;
    if (field->all_word || value->begin == '{')
        return false;
    perk_buf_putc(w->out, '[');
    fine = list ? put_elements(w, field, value->raw, &count) : put_one(w, field, value);
    perk_buf_putc(w->out, ']');
    return fine && (!list || (count >= field->min_items &&
                              (!field->max_items || count <= field->max_items)));
}

static bool put_member(const writing *w, const perk_field *field, const cell *value)
{
    if (!is_given(value) && !field->fixed)
        return !(field->flags & PERK_REQUIRED);
    put_field_key(w->out, field);
    if (is_given(value))
        return field->arity == PERK_ONE ? put_one(w, field, value) : put_list(w, field, value);
    put_quoted(w->out, perk_str_of(field->fixed));
    return true;
}

/* ---- rules ---- */

typedef struct given_object {
    const perk_object *object;
    const cell *cells;
    bool escaped; /* a rule asked for a text that has escapes */
} given_object;

static bool rule_given(void *ctx, size_t field)
{
    const given_object *given = ctx;
    return is_given(&given->cells[field]) || given->object->fields[field].fixed;
}

static perk_str rule_text(void *ctx, size_t field)
{
    given_object *given = ctx;
    const cell *value = &given->cells[field];
    given->escaped |= value->escaped;
    if (!is_given(value))
        return perk_str_of(given->object->fields[field].fixed);
    return value->begin == '"' ? value->raw : PERK_NONE;
}

static bool follows_rules(const writing *w, const perk_object *object, const cell *cells)
{
    given_object given = {.object = object, .cells = cells};
    perk_members members = {.ctx = &given, .given = rule_given, .text = rule_text};
    return perk_rules_check(w->at, object, &members) == 0 && !given.escaped;
}

/* ---- objects ---- */

static bool put_members(const writing *w, const perk_object *object, const cell *cells)
{
    perk_buf_putc(w->out, '{');
    for (size_t i = 0; i < object->count; i++)
        if (!put_member(w, &object->fields[i], &cells[i]))
            return false;
    perk_buf_putc(w->out, '}');
    return follows_rules(w, object, cells);
}

static bool put_object(const writing *w, const perk_object *object, perk_str json)
{
    cell cells[PERK_MAX_DIRECT_FIELDS];
    reading r = {.direct = w->direct, .object = object, .cells = cells};
    if (object->count > PERK_MAX_DIRECT_FIELDS)
        return false;
    memset(cells, 0, object->count * sizeof *cells);
    perk_scan_init(&r.scan, json, PERK_DEPTH_CAP);
    return read_members(&r) && put_members(w, object, cells);
}

/* ---- items: {type, id, attributes}, or flat ---- */

static bool read_item(reading *r, perk_str json)
{
    memset(r->cells, 0, count_fields(r) * sizeof *r->cells);
    perk_scan_init(&r->scan, json, 0);
    r->scan.sent = true;
    return read_members(r) && perk_scan_finish(&r->scan) && !(r->wire && r->flat);
}

/* Whether the item is of this kind. In the flat form "type" may be an attribute, which is left to
 * the tree. */
static bool is_of_kind(const perk_op *op, const perk_resource_kind *kind, const reading *r)
{
    const cell *type = &r->cells[r->object->count + TYPE];
    bool single = !op->body.types[1];
    if (single && type->begin && !r->wire &&
        perk_field_find(r->object->fields, r->object->count, PERK_LIT("type")))
        return false;
    if (!is_given(type))
        return single;
    return type->begin == '"' && !type->escaped && perk_str_eq(type->raw, perk_str_of(kind->type));
}

static bool takes_id(const perk_op *op, const perk_resource_kind *kind, const cell *id)
{
    if (!is_given(id))
        return kind->request_id != PERK_ID_REQUIRED || op->body.id;
    return kind->request_id != PERK_ID_ABSENT && id->begin == '"' && id->raw.len;
}

static bool put_item(const writing *w, const perk_resource_kind *kind, const reading *r)
{
    const cell *id = &r->cells[r->object->count + ID];
    perk_buf_putc(w->out, '{');
    put_key(w->out, PERK_LIT("\"type\":"));
    put_quoted(w->out, perk_str_of(kind->type));
    if (is_given(id)) {
        perk_str text = text_of(w, id);
        if (!text.ptr)
            return false;
        put_key(w->out, PERK_LIT("\"id\":"));
        put_escaped(w->out, text);
    }
    put_key(w->out, PERK_LIT("\"attributes\":"));
    if (!put_members(w, r->object, r->cells))
        return false;
    perk_buf_putc(w->out, '}');
    return true;
}

/* The item, if it is of this kind. */
static bool take_item(const writing *w, const perk_resource_kind *kind, perk_str json, cell *id)
{
    cell cells[PERK_MAX_DIRECT_FIELDS + PERK_DIRECT_FRAME];
    const perk_op *op = w->direct->op;
    reading r = {
        .direct = w->direct, .object = perk_request_object(op, kind), .cells = cells, .item = true};
    if (r.object->count > PERK_MAX_DIRECT_FIELDS || !read_item(&r, json) ||
        !is_of_kind(op, kind, &r) || !takes_id(op, kind, &cells[r.object->count + ID]))
        return false;
    *id = cells[r.object->count + ID];
    return put_item(w, kind, &r);
}

bool perk_direct_item(perk_direct *direct, perk_str json, perk_buf *out, perk_direct_cell *id)
{
    perk_error quiet = PERK_ERROR_INIT; /* validate.c reports what is wrong */
    perk_check_run run = {.op = direct->op, .strict = direct->strict, .err = &quiet};
    perk_location at = {.run = &run};
    perk_buf scratch;
    size_t begin = out->len;
    perk_buf_init(&scratch, json.len);
    writing w = {.direct = direct, .at = &at, .out = out, .scratch = &scratch};
    bool done = direct->kind && take_item(&w, direct->kind, json, id);
    for (const char *const *type = direct->op->body.types; *type && !done && !out->failed; type++) {
        const perk_resource_kind *kind = perk_resource_kind_find(perk_str_of(*type));
        out->len = begin;
        if (kind == direct->kind)
            continue;
        done = take_item(&w, kind, json, id);
        if (done)
            direct->kind = kind;
    }
    perk_buf_free(&scratch);
    return done && !out->failed;
}
