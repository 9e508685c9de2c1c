#include "api/kard_legacy/shared.h"

static const perk_field legacy_file_attributes[] = {
    FILE_MEMBERS,
    CAMEL("content_type", "contentType", STRING, NEEDED, .doc = "media type"),
};
static OBJECT(legacy_file_attributes, "LegacyFileAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "usersEligibilityFile",
        .class_name = "UsersEligibilityFile",
        .doc = "Which users can earn (legacy)",
        .attributes = &perk_object_legacy_file_attributes,
    },
    {
        .type = "dailyReconciliationFile",
        .class_name = "DailyFile",
        .doc = "The reconciliation of a day (legacy)",
        .attributes = &perk_object_legacy_file_attributes,
    },
};

static ENUM(legacy_file_type, "LegacyFileType", "usersEligibilityFile", "dailyReconciliationFile",
            "monthlyReconciliationFile");

static const perk_field files_list_params[] = {
    ORGANIZATION,
    CAMEL("file_type", "fileType", STRING, IN_QUERY, .flags = PERK_REQUIRED,
          ONE_OF(legacy_file_type), .doc = "kind of file"),
    FIELD("page_size", "page[size]", INT, IN_QUERY, BETWEEN(1, 100), .fallback = "10",
          .doc = "items on a page"),
    FIELD("page_after", "page[after]", STRING, IN_QUERY,
          .doc = "cursor of the page after this one"),
};

static const perk_op ops[] = {
    {
        OPERATION("files.list", "GET", "/issuers/{organizationId}/files"),
        .doc = "List eligibility and reconciliation files, with their download addresses",
        .status = "current",
        .scope = "files.read",
        .replay = PERK_SAFE,
        .paging = PERK_PAGING_CURSOR,
        .page_after = "page_after",
        .page_size = "page_size",
        .success = STATUSES(200),
        PARAMS(files_list_params),
        .reply_many = true,
        .reply_types =
            TYPES("usersEligibilityFile", "dailyReconciliationFile", "monthlyReconciliationFile"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_legacy_files = {"files", KINDS(kinds), OPS(ops)};
