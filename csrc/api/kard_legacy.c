#include "api/rows.h"

#define PARAMS(array) .params = (array), .param_count = PERK_COUNT(array)
#define SORT(snake, wire, text) FIELD(snake, wire, STRING, IN_QUERY, ONE_OF(legacy_sort), .doc = text ": 1 upwards, -1 downwards")

/* The grant type goes into the query; the body is an empty form. */
static const perk_field token_params[] = {
    FIELD("grant_type", "grant_type", STRING, IN_QUERY, .flags = PERK_REQUIRED, .fixed = "client_credentials",
          .doc = "kind of login"),
};

static const perk_field offers_by_user_params[] = {
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING, IN_PATH, .doc = "your id of the user"),
    FIELD("page", "page", INT, IN_QUERY, BETWEEN(0, INT64_MAX), .fallback = "0", .doc = "page, counted from 0"),
    FIELD("limit", "limit", INT, IN_QUERY, BETWEEN(1, 200), .fallback = "200", .doc = "offers on a page"),
    FIELD("merchant_id", "merchantId", STRING, IN_QUERY, .doc = "only offers of this merchant"),
    FIELD("offer_type", "offerType", STRING, IN_QUERY, ONE_OF(legacy_offer_type), .doc = "only offers of this channel"),
    FIELD("category", "category", STRING, IN_QUERY, ONE_OF(category), .doc = "only this category"),
    FIELD("is_targeted", "isTargeted", BOOL, IN_QUERY, .doc = "true: only targeted offers; false: both kinds"),
    SORT("start_date_sort", "startDateSort", "order by first day"),
    SORT("expiration_date_sort", "expirationDateSort", "order by last day"),
    SORT("merchant_name_sort", "merchantNameSort", "order by merchant"),
    FIELD("supported_components", "supportedComponents", STRING, IN_QUERY, REPEATED, ONE_OF(component_type), .all_word = "all",
          .doc = "components that you can show; 'all' for every one"),
};

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
};

const perk_op_table perk_kard_legacy_ops = {.ops = ops, .count = PERK_COUNT(ops)};
