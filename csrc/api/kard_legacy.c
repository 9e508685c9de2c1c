#include "api/rows.h"

#define SORT(snake, wire, text)                                                                    \
    FIELD(snake, wire, STRING, IN_QUERY, ONE_OF(legacy_sort),                                      \
          .doc = text ": 1 upwards, -1 downwards")

/* The grant type goes into the query; the body is an empty form. */
static const perk_field token_params[] = {
    FIELD("grant_type", "grant_type", STRING, IN_QUERY, .flags = PERK_REQUIRED,
          .fixed = "client_credentials", .doc = "kind of login"),
};

#define USER                                                                                       \
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING, IN_PATH,                  \
          .doc = "your id of the user")
#define PAGES                                                                                      \
    FIELD("page", "page", INT, IN_QUERY, AT_LEAST(0), .fallback = "0",                             \
          .doc = "page, counted from 0"),                                                          \
        FIELD("limit", "limit", INT, IN_QUERY, BETWEEN(1, 200), .fallback = "200",                 \
              .doc = "items on a page")
#define CATEGORY                                                                                   \
    FIELD("category", "category", STRING, IN_QUERY, ONE_OF(category), .doc = "only this category")
#define SOURCE                                                                                     \
    FIELD("source", "source", STRING, IN_QUERY, ONE_OF(legacy_source),                             \
          .doc = "only national ones, or only local ones")
#define MERCHANT                                                                                   \
    FIELD("merchant_id", "merchantId", STRING, IN_QUERY, .doc = "only those of this merchant")
#define OFFER_TYPE                                                                                 \
    FIELD("offer_type", "offerType", STRING, IN_QUERY, ONE_OF(legacy_offer_type),                  \
          .doc = "only offers of this channel")
#define OFFER_SORTS                                                                                \
    SORT("start_date_sort", "startDateSort", "order by first day"),                                \
        SORT("expiration_date_sort", "expirationDateSort", "order by last day"),                   \
        SORT("merchant_name_sort", "merchantNameSort", "order by merchant")
#define SUPPORTED_COMPONENTS                                                                       \
    FIELD("supported_components", "supportedComponents", STRING, IN_QUERY, REPEATED,               \
          ONE_OF(component_type), .all_word = "all",                                               \
          .doc = "components that you can show; 'all' for every one")
#define MOMENT(snake, wire, text) FIELD(snake, wire, TIME, IN_QUERY, .doc = text)

static const perk_field offers_by_user_params[] = {
    USER,
    PAGES,
    MERCHANT,
    OFFER_TYPE,
    CATEGORY,
    FIELD("is_targeted", "isTargeted", BOOL, IN_QUERY,
          .doc = "true: only targeted offers; false: both kinds"),
    OFFER_SORTS,
    SUPPORTED_COMPONENTS,
};

static const perk_field offers_list_params[] = {
    PAGES,
    SOURCE,
    CATEGORY,
    FIELD("name", "name", STRING, IN_QUERY, .doc = "only offers of this name"),
    OFFER_TYPE,
    MERCHANT,
    FIELD("is_targeted", "isTargeted", BOOL, IN_QUERY,
          .doc = "true: only targeted offers; sources disagree on what false means"),
    MOMENT("start_date_start", "startDateStart", "only offers that begin since then"),
    MOMENT("start_date_end", "startDateEnd", "only offers that begin until then"),
    MOMENT("expiration_date_start", "expirationDateStart", "only offers that end since then"),
    MOMENT("expiration_date_end", "expirationDateEnd", "only offers that end until then"),
    OFFER_SORTS,
};

/* ---- merchants ---- */

static const perk_field merchants_by_user_params[] = {USER, PAGES, CATEGORY};
static const perk_field merchant_params[] = {
    FIELD("id", "id", STRING, IN_PATH, .doc = "id of the merchant")};
static const perk_field merchants_list_params[] = {PAGES, SOURCE, CATEGORY};

/* ---- locations ---- */

/* A ZIP code says everything by itself; a city goes with its state, a point with both its
 * coordinates. */
