#include "api/rows.h"

#define OPERATION(id, verb, template)                                                              \
    .name = "capillary." id, .provider = "capillary", .method = (verb), .path = (template)
#define PROMOTIONS "/api_gateway/v1/promotions"
#define CURRENT                                                                                    \
    .status = "current", .success = STATUSES(200), .reply_in_data = true, .included_types = NO_TYPES
#define SAYS_DONE .reply = PERK_REPLY_DONE, .reply_types = NO_TYPES
#define PROMOTION                                                                                  \
    FIELD("promotion_id", "promotionId", STRING, IN_PATH, .doc = "id of the promotion")
/* Numbers of customers are 64 bits wide and travel as such, wherever they are. */
#define CUSTOMER_DOC "Capillary's number of the customer"
#define CUSTOMER_IN_PATH FIELD("customer_id", "customerId", INT, IN_PATH, .doc = CUSTOMER_DOC)
#define CUSTOMER_IN_BODY                                                                           \
    FIELD("customer_id", "customerId", INT, IN_BODY_NEEDED, .doc = CUSTOMER_DOC)
#define MODE(...)                                                                                  \
    FIELD("mode", "mode", STRING, ONE_OF(promotion_mode), __VA_ARGS__,                             \
          .doc = "what the promotion gives")
#define EARN_DOC "one earned instance; payment-voucher promotions need it, discounts refuse it"
#define CONFIRM                                                                                    \
    FIELD("confirm", "confirm", BOOL, .place = PERK_IN_NONE,                                       \
          .flags = PERK_REQUIRED | PERK_CONFIRM,                                                   \
          .doc = "true: you mean every customer of the organisation")

static const perk_field token_params[] = {
    FIELD("key", "key", STRING, .place = PERK_IN_BODY, .flags = PERK_REQUIRED, .setting = "key",
          .doc = "key of the API client"),
    FIELD("secret", "secret", STRING, .place = PERK_IN_BODY, .flags = PERK_REQUIRED,
          .setting = "secret", .doc = "secret of the API client"),
};

/* ---- one customer: switching ---- */

/* Sources disagree on whether query or body counts, so both say the same. */
static const perk_field activate_params[] = {
    PROMOTION,
    FIELD("customer_id", "customerId", INT, .place = PERK_IN_QUERY | PERK_IN_BODY,
          .flags = PERK_REQUIRED | PERK_AS_STRING, .doc = CUSTOMER_DOC),
    FIELD("earn_id", "earnId", STRING, .place = PERK_IN_QUERY | PERK_IN_BODY,
          .flags = PERK_NONEMPTY, .doc = EARN_DOC),
};

/* Here they agree on the query; the body is an empty object. */
static const perk_field deactivate_params[] = {
    PROMOTION,
    FIELD("customer_id", "customerId", INT, IN_QUERY, .flags = PERK_REQUIRED, .doc = CUSTOMER_DOC),
    FIELD("earn_id", "earnId", STRING, IN_QUERY, .flags = PERK_NONEMPTY, .doc = EARN_DOC),
};

static const perk_field customer_list_params[] = {
    CUSTOMER_IN_PATH,
    FIELD("include_redemptions", "includeRedemptions", BOOL, IN_QUERY,
          .doc = "add limits and what is left of them"),
    FIELD("include_supplementary_promotions", "includeSupplementaryPromotions", BOOL, IN_QUERY,
          .doc = "add those of supplementary programmes; they come first and can push others out "
                 "of the limit"),
    FIELD("is_include_active_promotions_only", "isIncludeActivePromotionsOnly", BOOL, IN_QUERY,
          .doc = "only active ones"),
    FIELD("entity_id", "entityId", INT, IN_QUERY, .doc = "only those of this zone, store or till"),
    FIELD("limit", "limit", INT, IN_QUERY, AT_LEAST(1), .fallback = "10",
          .doc = "rows at most; there is no second page, so as many rows as this may mean that "
                 "there are more"),
    FIELD("include_expired", "includeExpired", BOOL, IN_QUERY,
          .doc = "add expired ones (undocumented)"),
    MODE(IN_QUERY),
    FIELD("format", "format", STRING, IN_QUERY, ONE_OF(reply_format),
          .doc = "always json (undocumented)"),
};

