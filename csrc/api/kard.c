#include "api/rows.h"

/* Path parameters that most operations share. */
#define ORGANIZATION                                                                               \
    FIELD("organization_id", "organizationId", STRING, IN_PATH, .setting = "organization_id",      \
          .doc = "the issuer's organisation")
#define USER FIELD("user_id", "userId", STRING, IN_PATH, .doc = "your id of the user")
#define OFFER FIELD("offer_id", "offerId", STRING, IN_PATH, .doc = "id of the offer")

/* Query parameters that several operations share. */
#define PAGES                                                                                      \
    FIELD("page_size", "page[size]", INT, IN_QUERY, AT_LEAST(1), .doc = "items on a page"),        \
        PAGE_AFTER, PAGE_BEFORE
#define PAGED_BY_CURSOR                                                                            \
    .paging = PERK_PAGING_CURSOR, .page_after = "page_after", .page_size = "page_size"
#define SUPPORTED_COMPONENTS(text)                                                                 \
    FIELD("supported_components", "supportedComponents", STRING, IN_QUERY, REPEATED,               \
          ONE_OF(component_type), .all_word = "all", .doc = (text))
#define PAGE_SIZE(most, usual)                                                                     \
    FIELD("page_size", "page[size]", INT, IN_QUERY, BETWEEN(1, most), .fallback = usual,           \
          .doc = "items on a page")
#define PAGE_AFTER                                                                                 \
    FIELD("page_after", "page[after]", STRING, IN_QUERY, .doc = "cursor to go on from")
#define PAGE_BEFORE                                                                                \
    FIELD("page_before", "page[before]", STRING, IN_QUERY, .doc = "cursor to go back from")
#define CATEGORY                                                                                   \
    FIELD("category", "filter[category]", STRING, IN_QUERY, ONE_OF(category),                      \
          .doc = "only this category")
#define BODY_ITEMS(name, text) FIELD(name, "data", ITEM, LISTED, IN_BODY_NEEDED, .doc = (text))
#define BODY_ITEM(name, text) FIELD(name, "data", ITEM, IN_BODY_NEEDED, .doc = (text))
#define REPLACES                                                                                   \
    .replaces = true, .advice = "It replaces everything: what is left out is cleared. modify "     \
                                "reads it first, and sends all of "                                \
                                "it back with what you change."

/* ---- tokens ---- */

#define TOKEN_REQUEST                                                                              \
    .provider = "kard", .method = "POST", .path = "/v2/auth/token", .status = "current",           \
    .token_host = true, .replay = PERK_SAFE, .success = STATUSES(200), .reply = PERK_REPLY_OBJECT, \
    .reply_members = NAMES("access_token"), .reply_secret = true, .reply_types = NO_TYPES,         \
    .included_types = NO_TYPES
#define TARGET_ISSUER                                                                              \
    FIELD("target_issuer", "X-Kard-Target-Issuer", STRING, .place = PERK_IN_HEADER,                \
          .setting = "target_issuer", .doc = "issuer that the token is locked to (beta)")
#define CREDENTIALS(in)                                                                            \
    FIELD("client_id", "client_id", STRING, .place = (in), .flags = PERK_REQUIRED,                 \
          .setting = "client_id", .doc = "name of the API client"),                                \
        FIELD("client_secret", "client_secret", STRING, .place = (in), .flags = PERK_REQUIRED,     \
              .setting = "client_secret", .doc = "secret of the API client")

static const perk_field token_basic_form_params[] = {
    FIELD("grant_type", "grant_type", STRING, .place = PERK_IN_FORM, .flags = PERK_REQUIRED,
          .fixed = "client_credentials", .doc = "kind of login"),
    TARGET_ISSUER,
};
static const perk_field token_json_params[] = {CREDENTIALS(PERK_IN_BODY), TARGET_ISSUER};
static const perk_field token_form_params[] = {CREDENTIALS(PERK_IN_FORM), TARGET_ISSUER};

/* ---- users ---- */

static const perk_field users_create_params[] = {ORGANIZATION,
                                                 BODY_ITEMS("users", "the users to enrol")};
