#include "api/readback.h"
#include "base/error.h"
#include "json/write.h"

/* perk_api_describe: the tables as JSON. Members that a row may lack are null, except in fields (parameters, attributes,
 * members), where only what is said is written: there are hundreds of them. */

#define MAX_DESCRIPTION (4u << 20)

static void put_text(perk_writer *out, const char *key, const char *text)
{
    perk_write_key(out, perk_str_of(key));
    if (text)
        perk_write_string(out, perk_str_of(text));
    else
        perk_write_null(out);
}

static void put_text_if(perk_writer *out, const char *key, const char *text)
{
    if (text)
        put_text(out, key, text);
}

static void put_bool(perk_writer *out, const char *key, bool value)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_bool(out, value);
}

static void put_int(perk_writer *out, const char *key, int64_t value)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_int(out, value);
}

/* A NULL-terminated list. */
static void put_list(perk_writer *out, const char *key, const char *const *texts)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_begin(out, '[');
    for (; texts && *texts; texts++)
        perk_write_string(out, perk_str_of(*texts));
    perk_write_end(out, ']');
}

static void begin_list(perk_writer *out, const char *key)
{
    perk_write_key(out, perk_str_of(key));
    perk_write_begin(out, '[');
}

/* ---- fields ---- */

static const char *type_name(perk_type type)
{
    static const char *const names[] = {
        [PERK_T_STRING] = "string", [PERK_T_INT] = "int",       [PERK_T_NUM] = "num",   [PERK_T_BOOL] = "bool",
        [PERK_T_TIME] = "time",     [PERK_T_OBJECT] = "object", [PERK_T_JSON] = "json", [PERK_T_ITEM] = "item"};
    return names[type];
}

static const char *arity_name(perk_arity arity)
{
    static const char *const names[] = {[PERK_ONE] = "one", [PERK_REPEAT] = "repeat", [PERK_CSV] = "csv", [PERK_LIST] = "list"};
    return names[arity];
}

static void put_places(perk_writer *out, unsigned place)
{
    static const char *const names[] = {"path", "query", "header", "body", "form", "none"};
    if (!place)
        return;
    begin_list(out, "in");
    for (size_t i = 0; i < PERK_COUNT(names); i++)
        if (place >> i & 1u)
            perk_write_string(out, perk_str_of(names[i]));
    perk_write_end(out, ']');
}

static void put_bounds(perk_writer *out, bool bounded, int64_t min, int64_t max)
{
    if (bounded && min != INT64_MIN)
        put_int(out, "min", min);
    if (bounded && max != INT64_MAX)
        put_int(out, "max", max);
}

static const char *format_name(perk_format format)
{
    static const char *const names[] = {
        [PERK_F_ANY] = NULL,      [PERK_F_DECIMAL] = "decimal",   [PERK_F_SHA256] = "sha256", [PERK_F_PHONE] = "phone",
        [PERK_F_CLOCK] = "clock", [PERK_F_DURATION] = "duration", [PERK_F_WORDS] = "words"};
    return names[format];
}

static void put_items(perk_writer *out, size_t min_items, size_t max_items)
{
    if (min_items)
        put_int(out, "min_items", (int64_t)min_items);
    if (max_items)
        put_int(out, "max_items", (int64_t)max_items);
}

static void put_flags(perk_writer *out, unsigned flags)
{
    put_bool(out, "required", (flags & PERK_REQUIRED) != 0);
    if (flags & PERK_DIGITS)
        put_bool(out, "digits", true);
    if (flags & PERK_AS_STRING)
        put_bool(out, "as_string", true);
    if (flags & PERK_NONEMPTY)
        put_bool(out, "nonempty", true);
    if (flags & PERK_CONFIRM)
        put_bool(out, "confirm", true);
}