#define AREA                                                                                       \
    FIELD("city", "city", STRING, IN_QUERY, .needs = "state",                                      \
          .doc = "only this city, together with state"),                                           \
        FIELD("zip_code", "zipCode", STRING, IN_QUERY,                                             \
              .excludes = NAMES("state", "city", "longitude", "latitude", "radius"),               \
              .doc = "only this ZIP code"),                                                        \
        FIELD("state", "state", STRING, IN_QUERY, ONE_OF(state), .needs = "city",                  \
              .doc = "only this state, together with city"),                                       \
        FIELD("longitude", "longitude", NUM, IN_QUERY, BETWEEN(-180, 180), .needs = "latitude",    \
              .unit = "degrees", .doc = "middle of the area, together with latitude"),             \
        FIELD("latitude", "latitude", NUM, IN_QUERY, BETWEEN(-90, 90), .needs = "longitude",       \
              .unit = "degrees", .doc = "middle of the area, together with longitude"),            \
        FIELD("radius", "radius", INT, IN_QUERY, BETWEEN(1, 50), .needs = "latitude",              \
              .unit = "miles", .fallback = "10", .doc = "how far the area reaches")
#define PLACES                                                                                     \
    SORT("location_name_sort", "locationNameSort", "order by name"),                               \
        SORT("city_sort", "citySort", "order by city"),                                            \
        SORT("state_sort", "stateSort", "order by state"),                                         \
        FIELD("location_name", "locationName", STRING, IN_QUERY,                                   \
              .doc = "only places of this name"),                                                  \
        AREA,                                                                                      \
        FIELD("google_id", "googleId", STRING, IN_QUERY,                                           \
              .doc = "only the place of this id at Google"),                                       \
        SOURCE, CATEGORY,                                                                          \
        MOMENT("created_date_start", "createdDateStart", "only places made since then"),           \
        MOMENT("created_date_end", "createdDateEnd", "only places made until then")

static const perk_field locations_by_user_params[] = {
    USER,
    PAGES,
    PLACES,
    FIELD("include_local", "includeLocal", BOOL, IN_QUERY, .doc = "add local places"),
    SUPPORTED_COMPONENTS,
};
static const perk_field locations_list_params[] = {PAGES, PLACES};
static const perk_field location_params[] = {
    FIELD("id", "id", STRING, IN_PATH, .doc = "id of the place")};
static const perk_field locations_by_merchant_params[] = {
    FIELD("merchant_id", "merchantId", STRING, IN_PATH, .doc = "id of the merchant"),
    PAGES,
};

/* ---- users and cards ---- */

/* The path's id is the user's, so one argument is both. */
#define USER_TWICE                                                                                 \
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING,                           \
          .place = PERK_IN_PATH | PERK_IN_BODY, NEEDED,                                            \
          .doc = "your id of the user; it stands in the path and in the body")
#define USER_MEMBERS                                                                               \
    FIELD("email", "email", STRING, IN_BODY, .doc = "e-mail address"),                             \
        FIELD("hashed_email", "hashedEmail", STRING, IN_BODY, LOOKS(SHA256),                       \
              .doc = "hash of the normalised e-mail address"),                                     \
        FIELD("phone_number", "phoneNumber", STRING, IN_BODY, LOOKS(PHONE),                        \
              .doc = "telephone number"),                                                          \
        FIELD("birth_year", "birthYear", STRING, IN_BODY, .doc = "year of birth"),                 \
        FIELD("user_name", "userName", STRING, IN_BODY, .doc = "user name"),                       \
        FIELD("first_name", "firstName", STRING, IN_BODY, .doc = "first name"),                    \
        FIELD("last_name", "lastName", STRING, IN_BODY, .doc = "last name"),                       \
        FIELD("zip_code", "zipCode", STRING, IN_BODY, .doc = "home ZIP code"),                     \
        FIELD("external_partner_user_id", "externalPartnerUserId", STRING, IN_BODY,                \
              .doc = "id of the user at a partner"),                                               \
        FIELD("enrolled_rewards", "enrolledRewards", STRING, LISTED, IN_BODY,                      \
              ONE_OF(legacy_reward_kind),                                                          \
              .doc =                                                                               \
                  "reward programmes; AFFILIATE is no longer used, an empty list enrols in none")
#define CARDS                                                                                      \
    FIELD("cards", "cards", OBJECT, LISTED, IN_BODY, HOLDS(legacy_new_card),                       \
          .doc = "the user's cards"),                                                              \
        FIELD("card_info", "cardInfo", OBJECT, IN_BODY, HOLDS(legacy_new_card),                    \
              .doc = "one card; deprecated, use cards")

static const perk_field user_create_params[] = {
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING, .place = PERK_IN_BODY,
          FILLED, .doc = "your id of the user"),
    USER_MEMBERS,
    CARDS,
    FIELD("referring_partner", "referringPartner", STRING, IN_BODY, .doc = "the issuer"),
};
static const perk_field user_update_params[] = {USER_TWICE, USER_MEMBERS};
static const perk_field user_params[] = {USER};
static const perk_field card_create_params[] = {USER_TWICE, CARDS};