static const perk_field user_params[] = {ORGANIZATION, USER};
static const perk_field user_update_params[] = {
    ORGANIZATION, USER, BODY_ITEM("user", "the user as it shall be, whole")};

/* ---- offers and locations ---- */

static const perk_field offers_list_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("search", "filter[search]", STRING, IN_QUERY,
          .doc = "only offers whose name or category holds this text"),
    FIELD("purchase_channel", "filter[purchaseChannel]", STRING, IN_QUERY, REPEATED,
          ONE_OF(purchase_channel), .doc = "only offers of these channels"),
    CATEGORY,
    FIELD("is_targeted", "filter[isTargeted]", BOOL, IN_QUERY,
          .doc = "only targeted offers, or only the others"),
    FIELD("sort", "sort", STRING, IN_QUERY, ONE_OF(offer_sort), .doc = "order; '-' turns it round"),
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(offer_include),
          .doc = "what to send along"),
    SUPPORTED_COMPONENTS("components that you can show; 'all' for every one"),
};

static const perk_field offer_activate_params[] = {
    ORGANIZATION,
    USER,
    OFFER,
    SUPPORTED_COMPONENTS(
        "components of the offer sent along with include='offer'; 'all' for every one"),
    FIELD("include", "include", STRING, IN_QUERY, ONE_OF(activate_include),
          .doc = "'offer' sends the changed offer along"),
};
static const perk_field offer_params[] = {ORGANIZATION, USER, OFFER};

static const perk_field locations_list_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("name", "filter[name]", STRING, IN_QUERY,
          .doc = "only places whose name holds this text"),
    FIELD("city", "filter[city]", STRING, IN_QUERY,
          .doc = "only cities whose name holds this text"),
    FIELD("zip_code", "filter[zipCode]", STRING, IN_QUERY, .doc = "only this ZIP code"),
    FIELD("state", "filter[state]", STRING, IN_QUERY, ONE_OF(state), .doc = "only this state"),
    CATEGORY,
    FIELD("longitude", "filter[longitude]", NUM, IN_QUERY, BETWEEN(-180, 180), .needs = "latitude",
          .unit = "degrees", .doc = "middle of the area, together with latitude"),
    FIELD("latitude", "filter[latitude]", NUM, IN_QUERY, BETWEEN(-90, 90), .needs = "longitude",
          .unit = "degrees", .doc = "middle of the area, together with longitude"),
    FIELD("radius", "filter[radius]", INT, IN_QUERY, BETWEEN(1, INT64_MAX), .needs = "latitude",
          .unit = "miles", .fallback = "10", .doc = "how far the area reaches"),
    FIELD("sort", "sort", STRING, IN_QUERY, ONE_OF(location_sort),
          .doc =
              "order; '-' turns it round; without it newest first, with coordinates nearest first"),
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(location_include),
          .doc = "what to send along"),
    SUPPORTED_COMPONENTS(
        "components of the offers sent along with include='offers'; 'all' for every one"),
};

/* ---- attribution ---- */

static const perk_field attributions_create_params[] = {
    ORGANIZATION, USER, BODY_ITEMS("events", "what the user saw and did")};

static const perk_field slot_activate_params[] = {
    ORGANIZATION,
    USER,
    FIELD("placement_id", "placementId", STRING, IN_PATH, .doc = "id of the placement"),
    FIELD("slot_id", "slotId", STRING, IN_PATH, .doc = "id of the slot"),
};

static const perk_field placement_content_params[] = {
    ORGANIZATION,
    USER,
    FIELD(
        "placement_id", "placementId", STRING, IN_PATH,
        .doc =
            "id of the placement; those for e-mail and push show a preview of what would be sent"),
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(offer_include),
          .doc = "what to send along; standard placements only"),
    SUPPORTED_COMPONENTS("components that you can show; 'all' for every one"),
};

/* ---- transactions and rewards ---- */

static const perk_field transactions_create_params[] = {
    ORGANIZATION,
    BODY_ITEMS("transactions",
               "the events; each id is used once, and again only to send the same event again"),
};

