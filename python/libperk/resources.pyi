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
    """reward programmes to enrol in; an empty list enrols in none"""
    zip_code: str | None
    """home ZIP code"""
    email: str | None
    """e-mail address"""
    hashed_email: str | None
    """hash of the normalised e-mail address"""
    phone_number: str | None
    """telephone number"""
    birth_year: str | None
    """year of birth"""
    historical_transactions_sent: bool | None
    """whether past transactions were sent; cannot be reset to false"""
    phone_numbers: list[PhoneNumber] | None
    """telephone numbers; a list that is sent replaces the stored one"""
    postal_codes: list[PostalCode] | None
    """ZIP codes; a list that is sent replaces the stored one"""

class PhoneNumber(Struct):
    """number: telephone number
        type: kind of telephone; the server infers it when left out"""
    number: str
    """telephone number"""
    type: enums.PhoneNumberType | str | None
    """kind of telephone; the server infers it when left out"""

class PostalCode(Struct):
    """code: ZIP code
        type: kind of address; the server infers it when left out"""
    code: str
    """ZIP code"""
    type: enums.PostalCodeType | str | None
    """kind of address; the server infers it when left out"""

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
    """merchant or offer name to show"""
    terms: str
    """terms of the offer"""
    purchase_channel: list[enums.PurchaseChannel | str]
    """where it can be used"""
    user_reward: Reward
    """what the user earns"""
    assets: list[Asset]
    """pictures"""
    start_date: datetime
    """start of the offer"""
    expiration_date: datetime
    """end of the offer"""
    is_targeted: bool
    """true when only selected users get it"""
    max_redemptions: int | None
    """how often it can be used; absent when there is no limit"""
    min_transaction_amount: Amount | None
    """smallest purchase that earns"""
    max_transaction_amount: Amount | None
    """largest purchase that earns"""
    min_reward_amount: Amount | None
    """smallest reward"""
    max_reward_amount: Amount | None
    """largest reward"""
    website_url: str | None
    """where to buy online"""
    description: str | None
    """text about the merchant or offer"""
    components: Components | None
    """ready-made texts and controls, as requested with supported_components"""

class Reward(Struct):
    """type: FLAT: an amount of money; PERCENT: a share of the purchase
        value: how much: an amount of money when FLAT, percent when PERCENT"""
    type: enums.RewardType | str
    """FLAT: an amount of money; PERCENT: a share of the purchase"""
    value: Decimal
    """how much: an amount of money when FLAT, percent when PERCENT"""

class Asset(Struct):
    """type: what the picture is for: IMG_VIEW is a logo, BANNER_VIEW a banner, LOCATION_IMG_VIEW a photo of the location
        url: address of the picture; loading it may count as an impression
        alt: text in place of the picture"""
    type: str
    """what the picture is for: IMG_VIEW is a logo, BANNER_VIEW a banner, LOCATION_IMG_VIEW a photo of the location"""
    url: str
    """address of the picture; loading it may count as an impression"""
    alt: str
    """text in place of the picture"""

class Amount(Struct):
    """type: unit of the value
        value: the amount"""
    type: enums.AmountType | str
    """unit of the value"""
    value: int
    """the amount"""

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
    """one-line description"""
    long_description: str | None
    """description for the detail page"""
    base_reward: str | None
    """reward as shown to the user"""
    boosted_reward: str | None
    """reward after a boost, as shown to the user"""
    cta: Cta | None
    """the button; absent once the offer is activated"""
    tags: list[str] | None
    """labels in lists"""
    detail_tags: list[str] | None
    """labels on the detail page"""
    logo_flare: LogoFlare | None
    """decoration of the merchant's logo"""
    progress_bar: ProgressBar | None
    """progress of the user"""

class Cta(Struct):
    """button_text: text on the button
        button_style: style of the button
        action: action of the button; absent when it has none
        start_icon: icon before the text"""
    button_text: str
    """text on the button"""
    button_style: enums.ButtonStyle | str
    """style of the button"""
    action: CtaAction | None
    """action of the button; absent when it has none"""
    start_icon: str | None
    """icon before the text"""

class CtaAction(Struct):
    """url: link relative to the API's origin; follow it exactly as given
        method: HTTP method to follow it with"""
    url: str
    """link relative to the API's origin; follow it exactly as given"""
    method: str
    """HTTP method to follow it with"""

class LogoFlare(Struct):
    """border_color: colour role of the logo's border
        badge: badge in a corner of the logo"""
    border_color: enums.BorderColor | str
    """colour role of the logo's border"""
    badge: LogoBadge | None
    """badge in a corner of the logo"""

class LogoBadge(Struct):
    """icon: picture of the badge
        position: corner of the logo"""
    icon: str
    """picture of the badge"""
    position: enums.BadgePosition | str
    """corner of the logo"""

class ProgressBar(Struct):
    """total: number of steps
        current_progress: completed steps
        label: text of the bar
        segmented: whether the bar is drawn in segments
        segments: the segments, if there are any
        labels: texts at the ends"""
    total: int
    """number of steps"""
    current_progress: int
    """completed steps"""
    label: str
    """text of the bar"""
    segmented: bool
    """whether the bar is drawn in segments"""
    segments: ProgressSegments | None
    """the segments, if there are any"""
    labels: ProgressLabels
    """texts at the ends"""

class ProgressSegments(Struct):
    """default: style in lists
        details: style on the detail page
        progress: one entry per segment"""
    default: SegmentStyle
    """style in lists"""
    details: SegmentStyle | None
    """style on the detail page"""
    progress: list[SegmentProgress]
    """one entry per segment"""

class SegmentStyle(Struct):
    """icon: picture on the segment
        position: position of the label
        separator: separator of the segments
        labels: one label per segment
        selection: which segments are highlighted"""
    icon: str | None
    """picture on the segment"""
    position: enums.SegmentPosition | str
    """position of the label"""
    separator: enums.SegmentSeparator | str | None
    """separator of the segments"""
    labels: list[SegmentLabel] | None
    """one label per segment"""
    selection: enums.SegmentSelection | str | None
    """which segments are highlighted"""

class SegmentLabel(Struct):
    """title: heading
        description: text below the heading"""
    title: str
    """heading"""
    description: str
    """text below the heading"""

class SegmentProgress(Struct):
    """completed: completed steps of this segment
        total: steps of this segment"""
    completed: int
    """completed steps of this segment"""
    total: int
    """steps of this segment"""

class ProgressLabels(Struct):
    """default: labels in lists
        details: labels on the detail page"""
    default: ProgressLabelPair
    """labels in lists"""
    details: ProgressLabelPair | None
    """labels on the detail page"""

class ProgressLabelPair(Struct):
    """left: text at the left end
        right: text at the right end"""
    left: str | None
    """text at the left end"""
    right: str | None
    """text at the right end"""

class CategoryAttributes(Struct):
    """name: name of the category"""
    name: enums.CategoryName | str
    """name of the category"""

class EarnedOfferAttributes(Struct):
    """purchase_channel: where it can be used"""
    purchase_channel: list[enums.PurchaseChannel | str]
    """where it can be used"""

class PlacementBatchAttributes(Struct):
    """name: name of the slot
        is_active: false only when an activation has expired and there are offers; true before any activation
        offers: the offers of the slot
        last_activated_at: time of the last activation
        expires_at: end of that activation
        components: button or logo flare; absent in groups
        assets: pictures"""
    name: str
    """name of the slot"""
    is_active: bool
    """false only when an activation has expired and there are offers; true before any activation"""
    offers: list[BatchOffer]
    """the offers of the slot"""
    last_activated_at: datetime | None
    """time of the last activation"""
    expires_at: datetime | None
    """end of that activation"""
    components: Components | None
    """button or logo flare; absent in groups"""
    assets: list[Asset] | None
    """pictures"""

class BatchOffer(Struct):
    """type: always standardOffer
        id: id of the offer
        attributes: the offer"""
    type: str
    """always standardOffer"""
    id: str
    """id of the offer"""
    attributes: OfferAttributes
    """the offer"""

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
    """name of the place"""
    address: Address
    """where it is"""
    coordinates: Coordinates
    """where it is on the map"""
    phone: str
    """telephone number"""
    operation_hours: OperationHours
    """when it is open"""
    partner_ids: list[PartnerId]
    """ids of the place at partners"""
    cuisine: enums.Cuisine | str | None
    """kind of restaurant or venue"""
    rating: Rating | None
    """rating by visitors"""
    price_level: str | None
    """how expensive it is, from $ (least) to $$$$ (most)"""

class Address(Struct):
    """street: street and number
        city: city
        state: state
        zip_code: ZIP code"""
    street: str
    """street and number"""
    city: str
    """city"""
    state: str
    """state"""
    zip_code: str
    """ZIP code"""

class Coordinates(Struct):
    """longitude: east is positive
        latitude: north is positive"""
    longitude: float
    """east is positive"""
    latitude: float
    """north is positive"""

class OperationHours(Struct):
    """periods: opening times
        weekday_text: the same as text, one line per day"""
    periods: list[OperationPeriod]
    """opening times"""
    weekday_text: list[str]
    """the same as text, one line per day"""

class OperationPeriod(Struct):
    """open: when the place opens
        close: when it closes"""
    open: OperationTime
    """when the place opens"""
    close: OperationTime
    """when it closes"""

class OperationTime(Struct):
    """day: day of the week
        time: hour and minute without a colon"""
    day: int
    """day of the week"""
    time: str
    """hour and minute without a colon"""

class PartnerId(Struct):
    """type: whose id it is
        id: id at the partner"""
    type: enums.PartnerIdType | str
    """whose id it is"""
    id: str
    """id at the partner"""

class Rating(Struct):
    """value: average rating, of 5
        count: number of ratings; absent or null when unknown"""
    value: float
    """average rating, of 5"""
    count: int | None
    """number of ratings; absent or null when unknown"""

class OfferEvent(Struct):
    """entity_id: id of the offer
        event_code: what happened
        medium: where it happened
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    """id of the offer"""
    event_code: enums.EventCode | str
    """what happened"""
    medium: enums.OfferMedium | str
    """where it happened"""
    event_date: datetime
    """when it happened"""
    state: AttributionState | None
    """context in which the user saw it"""

class AttributionState(Struct):
    """rank: position in the list shown, counted from 1
        filters: filters that the user had set
        placement_id: placement that showed it
        slot_id: slot that showed it"""
    rank: int | None
    """position in the list shown, counted from 1"""
    filters: list[AttributionFilter] | None
    """filters that the user had set"""
    placement_id: str | None
    """placement that showed it"""
    slot_id: str | None
    """slot that showed it"""

class AttributionFilter(Struct):
    """name: name of the active filter
        value: value of the filter"""
    name: str
    """name of the active filter"""
    value: str
    """value of the filter"""

class NotificationEvent(Struct):
    """entity_id: id of the notification
        event_code: what happened
        medium: how the notification was sent
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    """id of the notification"""
    event_code: enums.EventCode | str
    """what happened"""
    medium: enums.NotificationMedium | str
    """how the notification was sent"""
    event_date: datetime
    """when it happened"""
    state: AttributionState | None
    """context in which the user saw it"""

class SlotActivation(Struct):
    """placement_id: placement of the slot
        slot_id: the slot
        event_code: ACTIVATE
        medium: CTA
        event_date: when it was recorded
        offer_ids: the offers that were activated with it"""
    placement_id: str
    """placement of the slot"""
    slot_id: str
    """the slot"""
    event_code: enums.EventCode | str
    """ACTIVATE"""
    medium: enums.SlotMedium | str
    """CTA"""
    event_date: datetime
    """when it was recorded"""
    offer_ids: list[str]
    """the offers that were activated with it"""

