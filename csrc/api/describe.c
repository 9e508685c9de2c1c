#include "api/describe_op.h"
#include "api/errors.h"
#include "api/lookup.h"
#include "api/provider.h"
#include "api/put.h"
#include "api/reach.h"
#include "api/settings.h"
#include "base/error.h"

#include <stdio.h>

/* perk_api_describe, perk_api_row and perk_api_names. */

#define MAX_DESCRIPTION (4u << 20)

/* "path" is the only type that settings and fields do not have. */
static const char *option_type(const perk_option *option)
{
    return option->file ? "path" : perk_type_name(option->type);
}

/* ---- providers, settings, options ---- */

static void put_presets(perk_writer *out, const perk_provider *provider)
{
    perk_write_pair_begin(out, "presets", '[');
    for (size_t i = 0; i < provider->preset_count; i++) {
        perk_write_begin(out, '{');
        perk_put_text(out, "environment", provider->presets[i].environment);
        perk_put_text(out, "setting", provider->presets[i].setting);
        perk_put_text(out, "value", provider->presets[i].value);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_option_types(perk_writer *out)
{
    const perk_options *options = &perk_driver_options_table;
    perk_write_pair_begin(out, "driver_options", '{');
    for (size_t i = 0; i < options->count; i++)
        perk_put_text(out, options->rows[i].name, option_type(&options->rows[i]));
    perk_write_end(out, '}');
    perk_write_pair_begin(out, "call_options", '[');
    options = &perk_call_options_table;
    for (size_t i = 0; i < options->count; i++)
        if (options->rows[i].methods)
            perk_write_string(out, perk_str_of(options->rows[i].name));
    perk_write_end(out, ']');
}

static void put_setting_types(perk_writer *out, const perk_provider *provider)
{
    perk_write_pair_begin(out, "settings", '{');
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_setting_applies(&perk_settings[i], provider))
            perk_put_text(out, perk_settings[i].name, perk_type_name(perk_settings[i].type));
    perk_write_end(out, '}');
}

static void put_methods(perk_writer *out, const perk_noun *noun)
{
    perk_write_pair_begin(out, noun->name, '{');
    for (size_t i = 0; i < noun->op_count; i++) {
        perk_write_key(out, perk_op_place_of(&noun->ops[i]).method);
        perk_write_string(out, perk_str_of(noun->ops[i].name));
    }
    perk_write_end(out, '}');
}

/* Nouns that have methods: token requests have none. */
static void put_namespaces(perk_writer *out, const perk_provider *provider)
{
    perk_write_pair_begin(out, "namespaces", '{');
    for (const perk_noun *const *noun = provider->nouns; *noun; noun++)
        if ((*noun)->op_count && !(*noun)->ops[0].token_host)
            put_methods(out, *noun);
    perk_write_end(out, '}');
}

/* All that a client needs when it is made, and small enough to be read for each. */
static void put_provider(perk_writer *out, size_t index)
{
    const perk_provider *provider = perk_providers[index];
    perk_write_begin(out, '{');
    perk_put_text(out, "name", provider->name);
    perk_put_text(out, "class", provider->class_name);
    perk_put_text(out, "env", provider->env);
    perk_put_text(out, "prefix", provider->prefix);
    perk_put_text(out, "doc", provider->doc);
    put_presets(out, provider);
    put_setting_types(out, provider);
    put_namespaces(out, provider);
    put_option_types(out);
    perk_write_end(out, '}');
}

static void put_setting(perk_writer *out, size_t index)
{
    const perk_setting *setting = &perk_settings[index];
    perk_write_begin(out, '{');
    perk_put_text(out, "name", setting->name);
    perk_write_pair_begin(out, "providers", '[');
    for (size_t i = 0; i < perk_provider_count; i++)
        if (perk_setting_applies(setting, perk_providers[i]))
            perk_write_string(out, perk_str_of(perk_providers[i]->name));
    perk_write_end(out, ']');
    perk_put_text(out, "type", perk_type_name(setting->type));
    perk_write_pair_bool(out, "secret", setting->secret);
    perk_write_pair_bool(out, "required", setting->required);
    perk_put_text(out, "values", setting->values ? setting->values->name : NULL);
    perk_put_bounds(out, setting->bounded, setting->min, setting->max);
    perk_put_text(out, "default", setting->fallback);
    perk_put_text(out, "header", setting->header);
    perk_put_text(out, "doc", setting->doc);
    perk_write_end(out, '}');
}

static void put_option(perk_writer *out, const perk_option *option)
{
    perk_write_begin(out, '{');
    perk_put_text(out, "name", option->name);
    perk_put_text(out, "type", option_type(option));
    perk_write_pair_bool(out, "methods", option->methods);
    perk_put_bounds(out, option->bounded, option->min, option->max);
    perk_put_text(out, "doc", option->doc);
    perk_write_end(out, '}');
}

static void put_driver_option(perk_writer *out, size_t index)
{
    put_option(out, &perk_driver_options_table.rows[index]);
}

static void put_call_option(perk_writer *out, size_t index)
{
    put_option(out, &perk_call_options_table.rows[index]);
}

/* ---- operations and what they lead to ---- */

static void put_op(perk_writer *out, size_t index)
{
    perk_describe_op(out, perk_op_at(index));
}

static void put_kind(perk_writer *out, size_t index)
{
    perk_describe_kind(out, perk_resource_kind_at(index));
}

static void put_object(perk_writer *out, size_t index)
{
    perk_describe_object(out, perk_reach_all()->objects[index]);
}

static void put_enum(perk_writer *out, size_t index)
{
    const perk_enum *values = perk_reach_all()->enums[index];
    perk_write_begin(out, '{');
    perk_put_text(out, "name", values->name);
    perk_write_pair_bool(out, "numbers", values->numbers);
    perk_write_pair_begin(out, "values", '[');
    for (size_t i = 0; i < values->count; i++)
        perk_write_string(out, perk_str_of(values->values[i]));
    perk_write_end(out, ']');
    perk_write_end(out, '}');
}

/* ---- errors ---- */

static void put_error(perk_writer *out, size_t index)
{
    const perk_error_kind *kind = &perk_error_kinds[index];
    perk_write_begin(out, '{');
    perk_write_pair_int(out, "code", kind->code);
    perk_put_text(out, "name", kind->name);
    perk_put_text(out, "class", kind->class_name);
    perk_put_text(out, "parent", kind->parent);
    perk_put_text(out, "doc", kind->doc);
    perk_put_text(out, "advice", kind->advice);
    perk_write_end(out, '}');
}

static size_t code_count(void)
{
    size_t count = 0;
    for (size_t i = 0; i < perk_provider_count; i++)
        count += perk_providers[i]->codes ? perk_providers[i]->codes->count : 0;
    return count;
}

static const perk_provider_code *code_at(size_t index, const perk_provider **provider)
{
    for (size_t i = 0;; i++) {
        *provider = perk_providers[i];
        size_t count = perk_providers[i]->codes ? perk_providers[i]->codes->count : 0;
        if (index < count)
            return &perk_providers[i]->codes->rows[index];
        index -= count;
    }
}

static const char *code_name(const void *unused, size_t index)
{
    const perk_provider *provider;
    (void)unused;
    return code_at(index, &provider)->name;
}

static void put_provider_code(perk_writer *out, size_t index)
{
    static const char *const again[] = {[PERK_AGAIN_UNSTATED] = "unstated",
                                        [PERK_AGAIN_NEVER] = "never",
                                        [PERK_AGAIN_SOON] = "soon",
                                        [PERK_AGAIN_UNSURE] = "unsure"};
    const perk_provider *provider;
    const perk_provider_code *row = code_at(index, &provider);
    const perk_error_kind *kind = perk_error_kind_find(row->code);
    perk_write_begin(out, '{');
    perk_put_text(out, "provider", provider->name);
    perk_write_pair_int(out, "code", row->number);
    perk_put_text(out, "name", row->name);
    perk_put_text(out, "error", kind->name);
    perk_put_text(out, "again", again[row->again]);
    perk_put_text(out, "doc", row->doc);
    perk_put_text(out, "advice", row->advice ? row->advice : kind->advice);
    perk_write_end(out, '}');
}

/* ---- sections ---- */

typedef struct rows {
    const char *name; /* "operations" */
    const char *noun; /* "operation": in messages */
    perk_name_at name_at;
    perk_name_at class_at; /* the other name of a row; NULL: it has none */
    size_t (*count)(void);
    void (*put)(perk_writer *out, size_t index);
} rows;

/* What a section needs of an array: its length, and a member of a row as its name. */
#define COUNT_OF(what, length)                                                                     \
    static size_t what##_count(void)                                                               \
    {                                                                                              \
        return (length);                                                                           \
    }
#define NAME_OF(what, member)                                                                      \
    static const char *what(const void *unused, size_t index)                                      \
    {                                                                                              \
        (void)unused;                                                                              \
        return member;                                                                             \
    }

COUNT_OF(provider, perk_provider_count)
NAME_OF(provider_name, perk_providers[index]->name)
NAME_OF(provider_class, perk_providers[index]->class_name)
COUNT_OF(setting, perk_setting_count)
NAME_OF(setting_name, perk_settings[index].name)
NAME_OF(op_name, perk_op_at(index)->name)
NAME_OF(kind_type, perk_resource_kind_at(index)->type)
NAME_OF(kind_class, perk_resource_kind_at(index)->class_name)
COUNT_OF(object, perk_reach_all()->object_count)
NAME_OF(object_name, perk_reach_all()->objects[index]->name)
COUNT_OF(enum, perk_reach_all()->enum_count)
NAME_OF(enum_name, perk_reach_all()->enums[index]->name)
COUNT_OF(error, perk_error_kind_count)
NAME_OF(error_name, perk_error_kinds[index].name)
NAME_OF(error_class, perk_error_kinds[index].class_name)
COUNT_OF(driver_option, perk_driver_options_table.count)
NAME_OF(driver_option_name, perk_driver_options_table.rows[index].name)
COUNT_OF(call_option, perk_call_options_table.count)
NAME_OF(call_option_name, perk_call_options_table.rows[index].name)

static const rows sections[] = {
    {"providers", "provider", provider_name, provider_class, provider_count, put_provider},
    {"settings", "setting", setting_name, NULL, setting_count, put_setting},
    {"operations", "operation", op_name, NULL, perk_op_count, put_op},
    {"resources", "resource type", kind_type, kind_class, perk_resource_kind_count, put_kind},
    {"objects", "object", object_name, NULL, object_count, put_object},
    {"enums", "set of values", enum_name, NULL, enum_count, put_enum},
    {"errors", "error", error_name, error_class, error_count, put_error},
    {"provider_codes", "provider's code", code_name, NULL, code_count, put_provider_code},
    {"driver_options", "driver option", driver_option_name, NULL, driver_option_count,
     put_driver_option},
    {"call_options", "call option", call_option_name, NULL, call_option_count, put_call_option},
};

NAME_OF(section_name, sections[index].name)

/* ---- the three functions ---- */

perk_text *perk_api_describe(perk_error *err)
{
    perk_writer out;
    perk_writer_init(&out, MAX_DESCRIPTION);
    perk_write_begin(&out, '{');
    perk_put_text(&out, "version", perk_version());
    for (size_t s = 0; s < PERK_COUNT(sections); s++) {
        perk_write_pair_begin(&out, sections[s].name, '[');
        for (size_t i = 0; i < sections[s].count(); i++)
            sections[s].put(&out, i);
        perk_write_end(&out, ']');
    }
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}

/* The index of what has this name, count when nothing has. */
static size_t find(perk_str name, perk_name_at name_at, size_t count)
{
    size_t at = 0;
    while (at < count && !perk_str_eq(name, perk_str_of(name_at(NULL, at))))
        at++;
    return at;
}

static const rows *find_section(perk_str name, perk_error *err)
{
    size_t at = find(name, section_name, PERK_COUNT(sections));
    if (at < PERK_COUNT(sections))
        return &sections[at];
    perk_error_no_such(PERK_LIT("section"), name,
                       perk_str_nearest(name, section_name, NULL, PERK_COUNT(sections)), err);
    return NULL;
}

/* Providers have settings of the same names: "kard.base_url" */
static const perk_setting *find_setting(perk_str name, perk_error *err)
{
    size_t dot = perk_str_find(name, '.');
    if (dot == name.len) {
        perk_error_set(err, PERK_E_NAME, "'%.*s' lacks its provider, as in 'kard.base_url'",
                       PERK_SHOW(name));
        return NULL;
    }
    const perk_provider *provider = perk_provider_find(perk_str_upto(name, dot), err);
    return provider ? perk_setting_find(provider, perk_str_from(name, dot + 1), err) : NULL;
}

static bool find_row(const rows *in, perk_str name, size_t *index, perk_error *err)
{
    size_t count = in->count();
    if (in->put == put_setting) {
        const perk_setting *setting = find_setting(name, err);
        *index = setting ? (size_t)(setting - perk_settings) : count;
        return setting != NULL;
    }
    *index = find(name, in->name_at, count);
    if (*index == count && in->class_at)
        *index = find(name, in->class_at, count);
    if (*index == count)
        perk_error_no_such(perk_str_of(in->noun), name,
                           perk_str_nearest(name, in->name_at, NULL, count), err);
    return *index < count;
}

perk_text *perk_api_row(perk_str section, perk_str name, perk_error *err)
{
    const rows *in = find_section(section, err);
    size_t index;
    perk_writer out;
    if (!in || !find_row(in, name, &index, err))
        return NULL;
    perk_writer_init(&out, MAX_DESCRIPTION);
    in->put(&out, index);
    return perk_writer_take(&out, err);
}

static void put_setting_names(perk_writer *out)
{
    char name[128];
    for (size_t p = 0; p < perk_provider_count; p++)
        for (size_t i = 0; i < perk_setting_count; i++) {
            if (!perk_setting_applies(&perk_settings[i], perk_providers[p]))
                continue;
            snprintf(name, sizeof name, "%s.%s", perk_providers[p]->name, perk_settings[i].name);
            perk_write_string(out, perk_str_of(name));
        }
}

perk_text *perk_api_names(perk_str section, perk_error *err)
{
    const rows *in = find_section(section, err);
    perk_writer out;
    if (!in)
        return NULL;
    perk_writer_init(&out, MAX_DESCRIPTION);
    perk_write_begin(&out, '[');
    if (in->put == put_setting)
        put_setting_names(&out);
    else
        for (size_t i = 0; i < in->count(); i++)
            perk_write_string(&out, perk_str_of(in->name_at(NULL, i)));
    perk_write_end(&out, ']');
    return perk_writer_take(&out, err);
}
