/*
 * perk.h - the core of libperk: a client for card-linked-offer and rewards APIs. It does no I/O.
 *
 * Reading order: strings and errors, the operation table, settings and clients, arguments,
 * requests, documents, calls, hashed e-mail, JSON; then perk_events.h, perk_people.h,
 * perk_tokens.h, perk_shape.h, perk_webhook.h and perk_writes.h. A program that only needs blocking
 * calls also includes perk_curl.h. A program that owns its sockets (a gateway, an event loop, a
 * test) needs this header alone.
 *
 * Conventions for every function:
 *  - `perk_error *err` is the last argument. The caller owns it, and it may be NULL. The first
 *    error written to it is kept. Start from `perk_error err = PERK_ERROR_INIT`.
 *  - An `int` result is 0 or a negative code of `enum perk_code`, which is then also `err->code`.
 *  - A pointer result is NULL on failure (`err->code` < 0) or, where documented, for "none"
 *    (`err->code` == 0).
 *  - `_new`, `_parse`, `_build`, `_sign` and `_take_…` return an object that the caller must
 *    release with the `_free` or `_unref` function of its type. Every other pointer or view is
 *    borrowed: it is valid as long as the object that it was read from.
 *  - Freeing NULL does nothing. An index beyond the count yields NULL or {NULL, 0}.
 *  - Text is UTF-8 with an explicit length. A view may lack a final NUL and may contain NUL.
 *  - Times are in milliseconds. `now_ms` is any monotonic clock: it is compared with its own
 *    earlier values only. The core never reads a clock. Its randomness comes from the `entropy`
 *    argument.
 *  - Threads may share perk_client, perk_verifier, perk_shape and the operation table. Any other
 *    object may be used by one thread at a time.
 */
#ifndef PERK_PERK_H
#define PERK_PERK_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__) || defined(__clang__)
#define PERK_API __attribute__((visibility("default")))
#else
#define PERK_API
#endif

/* The library's version, "major.minor.patch". */
PERK_API const char *perk_version(void);

/* The number of this library's objects that are alive in this process. For leak tests. */
PERK_API int64_t perk_live(void);

/* ---- strings ---- */

/* A borrowed view of bytes. {NULL, 0} means "absent"; {"", 0} means "empty". */
typedef struct perk_str {
    const char *ptr;
    size_t len;
} perk_str;

/* Owned bytes, wiped when freed. */
typedef struct perk_text perk_text;
PERK_API perk_str perk_text_str(const perk_text *text);
PERK_API void perk_text_free(perk_text *text);

/* ---- errors ---- */

enum perk_code {
    PERK_OK = 0,
    PERK_E_NOMEM = -1,        /* out of memory */
    PERK_E_STATE = -2,        /* functions were called out of order */
    PERK_E_INPUT = -10,       /* an argument or setting is invalid; nothing was sent */
    PERK_E_NAME = -11,        /* no operation, parameter, setting or value has that name */
    PERK_E_MISSING = -12,     /* a required parameter or setting is absent */
    PERK_E_TYPE = -13,        /* a value of the wrong type */
    PERK_E_RANGE = -14,       /* out of bounds, too long, too many */
    PERK_E_ORIGIN = -15,      /* a link leaves the configured origin */
    PERK_E_PARSE = -20,       /* malformed JSON, or JSON of an unexpected shape */
    PERK_E_LIMIT = -21,       /* a named limit (bytes, depth, pages) was exceeded */
    PERK_E_SIGNATURE = -22,   /* a signature is absent, malformed or does not match */
    PERK_E_TRANSPORT = -30,   /* the connection was lost */
    PERK_E_CONNECT = -31,     /* no connection; nothing was sent */
    PERK_E_TIMEOUT = -32,     /* the deadline passed */
    PERK_E_CANCELLED = -33,   /* the caller cancelled the call */
    PERK_E_API = -40,         /* the server returned an error without a more specific code */
    PERK_E_BAD_REQUEST = -41, /* 400, 422 */
    PERK_E_AUTH = -42,        /* 401, or the login was rejected */
    PERK_E_FORBIDDEN = -43,   /* 403 */
    PERK_E_NOT_FOUND = -44,   /* 404 */
    PERK_E_CONFLICT = -45,    /* 409 */
    PERK_E_RATE_LIMIT = -46,  /* 429 */
    PERK_E_SERVER = -47,      /* 5xx */
    PERK_E_REPLY = -48,       /* a success status, but not the body that the API promises */
    PERK_E_NOT_DONE = -50,    /* a later read shows that a write of unknown outcome was not done */
    PERK_E_PROMOTION_TYPE = -60, /* Capillary 707: promotion type cannot be switched per customer */
    PERK_E_EARN_ID = -61,        /* Capillary 731: earn id unknown or not this customer's */
    PERK_E_PREFERENCE = -62,     /* Capillary 736: earn id and promotion mode do not match */
    PERK_E_PENDING_CART = -63    /* Capillary 737: the customer has an open cart */
};

