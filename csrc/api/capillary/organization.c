#include "api/capillary/shared.h"

static ENUM(promotion_type, "PromotionType", "POS", "CUSTOMER", "CODE", "EARNING", "REWARD");

static const perk_field promotion_config[] = {
    PROMOTION_MEMBER,
    CAMEL("promotion_name", "promotionName", STRING, FACT(TITLE), .doc = "name of the promotion"),
    CAMEL("promotion_type", "promotionType", STRING, ONE_OF(promotion_type),
          .doc = "POS and CODE cannot be switched per customer"),
    CAMEL("milestone_id", "milestoneId", INT, .doc = "its milestone"),
    CAMEL("group_id", "groupId", INT, .doc = "its target group"),
    CAMEL("rule_id", "ruleId", INT, .doc = "its rule"),
    MOMENT("expiry", "expiry", "time of its end", FACT(ENDS)),
    SAME("description", STRING, .doc = "description"),
    CAMEL("store_criteria", "storeCriteria", JSON, .doc = "where it is valid"),
    CAMEL("supplementary_criteria", "supplementaryCriteria", JSON,
          .doc = "its supplementary programme"),
    SAME("reward", JSON, .doc = "kind of benefit"),
    CAMEL("max_earning_per_customer", "maxEarningPerCustomer", INT,
          .doc = "how often one customer can earn it"),
    CAMEL("is_active", "isActive", BOOL, .doc = "whether it is switched on"),
    CAMEL("custom_field_values", "customFieldValues", JSON, .doc = "custom fields"),
    CAMEL("promotion_restrictions", "promotionRestrictions", JSON, .doc = "its limits"),
};
static OBJECT(promotion_config, "PromotionConfigurationAttributes");

static const perk_field promotion[] = {
    SAME("id", STRING, .doc = "id of the promotion"),
    SAME("name", STRING, FACT(TITLE), .doc = "name of the promotion"),
    CAMEL("org_id", "orgId", INT, .doc = "organization"),
    SAME("priority", INT, .doc = "order of application"),
    SAME("active", BOOL, .doc = "whether it is switched on for the organization"),
    CAMEL("message_label", "messageLabel", STRING, .doc = "text to show"),
    SAME("type", STRING, ONE_OF(promotion_type),
         .doc = "POS and CODE cannot be switched per customer"),
    SAME("mode", STRING, ONE_OF(promotion_mode),
         .doc = "switching requires an earn_id for PAYMENT_VOUCHER and rejects it for DISCOUNT"),
    SAME("condition", JSON, .doc = "condition of the promotion"),
    SAME("action", JSON, .doc = "action of the promotion"),
    CAMEL("customer_activation_required", "customerActivationRequired", BOOL,
          .doc = "whether it is issued switched off until the customer opts in"),
    CAMEL("max_issuance_per_customer", "maxIssuancePerCustomer", INT,
          .doc = "how often one customer can get it"),
    CAMEL("is_stackable", "isStackable", BOOL, .doc = "whether it can be combined with others"),
    CAMEL("start_date", "startDate", JSON, FACT(STARTS), .doc = "when it begins"),
    CAMEL("end_date", "endDate", JSON, FACT(ENDS), .doc = "time of its end"),
};
static OBJECT(promotion, "PromotionAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "capillaryPromotionConfiguration",
        .class_name = "PromotionConfiguration",
        .doc = "A short form of a promotion",
        .plain = true,
        .attributes = &perk_object_promotion_config,
    },
    {
        .type = "capillaryPromotion",
        .class_name = "Promotion",
        .doc = "A promotion of the organization",
        .plain = true,
        .attributes = &perk_object_promotion,
    },
};

#define PROMOTION_IDS(...)                                                                         \
    CAMEL("promotion_ids", "promotionIds", STRING, IN_QUERY, COMMA_SEPARATED, __VA_ARGS__,         \
          .doc = "ids of the promotions")

static const perk_field config_params[] = {
    PROMOTION_IDS(.flags = PERK_REQUIRED, .min_items = 1),
    CAMEL("include_expired", "includeExpired", BOOL, IN_QUERY, .doc = "include expired ones"),
    CAMEL("include_inactive", "includeInactive", BOOL, IN_QUERY,
          .doc = "include those that are switched off"),
};

static const perk_field till_params[] = {
    CAMEL("till_id", "tillId", INT, IN_PATH, .doc = "number of the till")};

static const perk_field org_list_params[] = {
    PROMOTION_IDS(.min_items = 1),
    SAME("sort_by", STRING, IN_QUERY, .doc = "order; documented in release notes only"),
};

#define CONFIRM                                                                                    \
    SAME("confirm", BOOL, .place = PERK_IN_NONE, .flags = PERK_REQUIRED | PERK_CONFIRM,            \
         .doc = "true: you mean every customer of the organization")

static const perk_field org_switch_params[] = {PROMOTION, CONFIRM};

static const perk_op ops[] = {
    {
        OPERATION("organization.list_configurations", "GET", PROMOTIONS "/config"),
        CURRENT,
        .doc =
            "List short configurations of promotions: type and mode, to read before switching one",
        .replay = PERK_SAFE,
        PARAMS(config_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryPromotionConfiguration"),
    },
    {
        OPERATION("organization.list_till_promotions", "GET", PROMOTIONS "/till/{tillId}"),
        CURRENT,
        .doc = "List the promotions of a till",
        .replay = PERK_SAFE,
        PARAMS(till_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryPromotion"),
    },
    {
        OPERATION("organization.list_promotions", "GET", PROMOTIONS),
        CURRENT,
        .doc = "Read the promotions of the organization",
        .replay = PERK_SAFE,
        PARAMS(org_list_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryPromotion"),
    },
    {
        /* PUT is the whole organization. POST on the same path is one customer:
           capillary.promotions.activate. */
        OPERATION("organization.activate_promotion", "PUT", PROMOTIONS "/{promotionId}/activate"),
        CURRENT,
        .doc = "Switch a promotion on for EVERY customer of the organization",
        .advice = "For a single customer, use capillary.promotions.activate.",
        .replay = PERK_SAFE,
        PARAMS(org_switch_params),
        SAYS_DONE,
        RULES({
            .read = "capillary.organization.list_configurations",
            .evidence = PERK_EVIDENCE_PRESENT,
            .args = PAIRS({"promotion_ids", "promotion_id"}, {"include_inactive", "=true"}),
            .match = PAIRS({"promotionId", "promotion_id"}, {"isActive", "=true"}),
            .partial = true,
            .note = "capillary.organization.list_configurations shows whether the promotion is on; "
                    "if not, it may have been switched off since.",
        }),
    },
    {
        OPERATION("organization.deactivate_promotion", "PUT",
                  PROMOTIONS "/{promotionId}/deactivate"),
        CURRENT,
        .doc = "Switch a promotion off for EVERY customer of the organization",
        .advice = "For a single customer, use capillary.promotions.deactivate.",
        .replay = PERK_SAFE,
        PARAMS(org_switch_params),
        SAYS_DONE,
        RULES({
            .read = "capillary.organization.list_configurations",
            .evidence = PERK_EVIDENCE_PRESENT,
            .args = PAIRS({"promotion_ids", "promotion_id"}, {"include_inactive", "=true"}),
            .match = PAIRS({"promotionId", "promotion_id"}, {"isActive", "=false"}),
            .partial = true,
            .note = "capillary.organization.list_configurations shows whether the promotion is "
                    "off; if not, it may have been switched on since.",
        }),
    },
};

const perk_noun perk_capillary_organization = {"organization", KINDS(kinds), OPS(ops)};
