#include "curl/authorities.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <unistd.h>

/* Debian and Alpine, Fedora, SUSE, old RHEL, RHEL 7, BSD and macOS. */
static const char *const usual[] = {
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/tls/cacert.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
    NULL,
};

static bool exists(const char *path)
{
    return path && access(path, R_OK) == 0;
}

perk_authorities perk_authorities_choose(const perk_authority_places *places)
{
    static const char *const system = "the system's file of certificates";
    if (places->variable && places->variable[0])
        return (perk_authorities){true, places->variable, "SSL_CERT_FILE"};
    if (exists(places->built_file) || exists(places->built_dir))
        return (perk_authorities){true, NULL, system};
    for (const char *const *file = places->usual; *file; file++)
        if (exists(*file))
            return (perk_authorities){true, *file, system};
    return (perk_authorities){false, NULL, NULL};
}

perk_authorities perk_authorities_of_system(void)
{
    perk_authority_places places = {.variable = getenv("SSL_CERT_FILE"), .usual = usual};
#if LIBCURL_VERSION_NUM >= 0x074600
    const curl_version_info_data *built = curl_version_info(CURLVERSION_NOW);
    if (built->age >= CURLVERSION_SEVENTH) {
        places.built_file = built->cainfo;
        places.built_dir = built->capath;
    }
#endif
    return perk_authorities_choose(&places);
}
