/*
 * perk.h - the core of libperk: a client for card-linked-offer and rewards APIs that does no I/O of
 * its own.
 *
 * Reading order: strings and errors, the operation table, settings and clients, arguments,
 * requests, calls, documents, webhooks, events, JSON. A program that only wants blocking calls
 * needs perk_curl.h as well; a program that owns its sockets (a gateway, an event loop, a test)
 * needs this header alone.
 *
 * Conventions, the same for every function:
 *  - `perk_error *err` is the last argument, owned by the caller, may be NULL. The first error
 * written to it wins; start from `perk_error err = PERK_ERROR_INIT`.
 *  - `int` results are 0 or one of the negative codes of `enum perk_code`, which is then also
 * `err->code`.
 *  - A pointer result is NULL on failure (`err->code` < 0) or, where documented, for "none"
 * (`err->code` == 0).
 *  - `_new`, `_parse`, `_build`, `_sign`, `_take_…` hand over an object that the caller gives back
 * with the `_free` or `_unref` of its noun. Every other pointer or view is borrowed and lives as
 * long as the object it was read from.
 *  - Freeing NULL is fine. An index beyond the count yields NULL or {NULL, 0}.
 *  - Text is UTF-8 with an explicit length; a view need not end in NUL and may contain NUL.
 *  - Times are milliseconds. `now_ms` is any clock that never goes back (it is compared with itself
 * only); the core never reads a clock, and takes its randomness from the `entropy` argument.
 *  - perk_client, perk_verifier and the operation table may be shared by threads; every other
 * object belongs to one thread at a time.
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

/* How many objects made by this library are alive in this process. For leak tests. */
PERK_API int64_t perk_live(void);

/* ---- strings ---- */

/* A borrowed view of bytes. {NULL, 0} stands for "absent"; {"", 0} for "empty". */
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
    PERK_E_STATE = -2,        /* functions called in an order that makes no sense */
    PERK_E_INPUT = -10,       /* an argument or setting is not acceptable; nothing was sent */
    PERK_E_NAME = -11,        /* no operation, parameter, setting or value has that name */
    PERK_E_MISSING = -12,     /* a required parameter or setting is absent */
    PERK_E_TYPE = -13,        /* a value of the wrong type */
    PERK_E_RANGE = -14,       /* out of bounds, too long, too many */
    PERK_E_ORIGIN = -15,      /* a link leaves the configured origin */
    PERK_E_PARSE = -20,       /* malformed JSON, or JSON of an unexpected shape */
    PERK_E_LIMIT = -21,       /* a named limit (bytes, depth, pages) was exceeded */
    PERK_E_SIGNATURE = -22,   /* a signature is absent, malformed or does not match */
    PERK_E_TRANSPORT = -30,   /* the exchange broke off */
    PERK_E_CONNECT = -31,     /* no connection; nothing was sent */
    PERK_E_TIMEOUT = -32,     /* the deadline passed */
    PERK_E_CANCELLED = -33,   /* the caller gave up */
    PERK_E_API = -40,         /* the server answered with an error of no more specific kind */
    PERK_E_BAD_REQUEST = -41, /* 400, 422 */
    PERK_E_AUTH = -42,        /* 401, or the token endpoint refused */
    PERK_E_FORBIDDEN = -43,   /* 403 */
    PERK_E_NOT_FOUND = -44,   /* 404 */
    PERK_E_CONFLICT = -45,    /* 409 */
    PERK_E_RATE_LIMIT = -46,  /* 429 */
    PERK_E_SERVER = -47,      /* 5xx */
    PERK_E_REPLY = -48,       /* a success status with a body that is not what the API promises */
    PERK_E_NOT_DONE =
        -50, /* a write of unknown outcome, of which a later read shows that it was not done */
    PERK_E_PROMOTION_TYPE = -60, /* Capillary 707: promotion type cannot be switched per customer */
    PERK_E_EARN_ID = -61,        /* Capillary 731: earn id unknown or not this customer's */
    PERK_E_PREFERENCE = -62,     /* Capillary 736: earn id and promotion mode do not go together */
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
    int64_t retry_after_ms; /* how long the server asked to wait; -1 when it did not say */
    int64_t offset;         /* byte of the text where parsing stopped; -1 when not about a text */
    char api_name[64];   /* the provider's own name for the error (title or symbol), "" when none */
    char request_id[80]; /* the server's id of the exchange, "" when none */
    char pointer[128];   /* JSON pointer, parameter or header at fault, "" when none */
    char message[320];   /* one line, no secret, no personal datum */
    char reserved[64];
} perk_error;

