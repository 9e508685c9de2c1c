#include "api/capillary/shared.h"

static const perk_field redemption_report[] = {
    CAMEL("org_id", "orgId", INT, .doc = "organization"),
    CUSTOMER_MEMBER,
    CAMEL("transaction_identifier", "transactionIdentifier", STRING, PERSONAL,
          .doc = "your id of the sale"),
    CAMEL("transaction_number", "transactionNumber", STRING, PERSONAL, .doc = "number of the bill"),
    MOMENT("transaction_date", "transactionDate", "time of the sale", PERSONAL),
    SAME("amount", NUM, EXACT, PERSONAL, .doc = "total before discounts"),
    SAME("redemptions", JSON, PERSONAL, .doc = "promotions that were used on the cart"),
    CAMEL("line_items", "lineItems", JSON, PERSONAL,
          .doc = "promotions that were used on its lines"),
};
static OBJECT(redemption_report, "RedemptionReportAttributes");

static const perk_field redemption[] = {
    SAME("id", STRING, PERSONAL, .doc = "id of the redemption"),
    CAMEL("org_id", "orgId", INT, .doc = "organization"),
    PROMOTION_MEMBER,
    CAMEL("promotion_name", "promotionName", STRING, FACT(TITLE), .doc = "name of the promotion"),
    CAMEL("promotion_message_label", "promotionMessageLabel", STRING, .doc = "text to show"),
    CAMEL("promo_code", "promoCode", STRING, PERSONAL, .doc = "code that was used"),
    CUSTOMER_MEMBER,
    MOMENT("redemption_date", "redemptionDate", "when it was used", PERSONAL),
    CAMEL("transaction_identifier", "transactionIdentifier", STRING, PERSONAL,
          .doc = "your id of the sale"),
    CAMEL("transaction_number", "transactionNumber", STRING, PERSONAL, .doc = "number of the bill"),
    CAMEL("transaction_entity_identifier", "transactionEntityIdentifier", STRING, PERSONAL,
          .doc = "cart or line it was used on"),
    CAMEL("cart_evaluation_id", "cartEvaluationId", STRING, PERSONAL, .doc = "its evaluation"),
    CAMEL("redemption_till", "redemptionTill", JSON, .doc = "till it was used at"),
    PERSONAL_DECIMAL("discount", "discount", "discount"),
    CAMEL("redemption_count", "redemptionCount", INT, .doc = "how often it was used"),
    PERSONAL_DECIMAL("amount", "amount", "amount"),
    CAMEL("redemption_type", "redemptionType", STRING, ONE_OF(redemption_type),
          .doc = "kind of object it was used on"),
    CAMEL("earned_promotion_id", "earnedPromotionId", STRING, PERSONAL,
          .doc = "the earned instance"),
    DECIMAL("discount_applied_quantity", "discountAppliedQuantity", "discounted quantity"),
    DECIMAL("promotion_applied_quantity", "promotionAppliedQuantity",
            "quantity that the promotion counted"),
    SAME("sku", STRING, .doc = "stock keeping unit"),
    CAMEL("product_id", "productId", JSON, .doc = "product"),
};
static OBJECT(redemption, "RedemptionAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "capillaryRedemptionReport",
        .class_name = "RedemptionReport",
        .personal = true,
        .doc = "The report of a sale, as it was accepted",
        .plain = true,
        .attributes = &perk_object_redemption_report,
    },
    {
        .type = "capillaryRedemption",
        .class_name = "Redemption",
        .personal = true,
        .doc = "One use of a promotion",
        .plain = true,
        .attributes = &perk_object_redemption,
    },
};

