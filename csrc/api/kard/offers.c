#include "api/kard/shared.h"

static const perk_field asset[] = {
    SAME("type", STRING, NEEDED,
         .doc = "what the picture is for: IMG_VIEW is a logo, BANNER_VIEW a banner, "
                "LOCATION_IMG_VIEW a photo of the location"),
    SAME("url", STRING, NEEDED,
         .doc = "address of the picture; loading it may count as an impression"),
    SAME("alt", STRING, NEEDED, .doc = "text in place of the picture"),
};
static OBJECT(asset, "Asset");

static ENUM(amount_type, "AmountType", "CENTS");

static const perk_field amount[] = {
    SAME("type", STRING, NEEDED, ONE_OF(amount_type), .doc = "unit of the value"),
    SAME("value", INT, NEEDED, CENTS, .doc = "the amount"),
};
static OBJECT(amount, "Amount");

static const perk_field offer_attributes[] = {
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "merchant or offer name to show"),
    SAME("terms", STRING, NEEDED, .doc = "terms of the offer"),
    CAMEL("purchase_channel", "purchaseChannel", STRING, LISTED, NEEDED, ONE_OF(purchase_channel),
          FACT(CHANNEL), .doc = "where it can be used"),
    CAMEL("user_reward", "userReward", OBJECT, NEEDED, HOLDS(reward), FACT(REWARD),
          .doc = "what the user earns"),
    SAME("assets", OBJECT, LISTED, NEEDED, HOLDS(asset), .doc = "pictures"),
    CAMEL("start_date", "startDate", TIME, NEEDED, FACT(STARTS), .doc = "start of the offer"),
    CAMEL("expiration_date", "expirationDate", TIME, NEEDED, FACT(ENDS), .doc = "end of the offer"),
    CAMEL("is_targeted", "isTargeted", BOOL, NEEDED, .doc = "true when only selected users get it"),
    CAMEL("max_redemptions", "maxRedemptions", INT,
          .doc = "how often it can be used; absent when there is no limit"),
    CAMEL("min_transaction_amount", "minTransactionAmount", OBJECT, HOLDS(amount),
          .doc = "smallest purchase that earns"),
    CAMEL("max_transaction_amount", "maxTransactionAmount", OBJECT, HOLDS(amount),
          .doc = "largest purchase that earns"),
    CAMEL("min_reward_amount", "minRewardAmount", OBJECT, HOLDS(amount), .doc = "smallest reward"),
    CAMEL("max_reward_amount", "maxRewardAmount", OBJECT, HOLDS(amount), .doc = "largest reward"),
    CAMEL("website_url", "websiteUrl", STRING, .doc = "where to buy online"),
    SAME("description", STRING, .doc = "text about the merchant or offer"),
    SAME("components", OBJECT, HOLDS(components),
         .doc = "ready-made texts and controls, as requested with supported_components"),
};
static OBJECT(offer_attributes, "OfferAttributes");

static const perk_relation offer_relations[] = {RELATION_CATEGORY};

static const perk_field category_attributes[] = {
    SAME("name", STRING, NEEDED, ONE_OF(category), FACT(TITLE), .doc = "name of the category"),
};
static OBJECT(category_attributes, "CategoryAttributes");

static const perk_field earned_offer_attributes[] = {
    CAMEL("purchase_channel", "purchaseChannel", STRING, LISTED, NEEDED, ONE_OF(purchase_channel),
          FACT(CHANNEL), .doc = "where it can be used"),
};
static OBJECT(earned_offer_attributes, "EarnedOfferAttributes");

/* An offer inside a slot's batch: a resource in the middle of attributes. */
static const perk_field batch_offer[] = {
    SAME("type", STRING, NEEDED, .fixed = "standardOffer", .doc = "always standardOffer"),
    SAME("id", STRING, NEEDED, .doc = "id of the offer"),
    SAME("attributes", OBJECT, NEEDED, HOLDS(offer_attributes), .doc = "the offer"),
};
static OBJECT(batch_offer, "BatchOffer");

