# Made by tools/generate/stubs.py from the core's table: change the table, not this file.

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Literal

from typing_extensions import NotRequired, TypedDict

from libperk import enums

class User(TypedDict):
    """Members:
        type (str, optional): what it is; always user
        id (str, required): your id of it
        enrolled_rewards (list of 'CARDLINKED', required): reward programmes to enrol in; an empty list enrols in none
        zip_code (str, optional): home ZIP code
        email (str, optional): e-mail address
        hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
        phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
        birth_year (str, optional): year of birth
        historical_transactions_sent (bool, optional): whether past transactions were sent; cannot be reset to false
        phone_numbers (list of inputs.PhoneNumber, optional): telephone numbers; a list that is sent replaces the stored one; at most 10 items
        postal_codes (list of inputs.PostalCode, optional): ZIP codes; a list that is sent replaces the stored one; at most 10 items"""
    type: NotRequired[Literal["user"] | None]
    """what it is"""
    id: str
    """your id of it"""
    enrolled_rewards: Sequence[enums.EnrolledReward]
    """reward programmes to enrol in; an empty list enrols in none"""
    zip_code: NotRequired[str | None]
    """home ZIP code"""
    email: NotRequired[str | None]
    """e-mail address"""
    hashed_email: NotRequired[str | None]
    """hash of the normalised e-mail address"""
    phone_number: NotRequired[str | None]
    """telephone number"""
    birth_year: NotRequired[str | None]
    """year of birth"""
    historical_transactions_sent: NotRequired[bool | None]
    """whether past transactions were sent; cannot be reset to false"""
    phone_numbers: NotRequired[Sequence[PhoneNumber] | None]
    """telephone numbers; a list that is sent replaces the stored one"""
    postal_codes: NotRequired[Sequence[PostalCode] | None]
    """ZIP codes; a list that is sent replaces the stored one"""

class PhoneNumber(TypedDict):
    """Members:
        number (str, required): telephone number; an E.164 telephone number, such as +12025550123
        type ('MOBILE' | 'HOME' | 'WORK' | 'OTHER', optional): kind of telephone; the server infers it when left out"""
    number: str
    """telephone number"""
    type: NotRequired[enums.PhoneNumberType | None]
    """kind of telephone; the server infers it when left out"""

class PostalCode(TypedDict):
    """Members:
        code (str, required): ZIP code; 5 digits
        type ('PHYSICAL' | 'BILLING' | 'OTHER', optional): kind of address; the server infers it when left out"""
    code: str
    """ZIP code"""
    type: NotRequired[enums.PostalCodeType | None]
    """kind of address; the server infers it when left out"""

class UserUpdate(TypedDict):
    """Members:
        type (str, optional): what it is; always user
        id (str, optional): your id of it
        enrolled_rewards (list of 'CARDLINKED', required): reward programmes to enrol in; an empty list enrols in none
        zip_code (str, optional): home ZIP code
        email (str, optional): e-mail address
        hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
        phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
        birth_year (str, optional): year of birth
        historical_transactions_sent (bool, optional): whether past transactions were sent; cannot be reset to false
        phone_numbers (list of inputs.PhoneNumber, optional): telephone numbers; a list that is sent replaces the stored one; at most 10 items
        postal_codes (list of inputs.PostalCode, optional): ZIP codes; a list that is sent replaces the stored one; at most 10 items"""
    type: NotRequired[Literal["user"] | None]
    """what it is"""
    id: NotRequired[str | None]
    """your id of it"""
    enrolled_rewards: Sequence[enums.EnrolledReward]
    """reward programmes to enrol in; an empty list enrols in none"""
    zip_code: NotRequired[str | None]
    """home ZIP code"""
    email: NotRequired[str | None]
    """e-mail address"""
    hashed_email: NotRequired[str | None]
    """hash of the normalised e-mail address"""
    phone_number: NotRequired[str | None]
    """telephone number"""
    birth_year: NotRequired[str | None]
    """year of birth"""
    historical_transactions_sent: NotRequired[bool | None]
    """whether past transactions were sent; cannot be reset to false"""
    phone_numbers: NotRequired[Sequence[PhoneNumber] | None]
    """telephone numbers; a list that is sent replaces the stored one"""
    postal_codes: NotRequired[Sequence[PostalCode] | None]
    """ZIP codes; a list that is sent replaces the stored one"""

class OfferAttribution(TypedDict):
    """Members:
        type (str, required): what it is; always offerAttribution
        entity_id (str, required): id of the offer; not empty
        event_code ('IMPRESSION' | 'VIEW' | 'ACTIVATE' | 'BOOST', required): what happened
        medium ('BROWSE' | 'EMAIL' | 'MAP' | 'SEARCH' | 'CTA' | 'PUSH', required): where it happened
        event_date (datetime, required): when it happened
        state (inputs.AttributionState, optional): context in which the user saw it"""
    type: Literal["offerAttribution"]
    """what it is"""
    entity_id: str
    """id of the offer"""
    event_code: enums.EventCode
    """what happened"""
    medium: enums.OfferMedium
    """where it happened"""
    event_date: datetime | str
    """when it happened"""
    state: NotRequired[AttributionState | None]
    """context in which the user saw it"""

