#include "api/table.h"

#include <pthread.h>

static void reach_enum(perk_reach *reach, const perk_enum *values)
{
    for (size_t i = 0; i < reach->enum_count; i++)
        if (reach->enums[i] == values)
            return;
    if (reach->enum_count < PERK_MAX_ENUMS)
        reach->enums[reach->enum_count++] = values;
    else
        reach->overflow = true;
}

static bool reach_object(perk_reach *reach, const perk_object *object)
{
    for (size_t i = 0; i < reach->object_count; i++)
        if (reach->objects[i] == object)
            return false;
    if (reach->object_count == PERK_MAX_OBJECTS) {
        reach->overflow = true;
        return false;
    }
    reach->objects[reach->object_count++] = object;
    return true;
}

static void reach_fields(perk_reach *reach, const perk_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (fields[i].values)
            reach_enum(reach, fields[i].values);
        /* An object seen before has been walked: this ends cycles. */
        if (fields[i].object && reach_object(reach, fields[i].object))
            reach_fields(reach, fields[i].object->fields, fields[i].object->count);
    }
}

static void reach_attributes(perk_reach *reach, const perk_object *object)
{
    if (object && reach_object(reach, object))
        reach_fields(reach, object->fields, object->count);
}

void perk_reach_fill(perk_reach *reach)
{
    *reach = (perk_reach){.enum_count = 0};
    for (size_t i = 0; i < perk_op_count(); i++)
        reach_fields(reach, perk_op_at(i)->params, perk_op_at(i)->param_count);
    for (size_t i = 0; i < perk_resource_kind_count; i++) {
        reach_attributes(reach, perk_resource_kinds[i].attributes);
        reach_attributes(reach, perk_resource_kinds[i].request);
        reach_attributes(reach, perk_resource_kinds[i].update);
    }
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_settings[i].values)
            reach_enum(reach, perk_settings[i].values);
}

static perk_reach all;

static void fill_all(void)
{
    perk_reach_fill(&all);
}

const perk_reach *perk_reach_all(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, fill_all);
    return &all;
}
