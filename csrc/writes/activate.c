#include "args/args.h"
#include "base/error.h"
#include "jsonapi/span.h"
#include "writes/value.h"

/* What an activation takes over from the listing, which has checked it. */
static const char *const taken_over[] = {"organization_id", "user_id", "supported_components"};

static int set_args(perk_args *args, const perk_resource *offer, const perk_args *listed,
                    perk_error *err)
{
    int code = perk_args_set_str(args, PERK_LIT("offer_id"), perk_resource_id(offer), err);
    if (code == 0)
        code = perk_args_set_str(args, PERK_LIT("include"), PERK_LIT("offer"), err);
    for (size_t i = 0; i < PERK_COUNT(taken_over) && code == 0; i++) {
        const json_t *value = perk_args_get(listed, taken_over[i]);
        if (value)
            code = perk_value_set(args, taken_over[i], value, err);
    }
    return code;
}

static perk_call *follow(perk_client *client, const perk_resource *offer, const perk_args *args,
                         perk_error *err)
{
    perk_call *call = NULL;
    perk_error own = PERK_ERROR_INIT;
    perk_text *method = perk_resource_str(offer, PERK_LIT("components.cta.action.method"), &own);
    perk_text *url = perk_resource_str(offer, PERK_LIT("components.cta.action.url"), &own);
    if (own.code == 0)
        call = perk_call_follow(client, perk_text_str(method), perk_text_str(url), args, &own);
    perk_text_free(method);
    perk_text_free(url);
    perk_error_pass(err, &own);
    return call;
}

perk_call *perk_call_activate(perk_client *client, const perk_resource *offer,
                              const perk_args *listed, perk_error *err)
{
    perk_call *call = NULL;
    perk_args *args = perk_args_new(perk_op_find(PERK_LIT("offers.activate"), NULL), err);
    if (!args)
        return NULL;
    perk_args_set_strict(args, 0);
    if (set_args(args, offer, listed, err) == 0)
        call = perk_span_is_object(perk_resource_attr(offer, PERK_LIT("components.cta.action")))
                   ? follow(client, offer, args, err)
                   : perk_call_new(client, args, err);
    perk_args_free(args);
    return call;
}
