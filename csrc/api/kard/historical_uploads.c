#include "api/kard/shared.h"

static const perk_resource_kind kinds[] = {
    {
        .type = "historicalTransactionStart",
        .class_name = "HistoricalUploadStart",
        .doc = "A started upload of past transactions; its id is that of the upload",
        .attributes = &perk_object_nothing,
        .request = &perk_object_nothing,
    },
    {
        .type = "historicalTransactionComplete",
        .class_name = "HistoricalUploadComplete",
        .doc = "A completed upload of past transactions",
        .attributes = &perk_object_nothing,
        .request = &perk_object_nothing,
        .request_id = PERK_ID_REQUIRED,
    },
};

static const perk_field user_params[] = {ORGANIZATION, USER};

#define UPLOAD CAMEL("upload_id", "uploadId", STRING, IN_PATH, .doc = "id of the upload")

static const perk_field upload_part_params[] = {
    ORGANIZATION,
    USER,
    UPLOAD,
    BODY_ITEMS("transactions", "past events; each has a unique id", PERSONAL),
};

static const perk_field upload_params[] = {ORGANIZATION, USER, UPLOAD};

static const perk_op ops[] = {
    {
        OPERATION("historical_uploads.create", "POST", IN_USER "/uploads"),
        .doc = "Begin an upload of past transactions of one user",
        .advice = "The provider removed it from its newest packages (August 2026) and has "
                  "documented it until the end of 2027; use "
                  "transactions.create_upload_urls.",
        .status = "deprecated",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("historicalTransactionStart")},
        .reply_types = TYPES("historicalTransactionStart"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read lists uploads."),
    },
    {
        OPERATION("historical_uploads.add_part", "PUT", IN_USER "/uploads/{uploadId}/parts"),
        .doc = "Add past transactions to an upload",
        .advice = "This PUT appends: sending it again may add the part again.",
        .status = "deprecated",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(200, 207),
        PARAMS(upload_part_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("historicalTransaction"),
                 .min_items = 1,
                 .max_items = 500},
        .reply_many = true,
        .reply_types = TYPES("historicalTransaction"),
        .included_types = NO_TYPES,
        UNVERIFIABLE(
            "No read lists the parts of an upload; sent again, a part may be in it twice."),
    },
    {
        OPERATION("historical_uploads.complete", "PUT", IN_USER "/uploads/{uploadId}"),
        .doc = "Complete an upload of past transactions",
        .status = "deprecated",
        .scope = "transaction:write",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(upload_params),
        .body = {.shape = PERK_BODY_ONE,
                 .types = TYPES("historicalTransactionComplete"),
                 .id = "upload_id"},
        .reply_types = TYPES("historicalTransactionComplete"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read shows whether an upload is complete; the request can be sent again."),
    },
};

const perk_noun perk_kard_historical_uploads = {"historical_uploads", KINDS(kinds), OPS(ops)};
