/*
 * perk_webhook.h - webhooks: signatures, responses to deliveries, and the events in their bodies.
 * perk.h includes this header, and its conventions apply here.
 */
#ifndef PERK_PERK_WEBHOOK_H
#define PERK_PERK_WEBHOOK_H

#include <perk/perk.h>

#ifdef __cplusplus
extern "C" {
#endif

/* ---- webhooks ---- */

typedef struct perk_verifier perk_verifier;
typedef struct perk_verification perk_verification;

/* base64(HMAC-SHA256(key, body)), 44 characters. */
PERK_API perk_text *perk_sign(perk_str key, perk_str body, perk_error *err);
/* A verifier of `notify-signature`. It may have several keys during a rotation, and keys may be
 * added while other threads check signatures. */
PERK_API perk_verifier *perk_verifier_new(perk_error *err);
PERK_API int perk_verifier_add_key(perk_verifier *verifier, perk_str key, perk_error *err);
/* 0 when `signature` matches the raw body under one of the keys; PERK_E_SIGNATURE otherwise.
 * Compares in constant time. */
PERK_API int perk_verifier_check(perk_verifier *verifier, perk_str body, perk_str signature,
                                 perk_error *err);
PERK_API void perk_verifier_free(perk_verifier *verifier);
/* The same for a body that arrives in chunks, under the keys that the verifier has now. After
 * perk_verification_final, whatever it returns, the verification is ready for the next body, so a
 * service needs one for each body that it reads at a time. A body that is interrupted needs it too,
 * or its chunks would begin the next one. The verifier must outlive it. */
PERK_API perk_verification *perk_verification_new(perk_verifier *verifier, perk_error *err);
PERK_API int perk_verification_update(perk_verification *verification, perk_str chunk,
                                      perk_error *err);
PERK_API int perk_verification_final(perk_verification *verification, perk_str signature,
                                     perk_error *err);
PERK_API void perk_verification_free(perk_verification *verification);

/* The response to the sender of a webhook. */
enum perk_response {
    PERK_RESPONSE_HANDLED = 0,
    PERK_RESPONSE_DUPLICATE = 1, /* handled before; not handled again */
    PERK_RESPONSE_BUSY = 2,      /* another delivery of the event is being handled */
    PERK_RESPONSE_FAILED = 3,    /* the host's own code failed; the sender should try again */
    PERK_RESPONSE_MALFORMED = 4, /* a valid signature, but not a notification */
    PERK_RESPONSE_MISMATCH = 5,  /* the signature does not match the body */
    PERK_RESPONSE_UNSIGNED = 6,  /* the delivery has no signature */
    PERK_RESPONSE_METHOD = 7,    /* not a POST */
    PERK_RESPONSE_TOO_LARGE = 8,
    PERK_RESPONSE_LENGTH = 9, /* a gateway cannot see how large the body is */
    PERK_RESPONSE_FULL = 10   /* the store of handled events is full */
};
/* The header with a delivery's signature. */
#define PERK_WEBHOOK_HEADER "notify-signature"
/* The type of a response's body. */
#define PERK_RESPONSE_TYPE "text/plain; charset=utf-8"
/* Defaults of handlers: the largest body in bytes, and how many keys of handled events the dedup
 * store in memory has. */
enum { PERK_WEBHOOK_MAX = 1048576, PERK_DEDUP_MAX = 10000 };
/* Checks a delivery before it is parsed: PERK_RESPONSE_HANDLED when its size and signature are
 * valid, else the response that rejects it; negative on misuse. `signature` is the value of the
 * header, {NULL,0} when there was none. */
PERK_API int perk_verifier_screen(perk_verifier *verifier, perk_str body, perk_str signature,
                                  size_t max_body, perk_error *err);
/* The HTTP status of a response; 500 for any other number. */
PERK_API int perk_response_status(int response);
/* One line of text for its body (static); "" for any other number. */
PERK_API const char *perk_response_text(int response);
/* The seconds of its Retry-After header; 0 when it has none. */
PERK_API int perk_response_retry_after(int response);

/* ---- events: the content of a webhook's body ---- */

/* Results of perk_event_status. */
enum { PERK_EVENT_UNKNOWN = 0, PERK_EVENT_CURRENT = 1, PERK_EVENT_REMOVED = 2 };

/* A notification as a document of one resource; PERK_E_PARSE when the body is not a notification.
 * Verify the signature first. */
PERK_API perk_doc *perk_event_parse(perk_str body, perk_error *err);
/* The same for a body whose signature was verified. PERK_E_PARSE for events that their sender never
 * signs (Capillary's), whatever the signature. Code that trusts deliveries because of their
 * signature must use this function. */
PERK_API perk_doc *perk_event_parse_signed(perk_str body, perk_error *err);
/* The notification's type ("earnedRewardSettled"). Legacy payloads have no type and are recognized
 * by their shape: "legacyEarnedReward" or "legacyAudit". For Capillary's events it is `eventName`.
 * {NULL,0} when the document is not an event. */
PERK_API perk_str perk_event_type(const perk_doc *event);
/* Whether the API sends this type (PERK_EVENT_CURRENT), no longer sends it (_REMOVED), or it is
 * unknown to this version (_UNKNOWN). */
PERK_API int perk_event_status(const perk_doc *event);
/* "current", "removed" or "unknown"; "" for other numbers. */
PERK_API const char *perk_event_status_name(int status);
/* The key that identifies repeated deliveries of the same event (owned): printable ASCII, at most
 * 332 bytes, without personal data or secrets of the payload except type and id. docs/webhooks.md
 * describes its form. */
PERK_API perk_text *perk_event_key(const perk_doc *event, perk_error *err);
/* The id of the notification's resource; for Capillary's events `eventId`. NULL with code 0 when it
 * has none. */
PERK_API perk_text *perk_event_id(const perk_doc *event, perk_error *err);
/* `meta.issuerId` (for Capillary's events `orgId`) and `meta.issuerName`; NULL with code 0 when
 * absent. */
PERK_API perk_text *perk_event_issuer_id(const perk_doc *event, perk_error *err);
PERK_API perk_text *perk_event_issuer_name(const perk_doc *event, perk_error *err);
/* `errors` of the notification (legacy: `error`) as a JSON list; NULL with code 0 when it has
 * none. */
PERK_API perk_text *perk_event_errors(const perk_doc *event, perk_error *err);

#ifdef __cplusplus
}
#endif

#endif