enum perk_error_flag {
    PERK_ERR_RETRYABLE = 1,      /* the same call may succeed later */
    PERK_ERR_OUTCOME_UNKNOWN = 2 /* the server may or may not have acted on this write */
};

typedef struct perk_error {
    int32_t code;        /* enum perk_code */
    int32_t http_status; /* 0 when no reply was read */
    int32_t api_code;    /* the provider's own numeric code (Capillary), 0 when none */
    int32_t attempts;    /* requests sent for this page of this call */
    uint32_t flags;      /* enum perk_error_flag */
    int32_t reserved0;
    int64_t retry_after_ms; /* the wait that the server asked for; -1 when none */
    int64_t offset;         /* byte at which parsing stopped; -1 when not about a text */
    char api_name[64];   /* the provider's own name for the error (title or symbol), "" when none */
    char request_id[80]; /* the server's id of the request, "" when none */
    char pointer[128];   /* JSON pointer, parameter or header at fault, "" when none */
    char message[320];   /* one line, without secrets or personal data */
    char reserved[64];
} perk_error;

#define PERK_ERROR_INIT                                                                            \
    {                                                                                              \
        0, 0, 0, 0, 0, 0, -1, -1, "", "", "", "", ""                                               \
    }

/* Resets `err` to PERK_ERROR_INIT. */
PERK_API void perk_error_clear(perk_error *err);
/* What to do next, in one line (static text). The most specific advice wins: for an unknown
 * outcome, then for the provider's code, then for the kind of error. "" when there is no error. */
PERK_API const char *perk_error_advice(const perk_error *err);

/* Errors that language packages find where the core is not asked, worded once for all of them. */
enum perk_usage {
    PERK_USAGE_CLIENT_CLOSED = 1,
    PERK_USAGE_OFFER_NOT_LISTED,
    PERK_USAGE_NOT_A_WRITE, /* what is to be reconciled */
    PERK_USAGE_NOTHING_IN_DOUBT,
    PERK_USAGE_OUTCOMES_WITHOUT_CLIENT,
    PERK_USAGE_TWO_TOKEN_STORES,
    PERK_USAGE_NOT_A_TOKEN_STORE,
    PERK_USAGE_STORED_TOKEN, /* what a token store returned */
    PERK_USAGE_NO_TOKEN,     /* there is no function for it, or it returned none */
    PERK_USAGE_LONG_FILE,
    PERK_USAGE_LONG_ROW,
    PERK_USAGE_DRIVER_OPTION, /* given with a transport */
    PERK_USAGE_NOT_A_DEDUP_STORE,
    PERK_USAGE_NOT_IDS,        /* what a pull shall walk */
    PERK_USAGE_PULL_TRANSPORT, /* many ids with a transport of the caller's */
    PERK_USAGE_TABLE_STREAMED,
    PERK_USAGE_LOG_LEVEL /* the variable PERK_LOG */
};
/* Writes one of them to `err` and returns its code. */
PERK_API int perk_usage_error(int which, perk_error *err);
/* PERK_E_NAME for a package's option that is none of `names` (with blanks between them). */
PERK_API int perk_usage_unknown(perk_str noun, perk_str name, perk_str names, perk_error *err);

/* ---- the operation table (static; never freed) ---- */

typedef struct perk_op perk_op;

PERK_API size_t perk_op_count(void);
PERK_API const perk_op *perk_op_at(size_t index);
/* Finds an operation by name ("offers.list"). NULL with PERK_E_NAME and the nearest match when
 * there is none. */
