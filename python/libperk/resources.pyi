# Made by tools/generate/stubs.py from the core's table: change the table, not this file.

from datetime import datetime
from typing import Any
from decimal import Decimal
from typing import Literal, overload

from libperk import enums
from libperk._documents import EventActions, OfferActions, Resource
from libperk._values import Struct

class UserAttributes(Struct):
    """enrolled_rewards: reward programmes to enrol in; an empty list enrols in none
        zip_code: home ZIP code
        email: e-mail address
        hashed_email: hash of the normalised e-mail address
        phone_number: telephone number
        birth_year: year of birth
        historical_transactions_sent: whether past transactions were sent; cannot be reset to false
        phone_numbers: telephone numbers; a list that is sent replaces the stored one
        postal_codes: ZIP codes; a list that is sent replaces the stored one"""
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
    """number: telephone number
        type: kind of telephone; the server infers it when left out"""
    number: str
    type: enums.PhoneNumberType | str | None

class PostalCode(Struct):
    """code: ZIP code
        type: kind of address; the server infers it when left out"""
    code: str
    type: enums.PostalCodeType | str | None

class OfferAttributes(Struct):
    """name: merchant or offer name to show
        terms: terms of the offer
        purchase_channel: where it can be used
        user_reward: what the user earns
        assets: pictures
        start_date: start of the offer
        expiration_date: end of the offer
        is_targeted: true when only selected users get it
        max_redemptions: how often it can be used; absent when there is no limit
        min_transaction_amount: smallest purchase that earns
        max_transaction_amount: largest purchase that earns
        min_reward_amount: smallest reward
        max_reward_amount: largest reward
        website_url: where to buy online
        description: text about the merchant or offer
        components: ready-made texts and controls, as requested with supported_components"""
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
    """type: FLAT: an amount of money; PERCENT: a share of the purchase
        value: how much: an amount of money when FLAT, percent when PERCENT"""
    type: enums.RewardType | str
    value: Decimal

class Asset(Struct):
    """type: what the picture is for: IMG_VIEW is a logo, BANNER_VIEW a banner, LOCATION_IMG_VIEW a photo of the location
        url: address of the picture; loading it may count as an impression
        alt: text in place of the picture"""
    type: str
    url: str
    alt: str

class Amount(Struct):
    """type: unit of the value
        value: the amount"""
    type: enums.AmountType | str
    value: int

class Components(Struct):
    """short_description: one-line description
        long_description: description for the detail page
        base_reward: reward as shown to the user
        boosted_reward: reward after a boost, as shown to the user
        cta: the button; absent once the offer is activated
        tags: labels in lists
        detail_tags: labels on the detail page
        logo_flare: decoration of the merchant's logo
        progress_bar: progress of the user"""
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
    """button_text: text on the button
        button_style: style of the button
        action: action of the button; absent when it has none
        start_icon: icon before the text"""
    button_text: str
    button_style: enums.ButtonStyle | str
    action: CtaAction | None
    start_icon: str | None

class CtaAction(Struct):
    """url: link relative to the API's origin; follow it exactly as given
        method: HTTP method to follow it with"""
    url: str
    method: str

class LogoFlare(Struct):
    """border_color: colour role of the logo's border
        badge: badge in a corner of the logo"""
    border_color: enums.BorderColor | str
    badge: LogoBadge | None

class LogoBadge(Struct):
    """icon: picture of the badge
        position: corner of the logo"""
    icon: str
    position: enums.BadgePosition | str

class ProgressBar(Struct):
    """total: number of steps
        current_progress: completed steps
        label: text of the bar
        segmented: whether the bar is drawn in segments
        segments: the segments, if there are any
        labels: texts at the ends"""
    total: int
    current_progress: int
    label: str
    segmented: bool
    segments: ProgressSegments | None
    labels: ProgressLabels

class ProgressSegments(Struct):
    """default: style in lists
        details: style on the detail page
        progress: one entry per segment"""
    default: SegmentStyle
    details: SegmentStyle | None
    progress: list[SegmentProgress]

class SegmentStyle(Struct):
    """icon: picture on the segment
        position: position of the label
        separator: separator of the segments
        labels: one label per segment
        selection: which segments are highlighted"""
    icon: str | None
    position: enums.SegmentPosition | str
    separator: enums.SegmentSeparator | str | None
    labels: list[SegmentLabel] | None
    selection: enums.SegmentSelection | str | None

class SegmentLabel(Struct):
    """title: heading
        description: text below the heading"""
    title: str
    description: str

class SegmentProgress(Struct):
    """completed: completed steps of this segment
        total: steps of this segment"""
    completed: int
    total: int

class ProgressLabels(Struct):
    """default: labels in lists
        details: labels on the detail page"""
    default: ProgressLabelPair
    details: ProgressLabelPair | None

class ProgressLabelPair(Struct):
    """left: text at the left end
        right: text at the right end"""
    left: str | None
    right: str | None

class CategoryAttributes(Struct):
    """name: name of the category"""
    name: enums.CategoryName | str

class EarnedOfferAttributes(Struct):
    """purchase_channel: where it can be used"""
    purchase_channel: list[enums.PurchaseChannel | str]

class PlacementBatchAttributes(Struct):
    """name: name of the slot
        is_active: false only when an activation has expired and there are offers; true before any activation
        offers: the offers of the slot
        last_activated_at: time of the last activation
        expires_at: end of that activation
        components: button or logo flare; absent in groups
        assets: pictures"""
    name: str
    is_active: bool
    offers: list[BatchOffer]
    last_activated_at: datetime | None
    expires_at: datetime | None
    components: Components | None
    assets: list[Asset] | None

class BatchOffer(Struct):
    """type: always standardOffer
        id: id of the offer
        attributes: the offer"""
    type: str
    id: str
    attributes: OfferAttributes

class LocationAttributes(Struct):
    """name: name of the place
        address: where it is
        coordinates: where it is on the map
        phone: telephone number
        operation_hours: when it is open
        partner_ids: ids of the place at partners
        cuisine: kind of restaurant or venue
        rating: rating by visitors
        price_level: how expensive it is, from $ (least) to $$$$ (most)"""
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
    """street: street and number
        city: city
        state: state
        zip_code: ZIP code"""
    street: str
    city: str
    state: str
    zip_code: str

class Coordinates(Struct):
    """longitude: east is positive
        latitude: north is positive"""
    longitude: float
    latitude: float

class OperationHours(Struct):
    """periods: opening times
        weekday_text: the same as text, one line per day"""
    periods: list[OperationPeriod]
    weekday_text: list[str]

class OperationPeriod(Struct):
    """open: when the place opens
        close: when it closes"""
    open: OperationTime
    close: OperationTime

class OperationTime(Struct):
    """day: day of the week
        time: hour and minute without a colon"""
    day: int
    time: str

class PartnerId(Struct):
    """type: whose id it is
        id: id at the partner"""
    type: enums.PartnerIdType | str
    id: str

class Rating(Struct):
    """value: average rating, of 5
        count: number of ratings; absent or null when unknown"""
    value: float
    count: int | None

class OfferEvent(Struct):
    """entity_id: id of the offer
        event_code: what happened
        medium: where it happened
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.OfferMedium | str
    event_date: datetime
    state: AttributionState | None

class AttributionState(Struct):
    """rank: position in the list shown, counted from 1
        filters: filters that the user had set
        placement_id: placement that showed it
        slot_id: slot that showed it"""
    rank: int | None
    filters: list[AttributionFilter] | None
    placement_id: str | None
    slot_id: str | None

class AttributionFilter(Struct):
    """name: name of the active filter
        value: value of the filter"""
    name: str
    value: str

class NotificationEvent(Struct):
    """entity_id: id of the notification
        event_code: what happened
        medium: how the notification was sent
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.NotificationMedium | str
    event_date: datetime
    state: AttributionState | None

class SlotActivation(Struct):
    """placement_id: placement of the slot
        slot_id: the slot
        event_code: ACTIVATE
        medium: CTA
        event_date: when it was recorded
        offer_ids: the offers that were activated with it"""
    placement_id: str
    slot_id: str
    event_code: enums.EventCode | str
    medium: enums.SlotMedium | str
    event_date: datetime
    offer_ids: list[str]

class SlotEvent(Struct):
    """entity_id: id of the slot
        event_code: what happened
        medium: where it happened
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.SlotMedium | str
    event_date: datetime
    state: AttributionState | None

class JobAttributes(Struct):
    """status: state of the job
        message: text from the server"""
    status: enums.JobStatus | str
    message: str

class TransactionAttributes(Struct):
    """user_id: your id of the user
        transaction_id: id of the purchase, the same for all its events
        amount: amount of this event
        subtotal: amount before tax and tip
        status: what happened
        currency: ISO 4217 code
        description: statement text
        description2: second statement text
        direction: DEBIT: money leaves the user
        payment_type: how it was paid
        card_bin: first six digits of the card
        card_last_four: last four digits of the card
        transaction_date: when it was reversed, returned or declined
        authorization_date: when it was authorised
        settled_date: when it was settled
        merchant: where it was spent
        mcc: merchant category code; some national offers need it
        core_provider_id: id of the core provider
        card_presence: whether the card was present
        pan_entry_mode: how the card number was read
        authorization_code: authorisation code
        retrieval_reference_number: retrieval reference number (RRN)
        system_trace_audit_number: system trace audit number (STAN)
        acquirer_reference_number: acquirer reference number (ARN)
        card_network: network of the card
        card_product_id: product of the card
        user_zip_code: the user's ZIP code
        processor_mids: merchant ids at the processor
        account_id: account that was charged"""
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
    """id: merchant id (MID); local offers need it
        name: merchant name
        addr_street: street
        addr_city: city
        addr_state: state
        addr_zipcode: ZIP code
        addr_country: country
        latitude: latitude as text
        longitude: longitude as text
        store_id: store number"""
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
    """processor: whose ids they are
        mids: the ids"""
    processor: enums.Processor | str
    mids: VisaMids

class VisaMids(Struct):
    """vmid: Visa merchant id
        vsid: Visa store id"""
    vmid: str
    vsid: str

class CoreTransactionAttributes(Struct):
    """user_id: your id of the user
        transaction_id: id of the purchase
        amount: amount
        currency: ISO 4217 code
        description: statement text
        direction: DEBIT: money leaves the user
        status: always settled
        settled_date: when it was settled
        authorization_date: when it was authorised
        financial_institution_id: id of the bank
        financial_institution_name: name of the bank; give the id instead
        card_last_fours: last four digits of the user's cards"""
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
    """url: where to PUT the file; without the API's token, and not to be logged
        expires_in: how long the address is valid"""
    url: str
    expires_in: int

