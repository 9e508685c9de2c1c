#include "api/rows.h"

/* What issuers keep about themselves: organisations, placements, content strategies, audits, files,
 * notifications. */

/* Uploads and deletions answer with resources that have no attributes. */
const perk_object perk_object_nothing = {.name = "NoAttributes"};

/* ---- organisations ---- */

/* The issuer itself and its children share one resource type; what only one of them has is not
 * required. */
static const perk_field organization_attributes[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "name of the organisation"),
    FIELD("bins", "bins", STRING, LISTED, NEEDED, .doc = "first digits of its cards"),
    FIELD("external_id", "externalId", STRING, .doc = "your id of it (children)"),
    FIELD("enrolled_rewards", "enrolledRewards", STRING, LISTED, ONE_OF(organization_reward),
          .doc = "reward programmes it takes part in (the issuer itself)"),
    FIELD("card_networks", "cardNetworks", STRING, LISTED, ONE_OF(organization_network),
          .doc = "networks of its cards (the issuer itself)"),
    FIELD("affiliate_commission_split", "affiliateCommissionSplit", NUM, EXACT,
          .doc = "its share of affiliate commissions"),
    FIELD("cardlinked_commission_split", "cardlinkedCommissionSplit", NUM, EXACT,
          .doc = "its share of card-linked commissions"),
    FIELD("cardlinked_user_commission_split", "cardlinkedUserCommissionSplit", NUM, EXACT,
          .doc = "the users' share of card-linked commissions"),
};
OBJECT(organization_attributes, "OrganizationAttributes");

static const perk_field new_child[] = {
    FIELD("name", "name", STRING, NEEDED, LOOKS(WORDS), .doc = "its name"),
    FIELD("external_id", "externalId", STRING, .doc = "your id of it"),
    FIELD("bins", "bins", STRING, LISTED, .doc = "first digits of its cards"),
};
OBJECT(new_child, "NewChild");

static const perk_field child_changes[] = {
    FIELD("name", "name", STRING, LOOKS(WORDS), .doc = "its name"),
    FIELD("external_id", "externalId", STRING,
          .doc = "your id of it; the provider's text says that only the name can change"),
    FIELD("bins", "bins", STRING, LISTED,
          .doc =
              "first digits of its cards; the provider's text says that only the name can change"),
};
OBJECT(child_changes, "ChildChanges");

/* ---- placements ---- */

#define PLACEMENT_NAME FIELD("name", "name", STRING, NEEDED, .doc = "name of the placement")
#define PLACEMENT_OWNER                                                                            \
    FIELD("organization_id", "organizationId", STRING, NEEDED,                                     \
          .doc = "the organisation it belongs to")
#define STRATEGY                                                                                   \
    FIELD("content_strategy_id", "contentStrategyId", STRING, .relation = "contentStrategy",       \
          .doc = "content strategy that fills it; leaving it out of an update "                    \
                 "unlinks it")
#define AVAILABLE_SLOTS                                                                            \
    FIELD("available_slots", "availableSlots", INT, NEEDED, AT_LEAST(1),                           \
          .doc = "how many offers it has room for")
#define CADENCE                                                                                    \
    FIELD("cadence", "cadence", OBJECT, NEEDED, HOLDS(cadence), .doc = "when it is sent")
#define STATUS                                                                                     \
    FIELD("status", "status", STRING, ONE_OF(placement_status), .fallback = "ACTIVE",              \
          .doc =                                                                                   \
              "INACTIVE pauses what is sent on schedule; an update without it leaves it as it is")
#define PLACEMENT_TIMES                                                                            \
    FIELD("status", "status", STRING, NEEDED, ONE_OF(placement_status),                            \
          .doc = "INACTIVE: what is sent on schedule is paused"),                                  \
        FIELD("created_at", "createdAt", TIME, NEEDED, .doc = "when it was made")
#define DISPLAY_NAME(rule)                                                                         \
    FIELD("display_name", "displayName", STRING, .flags = (rule),                                  \
          .doc = "title that users see; leaving it out of an update clears it")