static const perk_field earned_rewards_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("status", "filter[status]", STRING, IN_QUERY, ONE_OF(earned_reward_status),
          .fallback = "SETTLED", .doc = "settled rewards, or those approved and not yet settled"),
    FIELD("paid_in_full_only", "filter[paidInFullOnly]", BOOL, IN_QUERY, .fallback = "false",
          .doc = "only rewards that were paid out"),
    FIELD("range", "filter[range]", STRING, IN_QUERY, ONE_OF(earned_reward_range),
          .fallback = "12M", .doc = "how far back"),
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(earned_reward_include),
          .doc = "what to send along"),
};

static const perk_field upload_urls_params[] = {ORGANIZATION,
                                                BODY_ITEMS("files", "the files to send")};
static const perk_field audits_create_params[] = {ORGANIZATION, USER,
                                                  BODY_ITEMS("audits", "what to look into")};
static const perk_field fraud_markers_params[] = {
    ORGANIZATION, BODY_ITEMS("markers", "the purchases; the id is that of the purchase")};

#define UPLOAD FIELD("upload_id", "uploadId", STRING, IN_PATH, .doc = "id of the upload")
static const perk_field upload_part_params[] = {
    ORGANIZATION,
    USER,
    UPLOAD,
    BODY_ITEMS("transactions", "past events; each id is used once"),
};
static const perk_field upload_params[] = {ORGANIZATION, USER, UPLOAD};

/* ---- files ---- */

static const perk_field files_list_params[] = {
    ORGANIZATION,
    PAGE_SIZE(100, "10"),
    PAGE_AFTER,
    PAGE_BEFORE,
    FIELD("date_from", "filter[dateFrom]", TIME, IN_QUERY, .fallback = "a month ago",
          .doc = "only files sent since then"),
    FIELD("date_to", "filter[dateTo]", TIME, IN_QUERY, .fallback = "now",
          .doc = "only files sent until then"),
    FIELD("file_type", "filter[fileType]", STRING, IN_QUERY, ONE_OF(file_type),
          .doc = "only this kind of file"),
    FIELD("sort", "sort", STRING, IN_QUERY, ONE_OF(files_sort), .fallback = "-sentDate",
          .doc = "order; '-' turns it round"),
};

/* ---- organisations ---- */

#define CHILD FIELD("child_id", "childId", STRING, IN_PATH, .doc = "id of the child organisation")
#define PAGES_FORWARD PAGE_SIZE(200, "200"), PAGE_AFTER
static const perk_field children_list_params[] = {ORGANIZATION, PAGES_FORWARD};
static const perk_field child_params[] = {ORGANIZATION, CHILD};
static const perk_field child_create_params[] = {
    ORGANIZATION, BODY_ITEM("child", "the child organisation to make")};
static const perk_field child_update_params[] = {ORGANIZATION, CHILD,
                                                 BODY_ITEM("child", "what shall change")};

/* ---- placements and content strategies ---- */

#define PLACEMENT                                                                                  \
    FIELD("placement_id", "placementId", STRING, IN_PATH, .doc = "id of the placement")
#define PLACEMENT_TYPES                                                                            \
    TYPES("placement", "placementPushNotification", "placementEmail", "placementBatchActivation",  \
          "placementGroup")
#define PLACEMENT_EXTRAS                                                                           \
    TYPES("contentStrategy", "batchActivationSlot", "placement", "placementPushNotification",      \
          "placementEmail")
#define PLACEMENT_PARTS                                                                            \
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(placement_include),      \
          .doc = "what to send along; a dotted path brings what is on the way too")
