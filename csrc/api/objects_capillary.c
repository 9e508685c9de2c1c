#include "api/rows.h"

/* Amounts and quantities are decimals in text, times come as epoch milliseconds and once more as
 * ISO text. */
#define DECIMAL(snake, wire, text) FIELD(snake, wire, STRING, .doc = text ", a decimal as text")
#define MOMENT(snake, wire, text)                                                                  \
    FIELD(snake, wire, INT, .unit = "ms since 1970", .doc = text),                                 \
        FIELD(snake "_iso", wire "ISO", TIME, .doc = text)
#define CUSTOMER                                                                                   \
    FIELD("customer_id", "customerId", INT,                                                        \
          .doc = "Capillary's number of the customer; -1 when there is none")
#define PROMOTION FIELD("promotion_id", "promotionId", STRING, .doc = "id of the promotion")
#define ROW_ERROR                                                                                  \
    FIELD("error_details", "errorDetails", JSON,                                                   \
          .doc = "why it did not work out, of this row alone")

/* ---- what requests hold ---- */

static const perk_field earn_trigger[] = {
    FIELD("id", "id", STRING, NEEDED, .doc = "your id of what happened"),
    FIELD("type", "type", STRING, NEEDED,
          .doc = "TransactionAdd, CustomerRegistration, CustomerUpdate or another event"),
    FIELD("event_payload", "eventPayload", JSON, .doc = "whatever else is known of it"),
};
OBJECT(earn_trigger, "EarnTrigger");

static const perk_field bulk_trigger[] = {
    FIELD("id", "id", STRING, NEEDED, .doc = "your id of what happened"),
    FIELD("type", "type", STRING, NEEDED, ONE_OF(earned_from), .doc = "what happened"),
};
OBJECT(bulk_trigger, "BulkEarnTrigger");

static const perk_field earn_program[] = {
    FIELD("loyalty_program_id", "loyaltyProgramId", INT, NEEDED, .doc = "number of the programme"),
    FIELD("program_type", "programType", STRING, NEEDED, ONE_OF(program_type),
          .doc = "kind of supplementary programme"),
    FIELD("partner_program_id", "partnerProgramId", INT, NEEDED,
          .doc = "number of the partner programme"),
};
OBJECT(earn_program, "EarnProgram");

static const perk_field bulk_earning[] = {
    FIELD("promotion_id", "promotionId", STRING, FILLED, .doc = "id of the promotion"),
    FIELD("earn_count", "earnCount", INT, NEEDED, AT_LEAST(1), .doc = "how often it is earned"),
    FIELD("earned_from_id", "earnedFromId", STRING, NEEDED,
          .doc = "your reference of this earning"),
};
OBJECT(bulk_earning, "BulkEarning");

static const perk_field earn_revocation[] = {
    FIELD("promotion_id", "promotionId", STRING, FILLED, .doc = "id of the promotion"),
    FIELD("earn_ids", "earnIds", STRING, LISTED, NEEDED, .min_items = 1, .max_items = 1000,
          .doc = "earned instances to withdraw, 1000 at most in one request"),
};
OBJECT(earn_revocation, "EarnRevocation");

static const perk_field cart_item[] = {
    FIELD("sku", "sku", STRING, NEEDED, .doc = "stock keeping unit"),
    FIELD("amount", "amount", STRING, NEEDED, LOOKS(DECIMAL), .doc = "price of the line"),
    FIELD("qty", "qty", STRING, NEEDED, LOOKS(DECIMAL), .doc = "quantity"),
    FIELD("discount", "discount", STRING, LOOKS(DECIMAL), .doc = "discount already given"),
    FIELD("reference_id", "referenceId", STRING,
          .doc = "your id of the line; replies may come in another order"),
    FIELD("category_list", "categoryList", STRING, LISTED, .doc = "categories of the item"),
    FIELD("brand_list", "brandList", STRING, LISTED, .doc = "brands of the item"),
};
OBJECT(cart_item, "CartItem");

static const perk_field cart_tender[] = {
    FIELD("identifier", "identifier", STRING, NEEDED, .doc = "means of payment"),
    FIELD("amount", "amount", STRING, NEEDED, LOOKS(DECIMAL), .doc = "amount paid with it"),
};
OBJECT(cart_tender, "CartTender");

