/* settings.h - settings of clients, options of drivers and calls. */
#ifndef PERK_API_SETTINGS_H
#define PERK_API_SETTINGS_H

#include "api/table.h"

extern const perk_setting perk_settings[];
extern const size_t perk_setting_count;
extern const perk_options perk_driver_options_table, perk_call_options_table;

/* The row that can be set by this name; -1 with PERK_E_NAME, which lists those that can. */
int perk_option_find(const perk_options *options, perk_str name, perk_error *err);

#endif
