# Made by tools/generate/stubs.py from the core's table: change the table, not this file.

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from typing_extensions import NotRequired, TypedDict

from libperk import enums

class User(TypedDict):
    type: NotRequired[Literal["user"] | None]
    id: str
    enrolled_rewards: Sequence[enums.EnrolledReward]
    zip_code: NotRequired[str | None]
    email: NotRequired[str | None]
    hashed_email: NotRequired[str | None]
    phone_number: NotRequired[str | None]
    birth_year: NotRequired[str | None]
    historical_transactions_sent: NotRequired[bool | None]
    phone_numbers: NotRequired[Sequence[PhoneNumber] | None]
    postal_codes: NotRequired[Sequence[PostalCode] | None]

class PhoneNumber(TypedDict):
    number: str
    type: NotRequired[enums.PhoneNumberType | None]

class PostalCode(TypedDict):
    code: str
    type: NotRequired[enums.PostalCodeType | None]

class UserUpdate(TypedDict):
    type: NotRequired[Literal["user"] | None]
    id: NotRequired[str | None]
    enrolled_rewards: Sequence[enums.EnrolledReward]
    zip_code: NotRequired[str | None]
    email: NotRequired[str | None]
    hashed_email: NotRequired[str | None]
    phone_number: NotRequired[str | None]
    birth_year: NotRequired[str | None]
    historical_transactions_sent: NotRequired[bool | None]
    phone_numbers: NotRequired[Sequence[PhoneNumber] | None]
    postal_codes: NotRequired[Sequence[PostalCode] | None]

class OfferAttribution(TypedDict):
    type: Literal["offerAttribution"]
    entity_id: str
    event_code: enums.EventCode
    medium: enums.OfferMedium
    event_date: datetime | str
    state: NotRequired[AttributionState | None]

class AttributionState(TypedDict):
    rank: NotRequired[int | None]
    filters: NotRequired[Sequence[AttributionFilter] | None]
    placement_id: NotRequired[str | None]
    slot_id: NotRequired[str | None]

class AttributionFilter(TypedDict):
    name: str
    value: str

class NotificationAttribution(TypedDict):
    type: Literal["notificationAttribution"]
    entity_id: str
    event_code: enums.EventCode
    medium: enums.NotificationMedium
    event_date: datetime | str
    state: NotRequired[AttributionState | None]

class PlacementSlotAttribution(TypedDict):
    type: Literal["placementSlotAttribution"]
    entity_id: str
    event_code: enums.EventCode
    medium: enums.SlotMedium
    event_date: datetime | str
    state: NotRequired[AttributionState | None]

class Transaction(TypedDict):
    type: Literal["transaction"]
    id: str
    user_id: str
    transaction_id: str
    amount: int  # cents
    subtotal: NotRequired[int | None]  # cents
    status: enums.TransactionStatus
    currency: str
    description: str
    description2: NotRequired[str | None]
    direction: enums.Direction
    payment_type: enums.PaymentType
    card_bin: str
    card_last_four: str
    transaction_date: NotRequired[datetime | str | None]
    authorization_date: NotRequired[datetime | str | None]
    settled_date: NotRequired[datetime | str | None]
    merchant: NotRequired[TransactionMerchant | None]
    mcc: NotRequired[str | None]
    core_provider_id: NotRequired[str | None]
    card_presence: NotRequired[str | None]
    pan_entry_mode: NotRequired[str | None]
    authorization_code: NotRequired[str | None]
    retrieval_reference_number: NotRequired[str | None]
    system_trace_audit_number: NotRequired[str | None]
    acquirer_reference_number: NotRequired[str | None]
    card_network: NotRequired[enums.CardNetwork | None]
    card_product_id: NotRequired[str | None]
    user_zip_code: NotRequired[str | None]
    processor_mids: NotRequired[ProcessorMids | None]
    account_id: NotRequired[str | None]

class TransactionMerchant(TypedDict):
    id: NotRequired[str | None]
    name: str
    addr_street: NotRequired[str | None]
    addr_city: NotRequired[str | None]
    addr_state: NotRequired[enums.State | None]
    addr_zipcode: NotRequired[str | None]
    addr_country: NotRequired[str | None]
    latitude: NotRequired[str | None]
    longitude: NotRequired[str | None]
    store_id: NotRequired[str | None]

class ProcessorMids(TypedDict):
    processor: enums.Processor
    mids: VisaMids

class VisaMids(TypedDict):
    vmid: str
    vsid: str

