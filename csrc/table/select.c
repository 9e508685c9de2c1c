#include "table/select.h"

#include "base/error.h"
#include "base/mem.h"
#include "table/fields.h"

typedef struct selection {
    perk_plan *plan;
    perk_part *part;
    perk_column *columns; /* in their new order */
    unsigned count;
    int *moved; /* the new index of each; below 0: skipped */
} selection;

/* ---- names ---- */

static const char *top_name_at(const void *part, size_t index)
{
    unsigned at = 0;
    while (index--)
        at = ((const perk_part *)part)->columns[at].next;
    return ((const perk_part *)part)->columns[at].name;
}

static size_t count_top(const perk_part *part)
{
    size_t count = 0;
    for (unsigned i = 0; i < part->count; i = part->columns[i].next)
        count++;
    return count;
}

static int find(const perk_part *part, perk_str name)
{
    for (unsigned i = 0; i < part->count; i = part->columns[i].next)
        if (perk_str_is(name, part->columns[i].name))
            return (int)i;
    return -1;
}

static int unknown(const perk_part *part, perk_str name, perk_error *err)
{
    const char *near = perk_str_nearest(name, top_name_at, part, count_top(part));
    return perk_error_set_at(err, PERK_E_NAME, PERK_LIT("columns"),
                             near ? "the table has no column '%.*s'; did you mean '%s'?"
                                  : "the table has no column '%.*s'",
                             PERK_SHOW(name), near);
}

/* ---- moving ---- */

static void shift(int *index, const int *moved)
{
    if (*index >= 0)
        *index = moved[*index];
}

/* Moves a column with its children behind those that were moved before. */
static void move(selection *s, int top)
{
    unsigned first = (unsigned)top, end = s->part->columns[top].next;
    int by = (int)s->count - top;
    for (unsigned i = first; i < end; i++) {
        perk_column *column = &s->columns[s->count];
        *column = s->part->columns[i];
        column->next = (unsigned)((int)column->next + by);
        if (column->parent >= 0)
            column->parent += by;
        s->moved[i] = (int)s->count++;
    }
}

/* Whether it is the key or the rest, which are there unasked, in their own places. */
static bool is_own(const perk_part *part, perk_str name)
{
    return (part->key >= 0 && perk_str_is(name, part->columns[part->key].name)) ||
           (part->rest >= 0 && perk_str_is(name, part->columns[part->rest].name));
}

static bool came_before(const perk_names *names, size_t index)
{
    size_t i = 0;
    while (!perk_str_eq(names->at[i], names->at[index]))
        i++;
    return i < index;
}

static int move_wanted(selection *s, perk_error *err)
{
    const perk_names *wanted = &s->plan->options.columns;
    for (size_t i = 0; i < wanted->count; i++) {
        int top = find(s->part, wanted->at[i]);
        bool own = top < 0 && is_own(s->part, wanted->at[i]);
        if (top < 0 && !own)
            return unknown(s->part, wanted->at[i], err);
        if (own ? came_before(wanted, i) : s->moved[top] >= 0)
            return perk_error_set_at(err, PERK_E_INPUT, PERK_LIT("columns"),
                                     "the column '%.*s' is there twice", PERK_SHOW(wanted->at[i]));
        if (!own)
            move(s, top);
    }
    return 0;
}

static void move_all(selection *s)
{
    int id = find(s->part, PERK_LIT("id"));
    if (id >= 0)
        move(s, id);
    for (unsigned i = 0; i < s->part->count; i = s->part->columns[i].next)
        if (s->moved[i] < 0)
            move(s, (int)i);
}

/* ---- slots ---- */

/* Whether anything is left of an object. */
static bool follow(const selection *s, const perk_object *object, const perk_slot *slots)
{
    bool any = false;
    for (size_t i = 0; i < object->count; i++) {
        perk_slot *slot = (perk_slot *)&slots[i]; /* the plan's own, still being made */
        shift(&slot->column, s->moved);
        if (slot->members && !follow(s, object->fields[i].object, slot->members))
            slot->members = NULL;
        any |= slot->column >= 0 || slot->members;
    }
    return any;
}

static void follow_kinds(const selection *s)
{
    for (size_t i = 0; i < s->plan->primary_count; i++) {
        perk_kind_plan *made = &s->plan->kinds[i];
        follow(s, made->kind->attributes, made->slots);
        for (size_t k = 0; k < made->kind->relation_count; k++)
            shift(&made->relations[k], s->moved);
    }
    shift(&s->part->id, s->moved);
    shift(&s->part->type, s->moved);
}

/* ---- all of it ---- */

/* The key and the rest are made last, so that no column's name depends on them. */
static void add_own(selection *s, perk_fields *fields, int *key, int *rest)
{
    const perk_table_options *options = &s->plan->options;
    const perk_str parts[] = {PERK_LIT("key_"), options->key};
    *key = *rest = -1;
    if (options->key.ptr) {
        bool taken = find(s->part, options->key) >= 0 ||
                     (options->rest && perk_str_is(options->key, "rest"));
        char *name = taken ? perk_arena_join(fields->arena, parts, 2) : (char *)options->key.ptr;
        *key = name ? perk_fields_add_plain(
                          fields, name, &(perk_column){.kind = PERK_COLUMN_TEXT, .required = true})
                    : -1;
        fields->failed |= *key < 0;
    }
    if (options->rest)
        *rest = perk_fields_add_plain(fields, "rest", &(perk_column){.kind = PERK_COLUMN_JSON});
}

static int arrange(selection *s, unsigned named, perk_error *err)
{
    int code = 0;
    if (s->part->key >= 0)
        move(s, s->part->key);
    unsigned all = s->part->count;
    s->part->count = named; /* the key and the rest are there unasked */
    if (s->plan->options.columns.given)
        code = move_wanted(s, err);
    else
        move_all(s);
    s->part->count = all;
    if (s->part->rest >= 0)
        move(s, s->part->rest);
    return code;
}

int perk_select(perk_plan *plan, perk_error *err)
{
    perk_fields fields = {.arena = &plan->arena, .part = &plan->parts[0]};
    selection s = {.plan = plan, .part = &plan->parts[0]};
    unsigned named = s.part->count;
    add_own(&s, &fields, &s.part->key, &s.part->rest);
    unsigned count = s.part->count;
    s.columns = perk_arena_new(&plan->arena, (count + 1) * sizeof *s.columns);
    s.moved = perk_arena_new(&plan->arena, (count + 1) * sizeof *s.moved);
    if (fields.failed || !s.columns || !s.moved)
        return perk_error_nomem(err);
    for (unsigned i = 0; i < count; i++)
        s.moved[i] = -1;
    int code = arrange(&s, named, err);
    if (code != 0)
        return code;
    follow_kinds(&s);
    shift(&s.part->key, s.moved);
    shift(&s.part->rest, s.moved);
    s.part->columns = s.columns;
    s.part->count = s.part->cap = s.count;
    return 0;
}
