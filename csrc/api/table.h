/*
 * table.h - the shape of the operation table. The rows are in kard.c, kard_legacy.c, capillary.c,
 * objects*.c, resources.c, enums.c, settings.c, errors.c and provider_codes.c: const data. lookup.c
 * finds rows; reach.c gathers what they lead to; describe*.c write the rows as JSON.
 *
 * One struct, perk_field, describes everything that has a name and a value: a parameter of an
 * operation, an attribute of a resource, a member of a nested object. So one validator serves them
 * all.
 */
#ifndef PERK_API_TABLE_H
#define PERK_API_TABLE_H

#include "base/str.h"
#include "base/vec.h"

/* ---- enums: sets of known values; always open in replies, closed in requests unless strict is off
 * ---- */

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
    PERK_T_OBJECT, /* `object` says what is in it */
    PERK_T_JSON,   /* anything */
    PERK_T_ITEM    /* a resource of the operation's body types */
} perk_type;

typedef enum perk_arity {
    PERK_ONE,
    PERK_REPEAT, /* a list; in a query the name is repeated: a=1&a=2 */
    PERK_CSV,    /* a list; in a query one value with commas */
    PERK_LIST    /* a list inside a body */
} perk_arity;

enum perk_place { /* where a parameter goes; several bits: sent in each */
                  PERK_IN_PATH = 1,
                  PERK_IN_QUERY = 2,
                  PERK_IN_HEADER = 4,
                  PERK_IN_BODY =
                      8, /* `data`, or a top-level member when the body is PERK_BODY_OBJECT */
                  PERK_IN_FORM = 16,
                  PERK_IN_NONE = 32 /* not sent: it is there to be said (PERK_CONFIRM) */
};

enum perk_field_flag {
    PERK_REQUIRED =
        1,           /* in requests: refused when absent; in replies: documented as always there */
    PERK_DIGITS = 2, /* string of digits only; min/max are its length */
    PERK_AS_STRING =
        4, /* an integer that is sent as a JSON string inside bodies (Capillary customerId) */
    PERK_NONEMPTY = 8, /* an empty string is refused (empty path parameters are, always) */
    PERK_CONFIRM = 16  /* must be true: the caller says that this is meant */
};

/* What a text must look like. The provider refuses anything else, so strict refuses it before it is
 * sent. */
typedef enum perk_format {
    PERK_F_ANY,
    PERK_F_DECIMAL,  /* "12.50" */
    PERK_F_SHA256,   /* 64 lowercase hex digits */
    PERK_F_PHONE,    /* E.164: "+12025550123" */
    PERK_F_CLOCK,    /* "09:30" */
    PERK_F_DURATION, /* ISO 8601: "P7D" */
    PERK_F_WORDS     /* letters, digits and spaces; at least two letters or digits */
} perk_format;

typedef struct perk_object perk_object;

typedef struct perk_field {
    const char *name; /* snake case, as callers write it */
    const char *wire; /* as the API writes it */
    perk_type type;
    perk_arity arity;
    unsigned place; /* enum perk_place; 0 for attributes and members */
    unsigned flags; /* enum perk_field_flag */
    perk_format format;
    const perk_enum *values;
    const perk_object *object;
    size_t min_items, max_items; /* of a list; 0: no bound. Of PERK_T_ITEM the body says it */
    bool exact;   /* PERK_T_NUM: a rate or an amount of money; read as a decimal of the digits sent,
                     no double */
    bool bounded; /* min and max hold */
    int64_t min,
        max;    /* of the number, or of the string's length in bytes; of each element in lists */
    int digits; /* some replies have this text as a number, which stands for at least so many
                   digits; 0: none do */
    const char *fixed; /* constant value: filled in, and refused when it is given and differs */
    const char
        *setting; /* client setting that fills it when the caller does not ("organization_id") */
    /* Rules between the parameters of an operation or the members of an object; in requests only.
     */
    const char *needs;           /* another one that must be given with this one */
    const char *const *excludes; /* NULL-terminated: those that cannot be given with this one */
    const char *only_when,
        *only_is;         /* this member can be given only when member `only_when` is `only_is` */
    const char *all_word; /* this word stands for the list of all known values ("all") */
    const char *unit;     /* "cents", "miles", ... */
    const char *fallback; /* what the API assumes when absent, for documentation */
    const char *relation; /* replies have it in this relationship: the id, or the objects; "@id":
                             the resource's own id */
    const char *doc;
} perk_field;

/* "when member `when` equals `equals`, member `needs` is required" (request side; snake names) */
typedef struct perk_rule {
    const char *when, *equals, *needs;
} perk_rule;

struct perk_object {  /* a nested object, or the attributes of a resource */
    const char *name; /* "Cta": also the class name in typed languages */
    const perk_field *fields;
    size_t count;
    const perk_rule *rules;
    size_t rule_count;
};