class NewUpload(Struct):
    """filename: name of the file: JSON lines, plain or gzip, at most 5 GB"""
    filename: str

class FraudMarkerAttributes(Struct):
    """user_id: your id of the user"""
    user_id: str

class AuditAttributes(Struct):
    """transaction_id: your id of the purchase"""
    transaction_id: str

class NewAudit(Struct):
    """audit_code: 3005: cashback incorrect, 3006: cashback missing, 8001: other
        merchant_name: merchant of the purchase
        audit_description: description of the problem
        transaction_id: your id of the purchase"""
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    transaction_id: str

class AuditUpdateAttributes(Struct):
    """status: state of the audit
        audit_code: reason of the audit
        merchant_name: merchant of the purchase
        audit_description: what the user reported as wrong
        transaction_id: your id of the purchase
        resolution_code: result, once it is closed
        resolution_description: the result in words
        resolution_time_stamp: when it was closed"""
    status: enums.AuditStatus | str
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    transaction_id: str
    resolution_code: enums.ResolutionCode | int | None
    resolution_description: str | None
    resolution_time_stamp: datetime | None

class RewardedTransactionAttributes(Struct):
    """status: always settled
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened
        paid_to_issuer: whether the commission was paid out
        commission_earned: what was earned
        payout_timestamp: when it was paid out
        components: ready-made texts and controls"""
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime
    paid_to_issuer: enums.PaymentStatus | str
    commission_earned: CommissionEarned
    payout_timestamp: datetime | None
    components: Components | None

class CommissionEarned(Struct):
    """user: the user's share"""
    user: CommissionValue

class CommissionValue(Struct):
    """type: unit of the value
        value: how much"""
    type: enums.CommissionUnit | str
    value: int

class ApprovedTransactionAttributes(Struct):
    """status: approved, not yet settled
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened"""
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime

class MerchantAttributes(Struct):
    """name: merchant name
        assets: pictures"""
    name: str
    assets: list[MerchantAsset] | None

class MerchantAsset(Struct):
    """type: what the picture is for
        url: address of the picture; loading it may count as an impression
        alt: text in place of the picture"""
    type: enums.MerchantAssetType | str
    url: str
    alt: str | None

class EarnedRewardNotice(Struct):
    """name: merchant or offer name
        message: text for the user
        attribution_url: loading it records an impression of this notification
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened
        user_reward: what the user earned; absent in notices from before September 2026
        survey_url: a survey for the user
        card_product_id: product of the card
        category_name: category of the merchant, as free text
        assets: pictures
        purchase_channel: where it was spent"""
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
    """name: merchant or offer name
        message: text for the user
        attribution_url: loading it records an impression of this notification
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened
        user_reward: what the user earned; absent in notices from before September 2026
        survey_url: a survey for the user
        card_product_id: product of the card
        category_name: category of the merchant, as free text
        assets: pictures
        purchase_channel: where it was spent
        commission_earned: what was earned"""
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
    """reason: why
        message: text from the server
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened"""
    reason: enums.RejectedReason | str
    message: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None

class SubscriptionAttributes(Struct):
    """event_name: event to be notified of
        webhook_url: address that it is sent to
        enabled: whether the event is sent"""
    event_name: enums.NotificationType | str
    webhook_url: str
    enabled: bool

class SubscriptionChanges(Struct):
    """event_name: event to be notified of
        webhook_url: address that it is sent to
        enabled: whether the event is sent"""
    event_name: enums.NotificationType | str | None
    webhook_url: str | None
    enabled: bool | None

class NotificationAttributes(Struct):
    """event_id: id for replaying it
        event_name: the event that it reported
        timestamp: when it happened
        last_attempt_at: time of the last attempt
        status: delivery status
        attempts: number of attempts
        status_code: HTTP status of your server's response
        error_message: why it was not delivered"""
    event_id: str
    event_name: enums.NotificationType | str
    timestamp: datetime
    last_attempt_at: datetime
    status: enums.DeliveryStatus | str
    attempts: int
    status_code: int | None
    error_message: str | None

class FileAttributes(Struct):
    """file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class MonthlyFileAttributes(Struct):
    """file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)
        content_type: media type (legacy)"""
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime | None
    period_start: datetime | None
    period_end: datetime | None
    content_type: str | None

class PushPlacementFileAttributes(Struct):
    """placement_name: name of the placement
        available_slots: how many offers it can show
        cadence: when it is sent, as text
        download_url: the file: JSON lines, gzip; without the API's token"""
    placement_name: str
    available_slots: int
    cadence: str
    download_url: str

class EmailPlacementFileAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        cadence: when it is sent, as text
        download_url: the file: JSON lines, gzip; without the API's token"""
    name: str
    organization_id: str
    available_slots: int
    cadence: str
    download_url: str

class PayoutFileAttributes(Struct):
    """file_name: name of the file
        period_start: start of the period that it covers
        period_end: end of the period that it covers
        download_url: download address; without the API's token, and not to be logged
        expires_in: how long the address is valid; the unit is not documented (seconds elsewhere in this API)"""
    file_name: str
    period_start: datetime
    period_end: datetime
    download_url: str
    expires_in: int

class OrganizationAttributes(Struct):
    """name: name of the organization
        bins: first digits of its cards
        external_id: your id of the organization (children)
        enrolled_rewards: reward programmes it takes part in (the issuer itself)
        card_networks: networks of its cards (the issuer itself)
        affiliate_commission_split: its share of affiliate commissions
        cardlinked_commission_split: its share of card-linked commissions
        cardlinked_user_commission_split: the users' share of card-linked commissions"""
    name: str
    bins: list[str]
    external_id: str | None
    enrolled_rewards: list[enums.OrganizationReward | str] | None
    card_networks: list[enums.OrganizationNetwork | str] | None
    affiliate_commission_split: Decimal | None
    cardlinked_commission_split: Decimal | None
    cardlinked_user_commission_split: Decimal | None

class NewChild(Struct):
    """name: name of the organization
        external_id: your id of the organization
        bins: first digits of its cards"""
    name: str
    external_id: str | None
    bins: list[str] | None

class ChildChanges(Struct):
    """name: name of the organization
        external_id: your id of it; by the provider's text only the name can change
        bins: first digits of its cards; by the provider's text only the name can change"""
    name: str | None
    external_id: str | None
    bins: list[str] | None

class PlacementAttributes(Struct):
    """name: name of the placement
        display_name: title that users see; leaving it out of an update clears it
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it"""
    name: str
    display_name: str | None
    organization_id: str
    available_slots: int
    content_strategy_id: str | None

class NewPlacement(Struct):
    """name: name of the placement
        display_name: title that users see; leaving it out of an update clears it
        available_slots: how many offers it can show
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it"""
    name: str
    display_name: str | None
    available_slots: int
    content_strategy_id: str | None

class PushPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE: scheduled sending is paused
        created_at: time of creation"""
    name: str
    organization_id: str
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime

class Cadence(Struct):
    """frequency: how often
        time_of_day: when, in UTC
        day_of_week: day, when weekly, or when monthly with week_of_month
        day_of_month: day, when monthly; 29 to 31 fall on the last day of shorter months
        week_of_month: on the first or the last day_of_week of the month"""
    frequency: enums.CadenceFrequency | str
    time_of_day: str | None
    day_of_week: enums.DayOfWeek | str | None
    day_of_month: int | None
    week_of_month: enums.WeekOfMonth | str | None

class NewPushPlacement(Struct):
    """name: name of the placement
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""
    name: str
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str | None

class EmailPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE: scheduled sending is paused
        created_at: time of creation"""
    name: str
    organization_id: str
    available_slots: int
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime

class NewEmailPlacement(Struct):
    """name: name of the placement
        available_slots: how many offers it can show
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""
    name: str
    available_slots: int
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str | None

class BatchPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        refresh_interval: how long one activation lasts"""
    name: str
    organization_id: str
    refresh_interval: str

class NewBatchPlacement(Struct):
    """name: name of the placement
        refresh_interval: how long one activation lasts
        slots: its slots"""
    name: str
    refresh_interval: str
    slots: list[NewSlot]

class NewSlot(Struct):
    """placement_id: placement that the slot shows
        alias: name of the slot, unique in the placement
        short_description: text next to it, 50 characters at most"""
    placement_id: str
    alias: str
    short_description: str | None

class BatchPlacementChanges(Struct):
    """name: name of the placement
        refresh_interval: how long one activation lasts
        slots: all its slots; those left out are removed"""
    name: str
    refresh_interval: str
    slots: list[SlotChanges]

class SlotChanges(Struct):
    """slot_id: id of a slot that stays; without it the slot gets a new id
        placement_id: placement that the slot shows
        alias: name of the slot, unique in the placement
        short_description: text next to it, 50 characters at most"""
    slot_id: str | None
    placement_id: str
    alias: str
    short_description: str | None

class GroupPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to"""
    name: str
    organization_id: str

class NewGroupPlacement(Struct):
    """name: name of the placement
        slots: its slots"""
    name: str
    slots: list[NewSlot]

class GroupPlacementChanges(Struct):
    """name: name of the placement
        slots: all its slots; those left out are removed"""
    name: str
    slots: list[SlotChanges]

class SlotAttributes(Struct):
    """alias: name of the slot, unique in the placement
        short_description: text next to it"""
    alias: str
    short_description: str | None

class ContentStrategyAttributes(Struct):
    """name: name, unique in the organization
        filters: which offers it selects; may be empty
        categories: only these categories; may be empty
        category_exclusions: not these categories; may be empty
        merchant_exclusions: not these merchants; may be empty
        sort: order of the offers
        organization_id: the organization it belongs to"""
    name: str
    filters: ContentStrategyFilters
    categories: list[enums.CategoryName | str]
    category_exclusions: list[enums.CategoryName | str]
    merchant_exclusions: list[str]
    sort: enums.ContentStrategySort | str | None
    organization_id: str

class ContentStrategyFilters(Struct):
    """categories: only these categories
        category_exclusions: not these categories
        merchant_exclusions: not these merchants
        offer_features: only offers with these features"""
    categories: list[str] | None
    category_exclusions: list[str] | None
    merchant_exclusions: list[str] | None
    offer_features: list[enums.OfferFeature | str] | None

class NewContentStrategy(Struct):
    """name: name, unique in the organization
        filters: which offers it selects; may be empty
        categories: only these categories; may be empty
        category_exclusions: not these categories; may be empty
        merchant_exclusions: not these merchants; may be empty
        sort: order of the offers"""
    name: str
    filters: ContentStrategyFilters
    categories: list[enums.CategoryName | str]
    category_exclusions: list[enums.CategoryName | str]
    merchant_exclusions: list[str]
    sort: enums.ContentStrategySort | str | None

class LegacyOfferAttributes(Struct):
    """id: id of the offer
        name: offer name
        terms: terms of the offer
        redeemable_once: true when it can be used once only
        offer_type: where it can be used
        commission_type: FLAT: an amount of money; PERCENT: a share of the purchase
        total_commission: commission of issuer and user together
        issuers_commission: the issuer's share
        users_commission: the user's share
        start_date: start of the offer
        expiration_date: end of the offer
        is_targeted: true when only selected users get it
        is_location_specific: true when it is valid in some places only
        min_transaction_amount: smallest purchase that earns
        max_transaction_amount: largest purchase that earns
        min_reward_amount: smallest reward
        max_reward_amount: largest reward
        source: national or local
        category: category
        img_url: logo
        banner_img_url: banner
        merchant: the merchant
        created_date: time of creation
        last_modified: time of the last change"""
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
    """id: id of the merchant
        name: merchant name
        description: text about the merchant
        type: reward programme
        website_url: where to buy online
        category: category
        accepted_cards: card networks that earn
        img_url: logo
        banner_img_url: banner"""
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
    """id: id of the merchant
        name: merchant name
        description: text about the merchant
        website_url: where to buy online
        category: category
        accepted_cards: card networks that earn
        source: national or local
        offers: its offers
        img_url: logo
        banner_img_url: banner
        created_date: time of creation
        last_modified: time of the last change"""
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
    """id: id of the offer
        commission_type: FLAT: an amount of money; PERCENT: a share of the purchase
        total_commission: commission of issuer and user together
        issuers_commission: the issuer's share
        users_commission: the user's share
        start_date: start of the offer
        expiration_date: end of the offer
        min_transaction_amount: smallest purchase that earns
        max_transaction_amount: largest purchase that earns
        min_reward_amount: smallest reward
        max_reward_amount: largest reward
        name: offer name
        terms: terms of the offer
        redeemable_once: true when it can be used once only
        offer_type: where it can be used
        is_targeted: true when only selected users get it
        is_location_specific: true when it is valid in some places only
        merchant_id: id of the merchant
        merchant_location_ids: places where it is valid
        opt_in_required: true when the user must opt in
        status: state of the offer
        source: national or local
        category: category
        rank: position in the list
        img_url: logo
        banner_img_url: banner
        created_date: time of creation
        last_modified: time of the last change"""
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
    """id: id of the place
        merchant_id: id of the merchant
        name: name of the place
        location_type: kind of place
        address: where it is
        geo_location: where it is on the map
        phone: telephone number
        operation_hours: when it is open
        google_id: id of the place at Google
        source: national or local
        category: category
        created_date: time of creation
        last_modified: time of the last change
        offers: offers that are valid there; in lists
        merchant: the merchant; in lists"""
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
    """street: street and number
        city: city
        state: state
        zip_code: ZIP code; some replies have it as a number"""
    street: str
    city: str
    state: enums.State | str
    zip_code: str

class LegacyHours(Struct):
    """sunday: opening times on Sundays
        monday: on Mondays
        tuesday: on Tuesdays
        wednesday: on Wednesdays
        thursday: on Thursdays
        friday: on Fridays
        saturday: on Saturdays"""
    sunday: str | None
    monday: str | None
    tuesday: str | None
    wednesday: str | None
    thursday: str | None
    friday: str | None
    saturday: str | None

class LegacyNewCard(Struct):
    """last4: last four digits
        bin: first six digits
        issuer: issuer of the card
        network: network of the card
        status: whether it earns
        token: token of the card
        token_source: source of the token"""
    last4: str
    bin: str
    issuer: str
    network: enums.LegacyNetwork | str
    status: enums.LegacyCardStatus | str | None
    token: str | None
    token_source: str | None

class LegacyUserAttributes(Struct):
    """id: the provider's id of the user
        referring_partner_user_id: your id of the user
        referring_partner: the issuer
        external_partner_user_id: id of the user at a partner
        email: e-mail address
        hashed_email: lowercase hex SHA-256 of the normalised e-mail address
        phone_number: E.164 telephone number
        birth_year: year of birth
        user_name: user name
        first_name: first name
        last_name: last name
        zip_code: home ZIP code
        enrolled_rewards: reward programmes
        cards: the user's cards
        created_date: time of enrolment
        last_modified: time of the last change of the user"""
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
    """id: id of the card
        last4: last four digits
        bin: first six digits
        issuer: issuer of the card
        network: network of the card
        status: whether it earns
        token: token of the card
        token_source: source of the token"""
    id: str
    last4: str
    bin: str
    issuer: str
    network: enums.LegacyNetwork | str
    status: enums.LegacyCardStatus | str | None
    token: str | None
    token_source: str | None

class LegacyTransaction(Struct):
    """transaction_id: id of the purchase, the same for all its events
        referring_partner_user_id: your id of the user
        amount: amount of this event
        status: what happened
        currency: ISO 4217 code
        description: statement text
        description2: second statement text
        transaction_date: when it was reversed, returned or declined
        authorization_date: when it was authorised
        settled_date: when it was settled
        card_bin: first six digits of the card; matching needs them
        card_last_four: last four digits of the card; matching needs them
        mcc: merchant category code
        core_provider_id: id of the core provider
        merchant_id: merchant id (MID)
        merchant_store_id: store number
        merchant_name: merchant name
        merchant_addr_street: street
        merchant_addr_city: city
        merchant_addr_state: state
        merchant_addr_zipcode: ZIP code
        merchant_addr_country: country
        merchant_lat: latitude as text
        merchant_long: longitude as text
        card_presence: whether the card was present
        pan_entry_mode: how the card number was read
        google_id: id of the place at Google
        authorization_code: authorisation code
        retrieval_reference_number: retrieval reference number (RRN)
        system_trace_audit_number: system trace audit number (STAN)
        acquirer_reference_number: acquirer reference number (ARN)
        is_deposit: true for a deposit"""
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
    """id: id of the audit
        transaction_id: your id of the purchase
        audit_code: reason of the audit
        merchant_name: merchant of the purchase
        audit_description: what the user reported as wrong
        preferred_contact_email: where to send questions
        transaction_amount_in_cents: amount of the purchase
        referring_partner_user_id: your id of the user
        merchant_id: id of the merchant
        submitter_name: who requested it
        status: state of the audit
        resolution_code: result, once it is closed
        resolution_description: the result in words
        resolution_time_stamp: when it was closed"""
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
    """user_id: your id of the user
        type: kind of object that the event is about
        subtype: what happened
        type_id: id of the offer or notification
        medium: where it happened"""
    user_id: str
    type: enums.LegacyEntity | str
    subtype: enums.LegacyEvent | str
    type_id: str
    medium: enums.LegacyMedium | str | None

class LegacyFileAttributes(Struct):
    """file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        content_type: media type"""
    file_name: str
    last_modified: datetime
    download_url: str
    content_type: str

