/*
 * table.h - the shape of the operation table. The rows are const data: each noun of an API has a
 * file in its provider's folder (kard/offers.c), with its fields, objects, resource kinds,
 * operations and verification rules, and exports one perk_noun. provider.c of the folder lists
 * the nouns and has what is specific to the provider. settings.c and errors.c hold the rest.
 *
 * One struct, perk_field, describes everything that has a name and a value: a parameter of an
 * operation, an attribute of a resource, a member of a nested object. So one validator serves all.
 */
#ifndef PERK_API_TABLE_H
#define PERK_API_TABLE_H

#include "base/str.h"
#include "base/vec.h"

/* ---- enums: sets of known values; always open in replies, closed in requests unless strict is
        off ---- */

typedef struct perk_enum {
    const char *name; /* "ComponentType" */
    const char *const *values;
    size_t count;
    bool numbers; /* the values are whole numbers on the wire, written here as text */
} perk_enum;

/* ---- fields ---- */

typedef enum perk_type {
    PERK_T_STRING,
    PERK_T_INT, /* int64 */
    PERK_T_NUM, /* double */
    PERK_T_BOOL,
    PERK_T_TIME,   /* ISO 8601 with a zone */
    PERK_T_OBJECT, /* `object` has its members */
    PERK_T_JSON,   /* anything */
    PERK_T_ITEM    /* a resource of the operation's body types */
} perk_type;

typedef enum perk_arity {
    PERK_ONE,
    PERK_REPEAT, /* a list; in a query the name is repeated: a=1&a=2 */
    PERK_CSV,    /* a list; in a query one value with commas */
    PERK_LIST    /* a list inside a body */
} perk_arity;

/* Where a parameter goes; several bits: sent in each. */
enum perk_place {
    PERK_IN_PATH = 1,
    PERK_IN_QUERY = 2,
    PERK_IN_HEADER = 4,
    PERK_IN_BODY = 8, /* `data`, or a top-level member when the body is PERK_BODY_OBJECT */
    PERK_IN_FORM = 16,
    PERK_IN_NONE = 32 /* not sent: it only has to be given (PERK_CONFIRM) */
};

enum perk_field_flag {
    PERK_REQUIRED = 1,  /* requests: rejected when absent; replies: documented as always present */
    PERK_DIGITS = 2,    /* string of digits only; min/max are its length */
    PERK_AS_STRING = 4, /* an integer that bodies carry as a JSON string (Capillary customerId) */
    PERK_NONEMPTY = 8,  /* an empty string is rejected (empty path parameters always are) */
    PERK_CONFIRM = 16   /* must be true: the caller confirms that this is meant */
};

/* The form of a text. The provider rejects anything else, so strict rejects it before sending. */
typedef enum perk_format {
    PERK_F_ANY,
    PERK_F_DECIMAL,  /* "12.50" */
    PERK_F_SHA256,   /* 64 lowercase hex digits */
    PERK_F_PHONE,    /* E.164: "+12025550123" */
    PERK_F_CLOCK,    /* "09:30" */
    PERK_F_DURATION, /* ISO 8601: "P7D" */
    PERK_F_WORDS     /* letters, digits and spaces; at least two letters or digits */
} perk_format;

/* What of a resource people look at first (jsonapi/facts.c). Of an object with a fact, those of its
 * members with one count. */
typedef enum perk_fact {
    PERK_FACT_NONE,
    PERK_FACT_TITLE,
    PERK_FACT_REWARD,       /* a text, or an object with the next two */
    PERK_FACT_REWARD_TYPE,  /* PERCENT, FLAT (an amount of money) or CENTS */
    PERK_FACT_REWARD_VALUE, /* how much */
    PERK_FACT_STARTS,
    PERK_FACT_ENDS,
    PERK_FACT_CHANNEL,
    PERK_FACT_CATEGORY,
    PERK_FACT_MERCHANT, /* a text, or an object with a title */
    PERK_FACTS
} perk_fact;

#define PERK_MAX_QUOTED 40 /* bytes of a field's quoted name */

typedef struct perk_object perk_object;
typedef struct perk_provider perk_provider;

