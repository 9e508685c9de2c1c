#include "api/rows.h"

#define RELATION_ONE(id, ...)                                                                                                    \
    {                                                                                                                            \
        .name = id, .wire = id, .types = TYPES(__VA_ARGS__)                                                                      \
    }
#define RELATION_MANY(id, ...)                                                                                                   \
    {                                                                                                                            \
        .name = id, .wire = id, .many = true, .types = TYPES(__VA_ARGS__)                                                        \
    }
#define RELATIONS(array) .relations = (array), .relation_count = PERK_COUNT(array)

static const perk_relation offer_relations[] = {RELATION_MANY("category", "category")};
static const perk_relation location_relations[] = {RELATION_MANY("offers", "standardOffer"),
                                                   RELATION_MANY("category", "category")};
static const perk_relation reward_relations[] = {
    RELATION_ONE("user", "user"),
    RELATION_ONE("merchant", "merchant"),
    RELATION_ONE("offer", "offer"),
};
static const perk_relation notice_relations[] = {
    RELATION_ONE("user", "user"),
    RELATION_ONE("offer", "offer"),
    RELATION_ONE("transaction", "transaction"),
};
static const perk_relation rejection_relations[] = {RELATION_ONE("user", "user"), RELATION_ONE("transaction", "transaction")};

/* Which date a transaction event must carry. */
static const perk_rule transaction_rules[] = {
    {.when = "status", .equals = "APPROVED", .needs = "authorization_date"},
    {.when = "status", .equals = "SETTLED", .needs = "settled_date"},
    {.when = "status", .equals = "REVERSED", .needs = "transaction_date"},
    {.when = "status", .equals = "RETURNED", .needs = "transaction_date"},
    {.when = "status", .equals = "DECLINED", .needs = "transaction_date"},
};

const perk_resource_kind perk_resource_kinds[] = {
    {
        .type = "standardOffer",
        .class_name = "Offer",
        .doc = "An offer that a user can earn from",
        .attributes = &perk_object_offer_attributes,
        RELATIONS(offer_relations),
    },
    {
        .type = "category",
        .class_name = "Category",
        .doc = "A category of offers",
        .attributes = &perk_object_category_attributes,
    },
    {
        .type = "location",
        .class_name = "Location",
        .doc = "A place where in-store offers hold",
        .attributes = &perk_object_location_attributes,
        RELATIONS(location_relations),
    },
    {
        .type = "user",
        .class_name = "User",
        .doc = "A user of the issuer; the id is yours",
        .attributes = &perk_object_user_attributes,
        .request = &perk_object_user_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "offerAttribution",
        .class_name = "OfferAttribution",
        .doc = "Something a user did with an offer",
        .attributes = &perk_object_offer_event,
        .request = &perk_object_offer_event,
    },
    {
        .type = "notificationAttribution",
        .class_name = "NotificationAttribution",
        .doc = "Something a user did with a notification",
        .attributes = &perk_object_notification_event,
        .request = &perk_object_notification_event,
    },
    {
        .type = "placementSlotAttribution",
        .class_name = "PlacementSlotAttribution",
        .doc = "Something a user did with a placement's slot",
        .attributes = &perk_object_slot_activation,
        .request = &perk_object_slot_event,
    },
    {
        .type = "job",
        .class_name = "Job",
        .doc = "Work that the server has queued",
        .attributes = &perk_object_job_attributes,
    },
    {
        .type = "transaction",
        .class_name = "Transaction",
        .doc = "One event of a card purchase; the id is yours, one an event, reused when the event is sent again",
        .attributes = &perk_object_transaction_attributes,
        .request = &perk_object_transaction_attributes,
        .request_id = PERK_ID_REQUIRED,
        .rules = transaction_rules,
        .rule_count = PERK_COUNT(transaction_rules),
    },
    {
        .type = "coreTransaction",
        .class_name = "CoreTransaction",
        .doc = "A settled purchase as a core banking provider knows it; the id is yours, one an event",
        .attributes = &perk_object_core_transaction_attributes,
        .request = &perk_object_core_transaction_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "rewardedTransaction",
        .class_name = "RewardedTransaction",
        .doc = "A settled purchase that earned a reward",
        .attributes = &perk_object_rewarded_transaction_attributes,
        RELATIONS(reward_relations),
    },
    {
        .type = "approvedTransaction",
        .class_name = "ApprovedTransaction",
        .doc = "An approved purchase that will earn a reward once it settles",
        .attributes = &perk_object_approved_transaction_attributes,
        RELATIONS(reward_relations),
    },
    {
        .type = "merchant",
        .class_name = "Merchant",
        .doc = "A merchant, as earned rewards include it",
        .attributes = &perk_object_merchant_attributes,
    },
    {
        .type = "offer",
        .class_name = "EarnedOffer",
        .doc = "An offer, as earned rewards include it",
        .attributes = &perk_object_earned_offer_attributes,
    },
    {
        .type = "subscription",
        .class_name = "Subscription",
        .doc = "A webhook subscription of the issuer",
        .attributes = &perk_object_subscription_attributes,
        .request = &perk_object_subscription_attributes,
    },
    {
        .type = "earnedRewardApproved",
        .class_name = "EarnedRewardApproved",
        .doc = "Webhook: a purchase that earns was approved",
        .attributes = &perk_object_earned_reward_notice,
        RELATIONS(notice_relations),
    },
    {
        .type = "earnedRewardSettled",
        .class_name = "EarnedRewardSettled",
        .doc = "Webhook: a purchase that earns was settled",
        .attributes = &perk_object_earned_reward_settlement,
        RELATIONS(notice_relations),
    },
    {
        .type = "earnedRewardRejected",
        .class_name = "EarnedRewardRejected",
        .doc = "Webhook: an approved reward was taken back",
        .attributes = &perk_object_earned_reward_rejection,
        RELATIONS(rejection_relations),
    },
    {
        .type = "legacyOffer",
        .class_name = "LegacyOffer",
        .doc = "An offer of the legacy API, a plain object",
        .attributes = &perk_object_legacy_offer_attributes,
    },
};
const size_t perk_resource_kind_count = PERK_COUNT(perk_resource_kinds);
