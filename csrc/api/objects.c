#include "api/objects.h"

#include "api/rows.h"

/* ---- offers ---- */

static const perk_field amount[] = {
    FIELD("type", "type", STRING, NEEDED, ONE_OF(amount_type), .doc = "unit of the value"),
    FIELD("value", "value", INT, NEEDED, CENTS, .doc = "the amount"),
};
OBJECT(amount, "Amount");

static const perk_field reward[] = {
    FIELD("type", "type", STRING, NEEDED, ONE_OF(reward_type),
          .doc = "FLAT: an amount of money; PERCENT: a share of the purchase"),
    FIELD("value", "value", NUM, NEEDED, EXACT,
          .doc = "how much: an amount of money when FLAT, percent when PERCENT"),
};
OBJECT(reward, "Reward");

static const perk_field asset[] = {
    FIELD("type", "type", STRING, NEEDED,
          .doc = "what the picture is for: IMG_VIEW is a logo, BANNER_VIEW a banner, "
                 "LOCATION_IMG_VIEW a photo of the location"),
    FIELD("url", "url", STRING, NEEDED,
          .doc = "address of the picture; loading it may count as an impression"),
    FIELD("alt", "alt", STRING, NEEDED, .doc = "text in place of the picture"),
};
OBJECT(asset, "Asset");

static const perk_field cta_action[] = {
    FIELD("url", "url", STRING, NEEDED,
          .doc = "link relative to the API's origin; follow it exactly as given"),
    FIELD("method", "method", STRING, NEEDED, .doc = "HTTP method to follow it with"),
};
OBJECT(cta_action, "CtaAction");

static const perk_field cta[] = {
    FIELD("button_text", "buttonText", STRING, NEEDED, .doc = "text on the button"),
    FIELD("button_style", "buttonStyle", STRING, NEEDED, ONE_OF(button_style),
          .doc = "how the button looks"),
    FIELD("action", "action", OBJECT, HOLDS(cta_action),
          .doc = "what the button does; absent when it does nothing"),
    FIELD("start_icon", "startIcon", STRING, .doc = "icon before the text"),
};
OBJECT(cta, "Cta");

static const perk_field logo_badge[] = {
    FIELD("icon", "icon", STRING, NEEDED, .doc = "picture of the badge"),
    FIELD("position", "position", STRING, NEEDED, ONE_OF(badge_position),
          .doc = "corner of the logo"),
};
OBJECT(logo_badge, "LogoBadge");

static const perk_field logo_flare[] = {
    FIELD("border_color", "borderColor", STRING, NEEDED, ONE_OF(border_color),
          .doc = "colour role of the logo's border"),
    FIELD("badge", "badge", OBJECT, HOLDS(logo_badge), .doc = "badge in a corner of the logo"),
};
OBJECT(logo_flare, "LogoFlare");

static const perk_field progress_label_pair[] = {
    FIELD("left", "left", STRING, .doc = "text at the left end"),
    FIELD("right", "right", STRING, .doc = "text at the right end"),
};
OBJECT(progress_label_pair, "ProgressLabelPair");

static const perk_field progress_labels[] = {
    FIELD("default", "default", OBJECT, NEEDED, HOLDS(progress_label_pair),
          .doc = "labels in lists"),
    FIELD("details", "details", OBJECT, HOLDS(progress_label_pair),
          .doc = "labels on the detail page"),
};
OBJECT(progress_labels, "ProgressLabels");

static const perk_field segment_label[] = {
    FIELD("title", "title", STRING, NEEDED, .doc = "heading"),
    FIELD("description", "description", STRING, NEEDED, .doc = "text below the heading"),
};
OBJECT(segment_label, "SegmentLabel");

static const perk_field segment_style[] = {
    FIELD("icon", "icon", STRING, .doc = "picture on the segment"),
    FIELD("position", "position", STRING, NEEDED, ONE_OF(segment_position),
          .doc = "where the label stands"),
    FIELD("separator", "separator", STRING, ONE_OF(segment_separator),
          .doc = "what parts the segments"),
    FIELD("labels", "labels", OBJECT, LISTED, HOLDS(segment_label), .doc = "one label a segment"),
    FIELD("selection", "selection", STRING, ONE_OF(segment_selection),
          .doc = "which segments are highlighted"),
};
OBJECT(segment_style, "SegmentStyle");

