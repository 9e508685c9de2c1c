#include "api/kard/shared.h"

static ENUM(delivery_status, "DeliveryStatus", "pending", "delivered", "delivery_failed");

static const perk_field notification_attributes[] = {
    CAMEL("event_id", "eventId", STRING, NEEDED, .doc = "id for replaying it"),
    CAMEL("event_name", "eventName", STRING, NEEDED, ONE_OF(notification_type), FACT(TITLE),
          .doc = "the event that it reported"),
    SAME("timestamp", TIME, NEEDED, .doc = "when it happened"),
    CAMEL("last_attempt_at", "lastAttemptAt", TIME, NEEDED, .doc = "time of the last attempt"),
    SAME("status", STRING, NEEDED, ONE_OF(delivery_status), .doc = "delivery status"),
    SAME("attempts", INT, NEEDED, .doc = "number of attempts"),
    CAMEL("status_code", "statusCode", INT, .doc = "HTTP status of your server's response"),
    CAMEL("error_message", "errorMessage", STRING, .doc = "why it was not delivered"),
};
static OBJECT(notification_attributes, "NotificationAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "notification",
        .class_name = "Notification",
        .doc = "A webhook notification that was sent",
        .attributes = &perk_object_notification_attributes,
    },
};

static const perk_field notifications_list_params[] = {
    ORGANIZATION,
    PAGE_SIZE(200, "200"),
    PAGE_AFTER,
    PAGE_BEFORE,
    FIELD("event_name", "filter[eventName]", STRING, IN_QUERY, ONE_OF(notification_type),
          .doc = "only this event"),
    FIELD("status", "filter[status]", STRING, IN_QUERY, ONE_OF(delivery_status),
          .doc = "only notifications with this delivery status"),
    FIELD("after", "filter[after]", TIME, IN_QUERY, .doc = "only later ones"),
    FIELD("before", "filter[before]", TIME, IN_QUERY, .doc = "only earlier ones"),
};

static const perk_field notification_params[] = {
    ORGANIZATION,
    CAMEL("event_id", "eventId", STRING, IN_PATH, .doc = "event_id of the notification"),
};

static const perk_op ops[] = {
    {
        OPERATION("notifications.list", "GET", IN_ISSUER "/notifications"),
        .doc = "List the webhook notifications that were sent, newest first",
        .status = "current",
        .scope = "notifications:read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(notifications_list_params),
        .reply_many = true,
        .reply_types = TYPES("notification"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("notifications.replay", "POST", IN_ISSUER "/notifications/{eventId}/replay"),
        .doc = "Send a notification again",
        .status = "current",
        .scope = "notifications:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(202),
        PARAMS(notification_params),
        .reply = PERK_REPLY_OBJECT,
        .reply_members = NAMES("eventId", "id"),
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
        RULES({
            .read = "notifications.list",
            .evidence = PERK_EVIDENCE_PRESENT,
            .args = PAIRS(SAME_ORGANIZATION, {"status", "=\"pending\""}),
            .match = PAIRS({"eventId", "event_id"}),
            .partial = true,
            .note =
                "notifications.list shows a notification that is waiting to be sent; one that was "
                "sent already stays unknown, its "
                "last_attempt_at has the time.",
        }),
    },
};

const perk_noun perk_kard_notifications = {"notifications", KINDS(kinds), OPS(ops)};
