#include "client/headers.h"

#include "api/provider.h"
#include "api/settings.h"
#include "base/error.h"
#include "base/limits.h"
#include "json/tree.h"

bool perk_header_name_ok(perk_str name)
{
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (!letter &&
            perk_str_find(PERK_LIT("!#$%&'*+-.^_`|~"), c) == sizeof "!#$%&'*+-.^_`|~" - 1)
            return false;
    }
    return name.len > 0;
}

/* ---- headers that are not the caller's to set ---- */

/* They carry the credentials, frame the message, or change what a reply means: which is the
 * library's and libcurl's business. */
static bool is_reserved(perk_str name)
{
    static const char *const names[] = {
        "Accept",
        "Accept-Encoding",
        "Authorization",
        "Connection",
        "Cookie",
        "Expect",
        "Host",
        "HTTP2-Settings",
        "If-Range",
        "Keep-Alive",
        "Range",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "User-Agent",
        "X-HTTP-Method",
        "X-HTTP-Method-Override",
        "X-Method-Override",
    };
    static const char *const families[] = {"Content-", "Proxy-", "X-CAP-API-"};
    for (size_t i = 0; i < PERK_COUNT(names); i++)
        if (perk_str_ieq(name, perk_str_of(names[i])))
            return true;
    for (size_t i = 0; i < PERK_COUNT(families); i++) {
        perk_str family = perk_str_of(families[i]);
        if (perk_str_ieq(perk_str_upto(name, family.len), family))
            return true;
    }
    return false;
}

static const char *param_sent_as(const perk_op *op, perk_str header)
{
    for (size_t i = 0; i < op->param_count; i++)
        if ((op->params[i].place & PERK_IN_HEADER) &&
            perk_str_ieq(header, perk_str_of(op->params[i].wire)))
            return op->params[i].name;
    return NULL;
}

/* The setting of the provider that is sent as this header, or the parameter of one of its
 * operations; NULL when there is none. */
static const char *sent_as(const perk_provider *provider, perk_str name)
{
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_setting_applies(&perk_settings[i], provider) &&
            perk_str_ieq(name, perk_str_of(perk_settings[i].header)))
            return perk_settings[i].name;
    for (const perk_noun *const *noun = provider->nouns; *noun; noun++)
        for (size_t i = 0; i < (*noun)->op_count; i++) {
            const char *param = param_sent_as(&(*noun)->ops[i], name);
            if (param)
                return param;
        }
    return NULL;
}

/* ---- one header ---- */

static bool is_printable(perk_str value)
{
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < 0x20 || (unsigned char)value.ptr[i] >= 0x7f)
            return false;
    return true;
}

static int check_value(perk_str name, const json_t *value, perk_error *err)
{
    perk_str text = perk_tree_str(value);
    if (!json_is_string(value))
        return perk_error_set(err, PERK_E_TYPE, "headers: the value of '%.*s' must be a string",
                              PERK_SHOW(name));
    if (!text.len)
        return perk_error_set(err, PERK_E_RANGE,
                              "headers: the value of '%.*s' is empty; leave it out",
                              PERK_SHOW(name));
    if (!is_printable(text))
        return perk_error_set(
            err, PERK_E_INPUT,
            "headers: the value of '%.*s' must be printable ASCII without line breaks",
            PERK_SHOW(name));
    return 0;
}

static int check_name(const perk_provider *provider, perk_str name, perk_error *err)
{
    const char *other = sent_as(provider, name);
    if (!perk_header_name_ok(name))
        return perk_error_set(
            err, PERK_E_INPUT,
            "headers: a header's name may contain letters, digits and dashes only");
    if (other)
        return perk_error_set(err, PERK_E_INPUT,
                              "headers: '%.*s' is sent from %s; set that instead", PERK_SHOW(name),
                              other);
    if (perk_str_ieq(name, PERK_LIT("User-Agent")))
        return perk_error_set(
            err, PERK_E_INPUT,
            "headers: 'User-Agent' is sent from the setting user_agent; set that instead");
    if (is_reserved(name))
        return perk_error_set(err, PERK_E_INPUT,
                              "headers: '%.*s' is set by the library itself; leave it out",
                              PERK_SHOW(name));
    return 0;
}

/* Names differ by more than the case of their letters. */
static int check_once(const json_t *headers, perk_str name, perk_error *err)
{
    size_t same = 0;
    perk_tree_member header = {0};
    while (perk_tree_next(headers, &header))
        same += perk_str_ieq(name, header.name);
    return same < 2 ? 0
                    : perk_error_set(err, PERK_E_INPUT, "headers: '%.*s' is given twice",
                                     PERK_SHOW(name));
}

static int check(const perk_provider *provider, const json_t *headers, perk_error *err)
{
    int code = 0;
    perk_tree_member header = {0};
    if (!json_is_object(headers))
        return perk_error_set(err, PERK_E_TYPE, "headers: must be an object of names and strings");
    if (json_object_size(headers) > PERK_MAX_OWN_HEADERS)
        return perk_error_set(err, PERK_E_RANGE, "headers: more than %d", PERK_MAX_OWN_HEADERS);
    while (code == 0 && perk_tree_next(headers, &header)) {
        code = check_name(provider, header.name, err);
        if (code == 0)
            code = check_value(header.name, header.value, err);
        if (code == 0)
            code = check_once(headers, header.name, err);
    }
    return code;
}

json_t *perk_headers_parse(const perk_provider *provider, perk_str text, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    json_t *headers = NULL;
    if (text.len > PERK_MAX_SETTING)
        perk_error_set(&own, PERK_E_RANGE, "headers: longer than %d bytes in all",
                       PERK_MAX_SETTING);
    else
        headers = perk_json_parse(text, 0, &own);
    if (headers && check(provider, headers, &own) != 0) {
        json_decref(headers);
        headers = NULL;
    }
    if (!headers)
        perk_error_at(&own, PERK_LIT("headers"));
    perk_error_pass(err, &own);
    return headers;
}
