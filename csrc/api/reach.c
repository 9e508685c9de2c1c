#include "api/reach.h"

#include "api/provider.h"
#include "api/settings.h"

#include <pthread.h>

static perk_reach all;

static void reach_enum(const perk_enum *values)
{
    for (size_t i = 0; i < all.enum_count; i++)
        if (all.enums[i] == values)
            return;
    if (all.enum_count < PERK_MAX_ENUMS)
        all.enums[all.enum_count++] = values;
    else
        all.overflow = true;
}

static bool is_new(const perk_object *object)
{
    for (size_t i = 0; i < all.object_count; i++)
        if (all.objects[i] == object)
            return false;
    if (all.object_count == PERK_MAX_OBJECTS) {
        all.overflow = true;
        return false;
    }
    all.objects[all.object_count++] = object;
    return true;
}

static void reach_fields(const perk_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (fields[i].values)
            reach_enum(fields[i].values);
        /* The fields of an object seen before have been visited: this ends cycles. */
        if (fields[i].object && is_new(fields[i].object))
            reach_fields(fields[i].object->fields, fields[i].object->count);
    }
}

static void reach_object(const perk_object *object)
{
    if (object && is_new(object))
        reach_fields(object->fields, object->count);
}

static void reach_noun(const perk_noun *noun)
{
    for (size_t i = 0; i < noun->op_count; i++)
        reach_fields(noun->ops[i].params, noun->ops[i].param_count);
    for (size_t i = 0; i < noun->kind_count; i++) {
        reach_object(noun->kinds[i].attributes);
        reach_object(noun->kinds[i].request);
        reach_object(noun->kinds[i].update);
    }
}

/* Begins anew: a child of fork may have got a half-finished one. */
static void reach_all(void)
{
    all = (perk_reach){.enum_count = 0};
    for (size_t i = 0; i < perk_provider_count; i++)
        for (const perk_noun *const *noun = perk_providers[i]->nouns; *noun; noun++)
            reach_noun(*noun);
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_settings[i].values)
            reach_enum(perk_settings[i].values);
}

const perk_reach *perk_reach_all(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, reach_all);
    return &all;
}