PERK_API const perk_op *perk_op_find(perk_str name, perk_error *err);
PERK_API const char *perk_op_name(const perk_op *op);
PERK_API const char *perk_op_provider(const perk_op *op); /* "kard", "kard_legacy", "capillary" */
PERK_API const char *perk_op_http_method(const perk_op *op); /* "GET" */
/* A template: "/v2/issuers/{organizationId}/users". */
PERK_API const char *perk_op_path(const perk_op *op);
/* The parameter that the ids of many calls go into ("user_id"): the user of the path, else all that
 * the path needs when that is one parameter. NULL when there is no such parameter. */
PERK_API const char *perk_op_key(const perk_op *op);

/* The whole table as one JSON object with a list of rows per section: providers, settings,
 * operations, resources, objects, enums, errors, provider_codes, driver_options, call_options.
 * Stubs, reference pages and the sandbox are generated from it. */
PERK_API perk_text *perk_api_describe(perk_error *err);
/* One row of a section, with the members that it has in perk_api_describe; PERK_E_NAME with the
 * nearest match when there is none. For programs that need a few rows: no other row is written. The
 * name of a row is its `name`, except that resources are named by `type` and settings by provider
 * and name ("kard.base_url"). Providers, resources and errors are also found by `class`. */
PERK_API perk_text *perk_api_row(perk_str section, perk_str name, perk_error *err);
/* The names of a section's rows, as a JSON list. */
PERK_API perk_text *perk_api_names(perk_str section, perk_error *err);

/* ---- settings and clients ---- */

typedef struct perk_config perk_config;
typedef struct perk_client perk_client;

/* Empty settings for "kard", "kard_legacy" or "capillary". */
PERK_API perk_config *perk_config_new(perk_str provider, perk_error *err);
/* Sets one setting from text. Its names, types and defaults are under "settings" of
 * perk_api_describe. */
PERK_API int perk_config_set(perk_config *config, perk_str name, perk_str value, perk_error *err);
PERK_API void perk_config_free(perk_config *config);

/* A client: settings (copied and checked) and a token cache. It is reference counted, and threads
 * may share it. */
PERK_API perk_client *perk_client_new(const perk_config *config, perk_error *err);
/* A client ("kard") with the same settings for another issuer. Its tokens are locked to `issuer`,
 * which is also its organization_id. It shares the rate limit and the quota with `client` and with
 * all clients made from it. A client for an issuer that was used before finds that issuer's token.
 * The clients do not hold references to each other. A token that was set for one issuer is not used
 * for another, so the client needs credentials, or a host that supplies tokens. */
PERK_API perk_client *perk_client_for_issuer(const perk_client *client, perk_str issuer,
                                             perk_error *err);
PERK_API perk_client *perk_client_ref(perk_client *client);
PERK_API void perk_client_unref(perk_client *client);
/* A setting as text; {NULL,0} when it is not set or is a secret. */
PERK_API perk_str perk_client_setting(const perk_client *client, perk_str name);
/* The quota as last reported by the API (Kard-Api-Usage-Quota-*), as a JSON object: capacity,
 * remaining, resets_in_ms (0 while requests remain), age_ms; null for what was not reported. NULL
 * with code 0 when no reply has reported a quota. */
PERK_API perk_text *perk_client_quota(perk_client *client, int64_t now_ms, perk_error *err);
/* What successful replies contained that this version's table does not know, as a JSON list of
 * {operation, kind, where, value, count}. `kind` is "unknown_field", "unknown_type",
 * "unknown_value", "other_json_type", "not_a_resource" (skipped in a list), or "more" for
 * occurrences beyond the limit of 256. Drift is never an error of a call. Only names are kept; a
 * value is kept when it looks like a symbol of the API. `reset` not 0: starts counting from zero.
 * See docs/errors.md. */
PERK_API perk_text *perk_client_drift(perk_client *client, int reset, perk_error *err);

/* ---- arguments of one call: validated as they are set ---- */

typedef struct perk_args perk_args;

PERK_API perk_args *perk_args_new(const perk_op *op, perk_error *err);
/* strict = 0: parameter names and enum values that are unknown and are set after this call are not
 * checked. */
