#include "api/rows.h"

/* ---- offers and merchants ---- */

static const perk_field legacy_merchant[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the merchant"),
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant name"),
    FIELD("description", "description", STRING, NEEDED, .doc = "text about the merchant"),
    FIELD("type", "type", STRING, NEEDED, ONE_OF(legacy_reward_kind), .doc = "reward programme"),
    FIELD("website_url", "websiteURL", STRING, NEEDED, .doc = "where to buy online"),
    FIELD("category", "category", STRING, NEEDED, ONE_OF(category), .doc = "category"),
    FIELD("accepted_cards", "acceptedCards", STRING, LISTED, NEEDED, ONE_OF(legacy_network),
          .doc = "networks that earn"),
    FIELD("img_url", "imgUrl", STRING, NEEDED, .doc = "logo"),
    FIELD("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
};
OBJECT(legacy_merchant, "LegacyOfferMerchant");

static const perk_field legacy_offer_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the offer"),
    FIELD("name", "name", STRING, NEEDED, .doc = "offer name"),
    FIELD("terms", "terms", STRING, NEEDED, .doc = "terms of the offer"),
    FIELD("redeemable_once", "redeemableOnce", BOOL, NEEDED,
          .doc = "true when it can be used once only"),
    FIELD("offer_type", "offerType", STRING, NEEDED, ONE_OF(legacy_offer_type),
          .doc = "where it can be used"),
    FIELD("commission_type", "commissionType", STRING, NEEDED, ONE_OF(reward_type),
          .doc = "FLAT: an amount of money; PERCENT: a share of the purchase"),
    FIELD("total_commission", "totalCommission", NUM, NEEDED, EXACT,
          .doc = "commission of issuer and user together"),
    FIELD("issuers_commission", "issuersCommission", NUM, EXACT, .doc = "the issuer's part"),
    FIELD("users_commission", "usersCommission", NUM, EXACT, .doc = "the user's part"),
    FIELD("start_date", "startDate", TIME, NEEDED, .doc = "first moment of the offer"),
    FIELD("expiration_date", "expirationDate", TIME, NEEDED, .doc = "last moment of the offer"),
    FIELD("is_targeted", "isTargeted", BOOL, NEEDED, .doc = "true when only chosen users get it"),
    FIELD("is_location_specific", "isLocationSpecific", BOOL, NEEDED,
          .doc = "true when it holds in some places only"),
    FIELD("min_transaction_amount", "minTransactionAmount", INT, CENTS,
          .doc = "smallest purchase that earns"),
    FIELD("max_transaction_amount", "maxTransactionAmount", INT, CENTS,
          .doc = "largest purchase that earns"),
    FIELD("min_reward_amount", "minRewardAmount", INT, CENTS, .doc = "smallest reward"),
    FIELD("max_reward_amount", "maxRewardAmount", INT, CENTS, .doc = "largest reward"),
    FIELD("source", "source", STRING, NEEDED, ONE_OF(legacy_source), .doc = "national or local"),
    FIELD("category", "category", STRING, NEEDED, ONE_OF(category), .doc = "category"),
    FIELD("img_url", "imgUrl", STRING, .doc = "logo"),
    FIELD("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
    FIELD("merchant", "merchant", OBJECT, NEEDED, HOLDS(legacy_merchant), .doc = "the merchant"),
    FIELD("created_date", "createdDate", TIME, NEEDED, .doc = "when it was made"),
    FIELD("last_modified", "lastModified", TIME, NEEDED, .doc = "when it was changed last"),
};
OBJECT(legacy_offer_attributes, "LegacyOfferAttributes");

/* Offers as merchants and locations list them: each listing has other members, so few are required.
 */
static const perk_field legacy_listed_offer[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the offer"),
    FIELD("commission_type", "commissionType", STRING, NEEDED, ONE_OF(reward_type),
          .doc = "FLAT: an amount of money; PERCENT: a share of the purchase"),
    FIELD("total_commission", "totalCommission", NUM, NEEDED, EXACT,
          .doc = "commission of issuer and user together"),
    FIELD("issuers_commission", "issuersCommission", NUM, EXACT, .doc = "the issuer's part"),
    FIELD("users_commission", "usersCommission", NUM, EXACT, .doc = "the user's part"),
    FIELD("start_date", "startDate", TIME, .doc = "first moment of the offer"),
    FIELD("expiration_date", "expirationDate", TIME, .doc = "last moment of the offer"),
    FIELD("min_transaction_amount", "minTransactionAmount", INT, CENTS,
          .doc = "smallest purchase that earns"),
    FIELD("max_transaction_amount", "maxTransactionAmount", INT, CENTS,
          .doc = "largest purchase that earns"),
    FIELD("min_reward_amount", "minRewardAmount", INT, CENTS, .doc = "smallest reward"),
    FIELD("max_reward_amount", "maxRewardAmount", INT, CENTS, .doc = "largest reward"),
    FIELD("name", "name", STRING, .doc = "offer name"),
    FIELD("terms", "terms", STRING, .doc = "terms of the offer"),
    FIELD("redeemable_once", "redeemableOnce", BOOL, .doc = "true when it can be used once only"),
    FIELD("offer_type", "offerType", STRING, ONE_OF(legacy_offer_type),
          .doc = "where it can be used"),
    FIELD("is_targeted", "isTargeted", BOOL, .doc = "true when only chosen users get it"),
    FIELD("is_location_specific", "isLocationSpecific", BOOL,
          .doc = "true when it holds in some places only"),
    FIELD("merchant_id", "merchantId", STRING, .doc = "id of the merchant"),
    FIELD("merchant_location_ids", "merchantLocationIds", STRING, LISTED,
          .doc = "places where it holds"),
    FIELD("opt_in_required", "optInRequired", BOOL, .doc = "true when the user must opt in"),
    FIELD("status", "status", STRING, .doc = "state of the offer"),
    FIELD("source", "source", STRING, ONE_OF(legacy_source), .doc = "national or local"),
    FIELD("category", "category", STRING, .doc = "category"),
    FIELD("rank", "rank", INT, .doc = "place in the list"),
    FIELD("img_url", "imgUrl", STRING, .doc = "logo"),
    FIELD("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
    FIELD("created_date", "createdDate", TIME, .doc = "when it was made"),
    FIELD("last_modified", "lastModified", TIME, .doc = "when it was changed last"),
};
OBJECT(legacy_listed_offer, "LegacyListedOffer");

static const perk_field legacy_merchant_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the merchant"),
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant name"),
    FIELD("description", "description", STRING, NEEDED, .doc = "text about the merchant"),
    FIELD("website_url", "websiteURL", STRING, NEEDED, .doc = "where to buy online"),
    FIELD("category", "category", STRING, NEEDED, ONE_OF(category), .doc = "category"),
    FIELD("accepted_cards", "acceptedCards", STRING, LISTED, NEEDED, ONE_OF(legacy_network),
          .doc = "networks that earn"),
    FIELD("source", "source", STRING, NEEDED, ONE_OF(legacy_source), .doc = "national or local"),
    FIELD("offers", "offers", OBJECT, LISTED, NEEDED, HOLDS(legacy_listed_offer),
          .doc = "its offers"),
    FIELD("img_url", "imgUrl", STRING, NEEDED, .doc = "logo"),
    FIELD("banner_img_url", "bannerImgUrl", STRING, .doc = "banner"),
    FIELD("created_date", "createdDate", TIME, NEEDED, .doc = "when it was made"),
    FIELD("last_modified", "lastModified", TIME, NEEDED, .doc = "when it was changed last"),
};
OBJECT(legacy_merchant_attributes, "LegacyMerchantAttributes");

/* Known from one example only. */
static const perk_field legacy_affiliate_attributes[] = {
    FIELD("id", "_id", STRING, .doc = "id of the merchant"),
    FIELD("name", "name", STRING, .doc = "merchant name"),
    FIELD("description", "description", STRING, .doc = "text about the merchant"),
    FIELD("status", "status", STRING, .doc = "state of the merchant"),
    FIELD("type", "type", STRING, ONE_OF(legacy_reward_kind), .doc = "reward programme"),
    FIELD("exclusions", "exclusions", STRING, .doc = "what does not earn"),
    FIELD("offers", "offers", OBJECT, LISTED, HOLDS(legacy_listed_offer), .doc = "its offers"),
    FIELD("created_date", "createdDate", TIME, .doc = "when it was made"),
    FIELD("last_modified", "lastModified", TIME, .doc = "when it was changed last"),
};
OBJECT(legacy_affiliate_attributes, "LegacyAffiliateAttributes");

/* ---- locations ---- */

static const perk_field legacy_address[] = {
    FIELD("street", "street", STRING, NEEDED, .doc = "street and number"),
    FIELD("city", "city", STRING, NEEDED, .doc = "city"),
    FIELD("state", "state", STRING, NEEDED, ONE_OF(state), .doc = "state"),
    FIELD("zip_code", "zipCode", STRING, NEEDED, .digits = 5,
          .doc = "ZIP code; some replies have it as a number"),
};
OBJECT(legacy_address, "LegacyAddress");

static const perk_field legacy_hours[] = {
    FIELD("sunday", "SUNDAY", STRING, .doc = "opening times on Sundays"),
    FIELD("monday", "MONDAY", STRING, .doc = "on Mondays"),
    FIELD("tuesday", "TUESDAY", STRING, .doc = "on Tuesdays"),
    FIELD("wednesday", "WEDNESDAY", STRING, .doc = "on Wednesdays"),
    FIELD("thursday", "THURSDAY", STRING, .doc = "on Thursdays"),
    FIELD("friday", "FRIDAY", STRING, .doc = "on Fridays"),
    FIELD("saturday", "SATURDAY", STRING, .doc = "on Saturdays"),
};
OBJECT(legacy_hours, "LegacyHours");

static const perk_field legacy_location_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the place"),
    FIELD("merchant_id", "merchantId", STRING, NEEDED, .doc = "id of the merchant"),
    FIELD("name", "name", STRING, NEEDED, .doc = "name of the place"),
    FIELD("location_type", "locationType", STRING, NEEDED, ONE_OF(legacy_location_type),
          .doc = "kind of place"),
    FIELD("address", "address", OBJECT, NEEDED, HOLDS(legacy_address), .doc = "where it is"),
    FIELD("geo_location", "geoLocation", OBJECT, NEEDED, HOLDS(coordinates),
          .doc = "where it is on the map"),
    FIELD("phone", "phone", STRING, NEEDED, .doc = "telephone number"),
    FIELD("operation_hours", "operationHours", OBJECT, HOLDS(legacy_hours),
          .doc = "when it is open"),
    FIELD("google_id", "googleId", STRING, .doc = "id of the place at Google"),
    FIELD("source", "source", STRING, NEEDED, ONE_OF(legacy_source), .doc = "national or local"),
    FIELD("category", "category", STRING, NEEDED, ONE_OF(category), .doc = "category"),
    FIELD("created_date", "createdDate", TIME, NEEDED, .doc = "when it was made"),
    FIELD("last_modified", "lastModified", TIME, NEEDED, .doc = "when it was changed last"),
    FIELD("offers", "offers", OBJECT, LISTED, HOLDS(legacy_listed_offer),
          .doc = "offers that hold there; in lists"),
    FIELD("merchant", "merchant", OBJECT, HOLDS(legacy_merchant), .doc = "the merchant; in lists"),
};
OBJECT(legacy_location_attributes, "LegacyLocationAttributes");