/* ---- transactions, audits, attribution, files ---- */

static const perk_field transactions_create_params[] = {
    FIELD("transactions", "transactions", OBJECT, LISTED, IN_BODY_NEEDED, HOLDS(legacy_transaction),
          .min_items = 1, .doc = "the events"),
};

static const perk_field audit_create_params[] = {
    FIELD("transaction_id", "transactionId", STRING, .place = PERK_IN_BODY, FILLED,
          .doc = "your id of the purchase"),
    FIELD("audit_code", "auditCode", INT, IN_BODY_NEEDED, ONE_OF(audit_code),
          .doc = "3005: cashback incorrect, 3006: cashback missing, 8001: other"),
    FIELD("merchant_name", "merchantName", STRING, IN_BODY_NEEDED,
          .doc = "merchant of the purchase"),
    FIELD("audit_description", "auditDescription", STRING, IN_BODY_NEEDED, .doc = "what is wrong"),
    FIELD("preferred_contact_email", "preferredContactEmail", STRING, IN_BODY_NEEDED,
          .doc = "where to send questions"),
    FIELD("issuer", "issuer", STRING, IN_BODY_NEEDED, .doc = "the issuer"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, IN_BODY, CENTS,
          .doc = "amount of the purchase"),
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING, IN_BODY,
          .doc = "your id of the user"),
    FIELD("merchant_id", "merchantId", STRING, IN_BODY, .doc = "id of the merchant"),
    FIELD("submitter_name", "submitterName", STRING, IN_BODY, .doc = "who asks for it"),
};
static const perk_field audit_params[] = {
    FIELD("id", "id", STRING, IN_PATH, .doc = "id of the audit")};

#define ORGANIZATION                                                                               \
    FIELD("organization_id", "organizationId", STRING, IN_PATH, .setting = "organization_id",      \
          .doc = "the issuer's organisation")

static const perk_field attributions_create_params[] = {
    ORGANIZATION,
    FIELD("events", "data", ITEM, LISTED, IN_BODY_NEEDED, .doc = "what users saw and did"),
    FIELD("header_organization_id", "X-Kard-organizationId", STRING, .place = PERK_IN_HEADER,
          .doc = "the organisation once more"),
};

static const perk_field files_list_params[] = {
    ORGANIZATION,
    FIELD("file_type", "fileType", STRING, IN_QUERY, .flags = PERK_REQUIRED,
          ONE_OF(legacy_file_type), .doc = "kind of file"),
    FIELD("page_size", "page[size]", INT, IN_QUERY, BETWEEN(1, 100), .fallback = "10",
          .doc = "items on a page"),
    FIELD("page_after", "page[after]", STRING, IN_QUERY, .doc = "cursor to go on from"),
};

#define OPERATION(id, verb, template)                                                              \
    .name = "legacy." id, .provider = "kard_legacy", .method = (verb), .path = (template)
#define PAGED_BY_NUMBER .paging = PERK_PAGING_NUMBER, .page_number = "page", .page_size = "limit"

