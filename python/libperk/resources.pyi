# Made by tools/generate/stubs.py from the core's table: change the table, not this file.

from datetime import datetime
from typing import Any
from decimal import Decimal

from libperk import enums
from libperk._actions import EventActions, OfferActions
from libperk._documents import Resource
from libperk._values import Struct

class UserAttributes(Struct):
    enrolled_rewards: list[enums.EnrolledReward | str]
    zip_code: str | None
    email: str | None
    hashed_email: str | None
    phone_number: str | None
    birth_year: str | None
    historical_transactions_sent: bool | None
    phone_numbers: list[PhoneNumber] | None
    postal_codes: list[PostalCode] | None

class PhoneNumber(Struct):
    number: str
    type: enums.PhoneNumberType | str | None

class PostalCode(Struct):
    code: str
    type: enums.PostalCodeType | str | None

class OfferAttributes(Struct):
    name: str
    terms: str
    purchase_channel: list[enums.PurchaseChannel | str]
    user_reward: Reward
    assets: list[Asset]
    start_date: datetime
    expiration_date: datetime
    is_targeted: bool
    max_redemptions: int | None
    min_transaction_amount: Amount | None
    max_transaction_amount: Amount | None
    min_reward_amount: Amount | None
    max_reward_amount: Amount | None
    website_url: str | None
    description: str | None
    components: Components | None

class Reward(Struct):
    type: enums.RewardType | str
    value: Decimal

class Asset(Struct):
    type: str
    url: str
    alt: str

class Amount(Struct):
    type: enums.AmountType | str
    value: int

class Components(Struct):
    short_description: str | None
    long_description: str | None
    base_reward: str | None
    boosted_reward: str | None
    cta: Cta | None
    tags: list[str] | None
    detail_tags: list[str] | None
    logo_flare: LogoFlare | None
    progress_bar: ProgressBar | None

class Cta(Struct):
    button_text: str
    button_style: enums.ButtonStyle | str
    action: CtaAction | None
    start_icon: str | None

class CtaAction(Struct):
    url: str
    method: str

class LogoFlare(Struct):
    border_color: enums.BorderColor | str
    badge: LogoBadge | None

class LogoBadge(Struct):
    icon: str
    position: enums.BadgePosition | str

class ProgressBar(Struct):
    total: int
    current_progress: int
    label: str
    segmented: bool
    segments: ProgressSegments | None
    labels: ProgressLabels

class ProgressSegments(Struct):
    default: SegmentStyle
    details: SegmentStyle | None
    progress: list[SegmentProgress]

class SegmentStyle(Struct):
    icon: str | None
    position: enums.SegmentPosition | str
    separator: enums.SegmentSeparator | str | None
    labels: list[SegmentLabel] | None
    selection: enums.SegmentSelection | str | None

class SegmentLabel(Struct):
    title: str
    description: str

class SegmentProgress(Struct):
    completed: int
    total: int

class ProgressLabels(Struct):
    default: ProgressLabelPair
    details: ProgressLabelPair | None

class ProgressLabelPair(Struct):
    left: str | None
    right: str | None

class CategoryAttributes(Struct):
    name: enums.CategoryName | str

class EarnedOfferAttributes(Struct):
    purchase_channel: list[enums.PurchaseChannel | str]

class PlacementBatchAttributes(Struct):
    name: str
    is_active: bool
    offers: list[BatchOffer]
    last_activated_at: datetime | None
    expires_at: datetime | None
    components: Components | None
    assets: list[Asset] | None

class BatchOffer(Struct):
    type: str
    id: str
    attributes: OfferAttributes

class LocationAttributes(Struct):
    name: str
    address: Address
    coordinates: Coordinates
    phone: str
    operation_hours: OperationHours
    partner_ids: list[PartnerId]
    cuisine: enums.Cuisine | str | None
    rating: Rating | None
    price_level: str | None

class Address(Struct):
    street: str
    city: str
    state: str
    zip_code: str

class Coordinates(Struct):
    longitude: float
    latitude: float

class OperationHours(Struct):
    periods: list[OperationPeriod]
    weekday_text: list[str]

class OperationPeriod(Struct):
    open: OperationTime
    close: OperationTime

class OperationTime(Struct):
    day: int
    time: str

class PartnerId(Struct):
    type: enums.PartnerIdType | str
    id: str

class Rating(Struct):
    value: float
    count: int | None

class OfferEvent(Struct):
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.OfferMedium | str
    event_date: datetime
    state: AttributionState | None

class AttributionState(Struct):
    rank: int | None
    filters: list[AttributionFilter] | None
    placement_id: str | None
    slot_id: str | None

class AttributionFilter(Struct):
    name: str
    value: str

class NotificationEvent(Struct):
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.NotificationMedium | str
    event_date: datetime
    state: AttributionState | None

class SlotActivation(Struct):
    placement_id: str
    slot_id: str
    event_code: enums.EventCode | str
    medium: enums.SlotMedium | str
    event_date: datetime
    offer_ids: list[str]

class SlotEvent(Struct):
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.SlotMedium | str
    event_date: datetime
    state: AttributionState | None

class JobAttributes(Struct):
    status: enums.JobStatus | str
    message: str