/* ---- users and cards ---- */

#define LEGACY_CARD_MEMBERS                                                                        \
    FIELD("last4", "last4", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(4, 4),           \
          .digits = 4, .doc = "last four digits"),                                                 \
        FIELD("bin", "bin", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(6, 6),           \
              .digits = 6, .doc = "first six digits"),                                             \
        FIELD("issuer", "issuer", STRING, NEEDED, .doc = "who gave it out"),                       \
        FIELD("network", "network", STRING, NEEDED, ONE_OF(legacy_network),                        \
              .doc = "network of the card"),                                                       \
        FIELD("status", "status", STRING, ONE_OF(legacy_card_status), .doc = "whether it earns"),  \
        FIELD("token", "token", STRING, .doc = "token of the card"),                               \
        FIELD("token_source", "tokenSource", STRING, .doc = "who made the token")

static const perk_field legacy_new_card[] = {LEGACY_CARD_MEMBERS};
OBJECT(legacy_new_card, "LegacyNewCard");

static const perk_field legacy_card[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the card"),
    LEGACY_CARD_MEMBERS,
};
OBJECT(legacy_card, "LegacyCard");

static const perk_field legacy_user_attributes[] = {
    FIELD("id", "_id", STRING, .doc = "the provider's id of the user"),
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING, NEEDED,
          .doc = "your id of the user"),
    FIELD("referring_partner", "referringPartner", STRING, .doc = "the issuer"),
    FIELD("external_partner_user_id", "externalPartnerUserId", STRING,
          .doc = "id of the user at a partner"),
    FIELD("email", "email", STRING, .doc = "e-mail address"),
    FIELD("hashed_email", "hashedEmail", STRING,
          .doc = "lowercase hex SHA-256 of the normalised e-mail address"),
    FIELD("phone_number", "phoneNumber", STRING, .doc = "E.164 telephone number"),
    FIELD("birth_year", "birthYear", STRING, .doc = "year of birth"),
    FIELD("user_name", "userName", STRING, .doc = "user name"),
    FIELD("first_name", "firstName", STRING, .doc = "first name"),
    FIELD("last_name", "lastName", STRING, .doc = "last name"),
    FIELD("zip_code", "zipCode", STRING, .digits = 5, .doc = "home ZIP code"),
    FIELD("enrolled_rewards", "enrolledRewards", STRING, LISTED, ONE_OF(legacy_reward_kind),
          .doc = "reward programmes"),
    FIELD("cards", "cards", OBJECT, LISTED, HOLDS(legacy_card), .doc = "the user's cards"),
    FIELD("created_date", "createdDate", TIME, .doc = "when the user was made"),
    FIELD("last_modified", "lastModified", TIME, .doc = "when the user was changed last"),
};
OBJECT(legacy_user_attributes, "LegacyUserAttributes");