class AttributionState(TypedDict):
    """Members:
        rank (int, optional): position in the list shown, counted from 1; at least 1
        filters (list of inputs.AttributionFilter, optional): filters that the user had set
        placement_id (str, optional): placement that showed it
        slot_id (str, optional): slot that showed it"""
    rank: NotRequired[int | None]
    """position in the list shown, counted from 1"""
    filters: NotRequired[Sequence[AttributionFilter] | None]
    """filters that the user had set"""
    placement_id: NotRequired[str | None]
    """placement that showed it"""
    slot_id: NotRequired[str | None]
    """slot that showed it"""

class AttributionFilter(TypedDict):
    """Members:
        name (str, required): name of the active filter
        value (str, required): value of the filter"""
    name: str
    """name of the active filter"""
    value: str
    """value of the filter"""

class NotificationAttribution(TypedDict):
    """Members:
        type (str, required): what it is; always notificationAttribution
        entity_id (str, required): id of the notification; not empty
        event_code ('IMPRESSION' | 'VIEW' | 'ACTIVATE' | 'BOOST', required): what happened
        medium ('PUSH' | 'EMAIL', required): how the notification was sent
        event_date (datetime, required): when it happened
        state (inputs.AttributionState, optional): context in which the user saw it"""
    type: Literal["notificationAttribution"]
    """what it is"""
    entity_id: str
    """id of the notification"""
    event_code: enums.EventCode
    """what happened"""
    medium: enums.NotificationMedium
    """how the notification was sent"""
    event_date: datetime | str
    """when it happened"""
    state: NotRequired[AttributionState | None]
    """context in which the user saw it"""

class PlacementSlotAttribution(TypedDict):
    """Members:
        type (str, required): what it is; always placementSlotAttribution
        entity_id (str, required): id of the slot; not empty
        event_code ('IMPRESSION' | 'VIEW' | 'ACTIVATE' | 'BOOST', required): what happened
        medium ('CTA', required): where it happened
        event_date (datetime, required): when it happened
        state (inputs.AttributionState, optional): context in which the user saw it"""
    type: Literal["placementSlotAttribution"]
    """what it is"""
    entity_id: str
    """id of the slot"""
    event_code: enums.EventCode
    """what happened"""
    medium: enums.SlotMedium
    """where it happened"""
    event_date: datetime | str
    """when it happened"""
    state: NotRequired[AttributionState | None]
    """context in which the user saw it"""

class Transaction(TypedDict):
    """Members:
        type (str, required): what it is; always transaction
        id (str, required): your id of it
        user_id (str, required): your id of the user; not empty
        transaction_id (str, required): id of the purchase, the same for all its events; not empty
        amount (int, required): amount of this event; in cents
        subtotal (int, optional): amount before tax and tip; in cents
        status ('APPROVED' | 'SETTLED' | 'REVERSED' | 'RETURNED' | 'DECLINED', required): what happened
        currency (str, required): ISO 4217 code
        description (str, required): statement text
        description2 (str, optional): second statement text
        direction ('DEBIT' | 'CREDIT', required): DEBIT: money leaves the user
        payment_type ('CARD', required): how it was paid
        card_bin (str, required): first six digits of the card; 6 digits
        card_last_four (str, required): last four digits of the card; 4 digits
        transaction_date (datetime, optional): when it was reversed, returned or declined
        authorization_date (datetime, optional): when it was authorised
        settled_date (datetime, optional): when it was settled
        merchant (inputs.TransactionMerchant, optional): where it was spent
        mcc (str, optional): merchant category code; some national offers need it
        core_provider_id (str, optional): id of the core provider
        card_presence (str, optional): whether the card was present
        pan_entry_mode (str, optional): how the card number was read
        authorization_code (str, optional): authorisation code
        retrieval_reference_number (str, optional): retrieval reference number (RRN)
        system_trace_audit_number (str, optional): system trace audit number (STAN)
        acquirer_reference_number (str, optional): acquirer reference number (ARN)
        card_network ('VISA' | 'MASTERCARD' | 'AMERICANEXPRESS' | 'DISCOVER', optional): network of the card
        card_product_id (str, optional): product of the card
        user_zip_code (str, optional): the user's ZIP code
        processor_mids (inputs.ProcessorMids, optional): merchant ids at the processor
        account_id (str, optional): account that was charged"""
    type: Literal["transaction"]
    """what it is"""
    id: str
    """your id of it"""
    user_id: str
    """your id of the user"""
    transaction_id: str
    """id of the purchase, the same for all its events"""
    amount: int  # cents
    """amount of this event"""
    subtotal: NotRequired[int | None]  # cents
    """amount before tax and tip"""
    status: enums.TransactionStatus
    """what happened"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    description2: NotRequired[str | None]
    """second statement text"""
    direction: enums.Direction
    """DEBIT: money leaves the user"""
    payment_type: enums.PaymentType
    """how it was paid"""
    card_bin: str
    """first six digits of the card"""
    card_last_four: str
    """last four digits of the card"""
    transaction_date: NotRequired[datetime | str | None]
    """when it was reversed, returned or declined"""
    authorization_date: NotRequired[datetime | str | None]
    """when it was authorised"""
    settled_date: NotRequired[datetime | str | None]
    """when it was settled"""
    merchant: NotRequired[TransactionMerchant | None]
    """where it was spent"""
    mcc: NotRequired[str | None]
    """merchant category code; some national offers need it"""
    core_provider_id: NotRequired[str | None]
    """id of the core provider"""
    card_presence: NotRequired[str | None]
    """whether the card was present"""
    pan_entry_mode: NotRequired[str | None]
    """how the card number was read"""
    authorization_code: NotRequired[str | None]
    """authorisation code"""
    retrieval_reference_number: NotRequired[str | None]
    """retrieval reference number (RRN)"""
    system_trace_audit_number: NotRequired[str | None]
    """system trace audit number (STAN)"""
    acquirer_reference_number: NotRequired[str | None]
    """acquirer reference number (ARN)"""
    card_network: NotRequired[enums.CardNetwork | None]
    """network of the card"""
    card_product_id: NotRequired[str | None]
    """product of the card"""
    user_zip_code: NotRequired[str | None]
    """the user's ZIP code"""
    processor_mids: NotRequired[ProcessorMids | None]
    """merchant ids at the processor"""
    account_id: NotRequired[str | None]
    """account that was charged"""

