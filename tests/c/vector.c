#include "vector.h"

#include "api/table.h"

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

perk_str vector_bytes(const char *path, const char *file)
{
    char name[1200];
    snprintf(name, sizeof name, "%s/%s", path, file);
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

json_t *vector_json(const char *path, const char *file)
{
    json_error_t problem;
    perk_str text = vector_bytes(path, file);
    if (!text.ptr)
        return NULL;
    json_t *value = json_loadb(text.ptr, text.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, &problem);
    if (!value)
        fail_msg("%s/%s: %s", path, file, problem.text);
    free((char *)text.ptr);
    return value;
}

static const char *kind_name(int code)
{
    for (size_t i = 0; i < perk_error_kind_count; i++)
        if (perk_error_kinds[i].code == code)
            return perk_error_kinds[i].name;
    return code ? "?" : "ok";
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