#define REFRESH                                                                                    \
    FIELD("refresh_interval", "refreshInterval", STRING, NEEDED, LOOKS(DURATION),                  \
          .doc = "how long one activation lasts")

static const perk_field cadence[] = {
    FIELD("frequency", "frequency", STRING, NEEDED, ONE_OF(cadence_frequency), .doc = "how often"),
    FIELD("time_of_day", "timeOfDay", STRING, LOOKS(CLOCK), .doc = "when, in UTC"),
    FIELD("day_of_week", "dayOfWeek", STRING, ONE_OF(day_of_week), .fallback = "MON",
          .doc = "day, when weekly, or when monthly with week_of_month"),
    FIELD("day_of_month", "dayOfMonth", INT, BETWEEN(1, 31), .fallback = "1",
          .doc = "day, when monthly; 29 to 31 fall on the last day of shorter months"),
    FIELD("week_of_month", "weekOfMonth", STRING, ONE_OF(week_of_month), .needs = "day_of_week",
          .excludes = NAMES("day_of_month"), .only_when = "frequency", .only_is = "MONTHLY",
          .doc = "on the first or the last day_of_week of the month"),
};
OBJECT(cadence, "Cadence");

static const perk_field placement_request[] = {PLACEMENT_NAME, DISPLAY_NAME(PERK_NONEMPTY),
                                               AVAILABLE_SLOTS, STRATEGY};
OBJECT(placement_request, "NewPlacement");

static const perk_field placement_attributes[] = {PLACEMENT_NAME, DISPLAY_NAME(0), PLACEMENT_OWNER,
                                                  AVAILABLE_SLOTS, STRATEGY};
OBJECT(placement_attributes, "PlacementAttributes");

static const perk_field push_placement_request[] = {PLACEMENT_NAME, CADENCE, STRATEGY, STATUS};
OBJECT(push_placement_request, "NewPushPlacement");

static const perk_field push_placement_attributes[] = {PLACEMENT_NAME, PLACEMENT_OWNER, CADENCE,
                                                       STRATEGY, PLACEMENT_TIMES};
OBJECT(push_placement_attributes, "PushPlacementAttributes");

static const perk_field email_placement_request[] = {PLACEMENT_NAME, AVAILABLE_SLOTS, CADENCE,
                                                     STRATEGY, STATUS};
OBJECT(email_placement_request, "NewEmailPlacement");

static const perk_field email_placement_attributes[] = {
    PLACEMENT_NAME, PLACEMENT_OWNER, AVAILABLE_SLOTS, CADENCE, STRATEGY, PLACEMENT_TIMES};
OBJECT(email_placement_attributes, "EmailPlacementAttributes");

#define SLOT_MEMBERS                                                                               \
    FIELD("placement_id", "placementId", STRING, FILLED, .relation = "placement",                  \
          .doc = "placement that the slot shows"),                                                 \
        FIELD("alias", "alias", STRING, NEEDED,                                                    \
              .doc = "name of the slot, unique in the placement"),                                 \
        FIELD("short_description", "shortDescription", STRING, BETWEEN(0, 50),                     \
              .doc = "text beside it, 50 characters at most")

static const perk_field new_slot[] = {SLOT_MEMBERS};
OBJECT(new_slot, "NewSlot");

static const perk_field slot_changes[] = {
    FIELD("slot_id", "slotId", STRING, .relation = "@id",
          .doc = "id of a slot that stays; without it the slot gets a new id"),
    SLOT_MEMBERS,
};
OBJECT(slot_changes, "SlotChanges");

#define NEW_SLOTS                                                                                  \
    FIELD("slots", "slots", OBJECT, LISTED, NEEDED, HOLDS(new_slot), .relation = "slots",          \
          .doc = "its slots")
#define CHANGED_SLOTS                                                                              \
    FIELD("slots", "slots", OBJECT, LISTED, NEEDED, HOLDS(slot_changes), .relation = "slots",      \
          .doc = "all its slots; those left out are removed")

