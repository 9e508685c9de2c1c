#include "api/kard_legacy/shared.h"

static const perk_field legacy_transaction[] = {
    CAMEL("transaction_id", "transactionId", STRING, FILLED, PERSONAL,
          .doc = "id of the purchase, the same for all its events"),
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING, FILLED, PERSONAL,
          .doc = "your id of the user"),
    SAME("amount", INT, NEEDED, CENTS, PERSONAL, .doc = "amount of this event"),
    SAME("status", STRING, NEEDED, ONE_OF(transaction_status), .doc = "what happened"),
    SAME("currency", STRING, NEEDED, .doc = "ISO 4217 code"),
    SAME("description", STRING, NEEDED, PERSONAL, .doc = "statement text"),
    SAME("description2", STRING, PERSONAL, .doc = "second statement text"),
    CAMEL("transaction_date", "transactionDate", TIME, PERSONAL,
          .doc = "when it was reversed, returned or declined"),
    CAMEL("authorization_date", "authorizationDate", TIME, PERSONAL,
          .doc = "when it was authorised"),
    CAMEL("settled_date", "settledDate", TIME, PERSONAL, .doc = "when it was settled"),
    FIELD("card_bin", "cardBIN", STRING, .flags = PERK_DIGITS, BETWEEN(6, 6), PERSONAL,
          .doc = "first six digits of the card; matching needs them"),
    CAMEL("card_last_four", "cardLastFour", STRING, .flags = PERK_DIGITS, BETWEEN(4, 4), PERSONAL,
          .doc = "last four digits of the card; matching needs them"),
    SAME("mcc", STRING, PERSONAL, .doc = "merchant category code"),
    CAMEL("core_provider_id", "coreProviderId", STRING, .doc = "id of the core provider"),
    CAMEL("merchant_id", "merchantId", STRING, PERSONAL, .doc = "merchant id (MID)"),
    CAMEL("merchant_store_id", "merchantStoreId", STRING, PERSONAL, .doc = "store number"),
    CAMEL("merchant_name", "merchantName", STRING, PERSONAL, .doc = "merchant name"),
    CAMEL("merchant_addr_street", "merchantAddrStreet", STRING, PERSONAL, .doc = "street"),
    CAMEL("merchant_addr_city", "merchantAddrCity", STRING, PERSONAL, .doc = "city"),
    CAMEL("merchant_addr_state", "merchantAddrState", STRING, ONE_OF(state), PERSONAL,
          .doc = "state"),
    CAMEL("merchant_addr_zipcode", "merchantAddrZipcode", STRING, PERSONAL, .doc = "ZIP code"),
    CAMEL("merchant_addr_country", "merchantAddrCountry", STRING, PERSONAL, .doc = "country"),
    CAMEL("merchant_lat", "merchantLat", STRING, PERSONAL, .doc = "latitude as text"),
    CAMEL("merchant_long", "merchantLong", STRING, PERSONAL, .doc = "longitude as text"),
    CAMEL("card_presence", "cardPresence", STRING, .doc = "whether the card was present"),
    CAMEL("pan_entry_mode", "panEntryMode", STRING, .doc = "how the card number was read"),
    CAMEL("google_id", "googleId", STRING, PERSONAL, .doc = "id of the place at Google"),
    CAMEL("authorization_code", "authorizationCode", STRING, PERSONAL, .doc = "authorisation code"),
    CAMEL("retrieval_reference_number", "retrievalReferenceNumber", STRING, PERSONAL,
          .doc = "retrieval reference number (RRN)"),
    CAMEL("system_trace_audit_number", "systemTraceAuditNumber", STRING, PERSONAL,
          .doc = "system trace audit number (STAN)"),
    CAMEL("acquirer_reference_number", "acquirerReferenceNumber", STRING, PERSONAL,
          .doc = "acquirer reference number (ARN)"),
    CAMEL("is_deposit", "isDeposit", BOOL, .doc = "true for a deposit"),
};
static const perk_object perk_object_legacy_transaction = {.name = "LegacyTransaction",
                                                           .fields = legacy_transaction,
                                                           .count = PERK_COUNT(legacy_transaction),
                                                           .rules = perk_transaction_dates,
                                                           .rule_count =
                                                               PERK_COUNT(perk_transaction_dates)};

static const perk_field transactions_create_params[] = {
    SAME("transactions", OBJECT, LISTED, IN_BODY_NEEDED, HOLDS(legacy_transaction), .min_items = 1,
         PERSONAL, .doc = "the events"),
};

static const perk_op ops[] = {
    {
        OPERATION("transactions.create", "POST", "/transactions/incoming"),
        .doc = "Send transaction events; they are queued and matched with offers",
        .advice = "Events have no id here: sending one again creates it twice.",
        .status = "current",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(transactions_create_params),
        .body = {.shape = PERK_BODY_ARRAY},
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read shows events; they have no id here, so one that is sent again is "
                     "recorded twice."),
    },
};

const perk_noun perk_kard_legacy_transactions = {"transactions", OPS(ops)};