/* ---- transactions, audits, attribution ---- */

static const perk_field legacy_transaction[] = {
    FIELD("transaction_id", "transactionId", STRING, FILLED,
          .doc = "id of the purchase, the same for all its events"),
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING, FILLED,
          .doc = "your id of the user"),
    FIELD("amount", "amount", INT, NEEDED, CENTS, .doc = "amount of this event"),
    FIELD("status", "status", STRING, NEEDED, ONE_OF(transaction_status), .doc = "what happened"),
    FIELD("currency", "currency", STRING, NEEDED, .doc = "ISO 4217 code"),
    FIELD("description", "description", STRING, NEEDED, .doc = "statement text"),
    FIELD("description2", "description2", STRING, .doc = "second statement text"),
    FIELD("transaction_date", "transactionDate", TIME,
          .doc = "when it was reversed, returned or declined"),
    FIELD("authorization_date", "authorizationDate", TIME, .doc = "when it was authorised"),
    FIELD("settled_date", "settledDate", TIME, .doc = "when it was settled"),
    FIELD("card_bin", "cardBIN", STRING, .flags = PERK_DIGITS, BETWEEN(6, 6),
          .doc = "first six digits of the card; matching needs them"),
    FIELD("card_last_four", "cardLastFour", STRING, .flags = PERK_DIGITS, BETWEEN(4, 4),
          .doc = "last four digits of the card; matching needs them"),
    FIELD("mcc", "mcc", STRING, .doc = "merchant category code"),
    FIELD("core_provider_id", "coreProviderId", STRING, .doc = "id of the core provider"),
    FIELD("merchant_id", "merchantId", STRING, .doc = "merchant id (MID)"),
    FIELD("merchant_store_id", "merchantStoreId", STRING, .doc = "store number"),
    FIELD("merchant_name", "merchantName", STRING, .doc = "merchant name"),
    FIELD("merchant_addr_street", "merchantAddrStreet", STRING, .doc = "street"),
    FIELD("merchant_addr_city", "merchantAddrCity", STRING, .doc = "city"),
    FIELD("merchant_addr_state", "merchantAddrState", STRING, ONE_OF(state), .doc = "state"),
    FIELD("merchant_addr_zipcode", "merchantAddrZipcode", STRING, .doc = "ZIP code"),
    FIELD("merchant_addr_country", "merchantAddrCountry", STRING, .doc = "country"),
    FIELD("merchant_lat", "merchantLat", STRING, .doc = "latitude as text"),
    FIELD("merchant_long", "merchantLong", STRING, .doc = "longitude as text"),
    FIELD("card_presence", "cardPresence", STRING, .doc = "whether the card was present"),
    FIELD("pan_entry_mode", "panEntryMode", STRING, .doc = "how the card number was read"),
    FIELD("google_id", "googleId", STRING, .doc = "id of the place at Google"),
    FIELD("authorization_code", "authorizationCode", STRING, .doc = "authorisation code"),
    FIELD("retrieval_reference_number", "retrievalReferenceNumber", STRING,
          .doc = "retrieval reference number (RRN)"),
    FIELD("system_trace_audit_number", "systemTraceAuditNumber", STRING,
          .doc = "system trace audit number (STAN)"),
    FIELD("acquirer_reference_number", "acquirerReferenceNumber", STRING,
          .doc = "acquirer reference number (ARN)"),
    FIELD("is_deposit", "isDeposit", BOOL, .doc = "true when money comes in"),
};
const perk_object perk_object_legacy_transaction = {.name = "LegacyTransaction",
                                                    .fields = legacy_transaction,
                                                    .count = PERK_COUNT(legacy_transaction),
                                                    .rules = perk_transaction_dates,
                                                    .rule_count =
                                                        PERK_COUNT(perk_transaction_dates)};