class TransactionAttributes(Struct):
    user_id: str
    transaction_id: str
    amount: int
    subtotal: int | None
    status: enums.TransactionStatus | str
    currency: str
    description: str
    description2: str | None
    direction: enums.Direction | str
    payment_type: enums.PaymentType | str
    card_bin: str
    card_last_four: str
    transaction_date: datetime | None
    authorization_date: datetime | None
    settled_date: datetime | None
    merchant: TransactionMerchant | None
    mcc: str | None
    core_provider_id: str | None
    card_presence: str | None
    pan_entry_mode: str | None
    authorization_code: str | None
    retrieval_reference_number: str | None
    system_trace_audit_number: str | None
    acquirer_reference_number: str | None
    card_network: enums.CardNetwork | str | None
    card_product_id: str | None
    user_zip_code: str | None
    processor_mids: ProcessorMids | None
    account_id: str | None

class TransactionMerchant(Struct):
    id: str | None
    name: str
    addr_street: str | None
    addr_city: str | None
    addr_state: enums.State | str | None
    addr_zipcode: str | None
    addr_country: str | None
    latitude: str | None
    longitude: str | None
    store_id: str | None

class ProcessorMids(Struct):
    processor: enums.Processor | str
    mids: VisaMids

class VisaMids(Struct):
    vmid: str
    vsid: str

class CoreTransactionAttributes(Struct):
    user_id: str
    transaction_id: str
    amount: int
    currency: str
    description: str
    direction: enums.Direction | str
    status: str
    settled_date: datetime
    authorization_date: datetime
    financial_institution_id: str | None
    financial_institution_name: str | None
    card_last_fours: list[str] | None

class NoAttributes(Struct):
    ...

class UploadAttributes(Struct):
    url: str
    expires_in: int

class NewUpload(Struct):
    filename: str

class FraudMarkerAttributes(Struct):
    user_id: str

class AuditAttributes(Struct):
    transaction_id: str

class NewAudit(Struct):
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    transaction_id: str

class AuditUpdateAttributes(Struct):
    status: enums.AuditStatus | str
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    transaction_id: str
    resolution_code: enums.ResolutionCode | int | None
    resolution_description: str | None
    resolution_time_stamp: datetime | None

class RewardedTransactionAttributes(Struct):
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime
    paid_to_issuer: enums.PaymentStatus | str
    commission_earned: CommissionEarned
    payout_timestamp: datetime | None
    components: Components | None

class CommissionEarned(Struct):
    user: CommissionValue

class CommissionValue(Struct):
    type: enums.CommissionUnit | str
    value: int

class ApprovedTransactionAttributes(Struct):
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime

class MerchantAttributes(Struct):
    name: str
    assets: list[MerchantAsset] | None

class MerchantAsset(Struct):
    type: enums.MerchantAssetType | str
    url: str
    alt: str | None

class EarnedRewardNotice(Struct):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[enums.PurchaseChannel | str] | None

class EarnedRewardSettlement(Struct):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[enums.PurchaseChannel | str] | None
    commission_earned: CommissionValue

class EarnedRewardRejection(Struct):
    reason: enums.RejectedReason | str
    message: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None

class SubscriptionAttributes(Struct):
    event_name: enums.NotificationType | str
    webhook_url: str
    enabled: bool

class SubscriptionChanges(Struct):
    event_name: enums.NotificationType | str | None
    webhook_url: str | None
    enabled: bool | None

class NotificationAttributes(Struct):
    event_id: str
    event_name: enums.NotificationType | str
    timestamp: datetime
    last_attempt_at: datetime
    status: enums.DeliveryStatus | str
    attempts: int
    status_code: int | None
    error_message: str | None

class FileAttributes(Struct):
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class MonthlyFileAttributes(Struct):
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime | None
    period_start: datetime | None
    period_end: datetime | None
    content_type: str | None

class PushPlacementFileAttributes(Struct):
    placement_name: str
    available_slots: int
    cadence: str
    download_url: str

class EmailPlacementFileAttributes(Struct):
    name: str
    organization_id: str
    available_slots: int
    cadence: str
    download_url: str

class PayoutFileAttributes(Struct):
    file_name: str
    period_start: datetime
    period_end: datetime
    download_url: str
    expires_in: int

class OrganizationAttributes(Struct):
    name: str
    bins: list[str]
    external_id: str | None
    enrolled_rewards: list[enums.OrganizationReward | str] | None
    card_networks: list[enums.OrganizationNetwork | str] | None
    affiliate_commission_split: Decimal | None
    cardlinked_commission_split: Decimal | None
    cardlinked_user_commission_split: Decimal | None

class NewChild(Struct):
    name: str
    external_id: str | None
    bins: list[str] | None

class ChildChanges(Struct):
    name: str | None
    external_id: str | None
    bins: list[str] | None

class PlacementAttributes(Struct):
    name: str
    display_name: str | None
    organization_id: str
    available_slots: int
    content_strategy_id: str | None

class NewPlacement(Struct):
    name: str
    display_name: str | None
    available_slots: int
    content_strategy_id: str | None

class PushPlacementAttributes(Struct):
    name: str
    organization_id: str
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime

class Cadence(Struct):
    frequency: enums.CadenceFrequency | str
    time_of_day: str | None
    day_of_week: enums.DayOfWeek | str | None
    day_of_month: int | None
    week_of_month: enums.WeekOfMonth | str | None

class NewPushPlacement(Struct):
    name: str
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str | None

class EmailPlacementAttributes(Struct):
    name: str
    organization_id: str
    available_slots: int
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime

class NewEmailPlacement(Struct):
    name: str
    available_slots: int
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str | None

