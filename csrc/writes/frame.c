#include "writes/frame.h"

#include "api/lookup.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/vec.h"
#include "writes/cell.h"

#define DEEPEST 4 /* objects within objects */

typedef struct reading {
    perk_frame *frame;
    const perk_op *op;
    bool strict;
    perk_error *err;
} reading;

/* The fields that lead to a member. */
typedef struct path {
    const perk_field *fields[DEEPEST];
    size_t count;
} path;

/* ---- what a column's name means ---- */

static bool find_member(const perk_object *object, perk_str name, path *found);

/* "merchant_name": `name` of `merchant`. */
static bool find_within(const perk_field *field, perk_str name, path *found)
{
    perk_str prefix = perk_str_of(field->name);
    if (field->type != PERK_T_OBJECT || field->arity != PERK_ONE || found->count == DEEPEST ||
        name.len <= prefix.len || !perk_str_starts(name, prefix) || name.ptr[prefix.len] != '_')
        return false;
    found->fields[found->count++] = field;
    if (find_member(field->object, perk_str_from(name, prefix.len + 1), found))
        return true;
    found->count--;
    return false;
}

static bool find_member(const perk_object *object, perk_str name, path *found)
{
    const perk_field *field = perk_field_find(object->fields, object->count, name);
    if (field && found->count < DEEPEST) {
        found->fields[found->count++] = field;
        return true;
    }
    for (size_t i = 0; i < object->count; i++)
        if (find_within(&object->fields[i], name, found))
            return true;
    return false;
}

static const perk_object *object_of(const perk_op *op, size_t type)
{
    const perk_resource_kind *kind = perk_resource_kind_find(perk_str_of(op->body.types[type]));
    return perk_request_object(op, kind);
}

static bool find_path(const perk_op *op, perk_str name, path *found)
{
    found->count = 0;
    for (size_t i = 0; op->body.types[i]; i++)
        if (find_member(object_of(op, i), name, found))
            return true;
    return false;
}

/* ---- names that are not known ---- */

/* The name of a column for the member of this number, flattened; false behind the last one. */
static bool name_at(const perk_object *object, size_t *number, perk_buf *out)
{
    size_t begin = out->len;
    for (size_t i = 0; i < object->count; i++) {
        const perk_field *field = &object->fields[i];
        out->len = begin;
        perk_buf_puts(out, field->name);
        if ((*number)-- == 0)
            return true;
        perk_buf_putc(out, '_');
        if (field->type == PERK_T_OBJECT && field->arity == PERK_ONE &&
            name_at(field->object, number, out))
            return true;
    }
    return false;
}

static int refuse_name(const reading *r, perk_str name, const perk_object *object)
{
    char text[128], best[128] = "";
    size_t least = name.len / 3 + 1;
    for (size_t number = 0;; number++) {
        size_t rest = number;
        perk_buf space;
        perk_buf_init_on(&space, text, sizeof text);
        if (!name_at(object, &rest, &space) || space.failed)
            break;
        size_t distance = perk_str_distance(name, perk_buf_str(&space));
        if (distance >= least)
            continue;
        least = distance;
        perk_error_copy(best, sizeof best, perk_buf_str(&space));
    }
    if (best[0])
        return perk_error_set_at(r->err, PERK_E_NAME, name,
                                 "column '%.*s': is not known here; did you mean '%s'?",
                                 PERK_SHOW(name), best);
    return perk_error_set_at(
        r->err, PERK_E_NAME, name,
        "column '%.*s': is not known here; turn strict off to send it as it is", PERK_SHOW(name));
}

/* ---- what a column's values are for ---- */

static int set_field(const reading *r, perk_column *column, const perk_field *field);

static int set_members(const reading *r, perk_column *column, const perk_object *object)
{
    int code = 0;
    for (size_t i = 0; i < column->count && code == 0; i++) {
        perk_str name = perk_column_name(&column->items[i]);
        const perk_field *field = perk_field_find(object->fields, object->count, name);
        if (field)
            code = set_field(r, &column->items[i], field);
        else if (r->strict)
            code = refuse_name(r, name, object);
    }
    return code;
}

