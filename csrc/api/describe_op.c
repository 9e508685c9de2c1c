#include "api/describe_op.h"

#include "api/key.h"
#include "api/lookup.h"
#include "api/put.h"

#include <stdio.h>

/* Rows of operations, resources and objects. */

/* ---- fields ---- */

static const char *arity_name(perk_arity arity)
{
    static const char *const names[] = {
        [PERK_ONE] = "one", [PERK_REPEAT] = "repeat", [PERK_CSV] = "csv", [PERK_LIST] = "list"};
    return names[arity];
}

static void put_places(perk_writer *out, unsigned place)
{
    static const char *const names[] = {"path", "query", "header", "body", "form", "none"};
    if (!place)
        return;
    perk_write_pair_begin(out, "in", '[');
    for (size_t i = 0; i < PERK_COUNT(names); i++)
        if (place >> i & 1u)
            perk_write_string(out, perk_str_of(names[i]));
    perk_write_end(out, ']');
}

static const char *format_name(perk_format format)
{
    static const char *const names[] = {
        [PERK_F_ANY] = NULL,      [PERK_F_DECIMAL] = "decimal", [PERK_F_SHA256] = "sha256",
        [PERK_F_PHONE] = "phone", [PERK_F_CLOCK] = "clock",     [PERK_F_DURATION] = "duration",
        [PERK_F_WORDS] = "words"};
    return names[format];
}

static const char *fact_name(perk_fact fact)
{
    static const char *const names[PERK_FACTS] = {[PERK_FACT_TITLE] = "title",
                                                  [PERK_FACT_REWARD] = "reward",
                                                  [PERK_FACT_REWARD_TYPE] = "reward_type",
                                                  [PERK_FACT_REWARD_VALUE] = "reward_value",
                                                  [PERK_FACT_STARTS] = "starts",
                                                  [PERK_FACT_ENDS] = "ends",
                                                  [PERK_FACT_CHANNEL] = "channel",
                                                  [PERK_FACT_CATEGORY] = "category",
                                                  [PERK_FACT_MERCHANT] = "merchant"};
    return names[fact];
}

static void put_items(perk_writer *out, size_t min_items, size_t max_items)
{
    if (min_items)
        perk_write_pair_int(out, "min_items", (int64_t)min_items);
    if (max_items)
        perk_write_pair_int(out, "max_items", (int64_t)max_items);
}

static void put_flags(perk_writer *out, unsigned flags)
{
    perk_write_pair_bool(out, "required", (flags & PERK_REQUIRED) != 0);
    if (flags & PERK_DIGITS)
        perk_write_pair_bool(out, "digits", true);
    if (flags & PERK_AS_STRING)
        perk_write_pair_bool(out, "as_string", true);
    if (flags & PERK_NONEMPTY)
        perk_write_pair_bool(out, "nonempty", true);
    if (flags & PERK_CONFIRM)
        perk_write_pair_bool(out, "confirm", true);
}

static void put_field(perk_writer *out, const perk_field *field)
{
    perk_write_begin(out, '{');
    perk_put_text(out, "name", field->name);
    perk_put_text(out, "wire", field->wire);
    put_places(out, field->place);
    perk_put_text(out, "type", perk_type_name(field->type));
    perk_put_text(out, "arity", arity_name(field->arity));
    put_flags(out, field->flags);
    perk_put_text_if(out, "values", field->values ? field->values->name : NULL);
    perk_put_text_if(out, "object", field->object ? field->object->name : NULL);
    perk_put_text_if(out, "format", format_name(field->format));
    perk_put_text_if(out, "looks", perk_format_words(field->format));
    if (field->exact)
        perk_write_pair_bool(out, "exact", true);
    if (perk_field_holds_exact(field))
        perk_write_pair_bool(out, "holds_exact", true);
    if (field->personal)
        perk_write_pair_bool(out, "personal", true);
    perk_put_text_if(out, "fact", fact_name(field->fact));
    put_items(out, field->min_items, field->max_items);
    perk_put_bounds(out, field->bounded, field->min, field->max);
    if (field->digits)
        perk_write_pair_int(out, "pad", field->digits);
    perk_put_text_if(out, "fixed", field->fixed);
    perk_put_text_if(out, "setting", field->setting);
    perk_put_text_if(out, "needs", field->needs);
    if (field->excludes)
        perk_put_list(out, "excludes", field->excludes);
    if (field->only_when) {
        perk_write_key(out, PERK_LIT("only_when"));
        perk_write_begin(out, '{');
        perk_put_text(out, "name", field->only_when);
        perk_put_text(out, "is", field->only_is);
        perk_write_end(out, '}');
    }
    perk_put_text_if(out, "all_word", field->all_word);
    perk_put_text_if(out, "unit", field->unit);
    perk_put_text_if(out, "default", field->fallback);
    perk_put_text_if(out, "relation", field->relation);
    perk_put_text(out, "doc", field->doc);
    perk_write_end(out, '}');
}