PERK_API void perk_args_set_strict(perk_args *args, int strict);
PERK_API int perk_args_set_str(perk_args *args, perk_str name, perk_str value, perk_error *err);
PERK_API int perk_args_set_int(perk_args *args, perk_str name, int64_t value, perk_error *err);
PERK_API int perk_args_set_num(perk_args *args, perk_str name, double value, perk_error *err);
PERK_API int perk_args_set_bool(perk_args *args, perk_str name, int value, perk_error *err);
/* Any value as JSON text: lists, bodies, scalars. */
PERK_API int perk_args_set_json(perk_args *args, perk_str name, perk_str json, perk_error *err);
/* Appends one item to a list parameter. An invalid item leaves the others unchanged. */
PERK_API int perk_args_add_json(perk_args *args, perk_str name, perk_str json, perk_error *err);
/* Sets every member of a JSON object. A null member counts as not given. */
PERK_API int perk_args_set_all(perk_args *args, perk_str json_object, perk_error *err);
PERK_API const perk_op *perk_args_op(const perk_args *args);
PERK_API perk_args *perk_args_copy(const perk_args *args, perk_error *err);
/* 64 hex characters, the SHA-256 of the operation's name and all arguments: whether two runs of a
 * program ask for the same. The order in which arguments were set does not matter. */
PERK_API perk_text *perk_args_digest(const perk_args *args, perk_error *err);
PERK_API void perk_args_free(perk_args *args);

/* ---- requests ---- */

typedef struct perk_request perk_request;

/* One request, complete except for the token of operations that need one (perk_call adds it). */
PERK_API perk_request *perk_request_build(const perk_client *client, const perk_args *args,
                                          perk_error *err);
PERK_API const char *perk_request_method(const perk_request *request);
PERK_API perk_str perk_request_url(const perk_request *request);
PERK_API perk_str perk_request_body(const perk_request *request); /* {NULL,0}: no body */
PERK_API size_t perk_request_header_count(const perk_request *request);
PERK_API perk_str perk_request_header_name(const perk_request *request, size_t index);
PERK_API perk_str perk_request_header_value(const perk_request *request, size_t index);
PERK_API void perk_request_free(perk_request *request);

/* What a call with these arguments would send, as a JSON object for human readers: operation,
 * method, url, headers, body, curl (a shell command), scope, replay, retries, limits. Secrets are
 * masked, and nothing is sent. PERK_E_INPUT for token requests. */
PERK_API perk_text *perk_args_explain(const perk_client *client, const perk_args *args,
                                      perk_error *err);

/* ---- documents: a reply's bytes and the positions in them ---- */

typedef struct perk_doc perk_doc;
typedef struct perk_resource perk_resource; /* borrowed from its document */

enum perk_data_kind {
    PERK_DOC_ONE,   /* `data` is one resource, or the whole body is one (bare) */
    PERK_DOC_MANY,  /* `data` is a list, or the whole body is one (bare) */
    PERK_DOC_NULL,  /* `data` is null */
    PERK_DOC_VALUE, /* `data`, or the whole body, is a scalar */
    PERK_DOC_NONE,  /* an object with `errors` or `meta` but without `data` */
    PERK_DOC_BYTES  /* the bytes of a transfer, not parsed; perk_doc_json returns them */
};

/* Scans and indexes one body. The bytes are copied. `max_depth` 0 means the default (128). */
PERK_API perk_doc *perk_doc_parse(perk_str body, size_t max_depth, perk_error *err);
/* The kind of those resources that carry no type, by its type in the table ("legacyOffer"). The
 * documents of calls and events have it already. An unknown type is none. */
PERK_API void perk_doc_set_plain_type(perk_doc *doc, perk_str type);
PERK_API perk_doc *perk_doc_ref(perk_doc *doc);
PERK_API void perk_doc_unref(perk_doc *doc);
PERK_API int perk_doc_kind(const perk_doc *doc);
/* "one", "many", "null", "value", "none" or "bytes"; "" for other numbers. */
PERK_API const char *perk_data_kind_name(int kind);
/* The HTTP status of the reply; 0 for a document of perk_doc_parse. */
PERK_API int perk_doc_status(const perk_doc *doc);
/* The whole body. */
PERK_API perk_str perk_doc_json(const perk_doc *doc);
/* `data` (or the bare body) as JSON text; {NULL,0} when absent. */
PERK_API perk_str perk_doc_data(const perk_doc *doc);
/* `meta` as JSON text; {NULL,0} when absent. */
PERK_API perk_str perk_doc_meta(const perk_doc *doc);
/* Another member of the top level ("links") as JSON text; {NULL,0} when absent. */
PERK_API perk_str perk_doc_member(const perk_doc *doc, perk_str name);
/* `errors` as JSON text; {NULL,0} when absent or empty. */
PERK_API perk_str perk_doc_errors(const perk_doc *doc);
/* The errors of single items in an accepted reply: each error of a 207, and each failed row of a
 * Capillary batch, whose `pointer` is the position of the row in the reply. At most 1000. */
