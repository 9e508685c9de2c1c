#include "api/kard/shared.h"

static const perk_field subscription_attributes[] = {
    CAMEL("event_name", "eventName", STRING, NEEDED, ONE_OF(notification_type), FACT(TITLE),
          .doc = "event to be notified of"),
    CAMEL("webhook_url", "webhookUrl", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "address that it is sent to"),
    SAME("enabled", BOOL, NEEDED, .doc = "whether the event is sent"),
};
static OBJECT(subscription_attributes, "SubscriptionAttributes");

static const perk_field subscription_changes[] = {
    CAMEL("event_name", "eventName", STRING, ONE_OF(notification_type),
          .doc = "event to be notified of"),
    CAMEL("webhook_url", "webhookUrl", STRING, .flags = PERK_NONEMPTY,
          .doc = "address that it is sent to"),
    SAME("enabled", BOOL, .doc = "whether the event is sent"),
};
static OBJECT(subscription_changes, "SubscriptionChanges");

static const perk_resource_kind kinds[] = {
    {
        .type = "subscription",
        .class_name = "Subscription",
        .doc = "A webhook subscription of the issuer",
        .attributes = &perk_object_subscription_attributes,
        .request = &perk_object_subscription_attributes,
        .update = &perk_object_subscription_changes,
    },
};

static const perk_field subscriptions_create_params[] = {
    ORGANIZATION, BODY_ITEMS("subscriptions", "events and where to send them")};

static const perk_field subscriptions_list_params[] = {
    ORGANIZATION,
    FIELD("event_name", "filter[eventName]", STRING, IN_QUERY, ONE_OF(notification_type),
          .doc = "only this event"),
};

static const perk_field subscription_update_params[] = {
    ORGANIZATION,
    CAMEL("subscription_id", "subscriptionId", STRING, IN_PATH, .doc = "id of the subscription"),
    BODY_ITEM("subscription", "what to change"),
};

static const perk_op ops[] = {
    {
        OPERATION("subscriptions.create", "POST", IN_ISSUER "/subscriptions"),
        .doc = "Subscribe addresses to webhook events",
        .status = "current",
        .scope = "notifications:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(subscriptions_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("subscription"), .min_items = 1},
        .reply_many = true,
        .reply_types = TYPES("subscription"),
        .included_types = NO_TYPES,
        RULES({
            .read = "subscriptions.list",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION),
            .match = PAIRS({"eventName", "item.eventName"}, {"webhookUrl", "item.webhookUrl"}),
            .note = "subscriptions.list shows whether the address is subscribed to the event.",
        }),
    },
    {
        OPERATION("subscriptions.list", "GET", IN_ISSUER "/subscriptions"),
        .doc = "List the issuer's webhook subscriptions",
        .status = "current",
        .scope = "notifications:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(subscriptions_list_params),
        .reply_many = true,
        .reply_types = TYPES("subscription"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("subscriptions.update", "PATCH", IN_ISSUER "/subscriptions/{subscriptionId}"),
        .doc = "Change a webhook subscription; what is omitted stays unchanged",
        .status = "current",
        .scope = "notifications:write",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(subscription_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("subscription"), .update = true},
        .reply_types = TYPES("subscription"),
        .included_types = NO_TYPES,
        RULES({
            .read = "subscriptions.list",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION),
            .match = PAIRS({"@id", "subscription_id"}),
            .note = "subscriptions.list shows whether the subscription is as sent; with other "
                    "values, the outcome stays unknown.",
        }),
    },
};

const perk_noun perk_kard_subscriptions = {"subscriptions", KINDS(kinds), OPS(ops)};
