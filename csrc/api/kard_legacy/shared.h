/* shared.h - what several nouns of the legacy API use: parameters, objects, value sets. */
#ifndef PERK_API_KARD_LEGACY_SHARED_H
#define PERK_API_KARD_LEGACY_SHARED_H

#include "api/shared.h"

extern const perk_enum perk_enum_legacy_sort;
extern const perk_enum perk_enum_legacy_source;
extern const perk_enum perk_enum_legacy_offer_type;
extern const perk_enum perk_enum_legacy_reward_kind;
extern const perk_enum perk_enum_legacy_card_status;
extern const perk_enum perk_enum_legacy_network;

extern const perk_object perk_object_legacy_merchant;
extern const perk_object perk_object_legacy_listed_offer;
extern const perk_object perk_object_legacy_new_card;

#define LEGACY_CARD_MEMBERS                                                                        \
    SAME("last4", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(4, 4), .digits = 4,        \
         PERSONAL, .doc = "last four digits"),                                                     \
        SAME("bin", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(6, 6), .digits = 6,      \
             PERSONAL, .doc = "first six digits"),                                                 \
        SAME("issuer", STRING, NEEDED, .doc = "issuer of the card"),                               \
        SAME("network", STRING, NEEDED, ONE_OF(legacy_network), .doc = "network of the card"),     \
        SAME("status", STRING, ONE_OF(legacy_card_status), .doc = "whether it earns"),             \
        SAME("token", STRING, PERSONAL, .doc = "token of the card"),                               \
        CAMEL("token_source", "tokenSource", STRING, .doc = "source of the token")
#define SORT(snake, wire, text)                                                                    \
    CAMEL(snake, wire, STRING, IN_QUERY, ONE_OF(legacy_sort),                                      \
          .doc = text ": 1 upwards, -1 downwards")
#define USER                                                                                       \
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING, IN_PATH, PERSONAL,        \
          .doc = "your id of the user")
#define PAGES                                                                                      \
    SAME("page", INT, IN_QUERY, AT_LEAST(0), .fallback = "0",                                      \
         .doc = "page number, counted from 0"),                                                    \
        SAME("limit", INT, IN_QUERY, BETWEEN(1, 200), .fallback = "200", .doc = "items on a page")
#define CATEGORY SAME("category", STRING, IN_QUERY, ONE_OF(category), .doc = "only this category")
#define SOURCE                                                                                     \
    SAME("source", STRING, IN_QUERY, ONE_OF(legacy_source),                                        \
         .doc = "only national ones, or only local ones")
#define SUPPORTED_COMPONENTS                                                                       \
    CAMEL("supported_components", "supportedComponents", STRING, IN_QUERY, REPEATED,               \
          ONE_OF(component_type), .all_word = "all",                                               \
          .doc = "components that you can show; 'all' for every one")
#define MOMENT(snake, wire, text) CAMEL(snake, wire, TIME, IN_QUERY, .doc = text)

/* The path's id is the user's, so one argument is both. */
#define USER_TWICE                                                                                 \
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING,                           \
          .place = PERK_IN_PATH | PERK_IN_BODY, NEEDED, PERSONAL,                                  \
          .doc = "your id of the user; it is sent in the path and in the body")
#define CARDS                                                                                      \
    SAME("cards", OBJECT, LISTED, IN_BODY, HOLDS(legacy_new_card), PERSONAL,                       \
         .doc = "the user's cards"),                                                               \
        CAMEL("card_info", "cardInfo", OBJECT, IN_BODY, HOLDS(legacy_new_card), PERSONAL,          \
              .doc = "one card; deprecated, use cards")
#define ORGANIZATION                                                                               \
    CAMEL("organization_id", "organizationId", STRING, IN_PATH, .setting = "organization_id",      \
          .doc = "the issuer's organization")
#define OPERATION(id, verb, template)                                                              \
    .name = "legacy." id, .provider = &perk_kard_legacy, .http_method = (verb), .path = (template)
#define PAGED_BY_NUMBER .paging = PERK_PAGING_NUMBER, .page_number = "page", .page_size = "limit"

#endif