static const perk_field segment_progress[] = {
    FIELD("completed", "completed", INT, NEEDED, .doc = "steps done in this segment"),
    FIELD("total", "total", INT, NEEDED, .doc = "steps of this segment"),
};
OBJECT(segment_progress, "SegmentProgress");

static const perk_field progress_segments[] = {
    FIELD("default", "default", OBJECT, NEEDED, HOLDS(segment_style), .doc = "look in lists"),
    FIELD("details", "details", OBJECT, HOLDS(segment_style), .doc = "look on the detail page"),
    FIELD("progress", "progress", OBJECT, LISTED, NEEDED, HOLDS(segment_progress),
          .doc = "one entry a segment"),
};
OBJECT(progress_segments, "ProgressSegments");

static const perk_field progress_bar[] = {
    FIELD("total", "total", INT, NEEDED, .doc = "steps in all"),
    FIELD("current_progress", "currentProgress", INT, NEEDED, .doc = "steps done"),
    FIELD("label", "label", STRING, NEEDED, .doc = "text of the bar"),
    FIELD("segmented", "segmented", BOOL, NEEDED, .doc = "whether the bar is drawn in segments"),
    FIELD("segments", "segments", OBJECT, HOLDS(progress_segments),
          .doc = "the segments, when it is"),
    FIELD("labels", "labels", OBJECT, NEEDED, HOLDS(progress_labels), .doc = "texts at the ends"),
};
OBJECT(progress_bar, "ProgressBar");

static const perk_field components[] = {
    FIELD("short_description", "shortDescription", STRING, .doc = "one-line description"),
    FIELD("long_description", "longDescription", STRING, .doc = "description for the detail page"),
    FIELD("base_reward", "baseReward", STRING, .doc = "reward as shown to the user"),
    FIELD("boosted_reward", "boostedReward", STRING,
          .doc = "reward after a boost, as shown to the user"),
    FIELD("cta", "cta", OBJECT, HOLDS(cta), .doc = "the button; gone once the offer is activated"),
    FIELD("tags", "tags", STRING, LISTED, .doc = "labels in lists"),
    FIELD("detail_tags", "detailTags", STRING, LISTED, .doc = "labels on the detail page"),
    FIELD("logo_flare", "logoFlare", OBJECT, HOLDS(logo_flare),
          .doc = "decoration of the merchant's logo"),
    FIELD("progress_bar", "progressBar", OBJECT, HOLDS(progress_bar),
          .doc = "how far the user has come"),
};
OBJECT(components, "Components");

static const perk_field offer_attributes[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant or offer name to show"),
    FIELD("terms", "terms", STRING, NEEDED, .doc = "terms of the offer"),
    FIELD("purchase_channel", "purchaseChannel", STRING, LISTED, NEEDED, ONE_OF(purchase_channel),
          .doc = "where it can be used"),
    FIELD("user_reward", "userReward", OBJECT, NEEDED, HOLDS(reward), .doc = "what the user earns"),
    FIELD("assets", "assets", OBJECT, LISTED, NEEDED, HOLDS(asset), .doc = "pictures"),
    FIELD("start_date", "startDate", TIME, NEEDED, .doc = "first moment of the offer"),
    FIELD("expiration_date", "expirationDate", TIME, NEEDED, .doc = "last moment of the offer"),
    FIELD("is_targeted", "isTargeted", BOOL, NEEDED, .doc = "true when only chosen users get it"),
    FIELD("max_redemptions", "maxRedemptions", INT,
          .doc = "how often it can be used; absent when there is no bound"),
    FIELD("min_transaction_amount", "minTransactionAmount", OBJECT, HOLDS(amount),
          .doc = "smallest purchase that earns"),
    FIELD("max_transaction_amount", "maxTransactionAmount", OBJECT, HOLDS(amount),
          .doc = "largest purchase that earns"),
    FIELD("min_reward_amount", "minRewardAmount", OBJECT, HOLDS(amount), .doc = "smallest reward"),
    FIELD("max_reward_amount", "maxRewardAmount", OBJECT, HOLDS(amount), .doc = "largest reward"),
    FIELD("website_url", "websiteUrl", STRING, .doc = "where to buy online"),
    FIELD("description", "description", STRING, .doc = "text about the merchant or offer"),
    FIELD("components", "components", OBJECT, HOLDS(components),
          .doc = "ready-made texts and controls, as asked for with supported_components"),
};
OBJECT(offer_attributes, "OfferAttributes");

