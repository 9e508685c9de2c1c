#include "client/paths.h"

#include "base/error.h"
#include "json/scan.h"

static int refuse(perk_error *err, int code, const char *name, const char *why)
{
    return perk_error_set_at(err, code, PERK_LIT("paths"), "setting paths: the path of '%s' %s",
                             name, why);
}

/* Begins with one '/', so that it stays on the provider's origin; holds nothing that ends a path or
 * cannot stand in one. */
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

static int check(const perk_provider *provider, perk_str name, perk_str path, perk_error *err)
{
    const perk_op *op = perk_op_find(name, err);
    if (!op) {
        perk_error_at(err, PERK_LIT("paths"));
        return PERK_E_NAME;
    }
    if (op->provider != provider)
        return refuse(err, PERK_E_INPUT, op->name, "belongs to an operation of another provider");
    if (!is_path(path))
        return refuse(err, PERK_E_INPUT, op->name,
                      "must be a string that begins with one '/', without '?', '#' and spaces");
    if (!has_all_placeholders(op, path))
        return refuse(err, PERK_E_INPUT, op->name,
                      "must have the placeholders of the operation, each once, and no others");
    return 0;
}

/* The next member, and its path. Nothing is unescaped: what needs escapes is neither an operation's
 * name nor a path. A value that is no string has no path: {NULL,0}. */
static bool next(perk_scan *scan, perk_member *member, perk_str *path)
{
    bool escaped;
    perk_str span;
    *path = PERK_NONE;
    if (!perk_scan_member(scan, member) || !member->more)
        return !scan->problem;
    if (perk_scan_peek(scan) == '"')
        return perk_scan_string(scan, path, &escaped);
    return perk_scan_skip(scan, &span);
}

int perk_paths_check(const perk_provider *provider, perk_str text, perk_error *err)
{
    perk_scan scan;
    perk_member member = {.more = true};
    perk_str path;
    int code = 0;
    perk_scan_init(&scan, text, 0);
    bool fine = perk_scan_peek(&scan) == '{' && perk_scan_enter(&scan);
    while (fine && member.more && code == 0) {
        fine = next(&scan, &member, &path);
        if (fine && member.more)
            code = check(provider, member.key, path, err);
    }
    if (code != 0 || (fine && perk_scan_finish(&scan)))
        return code;
    return perk_error_set_at(err, PERK_E_TYPE, PERK_LIT("paths"),
                             "setting paths must be a JSON object of operations and their paths");
}

perk_str perk_paths_find(perk_str text, const char *op_name)
{
    perk_scan scan;
    perk_member member = {0};
    perk_str path;
    perk_scan_init(&scan, text, 0);
    if (!text.len || !perk_scan_enter(&scan))
        return PERK_NONE;
    while (next(&scan, &member, &path) && member.more)
        if (perk_str_eq(member.key, perk_str_of(op_name)))
            return path;
    return PERK_NONE;
}
