#include "api/shared.h"

ENUM(category, "CategoryName", "Arts & Entertainment", "Baby, Kids & Toys", "Books & Digital Media",
     "Clothing, Shoes & Accessories", "Computers, Electronics & Software", "Convenience", "Gas",
     "Department Stores", "Food & Beverage", "Health & Beauty", "Home & Garden", "Miscellaneous",
     "Occasions & Gifts", "Pets", "Sports & Outdoors", "Supplies & Services", "Travel");

ENUM(component_type, "ComponentType", "shortDescription", "longDescription", "baseReward",
     "boostedReward", "cta", "tags", "detailTags", "logoFlare", "progressBar");

ENUM(state, "State", "AL", "AK", "AS", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FM", "FL", "GA",
     "GU", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MH", "MD", "MA", "MI", "MN", "MS",
     "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "MP", "OH", "OK", "OR", "PW", "PA",
     "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VI", "VA", "WA", "WV", "WI", "WY");

ENUM(reward_type, "RewardType", "FLAT", "PERCENT");

ENUM(transaction_status, "TransactionStatus", "APPROVED", "SETTLED", "REVERSED", "RETURNED",
     "DECLINED");

ENUM(earned_reward_status, "EarnedRewardStatus", "APPROVED", "SETTLED");

NUMBERS(audit_code, "AuditCode", "3005", "3006", "8001");

NUMBERS(resolution_code, "ResolutionCode", "5001", "5002", "5003", "5004", "5005", "5006", "5007",
        "5008", "5009", "9001", "9002", "9003", "9004", "9005");

ENUM(audit_status, "AuditStatus", "NEW", "IN_PROGRESS", "CLOSED");

static const perk_field coordinates[] = {
    SAME("longitude", NUM, NEEDED, .unit = "degrees", .doc = "east is positive"),
    SAME("latitude", NUM, NEEDED, .unit = "degrees", .doc = "north is positive"),
};
OBJECT(coordinates, "Coordinates");

const perk_rule perk_transaction_dates[PERK_TRANSACTION_DATES] = {
    {.when = "status", .equals = "APPROVED", .needs = "authorization_date"},
    {.when = "status", .equals = "SETTLED", .needs = "settled_date"},
    {.when = "status", .equals = "REVERSED", .needs = "transaction_date"},
    {.when = "status", .equals = "RETURNED", .needs = "transaction_date"},
    {.when = "status", .equals = "DECLINED", .needs = "transaction_date"},
};
