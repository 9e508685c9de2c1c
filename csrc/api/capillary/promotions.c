#include "api/capillary/shared.h"

static ENUM(promotion_status, "PromotionStatus", "ACTIVE", "INACTIVE", "EXPIRED");

static ENUM(earned_type, "EarnedType", "NONE", "TIER", "REWARD", "LOYALTY");

static ENUM(earned_status, "EarnedStatus", "LOCKED", "UNLOCKED", "EXPIRED");

static const perk_field customer_promotion[] = {
    CAMEL("earned_promotion_id", "earnedPromotionId", STRING, PERSONAL,
          .doc = "the earned instance: earn_id; absent for tier and POS rows"),
    PROMOTION_MEMBER,
    CAMEL("promotion_name", "promotionName", STRING, FACT(TITLE), .doc = "name of the promotion"),
    CAMEL("promotion_status", "promotionStatus", STRING, ONE_OF(promotion_status),
          .doc = "ACTIVE does not mean redeemable"),
    CAMEL("application_mode", "applicationMode", STRING, ONE_OF(promotion_mode),
          .doc = "kind of benefit"),
    CUSTOMER_MEMBER,
    CAMEL("earned_type", "earnedType", STRING, ONE_OF(earned_type), .doc = "how it was earned"),
    CAMEL("earned_status", "earnedStatus", STRING, ONE_OF(earned_status),
          .doc = "whether it can be used"),
    MOMENT("valid_till", "validTill", "time of its end", FACT(ENDS)),
    MOMENT("unlocked_date", "unlockedDate", "when it was unlocked", PERSONAL),
    MOMENT("redeemable_from", "redeemableFrom", "start of the time in which it can be used",
           FACT(STARTS)),
    MOMENT("event_time", "eventTime", "when it was earned", PERSONAL),
    CAMEL("milestone_id", "milestoneId", INT, .doc = "its milestone"),
    CAMEL("mile_stone_id", "mileStoneId", INT, .doc = "the same in another spelling"),
    CAMEL("target_group_id", "targetGroupId", INT, .doc = "its target group"),
    CAMEL("custom_field_values", "customFieldValues", JSON, .doc = "custom fields"),
    SAME("restrictions", JSON, .doc = "limits and what remains of them, by scope"),
    CAMEL("supplementary_criteria", "supplementaryCriteria", JSON,
          .doc = "its supplementary programme"),
};
static OBJECT(customer_promotion, "CustomerPromotionAttributes");

static ENUM(earned_from, "EarnedFrom", "ACTIVITY", "MILESTONE", "REWARD", "BULK_ISSUE");

#define ROW_ERROR CAMEL("error_details", "errorDetails", JSON, .doc = "the error of this row only")

static const perk_field earning[] = {
    SAME("id", STRING, PERSONAL, .doc = "the earned instance: earn_id"),
    CUSTOMER_MEMBER,
    PROMOTION_MEMBER,
    CAMEL("earned_from_type", "earnedFromType", STRING, ONE_OF(earned_from),
          .doc = "how it was earned"),
    CAMEL("earned_from_id", "earnedFromId", STRING, PERSONAL, .doc = "your reference"),
    MOMENT("event_time", "eventTime", "when it was earned", PERSONAL),
    CAMEL("event_details", "eventDetails", JSON, PERSONAL, .doc = "what happened"),
    MOMENT("valid_till", "validTill", "time of its end", FACT(ENDS)),
    ROW_ERROR,
};
static OBJECT(earning, "EarningAttributes");

static const perk_field bulk_result[] = {
    CAMEL("earned_from_id", "earnedFromId", STRING, PERSONAL,
          .doc = "your reference; rows may be in another order than they were sent"),
    PROMOTION_MEMBER,
    CAMEL("successful_earn_count", "successfulEarnCount", INT, .doc = "how many were earned"),
    CAMEL("failed_earn_count", "failedEarnCount", INT, .doc = "how many were not"),
    ROW_ERROR,
    CAMEL("customer_earned_promotions", "customerEarnedPromotions", OBJECT, LISTED, HOLDS(earning),
          PERSONAL, .doc = "what was earned"),
};
static OBJECT(bulk_result, "BulkEarningAttributes");