class BatchPlacementAttributes(Struct):
    name: str
    organization_id: str
    refresh_interval: str

class NewBatchPlacement(Struct):
    name: str
    refresh_interval: str
    slots: list[NewSlot]

class NewSlot(Struct):
    placement_id: str
    alias: str
    short_description: str | None

class BatchPlacementChanges(Struct):
    name: str
    refresh_interval: str
    slots: list[SlotChanges]

class SlotChanges(Struct):
    slot_id: str | None
    placement_id: str
    alias: str
    short_description: str | None

class GroupPlacementAttributes(Struct):
    name: str
    organization_id: str

class NewGroupPlacement(Struct):
    name: str
    slots: list[NewSlot]

class GroupPlacementChanges(Struct):
    name: str
    slots: list[SlotChanges]

class SlotAttributes(Struct):
    alias: str
    short_description: str | None

class ContentStrategyAttributes(Struct):
    name: str
    filters: ContentStrategyFilters
    categories: list[enums.CategoryName | str]
    category_exclusions: list[enums.CategoryName | str]
    merchant_exclusions: list[str]
    sort: enums.ContentStrategySort | str | None
    organization_id: str

class ContentStrategyFilters(Struct):
    categories: list[str] | None
    category_exclusions: list[str] | None
    merchant_exclusions: list[str] | None
    offer_features: list[enums.OfferFeature | str] | None

class NewContentStrategy(Struct):
    name: str
    filters: ContentStrategyFilters
    categories: list[enums.CategoryName | str]
    category_exclusions: list[enums.CategoryName | str]
    merchant_exclusions: list[str]
    sort: enums.ContentStrategySort | str | None

class LegacyOfferAttributes(Struct):
    id: str
    name: str
    terms: str
    redeemable_once: bool
    offer_type: enums.LegacyOfferType | str
    commission_type: enums.RewardType | str
    total_commission: Decimal
    issuers_commission: Decimal | None
    users_commission: Decimal | None
    start_date: datetime
    expiration_date: datetime
    is_targeted: bool
    is_location_specific: bool
    min_transaction_amount: int | None
    max_transaction_amount: int | None
    min_reward_amount: int | None
    max_reward_amount: int | None
    source: enums.LegacySource | str
    category: enums.CategoryName | str
    img_url: str | None
    banner_img_url: str | None
    merchant: LegacyOfferMerchant
    created_date: datetime
    last_modified: datetime

class LegacyOfferMerchant(Struct):
    id: str
    name: str
    description: str
    type: enums.LegacyRewardKind | str
    website_url: str
    category: enums.CategoryName | str
    accepted_cards: list[enums.LegacyNetwork | str]
    img_url: str
    banner_img_url: str | None

class LegacyMerchantAttributes(Struct):
    id: str
    name: str
    description: str
    website_url: str
    category: enums.CategoryName | str
    accepted_cards: list[enums.LegacyNetwork | str]
    source: enums.LegacySource | str
    offers: list[LegacyListedOffer]
    img_url: str
    banner_img_url: str | None
    created_date: datetime
    last_modified: datetime

class LegacyListedOffer(Struct):
    id: str
    commission_type: enums.RewardType | str
    total_commission: Decimal
    issuers_commission: Decimal | None
    users_commission: Decimal | None
    start_date: datetime | None
    expiration_date: datetime | None
    min_transaction_amount: int | None
    max_transaction_amount: int | None
    min_reward_amount: int | None
    max_reward_amount: int | None
    name: str | None
    terms: str | None
    redeemable_once: bool | None
    offer_type: enums.LegacyOfferType | str | None
    is_targeted: bool | None
    is_location_specific: bool | None
    merchant_id: str | None
    merchant_location_ids: list[str] | None
    opt_in_required: bool | None
    status: str | None
    source: enums.LegacySource | str | None
    category: str | None
    rank: int | None
    img_url: str | None
    banner_img_url: str | None
    created_date: datetime | None
    last_modified: datetime | None

class LegacyLocationAttributes(Struct):
    id: str
    merchant_id: str
    name: str
    location_type: enums.LegacyLocationType | str
    address: LegacyAddress
    geo_location: Coordinates
    phone: str
    operation_hours: LegacyHours | None
    google_id: str | None
    source: enums.LegacySource | str
    category: enums.CategoryName | str
    created_date: datetime
    last_modified: datetime
    offers: list[LegacyListedOffer] | None
    merchant: LegacyOfferMerchant | None

class LegacyAddress(Struct):
    street: str
    city: str
    state: enums.State | str
    zip_code: str

class LegacyHours(Struct):
    sunday: str | None
    monday: str | None
    tuesday: str | None
    wednesday: str | None
    thursday: str | None
    friday: str | None
    saturday: str | None

class LegacyNewCard(Struct):
    last4: str
    bin: str
    issuer: str
    network: enums.LegacyNetwork | str
    status: enums.LegacyCardStatus | str | None
    token: str | None
    token_source: str | None

class LegacyUserAttributes(Struct):
    id: str | None
    referring_partner_user_id: str
    referring_partner: str | None
    external_partner_user_id: str | None
    email: str | None
    hashed_email: str | None
    phone_number: str | None
    birth_year: str | None
    user_name: str | None
    first_name: str | None
    last_name: str | None
    zip_code: str | None
    enrolled_rewards: list[enums.LegacyRewardKind | str] | None
    cards: list[LegacyCard] | None
    created_date: datetime | None
    last_modified: datetime | None