class SlotEvent(Struct):
    """entity_id: id of the slot
        event_code: what happened
        medium: where it happened
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    """id of the slot"""
    event_code: enums.EventCode | str
    """what happened"""
    medium: enums.SlotMedium | str
    """where it happened"""
    event_date: datetime
    """when it happened"""
    state: AttributionState | None
    """context in which the user saw it"""

class JobAttributes(Struct):
    """status: state of the job
        message: text from the server"""
    status: enums.JobStatus | str
    """state of the job"""
    message: str
    """text from the server"""

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
    """your id of the user"""
    transaction_id: str
    """id of the purchase, the same for all its events"""
    amount: int
    """amount of this event"""
    subtotal: int | None
    """amount before tax and tip"""
    status: enums.TransactionStatus | str
    """what happened"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    description2: str | None
    """second statement text"""
    direction: enums.Direction | str
    """DEBIT: money leaves the user"""
    payment_type: enums.PaymentType | str
    """how it was paid"""
    card_bin: str
    """first six digits of the card"""
    card_last_four: str
    """last four digits of the card"""
    transaction_date: datetime | None
    """when it was reversed, returned or declined"""
    authorization_date: datetime | None
    """when it was authorised"""
    settled_date: datetime | None
    """when it was settled"""
    merchant: TransactionMerchant | None
    """where it was spent"""
    mcc: str | None
    """merchant category code; some national offers need it"""
    core_provider_id: str | None
    """id of the core provider"""
    card_presence: str | None
    """whether the card was present"""
    pan_entry_mode: str | None
    """how the card number was read"""
    authorization_code: str | None
    """authorisation code"""
    retrieval_reference_number: str | None
    """retrieval reference number (RRN)"""
    system_trace_audit_number: str | None
    """system trace audit number (STAN)"""
    acquirer_reference_number: str | None
    """acquirer reference number (ARN)"""
    card_network: enums.CardNetwork | str | None
    """network of the card"""
    card_product_id: str | None
    """product of the card"""
    user_zip_code: str | None
    """the user's ZIP code"""
    processor_mids: ProcessorMids | None
    """merchant ids at the processor"""
    account_id: str | None
    """account that was charged"""

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
    """merchant id (MID); local offers need it"""
    name: str
    """merchant name"""
    addr_street: str | None
    """street"""
    addr_city: str | None
    """city"""
    addr_state: enums.State | str | None
    """state"""
    addr_zipcode: str | None
    """ZIP code"""
    addr_country: str | None
    """country"""
    latitude: str | None
    """latitude as text"""
    longitude: str | None
    """longitude as text"""
    store_id: str | None
    """store number"""

class ProcessorMids(Struct):
    """processor: whose ids they are
        mids: the ids"""
    processor: enums.Processor | str
    """whose ids they are"""
    mids: VisaMids
    """the ids"""

class VisaMids(Struct):
    """vmid: Visa merchant id
        vsid: Visa store id"""
    vmid: str
    """Visa merchant id"""
    vsid: str
    """Visa store id"""

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
    """your id of the user"""
    transaction_id: str
    """id of the purchase"""
    amount: int
    """amount"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    direction: enums.Direction | str
    """DEBIT: money leaves the user"""
    status: str
    """always settled"""
    settled_date: datetime
    """when it was settled"""
    authorization_date: datetime
    """when it was authorised"""
    financial_institution_id: str | None
    """id of the bank"""
    financial_institution_name: str | None
    """name of the bank; give the id instead"""
    card_last_fours: list[str] | None
    """last four digits of the user's cards"""

class NoAttributes(Struct):
    ...

class UploadAttributes(Struct):
    """url: where to PUT the file; without the API's token, and not to be logged
        expires_in: how long the address is valid"""
    url: str
    """where to PUT the file; without the API's token, and not to be logged"""
    expires_in: int
    """how long the address is valid"""

class NewUpload(Struct):
    """filename: name of the file: JSON lines, plain or gzip, at most 5 GB"""
    filename: str
    """name of the file: JSON lines, plain or gzip, at most 5 GB"""

class FraudMarkerAttributes(Struct):
    """user_id: your id of the user"""
    user_id: str
    """your id of the user"""

class AuditAttributes(Struct):
    """transaction_id: your id of the purchase"""
    transaction_id: str
    """your id of the purchase"""

class NewAudit(Struct):
    """audit_code: 3005: cashback incorrect, 3006: cashback missing, 8001: other
        merchant_name: merchant of the purchase
        audit_description: description of the problem
        transaction_id: your id of the purchase"""
    audit_code: enums.AuditCode | int
    """3005: cashback incorrect, 3006: cashback missing, 8001: other"""
    merchant_name: str
    """merchant of the purchase"""
    audit_description: str
    """description of the problem"""
    transaction_id: str
    """your id of the purchase"""

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
    """state of the audit"""
    audit_code: enums.AuditCode | int
    """reason of the audit"""
    merchant_name: str
    """merchant of the purchase"""
    audit_description: str
    """what the user reported as wrong"""
    transaction_id: str
    """your id of the purchase"""
    resolution_code: enums.ResolutionCode | int | None
    """result, once it is closed"""
    resolution_description: str | None
    """the result in words"""
    resolution_time_stamp: datetime | None
    """when it was closed"""

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
    """always settled"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime
    """when it happened"""
    paid_to_issuer: enums.PaymentStatus | str
    """whether the commission was paid out"""
    commission_earned: CommissionEarned
    """what was earned"""
    payout_timestamp: datetime | None
    """when it was paid out"""
    components: Components | None
    """ready-made texts and controls"""

class CommissionEarned(Struct):
    """user: the user's share"""
    user: CommissionValue
    """the user's share"""

class CommissionValue(Struct):
    """type: unit of the value
        value: how much"""
    type: enums.CommissionUnit | str
    """unit of the value"""
    value: int
    """how much"""

class ApprovedTransactionAttributes(Struct):
    """status: approved, not yet settled
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened"""
    status: str
    """approved, not yet settled"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime
    """when it happened"""

class MerchantAttributes(Struct):
    """name: merchant name
        assets: pictures"""
    name: str
    """merchant name"""
    assets: list[MerchantAsset] | None
    """pictures"""

class MerchantAsset(Struct):
    """type: what the picture is for
        url: address of the picture; loading it may count as an impression
        alt: text in place of the picture"""
    type: enums.MerchantAssetType | str
    """what the picture is for"""
    url: str
    """address of the picture; loading it may count as an impression"""
    alt: str | None
    """text in place of the picture"""

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
    """merchant or offer name"""
    message: str
    """text for the user"""
    attribution_url: str
    """loading it records an impression of this notification"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime | None
    """when it happened"""
    user_reward: Reward
    """what the user earned; absent in notices from before September 2026"""
    survey_url: str | None
    """a survey for the user"""
    card_product_id: str | None
    """product of the card"""
    category_name: str | None
    """category of the merchant, as free text"""
    assets: list[MerchantAsset] | None
    """pictures"""
    purchase_channel: list[enums.PurchaseChannel | str] | None
    """where it was spent"""

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
    """merchant or offer name"""
    message: str
    """text for the user"""
    attribution_url: str
    """loading it records an impression of this notification"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime | None
    """when it happened"""
    user_reward: Reward
    """what the user earned; absent in notices from before September 2026"""
    survey_url: str | None
    """a survey for the user"""
    card_product_id: str | None
    """product of the card"""
    category_name: str | None
    """category of the merchant, as free text"""
    assets: list[MerchantAsset] | None
    """pictures"""
    purchase_channel: list[enums.PurchaseChannel | str] | None
    """where it was spent"""
    commission_earned: CommissionValue
    """what was earned"""

class EarnedRewardRejection(Struct):
    """reason: why
        message: text from the server
        transaction_id: your id of the purchase
        transaction_amount_in_cents: amount of the purchase
        transaction_timestamp: when it happened"""
    reason: enums.RejectedReason | str
    """why"""
    message: str
    """text from the server"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime | None
    """when it happened"""

class SubscriptionAttributes(Struct):
    """event_name: event to be notified of
        webhook_url: address that it is sent to
        enabled: whether the event is sent"""
    event_name: enums.NotificationType | str
    """event to be notified of"""
    webhook_url: str
    """address that it is sent to"""
    enabled: bool
    """whether the event is sent"""

class SubscriptionChanges(Struct):
    """event_name: event to be notified of
        webhook_url: address that it is sent to
        enabled: whether the event is sent"""
    event_name: enums.NotificationType | str | None
    """event to be notified of"""
    webhook_url: str | None
    """address that it is sent to"""
    enabled: bool | None
    """whether the event is sent"""

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
    """id for replaying it"""
    event_name: enums.NotificationType | str
    """the event that it reported"""
    timestamp: datetime
    """when it happened"""
    last_attempt_at: datetime
    """time of the last attempt"""
    status: enums.DeliveryStatus | str
    """delivery status"""
    attempts: int
    """number of attempts"""
    status_code: int | None
    """HTTP status of your server's response"""
    error_message: str | None
    """why it was not delivered"""

class FileAttributes(Struct):
    """file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    sent_at: datetime
    """when it was sent"""
    period_start: datetime | None
    """start of the period that it covers, if the sender named one"""
    period_end: datetime | None
    """end of the period that it covers (inclusive)"""

class MonthlyFileAttributes(Struct):
    """file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)
        content_type: media type (legacy)"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    sent_at: datetime | None
    """when it was sent"""
    period_start: datetime | None
    """start of the period that it covers, if the sender named one"""
    period_end: datetime | None
    """end of the period that it covers (inclusive)"""
    content_type: str | None
    """media type (legacy)"""

class PushPlacementFileAttributes(Struct):
    """placement_name: name of the placement
        available_slots: how many offers it can show
        cadence: when it is sent, as text
        download_url: the file: JSON lines, gzip; without the API's token"""
    placement_name: str
    """name of the placement"""
    available_slots: int
    """how many offers it can show"""
    cadence: str
    """when it is sent, as text"""
    download_url: str
    """the file: JSON lines, gzip; without the API's token"""

class EmailPlacementFileAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        cadence: when it is sent, as text
        download_url: the file: JSON lines, gzip; without the API's token"""
    name: str
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    available_slots: int
    """how many offers it can show"""
    cadence: str
    """when it is sent, as text"""
    download_url: str
    """the file: JSON lines, gzip; without the API's token"""

class PayoutFileAttributes(Struct):
    """file_name: name of the file
        period_start: start of the period that it covers
        period_end: end of the period that it covers
        download_url: download address; without the API's token, and not to be logged
        expires_in: how long the address is valid; the unit is not documented (seconds elsewhere in this API)"""
    file_name: str
    """name of the file"""
    period_start: datetime
    """start of the period that it covers"""
    period_end: datetime
    """end of the period that it covers"""
    download_url: str
    """download address; without the API's token, and not to be logged"""
    expires_in: int
    """how long the address is valid; the unit is not documented (seconds elsewhere in this API)"""

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
    """name of the organization"""
    bins: list[str]
    """first digits of its cards"""
    external_id: str | None
    """your id of the organization (children)"""
    enrolled_rewards: list[enums.OrganizationReward | str] | None
    """reward programmes it takes part in (the issuer itself)"""
    card_networks: list[enums.OrganizationNetwork | str] | None
    """networks of its cards (the issuer itself)"""
    affiliate_commission_split: Decimal | None
    """its share of affiliate commissions"""
    cardlinked_commission_split: Decimal | None
    """its share of card-linked commissions"""
    cardlinked_user_commission_split: Decimal | None
    """the users' share of card-linked commissions"""