class TransactionMerchant(TypedDict):
    """Members:
        id (str, optional): merchant id (MID); local offers need it
        name (str, required): merchant name
        addr_street (str, optional): street
        addr_city (str, optional): city
        addr_state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): state
        addr_zipcode (str, optional): ZIP code
        addr_country (str, optional): country
        latitude (str, optional): latitude as text
        longitude (str, optional): longitude as text
        store_id (str, optional): store number"""
    id: NotRequired[str | None]
    """merchant id (MID); local offers need it"""
    name: str
    """merchant name"""
    addr_street: NotRequired[str | None]
    """street"""
    addr_city: NotRequired[str | None]
    """city"""
    addr_state: NotRequired[enums.State | None]
    """state"""
    addr_zipcode: NotRequired[str | None]
    """ZIP code"""
    addr_country: NotRequired[str | None]
    """country"""
    latitude: NotRequired[str | None]
    """latitude as text"""
    longitude: NotRequired[str | None]
    """longitude as text"""
    store_id: NotRequired[str | None]
    """store number"""

class ProcessorMids(TypedDict):
    """Members:
        processor ('VISA', required): whose ids they are
        mids (inputs.VisaMids, required): the ids"""
    processor: enums.Processor
    """whose ids they are"""
    mids: VisaMids
    """the ids"""

class VisaMids(TypedDict):
    """Members:
        vmid (str, required): Visa merchant id
        vsid (str, required): Visa store id"""
    vmid: str
    """Visa merchant id"""
    vsid: str
    """Visa store id"""

class CoreTransaction(TypedDict):
    """Members:
        type (str, required): what it is; always coreTransaction
        id (str, required): your id of it
        user_id (str, required): your id of the user; not empty
        transaction_id (str, required): id of the purchase; not empty
        amount (int, required): amount; in cents
        currency (str, required): ISO 4217 code; 3 characters
        description (str, required): statement text
        direction ('DEBIT' | 'CREDIT', required): DEBIT: money leaves the user
        status (str, optional): always settled; always SETTLED
        settled_date (datetime, required): when it was settled
        authorization_date (datetime, required): when it was authorised
        financial_institution_id (str, optional): id of the bank
        financial_institution_name (str, optional): name of the bank; give the id instead
        card_last_fours (list of str, optional): last four digits of the user's cards"""
    type: Literal["coreTransaction"]
    """what it is"""
    id: str
    """your id of it"""
    user_id: str
    """your id of the user"""
    transaction_id: str
    """id of the purchase"""
    amount: int  # cents
    """amount"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    direction: enums.Direction
    """DEBIT: money leaves the user"""
    status: NotRequired[Literal["SETTLED"] | None]
    """always settled"""
    settled_date: datetime | str
    """when it was settled"""
    authorization_date: datetime | str
    """when it was authorised"""
    financial_institution_id: NotRequired[str | None]
    """id of the bank"""
    financial_institution_name: NotRequired[str | None]
    """name of the bank; give the id instead"""
    card_last_fours: NotRequired[Sequence[str] | None]
    """last four digits of the user's cards"""

class IncomingTransactionsUpload(TypedDict):
    """Members:
        type (str, required): what it is; always incomingTransactionsFile
        filename (str, required): name of the file: JSON lines, plain or gzip, at most 5 GB; not empty"""
    type: Literal["incomingTransactionsFile"]
    """what it is"""
    filename: str
    """name of the file: JSON lines, plain or gzip, at most 5 GB"""

class HistoricalTransactionsUpload(TypedDict):
    """Members:
        type (str, required): what it is; always historicalTransactionsFile
        filename (str, required): name of the file: JSON lines, plain or gzip, at most 5 GB; not empty"""
    type: Literal["historicalTransactionsFile"]
    """what it is"""
    filename: str
    """name of the file: JSON lines, plain or gzip, at most 5 GB"""

