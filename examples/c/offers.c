/*
 * The offers of one user, one per line.
 *
 *     cc -o offers examples/c/offers.c $(pkg-config --cflags --libs perk_curl)
 *     PERK_CLIENT_ID=… PERK_CLIENT_SECRET=… PERK_ORGANIZATION_ID=… ./offers user-1
 */
#include <perk/perk_curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static perk_str text(const char *given)
{
    return (perk_str){given, given ? strlen(given) : 0};
}

static perk_client *make_client(perk_error *err)
{
    static const char *const settings[][2] = {
        {"base_url", "PERK_BASE_URL"},
        {"client_id", "PERK_CLIENT_ID"},
        {"client_secret", "PERK_CLIENT_SECRET"},
        {"organization_id", "PERK_ORGANIZATION_ID"},
    };
    perk_config *config = perk_config_new(text("kard"), err);
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++)
        if (getenv(settings[i][1]))
            perk_config_set(config, text(settings[i][0]), text(getenv(settings[i][1])), err);
    perk_client *client = config && err->code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return client;
}

static perk_call *make_call(perk_client *client, const char *user, perk_error *err)
{
    perk_args *args = perk_args_new(perk_op_find(text("offers.list"), err), err);
    if (args)
        perk_args_set_str(args, text("user_id"), text(user), err);
    perk_call *call = args && err->code == 0 ? perk_call_new(client, args, err) : NULL;
    perk_args_free(args);
    return call;
}

static void print_page(perk_doc *page)
{
    for (size_t i = 0; i < perk_doc_count(page); i++) {
        const perk_resource *offer = perk_doc_at(page, i);
        perk_str id = perk_resource_id(offer);
        perk_str name = perk_resource_attr(offer, text("name")); /* JSON: in quotes */
        printf("%.*s %.*s\n", (int)id.len, id.ptr, (int)name.len, name.ptr);
    }
    perk_doc_unref(page);
}

int main(int argc, char **argv)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = make_client(&err);
    perk_driver *driver = perk_driver_new(&err);
    perk_call *call = client && driver ? make_call(client, argc > 1 ? argv[1] : "", &err) : NULL;
    int action = PERK_FAILED;
    while (call && (action = perk_driver_run(driver, call, NULL, NULL)) == PERK_PAGE)
        print_page(perk_call_take_page(call));
    if (action == PERK_FAILED) {
        const perk_error *why = call ? perk_call_error(call) : &err;
        fprintf(stderr, "offers: %s\n%s\n", why->message, perk_error_advice(why));
    }
    perk_call_free(call);
    perk_driver_free(driver);
    perk_client_unref(client);
    return action == PERK_FAILED;
}