/* An offer inside a slot's batch: a resource in the middle of attributes. */
static const perk_field batch_offer[] = {
    FIELD("type", "type", STRING, NEEDED, .fixed = "standardOffer", .doc = "always standardOffer"),
    FIELD("id", "id", STRING, NEEDED, .doc = "id of the offer"),
    FIELD("attributes", "attributes", OBJECT, NEEDED, HOLDS(offer_attributes), .doc = "the offer"),
};
OBJECT(batch_offer, "BatchOffer");

static const perk_field category_attributes[] = {
    FIELD("name", "name", STRING, NEEDED, ONE_OF(category), .doc = "name of the category"),
};
OBJECT(category_attributes, "CategoryAttributes");

/* ---- locations ---- */

static const perk_field address[] = {
    FIELD("street", "street", STRING, NEEDED, .doc = "street and number"),
    FIELD("city", "city", STRING, NEEDED, .doc = "city"),
    FIELD("state", "state", STRING, NEEDED, .doc = "state"),
    FIELD("zip_code", "zipCode", STRING, NEEDED, .doc = "ZIP code"),
};
OBJECT(address, "Address");

static const perk_field coordinates[] = {
    FIELD("longitude", "longitude", NUM, NEEDED, .unit = "degrees", .doc = "east is positive"),
    FIELD("latitude", "latitude", NUM, NEEDED, .unit = "degrees", .doc = "north is positive"),
};
OBJECT(coordinates, "Coordinates");

static const perk_field operation_time[] = {
    FIELD("day", "day", INT, NEEDED, .doc = "day of the week"),
    FIELD("time", "time", STRING, NEEDED, .doc = "hour and minute without a colon"),
};
OBJECT(operation_time, "OperationTime");

static const perk_field operation_period[] = {
    FIELD("open", "open", OBJECT, NEEDED, HOLDS(operation_time), .doc = "when the place opens"),
    FIELD("close", "close", OBJECT, NEEDED, HOLDS(operation_time), .doc = "when it closes"),
};
OBJECT(operation_period, "OperationPeriod");

static const perk_field operation_hours[] = {
    FIELD("periods", "periods", OBJECT, LISTED, NEEDED, HOLDS(operation_period),
          .doc = "opening times"),
    FIELD("weekday_text", "weekdayText", STRING, LISTED, NEEDED,
          .doc = "the same as text, one line a day"),
};
OBJECT(operation_hours, "OperationHours");

static const perk_field partner_id[] = {
    FIELD("type", "type", STRING, NEEDED, ONE_OF(partner_id_type), .doc = "whose id it is"),
    FIELD("id", "id", STRING, NEEDED, .doc = "id at the partner"),
};
OBJECT(partner_id, "PartnerId");

static const perk_field rating[] = {
    FIELD("value", "value", NUM, NEEDED, .doc = "average rating, of 5"),
    FIELD("count", "count", INT,
          .doc = "how many ratings it is made of; absent or null when unknown"),
};
OBJECT(rating, "Rating");

