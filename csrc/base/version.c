#include <perk/perk.h>

const char *perk_version(void)
{
    return PERK_VERSION;
}