#define PERK_ERROR_INIT                                                                            \
    {                                                                                              \
        0, 0, 0, 0, 0, 0, -1, -1, "", "", "", "", ""                                               \
    }

/* Makes `err` blank again. */
PERK_API void perk_error_clear(perk_error *err);
/* What to do next, in one line (static text): that of an unknown outcome, of the provider's code,
 * of the kind of error. "" when blank. */
PERK_API const char *perk_error_advice(const perk_error *err);

/* ---- the operation table (static; never freed) ---- */

typedef struct perk_op perk_op;

PERK_API size_t perk_op_count(void);
PERK_API const perk_op *perk_op_at(size_t index);
/* Finds "offers.list" and the like; NULL with PERK_E_NAME and the nearest match otherwise. */
PERK_API const perk_op *perk_op_find(perk_str name, perk_error *err);
PERK_API const char *perk_op_name(const perk_op *op);
PERK_API const char *perk_op_provider(const perk_op *op); /* "kard", "kard_legacy", "capillary" */
PERK_API const char *perk_op_http_method(const perk_op *op); /* "GET" */
/* A template: "/v2/issuers/{organizationId}/users". */
PERK_API const char *perk_op_path(const perk_op *op);

/* The whole table as one JSON object with a list of rows per section: providers, settings,
 * operations, resources, objects, enums, errors, provider_codes, driver_options, call_options.
 * Stubs, reference pages and the sandbox are made from it. */
PERK_API perk_text *perk_api_describe(perk_error *err);
/* One row of a section, with the members that it has in perk_api_describe; PERK_E_NAME with the
 * nearest match when there is none. For programs that need a few rows: no other row is written.
 * The name of a row is its `name`, except that resources are named by `type` and settings by
 * provider and name ("kard.base_url"). Providers, resources and errors are also found by `class`. */
PERK_API perk_text *perk_api_row(perk_str section, perk_str name, perk_error *err);
/* The names of a section's rows, as a JSON list. */
PERK_API perk_text *perk_api_names(perk_str section, perk_error *err);

/* ---- settings and clients ---- */

typedef struct perk_config perk_config;
typedef struct perk_client perk_client;

/* Blank settings for "kard", "kard_legacy" or "capillary". */
PERK_API perk_config *perk_config_new(perk_str provider, perk_error *err);
/* Sets one named setting from text; names, types and defaults are listed under "settings" of
 * perk_api_describe. */
PERK_API int perk_config_set(perk_config *config, perk_str name, perk_str value, perk_error *err);
PERK_API void perk_config_free(perk_config *config);

/* A client: settings (copied and checked) plus a token cache. Shared by reference count and by
 * threads. */
PERK_API perk_client *perk_client_new(const perk_config *config, perk_error *err);
/* A client ("kard") with the same settings for another issuer: its tokens are locked to `issuer`,
 * which is also its organization_id. It shares the rate limit and the quota with `client` and all
 * that came from it; asking for an issuer again finds its token. Neither keeps the other alive. A
 * token that was given for one issuer is not used for another, so credentials or a host must be
 * there. */
PERK_API perk_client *perk_client_for_issuer(const perk_client *client, perk_str issuer,
                                             perk_error *err);
PERK_API perk_client *perk_client_ref(perk_client *client);
PERK_API void perk_client_unref(perk_client *client);
/* A setting as text, {NULL,0} when unset or when the setting is a secret. */
PERK_API perk_str perk_client_setting(const perk_client *client, perk_str name);
/* The token in force at `now_ms` (owned); NULL with code 0 when there is none. */
PERK_API perk_text *perk_client_token(perk_client *client, int64_t now_ms, perk_error *err);
/* What is left of its life; -1: until refused; 0: there is none. */
PERK_API int64_t perk_client_token_life_ms(perk_client *client, int64_t now_ms);
/* The name under which a store keeps this client's tokens: 64 hex characters over provider,
 * addresses, credentials' name and issuer. It tells nothing secret (owned). */