static const perk_field location_attributes[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "name of the place"),
    FIELD("address", "address", OBJECT, NEEDED, HOLDS(address), .doc = "where it is"),
    FIELD("coordinates", "coordinates", OBJECT, NEEDED, HOLDS(coordinates),
          .doc = "where it is on the map"),
    FIELD("phone", "phone", STRING, NEEDED, .doc = "telephone number"),
    FIELD("operation_hours", "operationHours", OBJECT, NEEDED, HOLDS(operation_hours),
          .doc = "when it is open"),
    FIELD("partner_ids", "partnerIds", OBJECT, LISTED, NEEDED, HOLDS(partner_id),
          .doc = "ids of the place elsewhere"),
    FIELD("cuisine", "cuisine", STRING, ONE_OF(cuisine), .doc = "kind of restaurant or venue"),
    FIELD("rating", "rating", OBJECT, HOLDS(rating), .doc = "how visitors rate it"),
    FIELD("price_level", "priceLevel", STRING,
          .doc = "how expensive it is, from $ (least) to $$$$ (most)"),
};
OBJECT(location_attributes, "LocationAttributes");

/* ---- users ---- */

static const perk_field phone_number[] = {
    FIELD("number", "number", STRING, NEEDED, LOOKS(PHONE), .doc = "telephone number"),
    FIELD("type", "type", STRING, ONE_OF(phone_number_type),
          .doc = "kind of telephone; the server infers it when left out"),
};
OBJECT(phone_number, "PhoneNumber");

static const perk_field postal_code[] = {
    FIELD("code", "code", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(5, 5),
          .doc = "ZIP code"),
    FIELD("type", "type", STRING, ONE_OF(postal_code_type),
          .doc = "kind of address; the server infers it when left out"),
};
OBJECT(postal_code, "PostalCode");

static const perk_field user_attributes[] = {
    FIELD("enrolled_rewards", "enrolledRewards", STRING, LISTED, NEEDED, ONE_OF(enrolled_reward),
          .doc = "reward programmes to enrol in; an empty list enrols in none"),
    FIELD("zip_code", "zipCode", STRING, .doc = "home ZIP code"),
    FIELD("email", "email", STRING, .doc = "e-mail address"),
    FIELD("hashed_email", "hashedEmail", STRING, LOOKS(SHA256),
          .doc = "hash of the normalised e-mail address"),
    FIELD("phone_number", "phoneNumber", STRING, LOOKS(PHONE), .doc = "telephone number"),
    FIELD("birth_year", "birthYear", STRING, .doc = "year of birth"),
    FIELD("historical_transactions_sent", "historicalTransactionsSent", BOOL,
          .doc = "whether past transactions were sent; cannot go back to false"),
    FIELD("phone_numbers", "phoneNumbers", OBJECT, LISTED, HOLDS(phone_number), .max_items = 10,
          .doc = "telephone numbers; a list that is sent replaces all on file"),
    FIELD("postal_codes", "postalCodes", OBJECT, LISTED, HOLDS(postal_code), .max_items = 10,
          .doc = "ZIP codes; a list that is sent replaces all on file"),
};
OBJECT(user_attributes, "UserAttributes");

/* ---- attribution ---- */

static const perk_field attribution_filter[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "name of the filter in force"),
    FIELD("value", "value", STRING, NEEDED, .doc = "its value"),
};
OBJECT(attribution_filter, "AttributionFilter");

static const perk_field attribution_state[] = {
    FIELD("rank", "rank", INT, BETWEEN(1, INT64_MAX),
          .doc = "place in the list shown, counted from 1"),
    FIELD("filters", "filters", OBJECT, LISTED, HOLDS(attribution_filter),
          .doc = "filters the user had set"),
    FIELD("placement_id", "placementId", STRING, .doc = "placement that showed it"),
    FIELD("slot_id", "slotId", STRING, .doc = "slot that showed it"),
};
OBJECT(attribution_state, "AttributionState");