typedef struct perk_relation {
    const char *name, *wire;
    bool many;
    const char *const *types; /* NULL-terminated resource types it may lead to */
} perk_relation;

enum perk_id_rule { PERK_ID_ABSENT, PERK_ID_REQUIRED, PERK_ID_OPTIONAL };

typedef struct perk_resource_kind {
    const char *
        type; /* "standardOffer"; "legacyOffer" and the like name plain objects of legacy replies */
    const char *class_name; /* "Offer" */
    const char *doc;
    bool plain; /* a plain object: its members are the attributes, whatever they are called */
    const char *const *shown_by; /* NULL-terminated members of a plain object: one of them is always
                                    there; NULL: one of `attributes` is */
    const perk_object *attributes; /* as replies carry them */
    const perk_object *request;    /* as requests carry them; NULL when never sent */
    const perk_object
        *update; /* as requests that change one carry them, when that differs; NULL: like request */
    enum perk_id_rule request_id;
    const perk_relation *relations;
    size_t relation_count;
} perk_resource_kind;

/* ---- operations ---- */

typedef enum perk_auth {
    PERK_AUTH_TOKEN, /* the client's credentials: bearer token, Capillary token header or Capillary
                        Basic */
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
    const char *const *types;    /* NULL-terminated resource types an item may have; a single one is
                                    assumed when it names none */
    size_t min_items, max_items; /* 0: no bound */
    bool update;                 /* items are as the kinds' `update` says */
    const char
        *id; /* parameter that the item's id repeats: filled in, and refused when it differs */
} perk_body;

/* What a success holds (jsonapi/promise.c). */
typedef enum perk_reply_shape {
    PERK_REPLY_TYPED,  /* `reply_types`: a list where `reply_many`, else one */
    PERK_REPLY_OBJECT, /* an object with one of `reply_members` */
    PERK_REPLY_MAP,    /* an object with members of any name */
    PERK_REPLY_TEXT,   /* a JSON string */
    PERK_REPLY_DONE    /* `data` is true, an object, or absent beside an empty `errors` */
} perk_reply_shape;

struct perk_op {
    const char *name;     /* "offers.list" */
    const char *provider; /* "kard" */
    const char *method;
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
    bool replaces;     /* what the body leaves out is cleared */
    bool partial;      /* so does 200 (Capillary's batches): not a failure of the call */
    const char *page_after, *page_size, *page_number; /* names of the parameters that page */
    const int *success;                               /* 0-terminated */
    const perk_field *params;
    size_t param_count;
    const char *const *const
        *any_of; /* NULL-terminated lists of parameters: of each list at least one must be given */
    perk_body body;
    perk_reply_shape reply;
    const char *const *reply_members;  /* NULL-terminated, of PERK_REPLY_OBJECT */
    bool reply_secret;                 /* it is a credential: no error keeps the body */
    bool reply_in_data;                /* it is never bare: `data` holds it */
    bool reply_or_text;                /* a JSON string may stand in its place */
    bool reply_or_one;                 /* one object may stand in the place of a list */
    bool reply_many;                   /* the reply's data is a list */
    const char *const *reply_types;    /* NULL-terminated; empty for plain replies */
    const char *const *included_types; /* NULL-terminated */
};

/* ---- settings, providers, errors ---- */

typedef struct perk_setting {
    const char *name;
    unsigned providers; /* bit i: provider i of perk_providers */
    perk_type type;
    bool secret;
    bool required; /* a client cannot be made without it */
    bool bounded;  /* min and max hold, of PERK_T_INT */
    const perk_enum *values;
    int64_t min, max;
    const char
        *fallback; /* default for every environment; NULL when none or when a preset gives it */
    const char *header; /* sent as this header on every call when set */
    const char *doc;
} perk_setting;

/* "in `environment` of `provider`, `setting` is `value` unless it is set" */
typedef struct perk_preset {
    const char *provider, *environment, *setting, *value;
} perk_preset;

typedef struct perk_provider {
    const char *name;       /* "kard" */
    const char *class_name; /* "Kard" */
    const char *env;        /* prefix of its environment variables: "PERK_" */
    const char *prefix;     /* of the names of its operations: "", "legacy." */
    const char *doc;
} perk_provider;

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

enum { /* rows of perk_driver_options_table */
       PERK_OPTION_PROXY,
       PERK_OPTION_CA_FILE,
       PERK_OPTION_CONNECT_TIMEOUT,
       PERK_OPTION_HTTP2,
       PERK_OPTION_TOKEN_FILE
};

enum { /* rows of perk_call_options_table */
       PERK_OPTION_TIMEOUT,
       PERK_OPTION_ATTEMPTS,
       PERK_OPTION_PAGES,
       PERK_OPTION_BODY,
       PERK_OPTION_TOKEN_STORE,
       PERK_OPTION_HEADERS,
       PERK_OPTION_STRICT
};