static void put_field(perk_writer *out, const perk_field *field)
{
    perk_write_begin(out, '{');
    put_text(out, "name", field->name);
    put_text(out, "wire", field->wire);
    put_places(out, field->place);
    put_text(out, "type", type_name(field->type));
    put_text(out, "arity", arity_name(field->arity));
    put_flags(out, field->flags);
    put_text_if(out, "values", field->values ? field->values->name : NULL);
    put_text_if(out, "object", field->object ? field->object->name : NULL);
    put_text_if(out, "format", format_name(field->format));
    put_text_if(out, "looks", perk_format_words(field->format));
    if (field->exact)
        put_bool(out, "exact", true);
    put_items(out, field->min_items, field->max_items);
    put_bounds(out, field->bounded, field->min, field->max);
    if (field->digits)
        put_int(out, "pad", field->digits);
    put_text_if(out, "fixed", field->fixed);
    put_text_if(out, "setting", field->setting);
    put_text_if(out, "needs", field->needs);
    if (field->excludes)
        put_list(out, "excludes", field->excludes);
    if (field->only_when) {
        perk_write_key(out, PERK_LIT("only_when"));
        perk_write_begin(out, '{');
        put_text(out, "name", field->only_when);
        put_text(out, "is", field->only_is);
        perk_write_end(out, '}');
    }
    put_text_if(out, "all_word", field->all_word);
    put_text_if(out, "unit", field->unit);
    put_text_if(out, "default", field->fallback);
    put_text_if(out, "relation", field->relation);
    put_text(out, "doc", field->doc);
    perk_write_end(out, '}');
}

static void put_fields(perk_writer *out, const char *key, const perk_field *fields, size_t count)
{
    begin_list(out, key);
    for (size_t i = 0; i < count; i++)
        put_field(out, &fields[i]);
    perk_write_end(out, ']');
}

/* ---- operations ---- */

static void put_statuses(perk_writer *out, const int *statuses)
{
    begin_list(out, "success");
    for (; *statuses; statuses++)
        perk_write_int(out, *statuses);
    perk_write_end(out, ']');
}

static void put_paging(perk_writer *out, const perk_op *op)
{
    static const char *const names[] = {
        [PERK_PAGING_NONE] = "none", [PERK_PAGING_CURSOR] = "cursor", [PERK_PAGING_NUMBER] = "number"};
    put_text(out, "paging", names[op->paging]);
    perk_write_key(out, PERK_LIT("page"));
    perk_write_begin(out, '{');
    put_text(out, "after", op->page_after);
    put_text(out, "size", op->page_size);
    put_text(out, "number", op->page_number);
    perk_write_end(out, '}');
}

static void put_body(perk_writer *out, const perk_body *body)
{
    static const char *const names[] = {[PERK_BODY_NONE] = "none",     [PERK_BODY_LIST] = "list",   [PERK_BODY_ONE] = "one",
                                        [PERK_BODY_OBJECT] = "object", [PERK_BODY_ARRAY] = "array", [PERK_BODY_FORM] = "form"};
    perk_write_key(out, PERK_LIT("body"));
    if (body->shape == PERK_BODY_NONE) {
        perk_write_null(out);
        return;
    }
    perk_write_begin(out, '{');
    put_text(out, "shape", names[body->shape]);
    put_list(out, "types", body->types);
    put_int(out, "min_items", (int64_t)body->min_items);
    put_int(out, "max_items", (int64_t)body->max_items);
    put_bool(out, "update", body->update);
    put_text(out, "id", body->id);
    perk_write_end(out, '}');
}

static void put_any_of(perk_writer *out, const char *const *const *lists)
{
    begin_list(out, "any_of");
    for (; lists && *lists; lists++) {
        perk_write_begin(out, '[');
        for (const char *const *name = *lists; *name; name++)
            perk_write_string(out, perk_str_of(*name));
        perk_write_end(out, ']');
    }
    perk_write_end(out, ']');
}

/* What shows the outcome of a write; null for reads. */
static void put_readback(perk_writer *out, const perk_op *op)
{
    const perk_readback *row = perk_readback_find(op);
    perk_write_key(out, PERK_LIT("reconcile"));
    if (!row) {
        perk_write_null(out);
        return;
    }
    perk_write_begin(out, '{');
    put_text(out, "read", row->read);
    put_text(out, "note", row->note);
    perk_write_end(out, '}');
}

