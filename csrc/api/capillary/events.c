#include "api/capillary/shared.h"

static const perk_field cart_event_customer[] = {CUSTOMER_MEMBER};
static OBJECT(cart_event_customer, "CartEventCustomer");

#define EVENT_CUSTOMER                                                                             \
    CAMEL("customer_identifiers", "customerIdentifiers", OBJECT, HOLDS(cart_event_customer),       \
          PERSONAL, .doc = "customer that it belongs to")
#define EPOCH(snake, wire, text)                                                                   \
    CAMEL(snake, wire, INT, .doc = text "; to be replaced by the one in milliseconds"),            \
        CAMEL(snake "_in_millis", wire "InMillis", INT, .unit = "ms since 1970", .doc = text)
#define ISSUE                                                                                      \
    CAMEL("issue_id", "issueId", STRING, PERSONAL, .doc = "id of the issued promotion"),           \
        EPOCH("issue_date", "issueDate", "when it was issued")

static const perk_field cart_promotion_issued[] = {EVENT_CUSTOMER, PROMOTION_MEMBER, ISSUE};
static OBJECT(cart_promotion_issued, "CartPromotionIssuedData");

#define EARN CAMEL("earn_id", "earnId", STRING, PERSONAL, .doc = "id of the earned instance")

static const perk_field cart_promotion_earned[] = {
    EVENT_CUSTOMER, PROMOTION_MEMBER, ISSUE, EARN,
    EPOCH("earned_time", "earnedTime", "when it was earned")};
static OBJECT(cart_promotion_earned, "CartPromotionEarnedData");

static const perk_field cart_promotion_revoked[] = {EVENT_CUSTOMER, PROMOTION_MEMBER, EARN};
static OBJECT(cart_promotion_revoked, "CartPromotionRevokedData");

static const perk_field cart_event_author[] = {
    SAME("id", INT, PERSONAL, .doc = "Capillary's number of who reported it")};
static OBJECT(cart_event_author, "CartEventAuthor");

#define USED_PROMOTION                                                                             \
    CAMEL("redemption_count", "redemptionCount", INT, .doc = "how often it was used"),             \
        PROMOTION_MEMBER, SAME("discount", NUM, EXACT, .doc = "granted discount"),                 \
        CAMEL("redemption_type", "redemptionType", STRING, ONE_OF(redemption_type),                \
              .doc = "kind of object it was used on")

static const perk_field cart_event_promotion[] = {USED_PROMOTION};
static OBJECT(cart_event_promotion, "CartEventPromotion");

static const perk_field cart_event_line_promotion[] = {
    USED_PROMOTION,
    EARN,
    CAMEL("discount_applied_on_quantity", "discountAppliedOnQuantity", NUM, EXACT,
          .doc = "discounted quantity"),
};
static OBJECT(cart_event_line_promotion, "CartEventLinePromotion");

static const perk_field cart_event_line[] = {
    SAME("sku", STRING, .doc = "stock keeping unit"),
    CAMEL("product_id", "productId", INT, .doc = "Capillary's number of the product"),
    CAMEL("applied_promotions", "appliedPromotions", OBJECT, LISTED,
          HOLDS(cart_event_line_promotion), .doc = "promotions that were used on the item"),
};
static OBJECT(cart_event_line, "CartEventLine");

static const perk_field cart_promotion_redeemed[] = {
    EVENT_CUSTOMER,
    CAMEL("added_by", "addedBy", OBJECT, HOLDS(cart_event_author), PERSONAL,
          .doc = "who reported it"),
    EPOCH("redemption_date_time", "redemptionDateTime", "when it was used"),
    CAMEL("transaction_identifier", "transactionIdentifier", STRING, PERSONAL,
          .doc = "your id of the sale"),
    CAMEL("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(cart_event_promotion),
          .doc = "promotions that were used on the cart"),
    CAMEL("line_item_info", "lineItemInfo", OBJECT, LISTED, HOLDS(cart_event_line),
          .doc = "items on which promotions were used"),
};
static OBJECT(cart_promotion_redeemed, "CartPromotionRedeemedData");

static const perk_resource_kind kinds[] = {
    {
        .type = "cartPromotionIssued",
        .class_name = "CartPromotionIssued",
        .personal = true,
        .doc = "Webhook of Capillary, unsigned: a cart promotion was issued to a customer",
        .plain = true,
        .attributes = &perk_object_cart_promotion_issued,
    },
    {
        .type = "cartPromotionEarned",
        .class_name = "CartPromotionEarned",
        .personal = true,
        .doc = "Webhook of Capillary, unsigned: a cart promotion was earned by a customer",
        .plain = true,
        .attributes = &perk_object_cart_promotion_earned,
    },
    {
        .type = "cartPromotionRevoked",
        .class_name = "CartPromotionRevoked",
        .personal = true,
        .doc = "Webhook of Capillary, unsigned: an earned cart promotion was withdrawn",
        .plain = true,
        .attributes = &perk_object_cart_promotion_revoked,
    },
    {
        .type = "cartPromotionRedeemed",
        .class_name = "CartPromotionRedeemed",
        .personal = true,
        .doc = "Webhook of Capillary, unsigned: a cart promotion was used in a sale",
        .plain = true,
        .attributes = &perk_object_cart_promotion_redeemed,
    },
};

const perk_noun perk_capillary_events = {"events", KINDS(kinds)};
