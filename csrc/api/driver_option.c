#include "api/driver_option.h"

#include "api/settings.h"

int perk_driver_option_find(perk_str name, perk_error *err)
{
    return perk_option_find(&perk_driver_options_table, name, err);
}
