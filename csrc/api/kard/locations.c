#include "api/kard/shared.h"

static const perk_field address[] = {
    SAME("street", STRING, NEEDED, .doc = "street and number"),
    SAME("city", STRING, NEEDED, .doc = "city"),
    SAME("state", STRING, NEEDED, .doc = "state"),
    CAMEL("zip_code", "zipCode", STRING, NEEDED, .doc = "ZIP code"),
};
static OBJECT(address, "Address");

static const perk_field operation_time[] = {
    SAME("day", INT, NEEDED, .doc = "day of the week"),
    SAME("time", STRING, NEEDED, .doc = "hour and minute without a colon"),
};
static OBJECT(operation_time, "OperationTime");

static const perk_field operation_period[] = {
    SAME("open", OBJECT, NEEDED, HOLDS(operation_time), .doc = "when the place opens"),
    SAME("close", OBJECT, NEEDED, HOLDS(operation_time), .doc = "when it closes"),
};
static OBJECT(operation_period, "OperationPeriod");

static const perk_field operation_hours[] = {
    SAME("periods", OBJECT, LISTED, NEEDED, HOLDS(operation_period), .doc = "opening times"),
    CAMEL("weekday_text", "weekdayText", STRING, LISTED, NEEDED,
          .doc = "the same as text, one line per day"),
};
static OBJECT(operation_hours, "OperationHours");

static ENUM(partner_id_type, "PartnerIdType", "google");

static const perk_field partner_id[] = {
    SAME("type", STRING, NEEDED, ONE_OF(partner_id_type), .doc = "whose id it is"),
    SAME("id", STRING, NEEDED, .doc = "id at the partner"),
};
static OBJECT(partner_id, "PartnerId");

static ENUM(
    cuisine, "Cuisine", "American Restaurant", "Southern Restaurant", "Cajun & Creole Restaurant",
    "Southwestern Restaurant", "BBQ Restaurant", "Steakhouse", "Burger Restaurant", "Hot Dog Joint",
    "Wings Joint", "Fried Chicken Restaurant", "Sandwich Shop", "Deli", "Diner",
    "Hawaiian Restaurant", "Canadian Restaurant", "Mexican Restaurant", "Taco Shop",
    "Burrito Restaurant", "Latin American Restaurant", "Caribbean Restaurant",
    "Jamaican Restaurant", "Cuban Restaurant", "Puerto Rican Restaurant", "Brazilian Restaurant",
    "Argentine Restaurant", "Peruvian Restaurant", "Colombian Restaurant", "Venezuelan Restaurant",
    "Salvadoran Restaurant", "Honduran Restaurant", "Italian Restaurant", "Pizza Restaurant",
    "Pasta Restaurant", "French Restaurant", "Creperie", "Spanish Restaurant", "Tapas Restaurant",
    "Portuguese Restaurant", "German Restaurant", "Austrian Restaurant", "Swiss Restaurant",
    "Fondue Restaurant", "British Restaurant", "Fish & Chips Shop", "Irish Restaurant",
    "Belgian Restaurant", "Dutch Restaurant", "Scandinavian Restaurant",
    "Eastern European Restaurant", "Polish Restaurant", "Russian Restaurant", "European Restaurant",
    "Mediterranean Restaurant", "Greek Restaurant", "Middle Eastern Restaurant",
    "Lebanese Restaurant", "Israeli Restaurant", "Jewish Restaurant", "Turkish Restaurant",
    "Persian Restaurant", "Egyptian Restaurant", "Moroccan Restaurant", "Armenian Restaurant",
    "Georgian Restaurant", "Falafel Restaurant", "Kebab Shop", "African Restaurant",
    "Ethiopian Restaurant", "Indian Restaurant", "Pakistani Restaurant", "Bangladeshi Restaurant",
    "Sri Lankan Restaurant", "Nepalese Restaurant", "Afghan Restaurant", "Asian Restaurant",
    "Chinese Restaurant", "Taiwanese Restaurant", "Hong Kong Restaurant", "Dim Sum Restaurant",
    "Hot Pot Restaurant", "Dumpling Restaurant", "Noodle Shop", "Japanese Restaurant",
    "Sushi Restaurant", "Ramen Restaurant", "Yakitori Restaurant", "Korean Restaurant",
    "Mongolian Restaurant", "Thai Restaurant", "Vietnamese Restaurant", "Filipino Restaurant",
    "Malaysian Restaurant", "Indonesian Restaurant", "Singaporean Restaurant", "Burmese Restaurant",
    "Cambodian Restaurant", "Australian Restaurant", "Seafood Restaurant", "Poke Restaurant",
    "Salad Restaurant", "Soup Restaurant", "Breakfast Restaurant", "Brunch Restaurant",
    "Bagel Shop", "Buffet", "Fast Food Restaurant", "Food Truck", "Gastropub", "Bakery", "Cafe",
    "Bubble Tea Shop", "Juice Bar", "Dessert Shop", "Ice Cream Shop", "Doughnut Shop", "Bar",
    "Sports Bar", "Wine Bar", "Winery", "Brewery", "Cocktail Bar", "Distillery", "Nightclub",
    "Karaoke Bar", "Comedy Club", "Music Venue", "Dance Club", "Pool Hall", "Casino",
    "Bowling Alley", "Movie Theater", "Museum", "Stadium", "Theme Park", "Sports & Recreation",
    "Vegan Restaurant", "Vegetarian Restaurant", "Kosher Restaurant", "Halal Restaurant",
    "Gluten Free Restaurant", "Healthy Restaurant");

