/* objects.h - names of the nested objects and attribute sets of objects.c, for the other tables. */
#ifndef PERK_API_OBJECTS_H
#define PERK_API_OBJECTS_H

#include "api/table.h"

/* offers */
extern const perk_object perk_object_amount;
extern const perk_object perk_object_reward;
extern const perk_object perk_object_asset;
extern const perk_object perk_object_cta_action;
extern const perk_object perk_object_cta;
extern const perk_object perk_object_logo_badge;
extern const perk_object perk_object_logo_flare;
extern const perk_object perk_object_progress_label_pair;
extern const perk_object perk_object_progress_labels;
extern const perk_object perk_object_segment_label;
extern const perk_object perk_object_segment_style;
extern const perk_object perk_object_segment_progress;
extern const perk_object perk_object_progress_segments;
extern const perk_object perk_object_progress_bar;
extern const perk_object perk_object_components;
extern const perk_object perk_object_offer_attributes;
extern const perk_object perk_object_category_attributes;

/* locations */
extern const perk_object perk_object_address;
extern const perk_object perk_object_coordinates;
extern const perk_object perk_object_operation_time;
extern const perk_object perk_object_operation_period;
extern const perk_object perk_object_operation_hours;
extern const perk_object perk_object_partner_id;
extern const perk_object perk_object_location_attributes;

/* users */
extern const perk_object perk_object_user_attributes;

/* attribution */
extern const perk_object perk_object_attribution_filter;
extern const perk_object perk_object_attribution_state;
extern const perk_object perk_object_offer_event;
extern const perk_object perk_object_notification_event;
extern const perk_object perk_object_slot_event;
extern const perk_object perk_object_slot_activation;
extern const perk_object perk_object_job_attributes;

/* transactions */
extern const perk_object perk_object_transaction_merchant;
extern const perk_object perk_object_visa_mids;
extern const perk_object perk_object_processor_mids;
extern const perk_object perk_object_transaction_attributes;
extern const perk_object perk_object_core_transaction_attributes;
extern const perk_object perk_object_commission_value;
extern const perk_object perk_object_commission_earned;
extern const perk_object perk_object_rewarded_transaction_attributes;
extern const perk_object perk_object_approved_transaction_attributes;
extern const perk_object perk_object_merchant_asset;
extern const perk_object perk_object_merchant_attributes;
extern const perk_object perk_object_earned_offer_attributes;

/* webhooks */
extern const perk_object perk_object_subscription_attributes;
extern const perk_object perk_object_earned_reward_notice;
extern const perk_object perk_object_earned_reward_settlement;
extern const perk_object perk_object_earned_reward_rejection;

/* the legacy API */
extern const perk_object perk_object_legacy_merchant;
extern const perk_object perk_object_legacy_offer_attributes;

#endif
