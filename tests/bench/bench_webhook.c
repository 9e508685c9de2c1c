/* Checking a webhook's signature against libcrypto's own HMAC-SHA256 with a kept key: the sum
 * alone, no base64, no comparison. */
#include "race.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <stdlib.h>
#include <string.h>

static const perk_str KEY = {"bench-key-0123456789abcdefghijkl", 32};

typedef struct message {
    perk_verifier *verifier;
    EVP_MAC_CTX *mac;
    perk_str body, signature;
} message;

static void check(void *context)
{
    const message *m = context;
    race_need(perk_verifier_check(m->verifier, m->body, m->signature, NULL) == 0,
              "perk_verifier_check", NULL);
}

static void sum(void *context)
{
    const message *m = context;
    unsigned char digest[32];
    size_t len = 0;
    int fine = EVP_MAC_init(m->mac, NULL, 0, NULL) &&
               EVP_MAC_update(m->mac, (const unsigned char *)m->body.ptr, m->body.len) &&
               EVP_MAC_final(m->mac, digest, &len, sizeof digest);
    race_need(fine, "EVP_MAC", NULL);
}

static EVP_MAC_CTX *keyed_mac(void)
{
    char digest[] = "SHA256";
    OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                           OSSL_PARAM_construct_end()};
    EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *mac = EVP_MAC_CTX_new(hmac);
    race_need(mac && EVP_MAC_init(mac, (const unsigned char *)KEY.ptr, KEY.len, params),
              "EVP_MAC_init", NULL);
    EVP_MAC_free(hmac);
    return mac;
}

static void race_size(const char *what, size_t len)
{
    perk_error err = PERK_ERROR_INIT;
    char *bytes = malloc(len);
    race_need(bytes != NULL, "out of memory", NULL);
    memset(bytes, 'x', len);
    message m = {.verifier = perk_verifier_new(&err), .mac = keyed_mac(), .body = {bytes, len}};
    race_need(m.verifier && perk_verifier_add_key(m.verifier, KEY, &err) == 0,
              "perk_verifier_add_key", &err);
    perk_text *signature = perk_sign(KEY, m.body, &err);
    race_need(signature != NULL, "perk_sign", &err);
    m.signature = perk_text_str(signature);
    race_plan plan = {what, "ns", CLOCK_THREAD_CPUTIME_ID, 0, 0, 201};
    race(&plan, &(race_side){"perk_verifier_check", check, &m},
         &(race_side){OPENSSL_VERSION_TEXT, sum, &m});
    perk_text_free(signature);
    perk_verifier_free(m.verifier);
    EVP_MAC_CTX_free(m.mac);
    free(bytes);
}

int main(void)
{
    race_size("webhook_1k", 1024);
    race_size("webhook_64k", 65536);
    return 0;
}