static const perk_field rating[] = {
    SAME("value", NUM, NEEDED, .doc = "average rating, of 5"),
    SAME("count", INT, .doc = "number of ratings; absent or null when unknown"),
};
static OBJECT(rating, "Rating");

static const perk_field location_attributes[] = {
    SAME("name", STRING, NEEDED, FACT(TITLE), .doc = "name of the place"),
    SAME("address", OBJECT, NEEDED, HOLDS(address), .doc = "where it is"),
    SAME("coordinates", OBJECT, NEEDED, HOLDS(coordinates), .doc = "where it is on the map"),
    SAME("phone", STRING, NEEDED, .doc = "telephone number"),
    CAMEL("operation_hours", "operationHours", OBJECT, NEEDED, HOLDS(operation_hours),
          .doc = "when it is open"),
    CAMEL("partner_ids", "partnerIds", OBJECT, LISTED, NEEDED, HOLDS(partner_id),
          .doc = "ids of the place at partners"),
    SAME("cuisine", STRING, ONE_OF(cuisine), .doc = "kind of restaurant or venue"),
    SAME("rating", OBJECT, HOLDS(rating), .doc = "rating by visitors"),
    CAMEL("price_level", "priceLevel", STRING,
          .doc = "how expensive it is, from $ (least) to $$$$ (most)"),
};
static OBJECT(location_attributes, "LocationAttributes");

static const perk_relation location_relations[] = {RELATION_MANY("offers", "standardOffer"),
                                                   RELATION_CATEGORY};

static const perk_resource_kind kinds[] = {
    {
        .type = "location",
        .class_name = "Location",
        .doc = "A place where in-store offers are valid",
        .attributes = &perk_object_location_attributes,
        RELATIONS(location_relations),
    },
};

static ENUM(location_sort, "LocationSort", "locationName", "-locationName");

static ENUM(location_include, "LocationInclude", "offers", "categories");

static const perk_field locations_list_params[] = {
    ORGANIZATION,
    USER,
    PAGES,
    FIELD("name", "filter[name]", STRING, IN_QUERY,
          .doc = "only places whose name contains this text"),
    FIELD("city", "filter[city]", STRING, IN_QUERY,
          .doc = "only cities whose name contains this text"),
    FIELD("zip_code", "filter[zipCode]", STRING, IN_QUERY, PERSONAL, .doc = "only this ZIP code"),
    FIELD("state", "filter[state]", STRING, IN_QUERY, ONE_OF(state), .doc = "only this state"),
    CATEGORY,
    FIELD("longitude", "filter[longitude]", NUM, IN_QUERY, BETWEEN(-180, 180), .needs = "latitude",
          .unit = "degrees", PERSONAL, .doc = "center of the area, together with latitude"),
    FIELD("latitude", "filter[latitude]", NUM, IN_QUERY, BETWEEN(-90, 90), .needs = "longitude",
          .unit = "degrees", PERSONAL, .doc = "center of the area, together with longitude"),
    FIELD("radius", "filter[radius]", INT, IN_QUERY, BETWEEN(1, INT64_MAX), .needs = "latitude",
          .unit = "miles", .fallback = "10", .doc = "radius of the area"),
    SAME("sort", STRING, IN_QUERY, ONE_OF(location_sort),
         .doc = "order; '-' reverses it; by default newest first, with coordinates nearest first"),
    SAME("include", STRING, IN_QUERY, COMMA_SEPARATED, ONE_OF(location_include),
         .doc = "related resources to include"),
    SUPPORTED_COMPONENTS(
        "components of the offers included with include='offers'; 'all' for every one"),
};

static const perk_op ops[] = {
    {
        OPERATION("locations.list", "GET", IN_USER "/locations"),
        .doc = "List the places where in-store offers are valid, national and local",
        .status = "current",
        .scope = "rewards:read",
        .replay = PERK_SAFE,
        PAGED_BY_CURSOR,
        .success = STATUSES(200),
        PARAMS(locations_list_params),
        .reply_many = true,
        .reply_types = TYPES("location"),
        .included_types = TYPES("standardOffer", "category"),
    },
};

const perk_noun perk_kard_locations = {"locations", KINDS(kinds), OPS(ops)};
