#include "api/table.h"
#include "base/error.h"

/* ---- operations ---- */

static const perk_op_table *const tables[] = {&perk_kard_ops, &perk_kard_legacy_ops,
                                              &perk_capillary_ops};

size_t perk_op_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < PERK_COUNT(tables); i++)
        count += tables[i]->count;
    return count;
}

const perk_op *perk_op_at(size_t index)
{
    for (size_t i = 0; i < PERK_COUNT(tables); i++) {
        if (index < tables[i]->count)
            return &tables[i]->ops[index];
        index -= tables[i]->count;
    }
    return NULL;
}

static const char *op_name_at(const void *unused, size_t index)
{
    (void)unused;
    return perk_op_at(index)->name;
}

const perk_op *perk_op_find(perk_str name, perk_error *err)
{
    for (size_t i = 0; i < perk_op_count(); i++)
        if (perk_str_eq(name, perk_str_of(perk_op_at(i)->name)))
            return perk_op_at(i);
    const char *near = perk_str_nearest(name, op_name_at, NULL, perk_op_count());
    perk_error_set(err, PERK_E_NAME,
                   near ? "there is no operation '%.*s'; did you mean '%s'?"
                        : "there is no operation '%.*s'",
                   PERK_SHOW(name), near);
    return NULL;
}

const char *perk_op_name(const perk_op *op)
{
    return op->name;
}

const char *perk_op_provider(const perk_op *op)
{
    return op->provider;
}

const char *perk_op_http_method(const perk_op *op)
{
    return op->method;
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

/* ---- fields, enums, resource kinds ---- */

const perk_field *perk_field_find(const perk_field *fields, size_t count, perk_str name)
{
    for (size_t i = 0; i < count; i++)
        if (perk_str_eq(name, perk_str_of(fields[i].name)) ||
            perk_str_eq(name, perk_str_of(fields[i].wire)))
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
        if (perk_str_eq(value, perk_str_of(values->values[i])))
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

const perk_resource_kind *perk_resource_kind_find(perk_str type)
{
    for (size_t i = 0; i < perk_resource_kind_count; i++)
        if (perk_str_eq(type, perk_str_of(perk_resource_kinds[i].type)))
            return &perk_resource_kinds[i];
    return NULL;
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

const perk_object *perk_request_object(const perk_op *op, const perk_resource_kind *kind)
{
    return op->body.update && kind->update ? kind->update : kind->request;
}

/* ---- providers and settings ---- */

static const char *provider_name_at(const void *unused, size_t index)
{
    (void)unused;
    return perk_providers[index].name;
}

const perk_provider *perk_provider_find(perk_str name, perk_error *err)
{
    for (size_t i = 0; i < perk_provider_count; i++)
        if (perk_str_eq(name, perk_str_of(perk_providers[i].name)))
            return &perk_providers[i];
    const char *near = perk_str_nearest(name, provider_name_at, NULL, perk_provider_count);
    perk_error_set(err, PERK_E_NAME,
                   near ? "there is no provider '%.*s'; did you mean '%s'?"
                        : "there is no provider '%.*s'",
                   PERK_SHOW(name), near);
    return NULL;
}

bool perk_setting_applies(const perk_setting *setting, perk_str provider)
{
    for (size_t i = 0; i < perk_provider_count; i++)
        if (perk_str_eq(provider, perk_str_of(perk_providers[i].name)))
            return (setting->providers >> i & 1u) != 0;
    return false;
}

/* Names of other providers' settings are "" here, which is near to nothing. */
static const char *setting_name_at(const void *provider, size_t index)
{
    const perk_setting *setting = &perk_settings[index];
    return perk_setting_applies(setting, *(const perk_str *)provider) ? setting->name : "";
}

const perk_setting *perk_setting_find(perk_str provider, perk_str name, perk_error *err)
{
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_str_eq(name, perk_str_of(perk_settings[i].name)) &&
            perk_setting_applies(&perk_settings[i], provider))
            return &perk_settings[i];
    const char *near = perk_str_nearest(name, setting_name_at, &provider, perk_setting_count);
    if (near && near[0])
        perk_error_set(err, PERK_E_NAME, "%.*s has no setting '%.*s'; did you mean '%s'?",
                       PERK_SHOW(provider), PERK_SHOW(name), near);
    else
        perk_error_set(err, PERK_E_NAME, "%.*s has no setting '%.*s'", PERK_SHOW(provider),
                       PERK_SHOW(name));
    perk_error_at(err, name);
    return NULL;
}

const char *perk_setting_default(perk_str provider, perk_str environment,
                                 const perk_setting *setting)
{
    for (size_t i = 0; i < perk_preset_count; i++) {
        const perk_preset *preset = &perk_presets[i];
        if (perk_str_eq(provider, perk_str_of(preset->provider)) &&
            perk_str_eq(environment, perk_str_of(preset->environment)) &&
            perk_str_eq(perk_str_of(setting->name), perk_str_of(preset->setting)))
            return preset->value;
    }
    return setting->fallback;
}

const perk_error_kind *perk_error_kind_find(int code)
{
    for (size_t i = 0; i < perk_error_kind_count; i++)
        if (perk_error_kinds[i].code == code)
            return &perk_error_kinds[i];
    return NULL;
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
