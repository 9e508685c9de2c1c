#include "api/kard_legacy/shared.h"

ENUM(legacy_sort, "LegacySort", "1", "-1");

ENUM(legacy_source, "LegacySource", "NATIONAL", "LOCAL");

ENUM(legacy_offer_type, "LegacyOfferType", "INSTORE", "ONLINE");

ENUM(legacy_reward_kind, "LegacyRewardKind", "CARDLINKED", "AFFILIATE");

ENUM(legacy_card_status, "LegacyCardStatus", "ENABLED", "DISABLED");

ENUM(legacy_network, "LegacyNetwork", "VISA", "MASTERCARD", "AMERICAN EXPRESS", "DISCOVER");

static const perk_field legacy_merchant[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the merchant"),
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "merchant name"),
    SAME("description", STRING, NEEDED, .doc = "text about the merchant"),
    SAME("type", STRING, NEEDED, ONE_OF(legacy_reward_kind), .doc = "reward programme"),
    FIELD("website_url", "websiteURL", STRING, NEEDED, .doc = "where to buy online"),
    SAME("category", STRING, NEEDED, ONE_OF(category), FACT(CATEGORY), .doc = "category"),
    CAMEL("accepted_cards", "acceptedCards", STRING, LISTED, NEEDED, ONE_OF(legacy_network),
          .doc = "card networks that earn"),
    CAMEL("img_url", "imgUrl", STRING, NEEDED, .doc = "logo"),
    CAMEL("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
};
OBJECT(legacy_merchant, "LegacyOfferMerchant");

/* Offers as merchants and locations list them: each listing has other members, so few are required.
 */
static const perk_field legacy_listed_offer[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the offer"),
    CAMEL("commission_type", "commissionType", STRING, NEEDED, ONE_OF(reward_type),
          FACT(REWARD_TYPE), .doc = "FLAT: an amount of money; PERCENT: a share of the purchase"),
    CAMEL("total_commission", "totalCommission", NUM, NEEDED, EXACT,
          .doc = "commission of issuer and user together"),
    CAMEL("issuers_commission", "issuersCommission", NUM, EXACT, .doc = "the issuer's share"),
    CAMEL("users_commission", "usersCommission", NUM, EXACT, FACT(REWARD_VALUE),
          .doc = "the user's share"),
    CAMEL("start_date", "startDate", TIME, FACT(STARTS), .doc = "start of the offer"),
    CAMEL("expiration_date", "expirationDate", TIME, FACT(ENDS), .doc = "end of the offer"),
    CAMEL("min_transaction_amount", "minTransactionAmount", INT, CENTS,
          .doc = "smallest purchase that earns"),
    CAMEL("max_transaction_amount", "maxTransactionAmount", INT, CENTS,
          .doc = "largest purchase that earns"),
    CAMEL("min_reward_amount", "minRewardAmount", INT, CENTS, .doc = "smallest reward"),
    CAMEL("max_reward_amount", "maxRewardAmount", INT, CENTS, .doc = "largest reward"),
    SAME("name", STRING, FACT(TITLE), .doc = "offer name"),
    SAME("terms", STRING, .doc = "terms of the offer"),
    CAMEL("redeemable_once", "redeemableOnce", BOOL, .doc = "true when it can be used once only"),
    CAMEL("offer_type", "offerType", STRING, ONE_OF(legacy_offer_type), FACT(CHANNEL),
          .doc = "where it can be used"),
    CAMEL("is_targeted", "isTargeted", BOOL, .doc = "true when only selected users get it"),
    CAMEL("is_location_specific", "isLocationSpecific", BOOL,
          .doc = "true when it is valid in some places only"),
    CAMEL("merchant_id", "merchantId", STRING, .doc = "id of the merchant"),
    CAMEL("merchant_location_ids", "merchantLocationIds", STRING, LISTED,
          .doc = "places where it is valid"),
    CAMEL("opt_in_required", "optInRequired", BOOL, .doc = "true when the user must opt in"),
    SAME("status", STRING, .doc = "state of the offer"),
    SAME("source", STRING, ONE_OF(legacy_source), .doc = "national or local"),
    SAME("category", STRING, FACT(CATEGORY), .doc = "category"),
    SAME("rank", INT, .doc = "position in the list"),
    CAMEL("img_url", "imgUrl", STRING, .doc = "logo"),
    CAMEL("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
    CAMEL("created_date", "createdDate", TIME, .doc = "time of creation"),
    CAMEL("last_modified", "lastModified", TIME, .doc = "time of the last change"),
};
OBJECT(legacy_listed_offer, "LegacyListedOffer");

static const perk_field legacy_new_card[] = {LEGACY_CARD_MEMBERS};
OBJECT(legacy_new_card, "LegacyNewCard");