class NewChild(Struct):
    """name: name of the organization
        external_id: your id of the organization
        bins: first digits of its cards"""
    name: str
    """name of the organization"""
    external_id: str | None
    """your id of the organization"""
    bins: list[str] | None
    """first digits of its cards"""

class ChildChanges(Struct):
    """name: name of the organization
        external_id: your id of it; by the provider's text only the name can change
        bins: first digits of its cards; by the provider's text only the name can change"""
    name: str | None
    """name of the organization"""
    external_id: str | None
    """your id of it; by the provider's text only the name can change"""
    bins: list[str] | None
    """first digits of its cards; by the provider's text only the name can change"""

class PlacementAttributes(Struct):
    """name: name of the placement
        display_name: title that users see; leaving it out of an update clears it
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it"""
    name: str
    """name of the placement"""
    display_name: str | None
    """title that users see; leaving it out of an update clears it"""
    organization_id: str
    """the organization it belongs to"""
    available_slots: int
    """how many offers it can show"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""

class NewPlacement(Struct):
    """name: name of the placement
        display_name: title that users see; leaving it out of an update clears it
        available_slots: how many offers it can show
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it"""
    name: str
    """name of the placement"""
    display_name: str | None
    """title that users see; leaving it out of an update clears it"""
    available_slots: int
    """how many offers it can show"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""

class PushPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE: scheduled sending is paused
        created_at: time of creation"""
    name: str
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: enums.PlacementStatus | str
    """INACTIVE: scheduled sending is paused"""
    created_at: datetime
    """time of creation"""

class Cadence(Struct):
    """frequency: how often
        time_of_day: when, in UTC
        day_of_week: day, when weekly, or when monthly with week_of_month
        day_of_month: day, when monthly; 29 to 31 fall on the last day of shorter months
        week_of_month: on the first or the last day_of_week of the month"""
    frequency: enums.CadenceFrequency | str
    """how often"""
    time_of_day: str | None
    """when, in UTC"""
    day_of_week: enums.DayOfWeek | str | None
    """day, when weekly, or when monthly with week_of_month"""
    day_of_month: int | None
    """day, when monthly; 29 to 31 fall on the last day of shorter months"""
    week_of_month: enums.WeekOfMonth | str | None
    """on the first or the last day_of_week of the month"""

class NewPushPlacement(Struct):
    """name: name of the placement
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""
    name: str
    """name of the placement"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: enums.PlacementStatus | str | None
    """INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""

class EmailPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE: scheduled sending is paused
        created_at: time of creation"""
    name: str
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    available_slots: int
    """how many offers it can show"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: enums.PlacementStatus | str
    """INACTIVE: scheduled sending is paused"""
    created_at: datetime
    """time of creation"""

class NewEmailPlacement(Struct):
    """name: name of the placement
        available_slots: how many offers it can show
        cadence: when it is sent
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it
        status: INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""
    name: str
    """name of the placement"""
    available_slots: int
    """how many offers it can show"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: enums.PlacementStatus | str | None
    """INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""

class BatchPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to
        refresh_interval: how long one activation lasts"""
    name: str
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    refresh_interval: str
    """how long one activation lasts"""

class NewBatchPlacement(Struct):
    """name: name of the placement
        refresh_interval: how long one activation lasts
        slots: its slots"""
    name: str
    """name of the placement"""
    refresh_interval: str
    """how long one activation lasts"""
    slots: list[NewSlot]
    """its slots"""

class NewSlot(Struct):
    """placement_id: placement that the slot shows
        alias: name of the slot, unique in the placement
        short_description: text next to it, 50 characters at most"""
    placement_id: str
    """placement that the slot shows"""
    alias: str
    """name of the slot, unique in the placement"""
    short_description: str | None
    """text next to it, 50 characters at most"""

class BatchPlacementChanges(Struct):
    """name: name of the placement
        refresh_interval: how long one activation lasts
        slots: all its slots; those left out are removed"""
    name: str
    """name of the placement"""
    refresh_interval: str
    """how long one activation lasts"""
    slots: list[SlotChanges]
    """all its slots; those left out are removed"""

class SlotChanges(Struct):
    """slot_id: id of a slot that stays; without it the slot gets a new id
        placement_id: placement that the slot shows
        alias: name of the slot, unique in the placement
        short_description: text next to it, 50 characters at most"""
    slot_id: str | None
    """id of a slot that stays; without it the slot gets a new id"""
    placement_id: str
    """placement that the slot shows"""
    alias: str
    """name of the slot, unique in the placement"""
    short_description: str | None
    """text next to it, 50 characters at most"""

class GroupPlacementAttributes(Struct):
    """name: name of the placement
        organization_id: the organization it belongs to"""
    name: str
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""

class NewGroupPlacement(Struct):
    """name: name of the placement
        slots: its slots"""
    name: str
    """name of the placement"""
    slots: list[NewSlot]
    """its slots"""

class GroupPlacementChanges(Struct):
    """name: name of the placement
        slots: all its slots; those left out are removed"""
    name: str
    """name of the placement"""
    slots: list[SlotChanges]
    """all its slots; those left out are removed"""

class SlotAttributes(Struct):
    """alias: name of the slot, unique in the placement
        short_description: text next to it"""
    alias: str
    """name of the slot, unique in the placement"""
    short_description: str | None
    """text next to it"""

class ContentStrategyAttributes(Struct):
    """name: name, unique in the organization
        filters: which offers it selects; may be empty
        categories: only these categories; may be empty
        category_exclusions: not these categories; may be empty
        merchant_exclusions: not these merchants; may be empty
        sort: order of the offers
        organization_id: the organization it belongs to"""
    name: str
    """name, unique in the organization"""
    filters: ContentStrategyFilters
    """which offers it selects; may be empty"""
    categories: list[enums.CategoryName | str]
    """only these categories; may be empty"""
    category_exclusions: list[enums.CategoryName | str]
    """not these categories; may be empty"""
    merchant_exclusions: list[str]
    """not these merchants; may be empty"""
    sort: enums.ContentStrategySort | str | None
    """order of the offers"""
    organization_id: str
    """the organization it belongs to"""

class ContentStrategyFilters(Struct):
    """categories: only these categories
        category_exclusions: not these categories
        merchant_exclusions: not these merchants
        offer_features: only offers with these features"""
    categories: list[str] | None
    """only these categories"""
    category_exclusions: list[str] | None
    """not these categories"""
    merchant_exclusions: list[str] | None
    """not these merchants"""
    offer_features: list[enums.OfferFeature | str] | None
    """only offers with these features"""

class NewContentStrategy(Struct):
    """name: name, unique in the organization
        filters: which offers it selects; may be empty
        categories: only these categories; may be empty
        category_exclusions: not these categories; may be empty
        merchant_exclusions: not these merchants; may be empty
        sort: order of the offers"""
    name: str
    """name, unique in the organization"""
    filters: ContentStrategyFilters
    """which offers it selects; may be empty"""
    categories: list[enums.CategoryName | str]
    """only these categories; may be empty"""
    category_exclusions: list[enums.CategoryName | str]
    """not these categories; may be empty"""
    merchant_exclusions: list[str]
    """not these merchants; may be empty"""
    sort: enums.ContentStrategySort | str | None
    """order of the offers"""

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
    """id of the offer"""
    name: str
    """offer name"""
    terms: str
    """terms of the offer"""
    redeemable_once: bool
    """true when it can be used once only"""
    offer_type: enums.LegacyOfferType | str
    """where it can be used"""
    commission_type: enums.RewardType | str
    """FLAT: an amount of money; PERCENT: a share of the purchase"""
    total_commission: Decimal
    """commission of issuer and user together"""
    issuers_commission: Decimal | None
    """the issuer's share"""
    users_commission: Decimal | None
    """the user's share"""
    start_date: datetime
    """start of the offer"""
    expiration_date: datetime
    """end of the offer"""
    is_targeted: bool
    """true when only selected users get it"""
    is_location_specific: bool
    """true when it is valid in some places only"""
    min_transaction_amount: int | None
    """smallest purchase that earns"""
    max_transaction_amount: int | None
    """largest purchase that earns"""
    min_reward_amount: int | None
    """smallest reward"""
    max_reward_amount: int | None
    """largest reward"""
    source: enums.LegacySource | str
    """national or local"""
    category: enums.CategoryName | str
    """category"""
    img_url: str | None
    """logo"""
    banner_img_url: str | None
    """banner"""
    merchant: LegacyOfferMerchant
    """the merchant"""
    created_date: datetime
    """time of creation"""
    last_modified: datetime
    """time of the last change"""

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
    """id of the merchant"""
    name: str
    """merchant name"""
    description: str
    """text about the merchant"""
    type: enums.LegacyRewardKind | str
    """reward programme"""
    website_url: str
    """where to buy online"""
    category: enums.CategoryName | str
    """category"""
    accepted_cards: list[enums.LegacyNetwork | str]
    """card networks that earn"""
    img_url: str
    """logo"""
    banner_img_url: str | None
    """banner"""

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
    """id of the merchant"""
    name: str
    """merchant name"""
    description: str
    """text about the merchant"""
    website_url: str
    """where to buy online"""
    category: enums.CategoryName | str
    """category"""
    accepted_cards: list[enums.LegacyNetwork | str]
    """card networks that earn"""
    source: enums.LegacySource | str
    """national or local"""
    offers: list[LegacyListedOffer]
    """its offers"""
    img_url: str
    """logo"""
    banner_img_url: str | None
    """banner"""
    created_date: datetime
    """time of creation"""
    last_modified: datetime
    """time of the last change"""

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
    """id of the offer"""
    commission_type: enums.RewardType | str
    """FLAT: an amount of money; PERCENT: a share of the purchase"""
    total_commission: Decimal
    """commission of issuer and user together"""
    issuers_commission: Decimal | None
    """the issuer's share"""
    users_commission: Decimal | None
    """the user's share"""
    start_date: datetime | None
    """start of the offer"""
    expiration_date: datetime | None
    """end of the offer"""
    min_transaction_amount: int | None
    """smallest purchase that earns"""
    max_transaction_amount: int | None
    """largest purchase that earns"""
    min_reward_amount: int | None
    """smallest reward"""
    max_reward_amount: int | None
    """largest reward"""
    name: str | None
    """offer name"""
    terms: str | None
    """terms of the offer"""
    redeemable_once: bool | None
    """true when it can be used once only"""
    offer_type: enums.LegacyOfferType | str | None
    """where it can be used"""
    is_targeted: bool | None
    """true when only selected users get it"""
    is_location_specific: bool | None
    """true when it is valid in some places only"""
    merchant_id: str | None
    """id of the merchant"""
    merchant_location_ids: list[str] | None
    """places where it is valid"""
    opt_in_required: bool | None
    """true when the user must opt in"""
    status: str | None
    """state of the offer"""
    source: enums.LegacySource | str | None
    """national or local"""
    category: str | None
    """category"""
    rank: int | None
    """position in the list"""
    img_url: str | None
    """logo"""
    banner_img_url: str | None
    """banner"""
    created_date: datetime | None
    """time of creation"""
    last_modified: datetime | None
    """time of the last change"""

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
    """id of the place"""
    merchant_id: str
    """id of the merchant"""
    name: str
    """name of the place"""
    location_type: enums.LegacyLocationType | str
    """kind of place"""
    address: LegacyAddress
    """where it is"""
    geo_location: Coordinates
    """where it is on the map"""
    phone: str
    """telephone number"""
    operation_hours: LegacyHours | None
    """when it is open"""
    google_id: str | None
    """id of the place at Google"""
    source: enums.LegacySource | str
    """national or local"""
    category: enums.CategoryName | str
    """category"""
    created_date: datetime
    """time of creation"""
    last_modified: datetime
    """time of the last change"""
    offers: list[LegacyListedOffer] | None
    """offers that are valid there; in lists"""
    merchant: LegacyOfferMerchant | None
    """the merchant; in lists"""

