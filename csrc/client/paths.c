#include "client/paths.h"

#include "base/error.h"
#include "json/tree.h"

static int refuse(perk_error *err, int code, const char *name, const char *why)
{
    perk_error_set(err, code, "setting paths: the path of '%s' %s", name, why);
    perk_error_at(err, PERK_LIT("paths"));
    return code;
}

/* Begins with one '/', so that it stays on the provider's origin; holds nothing that ends a path or cannot stand in one. */
static bool is_path(perk_str path)
{
    if (!path.len || path.ptr[0] != '/' || (path.len > 1 && path.ptr[1] == '/'))
        return false;
    for (size_t i = 0; i < path.len; i++) {
        unsigned char c = (unsigned char)path.ptr[i];
        if (c <= ' ' || c >= 0x7f || c == '?' || c == '#' || c == '\\')
            return false;
    }
    return true;
}

static size_t count_char(perk_str text, char wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == wanted;
    return count;
}

static bool has_placeholder(perk_str path, perk_str name)
{
    while (path.len) {
        path = perk_str_from(path, perk_str_find(path, '{') + 1);
        if (perk_str_eq(perk_str_upto(path, perk_str_find(path, '}')), name))
            return true;
    }
    return false;
}

static bool has_all_placeholders(const perk_op *op, perk_str path)
{
    size_t wanted = 0;
    for (size_t i = 0; i < op->param_count; i++) {
        if (!(op->params[i].place & PERK_IN_PATH))
            continue;
        wanted++;
        if (!has_placeholder(path, perk_str_of(op->params[i].wire)))
            return false;
    }
    return count_char(path, '{') == wanted && count_char(path, '}') == wanted;
}

static int check(perk_str provider, const char *name, const json_t *value, perk_error *err)
{
    const perk_op *op = perk_op_find(perk_str_of(name), err);
    perk_str path = perk_tree_str(value);
    if (!op) {
        perk_error_at(err, PERK_LIT("paths"));
        return PERK_E_NAME;
    }
    if (!perk_str_eq(perk_str_of(op->provider), provider))
        return refuse(err, PERK_E_INPUT, op->name, "is that of another provider's operation");
    if (!is_path(path))
        return refuse(err, PERK_E_INPUT, op->name, "must be text that begins with one '/', without '?', '#' and spaces");
    if (!has_all_placeholders(op, path))
        return refuse(err, PERK_E_INPUT, op->name, "must have the placeholders of the operation, each once, and no others");
    return 0;
}

json_t *perk_paths_read(perk_str provider, perk_str text, perk_error *err)
{
    const char *name;
    json_t *value, *paths = perk_json_parse(text, 0, NULL);
    int code = 0;
    if (!json_is_object(paths)) {
        json_decref(paths);
        perk_error_set(err, PERK_E_TYPE, "setting paths must be a JSON object of operations and their paths");
        perk_error_at(err, PERK_LIT("paths"));
        return NULL;
    }
    json_object_foreach(paths, name, value) if (code == 0) code = check(provider, name, value, err);
    if (code == 0)
        return paths;
    json_decref(paths);
    return NULL;
}