class LegacyCard(Struct):
    id: str
    last4: str
    bin: str
    issuer: str
    network: enums.LegacyNetwork | str
    status: enums.LegacyCardStatus | str | None
    token: str | None
    token_source: str | None

class LegacyTransaction(Struct):
    transaction_id: str
    referring_partner_user_id: str
    amount: int
    status: enums.TransactionStatus | str
    currency: str
    description: str
    description2: str | None
    transaction_date: datetime | None
    authorization_date: datetime | None
    settled_date: datetime | None
    card_bin: str | None
    card_last_four: str | None
    mcc: str | None
    core_provider_id: str | None
    merchant_id: str | None
    merchant_store_id: str | None
    merchant_name: str | None
    merchant_addr_street: str | None
    merchant_addr_city: str | None
    merchant_addr_state: enums.State | str | None
    merchant_addr_zipcode: str | None
    merchant_addr_country: str | None
    merchant_lat: str | None
    merchant_long: str | None
    card_presence: str | None
    pan_entry_mode: str | None
    google_id: str | None
    authorization_code: str | None
    retrieval_reference_number: str | None
    system_trace_audit_number: str | None
    acquirer_reference_number: str | None
    is_deposit: bool | None

class LegacyAuditAttributes(Struct):
    id: str
    transaction_id: str
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    preferred_contact_email: str
    transaction_amount_in_cents: int | None
    referring_partner_user_id: str | None
    merchant_id: str | None
    submitter_name: str | None
    status: enums.AuditStatus | str
    resolution_code: enums.ResolutionCode | int | None
    resolution_description: str | None
    resolution_time_stamp: datetime | None

class LegacyEventAttributes(Struct):
    user_id: str
    type: enums.LegacyEntity | str
    subtype: enums.LegacyEvent | str
    type_id: str
    medium: enums.LegacyMedium | str | None

class LegacyFileAttributes(Struct):
    file_name: str
    last_modified: datetime
    download_url: str
    content_type: str

class LegacyAffiliateAttributes(Struct):
    id: str | None
    name: str | None
    description: str | None
    status: str | None
    type: enums.LegacyRewardKind | str | None
    exclusions: str | None
    offers: list[LegacyListedOffer] | None
    created_date: datetime | None
    last_modified: datetime | None

class LegacyEarnedRewardAttributes(Struct):
    user: LegacyNoticeUser
    card: LegacyNoticeCard
    reward: LegacyNoticeReward
    transaction: LegacyNoticeTransaction
    post_dine_in_link_url: str | None
    error: Any | None

class LegacyNoticeUser(Struct):
    referring_partner_user_id: str

class LegacyNoticeCard(Struct):
    bin: str
    last4: str
    network: enums.LegacyNetwork | str

class LegacyNoticeReward(Struct):
    merchant_id: str
    name: str
    type: enums.LegacyRewardKind | str
    status: str
    commission_to_issuer: int
    commission_split: LegacyCommissionSplit

class LegacyCommissionSplit(Struct):
    issuers_commission_in_cents: int
    users_commission_in_cents: int

class LegacyNoticeTransaction(Struct):
    issuer_transaction_id: str
    status: enums.EarnedRewardStatus | str
    transaction_amount_in_cents: int
    transaction_time_stamp: datetime

class EarnTrigger(Struct):
    id: str
    type: str
    event_payload: Any | None

class EarnProgram(Struct):
    loyalty_program_id: int
    program_type: enums.ProgramType | str
    partner_program_id: int

class BulkEarning(Struct):
    promotion_id: str
    earn_count: int
    earned_from_id: str

class BulkEarnTrigger(Struct):
    id: str
    type: enums.EarnedFrom | str

class EarnRevocation(Struct):
    promotion_id: str
    earn_ids: list[str]

class CustomerPromotionAttributes(Struct):
    earned_promotion_id: str | None
    promotion_id: str | None
    promotion_name: str | None
    promotion_status: enums.PromotionStatus | str | None
    application_mode: enums.PromotionMode | str | None
    customer_id: int | None
    earned_type: enums.EarnedType | str | None
    earned_status: enums.EarnedStatus | str | None
    valid_till: int | None
    valid_till_iso: datetime | None
    unlocked_date: int | None
    unlocked_date_iso: datetime | None
    redeemable_from: int | None
    redeemable_from_iso: datetime | None
    event_time: int | None
    event_time_iso: datetime | None
    milestone_id: int | None
    mile_stone_id: int | None
    target_group_id: int | None
    custom_field_values: Any | None
    restrictions: Any | None
    supplementary_criteria: Any | None

class EarningAttributes(Struct):
    id: str | None
    customer_id: int | None
    promotion_id: str | None
    earned_from_type: enums.EarnedFrom | str | None
    earned_from_id: str | None
    event_time: int | None
    event_time_iso: datetime | None
    event_details: Any | None
    valid_till: int | None
    valid_till_iso: datetime | None
    error_details: Any | None

class BulkEarningAttributes(Struct):
    earned_from_id: str | None
    promotion_id: str | None
    successful_earn_count: int | None
    failed_earn_count: int | None
    error_details: Any | None
    customer_earned_promotions: list[EarningAttributes] | None

class RevocationAttributes(Struct):
    customer_id: int | None
    revoked_details: list[RevokedEarns] | None
    code: int | None
    message: str | None