class LegacyAddress(Struct):
    """street: street and number
        city: city
        state: state
        zip_code: ZIP code; some replies have it as a number"""
    street: str
    """street and number"""
    city: str
    """city"""
    state: enums.State | str
    """state"""
    zip_code: str
    """ZIP code; some replies have it as a number"""

class LegacyHours(Struct):
    """sunday: opening times on Sundays
        monday: on Mondays
        tuesday: on Tuesdays
        wednesday: on Wednesdays
        thursday: on Thursdays
        friday: on Fridays
        saturday: on Saturdays"""
    sunday: str | None
    """opening times on Sundays"""
    monday: str | None
    """on Mondays"""
    tuesday: str | None
    """on Tuesdays"""
    wednesday: str | None
    """on Wednesdays"""
    thursday: str | None
    """on Thursdays"""
    friday: str | None
    """on Fridays"""
    saturday: str | None
    """on Saturdays"""

class LegacyNewCard(Struct):
    """last4: last four digits
        bin: first six digits
        issuer: issuer of the card
        network: network of the card
        status: whether it earns
        token: token of the card
        token_source: source of the token"""
    last4: str
    """last four digits"""
    bin: str
    """first six digits"""
    issuer: str
    """issuer of the card"""
    network: enums.LegacyNetwork | str
    """network of the card"""
    status: enums.LegacyCardStatus | str | None
    """whether it earns"""
    token: str | None
    """token of the card"""
    token_source: str | None
    """source of the token"""

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
    """the provider's id of the user"""
    referring_partner_user_id: str
    """your id of the user"""
    referring_partner: str | None
    """the issuer"""
    external_partner_user_id: str | None
    """id of the user at a partner"""
    email: str | None
    """e-mail address"""
    hashed_email: str | None
    """lowercase hex SHA-256 of the normalised e-mail address"""
    phone_number: str | None
    """E.164 telephone number"""
    birth_year: str | None
    """year of birth"""
    user_name: str | None
    """user name"""
    first_name: str | None
    """first name"""
    last_name: str | None
    """last name"""
    zip_code: str | None
    """home ZIP code"""
    enrolled_rewards: list[enums.LegacyRewardKind | str] | None
    """reward programmes"""
    cards: list[LegacyCard] | None
    """the user's cards"""
    created_date: datetime | None
    """time of enrolment"""
    last_modified: datetime | None
    """time of the last change of the user"""

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
    """id of the card"""
    last4: str
    """last four digits"""
    bin: str
    """first six digits"""
    issuer: str
    """issuer of the card"""
    network: enums.LegacyNetwork | str
    """network of the card"""
    status: enums.LegacyCardStatus | str | None
    """whether it earns"""
    token: str | None
    """token of the card"""
    token_source: str | None
    """source of the token"""

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
    """id of the purchase, the same for all its events"""
    referring_partner_user_id: str
    """your id of the user"""
    amount: int
    """amount of this event"""
    status: enums.TransactionStatus | str
    """what happened"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    description2: str | None
    """second statement text"""
    transaction_date: datetime | None
    """when it was reversed, returned or declined"""
    authorization_date: datetime | None
    """when it was authorised"""
    settled_date: datetime | None
    """when it was settled"""
    card_bin: str | None
    """first six digits of the card; matching needs them"""
    card_last_four: str | None
    """last four digits of the card; matching needs them"""
    mcc: str | None
    """merchant category code"""
    core_provider_id: str | None
    """id of the core provider"""
    merchant_id: str | None
    """merchant id (MID)"""
    merchant_store_id: str | None
    """store number"""
    merchant_name: str | None
    """merchant name"""
    merchant_addr_street: str | None
    """street"""
    merchant_addr_city: str | None
    """city"""
    merchant_addr_state: enums.State | str | None
    """state"""
    merchant_addr_zipcode: str | None
    """ZIP code"""
    merchant_addr_country: str | None
    """country"""
    merchant_lat: str | None
    """latitude as text"""
    merchant_long: str | None
    """longitude as text"""
    card_presence: str | None
    """whether the card was present"""
    pan_entry_mode: str | None
    """how the card number was read"""
    google_id: str | None
    """id of the place at Google"""
    authorization_code: str | None
    """authorisation code"""
    retrieval_reference_number: str | None
    """retrieval reference number (RRN)"""
    system_trace_audit_number: str | None
    """system trace audit number (STAN)"""
    acquirer_reference_number: str | None
    """acquirer reference number (ARN)"""
    is_deposit: bool | None
    """true for a deposit"""

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
    """id of the audit"""
    transaction_id: str
    """your id of the purchase"""
    audit_code: enums.AuditCode | int
    """reason of the audit"""
    merchant_name: str
    """merchant of the purchase"""
    audit_description: str
    """what the user reported as wrong"""
    preferred_contact_email: str
    """where to send questions"""
    transaction_amount_in_cents: int | None
    """amount of the purchase"""
    referring_partner_user_id: str | None
    """your id of the user"""
    merchant_id: str | None
    """id of the merchant"""
    submitter_name: str | None
    """who requested it"""
    status: enums.AuditStatus | str
    """state of the audit"""
    resolution_code: enums.ResolutionCode | int | None
    """result, once it is closed"""
    resolution_description: str | None
    """the result in words"""
    resolution_time_stamp: datetime | None
    """when it was closed"""

class LegacyEventAttributes(Struct):
    """user_id: your id of the user
        type: kind of object that the event is about
        subtype: what happened
        type_id: id of the offer or notification
        medium: where it happened"""
    user_id: str
    """your id of the user"""
    type: enums.LegacyEntity | str
    """kind of object that the event is about"""
    subtype: enums.LegacyEvent | str
    """what happened"""
    type_id: str
    """id of the offer or notification"""
    medium: enums.LegacyMedium | str | None
    """where it happened"""

class LegacyFileAttributes(Struct):
    """file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        content_type: media type"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    content_type: str
    """media type"""

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
    """id of the merchant"""
    name: str | None
    """merchant name"""
    description: str | None
    """text about the merchant"""
    status: str | None
    """state of the merchant"""
    type: enums.LegacyRewardKind | str | None
    """reward programme"""
    exclusions: str | None
    """what does not earn"""
    offers: list[LegacyListedOffer] | None
    """its offers"""
    created_date: datetime | None
    """time of creation"""
    last_modified: datetime | None
    """time of the last change"""

class LegacyEarnedRewardAttributes(Struct):
    """user: who earned
        card: the card used
        reward: what was earned
        transaction: the purchase
        post_dine_in_link_url: a survey for the user, of local offers
        error: the error: an object or text"""
    user: LegacyNoticeUser
    """who earned"""
    card: LegacyNoticeCard
    """the card used"""
    reward: LegacyNoticeReward
    """what was earned"""
    transaction: LegacyNoticeTransaction
    """the purchase"""
    post_dine_in_link_url: str | None
    """a survey for the user, of local offers"""
    error: Any | None
    """the error: an object or text"""

class LegacyNoticeUser(Struct):
    """referring_partner_user_id: your id of the user"""
    referring_partner_user_id: str
    """your id of the user"""

class LegacyNoticeCard(Struct):
    """bin: first six digits
        last4: last four digits
        network: card network"""
    bin: str
    """first six digits"""
    last4: str
    """last four digits"""
    network: enums.LegacyNetwork | str
    """card network"""

class LegacyNoticeReward(Struct):
    """merchant_id: id of the merchant
        name: merchant name
        type: reward programme
        status: state of the reward; the purchase has its own
        commission_to_issuer: the total: the issuer's and the user's share
        commission_split: the two shares"""
    merchant_id: str
    """id of the merchant"""
    name: str
    """merchant name"""
    type: enums.LegacyRewardKind | str
    """reward programme"""
    status: str
    """state of the reward; the purchase has its own"""
    commission_to_issuer: int
    """the total: the issuer's and the user's share"""
    commission_split: LegacyCommissionSplit
    """the two shares"""

class LegacyCommissionSplit(Struct):
    """issuers_commission_in_cents: the issuer's share
        users_commission_in_cents: the user's share"""
    issuers_commission_in_cents: int
    """the issuer's share"""
    users_commission_in_cents: int
    """the user's share"""

class LegacyNoticeTransaction(Struct):
    """issuer_transaction_id: your id of the purchase
        status: APPROVED or SETTLED
        transaction_amount_in_cents: amount of the purchase
        transaction_time_stamp: when it happened"""
    issuer_transaction_id: str
    """your id of the purchase"""
    status: enums.EarnedRewardStatus | str
    """APPROVED or SETTLED"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_time_stamp: datetime
    """when it happened"""

class EarnTrigger(Struct):
    """id: your id of the event
        type: TransactionAdd, CustomerRegistration, CustomerUpdate or another event
        event_payload: additional data about it"""
    id: str
    """your id of the event"""
    type: str
    """TransactionAdd, CustomerRegistration, CustomerUpdate or another event"""
    event_payload: Any | None
    """additional data about it"""

class EarnProgram(Struct):
    """loyalty_program_id: number of the programme
        program_type: kind of supplementary programme
        partner_program_id: number of the partner programme"""
    loyalty_program_id: int
    """number of the programme"""
    program_type: enums.ProgramType | str
    """kind of supplementary programme"""
    partner_program_id: int
    """number of the partner programme"""

class BulkEarning(Struct):
    """promotion_id: id of the promotion
        earn_count: how often it is earned
        earned_from_id: your reference for this earning"""
    promotion_id: str
    """id of the promotion"""
    earn_count: int
    """how often it is earned"""
    earned_from_id: str
    """your reference for this earning"""

class BulkEarnTrigger(Struct):
    """id: your id of the event
        type: what happened"""
    id: str
    """your id of the event"""
    type: enums.EarnedFrom | str
    """what happened"""

class EarnRevocation(Struct):
    """promotion_id: id of the promotion
        earn_ids: earned instances to withdraw, at most 1000 per request"""
    promotion_id: str
    """id of the promotion"""
    earn_ids: list[str]
    """earned instances to withdraw, at most 1000 per request"""

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
    """the earned instance: earn_id; absent for tier and POS rows"""
    promotion_id: str | None
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    promotion_status: enums.PromotionStatus | str | None
    """ACTIVE does not mean redeemable"""
    application_mode: enums.PromotionMode | str | None
    """kind of benefit"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    earned_type: enums.EarnedType | str | None
    """how it was earned"""
    earned_status: enums.EarnedStatus | str | None
    """whether it can be used"""
    valid_till: int | None
    """time of its end"""
    valid_till_iso: datetime | None
    """time of its end"""
    unlocked_date: int | None
    """when it was unlocked"""
    unlocked_date_iso: datetime | None
    """when it was unlocked"""
    redeemable_from: int | None
    """start of the time in which it can be used"""
    redeemable_from_iso: datetime | None
    """start of the time in which it can be used"""
    event_time: int | None
    """when it was earned"""
    event_time_iso: datetime | None
    """when it was earned"""
    milestone_id: int | None
    """its milestone"""
    mile_stone_id: int | None
    """the same in another spelling"""
    target_group_id: int | None
    """its target group"""
    custom_field_values: Any | None
    """custom fields"""
    restrictions: Any | None
    """limits and what remains of them, by scope"""
    supplementary_criteria: Any | None
    """its supplementary programme"""

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
    """the earned instance: earn_id"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    promotion_id: str | None
    """id of the promotion"""
    earned_from_type: enums.EarnedFrom | str | None
    """how it was earned"""
    earned_from_id: str | None
    """your reference"""
    event_time: int | None
    """when it was earned"""
    event_time_iso: datetime | None
    """when it was earned"""
    event_details: Any | None
    """what happened"""
    valid_till: int | None
    """time of its end"""
    valid_till_iso: datetime | None
    """time of its end"""
    error_details: Any | None
    """the error of this row only"""

class BulkEarningAttributes(Struct):
    """earned_from_id: your reference; rows may be in another order than they were sent
        promotion_id: id of the promotion
        successful_earn_count: how many were earned
        failed_earn_count: how many were not
        error_details: the error of this row only
        customer_earned_promotions: what was earned"""
    earned_from_id: str | None
    """your reference; rows may be in another order than they were sent"""
    promotion_id: str | None
    """id of the promotion"""
    successful_earn_count: int | None
    """how many were earned"""
    failed_earn_count: int | None
    """how many were not"""
    error_details: Any | None
    """the error of this row only"""
    customer_earned_promotions: list[EarningAttributes] | None
    """what was earned"""

class RevocationAttributes(Struct):
    """customer_id: Capillary's number of the customer; -1 when there is none
        revoked_details: what was withdrawn, by promotion
        code: informative only
        message: text from the server"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    revoked_details: list[RevokedEarns] | None
    """what was withdrawn, by promotion"""
    code: int | None
    """informative only"""
    message: str | None
    """text from the server"""

