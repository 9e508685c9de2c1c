#include "api/readback.h"

#include "api/rows.h"

#define PAIRS(...) ((const perk_pair[]){__VA_ARGS__, {NULL, NULL}})
#define ORGANIZATION                                                                               \
    {                                                                                              \
        "organization_id", "organization_id"                                                       \
    }
#define OF_USER                                                                                    \
    ORGANIZATION,                                                                                  \
    {                                                                                              \
        "user_id", "user_id"                                                                       \
    }
#define NOTHING(name, text)                                                                        \
    {                                                                                              \
        .op = (name), .note = (text)                                                               \
    }

const perk_readback perk_readbacks[] = {
    NOTHING("webview.create_token", "A token changes nothing: ask for another one."),

    /* ---- users ---- */
    {
        .op = "users.create",
        .read = "users.get",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION, {"user_id", "item.id"}),
        .by_id = true,
        .sticky = NAMES("phoneNumbers", "postalCodes"),
        .note = "users.get shows whether the user is there; with other values than were sent it "
                "stays unknown.",
    },
    {
        .op = "users.update",
        .read = "users.get",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(OF_USER),
        .by_id = true,
        .sticky = NAMES("historicalTransactionsSent", "phoneNumbers", "postalCodes"),
        .note = "users.get shows whether the user is as sent; with other values it stays unknown.",
    },
    {
        .op = "users.delete",
        .read = "users.get",
        .proof = PERK_PROOF_GONE,
        .args = PAIRS(OF_USER),
        .by_id = true,
        .note = "users.get shows whether the user is gone.",
    },

    /* ---- what users do ---- */
    NOTHING("offers.activate",
            "Nothing shows an activation: that an offer has no button any more does not prove it."),
    NOTHING("offers.boost",
            "Nothing shows a boost: that an offer has no button any more does not prove it."),
    NOTHING("offers.view", "Nothing shows a view."),
    NOTHING("attributions.create", "Nothing reads events back; sent again they count again."),
    NOTHING("placement_slots.activate",
            "Nothing tells one activation from another; a last_activated_at of "
            "placement_content.get that is later than your "
            "request shows that it arrived."),

    /* ---- purchases: rewards show those that earned, and of them only the event with that date and
       amount ---- */
    {
        .op = "transactions.create",
        .when = "item.status",
        .equals = "SETTLED",
        .read = "earned_rewards.list",
        .proof = PERK_PROOF_THERE,
        .args = PAIRS(ORGANIZATION, {"user_id", "item.userId"}, {"status", "item.status"}),
        .match = PAIRS({"transactionId", "item.transactionId"},
                       {"transactionAmountInCents", "item.amount"},
                       {"transactionTimestamp", "item.settledDate"}),
        .partial = true,
        .note = "earned_rewards.list shows purchases that earned, so a purchase that it does not "
                "show stays unknown; an event may be "
                "sent again under the same id.",
    },
    {
        .op = "transactions.create",
        .when = "item.status",
        .equals = "APPROVED",
        .read = "earned_rewards.list",
        .proof = PERK_PROOF_THERE,
        .args = PAIRS(ORGANIZATION, {"user_id", "item.userId"}, {"status", "item.status"}),
        .match = PAIRS({"transactionId", "item.transactionId"},
                       {"transactionAmountInCents", "item.amount"},
                       {"transactionTimestamp", "item.authorizationDate"}),
        .partial = true,
        .note = "earned_rewards.list shows purchases that earned, so a purchase that it does not "
                "show stays unknown; an event may be "
                "sent again under the same id.",
    },
    NOTHING("transactions.create", "Nothing shows an event that takes a purchase back; it may be "
                                   "sent again under the same id."),
    NOTHING("transactions.create_upload_urls",
            "Nothing lists the addresses; those that nobody uses run out, so ask again."),
    NOTHING("fraud_markers.create", "Nothing lists marks of fraud."),
    NOTHING("historical_uploads.create", "Nothing lists uploads."),
    NOTHING("historical_uploads.add_part",
            "Nothing lists what an upload holds; sent again the part may be in it twice."),
    NOTHING("historical_uploads.complete",
            "Nothing shows whether an upload is complete; it may be sent again."),
    NOTHING("audits.create", "Nothing reads an audit back: the auditUpdate webhook tells of it by "
                             "its transaction_id; notifications.list shows when "
                             "such webhooks were sent, not about which audit."),

    /* ---- webhooks ---- */
    {
        .op = "subscriptions.create",
        .read = "subscriptions.list",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION),
        .match = PAIRS({"eventName", "item.eventName"}, {"webhookUrl", "item.webhookUrl"}),
        .note = "subscriptions.list shows whether the address is subscribed to the event.",
    },
    {
        .op = "subscriptions.update",
        .read = "subscriptions.list",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION),
        .match = PAIRS({"@id", "subscription_id"}),
        .note = "subscriptions.list shows whether the subscription is as sent; with other values "
                "it stays unknown.",
    },
    {
        .op = "notifications.replay",
        .read = "notifications.list",
        .proof = PERK_PROOF_THERE,
        .args = PAIRS(ORGANIZATION, {"status", "=\"pending\""}),
        .match = PAIRS({"eventId", "event_id"}),
        .partial = true,
        .note = "notifications.list shows a notification that is waiting to be sent; one that was "
                "sent already stays unknown, its "
                "last_attempt_at tells when.",
    },

    /* ---- organisations, placements, content strategies ---- */
    {
        .op = "children.create",
        .read = "children.list",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION),
        .match = PAIRS({"name", "item.name"}),
        .note = "children.list shows whether there is a child of that name.",
    },
    {
        .op = "children.update",
        .read = "children.get",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION, {"child_id", "child_id"}),
        .by_id = true,
        .note =
            "children.get shows whether the child is as sent; with other values it stays unknown.",
    },
    {
        .op = "children.delete",
        .read = "children.get",
        .proof = PERK_PROOF_GONE,
        .args = PAIRS(ORGANIZATION, {"child_id", "child_id"}),
        .by_id = true,
        .note = "children.get shows whether the child is gone.",
    },
    {
        .op = "placements.create",
        .read = "placements.list",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION, {"name", "item.name"}, {"type", "item.type"},
                      {"include", "=\"slots\""}),
        .match = PAIRS({"name", "item.name"}, {"@type", "item.type"}),
        .sticky = NAMES("status"),
        .note = "placements.list shows whether there is a placement as sent; several of the same "
                "name and values stay unknown.",
    },
    {
        .op = "placements.update",
        .read = "placements.get",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION, {"placement_id", "placement_id"}, {"include", "=\"slots\""}),
        .by_id = true,
        .sticky = NAMES("status"),
        .note = "placements.get shows whether the placement is as sent; with other values it stays "
                "unknown.",
    },
    {
        .op = "placements.delete",
        .read = "placements.get",
        .proof = PERK_PROOF_GONE,
        .args = PAIRS(ORGANIZATION, {"placement_id", "placement_id"}),
        .by_id = true,
        .note = "placements.get shows whether the placement is gone.",
    },
    {
        .op = "content_strategies.create",
        .read = "content_strategies.list",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION, {"name", "item.name"}),
        .match = PAIRS({"name", "item.name"}),
        .note = "content_strategies.list shows whether there is a strategy of that name; with "
                "other values it stays unknown.",
    },
    {
        .op = "content_strategies.update",
        .read = "content_strategies.get",
        .proof = PERK_PROOF_SAME,
        .args = PAIRS(ORGANIZATION, {"content_strategy_id", "content_strategy_id"}),
        .by_id = true,
        .note = "content_strategies.get shows whether the strategy is as sent; with other values "
                "it stays unknown.",
    },
    {
        .op = "content_strategies.delete",
        .read = "content_strategies.get",
        .proof = PERK_PROOF_GONE,
        .args = PAIRS(ORGANIZATION, {"content_strategy_id", "content_strategy_id"}),
        .by_id = true,
        .note = "content_strategies.get shows whether the strategy is gone.",
    },

    /* ---- legacy: users cannot be read, and an audit only by an id that the lost reply held ----
     */
    NOTHING("legacy.users.create",
            "The legacy API reads no user back; one that is there already is refused with 409."),
    NOTHING("legacy.users.update",
            "The legacy API reads no user back; the update may be sent again."),
    NOTHING("legacy.users.delete",
            "The legacy API reads no user back; the deletion may be sent again."),
    NOTHING("legacy.cards.create",
            "The legacy API reads no card back; one that is there already is refused with 409."),
    NOTHING("legacy.transactions.create",
            "Nothing reads events back; they have no id here, so sent again they are there twice."),
    NOTHING("legacy.audits.create", "An audit is read by an id that only the reply tells."),
    NOTHING("legacy.attributions.create",
            "Nothing reads events back; sent again they count again."),

    /* ---- Capillary ---- */
    NOTHING("capillary.promotions.activate",
            "Nothing shows the customer's own switch: sources disagree on what promotion_status "
            "means. Setting it again looks "
            "harmless, but that is not promised."),
    NOTHING("capillary.promotions.deactivate",
            "Nothing shows the customer's own switch: sources disagree on what promotion_status "
            "means. Setting it again looks "
            "harmless, but that is not promised."),
    NOTHING("capillary.promotions.issue", "capillary.promotions.list of each customer shows what "
                                          "they hold, but not which request gave it."),
    NOTHING("capillary.promotions.earn", "capillary.promotions.list shows what the customer holds, "
                                         "but not which request gave it; compare event_time."),
    NOTHING("capillary.promotions.earn_bulk",
            "capillary.promotions.list shows what the customer holds, but not which request gave "
            "it; compare event_time."),
    NOTHING("capillary.promotions.revoke_earn", "Nothing says what became of an earned instance "
                                                "that capillary.promotions.list does not show."),
    {
        .op = "capillary.carts.cancel",
        .read = "capillary.carts.list_pending",
        .proof = PERK_PROOF_GONE,
        .args = PAIRS({"customer_id", "customer_id"}),
        .match = PAIRS({"tempRedemptionDetails.cartEvaluationId", "evaluation_id"}),
        .note = "capillary.carts.list_pending shows whether the cart is still open.",
    },
    NOTHING("capillary.carts.evaluate",
            "Each call makes an evaluation of its own; capillary.carts.list_pending shows a cart "
            "that one has left open."),
    {
        .op = "capillary.codes.link",
        .read = "capillary.codes.list",
        .proof = PERK_PROOF_THERE,
        .args = PAIRS({"codes", "code"}, {"mode", "mode"}),
        .match = PAIRS({"code", "code"}, {"customerId", "customer_id"}),
        .note = "capillary.codes.list shows whose the code is.",
    },
    NOTHING("capillary.redemptions.create",
            "capillary.redemptions.list is asked by code, and shows the transaction_identifier of "
            "each use; without a code nothing "
            "shows it."),
    {
        .op = "capillary.organization.activate_promotion",
        .read = "capillary.organization.list_configurations",
        .proof = PERK_PROOF_THERE,
        .args = PAIRS({"promotion_ids", "promotion_id"}, {"include_inactive", "=true"}),
        .match = PAIRS({"promotionId", "promotion_id"}, {"isActive", "=true"}),
        .partial = true,
        .note = "capillary.organization.list_configurations shows whether the promotion is on; "
                "when it is not, it may have been "
                "switched off since.",
    },
    {
        .op = "capillary.organization.deactivate_promotion",
        .read = "capillary.organization.list_configurations",
        .proof = PERK_PROOF_THERE,
        .args = PAIRS({"promotion_ids", "promotion_id"}, {"include_inactive", "=true"}),
        .match = PAIRS({"promotionId", "promotion_id"}, {"isActive", "=false"}),
        .partial = true,
        .note = "capillary.organization.list_configurations shows whether the promotion is off; "
                "when it is not, it may have been "
                "switched on since.",
    },
};
const size_t perk_readback_count = PERK_COUNT(perk_readbacks);

const perk_readback *perk_readback_find(const perk_op *op)
{
    for (size_t i = 0; i < perk_readback_count; i++)
        if (perk_str_eq(perk_str_of(perk_readbacks[i].op), perk_str_of(op->name)))
            return &perk_readbacks[i];
    return NULL;
}

bool perk_op_modifies(const perk_op *op)
{
    const perk_readback *row = perk_readback_find(op);
    return op->replaces && row && row->by_id;
}
