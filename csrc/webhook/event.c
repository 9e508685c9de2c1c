/*
 * The content of a webhook's body: which event it is, of which issuer, and the key that identifies
 * repeated deliveries.
 *
 * A key is "type/id", "type/id/hash" or "type//hash"; type and id are percent-encoded, so that keys
 * compare as bytes and can be stored or logged anywhere.
 *  - Most notifications: "type/id". Their id is their own, and a delivery that is repeated repeats
 *    it.
 *  - Placement files: the id is that of the placement and comes again at every cadence, so the
 *    SHA-256 of the download URL is added. The whole URL: should it be signed anew for a second
 *    delivery, that delivery is handled twice, which is better than a file that is taken for the
 *    one before. The URL itself opens the file to whoever has it and stays out of the key. Payout
 *    files are treated alike: the provider does not document whether their id is unique.
 *  - Legacy earned rewards have no id: the hash is over the user, the purchase, its result and the
 *    amounts. An approval and its settlement differ, and so does a correction (audit code 5007
 *    sends a purchase again).
 *  - Legacy audits: the id is that of the audit, and each step is an event, so the hash of the step
 *    is added.
 *  - Capillary's events: "capillary:type/eventId", so that an event that comes unsigned cannot pass
 *    for one of Kard's. Most of them have no `eventId`.
 *  - Whatever lacks the parts that its key is made of goes by the hash of the body.
 *
 * A key is never longer than PERK_MAX_EVENT_KEY: a type or id of more than PERK_MAX_KEY_PART bytes,
 * once encoded, is replaced by "*" and its SHA-256 (type, slash, star, hash).
 */
#include "api/lookup.h"
#include "auth/crypto.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/url.h"
#include "jsonapi/span.h"
#include "json/scan.h"

#define HASH_SPACE 65   /* 64 hex digits */
#define HASH_MARK '*'   /* precedes the hash of a part that is too long; escaped text has none */
#define LENGTH_SPACE 21 /* a length in digits and its colon */
#define CAPILLARY_MARK "capillary:"

/* What the API sent once and sends no more. */
static const char *const REMOVED[] = {"validTransaction", "failedTransaction", "clawback",  "offer",
                                      "merchant",         "location",          "userOffer", NULL};
/* Files whose events may share an id. */
static const char *const SHARED_IDS[] = {"pushNotificationPlacementFile",
                                         "emailNotificationPlacementFile",
                                         "payoutReconciliationFile", NULL};

static const char *const CART_EVENTS[] = {"cartPromotionIssued", "cartPromotionEarned",
                                          "cartPromotionRevoked", "cartPromotionRedeemed", NULL};

/* ---- Capillary's envelope: {eventName, data, orgId, eventId}, whose `data` is no resource ---- */

/* A name that is written with escapes is none of Capillary's: theirs are words of ASCII. */
static perk_str capillary_name(const perk_doc *event)
{
    if (perk_doc_kind(event) != PERK_DOC_ONE || perk_resource_type(perk_doc_at(event, 0)).len)
        return PERK_NONE;
    perk_str body = perk_doc_json(event), name = perk_span_member(body, PERK_LIT("eventName"));
    if (!perk_span_is_object(perk_span_member(body, PERK_LIT("data"))) || name.len < 3 ||
        name.ptr[0] != '"')
        return PERK_NONE;
    name = (perk_str){name.ptr + 1, name.len - 2};
    return perk_str_find(name, '\\') < name.len ? PERK_NONE : name;
}

static bool is_capillary(const perk_doc *event)
{
    return capillary_name(event).len != 0;
}

/* ---- payloads without a type are known by their shape ---- */

typedef struct legacy_shape {
    const char *type;
    const char *marks[2]; /* both members are there, */
    bool objects;         /* as objects */
    const char *needed;   /* events without this attribute cannot be distinguished */
    const char *identity[9];
} legacy_shape;