static const perk_field legacy_audit_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the audit"),
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
    FIELD("audit_code", "auditCode", INT, NEEDED, ONE_OF(audit_code),
          .doc = "what it was asked for"),
    FIELD("merchant_name", "merchantName", STRING, NEEDED, .doc = "merchant of the purchase"),
    FIELD("audit_description", "auditDescription", STRING, NEEDED,
          .doc = "what was said to be wrong"),
    FIELD("preferred_contact_email", "preferredContactEmail", STRING, NEEDED,
          .doc = "where to send questions"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, CENTS,
          .doc = "amount of the purchase"),
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING,
          .doc = "your id of the user"),
    FIELD("merchant_id", "merchantId", STRING, .doc = "id of the merchant"),
    FIELD("submitter_name", "submitterName", STRING, .doc = "who asked for it"),
    FIELD("status", "status", STRING, NEEDED, ONE_OF(audit_status), .doc = "how far the audit is"),
    FIELD("resolution_code", "resolutionCode", INT, ONE_OF(resolution_code),
          .doc = "outcome, once it is closed"),
    FIELD("resolution_description", "resolutionDescription", STRING, .doc = "the outcome in words"),
    FIELD("resolution_time_stamp", "resolutionTimeStamp", TIME, .doc = "when it was closed"),
};
OBJECT(legacy_audit_attributes, "LegacyAuditAttributes");