class RevokedEarns(Struct):
    promotion_id: str | None
    revoked_earn_ids: list[str] | None
    status: str | None

class CartItem(Struct):
    sku: str
    amount: str
    qty: str
    discount: str | None
    reference_id: str | None
    category_list: list[str] | None
    brand_list: list[str] | None

class CartTender(Struct):
    identifier: str
    amount: str

class PendingCartsAttributes(Struct):
    temp_redemption_details: list[PendingCart] | None

class PendingCart(Struct):
    cart_evaluation_id: str | None
    start_time: int | None
    valid_till_time: int | None
    applied_promotions: list[LockedPromotion] | None

class LockedPromotion(Struct):
    promotion_id: str | None
    earned_promotion_id: str | None
    promo_code: str | None
    promotion_name: str | None
    redemption_count: int | None
    discount: str | None

class CartReleaseAttributes(Struct):
    status: bool | None
    code: int | None
    message: str | None

class EvaluationAttributes(Struct):
    evaluation_id: str | None
    customer_id: int | None
    amount: str | None
    cart_items: list[EvaluatedItem] | None
    applied_promotions: list[AppliedPromotion] | None
    applied_payment_vouchers: list[AppliedPromotion] | None
    promo_code_evaluation_logs: list[CodeLog] | None
    payment_voucher_evaluation_logs: list[CodeLog] | None
    cart_tenders: Any | None
    category_hierarchy_sent_in_payload: bool | None

class EvaluatedItem(Struct):
    reference_id: str | None
    sku: str | None
    amount: str | None
    qty: str | None
    discount: str | None
    applied_promotions: list[AppliedPromotion] | None

class AppliedPromotion(Struct):
    promotion_id: str | None
    earned_promotion_id: str | None
    promo_code: str | None
    name: str | None
    message_label: str | None
    promotion_mode: enums.PromotionMode | str | None
    redemption_count: int | None
    discount: str | None
    identifier: str | None
    discount_applied_on_quantity: str | None
    promotion_applied_on_quantity: str | None

class CodeLog(Struct):
    promo_code: str | None
    code_type: str | None
    message: str | None
    error_code: int | None

class PromotionCodeAttributes(Struct):
    id: str | None
    org_id: int | None
    promotion_id: str | None
    promotion_name: str | None
    code: str | None
    customer_id: int | None
    active: bool | None
    mode: enums.PromotionMode | str | None
    created_on: int | None
    created_on_iso: datetime | None
    valid_till: int | None
    valid_till_iso: datetime | None
    redeemable_from: int | None
    redeemable_from_iso: datetime | None
    restrictions: Any | None

class RedeemedLine(Struct):
    promotion_id: str
    redemption_count: int
    discount: Decimal
    discount_applied_on_quantity: Decimal
    promotion_applied_on_quantity: Decimal
    sku: str | None
    earned_promotion_id: str | None

class RedeemedCart(Struct):
    promotion_id: str
    redemption_count: int
    discount: Decimal
    discount_applied_on_quantity: Decimal
    promotion_applied_on_quantity: Decimal
    sku: str | None

class RedemptionReportAttributes(Struct):
    org_id: int | None
    customer_id: int | None
    transaction_identifier: str | None
    transaction_number: str | None
    transaction_date: int | None
    transaction_date_iso: datetime | None
    amount: Decimal | None
    redemptions: Any | None
    line_items: Any | None

class RedemptionAttributes(Struct):
    id: str | None
    org_id: int | None
    promotion_id: str | None
    promotion_name: str | None
    promotion_message_label: str | None
    promo_code: str | None
    customer_id: int | None
    redemption_date: int | None
    redemption_date_iso: datetime | None
    transaction_identifier: str | None
    transaction_number: str | None
    transaction_entity_identifier: str | None
    cart_evaluation_id: str | None
    redemption_till: Any | None
    discount: str | None
    redemption_count: int | None
    amount: str | None
    redemption_type: enums.RedemptionType | str | None
    earned_promotion_id: str | None
    discount_applied_quantity: str | None
    promotion_applied_quantity: str | None
    sku: str | None
    product_id: Any | None

class PromotionConfigurationAttributes(Struct):
    promotion_id: str | None
    promotion_name: str | None
    promotion_type: enums.PromotionType | str | None
    milestone_id: int | None
    group_id: int | None
    rule_id: int | None
    expiry: int | None
    expiry_iso: datetime | None
    description: str | None
    store_criteria: Any | None
    supplementary_criteria: Any | None
    reward: Any | None
    max_earning_per_customer: int | None
    is_active: bool | None
    custom_field_values: Any | None
    promotion_restrictions: Any | None

class PromotionAttributes(Struct):
    id: str | None
    name: str | None
    org_id: int | None
    priority: int | None
    active: bool | None
    message_label: str | None
    type: enums.PromotionType | str | None
    mode: enums.PromotionMode | str | None
    condition: Any | None
    action: Any | None
    customer_activation_required: bool | None
    max_issuance_per_customer: int | None
    is_stackable: bool | None
    start_date: Any | None
    end_date: Any | None

class CartPromotionIssuedData(Struct):
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None

class CartEventCustomer(Struct):
    customer_id: int | None

class CartPromotionEarnedData(Struct):
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None
    earn_id: str | None
    earned_time: int | None
    earned_time_in_millis: int | None

class CartPromotionRevokedData(Struct):
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    earn_id: str | None

