#include "api/lookup.h"

#include "api/provider.h"
#include "base/error.h"

/* ---- operations ---- */

size_t perk_op_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const perk_noun *const *noun = perk_providers[i]->nouns; *noun; noun++)
            count += (*noun)->op_count;
    return count;
}

const perk_op *perk_op_at(size_t index)
{
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const perk_noun *const *noun = perk_providers[i]->nouns; *noun; noun++) {
            if (index < (*noun)->op_count)
                return &(*noun)->ops[index];
            index -= (*noun)->op_count;
        }
    return NULL;
}

static const char *op_name_at(const void *unused, size_t index)
{
    (void)unused;
    return perk_op_at(index)->name;
}

static const perk_op *op_of(const perk_noun *noun, perk_str name)
{
    for (size_t i = 0; i < noun->op_count; i++)
        if (perk_str_is(name, noun->ops[i].name))
            return &noun->ops[i];
    return NULL;
}

const perk_op *perk_op_find(perk_str name, perk_error *err)
{
    const perk_op *found = NULL;
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const perk_noun *const *noun = perk_providers[i]->nouns; *noun; noun++)
            if ((found = op_of(*noun, name)))
                return found;
    const char *near = perk_str_nearest(name, op_name_at, NULL, perk_op_count());
    perk_error_no_such(PERK_LIT("operation"), name, near, err);
    return NULL;
}

const char *perk_op_name(const perk_op *op)
{
    return op->name;
}

const char *perk_op_provider(const perk_op *op)
{
    return op->provider->name;
}

const char *perk_op_http_method(const perk_op *op)
{
    return op->http_method;
}

const char *perk_op_path(const perk_op *op)
{
    return op->path;
}

/* The part after the last dot. */
static perk_str last_part(perk_str name)
{
    size_t at = name.len;
    while (at > 0 && name.ptr[at - 1] != '.')
        at--;
    return perk_str_from(name, at);
}

perk_op_place perk_op_place_of(const perk_op *op)
{
    perk_str name = perk_str_of(op->name), method = last_part(name);
    if (op->token_host)
        return (perk_op_place){PERK_NONE, PERK_NONE};
    return (perk_op_place){last_part(perk_str_upto(name, name.len - method.len - 1)), method};
}

bool perk_op_modifies(const perk_op *op)
{
    return op->replaces && op->rules && op->rules->by_id;
}

const perk_field *perk_op_item(const perk_op *op)
{
    for (size_t i = 0; i < op->param_count; i++)
        if (op->params[i].type == PERK_T_ITEM)
            return &op->params[i];
    return NULL;
}

bool perk_op_takes_many(const perk_op *op)
{
    return op->body.shape == PERK_BODY_LIST && op->replay == PERK_SINGLE;
}

/* ---- fields and enums ---- */

const perk_field *perk_field_find(const perk_field *fields, size_t count, perk_str name)
{
    for (size_t i = 0; i < count; i++)
        if (perk_str_is(name, fields[i].name) || perk_str_is(name, fields[i].wire))
            return &fields[i];
    return NULL;
}

static const char *field_name_at(const void *fields, size_t index)
{
    return ((const perk_field *)fields)[index].name;
}

const char *perk_field_nearest(const perk_field *fields, size_t count, perk_str name)
{
    return perk_str_nearest(name, field_name_at, fields, count);
}

bool perk_enum_has(const perk_enum *values, perk_str value)
{
    for (size_t i = 0; i < values->count; i++)
        if (perk_str_is(value, values->values[i]))
            return true;
    return false;
}

static const char *value_at(const void *values, size_t index)
{
    return ((const perk_enum *)values)->values[index];
}

const char *perk_enum_nearest(const perk_enum *values, perk_str value)
{
    return perk_str_nearest(value, value_at, values, values->count);
}

const char *perk_format_words(perk_format format)
{
    static const char *const words[] = {
        [PERK_F_ANY] = NULL,
        [PERK_F_DECIMAL] = "a decimal number, such as 12.50",
        [PERK_F_SHA256] = "a SHA-256 hash: 64 lowercase hex digits",
        [PERK_F_PHONE] = "an E.164 telephone number, such as +12025550123",
        [PERK_F_CLOCK] = "an hour and minute, such as 09:30",
        [PERK_F_DURATION] = "an ISO 8601 duration, such as P7D",
        [PERK_F_WORDS] = "letters, digits and spaces, with at least two letters or digits"};
    return words[format];
}

/* ---- resource kinds ---- */

size_t perk_resource_kind_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const perk_noun *const *noun = perk_providers[i]->nouns; *noun; noun++)
            count += (*noun)->kind_count;
    return count;
}

const perk_resource_kind *perk_resource_kind_at(size_t index)
{
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const perk_noun *const *noun = perk_providers[i]->nouns; *noun; noun++) {
            if (index < (*noun)->kind_count)
                return &(*noun)->kinds[index];
            index -= (*noun)->kind_count;
        }
    return NULL;
}

static const perk_resource_kind *kind_of(const perk_noun *noun, perk_str type)
{
    for (size_t i = 0; i < noun->kind_count; i++)
        if (perk_str_is(type, noun->kinds[i].type))
            return &noun->kinds[i];
    return NULL;
}

const perk_resource_kind *perk_resource_kind_find(perk_str type)
{
    const perk_resource_kind *found = NULL;
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const perk_noun *const *noun = perk_providers[i]->nouns; *noun; noun++)
            if ((found = kind_of(*noun, type)))
                return found;
    return NULL;
}

const perk_object *perk_request_object(const perk_op *op, const perk_resource_kind *kind)
{
    return op->body.update && kind->update ? kind->update : kind->request;
}

bool perk_field_holds_exact(const perk_field *field)
{
    bool found = field->exact;
    for (size_t i = 0; field->object && i < field->object->count && !found; i++)
        found = perk_field_holds_exact(&field->object->fields[i]);
    return found;
}
