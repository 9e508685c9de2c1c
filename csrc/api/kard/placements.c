#include "api/kard/shared.h"

#define PLACEMENT_NAME SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "name of the placement")
#define DISPLAY_NAME(rule)                                                                         \
    CAMEL("display_name", "displayName", STRING, .flags = (rule),                                  \
          .doc = "title that users see; leaving it out of an update clears it")
#define PLACEMENT_OWNER                                                                            \
    CAMEL("organization_id", "organizationId", STRING, NEEDED,                                     \
          .doc = "the organization it belongs to")
#define AVAILABLE_SLOTS                                                                            \
    CAMEL("available_slots", "availableSlots", INT, NEEDED, AT_LEAST(1),                           \
          .doc = "how many offers it can show")
#define STRATEGY_MEMBER                                                                            \
    CAMEL("content_strategy_id", "contentStrategyId", STRING, .relation = "contentStrategy",       \
          .doc = "content strategy that fills it; leaving it out of an update "                    \
                 "unlinks it")

static const perk_field placement_attributes[] = {PLACEMENT_NAME, DISPLAY_NAME(0), PLACEMENT_OWNER,
                                                  AVAILABLE_SLOTS, STRATEGY_MEMBER};
static OBJECT(placement_attributes, "PlacementAttributes");

static const perk_field placement_request[] = {PLACEMENT_NAME, DISPLAY_NAME(PERK_NONEMPTY),
                                               AVAILABLE_SLOTS, STRATEGY_MEMBER};
static OBJECT(placement_request, "NewPlacement");

static const perk_relation placement_relations[] = {
    {.name = "content_strategy", .wire = "contentStrategy", .types = TYPES("contentStrategy")},
};

static ENUM(cadence_frequency, "CadenceFrequency", "DAILY", "WEEKLY", "MONTHLY");

