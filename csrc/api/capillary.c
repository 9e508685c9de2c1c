#include "api/rows.h"

#define PARAMS(array) .params = (array), .param_count = PERK_COUNT(array)

static const perk_field token_params[] = {
    FIELD("key", "key", STRING, .place = PERK_IN_BODY, .flags = PERK_REQUIRED, .setting = "key", .doc = "key of the API client"),
    FIELD("secret", "secret", STRING, .place = PERK_IN_BODY, .flags = PERK_REQUIRED, .setting = "secret",
          .doc = "secret of the API client"),
};

/* Sources disagree on whether query or body counts, so both say the same. */
static const perk_field activate_params[] = {
    FIELD("promotion_id", "promotionId", STRING, IN_PATH, .doc = "id of the promotion"),
    FIELD("customer_id", "customerId", INT, .place = PERK_IN_QUERY | PERK_IN_BODY, .flags = PERK_REQUIRED | PERK_AS_STRING,
          .doc = "Capillary's number of the customer"),
    FIELD("earn_id", "earnId", STRING, .place = PERK_IN_QUERY | PERK_IN_BODY, .flags = PERK_NONEMPTY,
          .doc = "one earned instance; payment-voucher promotions need it, discounts refuse it"),
};

static const perk_op ops[] = {
    {
        .name = "capillary.auth.token",
        .provider = "capillary",
        .method = "POST",
        .path = "/v3/oauth/token/generate",
        .doc = "Fetch a token",
        .status = "current",
        .token_host = true,
        .auth = PERK_AUTH_NONE,
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(token_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
    {
        /* POST is one customer. PUT on the same path is the whole organisation, and is left out on purpose. */
        .name = "capillary.promotions.activate",
        .provider = "capillary",
        .method = "POST",
        .path = "/api_gateway/v1/promotions/{promotionId}/activate",
        .doc = "Switch a promotion on for one customer",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(200),
        PARAMS(activate_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
    },
};

const perk_op_table perk_capillary_ops = {.ops = ops, .count = PERK_COUNT(ops)};