class FraudMarker(TypedDict):
    """Members:
        type (str, optional): what it is; always fraudulentTransaction
        id (str, required): your id of it
        user_id (str, required): your id of the user; not empty"""
    type: NotRequired[Literal["fraudulentTransaction"] | None]
    """what it is"""
    id: str
    """your id of it"""
    user_id: str
    """your id of the user"""

class HistoricalTransaction(TypedDict):
    """Members:
        type (str, optional): what it is; always historicalTransaction
        id (str, required): your id of it
        user_id (str, required): your id of the user; not empty
        transaction_id (str, required): id of the purchase, the same for all its events; not empty
        amount (int, required): amount of this event; in cents
        subtotal (int, optional): amount before tax and tip; in cents
        status ('APPROVED' | 'SETTLED' | 'REVERSED' | 'RETURNED' | 'DECLINED', required): what happened
        currency (str, required): ISO 4217 code
        description (str, required): statement text
        description2 (str, optional): second statement text
        direction ('DEBIT' | 'CREDIT', required): DEBIT: money leaves the user
        payment_type ('CARD', required): how it was paid
        card_bin (str, required): first six digits of the card; 6 digits
        card_last_four (str, required): last four digits of the card; 4 digits
        transaction_date (datetime, optional): when it was reversed, returned or declined
        authorization_date (datetime, optional): when it was authorised
        settled_date (datetime, optional): when it was settled
        merchant (inputs.TransactionMerchant, optional): where it was spent
        mcc (str, optional): merchant category code; some national offers need it
        core_provider_id (str, optional): id of the core provider
        card_presence (str, optional): whether the card was present
        pan_entry_mode (str, optional): how the card number was read
        authorization_code (str, optional): authorisation code
        retrieval_reference_number (str, optional): retrieval reference number (RRN)
        system_trace_audit_number (str, optional): system trace audit number (STAN)
        acquirer_reference_number (str, optional): acquirer reference number (ARN)
        card_network ('VISA' | 'MASTERCARD' | 'AMERICANEXPRESS' | 'DISCOVER', optional): network of the card
        card_product_id (str, optional): product of the card
        user_zip_code (str, optional): the user's ZIP code
        processor_mids (inputs.ProcessorMids, optional): merchant ids at the processor
        account_id (str, optional): account that was charged"""
    type: NotRequired[Literal["historicalTransaction"] | None]
    """what it is"""
    id: str
    """your id of it"""
    user_id: str
    """your id of the user"""
    transaction_id: str
    """id of the purchase, the same for all its events"""
    amount: int  # cents
    """amount of this event"""
    subtotal: NotRequired[int | None]  # cents
    """amount before tax and tip"""
    status: enums.TransactionStatus
    """what happened"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    description2: NotRequired[str | None]
    """second statement text"""
    direction: enums.Direction
    """DEBIT: money leaves the user"""
    payment_type: enums.PaymentType
    """how it was paid"""
    card_bin: str
    """first six digits of the card"""
    card_last_four: str
    """last four digits of the card"""
    transaction_date: NotRequired[datetime | str | None]
    """when it was reversed, returned or declined"""
    authorization_date: NotRequired[datetime | str | None]
    """when it was authorised"""
    settled_date: NotRequired[datetime | str | None]
    """when it was settled"""
    merchant: NotRequired[TransactionMerchant | None]
    """where it was spent"""
    mcc: NotRequired[str | None]
    """merchant category code; some national offers need it"""
    core_provider_id: NotRequired[str | None]
    """id of the core provider"""
    card_presence: NotRequired[str | None]
    """whether the card was present"""
    pan_entry_mode: NotRequired[str | None]
    """how the card number was read"""
    authorization_code: NotRequired[str | None]
    """authorisation code"""
    retrieval_reference_number: NotRequired[str | None]
    """retrieval reference number (RRN)"""
    system_trace_audit_number: NotRequired[str | None]
    """system trace audit number (STAN)"""
    acquirer_reference_number: NotRequired[str | None]
    """acquirer reference number (ARN)"""
    card_network: NotRequired[enums.CardNetwork | None]
    """network of the card"""
    card_product_id: NotRequired[str | None]
    """product of the card"""
    user_zip_code: NotRequired[str | None]
    """the user's ZIP code"""
    processor_mids: NotRequired[ProcessorMids | None]
    """merchant ids at the processor"""
    account_id: NotRequired[str | None]
    """account that was charged"""

class Audit(TypedDict):
    """Members:
        type (str, optional): what it is; always audit
        audit_code (3005 | 3006 | 8001, required): 3005: cashback incorrect, 3006: cashback missing, 8001: other
        merchant_name (str, required): merchant of the purchase
        audit_description (str, required): description of the problem
        transaction_id (str, required): your id of the purchase; not empty"""
    type: NotRequired[Literal["audit"] | None]
    """what it is"""
    audit_code: enums.AuditCode
    """3005: cashback incorrect, 3006: cashback missing, 8001: other"""
    merchant_name: str
    """merchant of the purchase"""
    audit_description: str
    """description of the problem"""
    transaction_id: str
    """your id of the purchase"""