class LegacyAffiliateAttributes(Struct):
    """id: id of the merchant
        name: merchant name
        description: text about the merchant
        status: state of the merchant
        type: reward programme
        exclusions: what does not earn
        offers: its offers
        created_date: time of creation
        last_modified: time of the last change"""
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
    """user: who earned
        card: the card used
        reward: what was earned
        transaction: the purchase
        post_dine_in_link_url: a survey for the user, of local offers
        error: the error: an object or text"""
    user: LegacyNoticeUser
    card: LegacyNoticeCard
    reward: LegacyNoticeReward
    transaction: LegacyNoticeTransaction
    post_dine_in_link_url: str | None
    error: Any | None

class LegacyNoticeUser(Struct):
    """referring_partner_user_id: your id of the user"""
    referring_partner_user_id: str

class LegacyNoticeCard(Struct):
    """bin: first six digits
        last4: last four digits
        network: card network"""
    bin: str
    last4: str
    network: enums.LegacyNetwork | str

class LegacyNoticeReward(Struct):
    """merchant_id: id of the merchant
        name: merchant name
        type: reward programme
        status: state of the reward; the purchase has its own
        commission_to_issuer: the total: the issuer's and the user's share
        commission_split: the two shares"""
    merchant_id: str
    name: str
    type: enums.LegacyRewardKind | str
    status: str
    commission_to_issuer: int
    commission_split: LegacyCommissionSplit

class LegacyCommissionSplit(Struct):
    """issuers_commission_in_cents: the issuer's share
        users_commission_in_cents: the user's share"""
    issuers_commission_in_cents: int
    users_commission_in_cents: int

class LegacyNoticeTransaction(Struct):
    """issuer_transaction_id: your id of the purchase
        status: APPROVED or SETTLED
        transaction_amount_in_cents: amount of the purchase
        transaction_time_stamp: when it happened"""
    issuer_transaction_id: str
    status: enums.EarnedRewardStatus | str
    transaction_amount_in_cents: int
    transaction_time_stamp: datetime

class EarnTrigger(Struct):
    """id: your id of the event
        type: TransactionAdd, CustomerRegistration, CustomerUpdate or another event
        event_payload: additional data about it"""
    id: str
    type: str
    event_payload: Any | None

class EarnProgram(Struct):
    """loyalty_program_id: number of the programme
        program_type: kind of supplementary programme
        partner_program_id: number of the partner programme"""
    loyalty_program_id: int
    program_type: enums.ProgramType | str
    partner_program_id: int

class BulkEarning(Struct):
    """promotion_id: id of the promotion
        earn_count: how often it is earned
        earned_from_id: your reference for this earning"""
    promotion_id: str
    earn_count: int
    earned_from_id: str

class BulkEarnTrigger(Struct):
    """id: your id of the event
        type: what happened"""
    id: str
    type: enums.EarnedFrom | str

class EarnRevocation(Struct):
    """promotion_id: id of the promotion
        earn_ids: earned instances to withdraw, at most 1000 per request"""
    promotion_id: str
    earn_ids: list[str]

class CustomerPromotionAttributes(Struct):
    """earned_promotion_id: the earned instance: earn_id; absent for tier and POS rows
        promotion_id: id of the promotion
        promotion_name: name of the promotion
        promotion_status: ACTIVE does not mean redeemable
        application_mode: kind of benefit
        customer_id: Capillary's number of the customer; -1 when there is none
        earned_type: how it was earned
        earned_status: whether it can be used
        valid_till: time of its end
        valid_till_iso: time of its end
        unlocked_date: when it was unlocked
        unlocked_date_iso: when it was unlocked
        redeemable_from: start of the time in which it can be used
        redeemable_from_iso: start of the time in which it can be used
        event_time: when it was earned
        event_time_iso: when it was earned
        milestone_id: its milestone
        mile_stone_id: the same in another spelling
        target_group_id: its target group
        custom_field_values: custom fields
        restrictions: limits and what remains of them, by scope
        supplementary_criteria: its supplementary programme"""
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
    """id: the earned instance: earn_id
        customer_id: Capillary's number of the customer; -1 when there is none
        promotion_id: id of the promotion
        earned_from_type: how it was earned
        earned_from_id: your reference
        event_time: when it was earned
        event_time_iso: when it was earned
        event_details: what happened
        valid_till: time of its end
        valid_till_iso: time of its end
        error_details: the error of this row only"""
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
    """earned_from_id: your reference; rows may be in another order than they were sent
        promotion_id: id of the promotion
        successful_earn_count: how many were earned
        failed_earn_count: how many were not
        error_details: the error of this row only
        customer_earned_promotions: what was earned"""
    earned_from_id: str | None
    promotion_id: str | None
    successful_earn_count: int | None
    failed_earn_count: int | None
    error_details: Any | None
    customer_earned_promotions: list[EarningAttributes] | None

class RevocationAttributes(Struct):
    """customer_id: Capillary's number of the customer; -1 when there is none
        revoked_details: what was withdrawn, by promotion
        code: informative only
        message: text from the server"""
    customer_id: int | None
    revoked_details: list[RevokedEarns] | None
    code: int | None
    message: str | None

class RevokedEarns(Struct):
    """promotion_id: id of the promotion
        revoked_earn_ids: earned instances withdrawn
        status: SUCCESS or another result"""
    promotion_id: str | None
    revoked_earn_ids: list[str] | None
    status: str | None

class CartItem(Struct):
    """sku: stock keeping unit
        amount: price of the line
        qty: quantity
        discount: discount already granted
        reference_id: your id of the line; replies may be in another order
        category_list: categories of the item
        brand_list: brands of the item"""
    sku: str
    amount: str
    qty: str
    discount: str | None
    reference_id: str | None
    category_list: list[str] | None
    brand_list: list[str] | None

class CartTender(Struct):
    """identifier: means of payment
        amount: amount paid with it"""
    identifier: str
    amount: str

class PendingCartsAttributes(Struct):
    """temp_redemption_details: the open carts"""
    temp_redemption_details: list[PendingCart] | None

class PendingCart(Struct):
    """cart_evaluation_id: id for cancelling it
        start_time: start of the lock
        valid_till_time: when it is released automatically
        applied_promotions: promotions that it locks"""
    cart_evaluation_id: str | None
    start_time: int | None
    valid_till_time: int | None
    applied_promotions: list[LockedPromotion] | None

class LockedPromotion(Struct):
    """promotion_id: id of the promotion
        earned_promotion_id: the earned instance
        promo_code: code that was used
        promotion_name: name of the promotion
        redemption_count: how often it is used in the cart
        discount: discount, a decimal as text"""
    promotion_id: str | None
    earned_promotion_id: str | None
    promo_code: str | None
    promotion_name: str | None
    redemption_count: int | None
    discount: str | None

class CartReleaseAttributes(Struct):
    """status: whether it was released
        code: informative only
        message: text from the server"""
    status: bool | None
    code: int | None
    message: str | None

class EvaluationAttributes(Struct):
    """evaluation_id: id of the evaluation
        customer_id: Capillary's number of the customer; -1 when there is none
        amount: cart total, a decimal as text
        cart_items: the lines, perhaps in another order
        applied_promotions: promotions that apply to the cart
        applied_payment_vouchers: vouchers that were used
        promo_code_evaluation_logs: the results of the codes
        payment_voucher_evaluation_logs: the results of the vouchers
        cart_tenders: means of payment, with adjusted amounts
        category_hierarchy_sent_in_payload: as sent"""
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
    """reference_id: your id of the line
        sku: stock keeping unit
        amount: price of the line, a decimal as text
        qty: quantity, a decimal as text
        discount: discount, a decimal as text
        applied_promotions: promotions that apply to the line"""
    reference_id: str | None
    sku: str | None
    amount: str | None
    qty: str | None
    discount: str | None
    applied_promotions: list[AppliedPromotion] | None

class AppliedPromotion(Struct):
    """promotion_id: id of the promotion
        earned_promotion_id: the earned instance
        promo_code: code that was used
        name: name of the promotion
        message_label: text to show
        promotion_mode: kind of benefit
        redemption_count: how often it is used
        discount: discount, a decimal as text
        identifier: opaque; pass it on in the transaction unchanged
        discount_applied_on_quantity: discounted quantity, a decimal as text
        promotion_applied_on_quantity: quantity that the promotion counted, a decimal as text"""
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
    """promo_code: the code
        code_type: kind of code
        message: why it was not used
        error_code: number of the reason, for this code only"""
    promo_code: str | None
    code_type: str | None
    message: str | None
    error_code: int | None

class PromotionCodeAttributes(Struct):
    """id: id of the code
        org_id: organization
        promotion_id: id of the promotion
        promotion_name: name of the promotion
        code: the code
        customer_id: Capillary's number of the customer; -1 when there is none
        active: whether it can be used
        mode: kind of benefit
        created_on: time of creation
        created_on_iso: time of creation
        valid_till: time of its end
        valid_till_iso: time of its end
        redeemable_from: start of the time in which it can be used
        redeemable_from_iso: start of the time in which it can be used
        restrictions: limits and what remains of them"""
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
    """promotion_id: id of the promotion
        redemption_count: how often it was used
        discount: granted discount
        discount_applied_on_quantity: discounted quantity
        promotion_applied_on_quantity: quantity that the promotion counted
        sku: stock keeping unit
        earned_promotion_id: earned instance; the server does not check that it belongs to the customer"""
    promotion_id: str
    redemption_count: int
    discount: Decimal
    discount_applied_on_quantity: Decimal
    promotion_applied_on_quantity: Decimal
    sku: str | None
    earned_promotion_id: str | None

