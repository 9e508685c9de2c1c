/* objects.h - names of the nested objects and attribute sets of objects*.c, for the other tables.
 */
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
extern const perk_object perk_object_batch_offer;
extern const perk_object perk_object_category_attributes;

/* locations */
extern const perk_object perk_object_address;
extern const perk_object perk_object_coordinates;
extern const perk_object perk_object_operation_time;
extern const perk_object perk_object_operation_period;
extern const perk_object perk_object_operation_hours;
extern const perk_object perk_object_partner_id;
extern const perk_object perk_object_rating;
extern const perk_object perk_object_location_attributes;

/* users */
extern const perk_object perk_object_phone_number;
extern const perk_object perk_object_postal_code;
extern const perk_object perk_object_user_attributes;

/* attribution */
extern const perk_object perk_object_attribution_filter;
extern const perk_object perk_object_attribution_state;
extern const perk_object perk_object_offer_event;
extern const perk_object perk_object_notification_event;
extern const perk_object perk_object_slot_event;
extern const perk_object perk_object_slot_activation;
extern const perk_object perk_object_job_attributes;

/* transactions; which date an event must carry */
enum { PERK_TRANSACTION_DATES = 5 };
extern const perk_rule perk_transaction_dates[PERK_TRANSACTION_DATES];
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

/* what issuers keep about themselves (objects_issuer.c) */
extern const perk_object perk_object_nothing;
extern const perk_object perk_object_organization_attributes;
extern const perk_object perk_object_new_child;
extern const perk_object perk_object_child_changes;
extern const perk_object perk_object_cadence;
extern const perk_object perk_object_placement_request;
extern const perk_object perk_object_placement_attributes;
extern const perk_object perk_object_push_placement_request;
extern const perk_object perk_object_push_placement_attributes;
extern const perk_object perk_object_email_placement_request;
extern const perk_object perk_object_email_placement_attributes;
extern const perk_object perk_object_new_slot;
extern const perk_object perk_object_slot_changes;
extern const perk_object perk_object_batch_placement_request;
extern const perk_object perk_object_batch_placement_changes;
extern const perk_object perk_object_batch_placement_attributes;
extern const perk_object perk_object_group_placement_request;
extern const perk_object perk_object_group_placement_changes;
extern const perk_object perk_object_group_placement_attributes;
extern const perk_object perk_object_slot_attributes;
extern const perk_object perk_object_batch_attributes;
extern const perk_object perk_object_strategy_filters;
extern const perk_object perk_object_strategy_request;
extern const perk_object perk_object_strategy_attributes;
extern const perk_object perk_object_audit_request;
extern const perk_object perk_object_audit_attributes;
extern const perk_object perk_object_audit_update;
extern const perk_object perk_object_fraud_marker;
extern const perk_object perk_object_file_attributes;
extern const perk_object perk_object_legacy_file_attributes;
extern const perk_object perk_object_monthly_file_attributes;
extern const perk_object perk_object_upload_request;
extern const perk_object perk_object_upload_attributes;
extern const perk_object perk_object_subscription_changes;
extern const perk_object perk_object_notification_attributes;
extern const perk_object perk_object_push_placement_file;
extern const perk_object perk_object_email_placement_file;
extern const perk_object perk_object_payout_file;

/* the legacy API (objects_legacy.c) */
extern const perk_object perk_object_legacy_merchant;
extern const perk_object perk_object_legacy_offer_attributes;
extern const perk_object perk_object_legacy_listed_offer;
extern const perk_object perk_object_legacy_merchant_attributes;
extern const perk_object perk_object_legacy_affiliate_attributes;
extern const perk_object perk_object_legacy_address;
extern const perk_object perk_object_legacy_hours;
extern const perk_object perk_object_legacy_location_attributes;
extern const perk_object perk_object_legacy_new_card;
extern const perk_object perk_object_legacy_card;
extern const perk_object perk_object_legacy_user_attributes;
extern const perk_object perk_object_legacy_transaction;
extern const perk_object perk_object_legacy_audit_attributes;
extern const perk_object perk_object_legacy_event;
extern const perk_object perk_object_legacy_notice_user;
extern const perk_object perk_object_legacy_notice_card;
extern const perk_object perk_object_legacy_commission_split;
extern const perk_object perk_object_legacy_notice_reward;
extern const perk_object perk_object_legacy_notice_transaction;
extern const perk_object perk_object_legacy_earned_reward;

/* Capillary (objects_capillary.c) */
extern const perk_object perk_object_earn_trigger;
extern const perk_object perk_object_bulk_trigger;
extern const perk_object perk_object_earn_program;
extern const perk_object perk_object_bulk_earning;
extern const perk_object perk_object_earn_revocation;
extern const perk_object perk_object_cart_item;
extern const perk_object perk_object_cart_tender;
extern const perk_object perk_object_redeemed_line;
extern const perk_object perk_object_redeemed_cart;
extern const perk_object perk_object_customer_promotion;
extern const perk_object perk_object_locked_promotion;
extern const perk_object perk_object_pending_cart;
extern const perk_object perk_object_pending_carts;
extern const perk_object perk_object_cart_release;
extern const perk_object perk_object_earning;
extern const perk_object perk_object_bulk_result;
extern const perk_object perk_object_revoked_earns;
extern const perk_object perk_object_revocation;
extern const perk_object perk_object_promotion_code;
extern const perk_object perk_object_applied_promotion;
extern const perk_object perk_object_evaluated_item;
extern const perk_object perk_object_code_log;
extern const perk_object perk_object_evaluation;
extern const perk_object perk_object_redemption_report;
extern const perk_object perk_object_redemption;
extern const perk_object perk_object_cart_event_customer;
extern const perk_object perk_object_cart_event_author;
extern const perk_object perk_object_cart_event_promotion;
extern const perk_object perk_object_cart_event_line_promotion;
extern const perk_object perk_object_cart_event_line;
extern const perk_object perk_object_cart_promotion_issued;
extern const perk_object perk_object_cart_promotion_earned;
extern const perk_object perk_object_cart_promotion_revoked;
extern const perk_object perk_object_cart_promotion_redeemed;
extern const perk_object perk_object_promotion_config;
extern const perk_object perk_object_promotion;

#endif
