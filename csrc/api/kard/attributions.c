#include "api/kard/shared.h"

static ENUM(event_code, "EventCode", "IMPRESSION", "VIEW", "ACTIVATE", "BOOST");

static ENUM(offer_medium, "OfferMedium", "BROWSE", "EMAIL", "MAP", "SEARCH", "CTA", "PUSH");

static const perk_field attribution_filter[] = {
    SAME("name", STRING, NEEDED, .doc = "name of the active filter"),
    SAME("value", STRING, NEEDED, PERSONAL, .doc = "value of the filter"),
};
static OBJECT(attribution_filter, "AttributionFilter");

static const perk_field attribution_state[] = {
    SAME("rank", INT, BETWEEN(1, INT64_MAX), .doc = "position in the list shown, counted from 1"),
    SAME("filters", OBJECT, LISTED, HOLDS(attribution_filter),
         .doc = "filters that the user had set"),
    CAMEL("placement_id", "placementId", STRING, .doc = "placement that showed it"),
    CAMEL("slot_id", "slotId", STRING, .doc = "slot that showed it"),
};
static OBJECT(attribution_state, "AttributionState");

static const perk_field offer_event[] = {
    CAMEL("entity_id", "entityId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the offer"),
    CAMEL("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "what happened"),
    SAME("medium", STRING, NEEDED, ONE_OF(offer_medium), .doc = "where it happened"),
    CAMEL("event_date", "eventDate", TIME, NEEDED, .doc = "when it happened"),
    SAME("state", OBJECT, HOLDS(attribution_state), .doc = "context in which the user saw it"),
};
static OBJECT(offer_event, "OfferEvent");

static ENUM(notification_medium, "NotificationMedium", "PUSH", "EMAIL");

static const perk_field notification_event[] = {
    CAMEL("entity_id", "entityId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the notification"),
    CAMEL("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "what happened"),
    SAME("medium", STRING, NEEDED, ONE_OF(notification_medium),
         .doc = "how the notification was sent"),
    CAMEL("event_date", "eventDate", TIME, NEEDED, .doc = "when it happened"),
    SAME("state", OBJECT, HOLDS(attribution_state), .doc = "context in which the user saw it"),
};
static OBJECT(notification_event, "NotificationEvent");

static ENUM(slot_medium, "SlotMedium", "CTA");

static const perk_field slot_activation[] = {
    CAMEL("placement_id", "placementId", STRING, NEEDED, .doc = "placement of the slot"),
    CAMEL("slot_id", "slotId", STRING, NEEDED, .doc = "the slot"),
    CAMEL("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "ACTIVATE"),
    SAME("medium", STRING, NEEDED, ONE_OF(slot_medium), .doc = "CTA"),
    CAMEL("event_date", "eventDate", TIME, NEEDED, .doc = "when it was recorded"),
    CAMEL("offer_ids", "offerIds", STRING, LISTED, NEEDED,
          .doc = "the offers that were activated with it"),
};
static OBJECT(slot_activation, "SlotActivation");

static const perk_field slot_event[] = {
    CAMEL("entity_id", "entityId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the slot"),
    CAMEL("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "what happened"),
    SAME("medium", STRING, NEEDED, ONE_OF(slot_medium), .doc = "where it happened"),
    CAMEL("event_date", "eventDate", TIME, NEEDED, .doc = "when it happened"),
    SAME("state", OBJECT, HOLDS(attribution_state), .doc = "context in which the user saw it"),
};
static OBJECT(slot_event, "SlotEvent");

static ENUM(job_status, "JobStatus", "queued");

static const perk_field job_attributes[] = {
    SAME("status", STRING, NEEDED, ONE_OF(job_status), .doc = "state of the job"),
    SAME("message", STRING, NEEDED, .doc = "text from the server"),
};
static OBJECT(job_attributes, "JobAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "offerAttribution",
        .class_name = "OfferAttribution",
        .doc = "An event of a user with an offer",
        .attributes = &perk_object_offer_event,
        .request = &perk_object_offer_event,
    },
    {
        .type = "notificationAttribution",
        .class_name = "NotificationAttribution",
        .doc = "An event of a user with a notification",
        .attributes = &perk_object_notification_event,
        .request = &perk_object_notification_event,
    },
    {
        .type = "placementSlotAttribution",
        .class_name = "PlacementSlotAttribution",
        .doc = "An event of a user with a slot of a placement",
        .attributes = &perk_object_slot_activation,
        .request = &perk_object_slot_event,
    },
    {
        .type = "job",
        .class_name = "Job",
        .doc = "Work that the server has queued",
        .attributes = &perk_object_job_attributes,
    },
};

static const perk_field attributions_create_params[] = {ORGANIZATION, USER,
                                                        BODY_ITEMS("events", "events of the user")};

static const perk_op ops[] = {
    {
        OPERATION("attributions.create", "POST", IN_USER "/attributions"),
        .doc = "Report events of a user; they are queued",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(202),
        PARAMS(attributions_create_params),
        .body = {.shape = PERK_BODY_LIST,
                 .types = TYPES("offerAttribution", "notificationAttribution",
                                "placementSlotAttribution"),
                 .min_items = 1,
                 .max_items = 100},
        .reply_types = TYPES("job"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("No read shows events; sent again, they count again."),
    },
};

const perk_noun perk_kard_attributions = {"attributions", KINDS(kinds), OPS(ops)};