class RedeemedCart(Struct):
    """promotion_id: id of the promotion
        redemption_count: how often it was used
        discount: granted discount
        discount_applied_on_quantity: discounted quantity
        promotion_applied_on_quantity: quantity that the promotion counted
        sku: stock keeping unit"""
    promotion_id: str
    redemption_count: int
    discount: Decimal
    discount_applied_on_quantity: Decimal
    promotion_applied_on_quantity: Decimal
    sku: str | None

class RedemptionReportAttributes(Struct):
    """org_id: organization
        customer_id: Capillary's number of the customer; -1 when there is none
        transaction_identifier: your id of the sale
        transaction_number: number of the bill
        transaction_date: time of the sale
        transaction_date_iso: time of the sale
        amount: total before discounts
        redemptions: promotions that were used on the cart
        line_items: promotions that were used on its lines"""
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
    """id: id of the redemption
        org_id: organization
        promotion_id: id of the promotion
        promotion_name: name of the promotion
        promotion_message_label: text to show
        promo_code: code that was used
        customer_id: Capillary's number of the customer; -1 when there is none
        redemption_date: when it was used
        redemption_date_iso: when it was used
        transaction_identifier: your id of the sale
        transaction_number: number of the bill
        transaction_entity_identifier: cart or line it was used on
        cart_evaluation_id: its evaluation
        redemption_till: till it was used at
        discount: discount, a decimal as text
        redemption_count: how often it was used
        amount: amount, a decimal as text
        redemption_type: kind of object it was used on
        earned_promotion_id: the earned instance
        discount_applied_quantity: discounted quantity, a decimal as text
        promotion_applied_quantity: quantity that the promotion counted, a decimal as text
        sku: stock keeping unit
        product_id: product"""
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
    """promotion_id: id of the promotion
        promotion_name: name of the promotion
        promotion_type: POS and CODE cannot be switched per customer
        milestone_id: its milestone
        group_id: its target group
        rule_id: its rule
        expiry: time of its end
        expiry_iso: time of its end
        description: description
        store_criteria: where it is valid
        supplementary_criteria: its supplementary programme
        reward: kind of benefit
        max_earning_per_customer: how often one customer can earn it
        is_active: whether it is switched on
        custom_field_values: custom fields
        promotion_restrictions: its limits"""
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
    """id: id of the promotion
        name: name of the promotion
        org_id: organization
        priority: order of application
        active: whether it is switched on for the organization
        message_label: text to show
        type: POS and CODE cannot be switched per customer
        mode: switching requires an earn_id for PAYMENT_VOUCHER and rejects it for DISCOUNT
        condition: condition of the promotion
        action: action of the promotion
        customer_activation_required: whether it is issued switched off until the customer opts in
        max_issuance_per_customer: how often one customer can get it
        is_stackable: whether it can be combined with others
        start_date: when it begins
        end_date: time of its end"""
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
    """customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        issue_id: id of the issued promotion
        issue_date: when it was issued; to be replaced by the one in milliseconds
        issue_date_in_millis: when it was issued"""
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None

class CartEventCustomer(Struct):
    """customer_id: Capillary's number of the customer; -1 when there is none"""
    customer_id: int | None

class CartPromotionEarnedData(Struct):
    """customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        issue_id: id of the issued promotion
        issue_date: when it was issued; to be replaced by the one in milliseconds
        issue_date_in_millis: when it was issued
        earn_id: id of the earned instance
        earned_time: when it was earned; to be replaced by the one in milliseconds
        earned_time_in_millis: when it was earned"""
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None
    earn_id: str | None
    earned_time: int | None
    earned_time_in_millis: int | None

class CartPromotionRevokedData(Struct):
    """customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        earn_id: id of the earned instance"""
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    earn_id: str | None

class CartPromotionRedeemedData(Struct):
    """customer_identifiers: customer that it belongs to
        added_by: who reported it
        redemption_date_time: when it was used; to be replaced by the one in milliseconds
        redemption_date_time_in_millis: when it was used
        transaction_identifier: your id of the sale
        applied_promotions: promotions that were used on the cart
        line_item_info: items on which promotions were used"""
    customer_identifiers: CartEventCustomer | None
    added_by: CartEventAuthor | None
    redemption_date_time: int | None
    redemption_date_time_in_millis: int | None
    transaction_identifier: str | None
    applied_promotions: list[CartEventPromotion] | None
    line_item_info: list[CartEventLine] | None

class CartEventAuthor(Struct):
    """id: Capillary's number of who reported it"""
    id: int | None

class CartEventPromotion(Struct):
    """redemption_count: how often it was used
        promotion_id: id of the promotion
        discount: granted discount
        redemption_type: kind of object it was used on"""
    redemption_count: int | None
    promotion_id: str | None
    discount: Decimal | None
    redemption_type: enums.RedemptionType | str | None

class CartEventLine(Struct):
    """sku: stock keeping unit
        product_id: Capillary's number of the product
        applied_promotions: promotions that were used on the item"""
    sku: str | None
    product_id: int | None
    applied_promotions: list[CartEventLinePromotion] | None

class CartEventLinePromotion(Struct):
    """redemption_count: how often it was used
        promotion_id: id of the promotion
        discount: granted discount
        redemption_type: kind of object it was used on
        earn_id: id of the earned instance
        discount_applied_on_quantity: discounted quantity"""
    redemption_count: int | None
    promotion_id: str | None
    discount: Decimal | None
    redemption_type: enums.RedemptionType | str | None
    earn_id: str | None
    discount_applied_on_quantity: Decimal | None

class User(Resource):
    """A user of the issuer; the id is yours

        enrolled_rewards: reward programmes to enrol in; an empty list enrols in none
        zip_code: home ZIP code
        email: e-mail address
        hashed_email: hash of the normalised e-mail address
        phone_number: telephone number
        birth_year: year of birth
        historical_transactions_sent: whether past transactions were sent; cannot be reset to false
        phone_numbers: telephone numbers; a list that is sent replaces the stored one
        postal_codes: ZIP codes; a list that is sent replaces the stored one"""
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
    """An offer that a user can earn from

        name: merchant or offer name to show
        terms: terms of the offer
        purchase_channel: where it can be used
        user_reward: what the user earns
        assets: pictures
        start_date: start of the offer
        expiration_date: end of the offer
        is_targeted: true when only selected users get it
        max_redemptions: how often it can be used; absent when there is no limit
        min_transaction_amount: smallest purchase that earns
        max_transaction_amount: largest purchase that earns
        min_reward_amount: smallest reward
        max_reward_amount: largest reward
        website_url: where to buy online
        description: text about the merchant or offer
        components: ready-made texts and controls, as requested with supported_components"""
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
    @property
    def category(self) -> list[Category]:
        """The related resources (category), which the reply has to include."""
    @overload
    def related(self, name: Literal["category"]) -> list[Category]: ...
    @overload
    def related(self, name: str) -> Any: ...

class Category(Resource):
    """A category of offers

        name: name of the category"""
    name: enums.CategoryName | str

class EarnedOffer(Resource):
    """An offer, as included with earned rewards

        purchase_channel: where it can be used"""
    purchase_channel: list[enums.PurchaseChannel | str]

class PlacementBatch(Resource):
    """The content of a slot for a user; the id is that of the slot

        name: name of the slot
        is_active: false only when an activation has expired and there are offers; true before any activation
        offers: the offers of the slot
        last_activated_at: time of the last activation
        expires_at: end of that activation
        components: button or logo flare; absent in groups
        assets: pictures"""
    name: str
    is_active: bool
    offers: list[BatchOffer]
    last_activated_at: datetime | None
    expires_at: datetime | None
    components: Components | None
    assets: list[Asset] | None

class Location(Resource):
    """A place where in-store offers are valid

        name: name of the place
        address: where it is
        coordinates: where it is on the map
        phone: telephone number
        operation_hours: when it is open
        partner_ids: ids of the place at partners
        cuisine: kind of restaurant or venue
        rating: rating by visitors
        price_level: how expensive it is, from $ (least) to $$$$ (most)"""
    name: str
    address: Address
    coordinates: Coordinates
    phone: str
    operation_hours: OperationHours
    partner_ids: list[PartnerId]
    cuisine: enums.Cuisine | str | None
    rating: Rating | None
    price_level: str | None
    @property
    def offers(self) -> list[Offer]:
        """The related resources (offers), which the reply has to include."""
    @property
    def category(self) -> list[Category]:
        """The related resources (category), which the reply has to include."""
    @overload
    def related(self, name: Literal["offers"]) -> list[Offer]: ...
    @overload
    def related(self, name: Literal["category"]) -> list[Category]: ...
    @overload
    def related(self, name: str) -> Any: ...

class OfferAttribution(EventActions):
    """An event of a user with an offer

        entity_id: id of the offer
        event_code: what happened
        medium: where it happened
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.OfferMedium | str
    event_date: datetime
    state: AttributionState | None

class NotificationAttribution(Resource):
    """An event of a user with a notification

        entity_id: id of the notification
        event_code: what happened
        medium: how the notification was sent
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    event_code: enums.EventCode | str
    medium: enums.NotificationMedium | str
    event_date: datetime
    state: AttributionState | None

class PlacementSlotAttribution(Resource):
    """An event of a user with a slot of a placement

        placement_id: placement of the slot
        slot_id: the slot
        event_code: ACTIVATE
        medium: CTA
        event_date: when it was recorded
        offer_ids: the offers that were activated with it"""
    placement_id: str
    slot_id: str
    event_code: enums.EventCode | str
    medium: enums.SlotMedium | str
    event_date: datetime
    offer_ids: list[str]

