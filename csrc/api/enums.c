#include "api/enums.h"

/* One set: `ENUM(button_style, "ButtonStyle", values...)`. The values are as the API writes them.
 */
#define ENUM(id, title, ...)                                                                       \
    static const char *const id##_values[] = {__VA_ARGS__};                                        \
    const perk_enum perk_enum_##id = {                                                             \
        .name = title, .values = id##_values, .count = PERK_COUNT(id##_values)}

/* Codes that are whole numbers on the wire. */
#define NUMBERS(id, title, ...)                                                                    \
    static const char *const id##_values[] = {__VA_ARGS__};                                        \
    const perk_enum perk_enum_##id = {                                                             \
        .name = title, .values = id##_values, .count = PERK_COUNT(id##_values), .numbers = true}

/* ---- offers and locations ---- */

ENUM(category, "CategoryName", "Arts & Entertainment", "Baby, Kids & Toys", "Books & Digital Media",
     "Clothing, Shoes & Accessories", "Computers, Electronics & Software", "Convenience", "Gas",
     "Department Stores", "Food & Beverage", "Health & Beauty", "Home & Garden", "Miscellaneous",
     "Occasions & Gifts", "Pets", "Sports & Outdoors", "Supplies & Services", "Travel");
ENUM(purchase_channel, "PurchaseChannel", "INSTORE", "ONLINE");
ENUM(offer_sort, "OfferSort", "startDate", "-startDate", "expirationDate", "-expirationDate",
     "name", "-name");
ENUM(location_sort, "LocationSort", "locationName", "-locationName");
ENUM(offer_include, "OfferInclude", "categories");
ENUM(location_include, "LocationInclude", "offers", "categories");
ENUM(activate_include, "ActivateInclude", "offer");
ENUM(earned_reward_include, "EarnedRewardInclude", "merchant", "offer");
ENUM(component_type, "ComponentType", "shortDescription", "longDescription", "baseReward",
     "boostedReward", "cta", "tags", "detailTags", "logoFlare", "progressBar");
ENUM(button_style, "ButtonStyle", "PRIMARY", "SECONDARY", "DISABLED");
ENUM(border_color, "BorderColor", "PRIMARY", "SECONDARY");
ENUM(badge_position, "BadgePosition", "TOP_RIGHT", "TOP_LEFT", "BOTTOM_RIGHT", "BOTTOM_LEFT");
ENUM(segment_position, "SegmentPosition", "LEFT", "RIGHT", "FULL_WIDTH");
ENUM(segment_separator, "SegmentSeparator", "LINE");
ENUM(segment_selection, "SegmentSelection", "CURRENT", "CURRENT_AND_BELOW");

/* ---- offers and locations: amounts and places ---- */

ENUM(state, "State", "AL", "AK", "AS", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FM", "FL", "GA",
     "GU", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MH", "MD", "MA", "MI", "MN", "MS",
     "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "MP", "OH", "OK", "OR", "PW", "PA",
     "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VI", "VA", "WA", "WV", "WI", "WY");
