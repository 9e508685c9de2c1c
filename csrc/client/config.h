/* config.h - one value for each row of the settings table. */
#ifndef PERK_CLIENT_CONFIG_H
#define PERK_CLIENT_CONFIG_H

#include "api/table.h"

struct perk_config {
    const perk_provider *provider;
    perk_text **values; /* by row of perk_settings; NULL: not set */
};

perk_config *perk_config_copy(const perk_config *config, perk_error *err);
/* As if it had never been set; the setting must exist for the provider. */
void perk_config_unset(perk_config *config, const char *name);
/* What was set, else the environment's or the table's default; {NULL,0} when there is none. */
perk_str perk_config_value(const perk_config *config, const perk_setting *setting);
/* The same by name; the setting must exist for the provider, else {NULL,0}. */
perk_str perk_config_get(const perk_config *config, const char *name);
/* Whether a setting's value is "true" or "1". */
bool perk_config_is_true(perk_str value);

#endif
