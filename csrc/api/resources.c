#include "api/rows.h"

#define RELATION_ONE(id, ...)                                                                      \
    {                                                                                              \
        .name = id, .wire = id, .types = TYPES(__VA_ARGS__)                                        \
    }
#define RELATION_MANY(id, ...)                                                                     \
    {                                                                                              \
        .name = id, .wire = id, .many = true, .types = TYPES(__VA_ARGS__)                          \
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
static const perk_relation rejection_relations[] = {RELATION_ONE("user", "user"),
                                                    RELATION_ONE("transaction", "transaction")};

static const perk_relation audit_relations[] = {RELATION_ONE("user", "user"),
                                                RELATION_ONE("audit", "audit")};
static const perk_relation placement_relations[] = {
    {.name = "content_strategy", .wire = "contentStrategy", .types = TYPES("contentStrategy")},
};
static const perk_relation slotted_relations[] = {RELATION_MANY("slots", "batchActivationSlot")};
#define STANDARD_PLACEMENTS "placement", "placementPushNotification", "placementEmail"
static const perk_relation slot_relations[] = {RELATION_ONE("placement", STANDARD_PLACEMENTS)};
static const perk_relation placement_file_relations[] = {
    RELATION_ONE("placement", STANDARD_PLACEMENTS),
    {.name = "content_strategy", .wire = "contentStrategy", .types = TYPES("contentStrategy")},
};

/* Which type the file has is not documented. */
static const perk_relation payout_file_relations[] = {
    {.name = "file", .wire = "file", .types = NO_TYPES}};

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
        .doc = "One event of a card purchase; the id is yours, one an event, reused when the event "
               "is sent again",
        .attributes = &perk_object_transaction_attributes,
        .request = &perk_object_transaction_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "coreTransaction",
        .class_name = "CoreTransaction",
        .doc =
            "A settled purchase as a core banking provider knows it; the id is yours, one an event",
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
        .update = &perk_object_subscription_changes,
    },
    {
        .type = "historicalTransaction",
        .class_name = "HistoricalTransaction",
        .doc = "One event of a past card purchase; the id is yours, one an event",
        .attributes = &perk_object_nothing,
        .request = &perk_object_transaction_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "historicalTransactionStart",
        .class_name = "HistoricalUploadStart",
        .doc = "An upload of past transactions that was begun; its id is that of the upload",
        .attributes = &perk_object_nothing,
        .request = &perk_object_nothing,
    },
    {
        .type = "historicalTransactionComplete",
        .class_name = "HistoricalUploadComplete",
        .doc = "An upload of past transactions that is complete",
        .attributes = &perk_object_nothing,
        .request = &perk_object_nothing,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "incomingTransactionsFile",
        .class_name = "IncomingTransactionsUpload",
        .doc = "Where to send a file of transactions",
        .attributes = &perk_object_upload_attributes,
        .request = &perk_object_upload_request,
    },
    {
        .type = "historicalTransactionsFile",
        .class_name = "HistoricalTransactionsUpload",
        .doc = "Where to send a file of past transactions",
        .attributes = &perk_object_upload_attributes,
        .request = &perk_object_upload_request,
    },
    {
        .type = "fraudulentTransaction",
        .class_name = "FraudMarker",
        .doc = "A purchase marked as fraud; the id is your id of the purchase",
        .attributes = &perk_object_fraud_marker,
        .request = &perk_object_fraud_marker,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "audit",
        .class_name = "Audit",
        .doc = "A purchase that is being looked into",
        .attributes = &perk_object_audit_attributes,
        .request = &perk_object_audit_request,
    },
    {
        .type = "organization",
        .class_name = "Organization",
        .doc = "An issuer, or a child organisation of it",
        .attributes = &perk_object_organization_attributes,
        .request = &perk_object_new_child,
        .update = &perk_object_child_changes,
    },
    {
        .type = "placement",
        .class_name = "Placement",
        .doc = "A place in your application that shows offers",
        .attributes = &perk_object_placement_attributes,
        .request = &perk_object_placement_request,
        RELATIONS(placement_relations),
    },
    {
        .type = "placementPushNotification",
        .class_name = "PushPlacement",
        .doc = "A push notification that shows one offer",
        .attributes = &perk_object_push_placement_attributes,
        .request = &perk_object_push_placement_request,
        RELATIONS(placement_relations),
    },
    {
        .type = "placementEmail",
        .class_name = "EmailPlacement",
        .doc = "An e-mail that shows offers",
        .attributes = &perk_object_email_placement_attributes,
        .request = &perk_object_email_placement_request,
        RELATIONS(placement_relations),
    },
    {
        .type = "placementBatchActivation",
        .class_name = "BatchPlacement",
        .doc = "A place whose slots are activated as one",
        .attributes = &perk_object_batch_placement_attributes,
        .request = &perk_object_batch_placement_request,
        .update = &perk_object_batch_placement_changes,
        RELATIONS(slotted_relations),
    },
    {
        .type = "placementGroup",
        .class_name = "GroupPlacement",
        .doc = "A group of placements",
        .attributes = &perk_object_group_placement_attributes,
        .request = &perk_object_group_placement_request,
        .update = &perk_object_group_placement_changes,
        RELATIONS(slotted_relations),
    },
    {
        .type = "batchActivationSlot",
        .class_name = "PlacementSlot",
        .doc = "A slot of a batch or group",
        .attributes = &perk_object_slot_attributes,
        RELATIONS(slot_relations),
    },
    {
        .type = "placementBatch",
        .class_name = "PlacementBatch",
        .doc = "What a slot shows to a user; the id is that of the slot",
        .attributes = &perk_object_batch_attributes,
    },
    {
        .type = "contentStrategy",
        .class_name = "ContentStrategy",
        .doc = "Which offers a placement shows, and in which order",
        .attributes = &perk_object_strategy_attributes,
        .request = &perk_object_strategy_request,
    },
    {
        .type = "earnedRewardApprovedDailyReconciliationFile",
        .class_name = "ApprovedRewardsFile",
        .doc = "The approved rewards of a day",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "earnedRewardSettledDailyReconciliationFile",
        .class_name = "SettledRewardsFile",
        .doc = "The settled rewards of a day",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "validatedTransactionDailyReconciliationFile",
        .class_name = "ValidatedTransactionsFile",
        .doc =
            "The validated transactions of a day; no longer made, older ones may still be listed",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "monthlyReconciliationFile",
        .class_name = "MonthlyFile",
        .doc = "The reconciliation of a month",
        .attributes = &perk_object_monthly_file_attributes,
    },
    {
        .type = "usersEligibilityFile",
        .class_name = "UsersEligibilityFile",
        .doc = "Which users can earn (legacy)",
        .attributes = &perk_object_legacy_file_attributes,
    },
    {
        .type = "dailyReconciliationFile",
        .class_name = "DailyFile",
        .doc = "The reconciliation of a day (legacy)",
        .attributes = &perk_object_legacy_file_attributes,
    },
    {
        .type = "notification",
        .class_name = "Notification",
        .doc = "A webhook notification that was sent",
        .attributes = &perk_object_notification_attributes,
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
        .type = "auditUpdate",
        .class_name = "AuditUpdate",
        .doc = "Webhook: an audit moved on",
        .attributes = &perk_object_audit_update,
        RELATIONS(audit_relations),
    },
    {
        .type = "fileProcessingResult",
        .class_name = "FileProcessingResult",
        .doc = "Webhook: a file that was sent has been read",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "pushNotificationPlacementFile",
        .class_name = "PushPlacementFile",
        .doc = "Webhook: what to push; the id is that of the placement and comes again",
        .attributes = &perk_object_push_placement_file,
        RELATIONS(placement_file_relations),
    },
    {
        .type = "emailNotificationPlacementFile",
        .class_name = "EmailPlacementFile",
        .doc = "Webhook: what to e-mail; the id is that of the placement and comes again",
        .attributes = &perk_object_email_placement_file,
        RELATIONS(placement_file_relations),
    },
    {
        .type = "payoutReconciliationFile",
        .class_name = "PayoutReconciliationFile",
        .doc = "Webhook: the reconciliation file of a payout is ready",
        .attributes = &perk_object_payout_file,
        RELATIONS(payout_file_relations),
    },
    {
        .type = "legacyOffer",
        .class_name = "LegacyOffer",
        .doc = "An offer of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_offer_attributes,
    },
    {
        .type = "legacyMerchant",
        .class_name = "LegacyMerchant",
        .doc = "A merchant of the legacy API with its offers, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_merchant_attributes,
    },
    {
        .type = "legacyAffiliateMerchant",
        .class_name = "LegacyAffiliateMerchant",
        .doc = "An affiliate merchant of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_affiliate_attributes,
    },
    {
        .type = "legacyLocation",
        .class_name = "LegacyLocation",
        .doc = "A place of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_location_attributes,
    },
    {
        .type = "legacyUser",
        .class_name = "LegacyUser",
        .doc = "A user of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("referringPartnerUserId", "_id"),
        .attributes = &perk_object_legacy_user_attributes,
    },
    {
        .type = "legacyAudit",
        .class_name = "LegacyAudit",
        .doc = "An audit of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_audit_attributes,
    },
    {
        .type = "legacyEarnedReward",
        .class_name = "LegacyEarnedReward",
        .doc = "Webhook: a purchase that earns, as the legacy API tells of it, a plain object",
        .attributes = &perk_object_legacy_earned_reward,
    },
    {
        .type = "attribution",
        .class_name = "LegacyAttribution",
        .doc = "Something a user did, as the legacy API is told",
        .attributes = &perk_object_legacy_event,
        .request = &perk_object_legacy_event,
    },
    {
        .type = "capillaryCustomerPromotion",
        .class_name = "CustomerPromotion",
        .doc = "A promotion that a customer was given or earned",
        .plain = true,
        .attributes = &perk_object_customer_promotion,
    },
    {
        .type = "capillaryPendingCarts",
        .class_name = "PendingCarts",
        .doc = "The open carts of a customer",
        .plain = true,
        .attributes = &perk_object_pending_carts,
    },
    {
        .type = "capillaryCartRelease",
        .class_name = "CartRelease",
        .doc = "What became of a cart that was cancelled",
        .plain = true,
        .attributes = &perk_object_cart_release,
    },
    {
        .type = "capillaryEarning",
        .class_name = "Earning",
        .doc = "An earned instance of a promotion",
        .plain = true,
        .attributes = &perk_object_earning,
    },
    {
        .type = "capillaryBulkEarning",
        .class_name = "BulkEarningResult",
        .doc = "What became of one row of a bulk earning",
        .plain = true,
        .attributes = &perk_object_bulk_result,
    },
    {
        .type = "capillaryRevocation",
        .class_name = "Revocation",
        .doc = "What was withdrawn",
        .plain = true,
        .attributes = &perk_object_revocation,
    },
    {
        .type = "capillaryPromotionCode",
        .class_name = "PromotionCode",
        .doc = "A promotion code",
        .plain = true,
        .attributes = &perk_object_promotion_code,
    },
    {
        .type = "capillaryEvaluation",
        .class_name = "Evaluation",
        .doc = "What a cart costs with promotions",
        .plain = true,
        .attributes = &perk_object_evaluation,
    },
    {
        .type = "capillaryRedemptionReport",
        .class_name = "RedemptionReport",
        .doc = "The report of a sale, as it was taken",
        .plain = true,
        .attributes = &perk_object_redemption_report,
    },
    {
        .type = "capillaryRedemption",
        .class_name = "Redemption",
        .doc = "One use of a promotion",
        .plain = true,
        .attributes = &perk_object_redemption,
    },
    {
        .type = "capillaryPromotionConfiguration",
        .class_name = "PromotionConfiguration",
        .doc = "A promotion in short",
        .plain = true,
        .attributes = &perk_object_promotion_config,
    },
    {
        .type = "capillaryPromotion",
        .class_name = "Promotion",
        .doc = "A promotion of the organisation",
        .plain = true,
        .attributes = &perk_object_promotion,
    },
    {
        .type = "cartPromotionIssued",
        .class_name = "CartPromotionIssued",
        .doc = "Webhook of Capillary, unsigned: a cart promotion was issued to a customer",
        .plain = true,
        .attributes = &perk_object_cart_promotion_issued,
    },
    {
        .type = "cartPromotionEarned",
        .class_name = "CartPromotionEarned",
        .doc = "Webhook of Capillary, unsigned: a cart promotion was earned by a customer",
        .plain = true,
        .attributes = &perk_object_cart_promotion_earned,
    },
    {
        .type = "cartPromotionRevoked",
        .class_name = "CartPromotionRevoked",
        .doc = "Webhook of Capillary, unsigned: a cart promotion that was earned was taken back",
        .plain = true,
        .attributes = &perk_object_cart_promotion_revoked,
    },
    {
        .type = "cartPromotionRedeemed",
        .class_name = "CartPromotionRedeemed",
        .doc = "Webhook of Capillary, unsigned: a cart promotion was used in a sale",
        .plain = true,
        .attributes = &perk_object_cart_promotion_redeemed,
    },
};
const size_t perk_resource_kind_count = PERK_COUNT(perk_resource_kinds);
