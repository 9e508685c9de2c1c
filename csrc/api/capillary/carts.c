#include "api/capillary/shared.h"

static const perk_field locked_promotion[] = {
    PROMOTION_MEMBER,
    CAMEL("earned_promotion_id", "earnedPromotionId", STRING, PERSONAL,
          .doc = "the earned instance"),
    CAMEL("promo_code", "promoCode", STRING, PERSONAL, .doc = "code that was used"),
    CAMEL("promotion_name", "promotionName", STRING, .doc = "name of the promotion"),
    CAMEL("redemption_count", "redemptionCount", INT, .doc = "how often it is used in the cart"),
    DECIMAL("discount", "discount", "discount"),
};
static OBJECT(locked_promotion, "LockedPromotion");

static const perk_field pending_cart[] = {
    CAMEL("cart_evaluation_id", "cartEvaluationId", STRING, PERSONAL,
          .doc = "id for cancelling it"),
    CAMEL("start_time", "startTime", INT, .unit = "ms since 1970", .doc = "start of the lock"),
    CAMEL("valid_till_time", "validTillTime", INT, .unit = "ms since 1970",
          .doc = "when it is released automatically"),
    CAMEL("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(locked_promotion),
          .doc = "promotions that it locks"),
};
static OBJECT(pending_cart, "PendingCart");

static const perk_field pending_carts[] = {
    CAMEL("temp_redemption_details", "tempRedemptionDetails", OBJECT, LISTED, HOLDS(pending_cart),
          PERSONAL, .doc = "the open carts"),
};
static OBJECT(pending_carts, "PendingCartsAttributes");

static const perk_field cart_release[] = {
    SAME("status", BOOL, .doc = "whether it was released"),
    SAME("code", INT, .doc = "informative only"),
    SAME("message", STRING, .doc = "text from the server"),
};
static OBJECT(cart_release, "CartReleaseAttributes");

static const perk_field applied_promotion[] = {
    PROMOTION_MEMBER,
    CAMEL("earned_promotion_id", "earnedPromotionId", STRING, PERSONAL,
          .doc = "the earned instance"),
    CAMEL("promo_code", "promoCode", STRING, PERSONAL, .doc = "code that was used"),
    SAME("name", STRING, FACT(TITLE), .doc = "name of the promotion"),
    CAMEL("message_label", "messageLabel", STRING, .doc = "text to show"),
    CAMEL("promotion_mode", "promotionMode", STRING, ONE_OF(promotion_mode),
          .doc = "kind of benefit"),
    CAMEL("redemption_count", "redemptionCount", INT, .doc = "how often it is used"),
    DECIMAL("discount", "discount", "discount"),
    SAME("identifier", STRING, PERSONAL, .doc = "opaque; pass it on in the transaction unchanged"),
    DECIMAL("discount_applied_on_quantity", "discountAppliedOnQuantity", "discounted quantity"),
    DECIMAL("promotion_applied_on_quantity", "promotionAppliedOnQuantity",
            "quantity that the promotion counted"),
};
static OBJECT(applied_promotion, "AppliedPromotion");

static const perk_field evaluated_item[] = {
    CAMEL("reference_id", "referenceId", STRING, .doc = "your id of the line"),
    SAME("sku", STRING, .doc = "stock keeping unit"),
    PERSONAL_DECIMAL("amount", "amount", "price of the line"),
    DECIMAL("qty", "qty", "quantity"),
    DECIMAL("discount", "discount", "discount"),
    CAMEL("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(applied_promotion),
          .doc = "promotions that apply to the line"),
};
static OBJECT(evaluated_item, "EvaluatedItem");

static const perk_field code_log[] = {
    CAMEL("promo_code", "promoCode", STRING, PERSONAL, .doc = "the code"),
    CAMEL("code_type", "codeType", STRING, .doc = "kind of code"),
    SAME("message", STRING, .doc = "why it was not used"),
    CAMEL("error_code", "errorCode", INT, .doc = "number of the reason, for this code only"),
};
static OBJECT(code_log, "CodeLog");

static const perk_field evaluation[] = {
    CAMEL("evaluation_id", "evaluationId", STRING, PERSONAL, .doc = "id of the evaluation"),
    CUSTOMER_MEMBER,
    PERSONAL_DECIMAL("amount", "amount", "cart total"),
    CAMEL("cart_items", "cartItems", OBJECT, LISTED, HOLDS(evaluated_item), PERSONAL,
          .doc = "the lines, perhaps in another order"),
    CAMEL("applied_promotions", "appliedPromotions", OBJECT, LISTED, HOLDS(applied_promotion),
          .doc = "promotions that apply to the cart"),
    CAMEL("applied_payment_vouchers", "appliedPaymentVouchers", OBJECT, LISTED,
          HOLDS(applied_promotion), PERSONAL, .doc = "vouchers that were used"),
    CAMEL("promo_code_evaluation_logs", "promoCodeEvaluationLogs", OBJECT, LISTED, HOLDS(code_log),
          PERSONAL, .doc = "the results of the codes"),
    CAMEL("payment_voucher_evaluation_logs", "paymentVoucherEvaluationLogs", OBJECT, LISTED,
          HOLDS(code_log), PERSONAL, .doc = "the results of the vouchers"),
    CAMEL("cart_tenders", "cartTenders", JSON, PERSONAL,
          .doc = "means of payment, with adjusted amounts"),
    CAMEL("category_hierarchy_sent_in_payload", "categoryHierarchySentInPayload", BOOL,
          .doc = "as sent"),
};
static OBJECT(evaluation, "EvaluationAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "capillaryPendingCarts",
        .class_name = "PendingCarts",
        .personal = true,
        .doc = "The open carts of a customer",
        .plain = true,
        .attributes = &perk_object_pending_carts,
    },
    {
        .type = "capillaryCartRelease",
        .class_name = "CartRelease",
        .doc = "The result of cancelling a cart",
        .plain = true,
        .attributes = &perk_object_cart_release,
    },
    {
        .type = "capillaryEvaluation",
        .class_name = "Evaluation",
        .personal = true,
        .doc = "The cost of a cart with promotions",
        .plain = true,
        .attributes = &perk_object_evaluation,
    },
};