static const perk_field batch_placement_request[] = {PLACEMENT_NAME, REFRESH, NEW_SLOTS};
OBJECT(batch_placement_request, "NewBatchPlacement");

static const perk_field batch_placement_changes[] = {PLACEMENT_NAME, REFRESH, CHANGED_SLOTS};
OBJECT(batch_placement_changes, "BatchPlacementChanges");

static const perk_field batch_placement_attributes[] = {PLACEMENT_NAME, PLACEMENT_OWNER, REFRESH};
OBJECT(batch_placement_attributes, "BatchPlacementAttributes");

static const perk_field group_placement_request[] = {PLACEMENT_NAME, NEW_SLOTS};
OBJECT(group_placement_request, "NewGroupPlacement");

static const perk_field group_placement_changes[] = {PLACEMENT_NAME, CHANGED_SLOTS};
OBJECT(group_placement_changes, "GroupPlacementChanges");

static const perk_field group_placement_attributes[] = {PLACEMENT_NAME, PLACEMENT_OWNER};
OBJECT(group_placement_attributes, "GroupPlacementAttributes");

static const perk_field slot_attributes[] = {
    FIELD("alias", "alias", STRING, NEEDED, .doc = "name of the slot, unique in the placement"),
    FIELD("short_description", "shortDescription", STRING, .doc = "text beside it"),
};
OBJECT(slot_attributes, "SlotAttributes");

static const perk_field batch_attributes[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "name of the slot"),
    FIELD("is_active", "isActive", BOOL, NEEDED,
          .doc = "false only when an activation has run out and there are offers; true before any "
                 "activation"),
    FIELD("offers", "offers", OBJECT, LISTED, NEEDED, HOLDS(batch_offer),
          .doc = "the offers behind the slot"),
    FIELD("last_activated_at", "lastActivatedAt", TIME, .doc = "when it was activated last"),
    FIELD("expires_at", "expiresAt", TIME, .doc = "when that activation runs out"),
    FIELD("components", "components", OBJECT, HOLDS(components),
          .doc = "button or logo flare; absent in groups"),
    FIELD("assets", "assets", OBJECT, LISTED, HOLDS(asset), .doc = "pictures"),
};
OBJECT(batch_attributes, "PlacementBatchAttributes");

/* ---- content strategies ---- */

static const perk_field strategy_filters[] = {
    FIELD("categories", "categories", STRING, LISTED, .doc = "only these categories"),
    FIELD("category_exclusions", "categoryExclusions", STRING, LISTED,
          .doc = "not these categories"),
    FIELD("merchant_exclusions", "merchantExclusions", STRING, LISTED,
          .doc = "not these merchants"),
    FIELD("offer_features", "offerFeatures", STRING, LISTED, ONE_OF(offer_feature),
          .doc = "only offers that can do this"),
};
OBJECT(strategy_filters, "ContentStrategyFilters");

#define STRATEGY_MEMBERS                                                                           \
    FIELD("name", "name", STRING, NEEDED, .doc = "name, unique in the organisation"),              \
        FIELD("filters", "filters", OBJECT, NEEDED, HOLDS(strategy_filters),                       \
              .doc = "which offers it takes; may be empty"),                                       \
        FIELD("categories", "categories", STRING, LISTED, NEEDED, ONE_OF(category),                \
              .doc = "only these categories; may be empty"),                                       \
        FIELD("category_exclusions", "categoryExclusions", STRING, LISTED, NEEDED,                 \
              ONE_OF(category), .doc = "not these categories; may be empty"),                      \
        FIELD("merchant_exclusions", "merchantExclusions", STRING, LISTED, NEEDED,                 \
              .doc = "not these merchants; may be empty"),                                         \
        FIELD("sort", "sort", STRING, ONE_OF(content_strategy_sort), .doc = "order of the offers")

static const perk_field strategy_request[] = {STRATEGY_MEMBERS};
OBJECT(strategy_request, "NewContentStrategy");