class CoreTransaction(TypedDict):
    type: Literal["coreTransaction"]
    id: str
    user_id: str
    transaction_id: str
    amount: int  # cents
    currency: str
    description: str
    direction: enums.Direction
    status: NotRequired[Literal["SETTLED"] | None]
    settled_date: datetime | str
    authorization_date: datetime | str
    financial_institution_id: NotRequired[str | None]
    financial_institution_name: NotRequired[str | None]
    card_last_fours: NotRequired[Sequence[str] | None]

class IncomingTransactionsUpload(TypedDict):
    type: Literal["incomingTransactionsFile"]
    filename: str

class HistoricalTransactionsUpload(TypedDict):
    type: Literal["historicalTransactionsFile"]
    filename: str

class FraudMarker(TypedDict):
    type: NotRequired[Literal["fraudulentTransaction"] | None]
    id: str
    user_id: str

class HistoricalTransaction(TypedDict):
    type: NotRequired[Literal["historicalTransaction"] | None]
    id: str
    user_id: str
    transaction_id: str
    amount: int  # cents
    subtotal: NotRequired[int | None]  # cents
    status: enums.TransactionStatus
    currency: str
    description: str
    description2: NotRequired[str | None]
    direction: enums.Direction
    payment_type: enums.PaymentType
    card_bin: str
    card_last_four: str
    transaction_date: NotRequired[datetime | str | None]
    authorization_date: NotRequired[datetime | str | None]
    settled_date: NotRequired[datetime | str | None]
    merchant: NotRequired[TransactionMerchant | None]
    mcc: NotRequired[str | None]
    core_provider_id: NotRequired[str | None]
    card_presence: NotRequired[str | None]
    pan_entry_mode: NotRequired[str | None]
    authorization_code: NotRequired[str | None]
    retrieval_reference_number: NotRequired[str | None]
    system_trace_audit_number: NotRequired[str | None]
    acquirer_reference_number: NotRequired[str | None]
    card_network: NotRequired[enums.CardNetwork | None]
    card_product_id: NotRequired[str | None]
    user_zip_code: NotRequired[str | None]
    processor_mids: NotRequired[ProcessorMids | None]
    account_id: NotRequired[str | None]

class Audit(TypedDict):
    type: NotRequired[Literal["audit"] | None]
    audit_code: enums.AuditCode
    merchant_name: str
    audit_description: str
    transaction_id: str

class Subscription(TypedDict):
    type: NotRequired[Literal["subscription"] | None]
    event_name: enums.NotificationType
    webhook_url: str
    enabled: bool

class SubscriptionUpdate(TypedDict):
    type: NotRequired[Literal["subscription"] | None]
    event_name: NotRequired[enums.NotificationType | None]
    webhook_url: NotRequired[str | None]
    enabled: NotRequired[bool | None]

class Organization(TypedDict):
    type: NotRequired[Literal["organization"] | None]
    name: str
    external_id: NotRequired[str | None]
    bins: NotRequired[Sequence[str] | None]

class OrganizationUpdate(TypedDict):
    type: NotRequired[Literal["organization"] | None]
    name: NotRequired[str | None]
    external_id: NotRequired[str | None]
    bins: NotRequired[Sequence[str] | None]

class Placement(TypedDict):
    type: Literal["placement"]
    name: str
    display_name: NotRequired[str | None]
    available_slots: int
    content_strategy_id: NotRequired[str | None]

class PushPlacement(TypedDict):
    type: Literal["placementPushNotification"]
    name: str
    cadence: Cadence
    content_strategy_id: NotRequired[str | None]
    status: NotRequired[enums.PlacementStatus | None]

class Cadence(TypedDict):
    frequency: enums.CadenceFrequency
    time_of_day: NotRequired[str | None]
    day_of_week: NotRequired[enums.DayOfWeek | None]
    day_of_month: NotRequired[int | None]
    week_of_month: NotRequired[enums.WeekOfMonth | None]

class EmailPlacement(TypedDict):
    type: Literal["placementEmail"]
    name: str
    available_slots: int
    cadence: Cadence
    content_strategy_id: NotRequired[str | None]
    status: NotRequired[enums.PlacementStatus | None]

class BatchPlacement(TypedDict):
    type: Literal["placementBatchActivation"]
    name: str
    refresh_interval: str
    slots: Sequence[NewSlot]

class NewSlot(TypedDict):
    placement_id: str
    alias: str
    short_description: NotRequired[str | None]

class GroupPlacement(TypedDict):
    type: Literal["placementGroup"]
    name: str
    slots: Sequence[NewSlot]