class RevokedEarns(Struct):
    """promotion_id: id of the promotion
        revoked_earn_ids: earned instances withdrawn
        status: SUCCESS or another result"""
    promotion_id: str | None
    """id of the promotion"""
    revoked_earn_ids: list[str] | None
    """earned instances withdrawn"""
    status: str | None
    """SUCCESS or another result"""

class CartItem(Struct):
    """sku: stock keeping unit
        amount: price of the line
        qty: quantity
        discount: discount already granted
        reference_id: your id of the line; replies may be in another order
        category_list: categories of the item
        brand_list: brands of the item"""
    sku: str
    """stock keeping unit"""
    amount: str
    """price of the line"""
    qty: str
    """quantity"""
    discount: str | None
    """discount already granted"""
    reference_id: str | None
    """your id of the line; replies may be in another order"""
    category_list: list[str] | None
    """categories of the item"""
    brand_list: list[str] | None
    """brands of the item"""

class CartTender(Struct):
    """identifier: means of payment
        amount: amount paid with it"""
    identifier: str
    """means of payment"""
    amount: str
    """amount paid with it"""

class PendingCartsAttributes(Struct):
    """temp_redemption_details: the open carts"""
    temp_redemption_details: list[PendingCart] | None
    """the open carts"""

class PendingCart(Struct):
    """cart_evaluation_id: id for cancelling it
        start_time: start of the lock
        valid_till_time: when it is released automatically
        applied_promotions: promotions that it locks"""
    cart_evaluation_id: str | None
    """id for cancelling it"""
    start_time: int | None
    """start of the lock"""
    valid_till_time: int | None
    """when it is released automatically"""
    applied_promotions: list[LockedPromotion] | None
    """promotions that it locks"""

class LockedPromotion(Struct):
    """promotion_id: id of the promotion
        earned_promotion_id: the earned instance
        promo_code: code that was used
        promotion_name: name of the promotion
        redemption_count: how often it is used in the cart
        discount: discount, a decimal as text"""
    promotion_id: str | None
    """id of the promotion"""
    earned_promotion_id: str | None
    """the earned instance"""
    promo_code: str | None
    """code that was used"""
    promotion_name: str | None
    """name of the promotion"""
    redemption_count: int | None
    """how often it is used in the cart"""
    discount: str | None
    """discount, a decimal as text"""

class CartReleaseAttributes(Struct):
    """status: whether it was released
        code: informative only
        message: text from the server"""
    status: bool | None
    """whether it was released"""
    code: int | None
    """informative only"""
    message: str | None
    """text from the server"""

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
    """id of the evaluation"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    amount: str | None
    """cart total, a decimal as text"""
    cart_items: list[EvaluatedItem] | None
    """the lines, perhaps in another order"""
    applied_promotions: list[AppliedPromotion] | None
    """promotions that apply to the cart"""
    applied_payment_vouchers: list[AppliedPromotion] | None
    """vouchers that were used"""
    promo_code_evaluation_logs: list[CodeLog] | None
    """the results of the codes"""
    payment_voucher_evaluation_logs: list[CodeLog] | None
    """the results of the vouchers"""
    cart_tenders: Any | None
    """means of payment, with adjusted amounts"""
    category_hierarchy_sent_in_payload: bool | None
    """as sent"""

class EvaluatedItem(Struct):
    """reference_id: your id of the line
        sku: stock keeping unit
        amount: price of the line, a decimal as text
        qty: quantity, a decimal as text
        discount: discount, a decimal as text
        applied_promotions: promotions that apply to the line"""
    reference_id: str | None
    """your id of the line"""
    sku: str | None
    """stock keeping unit"""
    amount: str | None
    """price of the line, a decimal as text"""
    qty: str | None
    """quantity, a decimal as text"""
    discount: str | None
    """discount, a decimal as text"""
    applied_promotions: list[AppliedPromotion] | None
    """promotions that apply to the line"""

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
    """id of the promotion"""
    earned_promotion_id: str | None
    """the earned instance"""
    promo_code: str | None
    """code that was used"""
    name: str | None
    """name of the promotion"""
    message_label: str | None
    """text to show"""
    promotion_mode: enums.PromotionMode | str | None
    """kind of benefit"""
    redemption_count: int | None
    """how often it is used"""
    discount: str | None
    """discount, a decimal as text"""
    identifier: str | None
    """opaque; pass it on in the transaction unchanged"""
    discount_applied_on_quantity: str | None
    """discounted quantity, a decimal as text"""
    promotion_applied_on_quantity: str | None
    """quantity that the promotion counted, a decimal as text"""

class CodeLog(Struct):
    """promo_code: the code
        code_type: kind of code
        message: why it was not used
        error_code: number of the reason, for this code only"""
    promo_code: str | None
    """the code"""
    code_type: str | None
    """kind of code"""
    message: str | None
    """why it was not used"""
    error_code: int | None
    """number of the reason, for this code only"""

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
    """id of the code"""
    org_id: int | None
    """organization"""
    promotion_id: str | None
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    code: str | None
    """the code"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    active: bool | None
    """whether it can be used"""
    mode: enums.PromotionMode | str | None
    """kind of benefit"""
    created_on: int | None
    """time of creation"""
    created_on_iso: datetime | None
    """time of creation"""
    valid_till: int | None
    """time of its end"""
    valid_till_iso: datetime | None
    """time of its end"""
    redeemable_from: int | None
    """start of the time in which it can be used"""
    redeemable_from_iso: datetime | None
    """start of the time in which it can be used"""
    restrictions: Any | None
    """limits and what remains of them"""

class RedeemedLine(Struct):
    """promotion_id: id of the promotion
        redemption_count: how often it was used
        discount: granted discount
        discount_applied_on_quantity: discounted quantity
        promotion_applied_on_quantity: quantity that the promotion counted
        sku: stock keeping unit
        earned_promotion_id: earned instance; the server does not check that it belongs to the customer"""
    promotion_id: str
    """id of the promotion"""
    redemption_count: int
    """how often it was used"""
    discount: Decimal
    """granted discount"""
    discount_applied_on_quantity: Decimal
    """discounted quantity"""
    promotion_applied_on_quantity: Decimal
    """quantity that the promotion counted"""
    sku: str | None
    """stock keeping unit"""
    earned_promotion_id: str | None
    """earned instance; the server does not check that it belongs to the customer"""

class RedeemedCart(Struct):
    """promotion_id: id of the promotion
        redemption_count: how often it was used
        discount: granted discount
        discount_applied_on_quantity: discounted quantity
        promotion_applied_on_quantity: quantity that the promotion counted
        sku: stock keeping unit"""
    promotion_id: str
    """id of the promotion"""
    redemption_count: int
    """how often it was used"""
    discount: Decimal
    """granted discount"""
    discount_applied_on_quantity: Decimal
    """discounted quantity"""
    promotion_applied_on_quantity: Decimal
    """quantity that the promotion counted"""
    sku: str | None
    """stock keeping unit"""

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
    """organization"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    transaction_identifier: str | None
    """your id of the sale"""
    transaction_number: str | None
    """number of the bill"""
    transaction_date: int | None
    """time of the sale"""
    transaction_date_iso: datetime | None
    """time of the sale"""
    amount: Decimal | None
    """total before discounts"""
    redemptions: Any | None
    """promotions that were used on the cart"""
    line_items: Any | None
    """promotions that were used on its lines"""

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
    """id of the redemption"""
    org_id: int | None
    """organization"""
    promotion_id: str | None
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    promotion_message_label: str | None
    """text to show"""
    promo_code: str | None
    """code that was used"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    redemption_date: int | None
    """when it was used"""
    redemption_date_iso: datetime | None
    """when it was used"""
    transaction_identifier: str | None
    """your id of the sale"""
    transaction_number: str | None
    """number of the bill"""
    transaction_entity_identifier: str | None
    """cart or line it was used on"""
    cart_evaluation_id: str | None
    """its evaluation"""
    redemption_till: Any | None
    """till it was used at"""
    discount: str | None
    """discount, a decimal as text"""
    redemption_count: int | None
    """how often it was used"""
    amount: str | None
    """amount, a decimal as text"""
    redemption_type: enums.RedemptionType | str | None
    """kind of object it was used on"""
    earned_promotion_id: str | None
    """the earned instance"""
    discount_applied_quantity: str | None
    """discounted quantity, a decimal as text"""
    promotion_applied_quantity: str | None
    """quantity that the promotion counted, a decimal as text"""
    sku: str | None
    """stock keeping unit"""
    product_id: Any | None
    """product"""

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
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    promotion_type: enums.PromotionType | str | None
    """POS and CODE cannot be switched per customer"""
    milestone_id: int | None
    """its milestone"""
    group_id: int | None
    """its target group"""
    rule_id: int | None
    """its rule"""
    expiry: int | None
    """time of its end"""
    expiry_iso: datetime | None
    """time of its end"""
    description: str | None
    """description"""
    store_criteria: Any | None
    """where it is valid"""
    supplementary_criteria: Any | None
    """its supplementary programme"""
    reward: Any | None
    """kind of benefit"""
    max_earning_per_customer: int | None
    """how often one customer can earn it"""
    is_active: bool | None
    """whether it is switched on"""
    custom_field_values: Any | None
    """custom fields"""
    promotion_restrictions: Any | None
    """its limits"""

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
    """id of the promotion"""
    name: str | None
    """name of the promotion"""
    org_id: int | None
    """organization"""
    priority: int | None
    """order of application"""
    active: bool | None
    """whether it is switched on for the organization"""
    message_label: str | None
    """text to show"""
    type: enums.PromotionType | str | None
    """POS and CODE cannot be switched per customer"""
    mode: enums.PromotionMode | str | None
    """switching requires an earn_id for PAYMENT_VOUCHER and rejects it for DISCOUNT"""
    condition: Any | None
    """condition of the promotion"""
    action: Any | None
    """action of the promotion"""
    customer_activation_required: bool | None
    """whether it is issued switched off until the customer opts in"""
    max_issuance_per_customer: int | None
    """how often one customer can get it"""
    is_stackable: bool | None
    """whether it can be combined with others"""
    start_date: Any | None
    """when it begins"""
    end_date: Any | None
    """time of its end"""

