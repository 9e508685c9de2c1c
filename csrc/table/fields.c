#include "table/fields.h"

#include "base/mem.h"

#include <string.h>

/* Where the fields of an object become columns. */
typedef struct place {
    const perk_object *root; /* its direct fields own their names */
    const char *prefix;      /* "user_reward_"; "" at the root */
    perk_str path[PERK_WALK_DEPTH];
    size_t steps;
    int parent; /* the struct whose members they are; below 0: the row's */
    int list;   /* the list around it; below 0: none */
    unsigned frame;
} place;

static const perk_slot *compile(perk_fields *c, const perk_object *object, const place *at);

static void *keep(perk_fields *c, void *memory)
{
    c->failed |= !memory;
    return memory;
}

int perk_fields_add(perk_fields *c, const perk_column *column)
{
    perk_part *part = c->part;
    if (part->count == part->cap) {
        unsigned cap = part->cap ? 2 * part->cap : 64;
        perk_column *grown = keep(c, perk_arena_new(c->arena, cap * sizeof *grown));
        if (!grown)
            return -1;
        if (part->count)
            memcpy(grown, part->columns, part->count * sizeof *grown);
        part->columns = grown;
        part->cap = cap;
    }
    part->columns[part->count] = *column;
    part->columns[part->count].next = part->count + 1;
    return (int)part->count++;
}

/* ---- finding columns of one name ---- */

static int find(const perk_part *part, int parent, const char *name)
{
    unsigned i = parent < 0 ? 0 : (unsigned)parent + 1;
    unsigned end = parent < 0 ? part->count : part->columns[parent].next;
    for (; i < end && i < part->count; i = part->columns[i].next)
        if (strcmp(part->columns[i].name, name) == 0)
            return (int)i;
    return -1;
}

static bool is_same_path(const perk_column *a, const perk_column *b)
{
    bool same = a->steps == b->steps;
    for (size_t i = 0; same && i < a->steps; i++)
        same = perk_str_eq(a->path[i], b->path[i]);
    return same;
}

/* The first child of a list; of others, themselves. */
static perk_column *content(const perk_part *part, int index)
{
    perk_column *column = &part->columns[index];
    return column->kind == PERK_COLUMN_LIST ? column + 1 : column;
}

static bool is_same(const perk_part *part, int index, const perk_column *wanted, bool list)
{
    const perk_column *have = content(part, index);
    return have->kind == wanted->kind && have->object == wanted->object &&
           (part->columns[index].kind == PERK_COLUMN_LIST) == list &&
           is_same_path(&part->columns[index], wanted);
}

/* ---- one field ---- */

static perk_column_kind kind_of(const perk_fields *c, const perk_field *field)
{
    switch (field->type) {
    case PERK_T_STRING:
        return c->words && (field->values || field->fixed) ? PERK_COLUMN_WORD : PERK_COLUMN_TEXT;
    case PERK_T_INT:
        return PERK_COLUMN_INT;
    case PERK_T_NUM:
        return field->exact ? PERK_COLUMN_DECIMAL : PERK_COLUMN_REAL;
    case PERK_T_BOOL:
        return PERK_COLUMN_BOOL;
    case PERK_T_TIME:
        return PERK_COLUMN_TIME;
    case PERK_T_OBJECT:
        return PERK_COLUMN_STRUCT;
    default:
        return PERK_COLUMN_JSON;
    }
}

static bool is_list(const perk_field *field)
{
    return field->arity != PERK_ONE && field->type != PERK_T_JSON;
}

static perk_str *copy_path(perk_fields *c, const place *at, const perk_field *field)
{
    perk_str *path = keep(c, perk_arena_new(c->arena, (at->steps + 1) * sizeof *path));
    if (!path)
        return NULL;
    memcpy(path, at->path, at->steps * sizeof *path);
    path[at->steps] = perk_str_of(field->wire);
    return path;
}

static perk_column column_of(perk_fields *c, const perk_field *field, const place *at)
{
    perk_column column = {.kind = kind_of(c, field),
                          .frame = at->frame,
                          .object = field->object,
                          .unit = field->unit,
                          .doc = field->doc,
                          .path = copy_path(c, at, field),
                          .steps = at->steps + 1,
                          .parent = at->list};
    if (column.kind == PERK_COLUMN_WORD && field->values) {
        column.words = field->values->values;
        column.word_count = field->values->count;
    } else if (column.kind == PERK_COLUMN_WORD) {
        column.words = &field->fixed;
        column.word_count = 1;
    }
    return column;
}

/* Whether a name belongs to a direct field of the root, of which `at` is not one. */
static bool is_owned(const place *at, const char *name)
{
    for (size_t i = 0; at->prefix[0] && i < at->root->count; i++)
        if (strcmp(at->root->fields[i].name, name) == 0)
            return true;
    return false;
}

static char *join(perk_fields *c, const char *a, const char *b, const char *d)
{
    const perk_str parts[] = {perk_str_of(a), perk_str_of(b), perk_str_of(d)};
    return keep(c, perk_arena_join(c->arena, parts, 3));
}