ENUM(reward_type, "RewardType", "FLAT", "PERCENT");
ENUM(amount_type, "AmountType", "CENTS");
ENUM(partner_id_type, "PartnerIdType", "google");
ENUM(cuisine, "Cuisine", "American Restaurant", "Southern Restaurant", "Cajun & Creole Restaurant",
     "Southwestern Restaurant", "BBQ Restaurant", "Steakhouse", "Burger Restaurant",
     "Hot Dog Joint", "Wings Joint", "Fried Chicken Restaurant", "Sandwich Shop", "Deli", "Diner",
     "Hawaiian Restaurant", "Canadian Restaurant", "Mexican Restaurant", "Taco Shop",
     "Burrito Restaurant", "Latin American Restaurant", "Caribbean Restaurant",
     "Jamaican Restaurant", "Cuban Restaurant", "Puerto Rican Restaurant", "Brazilian Restaurant",
     "Argentine Restaurant", "Peruvian Restaurant", "Colombian Restaurant", "Venezuelan Restaurant",
     "Salvadoran Restaurant", "Honduran Restaurant", "Italian Restaurant", "Pizza Restaurant",
     "Pasta Restaurant", "French Restaurant", "Creperie", "Spanish Restaurant", "Tapas Restaurant",
     "Portuguese Restaurant", "German Restaurant", "Austrian Restaurant", "Swiss Restaurant",
     "Fondue Restaurant", "British Restaurant", "Fish & Chips Shop", "Irish Restaurant",
     "Belgian Restaurant", "Dutch Restaurant", "Scandinavian Restaurant",
     "Eastern European Restaurant", "Polish Restaurant", "Russian Restaurant",
     "European Restaurant", "Mediterranean Restaurant", "Greek Restaurant",
     "Middle Eastern Restaurant", "Lebanese Restaurant", "Israeli Restaurant", "Jewish Restaurant",
     "Turkish Restaurant", "Persian Restaurant", "Egyptian Restaurant", "Moroccan Restaurant",
     "Armenian Restaurant", "Georgian Restaurant", "Falafel Restaurant", "Kebab Shop",
     "African Restaurant", "Ethiopian Restaurant", "Indian Restaurant", "Pakistani Restaurant",
     "Bangladeshi Restaurant", "Sri Lankan Restaurant", "Nepalese Restaurant", "Afghan Restaurant",
     "Asian Restaurant", "Chinese Restaurant", "Taiwanese Restaurant", "Hong Kong Restaurant",
     "Dim Sum Restaurant", "Hot Pot Restaurant", "Dumpling Restaurant", "Noodle Shop",
     "Japanese Restaurant", "Sushi Restaurant", "Ramen Restaurant", "Yakitori Restaurant",
     "Korean Restaurant", "Mongolian Restaurant", "Thai Restaurant", "Vietnamese Restaurant",
     "Filipino Restaurant", "Malaysian Restaurant", "Indonesian Restaurant",
     "Singaporean Restaurant", "Burmese Restaurant", "Cambodian Restaurant",
     "Australian Restaurant", "Seafood Restaurant", "Poke Restaurant", "Salad Restaurant",
     "Soup Restaurant", "Breakfast Restaurant", "Brunch Restaurant", "Bagel Shop", "Buffet",
     "Fast Food Restaurant", "Food Truck", "Gastropub", "Bakery", "Cafe", "Bubble Tea Shop",
     "Juice Bar", "Dessert Shop", "Ice Cream Shop", "Doughnut Shop", "Bar", "Sports Bar",
     "Wine Bar", "Winery", "Brewery", "Cocktail Bar", "Distillery", "Nightclub", "Karaoke Bar",
     "Comedy Club", "Music Venue", "Dance Club", "Pool Hall", "Casino", "Bowling Alley",
     "Movie Theater", "Museum", "Stadium", "Theme Park", "Sports & Recreation", "Vegan Restaurant",
     "Vegetarian Restaurant", "Kosher Restaurant", "Halal Restaurant", "Gluten Free Restaurant",
     "Healthy Restaurant");
ENUM(merchant_asset_type, "MerchantAssetType", "IMG_VIEW", "BANNER_VIEW");

/* ---- users and attribution ---- */

ENUM(enrolled_reward, "EnrolledReward", "CARDLINKED");
ENUM(phone_number_type, "PhoneNumberType", "MOBILE", "HOME", "WORK", "OTHER");
ENUM(postal_code_type, "PostalCodeType", "PHYSICAL", "BILLING", "OTHER");
ENUM(event_code, "EventCode", "IMPRESSION", "VIEW", "ACTIVATE", "BOOST");
ENUM(offer_medium, "OfferMedium", "BROWSE", "EMAIL", "MAP", "SEARCH", "CTA", "PUSH");
ENUM(notification_medium, "NotificationMedium", "PUSH", "EMAIL");
ENUM(slot_medium, "SlotMedium", "CTA");

/* ---- transactions and rewards ---- */

ENUM(transaction_status, "TransactionStatus", "APPROVED", "SETTLED", "REVERSED", "RETURNED",
     "DECLINED");
ENUM(direction, "Direction", "DEBIT", "CREDIT");
ENUM(payment_type, "PaymentType", "CARD");
ENUM(card_network, "CardNetwork", "VISA", "MASTERCARD", "AMERICANEXPRESS", "DISCOVER");
ENUM(processor, "Processor", "VISA");
ENUM(earned_reward_status, "EarnedRewardStatus", "APPROVED", "SETTLED");
ENUM(earned_reward_range, "EarnedRewardRange", "12M", "6M", "3M", "YTD");
ENUM(payment_status, "PaymentStatus", "UNPAID", "PAID_IN_FULL");
ENUM(commission_unit, "CommissionUnit", "cents");
ENUM(rejected_reason, "RejectedReason", "AGGREGATOR_CARD_OVERLAP", "MAX_REDEMPTION_LIMIT_REACHED",
     "SETTLEMENT_REJECTED", "USER_NOT_ENROLLED", "USER_NOT_IN_AUDIENCE_SEGMENT");
ENUM(job_status, "JobStatus", "queued");

/* ---- audits ---- */

NUMBERS(audit_code, "AuditCode", "3005", "3006", "8001");
NUMBERS(resolution_code, "ResolutionCode", "5001", "5002", "5003", "5004", "5005", "5006", "5007",
        "5008", "5009", "9001", "9002", "9003", "9004", "9005");