class CartPromotionRedeemedData(Struct):
    customer_identifiers: CartEventCustomer | None
    added_by: CartEventAuthor | None
    redemption_date_time: int | None
    redemption_date_time_in_millis: int | None
    transaction_identifier: str | None
    applied_promotions: list[CartEventPromotion] | None
    line_item_info: list[CartEventLine] | None

class CartEventAuthor(Struct):
    id: int | None

class CartEventPromotion(Struct):
    redemption_count: int | None
    promotion_id: str | None
    discount: Decimal | None
    redemption_type: enums.RedemptionType | str | None

class CartEventLine(Struct):
    sku: str | None
    product_id: int | None
    applied_promotions: list[CartEventLinePromotion] | None

class CartEventLinePromotion(Struct):
    redemption_count: int | None
    promotion_id: str | None
    discount: Decimal | None
    redemption_type: enums.RedemptionType | str | None
    earn_id: str | None
    discount_applied_on_quantity: Decimal | None

class User(Resource):
    enrolled_rewards: list[enums.EnrolledReward | str]
    zip_code: str | None
    email: str | None
    hashed_email: str | None
    phone_number: str | None
    birth_year: str | None
    historical_transactions_sent: bool | None
    phone_numbers: list[PhoneNumber] | None
    postal_codes: list[PostalCode] | None

class Offer(OfferActions):
    name: str
    terms: str
    purchase_channel: list[enums.PurchaseChannel | str]
    user_reward: Reward
    assets: list[Asset]
    start_date: datetime
    expiration_date: datetime
    is_targeted: bool
    max_redemptions: int | None
    min_transaction_amount: Amount | None
    max_transaction_amount: Amount | None
    min_reward_amount: Amount | None
    max_reward_amount: Amount | None
    website_url: str | None
    description: str | None
    components: Components | None

class Category(Resource):
    name: enums.CategoryName | str

class EarnedOffer(Resource):
    purchase_channel: list[enums.PurchaseChannel | str]

class PlacementBatch(Resource):
    name: str
    is_active: bool
    offers: list[BatchOffer]
    last_activated_at: datetime | None
    expires_at: datetime | None
    components: Components | None
    assets: list[Asset] | None

class Location(Resource):
    name: str
    address: Address
    coordinates: Coordinates
    phone: str
    operation_hours: OperationHours
    partner_ids: list[PartnerId]
    cuisine: enums.Cuisine | str | None
    rating: Rating | None
    price_level: str | None

class OfferAttribution(EventActions):
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.OfferMedium | str
    event_date: datetime
    state: AttributionState | None

class NotificationAttribution(Resource):
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.NotificationMedium | str
    event_date: datetime
    state: AttributionState | None

class PlacementSlotAttribution(Resource):
    placement_id: str
    slot_id: str
    event_code: enums.EventCode | str
    medium: enums.SlotMedium | str
    event_date: datetime
    offer_ids: list[str]

class Job(Resource):
    status: enums.JobStatus | str
    message: str

class Transaction(Resource):
    user_id: str
    transaction_id: str
    amount: int
    subtotal: int | None
    status: enums.TransactionStatus | str
    currency: str
    description: str
    description2: str | None
    direction: enums.Direction | str
    payment_type: enums.PaymentType | str
    card_bin: str
    card_last_four: str
    transaction_date: datetime | None
    authorization_date: datetime | None
    settled_date: datetime | None
    merchant: TransactionMerchant | None
    mcc: str | None
    core_provider_id: str | None
    card_presence: str | None
    pan_entry_mode: str | None
    authorization_code: str | None
    retrieval_reference_number: str | None
    system_trace_audit_number: str | None
    acquirer_reference_number: str | None
    card_network: enums.CardNetwork | str | None
    card_product_id: str | None
    user_zip_code: str | None
    processor_mids: ProcessorMids | None
    account_id: str | None

class CoreTransaction(Resource):
    user_id: str
    transaction_id: str
    amount: int
    currency: str
    description: str
    direction: enums.Direction | str
    status: str
    settled_date: datetime
    authorization_date: datetime
    financial_institution_id: str | None
    financial_institution_name: str | None
    card_last_fours: list[str] | None

class HistoricalTransaction(Resource):
    ...

class IncomingTransactionsUpload(Resource):
    url: str
    expires_in: int

class HistoricalTransactionsUpload(Resource):
    url: str
    expires_in: int

class FraudMarker(Resource):
    user_id: str

class HistoricalUploadStart(Resource):
    ...

class HistoricalUploadComplete(Resource):
    ...

class Audit(Resource):
    transaction_id: str

class AuditUpdate(Resource):
    status: enums.AuditStatus | str
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    transaction_id: str
    resolution_code: enums.ResolutionCode | int | None
    resolution_description: str | None
    resolution_time_stamp: datetime | None

class RewardedTransaction(Resource):
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime
    paid_to_issuer: enums.PaymentStatus | str
    commission_earned: CommissionEarned
    payout_timestamp: datetime | None
    components: Components | None

class ApprovedTransaction(Resource):
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime

class Merchant(Resource):
    name: str
    assets: list[MerchantAsset] | None

class EarnedRewardApproved(Resource):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[enums.PurchaseChannel | str] | None

class EarnedRewardSettled(Resource):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[enums.PurchaseChannel | str] | None
    commission_earned: CommissionValue

