#include "curl/connections.h"

#include "base/process.h"

bool perk_connections_open(perk_connections *connections, long kept)
{
    *connections = (perk_connections){.multi = curl_multi_init(), .process = perk_process_number()};
    return connections->multi &&
           curl_multi_setopt(connections->multi, CURLMOPT_MAXCONNECTS, kept) == CURLM_OK;
}

void perk_connections_close(perk_connections *connections)
{
    if (connections->multi)
        curl_multi_cleanup(connections->multi);
    perk_sockets_free(&connections->sockets);
}

bool perk_connections_are_parents(const perk_connections *connections)
{
    return connections->process != perk_process_number();
}
