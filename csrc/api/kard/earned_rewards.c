#include "api/kard/shared.h"

static ENUM(payment_status, "PaymentStatus", "UNPAID", "PAID_IN_FULL");

static ENUM(commission_unit, "CommissionUnit", "cents");

static const perk_field commission_value[] = {
    SAME("type", STRING, NEEDED, ONE_OF(commission_unit), .doc = "unit of the value"),
    SAME("value", INT, NEEDED, CENTS, PERSONAL, .doc = "how much"),
};
static OBJECT(commission_value, "CommissionValue");

static const perk_field commission_earned[] = {
    SAME("user", OBJECT, NEEDED, HOLDS(commission_value), PERSONAL, .doc = "the user's share"),
};
static OBJECT(commission_earned, "CommissionEarned");

static const perk_field rewarded_transaction_attributes[] = {
    SAME("status", STRING, NEEDED, .fixed = "SETTLED", .doc = "always settled"),
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("transaction_timestamp", "transactionTimestamp", TIME, NEEDED, PERSONAL,
          .doc = "when it happened"),
    CAMEL("paid_to_issuer", "paidToIssuer", STRING, NEEDED, ONE_OF(payment_status),
          .doc = "whether the commission was paid out"),
    CAMEL("commission_earned", "commissionEarned", OBJECT, NEEDED, HOLDS(commission_earned),
          PERSONAL, .doc = "what was earned"),
    CAMEL("payout_timestamp", "payoutTimestamp", TIME, PERSONAL, .doc = "when it was paid out"),
    SAME("components", OBJECT, HOLDS(components), PERSONAL, .doc = "ready-made texts and controls"),
};
static OBJECT(rewarded_transaction_attributes, "RewardedTransactionAttributes");

static const perk_relation reward_relations[] = {
    RELATION_ONE("user", "user"),
    RELATION_ONE("merchant", "merchant"),
    RELATION_ONE("offer", "offer"),
};

static const perk_field approved_transaction_attributes[] = {
    SAME("status", STRING, NEEDED, .fixed = "APPROVED", .doc = "approved, not yet settled"),
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("transaction_timestamp", "transactionTimestamp", TIME, NEEDED, PERSONAL,
          .doc = "when it happened"),
};
static OBJECT(approved_transaction_attributes, "ApprovedTransactionAttributes");

static ENUM(merchant_asset_type, "MerchantAssetType", "IMG_VIEW", "BANNER_VIEW");

static const perk_field merchant_asset[] = {
    SAME("type", STRING, NEEDED, ONE_OF(merchant_asset_type), .doc = "what the picture is for"),
    SAME("url", STRING, NEEDED,
         .doc = "address of the picture; loading it may count as an impression"),
    SAME("alt", STRING, .doc = "text in place of the picture"),
};
static OBJECT(merchant_asset, "MerchantAsset");

static const perk_field merchant_attributes[] = {
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "merchant name"),
    SAME("assets", OBJECT, LISTED, HOLDS(merchant_asset), .doc = "pictures"),
};
static OBJECT(merchant_attributes, "MerchantAttributes");

static const perk_field earned_reward_notice[] = {
    SAME("name", STRING, NEEDED, PERSONAL, .doc = "merchant or offer name"),
    SAME("message", STRING, NEEDED, PERSONAL, .doc = "text for the user"),
    CAMEL("attribution_url", "attributionUrl", STRING, NEEDED, PERSONAL,
          .doc = "loading it records an impression of this notification"),
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("transaction_timestamp", "transactionTimestamp", TIME, PERSONAL,
          .doc = "when it happened"),
    CAMEL("user_reward", "userReward", OBJECT, NEEDED, HOLDS(reward), PERSONAL,
          .doc = "what the user earned; absent in notices from before September 2026"),
    CAMEL("survey_url", "surveyUrl", STRING, PERSONAL, .doc = "a survey for the user"),
    CAMEL("card_product_id", "cardProductId", STRING, PERSONAL, .doc = "product of the card"),
    CAMEL("category_name", "categoryName", STRING, .doc = "category of the merchant, as free text"),
    SAME("assets", OBJECT, LISTED, HOLDS(merchant_asset), .doc = "pictures"),
    CAMEL("purchase_channel", "purchaseChannel", STRING, LISTED, ONE_OF(purchase_channel),
          .doc = "where it was spent"),
};
static OBJECT(earned_reward_notice, "EarnedRewardNotice");

static const perk_relation notice_relations[] = {
    RELATION_ONE("user", "user"),
    RELATION_ONE("offer", "offer"),
    RELATION_ONE("transaction", "transaction"),
};

