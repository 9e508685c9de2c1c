#include "api/kard_legacy/shared.h"

static const perk_field legacy_merchant_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the merchant"),
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "merchant name"),
    SAME("description", STRING, NEEDED, .doc = "text about the merchant"),
    FIELD("website_url", "websiteURL", STRING, NEEDED, .doc = "where to buy online"),
    SAME("category", STRING, NEEDED, ONE_OF(category), FACT(CATEGORY), .doc = "category"),
    CAMEL("accepted_cards", "acceptedCards", STRING, LISTED, NEEDED, ONE_OF(legacy_network),
          .doc = "card networks that earn"),
    SAME("source", STRING, NEEDED, ONE_OF(legacy_source), .doc = "national or local"),
    SAME("offers", OBJECT, LISTED, NEEDED, HOLDS(legacy_listed_offer), .doc = "its offers"),
    CAMEL("img_url", "imgUrl", STRING, NEEDED, .doc = "logo"),
    CAMEL("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
    CAMEL("created_date", "createdDate", TIME, NEEDED, .doc = "time of creation"),
    CAMEL("last_modified", "lastModified", TIME, NEEDED, .doc = "time of the last change"),
};
static OBJECT(legacy_merchant_attributes, "LegacyMerchantAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "legacyMerchant",
        .class_name = "LegacyMerchant",
        .doc = "A merchant of the legacy API with its offers, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_merchant_attributes,
    },
};

static const perk_field merchants_by_user_params[] = {USER, PAGES, CATEGORY};

static const perk_field merchant_params[] = {
    SAME("id", STRING, IN_PATH, .doc = "id of the merchant")};

static const perk_field merchants_list_params[] = {PAGES, SOURCE, CATEGORY};

static const perk_op ops[] = {
    {
        OPERATION("merchants.list_by_user", "GET",
                  "/rewards/merchant/user/{referringPartnerUserId}"),
        .doc = "List the national merchants with offers for a user",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(merchants_by_user_params),
        .reply_many = true,
        .reply_types = TYPES("legacyMerchant"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("merchants.get", "GET", "/rewards/merchant/{id}"),
        .doc = "Read one merchant",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(merchant_params),
        .reply_or_text = true,
        .reply_types = TYPES("legacyMerchant"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("merchants.list", "GET", "/rewards/merchant"),
        .doc = "List all merchants",
        .status = "deprecated",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(merchants_list_params),
        .reply_many = true,
        .reply_types = TYPES("legacyMerchant"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_legacy_merchants = {"merchants", KINDS(kinds), OPS(ops)};