class Subscription(TypedDict):
    """Members:
        type (str, optional): what it is; always subscription
        event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', required): event to be notified of
        webhook_url (str, required): address that it is sent to; not empty
        enabled (bool, required): whether the event is sent"""
    type: NotRequired[Literal["subscription"] | None]
    """what it is"""
    event_name: enums.NotificationType
    """event to be notified of"""
    webhook_url: str
    """address that it is sent to"""
    enabled: bool
    """whether the event is sent"""

class SubscriptionUpdate(TypedDict):
    """Members:
        type (str, optional): what it is; always subscription
        event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): event to be notified of
        webhook_url (str, optional): address that it is sent to; not empty
        enabled (bool, optional): whether the event is sent"""
    type: NotRequired[Literal["subscription"] | None]
    """what it is"""
    event_name: NotRequired[enums.NotificationType | None]
    """event to be notified of"""
    webhook_url: NotRequired[str | None]
    """address that it is sent to"""
    enabled: NotRequired[bool | None]
    """whether the event is sent"""

class Organization(TypedDict):
    """Members:
        type (str, optional): what it is; always organization
        name (str, required): name of the organization; letters, digits and spaces, with at least two letters or digits
        external_id (str, optional): your id of the organization
        bins (list of str, optional): first digits of its cards"""
    type: NotRequired[Literal["organization"] | None]
    """what it is"""
    name: str
    """name of the organization"""
    external_id: NotRequired[str | None]
    """your id of the organization"""
    bins: NotRequired[Sequence[str] | None]
    """first digits of its cards"""

class OrganizationUpdate(TypedDict):
    """Members:
        type (str, optional): what it is; always organization
        name (str, optional): name of the organization; letters, digits and spaces, with at least two letters or digits
        external_id (str, optional): your id of it; by the provider's text only the name can change
        bins (list of str, optional): first digits of its cards; by the provider's text only the name can change"""
    type: NotRequired[Literal["organization"] | None]
    """what it is"""
    name: NotRequired[str | None]
    """name of the organization"""
    external_id: NotRequired[str | None]
    """your id of it; by the provider's text only the name can change"""
    bins: NotRequired[Sequence[str] | None]
    """first digits of its cards; by the provider's text only the name can change"""

class Placement(TypedDict):
    """Members:
        type (str, required): what it is; always placement
        name (str, required): name of the placement
        display_name (str, optional): title that users see; leaving it out of an update clears it; not empty
        available_slots (int, required): how many offers it can show; at least 1
        content_strategy_id (str, optional): content strategy that fills it; leaving it out of an update unlinks it"""
    type: Literal["placement"]
    """what it is"""
    name: str
    """name of the placement"""
    display_name: NotRequired[str | None]
    """title that users see; leaving it out of an update clears it"""
    available_slots: int
    """how many offers it can show"""
    content_strategy_id: NotRequired[str | None]
    """content strategy that fills it; leaving it out of an update unlinks it"""

class PushPlacement(TypedDict):
    """Members:
        type (str, required): what it is; always placementPushNotification
        name (str, required): name of the placement
        cadence (inputs.Cadence, required): when it is sent
        content_strategy_id (str, optional): content strategy that fills it; leaving it out of an update unlinks it
        status ('ACTIVE' | 'INACTIVE', optional): INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged; ACTIVE when not given"""
    type: Literal["placementPushNotification"]
    """what it is"""
    name: str
    """name of the placement"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: NotRequired[str | None]
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: NotRequired[enums.PlacementStatus | None]
    """INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""

class Cadence(TypedDict):
    """Members:
        frequency ('DAILY' | 'WEEKLY' | 'MONTHLY', required): how often
        time_of_day (str, optional): when, in UTC; an hour and minute, such as 09:30
        day_of_week ('MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT' | 'SUN', optional): day, when weekly, or when monthly with week_of_month; MON when not given
        day_of_month (int, optional): day, when monthly; 29 to 31 fall on the last day of shorter months; 1 to 31; 1 when not given
        week_of_month ('FIRST' | 'LAST', optional): on the first or the last day_of_week of the month; together with day_of_week; not with day_of_month; only when frequency is MONTHLY"""
    frequency: enums.CadenceFrequency
    """how often"""
    time_of_day: NotRequired[str | None]
    """when, in UTC"""
    day_of_week: NotRequired[enums.DayOfWeek | None]
    """day, when weekly, or when monthly with week_of_month"""
    day_of_month: NotRequired[int | None]
    """day, when monthly; 29 to 31 fall on the last day of shorter months"""
    week_of_month: NotRequired[enums.WeekOfMonth | None]
    """on the first or the last day_of_week of the month"""

class EmailPlacement(TypedDict):
    """Members:
        type (str, required): what it is; always placementEmail
        name (str, required): name of the placement
        available_slots (int, required): how many offers it can show; at least 1
        cadence (inputs.Cadence, required): when it is sent
        content_strategy_id (str, optional): content strategy that fills it; leaving it out of an update unlinks it
        status ('ACTIVE' | 'INACTIVE', optional): INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged; ACTIVE when not given"""
    type: Literal["placementEmail"]
    """what it is"""
    name: str
    """name of the placement"""
    available_slots: int
    """how many offers it can show"""
    cadence: Cadence
    """when it is sent"""
    content_strategy_id: NotRequired[str | None]
    """content strategy that fills it; leaving it out of an update unlinks it"""
    status: NotRequired[enums.PlacementStatus | None]
    """INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged"""