#define REDEEMED                                                                                   \
    FIELD("promotion_id", "promotionId", STRING, FILLED, .doc = "id of the promotion"),            \
        FIELD("redemption_count", "redemptionCount", INT, NEEDED, .doc = "how often it was used"), \
        FIELD("discount", "discount", NUM, NEEDED, EXACT, .doc = "discount given"),                \
        FIELD("discount_applied_on_quantity", "discountAppliedOnQuantity", NUM, NEEDED, EXACT,     \
              .doc = "quantity that was discounted"),                                              \
        FIELD("promotion_applied_on_quantity", "promotionAppliedOnQuantity", NUM, NEEDED, EXACT,   \
              .doc = "quantity that the promotion looked at"),                                     \
        FIELD("sku", "sku", STRING, .doc = "stock keeping unit")

static const perk_field redeemed_line[] = {
    REDEEMED,
    FIELD("earned_promotion_id", "earnedPromotionId", STRING,
          .doc = "earned instance; not checked against the customer upstream"),
};
OBJECT(redeemed_line, "RedeemedLine");

static const perk_field redeemed_cart[] = {REDEEMED};
OBJECT(redeemed_cart, "RedeemedCart");

/* ---- what replies hold ---- */

static const perk_field customer_promotion[] = {
    FIELD("earned_promotion_id", "earnedPromotionId", STRING,
          .doc = "the earned instance: earn_id; absent for tier and POS rows"),
    PROMOTION,
    FIELD("promotion_name", "promotionName", STRING, .doc = "name of the promotion"),
    FIELD("promotion_status", "promotionStatus", STRING, ONE_OF(promotion_status),
          .doc = "ACTIVE does not mean redeemable"),
    FIELD("application_mode", "applicationMode", STRING, ONE_OF(promotion_mode),
          .doc = "what it gives"),
    CUSTOMER,
    FIELD("earned_type", "earnedType", STRING, ONE_OF(earned_type), .doc = "how it was earned"),
    FIELD("earned_status", "earnedStatus", STRING, ONE_OF(earned_status),
          .doc = "whether it can be used"),
    MOMENT("valid_till", "validTill", "when it ends"),
    MOMENT("unlocked_date", "unlockedDate", "when it was unlocked"),
    MOMENT("redeemable_from", "redeemableFrom", "from when it can be used"),
    MOMENT("event_time", "eventTime", "when it was earned"),
    FIELD("milestone_id", "milestoneId", INT, .doc = "milestone behind it"),
    FIELD("mile_stone_id", "mileStoneId", INT, .doc = "the same, spelt the other way"),
    FIELD("target_group_id", "targetGroupId", INT, .doc = "target group behind it"),
    FIELD("custom_field_values", "customFieldValues", JSON, .doc = "custom fields"),
    FIELD("restrictions", "restrictions", JSON, .doc = "limits and what is left of them, by scope"),
    FIELD("supplementary_criteria", "supplementaryCriteria", JSON,
          .doc = "supplementary programme behind it"),
};
OBJECT(customer_promotion, "CustomerPromotionAttributes");

static const perk_field locked_promotion[] = {
    PROMOTION,
    FIELD("earned_promotion_id", "earnedPromotionId", STRING, .doc = "the earned instance"),
    FIELD("promo_code", "promoCode", STRING, .doc = "code it was used with"),
    FIELD("promotion_name", "promotionName", STRING, .doc = "name of the promotion"),
    FIELD("redemption_count", "redemptionCount", INT, .doc = "how often it is used in the cart"),
    DECIMAL("discount", "discount", "discount"),
};
OBJECT(locked_promotion, "LockedPromotion");

static const perk_field pending_cart[] = {
    FIELD("cart_evaluation_id", "cartEvaluationId", STRING, .doc = "id to cancel it by"),
    FIELD("start_time", "startTime", INT, .unit = "ms since 1970",
          .doc = "since when it is locked"),
    FIELD("valid_till_time", "validTillTime", INT, .unit = "ms since 1970",
          .doc = "when it is released by itself"),
    FIELD("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(locked_promotion),
          .doc = "what is locked in it"),
};
OBJECT(pending_cart, "PendingCart");