static const perk_field strategy_attributes[] = {
    STRATEGY_MEMBERS,
    FIELD("organization_id", "organizationId", STRING, NEEDED,
          .doc = "the organisation it belongs to"),
};
OBJECT(strategy_attributes, "ContentStrategyAttributes");

/* ---- audits and fraud ---- */

static const perk_field audit_request[] = {
    FIELD("audit_code", "auditCode", INT, NEEDED, ONE_OF(audit_code),
          .doc = "3005: cashback incorrect, 3006: cashback missing, 8001: other"),
    FIELD("merchant_name", "merchantName", STRING, NEEDED, .doc = "merchant of the purchase"),
    FIELD("audit_description", "auditDescription", STRING, NEEDED, .doc = "what is wrong"),
    FIELD("transaction_id", "transactionId", STRING, FILLED, .doc = "your id of the purchase"),
};
OBJECT(audit_request, "NewAudit");

static const perk_field audit_attributes[] = {
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
};
OBJECT(audit_attributes, "AuditAttributes");

static const perk_field audit_update[] = {
    FIELD("status", "status", STRING, NEEDED, ONE_OF(audit_status), .doc = "how far the audit is"),
    FIELD("audit_code", "auditCode", INT, NEEDED, ONE_OF(audit_code),
          .doc = "what it was asked for"),
    FIELD("merchant_name", "merchantName", STRING, NEEDED, .doc = "merchant of the purchase"),
    FIELD("audit_description", "auditDescription", STRING, NEEDED,
          .doc = "what was said to be wrong"),
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
    FIELD("resolution_code", "resolutionCode", INT, ONE_OF(resolution_code),
          .doc = "outcome, once it is closed"),
    FIELD("resolution_description", "resolutionDescription", STRING, .doc = "the outcome in words"),
    FIELD("resolution_time_stamp", "resolutionTimeStamp", TIME, .doc = "when it was closed"),
};
OBJECT(audit_update, "AuditUpdateAttributes");

static const perk_field fraud_marker[] = {
    FIELD("user_id", "userId", STRING, FILLED, .doc = "your id of the user"),
};
OBJECT(fraud_marker, "FraudMarkerAttributes");

/* ---- files ---- */

#define FILE_MEMBERS                                                                               \
    FIELD("file_name", "fileName", STRING, NEEDED, .doc = "name of the file"),                     \
        FIELD("last_modified", "lastModified", TIME, NEEDED, .doc = "when it was changed last"),   \
        FIELD("download_url", "downloadUrl", STRING, NEEDED,                                       \
              .doc = "where to fetch it, for 30 minutes (legacy: an hour); without the API's "     \
                     "token, and not to be logged")

#define FILE_PERIOD                                                                                \
    FIELD("period_start", "periodStart", TIME,                                                     \
          .doc = "first moment that it covers, when the sender named a period"),                   \
        FIELD("period_end", "periodEnd", TIME, .doc = "last moment that it covers (inclusive)")

static const perk_field file_attributes[] = {
    FILE_MEMBERS,
    FIELD("sent_at", "sentAt", TIME, NEEDED, .doc = "when it was sent"),
    FILE_PERIOD,
};
OBJECT(file_attributes, "FileAttributes");

static const perk_field legacy_file_attributes[] = {
    FILE_MEMBERS,
    FIELD("content_type", "contentType", STRING, NEEDED, .doc = "media type"),
};
OBJECT(legacy_file_attributes, "LegacyFileAttributes");

/* Both APIs call this file the same; what only one of them has is not required. */
static const perk_field monthly_file_attributes[] = {
    FILE_MEMBERS,
    FIELD("sent_at", "sentAt", TIME, .doc = "when it was sent"),
    FILE_PERIOD,
    FIELD("content_type", "contentType", STRING, .doc = "media type (legacy)"),
};
OBJECT(monthly_file_attributes, "MonthlyFileAttributes");