class Job(Resource):
    """Work that the server has queued

        status: state of the job
        message: text from the server"""
    status: enums.JobStatus | str
    message: str

class Transaction(Resource):
    """One event of a card purchase; the id is yours, unique per event, reused when the event is sent again

        user_id: your id of the user
        transaction_id: id of the purchase, the same for all its events
        amount: amount of this event
        subtotal: amount before tax and tip
        status: what happened
        currency: ISO 4217 code
        description: statement text
        description2: second statement text
        direction: DEBIT: money leaves the user
        payment_type: how it was paid
        card_bin: first six digits of the card
        card_last_four: last four digits of the card
        transaction_date: when it was reversed, returned or declined
        authorization_date: when it was authorised
        settled_date: when it was settled
        merchant: where it was spent
        mcc: merchant category code; some national offers need it
        core_provider_id: id of the core provider
        card_presence: whether the card was present
        pan_entry_mode: how the card number was read
        authorization_code: authorisation code
        retrieval_reference_number: retrieval reference number (RRN)
        system_trace_audit_number: system trace audit number (STAN)
        acquirer_reference_number: acquirer reference number (ARN)
        card_network: network of the card
        card_product_id: product of the card
        user_zip_code: the user's ZIP code
        processor_mids: merchant ids at the processor
        account_id: account that was charged"""
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
    """A settled purchase as a core banking provider records it; the id is yours, unique per event

        user_id: your id of the user
        transaction_id: id of the purchase
        amount: amount
        currency: ISO 4217 code
        description: statement text
        direction: DEBIT: money leaves the user
        status: always settled
        settled_date: when it was settled
        authorization_date: when it was authorised
        financial_institution_id: id of the bank
        financial_institution_name: name of the bank; give the id instead
        card_last_fours: last four digits of the user's cards"""
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
    """One event of a past card purchase; the id is yours, unique per event"""

class IncomingTransactionsUpload(Resource):
    """Where to send a file of transactions

        url: where to PUT the file; without the API's token, and not to be logged
        expires_in: how long the address is valid"""
    url: str
    expires_in: int

class HistoricalTransactionsUpload(Resource):
    """Where to send a file of past transactions

        url: where to PUT the file; without the API's token, and not to be logged
        expires_in: how long the address is valid"""
    url: str
    expires_in: int

class FraudMarker(Resource):
    """A purchase marked as fraudulent; the id is your id of the purchase

        user_id: your id of the user"""
    user_id: str

class HistoricalUploadStart(Resource):
    """A started upload of past transactions; its id is that of the upload"""

class HistoricalUploadComplete(Resource):
    """A completed upload of past transactions"""

class Audit(Resource):
    """A purchase that is being investigated

        transaction_id: your id of the purchase"""
    transaction_id: str

class AuditUpdate(Resource):
    """Webhook: the state of an audit changed

        status: state of the audit
        audit_code: reason of the audit
        merchant_name: merchant of the purchase
        audit_description: what the user reported as wrong
        transaction_id: your id of the purchase
        resolution_code: result, once it is closed
        resolution_description: the result in words
        resolution_time_stamp: when it was closed"""
    status: enums.AuditStatus | str
    audit_code: enums.AuditCode | int
    merchant_name: str
    audit_description: str
    transaction_id: str
    resolution_code: enums.ResolutionCode | int | None
    resolution_description: str | None
    resolution_time_stamp: datetime | None
    @property
    def user(self) -> User | None:
        """The related resource (user), which the reply has to include."""
    @property
    def audit(self) -> Audit | None:
        """The related resource (audit), which the reply has to include."""
    @overload
    def related(self, name: Literal["user"]) -> User | None: ...
    @overload
    def related(self, name: Literal["audit"]) -> Audit | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class RewardedTransaction(Resource):
    """A settled purchase that earned a reward

        status: always settled
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened
        paid_to_issuer: whether the commission was paid out
        commission_earned: what was earned
        payout_timestamp: when it was paid out
        components: ready-made texts and controls"""
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime
    paid_to_issuer: enums.PaymentStatus | str
    commission_earned: CommissionEarned
    payout_timestamp: datetime | None
    components: Components | None
    @property
    def user(self) -> User | None:
        """The related resource (user), which the reply has to include."""
    @property
    def merchant(self) -> Merchant | None:
        """The related resource (merchant), which the reply has to include."""
    @property
    def offer(self) -> EarnedOffer | None:
        """The related resource (offer), which the reply has to include."""
    @overload
    def related(self, name: Literal["user"]) -> User | None: ...
    @overload
    def related(self, name: Literal["merchant"]) -> Merchant | None: ...
    @overload
    def related(self, name: Literal["offer"]) -> EarnedOffer | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class ApprovedTransaction(Resource):
    """An approved purchase that will earn a reward once it settles

        status: approved, not yet settled
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened"""
    status: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime
    @property
    def user(self) -> User | None:
        """The related resource (user), which the reply has to include."""
    @property
    def merchant(self) -> Merchant | None:
        """The related resource (merchant), which the reply has to include."""
    @property
    def offer(self) -> EarnedOffer | None:
        """The related resource (offer), which the reply has to include."""
    @overload
    def related(self, name: Literal["user"]) -> User | None: ...
    @overload
    def related(self, name: Literal["merchant"]) -> Merchant | None: ...
    @overload
    def related(self, name: Literal["offer"]) -> EarnedOffer | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class Merchant(Resource):
    """A merchant, as included with earned rewards

        name: merchant name
        assets: pictures"""
    name: str
    assets: list[MerchantAsset] | None

class EarnedRewardApproved(Resource):
    """Webhook: a purchase that earns was approved

        name: merchant or offer name
        message: text for the user
        attribution_url: loading it records an impression of this notification
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened
        user_reward: what the user earned; absent in notices from before September 2026
        survey_url: a survey for the user
        card_product_id: product of the card
        category_name: category of the merchant, as free text
        assets: pictures
        purchase_channel: where it was spent"""
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
    @property
    def user(self) -> User | None:
        """The related resource (user), which the reply has to include."""
    @property
    def offer(self) -> EarnedOffer | None:
        """The related resource (offer), which the reply has to include."""
    @property
    def transaction(self) -> Transaction | None:
        """The related resource (transaction), which the reply has to include."""
    @overload
    def related(self, name: Literal["user"]) -> User | None: ...
    @overload
    def related(self, name: Literal["offer"]) -> EarnedOffer | None: ...
    @overload
    def related(self, name: Literal["transaction"]) -> Transaction | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class EarnedRewardSettled(Resource):
    """Webhook: a purchase that earns was settled

        name: merchant or offer name
        message: text for the user
        attribution_url: loading it records an impression of this notification
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened
        user_reward: what the user earned; absent in notices from before September 2026
        survey_url: a survey for the user
        card_product_id: product of the card
        category_name: category of the merchant, as free text
        assets: pictures
        purchase_channel: where it was spent
        commission_earned: what was earned"""
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
    @property
    def user(self) -> User | None:
        """The related resource (user), which the reply has to include."""
    @property
    def offer(self) -> EarnedOffer | None:
        """The related resource (offer), which the reply has to include."""
    @property
    def transaction(self) -> Transaction | None:
        """The related resource (transaction), which the reply has to include."""
    @overload
    def related(self, name: Literal["user"]) -> User | None: ...
    @overload
    def related(self, name: Literal["offer"]) -> EarnedOffer | None: ...
    @overload
    def related(self, name: Literal["transaction"]) -> Transaction | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class EarnedRewardRejected(Resource):
    """Webhook: an approved reward was rejected

        reason: why
        message: text from the server
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened"""
    reason: enums.RejectedReason | str
    message: str
    transaction_id: str
    transaction_amount_in_cents: int
    transaction_timestamp: datetime | None
    @property
    def user(self) -> User | None:
        """The related resource (user), which the reply has to include."""
    @property
    def transaction(self) -> Transaction | None:
        """The related resource (transaction), which the reply has to include."""
    @overload
    def related(self, name: Literal["user"]) -> User | None: ...
    @overload
    def related(self, name: Literal["transaction"]) -> Transaction | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class Subscription(Resource):
    """A webhook subscription of the issuer

        event_name: event to be notified of
        webhook_url: address that it is sent to
        enabled: whether the event is sent"""
    event_name: enums.NotificationType | str
    webhook_url: str
    enabled: bool

class Notification(Resource):
    """A webhook notification that was sent

        event_id: id for replaying it
        event_name: the event that it reported
        timestamp: when it happened
        last_attempt_at: time of the last attempt
        status: delivery status
        attempts: number of attempts
        status_code: HTTP status of your server's response
        error_message: why it was not delivered"""
    event_id: str
    event_name: enums.NotificationType | str
    timestamp: datetime
    last_attempt_at: datetime
    status: enums.DeliveryStatus | str
    attempts: int
    status_code: int | None
    error_message: str | None

class ApprovedRewardsFile(Resource):
    """The approved rewards of a day

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class SettledRewardsFile(Resource):
    """The settled rewards of a day

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class ValidatedTransactionsFile(Resource):
    """The validated transactions of a day; no longer created, older ones may still be listed

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class MonthlyFile(Resource):
    """The reconciliation of a month

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)
        content_type: media type (legacy)"""
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime | None
    period_start: datetime | None
    period_end: datetime | None
    content_type: str | None

class FileProcessingResult(Resource):
    """Webhook: an uploaded file was processed

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    last_modified: datetime
    download_url: str
    sent_at: datetime
    period_start: datetime | None
    period_end: datetime | None

