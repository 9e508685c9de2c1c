#include "api/rows.h"

/* Path parameters that most operations share. */
#define ORGANIZATION                                                                                                             \
    FIELD("organization_id", "organizationId", STRING, IN_PATH, .setting = "organization_id", .doc = "the issuer's organisation")
#define USER FIELD("user_id", "userId", STRING, IN_PATH, .doc = "your id of the user")
#define OFFER FIELD("offer_id", "offerId", STRING, IN_PATH, .doc = "id of the offer")

/* Query parameters that several operations share. */
#define PAGES                                                                                                                    \
    FIELD("page_size", "page[size]", INT, IN_QUERY, BETWEEN(1, INT64_MAX), .doc = "items on a page"),                            \
        FIELD("page_after", "page[after]", STRING, IN_QUERY, .doc = "cursor to go on from"),                                     \
        FIELD("page_before", "page[before]", STRING, IN_QUERY, .doc = "cursor to go back from")
#define PAGED_BY_CURSOR .paging = PERK_PAGING_CURSOR, .page_after = "page_after", .page_size = "page_size"
#define SUPPORTED_COMPONENTS(text)                                                                                               \
    FIELD("supported_components", "supportedComponents", STRING, IN_QUERY, REPEATED, ONE_OF(component_type), .all_word = "all",  \
          .doc = (text))
#define CATEGORY FIELD("category", "filter[category]", STRING, IN_QUERY, ONE_OF(category), .doc = "only this category")
#define BODY_ITEMS(name, text) FIELD(name, "data", ITEM, LISTED, .place = PERK_IN_BODY, .flags = PERK_REQUIRED, .doc = (text))

/* ---- tokens ---- */

#define TOKEN_REQUEST                                                                                                            \
    .provider = "kard", .method = "POST", .path = "/v2/auth/token", .status = "current", .token_host = true,                     \
    .replay = PERK_SAFE, .success = STATUSES(200), .reply_types = NO_TYPES, .included_types = NO_TYPES
#define TARGET_ISSUER                                                                                                            \
    FIELD("target_issuer", "X-Kard-Target-Issuer", STRING, .place = PERK_IN_HEADER, .setting = "target_issuer",                  \
          .doc = "issuer that the token is locked to (beta)")
#define CREDENTIALS(in)                                                                                                          \
    FIELD("client_id", "client_id", STRING, .place = (in), .flags = PERK_REQUIRED, .setting = "client_id",                       \
          .doc = "name of the API client"),                                                                                      \
        FIELD("client_secret", "client_secret", STRING, .place = (in), .flags = PERK_REQUIRED, .setting = "client_secret",       \
              .doc = "secret of the API client")

static const perk_field token_basic_form_params[] = {
    FIELD("grant_type", "grant_type", STRING, .place = PERK_IN_FORM, .flags = PERK_REQUIRED, .fixed = "client_credentials",
          .doc = "kind of login"),
    TARGET_ISSUER,
};
static const perk_field token_json_params[] = {CREDENTIALS(PERK_IN_BODY), TARGET_ISSUER};
static const perk_field token_form_params[] = {CREDENTIALS(PERK_IN_FORM), TARGET_ISSUER};

/* ---- users ---- */

static const perk_field users_create_params[] = {ORGANIZATION, BODY_ITEMS("users", "the users to enrol")};
static const perk_field user_params[] = {ORGANIZATION, USER};

/* ---- offers and locations ---- */

static const perk_field offers_list_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("search", "filter[search]", STRING, IN_QUERY, .doc = "only offers whose name or category holds this text"),
    FIELD("purchase_channel", "filter[purchaseChannel]", STRING, IN_QUERY, REPEATED, ONE_OF(purchase_channel),
          .doc = "only offers of these channels"),
    CATEGORY,
    FIELD("is_targeted", "filter[isTargeted]", BOOL, IN_QUERY, .doc = "only targeted offers, or only the others"),
    FIELD("sort", "sort", STRING, IN_QUERY, ONE_OF(offer_sort), .doc = "order; '-' turns it round"),
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(offer_include), .doc = "what to send along"),
    SUPPORTED_COMPONENTS("components that you can show; 'all' for every one"),
};

static const perk_field offer_activate_params[] = {
    ORGANIZATION,
    USER,
    OFFER,
    SUPPORTED_COMPONENTS("components of the offer sent along with include='offer'; 'all' for every one"),
    FIELD("include", "include", STRING, IN_QUERY, ONE_OF(activate_include), .doc = "'offer' sends the changed offer along"),
};
static const perk_field offer_params[] = {ORGANIZATION, USER, OFFER};

