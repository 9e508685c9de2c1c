#include "api/put.h"

void perk_put_text(perk_writer *out, const char *key, const char *text)
{
    perk_write_pair_str(out, key, perk_str_of(text));
}

void perk_put_text_if(perk_writer *out, const char *key, const char *text)
{
    if (text)
        perk_put_text(out, key, text);
}

/* A NULL-terminated list. */
void perk_put_list(perk_writer *out, const char *key, const char *const *texts)
{
    perk_write_pair_begin(out, key, '[');
    for (; texts && *texts; texts++)
        perk_write_string(out, perk_str_of(*texts));
    perk_write_end(out, ']');
}

void perk_put_bounds(perk_writer *out, bool bounded, int64_t min, int64_t max)
{
    if (bounded && min != INT64_MIN)
        perk_write_pair_int(out, "min", min);
    if (bounded && max != INT64_MAX)
        perk_write_pair_int(out, "max", max);
}

const char *perk_type_name(perk_type type)
{
    static const char *const names[] = {
        [PERK_T_STRING] = "string", [PERK_T_INT] = "int",   [PERK_T_NUM] = "num",
        [PERK_T_BOOL] = "bool",     [PERK_T_TIME] = "time", [PERK_T_OBJECT] = "object",
        [PERK_T_JSON] = "json",     [PERK_T_ITEM] = "item"};
    return names[type];
}