class EarnedRewardRejected(Resource):
    reason: enums.RejectedReason | str
    message: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None

class Subscription(Resource):
    event_name: enums.NotificationType | str
    webhook_url: str
    enabled: bool

class Notification(Resource):
    event_id: str
    event_name: enums.NotificationType | str
    timestamp: datetime
    last_attempt_at: datetime
    status: enums.DeliveryStatus | str
    attempts: int
    status_code: int | None
    error_message: str | None

class ApprovedRewardsFile(Resource):
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class SettledRewardsFile(Resource):
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class ValidatedTransactionsFile(Resource):
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class MonthlyFile(Resource):
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime | None
    period_start: datetime | None
    period_end: datetime | None
    content_type: str | None

class FileProcessingResult(Resource):
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class PushPlacementFile(Resource):
    placement_name: str
    available_slots: int
    cadence: str
    download_url: str

class EmailPlacementFile(Resource):
    name: str
    organization_id: str
    available_slots: int
    cadence: str
    download_url: str

class PayoutReconciliationFile(Resource):
    file_name: str
    period_start: datetime
    period_end: datetime
    download_url: str
    expires_in: int

class Organization(Resource):
    name: str
    bins: list[str]
    external_id: str | None
    enrolled_rewards: list[enums.OrganizationReward | str] | None
    card_networks: list[enums.OrganizationNetwork | str] | None
    affiliate_commission_split: Decimal | None
    cardlinked_commission_split: Decimal | None
    cardlinked_user_commission_split: Decimal | None

class Placement(Resource):
    name: str
    display_name: str | None
    organization_id: str
    available_slots: int
    content_strategy_id: str | None

class PushPlacement(Resource):
    name: str
    organization_id: str
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime

class EmailPlacement(Resource):
    name: str
    organization_id: str
    available_slots: int
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime

class BatchPlacement(Resource):
    name: str
    organization_id: str
    refresh_interval: str

class GroupPlacement(Resource):
    name: str
    organization_id: str

class PlacementSlot(Resource):
    alias: str
    short_description: str | None

class ContentStrategy(Resource):
    name: str
    filters: ContentStrategyFilters
    categories: list[enums.CategoryName | str]
    category_exclusions: list[enums.CategoryName | str]
    merchant_exclusions: list[str]
    sort: enums.ContentStrategySort | str | None
    organization_id: str

class LegacyOffer(Resource):
    name: str
    terms: str
    redeemable_once: bool
    offer_type: enums.LegacyOfferType | str
    commission_type: enums.RewardType | str
    total_commission: Decimal
    issuers_commission: Decimal | None
    users_commission: Decimal | None
    start_date: datetime
    expiration_date: datetime
    is_targeted: bool
    is_location_specific: bool
    min_transaction_amount: int | None
    max_transaction_amount: int | None
    min_reward_amount: int | None
    max_reward_amount: int | None
    source: enums.LegacySource | str
    category: enums.CategoryName | str
    img_url: str | None
    banner_img_url: str | None
    merchant: LegacyOfferMerchant
    created_date: datetime
    last_modified: datetime

class LegacyMerchant(Resource):
    name: str
    description: str
    website_url: str
    category: enums.CategoryName | str
    accepted_cards: list[enums.LegacyNetwork | str]
    source: enums.LegacySource | str
    offers: list[LegacyListedOffer]
    img_url: str
    banner_img_url: str | None
    created_date: datetime
    last_modified: datetime

class LegacyLocation(Resource):
    merchant_id: str
    name: str
    location_type: enums.LegacyLocationType | str
    address: LegacyAddress
    geo_location: Coordinates
    phone: str
    operation_hours: LegacyHours | None
    google_id: str | None
    source: enums.LegacySource | str
    category: enums.CategoryName | str
    created_date: datetime
    last_modified: datetime
    offers: list[LegacyListedOffer] | None
    merchant: LegacyOfferMerchant | None

class LegacyUser(Resource):
    referring_partner_user_id: str
    referring_partner: str | None
    external_partner_user_id: str | None
    email: str | None
    hashed_email: str | None
    phone_number: str | None
    birth_year: str | None
    user_name: str | None
    first_name: str | None
    last_name: str | None
    zip_code: str | None
    enrolled_rewards: list[enums.LegacyRewardKind | str] | None
    cards: list[LegacyCard] | None
    created_date: datetime | None
    last_modified: datetime | None

class LegacyAudit(Resource):
    transaction_id: str
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    preferred_contact_email: str
    transaction_amount_in_cents: int | None
    referring_partner_user_id: str | None
    merchant_id: str | None
    submitter_name: str | None
    status: enums.AuditStatus | str
    resolution_code: enums.ResolutionCode | int | None
    resolution_description: str | None
    resolution_time_stamp: datetime | None

class LegacyAttribution(Resource):
    user_id: str
    subtype: enums.LegacyEvent | str
    type_id: str
    medium: enums.LegacyMedium | str | None

class UsersEligibilityFile(Resource):
    file_name: str
    last_modified: datetime
    download_url: str
    content_type: str

class DailyFile(Resource):
    file_name: str
    last_modified: datetime
    download_url: str
    content_type: str

class LegacyAffiliateMerchant(Resource):
    name: str | None
    description: str | None
    status: str | None
    exclusions: str | None
    offers: list[LegacyListedOffer] | None
    created_date: datetime | None
    last_modified: datetime | None