class CartPromotionIssuedData(Struct):
    """customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        issue_id: id of the issued promotion
        issue_date: when it was issued; to be replaced by the one in milliseconds
        issue_date_in_millis: when it was issued"""
    customer_identifiers: CartEventCustomer | None
    """customer that it belongs to"""
    promotion_id: str | None
    """id of the promotion"""
    issue_id: str | None
    """id of the issued promotion"""
    issue_date: int | None
    """when it was issued; to be replaced by the one in milliseconds"""
    issue_date_in_millis: int | None
    """when it was issued"""

class CartEventCustomer(Struct):
    """customer_id: Capillary's number of the customer; -1 when there is none"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""

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
    """customer that it belongs to"""
    promotion_id: str | None
    """id of the promotion"""
    issue_id: str | None
    """id of the issued promotion"""
    issue_date: int | None
    """when it was issued; to be replaced by the one in milliseconds"""
    issue_date_in_millis: int | None
    """when it was issued"""
    earn_id: str | None
    """id of the earned instance"""
    earned_time: int | None
    """when it was earned; to be replaced by the one in milliseconds"""
    earned_time_in_millis: int | None
    """when it was earned"""

class CartPromotionRevokedData(Struct):
    """customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        earn_id: id of the earned instance"""
    customer_identifiers: CartEventCustomer | None
    """customer that it belongs to"""
    promotion_id: str | None
    """id of the promotion"""
    earn_id: str | None
    """id of the earned instance"""

class CartPromotionRedeemedData(Struct):
    """customer_identifiers: customer that it belongs to
        added_by: who reported it
        redemption_date_time: when it was used; to be replaced by the one in milliseconds
        redemption_date_time_in_millis: when it was used
        transaction_identifier: your id of the sale
        applied_promotions: promotions that were used on the cart
        line_item_info: items on which promotions were used"""
    customer_identifiers: CartEventCustomer | None
    """customer that it belongs to"""
    added_by: CartEventAuthor | None
    """who reported it"""
    redemption_date_time: int | None
    """when it was used; to be replaced by the one in milliseconds"""
    redemption_date_time_in_millis: int | None
    """when it was used"""
    transaction_identifier: str | None
    """your id of the sale"""
    applied_promotions: list[CartEventPromotion] | None
    """promotions that were used on the cart"""
    line_item_info: list[CartEventLine] | None
    """items on which promotions were used"""

class CartEventAuthor(Struct):
    """id: Capillary's number of who reported it"""
    id: int | None
    """Capillary's number of who reported it"""

class CartEventPromotion(Struct):
    """redemption_count: how often it was used
        promotion_id: id of the promotion
        discount: granted discount
        redemption_type: kind of object it was used on"""
    redemption_count: int | None
    """how often it was used"""
    promotion_id: str | None
    """id of the promotion"""
    discount: Decimal | None
    """granted discount"""
    redemption_type: enums.RedemptionType | str | None
    """kind of object it was used on"""

class CartEventLine(Struct):
    """sku: stock keeping unit
        product_id: Capillary's number of the product
        applied_promotions: promotions that were used on the item"""
    sku: str | None
    """stock keeping unit"""
    product_id: int | None
    """Capillary's number of the product"""
    applied_promotions: list[CartEventLinePromotion] | None
    """promotions that were used on the item"""

class CartEventLinePromotion(Struct):
    """redemption_count: how often it was used
        promotion_id: id of the promotion
        discount: granted discount
        redemption_type: kind of object it was used on
        earn_id: id of the earned instance
        discount_applied_on_quantity: discounted quantity"""
    redemption_count: int | None
    """how often it was used"""
    promotion_id: str | None
    """id of the promotion"""
    discount: Decimal | None
    """granted discount"""
    redemption_type: enums.RedemptionType | str | None
    """kind of object it was used on"""
    earn_id: str | None
    """id of the earned instance"""
    discount_applied_on_quantity: Decimal | None
    """discounted quantity"""

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
    """reward programmes to enrol in; an empty list enrols in none"""
    zip_code: str | None
    """home ZIP code"""
    email: str | None
    """e-mail address"""
    hashed_email: str | None
    """hash of the normalised e-mail address"""
    phone_number: str | None
    """telephone number"""
    birth_year: str | None
    """year of birth"""
    historical_transactions_sent: bool | None
    """whether past transactions were sent; cannot be reset to false"""
    phone_numbers: list[PhoneNumber] | None
    """telephone numbers; a list that is sent replaces the stored one"""
    postal_codes: list[PostalCode] | None
    """ZIP codes; a list that is sent replaces the stored one"""

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
    """merchant or offer name to show"""
    terms: str
    """terms of the offer"""
    purchase_channel: list[enums.PurchaseChannel | str]
    """where it can be used"""
    user_reward: Reward
    """what the user earns"""
    assets: list[Asset]
    """pictures"""
    start_date: datetime
    """start of the offer"""
    expiration_date: datetime
    """end of the offer"""
    is_targeted: bool
    """true when only selected users get it"""
    max_redemptions: int | None
    """how often it can be used; absent when there is no limit"""
    min_transaction_amount: Amount | None
    """smallest purchase that earns"""
    max_transaction_amount: Amount | None
    """largest purchase that earns"""
    min_reward_amount: Amount | None
    """smallest reward"""
    max_reward_amount: Amount | None
    """largest reward"""
    website_url: str | None
    """where to buy online"""
    description: str | None
    """text about the merchant or offer"""
    components: Components | None
    """ready-made texts and controls, as requested with supported_components"""
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
    """name of the category"""

class EarnedOffer(Resource):
    """An offer, as included with earned rewards

        purchase_channel: where it can be used"""
    purchase_channel: list[enums.PurchaseChannel | str]
    """where it can be used"""

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
    """name of the slot"""
    is_active: bool
    """false only when an activation has expired and there are offers; true before any activation"""
    offers: list[BatchOffer]
    """the offers of the slot"""
    last_activated_at: datetime | None
    """time of the last activation"""
    expires_at: datetime | None
    """end of that activation"""
    components: Components | None
    """button or logo flare; absent in groups"""
    assets: list[Asset] | None
    """pictures"""

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
    """name of the place"""
    address: Address
    """where it is"""
    coordinates: Coordinates
    """where it is on the map"""
    phone: str
    """telephone number"""
    operation_hours: OperationHours
    """when it is open"""
    partner_ids: list[PartnerId]
    """ids of the place at partners"""
    cuisine: enums.Cuisine | str | None
    """kind of restaurant or venue"""
    rating: Rating | None
    """rating by visitors"""
    price_level: str | None
    """how expensive it is, from $ (least) to $$$$ (most)"""
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
    """id of the offer"""
    event_code: enums.EventCode | str
    """what happened"""
    medium: enums.OfferMedium | str
    """where it happened"""
    event_date: datetime
    """when it happened"""
    state: AttributionState | None
    """context in which the user saw it"""

class NotificationAttribution(Resource):
    """An event of a user with a notification

        entity_id: id of the notification
        event_code: what happened
        medium: how the notification was sent
        event_date: when it happened
        state: context in which the user saw it"""
    entity_id: str
    """id of the notification"""
    event_code: enums.EventCode | str
    """what happened"""
    medium: enums.NotificationMedium | str
    """how the notification was sent"""
    event_date: datetime
    """when it happened"""
    state: AttributionState | None
    """context in which the user saw it"""

class PlacementSlotAttribution(Resource):
    """An event of a user with a slot of a placement

        placement_id: placement of the slot
        slot_id: the slot
        event_code: ACTIVATE
        medium: CTA
        event_date: when it was recorded
        offer_ids: the offers that were activated with it"""
    placement_id: str
    """placement of the slot"""
    slot_id: str
    """the slot"""
    event_code: enums.EventCode | str
    """ACTIVATE"""
    medium: enums.SlotMedium | str
    """CTA"""
    event_date: datetime
    """when it was recorded"""
    offer_ids: list[str]
    """the offers that were activated with it"""

class Job(Resource):
    """Work that the server has queued

        status: state of the job
        message: text from the server"""
    status: enums.JobStatus | str
    """state of the job"""
    message: str
    """text from the server"""

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
    """your id of the user"""
    transaction_id: str
    """id of the purchase, the same for all its events"""
    amount: int
    """amount of this event"""
    subtotal: int | None
    """amount before tax and tip"""
    status: enums.TransactionStatus | str
    """what happened"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    description2: str | None
    """second statement text"""
    direction: enums.Direction | str
    """DEBIT: money leaves the user"""
    payment_type: enums.PaymentType | str
    """how it was paid"""
    card_bin: str
    """first six digits of the card"""
    card_last_four: str
    """last four digits of the card"""
    transaction_date: datetime | None
    """when it was reversed, returned or declined"""
    authorization_date: datetime | None
    """when it was authorised"""
    settled_date: datetime | None
    """when it was settled"""
    merchant: TransactionMerchant | None
    """where it was spent"""
    mcc: str | None
    """merchant category code; some national offers need it"""
    core_provider_id: str | None
    """id of the core provider"""
    card_presence: str | None
    """whether the card was present"""
    pan_entry_mode: str | None
    """how the card number was read"""
    authorization_code: str | None
    """authorisation code"""
    retrieval_reference_number: str | None
    """retrieval reference number (RRN)"""
    system_trace_audit_number: str | None
    """system trace audit number (STAN)"""
    acquirer_reference_number: str | None
    """acquirer reference number (ARN)"""
    card_network: enums.CardNetwork | str | None
    """network of the card"""
    card_product_id: str | None
    """product of the card"""
    user_zip_code: str | None
    """the user's ZIP code"""
    processor_mids: ProcessorMids | None
    """merchant ids at the processor"""
    account_id: str | None
    """account that was charged"""

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
    """your id of the user"""
    transaction_id: str
    """id of the purchase"""
    amount: int
    """amount"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    direction: enums.Direction | str
    """DEBIT: money leaves the user"""
    status: str
    """always settled"""
    settled_date: datetime
    """when it was settled"""
    authorization_date: datetime
    """when it was authorised"""
    financial_institution_id: str | None
    """id of the bank"""
    financial_institution_name: str | None
    """name of the bank; give the id instead"""
    card_last_fours: list[str] | None
    """last four digits of the user's cards"""

class HistoricalTransaction(Resource):
    """One event of a past card purchase; the id is yours, unique per event"""

class IncomingTransactionsUpload(Resource):
    """Where to send a file of transactions

        url: where to PUT the file; without the API's token, and not to be logged
        expires_in: how long the address is valid"""
    url: str
    """where to PUT the file; without the API's token, and not to be logged"""
    expires_in: int
    """how long the address is valid"""

class HistoricalTransactionsUpload(Resource):
    """Where to send a file of past transactions

        url: where to PUT the file; without the API's token, and not to be logged
        expires_in: how long the address is valid"""
    url: str
    """where to PUT the file; without the API's token, and not to be logged"""
    expires_in: int
    """how long the address is valid"""

class FraudMarker(Resource):
    """A purchase marked as fraudulent; the id is your id of the purchase

        user_id: your id of the user"""
    user_id: str
    """your id of the user"""

class HistoricalUploadStart(Resource):
    """A started upload of past transactions; its id is that of the upload"""

class HistoricalUploadComplete(Resource):
    """A completed upload of past transactions"""

