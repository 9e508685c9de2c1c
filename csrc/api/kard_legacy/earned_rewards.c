#include "api/kard_legacy/shared.h"

static const perk_field legacy_notice_user[] = {
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the user"),
};
static OBJECT(legacy_notice_user, "LegacyNoticeUser");

static const perk_field legacy_notice_card[] = {
    SAME("bin", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(6, 6), .digits = 6, PERSONAL,
         .doc = "first six digits"),
    SAME("last4", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(4, 4), .digits = 4,
         PERSONAL, .doc = "last four digits"),
    SAME("network", STRING, NEEDED, ONE_OF(legacy_network), .doc = "card network"),
};
static OBJECT(legacy_notice_card, "LegacyNoticeCard");

static const perk_field legacy_commission_split[] = {
    CAMEL("issuers_commission_in_cents", "issuersCommissionInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "the issuer's share"),
    CAMEL("users_commission_in_cents", "usersCommissionInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "the user's share"),
};
static OBJECT(legacy_commission_split, "LegacyCommissionSplit");

static const perk_field legacy_notice_reward[] = {
    CAMEL("merchant_id", "merchantId", STRING, NEEDED, PERSONAL, .doc = "id of the merchant"),
    SAME("name", STRING, NEEDED, PERSONAL, .doc = "merchant name"),
    SAME("type", STRING, NEEDED, ONE_OF(legacy_reward_kind), .doc = "reward programme"),
    SAME("status", STRING, NEEDED, .doc = "state of the reward; the purchase has its own"),
    CAMEL("commission_to_issuer", "commissionToIssuer", INT, NEEDED, CENTS, PERSONAL,
          .doc = "the total: the issuer's and the user's share"),
    CAMEL("commission_split", "commissionSplit", OBJECT, NEEDED, HOLDS(legacy_commission_split),
          PERSONAL, .doc = "the two shares"),
};
static OBJECT(legacy_notice_reward, "LegacyNoticeReward");

static const perk_field legacy_notice_transaction[] = {
    CAMEL("issuer_transaction_id", "issuerTransactionId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the purchase"),
    SAME("status", STRING, NEEDED, ONE_OF(earned_reward_status), .doc = "APPROVED or SETTLED"),
    CAMEL("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS, PERSONAL,
          .doc = "amount of the purchase"),
    CAMEL("transaction_time_stamp", "transactionTimeStamp", TIME, NEEDED, PERSONAL,
          .doc = "when it happened"),
};
static OBJECT(legacy_notice_transaction, "LegacyNoticeTransaction");

static const perk_field legacy_earned_reward[] = {
    SAME("user", OBJECT, NEEDED, HOLDS(legacy_notice_user), PERSONAL, .doc = "who earned"),
    SAME("card", OBJECT, NEEDED, HOLDS(legacy_notice_card), PERSONAL, .doc = "the card used"),
    SAME("reward", OBJECT, NEEDED, HOLDS(legacy_notice_reward), PERSONAL, .doc = "what was earned"),
    SAME("transaction", OBJECT, NEEDED, HOLDS(legacy_notice_transaction), PERSONAL,
         .doc = "the purchase"),
    FIELD("post_dine_in_link_url", "postDineInLinkURL", STRING, PERSONAL,
          .doc = "a survey for the user, of local offers"),
    SAME("error", JSON, PERSONAL, .doc = "the error: an object or text"),
};
static OBJECT(legacy_earned_reward, "LegacyEarnedRewardAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "legacyEarnedReward",
        .class_name = "LegacyEarnedReward",
        .personal = true,
        .doc = "Webhook: a purchase that earns, in the form of the legacy API, a plain object",
        .attributes = &perk_object_legacy_earned_reward,
    },
};

const perk_noun perk_kard_legacy_earned_rewards = {"earned_rewards", KINDS(kinds)};