class LegacyEarnedReward(Resource):
    user: LegacyNoticeUser
    card: LegacyNoticeCard
    reward: LegacyNoticeReward
    transaction: LegacyNoticeTransaction
    post_dine_in_link_url: str | None
    error: Any | None

class CustomerPromotion(Resource):
    earned_promotion_id: str | None
    promotion_id: str | None
    promotion_name: str | None
    promotion_status: enums.PromotionStatus | str | None
    application_mode: enums.PromotionMode | str | None
    customer_id: int | None
    earned_type: enums.EarnedType | str | None
    earned_status: enums.EarnedStatus | str | None
    valid_till: int | None
    valid_till_iso: datetime | None
    unlocked_date: int | None
    unlocked_date_iso: datetime | None
    redeemable_from: int | None
    redeemable_from_iso: datetime | None
    event_time: int | None
    event_time_iso: datetime | None
    milestone_id: int | None
    mile_stone_id: int | None
    target_group_id: int | None
    custom_field_values: Any | None
    restrictions: Any | None
    supplementary_criteria: Any | None

class Earning(Resource):
    customer_id: int | None
    promotion_id: str | None
    earned_from_type: enums.EarnedFrom | str | None
    earned_from_id: str | None
    event_time: int | None
    event_time_iso: datetime | None
    event_details: Any | None
    valid_till: int | None
    valid_till_iso: datetime | None
    error_details: Any | None

class BulkEarningResult(Resource):
    earned_from_id: str | None
    promotion_id: str | None
    successful_earn_count: int | None
    failed_earn_count: int | None
    error_details: Any | None
    customer_earned_promotions: list[EarningAttributes] | None

class Revocation(Resource):
    customer_id: int | None
    revoked_details: list[RevokedEarns] | None
    code: int | None
    message: str | None

class PendingCarts(Resource):
    temp_redemption_details: list[PendingCart] | None

class CartRelease(Resource):
    status: bool | None
    code: int | None
    message: str | None

class Evaluation(Resource):
    evaluation_id: str | None
    customer_id: int | None
    amount: str | None
    cart_items: list[EvaluatedItem] | None
    applied_promotions: list[AppliedPromotion] | None
    applied_payment_vouchers: list[AppliedPromotion] | None
    promo_code_evaluation_logs: list[CodeLog] | None
    payment_voucher_evaluation_logs: list[CodeLog] | None
    cart_tenders: Any | None
    category_hierarchy_sent_in_payload: bool | None

class PromotionCode(Resource):
    org_id: int | None
    promotion_id: str | None
    promotion_name: str | None
    code: str | None
    customer_id: int | None
    active: bool | None
    mode: enums.PromotionMode | str | None
    created_on: int | None
    created_on_iso: datetime | None
    valid_till: int | None
    valid_till_iso: datetime | None
    redeemable_from: int | None
    redeemable_from_iso: datetime | None
    restrictions: Any | None

class RedemptionReport(Resource):
    org_id: int | None
    customer_id: int | None
    transaction_identifier: str | None
    transaction_number: str | None
    transaction_date: int | None
    transaction_date_iso: datetime | None
    amount: Decimal | None
    redemptions: Any | None
    line_items: Any | None

class Redemption(Resource):
    org_id: int | None
    promotion_id: str | None
    promotion_name: str | None
    promotion_message_label: str | None
    promo_code: str | None
    customer_id: int | None
    redemption_date: int | None
    redemption_date_iso: datetime | None
    transaction_identifier: str | None
    transaction_number: str | None
    transaction_entity_identifier: str | None
    cart_evaluation_id: str | None
    redemption_till: Any | None
    discount: str | None
    redemption_count: int | None
    amount: str | None
    redemption_type: enums.RedemptionType | str | None
    earned_promotion_id: str | None
    discount_applied_quantity: str | None
    promotion_applied_quantity: str | None
    sku: str | None
    product_id: Any | None

class PromotionConfiguration(Resource):
    promotion_id: str | None
    promotion_name: str | None
    promotion_type: enums.PromotionType | str | None
    milestone_id: int | None
    group_id: int | None
    rule_id: int | None
    expiry: int | None
    expiry_iso: datetime | None
    description: str | None
    store_criteria: Any | None
    supplementary_criteria: Any | None
    reward: Any | None
    max_earning_per_customer: int | None
    is_active: bool | None
    custom_field_values: Any | None
    promotion_restrictions: Any | None

class Promotion(Resource):
    name: str | None
    org_id: int | None
    priority: int | None
    active: bool | None
    message_label: str | None
    mode: enums.PromotionMode | str | None
    condition: Any | None
    action: Any | None
    customer_activation_required: bool | None
    max_issuance_per_customer: int | None
    is_stackable: bool | None
    start_date: Any | None
    end_date: Any | None

class CartPromotionIssued(Resource):
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None

class CartPromotionEarned(Resource):
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None
    earn_id: str | None
    earned_time: int | None
    earned_time_in_millis: int | None

class CartPromotionRevoked(Resource):
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    earn_id: str | None

class CartPromotionRedeemed(Resource):
    customer_identifiers: CartEventCustomer | None
    added_by: CartEventAuthor | None
    redemption_date_time: int | None
    redemption_date_time_in_millis: int | None
    transaction_identifier: str | None
    applied_promotions: list[CartEventPromotion] | None
    line_item_info: list[CartEventLine] | None

def class_for(type: str | None, expected: str = ...) -> type[Resource]: ...
