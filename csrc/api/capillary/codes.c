#include "api/capillary/shared.h"

static const perk_field promotion_code[] = {
    SAME("id", STRING, PERSONAL, .doc = "id of the code"),
    CAMEL("org_id", "orgId", INT, .doc = "organization"),
    PROMOTION_MEMBER,
    CAMEL("promotion_name", "promotionName", STRING, FACT(TITLE), .doc = "name of the promotion"),
    SAME("code", STRING, PERSONAL, .doc = "the code"),
    CUSTOMER_MEMBER,
    SAME("active", BOOL, .doc = "whether it can be used"),
    SAME("mode", STRING, ONE_OF(promotion_mode), .doc = "kind of benefit"),
    MOMENT("created_on", "createdOn", "time of creation"),
    MOMENT("valid_till", "validTill", "time of its end", FACT(ENDS)),
    MOMENT("redeemable_from", "redeemableFrom", "start of the time in which it can be used",
           FACT(STARTS)),
    SAME("restrictions", JSON, .doc = "limits and what remains of them"),
};
static OBJECT(promotion_code, "PromotionCodeAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "capillaryPromotionCode",
        .class_name = "PromotionCode",
        .personal = true,
        .doc = "A promotion code",
        .plain = true,
        .attributes = &perk_object_promotion_code,
    },
};

static const perk_field code_link_params[] = {
    CUSTOMER_IN_BODY,
    SAME("code", STRING, .place = PERK_IN_BODY, FILLED, PERSONAL, .doc = "the code"),
    MODE(IN_BODY_NEEDED),
};

static const perk_field code_list_params[] = {
    CODES,
    CAMEL("include_redemptions", "includeRedemptions", BOOL, IN_QUERY,
          .doc = "add limits and what remains of them"),
};

static const perk_op ops[] = {
    {
        OPERATION("codes.link", "POST", PROMOTIONS "/code/link"),
        CURRENT,
        .doc = "Link a promotion code to one customer",
        .replay = PERK_SINGLE,
        PARAMS(code_link_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryPromotionCode"),
        RULES({
            .read = "capillary.codes.list",
            .evidence = PERK_EVIDENCE_PRESENT,
            .args = PAIRS({"codes", "code"}, {"mode", "mode"}),
            .match = PAIRS({"code", "code"}, {"customerId", "customer_id"}),
            .note = "capillary.codes.list shows which customer the code is linked to.",
        }),
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
};

const perk_noun perk_capillary_codes = {"codes", KINDS(kinds), OPS(ops)};