PERK_API perk_text *perk_client_token_key(const perk_client *client, perk_error *err);
/* What the API's replies last said of its quota (Kard-Api-Usage-Quota-*), as a JSON object:
 * capacity, remaining, resets_in_ms (0 while requests remain), age_ms; null for what they did not
 * say. NULL with code 0 when there was none. */
PERK_API perk_text *perk_client_quota(perk_client *client, int64_t now_ms, perk_error *err);
/* Hands the client a token that a host fetched or shares; `life_ms` < 0 means "until refused".
 * After PERK_LOAD_TOKEN, a token that the API turned away last, or that is in force already, is
 * passed over. */
PERK_API int perk_client_set_token(perk_client *client, perk_str token, int64_t now_ms,
                                   int64_t life_ms, perk_error *err);

/* What successful replies held that this version's table does not know, as a JSON list of
 * {operation, kind, where, value, count}; `kind` is "unknown_field", "unknown_type",
 * "unknown_value", "other_json_type", "not_a_resource" (skipped in a list), or "more" for what
 * found no room. Never an error of the calls, and names only: values are kept when they look like
 * symbols of the API. `reset`: counts from zero again. See docs/errors.md. */
PERK_API perk_text *perk_client_drift(perk_client *client, int reset, perk_error *err);

/* ---- arguments of one call: validated as they are set ---- */

typedef struct perk_args perk_args;

PERK_API perk_args *perk_args_new(const perk_op *op, perk_error *err);
/* strict = 0: unknown parameter names and enum values set after this pass through unchecked. */
PERK_API void perk_args_set_strict(perk_args *args, int strict);
PERK_API int perk_args_set_str(perk_args *args, perk_str name, perk_str value, perk_error *err);
PERK_API int perk_args_set_int(perk_args *args, perk_str name, int64_t value, perk_error *err);
PERK_API int perk_args_set_num(perk_args *args, perk_str name, double value, perk_error *err);
PERK_API int perk_args_set_bool(perk_args *args, perk_str name, int value, perk_error *err);
/* Any value as JSON text: lists, bodies, scalars. */
PERK_API int perk_args_set_json(perk_args *args, perk_str name, perk_str json, perk_error *err);
/* Appends one item to a list parameter; an item that is refused leaves the others as they were. */
PERK_API int perk_args_add_json(perk_args *args, perk_str name, perk_str json, perk_error *err);
/* Every member of a JSON object; a null member counts as not given. */
PERK_API int perk_args_set_all(perk_args *args, perk_str json_object, perk_error *err);
PERK_API void perk_args_free(perk_args *args);

/* ---- requests: values ---- */

typedef struct perk_request perk_request;

/* One request, complete but for authorization of token-bearing operations (perk_call adds that). */
PERK_API perk_request *perk_request_build(const perk_client *client, const perk_args *args,
                                          perk_error *err);
PERK_API const char *perk_request_method(const perk_request *request);
PERK_API perk_str perk_request_url(const perk_request *request);
PERK_API perk_str perk_request_body(const perk_request *request); /* {NULL,0}: no body */
PERK_API size_t perk_request_header_count(const perk_request *request);
PERK_API perk_str perk_request_header_name(const perk_request *request, size_t index);
PERK_API perk_str perk_request_header_value(const perk_request *request, size_t index);
PERK_API void perk_request_free(perk_request *request);

/* What a call with these arguments would send, as a JSON object for people: operation, method, url,
 * headers, body, curl (a shell command), scope, replay, retries, limits. Secrets are masked;
 * nothing is sent. Token requests are refused (PERK_E_INPUT). */
PERK_API perk_text *perk_args_explain(const perk_client *client, const perk_args *args,
                                      perk_error *err);

/* ---- documents: a reply's bytes plus spans ---- */

typedef struct perk_doc perk_doc;
typedef struct perk_resource perk_resource; /* borrowed from its document */