class PushPlacementFile(Resource):
    """Webhook: the content of a push notification; the id is that of the placement and is not unique

        placement_name: name of the placement
        available_slots: how many offers it can show
        cadence: when it is sent, as text
        download_url: the file: JSON lines, gzip; without the API's token"""
    placement_name: str
    available_slots: int
    cadence: str
    download_url: str
    @property
    def placement(self) -> Placement | PushPlacement | EmailPlacement | None:
        """The related resource (placement), which the reply has to include."""
    @property
    def content_strategy(self) -> ContentStrategy | None:
        """The related resource (contentStrategy), which the reply has to include."""
    @overload
    def related(self, name: Literal["placement"]) -> Placement | PushPlacement | EmailPlacement | None: ...
    @overload
    def related(self, name: Literal["contentStrategy"]) -> ContentStrategy | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class EmailPlacementFile(Resource):
    """Webhook: the content of an e-mail; the id is that of the placement and is not unique

        name: name of the placement
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        cadence: when it is sent, as text
        download_url: the file: JSON lines, gzip; without the API's token"""
    name: str
    organization_id: str
    available_slots: int
    cadence: str
    download_url: str
    @property
    def placement(self) -> Placement | PushPlacement | EmailPlacement | None:
        """The related resource (placement), which the reply has to include."""
    @property
    def content_strategy(self) -> ContentStrategy | None:
        """The related resource (contentStrategy), which the reply has to include."""
    @overload
    def related(self, name: Literal["placement"]) -> Placement | PushPlacement | EmailPlacement | None: ...
    @overload
    def related(self, name: Literal["contentStrategy"]) -> ContentStrategy | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class PayoutReconciliationFile(Resource):
    """Webhook: the reconciliation file of a payout is ready

        file_name: name of the file
        period_start: start of the period that it covers
        period_end: end of the period that it covers
        download_url: download address; without the API's token, and not to be logged
        expires_in: how long the address is valid; the unit is not documented (seconds elsewhere in this API)"""
    file_name: str
    period_start: datetime
    period_end: datetime
    download_url: str
    expires_in: int
    @property
    def file(self) -> Resource | None:
        """The related resource (file), which the reply has to include."""
    @overload
    def related(self, name: Literal["file"]) -> Resource | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class Organization(Resource):
    """An issuer, or a child organization of it

        name: name of the organization
        bins: first digits of its cards
        external_id: your id of the organization (children)
        enrolled_rewards: reward programmes it takes part in (the issuer itself)
        card_networks: networks of its cards (the issuer itself)
        affiliate_commission_split: its share of affiliate commissions
        cardlinked_commission_split: its share of card-linked commissions
        cardlinked_user_commission_split: the users' share of card-linked commissions"""
    name: str
    bins: list[str]
    external_id: str | None
    enrolled_rewards: list[enums.OrganizationReward | str] | None
    card_networks: list[enums.OrganizationNetwork | str] | None
    affiliate_commission_split: Decimal | None
    cardlinked_commission_split: Decimal | None
    cardlinked_user_commission_split: Decimal | None

class Placement(Resource):
    """A place in your application that shows offers

        name: name of the placement
        display_name: title that users see; leaving it out of an update clears it
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it"""
    name: str
    display_name: str | None
    organization_id: str
    available_slots: int
    content_strategy_id: str | None
    @property
    def content_strategy(self) -> ContentStrategy | None:
        """The related resource (contentStrategy), which the reply has to include."""
    @overload
    def related(self, name: Literal["contentStrategy"]) -> ContentStrategy | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class PushPlacement(Resource):
    """A push notification that shows one offer

        name: name of the placement
        organization_id: the organization it belongs to
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE: scheduled sending is paused
        created_at: time of creation"""
    name: str
    organization_id: str
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime
    @property
    def content_strategy(self) -> ContentStrategy | None:
        """The related resource (contentStrategy), which the reply has to include."""
    @overload
    def related(self, name: Literal["contentStrategy"]) -> ContentStrategy | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class EmailPlacement(Resource):
    """An e-mail that shows offers

        name: name of the placement
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE: scheduled sending is paused
        created_at: time of creation"""
    name: str
    organization_id: str
    available_slots: int
    cadence: Cadence
    content_strategy_id: str | None
    status: enums.PlacementStatus | str
    created_at: datetime
    @property
    def content_strategy(self) -> ContentStrategy | None:
        """The related resource (contentStrategy), which the reply has to include."""
    @overload
    def related(self, name: Literal["contentStrategy"]) -> ContentStrategy | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class BatchPlacement(Resource):
    """A place whose slots are activated as one

        name: name of the placement
        organization_id: the organization it belongs to
        refresh_interval: how long one activation lasts"""
    name: str
    organization_id: str
    refresh_interval: str
    @property
    def slots(self) -> list[PlacementSlot]:
        """The related resources (slots), which the reply has to include."""
    @overload
    def related(self, name: Literal["slots"]) -> list[PlacementSlot]: ...
    @overload
    def related(self, name: str) -> Any: ...

class GroupPlacement(Resource):
    """A group of placements

        name: name of the placement
        organization_id: the organization it belongs to"""
    name: str
    organization_id: str
    @property
    def slots(self) -> list[PlacementSlot]:
        """The related resources (slots), which the reply has to include."""
    @overload
    def related(self, name: Literal["slots"]) -> list[PlacementSlot]: ...
    @overload
    def related(self, name: str) -> Any: ...

class PlacementSlot(Resource):
    """A slot of a batch or group

        alias: name of the slot, unique in the placement
        short_description: text next to it"""
    alias: str
    short_description: str | None
    @property
    def placement(self) -> Placement | PushPlacement | EmailPlacement | None:
        """The related resource (placement), which the reply has to include."""
    @overload
    def related(self, name: Literal["placement"]) -> Placement | PushPlacement | EmailPlacement | None: ...
    @overload
    def related(self, name: str) -> Any: ...

class ContentStrategy(Resource):
    """Which offers a placement shows, and in which order

        name: name, unique in the organization
        filters: which offers it selects; may be empty
        categories: only these categories; may be empty
        category_exclusions: not these categories; may be empty
        merchant_exclusions: not these merchants; may be empty
        sort: order of the offers
        organization_id: the organization it belongs to"""
    name: str
    filters: ContentStrategyFilters
    categories: list[enums.CategoryName | str]
    category_exclusions: list[enums.CategoryName | str]
    merchant_exclusions: list[str]
    sort: enums.ContentStrategySort | str | None
    organization_id: str

class LegacyOffer(Resource):
    """An offer of the legacy API, a plain object

        id: id of the offer
        name: offer name
        terms: terms of the offer
        redeemable_once: true when it can be used once only
        offer_type: where it can be used
        commission_type: FLAT: an amount of money; PERCENT: a share of the purchase
        total_commission: commission of issuer and user together
        issuers_commission: the issuer's share
        users_commission: the user's share
        start_date: start of the offer
        expiration_date: end of the offer
        is_targeted: true when only selected users get it
        is_location_specific: true when it is valid in some places only
        min_transaction_amount: smallest purchase that earns
        max_transaction_amount: largest purchase that earns
        min_reward_amount: smallest reward
        max_reward_amount: largest reward
        source: national or local
        category: category
        img_url: logo
        banner_img_url: banner
        merchant: the merchant
        created_date: time of creation
        last_modified: time of the last change"""
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
    """A merchant of the legacy API with its offers, a plain object

        id: id of the merchant
        name: merchant name
        description: text about the merchant
        website_url: where to buy online
        category: category
        accepted_cards: card networks that earn
        source: national or local
        offers: its offers
        img_url: logo
        banner_img_url: banner
        created_date: time of creation
        last_modified: time of the last change"""
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
    """A place of the legacy API, a plain object

        id: id of the place
        merchant_id: id of the merchant
        name: name of the place
        location_type: kind of place
        address: where it is
        geo_location: where it is on the map
        phone: telephone number
        operation_hours: when it is open
        google_id: id of the place at Google
        source: national or local
        category: category
        created_date: time of creation
        last_modified: time of the last change
        offers: offers that are valid there; in lists
        merchant: the merchant; in lists"""
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
    """A user of the legacy API, a plain object

        id: the provider's id of the user
        referring_partner_user_id: your id of the user
        referring_partner: the issuer
        external_partner_user_id: id of the user at a partner
        email: e-mail address
        hashed_email: lowercase hex SHA-256 of the normalised e-mail address
        phone_number: E.164 telephone number
        birth_year: year of birth
        user_name: user name
        first_name: first name
        last_name: last name
        zip_code: home ZIP code
        enrolled_rewards: reward programmes
        cards: the user's cards
        created_date: time of enrolment
        last_modified: time of the last change of the user"""
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
    """An audit of the legacy API, a plain object

        id: id of the audit
        transaction_id: your id of the purchase
        audit_code: reason of the audit
        merchant_name: merchant of the purchase
        audit_description: what the user reported as wrong
        preferred_contact_email: where to send questions
        transaction_amount_in_cents: amount of the purchase
        referring_partner_user_id: your id of the user
        merchant_id: id of the merchant
        submitter_name: who requested it
        status: state of the audit
        resolution_code: result, once it is closed
        resolution_description: the result in words
        resolution_time_stamp: when it was closed"""
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
    """Something a user did, in the form of the legacy API

        user_id: your id of the user
        type: kind of object that the event is about
        subtype: what happened
        type_id: id of the offer or notification
        medium: where it happened"""
    user_id: str
    subtype: enums.LegacyEvent | str
    type_id: str
    medium: enums.LegacyMedium | str | None

