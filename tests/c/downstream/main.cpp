#include <iostream>
#include <perk/perk_curl.h>

int main()
{
    perk_error err = PERK_ERROR_INIT;
    perk_driver *driver = perk_driver_new(&err);
    perk_driver_free(driver);
    std::cout << "perk " << perk_version() << "\n";
    return err.code;
}
