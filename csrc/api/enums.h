/* enums.h - names of the value sets of enums.c, for the other tables. */
#ifndef PERK_API_ENUMS_H
#define PERK_API_ENUMS_H

#include "api/table.h"

/* offers and locations */
extern const perk_enum perk_enum_category;
extern const perk_enum perk_enum_purchase_channel;
extern const perk_enum perk_enum_offer_sort;
extern const perk_enum perk_enum_location_sort;
extern const perk_enum perk_enum_offer_include;
extern const perk_enum perk_enum_location_include;
extern const perk_enum perk_enum_activate_include;
extern const perk_enum perk_enum_earned_reward_include;
extern const perk_enum perk_enum_component_type;
extern const perk_enum perk_enum_button_style;
extern const perk_enum perk_enum_border_color;
extern const perk_enum perk_enum_badge_position;
extern const perk_enum perk_enum_segment_position;
extern const perk_enum perk_enum_segment_separator;
extern const perk_enum perk_enum_segment_selection;

/* offers and locations: amounts and places */
extern const perk_enum perk_enum_state;
extern const perk_enum perk_enum_reward_type;
extern const perk_enum perk_enum_amount_type;
extern const perk_enum perk_enum_partner_id_type;
extern const perk_enum perk_enum_cuisine;
extern const perk_enum perk_enum_merchant_asset_type;

/* users and attribution */
extern const perk_enum perk_enum_enrolled_reward;
extern const perk_enum perk_enum_phone_number_type;
extern const perk_enum perk_enum_postal_code_type;
extern const perk_enum perk_enum_event_code;
extern const perk_enum perk_enum_offer_medium;
extern const perk_enum perk_enum_notification_medium;
extern const perk_enum perk_enum_slot_medium;

/* transactions and rewards */
extern const perk_enum perk_enum_transaction_status;
extern const perk_enum perk_enum_direction;
extern const perk_enum perk_enum_payment_type;
extern const perk_enum perk_enum_card_network;
extern const perk_enum perk_enum_processor;
extern const perk_enum perk_enum_earned_reward_status;
extern const perk_enum perk_enum_earned_reward_range;
extern const perk_enum perk_enum_payment_status;
extern const perk_enum perk_enum_commission_unit;
extern const perk_enum perk_enum_rejected_reason;
extern const perk_enum perk_enum_job_status;

/* audits */
extern const perk_enum perk_enum_audit_code;
extern const perk_enum perk_enum_resolution_code;
extern const perk_enum perk_enum_audit_status;

/* organisations, placements, content strategies */
extern const perk_enum perk_enum_organization_reward;
extern const perk_enum perk_enum_organization_network;
extern const perk_enum perk_enum_placement_type;
extern const perk_enum perk_enum_placement_include;
extern const perk_enum perk_enum_cadence_frequency;
extern const perk_enum perk_enum_day_of_week;
extern const perk_enum perk_enum_week_of_month;
extern const perk_enum perk_enum_placement_status;
extern const perk_enum perk_enum_content_strategy_sort;
extern const perk_enum perk_enum_offer_feature;

/* files */
extern const perk_enum perk_enum_file_type;
extern const perk_enum perk_enum_files_sort;

/* webhooks */
extern const perk_enum perk_enum_notification_type;
extern const perk_enum perk_enum_delivery_status;

/* the legacy API */
extern const perk_enum perk_enum_legacy_sort;
extern const perk_enum perk_enum_legacy_source;
extern const perk_enum perk_enum_legacy_offer_type;
extern const perk_enum perk_enum_legacy_reward_kind;
extern const perk_enum perk_enum_legacy_location_type;
extern const perk_enum perk_enum_legacy_card_status;
extern const perk_enum perk_enum_legacy_entity;
extern const perk_enum perk_enum_legacy_event;
extern const perk_enum perk_enum_legacy_medium;
extern const perk_enum perk_enum_legacy_file_type;
extern const perk_enum perk_enum_legacy_network;

/* Capillary */
extern const perk_enum perk_enum_promotion_mode;
extern const perk_enum perk_enum_promotion_type;
extern const perk_enum perk_enum_promotion_status;
extern const perk_enum perk_enum_earned_type;
extern const perk_enum perk_enum_earned_status;
extern const perk_enum perk_enum_earned_from;
extern const perk_enum perk_enum_program_type;
extern const perk_enum perk_enum_reply_format;
extern const perk_enum perk_enum_redemption_type;

/* settings */
extern const perk_enum perk_enum_environment;
extern const perk_enum perk_enum_kard_auth;
extern const perk_enum perk_enum_legacy_auth;
extern const perk_enum perk_enum_capillary_auth;
extern const perk_enum perk_enum_entity_type;

#endif
