/*
 * perk_webhook.h - webhooks of the core: signatures, what deliveries are answered, and the events
 * in their bodies. A part of perk.h, which includes it; its conventions hold here.
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
/* A verifier of `notify-signature`, pre-keyed; several keys may be live during a rotation.
 * Keys may be added while threads check. */
PERK_API perk_verifier *perk_verifier_new(perk_error *err);
PERK_API int perk_verifier_add_key(perk_verifier *verifier, perk_str key, perk_error *err);
/* 0 when `signature` matches the raw body under any key, in constant time; PERK_E_SIGNATURE
 * otherwise. */
PERK_API int perk_verifier_check(perk_verifier *verifier, perk_str body, perk_str signature,
                                 perk_error *err);
PERK_API void perk_verifier_free(perk_verifier *verifier);
/* The same for a body that arrives in chunks. The verifier must outlive the check. */
PERK_API perk_verification *perk_verification_new(perk_verifier *verifier, perk_error *err);
PERK_API int perk_verification_update(perk_verification *check, perk_str chunk, perk_error *err);
PERK_API int perk_verification_final(perk_verification *check, perk_str signature, perk_error *err);
PERK_API void perk_verification_free(perk_verification *check);

/* What a webhook's sender is answered. */
enum perk_response {
    PERK_RESPONSE_HANDLED = 0,
    PERK_RESPONSE_DUPLICATE = 1, /* handled before; not handled again */
    PERK_RESPONSE_BUSY =
        2, /* another delivery of it is being handled; whether that succeeds is not known yet */
    PERK_RESPONSE_FAILED = 3,    /* the host's own code failed: the sender is to try again */
    PERK_RESPONSE_MALFORMED = 4, /* well signed, and no notification */
    PERK_RESPONSE_MISMATCH = 5,  /* the signature is not that of the body */
    PERK_RESPONSE_UNSIGNED = 6,  /* the delivery has no signature */
    PERK_RESPONSE_METHOD = 7,    /* not a POST */
    PERK_RESPONSE_TOO_LARGE = 8
};
/* The largest body of a webhook that handlers take by default, in bytes. */
enum { PERK_WEBHOOK_MAX = 1048576 };
/* Looks at a delivery before anything is parsed: PERK_RESPONSE_HANDLED when its size and signature
 * are good, else the answer that refuses it; negative on misuse. `signature` is the header's value,
 * {NULL,0} when there was none. */
PERK_API int perk_verifier_screen(perk_verifier *verifier, perk_str body, perk_str signature,
                                  size_t max_body, perk_error *err);
/* The HTTP status of an answer, and one line of text for its body; 500 and "" for what is no
 * answer. */
PERK_API int perk_response_status(int answer);
PERK_API const char *perk_response_text(int answer);

/* ---- events: what a webhook's body holds ---- */

/* Results of perk_event_status. */
enum { PERK_EVENT_UNKNOWN = 0, PERK_EVENT_CURRENT = 1, PERK_EVENT_REMOVED = 2 };

/* A notification as a document of one resource; PERK_E_PARSE when the body is none. Verify the
 * signature first. */
PERK_API perk_doc *perk_event_parse(perk_str body, perk_error *err);
/* The same for a body whose signature was found good: refuses the events that their sender does not
 * sign (Capillary's), whoever signed them. What takes deliveries by signature reads them with this
 * function. */
PERK_API perk_doc *perk_event_parse_signed(perk_str body, perk_error *err);
/* The notification's type ("earnedRewardSettled"). Legacy payloads have none and are known by their
 * shape: "legacyEarnedReward" or "legacyAudit". Of Capillary's events it is `eventName`. {NULL,0}
 * when the document is no event. */
PERK_API perk_str perk_event_type(const perk_doc *event);
/* Whether the API sends this type, sent it once, or never had it as far as this version knows:
 * PERK_EVENT_CURRENT, _REMOVED or _UNKNOWN. */
PERK_API int perk_event_status(const perk_doc *event);
/* The key by which a second delivery of the same event is known: printable ASCII, at most 332
 * bytes, without personal data or secrets of the payload beyond type and id. csrc/webhook/event.c
 * says how it is made. */
PERK_API perk_text *perk_event_key(const perk_doc *event, perk_error *err);
/* The id of the notification's resource; of Capillary's events their `eventId`. NULL with code 0
 * when it has none. */
PERK_API perk_text *perk_event_id(const perk_doc *event, perk_error *err);
/* `meta.issuerId` (of Capillary's events `orgId`) and `meta.issuerName`; NULL with code 0 when
 * absent. */
PERK_API perk_text *perk_event_issuer_id(const perk_doc *event, perk_error *err);
PERK_API perk_text *perk_event_issuer_name(const perk_doc *event, perk_error *err);
/* `errors` of the notification (legacy: `error`) as a JSON list; NULL with code 0 when it has none.
 */
PERK_API perk_text *perk_event_errors(const perk_doc *event, perk_error *err);

#ifdef __cplusplus
}
#endif

#endif