typedef struct perk_field {
    const char *name; /* snake case, as callers write it */
    const char *wire; /* as the API writes it */
    bool camel;       /* `wire` is `name` in camel case (CAMEL) */
    /* `wire` as it begins a member of an object, in quotes and with the colon. It is an array, not
     * a text, so that as many bytes can be read at once as it has. */
    unsigned char quoted_len;
    char quoted[PERK_MAX_QUOTED];
    perk_type type;
    perk_arity arity;
    unsigned place; /* enum perk_place; 0 for attributes and members */
    unsigned flags; /* enum perk_field_flag */
    perk_format format;
    const perk_enum *values;
    const perk_object *object;
    /* Of a list; 0: no bound. A body has the bounds of PERK_T_ITEM. */
    size_t min_items, max_items;
    /* PERK_T_NUM: a rate or an amount of money; read as a decimal of the digits sent, no double. */
    bool exact;
    bool personal;  /* it names or describes a person: shown to people as *** */
    perk_fact fact; /* what of its object people look at first */
    /* min and max hold: of the number, or of the string's length in bytes; of each element in
     * lists. */
    bool bounded;
    int64_t min, max;
    /* Some replies have this text as a number, which represents at least this many digits; 0: no
     * reply does. */
    int digits;
    const char *fixed;   /* constant value: filled in, and rejected when it is given and differs */
    const char *setting; /* the client's setting that fills it when the caller gives none */
    /* Rules between the parameters of an operation or the members of an object; requests only. */
    const char *needs;               /* another one that must be given with this one */
    const char *const *excludes;     /* NULL-terminated: those that cannot be given with it */
    const char *only_when, *only_is; /* given only when member `only_when` is `only_is` */
    const char *all_word;            /* this word means the list of all known values */
    const char *unit;                /* "cents", "miles", ... */
    const char *fallback;            /* what the API assumes when absent, for documentation */
    /* Replies have it in this relationship: the id, or the objects. "@id": the resource's id. */
    const char *relation;
    const char *doc;
} perk_field;

/* "When member `when` equals `equals`, member `needs` is required"; requests only, snake names. */
typedef struct perk_rule {
    const char *when, *equals, *needs;
} perk_rule;

/* A nested object, or the attributes of a resource. */
struct perk_object {
    const char *name; /* "Cta": also the class name in typed languages */
    const perk_field *fields;
    size_t count;
    const perk_rule *rules;
    size_t rule_count;
};

/* ---- resources ---- */

typedef struct perk_relation {
    const char *name, *wire;
    bool many;
    const char *const *types; /* NULL-terminated resource types it may lead to */
    perk_fact fact;           /* the titles of those */
} perk_relation;

enum perk_id_rule { PERK_ID_ABSENT, PERK_ID_REQUIRED, PERK_ID_OPTIONAL };

typedef struct perk_resource_kind {
    const char *type; /* "standardOffer"; "legacyOffer" and others name plain objects of replies */
    const char *class_name; /* "Offer" */
    const char *doc;
    bool personal; /* it is about one person: its id is shown to people as *** */
    bool plain;    /* a plain object: its members are the attributes, whatever their names are */
    /* NULL-terminated members of a plain object, one of which is always present; NULL: one of
     * `attributes` is. */
    const char *const *shown_by;
    const perk_object *attributes; /* in replies */
    const perk_object *request;    /* in requests; NULL when never sent */
    const perk_object *update;     /* in requests that change one; NULL: like `request` */
    enum perk_id_rule request_id;
    const perk_relation *relations;
    size_t relation_count;
} perk_resource_kind;

/* ---- verification rules: how the outcome of a write can be read afterwards ---- */

typedef enum perk_evidence {
    PERK_EVIDENCE_NONE,    /* no read shows it */
    PERK_EVIDENCE_SAME,    /* present as sent: done; with other values: unknown; absent: not done */
    PERK_EVIDENCE_PRESENT, /* present: done; absent: not done */
    PERK_EVIDENCE_ABSENT   /* present: not done; absent: done */
} perk_evidence;

/*
 * A value of the write and where it goes. `from` is "user_id" (an argument of the write),
 * "item.id", "item.type" or "item.name" (of the item that it sends, as the API spells it), or
 * "=true" (this JSON). `to` is a parameter of the read, or what to look for in a resource that was
 * read: "@id", "@type", or a dotted path, which goes through lists.
 */
typedef struct perk_pair {
    const char *to, *from;
} perk_pair;

typedef struct perk_verification_rule {
    /* The rule is for writes of which this value (as in `from`) is this text; NULL: for all
     * others. */
    const char *when, *equals;
    const char *read; /* the operation that shows the outcome; NULL: none does */
    perk_evidence evidence;
    const perk_pair *args; /* {NULL}-terminated: the read's arguments */
    /* {NULL}-terminated: which of the resources read is meant; NULL: the only one. */
    const perk_pair *match;
    bool by_id;   /* the read names one resource: 404 shows that it is absent */
    bool partial; /* its absence proves nothing */
    /* NULL-terminated: attributes that the server keeps, whatever a replace leaves out. */
    const char *const *sticky;
    const char *note; /* one sentence: what shows the outcome, and its limits */
} perk_verification_rule;