static const perk_field pending_carts[] = {
    FIELD("temp_redemption_details", "tempRedemptionDetails", OBJECT, LISTED, HOLDS(pending_cart),
          .doc = "the open carts"),
};
OBJECT(pending_carts, "PendingCartsAttributes");

static const perk_field cart_release[] = {
    FIELD("status", "status", BOOL, .doc = "whether it was released"),
    FIELD("code", "code", INT, .doc = "informative only"),
    FIELD("message", "message", STRING, .doc = "text from the server"),
};
OBJECT(cart_release, "CartReleaseAttributes");

static const perk_field earning[] = {
    FIELD("id", "id", STRING, .doc = "the earned instance: earn_id"),
    CUSTOMER,
    PROMOTION,
    FIELD("earned_from_type", "earnedFromType", STRING, ONE_OF(earned_from),
          .doc = "how it was earned"),
    FIELD("earned_from_id", "earnedFromId", STRING, .doc = "your reference of it"),
    MOMENT("event_time", "eventTime", "when it was earned"),
    FIELD("event_details", "eventDetails", JSON, .doc = "what happened"),
    MOMENT("valid_till", "validTill", "when it ends"),
    ROW_ERROR,
};
OBJECT(earning, "EarningAttributes");

static const perk_field bulk_result[] = {
    FIELD("earned_from_id", "earnedFromId", STRING,
          .doc = "your reference; rows come in another order than they were sent"),
    PROMOTION,
    FIELD("successful_earn_count", "successfulEarnCount", INT, .doc = "how many were earned"),
    FIELD("failed_earn_count", "failedEarnCount", INT, .doc = "how many were not"),
    ROW_ERROR,
    FIELD("customer_earned_promotions", "customerEarnedPromotions", OBJECT, LISTED, HOLDS(earning),
          .doc = "what was earned"),
};
OBJECT(bulk_result, "BulkEarningAttributes");

static const perk_field revoked_earns[] = {
    PROMOTION,
    FIELD("revoked_earn_ids", "revokedEarnIds", STRING, LISTED,
          .doc = "earned instances withdrawn"),
    FIELD("status", "status", STRING, .doc = "SUCCESS or what else happened"),
};
OBJECT(revoked_earns, "RevokedEarns");

static const perk_field revocation[] = {
    CUSTOMER,
    FIELD("revoked_details", "revokedDetails", OBJECT, LISTED, HOLDS(revoked_earns),
          .doc = "what was withdrawn, by promotion"),
    FIELD("code", "code", INT, .doc = "informative only"),
    FIELD("message", "message", STRING, .doc = "text from the server"),
};
OBJECT(revocation, "RevocationAttributes");

static const perk_field promotion_code[] = {
    FIELD("id", "id", STRING, .doc = "id of the code"),
    FIELD("org_id", "orgId", INT, .doc = "organisation"),
    PROMOTION,
    FIELD("promotion_name", "promotionName", STRING, .doc = "name of the promotion"),
    FIELD("code", "code", STRING, .doc = "the code"),
    CUSTOMER,
    FIELD("active", "active", BOOL, .doc = "whether it can be used"),
    FIELD("mode", "mode", STRING, ONE_OF(promotion_mode), .doc = "what it gives"),
    MOMENT("created_on", "createdOn", "when it was made"),
    MOMENT("valid_till", "validTill", "when it ends"),
    MOMENT("redeemable_from", "redeemableFrom", "from when it can be used"),
    FIELD("restrictions", "restrictions", JSON, .doc = "limits and what is left of them"),
};
OBJECT(promotion_code, "PromotionCodeAttributes");

