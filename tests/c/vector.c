#include "vector.h"

#include "api/errors.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int vector_each(const char *kind, void (*run)(const char *path))
{
    char folder[512], path[1024];
    struct dirent **entries;
    snprintf(folder, sizeof folder, "%s/%s", PERK_VECTORS, kind);
    int count = scandir(folder, &entries, visible, alphasort);
    assert_true(count > 0);
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        free(entries[i]);
        run(path);
    }
    free(entries);
    printf("%s: %d vectors\n", kind, count);
    return count;
}

static perk_str bytes_of(const char *name)
{
    FILE *in = fopen(name, "rb");
    if (!in)
        return PERK_NONE;
    assert_int_equal(fseek(in, 0, SEEK_END), 0);
    long size = ftell(in);
    assert_true(size >= 0);
    rewind(in);
    char *bytes = malloc((size_t)size + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, (size_t)size, in), (size_t)size);
    fclose(in);
    return (perk_str){bytes, (size_t)size};
}

static json_t *json_of(const char *name)
{
    json_error_t problem;
    perk_str text = bytes_of(name);
    if (!text.ptr)
        return NULL;
    json_t *value = json_loadb(text.ptr, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &problem);
    if (!value)
        fail_msg("%s: %s", name, problem.text);
    free((char *)text.ptr);
    return value;
}

perk_str vector_bytes(const char *path, const char *file)
{
    char name[1200];
    snprintf(name, sizeof name, "%s/%s", path, file);
    return bytes_of(name);
}

json_t *vector_json(const char *path, const char *file)
{
    char name[1200];
    snprintf(name, sizeof name, "%s/%s", path, file);
    return json_of(name);
}

/* What tests/vectors/defaults.json states for the kind of that case. */
static json_t *defaults_for(const char *path)
{
    char kind[32];
    const char *name = path + sizeof PERK_VECTORS; /* behind the folder and its slash */
    snprintf(kind, sizeof kind, "%.*s", (int)strcspn(name, "/"), name);
    json_t *all = vector_json(PERK_VECTORS, "defaults.json"), *own = json_object_get(all, kind);
    json_t *defaults = json_incref(own ? own : json_object_get(all, "others"));
    json_decref(all);
    return defaults;
}

/* The provider's default settings under those of the case; null: not set. */
static void fill_settings(json_t *test_case, const json_t *defaults)
{
    void *next;
    const char *key;
    json_t *value, *by_provider = json_object_get(defaults, "settings");
    const char *provider = json_string_value(json_object_get(test_case, "provider"));
    json_t *settings = json_copy(json_object_get(by_provider, provider));
    json_object_update(settings, json_object_get(test_case, "settings"));
    json_object_foreach_safe(settings, next, key, value) if (json_is_null(value))
        json_object_del(settings, key);
    json_object_set_new(test_case, "settings", settings);
}

/* The constant headers, then those of the case. */
static void fill_headers(json_t *test_case, const json_t *defaults)
{
    json_t *request = json_object_get(test_case, "request");
    const json_t *constant = json_object_get(defaults, "headers");
    if (!request || !constant)
        return;
    json_t *headers = json_copy((json_t *)constant);
    json_array_extend(headers, json_object_get(request, "headers"));
    json_object_set_new(request, "headers", headers);
}

json_t *vector_case(const char *path)
{
    json_t *test_case = json_of(path), *defaults = defaults_for(path);
    assert_non_null(test_case);
    fill_settings(test_case, defaults);
    fill_headers(test_case, defaults);
    json_decref(defaults);
    return test_case;
}

static const char *kind_name(int code)
{
    for (size_t i = 0; i < perk_error_kind_count; i++)
        if (perk_error_kinds[i].code == code)
            return perk_error_kinds[i].name;
    return code ? "?" : "ok";
}

int vector_code(const char *name)
{
    for (size_t i = 0; name && i < perk_error_kind_count; i++)
        if (strcmp(perk_error_kinds[i].name, name) == 0)
            return perk_error_kinds[i].code;
    return 0;
}

static void check_text(const char *path, const char *what, const char *actual,
                       const json_t *expected)
{
    if (expected && strcmp(actual, json_string_value(expected)) != 0)
        fail_msg("%s: %s is '%s', not '%s'", path, what, actual, json_string_value(expected));
}

static void check_number(const char *path, const char *what, int64_t actual, const json_t *expected)
{
    int64_t wanted =
        json_is_boolean(expected) ? json_is_true(expected) : json_integer_value(expected);
    if (expected && actual != wanted)
        fail_msg("%s: %s is %lld, not %lld", path, what, (long long)actual, (long long)wanted);
}

void vector_check_error(const char *path, const perk_error *err, const json_t *expected)
{
    check_text(path, "error", kind_name(err->code), json_object_get(expected, "name"));
    check_text(path, "pointer", err->pointer, json_object_get(expected, "pointer"));
    check_text(path, "message", err->message, json_object_get(expected, "message"));
    check_text(path, "api_name", err->api_name, json_object_get(expected, "api_name"));
    check_text(path, "advice", perk_error_advice(err), json_object_get(expected, "advice"));
    check_text(path, "request_id", err->request_id, json_object_get(expected, "request_id"));
    check_number(path, "http_status", err->http_status, json_object_get(expected, "http_status"));
    check_number(path, "api_code", err->api_code, json_object_get(expected, "api_code"));
    check_number(path, "attempts", err->attempts, json_object_get(expected, "attempts"));
    check_number(path, "retry_after_ms", err->retry_after_ms,
                 json_object_get(expected, "retry_after_ms"));
    check_number(path, "offset", err->offset, json_object_get(expected, "offset"));
    check_number(path, "retryable", (err->flags & PERK_ERR_RETRYABLE) != 0,
                 json_object_get(expected, "retryable"));
    check_number(path, "outcome_unknown", (err->flags & PERK_ERR_OUTCOME_UNKNOWN) != 0,
                 json_object_get(expected, "outcome_unknown"));
}
