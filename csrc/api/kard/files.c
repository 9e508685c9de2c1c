#include "api/kard/shared.h"

#define FILE_PERIOD                                                                                \
    CAMEL("period_start", "periodStart", TIME,                                                     \
          .doc = "start of the period that it covers, if the sender named one"),                   \
        CAMEL("period_end", "periodEnd", TIME,                                                     \
              .doc = "end of the period that it covers (inclusive)")

static const perk_field file_attributes[] = {
    FILE_MEMBERS,
    CAMEL("sent_at", "sentAt", TIME, NEEDED, .doc = "when it was sent"),
    FILE_PERIOD,
};
static OBJECT(file_attributes, "FileAttributes");

/* Both APIs call this file the same; what only one of them has is not required. */
static const perk_field monthly_file_attributes[] = {
    FILE_MEMBERS,
    CAMEL("sent_at", "sentAt", TIME, .doc = "when it was sent"),
    FILE_PERIOD,
    CAMEL("content_type", "contentType", STRING, .doc = "media type (legacy)"),
};
static OBJECT(monthly_file_attributes, "MonthlyFileAttributes");

static const perk_field push_placement_file[] = {
    CAMEL("placement_name", "placementName", STRING, NEEDED, FACT(TITLE),
          .doc = "name of the placement"),
    CAMEL("available_slots", "availableSlots", INT, NEEDED, AT_LEAST(1),
          .doc = "how many offers it can show"),
    SAME("cadence", STRING, NEEDED, .doc = "when it is sent, as text"),
    CAMEL("download_url", "downloadUrl", STRING, NEEDED, PERSONAL,
          .doc = "the file: JSON lines, gzip; without the API's token"),
};
static OBJECT(push_placement_file, "PushPlacementFileAttributes");

static const perk_relation placement_file_relations[] = {
    RELATION_ONE("placement", STANDARD_PLACEMENTS),
    {.name = "content_strategy", .wire = "contentStrategy", .types = TYPES("contentStrategy")},
};

static const perk_field email_placement_file[] = {
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "name of the placement"),
    CAMEL("organization_id", "organizationId", STRING, NEEDED,
          .doc = "the organization it belongs to"),
    CAMEL("available_slots", "availableSlots", INT, NEEDED, AT_LEAST(1),
          .doc = "how many offers it can show"),
    SAME("cadence", STRING, NEEDED, .doc = "when it is sent, as text"),
    CAMEL("download_url", "downloadUrl", STRING, NEEDED, PERSONAL,
          .doc = "the file: JSON lines, gzip; without the API's token"),
};
static OBJECT(email_placement_file, "EmailPlacementFileAttributes");

static const perk_field payout_file[] = {
    CAMEL("file_name", "fileName", STRING, NEEDED, FACT(TITLE), .doc = "name of the file"),
    CAMEL("period_start", "periodStart", TIME, NEEDED, .doc = "start of the period that it covers"),
    CAMEL("period_end", "periodEnd", TIME, NEEDED, .doc = "end of the period that it covers"),
    CAMEL("download_url", "downloadUrl", STRING, NEEDED, PERSONAL,
          .doc = "download address; without the API's token, and not to be logged"),
    CAMEL("expires_in", "expiresIn", INT, NEEDED,
          .doc = "how long the address is valid; the unit is not documented (seconds elsewhere in "
                 "this API)"),
};
static OBJECT(payout_file, "PayoutFileAttributes");

/* Which type the file has is not documented. */
static const perk_relation payout_file_relations[] = {
    {.name = "file", .wire = "file", .types = NO_TYPES}};

static const perk_resource_kind kinds[] = {
    {
        .type = "earnedRewardApprovedDailyReconciliationFile",
        .class_name = "ApprovedRewardsFile",
        .doc = "The approved rewards of a day",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "earnedRewardSettledDailyReconciliationFile",
        .class_name = "SettledRewardsFile",
        .doc = "The settled rewards of a day",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "validatedTransactionDailyReconciliationFile",
        .class_name = "ValidatedTransactionsFile",
        .doc = "The validated transactions of a day; no longer created, older ones may still be "
               "listed",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "monthlyReconciliationFile",
        .class_name = "MonthlyFile",
        .doc = "The reconciliation of a month",
        .attributes = &perk_object_monthly_file_attributes,
    },
    {
        .type = "fileProcessingResult",
        .class_name = "FileProcessingResult",
        .doc = "Webhook: an uploaded file was processed",
        .attributes = &perk_object_file_attributes,
    },
    {
        .type = "pushNotificationPlacementFile",
        .class_name = "PushPlacementFile",
        .doc = "Webhook: the content of a push notification; the id is that of the placement and "
               "is not unique",
        .attributes = &perk_object_push_placement_file,
        RELATIONS(placement_file_relations),
    },
    {
        .type = "emailNotificationPlacementFile",
        .class_name = "EmailPlacementFile",
        .doc =
            "Webhook: the content of an e-mail; the id is that of the placement and is not unique",
        .attributes = &perk_object_email_placement_file,
        RELATIONS(placement_file_relations),
    },
    {
        .type = "payoutReconciliationFile",
        .class_name = "PayoutReconciliationFile",
        .doc = "Webhook: the reconciliation file of a payout is ready",
        .attributes = &perk_object_payout_file,
        RELATIONS(payout_file_relations),
    },
};

static ENUM(file_type, "FileType", "earnedRewardApprovedDailyReconciliationFile",
            "earnedRewardSettledDailyReconciliationFile", "monthlyReconciliationFile");

static ENUM(files_sort, "FilesSort", "sentDate", "-sentDate");

static const perk_field files_list_params[] = {
    ORGANIZATION,
    PAGE_SIZE(100, "10"),
    PAGE_AFTER,
    PAGE_BEFORE,
    FIELD("date_from", "filter[dateFrom]", TIME, IN_QUERY, .fallback = "a month ago",
          .doc = "only files sent at or after this time"),
    FIELD("date_to", "filter[dateTo]", TIME, IN_QUERY, .fallback = "now",
          .doc = "only files sent by this time"),
    FIELD("file_type", "filter[fileType]", STRING, IN_QUERY, ONE_OF(file_type),
          .doc = "only this kind of file"),
    SAME("sort", STRING, IN_QUERY, ONE_OF(files_sort), .fallback = "-sentDate",
         .doc = "order; '-' reverses it"),
};

static const perk_op ops[] = {
    {
        OPERATION("files.list", "GET", IN_ISSUER "/files/metadata"),
        .doc = "List reconciliation files, with their download addresses",
        .status = "current",
        .scope = "files.read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(files_list_params),
        .reply_many = true,
        .reply_types =
            TYPES("earnedRewardApprovedDailyReconciliationFile",
                  "earnedRewardSettledDailyReconciliationFile",
                  "validatedTransactionDailyReconciliationFile", "monthlyReconciliationFile"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_files = {"files", KINDS(kinds), OPS(ops)};
