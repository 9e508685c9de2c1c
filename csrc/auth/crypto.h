/* crypto.h - the only user of libcrypto: HMAC-SHA256 with a kept key, SHA-256, MD5 (a password
 * format of Capillary's, not protection), constant-time compare. */
#ifndef PERK_AUTH_CRYPTO_H
#define PERK_AUTH_CRYPTO_H

#include "base/str.h"

#define PERK_HMAC_SIZE 32

typedef struct perk_hmac perk_hmac; /* a key, ready to use, and one running message */

perk_hmac *perk_hmac_new(perk_str key, perk_error *err);
perk_hmac *perk_hmac_copy(const perk_hmac *keyed, perk_error *err);
int perk_hmac_restart(perk_hmac *hmac, perk_error *err);
int perk_hmac_update(perk_hmac *hmac, perk_str chunk, perk_error *err);
int perk_hmac_final(perk_hmac *hmac, unsigned char digest[PERK_HMAC_SIZE], perk_error *err);
void perk_hmac_free(perk_hmac *hmac);

int perk_md5_hex(perk_str bytes, char out[33], perk_error *err);
int perk_sha256_hex(perk_str bytes, char out[65], perk_error *err);
/* Equal or not, in time that depends on `len` only. */
bool perk_equal_constant_time(const void *a, const void *b, size_t len);

#endif
