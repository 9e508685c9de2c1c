#include "client/config.h"

#include "api/lookup.h"
#include "api/provider.h"
#include "api/settings.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "client/share.h"

perk_config *perk_config_new(perk_str provider, perk_error *err)
{
    const perk_provider *found = perk_provider_find(provider, err);
    perk_config *config = found ? perk_mem_new(sizeof *config) : NULL;
    if (!found)
        return NULL;
    if (config)
        config->values = perk_mem_new(perk_setting_count * sizeof *config->values);
    if (!config || !config->values) {
        perk_mem_free(config);
        perk_error_nomem(err);
        return NULL;
    }
    config->provider = found;
    perk_mem_born();
    return config;
}

void perk_config_free(perk_config *config)
{
    if (!config)
        return;
    for (size_t i = 0; i < perk_setting_count; i++)
        perk_text_free(config->values[i]);
    perk_mem_free(config->values);
    perk_mem_free(config);
    perk_mem_died();
}

perk_config *perk_config_copy(const perk_config *config, perk_error *err)
{
    perk_config *copy = perk_config_new(perk_str_of(config->provider->name), err);
    for (size_t i = 0; copy && i < perk_setting_count; i++) {
        if (!config->values[i])
            continue;
        copy->values[i] = perk_text_new(perk_text_str(config->values[i]), err);
        if (!copy->values[i]) {
            perk_config_free(copy);
            return NULL;
        }
    }
    return copy;
}

static bool is_bool(perk_str value)
{
    return perk_str_eq(value, PERK_LIT("true")) || perk_str_eq(value, PERK_LIT("false")) ||
           perk_str_eq(value, PERK_LIT("1")) || perk_str_eq(value, PERK_LIT("0"));
}

static int check_int(const perk_setting *setting, perk_str value, perk_error *err)
{
    int64_t number;
    if (!perk_str_int(value, &number))
        return perk_error_set(err, PERK_E_TYPE, "setting %s must be an integer", setting->name);
    if (setting->bounded && (number < setting->min || number > setting->max))
        return perk_error_set(err, PERK_E_RANGE, "setting %s must be between %lld and %lld",
                              setting->name, (long long)setting->min, (long long)setting->max);
    return 0;
}

static int check_fraction(const perk_setting *setting, perk_str value, perk_error *err)
{
    perk_share share;
    return perk_share_parse(value, &share)
               ? 0
               : perk_error_set(err, PERK_E_RANGE,
                                "setting %s must be a fraction from 1/%d to 1/1, such as 1/8",
                                setting->name, PERK_MAX_SHARES);
}

static int check_enum(const perk_setting *setting, perk_str value, perk_error *err)
{
    if (perk_enum_has(setting->values, value))
        return 0;
    const char *nearest = perk_enum_nearest(setting->values, value);
    return perk_error_set(err, PERK_E_NAME, "setting %s has no such value%s%s%s", setting->name,
                          nearest ? "; did you mean '" : "", nearest ? nearest : "",
                          nearest ? "'?" : "");
}

/* A line break or NUL could end up in a header or a URL. */
static bool one_line(perk_str value)
{
    for (size_t i = 0; i < value.len; i++)
        if ((unsigned char)value.ptr[i] < 0x20 || value.ptr[i] == 0x7f)
            return false;
    return true;
}

static int check(const perk_setting *setting, perk_str value, perk_error *err)
{
    if (value.len == 0)
        return perk_error_set(err, PERK_E_INPUT, "setting %s is empty", setting->name);
    if (value.len > PERK_MAX_SETTING)
        return perk_error_set(err, PERK_E_RANGE, "setting %s is longer than %d bytes",
                              setting->name, PERK_MAX_SETTING);
    if (perk_str_has_edge(value))
        return perk_error_set(err, PERK_E_INPUT,
                              "setting %s begins or ends with white space; remove it%s",
                              setting->name,
                              perk_str_eq(perk_str_of(setting->name), PERK_LIT("password"))
                                  ? ", or give password_hash"
                                  : "");
    if (!one_line(value))
        return perk_error_set(err, PERK_E_INPUT,
                              "setting %s contains a line break or another control character",
                              setting->name);
    if (setting->values)
        return check_enum(setting, value, err);
    if (setting->fraction)
        return check_fraction(setting, value, err);
    if (setting->type == PERK_T_INT)
        return check_int(setting, value, err);
    if (setting->type == PERK_T_BOOL && !is_bool(value))
        return perk_error_set(err, PERK_E_TYPE, "setting %s must be 'true' or 'false'",
                              setting->name);
    return 0;
}

int perk_config_set(perk_config *config, perk_str name, perk_str value, perk_error *err)
{
    const perk_setting *setting = perk_setting_find(config->provider, name, err);
    int code = PERK_E_NAME;
    if (setting)
        code = check(setting, value, err);
    if (code != 0) {
        perk_error_at(err, setting ? perk_str_of(setting->name) : name);
        return code;
    }
    perk_text *kept = perk_text_new(value, err);
    if (!kept)
        return PERK_E_NOMEM;
    perk_text_free(config->values[setting - perk_settings]);
    config->values[setting - perk_settings] = kept;
    return 0;
}

void perk_config_unset(perk_config *config, const char *name)
{
    const perk_setting *setting = perk_setting_find(config->provider, perk_str_of(name), NULL);
    perk_text **value = &config->values[setting - perk_settings];
    perk_text_free(*value);
    *value = NULL;
}

perk_str perk_config_value(const perk_config *config, const perk_setting *setting)
{
    perk_str set = perk_text_str(config->values[setting - perk_settings]);
    if (set.ptr)
        return set;
    perk_str environment = PERK_NONE;
    if (!perk_str_eq(perk_str_of(setting->name), PERK_LIT("environment")))
        environment = perk_config_get(config, "environment");
    return perk_str_of(perk_setting_default(config->provider, environment, setting));
}

bool perk_config_is_true(perk_str value)
{
    return perk_str_eq(value, PERK_LIT("true")) || perk_str_eq(value, PERK_LIT("1"));
}

perk_str perk_config_get(const perk_config *config, const char *name)
{
    const perk_setting *setting = perk_setting_find(config->provider, perk_str_of(name), NULL);
    return setting ? perk_config_value(config, setting) : PERK_NONE;
}