static const perk_field locations_list_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("name", "filter[name]", STRING, IN_QUERY, .doc = "only places whose name holds this text"),
    FIELD("city", "filter[city]", STRING, IN_QUERY, .doc = "only cities whose name holds this text"),
    FIELD("zip_code", "filter[zipCode]", STRING, IN_QUERY, .doc = "only this ZIP code"),
    FIELD("state", "filter[state]", STRING, IN_QUERY, ONE_OF(state), .doc = "only this state"),
    CATEGORY,
    FIELD("longitude", "filter[longitude]", NUM, IN_QUERY, BETWEEN(-180, 180), .needs = "latitude", .unit = "degrees",
          .doc = "middle of the area, together with latitude"),
    FIELD("latitude", "filter[latitude]", NUM, IN_QUERY, BETWEEN(-90, 90), .needs = "longitude", .unit = "degrees",
          .doc = "middle of the area, together with longitude"),
    FIELD("radius", "filter[radius]", INT, IN_QUERY, BETWEEN(1, INT64_MAX), .needs = "latitude", .unit = "miles",
          .fallback = "10", .doc = "how far the area reaches"),
    FIELD("sort", "sort", STRING, IN_QUERY, ONE_OF(location_sort), .doc = "order; '-' turns it round"),
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(location_include), .doc = "what to send along"),
    SUPPORTED_COMPONENTS("components of the offers sent along with include='offers'; 'all' for every one"),
};

/* ---- attribution ---- */

static const perk_field attributions_create_params[] = {ORGANIZATION, USER, BODY_ITEMS("events", "what the user saw and did")};

static const perk_field slot_activate_params[] = {
    ORGANIZATION,
    USER,
    FIELD("placement_id", "placementId", STRING, IN_PATH, .doc = "id of the placement"),
    FIELD("slot_id", "slotId", STRING, IN_PATH, .doc = "id of the slot"),
};

/* ---- transactions and rewards ---- */

static const perk_field transactions_create_params[] = {
    ORGANIZATION,
    BODY_ITEMS("transactions", "the events; each id is used once, and again only to send the same event again"),
};

static const perk_field earned_rewards_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("status", "filter[status]", STRING, IN_QUERY, ONE_OF(earned_reward_status), .fallback = "SETTLED",
          .doc = "settled rewards, or those approved and not yet settled"),
    FIELD("paid_in_full_only", "filter[paidInFullOnly]", BOOL, IN_QUERY, .fallback = "false",
          .doc = "only rewards that were paid out"),
    FIELD("range", "filter[range]", STRING, IN_QUERY, ONE_OF(earned_reward_range), .fallback = "12M", .doc = "how far back"),
    FIELD("include", "include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(earned_reward_include), .doc = "what to send along"),
};

/* ---- webhooks ---- */

static const perk_field subscriptions_create_params[] = {ORGANIZATION,
                                                         BODY_ITEMS("subscriptions", "events and where to send them")};
static const perk_field subscriptions_list_params[] = {
    ORGANIZATION,
    FIELD("event_name", "filter[eventName]", STRING, IN_QUERY, ONE_OF(notification_type), .doc = "only this event"),
};

#define OPERATION(id, verb, template) .name = (id), .provider = "kard", .method = (verb), .path = (template)
#define PARAMS(array) .params = (array), .param_count = PERK_COUNT(array)
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
        .doc = "Record that a user viewed an offer; attributions.create with a VIEW event is the documented way",
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
                 .types = TYPES("offerAttribution", "notificationAttribution", "placementSlotAttribution"),
                 .min_items = 1,
                 .max_items = 100},
        .reply_types = TYPES("job"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("placement_slots.activate", "POST", IN_USER "/placements/{placementId}/slot/{slotId}/activate"),
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
        OPERATION("transactions.create", "POST", IN_ISSUER "/transactions"),
        .doc = "Send transaction events; they are queued and matched with offers",
        .status = "current",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(202, 207),
        PARAMS(transactions_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("transaction", "coreTransaction"), .min_items = 1, .max_items = 500},
        .reply_types = TYPES("job"),
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
};

const perk_op_table perk_kard_ops = {.ops = ops, .count = PERK_COUNT(ops)};
