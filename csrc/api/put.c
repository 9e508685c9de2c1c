#include "api/put.h"

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

void perk_begin_object(perk_writer *out, const char *key)
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