static const perk_field earned_reward_settlement[] = {
    SAME("name", STRING, NEEDED, PERSONAL, .doc = "merchant or offer name"),
    SAME("message", STRING, NEEDED, PERSONAL, .doc = "text for the user"),
    CAMEL("attribution_url", "attributionUrl", STRING, NEEDED, PERSONAL,
          .doc = "loading it records an impression of this notification"),
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("transaction_timestamp", "transactionTimestamp", TIME, PERSONAL,
          .doc = "when it happened"),
    CAMEL("user_reward", "userReward", OBJECT, NEEDED, HOLDS(reward), PERSONAL,
          .doc = "what the user earned; absent in notices from before September 2026"),
    CAMEL("survey_url", "surveyUrl", STRING, PERSONAL, .doc = "a survey for the user"),
    CAMEL("card_product_id", "cardProductId", STRING, PERSONAL, .doc = "product of the card"),
    CAMEL("category_name", "categoryName", STRING, .doc = "category of the merchant, as free text"),
    SAME("assets", OBJECT, LISTED, HOLDS(merchant_asset), .doc = "pictures"),
    CAMEL("purchase_channel", "purchaseChannel", STRING, LISTED, ONE_OF(purchase_channel),
          .doc = "where it was spent"),
    CAMEL("commission_earned", "commissionEarned", OBJECT, NEEDED, HOLDS(commission_value),
          PERSONAL, .doc = "what was earned"),
};
static OBJECT(earned_reward_settlement, "EarnedRewardSettlement");

static ENUM(rejected_reason, "RejectedReason", "AGGREGATOR_CARD_OVERLAP",
            "MAX_REDEMPTION_LIMIT_REACHED", "SETTLEMENT_REJECTED", "USER_NOT_ENROLLED",
            "USER_NOT_IN_AUDIENCE_SEGMENT");

static const perk_field earned_reward_rejection[] = {
    SAME("reason", STRING, NEEDED, ONE_OF(rejected_reason), .doc = "why"),
    SAME("message", STRING, NEEDED, PERSONAL, .doc = "text from the server"),
    CAMEL("transaction_id", "transactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("transaction_timestamp", "transactionTimestamp", TIME, PERSONAL,
          .doc = "when it happened"),
};
static OBJECT(earned_reward_rejection, "EarnedRewardRejection");

static const perk_relation rejection_relations[] = {RELATION_ONE("user", "user"),
                                                    RELATION_ONE("transaction", "transaction")};

static const perk_resource_kind kinds[] = {
    {
        .type = "rewardedTransaction",
        .class_name = "RewardedTransaction",
        .personal = true,
        .doc = "A settled purchase that earned a reward",
        .attributes = &perk_object_rewarded_transaction_attributes,
        RELATIONS(reward_relations),
    },
    {
        .type = "approvedTransaction",
        .class_name = "ApprovedTransaction",
        .personal = true,
        .doc = "An approved purchase that will earn a reward once it settles",
        .attributes = &perk_object_approved_transaction_attributes,
        RELATIONS(reward_relations),
    },
    {
        .type = "merchant",
        .class_name = "Merchant",
        .doc = "A merchant, as included with earned rewards",
        .attributes = &perk_object_merchant_attributes,
    },
    {
        .type = "earnedRewardApproved",
        .class_name = "EarnedRewardApproved",
        .personal = true,
        .doc = "Webhook: a purchase that earns was approved",
        .attributes = &perk_object_earned_reward_notice,
        RELATIONS(notice_relations),
    },
    {
        .type = "earnedRewardSettled",
        .class_name = "EarnedRewardSettled",
        .personal = true,
        .doc = "Webhook: a purchase that earns was settled",
        .attributes = &perk_object_earned_reward_settlement,
        RELATIONS(notice_relations),
    },
    {
        .type = "earnedRewardRejected",
        .class_name = "EarnedRewardRejected",
        .personal = true,
        .doc = "Webhook: an approved reward was rejected",
        .attributes = &perk_object_earned_reward_rejection,
        RELATIONS(rejection_relations),
    },
};

static ENUM(earned_reward_range, "EarnedRewardRange", "12M", "6M", "3M", "YTD");

static ENUM(earned_reward_include, "EarnedRewardInclude", "merchant", "offer");

static const perk_field earned_rewards_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("status", "filter[status]", STRING, IN_QUERY, ONE_OF(earned_reward_status),
          .fallback = "SETTLED", .doc = "settled rewards, or those approved and not yet settled"),
    FIELD("paid_in_full_only", "filter[paidInFullOnly]", BOOL, IN_QUERY, .fallback = "false",
          .doc = "only rewards that were paid out"),
    FIELD("range", "filter[range]", STRING, IN_QUERY, ONE_OF(earned_reward_range),
          .fallback = "12M", .doc = "period of time up to now"),
    SAME("include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(earned_reward_include),
         .doc = "related resources to include"),
};

static const perk_op ops[] = {
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
};

const perk_noun perk_kard_earned_rewards = {"earned_rewards", KINDS(kinds), OPS(ops)};