static const perk_field legacy_event[] = {
    FIELD("user_id", "userId", STRING, FILLED, .doc = "your id of the user"),
    FIELD("type", "type", STRING, NEEDED, ONE_OF(legacy_entity), .doc = "what it happened to"),
    FIELD("subtype", "subtype", STRING, NEEDED, ONE_OF(legacy_event), .doc = "what happened"),
    FIELD("type_id", "typeId", STRING, FILLED, .doc = "id of the offer or notification"),
    FIELD("medium", "medium", STRING, ONE_OF(legacy_medium), .doc = "where it happened"),
};
OBJECT(legacy_event, "LegacyEventAttributes");

/* ---- webhooks ---- */

static const perk_field legacy_notice_user[] = {
    FIELD("referring_partner_user_id", "referringPartnerUserId", STRING, NEEDED,
          .doc = "your id of the user"),
};
OBJECT(legacy_notice_user, "LegacyNoticeUser");

static const perk_field legacy_notice_card[] = {
    FIELD("bin", "bin", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(6, 6), .digits = 6,
          .doc = "first six digits"),
    FIELD("last4", "last4", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(4, 4),
          .digits = 4, .doc = "last four digits"),
    FIELD("network", "network", STRING, NEEDED, ONE_OF(legacy_network), .doc = "card network"),
};
OBJECT(legacy_notice_card, "LegacyNoticeCard");

