/* What a call would send, and what would be done about failures: for people, with the secrets
 * masked. Nothing is sent. */
#include "args/args.h"
#include "base/error.h"
#include "base/limits.h"
#include "request/authorize.h"
#include "json/tree.h"
#include "json/write.h"

#define MASK PERK_LIT("***")

/* Masked by construction: the request is authorized with the mask, so no secret is ever in it. */
static int authorize(perk_request *request, const perk_client *client, const perk_op *op,
                     perk_error *err)
{
    if (op->auth == PERK_AUTH_NONE)
        return 0;
    if (perk_client_token_source(client) == PERK_SOURCE_NONE)
        return perk_request_set_header(request, PERK_LIT("Authorization"), PERK_LIT("Basic ***"),
                                       err);
    return perk_request_authorize(request, client, MASK, err);
}

/* The caller's own headers may hold a key of a gateway. */
static int mask_own(perk_request *request, const perk_client *client, perk_error *err)
{
    int code = 0;
    perk_tree_member header = {0};
    while (code == 0 && perk_tree_next(perk_client_headers(client), &header))
        code = perk_request_set_header(request, header.name, MASK, err);
    return code;
}

/* Between single quotes, as a POSIX shell reads it. */
static void put_quoted(perk_buf *out, perk_str text)
{
    perk_buf_putc(out, '\'');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\'')
            perk_buf_puts(out, "'\\''");
        else
            perk_buf_putc(out, text.ptr[i]);
    }
    perk_buf_putc(out, '\'');
}

static void put_curl(perk_buf *out, const perk_request *request)
{
    perk_str body = perk_request_body(request);
    perk_buf_puts(out, "curl -X ");
    perk_buf_puts(out, perk_request_method(request));
    perk_buf_putc(out, ' ');
    put_quoted(out, perk_request_url(request));
    for (size_t i = 0; i < perk_request_header_count(request); i++) {
        perk_buf header;
        perk_buf_init(&header, PERK_MAX_HEADER * 2);
        perk_buf_put(&header, perk_request_header_name(request, i));
        perk_buf_puts(&header, ": ");
        perk_buf_put(&header, perk_request_header_value(request, i));
        perk_buf_puts(out, " -H ");
        put_quoted(out, perk_buf_str(&header));
        perk_buf_free(&header);
    }
    if (body.ptr) {
        perk_buf_puts(out, " --data-raw ");
        put_quoted(out, body);
    }
}

static void write_request(perk_writer *out, const perk_request *request)
{
    perk_buf curl;
    perk_write_pair_str(out, "method", perk_str_of(perk_request_method(request)));
    perk_write_pair_str(out, "url", perk_request_url(request));
    perk_write_pair_begin(out, "headers", '{');
    for (size_t i = 0; i < perk_request_header_count(request); i++) {
        perk_write_key(out, perk_request_header_name(request, i));
        perk_write_string(out, perk_request_header_value(request, i));
    }
    perk_write_end(out, '}');
    perk_write_pair_str(out, "body", perk_request_body(request));
    perk_buf_init(&curl, PERK_MAX_REQUEST);
    put_curl(&curl, request);
    perk_write_pair_str(out, "curl", curl.failed ? PERK_NONE : perk_buf_str(&curl));
    perk_buf_free(&curl);
}

static const char *retry_plan(const perk_op *op)
{
    if (op->replay == PERK_SAFE)
        return "repeated, with growing pauses, when the connection fails and after 408, 429, 500, "
               "502, 503 and 504";
    return "sent once; repeated only when the server cannot have acted: no connection, 429, 503 "
           "with Retry-After, one 401";
}

static void write_plan(perk_writer *out, const perk_client *client, const perk_op *op)
{
    static const char *const settings[] = {"timeout_ms", "max_attempts", "max_pages", "max_body"};
    perk_write_pair_str(out, "scope", perk_str_of(op->scope));
    perk_write_pair_str(out, "replay", perk_str_of(op->replay == PERK_SAFE ? "safe" : "once"));
    perk_write_pair_str(out, "retries", perk_str_of(retry_plan(op)));
    perk_write_pair_begin(out, "limits", '{');
    for (size_t i = 0; i < PERK_COUNT(settings); i++) {
        perk_write_pair_int(out, settings[i], perk_client_int(client, settings[i]));
    }
    if (op->body.max_items) {
        perk_write_pair_int(out, "max_items", (int64_t)op->body.max_items);
    }
    perk_write_end(out, '}');
}

perk_text *perk_args_explain(const perk_client *client, const perk_args *args, perk_error *err)
{
    perk_writer out;
    perk_text *text = NULL;
    const perk_op *op = perk_args_op(args);
    if (op->token_host) {
        perk_error_set(err, PERK_E_INPUT, "%s contains the credentials and is not explained",
                       op->name);
        return NULL;
    }
    perk_request *request = perk_request_build(client, args, err);
    if (request && mask_own(request, client, err) == 0 &&
        authorize(request, client, op, err) == 0) {
        perk_writer_init(&out, (size_t)PERK_MAX_REQUEST * 4);
        perk_write_begin(&out, '{');
        perk_write_pair_str(&out, "operation", perk_str_of(op->name));
        write_request(&out, request);
        write_plan(&out, client, op);
        perk_write_end(&out, '}');
        text = perk_writer_take(&out, err);
    }
    perk_request_free(request);
    return text;
}
