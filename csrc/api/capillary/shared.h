/* shared.h - what several nouns of Capillary use: parameters, value sets. */
#ifndef PERK_API_CAPILLARY_SHARED_H
#define PERK_API_CAPILLARY_SHARED_H

#include "api/rows.h"

extern const perk_code_table perk_capillary_error_codes;

extern const perk_enum perk_enum_promotion_mode;
extern const perk_enum perk_enum_redemption_type;

/* Amounts and quantities are decimals in text, times come as epoch milliseconds and once more as
 * ISO text. */
#define DECIMAL(snake, wire, text) CAMEL(snake, wire, STRING, .doc = text ", a decimal as text")
#define PERSONAL_DECIMAL(snake, wire, text)                                                        \
    CAMEL(snake, wire, STRING, PERSONAL, .doc = text ", a decimal as text")
/* After the description, more of both. */
#define MOMENT(snake, wire, ...)                                                                   \
    CAMEL(snake, wire, INT, .unit = "ms since 1970", .doc = __VA_ARGS__),                          \
        FIELD(snake "_iso", wire "ISO", TIME, .doc = __VA_ARGS__)
#define CUSTOMER_MEMBER                                                                            \
    CAMEL("customer_id", "customerId", INT, PERSONAL,                                              \
          .doc = "Capillary's number of the customer; -1 when there is none")
#define PROMOTION_MEMBER CAMEL("promotion_id", "promotionId", STRING, .doc = "id of the promotion")
#define OPERATION(id, verb, template)                                                              \
    .name = "capillary." id, .provider = &perk_capillary, .http_method = (verb), .path = (template)
#define PROMOTIONS "/api_gateway/v1/promotions"
#define CURRENT                                                                                    \
    .status = "current", .success = STATUSES(200), .reply_in_data = true, .included_types = NO_TYPES
#define SAYS_DONE .reply = PERK_REPLY_DONE, .reply_types = NO_TYPES
#define PROMOTION                                                                                  \
    CAMEL("promotion_id", "promotionId", STRING, IN_PATH, .doc = "id of the promotion")

/* Numbers of customers are 64 bits wide and travel as such, wherever they are. */
#define CUSTOMER_DOC "Capillary's number of the customer"
#define CUSTOMER_IN_PATH                                                                           \
    CAMEL("customer_id", "customerId", INT, IN_PATH, PERSONAL, .doc = CUSTOMER_DOC)
#define CUSTOMER_IN_BODY                                                                           \
    CAMEL("customer_id", "customerId", INT, IN_BODY_NEEDED, PERSONAL, .doc = CUSTOMER_DOC)
#define MODE(...)                                                                                  \
    SAME("mode", STRING, ONE_OF(promotion_mode), __VA_ARGS__,                                      \
         .doc = "kind of benefit of the promotion")
#define CODES                                                                                      \
    SAME("codes", STRING, IN_QUERY, REPEATED, .flags = PERK_REQUIRED, .min_items = 1, PERSONAL,    \
         .doc = "the codes"),                                                                      \
        MODE(IN_QUERY, .flags = PERK_REQUIRED)

#endif