static const perk_field revoked_earns[] = {
    PROMOTION_MEMBER,
    CAMEL("revoked_earn_ids", "revokedEarnIds", STRING, LISTED, PERSONAL,
          .doc = "earned instances withdrawn"),
    SAME("status", STRING, .doc = "SUCCESS or another result"),
};
static OBJECT(revoked_earns, "RevokedEarns");

static const perk_field revocation[] = {
    CUSTOMER_MEMBER,
    CAMEL("revoked_details", "revokedDetails", OBJECT, LISTED, HOLDS(revoked_earns), PERSONAL,
          .doc = "what was withdrawn, by promotion"),
    SAME("code", INT, .doc = "informative only"),
    SAME("message", STRING, .doc = "text from the server"),
};
static OBJECT(revocation, "RevocationAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "capillaryCustomerPromotion",
        .class_name = "CustomerPromotion",
        .personal = true,
        .doc = "A promotion that was issued to a customer or earned",
        .plain = true,
        .attributes = &perk_object_customer_promotion,
    },
    {
        .type = "capillaryEarning",
        .class_name = "Earning",
        .personal = true,
        .doc = "An earned instance of a promotion",
        .plain = true,
        .attributes = &perk_object_earning,
    },
    {
        .type = "capillaryBulkEarning",
        .class_name = "BulkEarningResult",
        .personal = true,
        .doc = "The result of one row of a bulk earning",
        .plain = true,
        .attributes = &perk_object_bulk_result,
    },
    {
        .type = "capillaryRevocation",
        .class_name = "Revocation",
        .personal = true,
        .doc = "The earned instances that were withdrawn",
        .plain = true,
        .attributes = &perk_object_revocation,
    },
};

#define EARN_DOC                                                                                   \
    "one earned instance; required for payment-voucher promotions, rejected for discounts"

/* Sources disagree on whether query or body counts, so both have the same values. */
static const perk_field activate_params[] = {
    PROMOTION,
    CAMEL("customer_id", "customerId", INT, .place = PERK_IN_QUERY | PERK_IN_BODY,
          .flags = PERK_REQUIRED | PERK_AS_STRING, PERSONAL, .doc = CUSTOMER_DOC),
    CAMEL("earn_id", "earnId", STRING, .place = PERK_IN_QUERY | PERK_IN_BODY,
          .flags = PERK_NONEMPTY, PERSONAL, .doc = EARN_DOC),
};

/* Here they agree on the query; the body is an empty object. */
static const perk_field deactivate_params[] = {
    PROMOTION,
    CAMEL("customer_id", "customerId", INT, IN_QUERY, .flags = PERK_REQUIRED, PERSONAL,
          .doc = CUSTOMER_DOC),
    CAMEL("earn_id", "earnId", STRING, IN_QUERY, .flags = PERK_NONEMPTY, PERSONAL, .doc = EARN_DOC),
};

static ENUM(reply_format, "ReplyFormat", "json");

static const perk_field customer_list_params[] = {
    CUSTOMER_IN_PATH,
    CAMEL("include_redemptions", "includeRedemptions", BOOL, IN_QUERY,
          .doc = "add limits and what remains of them"),
    CAMEL("include_supplementary_promotions", "includeSupplementaryPromotions", BOOL, IN_QUERY,
          .doc = "include those of supplementary programmes; they come first and count towards the "
                 "limit"),
    CAMEL("is_include_active_promotions_only", "isIncludeActivePromotionsOnly", BOOL, IN_QUERY,
          .doc = "only active ones"),
    CAMEL("entity_id", "entityId", INT, IN_QUERY, .doc = "only those of this zone, store or till"),
    SAME("limit", INT, IN_QUERY, AT_LEAST(1), .fallback = "10",
         .doc =
             "maximum number of rows; there is no second page, so a full reply may be incomplete"),
    CAMEL("include_expired", "includeExpired", BOOL, IN_QUERY,
          .doc = "include expired ones (undocumented)"),
    MODE(IN_QUERY),
    SAME("format", STRING, IN_QUERY, ONE_OF(reply_format), .doc = "always json (undocumented)"),
};

