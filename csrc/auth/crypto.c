#include "auth/crypto.h"

#include "base/error.h"
#include "base/mem.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>

struct perk_hmac {
    EVP_MAC_CTX *ctx;
};

/* An algorithm is refused by policy or it ran out of memory: of the latter libcrypto does not
 * always leave a note, of the former it does. A host shares the per-thread error queue with us, so
 * whatever we put there is taken off again. */
static int refused(perk_error *err, const char *what, const char *advice)
{
    bool policy = ERR_GET_REASON(ERR_peek_last_error()) == ERR_R_UNSUPPORTED;
    bool memory = ERR_GET_REASON(ERR_peek_error()) == ERR_R_MALLOC_FAILURE;
    ERR_pop_to_mark();
    if (memory || !policy)
        return perk_error_nomem(err);
    return perk_error_set(err, PERK_E_STATE, "libcrypto refuses %s; %s", what, advice);
}

static EVP_MAC_CTX *new_context(void)
{
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *ctx = mac ? EVP_MAC_CTX_new(mac) : NULL;
    EVP_MAC_free(mac);
    return ctx;
}

static perk_hmac *wrap(EVP_MAC_CTX *ctx, perk_error *err)
{
    perk_hmac *hmac = ctx ? perk_mem_new(sizeof *hmac) : NULL;
    if (!hmac) {
        EVP_MAC_CTX_free(ctx);
        perk_error_nomem(err);
        return NULL;
    }
    hmac->ctx = ctx;
    return hmac;
}

perk_hmac *perk_hmac_new(perk_str key, perk_error *err)
{
    char digest[] = "SHA256";
    OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                           OSSL_PARAM_construct_end()};
    if (!key.len) {
        perk_error_set(err, PERK_E_INPUT, "signing key must not be empty");
        return NULL;
    }
    ERR_set_mark();
    EVP_MAC_CTX *ctx = new_context();
    if (!ctx || !EVP_MAC_init(ctx, (const unsigned char *)key.ptr, key.len, params)) {
        EVP_MAC_CTX_free(ctx);
        refused(err, "HMAC-SHA256", "check its providers and configuration");
        return NULL;
    }
    ERR_pop_to_mark();
    return wrap(ctx, err);
}

perk_hmac *perk_hmac_copy(const perk_hmac *keyed, perk_error *err)
{
    ERR_set_mark();
    EVP_MAC_CTX *ctx = EVP_MAC_CTX_dup(keyed->ctx);
    ERR_pop_to_mark();
    return wrap(ctx, err);
}

/* These three run once per message, and a mark costs a tenth of a 1 KB message. After perk_hmac_new
 * they fail only when memory is gone. */
static int failed(perk_error *err)
{
    return perk_error_set(err, PERK_E_NOMEM,
                          "libcrypto failed inside HMAC-SHA256; most likely out of memory");
}

int perk_hmac_restart(perk_hmac *hmac, perk_error *err)
{
    /* No key given: the hashed key blocks are kept, which is what makes a check cheap. */
    return EVP_MAC_init(hmac->ctx, NULL, 0, NULL) ? 0 : failed(err);
}

int perk_hmac_update(perk_hmac *hmac, perk_str chunk, perk_error *err)
{
    if (!chunk.len)
        return 0;
    return EVP_MAC_update(hmac->ctx, (const unsigned char *)chunk.ptr, chunk.len) ? 0 : failed(err);
}

int perk_hmac_final(perk_hmac *hmac, unsigned char digest[PERK_HMAC_SIZE], perk_error *err)
{
    size_t len = 0;
    return EVP_MAC_final(hmac->ctx, digest, &len, PERK_HMAC_SIZE) && len == PERK_HMAC_SIZE
               ? 0
               : failed(err);
}

void perk_hmac_free(perk_hmac *hmac)
{
    if (!hmac)
        return;
    EVP_MAC_CTX_free(hmac->ctx); /* libcrypto wipes the key */
    perk_mem_free(hmac);
}

/* One-shot digest as lower-case hex: `out` takes two characters a byte and the NUL. */
static int digest_hex(const char *name, perk_str bytes, char *out, const char *advice,
                      perk_error *err)
{
    static const char hex[] = "0123456789abcdef";
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int len = 0;
    ERR_set_mark();
    EVP_MD *md = EVP_MD_fetch(NULL, name, NULL);
    int done = md && EVP_Digest(bytes.len ? bytes.ptr : "", bytes.len, digest, &len, md, NULL);
    EVP_MD_free(md);
    if (!done)
        return refused(err, name, advice);
    ERR_pop_to_mark();
    for (unsigned int i = 0; i < len; i++) {
        out[2 * i] = hex[digest[i] >> 4];
        out[2 * i + 1] = hex[digest[i] & 15];
    }
    out[2 * len] = '\0';
    perk_mem_wipe(digest, sizeof digest);
    return 0;
}

int perk_md5_hex(perk_str bytes, char out[33], perk_error *err)
{
    return digest_hex("MD5", bytes, out, "give the password as its MD5 hex digest instead", err);
}

int perk_sha256_hex(perk_str bytes, char out[65], perk_error *err)
{
    return digest_hex("SHA256", bytes, out, "check its providers and configuration", err);
}

bool perk_equal_constant_time(const void *a, const void *b, size_t len)
{
    return CRYPTO_memcmp(a, b, len) == 0;
}
