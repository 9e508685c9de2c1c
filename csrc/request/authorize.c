#include "request/authorize.h"

#include "auth/basic.h"
#include "auth/crypto.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "json/write.h"

/* One header: its name is static, its value is made in `value`. */
typedef struct authorization {
    perk_str name;
    perk_buf value;
} authorization;

static int need_setting(const perk_client *client, const char *name, perk_str *value,
                        perk_error *err)
{
    *value = perk_client_value(client, name);
    if (value->len)
        return 0;
    return perk_error_set_at(err, PERK_E_MISSING, perk_str_of(name),
                             "%s: setting '%s' is missing; give it when the client is made",
                             perk_client_provider(client)->name, name);
}

/* Capillary's Basic carries the MD5 of the password: given as such, or made here from the plain
 * one. */
static int put_till_basic(perk_buf *value, const perk_client *client, perk_error *err)
{
    char hex[33];
    perk_str user, password, hash = perk_client_value(client, "password_hash");
    int code = need_setting(client, "username", &user, err);
    if (code == 0 && !hash.len) {
        code = need_setting(client, "password", &password, err);
        if (code == 0)
            code = perk_md5_hex(password, hex, err);
        hash = (perk_str){hex, 32};
    }
    if (code == 0)
        perk_basic_value(value, user, hash);
    perk_mem_wipe(hex, sizeof hex);
    return code;
}

static int put_client_basic(perk_buf *value, const perk_client *client, perk_error *err)
{
    perk_str id, secret;
    int code = need_setting(client, "client_id", &id, err);
    if (code == 0)
        code = need_setting(client, "client_secret", &secret, err);
    if (code == 0)
        perk_basic_value(value, id, secret);
    return code;
}

static int put_value(perk_buf *value, const perk_client *client, perk_str token, perk_error *err)
{
    const perk_provider *provider = perk_client_provider(client);
    if (!token.ptr)
        return provider->basic == PERK_BASIC_TILL ? put_till_basic(value, client, err)
                                                  : put_client_basic(value, client, err);
    if (!provider->token_header && !perk_client_flag(client, "bare_token"))
        perk_buf_puts(value, "Bearer ");
    perk_buf_put(value, token);
    return 0;
}

/* To be freed also after a failure. */
static int authorize(authorization *out, const perk_client *client, perk_str token, perk_error *err)
{
    const char *own = token.ptr ? perk_client_provider(client)->token_header : NULL;
    out->name = perk_str_of(own ? own : "Authorization");
    perk_buf_init(&out->value, PERK_MAX_HEADER);
    int code = put_value(&out->value, client, token, err);
    return code ? code : perk_buf_check(&out->value, out->name.ptr, err);
}

int perk_request_authorize(perk_request *request, const perk_client *client, perk_str token,
                           perk_error *err)
{
    authorization header;
    int code = authorize(&header, client, token, err);
    if (code == 0)
        code = perk_request_set_header(request, header.name, perk_buf_str(&header.value), err);
    perk_buf_free(&header.value);
    return code;
}

static perk_text *as_json(const authorization *header, perk_error *err)
{
    perk_writer out;
    perk_writer_init(&out, 2 * PERK_MAX_HEADER + 64); /* a quote takes two bytes */
    perk_write_begin(&out, '{');
    perk_write_pair_str(&out, header->name.ptr, perk_buf_str(&header->value));
    perk_write_end(&out, '}');
    return perk_writer_take(&out, err);
}

perk_text *perk_client_authorization(const perk_client *client, perk_str token, perk_error *err)
{
    authorization header;
    perk_text *json = NULL;
    bool basic = perk_client_token_source(client) == PERK_SOURCE_NONE;
    if (!basic && perk_token_check(token, err) != 0)
        return NULL;
    if (authorize(&header, client, basic ? PERK_NONE : token, err) == 0)
        json = as_json(&header, err);
    perk_buf_free(&header.value);
    return json;
}