/* ---- one customer: carts ---- */

static const perk_field pending_params[] = {CUSTOMER_IN_PATH};

static const perk_field cancel_params[] = {
    CUSTOMER_IN_PATH,
    FIELD("evaluation_id", "evaluationId", STRING, IN_PATH,
          .doc = "id of the evaluation: cart_evaluation_id of a pending cart"),
};

static const perk_field evaluate_params[] = {
    FIELD("amount", "amount", STRING, IN_BODY_NEEDED, LOOKS(DECIMAL), .doc = "cart total"),
    FIELD("customer_id", "customerId", INT, IN_BODY,
          .doc = CUSTOMER_DOC "; left out while the customer is not known"),
    FIELD("cart_items", "cartItems", OBJECT, LISTED, IN_BODY_NEEDED, HOLDS(cart_item),
          .min_items = 1, .doc = "the lines"),
    FIELD("cart_tenders", "cartTenders", OBJECT, LISTED, IN_BODY, HOLDS(cart_tender),
          .doc = "means of payment; promotions by payment mode need them"),
    FIELD("promo_codes", "promoCodes", STRING, LISTED, IN_BODY,
          .doc = "codes that are not linked to a customer"),
    FIELD("payment_vouchers", "paymentVouchers", STRING, LISTED, IN_BODY, .doc = "vouchers to use"),
    FIELD("category_hierarchy_sent_in_payload", "categoryHierarchySentInPayload", BOOL, IN_BODY,
          .doc = "whether category_list holds whole hierarchies"),
    FIELD("evaluation_id", "evaluationId", STRING, IN_BODY, .flags = PERK_NONEMPTY,
          .doc = "evaluate this cart again"),
    FIELD("direct_replay", "X-CAP-DIRECT-REPLAY", STRING, .place = PERK_IN_HEADER,
          .doc = "FALSE in the provider's example"),
};

/* ---- issuing and earning ---- */

static const perk_field issue_params[] = {
    PROMOTION,
    FIELD("context_id", "contextId", STRING, IN_QUERY, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "your tag of this issuance; comes back as earned_from_id"),
    FIELD("customer_ids", "customerIds", INT, LISTED, IN_BODY_NEEDED, .min_items = 1,
          .doc = "Capillary's numbers of the customers"),
};

#define EVENT_TIME                                                                                 \
    FIELD("event_time_iso", "eventTimeISO", TIME, IN_BODY, .doc = "when it happened"),             \
        FIELD("event_time", "eventTime", INT, IN_BODY, .unit = "ms since 1970",                    \
              .doc = "the same as a number; the provider means to retire it")
#define EARNED_FROM                                                                                \
    FIELD("earned_from_type", "earnedFromType", STRING, IN_BODY_NEEDED, ONE_OF(earned_from),       \
          .doc = "how it was earned")

static const perk_field earn_params[] = {
    PROMOTION,
    CUSTOMER_IN_BODY,
    EARNED_FROM,
    FIELD("earned_from_id", "earnedFromId", STRING, IN_BODY_NEEDED,
          .doc = "your reference of this earning"),
    EVENT_TIME,
    FIELD("event_details", "eventDetails", OBJECT, IN_BODY_NEEDED, HOLDS(earn_trigger),
          .doc = "what happened"),
    FIELD("supplementary_criteria", "supplementaryCriteria", OBJECT, IN_BODY, HOLDS(earn_program),
          .doc = "programme it belongs to"),
};

static const perk_field earn_bulk_params[] = {
    CUSTOMER_IN_BODY,
    EARNED_FROM,
    FIELD("earned_promotions", "earnedPromotions", OBJECT, LISTED, IN_BODY_NEEDED,
          HOLDS(bulk_earning), .min_items = 1, .doc = "what is earned, and how often"),
    EVENT_TIME,
    FIELD("event_details", "eventDetails", OBJECT, IN_BODY_NEEDED, HOLDS(bulk_trigger),
          .doc = "what happened"),
    FIELD("org_id", "orgId", INT, IN_BODY, .doc = "organisation"),
};

