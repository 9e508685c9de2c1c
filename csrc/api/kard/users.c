#include "api/kard/shared.h"

static ENUM(enrolled_reward, "EnrolledReward", "CARDLINKED");

static ENUM(phone_number_type, "PhoneNumberType", "MOBILE", "HOME", "WORK", "OTHER");

static const perk_field phone_number[] = {
    SAME("number", STRING, NEEDED, LOOKS(PHONE), PERSONAL, .doc = "telephone number"),
    SAME("type", STRING, ONE_OF(phone_number_type),
         .doc = "kind of telephone; the server infers it when left out"),
};
static OBJECT(phone_number, "PhoneNumber");

static ENUM(postal_code_type, "PostalCodeType", "PHYSICAL", "BILLING", "OTHER");

static const perk_field postal_code[] = {
    SAME("code", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(5, 5), PERSONAL,
         .doc = "ZIP code"),
    SAME("type", STRING, ONE_OF(postal_code_type),
         .doc = "kind of address; the server infers it when left out"),
};
static OBJECT(postal_code, "PostalCode");

static const perk_field user_attributes[] = {
    CAMEL("enrolled_rewards", "enrolledRewards", STRING, LISTED, NEEDED, ONE_OF(enrolled_reward),
          .doc = "reward programmes to enrol in; an empty list enrols in none"),
    CAMEL("zip_code", "zipCode", STRING, PERSONAL, .doc = "home ZIP code"),
    SAME("email", STRING, PERSONAL, .doc = "e-mail address"),
    CAMEL("hashed_email", "hashedEmail", STRING, LOOKS(SHA256), PERSONAL,
          .doc = "hash of the normalised e-mail address"),
    CAMEL("phone_number", "phoneNumber", STRING, LOOKS(PHONE), PERSONAL, .doc = "telephone number"),
    CAMEL("birth_year", "birthYear", STRING, PERSONAL, .doc = "year of birth"),
    CAMEL("historical_transactions_sent", "historicalTransactionsSent", BOOL,
          .doc = "whether past transactions were sent; cannot be reset to false"),
    CAMEL("phone_numbers", "phoneNumbers", OBJECT, LISTED, HOLDS(phone_number), .max_items = 10,
          PERSONAL, .doc = "telephone numbers; a list that is sent replaces the stored one"),
    CAMEL("postal_codes", "postalCodes", OBJECT, LISTED, HOLDS(postal_code), .max_items = 10,
          PERSONAL, .doc = "ZIP codes; a list that is sent replaces the stored one"),
};
static OBJECT(user_attributes, "UserAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "user",
        .class_name = "User",
        .personal = true,
        .doc = "A user of the issuer; the id is yours",
        .attributes = &perk_object_user_attributes,
        .request = &perk_object_user_attributes,
        .request_id = PERK_ID_REQUIRED,
    },
};

static const perk_field users_create_params[] = {
    ORGANIZATION, BODY_ITEMS("users", "the users to enrol", PERSONAL)};

static const perk_field user_params[] = {ORGANIZATION, USER};

static const perk_field user_update_params[] = {
    ORGANIZATION, USER, BODY_ITEM("user", "the complete new state of the user", PERSONAL)};

static const perk_op ops[] = {
    {
        OPERATION("users.create", "POST", IN_ISSUER "/users"),
        .doc = "Enrol users",
        .status = "current",
        .scope = "user:write",
        .replay = PERK_SINGLE,
        .multi_status = true,
        .success = STATUSES(201, 207),
        PARAMS(users_create_params),
        .body = {.shape = PERK_BODY_LIST, .types = TYPES("user"), .min_items = 1, .max_items = 100},
        .reply_many = true,
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
        RULES({
            .read = "users.get",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_ORGANIZATION, {"user_id", "item.id"}),
            .by_id = true,
            .sticky = NAMES("phoneNumbers", "postalCodes"),
            .note = "users.get shows whether the user exists; with other values than those sent, "
                    "the outcome stays unknown.",
        }),
    },
    {
        OPERATION("users.get", "GET", IN_USER),
        .doc = "Read one user",
        .status = "current",
        .scope = "user:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("users.update", "PUT", IN_USER),
        .doc = "Replace a user completely",
        REPLACES,
        .status = "current",
        .scope = "user:update",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_update_params),
        .body = {.shape = PERK_BODY_ONE, .types = TYPES("user"), .id = "user_id"},
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
        RULES({
            .read = "users.get",
            .evidence = PERK_EVIDENCE_SAME,
            .args = PAIRS(SAME_USER),
            .by_id = true,
            .sticky = NAMES("historicalTransactionsSent", "phoneNumbers", "postalCodes"),
            .note = "users.get shows whether the user is as sent; with other values, the outcome "
                    "stays unknown.",
        }),
    },
    {
        OPERATION("users.delete", "DELETE", IN_USER),
        .doc = "Remove a user; the same id can enrol again",
        .status = "current",
        .scope = "user:delete",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(user_params),
        .reply_types = TYPES("user"),
        .included_types = NO_TYPES,
        RULES({
            .read = "users.get",
            .evidence = PERK_EVIDENCE_ABSENT,
            .args = PAIRS(SAME_USER),
            .by_id = true,
            .note = "users.get shows whether the user still exists.",
        }),
    },
};

const perk_noun perk_kard_users = {"users", KINDS(kinds), OPS(ops)};