/* Adds a column, its items' too when it is a list; the index of the former. */
static int add(perk_fields *c, perk_column *column, bool list)
{
    if (!list)
        return perk_fields_add(c, column);
    perk_column outer = *column;
    outer.kind = PERK_COLUMN_LIST;
    outer.items = c->part->frames++;
    outer.children = 1;
    int index = perk_fields_add(c, &outer);
    perk_column items = *column;
    items.name = "item";
    items.frame = outer.items;
    items.parent = index;
    items.steps = 0;
    perk_fields_add(c, &items);
    if (!c->failed)
        c->part->columns[index].next = c->part->count;
    return index;
}

static bool has_word(const perk_column *column, const char *word)
{
    for (size_t i = 0; i < column->word_count; i++)
        if (strcmp(column->words[i], word) == 0)
            return true;
    return false;
}

/* Columns that are shared know the sets of all their fields. */
static void add_words(perk_fields *c, int index, const perk_column *more)
{
    perk_column *column = content(c->part, index);
    size_t room = (column->word_count + more->word_count) * sizeof *column->words;
    const char **words = more->word_count ? keep(c, perk_arena_new(c->arena, room)) : NULL;
    if (!words)
        return;
    memcpy(words, column->words, column->word_count * sizeof *words);
    column->words = words;
    for (size_t i = 0; i < more->word_count; i++)
        if (!has_word(column, more->words[i]))
            words[column->word_count++] = more->words[i];
}

/* The column of a field: one that is there, or a new one. Names that are taken by another type get
 * a second underscore. */
static int column_for(perk_fields *c, const perk_field *field, const place *at, bool *fresh)
{
    perk_column column = column_of(c, field, at);
    const char *between = "";
    for (int tries = 0; !c->failed; tries++) {
        column.name = join(c, at->prefix, between, field->name);
        int index = c->failed ? -1 : find(c->part, at->parent, column.name);
        *fresh = index < 0;
        if (c->failed)
            return -1;
        if (!*fresh && is_same(c->part, index, &column, is_list(field))) {
            add_words(c, index, &column);
            return index;
        }
        if (*fresh && !is_owned(at, column.name))
            return add(c, &column, is_list(field));
        between = join(c, between, "_", "");
    }
    return -1;
}

/* ---- objects ---- */

static place inside(perk_fields *c, const place *at, const perk_field *field)
{
    place deeper = *at;
    deeper.prefix = join(c, at->prefix, field->name, "_");
    deeper.path[deeper.steps++] = perk_str_of(field->wire);
    return deeper;
}

/* Columns behind an open struct are its children. */
static void close_list(perk_fields *c, int list)
{
    perk_column *columns = c->part->columns;
    columns[list].next = columns[list + 1].next = c->part->count;
    for (unsigned i = (unsigned)list + 2; i < c->part->count; i = columns[i].next)
        columns[list + 1].children++;
}

static const perk_slot *compile_items(perk_fields *c, const perk_field *field, int list, bool fresh)
{
    perk_part *part = c->part;
    place at = {.root = field->object,
                .prefix = "",
                .parent = list + 1,
                .list = list,
                .frame = part->columns[list].items};
    if (fresh) /* so that it looks for names among those that are added from here on */
        part->columns[list + 1].next = UINT32_MAX;
    const perk_slot *members = compile(c, field->object, &at);
    if (fresh && !c->failed)
        close_list(c, list);
    return members;
}

static void compile_field(perk_fields *c, const perk_field *field, const place *at, perk_slot *slot)
{
    bool fresh;
    *slot = (perk_slot){-1, NULL};
    if (field->type == PERK_T_OBJECT && !is_list(field)) {
        place deeper = inside(c, at, field);
        if (!c->failed)
            slot->members = compile(c, field->object, &deeper);
        return;
    }
    slot->column = column_for(c, field, at, &fresh);
    if (!c->failed && field->type == PERK_T_OBJECT)
        slot->members = compile_items(c, field, slot->column, fresh);
}

static const perk_slot *compile(perk_fields *c, const perk_object *object, const place *at)
{
    perk_slot *slots = keep(c, perk_arena_new(c->arena, (object->count + 1) * sizeof *slots));
    for (size_t i = 0; !c->failed && i < object->count; i++)
        compile_field(c, &object->fields[i], at, &slots[i]);
    if (slots)
        slots[object->count].column = PERK_SLOT_END;
    return slots;
}

const perk_slot *perk_fields_compile(perk_fields *c, const perk_resource_kind *kind)
{
    place at = {.root = kind->attributes, .prefix = "", .parent = -1, .list = -1};
    if (!kind->plain)
        at.path[at.steps++] = PERK_LIT("attributes");
    return compile(c, kind->attributes, &at);
}

int perk_fields_add_plain(perk_fields *c, const char *name, const perk_column *column)
{
    perk_column wanted = *column;
    bool list = column->kind == PERK_COLUMN_LIST;
    if (list)
        wanted.kind = PERK_COLUMN_TEXT;
    wanted.name = join(c, name, "", "");
    wanted.parent = -1;
    while (!c->failed) {
        int index = find(c->part, -1, wanted.name);
        if (index < 0)
            return add(c, &wanted, list);
        if (is_same(c->part, index, &wanted, list))
            return index;
        wanted.name = join(c, "related_", wanted.name, "");
    }
    return -1;
}