static const perk_field revoke_params[] = {
    CUSTOMER_IN_BODY,
    FIELD("earn_revoke_details", "earnRevokeDetails", OBJECT, LISTED, IN_BODY_NEEDED,
          HOLDS(earn_revocation), .min_items = 1,
          .doc = "what to withdraw, by promotion; 1000 earned instances at most in one request"),
};

/* ---- codes and redemptions ---- */

static const perk_field code_link_params[] = {
    CUSTOMER_IN_BODY,
    FIELD("code", "code", STRING, .place = PERK_IN_BODY, FILLED, .doc = "the code"),
    MODE(IN_BODY_NEEDED),
};

#define CODES                                                                                      \
    FIELD("codes", "codes", STRING, IN_QUERY, REPEATED, .flags = PERK_REQUIRED, .min_items = 1,    \
          .doc = "the codes"),                                                                     \
        MODE(IN_QUERY, .flags = PERK_REQUIRED)

static const perk_field code_list_params[] = {
    CODES,
    FIELD("include_redemptions", "includeRedemptions", BOOL, IN_QUERY,
          .doc = "add limits and what is left of them"),
};

static const perk_field redemption_list_params[] = {
    CODES,
    FIELD("include_redemptions", "includeRedemptions", BOOL, IN_QUERY, .fallback = "false",
          .doc = "add the redemptions"),
};

static const perk_field redemption_params[] = {
    FIELD("customer_id", "customerId", INT, IN_BODY,
          .doc = CUSTOMER_DOC "; this or the pair of identifier type and value"),
    FIELD("customer_identifier_type", "customerIdentifierType", STRING, IN_BODY,
          .needs = "customer_identifier_value",
          .doc = "what customer_identifier_value is: mobile, email and the like"),
    FIELD("customer_identifier_value", "customerIdentifierValue", STRING, IN_BODY,
          .needs = "customer_identifier_type", .doc = "how the customer is known elsewhere"),
    FIELD("transaction_identifier", "transactionIdentifier", STRING, IN_BODY_NEEDED,
          BETWEEN(1, 250), .doc = "your id of the sale, never used twice"),
    FIELD("transaction_number", "transactionNumber", STRING, IN_BODY_NEEDED, BETWEEN(1, 250),
          .doc = "number of the bill"),
    FIELD("transaction_date", "transactionDate", INT, IN_BODY_NEEDED, .unit = "ms since 1970",
          .doc = "when it was sold"),
    FIELD("transaction_date_iso", "transactionDateISO", TIME, IN_BODY,
          .doc = "the same with the zone"),
    FIELD("amount", "amount", NUM, IN_BODY_NEEDED, EXACT, .doc = "total before discounts"),
    FIELD("line_items", "lineItems", OBJECT, LISTED, IN_BODY, HOLDS(redeemed_line),
          .doc = "what was used on lines"),
    FIELD("redemptions", "redemptions", OBJECT, LISTED, IN_BODY, HOLDS(redeemed_cart),
          .doc = "what was used on the cart"),
};

/* ---- the whole organisation ---- */

#define PROMOTION_IDS(...)                                                                         \
    FIELD("promotion_ids", "promotionIds", STRING, IN_QUERY, COMMA_SEPARATED, __VA_ARGS__,         \
          .doc = "ids of the promotions")

static const perk_field config_params[] = {
    PROMOTION_IDS(.flags = PERK_REQUIRED, .min_items = 1),
    FIELD("include_expired", "includeExpired", BOOL, IN_QUERY, .doc = "add expired ones"),
    FIELD("include_inactive", "includeInactive", BOOL, IN_QUERY,
          .doc = "add those that are switched off"),
};

static const perk_field till_params[] = {
    FIELD("till_id", "tillId", INT, IN_PATH, .doc = "number of the till")};

