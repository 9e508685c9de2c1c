#include "api/describe.h"
#include "base/error.h"

#include <stdio.h>
#include <string.h>

/* perk_api_describe, perk_api_row and perk_api_names. */

#define MAX_DESCRIPTION (4u << 20)

void perk_put_str(perk_writer *out, const char *key, perk_str text)
{
    perk_write_key(out, perk_str_of(key));
    if (text.ptr)
        perk_write_string(out, text);
    else
        perk_write_null(out);
}

void perk_put_text(perk_writer *out, const char *key, const char *text)
{
    perk_put_str(out, key, perk_str_of(text));
}

void perk_put_text_if(perk_writer *out, const char *key, const char *text)
{
    if (text)
        perk_put_text(out, key, text);
}

void perk_put_bool(perk_writer *out, const char *key, bool value)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_bool(out, value);
}

void perk_put_int(perk_writer *out, const char *key, int64_t value)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_int(out, value);
}

/* A NULL-terminated list. */
void perk_put_list(perk_writer *out, const char *key, const char *const *texts)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_begin(out, '[');
    for (; texts && *texts; texts++)
        perk_write_string(out, perk_str_of(*texts));
    perk_write_end(out, ']');
}

void perk_begin_list(perk_writer *out, const char *key)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_begin(out, '[');
}

static void begin_object(perk_writer *out, const char *key)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_begin(out, '{');
}

void perk_put_bounds(perk_writer *out, bool bounded, int64_t min, int64_t max)
{
    if (bounded && min != INT64_MIN)
        perk_put_int(out, "min", min);
    if (bounded && max != INT64_MAX)
        perk_put_int(out, "max", max);
}

const char *perk_type_name(perk_type type)
{
    static const char *const names[] = {
        [PERK_T_STRING] = "string", [PERK_T_INT] = "int",   [PERK_T_NUM] = "num",
        [PERK_T_BOOL] = "bool",     [PERK_T_TIME] = "time", [PERK_T_OBJECT] = "object",
        [PERK_T_JSON] = "json",     [PERK_T_ITEM] = "item"};
    return names[type];
}

/* "path" is the only type that settings and fields do not have. */
static const char *option_type(const perk_option *option)
{
    return option->file ? "path" : perk_type_name(option->type);
}

/* ---- providers, settings, options ---- */

