#include "call/token.h"

#include "base/error.h"
#include "base/limits.h"

perk_request *perk_token_request(const perk_client *client, perk_error *err)
{
    perk_args *args = perk_args_new(perk_client_token_op(client), err);
    perk_request *request = args ? perk_request_build(client, args, err) : NULL;
    perk_args_free(args);
    return request;
}

/* access_token and expires_in of Kard and Cognito; accessToken and ttlSeconds of Capillary. */
static const char *const token_names[2] = {"access_token", "accessToken"};
static const char *const life_names[2] = {"expires_in", "ttlSeconds"};

/* A member of another type counts as absent; only lack of memory is an error. */
static perk_text *first_text(const perk_resource *resource, const char *const names[2],
                             perk_error *err)
{
    perk_text *text = NULL;
    for (int i = 0; i < 2 && !text; i++) {
        perk_error own = PERK_ERROR_INIT;
        text = perk_resource_str(resource, perk_str_of(names[i]), &own);
        if (own.code == PERK_E_NOMEM)
            perk_error_nomem(err);
    }
    return text;
}

perk_text *perk_token_read(const perk_doc *reply, int64_t *life_ms, const char **flaw,
                           perk_error *err)
{
    const perk_resource *resource = perk_doc_at(reply, 0);
    double seconds = 0;
    perk_text *token = resource ? first_text(resource, token_names, err) : NULL;
    perk_str text = perk_text_str(token);
    *flaw = text.len ? perk_token_flaw(text) : NULL;
    if (!text.len || *flaw) {
        perk_text_free(token);
        return NULL;
    }
    for (int i = 0; i < 2 && seconds <= 0; i++)
        perk_resource_num(resource, perk_str_of(life_names[i]), &seconds, NULL);
    *life_ms =
        seconds > 0.001 && seconds < INT32_MAX ? (int64_t)(seconds * 1000) : PERK_TOKEN_LIFE_MS;
    return token;
}
