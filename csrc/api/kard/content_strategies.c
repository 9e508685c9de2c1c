#include "api/kard/shared.h"

static ENUM(offer_feature, "OfferFeature", "INTERACTIVE");

static const perk_field strategy_filters[] = {
    SAME("categories", STRING, LISTED, .doc = "only these categories"),
    CAMEL("category_exclusions", "categoryExclusions", STRING, LISTED,
          .doc = "not these categories"),
    CAMEL("merchant_exclusions", "merchantExclusions", STRING, LISTED,
          .doc = "not these merchants"),
    CAMEL("offer_features", "offerFeatures", STRING, LISTED, ONE_OF(offer_feature),
          .doc = "only offers with these features"),
};
static OBJECT(strategy_filters, "ContentStrategyFilters");

static ENUM(content_strategy_sort, "ContentStrategySort", "NEWLY_LIVE", "EXPIRING_SOON",
            "HIGHEST_CASHBACK", "PERSONALIZED", "OFFERS_NEAR_YOU");

#define STRATEGY_MEMBERS                                                                           \
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "name, unique in the organization"),          \
        SAME("filters", OBJECT, NEEDED, HOLDS(strategy_filters),                                   \
             .doc = "which offers it selects; may be empty"),                                      \
        SAME("categories", STRING, LISTED, NEEDED, ONE_OF(category),                               \
             .doc = "only these categories; may be empty"),                                        \
        CAMEL("category_exclusions", "categoryExclusions", STRING, LISTED, NEEDED,                 \
              ONE_OF(category), .doc = "not these categories; may be empty"),                      \
        CAMEL("merchant_exclusions", "merchantExclusions", STRING, LISTED, NEEDED,                 \
              .doc = "not these merchants; may be empty"),                                         \
        SAME("sort", STRING, ONE_OF(content_strategy_sort), .doc = "order of the offers")

static const perk_field strategy_attributes[] = {
    STRATEGY_MEMBERS,
    CAMEL("organization_id", "organizationId", STRING, NEEDED,
          .doc = "the organization it belongs to"),
};
static OBJECT(strategy_attributes, "ContentStrategyAttributes");

static const perk_field strategy_request[] = {STRATEGY_MEMBERS};
static OBJECT(strategy_request, "NewContentStrategy");

static const perk_resource_kind kinds[] = {
    {
        .type = "contentStrategy",
        .class_name = "ContentStrategy",
        .doc = "Which offers a placement shows, and in which order",
        .attributes = &perk_object_strategy_attributes,
        .request = &perk_object_strategy_request,
    },
};

static const perk_field strategies_list_params[] = {
    ORGANIZATION,
    PAGES_FORWARD,
    FIELD("name", "filter[name]", STRING, IN_QUERY, .doc = "only the one with exactly this name"),
};

static const perk_field strategy_create_params[] = {
    ORGANIZATION, BODY_ITEM("content_strategy", "the content strategy to create")};

#define STRATEGY                                                                                   \
    CAMEL("content_strategy_id", "contentStrategyId", STRING, IN_PATH,                             \
          .doc = "id of the content strategy")

static const perk_field strategy_params[] = {ORGANIZATION, STRATEGY};

static const perk_field strategy_update_params[] = {
    ORGANIZATION, STRATEGY,
    BODY_ITEM("content_strategy", "the complete new state of the content strategy")};

static const perk_op ops[] = {
    {
        OPERATION("content_strategies.list", "GET", IN_ISSUER "/contentStrategies"),
        .doc = "List content strategies",
        .status = "current",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(strategies_list_params),
        .reply_many = true,
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("content_strategies.create", "POST", IN_ISSUER "/contentStrategies"),
        .doc = "Create a content strategy",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(strategy_create_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("contentStrategy")},
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
        RULES({
            .read = "content_strategies.list",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION, {"name", "item.name"}),
            .match = PAIRS({"name", "item.name"}),
            .note = "content_strategies.list shows whether a strategy of that name exists; with "
                    "other values, the outcome stays unknown.",
        }),
    },
    {
        OPERATION("content_strategies.get", "GET",
                  IN_ISSUER "/contentStrategies/{contentStrategyId}"),
        .doc = "Read a content strategy",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(strategy_params),
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("content_strategies.update", "PUT",
                  IN_ISSUER "/contentStrategies/{contentStrategyId}"),
        .doc = "Replace a content strategy completely",
        REPLACES,
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(strategy_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("contentStrategy")},
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
        RULES({
            .read = "content_strategies.get",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION, {"content_strategy_id", "content_strategy_id"}),
            .by_id = true,
            .note = "content_strategies.get shows whether the strategy is as sent; with other "
                    "values, the outcome stays unknown.",
        }),
    },
    {
        OPERATION("content_strategies.delete", "DELETE",
                  IN_ISSUER "/contentStrategies/{contentStrategyId}"),
        .doc = "Delete a content strategy; rejected while a placement uses it",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(strategy_params),
        .reply_types = TYPES("contentStrategy"),
        .included_types = NO_TYPES,
        RULES({
            .read = "content_strategies.get",
            .evidence = PERK_EVIDENCE_ABSENT,
            .args = PAIRS(SAME_ORGANIZATION, {"content_strategy_id", "content_strategy_id"}),
            .by_id = true,
            .note = "content_strategies.get shows whether the strategy still exists.",
        }),
    },
};

const perk_noun perk_kard_content_strategies = {"content_strategies", KINDS(kinds), OPS(ops)};