static const perk_field applied_promotion[] = {
    PROMOTION,
    FIELD("earned_promotion_id", "earnedPromotionId", STRING, .doc = "the earned instance"),
    FIELD("promo_code", "promoCode", STRING, .doc = "code it was used with"),
    FIELD("name", "name", STRING, .doc = "name of the promotion"),
    FIELD("message_label", "messageLabel", STRING, .doc = "text to show"),
    FIELD("promotion_mode", "promotionMode", STRING, ONE_OF(promotion_mode),
          .doc = "what it gives"),
    FIELD("redemption_count", "redemptionCount", INT, .doc = "how often it is used"),
    DECIMAL("discount", "discount", "discount"),
    FIELD("identifier", "identifier", STRING, .doc = "opaque; goes into the transaction unchanged"),
    DECIMAL("discount_applied_on_quantity", "discountAppliedOnQuantity",
            "quantity that is discounted"),
    DECIMAL("promotion_applied_on_quantity", "promotionAppliedOnQuantity",
            "quantity that the promotion looked at"),
};
OBJECT(applied_promotion, "AppliedPromotion");

static const perk_field evaluated_item[] = {
    FIELD("reference_id", "referenceId", STRING, .doc = "your id of the line"),
    FIELD("sku", "sku", STRING, .doc = "stock keeping unit"),
    DECIMAL("amount", "amount", "price of the line"),
    DECIMAL("qty", "qty", "quantity"),
    DECIMAL("discount", "discount", "discount"),
    FIELD("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(applied_promotion),
          .doc = "what holds for the line"),
};
OBJECT(evaluated_item, "EvaluatedItem");

static const perk_field code_log[] = {
    FIELD("promo_code", "promoCode", STRING, .doc = "the code"),
    FIELD("code_type", "codeType", STRING, .doc = "kind of code"),
    FIELD("message", "message", STRING, .doc = "why it was not used"),
    FIELD("error_code", "errorCode", INT, .doc = "the reason's number, of this code alone"),
};
OBJECT(code_log, "CodeLog");

static const perk_field evaluation[] = {
    FIELD("evaluation_id", "evaluationId", STRING, .doc = "id of the evaluation"),
    CUSTOMER,
    DECIMAL("amount", "amount", "cart total"),
    FIELD("cart_items", "cartItems", OBJECT, LISTED, HOLDS(evaluated_item),
          .doc = "the lines, perhaps in another order"),
    FIELD("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(applied_promotion),
          .doc = "what holds for the cart"),
    FIELD("applied_payment_vouchers", "appliedPaymentVouchers", OBJECT, LISTED,
          HOLDS(applied_promotion), .doc = "vouchers that were used"),
    FIELD("promo_code_evaluation_logs", "promoCodeEvaluationLogs", OBJECT, LISTED, HOLDS(code_log),
          .doc = "what became of the codes"),
    FIELD("payment_voucher_evaluation_logs", "paymentVoucherEvaluationLogs", OBJECT, LISTED,
          HOLDS(code_log), .doc = "what became of the vouchers"),
    FIELD("cart_tenders", "cartTenders", JSON, .doc = "means of payment, with adjusted amounts"),
    FIELD("category_hierarchy_sent_in_payload", "categoryHierarchySentInPayload", BOOL,
          .doc = "as it was sent"),
};
OBJECT(evaluation, "EvaluationAttributes");

static const perk_field redemption_report[] = {
    FIELD("org_id", "orgId", INT, .doc = "organisation"),
    CUSTOMER,
    FIELD("transaction_identifier", "transactionIdentifier", STRING, .doc = "your id of the sale"),
    FIELD("transaction_number", "transactionNumber", STRING, .doc = "number of the bill"),
    MOMENT("transaction_date", "transactionDate", "when it was sold"),
    FIELD("amount", "amount", NUM, EXACT, .doc = "total before discounts"),
    FIELD("redemptions", "redemptions", JSON, .doc = "what was used on the cart"),
    FIELD("line_items", "lineItems", JSON, .doc = "what was used on its lines"),
};
OBJECT(redemption_report, "RedemptionReportAttributes");