static void put_op(perk_writer *out, const perk_op *op)
{
    static const char *const auths[] = {[PERK_AUTH_TOKEN] = "token", [PERK_AUTH_NONE] = "none", [PERK_AUTH_BASIC] = "basic"};
    perk_write_begin(out, '{');
    put_text(out, "name", op->name);
    put_text(out, "provider", op->provider);
    put_text(out, "method", op->method);
    put_text(out, "path", op->path);
    put_text(out, "doc", op->doc);
    put_text(out, "advice", op->advice);
    put_text(out, "status", op->status);
    put_text(out, "scope", op->scope);
    put_text(out, "host", op->token_host ? "token" : "api");
    put_text(out, "auth", auths[op->auth]);
    put_text(out, "replay", op->replay == PERK_SAFE ? "safe" : "once");
    put_paging(out, op);
    put_bool(out, "multi_status", op->multi_status);
    put_bool(out, "partial", op->partial);
    put_bool(out, "replaces", op->replaces);
    put_bool(out, "modify", perk_op_modifies(op));
    put_readback(out, op);
    put_statuses(out, op->success);
    put_fields(out, "params", op->params, op->param_count);
    put_any_of(out, op->any_of);
    put_body(out, &op->body);
    put_bool(out, "reply_many", op->reply_many);
    put_list(out, "reply_types", op->reply_types);
    put_list(out, "included_types", op->included_types);
    perk_write_end(out, '}');
}

static void put_ops(perk_writer *out)
{
    begin_list(out, "operations");
    for (size_t i = 0; i < perk_op_count(); i++)
        put_op(out, perk_op_at(i));
    perk_write_end(out, ']');
}

/* ---- resources ---- */

