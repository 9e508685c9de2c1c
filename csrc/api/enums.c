#include "api/enums.h"

/* One set: `ENUM(button_style, "ButtonStyle", values...)`. The values are as the API writes them. */
#define ENUM(id, title, ...)                                                                                                     \
    static const char *const id##_values[] = {__VA_ARGS__};                                                                      \
    const perk_enum perk_enum_##id = {.name = title, .values = id##_values, .count = PERK_COUNT(id##_values)}

/* ---- offers and locations ---- */

ENUM(category, "CategoryName", "Arts & Entertainment", "Baby, Kids & Toys", "Books & Digital Media",
     "Clothing, Shoes & Accessories", "Computers, Electronics & Software", "Convenience", "Gas", "Department Stores",
     "Food & Beverage", "Health & Beauty", "Home & Garden", "Miscellaneous", "Occasions & Gifts", "Pets", "Sports & Outdoors",
     "Supplies & Services", "Travel");
ENUM(purchase_channel, "PurchaseChannel", "INSTORE", "ONLINE");
ENUM(offer_sort, "OfferSort", "startDate", "-startDate", "expirationDate", "-expirationDate", "name", "-name");
ENUM(location_sort, "LocationSort", "locationName", "-locationName");
ENUM(offer_include, "OfferInclude", "categories");
ENUM(location_include, "LocationInclude", "offers", "categories");
ENUM(activate_include, "ActivateInclude", "offer");
ENUM(earned_reward_include, "EarnedRewardInclude", "merchant", "offer");
ENUM(component_type, "ComponentType", "shortDescription", "longDescription", "baseReward", "boostedReward", "cta", "tags",
     "detailTags", "logoFlare", "progressBar");
ENUM(button_style, "ButtonStyle", "PRIMARY", "SECONDARY", "DISABLED");
ENUM(border_color, "BorderColor", "PRIMARY", "SECONDARY");
ENUM(badge_position, "BadgePosition", "TOP_RIGHT", "TOP_LEFT", "BOTTOM_RIGHT", "BOTTOM_LEFT");
ENUM(segment_position, "SegmentPosition", "LEFT", "RIGHT", "FULL_WIDTH");
ENUM(segment_separator, "SegmentSeparator", "LINE");
ENUM(segment_selection, "SegmentSelection", "CURRENT", "CURRENT_AND_BELOW");

/* ---- offers and locations: amounts and places ---- */

ENUM(state, "State", "AL", "AK", "AS", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FM", "FL", "GA", "GU", "HI", "ID", "IL", "IN",
     "IA", "KS", "KY", "LA", "ME", "MH", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND",
     "MP", "OH", "OK", "OR", "PW", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VI", "VA", "WA", "WV", "WI", "WY");
ENUM(reward_type, "RewardType", "FLAT", "PERCENT");
ENUM(amount_type, "AmountType", "CENTS");
ENUM(partner_id_type, "PartnerIdType", "google");
ENUM(merchant_asset_type, "MerchantAssetType", "IMG_VIEW", "BANNER_VIEW");

/* ---- users and attribution ---- */

ENUM(enrolled_reward, "EnrolledReward", "CARDLINKED");
ENUM(event_code, "EventCode", "IMPRESSION", "VIEW", "ACTIVATE", "BOOST");
ENUM(offer_medium, "OfferMedium", "BROWSE", "EMAIL", "MAP", "SEARCH", "CTA", "PUSH");
ENUM(notification_medium, "NotificationMedium", "PUSH", "EMAIL");
ENUM(slot_medium, "SlotMedium", "CTA");

/* ---- transactions and rewards ---- */

ENUM(transaction_status, "TransactionStatus", "APPROVED", "SETTLED", "REVERSED", "RETURNED", "DECLINED");
ENUM(direction, "Direction", "DEBIT", "CREDIT");
ENUM(payment_type, "PaymentType", "CARD");
ENUM(card_network, "CardNetwork", "VISA", "MASTERCARD", "AMERICANEXPRESS", "DISCOVER");
ENUM(processor, "Processor", "VISA");
ENUM(earned_reward_status, "EarnedRewardStatus", "APPROVED", "SETTLED");
ENUM(earned_reward_range, "EarnedRewardRange", "12M", "6M", "3M", "YTD");
ENUM(payment_status, "PaymentStatus", "UNPAID", "PAID_IN_FULL");
ENUM(commission_unit, "CommissionUnit", "cents");
ENUM(rejected_reason, "RejectedReason", "AGGREGATOR_CARD_OVERLAP", "SETTLEMENT_REJECTED", "USER_NOT_ENROLLED",
     "USER_NOT_IN_AUDIENCE_SEGMENT");
ENUM(job_status, "JobStatus", "queued");

/* ---- webhooks ---- */

ENUM(notification_type, "NotificationType", "earnedRewardApproved", "earnedRewardSettled", "earnedRewardRejected", "auditUpdate",
     "fileProcessingResult", "pushNotificationPlacementFile", "emailNotificationPlacementFile");

/* ---- the legacy API ---- */

ENUM(legacy_sort, "LegacySort", "1", "-1");
ENUM(legacy_source, "LegacySource", "NATIONAL", "LOCAL");
ENUM(legacy_offer_type, "LegacyOfferType", "INSTORE", "ONLINE");
ENUM(legacy_reward_kind, "LegacyRewardKind", "CARDLINKED", "AFFILIATE");
ENUM(legacy_card, "LegacyCard", "VISA", "MASTERCARD", "AMERICAN EXPRESS", "DISCOVER");

/* ---- settings ---- */

ENUM(environment, "Environment", "production", "sandbox");
ENUM(kard_auth, "KardAuth", "basic_form", "json", "form", "token");
ENUM(legacy_auth, "LegacyAuth", "cognito", "token");
ENUM(capillary_auth, "CapillaryAuth", "oauth", "basic", "token");
ENUM(entity_type, "EntityType", "TILL", "STORE_CODE", "STORE_NAME", "STORE_EXTERNAL_ID", "STORE_EXTERNAL_ID_1",
     "STORE_EXTERNAL_ID_2");