static const perk_field placements_list_params[] = {
    ORGANIZATION,
    PAGES_FORWARD,
    FIELD("type", "filter[type]", STRING, IN_QUERY, ONE_OF(placement_type),
          .doc = "only this kind"),
    FIELD("name", "filter[name]", STRING, IN_QUERY, .doc = "only the one of exactly this name"),
    FIELD("content_strategy_id", "filter[contentStrategyId]", STRING, IN_QUERY,
          .doc = "only those that this strategy fills"),
    PLACEMENT_PARTS,
};
static const perk_field placement_params[] = {ORGANIZATION, PLACEMENT};
static const perk_field placement_get_params[] = {ORGANIZATION, PLACEMENT, PLACEMENT_PARTS};
static const perk_field placement_create_params[] = {
    ORGANIZATION, BODY_ITEM("placement", "the placement to make")};
static const perk_field placement_update_params[] = {
    ORGANIZATION, PLACEMENT, BODY_ITEM("placement", "the placement as it shall be, whole")};

#define STRATEGY                                                                                   \
    FIELD("content_strategy_id", "contentStrategyId", STRING, IN_PATH,                             \
          .doc = "id of the content strategy")
static const perk_field strategies_list_params[] = {
    ORGANIZATION,
    PAGES_FORWARD,
    FIELD("name", "filter[name]", STRING, IN_QUERY, .doc = "only the one of exactly this name"),
};
static const perk_field strategy_params[] = {ORGANIZATION, STRATEGY};
static const perk_field strategy_create_params[] = {
    ORGANIZATION, BODY_ITEM("content_strategy", "the content strategy to make")};
static const perk_field strategy_update_params[] = {
    ORGANIZATION, STRATEGY,
    BODY_ITEM("content_strategy", "the content strategy as it shall be, whole")};

/* ---- webhooks ---- */

static const perk_field subscriptions_create_params[] = {
    ORGANIZATION, BODY_ITEMS("subscriptions", "events and where to send them")};
static const perk_field subscriptions_list_params[] = {
    ORGANIZATION,
    FIELD("event_name", "filter[eventName]", STRING, IN_QUERY, ONE_OF(notification_type),
          .doc = "only this event"),
};

static const perk_field subscription_update_params[] = {
    ORGANIZATION,
    FIELD("subscription_id", "subscriptionId", STRING, IN_PATH, .doc = "id of the subscription"),
    BODY_ITEM("subscription", "what shall change"),
};

static const perk_field notifications_list_params[] = {
    ORGANIZATION,
    PAGE_SIZE(200, "200"),
    PAGE_AFTER,
    PAGE_BEFORE,
    FIELD("event_name", "filter[eventName]", STRING, IN_QUERY, ONE_OF(notification_type),
          .doc = "only this event"),
    FIELD("status", "filter[status]", STRING, IN_QUERY, ONE_OF(delivery_status),
          .doc = "only those that arrived, or did not"),
    FIELD("after", "filter[after]", TIME, IN_QUERY, .doc = "only later ones"),
    FIELD("before", "filter[before]", TIME, IN_QUERY, .doc = "only earlier ones"),
};
static const perk_field notification_params[] = {
    ORGANIZATION,
    FIELD("event_id", "eventId", STRING, IN_PATH, .doc = "event_id of the notification"),
};

#define OPERATION(id, verb, template)                                                              \
    .name = (id), .provider = "kard", .method = (verb), .path = (template)
#define IN_ISSUER "/v2/issuers/{organizationId}"
#define IN_USER IN_ISSUER "/users/{userId}"