static const perk_field issue_params[] = {
    PROMOTION,
    CAMEL("context_id", "contextId", STRING, IN_QUERY, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "your tag of this issuance; returned as earned_from_id"),
    CAMEL("customer_ids", "customerIds", INT, LISTED, IN_BODY_NEEDED, .min_items = 1, PERSONAL,
          .doc = "Capillary's numbers of the customers"),
};

#define EARNED_FROM                                                                                \
    CAMEL("earned_from_type", "earnedFromType", STRING, IN_BODY_NEEDED, ONE_OF(earned_from),       \
          .doc = "how it was earned")
#define EVENT_TIME                                                                                 \
    FIELD("event_time_iso", "eventTimeISO", TIME, IN_BODY, .doc = "when it happened"),             \
        CAMEL("event_time", "eventTime", INT, IN_BODY, .unit = "ms since 1970",                    \
              .doc = "the same as a number; the provider plans to remove it")

static const perk_field earn_trigger[] = {
    SAME("id", STRING, NEEDED, PERSONAL, .doc = "your id of the event"),
    SAME("type", STRING, NEEDED,
         .doc = "TransactionAdd, CustomerRegistration, CustomerUpdate or another event"),
    CAMEL("event_payload", "eventPayload", JSON, PERSONAL, .doc = "additional data about it"),
};
static OBJECT(earn_trigger, "EarnTrigger");

static ENUM(program_type, "ProgramType", "TIER", "SUBSCRIPTION");

static const perk_field earn_program[] = {
    CAMEL("loyalty_program_id", "loyaltyProgramId", INT, NEEDED, .doc = "number of the programme"),
    CAMEL("program_type", "programType", STRING, NEEDED, ONE_OF(program_type),
          .doc = "kind of supplementary programme"),
    CAMEL("partner_program_id", "partnerProgramId", INT, NEEDED,
          .doc = "number of the partner programme"),
};
static OBJECT(earn_program, "EarnProgram");

static const perk_field earn_params[] = {
    PROMOTION,
    CUSTOMER_IN_BODY,
    EARNED_FROM,
    CAMEL("earned_from_id", "earnedFromId", STRING, IN_BODY_NEEDED, PERSONAL,
          .doc = "your reference for this earning"),
    EVENT_TIME,
    CAMEL("event_details", "eventDetails", OBJECT, IN_BODY_NEEDED, HOLDS(earn_trigger), PERSONAL,
          .doc = "what happened"),
    CAMEL("supplementary_criteria", "supplementaryCriteria", OBJECT, IN_BODY, HOLDS(earn_program),
          .doc = "programme it belongs to"),
};

static const perk_field bulk_earning[] = {
    CAMEL("promotion_id", "promotionId", STRING, FILLED, .doc = "id of the promotion"),
    CAMEL("earn_count", "earnCount", INT, NEEDED, AT_LEAST(1), .doc = "how often it is earned"),
    CAMEL("earned_from_id", "earnedFromId", STRING, NEEDED, PERSONAL,
          .doc = "your reference for this earning"),
};
static OBJECT(bulk_earning, "BulkEarning");

static const perk_field bulk_trigger[] = {
    SAME("id", STRING, NEEDED, PERSONAL, .doc = "your id of the event"),
    SAME("type", STRING, NEEDED, ONE_OF(earned_from), .doc = "what happened"),
};
static OBJECT(bulk_trigger, "BulkEarnTrigger");

static const perk_field earn_bulk_params[] = {
    CUSTOMER_IN_BODY,
    EARNED_FROM,
    CAMEL("earned_promotions", "earnedPromotions", OBJECT, LISTED, IN_BODY_NEEDED,
          HOLDS(bulk_earning), .min_items = 1, PERSONAL,
          .doc = "the promotions to earn, and how often"),
    EVENT_TIME,
    CAMEL("event_details", "eventDetails", OBJECT, IN_BODY_NEEDED, HOLDS(bulk_trigger), PERSONAL,
          .doc = "what happened"),
    CAMEL("org_id", "orgId", INT, IN_BODY, .doc = "organization"),
};

static const perk_field earn_revocation[] = {
    CAMEL("promotion_id", "promotionId", STRING, FILLED, .doc = "id of the promotion"),
    CAMEL("earn_ids", "earnIds", STRING, LISTED, NEEDED, .min_items = 1, .max_items = 1000,
          PERSONAL, .doc = "earned instances to withdraw, at most 1000 per request"),
};
static OBJECT(earn_revocation, "EarnRevocation");