static void put_presets(perk_writer *out, const char *provider)
{
    perk_begin_list(out, "presets");
    for (size_t i = 0; i < perk_preset_count; i++) {
        const perk_preset *preset = &perk_presets[i];
        if (!perk_str_eq(perk_str_of(preset->provider), perk_str_of(provider)))
            continue;
        perk_write_begin(out, '{');
        perk_put_text(out, "environment", preset->environment);
        perk_put_text(out, "setting", preset->setting);
        perk_put_text(out, "value", preset->value);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_option_types(perk_writer *out)
{
    const perk_options *options = &perk_driver_options_table;
    begin_object(out, "driver_options");
    for (size_t i = 0; i < options->count; i++)
        perk_put_text(out, options->rows[i].name, option_type(&options->rows[i]));
    perk_write_end(out, '}');
    perk_begin_list(out, "call_options");
    options = &perk_call_options_table;
    for (size_t i = 0; i < options->count; i++)
        if (options->rows[i].methods)
            perk_write_string(out, perk_str_of(options->rows[i].name));
    perk_write_end(out, ']');
}

static void put_setting_types(perk_writer *out, size_t provider)
{
    begin_object(out, "settings");
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_settings[i].providers >> provider & 1u)
            perk_put_text(out, perk_settings[i].name, perk_type_name(perk_settings[i].type));
    perk_write_end(out, '}');
}

/* The methods of a namespace, in the table's order. */
static void put_methods(perk_writer *out, const perk_op *first)
{
    perk_op_place place = perk_op_place_of(first);
    perk_write_key(out, place.space);
    perk_write_begin(out, '{');
    for (size_t i = 0; i < perk_op_count(); i++) {
        const perk_op *op = perk_op_at(i);
        perk_op_place other = perk_op_place_of(op);
        if (op->provider != first->provider || !perk_str_eq(other.space, place.space))
            continue;
        perk_write_key(out, other.method);
        perk_write_string(out, perk_str_of(op->name));
    }
    perk_write_end(out, '}');
}

static bool is_first_of_namespace(size_t index)
{
    perk_str space = perk_op_place_of(perk_op_at(index)).space;
    for (size_t i = 0; i < index; i++)
        if (perk_op_at(i)->provider == perk_op_at(index)->provider &&
            perk_str_eq(space, perk_op_place_of(perk_op_at(i)).space))
            return false;
    return space.ptr != NULL;
}

static void put_namespaces(perk_writer *out, const perk_provider *provider)
{
    begin_object(out, "namespaces");
    for (size_t i = 0; i < perk_op_count(); i++)
        if (perk_str_eq(perk_str_of(perk_op_at(i)->provider), perk_str_of(provider->name)) &&
            is_first_of_namespace(i))
            put_methods(out, perk_op_at(i));
    perk_write_end(out, '}');
}

/* All that a client needs when it is made, and small enough to be read for each. */
static void put_provider(perk_writer *out, size_t index)
{
    const perk_provider *provider = &perk_providers[index];
    perk_write_begin(out, '{');
    perk_put_text(out, "name", provider->name);
    perk_put_text(out, "class", provider->class_name);
    perk_put_text(out, "env", provider->env);
    perk_put_text(out, "prefix", provider->prefix);
    perk_put_text(out, "doc", provider->doc);
    put_presets(out, provider->name);
    put_setting_types(out, index);
    put_namespaces(out, provider);
    put_option_types(out);
    perk_write_end(out, '}');
}

static void put_setting(perk_writer *out, size_t index)
{
    const perk_setting *setting = &perk_settings[index];
    perk_write_begin(out, '{');
    perk_put_text(out, "name", setting->name);
    perk_begin_list(out, "providers");
    for (size_t i = 0; i < perk_provider_count; i++)
        if (setting->providers >> i & 1u)
            perk_write_string(out, perk_str_of(perk_providers[i].name));
    perk_write_end(out, ']');
    perk_put_text(out, "type", perk_type_name(setting->type));
    perk_put_bool(out, "secret", setting->secret);
    perk_put_bool(out, "required", setting->required);
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
    perk_put_bool(out, "methods", option->methods);
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
    perk_describe_kind(out, &perk_resource_kinds[index]);
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
    perk_put_bool(out, "numbers", values->numbers);
    perk_begin_list(out, "values");
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
    perk_put_int(out, "code", kind->code);
    perk_put_text(out, "name", kind->name);
    perk_put_text(out, "class", kind->class_name);
    perk_put_text(out, "parent", kind->parent);
    perk_put_text(out, "doc", kind->doc);
    perk_put_text(out, "advice", kind->advice);
    perk_write_end(out, '}');
}

static void put_provider_code(perk_writer *out, size_t index)
{
    static const char *const again[] = {[PERK_AGAIN_UNSAID] = "unsaid",
                                        [PERK_AGAIN_NEVER] = "never",
                                        [PERK_AGAIN_SOON] = "soon",
                                        [PERK_AGAIN_UNSURE] = "unsure"};
    const perk_provider_code *row = &perk_provider_codes[index];
    const perk_error_kind *kind = perk_error_kind_find(row->code);
    perk_write_begin(out, '{');
    perk_put_text(out, "provider", "capillary");
    perk_put_int(out, "code", row->number);
    perk_put_text(out, "name", row->name);
    perk_put_text(out, "error", kind->name);
    perk_put_text(out, "again", again[row->again]);
    perk_put_text(out, "doc", row->says);
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
NAME_OF(provider_name, perk_providers[index].name)
NAME_OF(provider_class, perk_providers[index].class_name)
COUNT_OF(setting, perk_setting_count)
NAME_OF(setting_name, perk_settings[index].name)
NAME_OF(op_name, perk_op_at(index)->name)
COUNT_OF(kind, perk_resource_kind_count)
NAME_OF(kind_type, perk_resource_kinds[index].type)
NAME_OF(kind_class, perk_resource_kinds[index].class_name)
COUNT_OF(object, perk_reach_all()->object_count)
NAME_OF(object_name, perk_reach_all()->objects[index]->name)
COUNT_OF(enum, perk_reach_all()->enum_count)
NAME_OF(enum_name, perk_reach_all()->enums[index]->name)
COUNT_OF(error, perk_error_kind_count)
NAME_OF(error_name, perk_error_kinds[index].name)
NAME_OF(error_class, perk_error_kinds[index].class_name)
COUNT_OF(code, perk_provider_code_count)
NAME_OF(code_name, perk_provider_codes[index].name)
COUNT_OF(driver_option, perk_driver_options_table.count)
NAME_OF(driver_option_name, perk_driver_options_table.rows[index].name)
COUNT_OF(call_option, perk_call_options_table.count)
NAME_OF(call_option_name, perk_call_options_table.rows[index].name)

static const rows sections[] = {
    {"providers", "provider", provider_name, provider_class, provider_count, put_provider},
    {"settings", "setting", setting_name, NULL, setting_count, put_setting},
    {"operations", "operation", op_name, NULL, perk_op_count, put_op},
    {"resources", "resource type", kind_type, kind_class, kind_count, put_kind},
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
        perk_begin_list(&out, sections[s].name);
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

static int no_such(const char *noun, perk_str name, const char *near, perk_error *err)
{
    return perk_error_set(err, PERK_E_NAME,
                          near ? "there is no %s '%.*s'; did you mean '%s'?"
                               : "there is no %s '%.*s'",
                          noun, PERK_SHOW(name), near);
}

static const rows *find_section(perk_str name, perk_error *err)
{
    size_t at = find(name, section_name, PERK_COUNT(sections));
    if (at < PERK_COUNT(sections))
        return &sections[at];
    no_such("section", name, perk_str_nearest(name, section_name, NULL, PERK_COUNT(sections)), err);
    return NULL;
}

/* Providers have settings of the same names: "kard.base_url" */
static const perk_setting *find_setting(perk_str name, perk_error *err)
{
    const char *dot = name.len ? memchr(name.ptr, '.', name.len) : NULL;
    perk_str provider = {name.ptr, dot ? (size_t)(dot - name.ptr) : 0};
    if (!dot) {
        perk_error_set(err, PERK_E_NAME, "'%.*s' lacks its provider, as in 'kard.base_url'",
                       PERK_SHOW(name));
        return NULL;
    }
    if (!perk_provider_find(provider, err))
        return NULL;
    return perk_setting_find(provider, (perk_str){dot + 1, name.len - provider.len - 1}, err);
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
        no_such(in->noun, name, perk_str_nearest(name, in->name_at, NULL, count), err);
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
            if (!(perk_settings[i].providers >> p & 1u))
                continue;
            snprintf(name, sizeof name, "%s.%s", perk_providers[p].name, perk_settings[i].name);
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