static const perk_op ops[] = {
    {
        .name = "auth.token_basic_form",
        TOKEN_REQUEST,
        .doc = "Fetch a token: Basic header, form body",
        .auth = PERK_AUTH_BASIC,
        PARAMS(token_basic_form_params),
        .body = {.shape = PERK_BODY_FORM},
    },
    {
        .name = "auth.token_json",
        TOKEN_REQUEST,
        .doc = "Fetch a token: credentials in a JSON body",
        .auth = PERK_AUTH_NONE,
        PARAMS(token_json_params),
        .body = {.shape = PERK_BODY_OBJECT},
    },
    {
        .name = "auth.token_form",
        TOKEN_REQUEST,
        .doc = "Fetch a token: credentials in a form body",
        .auth = PERK_AUTH_NONE,
        PARAMS(token_form_params),
        .body = {.shape = PERK_BODY_FORM},
    },
    {
        OPERATION("ping.get", "GET", "/v2/ping"),
        .doc = "See whether the API answers; no credentials needed",
        .status = "current",
        .auth = PERK_AUTH_NONE,
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("status", "timestamp"),
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("webview.create_token", "POST",
                  "/v2/auth/issuers/{organizationId}/users/{userId}/token"),
        .doc = "Make a token for the hosted web view of one user",
        .advice = "It goes into the web view's address as the query parameter token; do not log "
                  "that address.",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("access_token"),
        .reply_secret = true,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.create", "POST", IN_ISSUER "/users"),
        .doc = "Enrol users",
        .status = "current",
        .scope = "user:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(201, 207),
        PARAMS(users_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("user"), .min_items = 1, .max_items = 100},
        .reply_many = true,
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.get", "GET", IN_USER),
        .doc = "Read one user",
        .status = "current",
        .scope = "user:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.update", "PUT", IN_USER),
        .doc = "Replace a user, all of it",
        REPLACES,
        .status = "current",
        .scope = "user:update",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("user"), .id = "user_id"},
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.delete", "DELETE", IN_USER),
        .doc = "Remove a user; the same id may enrol again",
        .status = "current",
        .scope = "user:delete",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("offers.list", "GET", IN_USER "/offers"),
        .doc = "List the national offers that a user can earn from",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(offers_list_params),
        .reply_many = true,
        .reply_types = TYPES("standardOffer"),
        .included_types = TYPES("category"),
    },
    {
        OPERATION("offers.activate", "POST", IN_USER "/offers/{offerId}/activate"),
        .doc = "Record that a user activated an offer",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(offer_activate_params),
        .reply_types = TYPES("offerAttribution"),
        .included_types = TYPES("standardOffer", "category"),
    },
    {
        OPERATION("offers.boost", "POST", IN_USER "/offers/{offerId}/boost"),
        .doc = "Record that a user boosted an offer",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(offer_activate_params),
        .reply_types = TYPES("offerAttribution"),
        .included_types = TYPES("standardOffer", "category"),
    },
    {
        OPERATION("offers.view", "POST", IN_USER "/offers/{offerId}/view"),
        .doc = "Record that a user viewed an offer; attributions.create with a VIEW event is the "
               "documented way",
        .status = "unverified",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(offer_params),
        .reply_types = TYPES("offerAttribution"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.list", "GET", IN_USER "/locations"),
        .doc = "List the places where in-store offers hold, national and local",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(locations_list_params),
        .reply_many = true,
        .reply_types = TYPES("location"),
        .included_types = TYPES("standardOffer", "category"),
    },
    {
        OPERATION("attributions.create", "POST", IN_USER "/attributions"),
        .doc = "Report what a user saw and did; the events are queued",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(202),
        PARAMS(attributions_create_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("offerAttribution", "notificationAttribution",
                                "placementSlotAttribution"),
                 .min_items = 1,
                 .max_items = 100},
        .reply_types = TYPES("job"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("placement_slots.activate", "POST",
                  IN_USER "/placements/{placementId}/slot/{slotId}/activate"),
        .doc = "Activate a slot and all offers behind it",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(slot_activate_params),
        .reply_types = TYPES("placementSlotAttribution"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("placement_content.get", "GET", IN_USER "/placements/{placementId}/content"),
        .doc = "Read what a placement shows to a user: offers, or batches of offers",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_content_params),
        .reply_many = true,
        .reply_types = TYPES("standardOffer", "placementBatch"),
        .included_types = TYPES("category"),
    },
    {
        OPERATION("transactions.create", "POST", IN_ISSUER "/transactions"),
        .doc = "Send transaction events; they are queued and matched with offers",
        .status = "current",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(202, 207),
        PARAMS(transactions_create_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("transaction", "coreTransaction"),
                 .min_items = 1,
                 .max_items = 500},
        .reply_types = TYPES("job"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("transactions.create_upload_urls", "POST", IN_ISSUER "/transactions/uploads"),
        .doc = "Get addresses that files of transactions can be sent to",
        .advice = "PUT each file to its address within 15 minutes, without the API's token.",
        .status = "current",
        .scope = "files:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(upload_urls_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("incomingTransactionsFile", "historicalTransactionsFile"),
                 .min_items = 1,
                 .max_items = 10},
        .reply_many = true,
        .reply_types = TYPES("incomingTransactionsFile", "historicalTransactionsFile"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("fraud_markers.create", "POST", IN_ISSUER "/fraud"),
        .doc = "Mark purchases as fraud, so that they earn nothing",
        .status = "current",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(200, 207),
        PARAMS(fraud_markers_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("fraudulentTransaction"),
                 .min_items = 1,
                 .max_items = 500},
        .reply_many = true,
        .reply_types = TYPES("fraudulentTransaction"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("historical_uploads.create", "POST", IN_USER "/uploads"),
        .doc = "Begin an upload of past transactions of one user",
        .advice = "The provider removed it from its newest packages (August 2026) and has "
                  "documented it until the end of 2027; use "
                  "transactions.create_upload_urls.",
        .status = "deprecated",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("historicalTransactionStart")},
        .reply_types = TYPES("historicalTransactionStart"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("historical_uploads.add_part", "PUT", IN_USER "/uploads/{uploadId}/parts"),
        .doc = "Add past transactions to an upload",
        .advice = "It is a PUT that appends: sending it again may add the part again.",
        .status = "deprecated",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(200, 207),
        PARAMS(upload_part_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("historicalTransaction"),
                 .min_items = 1,
                 .max_items = 500},
        .reply_many = true,
        .reply_types = TYPES("historicalTransaction"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("historical_uploads.complete", "PUT", IN_USER "/uploads/{uploadId}"),
        .doc = "Complete an upload of past transactions",
        .status = "deprecated",
        .scope = "transaction:write",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(upload_params),
        .body = {.shape = PERK_BODY_ONE,
                 .types = TYPES("historicalTransactionComplete"),
                 .id = "upload_id"},
        .reply_types = TYPES("historicalTransactionComplete"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("audits.create", "POST", IN_USER "/audits"),
        .doc = "Ask for purchases of a user to be looked into",
        .advice = "Nothing reads an audit back: the auditUpdate webhook tells how it goes.",
        .status = "current",
        .scope = "audit:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(201, 207),
        PARAMS(audits_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("audit"), .min_items = 1},
        .reply_many = true,
        .reply_types = TYPES("audit"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("earned_rewards.list", "GET", IN_USER "/earned-rewards"),
        .doc = "List the purchases of a user that earned rewards, twelve months at most",
        .status = "current",
        .scope = "transaction:read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(earned_rewards_params),
        .reply_many = true,
        .reply_types = TYPES("rewardedTransaction", "approvedTransaction"),
        .included_types = TYPES("merchant", "offer"),
    },
    {
        OPERATION("subscriptions.create", "POST", IN_ISSUER "/subscriptions"),
        .doc = "Subscribe addresses to webhook events",
        .status = "current",
        .scope = "notifications:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(subscriptions_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("subscription"), .min_items = 1},
        .reply_many = true,
        .reply_types = TYPES("subscription"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("subscriptions.list", "GET", IN_ISSUER "/subscriptions"),
        .doc = "List the issuer's webhook subscriptions",
        .status = "current",
        .scope = "notifications:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(subscriptions_list_params),
        .reply_many = true,
        .reply_types = TYPES("subscription"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("subscriptions.update", "PATCH", IN_ISSUER "/subscriptions/{subscriptionId}"),
        .doc = "Change a webhook subscription; what is left out stays",
        .status = "current",
        .scope = "notifications:write",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(subscription_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("subscription"), .update = true},
        .reply_types = TYPES("subscription"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("notifications.list", "GET", IN_ISSUER "/notifications"),
        .doc = "List the webhook notifications that were sent, newest first",
        .status = "current",
        .scope = "notifications:read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(notifications_list_params),
        .reply_many = true,
        .reply_types = TYPES("notification"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("notifications.replay", "POST", IN_ISSUER "/notifications/{eventId}/replay"),
        .doc = "Have a notification sent again",
        .status = "current",
        .scope = "notifications:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(202),
        PARAMS(notification_params),
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("eventId", "id"),
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("files.list", "GET", IN_ISSUER "/files/metadata"),
        .doc = "List reconciliation files, with addresses to fetch them from",
        .status = "current",
        .scope = "files.read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(files_list_params),
        .reply_many = true,
        .reply_types =
            TYPES("earnedRewardApprovedDailyReconciliationFile",
                  "earnedRewardSettledDailyReconciliationFile",
                  "validatedTransactionDailyReconciliationFile", "monthlyReconciliationFile"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("organization.get", "GET", "/v2/issuer"),
        .doc = "Read the organisation that the token belongs to",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("children.list", "GET", IN_ISSUER "/children"),
        .doc = "List child organisations",
        .status = "current",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(children_list_params),
        .reply_many = true,
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("children.create", "POST", IN_ISSUER "/children"),
        .doc = "Make a child organisation, a copy of its parent",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(child_create_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("organization")},
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("children.get", "GET", IN_ISSUER "/children/{childId}"),
        .doc = "Read a child organisation",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(child_params),
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("children.update", "PATCH", IN_ISSUER "/children/{childId}"),
        .doc = "Change a child organisation; what is left out stays",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(child_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("organization"), .update = true},
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("children.delete", "DELETE", IN_ISSUER "/children/{childId}"),
        .doc = "Delete a child organisation",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(child_params),
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("placements.list", "GET", IN_ISSUER "/placements"),
        .doc = "List placements",
        .status = "current",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(placements_list_params),
        .reply_many = true,
        .reply_types = PLACEMENT_TYPES,
        .included_types = PLACEMENT_EXTRAS,
    },
    {
        OPERATION("placements.create", "POST", IN_ISSUER "/placements"),
        .doc = "Make a placement, of one of five kinds",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(placement_create_params),
        .body = {.shape = PERK_BODY_ONE, .types = PLACEMENT_TYPES},
        .reply_types = PLACEMENT_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("placements.get", "GET", IN_ISSUER "/placements/{placementId}"),
        .doc = "Read a placement",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_get_params),
        .reply_types = PLACEMENT_TYPES,
        .included_types = PLACEMENT_EXTRAS,
    },
    {
        OPERATION("placements.update", "PUT", IN_ISSUER "/placements/{placementId}"),
        .doc = "Replace a placement, all of it",
        .replaces = true,
        .advice = "It replaces everything: what is left out is cleared, and slots without slot_id "
                  "get new ids. modify reads it first, "
                  "and sends all of it back with what you change.",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = PLACEMENT_TYPES, .update = true},
        .reply_types = PLACEMENT_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("placements.delete", "DELETE", IN_ISSUER "/placements/{placementId}"),
        .doc = "Delete a placement",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_params),
        .reply_types = PLACEMENT_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("content_strategies.list", "GET", IN_ISSUER "/contentStrategies"),
        .doc = "List content strategies",
        .status = "current",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(strategies_list_params),
        .reply_many = true,
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("content_strategies.create", "POST", IN_ISSUER "/contentStrategies"),
        .doc = "Make a content strategy",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(strategy_create_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("contentStrategy")},
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("content_strategies.get", "GET",
                  IN_ISSUER "/contentStrategies/{contentStrategyId}"),
        .doc = "Read a content strategy",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(strategy_params),
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("content_strategies.update", "PUT",
                  IN_ISSUER "/contentStrategies/{contentStrategyId}"),
        .doc = "Replace a content strategy, all of it",
        REPLACES,
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(strategy_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("contentStrategy")},
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("content_strategies.delete", "DELETE",
                  IN_ISSUER "/contentStrategies/{contentStrategyId}"),
        .doc = "Delete a content strategy; refused while a placement uses it",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(strategy_params),
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
    },
};

const perk_op_table perk_kard_ops = {.ops = ops, .count = PERK_COUNT(ops)};
