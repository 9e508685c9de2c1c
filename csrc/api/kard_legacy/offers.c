#include "api/kard_legacy/shared.h"

static const perk_field legacy_offer_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the offer"),
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "offer name"),
    SAME("terms", STRING, NEEDED, .doc = "terms of the offer"),
    CAMEL("redeemable_once", "redeemableOnce", BOOL, NEEDED,
          .doc = "true when it can be used once only"),
    CAMEL("offer_type", "offerType", STRING, NEEDED, ONE_OF(legacy_offer_type), FACT(CHANNEL),
          .doc = "where it can be used"),
    CAMEL("commission_type", "commissionType", STRING, NEEDED, ONE_OF(reward_type),
          FACT(REWARD_TYPE), .doc = "FLAT: an amount of money; PERCENT: a share of the purchase"),
    CAMEL("total_commission", "totalCommission", NUM, NEEDED, EXACT,
          .doc = "commission of issuer and user together"),
    CAMEL("issuers_commission", "issuersCommission", NUM, EXACT, .doc = "the issuer's share"),
    CAMEL("users_commission", "usersCommission", NUM, EXACT, FACT(REWARD_VALUE),
          .doc = "the user's share"),
    CAMEL("start_date", "startDate", TIME, NEEDED, FACT(STARTS), .doc = "start of the offer"),
    CAMEL("expiration_date", "expirationDate", TIME, NEEDED, FACT(ENDS), .doc = "end of the offer"),
    CAMEL("is_targeted", "isTargeted", BOOL, NEEDED, .doc = "true when only selected users get it"),
    CAMEL("is_location_specific", "isLocationSpecific", BOOL, NEEDED,
          .doc = "true when it is valid in some places only"),
    CAMEL("min_transaction_amount", "minTransactionAmount", INT, CENTS,
          .doc = "smallest purchase that earns"),
    CAMEL("max_transaction_amount", "maxTransactionAmount", INT, CENTS,
          .doc = "largest purchase that earns"),
    CAMEL("min_reward_amount", "minRewardAmount", INT, CENTS, .doc = "smallest reward"),
    CAMEL("max_reward_amount", "maxRewardAmount", INT, CENTS, .doc = "largest reward"),
    SAME("source", STRING, NEEDED, ONE_OF(legacy_source), .doc = "national or local"),
    SAME("category", STRING, NEEDED, ONE_OF(category), FACT(CATEGORY), .doc = "category"),
    CAMEL("img_url", "imgUrl", STRING, .doc = "logo"),
    CAMEL("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
    SAME("merchant", OBJECT, NEEDED, HOLDS(legacy_merchant), FACT(MERCHANT), .doc = "the merchant"),
    CAMEL("created_date", "createdDate", TIME, NEEDED, .doc = "time of creation"),
    CAMEL("last_modified", "lastModified", TIME, NEEDED, .doc = "time of the last change"),
};
static OBJECT(legacy_offer_attributes, "LegacyOfferAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "legacyOffer",
        .class_name = "LegacyOffer",
        .doc = "An offer of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_offer_attributes,
    },
};

#define MERCHANT                                                                                   \
    CAMEL("merchant_id", "merchantId", STRING, IN_QUERY, .doc = "only those of this merchant")
#define OFFER_TYPE                                                                                 \
    CAMEL("offer_type", "offerType", STRING, IN_QUERY, ONE_OF(legacy_offer_type),                  \
          .doc = "only offers of this channel")
#define OFFER_SORTS                                                                                \
    SORT("start_date_sort", "startDateSort", "order by first day"),                                \
        SORT("expiration_date_sort", "expirationDateSort", "order by last day"),                   \
        SORT("merchant_name_sort", "merchantNameSort", "order by merchant")

static const perk_field offers_by_user_params[] = {
    USER,
    PAGES,
    MERCHANT,
    OFFER_TYPE,
    CATEGORY,
    CAMEL("is_targeted", "isTargeted", BOOL, IN_QUERY,
          .doc = "true: only targeted offers; false: both kinds"),
    OFFER_SORTS,
    SUPPORTED_COMPONENTS,
};

static const perk_field offers_list_params[] = {
    PAGES,
    SOURCE,
    CATEGORY,
    SAME("name", STRING, IN_QUERY, .doc = "only offers of this name"),
    OFFER_TYPE,
    MERCHANT,
    CAMEL("is_targeted", "isTargeted", BOOL, IN_QUERY,
          .doc = "true: only targeted offers; sources disagree on what false means"),
    MOMENT("start_date_start", "startDateStart", "only offers that begin at or after this time"),
    MOMENT("start_date_end", "startDateEnd", "only offers that begin by this time"),
    MOMENT("expiration_date_start", "expirationDateStart",
           "only offers that end at or after this time"),
    MOMENT("expiration_date_end", "expirationDateEnd", "only offers that end by this time"),
    OFFER_SORTS,
};

static const perk_op ops[] = {
    {
        .name = "legacy.offers.list_by_user",
        .provider = &perk_kard_legacy,
        .http_method = "GET",
        .path = "/rewards/merchant/offers/user/{referringPartnerUserId}",
        .doc = "List the national offers of a user",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .paging = PERK_PAGING_NUMBER,
        .page_number = "page",
        .page_size = "limit",
        .success = STATUSES(200),
        PARAMS(offers_by_user_params),
        .reply_many = true,
        .reply_types = TYPES("legacyOffer"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("offers.list", "GET", "/rewards/merchant/offers"),
        .doc = "List all offers",
        .status = "deprecated",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(offers_list_params),
        .reply_many = true,
        .reply_types = TYPES("legacyOffer"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_legacy_offers = {"offers", KINDS(kinds), OPS(ops)};