static int set_field(const reading *r, perk_column *column, const perk_field *field)
{
    perk_str name = perk_column_name(column);
    column->field = field;
    if (column->kind == PERK_COLUMN_DATE && field->type == PERK_T_TIME)
        return perk_error_set_at(r->err, PERK_E_TYPE, name,
                                 "column '%.*s': dates have no time of day; give times with a zone",
                                 PERK_SHOW(name));
    if (column->kind == PERK_COLUMN_STRUCT && field->type == PERK_T_OBJECT)
        return set_members(r, column, field->object);
    if (column->kind != PERK_COLUMN_STRUCT && column->count)
        return set_field(r, column->items, field);
    return 0;
}

/* A column of the items' attributes, as the API has them: members of any kind that is sent. */
static int set_attributes(const reading *r, perk_column *column)
{
    reading lenient = *r;
    perk_error why = PERK_ERROR_INIT;
    int code = PERK_E_NAME;
    lenient.err = &why;
    for (size_t i = 0; r->op->body.types[i] && code != 0; i++) {
        perk_error_clear(&why);
        code = set_members(&lenient, column, object_of(r->op, i));
    }
    return perk_error_pass(r->err, &why);
}

/* ---- the item ---- */

static perk_text *quote(perk_str key, perk_error *err)
{
    perk_writer writer;
    perk_buf text;
    perk_writer_init(&writer, PERK_MAX_REQUEST);
    perk_write_string(&writer, key);
    int code = perk_writer_check(&writer, err);
    perk_buf_init(&text, PERK_MAX_REQUEST);
    perk_buf_put(&text, perk_buf_str(&writer.out));
    perk_buf_putc(&text, ':');
    perk_writer_free(&writer);
    if (code == 0)
        return perk_buf_take(&text, "a name", err);
    perk_buf_free(&text);
    return NULL;
}

/* Members stand in the order of the table, which is the one that is checked fastest. */
static perk_frame_member *insert(const reading *r, perk_frame_member *in,
                                 const perk_frame_member *made)
{
    size_t at = in->count;
    perk_text *quoted = quote(made->key, r->err);
    if (!quoted ||
        perk_vec_room((void **)&in->members, in->count, &in->room, sizeof *in->members) != 0) {
        perk_text_free(quoted);
        if (quoted)
            perk_error_nomem(r->err);
        return NULL;
    }
    while (at && made->field && in->members[at - 1].field > made->field)
        at--;
    memmove(&in->members[at + 1], &in->members[at], (in->count - at) * sizeof *in->members);
    in->members[at] = *made;
    in->members[at].quoted = quoted;
    in->count++;
    return &in->members[at];
}

static perk_frame_member *find_key(const perk_frame_member *in, perk_str key)
{
    for (size_t i = 0; i < in->count; i++)
        if (perk_str_eq(in->members[i].key, key))
            return &in->members[i];
    return NULL;
}

static int put_leaf(const reading *r, perk_frame_member *in, const perk_frame_member *leaf)
{
    perk_str name = perk_column_name(&r->frame->columns.items[leaf->column]);
    if (find_key(in, leaf->key))
        return perk_error_set_at(r->err, PERK_E_INPUT, name, "column '%.*s': is given twice",
                                 PERK_SHOW(name));
    return insert(r, in, leaf) ? 0 : r->err->code;
}

static int put_path(const reading *r, const path *way, size_t column)
{
    perk_frame_member *in = &r->frame->item;
    for (size_t i = 0; i < way->count; i++) {
        perk_frame_member made = {.field = way->fields[i],
                                  .key = perk_str_of(way->fields[i]->name),
                                  .column = PERK_FRAME_NONE};
        perk_frame_member *there = find_key(in, made.key);
        made.column = i + 1 == way->count ? column : PERK_FRAME_NONE;
        if (i + 1 == way->count || (there && there->column != PERK_FRAME_NONE)) {
            made.column = column;
            return put_leaf(r, in, &made);
        }
        in = there ? there : insert(r, in, &made);
        if (!in)
            return r->err->code;
    }
    return 0;
}