static const perk_op ops[] = {
    {
        .name = "legacy.auth.token",
        .provider = "kard_legacy",
        .method = "POST",
        .path = "/oauth2/token",
        .doc = "Fetch a token of the legacy API",
        .status = "deprecated",
        .token_host = true,
        .auth = PERK_AUTH_BASIC,
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(token_params),
        .body = {.shape = PERK_BODY_FORM},
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("access_token"),
        .reply_secret = true,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        .name = "legacy.offers.list_by_user",
        .provider = "kard_legacy",
        .method = "GET",
        .path = "/rewards/merchant/offers/user/{referringPartnerUserId}",
        .doc = "List the national offers of a user",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .paging = PERK_PAGING_NUMBER,
        .page_number = "page",
        .page_size = "limit",
        .success = STATUSES(200),
        PARAMS(offers_by_user_params),
        .reply_many = true,
        .reply_types = TYPES("legacyOffer"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("offers.list", "GET", "/rewards/merchant/offers"),
        .doc = "List all offers",
        .status = "deprecated",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(offers_list_params),
        .reply_many = true,
        .reply_types = TYPES("legacyOffer"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("merchants.list_by_user", "GET",
                  "/rewards/merchant/user/{referringPartnerUserId}"),
        .doc = "List the national merchants with offers for a user",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(merchants_by_user_params),
        .reply_many = true,
        .reply_types = TYPES("legacyMerchant"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("merchants.get", "GET", "/rewards/merchant/{id}"),
        .doc = "Read one merchant",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(merchant_params),
        .reply_or_text = true,
        .reply_types = TYPES("legacyMerchant"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("merchants.list", "GET", "/rewards/merchant"),
        .doc = "List all merchants",
        .status = "deprecated",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(merchants_list_params),
        .reply_many = true,
        .reply_types = TYPES("legacyMerchant"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.list_by_user", "GET",
                  "/rewards/merchant/locations/user/{referringPartnerUserId}"),
        .doc = "List the places with offers for a user",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(locations_by_user_params),
        .reply_many = true,
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.get", "GET", "/rewards/merchant/location/{id}"),
        .doc = "Read one place",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(location_params),
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.list_by_merchant", "GET", "/rewards/merchant/locations/{merchantId}"),
        .doc = "List the places of a merchant",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(locations_by_merchant_params),
        .reply_or_one = true,
        .reply_many = true,
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.list", "GET", "/rewards/merchant/locations"),
        .doc = "List all places",
        .status = "deprecated",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(locations_list_params),
        .reply_many = true,
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.create", "POST", "/users/users"),
        .doc = "Enrol a user",
        .status = "current",
        .scope = "user:write",
        .replay = PERK_SINGLE,
        .any_of = LISTS(NAMES("email", "user_name")),
        .success = STATUSES(201),
        PARAMS(user_create_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.update", "PUT", "/users/users/{referringPartnerUserId}"),
        .doc = "Replace a user, all of it",
        .replaces = true,
        .advice = "It replaces everything: what is left out is cleared. Give all members, not only "
                  "those that change.",
        .status = "current",
        .scope = "user:update",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_update_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("legacyUser"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.delete", "DELETE", "/users/users/{referringPartnerUserId}"),
        .doc = "Remove a user",
        .status = "current",
        .scope = "user:delete",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("cards.create", "POST", "/users/users/{referringPartnerUserId}/cards"),
        .doc = "Add cards to a user",
        .status = "current",
        .scope = "user:write",
        .replay = PERK_SINGLE,
        .any_of = LISTS(NAMES("cards", "card_info")),
        .success = STATUSES(201),
        PARAMS(card_create_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("legacyUser"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("transactions.create", "POST", "/transactions/incoming"),
        .doc = "Send transaction events; they are queued and matched with offers",
        .advice = "Events have no id of their own here: sending one again makes it twice.",
        .status = "current",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(transactions_create_params),
        .body = {.shape = PERK_BODY_ARRAY},
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("audits.create", "POST", "/transactions/audit"),
        .doc = "Ask for a purchase to be looked into",
        .status = "current",
        .scope = "audit:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(audit_create_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("legacyAudit"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("audits.get", "GET", "/transactions/audit/{id}"),
        .doc = "See how an audit goes",
        .status = "current",
        .scope = "audit:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(audit_params),
        .reply_types = TYPES("legacyAudit"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("attributions.create", "POST", "/issuers/{organizationId}/attributions"),
        .doc = "Report what users saw and did",
        .status = "current",
        .scope = "attributions.write",
        .replay = PERK_SINGLE,
        .success = STATUSES(200),
        PARAMS(attributions_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("attribution"), .min_items = 1},
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        OPERATION("files.list", "GET", "/issuers/{organizationId}/files"),
        .doc = "List eligibility and reconciliation files, with addresses to fetch them from",
        .status = "current",
        .scope = "files.read",
        .replay = PERK_SAFE,
        .paging = PERK_PAGING_CURSOR,
        .page_after = "page_after",
        .page_size = "page_size",
        .success = STATUSES(200),
        PARAMS(files_list_params),
        .reply_many = true,
        .reply_types =
            TYPES("usersEligibilityFile", "dailyReconciliationFile", "monthlyReconciliationFile"),
        .included_types = NO_TYPES,
    },
    {
        /* Described upstream by one example, without an address. */
        OPERATION("affiliate_merchants.list", "GET", NULL),
        .doc = "List affiliate merchants and their offers",
        .advice =
            "Its path is not published: ask the provider, and give it with the paths setting.",
        .status = "unverified",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        .reply_many = true,
        .reply_types = TYPES("legacyAffiliateMerchant"),
        .included_types = NO_TYPES,
    },
};

const perk_op_table perk_kard_legacy_ops = {.ops = ops, .count = PERK_COUNT(ops)};