class Audit(Resource):
    """A purchase that is being investigated

        transaction_id: your id of the purchase"""
    transaction_id: str
    """your id of the purchase"""

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
    """state of the audit"""
    audit_code: enums.AuditCode | int
    """reason of the audit"""
    merchant_name: str
    """merchant of the purchase"""
    audit_description: str
    """what the user reported as wrong"""
    transaction_id: str
    """your id of the purchase"""
    resolution_code: enums.ResolutionCode | int | None
    """result, once it is closed"""
    resolution_description: str | None
    """the result in words"""
    resolution_time_stamp: datetime | None
    """when it was closed"""
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
    """always settled"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime
    """when it happened"""
    paid_to_issuer: enums.PaymentStatus | str
    """whether the commission was paid out"""
    commission_earned: CommissionEarned
    """what was earned"""
    payout_timestamp: datetime | None
    """when it was paid out"""
    components: Components | None
    """ready-made texts and controls"""
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
    """approved, not yet settled"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime
    """when it happened"""
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
    """merchant name"""
    assets: list[MerchantAsset] | None
    """pictures"""

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
    """merchant or offer name"""
    message: str
    """text for the user"""
    attribution_url: str
    """loading it records an impression of this notification"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime | None
    """when it happened"""
    user_reward: Reward
    """what the user earned; absent in notices from before September 2026"""
    survey_url: str | None
    """a survey for the user"""
    card_product_id: str | None
    """product of the card"""
    category_name: str | None
    """category of the merchant, as free text"""
    assets: list[MerchantAsset] | None
    """pictures"""
    purchase_channel: list[enums.PurchaseChannel | str] | None
    """where it was spent"""
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
    """merchant or offer name"""
    message: str
    """text for the user"""
    attribution_url: str
    """loading it records an impression of this notification"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime | None
    """when it happened"""
    user_reward: Reward
    """what the user earned; absent in notices from before September 2026"""
    survey_url: str | None
    """a survey for the user"""
    card_product_id: str | None
    """product of the card"""
    category_name: str | None
    """category of the merchant, as free text"""
    assets: list[MerchantAsset] | None
    """pictures"""
    purchase_channel: list[enums.PurchaseChannel | str] | None
    """where it was spent"""
    commission_earned: CommissionValue
    """what was earned"""
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
    """why"""
    message: str
    """text from the server"""
    transaction_id: str
    """your id of the purchase"""
    transaction_amount_in_cents: int
    """amount of the purchase"""
    transaction_timestamp: datetime | None
    """when it happened"""
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
    """event to be notified of"""
    webhook_url: str
    """address that it is sent to"""
    enabled: bool
    """whether the event is sent"""

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
    """id for replaying it"""
    event_name: enums.NotificationType | str
    """the event that it reported"""
    timestamp: datetime
    """when it happened"""
    last_attempt_at: datetime
    """time of the last attempt"""
    status: enums.DeliveryStatus | str
    """delivery status"""
    attempts: int
    """number of attempts"""
    status_code: int | None
    """HTTP status of your server's response"""
    error_message: str | None
    """why it was not delivered"""

class ApprovedRewardsFile(Resource):
    """The approved rewards of a day

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    sent_at: datetime
    """when it was sent"""
    period_start: datetime | None
    """start of the period that it covers, if the sender named one"""
    period_end: datetime | None
    """end of the period that it covers (inclusive)"""

class SettledRewardsFile(Resource):
    """The settled rewards of a day

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    sent_at: datetime
    """when it was sent"""
    period_start: datetime | None
    """start of the period that it covers, if the sender named one"""
    period_end: datetime | None
    """end of the period that it covers (inclusive)"""

class ValidatedTransactionsFile(Resource):
    """The validated transactions of a day; no longer created, older ones may still be listed

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    sent_at: datetime
    """when it was sent"""
    period_start: datetime | None
    """start of the period that it covers, if the sender named one"""
    period_end: datetime | None
    """end of the period that it covers (inclusive)"""

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
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    sent_at: datetime | None
    """when it was sent"""
    period_start: datetime | None
    """start of the period that it covers, if the sender named one"""
    period_end: datetime | None
    """end of the period that it covers (inclusive)"""
    content_type: str | None
    """media type (legacy)"""

class FileProcessingResult(Resource):
    """Webhook: an uploaded file was processed

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        sent_at: when it was sent
        period_start: start of the period that it covers, if the sender named one
        period_end: end of the period that it covers (inclusive)"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    sent_at: datetime
    """when it was sent"""
    period_start: datetime | None
    """start of the period that it covers, if the sender named one"""
    period_end: datetime | None
    """end of the period that it covers (inclusive)"""

class PushPlacementFile(Resource):
    """Webhook: the content of a push notification; the id is that of the placement and is not unique

        placement_name: name of the placement
        available_slots: how many offers it can show
        cadence: when it is sent, as text
        download_url: the file: JSON lines, gzip; without the API's token"""
    placement_name: str
    """name of the placement"""
    available_slots: int
    """how many offers it can show"""
    cadence: str
    """when it is sent, as text"""
    download_url: str
    """the file: JSON lines, gzip; without the API's token"""
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
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    available_slots: int
    """how many offers it can show"""
    cadence: str
    """when it is sent, as text"""
    download_url: str
    """the file: JSON lines, gzip; without the API's token"""
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
    """name of the file"""
    period_start: datetime
    """start of the period that it covers"""
    period_end: datetime
    """end of the period that it covers"""
    download_url: str
    """download address; without the API's token, and not to be logged"""
    expires_in: int
    """how long the address is valid; the unit is not documented (seconds elsewhere in this API)"""
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
    """name of the organization"""
    bins: list[str]
    """first digits of its cards"""
    external_id: str | None
    """your id of the organization (children)"""
    enrolled_rewards: list[enums.OrganizationReward | str] | None
    """reward programmes it takes part in (the issuer itself)"""
    card_networks: list[enums.OrganizationNetwork | str] | None
    """networks of its cards (the issuer itself)"""
    affiliate_commission_split: Decimal | None
    """its share of affiliate commissions"""
    cardlinked_commission_split: Decimal | None
    """its share of card-linked commissions"""
    cardlinked_user_commission_split: Decimal | None
    """the users' share of card-linked commissions"""

class Placement(Resource):
    """A place in your application that shows offers

        name: name of the placement
        display_name: title that users see; leaving it out of an update clears it
        organization_id: the organization it belongs to
        available_slots: how many offers it can show
        content_strategy_id: content strategy that fills it; leaving it out of an update unlinks it"""
    name: str
    """name of the placement"""
    display_name: str | None
    """title that users see; leaving it out of an update clears it"""
    organization_id: str
    """the organization it belongs to"""
    available_slots: int
    """how many offers it can show"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""
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
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: enums.PlacementStatus | str
    """INACTIVE: scheduled sending is paused"""
    created_at: datetime
    """time of creation"""
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
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    available_slots: int
    """how many offers it can show"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: str | None
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: enums.PlacementStatus | str
    """INACTIVE: scheduled sending is paused"""
    created_at: datetime
    """time of creation"""
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
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
    refresh_interval: str
    """how long one activation lasts"""
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
    """name of the placement"""
    organization_id: str
    """the organization it belongs to"""
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
    """name of the slot, unique in the placement"""
    short_description: str | None
    """text next to it"""
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
    """name, unique in the organization"""
    filters: ContentStrategyFilters
    """which offers it selects; may be empty"""
    categories: list[enums.CategoryName | str]
    """only these categories; may be empty"""
    category_exclusions: list[enums.CategoryName | str]
    """not these categories; may be empty"""
    merchant_exclusions: list[str]
    """not these merchants; may be empty"""
    sort: enums.ContentStrategySort | str | None
    """order of the offers"""
    organization_id: str
    """the organization it belongs to"""

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
    """offer name"""
    terms: str
    """terms of the offer"""
    redeemable_once: bool
    """true when it can be used once only"""
    offer_type: enums.LegacyOfferType | str
    """where it can be used"""
    commission_type: enums.RewardType | str
    """FLAT: an amount of money; PERCENT: a share of the purchase"""
    total_commission: Decimal
    """commission of issuer and user together"""
    issuers_commission: Decimal | None
    """the issuer's share"""
    users_commission: Decimal | None
    """the user's share"""
    start_date: datetime
    """start of the offer"""
    expiration_date: datetime
    """end of the offer"""
    is_targeted: bool
    """true when only selected users get it"""
    is_location_specific: bool
    """true when it is valid in some places only"""
    min_transaction_amount: int | None
    """smallest purchase that earns"""
    max_transaction_amount: int | None
    """largest purchase that earns"""
    min_reward_amount: int | None
    """smallest reward"""
    max_reward_amount: int | None
    """largest reward"""
    source: enums.LegacySource | str
    """national or local"""
    category: enums.CategoryName | str
    """category"""
    img_url: str | None
    """logo"""
    banner_img_url: str | None
    """banner"""
    merchant: LegacyOfferMerchant
    """the merchant"""
    created_date: datetime
    """time of creation"""
    last_modified: datetime
    """time of the last change"""

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
    """merchant name"""
    description: str
    """text about the merchant"""
    website_url: str
    """where to buy online"""
    category: enums.CategoryName | str
    """category"""
    accepted_cards: list[enums.LegacyNetwork | str]
    """card networks that earn"""
    source: enums.LegacySource | str
    """national or local"""
    offers: list[LegacyListedOffer]
    """its offers"""
    img_url: str
    """logo"""
    banner_img_url: str | None
    """banner"""
    created_date: datetime
    """time of creation"""
    last_modified: datetime
    """time of the last change"""

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
    """id of the merchant"""
    name: str
    """name of the place"""
    location_type: enums.LegacyLocationType | str
    """kind of place"""
    address: LegacyAddress
    """where it is"""
    geo_location: Coordinates
    """where it is on the map"""
    phone: str
    """telephone number"""
    operation_hours: LegacyHours | None
    """when it is open"""
    google_id: str | None
    """id of the place at Google"""
    source: enums.LegacySource | str
    """national or local"""
    category: enums.CategoryName | str
    """category"""
    created_date: datetime
    """time of creation"""
    last_modified: datetime
    """time of the last change"""
    offers: list[LegacyListedOffer] | None
    """offers that are valid there; in lists"""
    merchant: LegacyOfferMerchant | None
    """the merchant; in lists"""

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
    """your id of the user"""
    referring_partner: str | None
    """the issuer"""
    external_partner_user_id: str | None
    """id of the user at a partner"""
    email: str | None
    """e-mail address"""
    hashed_email: str | None
    """lowercase hex SHA-256 of the normalised e-mail address"""
    phone_number: str | None
    """E.164 telephone number"""
    birth_year: str | None
    """year of birth"""
    user_name: str | None
    """user name"""
    first_name: str | None
    """first name"""
    last_name: str | None
    """last name"""
    zip_code: str | None
    """home ZIP code"""
    enrolled_rewards: list[enums.LegacyRewardKind | str] | None
    """reward programmes"""
    cards: list[LegacyCard] | None
    """the user's cards"""
    created_date: datetime | None
    """time of enrolment"""
    last_modified: datetime | None
    """time of the last change of the user"""

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
    """your id of the purchase"""
    audit_code: enums.AuditCode | int
    """reason of the audit"""
    merchant_name: str
    """merchant of the purchase"""
    audit_description: str
    """what the user reported as wrong"""
    preferred_contact_email: str
    """where to send questions"""
    transaction_amount_in_cents: int | None
    """amount of the purchase"""
    referring_partner_user_id: str | None
    """your id of the user"""
    merchant_id: str | None
    """id of the merchant"""
    submitter_name: str | None
    """who requested it"""
    status: enums.AuditStatus | str
    """state of the audit"""
    resolution_code: enums.ResolutionCode | int | None
    """result, once it is closed"""
    resolution_description: str | None
    """the result in words"""
    resolution_time_stamp: datetime | None
    """when it was closed"""

class LegacyAttribution(Resource):
    """Something a user did, in the form of the legacy API

        user_id: your id of the user
        type: kind of object that the event is about
        subtype: what happened
        type_id: id of the offer or notification
        medium: where it happened"""
    user_id: str
    """your id of the user"""
    subtype: enums.LegacyEvent | str
    """what happened"""
    type_id: str
    """id of the offer or notification"""
    medium: enums.LegacyMedium | str | None
    """where it happened"""

