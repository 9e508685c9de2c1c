#include "api/kard/shared.h"

static const perk_field slot_activate_params[] = {
    ORGANIZATION,
    USER,
    CAMEL("placement_id", "placementId", STRING, IN_PATH, .doc = "id of the placement"),
    CAMEL("slot_id", "slotId", STRING, IN_PATH, .doc = "id of the slot"),
};

static const perk_op ops[] = {
    {
        OPERATION("placement_slots.activate", "POST",
                  IN_USER "/placements/{placementId}/slot/{slotId}/activate"),
        .doc = "Activate a slot and all its offers",
        .status = "current",
        .scope = "attributions:write",
        .replay = PERK_SINGLE,
        .success = STATUSES(201),
        PARAMS(slot_activate_params),
        .reply_types = TYPES("placementSlotAttribution"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("Nothing distinguishes one activation from another; a last_activated_at of "
                     "placement_content.get that is later than your "
                     "request shows that it arrived."),
    },
};

const perk_noun perk_kard_placement_slots = {"placement_slots", OPS(ops)};
