#include "api/kard/shared.h"

static const perk_field placement_content_params[] = {
    ORGANIZATION,
    USER,
    CAMEL("placement_id", "placementId", STRING, IN_PATH,
          .doc = "id of the placement; e-mail and push placements return a preview of what would "
                 "be sent"),
    SAME("include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(offer_include),
         .doc = "related resources to include; standard placements only"),
    SUPPORTED_COMPONENTS("components that you can show; 'all' for every one"),
};

static const perk_op ops[] = {
    {
        OPERATION("placement_content.get", "GET", IN_USER "/placements/{placementId}/content"),
        .doc = "Read what a placement shows to a user: offers, or batches of offers",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(placement_content_params),
        .reply_many = true,
        .reply_types = TYPES("standardOffer", "placementBatch"),
        .included_types = TYPES("category"),
    },
};

const perk_noun perk_kard_placement_content = {"placement_content", OPS(ops)};