/* ---- operations ---- */

typedef enum perk_auth {
    PERK_AUTH_TOKEN, /* the client's credentials: a token, or Capillary's Basic */
    PERK_AUTH_NONE,
    PERK_AUTH_BASIC /* client_id:client_secret, for token requests */
} perk_auth;

typedef enum perk_replay { PERK_SAFE, PERK_SINGLE } perk_replay; /* "safe", "once" */

typedef enum perk_paging { PERK_PAGING_NONE, PERK_PAGING_CURSOR, PERK_PAGING_NUMBER } perk_paging;

typedef enum perk_body_shape {
    PERK_BODY_NONE,
    PERK_BODY_LIST,   /* {"data":[items]} */
    PERK_BODY_ONE,    /* {"data":item} */
    PERK_BODY_OBJECT, /* members from the parameters that are placed in the body */
    PERK_BODY_ARRAY,  /* the bare array of one parameter */
    PERK_BODY_FORM
} perk_body_shape;

typedef struct perk_body {
    perk_body_shape shape;
    /* NULL-terminated resource types of items; a single one is assumed when an item names none. */
    const char *const *types;
    size_t min_items, max_items; /* 0: no bound */
    bool update;                 /* items are as the kinds' `update` has them */
    const char
        *id; /* parameter that the item's id repeats: filled in, and rejected when it differs */
} perk_body;

/* What a success holds (jsonapi/promise.c). */
typedef enum perk_reply_shape {
    PERK_REPLY_TYPED,  /* `reply_types`: a list where `reply_many`, else one */
    PERK_REPLY_OBJECT, /* an object with one of `reply_members` */
    PERK_REPLY_MAP,    /* an object with members of any name */
    PERK_REPLY_TEXT,   /* a JSON string */
    PERK_REPLY_DONE    /* `data` is true, an object, or absent next to an empty `errors` */
} perk_reply_shape;

struct perk_op {
    const char *name; /* "offers.list" */
    const perk_provider *provider;
    const char *http_method;
    const char *path;   /* NULL: none is published, the `paths` setting has to give it */
    const char *doc;    /* one line */
    const char *advice; /* what a caller should know before using it; NULL when nothing */
    const char *status; /* "current", "deprecated", "unverified" */
    const char *scope;  /* "rewards:read", NULL when none is published */
    perk_auth auth;
    perk_replay replay;
    perk_paging paging;
    bool token_host;   /* goes to token_url instead of base_url */
    bool multi_status; /* 207 carries data and errors */
    bool partial;      /* so does 200 (Capillary's batches): not a failure of the call */
    bool replaces;     /* what the body leaves out is cleared */
    const char *page_after, *page_size, *page_number; /* names of the parameters that page */
    const int *success;                               /* 0-terminated */
    const perk_field *params;
    size_t param_count;
    /* NULL-terminated lists of parameters: at least one of each list must be given. */
    const char *const *const *any_of;
    perk_body body;
    perk_reply_shape reply;
    const char *const *reply_members;    /* NULL-terminated, of PERK_REPLY_OBJECT */
    bool reply_secret;                   /* it is a credential: no error keeps the body */
    bool reply_in_data;                  /* it is never bare: `data` holds it */
    bool reply_or_text;                  /* a JSON string may stand in its place */
    bool reply_or_one;                   /* one object may stand in the place of a list */
    bool reply_many;                     /* the reply's data is a list */
    const char *const *reply_types;      /* NULL-terminated; empty for plain replies */
    const char *const *included_types;   /* NULL-terminated */
    const perk_verification_rule *rules; /* ended by one without a note; NULL: it is a read */
};

/* ---- nouns and providers ---- */

/* What an API has under one name. */
typedef struct perk_noun {
    const char *name; /* "offers": also the namespace of its methods */
    const perk_resource_kind *kinds;
    size_t kind_count;
    const perk_op *ops;
    size_t op_count;
} perk_noun;

/* "In `environment`, `setting` is `value` unless it is set." */
typedef struct perk_preset {
    const char *environment, *setting, *value;
} perk_preset;

/* A value of the setting `auth`. */
typedef struct perk_login {
    const char *auth;
    const char *op;        /* the operation that fetches a token; NULL: none is fetched */
    bool host;             /* the host gives tokens */
    const char *needs[2];  /* settings without which it is impossible, unless a token is given */
    const char *one_of[2]; /* and one of these */
} perk_login;

/* What a Basic header is made of. */
typedef enum perk_basic {
    PERK_BASIC_CLIENT, /* client_id and client_secret */
    PERK_BASIC_TILL    /* username and the MD5 of the password, or password_hash */
} perk_basic;