static const perk_field redemption[] = {
    FIELD("id", "id", STRING, .doc = "id of the redemption"),
    FIELD("org_id", "orgId", INT, .doc = "organisation"),
    PROMOTION,
    FIELD("promotion_name", "promotionName", STRING, .doc = "name of the promotion"),
    FIELD("promotion_message_label", "promotionMessageLabel", STRING, .doc = "text to show"),
    FIELD("promo_code", "promoCode", STRING, .doc = "code it was used with"),
    CUSTOMER,
    MOMENT("redemption_date", "redemptionDate", "when it was used"),
    FIELD("transaction_identifier", "transactionIdentifier", STRING, .doc = "your id of the sale"),
    FIELD("transaction_number", "transactionNumber", STRING, .doc = "number of the bill"),
    FIELD("transaction_entity_identifier", "transactionEntityIdentifier", STRING,
          .doc = "cart or line it was used on"),
    FIELD("cart_evaluation_id", "cartEvaluationId", STRING, .doc = "evaluation behind it"),
    FIELD("redemption_till", "redemptionTill", JSON, .doc = "till it was used at"),
    DECIMAL("discount", "discount", "discount"),
    FIELD("redemption_count", "redemptionCount", INT, .doc = "how often it was used"),
    DECIMAL("amount", "amount", "amount"),
    FIELD("redemption_type", "redemptionType", STRING, ONE_OF(redemption_type),
          .doc = "what it was used on"),
    FIELD("earned_promotion_id", "earnedPromotionId", STRING, .doc = "the earned instance"),
    DECIMAL("discount_applied_quantity", "discountAppliedQuantity", "quantity that was discounted"),
    DECIMAL("promotion_applied_quantity", "promotionAppliedQuantity",
            "quantity that the promotion looked at"),
    FIELD("sku", "sku", STRING, .doc = "stock keeping unit"),
    FIELD("product_id", "productId", JSON, .doc = "product"),
};
OBJECT(redemption, "RedemptionAttributes");

static const perk_field promotion_config[] = {
    PROMOTION,
    FIELD("promotion_name", "promotionName", STRING, .doc = "name of the promotion"),
    FIELD("promotion_type", "promotionType", STRING, ONE_OF(promotion_type),
          .doc = "POS and CODE cannot be switched per customer"),
    FIELD("milestone_id", "milestoneId", INT, .doc = "milestone behind it"),
    FIELD("group_id", "groupId", INT, .doc = "target group behind it"),
    FIELD("rule_id", "ruleId", INT, .doc = "rule behind it"),
    MOMENT("expiry", "expiry", "when it ends"),
    FIELD("description", "description", STRING, .doc = "text about it"),
    FIELD("store_criteria", "storeCriteria", JSON, .doc = "where it holds"),
    FIELD("supplementary_criteria", "supplementaryCriteria", JSON,
          .doc = "supplementary programme behind it"),
    FIELD("reward", "reward", JSON, .doc = "what it gives"),
    FIELD("max_earning_per_customer", "maxEarningPerCustomer", INT,
          .doc = "how often one customer can earn it"),
    FIELD("is_active", "isActive", BOOL, .doc = "whether it is switched on"),
    FIELD("custom_field_values", "customFieldValues", JSON, .doc = "custom fields"),
    FIELD("promotion_restrictions", "promotionRestrictions", JSON, .doc = "its limits"),
};
OBJECT(promotion_config, "PromotionConfigurationAttributes");

static const perk_field promotion[] = {
    FIELD("id", "id", STRING, .doc = "id of the promotion"),
    FIELD("name", "name", STRING, .doc = "name of the promotion"),
    FIELD("org_id", "orgId", INT, .doc = "organisation"),
    FIELD("priority", "priority", INT, .doc = "order of application"),
    FIELD("active", "active", BOOL, .doc = "whether it is switched on for the organisation"),
    FIELD("message_label", "messageLabel", STRING, .doc = "text to show"),
    FIELD("type", "type", STRING, ONE_OF(promotion_type),
          .doc = "POS and CODE cannot be switched per customer"),
    FIELD("mode", "mode", STRING, ONE_OF(promotion_mode),
          .doc = "PAYMENT_VOUCHER needs an earn_id to be switched, DISCOUNT refuses it"),
    FIELD("condition", "condition", JSON, .doc = "when it holds"),
    FIELD("action", "action", JSON, .doc = "what it does"),
    FIELD("customer_activation_required", "customerActivationRequired", BOOL,
          .doc = "issued switched off, until the customer opts in"),
    FIELD("max_issuance_per_customer", "maxIssuancePerCustomer", INT,
          .doc = "how often one customer can get it"),
    FIELD("is_stackable", "isStackable", BOOL, .doc = "whether it goes together with others"),
    FIELD("start_date", "startDate", JSON, .doc = "when it begins"),
    FIELD("end_date", "endDate", JSON, .doc = "when it ends"),
};
OBJECT(promotion, "PromotionAttributes");