#define REDEEMED                                                                                   \
    CAMEL("promotion_id", "promotionId", STRING, FILLED, .doc = "id of the promotion"),            \
        CAMEL("redemption_count", "redemptionCount", INT, NEEDED, .doc = "how often it was used"), \
        SAME("discount", NUM, NEEDED, EXACT, .doc = "granted discount"),                           \
        CAMEL("discount_applied_on_quantity", "discountAppliedOnQuantity", NUM, NEEDED, EXACT,     \
              .doc = "discounted quantity"),                                                       \
        CAMEL("promotion_applied_on_quantity", "promotionAppliedOnQuantity", NUM, NEEDED, EXACT,   \
              .doc = "quantity that the promotion counted"),                                       \
        SAME("sku", STRING, .doc = "stock keeping unit")

static const perk_field redeemed_line[] = {
    REDEEMED,
    CAMEL("earned_promotion_id", "earnedPromotionId", STRING, PERSONAL,
          .doc = "earned instance; the server does not check that it belongs to the customer"),
};
static OBJECT(redeemed_line, "RedeemedLine");

static const perk_field redeemed_cart[] = {REDEEMED};
static OBJECT(redeemed_cart, "RedeemedCart");

static const perk_field redemption_params[] = {
    CAMEL("customer_id", "customerId", INT, IN_BODY, PERSONAL,
          .doc = CUSTOMER_DOC "; either this or identifier type and value"),
    CAMEL("customer_identifier_type", "customerIdentifierType", STRING, IN_BODY,
          .needs = "customer_identifier_value",
          .doc = "kind of customer_identifier_value: mobile, email and others"),
    CAMEL("customer_identifier_value", "customerIdentifierValue", STRING, IN_BODY,
          .needs = "customer_identifier_type", PERSONAL, .doc = "identifier of the customer"),
    CAMEL("transaction_identifier", "transactionIdentifier", STRING, IN_BODY_NEEDED,
          BETWEEN(1, 250), PERSONAL, .doc = "your unique id of the sale"),
    CAMEL("transaction_number", "transactionNumber", STRING, IN_BODY_NEEDED, BETWEEN(1, 250),
          PERSONAL, .doc = "number of the bill"),
    CAMEL("transaction_date", "transactionDate", INT, IN_BODY_NEEDED, .unit = "ms since 1970",
          PERSONAL, .doc = "time of the sale"),
    FIELD("transaction_date_iso", "transactionDateISO", TIME, IN_BODY, PERSONAL,
          .doc = "the same with a time zone"),
    SAME("amount", NUM, IN_BODY_NEEDED, EXACT, PERSONAL, .doc = "total before discounts"),
    CAMEL("line_items", "lineItems", OBJECT, LISTED, IN_BODY, HOLDS(redeemed_line), PERSONAL,
          .doc = "promotions that were used on lines"),
    SAME("redemptions", OBJECT, LISTED, IN_BODY, HOLDS(redeemed_cart), PERSONAL,
         .doc = "promotions that were used on the cart"),
};

static const perk_field redemption_list_params[] = {
    CODES,
    CAMEL("include_redemptions", "includeRedemptions", BOOL, IN_QUERY, .fallback = "false",
          .doc = "include the redemptions"),
};

static const perk_op ops[] = {
    {
        OPERATION("redemptions.create", "POST", PROMOTIONS "/redemptions"),
        CURRENT,
        .doc = "Report which promotions were used in a finished sale",
        .replay = PERK_SINGLE,
        PARAMS(redemption_params),
        .any_of = LISTS(NAMES("customer_id", "customer_identifier_value"),
                        NAMES("line_items", "redemptions")),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryRedemptionReport"),
        UNVERIFIABLE("capillary.redemptions.list reads by code, and shows the "
                     "transaction_identifier of each use; without a code, no read shows it."),
    },
    {
        OPERATION("redemptions.list", "GET", PROMOTIONS "/redemptions"),
        CURRENT,
        .doc = "List the uses of promotion codes",
        .replay = PERK_SAFE,
        PARAMS(redemption_list_params),
        .reply_many = true,
        .reply_types = TYPES("capillaryRedemption"),
    },
};

const perk_noun perk_capillary_redemptions = {"redemptions", KINDS(kinds), OPS(ops)};
