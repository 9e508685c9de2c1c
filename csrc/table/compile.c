#include "table/compile.h"

#include "api/lookup.h"
#include "base/error.h"
#include "base/mem.h"
#include "table/fields.h"
#include "table/layout.h"
#include "table/names.h"
#include "table/select.h"

typedef struct planner {
    perk_plan *plan;
    perk_fields fields;
    perk_error *err;
} planner;

static void *keep(planner *p, void *memory)
{
    p->fields.failed |= !memory;
    return memory;
}

static size_t count_of(const char *const *types)
{
    size_t count = 0;
    while (types && types[count])
        count++;
    return count;
}

/* ---- parts ---- */

static int find_part(const perk_plan *plan, const char *name)
{
    for (unsigned i = 0; name && i < plan->part_count; i++)
        if (strcmp(plan->parts[i].name, name) == 0)
            return (int)i;
    return -1;
}

/* A new part, whose columns are added from here on. */
static unsigned add_part(planner *p, char *name)
{
    perk_plan *plan = p->plan;
    unsigned index = plan->part_count;
    keep(p, name);
    if (find_part(plan, name) >= 0)
        name = keep(p, perk_arena_join(&plan->arena,
                                       (perk_str[]){PERK_LIT("included_"), perk_str_of(name)}, 2));
    if (p->fields.failed || index == PERK_MAX_PARTS) {
        p->fields.failed = true;
        return 0;
    }
    plan->part_count++;
    plan->parts[index] =
        (perk_part){.name = name, .frames = 1, .key = -1, .id = -1, .type = -1, .rest = -1};
    p->fields.part = &plan->parts[index];
    return index;
}

static void add_identity(planner *p, perk_part *part, const char *const *types)
{
    static const perk_str id[] = {{"id", 2}}, type[] = {{"type", 4}};
    perk_column of_type = {.kind = PERK_COLUMN_TEXT, .path = (perk_str *)type, .steps = 1};
    part->id = perk_fields_add_plain(
        &p->fields, "id",
        &(perk_column){.kind = PERK_COLUMN_TEXT, .path = (perk_str *)id, .steps = 1});
    if (p->plan->options.dictionary) {
        of_type.kind = PERK_COLUMN_WORD;
        of_type.words = types;
        of_type.word_count = count_of(types);
    }
    part->type = perk_fields_add_plain(&p->fields, "type", &of_type);
}

/* ---- relationships ---- */

static void add_relation(planner *p, perk_kind_plan *made, size_t index)
{
    const perk_relation *relation = &made->kind->relations[index];
    char *one = keep(p, perk_names_singular(&p->plan->arena, relation->name));
    perk_str parts[] = {perk_str_of(one), relation->many ? PERK_LIT("_ids") : PERK_LIT("_id")};
    perk_str *path = keep(p, perk_arena_new(&p->plan->arena, 2 * sizeof *path));
    char *name = p->fields.failed ? NULL : keep(p, perk_arena_join(&p->plan->arena, parts, 2));
    if (p->fields.failed)
        return;
    path[0] = PERK_LIT("relationships");
    path[1] = perk_str_of(relation->wire);
    perk_column column = {
        .kind = relation->many ? PERK_COLUMN_LIST : PERK_COLUMN_TEXT, .path = path, .steps = 2};
    made->relations[index] = perk_fields_add_plain(&p->fields, name, &column);
}

static char *with_id(planner *p, const char *name, const char *before)
{
    const perk_str parts[] = {perk_str_of(before), perk_str_of(name), PERK_LIT("_id")};
    return keep(p, perk_arena_join(&p->plan->arena, parts, 3));
}

/* The part of pairs of a relationship that leads to many. */
static void add_pairs(planner *p, perk_kind_plan *made, size_t index)
{
    perk_arena *arena = &p->plan->arena;
    char *left = keep(p, perk_names_snake(arena, made->kind->class_name));
    char *right = keep(p, perk_names_singular(arena, made->kind->relations[index].name));
    char *many = p->fields.failed ? NULL : keep(p, perk_names_plural(arena, right));
    const perk_str parts[] = {perk_str_of(left), PERK_LIT("_"), perk_str_of(many)};
    char *name = p->fields.failed ? NULL : keep(p, perk_arena_join(arena, parts, 3));
    const perk_column column = {.kind = PERK_COLUMN_TEXT};
    if (p->fields.failed)
        return;
    perk_part *part = &p->plan->parts[made->pairs[index] = (int)add_part(p, name)];
    if (p->fields.failed)
        return;
    part->pair[0] = perk_fields_add_plain(&p->fields, with_id(p, left, ""), &column);
    const char *before = strcmp(left, right) == 0 ? "related_" : "";
    part->pair[1] = perk_fields_add_plain(&p->fields, with_id(p, right, before), &column);
}

/* ---- kinds ---- */

