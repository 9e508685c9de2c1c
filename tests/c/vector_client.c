#include "vector.h"

perk_client *vector_try_client(const json_t *test_case, perk_error *err)
{
    const char *key;
    json_t *value;
    perk_config *config = perk_config_new(
        perk_str_of(json_string_value(json_object_get(test_case, "provider"))), err);
    assert_non_null(config);
    json_object_foreach(json_object_get(test_case, "settings"), key, value) if (err->code == 0)
        perk_config_set(config, perk_str_of(key),
                        (perk_str){json_string_value(value), json_string_length(value)}, err);
    perk_client *client = err->code == 0 ? perk_client_new(config, err) : NULL;
    perk_config_free(config);
    return client;
}

perk_client *vector_client(const json_t *test_case)
{
    perk_error err = PERK_ERROR_INIT;
    perk_client *client = vector_try_client(test_case, &err);
    if (!client)
        fail_msg("client: %s", err.message);
    return client;
}
