#include "api/kard_legacy/shared.h"

static const perk_field legacy_card[] = {
    FIELD("id", "_id", STRING, NEEDED, PERSONAL, .doc = "id of the card"),
    LEGACY_CARD_MEMBERS,
};
static OBJECT(legacy_card, "LegacyCard");

static const perk_field legacy_user_attributes[] = {
    FIELD("id", "_id", STRING, PERSONAL, .doc = "the provider's id of the user"),
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING, NEEDED, PERSONAL,
          .doc = "your id of the user"),
    CAMEL("referring_partner", "referringPartner", STRING, .doc = "the issuer"),
    CAMEL("external_partner_user_id", "externalPartnerUserId", STRING, PERSONAL,
          .doc = "id of the user at a partner"),
    SAME("email", STRING, PERSONAL, .doc = "e-mail address"),
    CAMEL("hashed_email", "hashedEmail", STRING, PERSONAL,
          .doc = "lowercase hex SHA-256 of the normalised e-mail address"),
    CAMEL("phone_number", "phoneNumber", STRING, PERSONAL, .doc = "E.164 telephone number"),
    CAMEL("birth_year", "birthYear", STRING, PERSONAL, .doc = "year of birth"),
    CAMEL("user_name", "userName", STRING, PERSONAL, .doc = "user name"),
    CAMEL("first_name", "firstName", STRING, PERSONAL, .doc = "first name"),
    CAMEL("last_name", "lastName", STRING, PERSONAL, .doc = "last name"),
    CAMEL("zip_code", "zipCode", STRING, .digits = 5, PERSONAL, .doc = "home ZIP code"),
    CAMEL("enrolled_rewards", "enrolledRewards", STRING, LISTED, ONE_OF(legacy_reward_kind),
          .doc = "reward programmes"),
    SAME("cards", OBJECT, LISTED, HOLDS(legacy_card), PERSONAL, .doc = "the user's cards"),
    CAMEL("created_date", "createdDate", TIME, .doc = "time of enrolment"),
    CAMEL("last_modified", "lastModified", TIME, .doc = "time of the last change of the user"),
};
static OBJECT(legacy_user_attributes, "LegacyUserAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "legacyUser",
        .class_name = "LegacyUser",
        .personal = true,
        .doc = "A user of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("referringPartnerUserId", "_id"),
        .attributes = &perk_object_legacy_user_attributes,
    },
};

#define USER_MEMBERS                                                                               \
    SAME("email", STRING, IN_BODY, PERSONAL, .doc = "e-mail address"),                             \
        CAMEL("hashed_email", "hashedEmail", STRING, IN_BODY, LOOKS(SHA256), PERSONAL,             \
              .doc = "hash of the normalised e-mail address"),                                     \
        CAMEL("phone_number", "phoneNumber", STRING, IN_BODY, LOOKS(PHONE), PERSONAL,              \
              .doc = "telephone number"),                                                          \
        CAMEL("birth_year", "birthYear", STRING, IN_BODY, PERSONAL, .doc = "year of birth"),       \
        CAMEL("user_name", "userName", STRING, IN_BODY, PERSONAL, .doc = "user name"),             \
        CAMEL("first_name", "firstName", STRING, IN_BODY, PERSONAL, .doc = "first name"),          \
        CAMEL("last_name", "lastName", STRING, IN_BODY, PERSONAL, .doc = "last name"),             \
        CAMEL("zip_code", "zipCode", STRING, IN_BODY, PERSONAL, .doc = "home ZIP code"),           \
        CAMEL("external_partner_user_id", "externalPartnerUserId", STRING, IN_BODY, PERSONAL,      \
              .doc = "id of the user at a partner"),                                               \
        CAMEL("enrolled_rewards", "enrolledRewards", STRING, LISTED, IN_BODY,                      \
              ONE_OF(legacy_reward_kind),                                                          \
              .doc =                                                                               \
                  "reward programmes; AFFILIATE is no longer used, an empty list enrols in none")

static const perk_field user_create_params[] = {
    CAMEL("referring_partner_user_id", "referringPartnerUserId", STRING, .place = PERK_IN_BODY,
          FILLED, PERSONAL, .doc = "your id of the user"),
    USER_MEMBERS,
    CARDS,
    CAMEL("referring_partner", "referringPartner", STRING, IN_BODY, .doc = "the issuer"),
};

static const perk_field user_update_params[] = {USER_TWICE, USER_MEMBERS};

static const perk_field user_params[] = {USER};

static const perk_op ops[] = {
    {
        OPERATION("users.create", "POST", "/users/users"),
        .doc = "Enrol a user",
        .status = "current",
        .scope = "user:write",
        .replay = PERK_SINGLE,
        .any_of = LISTS(NAMES("email", "user_name")),
        .success = STATUSES(201),
        PARAMS(user_create_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
        UNVERIFIABLE(
            "The legacy API cannot read users; one that exists already is rejected with 409."),
    },
    {
        OPERATION("users.update", "PUT", "/users/users/{referringPartnerUserId}"),
        .doc = "Replace a user completely",
        .replaces = true,
        .advice = "It replaces everything: what is omitted is cleared. Give all members, not only "
                  "those that change.",
        .status = "current",
        .scope = "user:update",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_update_params),
        .body = {.shape = PERK_BODY_OBJECT},
        .reply_types = TYPES("legacyUser"),
        .included_types = NO_TYPES,
        UNVERIFIABLE("The legacy API cannot read users; the update can be sent again."),
    },
    {
        OPERATION("users.delete", "DELETE", "/users/users/{referringPartnerUserId}"),
        .doc = "Remove a user",
        .status = "current",
        .scope = "user:delete",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply = PERK_REPLY_TEXT,
        .reply_types = NO_TYPES,
        .included_types = NO_TYPES,
        UNVERIFIABLE("The legacy API cannot read users; the deletion can be sent again."),
    },
};

const perk_noun perk_kard_legacy_users = {"users", KINDS(kinds), OPS(ops)};