static const perk_field batch_attributes[] = {
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "name of the slot"),
    CAMEL("is_active", "isActive", BOOL, NEEDED,
          .doc = "false only when an activation has expired and there are offers; true before any "
                 "activation"),
    SAME("offers", OBJECT, LISTED, NEEDED, HOLDS(batch_offer), .doc = "the offers of the slot"),
    CAMEL("last_activated_at", "lastActivatedAt", TIME, .doc = "time of the last activation"),
    CAMEL("expires_at", "expiresAt", TIME, FACT(ENDS), .doc = "end of that activation"),
    SAME("components", OBJECT, HOLDS(components), .doc = "button or logo flare; absent in groups"),
    SAME("assets", OBJECT, LISTED, HOLDS(asset), .doc = "pictures"),
};
static OBJECT(batch_attributes, "PlacementBatchAttributes");

static const perk_resource_kind kinds[] = {
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
        .type = "offer",
        .class_name = "EarnedOffer",
        .doc = "An offer, as included with earned rewards",
        .attributes = &perk_object_earned_offer_attributes,
    },
    {
        .type = "placementBatch",
        .class_name = "PlacementBatch",
        .doc = "The content of a slot for a user; the id is that of the slot",
        .attributes = &perk_object_batch_attributes,
    },
};

static ENUM(offer_sort, "OfferSort", "startDate", "-startDate", "expirationDate", "-expirationDate",
            "name", "-name");

static const perk_field offers_list_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("search", "filter[search]", STRING, IN_QUERY,
          .doc = "only offers whose name or category contains this text"),
    FIELD("purchase_channel", "filter[purchaseChannel]", STRING, IN_QUERY, REPEATED,
          ONE_OF(purchase_channel), .doc = "only offers of these channels"),
    CATEGORY,
    FIELD("is_targeted", "filter[isTargeted]", BOOL, IN_QUERY,
          .doc = "true: only targeted offers; false: only the others"),
    SAME("sort", STRING, IN_QUERY, ONE_OF(offer_sort), .doc = "order; '-' reverses it"),
    SAME("include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(offer_include),
         .doc = "related resources to include"),
    SUPPORTED_COMPONENTS("components that you can show; 'all' for every one"),
};

#define OFFER CAMEL("offer_id", "offerId", STRING, IN_PATH, .doc = "id of the offer")

static ENUM(activate_include, "ActivateInclude", "offer");

static const perk_field offer_activate_params[] = {
    ORGANIZATION,
    USER,
    OFFER,
    SUPPORTED_COMPONENTS(
        "components of the offer included with include='offer'; 'all' for every one"),
    SAME("include", STRING, IN_QUERY, ONE_OF(activate_include),
         .doc = "'offer' includes the changed offer"),
};

static const perk_field offer_params[] = {ORGANIZATION, USER, OFFER};

static const perk_op ops[] = {
    {
        OPERATION("offers.list", "GET", IN_USER "/offers"),
        .doc = "List the national offers that a user can earn from",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(offers_list_params),
        .reply_many = true,
        .reply_types = TYPES("standardOffer"),
        .included_types = TYPES("category"),
    },
    {
        OPERATION("offers.activate", "POST", IN_USER "/offers/{offerId}/activate"),
        .doc = "Record that a user activated an offer",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(offer_activate_params),
        .reply_types = TYPES("offerAttribution"),
        .included_types = TYPES("standardOffer", "category"),
        UNVERIFIABLE(
            "No read shows an activation: a missing button of the offer does not prove it."),
    },
    {
        OPERATION("offers.boost", "POST", IN_USER "/offers/{offerId}/boost"),
        .doc = "Record that a user boosted an offer",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(offer_activate_params),
        .reply_types = TYPES("offerAttribution"),
        .included_types = TYPES("standardOffer", "category"),
        UNVERIFIABLE("No read shows a boost: a missing button of the offer does not prove it."),
    },
    {
        OPERATION("offers.view", "POST", IN_USER "/offers/{offerId}/view"),
        .doc = "Record that a user viewed an offer; attributions.create with a VIEW event is the "
               "documented way",
        .status = "unverified",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(offer_params),
        .reply_types = TYPES("offerAttribution"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read shows a view."),
    },
};

const perk_noun perk_kard_offers = {"offers", KINDS(kinds), OPS(ops)};
