#include "auth/crypto.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/process.h"
#include "base/text.h"

#include <stdatomic.h>

#define SIGNATURE_SIZE 44 /* base64 of 32 bytes */
#define SIGNATURE_SPACE (SIGNATURE_SIZE + 1)

/* Keys are only ever added, so a reader that saw `count` may use the first `count` of them without
 * the lock. */
struct perk_verifier {
    atomic_size_t count;
    atomic_bool in_use;             /* of `kept` */
    perk_hmac *keys[PERK_MAX_KEYS]; /* never run: copied from */
    perk_hmac *kept[PERK_MAX_KEYS]; /* run by whoever set `in_use` */
};

struct perk_verification {
    size_t count;
    int failed; /* a chunk was lost: the check of this body can only fail */
    bool over;  /* what comes next belongs to the next body */
    perk_hmac *running[PERK_MAX_KEYS];
};

/* Ends the message and writes its signature. */
static int finish(perk_hmac *hmac, char out[SIGNATURE_SPACE], perk_error *err)
{
    unsigned char digest[PERK_HMAC_SIZE];
    perk_buf text;
    int code = perk_hmac_final(hmac, digest, err);
    if (code != 0)
        return code;
    perk_buf_init_on(&text, out, SIGNATURE_SPACE);
    perk_base64_encode(&text, (perk_str){(const char *)digest, sizeof digest});
    perk_mem_wipe(digest, sizeof digest);
    return perk_buf_check(&text, "signature", err);
}

perk_text *perk_sign(perk_str key, perk_str body, perk_error *err)
{
    char signature[SIGNATURE_SPACE];
    perk_text *text = NULL;
    perk_hmac *hmac = perk_hmac_new(key, err);
    if (hmac && perk_hmac_update(hmac, body, err) == 0 && finish(hmac, signature, err) == 0)
        text = perk_text_new((perk_str){signature, SIGNATURE_SIZE}, err);
    perk_hmac_free(hmac);
    return text;
}

static int check_shape(perk_str signature, perk_error *err)
{
    if (!signature.len)
        return perk_error_set(err, PERK_E_SIGNATURE, "notify-signature is missing or empty");
    if (signature.len != SIGNATURE_SIZE)
        return perk_error_set(
            err, PERK_E_SIGNATURE,
            "notify-signature is %zu characters, expected %d (base64 of HMAC-SHA256, not hex)",
            signature.len, SIGNATURE_SIZE);
    return 0;
}

/* Ends every message and compares every signature, so that the time reveals nothing about which key
 * matched. */
static int compare(perk_hmac *const *running, size_t count, perk_str signature, perk_error *err)
{
    char expected[SIGNATURE_SPACE];
    int matched = 0;
    for (size_t i = 0; i < count; i++) {
        int code = finish(running[i], expected, err);
        if (code != 0)
            return code;
        matched |= perk_equal_constant_time(expected, signature.ptr, SIGNATURE_SIZE);
    }
    perk_mem_wipe(expected, sizeof expected);
    return matched ? 0
                   : perk_error_set(err, PERK_E_SIGNATURE,
                                    "notify-signature does not match the body under any key");
}

perk_verifier *perk_verifier_new(perk_error *err)
{
    perk_verifier *verifier = perk_process_watch(err) == 0 ? perk_mem_new(sizeof *verifier) : NULL;
    if (!verifier) {
        perk_error_nomem(err);
        return NULL;
    }
    atomic_init(&verifier->count, 0);
    atomic_init(&verifier->in_use, false);
    perk_mem_born();
    return verifier;
}

static bool breaks_line(char c)
{
    return c >= '\t' && c <= '\r';
}

/* Whether a key was copied or read from a file with white space around it. A key of arbitrary bytes
 * may end in any, and one of several words in a blank. */
static bool has_too_much(perk_str key)
{
    perk_str inside = perk_str_trim(key);
    for (size_t i = 0; i < key.len; i++)
        if (!breaks_line(key.ptr[i]) && (key.ptr[i] < ' ' || key.ptr[i] >= 0x7f))
            return false;
    if (key.len && (breaks_line(key.ptr[0]) || breaks_line(key.ptr[key.len - 1])))
        return true;
    return perk_str_has_edge(key) && perk_str_find(inside, ' ') == inside.len;
}

