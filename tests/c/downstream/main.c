#include <perk/perk_curl.h>
#include <stdio.h>

int main(void)
{
    perk_error err = PERK_ERROR_INIT;
    perk_error_clear(&err);
    printf("perk %s\n", perk_version());
    return err.code;
}
