#include "table/rest.h"

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
    rest->text.len = 0;
    rest->depth = 0;
}

void perk_rest_free(perk_rest *rest)
{
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

<<<<<<< HEAD
/* Whether a list that is open goes on with this element, or in it. A list that came before in the
 * same object begins anew: of two of one name the last one counts. */
static bool goes_on(const perk_rest *rest, size_t depth, const perk_row_step *element)
{
    const perk_rest_level *level = &rest->levels[depth];
    return !level->list || element->index >= level->count ||
           (depth + 1 < rest->depth && is_same(&rest->levels[depth + 1].step, element));
}

/* Whether the container that the path leads through at this depth is the one that is open. */
static bool is_open(const perk_rest *rest, size_t depth, const perk_row_step *path)
{
    return depth < rest->depth && is_same(&rest->levels[depth].step, &path[depth - 1]) &&
           goes_on(rest, depth, &path[depth]);
=======
/* Whether the list at this depth can go on with an element: a later one, or the one that is open.
 * If not, it is another list of the same name. */
static bool goes_on(const perk_rest *rest, size_t depth, size_t index)
{
    bool inside = depth + 1 < rest->depth;
    return index >= rest->levels[depth].count ||
           (inside && rest->levels[depth + 1].step.index == index);
}

/* Whether the container that the path leads through at this depth is the one that is open. */
static bool is_open(const perk_rest *rest, size_t depth, const perk_row_step *path)
{
    return depth < rest->depth && is_same(&rest->levels[depth].step, &path[depth - 1]) &&
           (!rest->levels[depth].list || goes_on(rest, depth, path[depth].index));
>>>>>>> f22ba04d (Tables: made-up pages of every operation against jansson's trees; findings of it)
}

void perk_rest_add(perk_rest *rest, const perk_row_step *path, size_t steps, perk_str value)
{
    static const perk_row_step root = {.index = 0};
    size_t kept = 1;
    if (steps > PERK_REST_DEPTH - 1)
        return;
    if (!rest->depth)
        begin_container(rest, &root, false);
    while (kept < steps && is_open(rest, kept, path))
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
    if (!rest->depth)
        return PERK_NONE;
    end_containers(rest, 0);
    return rest->text.failed ? PERK_NONE : perk_buf_str(&rest->text);
}