enum perk_data_kind {
    PERK_DOC_ONE,   /* `data` is one resource, or the whole body is one (bare) */
    PERK_DOC_MANY,  /* `data` is a list, or the whole body is one (bare) */
    PERK_DOC_NULL,  /* `data` is null */
    PERK_DOC_VALUE, /* `data`, or the whole body, is a scalar */
    PERK_DOC_NONE,  /* an object with `errors` or `meta` and no `data` */
    PERK_DOC_BYTES  /* what a transfer fetched: not looked into; perk_doc_json has the bytes */
};

/* Scans and indexes one body; the bytes are copied. `max_depth` 0 means the default (128). */
PERK_API perk_doc *perk_doc_parse(perk_str body, size_t max_depth, perk_error *err);
PERK_API perk_doc *perk_doc_ref(perk_doc *doc);
PERK_API void perk_doc_unref(perk_doc *doc);
PERK_API int perk_doc_kind(const perk_doc *doc);
PERK_API int
perk_doc_status(const perk_doc *doc); /* HTTP status of the reply, 0 when parsed by hand */
PERK_API perk_str perk_doc_json(const perk_doc *doc); /* the whole body */
PERK_API perk_str perk_doc_data(
    const perk_doc *doc); /* `data` (or the bare body) as JSON text, {NULL,0} when absent */
PERK_API perk_str
perk_doc_meta(const perk_doc *doc); /* `meta` as JSON text, {NULL,0} when absent */
PERK_API perk_str perk_doc_member(
    const perk_doc *doc, perk_str name); /* another member of the top level ("links") likewise */
PERK_API perk_str
perk_doc_errors(const perk_doc *doc); /* `errors` as JSON text, {NULL,0} when absent or empty */
/* What an accepted reply says went wrong with parts of it, in the words of the table: each of its
 * errors (a 207's) and, of Capillary's batches, each row that failed, whose `pointer` is then the
 * row's place in the reply. At most 1000. */
PERK_API size_t perk_doc_item_error_count(const perk_doc *doc, perk_error *err);
PERK_API const perk_error *perk_doc_item_error_at(const perk_doc *doc, size_t index);
PERK_API size_t perk_doc_count(const perk_doc *doc); /* primary resources */
PERK_API const perk_resource *perk_doc_at(const perk_doc *doc, size_t index);
PERK_API size_t perk_doc_included_count(const perk_doc *doc);
PERK_API const perk_resource *perk_doc_included_at(const perk_doc *doc, size_t index);
/* Primary or included resource by identity; NULL when the document does not hold it. */
PERK_API const perk_resource *perk_doc_find(const perk_doc *doc, perk_str type, perk_str id);
/* `links.<name>`, unescaped; {NULL,0} when null or absent. A link object yields its `href`. */
PERK_API perk_str perk_doc_link(const perk_doc *doc, perk_str name);
/* The cursor that `links.next` carries in page[after], percent-decoded; {NULL,0} at the end of the
 * list. */
PERK_API perk_str perk_doc_cursor(const perk_doc *doc);

PERK_API perk_str perk_resource_type(
    const perk_resource *resource); /* of a plain object its own `type`; "" when absent */
PERK_API perk_str perk_resource_id(
    const perk_resource *resource); /* `id`, or `_id` of legacy objects; "" when absent */
PERK_API perk_str perk_resource_json(const perk_resource *resource); /* the resource as JSON text */
/* One attribute by dotted path ("components.cta.action"; "offers.0.name": places in lists count
 * from 0), as JSON text; {NULL,0} when absent. Looks in `attributes`, or in the object itself when
 * it has none. */
PERK_API perk_str perk_resource_attr(const perk_resource *resource, perk_str path);
/* The same, typed. A missing or null attribute yields NULL, or 0 in *out, with code 0; a wrong type
 * is PERK_E_TYPE, an integer beyond 64 bits PERK_E_RANGE. Times are milliseconds since 1970 in UTC.
 */
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
/* Identifiers in `relationships.<name>.data`; 0 when null, empty or absent. */
PERK_API size_t perk_resource_related_count(const perk_resource *resource, perk_str name);
/* The linked resource when the document holds it, else NULL. */
PERK_API const perk_resource *perk_resource_related_at(const perk_resource *resource, perk_str name,
                                                       size_t index);

