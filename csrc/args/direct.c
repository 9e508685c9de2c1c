#include "args/direct.h"

#include "api/lookup.h"
#include "args/rules.h"
#include "args/scalar.h"
#include "base/error.h"
#include "base/limits.h"
#include "json/number.h"
#include "json/real.h"
#include "json/string.h"
#include "json/write.h"

typedef perk_direct_cell cell;

typedef struct writing {
    const perk_location *at;
    perk_buf *out;
    perk_buf *scratch; /* of a text without its escapes */
} writing;

static bool put_object(const writing *w, const perk_object *object, perk_str json);

/* ---- reading: each member into the cell of its field ---- */

/* The number of the field that a key means, looked for from the one that is expected; `count` when
 * there is none. */
static size_t find_field(const perk_object *object, size_t expected, perk_str key)
{
    for (size_t i = 0; i < object->count; i++) {
        size_t at = expected + i < object->count ? expected + i : expected + i - object->count;
        if (perk_str_is(key, object->fields[at].name) || perk_str_is(key, object->fields[at].wire))
            return at;
    }
    return object->count;
}

static bool take_value(perk_scan *scan, cell *value)
{
    if (value->begin)
        return false;
    value->begin = perk_scan_peek(scan);
    if (value->begin == '"')
        return perk_scan_string(scan, &value->raw, &value->escaped);
    return perk_scan_skip(scan, &value->raw);
}

static bool collect(perk_scan *scan, const perk_object *object, cell *cells)
{
    perk_member member = {.begun = false};
    size_t field = 0;
    if (perk_scan_peek(scan) != '{' || !perk_scan_enter(scan))
        return false;
    while (perk_scan_member(scan, &member) && member.more) {
        field = member.escaped ? object->count : find_field(object, field, member.key);
        if (field == object->count || !take_value(scan, &cells[field++]))
            return false;
    }
    return !scan->problem;
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

static void put_key(perk_buf *out, const char *wire)
{
    size_t len = strlen(wire);
    bool first = out->len && out->ptr[out->len - 1] == '{';
    char *room = perk_buf_room(out, len + 4);
    if (!room)
        return;
    if (!first)
        *room++ = ',';
    *room++ = '"';
    memcpy(room, wire, len);
    room[len] = '"';
    room[len + 1] = ':';
    out->len += len + 3 + !first;
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

static bool put_text(const writing *w, const perk_field *field, const cell *value)
{
    perk_str text = text_of(w, value);
    if (!text.ptr || value->begin != '"')
        return false;
    if (field->type == PERK_T_TIME ? !perk_scalar_takes_time(text)
                                   : !perk_scalar_takes_text(field, text, w->at->run->strict))
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
    put_key(w->out, field->wire);
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
    perk_scan scan;
    if (object->count > PERK_MAX_DIRECT_FIELDS)
        return false;
    memset(cells, 0, object->count * sizeof *cells);
    perk_scan_init(&scan, json, PERK_DEPTH_CAP);
    return collect(&scan, object, cells) && put_members(w, object, cells);
}

/* ---- items: {type, id, attributes}, or flat ---- */

typedef struct item {
    const perk_object *object; /* its attributes */
    size_t expected;           /* the field of the next of them, when it is flat */
    cell type, id;
    bool wire, flat; /* it has a member `attributes`; it has other members than type and id */
    cell cells[PERK_MAX_DIRECT_FIELDS];
} item;

static bool take_member(perk_scan *scan, item *it, perk_str key)
{
    if (perk_str_is(key, "type"))
        return take_value(scan, &it->type);
    if (perk_str_is(key, "id"))
        return take_value(scan, &it->id);
    if (perk_str_is(key, "attributes")) {
        bool first = !it->wire;
        it->wire = true;
        return first && collect(scan, it->object, it->cells);
    }
    size_t field = find_field(it->object, it->expected, key);
    it->flat = true;
    it->expected = field + 1;
    return field < it->object->count && take_value(scan, &it->cells[field]);
}

static bool read_item(perk_str json, item *it)
{
    perk_scan scan;
    perk_member member = {.begun = false};
    it->expected = 0;
    it->type = it->id = (cell){.begin = '\0'};
    it->wire = it->flat = false;
    memset(it->cells, 0, it->object->count * sizeof *it->cells);
    perk_scan_init(&scan, json, 0);
    scan.sent = true;
    if (perk_scan_peek(&scan) != '{' || !perk_scan_enter(&scan))
        return false;
    while (perk_scan_member(&scan, &member) && member.more)
        if (member.escaped || !take_member(&scan, it, member.key))
            return false;
    return perk_scan_finish(&scan) && !(it->wire && it->flat);
}

/* Whether the item is of this kind. In the flat form "type" may be an attribute, which is left to
 * the tree. */
static bool is_of_kind(const perk_op *op, const perk_resource_kind *kind, const item *it)
{
    bool single = !op->body.types[1];
    if (single && it->type.begin && !it->wire &&
        find_field(it->object, 0, PERK_LIT("type")) < it->object->count)
        return false;
    if (!is_given(&it->type))
        return single;
    return it->type.begin == '"' && !it->type.escaped &&
           perk_str_eq(it->type.raw, perk_str_of(kind->type));
}

static bool takes_id(const perk_op *op, const perk_resource_kind *kind, const cell *id)
{
    if (!is_given(id))
        return kind->request_id != PERK_ID_REQUIRED || op->body.id;
    return kind->request_id != PERK_ID_ABSENT && id->begin == '"' && id->raw.len;
}

static bool put_item(const writing *w, const perk_resource_kind *kind, const item *it)
{
    perk_buf_putc(w->out, '{');
    put_key(w->out, "type");
    put_quoted(w->out, perk_str_of(kind->type));
    if (is_given(&it->id)) {
        perk_str text = text_of(w, &it->id);
        if (!text.ptr)
            return false;
        put_key(w->out, "id");
        put_escaped(w->out, text);
    }
    put_key(w->out, "attributes");
    if (!put_members(w, it->object, it->cells))
        return false;
    perk_buf_putc(w->out, '}');
    return true;
}

/* The item, if it is of this kind. */
static bool take_item(const writing *w, const perk_resource_kind *kind, perk_str json, cell *id)
{
    item it;
    const perk_op *op = w->at->run->op;
    it.object = perk_request_object(op, kind);
    if (it.object->count > PERK_MAX_DIRECT_FIELDS || !read_item(json, &it) ||
        !is_of_kind(op, kind, &it) || !takes_id(op, kind, &it.id))
        return false;
    *id = it.id;
    return put_item(w, kind, &it);
}

bool perk_direct_item(perk_direct *direct, perk_str json, perk_buf *out, perk_direct_cell *id)
{
    perk_error quiet = PERK_ERROR_INIT; /* validate.c reports what is wrong */
    perk_check_run run = {.op = direct->op, .strict = direct->strict, .err = &quiet};
    perk_location at = {.run = &run};
    perk_buf scratch;
    size_t begin = out->len;
    perk_buf_init(&scratch, json.len);
    writing w = {.at = &at, .out = out, .scratch = &scratch};
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
