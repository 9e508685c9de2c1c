/* shared.h - what several nouns of the Kard API use: parameters, objects, value sets. */
#ifndef PERK_API_KARD_SHARED_H
#define PERK_API_KARD_SHARED_H

#include "api/shared.h"

extern const perk_enum perk_enum_purchase_channel;
extern const perk_enum perk_enum_offer_include;
extern const perk_enum perk_enum_notification_type;

extern const perk_object perk_object_reward;
extern const perk_object perk_object_components;
extern const perk_object perk_object_nothing;

#define STANDARD_PLACEMENTS "placement", "placementPushNotification", "placementEmail"

/* Path parameters that most operations share. */
#define ORGANIZATION                                                                               \
    CAMEL("organization_id", "organizationId", STRING, IN_PATH, .setting = "organization_id",      \
          .doc = "the issuer's organization")
#define USER CAMEL("user_id", "userId", STRING, IN_PATH, PERSONAL, .doc = "your id of the user")
#define PAGE_AFTER                                                                                 \
    FIELD("page_after", "page[after]", STRING, IN_QUERY, .doc = "cursor of the page after this one")
#define PAGE_BEFORE                                                                                \
    FIELD("page_before", "page[before]", STRING, IN_QUERY,                                         \
          .doc = "cursor of the page before this one")

/* Query parameters that several operations share. */
#define PAGES                                                                                      \
    FIELD("page_size", "page[size]", INT, IN_QUERY, AT_LEAST(1), .doc = "items on a page"),        \
        PAGE_AFTER, PAGE_BEFORE
#define PAGED_BY_CURSOR                                                                            \
    .paging = PERK_PAGING_CURSOR, .page_after = "page_after", .page_size = "page_size"
#define SUPPORTED_COMPONENTS(text)                                                                 \
    CAMEL("supported_components", "supportedComponents", STRING, IN_QUERY, REPEATED,               \
          ONE_OF(component_type), .all_word = "all", .doc = (text))
#define PAGE_SIZE(most, usual)                                                                     \
    FIELD("page_size", "page[size]", INT, IN_QUERY, BETWEEN(1, most), .fallback = usual,           \
          .doc = "items on a page")
#define CATEGORY                                                                                   \
    FIELD("category", "filter[category]", STRING, IN_QUERY, ONE_OF(category),                      \
          .doc = "only this category")
/* After the description, more of it. */
#define BODY_ITEMS(name, ...) FIELD(name, "data", ITEM, LISTED, IN_BODY_NEEDED, .doc = __VA_ARGS__)
#define BODY_ITEM(name, ...) FIELD(name, "data", ITEM, IN_BODY_NEEDED, .doc = __VA_ARGS__)
#define RELATION_CATEGORY                                                                          \
    {                                                                                              \
        .name = "category", .wire = "category", .many = true, .types = TYPES("category"),          \
        FACT(CATEGORY)                                                                             \
    }
#define REPLACES                                                                                   \
    .replaces = true, .advice = "It replaces everything: what is omitted is cleared. modify "      \
                                "reads it first, and sends all of "                                \
                                "it back with what you change."
#define PAGES_FORWARD PAGE_SIZE(200, "200"), PAGE_AFTER
#define OPERATION(id, verb, template)                                                              \
    .name = (id), .provider = &perk_kard, .http_method = (verb), .path = (template)
#define IN_ISSUER "/v2/issuers/{organizationId}"
#define IN_USER IN_ISSUER "/users/{userId}"

/* Verification rules: what the read takes over from the write. */
#define SAME_ORGANIZATION                                                                          \
    {                                                                                              \
        "organization_id", "organization_id"                                                       \
    }
#define SAME_USER                                                                                  \
    SAME_ORGANIZATION,                                                                             \
    {                                                                                              \
        "user_id", "user_id"                                                                       \
    }

#endif