/* ---- calls: one operation with login, retry and paging, as a state machine ---- */

typedef struct perk_call perk_call;

enum perk_action {
    PERK_SEND = 1, /* perform perk_call_request(), then perk_call_header()* and perk_call_feed(), or
                      perk_call_abort() */
    PERK_WAIT = 2, /* do nothing for perk_call_wait_ms(), then step again */
    PERK_FETCH_TOKEN =
        3,         /* the host keeps the tokens: fetch one, perk_client_set_token(), step again */
    PERK_PAGE = 4, /* a reply is ready: perk_call_take_page(), step again for the next */
    PERK_DONE = 5,
    PERK_FAILED = 6, /* see perk_call_error() */
    /* Only with the option "token_store": */
    PERK_LOAD_TOKEN = 7, /* before a login: perk_client_set_token() if the host's store has one
                            (perk_client_token_key()), step again */
    PERK_SAVE_TOKEN = 8  /* the login is over: store perk_client_token() for its
                            perk_client_token_life_ms(), step again */
};

/* The arguments are copied; the client is kept by reference. */
PERK_API perk_call *perk_call_new(perk_client *client, const perk_args *args, perk_error *err);
/* A call that the table does not describe: `url` is a path, with or without '/' in front, or a URL
 * on the API's origin, and is refused elsewhere. The path of base_url goes in front unless `url`
 * already begins with it. `query_json` is a JSON object of scalars or lists (repeated) to add,
 * `body_json` a body; either may be {NULL,0}. GET, PUT, DELETE and HEAD count as repeatable,
 * everything else is sent once. */
PERK_API perk_call *perk_call_raw(perk_client *client, perk_str method, perk_str url,
                                  perk_str query_json, perk_str body_json, perk_error *err);
/* A link that a reply gave out (components.cta.action): its method and URL exactly as given, on the
 * API's origin only, plus those query parameters of an operation (offers.activate) that `args`
 * hold. The link has the path, so path parameters need not be set.
 */
PERK_API perk_call *perk_call_follow(perk_client *client, perk_str method, perk_str url,
                                     const perk_args *args, perk_error *err);
/* A transfer to or from a signed URL that a reply or an event gave out, which may lie on any host
 * (https; plain http on loopback only). Nothing of the client goes along: no token, no header. With
 * a `body`, even an empty one, it is a PUT of the whole object, with `content_type` unless that is
 * {NULL,0}; without one ({NULL,0}) a GET, whose page is of kind PERK_DOC_BYTES. Both are
 * repeatable. The URL is a secret: no error shows it, and the store's error bodies, which repeat
 * parts of it, are not kept.
 */
PERK_API perk_call *perk_call_transfer(perk_client *client, perk_str url, perk_str body,
                                       perk_str content_type, perk_error *err);
/* Per-call options: "timeout_ms" (per page, over all attempts), "max_attempts", "max_pages",
 * "max_body"; "token_store" (1: the host has a store of tokens, asked before a login; one that
 * locks it at PERK_LOAD_TOKEN lets go at PERK_SAVE_TOKEN, at PERK_FAILED, or when it had a token).
 * PERK_E_RANGE outside the bounds of the settings of these names; max_body may be 1 byte to 5 GiB.
 */
PERK_API int perk_call_set(perk_call *call, perk_str option, int64_t value, perk_error *err);
/* Headers of the caller's own for the requests of this call (trace ids), as a JSON object
 * {"X-Request-Id": "…"}: beside those of the client's `headers` setting, and in place of those of
 * the same name. The same rules hold for both: at most 16, 8192 bytes in all, names of letters,
 * digits and dashes, values of printable ASCII; PERK_E_INPUT for what the library sends itself
 * (Authorization, Host, Content-…, Proxy-…, Cookie, User-Agent and the like). Logins and signed
 * URLs get none of them. */