static const perk_field org_list_params[] = {
    PROMOTION_IDS(.min_items = 1),
    FIELD("sort_by", "sort_by", STRING, IN_QUERY, .doc = "order; named in release notes only"),
};

static const perk_field org_switch_params[] = {PROMOTION, CONFIRM};

static const perk_op ops[] = {
    {
        OPERATION("auth.token", "POST", "/v3/oauth/token/generate"),
        CURRENT,
        .doc = "Fetch a token",
        .token_host = true,
        .auth = PERK_AUTH_NONE,
        .replay = PERK_SAFE,
        PARAMS(token_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("accessToken"),
        .reply_secret = true,
        .reply_types = NO_TYPES,
    },
    {
        /* POST is one customer. PUT on the same path is the whole organisation:
           capillary.organization.activate_promotion. */
        OPERATION("promotions.activate", "POST", PROMOTIONS "/{promotionId}/activate"),
        CURRENT,
        .doc = "Switch a promotion on for one customer",
        .replay = PERK_SINGLE,
        PARAMS(activate_params),
        .body = {.shape = PERK_BODY_OBJECT},
        SAYS_DONE,
    },
    {
        OPERATION("promotions.deactivate", "POST", PROMOTIONS "/{promotionId}/deactivate"),
        CURRENT,
        .doc = "Switch a promotion off for one customer, or suspend one earned instance",
        .replay = PERK_SINGLE,
        PARAMS(deactivate_params),
        .body = {.shape = PERK_BODY_OBJECT},
        SAYS_DONE,
    },
    {
        OPERATION("promotions.list", "GET", PROMOTIONS "/customer/{customerId}"),
        CURRENT,
        .doc = "List the promotions that one customer was given or earned",
        .advice =
            "There is no paging: ask with a higher limit when as many rows come as were asked for.",
        .replay = PERK_SAFE,
        PARAMS(customer_list_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryCustomerPromotion"),
    },
    {
        OPERATION("promotions.issue", "POST", PROMOTIONS "/{promotionId}/issueBulk"),
        CURRENT,
        .doc = "Put a promotion into the wallets of customers; the reply maps customers to earned "
               "instances",
        .advice = "Customers that the reply does not name were not given the promotion. Repeating "
                  "it may give it twice.",
        .replay = PERK_SINGLE,
        .partial = true,
        PARAMS(issue_params),
        .body = {.shape = PERK_BODY_ARRAY},
        .reply = PERK_REPLY_MAP,
        .reply_types = NO_TYPES,
    },
    {
        OPERATION("promotions.earn", "POST", PROMOTIONS "/{promotionId}/earn"),
        CURRENT,
        .doc = "Let one customer earn a promotion",
        .replay = PERK_SINGLE,
        PARAMS(earn_params),
        .any_of = LISTS(NAMES("event_time_iso", "event_time")),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryEarning"),
    },
    {
        OPERATION("promotions.earn_bulk", "POST", PROMOTIONS "/earn/bulk"),
        CURRENT,
        .doc = "Let one customer earn several promotions; each row says how many worked out",
        .advice = "Rows fail one by one inside a reply that is a success: read failed_earn_count "
                  "of each.",
        .replay = PERK_SINGLE,
        .partial = true,
        PARAMS(earn_bulk_params),
        .any_of = LISTS(NAMES("event_time_iso", "event_time")),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_many = true,
        .reply_types = TYPES("capillaryBulkEarning"),
    },
    {
        OPERATION("promotions.revoke_earn", "POST", PROMOTIONS "/revokeEarn"),
        CURRENT,
        .doc = "Withdraw earned instances of one customer; the reply has what was withdrawn and, "
               "beside it, errors",
        .advice = "Some may be withdrawn and others not: read the reply's errors too.",
        .replay = PERK_SINGLE,
        .partial = true,
        PARAMS(revoke_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryRevocation"),
    },
    {
        OPERATION("carts.list_pending", "GET",
                  PROMOTIONS "/customer/{customerId}/evaluations/pending_carts"),
        CURRENT,
        .doc = "Read the open carts of one customer, in which promotions are locked",
        .replay = PERK_SAFE,
        PARAMS(pending_params),
        .reply_types = TYPES("capillaryPendingCarts"),
    },
    {
        OPERATION("carts.cancel", "PUT",
                  PROMOTIONS "/customer/{customerId}/evaluations/{evaluationId}/cancel"),
        CURRENT,
        .doc = "Release an open cart, so that its promotions can be used again",
        .replay = PERK_SAFE,
        PARAMS(cancel_params),
        .reply_types = TYPES("capillaryCartRelease"),
    },
    {
        OPERATION("carts.evaluate", "POST", PROMOTIONS "/evaluate"),
        CURRENT,
        .doc = "Find out what a cart costs with promotions",
        .advice = "Each call makes an evaluation, and may lock promotions. Pass the identifiers on "
                  "unchanged.",
        .replay = PERK_SINGLE,
        PARAMS(evaluate_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryEvaluation"),
    },
    {
        OPERATION("codes.link", "POST", PROMOTIONS "/code/link"),
        CURRENT,
        .doc = "Give a promotion code to one customer",
        .replay = PERK_SINGLE,
        PARAMS(code_link_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryPromotionCode"),
    },
    {
        OPERATION("codes.list", "GET", PROMOTIONS "/code"),
        CURRENT,
        .doc = "Read promotion codes",
        .replay = PERK_SAFE,
        PARAMS(code_list_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryPromotionCode"),
    },
    {
        OPERATION("redemptions.create", "POST", PROMOTIONS "/redemptions"),
        CURRENT,
        .doc = "Report which promotions were used in a finished sale",
        .replay = PERK_SINGLE,
        PARAMS(redemption_params),
        .any_of = LISTS(NAMES("customer_id", "customer_identifier_value"),
                        NAMES("line_items", "redemptions")),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryRedemptionReport"),
    },
    {
        OPERATION("redemptions.list", "GET", PROMOTIONS "/redemptions"),
        CURRENT,
        .doc = "Read what promotion codes were used for",
        .replay = PERK_SAFE,
        PARAMS(redemption_list_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryRedemption"),
    },
    {
        OPERATION("organization.list_configurations", "GET", PROMOTIONS "/config"),
        CURRENT,
        .doc = "Read short configurations of promotions: type and mode, before one is switched",
        .replay = PERK_SAFE,
        PARAMS(config_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryPromotionConfiguration"),
    },
    {
        OPERATION("organization.list_till_promotions", "GET", PROMOTIONS "/till/{tillId}"),
        CURRENT,
        .doc = "Read the promotions of a till",
        .replay = PERK_SAFE,
        PARAMS(till_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryPromotion"),
    },
    {
        OPERATION("organization.list_promotions", "GET", PROMOTIONS),
        CURRENT,
        .doc = "Read the promotions of the organisation",
        .replay = PERK_SAFE,
        PARAMS(org_list_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryPromotion"),
    },
    {
        /* PUT is the whole organisation. POST on the same path is one customer:
           capillary.promotions.activate. */
        OPERATION("organization.activate_promotion", "PUT", PROMOTIONS "/{promotionId}/activate"),
        CURRENT,
        .doc = "Switch a promotion on for EVERY customer of the organisation",
        .advice = "capillary.promotions.activate is the one for a single customer.",
        .replay = PERK_SAFE,
        PARAMS(org_switch_params),
        SAYS_DONE,
    },
    {
        OPERATION("organization.deactivate_promotion", "PUT",
                  PROMOTIONS "/{promotionId}/deactivate"),
        CURRENT,
        .doc = "Switch a promotion off for EVERY customer of the organisation",
        .advice = "capillary.promotions.deactivate is the one for a single customer.",
        .replay = PERK_SAFE,
        PARAMS(org_switch_params),
        SAYS_DONE,
    },
};

const perk_op_table perk_capillary_ops = {.ops = ops, .count = PERK_COUNT(ops)};