static int add_key(perk_verifier *verifier, perk_str key, perk_error *err)
{
    perk_error why = PERK_ERROR_INIT;
    size_t count = atomic_load(&verifier->count);
    if (count == PERK_MAX_KEYS)
        return perk_error_set(err, PERK_E_RANGE, "a verifier takes at most %d keys", PERK_MAX_KEYS);
    if (has_too_much(key))
        return perk_error_set(err, PERK_E_INPUT,
                              "a webhook key begins or ends with white space; remove it");
    perk_hmac *fresh = perk_hmac_new(key, &why);
    perk_hmac *kept = fresh ? perk_hmac_copy(fresh, &why) : NULL;
    if (!kept) {
        perk_hmac_free(fresh);
        return perk_error_set(err, why.code, "%s", why.message);
    }
    verifier->keys[count] = fresh;
    verifier->kept[count] = kept;
    atomic_store(&verifier->count, count + 1);
    return 0;
}

int perk_verifier_add_key(perk_verifier *verifier, perk_str key, perk_error *err)
{
    perk_process_lock();
    int code = add_key(verifier, key, err);
    perk_process_unlock();
    return code;
}

static int check_kept(perk_verifier *verifier, perk_str body, perk_str signature, perk_error *err)
{
    size_t count = atomic_load(&verifier->count);
    for (size_t i = 0; i < count; i++) {
        int code = perk_hmac_restart(verifier->kept[i], err);
        if (code == 0)
            code = perk_hmac_update(verifier->kept[i], body, err);
        if (code != 0)
            return code;
    }
    return compare(verifier->kept, count, signature, err);
}

static int check_copied(perk_verifier *verifier, perk_str body, perk_str signature, perk_error *err)
{
    perk_verification *check = perk_verification_new(verifier, err);
    if (!check)
        return PERK_E_NOMEM;
    int code = perk_verification_update(check, body, err);
    if (code == 0)
        code = perk_verification_final(check, signature, err);
    perk_verification_free(check);
    return code;
}

static int check_keys(perk_verifier *verifier, perk_error *err)
{
    return atomic_load(&verifier->count)
               ? 0
               : perk_error_set(err, PERK_E_STATE, "the verifier has no key; add one first");
}

int perk_verifier_check(perk_verifier *verifier, perk_str body, perk_str signature, perk_error *err)
{
    int code = check_keys(verifier, err);
    if (code == 0)
        code = check_shape(signature, err);
    if (code != 0)
        return code;
    /* Threads do not queue behind each other's bodies: whoever finds the kept contexts taken works
     * on copies. In a child of fork those that a thread of the parent was using stay taken: they
     * may be half changed. */
    if (atomic_exchange(&verifier->in_use, true))
        return check_copied(verifier, body, signature, err);
    code = check_kept(verifier, body, signature, err);
    atomic_store(&verifier->in_use, false);
    return code;
}

void perk_verifier_free(perk_verifier *verifier)
{
    if (!verifier)
        return;
    for (size_t i = 0; i < PERK_MAX_KEYS; i++) {
        perk_hmac_free(verifier->keys[i]);
        perk_hmac_free(verifier->kept[i]);
    }
    perk_mem_free(verifier);
    perk_mem_died();
}

perk_verification *perk_verification_new(perk_verifier *verifier, perk_error *err)
{
    if (check_keys(verifier, err) != 0)
        return NULL;
    perk_verification *check = perk_mem_new(sizeof *check);
    if (!check) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_mem_born();
    for (size_t count = atomic_load(&verifier->count); check->count < count; check->count++) {
        check->running[check->count] = perk_hmac_copy(verifier->keys[check->count], err);
        if (!check->running[check->count]) {
            perk_verification_free(check);
            return NULL;
        }
    }
    return check;
}

/* The next body: only one that comes pays for it. */
static void begin(perk_verification *check, perk_error *err)
{
    if (!check->over)
        return;
    check->over = false;
    check->failed = 0;
    for (size_t i = 0; i < check->count && !check->failed; i++)
        check->failed = perk_hmac_restart(check->running[i], err);
}

int perk_verification_update(perk_verification *check, perk_str chunk, perk_error *err)
{
    begin(check, err);
    for (size_t i = 0; i < check->count && !check->failed; i++)
        check->failed = perk_hmac_update(check->running[i], chunk, err);
    return check->failed;
}

int perk_verification_final(perk_verification *check, perk_str signature, perk_error *err)
{
    begin(check, err);
    check->over = true;
    if (check->failed)
        return perk_error_set(err, PERK_E_STATE,
                              "a chunk of the body could not be added; check all of it again");
    int code = check_shape(signature, err);
    return code ? code : compare(check->running, check->count, signature, err);
}

void perk_verification_free(perk_verification *check)
{
    if (!check)
        return;
    for (size_t i = 0; i < check->count; i++)
        perk_hmac_free(check->running[i]);
    perk_mem_free(check);
    perk_mem_died();
}