static const perk_field upload_request[] = {
    FIELD("filename", "filename", STRING, FILLED,
          .doc = "name of the file: JSON lines, plain or gzip, 5 GB at most"),
};
OBJECT(upload_request, "NewUpload");

static const perk_field upload_attributes[] = {
    FIELD("url", "url", STRING, NEEDED,
          .doc = "where to PUT the file; without the API's token, and not to be logged"),
    FIELD("expires_in", "expiresIn", INT, NEEDED, .unit = "seconds",
          .doc = "how long the address holds"),
};
OBJECT(upload_attributes, "UploadAttributes");

/* ---- webhooks ---- */

static const perk_field subscription_changes[] = {
    FIELD("event_name", "eventName", STRING, ONE_OF(notification_type),
          .doc = "event to be told of"),
    FIELD("webhook_url", "webhookUrl", STRING, .flags = PERK_NONEMPTY, .doc = "where to send it"),
    FIELD("enabled", "enabled", BOOL, .doc = "whether it is sent"),
};
OBJECT(subscription_changes, "SubscriptionChanges");

static const perk_field notification_attributes[] = {
    FIELD("event_id", "eventId", STRING, NEEDED, .doc = "id to replay it by"),
    FIELD("event_name", "eventName", STRING, NEEDED, ONE_OF(notification_type),
          .doc = "what it told of"),
    FIELD("timestamp", "timestamp", TIME, NEEDED, .doc = "when it happened"),
    FIELD("last_attempt_at", "lastAttemptAt", TIME, NEEDED, .doc = "when it was sent last"),
    FIELD("status", "status", STRING, NEEDED, ONE_OF(delivery_status), .doc = "whether it arrived"),
    FIELD("attempts", "attempts", INT, NEEDED, .doc = "how often it was sent"),
    FIELD("status_code", "statusCode", INT, .doc = "HTTP status that your server answered"),
    FIELD("error_message", "errorMessage", STRING, .doc = "why it did not arrive"),
};
OBJECT(notification_attributes, "NotificationAttributes");

static const perk_field push_placement_file[] = {
    FIELD("placement_name", "placementName", STRING, NEEDED, .doc = "name of the placement"),
    FIELD("available_slots", "availableSlots", INT, NEEDED, AT_LEAST(1),
          .doc = "how many offers it has room for"),
    FIELD("cadence", "cadence", STRING, NEEDED, .doc = "when it is sent, as text"),
    FIELD("download_url", "downloadUrl", STRING, NEEDED,
          .doc = "the file: JSON lines, gzip; without the API's token"),
};
OBJECT(push_placement_file, "PushPlacementFileAttributes");

static const perk_field email_placement_file[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "name of the placement"),
    FIELD("organization_id", "organizationId", STRING, NEEDED,
          .doc = "the organisation it belongs to"),
    FIELD("available_slots", "availableSlots", INT, NEEDED, AT_LEAST(1),
          .doc = "how many offers it has room for"),
    FIELD("cadence", "cadence", STRING, NEEDED, .doc = "when it is sent, as text"),
    FIELD("download_url", "downloadUrl", STRING, NEEDED,
          .doc = "the file: JSON lines, gzip; without the API's token"),
};
OBJECT(email_placement_file, "EmailPlacementFileAttributes");

static const perk_field payout_file[] = {
    FIELD("file_name", "fileName", STRING, NEEDED, .doc = "name of the file"),
    FIELD("period_start", "periodStart", TIME, NEEDED, .doc = "first moment that it covers"),
    FIELD("period_end", "periodEnd", TIME, NEEDED, .doc = "last moment that it covers"),
    FIELD("download_url", "downloadUrl", STRING, NEEDED,
          .doc = "where to fetch it; without the API's token, and not to be logged"),
    FIELD("expires_in", "expiresIn", INT, NEEDED,
          .doc = "how long the address is valid; the unit is not documented (seconds elsewhere in "
                 "this API)"),
};
OBJECT(payout_file, "PayoutFileAttributes");
