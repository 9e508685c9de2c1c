#include "api/provider.h"

#include "api/settings.h"
#include "base/error.h"

const perk_provider *const perk_providers[] = {&perk_kard, &perk_kard_legacy, &perk_capillary};
const size_t perk_provider_count = PERK_COUNT(perk_providers);

/* ---- providers ---- */

static const char *provider_name_at(const void *unused, size_t index)
{
    (void)unused;
    return perk_providers[index]->name;
}

const perk_provider *perk_provider_find(perk_str name, perk_error *err)
{
    for (size_t i = 0; i < perk_provider_count; i++)
        if (perk_str_eq(name, perk_str_of(perk_providers[i]->name)))
            return perk_providers[i];
    const char *near = perk_str_nearest(name, provider_name_at, NULL, perk_provider_count);
    perk_error_no_such(PERK_LIT("provider"), name, near, err);
    return NULL;
}

const perk_login *perk_provider_login(const perk_provider *provider, perk_str auth)
{
    for (size_t i = 0; i < provider->login_count; i++)
        if (perk_str_eq(auth, perk_str_of(provider->logins[i].auth)))
            return &provider->logins[i];
    return NULL;
}

const perk_provider_code *perk_provider_code_find(int number)
{
    for (size_t i = 0; i < perk_provider_count; i++) {
        const perk_code_table *codes = perk_providers[i]->codes;
        for (size_t n = 0; codes && n < codes->count; n++)
            if (codes->rows[n].number == number)
                return &codes->rows[n];
    }
    return NULL;
}

/* ---- their settings ---- */

bool perk_setting_applies(const perk_setting *setting, const perk_provider *provider)
{
    return (setting->providers & provider->bit) != 0;
}

/* Names of other providers' settings are "" here, which is near to nothing. */
static const char *setting_name_at(const void *provider, size_t index)
{
    return perk_setting_applies(&perk_settings[index], provider) ? perk_settings[index].name : "";
}

const perk_setting *perk_setting_find(const perk_provider *provider, perk_str name, perk_error *err)
{
    for (size_t i = 0; i < perk_setting_count; i++)
        if (perk_str_eq(name, perk_str_of(perk_settings[i].name)) &&
            perk_setting_applies(&perk_settings[i], provider))
            return &perk_settings[i];
    const char *near = perk_str_nearest(name, setting_name_at, provider, perk_setting_count);
    if (near && near[0])
        perk_error_set_at(err, PERK_E_NAME, name, "%s has no setting '%.*s'; did you mean '%s'?",
                          provider->name, PERK_SHOW(name), near);
    else
        perk_error_set_at(err, PERK_E_NAME, name, "%s has no setting '%.*s'", provider->name,
                          PERK_SHOW(name));
    return NULL;
}

const char *perk_setting_default(const perk_provider *provider, perk_str environment,
                                 const perk_setting *setting)
{
    for (size_t i = 0; i < provider->preset_count; i++) {
        const perk_preset *preset = &provider->presets[i];
        if (perk_str_eq(environment, perk_str_of(preset->environment)) &&
            perk_str_eq(perk_str_of(setting->name), perk_str_of(preset->setting)))
            return preset->value;
    }
    return setting->fallback;
}