PERK_API size_t perk_doc_item_error_count(const perk_doc *doc, perk_error *err);
PERK_API const perk_error *perk_doc_item_error_at(const perk_doc *doc, size_t index);
PERK_API size_t perk_doc_count(const perk_doc *doc); /* primary resources */
PERK_API const perk_resource *perk_doc_at(const perk_doc *doc, size_t index);
PERK_API size_t perk_doc_included_count(const perk_doc *doc);
PERK_API const perk_resource *perk_doc_included_at(const perk_doc *doc, size_t index);
/* A primary or included resource by type and id; NULL when the document does not contain it. */
PERK_API const perk_resource *perk_doc_find(const perk_doc *doc, perk_str type, perk_str id);
/* `links.<name>`, unescaped; {NULL,0} when null or absent. A link object yields its `href`. */
PERK_API perk_str perk_doc_link(const perk_doc *doc, perk_str name);
/* The cursor in page[after] of `links.next`, percent-decoded; {NULL,0} at the end of the list. */
PERK_API perk_str perk_doc_cursor(const perk_doc *doc);

/* The `type` of the resource or of a plain object; "" when absent. */
PERK_API perk_str perk_resource_type(const perk_resource *resource);
/* `id`, or `_id` of legacy objects; "" when absent. */
PERK_API perk_str perk_resource_id(const perk_resource *resource);
/* The resource as JSON text. */
PERK_API perk_str perk_resource_json(const perk_resource *resource);
/* One attribute by dotted path ("components.cta.action"; "offers.0.name": list indexes start at 0),
 * as JSON text; {NULL,0} when absent. Looks in `attributes`, or in the object itself when it has
 * none. */
PERK_API perk_str perk_resource_attr(const perk_resource *resource, perk_str path);
/* The same, typed. A missing or null attribute yields NULL, or 0 in *out, with code 0. A wrong
 * type is PERK_E_TYPE, an integer beyond 64 bits PERK_E_RANGE. Times are milliseconds since
 * 1970, UTC. */
PERK_API perk_text *perk_resource_str(const perk_resource *resource, perk_str path,
                                      perk_error *err);
PERK_API int perk_resource_int(const perk_resource *resource, perk_str path, int64_t *out,
                               perk_error *err);
PERK_API int perk_resource_num(const perk_resource *resource, perk_str path, double *out,
                               perk_error *err);
PERK_API int perk_resource_bool(const perk_resource *resource, perk_str path, int *out,
                                perk_error *err);
PERK_API int perk_resource_time(const perk_resource *resource, perk_str path, int64_t *epoch_ms,
                                perk_error *err);
/* The signed URL that the resource carries, in `url` or `downloadUrl` (owned); NULL with code 0
 * when it has neither. */
PERK_API perk_text *perk_resource_url(const perk_resource *resource, perk_error *err);
/* The offer of an event ("offerAttribution") as it is after the event; NULL with code 0 when the
 * document does not include it. */
PERK_API const perk_resource *perk_resource_offer(const perk_resource *event, perk_error *err);
/* The number of identifiers in `relationships.<name>.data`; 0 when null, empty or absent. */
PERK_API size_t perk_resource_related_count(const perk_resource *resource, perk_str name);
/* The linked resource; NULL when the document does not contain it. */
PERK_API const perk_resource *perk_resource_related_at(const perk_resource *resource, perk_str name,
                                                       size_t index);

/* ---- calls: a state machine that runs one operation with login, retry and paging ---- */

typedef struct perk_call perk_call;

