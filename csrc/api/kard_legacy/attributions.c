#include "api/kard_legacy/shared.h"

static ENUM(legacy_entity, "LegacyEntity", "OFFER", "NOTIFICATION");

static ENUM(legacy_event, "LegacyEvent", "IMPRESSION", "VIEW");

static ENUM(legacy_medium, "LegacyMedium", "BROWSE", "MAP", "SEARCH", "PUSH");

static const perk_field legacy_event[] = {
    CAMEL("user_id", "userId", STRING, FILLED, PERSONAL, .doc = "your id of the user"),
    SAME("type", STRING, NEEDED, ONE_OF(legacy_entity),
         .doc = "kind of object that the event is about"),
    SAME("subtype", STRING, NEEDED, ONE_OF(legacy_event), .doc = "what happened"),
    CAMEL("type_id", "typeId", STRING, FILLED, .doc = "id of the offer or notification"),
    SAME("medium", STRING, ONE_OF(legacy_medium), .doc = "where it happened"),
};
static OBJECT(legacy_event, "LegacyEventAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "attribution",
        .class_name = "LegacyAttribution",
        .doc = "Something a user did, in the form of the legacy API",
        .attributes = &perk_object_legacy_event,
        .request = &perk_object_legacy_event,
    },
};

static const perk_field attributions_create_params[] = {
    ORGANIZATION,
    FIELD("events", "data", ITEM, LISTED, IN_BODY_NEEDED, .doc = "events of users"),
    FIELD("header_organization_id", "X-Kard-organizationId", STRING, .place = PERK_IN_HEADER,
          .doc = "the organization once more"),
};

static const perk_op ops[] = {
    {
        OPERATION("attributions.create", "POST", "/issuers/{organizationId}/attributions"),
        .doc = "Report events of users",
        .status = "current",
        .scope = "attributions.write",
        .replay = PERK_SINGLE,
        .success = STATUSES(200),
        PARAMS(attributions_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("attribution"), .min_items = 1},
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read shows events; sent again, they count again."),
    },
};

const perk_noun perk_kard_legacy_attributions = {"attributions", KINDS(kinds), OPS(ops)};