static void put_fields(perk_writer *out, const char *key, const perk_field *fields, size_t count)
{
    perk_write_pair_begin(out, key, '[');
    for (size_t i = 0; i < count; i++)
        put_field(out, &fields[i]);
    perk_write_end(out, ']');
}

/* ---- operations ---- */

static void put_statuses(perk_writer *out, const int *statuses)
{
    perk_write_pair_begin(out, "success", '[');
    for (; *statuses; statuses++)
        perk_write_int(out, *statuses);
    perk_write_end(out, ']');
}

static void put_paging(perk_writer *out, const perk_op *op)
{
    static const char *const names[] = {[PERK_PAGING_NONE] = "none",
                                        [PERK_PAGING_CURSOR] = "cursor",
                                        [PERK_PAGING_NUMBER] = "number"};
    perk_put_text(out, "paging", names[op->paging]);
    perk_write_key(out, PERK_LIT("page"));
    perk_write_begin(out, '{');
    perk_put_text(out, "after", op->page_after);
    perk_put_text(out, "size", op->page_size);
    perk_put_text(out, "number", op->page_number);
    perk_write_end(out, '}');
}

static void put_body(perk_writer *out, const perk_body *body)
{
    static const char *const names[] = {
        [PERK_BODY_NONE] = "none",     [PERK_BODY_LIST] = "list",   [PERK_BODY_ONE] = "one",
        [PERK_BODY_OBJECT] = "object", [PERK_BODY_ARRAY] = "array", [PERK_BODY_FORM] = "form"};
    perk_write_key(out, PERK_LIT("body"));
    if (body->shape == PERK_BODY_NONE) {
        perk_write_null(out);
        return;
    }
    perk_write_begin(out, '{');
    perk_put_text(out, "shape", names[body->shape]);
    perk_put_list(out, "types", body->types);
    perk_write_pair_int(out, "min_items", (int64_t)body->min_items);
    perk_write_pair_int(out, "max_items", (int64_t)body->max_items);
    perk_write_pair_bool(out, "update", body->update);
    perk_put_text(out, "id", body->id);
    perk_write_end(out, '}');
}

static void put_any_of(perk_writer *out, const char *const *const *lists)
{
    perk_write_pair_begin(out, "any_of", '[');
    for (; lists && *lists; lists++) {
        perk_write_begin(out, '[');
        for (const char *const *name = *lists; *name; name++)
            perk_write_string(out, perk_str_of(*name));
        perk_write_end(out, ']');
    }
    perk_write_end(out, ']');
}

/* What shows the outcome of a write; null for reads. */
static void put_rule(perk_writer *out, const perk_verification_rule *row)
{
    perk_write_key(out, PERK_LIT("reconcile"));
    if (!row) {
        perk_write_null(out);
        return;
    }
    perk_write_begin(out, '{');
    perk_put_text(out, "read", row->read);
    perk_put_text(out, "note", row->note);
    perk_write_end(out, '}');
}

/* By position: what the path needs and no setting gives, then the body's items. By keyword: the
 * rest, without what is constant. */
static void put_given(perk_writer *out, const perk_op *op)
{
    perk_write_pair_begin(out, "positional", '[');
    for (int items = 0; items <= 1; items++)
        for (size_t i = 0; i < op->param_count; i++)
            if (perk_field_is_positional(&op->params[i]) &&
                (op->params[i].type == PERK_T_ITEM) == items)
                perk_write_string(out, perk_str_of(op->params[i].name));
    perk_write_end(out, ']');
    perk_write_pair_begin(out, "keywords", '[');
    for (size_t i = 0; i < op->param_count; i++)
        if (!perk_field_is_positional(&op->params[i]) && !op->params[i].fixed)
            perk_write_string(out, perk_str_of(op->params[i].name));
    perk_write_end(out, ']');
    perk_write_pair_bool(out, "many", perk_op_takes_many(op));
}

/* What a method returns: "value" is JSON that is not a resource. Of a reply without content it
 * returns nothing in any case. */
static const char *returns(const perk_op *op)
{
    if (op->paging != PERK_PAGING_NONE)
        return "pages";
    if (op->multi_status || op->reply_many)
        return "document";
    return op->reply == PERK_REPLY_TYPED ? "resource" : "value";
}

/* Token requests have no method: calls send them. */
static void put_place(perk_writer *out, const perk_op *op)
{
    perk_op_place place = perk_op_place_of(op);
    perk_write_pair_str(out, "namespace", place.space);
    perk_write_pair_str(out, "method", place.method);
}

static void put_name(perk_writer *out, const char *member, const char *head, perk_str tail)
{
    char name[64];
    snprintf(name, sizeof name, "%s%.*s", head, (int)tail.len, tail.ptr);
    perk_write_pair_str(out, member, perk_str_of(name));
}

/*
 * The methods of an operation that lists: its rows as a table, and one call for each of many ids.
 * `list` has `table` and `for_each`; `list_by_merchant` has `table_by_merchant` and
 * `for_each_by_merchant`. With a user in the path it is `for_users`, and "by_user" need not be
 * repeated.
 */
