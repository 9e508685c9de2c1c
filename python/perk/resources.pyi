# Made by tools/make_stubs.py from the core's table: change the table, not this file.

from datetime import datetime

from perk._actions import EventActions, OfferActions
from perk._documents import Resource
from perk._values import Struct

class OfferAttributes(Struct):
    name: str
    terms: str
    purchase_channel: list[str]
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
    type: str
    value: float

class Asset(Struct):
    type: str
    url: str
    alt: str

class Amount(Struct):
    type: str
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
    button_style: str
    action: CtaAction | None
    start_icon: str | None

class CtaAction(Struct):
    url: str
    method: str

class LogoFlare(Struct):
    border_color: str
    badge: LogoBadge | None

class LogoBadge(Struct):
    icon: str
    position: str

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
    position: str
    separator: str | None
    labels: list[SegmentLabel] | None
    selection: str | None

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
    name: str

class LocationAttributes(Struct):
    name: str
    address: Address
    coordinates: Coordinates
    phone: str
    operation_hours: OperationHours
    partner_ids: list[PartnerId]

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
    type: str
    id: str

class UserAttributes(Struct):
    enrolled_rewards: list[str]
    zip_code: str | None
    email: str | None
    hashed_email: str | None
    phone_number: str | None
    birth_year: str | None
    historical_transactions_sent: bool | None

class OfferEvent(Struct):
    entity_id: str
    event_code: str
    medium: str
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
    event_code: str
    medium: str
    event_date: datetime
    state: AttributionState | None

class SlotActivation(Struct):
    placement_id: str
    slot_id: str
    event_code: str
    medium: str
    event_date: datetime
    offer_ids: list[str]

class SlotEvent(Struct):
    entity_id: str
    event_code: str
    medium: str
    event_date: datetime
    state: AttributionState | None

class JobAttributes(Struct):
    status: str
    message: str

class TransactionAttributes(Struct):
    user_id: str
    transaction_id: str
    amount: int
    subtotal: int | None
    status: str
    currency: str
    description: str
    description2: str | None
    direction: str
    payment_type: str
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
    card_network: str | None
    card_product_id: str | None
    user_zip_code: str | None
    processor_mids: ProcessorMids | None
    account_id: str | None

class TransactionMerchant(Struct):
    id: str | None
    name: str
    addr_street: str | None
    addr_city: str | None
    addr_state: str | None
    addr_zipcode: str | None
    addr_country: str | None
    latitude: str | None
    longitude: str | None
    store_id: str | None

class ProcessorMids(Struct):
    processor: str
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
    direction: str
    status: str
    settled_date: datetime
    authorization_date: datetime
    financial_institution_id: str | None
    financial_institution_name: str | None
    card_last_fours: list[str] | None

class RewardedTransactionAttributes(Struct):
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime
    paid_to_issuer: str
    commission_earned: CommissionEarned
    payout_timestamp: datetime | None
    components: Components | None

class CommissionEarned(Struct):
    user: CommissionValue

class CommissionValue(Struct):
    type: str
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
    type: str
    url: str
    alt: str | None

class EarnedOfferAttributes(Struct):
    purchase_channel: list[str]

class SubscriptionAttributes(Struct):
    event_name: str
    webhook_url: str
    enabled: bool

class EarnedRewardNotice(Struct):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward | None
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[str] | None

class EarnedRewardSettlement(Struct):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward | None
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[str] | None
    commission_earned: CommissionValue

class EarnedRewardRejection(Struct):
    reason: str
    message: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None

class LegacyOfferAttributes(Struct):
    id: str
    name: str
    terms: str
    redeemable_once: bool
    offer_type: str
    commission_type: str
    total_commission: float
    issuers_commission: float | None
    users_commission: float | None
    start_date: datetime
    expiration_date: datetime
    is_targeted: bool
    is_location_specific: bool
    min_transaction_amount: int | None
    max_transaction_amount: int | None
    min_reward_amount: int | None
    max_reward_amount: int | None
    source: str
    category: str
    img_url: str | None
    banner_img_url: str | None
    merchant: LegacyMerchant
    created_date: datetime
    last_modified: datetime

class LegacyMerchant(Struct):
    id: str
    name: str
    description: str
    type: str
    website_url: str
    category: str
    accepted_cards: list[str]
    img_url: str
    banner_img_url: str | None

class Offer(OfferActions):
    name: str
    terms: str
    purchase_channel: list[str]
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
    name: str

class Location(Resource):
    name: str
    address: Address
    coordinates: Coordinates
    phone: str
    operation_hours: OperationHours
    partner_ids: list[PartnerId]

class User(Resource):
    enrolled_rewards: list[str]
    zip_code: str | None
    email: str | None
    hashed_email: str | None
    phone_number: str | None
    birth_year: str | None
    historical_transactions_sent: bool | None

class OfferAttribution(EventActions):
    entity_id: str
    event_code: str
    medium: str
    event_date: datetime
    state: AttributionState | None

class NotificationAttribution(Resource):
    entity_id: str
    event_code: str
    medium: str
    event_date: datetime
    state: AttributionState | None

class PlacementSlotAttribution(Resource):
    placement_id: str
    slot_id: str
    event_code: str
    medium: str
    event_date: datetime
    offer_ids: list[str]

class Job(Resource):
    status: str
    message: str

class Transaction(Resource):
    user_id: str
    transaction_id: str
    amount: int
    subtotal: int | None
    status: str
    currency: str
    description: str
    description2: str | None
    direction: str
    payment_type: str
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
    card_network: str | None
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
    direction: str
    status: str
    settled_date: datetime
    authorization_date: datetime
    financial_institution_id: str | None
    financial_institution_name: str | None
    card_last_fours: list[str] | None

class RewardedTransaction(Resource):
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime
    paid_to_issuer: str
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

class EarnedOffer(Resource):
    purchase_channel: list[str]

class Subscription(Resource):
    event_name: str
    webhook_url: str
    enabled: bool

class EarnedRewardApproved(Resource):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward | None
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[str] | None

class EarnedRewardSettled(Resource):
    name: str
    message: str
    attribution_url: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    user_reward: Reward | None
    survey_url: str | None
    card_product_id: str | None
    category_name: str | None
    assets: list[MerchantAsset] | None
    purchase_channel: list[str] | None
    commission_earned: CommissionValue

class EarnedRewardRejected(Resource):
    reason: str
    message: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None

class LegacyOffer(Resource):
    name: str
    terms: str
    redeemable_once: bool
    offer_type: str
    commission_type: str
    total_commission: float
    issuers_commission: float | None
    users_commission: float | None
    start_date: datetime
    expiration_date: datetime
    is_targeted: bool
    is_location_specific: bool
    min_transaction_amount: int | None
    max_transaction_amount: int | None
    min_reward_amount: int | None
    max_reward_amount: int | None
    source: str
    category: str
    img_url: str | None
    banner_img_url: str | None
    merchant: LegacyMerchant
    created_date: datetime
    last_modified: datetime

def class_for(type: str) -> type[Resource]: ...