/* How a reply reports errors. */
typedef enum perk_dialect {
    PERK_DIALECT_STATUS, /* the HTTP status shows that there is one, the body which */
    PERK_DIALECT_BODY    /* the body does, with the provider's codes, under any status */
} perk_dialect;

/* Whether to send the same request again after a provider's own code. */
typedef enum perk_again {
    PERK_AGAIN_UNSTATED, /* nothing: the HTTP status decides */
    PERK_AGAIN_NEVER,    /* rejected for a reason that time does not change; nothing was done */
    PERK_AGAIN_SOON,     /* nothing was done, and it may work in a moment */
    PERK_AGAIN_UNSURE    /* it failed on the way, like a 5xx: a write may have been done */
} perk_again;

typedef struct perk_provider_code {
    int number;       /* 737 */
    const char *name; /* "PROMO.EARN_ID_INVALID" */
    int code;         /* enum perk_code */
    perk_again again;
    const char *doc;    /* in one line, for messages */
    const char *advice; /* what to do next, where it differs from that of the kind; else NULL */
} perk_provider_code;

typedef struct perk_code_table {
    const perk_provider_code *rows;
    size_t count;
} perk_code_table;

struct perk_provider {
    const char *name;       /* "kard" */
    const char *class_name; /* "Kard" */
    const char *env;        /* prefix of its environment variables: "PERK_" */
    const char *prefix;     /* of the names of its operations: "", "legacy." */
    const char *doc;
    unsigned bit; /* in perk_setting.providers */
    const perk_preset *presets;
    size_t preset_count;
    const char *const *domains; /* NULL-terminated: all its servers are within them */
    const perk_login *logins;
    size_t login_count;
    const char *token_header; /* carries the token; NULL: Authorization, as a bearer token */
    perk_basic basic;
    perk_dialect dialect;
    const perk_code_table *codes;  /* its own error codes; NULL: it has none */
    const perk_enum *events;       /* types of the notifications that it sends; NULL: unknown */
    const perk_noun *const *nouns; /* NULL-terminated */
};

extern const perk_provider perk_kard, perk_kard_legacy, perk_capillary;

/* ---- settings and options ---- */

enum { PERK_KARD = 1, PERK_KARD_LEGACY = 2, PERK_CAPILLARY = 4 }; /* perk_provider.bit */

typedef struct perk_setting {
    const char *name;
    unsigned providers; /* their bits */
    perk_type type;
    bool secret;
    bool required; /* a client cannot be made without it */
    bool bounded;  /* min and max hold, of PERK_T_INT */
    bool fraction; /* above 0 and up to 1, as "1/8"; of PERK_T_STRING */
    const perk_enum *values;
    int64_t min, max;
    const char *fallback; /* default of every environment; NULL: none, or a preset gives it */
    const char *header;   /* sent as this header on every call when set */
    const char *doc;
} perk_setting;

/* What a driver or a single call can be given. The languages take the same names. */
typedef struct perk_option {
    const char *name;
    perk_type type;
    bool file;    /* PERK_T_STRING: the path of a file */
    bool methods; /* of calls: each method of an operation takes it next to its parameters */
    bool bounded; /* min and max hold, of PERK_T_INT */
    int64_t min, max;
    const char *doc;
} perk_option;

typedef struct perk_options {
    const char *noun; /* "driver", "call" */
    const perk_option *rows;
    size_t count;
    size_t settable; /* the first ones, which perk_driver_set and perk_call_set take */
} perk_options;

/* Rows of perk_driver_options_table. */
enum {
    PERK_OPTION_PROXY,
    PERK_OPTION_CA_FILE,
    PERK_OPTION_CONNECT_TIMEOUT,
    PERK_OPTION_HTTP2,
    PERK_OPTION_TOKEN_FILE,
    PERK_OPTION_COMPRESS
};

/* Rows of perk_call_options_table. */
enum {
    PERK_OPTION_TIMEOUT,
    PERK_OPTION_ATTEMPTS,
    PERK_OPTION_PAGES,
    PERK_OPTION_BODY,
    PERK_OPTION_TOKEN_STORE,
    PERK_OPTION_MAX_WAIT,
    PERK_OPTION_HEADERS,
    PERK_OPTION_STRICT
};

/* ---- errors ---- */

typedef struct perk_error_kind {
    int code;
    const char *name;       /* "wrong_type" */
    const char *class_name; /* "WrongTypeError" */
    const char *parent;     /* class name; "PerkError" at the top */
    const char *doc;
    const char *advice; /* what to do next, one line */
} perk_error_kind;

#endif
