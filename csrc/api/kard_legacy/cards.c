#include "api/kard_legacy/shared.h"

static const perk_field card_create_params[] = {USER_TWICE, CARDS};

static const perk_op ops[] = {
    {
        OPERATION("cards.create", "POST", "/users/users/{referringPartnerUserId}/cards"),
        .doc = "Add cards to a user",
        .status = "current",
        .scope = "user:write",
        .replay = PERK_SINGLE,
        .any_of = LISTS(NAMES("cards", "card_info")),
        .success = STATUSES(201),
        PARAMS(card_create_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("legacyUser"),
        .included_types = NO_TYPES,
        UNVERIFIABLE(
            "The legacy API cannot read cards; one that exists already is rejected with 409."),
    },
};

const perk_noun perk_kard_legacy_cards = {"cards", OPS(ops)};
