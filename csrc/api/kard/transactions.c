#include "api/kard/shared.h"

static ENUM(direction, "Direction", "DEBIT", "CREDIT");

static ENUM(payment_type, "PaymentType", "CARD");

static const perk_field transaction_merchant[] = {
    SAME("id", STRING, PERSONAL, .doc = "merchant id (MID); local offers need it"),
    SAME("name", STRING, NEEDED, PERSONAL, .doc = "merchant name"),
    CAMEL("addr_street", "addrStreet", STRING, PERSONAL, .doc = "street"),
    CAMEL("addr_city", "addrCity", STRING, PERSONAL, .doc = "city"),
    CAMEL("addr_state", "addrState", STRING, ONE_OF(state), PERSONAL, .doc = "state"),
    CAMEL("addr_zipcode", "addrZipcode", STRING, PERSONAL, .doc = "ZIP code"),
    CAMEL("addr_country", "addrCountry", STRING, PERSONAL, .doc = "country"),
    SAME("latitude", STRING, PERSONAL, .doc = "latitude as text"),
    SAME("longitude", STRING, PERSONAL, .doc = "longitude as text"),
    CAMEL("store_id", "storeId", STRING, PERSONAL, .doc = "store number"),
};
static OBJECT(transaction_merchant, "TransactionMerchant");

static ENUM(card_network, "CardNetwork", "VISA", "MASTERCARD", "AMERICANEXPRESS", "DISCOVER");

static ENUM(processor, "Processor", "VISA");

static const perk_field visa_mids[] = {
    SAME("vmid", STRING, NEEDED, .doc = "Visa merchant id"),
    SAME("vsid", STRING, NEEDED, .doc = "Visa store id"),
};
static OBJECT(visa_mids, "VisaMids");

static const perk_field processor_mids[] = {
    SAME("processor", STRING, NEEDED, ONE_OF(processor), .doc = "whose ids they are"),
    SAME("mids", OBJECT, NEEDED, HOLDS(visa_mids), .doc = "the ids"),
};
static OBJECT(processor_mids, "ProcessorMids");