enum perk_action {
    /* Send perk_call_request(); then call perk_call_header()* and perk_call_feed(), or
     * perk_call_abort(). */
    PERK_SEND = 1,
    /* Do nothing for perk_call_wait_ms(), then step again. */
    PERK_WAIT = 2,
    /* The host supplies the tokens: fetch one, perk_client_set_token(), step again. */
    PERK_FETCH_TOKEN = 3,
    /* A reply is ready: perk_call_take_page(), step again for the next one. */
    PERK_PAGE = 4,
    /* All pages were returned. */
    PERK_DONE = 5,
    /* See perk_call_error(). */
    PERK_FAILED = 6,
    /* Only with the option "token_store", before a login: perk_client_set_token() if the host's
     * store has a token under perk_client_token_key(); step again. */
    PERK_LOAD_TOKEN = 7,
    /* Only with the option "token_store", after a login: store perk_client_token() for its
     * perk_client_token_seconds(); step again. */
    PERK_SAVE_TOKEN = 8
};

/* "send", "wait", "fetch_token" and so on; "" for other numbers. */
PERK_API const char *perk_action_name(int action);

/* Copies the arguments and holds a reference to the client. */
PERK_API perk_call *perk_call_new(perk_client *client, const perk_args *args, perk_error *err);
/* A call that the table does not describe. `url` is a path, with or without a leading '/', or a URL
 * on the API's origin; PERK_E_ORIGIN otherwise. The path of base_url is prepended unless `url`
 * already begins with it. `query_json` is a JSON object of scalars or lists (repeated parameters),
 * `body_json` a body; either may be {NULL,0}. GET, PUT, DELETE and HEAD may be repeated, any other
 * method is sent once. */
PERK_API perk_call *perk_call_raw(perk_client *client, perk_str method, perk_str url,
                                  perk_str query_json, perk_str body_json, perk_error *err);
/* Follows a link of a reply (components.cta.action): its method and URL exactly as received, on the
 * API's origin only, with the query parameters of an operation (offers.activate) in `args`. The
 * link has the path, so path parameters need not be set. */
PERK_API perk_call *perk_call_follow(perk_client *client, perk_str method, perk_str url,
                                     const perk_args *args, perk_error *err);
/* A transfer to or from a signed URL of a reply or an event. The URL may be on any host (https;
 * plain http on loopback only). The client's token and headers are not sent. With a `body`, even an
 * empty one, the call is a PUT of the whole object, with `content_type` unless that is {NULL,0}.
 * Without a body ({NULL,0}) it is a GET, whose page is of kind PERK_DOC_BYTES. Both may be
 * repeated. The URL is a secret: no error shows it. The store's error bodies, which repeat parts of
 * it, are not kept. */
PERK_API perk_call *perk_call_transfer(perk_client *client, perk_str url, perk_str body,
                                       perk_str content_type, perk_error *err);
/* Sets an option of this call: "timeout_ms" (for each page, over all attempts), "max_attempts",
 * "max_pages", "max_body" (1 byte to 5 GiB), "max_wait_ms" or "token_store" (1: the host has a token
 * store, which is used before a login). "max_wait_ms", 0 by default, is how long each page may wait
 * for the client's rate limit, the API's quota, the Retry-After of a 429 or a login that fails for a
 * while, without that time counting against timeout_ms; such 429s and logins do not count against
 * max_attempts either. A host that locks its store at PERK_LOAD_TOKEN releases it at
 * PERK_SAVE_TOKEN, at PERK_FAILED, or as soon as the store had a token. PERK_E_RANGE outside the
 * bounds of the settings with these names. */
PERK_API int perk_call_set(perk_call *call, perk_str option, int64_t value, perk_error *err);
/* Adds headers to the requests of this call (a trace id), as a JSON object {"X-Request-Id": "…"}.
 * They are added to those of the client's `headers` setting and replace those of the same name. The
 * same rules apply to both: at most 16 headers, 8192 bytes in total; names of letters, digits and
 * dashes; values of printable ASCII. PERK_E_INPUT for headers that the library sends
 * (Authorization, Host, Content-…, Proxy-…, Cookie, User-Agent and others). They are never sent
 * with logins or to signed URLs. */
