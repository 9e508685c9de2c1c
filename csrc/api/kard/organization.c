#include "api/kard/shared.h"

static ENUM(organization_reward, "OrganizationReward", "CARDLINKED", "AFFILIATE");

static ENUM(organization_network, "OrganizationNetwork", "VISA", "MASTERCARD", "AMERICAN_EXPRESS",
            "DISCOVER");

/* The issuer itself and its children share one resource type; what only one of them has is not
 * required. */
static const perk_field organization_attributes[] = {
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "name of the organization"),
    SAME("bins", STRING, LISTED, NEEDED, .doc = "first digits of its cards"),
    CAMEL("external_id", "externalId", STRING, .doc = "your id of the organization (children)"),
    CAMEL("enrolled_rewards", "enrolledRewards", STRING, LISTED, ONE_OF(organization_reward),
          .doc = "reward programmes it takes part in (the issuer itself)"),
    CAMEL("card_networks", "cardNetworks", STRING, LISTED, ONE_OF(organization_network),
          .doc = "networks of its cards (the issuer itself)"),
    CAMEL("affiliate_commission_split", "affiliateCommissionSplit", NUM, EXACT,
          .doc = "its share of affiliate commissions"),
    CAMEL("cardlinked_commission_split", "cardlinkedCommissionSplit", NUM, EXACT,
          .doc = "its share of card-linked commissions"),
    CAMEL("cardlinked_user_commission_split", "cardlinkedUserCommissionSplit", NUM, EXACT,
          .doc = "the users' share of card-linked commissions"),
};
static OBJECT(organization_attributes, "OrganizationAttributes");

static const perk_field new_child[] = {
    SAME("name", STRING, NEEDED, LOOKS(WORDS), .doc = "name of the organization"),
    CAMEL("external_id", "externalId", STRING, .doc = "your id of the organization"),
    SAME("bins", STRING, LISTED, .doc = "first digits of its cards"),
};
static OBJECT(new_child, "NewChild");

static const perk_field child_changes[] = {
    SAME("name", STRING, LOOKS(WORDS), .doc = "name of the organization"),
    CAMEL("external_id", "externalId", STRING,
          .doc = "your id of it; by the provider's text only the name can change"),
    SAME("bins", STRING, LISTED,
         .doc = "first digits of its cards; by the provider's text only the name can change"),
};
static OBJECT(child_changes, "ChildChanges");

static const perk_resource_kind kinds[] = {
    {
        .type = "organization",
        .class_name = "Organization",
        .doc = "An issuer, or a child organization of it",
        .attributes = &perk_object_organization_attributes,
        .request = &perk_object_new_child,
        .update = &perk_object_child_changes,
    },
};

static const perk_op ops[] = {
    {
        OPERATION("organization.get", "GET", "/v2/issuer"),
        .doc = "Read the organization that the token belongs to",
        .status = "current",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        .reply_types = TYPES("organization"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_organization = {"organization", KINDS(kinds), OPS(ops)};
