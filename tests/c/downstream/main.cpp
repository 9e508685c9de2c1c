#include <iostream>
#include <perk/perk_curl.h>

int main()
{
    perk_error err = PERK_ERROR_INIT;
    perk_error_clear(&err);
    std::cout << "perk " << perk_version() << "\n";
    return err.code;
}