PERK_API int perk_call_set_headers(perk_call *call, perk_str headers_json, perk_error *err);
/* Advances and says what to do next: enum perk_action. */
PERK_API int perk_call_step(perk_call *call, int64_t now_ms, uint64_t entropy);
PERK_API perk_client *perk_call_client(const perk_call *call); /* borrowed from the call */
/* After PERK_SEND: what to send, complete. Borrowed until the next step. */
PERK_API const perk_request *perk_call_request(const perk_call *call);
/* After PERK_WAIT: how long, counted from the `now_ms` of that step. */
PERK_API int64_t perk_call_wait_ms(const perk_call *call);
/* What is left of the deadline for the current page. */
PERK_API int64_t perk_call_remaining_ms(const perk_call *call, int64_t now_ms);
PERK_API size_t
perk_call_max_body(const perk_call *call); /* the largest body the client accepts, in bytes */
/* One header of the reply about to be fed. Only of the final header block: not of interim ones
 * (1xx), not of trailers, not of what a proxy answered to CONNECT. */
PERK_API int perk_call_header(perk_call *call, perk_str name, perk_str value, perk_error *err);
/* The reply; what is needed of the body is copied. Failures of the call surface from the next step,
 * not here: this returns only misuse and lack of memory. */
PERK_API int perk_call_feed(perk_call *call, int http_status, perk_str body, int64_t now_ms,
                            perk_error *err);
/* Flags of perk_call_abort. */
enum perk_abort_flag {
    PERK_ABORT_SENT = 1, /* the server may have seen the request */
    PERK_ABORT_FINAL = 2 /* the same call would fail again (a certificate that is not trusted): not
                            repeated, not retryable */
};

/* The exchange failed, or the caller gives up while it waits or is asked (PERK_FETCH_TOKEN,
 * PERK_LOAD_TOKEN): `code` is PERK_E_CONNECT, _TIMEOUT, _TRANSPORT, _LIMIT or _CANCELLED; `flags`
 * is 0 or of enum perk_abort_flag; `why` is a short reason without secrets. A reply whose headers
 * or body did not end is no reply: PERK_E_TRANSPORT and PERK_ABORT_SENT. PERK_E_NOMEM, after
 * PERK_PAGE and PERK_DONE too: the host had no memory for the reply; the outcome of a write is then
 * unknown. */
PERK_API int perk_call_abort(perk_call *call, int code, int flags, perk_str why, perk_error *err);
/* After PERK_PAGE: the reply (owned by the caller). */
PERK_API perk_doc *perk_call_take_page(perk_call *call);
/* After PERK_FAILED: why; the failing reply's body ({NULL,0} when there was none); and its headers
 * as a JSON object (owned), texts by lower-case name, at most 8 KiB, without cookies, credentials
 * and addresses; {} for logins and transfers. */
PERK_API const perk_error *perk_call_error(const perk_call *call);
PERK_API perk_str perk_call_error_body(const perk_call *call);
PERK_API perk_text *perk_call_error_headers(const perk_call *call, perk_error *err);
/* A header of the last reply ("kard-api-usage-quota-remaining"): the ones the core reads; {NULL,0}
 * otherwise. */
PERK_API perk_str perk_call_reply_header(const perk_call *call, perk_str name);
PERK_API void perk_call_free(perk_call *call);

/* ---- hashed e-mail ---- */

/* The HEM of an address: 64 lower-case hex characters, SHA-256 of the normalised address (white
 * space dropped, lower case, one @; for gmail.com and googlemail.com also dots and +tags). Strict
 * refuses addresses on which known clients disagree: invisible characters, capitals with no agreed
 * lower case, separate accents, domains beyond ASCII. PERK_E_INPUT says why, without the address.
 */
PERK_API perk_text *perk_hem(perk_str email, int strict, perk_error *err);

/* ---- JSON as jansson trees, for C programs ---- */

struct json_t;
/* A new reference (json_decref it). Integers outside int64 are refused, as is what RFC 8259
 * refuses. */
PERK_API struct json_t *perk_json_parse(perk_str text, size_t max_depth, perk_error *err);
/* Compact text; doubles in the shortest form that reads back the same. */
PERK_API perk_text *perk_json_dump(const struct json_t *value, perk_error *err);

#ifdef __cplusplus
}
#endif

#include <perk/perk_webhook.h>
#include <perk/perk_writes.h>
#endif