/* ---- events: as documented, not tried against the service; their members are read leniently ----
 */

static const perk_field cart_event_customer[] = {CUSTOMER};
OBJECT(cart_event_customer, "CartEventCustomer");

#define EVENT_CUSTOMER                                                                             \
    FIELD("customer_identifiers", "customerIdentifiers", OBJECT, HOLDS(cart_event_customer),       \
          .doc = "whose promotion it is")
#define EPOCH(snake, wire, text)                                                                   \
    FIELD(snake, wire, INT, .doc = text "; to be replaced by the one in milliseconds"),            \
        FIELD(snake "_in_millis", wire "InMillis", INT, .unit = "ms since 1970", .doc = text)
#define ISSUE                                                                                      \
    FIELD("issue_id", "issueId", STRING, .doc = "id of what was issued"),                          \
        EPOCH("issue_date", "issueDate", "when it was issued")
#define EARN FIELD("earn_id", "earnId", STRING, .doc = "id of the earned instance")

static const perk_field cart_promotion_issued[] = {EVENT_CUSTOMER, PROMOTION, ISSUE};
OBJECT(cart_promotion_issued, "CartPromotionIssuedData");

static const perk_field cart_promotion_earned[] = {
    EVENT_CUSTOMER, PROMOTION, ISSUE, EARN,
    EPOCH("earned_time", "earnedTime", "when it was earned")};
OBJECT(cart_promotion_earned, "CartPromotionEarnedData");

static const perk_field cart_promotion_revoked[] = {EVENT_CUSTOMER, PROMOTION, EARN};
OBJECT(cart_promotion_revoked, "CartPromotionRevokedData");

static const perk_field cart_event_author[] = {
    FIELD("id", "id", INT, .doc = "Capillary's number of who reported it")};
OBJECT(cart_event_author, "CartEventAuthor");

#define USED_PROMOTION                                                                             \
    FIELD("redemption_count", "redemptionCount", INT, .doc = "how often it was used"), PROMOTION,  \
        FIELD("discount", "discount", NUM, EXACT, .doc = "discount given"),                        \
        FIELD("redemption_type", "redemptionType", STRING, ONE_OF(redemption_type),                \
              .doc = "what it was used on")

static const perk_field cart_event_promotion[] = {USED_PROMOTION};
OBJECT(cart_event_promotion, "CartEventPromotion");

static const perk_field cart_event_line_promotion[] = {
    USED_PROMOTION,
    EARN,
    FIELD("discount_applied_on_quantity", "discountAppliedOnQuantity", NUM, EXACT,
          .doc = "quantity that was discounted"),
};
OBJECT(cart_event_line_promotion, "CartEventLinePromotion");

static const perk_field cart_event_line[] = {
    FIELD("sku", "sku", STRING, .doc = "stock keeping unit"),
    FIELD("product_id", "productId", INT, .doc = "Capillary's number of the product"),
    FIELD("applied_promotions", "appliedPromotions", OBJECT, LISTED,
          HOLDS(cart_event_line_promotion), .doc = "what was used on the item"),
};
OBJECT(cart_event_line, "CartEventLine");

static const perk_field cart_promotion_redeemed[] = {
    EVENT_CUSTOMER,
    FIELD("added_by", "addedBy", OBJECT, HOLDS(cart_event_author), .doc = "who reported it"),
    EPOCH("redemption_date_time", "redemptionDateTime", "when it was used"),
    FIELD("transaction_identifier", "transactionIdentifier", STRING, .doc = "your id of the sale"),
    FIELD("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(cart_event_promotion),
          .doc = "what was used on the cart"),
    FIELD("line_item_info", "lineItemInfo", OBJECT, LISTED, HOLDS(cart_event_line),
          .doc = "items on which something was used"),
};
OBJECT(cart_promotion_redeemed, "CartPromotionRedeemedData");