PERK_API int perk_call_set_headers(perk_call *call, perk_str headers_json, perk_error *err);
/* Advances the call and returns what to do next: enum perk_action. */
PERK_API int perk_call_step(perk_call *call, int64_t now_ms, uint64_t entropy);
PERK_API perk_client *perk_call_client(const perk_call *call); /* borrowed from the call */
/* After PERK_SEND: the complete request. Borrowed until the next step. */
PERK_API const perk_request *perk_call_request(const perk_call *call);
/* After PERK_WAIT: how long to wait, counted from the `now_ms` of that step. */
PERK_API int64_t perk_call_wait_ms(const perk_call *call);
/* The time remaining until the deadline of the current page. */
PERK_API int64_t perk_call_remaining_ms(const perk_call *call, int64_t now_ms);
/* The largest body that the call accepts, in bytes. */
PERK_API size_t perk_call_max_body(const perk_call *call);
/* One header of the reply that is fed next. Pass the headers of the final header block only: not of
 * interim replies (1xx), not trailers, not of a proxy's reply to CONNECT. */
PERK_API int perk_call_header(perk_call *call, perk_str name, perk_str value, perk_error *err);
/* The reply. The body is copied as needed. The next step reports a failure of the call; this
 * function reports only misuse and lack of memory. */
PERK_API int perk_call_feed(perk_call *call, int http_status, perk_str body, int64_t now_ms,
                            perk_error *err);
/* Flags of perk_call_abort. */
enum perk_abort_flag {
    PERK_ABORT_SENT = 1, /* the server may have seen the request */
    PERK_ABORT_FINAL = 2 /* the same call would fail again (an untrusted certificate) */
};

/* The request failed, or the caller cancels the call (also at PERK_WAIT, PERK_FETCH_TOKEN or
 * PERK_LOAD_TOKEN). `code` is PERK_E_CONNECT, _TIMEOUT, _TRANSPORT, _LIMIT or _CANCELLED; `flags`
 * is 0 or flags of enum perk_abort_flag; `why` is a short reason without secrets; {NULL,0} for the
 * usual one. A reply whose headers or body are incomplete is not a reply: use PERK_E_TRANSPORT and
 * PERK_ABORT_SENT. Use PERK_E_NOMEM, also after PERK_PAGE and PERK_DONE, when the host lacks memory
 * for the reply: the outcome of a write is then unknown. */
PERK_API int perk_call_abort(perk_call *call, int code, int flags, perk_str why, perk_error *err);
/* After PERK_PAGE: the reply (owned by the caller). */
PERK_API perk_doc *perk_call_take_page(perk_call *call);
/* After PERK_FAILED: the error. */
PERK_API const perk_error *perk_call_error(const perk_call *call);
/* After PERK_FAILED: the body of the failed reply; {NULL,0} when there was none. */
PERK_API perk_str perk_call_error_body(const perk_call *call);
/* After PERK_FAILED: the headers of the failed reply (owned), a JSON object of texts by lower-case
 * name; at most 8 KiB, without cookies, credentials and addresses; {} for logins and transfers. */
PERK_API perk_text *perk_call_error_headers(const perk_call *call, perk_error *err);
/* A header of the last reply that the core reads ("kard-api-usage-quota-remaining"); {NULL,0} for
 * any other. */
PERK_API perk_str perk_call_reply_header(const perk_call *call, perk_str name);
PERK_API void perk_call_free(perk_call *call);

/* ---- hashed e-mail ---- */

/* The hashed e-mail (HEM) of an address: 64 lower-case hex characters, the SHA-256 of the
 * normalized address (white space removed, lower case, one @; for gmail.com and googlemail.com also
 * dots and +tags removed). `strict` not 0: PERK_E_INPUT for addresses that known clients hash
 * differently (invisible characters, capitals without an agreed lower case, combining accents,
 * domains beyond ASCII). The message has the reason, without the address. */
PERK_API perk_text *perk_hem(perk_str email, int strict, perk_error *err);

/* ---- JSON as jansson trees, for C programs ---- */

struct json_t;
/* Returns a new reference (release it with json_decref). PERK_E_PARSE for text that RFC 8259 does
 * not allow; integers outside int64 are an error, too. */
PERK_API struct json_t *perk_json_parse(perk_str text, size_t max_depth, perk_error *err);
/* Compact text; doubles in the shortest form that parses to the same value. */
PERK_API perk_text *perk_json_dump(const struct json_t *value, perk_error *err);

#ifdef __cplusplus
}
#endif

#include <perk/perk_events.h>
#include <perk/perk_people.h>
#include <perk/perk_shape.h>
#include <perk/perk_tokens.h>
#include <perk/perk_webhook.h>
#include <perk/perk_writes.h>
#endif
