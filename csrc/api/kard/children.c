#include "api/kard/shared.h"

static const perk_field children_list_params[] = {ORGANIZATION, PAGES_FORWARD};

static const perk_field child_create_params[] = {
    ORGANIZATION, BODY_ITEM("child", "the child organization to make")};

#define CHILD CAMEL("child_id", "childId", STRING, IN_PATH, .doc = "id of the child organization")

static const perk_field child_params[] = {ORGANIZATION, CHILD};

static const perk_field child_update_params[] = {ORGANIZATION, CHILD,
                                                 BODY_ITEM("child", "what to change")};

static const perk_op ops[] = {
    {
        OPERATION("children.list", "GET", IN_ISSUER "/children"),
        .doc = "List child organizations",
        .status = "current",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(children_list_params),
        .reply_many = true,
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("children.create", "POST", IN_ISSUER "/children"),
        .doc = "Make a child organization, a copy of its parent",
        .status = "current",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(child_create_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("organization")},
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
        RULES({
            .read = "children.list",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION),
            .match = PAIRS({"name", "item.name"}),
            .note = "children.list shows whether a child of that name exists.",
        }),
    },
    {
        OPERATION("children.get", "GET", IN_ISSUER "/children/{childId}"),
        .doc = "Read a child organization",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(child_params),
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("children.update", "PATCH", IN_ISSUER "/children/{childId}"),
        .doc = "Change a child organization; what is omitted stays unchanged",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(child_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("organization"), .update = true},
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
        RULES({
            .read = "children.get",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION, {"child_id", "child_id"}),
            .by_id = true,
            .note = "children.get shows whether the child is as sent; with other values, the "
                    "outcome stays unknown.",
        }),
    },
    {
        OPERATION("children.delete", "DELETE", IN_ISSUER "/children/{childId}"),
        .doc = "Delete a child organization",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(child_params),
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
        RULES({
            .read = "children.get",
            .evidence = PERK_EVIDENCE_ABSENT,
            .args = PAIRS(SAME_ORGANIZATION, {"child_id", "child_id"}),
            .by_id = true,
            .note = "children.get shows whether the child still exists.",
        }),
    },
};

const perk_noun perk_kard_children = {"children", OPS(ops)};