class BatchPlacementUpdate(TypedDict):
    type: Literal["placementBatchActivation"]
    name: str
    refresh_interval: str
    slots: Sequence[SlotChanges]

class SlotChanges(TypedDict):
    slot_id: NotRequired[str | None]
    placement_id: str
    alias: str
    short_description: NotRequired[str | None]

class GroupPlacementUpdate(TypedDict):
    type: Literal["placementGroup"]
    name: str
    slots: Sequence[SlotChanges]

class ContentStrategy(TypedDict):
    type: NotRequired[Literal["contentStrategy"] | None]
    name: str
    filters: ContentStrategyFilters
    categories: Sequence[enums.CategoryName]
    category_exclusions: Sequence[enums.CategoryName]
    merchant_exclusions: Sequence[str]
    sort: NotRequired[enums.ContentStrategySort | None]

class ContentStrategyFilters(TypedDict):
    categories: NotRequired[Sequence[str] | None]
    category_exclusions: NotRequired[Sequence[str] | None]
    merchant_exclusions: NotRequired[Sequence[str] | None]
    offer_features: NotRequired[Sequence[enums.OfferFeature] | None]

class LegacyNewCard(TypedDict):
    last4: str
    bin: str
    issuer: str
    network: enums.LegacyNetwork
    status: NotRequired[enums.LegacyCardStatus | None]
    token: NotRequired[str | None]
    token_source: NotRequired[str | None]

class LegacyTransaction(TypedDict):
    transaction_id: str
    referring_partner_user_id: str
    amount: int  # cents
    status: enums.TransactionStatus
    currency: str
    description: str
    description2: NotRequired[str | None]
    transaction_date: NotRequired[datetime | str | None]
    authorization_date: NotRequired[datetime | str | None]
    settled_date: NotRequired[datetime | str | None]
    card_bin: NotRequired[str | None]
    card_last_four: NotRequired[str | None]
    mcc: NotRequired[str | None]
    core_provider_id: NotRequired[str | None]
    merchant_id: NotRequired[str | None]
    merchant_store_id: NotRequired[str | None]
    merchant_name: NotRequired[str | None]
    merchant_addr_street: NotRequired[str | None]
    merchant_addr_city: NotRequired[str | None]
    merchant_addr_state: NotRequired[enums.State | None]
    merchant_addr_zipcode: NotRequired[str | None]
    merchant_addr_country: NotRequired[str | None]
    merchant_lat: NotRequired[str | None]
    merchant_long: NotRequired[str | None]
    card_presence: NotRequired[str | None]
    pan_entry_mode: NotRequired[str | None]
    google_id: NotRequired[str | None]
    authorization_code: NotRequired[str | None]
    retrieval_reference_number: NotRequired[str | None]
    system_trace_audit_number: NotRequired[str | None]
    acquirer_reference_number: NotRequired[str | None]
    is_deposit: NotRequired[bool | None]

class LegacyAttribution(TypedDict):
    user_id: str
    type: enums.LegacyEntity
    subtype: enums.LegacyEvent
    type_id: str
    medium: NotRequired[enums.LegacyMedium | None]

class EarnTrigger(TypedDict):
    id: str
    type: str
    event_payload: NotRequired[Any | None]

class EarnProgram(TypedDict):
    loyalty_program_id: int
    program_type: enums.ProgramType
    partner_program_id: int

class BulkEarning(TypedDict):
    promotion_id: str
    earn_count: int
    earned_from_id: str

class BulkEarnTrigger(TypedDict):
    id: str
    type: enums.EarnedFrom

class EarnRevocation(TypedDict):
    promotion_id: str
    earn_ids: Sequence[str]

class CartItem(TypedDict):
    sku: str
    amount: str | float | Decimal
    qty: str | float | Decimal
    discount: NotRequired[str | float | Decimal | None]
    reference_id: NotRequired[str | None]
    category_list: NotRequired[Sequence[str] | None]
    brand_list: NotRequired[Sequence[str] | None]

class CartTender(TypedDict):
    identifier: str
    amount: str | float | Decimal

class RedeemedLine(TypedDict):
    promotion_id: str
    redemption_count: int
    discount: float | Decimal
    discount_applied_on_quantity: float | Decimal
    promotion_applied_on_quantity: float | Decimal
    sku: NotRequired[str | None]
    earned_promotion_id: NotRequired[str | None]

class RedeemedCart(TypedDict):
    promotion_id: str
    redemption_count: int
    discount: float | Decimal
    discount_applied_on_quantity: float | Decimal
    promotion_applied_on_quantity: float | Decimal
    sku: NotRequired[str | None]