static void put_rules(perk_writer *out, const perk_object *object)
{
    begin_list(out, "rules");
    for (size_t i = 0; object && i < object->rule_count; i++) {
        perk_write_begin(out, '{');
        put_text(out, "when", object->rules[i].when);
        put_text(out, "equals", object->rules[i].equals);
        put_text(out, "needs", object->rules[i].needs);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_relations(perk_writer *out, const perk_resource_kind *kind)
{
    begin_list(out, "relations");
    for (size_t i = 0; i < kind->relation_count; i++) {
        perk_write_begin(out, '{');
        put_text(out, "name", kind->relations[i].name);
        put_text(out, "wire", kind->relations[i].wire);
        put_bool(out, "many", kind->relations[i].many);
        put_list(out, "types", kind->relations[i].types);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_resources(perk_writer *out)
{
    static const char *const id_rules[] = {
        [PERK_ID_ABSENT] = "absent", [PERK_ID_REQUIRED] = "required", [PERK_ID_OPTIONAL] = "optional"};
    begin_list(out, "resources");
    for (size_t i = 0; i < perk_resource_kind_count; i++) {
        const perk_resource_kind *kind = &perk_resource_kinds[i];
        perk_write_begin(out, '{');
        put_text(out, "type", kind->type);
        put_text(out, "class", kind->class_name);
        put_text(out, "doc", kind->doc);
        put_bool(out, "plain", kind->plain);
        put_text(out, "attributes", kind->attributes->name);
        put_text(out, "request", kind->request ? kind->request->name : NULL);
        put_text(out, "update", kind->update ? kind->update->name : NULL);
        put_text(out, "request_id", id_rules[kind->request_id]);
        put_rules(out, kind->request);
        put_relations(out, kind);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

/* ---- the rest ---- */

static void put_presets(perk_writer *out, const char *provider)
{
    begin_list(out, "presets");
    for (size_t i = 0; i < perk_preset_count; i++) {
        const perk_preset *preset = &perk_presets[i];
        if (!perk_str_eq(perk_str_of(preset->provider), perk_str_of(provider)))
            continue;
        perk_write_begin(out, '{');
        put_text(out, "environment", preset->environment);
        put_text(out, "setting", preset->setting);
        put_text(out, "value", preset->value);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_providers(perk_writer *out)
{
    begin_list(out, "providers");
    for (size_t i = 0; i < perk_provider_count; i++) {
        const perk_provider *provider = &perk_providers[i];
        perk_write_begin(out, '{');
        put_text(out, "name", provider->name);
        put_text(out, "class", provider->class_name);
        put_text(out, "env", provider->env);
        put_text(out, "doc", provider->doc);
        put_presets(out, provider->name);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_setting(perk_writer *out, const perk_setting *setting)
{
    perk_write_begin(out, '{');
    put_text(out, "name", setting->name);
    begin_list(out, "providers");
    for (size_t i = 0; i < perk_provider_count; i++)
        if (setting->providers >> i & 1u)
            perk_write_string(out, perk_str_of(perk_providers[i].name));
    perk_write_end(out, ']');
    put_text(out, "type", type_name(setting->type));
    put_bool(out, "secret", setting->secret);
    put_bool(out, "required", setting->required);
    put_text(out, "values", setting->values ? setting->values->name : NULL);
    put_bounds(out, setting->bounded, setting->min, setting->max);
    put_text(out, "default", setting->fallback);
    put_text(out, "header", setting->header);
    put_text(out, "doc", setting->doc);
    perk_write_end(out, '}');
}

static void put_settings(perk_writer *out)
{
    begin_list(out, "settings");
    for (size_t i = 0; i < perk_setting_count; i++)
        put_setting(out, &perk_settings[i]);
    perk_write_end(out, ']');
}

static void put_objects(perk_writer *out, const perk_reach *reach)
{
    begin_list(out, "objects");
    for (size_t i = 0; i < reach->object_count; i++) {
        perk_write_begin(out, '{');
        put_text(out, "name", reach->objects[i]->name);
        put_fields(out, "fields", reach->objects[i]->fields, reach->objects[i]->count);
        put_rules(out, reach->objects[i]);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_enums(perk_writer *out, const perk_reach *reach)
{
    begin_list(out, "enums");
    for (size_t i = 0; i < reach->enum_count; i++) {
        perk_write_begin(out, '{');
        put_text(out, "name", reach->enums[i]->name);
        put_bool(out, "numbers", reach->enums[i]->numbers);
        begin_list(out, "values");
        for (size_t j = 0; j < reach->enums[i]->count; j++)
            perk_write_string(out, perk_str_of(reach->enums[i]->values[j]));
        perk_write_end(out, ']');
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_errors(perk_writer *out)
{
    begin_list(out, "errors");
    for (size_t i = 0; i < perk_error_kind_count; i++) {
        const perk_error_kind *kind = &perk_error_kinds[i];
        perk_write_begin(out, '{');
        put_int(out, "code", kind->code);
        put_text(out, "name", kind->name);
        put_text(out, "class", kind->class_name);
        put_text(out, "parent", kind->parent);
        put_text(out, "doc", kind->doc);
        put_text(out, "advice", kind->advice);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_provider_codes(perk_writer *out)
{
    static const char *const again[] = {
        [PERK_AGAIN_UNSAID] = "unsaid", [PERK_AGAIN_NEVER] = "never", [PERK_AGAIN_SOON] = "soon", [PERK_AGAIN_UNSURE] = "unsure"};
    begin_list(out, "provider_codes");
    for (size_t i = 0; i < perk_provider_code_count; i++) {
        const perk_provider_code *row = &perk_provider_codes[i];
        const perk_error_kind *kind = perk_error_kind_find(row->code);
        perk_write_begin(out, '{');
        put_text(out, "provider", "capillary");
        put_int(out, "code", row->number);
        put_text(out, "name", row->name);
        put_text(out, "error", kind->name);
        put_text(out, "again", again[row->again]);
        put_text(out, "doc", row->says);
        put_text(out, "advice", row->advice ? row->advice : kind->advice);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

perk_text *perk_api_describe(perk_error *err)
{
    perk_reach reach;
    perk_writer out;
    perk_reach_fill(&reach);
    if (reach.overflow) {
        perk_error_set(err, PERK_E_LIMIT, "the table leads to more enums or objects than there is room for");
        return NULL;
    }
    perk_writer_init(&out, MAX_DESCRIPTION);
    perk_write_begin(&out, '{');
    put_text(&out, "version", perk_version());
    put_providers(&out);
    put_settings(&out);
    put_ops(&out);
    put_resources(&out);
    put_objects(&out, &reach);
    put_enums(&out, &reach);
    put_errors(&out);
    put_provider_codes(&out);
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}
