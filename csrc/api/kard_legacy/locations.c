#include "api/kard_legacy/shared.h"

static ENUM(legacy_location_type, "LegacyLocationType", "INSTORE");

static const perk_field legacy_address[] = {
    SAME("street", STRING, NEEDED, .doc = "street and number"),
    SAME("city", STRING, NEEDED, .doc = "city"),
    SAME("state", STRING, NEEDED, ONE_OF(state), .doc = "state"),
    CAMEL("zip_code", "zipCode", STRING, NEEDED, .digits = 5,
          .doc = "ZIP code; some replies have it as a number"),
};
static OBJECT(legacy_address, "LegacyAddress");

static const perk_field legacy_hours[] = {
    FIELD("sunday", "SUNDAY", STRING, .doc = "opening times on Sundays"),
    FIELD("monday", "MONDAY", STRING, .doc = "on Mondays"),
    FIELD("tuesday", "TUESDAY", STRING, .doc = "on Tuesdays"),
    FIELD("wednesday", "WEDNESDAY", STRING, .doc = "on Wednesdays"),
    FIELD("thursday", "THURSDAY", STRING, .doc = "on Thursdays"),
    FIELD("friday", "FRIDAY", STRING, .doc = "on Fridays"),
    FIELD("saturday", "SATURDAY", STRING, .doc = "on Saturdays"),
};
static OBJECT(legacy_hours, "LegacyHours");

static const perk_field legacy_location_attributes[] = {
    FIELD("id", "_id", STRING, NEEDED, .doc = "id of the place"),
    CAMEL("merchant_id", "merchantId", STRING, NEEDED, .doc = "id of the merchant"),
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "name of the place"),
    CAMEL("location_type", "locationType", STRING, NEEDED, ONE_OF(legacy_location_type),
          .doc = "kind of place"),
    SAME("address", OBJECT, NEEDED, HOLDS(legacy_address), .doc = "where it is"),
    CAMEL("geo_location", "geoLocation", OBJECT, NEEDED, HOLDS(coordinates),
          .doc = "where it is on the map"),
    SAME("phone", STRING, NEEDED, .doc = "telephone number"),
    CAMEL("operation_hours", "operationHours", OBJECT, HOLDS(legacy_hours),
          .doc = "when it is open"),
    CAMEL("google_id", "googleId", STRING, .doc = "id of the place at Google"),
    SAME("source", STRING, NEEDED, ONE_OF(legacy_source), .doc = "national or local"),
    SAME("category", STRING, NEEDED, ONE_OF(category), FACT(CATEGORY), .doc = "category"),
    CAMEL("created_date", "createdDate", TIME, NEEDED, .doc = "time of creation"),
    CAMEL("last_modified", "lastModified", TIME, NEEDED, .doc = "time of the last change"),
    SAME("offers", OBJECT, LISTED, HOLDS(legacy_listed_offer),
         .doc = "offers that are valid there; in lists"),
    SAME("merchant", OBJECT, HOLDS(legacy_merchant), FACT(MERCHANT),
         .doc = "the merchant; in lists"),
};
static OBJECT(legacy_location_attributes, "LegacyLocationAttributes");

static const perk_resource_kind kinds[] = {
    {
        .type = "legacyLocation",
        .class_name = "LegacyLocation",
        .doc = "A place of the legacy API, a plain object",
        .plain = true,
        .shown_by = NAMES("_id", "id"),
        .attributes = &perk_object_legacy_location_attributes,
    },
};

/* A ZIP code is enough alone; a city needs its state, a point both its
 * coordinates. */
#define AREA                                                                                       \
    SAME("city", STRING, IN_QUERY, .needs = "state",                                               \
         .doc = "only this city, together with state"),                                            \
        CAMEL("zip_code", "zipCode", STRING, IN_QUERY,                                             \
              .excludes = NAMES("state", "city", "longitude", "latitude", "radius"), PERSONAL,     \
              .doc = "only this ZIP code"),                                                        \
        SAME("state", STRING, IN_QUERY, ONE_OF(state), .needs = "city",                            \
             .doc = "only this state, together with city"),                                        \
        SAME("longitude", NUM, IN_QUERY, BETWEEN(-180, 180), .needs = "latitude",                  \
             .unit = "degrees", PERSONAL, .doc = "center of the area, together with latitude"),    \
        SAME("latitude", NUM, IN_QUERY, BETWEEN(-90, 90), .needs = "longitude", .unit = "degrees", \
             PERSONAL, .doc = "center of the area, together with longitude"),                      \
        SAME("radius", INT, IN_QUERY, BETWEEN(1, 50), .needs = "latitude", .unit = "miles",        \
             .fallback = "10", .doc = "radius of the area")
#define PLACES                                                                                     \
    SORT("location_name_sort", "locationNameSort", "order by name"),                               \
        SORT("city_sort", "citySort", "order by city"),                                            \
        SORT("state_sort", "stateSort", "order by state"),                                         \
        CAMEL("location_name", "locationName", STRING, IN_QUERY,                                   \
              .doc = "only places of this name"),                                                  \
        AREA,                                                                                      \
        CAMEL("google_id", "googleId", STRING, IN_QUERY,                                           \
              .doc = "only the place with this Google id"),                                        \
        SOURCE, CATEGORY,                                                                          \
        MOMENT("created_date_start", "createdDateStart",                                           \
               "only places created at or after this time"),                                       \
        MOMENT("created_date_end", "createdDateEnd", "only places created by this time")

static const perk_field locations_by_user_params[] = {
    USER,
    PAGES,
    PLACES,
    CAMEL("include_local", "includeLocal", BOOL, IN_QUERY, .doc = "include local places"),
    SUPPORTED_COMPONENTS,
};

static const perk_field location_params[] = {SAME("id", STRING, IN_PATH, .doc = "id of the place")};

static const perk_field locations_by_merchant_params[] = {
    CAMEL("merchant_id", "merchantId", STRING, IN_PATH, .doc = "id of the merchant"),
    PAGES,
};

static const perk_field locations_list_params[] = {PAGES, PLACES};

static const perk_op ops[] = {
    {
        OPERATION("locations.list_by_user", "GET",
                  "/rewards/merchant/locations/user/{referringPartnerUserId}"),
        .doc = "List the places with offers for a user",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(locations_by_user_params),
        .reply_many = true,
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.get", "GET", "/rewards/merchant/location/{id}"),
        .doc = "Read one place",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        .success = STATUSES(200),
        PARAMS(location_params),
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.list_by_merchant", "GET", "/rewards/merchant/locations/{merchantId}"),
        .doc = "List the places of a merchant",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(locations_by_merchant_params),
        .reply_or_one = true,
        .reply_many = true,
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
    {
        OPERATION("locations.list", "GET", "/rewards/merchant/locations"),
        .doc = "List all places",
        .status = "deprecated",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_NUMBER,
        .success = STATUSES(200),
        PARAMS(locations_list_params),
        .reply_many = true,
        .reply_types = TYPES("legacyLocation"),
        .included_types = NO_TYPES,
    },
};

const perk_noun perk_kard_legacy_locations = {"locations", KINDS(kinds), OPS(ops)};