class BatchPlacement(TypedDict):
    """Members:
        type (str, required): what it is; always placementBatchActivation
        name (str, required): name of the placement
        refresh_interval (str, required): how long one activation lasts; an ISO 8601 duration, such as P7D
        slots (list of inputs.NewSlot, required): its slots"""
    type: Literal["placementBatchActivation"]
    """what it is"""
    name: str
    """name of the placement"""
    refresh_interval: str
    """how long one activation lasts"""
    slots: Sequence[NewSlot]
    """its slots"""

class NewSlot(TypedDict):
    """Members:
        placement_id (str, required): placement that the slot shows; not empty
        alias (str, required): name of the slot, unique in the placement
        short_description (str, optional): text next to it, 50 characters at most; at most 50 characters"""
    placement_id: str
    """placement that the slot shows"""
    alias: str
    """name of the slot, unique in the placement"""
    short_description: NotRequired[str | None]
    """text next to it, 50 characters at most"""

class GroupPlacement(TypedDict):
    """Members:
        type (str, required): what it is; always placementGroup
        name (str, required): name of the placement
        slots (list of inputs.NewSlot, required): its slots"""
    type: Literal["placementGroup"]
    """what it is"""
    name: str
    """name of the placement"""
    slots: Sequence[NewSlot]
    """its slots"""

class BatchPlacementUpdate(TypedDict):
    """Members:
        type (str, required): what it is; always placementBatchActivation
        name (str, required): name of the placement
        refresh_interval (str, required): how long one activation lasts; an ISO 8601 duration, such as P7D
        slots (list of inputs.SlotChanges, required): all its slots; those left out are removed"""
    type: Literal["placementBatchActivation"]
    """what it is"""
    name: str
    """name of the placement"""
    refresh_interval: str
    """how long one activation lasts"""
    slots: Sequence[SlotChanges]
    """all its slots; those left out are removed"""

class SlotChanges(TypedDict):
    """Members:
        slot_id (str, optional): id of a slot that stays; without it the slot gets a new id
        placement_id (str, required): placement that the slot shows; not empty
        alias (str, required): name of the slot, unique in the placement
        short_description (str, optional): text next to it, 50 characters at most; at most 50 characters"""
    slot_id: NotRequired[str | None]
    """id of a slot that stays; without it the slot gets a new id"""
    placement_id: str
    """placement that the slot shows"""
    alias: str
    """name of the slot, unique in the placement"""
    short_description: NotRequired[str | None]
    """text next to it, 50 characters at most"""

class GroupPlacementUpdate(TypedDict):
    """Members:
        type (str, required): what it is; always placementGroup
        name (str, required): name of the placement
        slots (list of inputs.SlotChanges, required): all its slots; those left out are removed"""
    type: Literal["placementGroup"]
    """what it is"""
    name: str
    """name of the placement"""
    slots: Sequence[SlotChanges]
    """all its slots; those left out are removed"""

class ContentStrategy(TypedDict):
    """Members:
        type (str, optional): what it is; always contentStrategy
        name (str, required): name, unique in the organization
        filters (inputs.ContentStrategyFilters, required): which offers it selects; may be empty
        categories (list of 'Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', required): only these categories; may be empty
        category_exclusions (list of 'Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', required): not these categories; may be empty
        merchant_exclusions (list of str, required): not these merchants; may be empty
        sort ('NEWLY_LIVE' | 'EXPIRING_SOON' | 'HIGHEST_CASHBACK' | 'PERSONALIZED' | 'OFFERS_NEAR_YOU', optional): order of the offers"""
    type: NotRequired[Literal["contentStrategy"] | None]
    """what it is"""
    name: str
    """name, unique in the organization"""
    filters: ContentStrategyFilters
    """which offers it selects; may be empty"""
    categories: Sequence[enums.CategoryName]
    """only these categories; may be empty"""
    category_exclusions: Sequence[enums.CategoryName]
    """not these categories; may be empty"""
    merchant_exclusions: Sequence[str]
    """not these merchants; may be empty"""
    sort: NotRequired[enums.ContentStrategySort | None]
    """order of the offers"""

class ContentStrategyFilters(TypedDict):
    """Members:
        categories (list of str, optional): only these categories
        category_exclusions (list of str, optional): not these categories
        merchant_exclusions (list of str, optional): not these merchants
        offer_features (list of 'INTERACTIVE', optional): only offers with these features"""
    categories: NotRequired[Sequence[str] | None]
    """only these categories"""
    category_exclusions: NotRequired[Sequence[str] | None]
    """not these categories"""
    merchant_exclusions: NotRequired[Sequence[str] | None]
    """not these merchants"""
    offer_features: NotRequired[Sequence[enums.OfferFeature] | None]
    """only offers with these features"""

