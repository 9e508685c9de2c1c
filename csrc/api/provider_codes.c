#include "api/table.h"

/* Capillary's 69. The numbers come in bodies (errorCode, errors[].code, apiError.code, rows of batches) and under any HTTP
 * status; those that are also HTTP statuses mean the same in both places. Names in capitals are the provider's own; where none is
 * published the name is ours, in lower case. Other services of the provider use the same numbers for other things. */
#define NEVER PERK_AGAIN_NEVER
#define SOON PERK_AGAIN_SOON
#define UNSURE PERK_AGAIN_UNSURE

const perk_provider_code perk_provider_codes[] = {
    /* ---- the platform ---- */
    {400, "GLOBAL.INVALID_INPUT", PERK_E_BAD_REQUEST, NEVER, "a parameter or the body is not acceptable", NULL},
    {401, "unauthenticated", PERK_E_AUTH, NEVER, "the credentials are missing or wrong", NULL},
    {403, "permission_denied", PERK_E_FORBIDDEN, NEVER, "these credentials may not do this",
     "ask the provider for the access group that this operation needs"},
    {404, "GLOBAL.PROMOTION_NOT_FOUND", PERK_E_NOT_FOUND, NEVER,
     "the promotion, customer, till or evaluation is unknown, or the promotion is not switched on",
     "check the ids and the cluster, and that the promotion is active for the organisation"},
    {405, "redemption_not_enabled", PERK_E_FORBIDDEN, NEVER, "the organisation may not report redemptions without an evaluation",
     "evaluate the cart first, or ask the provider to switch this on"},
    {406, "web_engage_account_invalid", PERK_E_BAD_REQUEST, NEVER, "the web-engage account id is not valid", NULL},
    {409, "business_rule_conflict", PERK_E_CONFLICT, NEVER, "a rule of the promotion forbids it",
     "read the customer's promotions and the promotion's limits before sending anything again"},
    {461, "search_busy", PERK_E_SERVER, UNSURE, "the search engine is busy", NULL},
    {498, "token_expired", PERK_E_AUTH, NEVER, "the token has expired", NULL},
    {500, "GLOBAL.UNEXPECTED_ERROR", PERK_E_SERVER, UNSURE, "the server failed", NULL},
    {503, "authorisation_unavailable", PERK_E_SERVER, UNSURE, "the server could not find out what these credentials may do",
     NULL},
    {504, "gateway_timeout", PERK_E_SERVER, UNSURE, "the gateway waited in vain for the service behind it", NULL},
    {517, "user_rate_limit", PERK_E_RATE_LIMIT, SOON, "too many requests of one user", NULL},
    {521, "lock_not_obtained", PERK_E_CONFLICT, SOON, "the customer or resource is locked by another request",
     "try again in a moment; let one request at a time work on a customer"},
    {4000, "access_denied", PERK_E_FORBIDDEN, NEVER, "access is denied",
     "ask the provider for the access group that this operation needs"},
    {4001, "access_unknown", PERK_E_SERVER, SOON, "the server could not find out what these credentials may do",
     "try again later; nothing was done"},
    {999999, "unmapped", PERK_E_SERVER, UNSURE, "the server failed in a way that it has no code for", NULL},

    /* ---- carts ---- */
    {116, "too_many_open_carts", PERK_E_CONFLICT, NEVER, "the customer has too many open carts",
     "list the open carts, cancel those that are not needed, then send it again"},
    {120, "no_open_cart", PERK_E_NOT_FOUND, NEVER, "no open cart belongs to this evaluation",
     "list the open carts; this one was released or has run out"},

    /* ---- promotions ---- */
    {701, "segmentation_failed", PERK_E_SERVER, UNSURE, "the segmentation engine could not be asked", NULL},
    {702, "entities_unavailable", PERK_E_SERVER, UNSURE, "the organisation's tills and stores could not be fetched", NULL},
    {703, "timezone_unavailable", PERK_E_SERVER, UNSURE, "the organisation's time zone could not be fetched", NULL},
    {704, "reward_type_invalid", PERK_E_BAD_REQUEST, NEVER, "the type of reward is not valid", NULL},
    {705, "PROMO.MAX_ACTIVE_PROMOTION_EXCEEDED", PERK_E_CONFLICT, NEVER, "the organisation has too many active promotions",
     "switch promotions off that are not needed, or ask the provider to raise the limit"},
    {706, "promotion_expired", PERK_E_CONFLICT, NEVER, "the promotion has ended", "choose a promotion that is still running"},
    {707, "PROMO.UNSUPPORTED_PROMOTION_TYPE", PERK_E_PROMOTION_TYPE, NEVER,
     "promotions of this type cannot be switched per customer", NULL},
    {708, "max_earnings_reached", PERK_E_CONFLICT, NEVER, "the customer has earned this promotion as often as it allows",
     "read the customer's promotions; there is nothing left to earn here"},
    {709, "promotion_not_running", PERK_E_CONFLICT, NEVER, "the promotion is not running",
     "check the promotion's start, end and state"},
    {710, "earning_not_saved", PERK_E_SERVER, UNSURE, "the earning could not be saved", NULL},
    {711, "promotion_not_saved", PERK_E_SERVER, UNSURE, "the promotion could not be saved, or product details are unavailable",
     NULL},
    {712, "rule_not_saved", PERK_E_SERVER, NEVER, "the rule behind the promotion could not be saved",
     "check the promotion's rule with the provider; repeating it does not help"},
    {713, "earned_from_type_fixed", PERK_E_BAD_REQUEST, NEVER, "the source of earnings cannot be changed", NULL},
    {714, "earning_not_supported", PERK_E_CONFLICT, NEVER, "promotions of this type cannot be earned",
     "issue the promotion instead, or choose an earning promotion"},
    {715, "not_issued", PERK_E_CONFLICT, NEVER, "the promotion was not issued to this customer",
     "issue it to the customer first"},
    {716, "name_not_unique", PERK_E_CONFLICT, NEVER, "another promotion has this name", "choose another name"},
    {717, "organization_unavailable", PERK_E_SERVER, UNSURE, "the organisation's details could not be fetched", NULL},
    {718, "reminder_inactive", PERK_E_CONFLICT, NEVER, "the expiry reminder is not active", "switch the reminder on first"},
    {719, "job_not_scheduled", PERK_E_SERVER, UNSURE, "the job could not be scheduled", NULL},
    {720, "subscription_service_failed", PERK_E_SERVER, UNSURE, "the subscription service failed", NULL},
    {721, "communication_engine_failed", PERK_E_SERVER, UNSURE, "the communication engine failed", NULL},
    {722, "campaign_not_made", PERK_E_SERVER, UNSURE, "the web-engage campaign could not be made", NULL},
    {723, "communication_not_made", PERK_E_SERVER, UNSURE, "the communication could not be recorded", NULL},
    {724, "activity_type_fixed", PERK_E_BAD_REQUEST, NEVER, "the type of activity cannot be changed", NULL},
    {725, "PROMO.PROMOTION_ID_INVALID", PERK_E_BAD_REQUEST, NEVER, "the promotion id is malformed",
     "take the promotion's id from a list of promotions"},
    {726, "earning_expired", PERK_E_CONFLICT, NEVER, "the customer's earning has ended",
     "read the customer's promotions for those that still hold"},
    {729, "earning_redeemed", PERK_E_CONFLICT, NEVER, "this earning has been redeemed already",
     "read the customer's promotions for earnings that are left"},
    {730, "revoke_not_supported", PERK_E_CONFLICT, NEVER, "promotions of this type cannot be withdrawn",
     "leave POS and CODE promotions alone; only earned ones can be withdrawn"},
    {731, "PROMO.EARN_ID_INVALID", PERK_E_EARN_ID, NEVER, "the earn id is unknown or belongs to another customer", NULL},
    {736, "PROMO.UNSUPPORTED_PREFERENCE_CHANGE", PERK_E_PREFERENCE, NEVER,
     "the earn id and the promotion's mode do not go together", NULL},
    {737, "PROMO.UNSUPPORTED_PREFERENCE_CHANGE_PENDING_CART", PERK_E_PENDING_CART, NEVER,
     "the customer has an open cart; release it or wait until it expires", NULL},
    {744, "PROMO.DUPLICATE_PROMOTION_NAME", PERK_E_CONFLICT, NEVER, "another active promotion has this name",
     "choose another name"},
    {811, "PROMO.UPDATE_EXPIRY_DATE_NOT_ALLOWED", PERK_E_CONFLICT, SOON, "a job is changing the promotion's end",
     "wait until that job is done, then send it again"},

    /* ---- redemptions ---- */
    {800, "redemption_exists", PERK_E_CONFLICT, NEVER, "this redemption has been reported already",
     "read the redemptions; it is a success when it was your own earlier attempt"},
    {801, "transaction_identifier_missing", PERK_E_BAD_REQUEST, NEVER, "the transaction identifier is missing", NULL},
    {802, "redemption_identifier_invalid", PERK_E_BAD_REQUEST, NEVER, "the redemption's identifier is not valid", NULL},
    {803, "evaluation_id_invalid", PERK_E_BAD_REQUEST, NEVER, "there is no valid evaluation id",
     "evaluate the cart again and report that evaluation"},
    {1008, "redemption_without_evaluation_disabled", PERK_E_FORBIDDEN, NEVER,
     "the organisation may not report redemptions without an evaluation",
     "evaluate the cart first, or ask the provider to switch this on"},
    {1009, "redemption_invalid", PERK_E_BAD_REQUEST, NEVER, "the redemption without an evaluation is not acceptable", NULL},
    {1010, "evaluation_locked", PERK_E_CONFLICT, SOON, "the evaluation is locked by another request",
     "try again in a moment; let one request at a time work on an evaluation"},

    /* ---- codes and customers ---- */
    {902, "code_not_alphanumeric", PERK_E_BAD_REQUEST, NEVER, "a code may hold letters and digits only", NULL},
    {903, "code_too_short", PERK_E_BAD_REQUEST, NEVER, "the code is too short: more than 5 characters are needed", NULL},
    {904, "code_too_long", PERK_E_BAD_REQUEST, NEVER, "the code is too long: fewer than 40 characters are allowed", NULL},
    {905, "code_not_upper_case", PERK_E_BAD_REQUEST, NEVER, "a code is written in capitals", NULL},
    {1001, "code_unknown", PERK_E_NOT_FOUND, NEVER, "there is no such code", "check the code as it was typed"},
    {1002, "code_expired", PERK_E_CONFLICT, NEVER, "the code has expired", "use another code"},
    {1004, "code_redeemed", PERK_E_CONFLICT, NEVER, "the code has been redeemed already", "use another code"},
    {1005, "code_of_another_customer", PERK_E_CONFLICT, NEVER, "the code belongs to another customer", "use another code"},
    {1006, "customer_invalid", PERK_E_BAD_REQUEST, NEVER, "the customer's identifier is not valid",
     "give Capillary's own number of the customer; the customer lookup finds it"},
    {1007, "customer_lookup_failed", PERK_E_SERVER, UNSURE, "the customer could not be looked up", NULL},
};
const size_t perk_provider_code_count = PERK_COUNT(perk_provider_codes);

const perk_provider_code *perk_provider_code_find(int number)
{
    for (size_t i = 0; i < perk_provider_code_count; i++)
        if (perk_provider_codes[i].number == number)
            return &perk_provider_codes[i];
    return NULL;
}