static const perk_field pending_params[] = {CUSTOMER_IN_PATH};

static const perk_field cancel_params[] = {
    CUSTOMER_IN_PATH,
    CAMEL("evaluation_id", "evaluationId", STRING, IN_PATH, PERSONAL,
          .doc = "id of the evaluation: cart_evaluation_id of a pending cart"),
};

static const perk_field cart_item[] = {
    SAME("sku", STRING, NEEDED, .doc = "stock keeping unit"),
    SAME("amount", STRING, NEEDED, LOOKS(DECIMAL), PERSONAL, .doc = "price of the line"),
    SAME("qty", STRING, NEEDED, LOOKS(DECIMAL), .doc = "quantity"),
    SAME("discount", STRING, LOOKS(DECIMAL), .doc = "discount already granted"),
    CAMEL("reference_id", "referenceId", STRING,
          .doc = "your id of the line; replies may be in another order"),
    CAMEL("category_list", "categoryList", STRING, LISTED, .doc = "categories of the item"),
    CAMEL("brand_list", "brandList", STRING, LISTED, .doc = "brands of the item"),
};
static OBJECT(cart_item, "CartItem");

static const perk_field cart_tender[] = {
    SAME("identifier", STRING, NEEDED, PERSONAL, .doc = "means of payment"),
    SAME("amount", STRING, NEEDED, LOOKS(DECIMAL), PERSONAL, .doc = "amount paid with it"),
};
static OBJECT(cart_tender, "CartTender");

static const perk_field evaluate_params[] = {
    SAME("amount", STRING, IN_BODY_NEEDED, LOOKS(DECIMAL), PERSONAL, .doc = "cart total"),
    CAMEL("customer_id", "customerId", INT, IN_BODY, PERSONAL,
          .doc = CUSTOMER_DOC "; left out while the customer is unknown"),
    CAMEL("cart_items", "cartItems", OBJECT, LISTED, IN_BODY_NEEDED, HOLDS(cart_item),
          .min_items = 1, PERSONAL, .doc = "the lines"),
    CAMEL("cart_tenders", "cartTenders", OBJECT, LISTED, IN_BODY, HOLDS(cart_tender), PERSONAL,
          .doc = "means of payment; promotions by payment mode need them"),
    CAMEL("promo_codes", "promoCodes", STRING, LISTED, IN_BODY, PERSONAL,
          .doc = "codes that are not linked to a customer"),
    CAMEL("payment_vouchers", "paymentVouchers", STRING, LISTED, IN_BODY, PERSONAL,
          .doc = "vouchers to use"),
    CAMEL("category_hierarchy_sent_in_payload", "categoryHierarchySentInPayload", BOOL, IN_BODY,
          .doc = "whether category_list contains complete hierarchies"),
    CAMEL("evaluation_id", "evaluationId", STRING, IN_BODY, .flags = PERK_NONEMPTY, PERSONAL,
          .doc = "evaluate this cart again"),
    FIELD("direct_replay", "X-CAP-DIRECT-REPLAY", STRING, .place = PERK_IN_HEADER,
          .doc = "FALSE in the provider's example"),
};

static const perk_op ops[] = {
    {
        OPERATION("carts.list_pending", "GET",
                  PROMOTIONS "/customer/{customerId}/evaluations/pending_carts"),
        CURRENT,
        .doc = "List the open carts of one customer, which lock promotions",
        .replay = PERK_SAFE,
        PARAMS(pending_params),
        .reply_types = TYPES("capillaryPendingCarts"),
    },
    {
        OPERATION("carts.cancel", "PUT",
                  PROMOTIONS "/customer/{customerId}/evaluations/{evaluationId}/cancel"),
        CURRENT,
        .doc = "Release an open cart, so that its promotions can be used again",
        .replay = PERK_SAFE,
        PARAMS(cancel_params),
        .reply_types = TYPES("capillaryCartRelease"),
        RULES({
            .read = "capillary.carts.list_pending",
            .evidence = PERK_EVIDENCE_ABSENT,
            .args = PAIRS({"customer_id", "customer_id"}),
            .match = PAIRS({"tempRedemptionDetails.cartEvaluationId", "evaluation_id"}),
            .note = "capillary.carts.list_pending shows whether the cart is still open.",
        }),
    },
    {
        OPERATION("carts.evaluate", "POST", PROMOTIONS "/evaluate"),
        CURRENT,
        .doc = "Calculate the cost of a cart with promotions",
        .advice = "Each call creates an evaluation, and may lock promotions. Pass the identifiers "
                  "on unchanged.",
        .replay = PERK_SINGLE,
        PARAMS(evaluate_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("capillaryEvaluation"),
        UNVERIFIABLE(
            "Each call makes a separate evaluation; capillary.carts.list_pending shows a cart "
            "that one has left open."),
    },
};

const perk_noun perk_capillary_carts = {"carts", KINDS(kinds), OPS(ops)};
