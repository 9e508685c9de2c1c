/* provider.h - the providers, and what a client of one can be set to. */
#ifndef PERK_API_PROVIDER_H
#define PERK_API_PROVIDER_H

#include "api/table.h"

extern const perk_provider *const perk_providers[];
extern const size_t perk_provider_count;

const perk_provider *perk_provider_find(perk_str name, perk_error *err);
/* NULL when the provider has no such way of logging in. */
const perk_login *perk_provider_login(const perk_provider *provider, perk_str auth);
/* Of all providers; NULL when the number is 0 or unknown. */
const perk_provider_code *perk_provider_code_find(int number);

bool perk_setting_applies(const perk_setting *setting, const perk_provider *provider);
/* NULL with PERK_E_NAME and the nearest match when the provider has no such setting. */
const perk_setting *perk_setting_find(const perk_provider *provider, perk_str name,
                                      perk_error *err);
/* What the setting is when nobody set it: the environment's preset, else the fallback; NULL when
 * there is neither. */
const char *perk_setting_default(const perk_provider *provider, perk_str environment,
                                 const perk_setting *setting);

#endif