class UsersEligibilityFile(Resource):
    """Which users can earn (legacy)

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        content_type: media type"""
    file_name: str
    last_modified: datetime
    download_url: str
    content_type: str

class DailyFile(Resource):
    """The reconciliation of a day (legacy)

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        content_type: media type"""
    file_name: str
    last_modified: datetime
    download_url: str
    content_type: str

class LegacyAffiliateMerchant(Resource):
    """An affiliate merchant of the legacy API, a plain object

        id: id of the merchant
        name: merchant name
        description: text about the merchant
        status: state of the merchant
        type: reward programme
        exclusions: what does not earn
        offers: its offers
        created_date: time of creation
        last_modified: time of the last change"""
    name: str | None
    description: str | None
    status: str | None
    exclusions: str | None
    offers: list[LegacyListedOffer] | None
    created_date: datetime | None
    last_modified: datetime | None

class LegacyEarnedReward(Resource):
    """Webhook: a purchase that earns, in the form of the legacy API, a plain object

        user: who earned
        card: the card used
        reward: what was earned
        transaction: the purchase
        post_dine_in_link_url: a survey for the user, of local offers
        error: the error: an object or text"""
    user: LegacyNoticeUser
    card: LegacyNoticeCard
    reward: LegacyNoticeReward
    transaction: LegacyNoticeTransaction
    post_dine_in_link_url: str | None
    error: Any | None

class CustomerPromotion(Resource):
    """A promotion that was issued to a customer or earned

        earned_promotion_id: the earned instance: earn_id; absent for tier and POS rows
        promotion_id: id of the promotion
        promotion_name: name of the promotion
        promotion_status: ACTIVE does not mean redeemable
        application_mode: kind of benefit
        customer_id: Capillary's number of the customer; -1 when there is none
        earned_type: how it was earned
        earned_status: whether it can be used
        valid_till: time of its end
        valid_till_iso: time of its end
        unlocked_date: when it was unlocked
        unlocked_date_iso: when it was unlocked
        redeemable_from: start of the time in which it can be used
        redeemable_from_iso: start of the time in which it can be used
        event_time: when it was earned
        event_time_iso: when it was earned
        milestone_id: its milestone
        mile_stone_id: the same in another spelling
        target_group_id: its target group
        custom_field_values: custom fields
        restrictions: limits and what remains of them, by scope
        supplementary_criteria: its supplementary programme"""
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
    """An earned instance of a promotion

        id: the earned instance: earn_id
        customer_id: Capillary's number of the customer; -1 when there is none
        promotion_id: id of the promotion
        earned_from_type: how it was earned
        earned_from_id: your reference
        event_time: when it was earned
        event_time_iso: when it was earned
        event_details: what happened
        valid_till: time of its end
        valid_till_iso: time of its end
        error_details: the error of this row only"""
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
    """The result of one row of a bulk earning

        earned_from_id: your reference; rows may be in another order than they were sent
        promotion_id: id of the promotion
        successful_earn_count: how many were earned
        failed_earn_count: how many were not
        error_details: the error of this row only
        customer_earned_promotions: what was earned"""
    earned_from_id: str | None
    promotion_id: str | None
    successful_earn_count: int | None
    failed_earn_count: int | None
    error_details: Any | None
    customer_earned_promotions: list[EarningAttributes] | None

class Revocation(Resource):
    """The earned instances that were withdrawn

        customer_id: Capillary's number of the customer; -1 when there is none
        revoked_details: what was withdrawn, by promotion
        code: informative only
        message: text from the server"""
    customer_id: int | None
    revoked_details: list[RevokedEarns] | None
    code: int | None
    message: str | None

class PendingCarts(Resource):
    """The open carts of a customer

        temp_redemption_details: the open carts"""
    temp_redemption_details: list[PendingCart] | None

class CartRelease(Resource):
    """The result of cancelling a cart

        status: whether it was released
        code: informative only
        message: text from the server"""
    status: bool | None
    code: int | None
    message: str | None

class Evaluation(Resource):
    """The cost of a cart with promotions

        evaluation_id: id of the evaluation
        customer_id: Capillary's number of the customer; -1 when there is none
        amount: cart total, a decimal as text
        cart_items: the lines, perhaps in another order
        applied_promotions: promotions that apply to the cart
        applied_payment_vouchers: vouchers that were used
        promo_code_evaluation_logs: the results of the codes
        payment_voucher_evaluation_logs: the results of the vouchers
        cart_tenders: means of payment, with adjusted amounts
        category_hierarchy_sent_in_payload: as sent"""
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
    """A promotion code

        id: id of the code
        org_id: organization
        promotion_id: id of the promotion
        promotion_name: name of the promotion
        code: the code
        customer_id: Capillary's number of the customer; -1 when there is none
        active: whether it can be used
        mode: kind of benefit
        created_on: time of creation
        created_on_iso: time of creation
        valid_till: time of its end
        valid_till_iso: time of its end
        redeemable_from: start of the time in which it can be used
        redeemable_from_iso: start of the time in which it can be used
        restrictions: limits and what remains of them"""
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
    """The report of a sale, as it was accepted

        org_id: organization
        customer_id: Capillary's number of the customer; -1 when there is none
        transaction_identifier: your id of the sale
        transaction_number: number of the bill
        transaction_date: time of the sale
        transaction_date_iso: time of the sale
        amount: total before discounts
        redemptions: promotions that were used on the cart
        line_items: promotions that were used on its lines"""
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
    """One use of a promotion

        id: id of the redemption
        org_id: organization
        promotion_id: id of the promotion
        promotion_name: name of the promotion
        promotion_message_label: text to show
        promo_code: code that was used
        customer_id: Capillary's number of the customer; -1 when there is none
        redemption_date: when it was used
        redemption_date_iso: when it was used
        transaction_identifier: your id of the sale
        transaction_number: number of the bill
        transaction_entity_identifier: cart or line it was used on
        cart_evaluation_id: its evaluation
        redemption_till: till it was used at
        discount: discount, a decimal as text
        redemption_count: how often it was used
        amount: amount, a decimal as text
        redemption_type: kind of object it was used on
        earned_promotion_id: the earned instance
        discount_applied_quantity: discounted quantity, a decimal as text
        promotion_applied_quantity: quantity that the promotion counted, a decimal as text
        sku: stock keeping unit
        product_id: product"""
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
    """A short form of a promotion

        promotion_id: id of the promotion
        promotion_name: name of the promotion
        promotion_type: POS and CODE cannot be switched per customer
        milestone_id: its milestone
        group_id: its target group
        rule_id: its rule
        expiry: time of its end
        expiry_iso: time of its end
        description: description
        store_criteria: where it is valid
        supplementary_criteria: its supplementary programme
        reward: kind of benefit
        max_earning_per_customer: how often one customer can earn it
        is_active: whether it is switched on
        custom_field_values: custom fields
        promotion_restrictions: its limits"""
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
    """A promotion of the organization

        id: id of the promotion
        name: name of the promotion
        org_id: organization
        priority: order of application
        active: whether it is switched on for the organization
        message_label: text to show
        type: POS and CODE cannot be switched per customer
        mode: switching requires an earn_id for PAYMENT_VOUCHER and rejects it for DISCOUNT
        condition: condition of the promotion
        action: action of the promotion
        customer_activation_required: whether it is issued switched off until the customer opts in
        max_issuance_per_customer: how often one customer can get it
        is_stackable: whether it can be combined with others
        start_date: when it begins
        end_date: time of its end"""
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
    """Webhook of Capillary, unsigned: a cart promotion was issued to a customer

        customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        issue_id: id of the issued promotion
        issue_date: when it was issued; to be replaced by the one in milliseconds
        issue_date_in_millis: when it was issued"""
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None

class CartPromotionEarned(Resource):
    """Webhook of Capillary, unsigned: a cart promotion was earned by a customer

        customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        issue_id: id of the issued promotion
        issue_date: when it was issued; to be replaced by the one in milliseconds
        issue_date_in_millis: when it was issued
        earn_id: id of the earned instance
        earned_time: when it was earned; to be replaced by the one in milliseconds
        earned_time_in_millis: when it was earned"""
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    issue_id: str | None
    issue_date: int | None
    issue_date_in_millis: int | None
    earn_id: str | None
    earned_time: int | None
    earned_time_in_millis: int | None

class CartPromotionRevoked(Resource):
    """Webhook of Capillary, unsigned: an earned cart promotion was withdrawn

        customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        earn_id: id of the earned instance"""
    customer_identifiers: CartEventCustomer | None
    promotion_id: str | None
    earn_id: str | None

class CartPromotionRedeemed(Resource):
    """Webhook of Capillary, unsigned: a cart promotion was used in a sale

        customer_identifiers: customer that it belongs to
        added_by: who reported it
        redemption_date_time: when it was used; to be replaced by the one in milliseconds
        redemption_date_time_in_millis: when it was used
        transaction_identifier: your id of the sale
        applied_promotions: promotions that were used on the cart
        line_item_info: items on which promotions were used"""
    customer_identifiers: CartEventCustomer | None
    added_by: CartEventAuthor | None
    redemption_date_time: int | None
    redemption_date_time_in_millis: int | None
    transaction_identifier: str | None
    applied_promotions: list[CartEventPromotion] | None
    line_item_info: list[CartEventLine] | None

def class_for(type: str | None, expected: str = ...) -> type[Resource]: ...