static const legacy_shape SHAPES[] = {
    {.type = "legacyEarnedReward",
     .marks = {"user", "transaction"},
     .objects = true,
     .needed = "transaction.issuerTransactionId",
     .identity = {"user.referringPartnerUserId", "transaction.issuerTransactionId",
                  "transaction.status", "transaction.transactionAmountInCents", "reward.merchantId",
                  "reward.status", "reward.commissionToIssuer",
                  "reward.commissionSplit.usersCommissionInCents", "error"}},
    {.type = "legacyAudit",
     .marks = {"_id", "auditCode"},
     .needed = "_id",
     .identity = {"status", "resolutionCode", "resolutionTimeStamp"}},
};

static perk_str attr(const perk_resource *resource, const char *path)
{
    return perk_resource_attr(resource, perk_str_of(path));
}

static bool fits(const legacy_shape *shape, const perk_resource *resource)
{
    for (size_t i = 0; i < PERK_COUNT(shape->marks); i++) {
        perk_str value = attr(resource, shape->marks[i]);
        if (shape->objects ? !perk_span_is_object(value) : perk_span_is_null(value))
            return false;
    }
    return true;
}

static const legacy_shape *shape_of(const perk_doc *event)
{
    const perk_resource *resource = perk_doc_at(event, 0);
    if (!resource || perk_doc_kind(event) != PERK_DOC_ONE || perk_resource_type(resource).len ||
        is_capillary(event))
        return NULL;
    for (size_t i = 0; i < PERK_COUNT(SHAPES); i++)
        if (fits(&SHAPES[i], resource))
            return &SHAPES[i];
    return NULL;
}

/* ---- parsing ---- */

static int refuse(const char *pointer, const char *why, perk_error *err)
{
    return perk_error_set_at(err, PERK_E_PARSE, perk_str_of(pointer), "not a notification: %s",
                             why);
}

/* Whether `data` is a member of the body, or would be; otherwise it is the body itself. */
static bool is_enveloped(const perk_doc *doc)
{
    perk_scan scan;
    perk_scan_init(&scan, perk_doc_json(doc), 0);
    perk_scan_peek(&scan);
    return perk_doc_data(doc).ptr != scan.at;
}

/* Why it is none: it has no type. */
static int refuse_shape(const perk_doc *doc, perk_error *err)
{
    bool enveloped = is_enveloped(doc);
    if (!enveloped && perk_doc_kind(doc) != PERK_DOC_ONE)
        return refuse("", "the body is not an object", err);
    if (!enveloped)
        return refuse("",
                      "the body has neither `data` nor the members of a legacy payload (`user`, "
                      "`transaction`)",
                      err);
    if (perk_doc_kind(doc) != PERK_DOC_ONE)
        return refuse("/data", "`data` must be one object", err);
    return refuse("/data/type", "`type` must be a string that is not empty", err);
}

perk_doc *perk_event_parse(perk_str body, perk_error *err)
{
    perk_doc *doc = perk_doc_parse(body, 0, err);
    perk_str type = doc ? perk_event_type(doc) : PERK_NONE;
    if (doc && !type.len) {
        refuse_shape(doc, err);
        perk_doc_unref(doc);
        return NULL;
    }
    if (doc)
        perk_doc_set_plain_type(doc, type);
    return doc;
}

perk_doc *perk_event_parse_signed(perk_str body, perk_error *err)
{
    perk_doc *doc = perk_event_parse(body, err);
    if (doc && is_capillary(doc)) {
        refuse(
            "/eventName",
            "Capillary does not sign its events; read them with parse, where you know the sender",
            err);
        perk_doc_unref(doc);
        return NULL;
    }
    return doc;
}

perk_str perk_event_type(const perk_doc *event)
{
    perk_str name = capillary_name(event);
    if (name.len || perk_doc_kind(event) != PERK_DOC_ONE)
        return name;
    const legacy_shape *shape = shape_of(event);
    perk_str type = shape ? perk_str_of(shape->type) : perk_resource_type(perk_doc_at(event, 0));
    return type.len ? type : PERK_NONE;
}