static const perk_field offer_event[] = {
    FIELD("entity_id", "entityId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the offer"),
    FIELD("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "what happened"),
    FIELD("medium", "medium", STRING, NEEDED, ONE_OF(offer_medium), .doc = "where it happened"),
    FIELD("event_date", "eventDate", TIME, NEEDED, .doc = "when it happened"),
    FIELD("state", "state", OBJECT, HOLDS(attribution_state), .doc = "what the user saw around it"),
};
OBJECT(offer_event, "OfferEvent");

static const perk_field notification_event[] = {
    FIELD("entity_id", "entityId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the notification"),
    FIELD("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "what happened"),
    FIELD("medium", "medium", STRING, NEEDED, ONE_OF(notification_medium),
          .doc = "how the notification was sent"),
    FIELD("event_date", "eventDate", TIME, NEEDED, .doc = "when it happened"),
    FIELD("state", "state", OBJECT, HOLDS(attribution_state), .doc = "what the user saw around it"),
};
OBJECT(notification_event, "NotificationEvent");

static const perk_field slot_event[] = {
    FIELD("entity_id", "entityId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the slot"),
    FIELD("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "what happened"),
    FIELD("medium", "medium", STRING, NEEDED, ONE_OF(slot_medium), .doc = "where it happened"),
    FIELD("event_date", "eventDate", TIME, NEEDED, .doc = "when it happened"),
    FIELD("state", "state", OBJECT, HOLDS(attribution_state), .doc = "what the user saw around it"),
};
OBJECT(slot_event, "SlotEvent");

static const perk_field slot_activation[] = {
    FIELD("placement_id", "placementId", STRING, NEEDED, .doc = "placement of the slot"),
    FIELD("slot_id", "slotId", STRING, NEEDED, .doc = "the slot"),
    FIELD("event_code", "eventCode", STRING, NEEDED, ONE_OF(event_code), .doc = "ACTIVATE"),
    FIELD("medium", "medium", STRING, NEEDED, ONE_OF(slot_medium), .doc = "CTA"),
    FIELD("event_date", "eventDate", TIME, NEEDED, .doc = "when it was recorded"),
    FIELD("offer_ids", "offerIds", STRING, LISTED, NEEDED,
          .doc = "the offers that were activated with it"),
};
OBJECT(slot_activation, "SlotActivation");

static const perk_field job_attributes[] = {
    FIELD("status", "status", STRING, NEEDED, ONE_OF(job_status), .doc = "state of the job"),
    FIELD("message", "message", STRING, NEEDED, .doc = "text from the server"),
};
OBJECT(job_attributes, "JobAttributes");

/* ---- transactions ---- */

static const perk_field transaction_merchant[] = {
    FIELD("id", "id", STRING, .doc = "merchant id (MID); local offers need it"),
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant name"),
    FIELD("addr_street", "addrStreet", STRING, .doc = "street"),
    FIELD("addr_city", "addrCity", STRING, .doc = "city"),
    FIELD("addr_state", "addrState", STRING, ONE_OF(state), .doc = "state"),
    FIELD("addr_zipcode", "addrZipcode", STRING, .doc = "ZIP code"),
    FIELD("addr_country", "addrCountry", STRING, .doc = "country"),
    FIELD("latitude", "latitude", STRING, .doc = "latitude as text"),
    FIELD("longitude", "longitude", STRING, .doc = "longitude as text"),
    FIELD("store_id", "storeId", STRING, .doc = "store number"),
};
OBJECT(transaction_merchant, "TransactionMerchant");

static const perk_field visa_mids[] = {
    FIELD("vmid", "vmid", STRING, NEEDED, .doc = "Visa merchant id"),
    FIELD("vsid", "vsid", STRING, NEEDED, .doc = "Visa store id"),
};
OBJECT(visa_mids, "VisaMids");

static const perk_field processor_mids[] = {
    FIELD("processor", "processor", STRING, NEEDED, ONE_OF(processor), .doc = "whose ids they are"),
    FIELD("mids", "mids", OBJECT, NEEDED, HOLDS(visa_mids), .doc = "the ids"),
};
OBJECT(processor_mids, "ProcessorMids");

const perk_rule perk_transaction_dates[PERK_TRANSACTION_DATES] = {
    {.when = "status", .equals = "APPROVED", .needs = "authorization_date"},
    {.when = "status", .equals = "SETTLED", .needs = "settled_date"},
    {.when = "status", .equals = "REVERSED", .needs = "transaction_date"},
    {.when = "status", .equals = "RETURNED", .needs = "transaction_date"},
    {.when = "status", .equals = "DECLINED", .needs = "transaction_date"},
};

static const perk_field transaction_attributes[] = {
    FIELD("user_id", "userId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "your id of the user"),
    FIELD("transaction_id", "transactionId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the purchase, the same for all its events"),
    FIELD("amount", "amount", INT, NEEDED, CENTS, .doc = "amount of this event"),
    FIELD("subtotal", "subtotal", INT, CENTS, .doc = "amount before tax and tip"),
    FIELD("status", "status", STRING, NEEDED, ONE_OF(transaction_status), .doc = "what happened"),
    FIELD("currency", "currency", STRING, NEEDED, .doc = "ISO 4217 code"),
    FIELD("description", "description", STRING, NEEDED, .doc = "statement text"),
    FIELD("description2", "description2", STRING, .doc = "second statement text"),
    FIELD("direction", "direction", STRING, NEEDED, ONE_OF(direction),
          .doc = "DEBIT: money leaves the user"),
    FIELD("payment_type", "paymentType", STRING, NEEDED, ONE_OF(payment_type),
          .doc = "how it was paid"),
    FIELD("card_bin", "cardBIN", STRING, .flags = PERK_REQUIRED | PERK_DIGITS, BETWEEN(6, 6),
          .doc = "first six digits of the card"),
    FIELD("card_last_four", "cardLastFour", STRING, .flags = PERK_REQUIRED | PERK_DIGITS,
          BETWEEN(4, 4), .doc = "last four digits of the card"),
    FIELD("transaction_date", "transactionDate", TIME,
          .doc = "when it was reversed, returned or declined"),
    FIELD("authorization_date", "authorizationDate", TIME, .doc = "when it was authorised"),
    FIELD("settled_date", "settledDate", TIME, .doc = "when it was settled"),
    FIELD("merchant", "merchant", OBJECT, HOLDS(transaction_merchant), .doc = "where it was spent"),
    FIELD("mcc", "mcc", STRING, .doc = "merchant category code; some national offers need it"),
    FIELD("core_provider_id", "coreProviderId", STRING, .doc = "id of the core provider"),
    FIELD("card_presence", "cardPresence", STRING, .doc = "whether the card was present"),
    FIELD("pan_entry_mode", "panEntryMode", STRING, .doc = "how the card number was read"),
    FIELD("authorization_code", "authorizationCode", STRING, .doc = "authorisation code"),
    FIELD("retrieval_reference_number", "retrievalReferenceNumber", STRING,
          .doc = "retrieval reference number (RRN)"),
    FIELD("system_trace_audit_number", "systemTraceAuditNumber", STRING,
          .doc = "system trace audit number (STAN)"),
    FIELD("acquirer_reference_number", "acquirerReferenceNumber", STRING,
          .doc = "acquirer reference number (ARN)"),
    FIELD("card_network", "cardNetwork", STRING, ONE_OF(card_network),
          .doc = "network of the card"),
    FIELD("card_product_id", "cardProductId", STRING, .doc = "product of the card"),
    FIELD("user_zip_code", "userZipCode", STRING, .doc = "the user's ZIP code"),
    FIELD("processor_mids", "processorMids", OBJECT, HOLDS(processor_mids),
          .doc = "merchant ids at the processor"),
    FIELD("account_id", "accountId", STRING, .doc = "account that was charged"),
};
const perk_object perk_object_transaction_attributes = {.name = "TransactionAttributes",
                                                        .fields = transaction_attributes,
                                                        .count = PERK_COUNT(transaction_attributes),
                                                        .rules = perk_transaction_dates,
                                                        .rule_count =
                                                            PERK_COUNT(perk_transaction_dates)};

static const perk_field core_transaction_attributes[] = {
    FIELD("user_id", "userId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "your id of the user"),
    FIELD("transaction_id", "transactionId", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "id of the purchase"),
    FIELD("amount", "amount", INT, NEEDED, CENTS, .doc = "amount"),
    FIELD("currency", "currency", STRING, NEEDED, BETWEEN(3, 3), .doc = "ISO 4217 code"),
    FIELD("description", "description", STRING, NEEDED, .doc = "statement text"),
    FIELD("direction", "direction", STRING, NEEDED, ONE_OF(direction),
          .doc = "DEBIT: money leaves the user"),
    FIELD("status", "status", STRING, NEEDED, .fixed = "SETTLED", .doc = "always settled"),
    FIELD("settled_date", "settledDate", TIME, NEEDED, .doc = "when it was settled"),
    FIELD("authorization_date", "authorizationDate", TIME, NEEDED, .doc = "when it was authorised"),
    FIELD("financial_institution_id", "financialInstitutionId", STRING, .doc = "id of the bank"),
    FIELD("financial_institution_name", "financialInstitutionName", STRING,
          .doc = "name of the bank; give the id instead"),
    FIELD("card_last_fours", "cardLastFours", STRING, LISTED,
          .doc = "last four digits of the user's cards"),
};
OBJECT(core_transaction_attributes, "CoreTransactionAttributes");

static const perk_field commission_value[] = {
    FIELD("type", "type", STRING, NEEDED, ONE_OF(commission_unit), .doc = "unit of the value"),
    FIELD("value", "value", INT, NEEDED, CENTS, .doc = "how much"),
};
OBJECT(commission_value, "CommissionValue");

static const perk_field commission_earned[] = {
    FIELD("user", "user", OBJECT, NEEDED, HOLDS(commission_value), .doc = "the user's part"),
};
OBJECT(commission_earned, "CommissionEarned");

static const perk_field rewarded_transaction_attributes[] = {
    FIELD("status", "status", STRING, NEEDED, .fixed = "SETTLED", .doc = "always settled"),
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS,
          .doc = "amount of the purchase"),
    FIELD("transaction_timestamp", "transactionTimestamp", TIME, NEEDED, .doc = "when it happened"),
    FIELD("paid_to_issuer", "paidToIssuer", STRING, NEEDED, ONE_OF(payment_status),
          .doc = "whether the commission was paid out"),
    FIELD("commission_earned", "commissionEarned", OBJECT, NEEDED, HOLDS(commission_earned),
          .doc = "what was earned"),
    FIELD("payout_timestamp", "payoutTimestamp", TIME, .doc = "when it was paid out"),
    FIELD("components", "components", OBJECT, HOLDS(components),
          .doc = "ready-made texts and controls"),
};
OBJECT(rewarded_transaction_attributes, "RewardedTransactionAttributes");

static const perk_field approved_transaction_attributes[] = {
    FIELD("status", "status", STRING, NEEDED, .fixed = "APPROVED",
          .doc = "approved, not yet settled"),
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS,
          .doc = "amount of the purchase"),
    FIELD("transaction_timestamp", "transactionTimestamp", TIME, NEEDED, .doc = "when it happened"),
};
OBJECT(approved_transaction_attributes, "ApprovedTransactionAttributes");

static const perk_field merchant_asset[] = {
    FIELD("type", "type", STRING, NEEDED, ONE_OF(merchant_asset_type),
          .doc = "what the picture is for"),
    FIELD("url", "url", STRING, NEEDED,
          .doc = "address of the picture; loading it may count as an impression"),
    FIELD("alt", "alt", STRING, .doc = "text in place of the picture"),
};
OBJECT(merchant_asset, "MerchantAsset");

static const perk_field merchant_attributes[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant name"),
    FIELD("assets", "assets", OBJECT, LISTED, HOLDS(merchant_asset), .doc = "pictures"),
};
OBJECT(merchant_attributes, "MerchantAttributes");

static const perk_field earned_offer_attributes[] = {
    FIELD("purchase_channel", "purchaseChannel", STRING, LISTED, NEEDED, ONE_OF(purchase_channel),
          .doc = "where it can be used"),
};
OBJECT(earned_offer_attributes, "EarnedOfferAttributes");

/* ---- webhooks ---- */

static const perk_field subscription_attributes[] = {
    FIELD("event_name", "eventName", STRING, NEEDED, ONE_OF(notification_type),
          .doc = "event to be told of"),
    FIELD("webhook_url", "webhookUrl", STRING, .flags = PERK_REQUIRED | PERK_NONEMPTY,
          .doc = "where to send it"),
    FIELD("enabled", "enabled", BOOL, NEEDED, .doc = "whether it is sent"),
};
OBJECT(subscription_attributes, "SubscriptionAttributes");

static const perk_field earned_reward_notice[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant or offer name"),
    FIELD("message", "message", STRING, NEEDED, .doc = "text for the user"),
    FIELD("attribution_url", "attributionUrl", STRING, NEEDED,
          .doc = "loading it records an impression of this notification"),
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS,
          .doc = "amount of the purchase"),
    FIELD("transaction_timestamp", "transactionTimestamp", TIME, .doc = "when it happened"),
    FIELD("user_reward", "userReward", OBJECT, NEEDED, HOLDS(reward),
          .doc = "what the user earned; absent in notices from before September 2026"),
    FIELD("survey_url", "surveyUrl", STRING, .doc = "a survey for the user"),
    FIELD("card_product_id", "cardProductId", STRING, .doc = "product of the card"),
    FIELD("category_name", "categoryName", STRING, .doc = "category of the merchant, as free text"),
    FIELD("assets", "assets", OBJECT, LISTED, HOLDS(merchant_asset), .doc = "pictures"),
    FIELD("purchase_channel", "purchaseChannel", STRING, LISTED, ONE_OF(purchase_channel),
          .doc = "where it was spent"),
};
OBJECT(earned_reward_notice, "EarnedRewardNotice");

static const perk_field earned_reward_settlement[] = {
    FIELD("name", "name", STRING, NEEDED, .doc = "merchant or offer name"),
    FIELD("message", "message", STRING, NEEDED, .doc = "text for the user"),
    FIELD("attribution_url", "attributionUrl", STRING, NEEDED,
          .doc = "loading it records an impression of this notification"),
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS,
          .doc = "amount of the purchase"),
    FIELD("transaction_timestamp", "transactionTimestamp", TIME, .doc = "when it happened"),
    FIELD("user_reward", "userReward", OBJECT, NEEDED, HOLDS(reward),
          .doc = "what the user earned; absent in notices from before September 2026"),
    FIELD("survey_url", "surveyUrl", STRING, .doc = "a survey for the user"),
    FIELD("card_product_id", "cardProductId", STRING, .doc = "product of the card"),
    FIELD("category_name", "categoryName", STRING, .doc = "category of the merchant, as free text"),
    FIELD("assets", "assets", OBJECT, LISTED, HOLDS(merchant_asset), .doc = "pictures"),
    FIELD("purchase_channel", "purchaseChannel", STRING, LISTED, ONE_OF(purchase_channel),
          .doc = "where it was spent"),
    FIELD("commission_earned", "commissionEarned", OBJECT, NEEDED, HOLDS(commission_value),
          .doc = "what was earned"),
};
OBJECT(earned_reward_settlement, "EarnedRewardSettlement");

static const perk_field earned_reward_rejection[] = {
    FIELD("reason", "reason", STRING, NEEDED, ONE_OF(rejected_reason), .doc = "why"),
    FIELD("message", "message", STRING, NEEDED, .doc = "text from the server"),
    FIELD("transaction_id", "transactionId", STRING, NEEDED, .doc = "your id of the purchase"),
    FIELD("transaction_amount_in_cents", "transactionAmountInCents", INT, NEEDED, CENTS,
          .doc = "amount of the purchase"),
    FIELD("transaction_timestamp", "transactionTimestamp", TIME, .doc = "when it happened"),
};
OBJECT(earned_reward_rejection, "EarnedRewardRejection");