static ENUM(day_of_week, "DayOfWeek", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

static ENUM(week_of_month, "WeekOfMonth", "FIRST", "LAST");

static const perk_field cadence[] = {
    SAME("frequency", STRING, NEEDED, ONE_OF(cadence_frequency), .doc = "how often"),
    CAMEL("time_of_day", "timeOfDay", STRING, LOOKS(CLOCK), .doc = "when, in UTC"),
    CAMEL("day_of_week", "dayOfWeek", STRING, ONE_OF(day_of_week), .fallback = "MON",
          .doc = "day, when weekly, or when monthly with week_of_month"),
    CAMEL("day_of_month", "dayOfMonth", INT, BETWEEN(1, 31), .fallback = "1",
          .doc = "day, when monthly; 29 to 31 fall on the last day of shorter months"),
    CAMEL("week_of_month", "weekOfMonth", STRING, ONE_OF(week_of_month), .needs = "day_of_week",
          .excludes = NAMES("day_of_month"), .only_when = "frequency", .only_is = "MONTHLY",
          .doc = "on the first or the last day_of_week of the month"),
};
static OBJECT(cadence, "Cadence");

#define CADENCE SAME("cadence", OBJECT, NEEDED, HOLDS(cadence), .doc = "when it is sent")

static ENUM(placement_status, "PlacementStatus", "ACTIVE", "INACTIVE");

#define PLACEMENT_TIMES                                                                            \
    SAME("status", STRING, NEEDED, ONE_OF(placement_status),                                       \
         .doc = "INACTIVE: scheduled sending is paused"),                                          \
        CAMEL("created_at", "createdAt", TIME, NEEDED, .doc = "time of creation")

static const perk_field push_placement_attributes[] = {PLACEMENT_NAME, PLACEMENT_OWNER, CADENCE,
                                                       STRATEGY_MEMBER, PLACEMENT_TIMES};
static OBJECT(push_placement_attributes, "PushPlacementAttributes");

#define STATUS                                                                                     \
    SAME("status", STRING, ONE_OF(placement_status), .fallback = "ACTIVE",                         \
         .doc =                                                                                    \
             "INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged")

static const perk_field push_placement_request[] = {PLACEMENT_NAME, CADENCE, STRATEGY_MEMBER,
                                                    STATUS};
static OBJECT(push_placement_request, "NewPushPlacement");

static const perk_field email_placement_attributes[] = {
    PLACEMENT_NAME, PLACEMENT_OWNER, AVAILABLE_SLOTS, CADENCE, STRATEGY_MEMBER, PLACEMENT_TIMES};
static OBJECT(email_placement_attributes, "EmailPlacementAttributes");

static const perk_field email_placement_request[] = {PLACEMENT_NAME, AVAILABLE_SLOTS, CADENCE,
                                                     STRATEGY_MEMBER, STATUS};
static OBJECT(email_placement_request, "NewEmailPlacement");

#define REFRESH                                                                                    \
    CAMEL("refresh_interval", "refreshInterval", STRING, NEEDED, LOOKS(DURATION),                  \
          .doc = "how long one activation lasts")

static const perk_field batch_placement_attributes[] = {PLACEMENT_NAME, PLACEMENT_OWNER, REFRESH};
static OBJECT(batch_placement_attributes, "BatchPlacementAttributes");

#define SLOT_MEMBERS                                                                               \
    CAMEL("placement_id", "placementId", STRING, FILLED, .relation = "placement",                  \
          .doc = "placement that the slot shows"),                                                 \
        SAME("alias", STRING, NEEDED, FACT(TITLE),                                                 \
             .doc = "name of the slot, unique in the placement"),                                  \
        CAMEL("short_description", "shortDescription", STRING, BETWEEN(0, 50),                     \
              .doc = "text next to it, 50 characters at most")

static const perk_field new_slot[] = {SLOT_MEMBERS};
static OBJECT(new_slot, "NewSlot");

#define NEW_SLOTS                                                                                  \
    SAME("slots", OBJECT, LISTED, NEEDED, HOLDS(new_slot), .relation = "slots", .doc = "its slots")

static const perk_field batch_placement_request[] = {PLACEMENT_NAME, REFRESH, NEW_SLOTS};
static OBJECT(batch_placement_request, "NewBatchPlacement");

static const perk_field slot_changes[] = {
    CAMEL("slot_id", "slotId", STRING, .relation = "@id",
          .doc = "id of a slot that stays; without it the slot gets a new id"),
    SLOT_MEMBERS,
};
static OBJECT(slot_changes, "SlotChanges");

#define CHANGED_SLOTS                                                                              \
    SAME("slots", OBJECT, LISTED, NEEDED, HOLDS(slot_changes), .relation = "slots",                \
         .doc = "all its slots; those left out are removed")

static const perk_field batch_placement_changes[] = {PLACEMENT_NAME, REFRESH, CHANGED_SLOTS};
static OBJECT(batch_placement_changes, "BatchPlacementChanges");

static const perk_relation slotted_relations[] = {RELATION_MANY("slots", "batchActivationSlot")};

static const perk_field group_placement_attributes[] = {PLACEMENT_NAME, PLACEMENT_OWNER};
static OBJECT(group_placement_attributes, "GroupPlacementAttributes");

static const perk_field group_placement_request[] = {PLACEMENT_NAME, NEW_SLOTS};
static OBJECT(group_placement_request, "NewGroupPlacement");

static const perk_field group_placement_changes[] = {PLACEMENT_NAME, CHANGED_SLOTS};
static OBJECT(group_placement_changes, "GroupPlacementChanges");

static const perk_field slot_attributes[] = {
    SAME("alias", STRING, NEEDED, FACT(TITLE), .doc = "name of the slot, unique in the placement"),
    CAMEL("short_description", "shortDescription", STRING, .doc = "text next to it"),
};
static OBJECT(slot_attributes, "SlotAttributes");

static const perk_relation slot_relations[] = {RELATION_ONE("placement", STANDARD_PLACEMENTS)};

static const perk_resource_kind kinds[] = {
    {
        .type = "placement",
        .class_name = "Placement",
        .doc = "A place in your application that shows offers",
        .attributes = &perk_object_placement_attributes,
        .request = &perk_object_placement_request,
        RELATIONS(placement_relations),
    },
    {
        .type = "placementPushNotification",
        .class_name = "PushPlacement",
        .doc = "A push notification that shows one offer",
        .attributes = &perk_object_push_placement_attributes,
        .request = &perk_object_push_placement_request,
        RELATIONS(placement_relations),
    },
    {
        .type = "placementEmail",
        .class_name = "EmailPlacement",
        .doc = "An e-mail that shows offers",
        .attributes = &perk_object_email_placement_attributes,
        .request = &perk_object_email_placement_request,
        RELATIONS(placement_relations),
    },
    {
        .type = "placementBatchActivation",
        .class_name = "BatchPlacement",
        .doc = "A place whose slots are activated as one",
        .attributes = &perk_object_batch_placement_attributes,
        .request = &perk_object_batch_placement_request,
        .update = &perk_object_batch_placement_changes,
        RELATIONS(slotted_relations),
    },
    {
        .type = "placementGroup",
        .class_name = "GroupPlacement",
        .doc = "A group of placements",
        .attributes = &perk_object_group_placement_attributes,
        .request = &perk_object_group_placement_request,
        .update = &perk_object_group_placement_changes,
        RELATIONS(slotted_relations),
    },
    {
        .type = "batchActivationSlot",
        .class_name = "PlacementSlot",
        .doc = "A slot of a batch or group",
        .attributes = &perk_object_slot_attributes,
        RELATIONS(slot_relations),
    },
};

static ENUM(placement_type, "PlacementType", "placement", "placementPushNotification",
            "placementEmail", "placementBatchActivation", "placementGroup");

static ENUM(placement_include, "PlacementInclude", "contentStrategy", "slots", "slots.placement",
            "slots.placement.contentStrategy");

#define PLACEMENT_PARTS                                                                            \
    SAME("include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(placement_include),                  \
         .doc =                                                                                    \
             "related resources to include; a dotted path includes the resources on the path too")

static const perk_field placements_list_params[] = {
    ORGANIZATION,
    PAGES_FORWARD,
    FIELD("type", "filter[type]", STRING, IN_QUERY, ONE_OF(placement_type),
          .doc = "only this kind"),
    FIELD("name", "filter[name]", STRING, IN_QUERY, .doc = "only the one with exactly this name"),
    FIELD("content_strategy_id", "filter[contentStrategyId]", STRING, IN_QUERY,
          .doc = "only placements filled by this content strategy"),
    PLACEMENT_PARTS,
};

#define PLACEMENT_TYPES                                                                            \
    TYPES("placement", "placementPushNotification", "placementEmail", "placementBatchActivation",  \
          "placementGroup")
#define PLACEMENT_EXTRAS                                                                           \
    TYPES("contentStrategy", "batchActivationSlot", "placement", "placementPushNotification",      \
          "placementEmail")

static const perk_field placement_create_params[] = {
    ORGANIZATION, BODY_ITEM("placement", "the placement to create")};

#define PLACEMENT                                                                                  \
    CAMEL("placement_id", "placementId", STRING, IN_PATH, .doc = "id of the placement")

static const perk_field placement_get_params[] = {ORGANIZATION, PLACEMENT, PLACEMENT_PARTS};

static const perk_field placement_update_params[] = {
    ORGANIZATION, PLACEMENT, BODY_ITEM("placement", "the complete new state of the placement")};

static const perk_field placement_params[] = {ORGANIZATION, PLACEMENT};

static const perk_op ops[] = {
    {
        OPERATION("placements.list", "GET", IN_ISSUER "/placements"),
        .doc = "List placements",
        .status = "current",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(placements_list_params),
        .reply_many = true,
        .reply_types = PLACEMENT_TYPES,
        .included_types = PLACEMENT_EXTRAS,
    },
    {
        OPERATION("placements.create", "POST", IN_ISSUER "/placements"),
        .doc = "Create a placement of one of five kinds",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(placement_create_params),
        .body = {.shape = PERK_BODY_ONE, .types = PLACEMENT_TYPES},
        .reply_types = PLACEMENT_TYPES,
        .included_types = NO_TYPES,
        RULES({
            .read = "placements.list",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION, {"name", "item.name"}, {"type", "item.type"},
                          {"include", "=\"slots\""}),
            .match = PAIRS({"name", "item.name"}, {"@type", "item.type"}),
            .sticky = NAMES("status"),
            .note = "placements.list shows whether a placement as sent exists; with several of the "
                    "same name and values, the outcome stays unknown.",
        }),
    },
    {
        OPERATION("placements.get", "GET", IN_ISSUER "/placements/{placementId}"),
        .doc = "Read a placement",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_get_params),
        .reply_types = PLACEMENT_TYPES,
        .included_types = PLACEMENT_EXTRAS,
    },
    {
        OPERATION("placements.update", "PUT", IN_ISSUER "/placements/{placementId}"),
        .doc = "Replace a placement completely",
        .replaces = true,
        .advice = "It replaces everything: what is omitted is cleared, and slots without slot_id "
                  "get new ids. modify reads it first, "
                  "and sends all of it back with what you change.",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = PLACEMENT_TYPES, .update = true},
        .reply_types = PLACEMENT_TYPES,
        .included_types = NO_TYPES,
        RULES({
            .read = "placements.get",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION, {"placement_id", "placement_id"},
                          {"include", "=\"slots\""}),
            .by_id = true,
            .sticky = NAMES("status"),
            .note = "placements.get shows whether the placement is as sent; with other values, the "
                    "outcome stays unknown.",
        }),
    },
    {
        OPERATION("placements.delete", "DELETE", IN_ISSUER "/placements/{placementId}"),
        .doc = "Delete a placement",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_params),
        .reply_types = PLACEMENT_TYPES,
        .included_types = NO_TYPES,
        RULES({
            .read = "placements.get",
            .evidence = PERK_EVIDENCE_ABSENT,
            .args = PAIRS(SAME_ORGANIZATION, {"placement_id", "placement_id"}),
            .by_id = true,
            .note = "placements.get shows whether the placement still exists.",
        }),
    },
};

const perk_noun perk_kard_placements = {"placements", KINDS(kinds), OPS(ops)};