typedef struct perk_error_kind {
    int code;
    const char *name;       /* "wrong_type" */
    const char *class_name; /* "WrongTypeError" */
    const char *parent;     /* class name; "PerkError" at the top */
    const char *doc;
    const char *advice; /* what to do next, one line */
} perk_error_kind;

/* What a provider's own code says about sending the same request again. */
typedef enum perk_again {
    PERK_AGAIN_UNSAID, /* nothing: the HTTP status decides */
    PERK_AGAIN_NEVER,  /* it was refused for a reason that time does not change; nothing was done */
    PERK_AGAIN_SOON,   /* nothing was done, and it may work in a moment */
    PERK_AGAIN_UNSURE  /* it failed on the way, like a 5xx: a write may have been done */
} perk_again;

typedef struct perk_provider_code {
    int number;       /* 737 */
    const char *name; /* "PROMO.EARN_ID_INVALID" */
    int code;         /* enum perk_code */
    perk_again again;
    const char *says; /* in one line, for messages */
    const char
        *advice; /* what to do next, where it differs from that of the kind; NULL otherwise */
} perk_provider_code;

/* ---- the tables ---- */

typedef struct perk_op_table {
    const perk_op *ops;
    size_t count;
} perk_op_table;

extern const perk_op_table perk_kard_ops, perk_kard_legacy_ops, perk_capillary_ops;
extern const perk_resource_kind perk_resource_kinds[];
extern const size_t perk_resource_kind_count;
extern const perk_provider perk_providers[];
extern const size_t perk_provider_count;
extern const perk_setting perk_settings[];
extern const size_t perk_setting_count;
extern const perk_preset perk_presets[];
extern const size_t perk_preset_count;
extern const perk_options perk_driver_options_table, perk_call_options_table;
extern const perk_error_kind perk_error_kinds[];
extern const size_t perk_error_kind_count;
extern const perk_provider_code perk_provider_codes[];
extern const size_t perk_provider_code_count;

/* ---- lookup.c ---- */

/* Where languages have the method of an operation: "legacy.offers.list" is `list` of the namespace
 * `offers`. Absent for token requests, which calls send themselves. */
typedef struct perk_op_place {
    perk_str space, method;
} perk_op_place;

perk_op_place perk_op_place_of(const perk_op *op);
/* The field called `name` (snake or wire spelling), or NULL. */
const perk_field *perk_field_find(const perk_field *fields, size_t count, perk_str name);
const char *perk_field_nearest(const perk_field *fields, size_t count, perk_str name);
const perk_resource_kind *perk_resource_kind_find(perk_str type);
/* The parameter for the operation's items, or NULL. */
const perk_field *perk_op_item(const perk_op *op);
/* Whether it writes a list of items, of which any number may be sent in several requests. */
bool perk_op_takes_many(const perk_op *op);
/* What a request of this operation carries for the kind. */
const perk_object *perk_request_object(const perk_op *op, const perk_resource_kind *kind);
/* NULL with PERK_E_NAME and the nearest match when the provider has no such setting. */
const perk_setting *perk_setting_find(perk_str provider, perk_str name, perk_error *err);
/* What the setting is when nobody set it: the environment's preset, else the fallback; NULL when
 * there is neither. */
const char *perk_setting_default(perk_str provider, perk_str environment,
                                 const perk_setting *setting);
bool perk_setting_applies(const perk_setting *setting, perk_str provider);
const perk_provider *perk_provider_find(perk_str name, perk_error *err);
/* The row that can be set by this name; -1 with PERK_E_NAME, which lists those that can.
 * (settings.c) */
int perk_option_find(const perk_options *options, perk_str name, perk_error *err);
const perk_error_kind *perk_error_kind_find(int code);
/* NULL when the number is 0 or unknown. (provider_codes.c) */
const perk_provider_code *perk_provider_code_find(int number);
bool perk_enum_has(const perk_enum *values, perk_str value);
const char *perk_enum_nearest(const perk_enum *values, perk_str value);
/* "a decimal number, such as 12.50": goes after "must be". NULL for PERK_F_ANY. */
const char *perk_format_words(perk_format format);

/* ---- reach.c ---- */

/* The enums and objects that operations, resources and settings lead to, in order of first mention.
 * Nothing is registered twice or forgotten: what is not reachable is not part of the API. */
enum { PERK_MAX_ENUMS = 128, PERK_MAX_OBJECTS = 256 };

typedef struct perk_reach {
    const perk_enum *enums[PERK_MAX_ENUMS];
    size_t enum_count;
    const perk_object *objects[PERK_MAX_OBJECTS];
    size_t object_count;
    bool overflow;
} perk_reach;

void perk_reach_fill(perk_reach *reach);
/* The same, worked out once per process. */
const perk_reach *perk_reach_all(void);

#endif