static void put_many_ids(perk_writer *out, const perk_op *op)
{
    perk_write_key(out, perk_str_of("lists"));
    if (op->replay != PERK_SAFE || !op->reply_many || !op->reply_types || !op->reply_types[0]) {
        perk_write_null(out);
        return;
    }
    const perk_field *key = perk_op_key_field(op);
    bool users = key && perk_field_names_user(key);
    perk_str method = perk_op_place_of(op).method;
    perk_str tail = perk_str_starts(method, perk_str_of("list"))
                        ? perk_str_from(method, 4)
                        : perk_str_from(method, method.len);
    bool said = users && perk_str_is(tail, "_by_user");
    perk_write_begin(out, '{');
    put_name(out, "table", "table", tail);
    put_name(out, "each", users ? "for_users" : "for_each", said ? perk_str_of("") : tail);
    perk_put_text(out, "key", key ? key->name : NULL);
    perk_write_pair_bool(out, "users", users);
    perk_write_end(out, '}');
}

void perk_describe_op(perk_writer *out, const perk_op *op)
{
    static const char *const auths[] = {
        [PERK_AUTH_TOKEN] = "token", [PERK_AUTH_NONE] = "none", [PERK_AUTH_BASIC] = "basic"};
    perk_write_begin(out, '{');
    perk_put_text(out, "name", op->name);
    perk_put_text(out, "provider", op->provider->name);
    put_place(out, op);
    perk_put_text(out, "http_method", op->http_method);
    perk_put_text(out, "path", op->path);
    perk_put_text(out, "doc", op->doc);
    perk_put_text(out, "advice", op->advice);
    perk_put_text(out, "status", op->status);
    perk_put_text(out, "scope", op->scope);
    perk_put_text(out, "host", op->token_host ? "token" : "api");
    perk_put_text(out, "auth", auths[op->auth]);
    perk_put_text(out, "replay", op->replay == PERK_SAFE ? "safe" : "once");
    put_paging(out, op);
    perk_write_pair_bool(out, "multi_status", op->multi_status);
    perk_write_pair_bool(out, "partial", op->partial);
    perk_write_pair_bool(out, "replaces", op->replaces);
    perk_write_pair_bool(out, "modify", perk_op_modifies(op));
    put_rule(out, op->rules);
    put_statuses(out, op->success);
    put_fields(out, "params", op->params, op->param_count);
    put_given(out, op);
    put_any_of(out, op->any_of);
    put_body(out, &op->body);
    perk_put_text(out, "returns", returns(op));
    perk_write_pair_bool(out, "reply_many", op->reply_many);
    perk_put_list(out, "reply_types", op->reply_types);
    perk_put_list(out, "included_types", op->included_types);
    put_many_ids(out, op);
    perk_write_end(out, '}');
}

/* ---- resources ---- */

static void put_rules(perk_writer *out, const perk_object *object)
{
    perk_write_pair_begin(out, "rules", '[');
    for (size_t i = 0; object && i < object->rule_count; i++) {
        perk_write_begin(out, '{');
        perk_put_text(out, "when", object->rules[i].when);
        perk_put_text(out, "equals", object->rules[i].equals);
        perk_put_text(out, "needs", object->rules[i].needs);
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

static void put_relations(perk_writer *out, const perk_resource_kind *kind)
{
    perk_write_pair_begin(out, "relations", '[');
    for (size_t i = 0; i < kind->relation_count; i++) {
        perk_write_begin(out, '{');
        perk_put_text(out, "name", kind->relations[i].name);
        perk_put_text(out, "wire", kind->relations[i].wire);
        perk_write_pair_bool(out, "many", kind->relations[i].many);
        perk_put_list(out, "types", kind->relations[i].types);
        perk_put_text_if(out, "fact", fact_name(kind->relations[i].fact));
        perk_write_end(out, '}');
    }
    perk_write_end(out, ']');
}

void perk_describe_kind(perk_writer *out, const perk_resource_kind *kind)
{
    static const char *const id_rules[] = {[PERK_ID_ABSENT] = "absent",
                                           [PERK_ID_REQUIRED] = "required",
                                           [PERK_ID_OPTIONAL] = "optional"};
    perk_write_begin(out, '{');
    perk_put_text(out, "type", kind->type);
    perk_put_text(out, "class", kind->class_name);
    perk_put_text(out, "doc", kind->doc);
    perk_write_pair_bool(out, "personal", kind->personal);
    perk_write_pair_bool(out, "plain", kind->plain);
    perk_put_text(out, "attributes", kind->attributes->name);
    perk_put_text(out, "request", kind->request ? kind->request->name : NULL);
    perk_put_text(out, "update", kind->update ? kind->update->name : NULL);
    perk_put_text(out, "request_id", id_rules[kind->request_id]);
    put_rules(out, kind->request);
    put_relations(out, kind);
    perk_write_end(out, '}');
}

void perk_describe_object(perk_writer *out, const perk_object *object)
{
    perk_write_begin(out, '{');
    perk_put_text(out, "name", object->name);
    put_fields(out, "fields", object->fields, object->count);
    put_rules(out, object);
    perk_write_end(out, '}');
}