ENUM(audit_status, "AuditStatus", "NEW", "IN_PROGRESS", "CLOSED");

/* ---- organisations, placements, content strategies ---- */

ENUM(organization_reward, "OrganizationReward", "CARDLINKED", "AFFILIATE");
ENUM(organization_network, "OrganizationNetwork", "VISA", "MASTERCARD", "AMERICAN_EXPRESS",
     "DISCOVER");
ENUM(placement_type, "PlacementType", "placement", "placementPushNotification", "placementEmail",
     "placementBatchActivation", "placementGroup");
ENUM(placement_include, "PlacementInclude", "contentStrategy", "slots", "slots.placement",
     "slots.placement.contentStrategy");
ENUM(cadence_frequency, "CadenceFrequency", "DAILY", "WEEKLY", "MONTHLY");
ENUM(week_of_month, "WeekOfMonth", "FIRST", "LAST");
ENUM(placement_status, "PlacementStatus", "ACTIVE", "INACTIVE");
ENUM(day_of_week, "DayOfWeek", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
ENUM(content_strategy_sort, "ContentStrategySort", "NEWLY_LIVE", "EXPIRING_SOON",
     "HIGHEST_CASHBACK", "PERSONALIZED", "OFFERS_NEAR_YOU");
ENUM(offer_feature, "OfferFeature", "INTERACTIVE");

/* ---- files ---- */

ENUM(file_type, "FileType", "earnedRewardApprovedDailyReconciliationFile",
     "earnedRewardSettledDailyReconciliationFile", "monthlyReconciliationFile");
ENUM(files_sort, "FilesSort", "sentDate", "-sentDate");

/* ---- webhooks ---- */

ENUM(notification_type, "NotificationType", "earnedRewardApproved", "earnedRewardSettled",
     "earnedRewardRejected", "auditUpdate", "fileProcessingResult", "pushNotificationPlacementFile",
     "emailNotificationPlacementFile", "payoutReconciliationFile");
ENUM(delivery_status, "DeliveryStatus", "pending", "delivered", "delivery_failed");

/* ---- the legacy API ---- */

ENUM(legacy_sort, "LegacySort", "1", "-1");
ENUM(legacy_source, "LegacySource", "NATIONAL", "LOCAL");
ENUM(legacy_offer_type, "LegacyOfferType", "INSTORE", "ONLINE");
ENUM(legacy_reward_kind, "LegacyRewardKind", "CARDLINKED", "AFFILIATE");
ENUM(legacy_location_type, "LegacyLocationType", "INSTORE");
ENUM(legacy_card_status, "LegacyCardStatus", "ENABLED", "DISABLED");
ENUM(legacy_entity, "LegacyEntity", "OFFER", "NOTIFICATION");
ENUM(legacy_event, "LegacyEvent", "IMPRESSION", "VIEW");
ENUM(legacy_medium, "LegacyMedium", "BROWSE", "MAP", "SEARCH", "PUSH");
ENUM(legacy_file_type, "LegacyFileType", "usersEligibilityFile", "dailyReconciliationFile",
     "monthlyReconciliationFile");
ENUM(legacy_network, "LegacyNetwork", "VISA", "MASTERCARD", "AMERICAN EXPRESS", "DISCOVER");

/* ---- Capillary ---- */

ENUM(promotion_mode, "PromotionMode", "DISCOUNT", "PAYMENT_VOUCHER");
ENUM(promotion_type, "PromotionType", "POS", "CUSTOMER", "CODE", "EARNING", "REWARD");
ENUM(promotion_status, "PromotionStatus", "ACTIVE", "INACTIVE", "EXPIRED");
ENUM(earned_type, "EarnedType", "NONE", "TIER", "REWARD", "LOYALTY");
ENUM(earned_status, "EarnedStatus", "LOCKED", "UNLOCKED", "EXPIRED");
ENUM(earned_from, "EarnedFrom", "ACTIVITY", "MILESTONE", "REWARD", "BULK_ISSUE");
ENUM(program_type, "ProgramType", "TIER", "SUBSCRIPTION");
ENUM(reply_format, "ReplyFormat", "json");
ENUM(redemption_type, "RedemptionType", "CART", "LINEITEM", "PAYMENT_VOUCHER");

/* ---- settings ---- */

ENUM(environment, "Environment", "production", "sandbox");
ENUM(kard_auth, "KardAuth", "basic_form", "json", "form", "token");
ENUM(legacy_auth, "LegacyAuth", "cognito", "token");
ENUM(capillary_auth, "CapillaryAuth", "oauth", "basic", "token");
ENUM(entity_type, "EntityType", "TILL", "STORE_CODE", "STORE_NAME", "STORE_EXTERNAL_ID",
     "STORE_EXTERNAL_ID_1", "STORE_EXTERNAL_ID_2");