int perk_event_status(const perk_doc *event)
{
    perk_str type = perk_event_type(event);
    if (is_capillary(event))
        return perk_str_among(type, CART_EVENTS) ? PERK_EVENT_CURRENT : PERK_EVENT_UNKNOWN;
    if (shape_of(event) || perk_enum_has(perk_kard.events, type))
        return PERK_EVENT_CURRENT;
    return perk_str_among(type, REMOVED) ? PERK_EVENT_REMOVED : PERK_EVENT_UNKNOWN;
}

const char *perk_event_status_name(int status)
{
    static const char *const names[] = {[PERK_EVENT_UNKNOWN] = "unknown",
                                        [PERK_EVENT_CURRENT] = "current",
                                        [PERK_EVENT_REMOVED] = "removed"};
    return status >= PERK_EVENT_UNKNOWN && status <= PERK_EVENT_REMOVED ? names[status] : "";
}

/* ---- the key ---- */

/* No content: null, "" or a container of nothing. */
static bool is_blank(perk_str value)
{
    size_t end = value.len;
    if (perk_span_is_null(value) || perk_str_eq(value, PERK_LIT("\"\"")))
        return true;
    if (!perk_span_is_object(value) && !perk_span_is_array(value))
        return false;
    for (size_t i = 1; i + 1 < end; i++)
        if ((unsigned char)value.ptr[i] > ' ')
            return false;
    return true;
}

/* The values one after the other, each behind its length. A number and the text of it are the same:
 * the API sends either. */
static void put_identity(perk_buf *out, const legacy_shape *shape, const perk_resource *resource)
{
    for (size_t i = 0; i < PERK_COUNT(shape->identity) && shape->identity[i]; i++) {
        perk_buf space;
        perk_str value = attr(resource, shape->identity[i]);
        perk_buf_init(&space, value.len);
        perk_str text = perk_span_text(value, &space);
        perk_str said = text.ptr ? text : is_blank(value) ? PERK_NONE : value;
        perk_buf_putint(out, (int64_t)said.len);
        perk_buf_putc(out, ':');
        perk_buf_put(out, said);
        out->failed = out->failed ? out->failed : space.failed;
        perk_buf_free(&space);
    }
}

/* The member's text, or a number as written; NULL with code 0 when it has no content. */
static perk_text *member_text(perk_str object, perk_str name, perk_error *err)
{
    perk_buf space;
    perk_text *copy = NULL;
    perk_str value = perk_span_member(object, name);
    if (is_blank(value) || perk_span_is_object(value) || perk_span_is_array(value))
        return NULL;
    perk_buf_init(&space, value.len);
    perk_str text = perk_span_text(value, &space);
    if (perk_buf_check(&space, "event", err) == 0)
        copy = perk_text_new(text.ptr ? text : value, err);
    perk_buf_free(&space);
    return copy;
}

perk_text *perk_event_id(const perk_doc *event, perk_error *err)
{
    if (perk_doc_kind(event) != PERK_DOC_ONE)
        return NULL;
    if (is_capillary(event))
        return member_text(perk_doc_json(event), PERK_LIT("eventId"), err);
    perk_str id = perk_resource_id(perk_doc_at(event, 0));
    return id.len ? perk_text_new(id, err) : NULL;
}

/* Whether type and id alone distinguish this event from all others. */
static bool is_identified_by_id(const perk_doc *event, perk_str id)
{
    bool shared = perk_str_among(perk_event_type(event), SHARED_IDS);
    return !shape_of(event) && !shared && id.len;
}

/* What else goes into the key, as a hash. */
static void put_hashed(perk_buf *out, const perk_doc *event)
{
    const legacy_shape *shape = shape_of(event);
    const perk_resource *resource = perk_doc_at(event, 0);
    if (shape && !is_blank(attr(resource, shape->needed))) {
        put_identity(out, shape, resource);
    } else if (!shape && perk_resource_id(resource).len) {
        perk_str url = perk_span_text(attr(resource, "downloadUrl"), out);
        if (!out->len)
            perk_buf_put(out, url);
    }
    if (!out->len)
        perk_buf_put(out, perk_doc_json(event));
}