class UsersEligibilityFile(Resource):
    """Which users can earn (legacy)

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        content_type: media type"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    content_type: str
    """media type"""

class DailyFile(Resource):
    """The reconciliation of a day (legacy)

        file_name: name of the file
        last_modified: time of the last change
        download_url: download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged
        content_type: media type"""
    file_name: str
    """name of the file"""
    last_modified: datetime
    """time of the last change"""
    download_url: str
    """download address, valid for 30 minutes (legacy: an hour); without the API's token, and not to be logged"""
    content_type: str
    """media type"""

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
    """merchant name"""
    description: str | None
    """text about the merchant"""
    status: str | None
    """state of the merchant"""
    exclusions: str | None
    """what does not earn"""
    offers: list[LegacyListedOffer] | None
    """its offers"""
    created_date: datetime | None
    """time of creation"""
    last_modified: datetime | None
    """time of the last change"""

class LegacyEarnedReward(Resource):
    """Webhook: a purchase that earns, in the form of the legacy API, a plain object

        user: who earned
        card: the card used
        reward: what was earned
        transaction: the purchase
        post_dine_in_link_url: a survey for the user, of local offers
        error: the error: an object or text"""
    user: LegacyNoticeUser
    """who earned"""
    card: LegacyNoticeCard
    """the card used"""
    reward: LegacyNoticeReward
    """what was earned"""
    transaction: LegacyNoticeTransaction
    """the purchase"""
    post_dine_in_link_url: str | None
    """a survey for the user, of local offers"""
    error: Any | None
    """the error: an object or text"""

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
    """the earned instance: earn_id; absent for tier and POS rows"""
    promotion_id: str | None
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    promotion_status: enums.PromotionStatus | str | None
    """ACTIVE does not mean redeemable"""
    application_mode: enums.PromotionMode | str | None
    """kind of benefit"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    earned_type: enums.EarnedType | str | None
    """how it was earned"""
    earned_status: enums.EarnedStatus | str | None
    """whether it can be used"""
    valid_till: int | None
    """time of its end"""
    valid_till_iso: datetime | None
    """time of its end"""
    unlocked_date: int | None
    """when it was unlocked"""
    unlocked_date_iso: datetime | None
    """when it was unlocked"""
    redeemable_from: int | None
    """start of the time in which it can be used"""
    redeemable_from_iso: datetime | None
    """start of the time in which it can be used"""
    event_time: int | None
    """when it was earned"""
    event_time_iso: datetime | None
    """when it was earned"""
    milestone_id: int | None
    """its milestone"""
    mile_stone_id: int | None
    """the same in another spelling"""
    target_group_id: int | None
    """its target group"""
    custom_field_values: Any | None
    """custom fields"""
    restrictions: Any | None
    """limits and what remains of them, by scope"""
    supplementary_criteria: Any | None
    """its supplementary programme"""

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
    """Capillary's number of the customer; -1 when there is none"""
    promotion_id: str | None
    """id of the promotion"""
    earned_from_type: enums.EarnedFrom | str | None
    """how it was earned"""
    earned_from_id: str | None
    """your reference"""
    event_time: int | None
    """when it was earned"""
    event_time_iso: datetime | None
    """when it was earned"""
    event_details: Any | None
    """what happened"""
    valid_till: int | None
    """time of its end"""
    valid_till_iso: datetime | None
    """time of its end"""
    error_details: Any | None
    """the error of this row only"""

class BulkEarningResult(Resource):
    """The result of one row of a bulk earning

        earned_from_id: your reference; rows may be in another order than they were sent
        promotion_id: id of the promotion
        successful_earn_count: how many were earned
        failed_earn_count: how many were not
        error_details: the error of this row only
        customer_earned_promotions: what was earned"""
    earned_from_id: str | None
    """your reference; rows may be in another order than they were sent"""
    promotion_id: str | None
    """id of the promotion"""
    successful_earn_count: int | None
    """how many were earned"""
    failed_earn_count: int | None
    """how many were not"""
    error_details: Any | None
    """the error of this row only"""
    customer_earned_promotions: list[EarningAttributes] | None
    """what was earned"""

class Revocation(Resource):
    """The earned instances that were withdrawn

        customer_id: Capillary's number of the customer; -1 when there is none
        revoked_details: what was withdrawn, by promotion
        code: informative only
        message: text from the server"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    revoked_details: list[RevokedEarns] | None
    """what was withdrawn, by promotion"""
    code: int | None
    """informative only"""
    message: str | None
    """text from the server"""

class PendingCarts(Resource):
    """The open carts of a customer

        temp_redemption_details: the open carts"""
    temp_redemption_details: list[PendingCart] | None
    """the open carts"""

class CartRelease(Resource):
    """The result of cancelling a cart

        status: whether it was released
        code: informative only
        message: text from the server"""
    status: bool | None
    """whether it was released"""
    code: int | None
    """informative only"""
    message: str | None
    """text from the server"""

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
    """id of the evaluation"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    amount: str | None
    """cart total, a decimal as text"""
    cart_items: list[EvaluatedItem] | None
    """the lines, perhaps in another order"""
    applied_promotions: list[AppliedPromotion] | None
    """promotions that apply to the cart"""
    applied_payment_vouchers: list[AppliedPromotion] | None
    """vouchers that were used"""
    promo_code_evaluation_logs: list[CodeLog] | None
    """the results of the codes"""
    payment_voucher_evaluation_logs: list[CodeLog] | None
    """the results of the vouchers"""
    cart_tenders: Any | None
    """means of payment, with adjusted amounts"""
    category_hierarchy_sent_in_payload: bool | None
    """as sent"""

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
    """organization"""
    promotion_id: str | None
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    code: str | None
    """the code"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    active: bool | None
    """whether it can be used"""
    mode: enums.PromotionMode | str | None
    """kind of benefit"""
    created_on: int | None
    """time of creation"""
    created_on_iso: datetime | None
    """time of creation"""
    valid_till: int | None
    """time of its end"""
    valid_till_iso: datetime | None
    """time of its end"""
    redeemable_from: int | None
    """start of the time in which it can be used"""
    redeemable_from_iso: datetime | None
    """start of the time in which it can be used"""
    restrictions: Any | None
    """limits and what remains of them"""

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
    """organization"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    transaction_identifier: str | None
    """your id of the sale"""
    transaction_number: str | None
    """number of the bill"""
    transaction_date: int | None
    """time of the sale"""
    transaction_date_iso: datetime | None
    """time of the sale"""
    amount: Decimal | None
    """total before discounts"""
    redemptions: Any | None
    """promotions that were used on the cart"""
    line_items: Any | None
    """promotions that were used on its lines"""

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
    """organization"""
    promotion_id: str | None
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    promotion_message_label: str | None
    """text to show"""
    promo_code: str | None
    """code that was used"""
    customer_id: int | None
    """Capillary's number of the customer; -1 when there is none"""
    redemption_date: int | None
    """when it was used"""
    redemption_date_iso: datetime | None
    """when it was used"""
    transaction_identifier: str | None
    """your id of the sale"""
    transaction_number: str | None
    """number of the bill"""
    transaction_entity_identifier: str | None
    """cart or line it was used on"""
    cart_evaluation_id: str | None
    """its evaluation"""
    redemption_till: Any | None
    """till it was used at"""
    discount: str | None
    """discount, a decimal as text"""
    redemption_count: int | None
    """how often it was used"""
    amount: str | None
    """amount, a decimal as text"""
    redemption_type: enums.RedemptionType | str | None
    """kind of object it was used on"""
    earned_promotion_id: str | None
    """the earned instance"""
    discount_applied_quantity: str | None
    """discounted quantity, a decimal as text"""
    promotion_applied_quantity: str | None
    """quantity that the promotion counted, a decimal as text"""
    sku: str | None
    """stock keeping unit"""
    product_id: Any | None
    """product"""

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
    """id of the promotion"""
    promotion_name: str | None
    """name of the promotion"""
    promotion_type: enums.PromotionType | str | None
    """POS and CODE cannot be switched per customer"""
    milestone_id: int | None
    """its milestone"""
    group_id: int | None
    """its target group"""
    rule_id: int | None
    """its rule"""
    expiry: int | None
    """time of its end"""
    expiry_iso: datetime | None
    """time of its end"""
    description: str | None
    """description"""
    store_criteria: Any | None
    """where it is valid"""
    supplementary_criteria: Any | None
    """its supplementary programme"""
    reward: Any | None
    """kind of benefit"""
    max_earning_per_customer: int | None
    """how often one customer can earn it"""
    is_active: bool | None
    """whether it is switched on"""
    custom_field_values: Any | None
    """custom fields"""
    promotion_restrictions: Any | None
    """its limits"""

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
    """name of the promotion"""
    org_id: int | None
    """organization"""
    priority: int | None
    """order of application"""
    active: bool | None
    """whether it is switched on for the organization"""
    message_label: str | None
    """text to show"""
    mode: enums.PromotionMode | str | None
    """switching requires an earn_id for PAYMENT_VOUCHER and rejects it for DISCOUNT"""
    condition: Any | None
    """condition of the promotion"""
    action: Any | None
    """action of the promotion"""
    customer_activation_required: bool | None
    """whether it is issued switched off until the customer opts in"""
    max_issuance_per_customer: int | None
    """how often one customer can get it"""
    is_stackable: bool | None
    """whether it can be combined with others"""
    start_date: Any | None
    """when it begins"""
    end_date: Any | None
    """time of its end"""

class CartPromotionIssued(Resource):
    """Webhook of Capillary, unsigned: a cart promotion was issued to a customer

        customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        issue_id: id of the issued promotion
        issue_date: when it was issued; to be replaced by the one in milliseconds
        issue_date_in_millis: when it was issued"""
    customer_identifiers: CartEventCustomer | None
    """customer that it belongs to"""
    promotion_id: str | None
    """id of the promotion"""
    issue_id: str | None
    """id of the issued promotion"""
    issue_date: int | None
    """when it was issued; to be replaced by the one in milliseconds"""
    issue_date_in_millis: int | None
    """when it was issued"""

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
    """customer that it belongs to"""
    promotion_id: str | None
    """id of the promotion"""
    issue_id: str | None
    """id of the issued promotion"""
    issue_date: int | None
    """when it was issued; to be replaced by the one in milliseconds"""
    issue_date_in_millis: int | None
    """when it was issued"""
    earn_id: str | None
    """id of the earned instance"""
    earned_time: int | None
    """when it was earned; to be replaced by the one in milliseconds"""
    earned_time_in_millis: int | None
    """when it was earned"""

class CartPromotionRevoked(Resource):
    """Webhook of Capillary, unsigned: an earned cart promotion was withdrawn

        customer_identifiers: customer that it belongs to
        promotion_id: id of the promotion
        earn_id: id of the earned instance"""
    customer_identifiers: CartEventCustomer | None
    """customer that it belongs to"""
    promotion_id: str | None
    """id of the promotion"""
    earn_id: str | None
    """id of the earned instance"""

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
    """customer that it belongs to"""
    added_by: CartEventAuthor | None
    """who reported it"""
    redemption_date_time: int | None
    """when it was used; to be replaced by the one in milliseconds"""
    redemption_date_time_in_millis: int | None
    """when it was used"""
    transaction_identifier: str | None
    """your id of the sale"""
    applied_promotions: list[CartEventPromotion] | None
    """promotions that were used on the cart"""
    line_item_info: list[CartEventLine] | None
    """items on which promotions were used"""

def class_for(type: str | None, expected: str = ...) -> type[Resource]: ...