static const perk_field transaction_attributes[] = {
    CAMEL("user_id", "userId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY, PERSONAL,
          .doc = "your id of the user"),
    CAMEL("transaction_id", "transactionId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          PERSONAL, .doc = "id of the purchase, the same for all its events"),
    SAME("amount", INT, NEEDED, CENTS, PERSONAL, .doc = "amount of this event"),
    SAME("subtotal", INT, CENTS, PERSONAL, .doc = "amount before tax and tip"),
    SAME("status", STRING, NEEDED, ONE_OF(transaction_status), .doc = "what happened"),
    SAME("currency", STRING, NEEDED, .doc = "ISO 4217 code"),
    SAME("description", STRING, NEEDED, PERSONAL, .doc = "statement text"),
    SAME("description2", STRING, PERSONAL, .doc = "second statement text"),
    SAME("direction", STRING, NEEDED, ONE_OF(direction), .doc = "DEBIT: money leaves the user"),
    CAMEL("payment_type", "paymentType", STRING, NEEDED, ONE_OF(payment_type),
          .doc = "how it was paid"),
    FIELD("card_bin", "cardBIN", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(6, 6),
          PERSONAL, .doc = "first six digits of the card"),
    CAMEL("card_last_four", "cardLastFour", STRING, .flags = PERK_REQUIRED | PERK_DIGITS,
          BETWEEN(4, 4), PERSONAL, .doc = "last four digits of the card"),
    CAMEL("transaction_date", "transactionDate", TIME, PERSONAL,
          .doc = "when it was reversed, returned or declined"),
    CAMEL("authorization_date", "authorizationDate", TIME, PERSONAL,
          .doc = "when it was authorised"),
    CAMEL("settled_date", "settledDate", TIME, PERSONAL, .doc = "when it was settled"),
    SAME("merchant", OBJECT, HOLDS(transaction_merchant), PERSONAL, .doc = "where it was spent"),
    SAME("mcc", STRING, PERSONAL, .doc = "merchant category code; some national offers need it"),
    CAMEL("core_provider_id", "coreProviderId", STRING, .doc = "id of the core provider"),
    CAMEL("card_presence", "cardPresence", STRING, .doc = "whether the card was present"),
    CAMEL("pan_entry_mode", "panEntryMode", STRING, .doc = "how the card number was read"),
    CAMEL("authorization_code", "authorizationCode", STRING, PERSONAL, .doc = "authorisation code"),
    CAMEL("retrieval_reference_number", "retrievalReferenceNumber", STRING, PERSONAL,
          .doc = "retrieval reference number (RRN)"),
    CAMEL("system_trace_audit_number", "systemTraceAuditNumber", STRING, PERSONAL,
          .doc = "system trace audit number (STAN)"),
    CAMEL("acquirer_reference_number", "acquirerReferenceNumber", STRING, PERSONAL,
          .doc = "acquirer reference number (ARN)"),
    CAMEL("card_network", "cardNetwork", STRING, ONE_OF(card_network),
          .doc = "network of the card"),
    CAMEL("card_product_id", "cardProductId", STRING, PERSONAL, .doc = "product of the card"),
    CAMEL("user_zip_code", "userZipCode", STRING, PERSONAL, .doc = "the user's ZIP code"),
    CAMEL("processor_mids", "processorMids", OBJECT, HOLDS(processor_mids),
          .doc = "merchant ids at the processor"),
    CAMEL("account_id", "accountId", STRING, PERSONAL, .doc = "account that was charged"),
};
static const perk_object perk_object_transaction_attributes = {
    .name = "TransactionAttributes",
    .fields = transaction_attributes,
    .count = PERK_COUNT(transaction_attributes),
    .rules = perk_transaction_dates,
    .rule_count = PERK_COUNT(perk_transaction_dates)};

static const perk_field core_transaction_attributes[] = {
    CAMEL("user_id", "userId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY, PERSONAL,
          .doc = "your id of the user"),
    CAMEL("transaction_id", "transactionId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          PERSONAL, .doc = "id of the purchase"),
    SAME("amount", INT, NEEDED, CENTS, PERSONAL, .doc = "amount"),
    SAME("currency", STRING, NEEDED, BETWEEN(3, 3), .doc = "ISO 4217 code"),
    SAME("description", STRING, NEEDED, PERSONAL, .doc = "statement text"),
    SAME("direction", STRING, NEEDED, ONE_OF(direction), .doc = "DEBIT: money leaves the user"),
    SAME("status", STRING, NEEDED, .fixed = "SETTLED", .doc = "always settled"),
    CAMEL("settled_date", "settledDate", TIME, NEEDED, PERSONAL, .doc = "when it was settled"),
    CAMEL("authorization_date", "authorizationDate", TIME, NEEDED, PERSONAL,
          .doc = "when it was authorised"),
    CAMEL("financial_institution_id", "financialInstitutionId", STRING, PERSONAL,
          .doc = "id of the bank"),
    CAMEL("financial_institution_name", "financialInstitutionName", STRING, PERSONAL,
          .doc = "name of the bank; give the id instead"),
    CAMEL("card_last_fours", "cardLastFours", STRING, LISTED, PERSONAL,
          .doc = "last four digits of the user's cards"),
};
static OBJECT(core_transaction_attributes, "CoreTransactionAttributes");

static const perk_field upload_attributes[] = {
    SAME("url", STRING, NEEDED, PERSONAL,
         .doc = "where to PUT the file; without the API's token, and not to be logged"),
    CAMEL("expires_in", "expiresIn", INT, NEEDED, .unit = "seconds",
          .doc = "how long the address is valid"),
};
static OBJECT(upload_attributes, "UploadAttributes");

static const perk_field upload_request[] = {
    SAME("filename", STRING, FILLED,
         .doc = "name of the file: JSON lines, plain or gzip, at most 5 GB"),
};
static OBJECT(upload_request, "NewUpload");

static const perk_resource_kind kinds[] = {
    {
        .type = "transaction",
        .class_name = "Transaction",
        .personal = true,
        .doc = "One event of a card purchase; the id is yours, unique per event, reused when the "
               "event is sent again",
        .attributes = &perk_object_transaction_attributes,
        .request = &perk_object_transaction_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "coreTransaction",
        .class_name = "CoreTransaction",
        .personal = true,
        .doc = "A settled purchase as a core banking provider records it; the id is yours, unique "
               "per event",
        .attributes = &perk_object_core_transaction_attributes,
        .request = &perk_object_core_transaction_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "historicalTransaction",
        .class_name = "HistoricalTransaction",
        .personal = true,
        .doc = "One event of a past card purchase; the id is yours, unique per event",
        .attributes = &perk_object_nothing,
        .request = &perk_object_transaction_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
    {
        .type = "incomingTransactionsFile",
        .class_name = "IncomingTransactionsUpload",
        .doc = "Where to send a file of transactions",
        .attributes = &perk_object_upload_attributes,
        .request = &perk_object_upload_request,
    },
    {
        .type = "historicalTransactionsFile",
        .class_name = "HistoricalTransactionsUpload",
        .doc = "Where to send a file of past transactions",
        .attributes = &perk_object_upload_attributes,
        .request = &perk_object_upload_request,
    },
};

static const perk_field transactions_create_params[] = {
    ORGANIZATION,
    BODY_ITEMS("transactions",
               "the events; an id belongs to one event and is reused only to send that event again",
               PERSONAL),
};

static const perk_field upload_urls_params[] = {ORGANIZATION,
                                                BODY_ITEMS("files", "the files to upload")};

static const perk_op ops[] = {
    {
        OPERATION("transactions.create", "POST", IN_ISSUER "/transactions"),
        .doc = "Send transaction events; they are queued and matched with offers",
        .status = "current",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(202, 207),
        PARAMS(transactions_create_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("transaction", "coreTransaction"),
                 .min_items = 1,
                 .max_items = 500},
        .reply_types = TYPES("job"),
        .included_types = NO_TYPES,
        RULES(
            {
                .when = "item.status",
                .equals = "SETTLED",
                .read = "earned_rewards.list",
                .evidence = PERK_EVIDENCE_PRESENT,
                .args =
                    PAIRS(SAME_ORGANIZATION, {"user_id", "item.userId"}, {"status", "item.status"}),
                .match = PAIRS({"transactionId", "item.transactionId"},
                               {"transactionAmountInCents", "item.amount"},
                               {"transactionTimestamp", "item.settledDate"}),
                .partial = true,
                .note =
                    "earned_rewards.list shows purchases that earned, so a purchase that it does "
                    "not list stays unknown; an event can be sent again under the same id.",
            },
            {
                .when = "item.status",
                .equals = "APPROVED",
                .read = "earned_rewards.list",
                .evidence = PERK_EVIDENCE_PRESENT,
                .args =
                    PAIRS(SAME_ORGANIZATION, {"user_id", "item.userId"}, {"status", "item.status"}),
                .match = PAIRS({"transactionId", "item.transactionId"},
                               {"transactionAmountInCents", "item.amount"},
                               {"transactionTimestamp", "item.authorizationDate"}),
                .partial = true,
                .note =
                    "earned_rewards.list shows purchases that earned, so a purchase that it does "
                    "not list stays unknown; an event can be sent again under the same id.",
            },
            {.note = "No read shows an event that reverses a purchase; it can be sent again under "
                     "the same id."}),
    },
    {
        OPERATION("transactions.create_upload_urls", "POST", IN_ISSUER "/transactions/uploads"),
        .doc = "Create signed addresses for uploads of transaction files",
        .advice = "PUT each file to its address within 15 minutes, without the API's token.",
        .status = "current",
        .scope = "files:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(upload_urls_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("incomingTransactionsFile", "historicalTransactionsFile"),
                 .min_items = 1,
                 .max_items = 10},
        .reply_many = true,
        .reply_types = TYPES("incomingTransactionsFile", "historicalTransactionsFile"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read lists the addresses; unused ones expire, so request new ones."),
    },
};

const perk_noun perk_kard_transactions = {"transactions", KINDS(kinds), OPS(ops)};