static void add_kind(planner *p, const perk_resource_kind *kind, unsigned part)
{
    perk_plan *plan = p->plan;
    size_t relations = (kind->relation_count + 1) * sizeof(int);
    perk_kind_plan made = {.kind = kind,
                           .part = part,
                           .relations = keep(p, perk_arena_new(&plan->arena, relations)),
                           .pairs = keep(p, perk_arena_new(&plan->arena, relations))};
    if (!p->fields.failed)
        made.slots = perk_fields_compile(&p->fields, kind);
    for (size_t i = 0; !p->fields.failed && i < kind->relation_count; i++) {
        made.pairs[i] = -1;
        add_relation(p, &made, i);
    }
    if (!p->fields.failed)
        plan->kinds[plan->kind_count++] = made;
}

static const perk_resource_kind *kind_at(const char *const *types, size_t index)
{
    return perk_resource_kind_find(perk_str_of(types[index]));
}

/* Lists go by the namespace of their operation, others by the class of what they answer with. */
static char *first_name(planner *p)
{
    const perk_op *op = p->plan->op;
    perk_arena *arena = &p->plan->arena;
    if (op->reply_many)
        return perk_arena_copy(arena, perk_op_place_of(op).space);
    char *name = perk_names_snake(arena, kind_at(op->reply_types, 0)->class_name);
    return name ? perk_names_plural(arena, name) : NULL;
}

static void plan_primary(planner *p)
{
    const char *const *types = p->plan->op->reply_types;
    unsigned index = add_part(p, first_name(p));
    perk_part *part = &p->plan->parts[index];
    if (!p->fields.failed && !kind_at(types, 0)->plain)
        add_identity(p, part, types);
    for (size_t i = 0; !p->fields.failed && types[i]; i++)
        add_kind(p, kind_at(types, i), index);
    p->plan->primary_count = p->plan->kind_count;
}

static void plan_included(planner *p)
{
    const char *const *types = p->plan->op->included_types;
    perk_arena *arena = &p->plan->arena;
    for (size_t i = 0; !p->fields.failed && types && types[i]; i++) {
        const perk_resource_kind *kind = kind_at(types, i);
        char *one = keep(p, perk_names_snake(arena, kind->class_name));
        unsigned index = add_part(p, one ? perk_names_plural(arena, one) : NULL);
        if (p->fields.failed)
            return;
        const char **only = keep(p, perk_arena_new(arena, 2 * sizeof *only));
        if (only) {
            only[0] = kind->type;
            add_identity(p, &p->plan->parts[index], only);
            add_kind(p, kind, index);
        }
    }
}

static void plan_pairs(planner *p)
{
    for (size_t i = 0; i < p->plan->kind_count; i++) {
        perk_kind_plan *made = &p->plan->kinds[i];
        for (size_t k = 0; !p->fields.failed && k < made->kind->relation_count; k++)
            if (made->kind->relations[k].many)
                add_pairs(p, made, k);
    }
}

/* ---- the rest ---- */

static const char *part_name_at(const void *plan, size_t index)
{
    return ((const perk_plan *)plan)->parts[index].name;
}

static int choose_parts(perk_plan *plan, perk_error *err)
{
    const perk_names *wanted = &plan->options.parts;
    for (unsigned i = 0; i < plan->part_count; i++)
        plan->parts[i].wanted = !wanted->given;
    for (size_t i = 0; i < wanted->count; i++) {
        int index = find_part(plan, wanted->at[i].ptr);
        if (index < 0) {
            const char *near =
                perk_str_nearest(wanted->at[i], part_name_at, plan, plan->part_count);
            return perk_error_set_at(err, PERK_E_NAME, PERK_LIT("parts"),
                                     near ? "the table has no part '%.*s'; did you mean '%s'?"
                                          : "the table has no part '%.*s'",
                                     PERK_SHOW(wanted->at[i]), near);
        }
        plan->parts[index].wanted = true;
    }
    return 0;
}

static int compile(perk_plan *plan, perk_error *err)
{
    planner p = {.plan = plan, .err = err};
    size_t kinds = count_of(plan->op->reply_types) + count_of(plan->op->included_types);
    p.fields = (perk_fields){.arena = &plan->arena, .words = plan->options.dictionary};
    plan->kinds = keep(&p, perk_arena_new(&plan->arena, kinds * sizeof *plan->kinds));
    if (!p.fields.failed)
        plan_primary(&p);
    plan_included(&p);
    plan_pairs(&p);
    if (p.fields.failed)
        return perk_error_nomem(err);
    int code = perk_select(plan, err);
    for (unsigned i = 0; code == 0 && i < plan->part_count; i++)
        code = perk_layout(&plan->parts[i], &plan->arena) == 0 ? 0 : perk_error_nomem(err);
    return code ? code : choose_parts(plan, err);
}

perk_plan *perk_compile_plan(const perk_op *op, perk_str options_json, perk_error *err)
{
    if (!op->reply_types || !op->reply_types[0]) {
        perk_error_set(err, PERK_E_INPUT, "%s does not answer with resources: it has no table",
                       op->name);
        return NULL;
    }
    perk_plan *plan = perk_mem_new(sizeof *plan);
    if (!plan) {
        perk_error_nomem(err);
        return NULL;
    }
    atomic_init(&plan->refs, 1);
    plan->op = op;
    if (perk_table_options_read(&plan->options, &plan->arena, options_json, err) != 0 ||
        compile(plan, err) != 0) {
        perk_plan_unref(plan);
        return NULL;
    }
    return plan;
}
