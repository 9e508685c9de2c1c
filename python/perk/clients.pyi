# Made by tools/make_stubs.py from the core's table: change the table, not this file.

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

from typing_extensions import Self

from perk._calls import Pages
from perk._client import Client
from perk._documents import Document
from perk.bulk import Outcomes
from perk.resources import ApprovedTransaction, Job, LegacyOffer, Location, Offer, OfferAttribution, PlacementSlotAttribution, RewardedTransaction, Subscription, User

PurchaseChannel = Literal["INSTORE", "ONLINE"]
CategoryName = Literal["Arts & Entertainment", "Baby, Kids & Toys", "Books & Digital Media", "Clothing, Shoes & Accessories", "Computers, Electronics & Software", "Convenience", "Gas", "Department Stores", "Food & Beverage", "Health & Beauty", "Home & Garden", "Miscellaneous", "Occasions & Gifts", "Pets", "Sports & Outdoors", "Supplies & Services", "Travel"]
OfferSort = Literal["startDate", "-startDate", "expirationDate", "-expirationDate", "name", "-name"]
OfferInclude = Literal["categories"]
ComponentType = Literal["shortDescription", "longDescription", "baseReward", "boostedReward", "cta", "tags", "detailTags", "logoFlare", "progressBar"]
ActivateInclude = Literal["offer"]
State = Literal["AL", "AK", "AS", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FM", "FL", "GA", "GU", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MH", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "MP", "OH", "OK", "OR", "PW", "PA", "PR", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VI", "VA", "WA", "WV", "WI", "WY"]
LocationSort = Literal["locationName", "-locationName"]
LocationInclude = Literal["offers", "categories"]
EarnedRewardStatus = Literal["APPROVED", "SETTLED"]
EarnedRewardRange = Literal["12M", "6M", "3M", "YTD"]
EarnedRewardInclude = Literal["merchant", "offer"]
NotificationType = Literal["earnedRewardApproved", "earnedRewardSettled", "earnedRewardRejected", "auditUpdate", "fileProcessingResult", "pushNotificationPlacementFile", "emailNotificationPlacementFile"]
LegacyOfferType = Literal["INSTORE", "ONLINE"]
LegacySort = Literal["1", "-1"]
Environment = Literal["production", "sandbox"]
KardAuth = Literal["basic_form", "json", "form", "token"]
LegacyAuth = Literal["cognito", "token"]
CapillaryAuth = Literal["oauth", "basic", "token"]
EntityType = Literal["TILL", "STORE_CODE", "STORE_NAME", "STORE_EXTERNAL_ID", "STORE_EXTERNAL_ID_1", "STORE_EXTERNAL_ID_2"]

class Namespace:
    def __init__(self, client: Client) -> None: ...

class KardPing(Namespace):
    def get(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class KardUsers(Namespace):
    def create(
        self,
        users: Sequence[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Document[User]: ...
    def create_many(
        self,
        users: Iterable[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...
    def get(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> User: ...
    def delete(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> User: ...

class KardOffers(Namespace):
    def list(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        search: str | None = None,
        purchase_channel: PurchaseChannel | Sequence[PurchaseChannel] | None = None,
        category: CategoryName | None = None,
        is_targeted: bool | None = None,
        sort: OfferSort | None = None,
        include: OfferInclude | Sequence[OfferInclude] | None = None,
        supported_components: ComponentType | Sequence[ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Pages[Offer]: ...
    def activate(
        self,
        user_id: str,
        offer_id: str,
        *,
        organization_id: str | None = None,
        supported_components: ComponentType | Sequence[ComponentType] | Literal["all"] | None = None,
        include: ActivateInclude | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution: ...
    def boost(
        self,
        user_id: str,
        offer_id: str,
        *,
        organization_id: str | None = None,
        supported_components: ComponentType | Sequence[ComponentType] | Literal["all"] | None = None,
        include: ActivateInclude | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution: ...
    def view(
        self,
        user_id: str,
        offer_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution: ...

class KardLocations(Namespace):
    def list(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        name: str | None = None,
        city: str | None = None,
        zip_code: str | None = None,
        state: State | None = None,
        category: CategoryName | None = None,
        longitude: float | Decimal | None = None,
        latitude: float | Decimal | None = None,
        radius: int | None = None,
        sort: LocationSort | None = None,
        include: LocationInclude | Sequence[LocationInclude] | None = None,
        supported_components: ComponentType | Sequence[ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Pages[Location]: ...

class KardAttributions(Namespace):
    def create(
        self,
        user_id: str,
        events: Sequence[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Job: ...
    def create_many(
        self,
        user_id: str,
        events: Iterable[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...

class KardPlacementSlots(Namespace):
    def activate(
        self,
        user_id: str,
        placement_id: str,
        slot_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> PlacementSlotAttribution: ...

class KardTransactions(Namespace):
    def create(
        self,
        transactions: Sequence[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Document[Job]: ...
    def create_many(
        self,
        transactions: Iterable[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...

class KardEarnedRewards(Namespace):
    def list(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        status: EarnedRewardStatus | None = None,
        paid_in_full_only: bool | None = None,
        range: EarnedRewardRange | None = None,
        include: EarnedRewardInclude | Sequence[EarnedRewardInclude] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Pages[RewardedTransaction | ApprovedTransaction]: ...

class KardSubscriptions(Namespace):
    def create(
        self,
        subscriptions: Sequence[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]: ...
    def create_many(
        self,
        subscriptions: Iterable[Mapping[str, Any]],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...
    def list(
        self,
        *,
        organization_id: str | None = None,
        event_name: NotificationType | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]: ...

class Kard(Client):
    ping: KardPing
    users: KardUsers
    offers: KardOffers
    locations: KardLocations
    attributions: KardAttributions
    placement_slots: KardPlacementSlots
    transactions: KardTransactions
    earned_rewards: KardEarnedRewards
    subscriptions: KardSubscriptions
    def __init__(
        self,
        *,
        token: str | Callable[[], str | tuple[str, float]] | None = None,
        environment: Environment | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        auth: KardAuth | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        organization_id: str | None = None,
        target_issuer: str | None = None,
        user_agent: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        requests_per_minute: int | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...

class KardLegacyOffers(Namespace):
    def list_by_user(
        self,
        referring_partner_user_id: str,
        *,
        page: int | None = None,
        limit: int | None = None,
        merchant_id: str | None = None,
        offer_type: LegacyOfferType | None = None,
        category: CategoryName | None = None,
        is_targeted: bool | None = None,
        start_date_sort: LegacySort | None = None,
        expiration_date_sort: LegacySort | None = None,
        merchant_name_sort: LegacySort | None = None,
        supported_components: ComponentType | Sequence[ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyOffer]: ...

class KardLegacy(Client):
    offers: KardLegacyOffers
    def __init__(
        self,
        *,
        token: str | Callable[[], str | tuple[str, float]] | None = None,
        environment: Environment | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        auth: LegacyAuth | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        bare_token: bool | None = None,
        user_agent: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        requests_per_minute: int | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...

class CapillaryPromotions(Namespace):
    def activate(
        self,
        promotion_id: str,
        *,
        customer_id: int,
        earn_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class Capillary(Client):
    promotions: CapillaryPromotions
    def __init__(
        self,
        *,
        token: str | Callable[[], str | tuple[str, float]] | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        auth: CapillaryAuth | None = None,
        key: str | None = None,
        secret: str | None = None,
        username: str | None = None,
        password: str | None = None,
        password_hash: str | None = None,
        attribution_till_code: str | None = None,
        attribution_entity_type: EntityType | None = None,
        attribution_entity_code: str | None = None,
        auth_entity_id: str | None = None,
        auth_org_id: str | None = None,
        accept_language: str | None = None,
        user_agent: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        requests_per_minute: int | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...