static const perk_field revoke_params[] = {
    CUSTOMER_IN_BODY,
    CAMEL("earn_revoke_details", "earnRevokeDetails", OBJECT, LISTED, IN_BODY_NEEDED,
          HOLDS(earn_revocation), .min_items = 1, PERSONAL,
          .doc = "what to withdraw, by promotion; at most 1000 earned instances per request"),
};

static const perk_op ops[] = {
    {
        /* POST is one customer. PUT on the same path is the whole organization:
           capillary.organization.activate_promotion. */
        OPERATION("promotions.activate", "POST", PROMOTIONS "/{promotionId}/activate"),
        CURRENT,
        .doc = "Switch a promotion on for one customer",
        .replay = PERK_SINGLE,
        PARAMS(activate_params),
        .body = {.shape = PERK_BODY_OBJECT},
        SAYS_DONE,
        UNVERIFIABLE(
            "No read shows whether it is on for the customer: sources disagree on the meaning of "
            "promotion_status. Repeating the request seems harmless, but that is not guaranteed."),
    },
    {
        OPERATION("promotions.deactivate", "POST", PROMOTIONS "/{promotionId}/deactivate"),
        CURRENT,
        .doc = "Switch a promotion off for one customer, or suspend one earned instance",
        .replay = PERK_SINGLE,
        PARAMS(deactivate_params),
        .body = {.shape = PERK_BODY_OBJECT},
        SAYS_DONE,
        UNVERIFIABLE(
            "No read shows whether it is on for the customer: sources disagree on the meaning of "
            "promotion_status. Repeating the request seems harmless, but that is not guaranteed."),
    },
    {
        OPERATION("promotions.list", "GET", PROMOTIONS "/customer/{customerId}"),
        CURRENT,
        .doc = "List the promotions that were issued to one customer or earned",
        .advice = "There is no paging: use a higher limit when the reply has as many rows as the "
                  "limit allows.",
        .replay = PERK_SAFE,
        PARAMS(customer_list_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryCustomerPromotion"),
    },
    {
        OPERATION("promotions.issue", "POST", PROMOTIONS "/{promotionId}/issueBulk"),
        CURRENT,
        .doc = "Issue a promotion to customers; the reply maps customers to earned instances",
        .advice = "Customers that the reply does not name did not get the promotion. Repeating the "
                  "request may issue it twice.",
        .replay = PERK_SINGLE,
        .partial = true,
        PARAMS(issue_params),
        .body = {.shape = PERK_BODY_ARRAY},
        .reply = PERK_REPLY_MAP,
        .reply_types = NO_TYPES,
        UNVERIFIABLE("capillary.promotions.list of each customer shows what they have, but not "
                     "which request issued it."),
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
        UNVERIFIABLE("capillary.promotions.list shows what the customer has, but not which request "
                     "earned it; compare event_time."),
    },
    {
        OPERATION("promotions.earn_bulk", "POST", PROMOTIONS "/earn/bulk"),
        CURRENT,
        .doc = "Let one customer earn several promotions; each row has the number that succeeded",
        .advice = "Rows can fail inside a successful reply: read failed_earn_count of each.",
        .replay = PERK_SINGLE,
        .partial = true,
        PARAMS(earn_bulk_params),
        .any_of = LISTS(NAMES("event_time_iso", "event_time")),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_many = true,
        .reply_types = TYPES("capillaryBulkEarning"),
        UNVERIFIABLE("capillary.promotions.list shows what the customer has, but not which request "
                     "earned it; compare event_time."),
    },
    {
        OPERATION("promotions.revoke_earn", "POST", PROMOTIONS "/revokeEarn"),
        CURRENT,
        .doc = "Withdraw earned instances of one customer; the reply has what was withdrawn, and "
               "errors",
        .advice = "Some may be withdrawn and others not: read the errors of the reply as well.",
        .replay = PERK_SINGLE,
        .partial = true,
        PARAMS(revoke_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryRevocation"),
        UNVERIFIABLE("Nothing shows the state of an earned instance "
                     "that capillary.promotions.list does not show."),
    },
};

const perk_noun perk_capillary_promotions = {"promotions", KINDS(kinds), OPS(ops)};