class LegacyNewCard(TypedDict):
    """Members:
        last4 (str, required): last four digits; 4 digits
        bin (str, required): first six digits; 6 digits
        issuer (str, required): issuer of the card
        network ('VISA' | 'MASTERCARD' | 'AMERICAN EXPRESS' | 'DISCOVER', required): network of the card
        status ('ENABLED' | 'DISABLED', optional): whether it earns
        token (str, optional): token of the card
        token_source (str, optional): source of the token"""
    last4: str
    """last four digits"""
    bin: str
    """first six digits"""
    issuer: str
    """issuer of the card"""
    network: enums.LegacyNetwork
    """network of the card"""
    status: NotRequired[enums.LegacyCardStatus | None]
    """whether it earns"""
    token: NotRequired[str | None]
    """token of the card"""
    token_source: NotRequired[str | None]
    """source of the token"""

class LegacyTransaction(TypedDict):
    """Members:
        transaction_id (str, required): id of the purchase, the same for all its events; not empty
        referring_partner_user_id (str, required): your id of the user; not empty
        amount (int, required): amount of this event; in cents
        status ('APPROVED' | 'SETTLED' | 'REVERSED' | 'RETURNED' | 'DECLINED', required): what happened
        currency (str, required): ISO 4217 code
        description (str, required): statement text
        description2 (str, optional): second statement text
        transaction_date (datetime, optional): when it was reversed, returned or declined
        authorization_date (datetime, optional): when it was authorised
        settled_date (datetime, optional): when it was settled
        card_bin (str, optional): first six digits of the card; matching needs them; 6 digits
        card_last_four (str, optional): last four digits of the card; matching needs them; 4 digits
        mcc (str, optional): merchant category code
        core_provider_id (str, optional): id of the core provider
        merchant_id (str, optional): merchant id (MID)
        merchant_store_id (str, optional): store number
        merchant_name (str, optional): merchant name
        merchant_addr_street (str, optional): street
        merchant_addr_city (str, optional): city
        merchant_addr_state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): state
        merchant_addr_zipcode (str, optional): ZIP code
        merchant_addr_country (str, optional): country
        merchant_lat (str, optional): latitude as text
        merchant_long (str, optional): longitude as text
        card_presence (str, optional): whether the card was present
        pan_entry_mode (str, optional): how the card number was read
        google_id (str, optional): id of the place at Google
        authorization_code (str, optional): authorisation code
        retrieval_reference_number (str, optional): retrieval reference number (RRN)
        system_trace_audit_number (str, optional): system trace audit number (STAN)
        acquirer_reference_number (str, optional): acquirer reference number (ARN)
        is_deposit (bool, optional): true for a deposit"""
    transaction_id: str
    """id of the purchase, the same for all its events"""
    referring_partner_user_id: str
    """your id of the user"""
    amount: int  # cents
    """amount of this event"""
    status: enums.TransactionStatus
    """what happened"""
    currency: str
    """ISO 4217 code"""
    description: str
    """statement text"""
    description2: NotRequired[str | None]
    """second statement text"""
    transaction_date: NotRequired[datetime | str | None]
    """when it was reversed, returned or declined"""
    authorization_date: NotRequired[datetime | str | None]
    """when it was authorised"""
    settled_date: NotRequired[datetime | str | None]
    """when it was settled"""
    card_bin: NotRequired[str | None]
    """first six digits of the card; matching needs them"""
    card_last_four: NotRequired[str | None]
    """last four digits of the card; matching needs them"""
    mcc: NotRequired[str | None]
    """merchant category code"""
    core_provider_id: NotRequired[str | None]
    """id of the core provider"""
    merchant_id: NotRequired[str | None]
    """merchant id (MID)"""
    merchant_store_id: NotRequired[str | None]
    """store number"""
    merchant_name: NotRequired[str | None]
    """merchant name"""
    merchant_addr_street: NotRequired[str | None]
    """street"""
    merchant_addr_city: NotRequired[str | None]
    """city"""
    merchant_addr_state: NotRequired[enums.State | None]
    """state"""
    merchant_addr_zipcode: NotRequired[str | None]
    """ZIP code"""
    merchant_addr_country: NotRequired[str | None]
    """country"""
    merchant_lat: NotRequired[str | None]
    """latitude as text"""
    merchant_long: NotRequired[str | None]
    """longitude as text"""
    card_presence: NotRequired[str | None]
    """whether the card was present"""
    pan_entry_mode: NotRequired[str | None]
    """how the card number was read"""
    google_id: NotRequired[str | None]
    """id of the place at Google"""
    authorization_code: NotRequired[str | None]
    """authorisation code"""
    retrieval_reference_number: NotRequired[str | None]
    """retrieval reference number (RRN)"""
    system_trace_audit_number: NotRequired[str | None]
    """system trace audit number (STAN)"""
    acquirer_reference_number: NotRequired[str | None]
    """acquirer reference number (ARN)"""
    is_deposit: NotRequired[bool | None]
    """true for a deposit"""

class LegacyAttribution(TypedDict):
    """Members:
        user_id (str, required): your id of the user; not empty
        type ('OFFER' | 'NOTIFICATION', required): kind of object that the event is about
        subtype ('IMPRESSION' | 'VIEW', required): what happened
        type_id (str, required): id of the offer or notification; not empty
        medium ('BROWSE' | 'MAP' | 'SEARCH' | 'PUSH', optional): where it happened"""
    user_id: str
    """your id of the user"""
    type: enums.LegacyEntity
    """kind of object that the event is about"""
    subtype: enums.LegacyEvent
    """what happened"""
    type_id: str
    """id of the offer or notification"""
    medium: NotRequired[enums.LegacyMedium | None]
    """where it happened"""

