#include <perk/perk_curl.h>
#include <stdio.h>

int main(void)
{
    perk_error err = PERK_ERROR_INIT;
    perk_driver *driver = perk_driver_new(&err);
    perk_driver_free(driver);
    printf("perk %s\n", perk_version());
    return err.code;
}