static int put_part(perk_buf *key, perk_str part, perk_error *err)
{
    char room[PERK_MAX_KEY_PART + 1], hash[HASH_SPACE];
    perk_buf escaped;
    perk_buf_init_on(&escaped, room, sizeof room);
    perk_url_escape(&escaped, part);
    if (!escaped.failed) {
        perk_buf_put(key, perk_buf_str(&escaped));
        return 0;
    }
    int code = perk_sha256_hex(part, hash, err);
    perk_buf_putc(key, HASH_MARK);
    perk_buf_put(key, perk_str_of(code == 0 ? hash : ""));
    return code;
}

static int put_key(perk_buf *key, const perk_doc *event, perk_str id, perk_str hash,
                   perk_error *err)
{
    perk_str capillary = capillary_name(event);
    if (capillary.len)
        perk_buf_puts(key, CAPILLARY_MARK);
    int code = put_part(key, capillary.len ? capillary : perk_event_type(event), err);
    perk_buf_putc(key, '/');
    if (code == 0)
        code = put_part(key, id, err);
    if (hash.len) {
        perk_buf_putc(key, '/');
        perk_buf_put(key, hash);
    }
    return code;
}

static perk_text *make_key(const perk_doc *event, perk_str id, perk_error *err)
{
    perk_buf hashed, key;
    perk_text *text = NULL;
    char hash[HASH_SPACE] = "";
    perk_buf_init(&hashed,
                  perk_doc_json(event).len + LENGTH_SPACE * PERK_COUNT(SHAPES[0].identity));
    perk_buf_init(&key, PERK_MAX_EVENT_KEY);
    if (!is_identified_by_id(event, id))
        put_hashed(&hashed, event);
    if (perk_buf_check(&hashed, "event key", err) != 0)
        goto out;
    if (hashed.len && perk_sha256_hex(perk_buf_str(&hashed), hash, err) != 0)
        goto out;
    if (put_key(&key, event, id, perk_str_of(hash), err) == 0)
        text = perk_buf_take(&key, "event key", err);
out:
    perk_buf_free(&hashed);
    perk_buf_free(&key);
    return text;
}

perk_text *perk_event_key(const perk_doc *event, perk_error *err)
{
    perk_error own = PERK_ERROR_INIT;
    if (!perk_event_type(event).len) {
        perk_error_set(err, PERK_E_STATE,
                       "the document is not an event; it must come from perk_event_parse");
        return NULL;
    }
    perk_text *id = perk_event_id(event, &own);
    if (own.code) {
        perk_error_nomem(err);
        return NULL;
    }
    perk_text *key = make_key(event, id ? perk_text_str(id) : PERK_NONE, err);
    perk_text_free(id);
    return key;
}

/* ---- members next to the resource ---- */

perk_text *perk_event_issuer_id(const perk_doc *event, perk_error *err)
{
    if (is_capillary(event))
        return member_text(perk_doc_json(event), PERK_LIT("orgId"), err);
    return member_text(perk_doc_meta(event), PERK_LIT("issuerId"), err);
}

perk_text *perk_event_issuer_name(const perk_doc *event, perk_error *err)
{
    return member_text(perk_doc_meta(event), PERK_LIT("issuerName"), err);
}

perk_text *perk_event_errors(const perk_doc *event, perk_error *err)
{
    perk_buf list;
    perk_str said = shape_of(event) ? attr(perk_doc_at(event, 0), "error") : perk_doc_errors(event);
    bool single = !perk_span_is_array(said);
    if (is_blank(said))
        return NULL;
    perk_buf_init(&list, said.len + 2);
    if (single)
        perk_buf_putc(&list, '[');
    perk_buf_put(&list, said);
    if (single)
        perk_buf_putc(&list, ']');
    return perk_buf_take(&list, "errors", err);
}