class EarnTrigger(TypedDict):
    """Members:
        id (str, required): your id of the event
        type (str, required): TransactionAdd, CustomerRegistration, CustomerUpdate or another event
        event_payload (value, optional): additional data about it"""
    id: str
    """your id of the event"""
    type: str
    """TransactionAdd, CustomerRegistration, CustomerUpdate or another event"""
    event_payload: NotRequired[Any | None]
    """additional data about it"""

class EarnProgram(TypedDict):
    """Members:
        loyalty_program_id (int, required): number of the programme
        program_type ('TIER' | 'SUBSCRIPTION', required): kind of supplementary programme
        partner_program_id (int, required): number of the partner programme"""
    loyalty_program_id: int
    """number of the programme"""
    program_type: enums.ProgramType
    """kind of supplementary programme"""
    partner_program_id: int
    """number of the partner programme"""

class BulkEarning(TypedDict):
    """Members:
        promotion_id (str, required): id of the promotion; not empty
        earn_count (int, required): how often it is earned; at least 1
        earned_from_id (str, required): your reference for this earning"""
    promotion_id: str
    """id of the promotion"""
    earn_count: int
    """how often it is earned"""
    earned_from_id: str
    """your reference for this earning"""

class BulkEarnTrigger(TypedDict):
    """Members:
        id (str, required): your id of the event
        type ('ACTIVITY' | 'MILESTONE' | 'REWARD' | 'BULK_ISSUE', required): what happened"""
    id: str
    """your id of the event"""
    type: enums.EarnedFrom
    """what happened"""

class EarnRevocation(TypedDict):
    """Members:
        promotion_id (str, required): id of the promotion; not empty
        earn_ids (list of str, required): earned instances to withdraw, at most 1000 per request; 1 to 1000 items"""
    promotion_id: str
    """id of the promotion"""
    earn_ids: Sequence[str]
    """earned instances to withdraw, at most 1000 per request"""

class CartItem(TypedDict):
    """Members:
        sku (str, required): stock keeping unit
        amount (str, Decimal or float, required): price of the line; a decimal number, such as 12.50
        qty (str, Decimal or float, required): quantity; a decimal number, such as 12.50
        discount (str, Decimal or float, optional): discount already granted; a decimal number, such as 12.50
        reference_id (str, optional): your id of the line; replies may be in another order
        category_list (list of str, optional): categories of the item
        brand_list (list of str, optional): brands of the item"""
    sku: str
    """stock keeping unit"""
    amount: str | float | Decimal
    """price of the line"""
    qty: str | float | Decimal
    """quantity"""
    discount: NotRequired[str | float | Decimal | None]
    """discount already granted"""
    reference_id: NotRequired[str | None]
    """your id of the line; replies may be in another order"""
    category_list: NotRequired[Sequence[str] | None]
    """categories of the item"""
    brand_list: NotRequired[Sequence[str] | None]
    """brands of the item"""

class CartTender(TypedDict):
    """Members:
        identifier (str, required): means of payment
        amount (str, Decimal or float, required): amount paid with it; a decimal number, such as 12.50"""
    identifier: str
    """means of payment"""
    amount: str | float | Decimal
    """amount paid with it"""

class RedeemedLine(TypedDict):
    """Members:
        promotion_id (str, required): id of the promotion; not empty
        redemption_count (int, required): how often it was used
        discount (Decimal or float, required): granted discount
        discount_applied_on_quantity (Decimal or float, required): discounted quantity
        promotion_applied_on_quantity (Decimal or float, required): quantity that the promotion counted
        sku (str, optional): stock keeping unit
        earned_promotion_id (str, optional): earned instance; the server does not check that it belongs to the customer"""
    promotion_id: str
    """id of the promotion"""
    redemption_count: int
    """how often it was used"""
    discount: float | Decimal
    """granted discount"""
    discount_applied_on_quantity: float | Decimal
    """discounted quantity"""
    promotion_applied_on_quantity: float | Decimal
    """quantity that the promotion counted"""
    sku: NotRequired[str | None]
    """stock keeping unit"""
    earned_promotion_id: NotRequired[str | None]
    """earned instance; the server does not check that it belongs to the customer"""

class RedeemedCart(TypedDict):
    """Members:
        promotion_id (str, required): id of the promotion; not empty
        redemption_count (int, required): how often it was used
        discount (Decimal or float, required): granted discount
        discount_applied_on_quantity (Decimal or float, required): discounted quantity
        promotion_applied_on_quantity (Decimal or float, required): quantity that the promotion counted
        sku (str, optional): stock keeping unit"""
    promotion_id: str
    """id of the promotion"""
    redemption_count: int
    """how often it was used"""
    discount: float | Decimal
    """granted discount"""
    discount_applied_on_quantity: float | Decimal
    """discounted quantity"""
    promotion_applied_on_quantity: float | Decimal
    """quantity that the promotion counted"""
    sku: NotRequired[str | None]
    """stock keeping unit"""
