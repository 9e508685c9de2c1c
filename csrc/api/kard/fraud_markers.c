#include "api/kard/shared.h"

static const perk_field fraud_marker[] = {
    CAMEL("user_id", "userId", STRING, FILLED, PERSONAL, .doc = "your id of the user"),
};
static OBJECT(fraud_marker, "FraudMarkerAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "fraudulentTransaction",
        .class_name = "FraudMarker",
        .personal = true,
        .doc = "A purchase marked as fraudulent; the id is your id of the purchase",
        .attributes = &perk_object_fraud_marker,
        .request = &perk_object_fraud_marker,
        .request_id = PERK_ID_REQUIRED,
    },
};

static const perk_field fraud_markers_params[] = {
    ORGANIZATION,
    BODY_ITEMS("markers", "the fraudulent purchases; the id is that of the purchase", PERSONAL)};

static const perk_op ops[] = {
    {
        OPERATION("fraud_markers.create", "POST", IN_ISSUER "/fraud"),
        .doc = "Mark purchases as fraudulent, so that they earn nothing",
        .status = "current",
        .scope = "transaction:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(200, 207),
        PARAMS(fraud_markers_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("fraudulentTransaction"),
                 .min_items = 1,
                 .max_items = 500},
        .reply_many = true,
        .reply_types = TYPES("fraudulentTransaction"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read lists fraud markers."),
    },
};

const perk_noun perk_kard_fraud_markers = {"fraud_markers", KINDS(kinds), OPS(ops)};
