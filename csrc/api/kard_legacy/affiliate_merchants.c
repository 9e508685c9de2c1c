#include "api/kard_legacy/shared.h"

/* Known from one example only. */
static const perk_field legacy_affiliate_attributes[] = {
    FIELD("id", "_id", STRING, .doc = "id of the merchant"),
    SAME("name", STRING, FACT(TITLE), .doc = "merchant name"),
    SAME("description", STRING, .doc = "text about the merchant"),
    SAME("status", STRING, .doc = "state of the merchant"),
    SAME("type", STRING, ONE_OF(legacy_reward_kind), .doc = "reward programme"),
    SAME("exclusions", STRING, .doc = "what does not earn"),
    SAME("offers", OBJECT, LISTED, HOLDS(legacy_listed_offer), .doc = "its offers"),
    CAMEL("created_date", "createdDate", TIME, .doc = "time of creation"),
    CAMEL("last_modified", "lastModified", TIME, .doc = "time of the last change"),
};
static OBJECT(legacy_affiliate_attributes, "LegacyAffiliateAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "legacyAffiliateMerchant",
        .class_name = "LegacyAffiliateMerchant",
        .doc = "An affiliate merchant of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_affiliate_attributes,
    },
};

static const perk_op ops[] = {
    {
        /* Described upstream by one example, without an address. */
        OPERATION("affiliate_merchants.list", "GET", NULL),
        .doc = "List affiliate merchants and their offers",
        .advice = "Its path is not published: ask the provider for it, and set it with the paths "
                  "setting.",
        .status = "unverified",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        .reply_many = true,
        .reply_types = TYPES("legacyAffiliateMerchant"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_legacy_affiliate_merchants = {"affiliate_merchants", KINDS(kinds),
                                                        OPS(ops)};