static const perk_field legacy_commission_split[] = {
    FIELD("issuers_commission_in_cents", "issuersCommissionInCents", INT, NEEDED, CENTS,
          .doc = "the issuer's part"),
    FIELD("users_commission_in_cents", "usersCommissionInCents", INT, NEEDED, CENTS,
          .doc = "the user's part"),
};
OBJECT(legacy_commission_split, "LegacyCommissionSplit");

static const perk_field legacy_notice_reward[] = {
    FIELD("merchant_id", "merchantId", STRING, NEEDED, .doc = "id of the merchant"),
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant name"),
    FIELD("type", "type", STRING, NEEDED, ONE_OF(legacy_reward_kind), .doc = "reward programme"),
    FIELD("status", "status", STRING, NEEDED,
          .doc = "state of the reward; the purchase has its own"),
    FIELD("commission_to_issuer", "commissionToIssuer", INT, NEEDED, CENTS,
          .doc = "the total: the issuer's and the user's part"),
    FIELD("commission_split", "commissionSplit", OBJECT, NEEDED, HOLDS(legacy_commission_split),
          .doc = "the two parts"),
};
OBJECT(legacy_notice_reward, "LegacyNoticeReward");

static const perk_field legacy_notice_transaction[] = {
    FIELD("issuer_transaction_id", "issuerTransactionId", STRING, NEEDED,
          .doc = "your id of the purchase"),
    FIELD("status", "status", STRING, NEEDED, ONE_OF(earned_reward_status),
          .doc = "APPROVED or SETTLED"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS,
          .doc = "amount of the purchase"),
    FIELD("transaction_time_stamp", "transactionTimeStamp", TIME, NEEDED,
          .doc = "when it happened"),
};
OBJECT(legacy_notice_transaction, "LegacyNoticeTransaction");

static const perk_field legacy_earned_reward[] = {
    FIELD("user", "user", OBJECT, NEEDED, HOLDS(legacy_notice_user), .doc = "who earned"),
    FIELD("card", "card", OBJECT, NEEDED, HOLDS(legacy_notice_card), .doc = "the card used"),
    FIELD("reward", "reward", OBJECT, NEEDED, HOLDS(legacy_notice_reward),
          .doc = "what was earned"),
    FIELD("transaction", "transaction", OBJECT, NEEDED, HOLDS(legacy_notice_transaction),
          .doc = "the purchase"),
    FIELD("post_dine_in_link_url", "postDineInLinkURL", STRING,
          .doc = "a survey for the user, of local offers"),
    FIELD("error", "error", JSON, .doc = "what went wrong: an object or text"),
};
OBJECT(legacy_earned_reward, "LegacyEarnedRewardAttributes");
