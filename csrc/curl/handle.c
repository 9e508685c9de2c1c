#include "curl/handle.h"

bool perk_handle_open(perk_handle *handle, perk_connections *connections)
{
    *handle = (perk_handle){.easy = curl_easy_init(), .connections = connections};
    return handle->easy != NULL;
}

void perk_handle_close(perk_handle *handle)
{
    if (handle->easy)
        curl_easy_cleanup(handle->easy);
    perk_arrival_free(&handle->arrival);
    *handle = (perk_handle){0};
}
