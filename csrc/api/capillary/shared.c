#include "api/capillary/shared.h"

ENUM(promotion_mode, "PromotionMode", "DISCOUNT", "PAYMENT_VOUCHER");

ENUM(redemption_type, "RedemptionType", "CART", "LINEITEM", "PAYMENT_VOUCHER");
