#include "table/rest.h"

#include "base/mem.h"
#include "base/vec.h"

static bool is_element(const perk_row_step *step)
{
    return !step->key.ptr;
}

void perk_rest_init(perk_rest *rest)
{
    *rest = (perk_rest){.depth = 0};
    perk_buf_init(&rest->text, INT32_MAX);
}

void perk_rest_clear(perk_rest *rest)
{
    rest->text.len = rest->depth = 0;
    rest->count = rest->step_count = 0;
}

void perk_rest_free(perk_rest *rest)
{
    perk_mem_free(rest->entries);
    perk_mem_free(rest->steps);
    perk_buf_free(&rest->text);
}

/* ---- containers ---- */

static void begin_container(perk_rest *rest, const perk_row_step *step, bool list)
{
    perk_buf_putc(&rest->text, list ? '[' : '{');
    rest->levels[rest->depth++] = (perk_rest_level){.step = *step, .list = list};
}

static void end_containers(perk_rest *rest, size_t depth)
{
    while (rest->depth > depth)
        perk_buf_putc(&rest->text, rest->levels[--rest->depth].list ? ']' : '}');
}

/* Goes to a member or element of the innermost container; elements before it are null. */
static void go_to(perk_rest *rest, const perk_row_step *step)
{
    perk_rest_level *level = &rest->levels[rest->depth - 1];
    for (; is_element(step) && level->count < step->index; level->count++)
        perk_buf_puts(&rest->text, level->count ? ",null" : "null");
    if (level->count++)
        perk_buf_putc(&rest->text, ',');
    if (is_element(step))
        return;
    perk_buf_putc(&rest->text, '"');
    perk_buf_put(&rest->text, step->key);
    perk_buf_puts(&rest->text, "\":");
}

static bool is_same(const perk_row_step *a, const perk_row_step *b)
{
    if (is_element(a) || is_element(b))
        return is_element(a) && is_element(b) && a->index == b->index;
    return perk_str_eq(a->key, b->key);
}

/* ---- what was added ---- */

static int keep_step(perk_rest *rest, const perk_row_step *step)
{
    if (perk_vec_room((void **)&rest->steps, rest->step_count, &rest->step_cap,
                      sizeof *rest->steps) != 0)
        return PERK_E_NOMEM;
    rest->steps[rest->step_count++] = *step;
    return 0;
}

int perk_rest_add(perk_rest *rest, const perk_row_step *path, size_t steps, perk_str value)
{
    perk_rest_entry entry = {rest->step_count, steps, value};
    if (steps > PERK_REST_DEPTH - 1)
        return 0;
    if (perk_vec_room((void **)&rest->entries, rest->count, &rest->cap, sizeof entry) != 0)
        return PERK_E_NOMEM;
    for (size_t i = 0; i < steps; i++)
        if (keep_step(rest, &path[i]) != 0)
            return PERK_E_NOMEM;
    rest->entries[rest->count++] = entry;
    return 0;
}

void perk_rest_drop(perk_rest *rest, const perk_row_step *path, size_t steps)
{
    for (size_t i = 0; i < rest->count; i++) {
        const perk_row_step *have = rest->steps + rest->entries[i].first;
        size_t same = 0;
        while (same < steps && same < rest->entries[i].steps && is_same(&have[same], &path[same]))
            same++;
        if (same == steps)
            rest->entries[i].value = PERK_NONE;
    }
}

/* ---- writing ---- */

static void write_entry(perk_rest *rest, const perk_row_step *path, size_t steps, perk_str value)
{
    static const perk_row_step root = {.index = 0};
    size_t kept = 1;
    if (!rest->depth)
        begin_container(rest, &root, false);
    while (kept < steps && kept < rest->depth && is_same(&rest->levels[kept].step, &path[kept - 1]))
        kept++;
    end_containers(rest, kept);
    for (; kept < steps; kept++) {
        go_to(rest, &path[kept - 1]);
        begin_container(rest, &path[kept - 1], is_element(&path[kept]));
    }
    go_to(rest, &path[steps - 1]);
    perk_buf_put(&rest->text, value);
}

perk_str perk_rest_end(perk_rest *rest)
{
    for (size_t i = 0; i < rest->count; i++) {
        const perk_rest_entry *entry = &rest->entries[i];
        if (entry->value.ptr)
            write_entry(rest, rest->steps + entry->first, entry->steps, entry->value);
    }
    if (!rest->depth)
        return PERK_NONE;
    end_containers(rest, 0);
    return rest->text.failed ? PERK_NONE : perk_buf_str(&rest->text);
}