static bool is_frame(perk_str name)
{
    static const char *const names[] = {"type", "id", "attributes", NULL};
    return perk_str_among(name, names);
}

static int put_column(const reading *r, size_t number)
{
    path way;
    perk_column *column = &r->frame->columns.items[number];
    perk_str name = perk_column_name(column);
    perk_frame_member leaf = {.key = name, .column = number};
    if (perk_str_starts(name, PERK_LIT("__index_level_"))) /* pandas names an index so */
        return 0;
    if (!is_frame(name) && find_path(r->op, name, &way)) {
        int code = set_field(r, column, way.fields[way.count - 1]);
        return code == 0 ? put_path(r, &way, number) : code;
    }
    if (perk_str_eq(name, PERK_LIT("attributes")) && set_attributes(r, column) != 0)
        return r->err->code;
    if (!is_frame(name) && r->strict)
        return refuse_name(r, name, object_of(r->op, 0));
    return put_leaf(r, &r->frame->item, &leaf);
}

int perk_frame_read(perk_frame *frame, const perk_op *op, const struct ArrowSchema *schema,
                    bool strict, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    reading r = {.frame = frame, .op = op, .strict = strict, .err = &own};
    int code = perk_column_read(&frame->columns, schema, &own);
    frame->item.column = PERK_FRAME_NONE;
    if (code == 0 && frame->columns.kind != PERK_COLUMN_STRUCT)
        code = perk_error_set(&own, PERK_E_TYPE, "the rows have no columns: give a table");
    for (size_t i = 0; i < frame->columns.count && code == 0; i++)
        code = put_column(&r, i);
    return perk_error_pass(err, &own);
}

static void clear_member(perk_frame_member *member)
{
    for (size_t i = 0; i < member->count; i++)
        clear_member(&member->members[i]);
    perk_mem_free(member->members);
    perk_text_free(member->quoted);
}

void perk_frame_clear(perk_frame *frame)
{
    perk_column_clear(&frame->columns);
    clear_member(&frame->item);
    *frame = (perk_frame){.item.count = 0};
}

/* ---- rows ---- */

typedef struct writing {
    const perk_frame *frame;
    const struct ArrowArray *batch;
    int64_t row;
    perk_writer *out;
    const char *why;
} writing;

static bool is_given(const writing *w, const perk_frame_member *member)
{
    size_t at = member->column;
    if (at != PERK_FRAME_NONE)
        return !perk_cell_missing(&w->frame->columns.items[at], w->batch->children[at], w->row);
    for (size_t i = 0; i < member->count; i++)
        if (is_given(w, &member->members[i]))
            return true;
    return false;
}

static const perk_column *write_members(writing *w, const perk_frame_member *in)
{
    const perk_column *bad = NULL;
    perk_write_begin(w->out, '{');
    for (size_t i = 0; i < in->count && !bad; i++) {
        const perk_frame_member *member = &in->members[i];
        if (!is_given(w, member))
            continue;
        perk_write_quoted_key(w->out, perk_text_str(member->quoted));
        if (member->column == PERK_FRAME_NONE) {
            bad = write_members(w, member);
            continue;
        }
        const perk_column *column = &w->frame->columns.items[member->column];
        w->why = perk_cell_write(w->out, column, w->batch->children[member->column], w->row);
        bad = w->why ? column : NULL;
    }
    perk_write_end(w->out, '}');
    return bad;
}

perk_frame_fault perk_frame_write(const perk_frame *frame, const struct ArrowArray *batch,
                                  int64_t row, perk_writer *out)
{
    writing w = {.frame = frame, .batch = batch, .row = row + batch->offset, .out = out};
    const perk_column *bad = write_members(&w, &frame->item);
    return (perk_frame_fault){bad, w.why};
}
