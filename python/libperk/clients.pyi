# Made by tools/generate/stubs.py from the core's table: change the table, not this file.

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from os import PathLike
from typing import Any, Literal

from typing_extensions import Self

from libperk import enums, inputs
from libperk._calls import Pages
from libperk._client import Client, IssuerClient
from libperk._documents import Document
from libperk._tokens import TokenStore
from libperk.bulk import Outcomes
from libperk.resources import ApprovedRewardsFile, ApprovedTransaction, Audit, BatchPlacement, BulkEarningResult, CartRelease, ContentStrategy, CustomerPromotion, DailyFile, Earning, EmailPlacement, Evaluation, FraudMarker, GroupPlacement, HistoricalTransaction, HistoricalTransactionsUpload, HistoricalUploadComplete, HistoricalUploadStart, IncomingTransactionsUpload, Job, LegacyAffiliateMerchant, LegacyAudit, LegacyLocation, LegacyMerchant, LegacyOffer, LegacyUser, Location, MonthlyFile, Notification, Offer, OfferAttribution, Organization, PendingCarts, Placement, PlacementBatch, PlacementSlotAttribution, Promotion, PromotionCode, PromotionConfiguration, PushPlacement, Redemption, RedemptionReport, Revocation, RewardedTransaction, SettledRewardsFile, Subscription, User, UsersEligibilityFile, ValidatedTransactionsFile


class Namespace:
    def __init__(self, client: Client) -> None: ...

class KardPing(Namespace):
    def get(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class KardWebview(Namespace):
    def create_token(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class KardUsers(Namespace):
    def create(
        self,
        users: Sequence[inputs.User],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[User]: ...
    def create_many(
        self,
        users: Iterable[inputs.User],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
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
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User: ...
    def update(
        self,
        user_id: str,
        user: inputs.UserUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User: ...
    def modify(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        enrolled_rewards: enums.EnrolledReward | Sequence[enums.EnrolledReward] = ...,
        zip_code: str | None = ...,
        email: str | None = ...,
        hashed_email: str | None = ...,
        phone_number: str | None = ...,
        birth_year: str | None = ...,
        historical_transactions_sent: bool | None = ...,
        phone_numbers: inputs.PhoneNumber | Sequence[inputs.PhoneNumber] | None = ...,
        postal_codes: inputs.PostalCode | Sequence[inputs.PostalCode] | None = ...,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
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
        headers: Mapping[str, str] | None = None,
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
        purchase_channel: enums.PurchaseChannel | Sequence[enums.PurchaseChannel] | None = None,
        category: enums.CategoryName | None = None,
        is_targeted: bool | None = None,
        sort: enums.OfferSort | None = None,
        include: enums.OfferInclude | Sequence[enums.OfferInclude] | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Offer]: ...
    def activate(
        self,
        user_id: str,
        offer_id: str,
        *,
        organization_id: str | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        include: enums.ActivateInclude | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution: ...
    def boost(
        self,
        user_id: str,
        offer_id: str,
        *,
        organization_id: str | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        include: enums.ActivateInclude | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
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
        headers: Mapping[str, str] | None = None,
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
        state: enums.State | None = None,
        category: enums.CategoryName | None = None,
        longitude: float | Decimal | None = None,
        latitude: float | Decimal | None = None,
        radius: int | None = None,
        sort: enums.LocationSort | None = None,
        include: enums.LocationInclude | Sequence[enums.LocationInclude] | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Location]: ...

class KardAttributions(Namespace):
    def create(
        self,
        user_id: str,
        events: Sequence[inputs.OfferAttribution | inputs.NotificationAttribution | inputs.PlacementSlotAttribution],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Job: ...
    def create_many(
        self,
        user_id: str,
        events: Iterable[inputs.OfferAttribution | inputs.NotificationAttribution | inputs.PlacementSlotAttribution],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
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
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PlacementSlotAttribution: ...

class KardPlacementContent(Namespace):
    def get(
        self,
        user_id: str,
        placement_id: str,
        *,
        organization_id: str | None = None,
        include: enums.OfferInclude | Sequence[enums.OfferInclude] | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Offer | PlacementBatch]: ...

class KardTransactions(Namespace):
    def create(
        self,
        transactions: Sequence[inputs.Transaction | inputs.CoreTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Job]: ...
    def create_many(
        self,
        transactions: Iterable[inputs.Transaction | inputs.CoreTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...
    def create_upload_urls(
        self,
        files: Sequence[inputs.IncomingTransactionsUpload | inputs.HistoricalTransactionsUpload],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[IncomingTransactionsUpload | HistoricalTransactionsUpload]: ...
    def create_upload_urls_many(
        self,
        files: Iterable[inputs.IncomingTransactionsUpload | inputs.HistoricalTransactionsUpload],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...

class KardFraudMarkers(Namespace):
    def create(
        self,
        markers: Sequence[inputs.FraudMarker],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[FraudMarker]: ...
    def create_many(
        self,
        markers: Iterable[inputs.FraudMarker],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...

class KardHistoricalUploads(Namespace):
    def create(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> HistoricalUploadStart: ...
    def add_part(
        self,
        user_id: str,
        upload_id: str,
        transactions: Sequence[inputs.HistoricalTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[HistoricalTransaction]: ...
    def add_part_many(
        self,
        user_id: str,
        upload_id: str,
        transactions: Iterable[inputs.HistoricalTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...
    def complete(
        self,
        user_id: str,
        upload_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> HistoricalUploadComplete: ...

class KardAudits(Namespace):
    def create(
        self,
        user_id: str,
        audits: Sequence[inputs.Audit],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Audit]: ...
    def create_many(
        self,
        user_id: str,
        audits: Iterable[inputs.Audit],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
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
        status: enums.EarnedRewardStatus | None = None,
        paid_in_full_only: bool | None = None,
        range: enums.EarnedRewardRange | None = None,
        include: enums.EarnedRewardInclude | Sequence[enums.EarnedRewardInclude] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[RewardedTransaction | ApprovedTransaction]: ...

class KardSubscriptions(Namespace):
    def create(
        self,
        subscriptions: Sequence[inputs.Subscription],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]: ...
    def create_many(
        self,
        subscriptions: Iterable[inputs.Subscription],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...
    def list(
        self,
        *,
        organization_id: str | None = None,
        event_name: enums.NotificationType | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]: ...
    def update(
        self,
        subscription_id: str,
        subscription: inputs.SubscriptionUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Subscription: ...

class KardNotifications(Namespace):
    def list(
        self,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        event_name: enums.NotificationType | None = None,
        status: enums.DeliveryStatus | None = None,
        after: datetime | str | None = None,
        before: datetime | str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Notification]: ...
    def replay(
        self,
        event_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class KardFiles(Namespace):
    def list(
        self,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        date_from: datetime | str | None = None,
        date_to: datetime | str | None = None,
        file_type: enums.FileType | None = None,
        sort: enums.FilesSort | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[ApprovedRewardsFile | SettledRewardsFile | ValidatedTransactionsFile | MonthlyFile]: ...

class KardOrganization(Namespace):
    def get(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization: ...

class KardChildren(Namespace):
    def list(
        self,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Organization]: ...
    def create(
        self,
        child: inputs.Organization,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization: ...
    def get(
        self,
        child_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization: ...
    def update(
        self,
        child_id: str,
        child: inputs.OrganizationUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization: ...
    def delete(
        self,
        child_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization: ...

class KardPlacements(Namespace):
    def list(
        self,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        type: enums.PlacementType | None = None,
        name: str | None = None,
        content_strategy_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement]: ...
    def create(
        self,
        placement: inputs.Placement | inputs.PushPlacement | inputs.EmailPlacement | inputs.BatchPlacement | inputs.GroupPlacement,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement: ...
    def get(
        self,
        placement_id: str,
        *,
        organization_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement: ...
    def update(
        self,
        placement_id: str,
        placement: inputs.Placement | inputs.PushPlacement | inputs.EmailPlacement | inputs.BatchPlacementUpdate | inputs.GroupPlacementUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement: ...
    def modify(
        self,
        placement_id: str,
        *,
        organization_id: str | None = None,
        name: str = ...,
        display_name: str | None = ...,
        available_slots: int = ...,
        content_strategy_id: str | None = ...,
        cadence: inputs.Cadence = ...,
        status: enums.PlacementStatus | None = ...,
        refresh_interval: str = ...,
        slots: inputs.SlotChanges | Sequence[inputs.SlotChanges] = ...,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement: ...
    def delete(
        self,
        placement_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement: ...

class KardContentStrategies(Namespace):
    def list(
        self,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        name: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[ContentStrategy]: ...
    def create(
        self,
        content_strategy: inputs.ContentStrategy,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy: ...
    def get(
        self,
        content_strategy_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy: ...
    def update(
        self,
        content_strategy_id: str,
        content_strategy: inputs.ContentStrategy,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy: ...
    def modify(
        self,
        content_strategy_id: str,
        *,
        organization_id: str | None = None,
        name: str = ...,
        filters: inputs.ContentStrategyFilters = ...,
        categories: enums.CategoryName | Sequence[enums.CategoryName] = ...,
        category_exclusions: enums.CategoryName | Sequence[enums.CategoryName] = ...,
        merchant_exclusions: str | Sequence[str] = ...,
        sort: enums.ContentStrategySort | None = ...,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy: ...
    def delete(
        self,
        content_strategy_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy: ...

class Kard(IssuerClient):
    ping: KardPing
    webview: KardWebview
    users: KardUsers
    offers: KardOffers
    locations: KardLocations
    attributions: KardAttributions
    placement_slots: KardPlacementSlots
    placement_content: KardPlacementContent
    transactions: KardTransactions
    fraud_markers: KardFraudMarkers
    historical_uploads: KardHistoricalUploads
    audits: KardAudits
    earned_rewards: KardEarnedRewards
    subscriptions: KardSubscriptions
    notifications: KardNotifications
    files: KardFiles
    organization: KardOrganization
    children: KardChildren
    placements: KardPlacements
    content_strategies: KardContentStrategies
    def __init__(
        self,
        *,
        token: str | Callable[..., str | tuple[str, float]] | None = None,
        environment: enums.Environment | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        paths: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        auth: enums.KardAuth | None = None,
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
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
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
        offer_type: enums.LegacyOfferType | None = None,
        category: enums.CategoryName | None = None,
        is_targeted: bool | None = None,
        start_date_sort: enums.LegacySort | None = None,
        expiration_date_sort: enums.LegacySort | None = None,
        merchant_name_sort: enums.LegacySort | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyOffer]: ...
    def list(
        self,
        *,
        page: int | None = None,
        limit: int | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        name: str | None = None,
        offer_type: enums.LegacyOfferType | None = None,
        merchant_id: str | None = None,
        is_targeted: bool | None = None,
        start_date_start: datetime | str | None = None,
        start_date_end: datetime | str | None = None,
        expiration_date_start: datetime | str | None = None,
        expiration_date_end: datetime | str | None = None,
        start_date_sort: enums.LegacySort | None = None,
        expiration_date_sort: enums.LegacySort | None = None,
        merchant_name_sort: enums.LegacySort | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyOffer]: ...

class KardLegacyMerchants(Namespace):
    def list_by_user(
        self,
        referring_partner_user_id: str,
        *,
        page: int | None = None,
        limit: int | None = None,
        category: enums.CategoryName | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyMerchant]: ...
    def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyMerchant: ...
    def list(
        self,
        *,
        page: int | None = None,
        limit: int | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyMerchant]: ...

class KardLegacyLocations(Namespace):
    def list_by_user(
        self,
        referring_partner_user_id: str,
        *,
        page: int | None = None,
        limit: int | None = None,
        location_name_sort: enums.LegacySort | None = None,
        city_sort: enums.LegacySort | None = None,
        state_sort: enums.LegacySort | None = None,
        location_name: str | None = None,
        city: str | None = None,
        zip_code: str | None = None,
        state: enums.State | None = None,
        longitude: float | Decimal | None = None,
        latitude: float | Decimal | None = None,
        radius: int | None = None,
        google_id: str | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        created_date_start: datetime | str | None = None,
        created_date_end: datetime | str | None = None,
        include_local: bool | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyLocation]: ...
    def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyLocation: ...
    def list_by_merchant(
        self,
        merchant_id: str,
        *,
        page: int | None = None,
        limit: int | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyLocation]: ...
    def list(
        self,
        *,
        page: int | None = None,
        limit: int | None = None,
        location_name_sort: enums.LegacySort | None = None,
        city_sort: enums.LegacySort | None = None,
        state_sort: enums.LegacySort | None = None,
        location_name: str | None = None,
        city: str | None = None,
        zip_code: str | None = None,
        state: enums.State | None = None,
        longitude: float | Decimal | None = None,
        latitude: float | Decimal | None = None,
        radius: int | None = None,
        google_id: str | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        created_date_start: datetime | str | None = None,
        created_date_end: datetime | str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyLocation]: ...

class KardLegacyUsers(Namespace):
    def create(
        self,
        *,
        referring_partner_user_id: str,
        email: str | None = None,
        hashed_email: str | None = None,
        phone_number: str | None = None,
        birth_year: str | None = None,
        user_name: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        zip_code: str | None = None,
        external_partner_user_id: str | None = None,
        enrolled_rewards: enums.LegacyRewardKind | Sequence[enums.LegacyRewardKind] | None = None,
        cards: inputs.LegacyNewCard | Sequence[inputs.LegacyNewCard] | None = None,
        card_info: inputs.LegacyNewCard | None = None,
        referring_partner: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...
    def update(
        self,
        referring_partner_user_id: str,
        *,
        email: str | None = None,
        hashed_email: str | None = None,
        phone_number: str | None = None,
        birth_year: str | None = None,
        user_name: str | None = None,
        first_name: str | None = None,
        last_name: str | None = None,
        zip_code: str | None = None,
        external_partner_user_id: str | None = None,
        enrolled_rewards: enums.LegacyRewardKind | Sequence[enums.LegacyRewardKind] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyUser: ...
    def delete(
        self,
        referring_partner_user_id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class KardLegacyCards(Namespace):
    def create(
        self,
        referring_partner_user_id: str,
        *,
        cards: inputs.LegacyNewCard | Sequence[inputs.LegacyNewCard] | None = None,
        card_info: inputs.LegacyNewCard | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyUser: ...

class KardLegacyTransactions(Namespace):
    def create(
        self,
        *,
        transactions: inputs.LegacyTransaction | Sequence[inputs.LegacyTransaction],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class KardLegacyAudits(Namespace):
    def create(
        self,
        *,
        transaction_id: str,
        audit_code: enums.AuditCode,
        merchant_name: str,
        audit_description: str,
        preferred_contact_email: str,
        issuer: str,
        transaction_amount_in_cents: int | None = None,
        referring_partner_user_id: str | None = None,
        merchant_id: str | None = None,
        submitter_name: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyAudit: ...
    def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyAudit: ...

class KardLegacyAttributions(Namespace):
    def create(
        self,
        events: Sequence[inputs.LegacyAttribution],
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...
    def create_many(
        self,
        events: Iterable[inputs.LegacyAttribution],
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Outcomes: ...

class KardLegacyFiles(Namespace):
    def list(
        self,
        *,
        organization_id: str | None = None,
        file_type: enums.LegacyFileType,
        page_size: int | None = None,
        page_after: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[UsersEligibilityFile | DailyFile | MonthlyFile]: ...

class KardLegacyAffiliateMerchants(Namespace):
    def list(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[LegacyAffiliateMerchant]: ...

class KardLegacy(Client):
    offers: KardLegacyOffers
    merchants: KardLegacyMerchants
    locations: KardLegacyLocations
    users: KardLegacyUsers
    cards: KardLegacyCards
    transactions: KardLegacyTransactions
    audits: KardLegacyAudits
    attributions: KardLegacyAttributions
    files: KardLegacyFiles
    affiliate_merchants: KardLegacyAffiliateMerchants
    def __init__(
        self,
        *,
        token: str | Callable[..., str | tuple[str, float]] | None = None,
        environment: enums.Environment | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        paths: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        auth: enums.LegacyAuth | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        bare_token: bool | None = None,
        organization_id: str | None = None,
        user_agent: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        requests_per_minute: int | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
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
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...
    def deactivate(
        self,
        promotion_id: str,
        *,
        customer_id: int,
        earn_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...
    def list(
        self,
        customer_id: int,
        *,
        include_redemptions: bool | None = None,
        include_supplementary_promotions: bool | None = None,
        is_include_active_promotions_only: bool | None = None,
        entity_id: int | None = None,
        limit: int | None = None,
        include_expired: bool | None = None,
        mode: enums.PromotionMode | None = None,
        format: enums.ReplyFormat | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[CustomerPromotion]: ...
    def issue(
        self,
        promotion_id: str,
        *,
        context_id: str,
        customer_ids: int | Sequence[int],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...
    def earn(
        self,
        promotion_id: str,
        *,
        customer_id: int,
        earned_from_type: enums.EarnedFrom,
        earned_from_id: str,
        event_time_iso: datetime | str | None = None,
        event_time: int | None = None,
        event_details: inputs.EarnTrigger,
        supplementary_criteria: inputs.EarnProgram | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Earning: ...
    def earn_bulk(
        self,
        *,
        customer_id: int,
        earned_from_type: enums.EarnedFrom,
        earned_promotions: inputs.BulkEarning | Sequence[inputs.BulkEarning],
        event_time_iso: datetime | str | None = None,
        event_time: int | None = None,
        event_details: inputs.BulkEarnTrigger,
        org_id: int | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[BulkEarningResult]: ...
    def revoke_earn(
        self,
        *,
        customer_id: int,
        earn_revoke_details: inputs.EarnRevocation | Sequence[inputs.EarnRevocation],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Revocation: ...

class CapillaryCarts(Namespace):
    def list_pending(
        self,
        customer_id: int,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PendingCarts: ...
    def cancel(
        self,
        customer_id: int,
        evaluation_id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> CartRelease: ...
    def evaluate(
        self,
        *,
        amount: str | float | Decimal,
        customer_id: int | None = None,
        cart_items: inputs.CartItem | Sequence[inputs.CartItem],
        cart_tenders: inputs.CartTender | Sequence[inputs.CartTender] | None = None,
        promo_codes: str | Sequence[str] | None = None,
        payment_vouchers: str | Sequence[str] | None = None,
        category_hierarchy_sent_in_payload: bool | None = None,
        evaluation_id: str | None = None,
        direct_replay: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Evaluation: ...

class CapillaryCodes(Namespace):
    def link(
        self,
        *,
        customer_id: int,
        code: str,
        mode: enums.PromotionMode,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PromotionCode: ...
    def list(
        self,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[PromotionCode]: ...

class CapillaryRedemptions(Namespace):
    def create(
        self,
        *,
        customer_id: int | None = None,
        customer_identifier_type: str | None = None,
        customer_identifier_value: str | None = None,
        transaction_identifier: str,
        transaction_number: str,
        transaction_date: int,
        transaction_date_iso: datetime | str | None = None,
        amount: float | Decimal,
        line_items: inputs.RedeemedLine | Sequence[inputs.RedeemedLine] | None = None,
        redemptions: inputs.RedeemedCart | Sequence[inputs.RedeemedCart] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> RedemptionReport: ...
    def list(
        self,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Redemption]: ...

class CapillaryOrganization(Namespace):
    def list_configurations(
        self,
        *,
        promotion_ids: str | Sequence[str],
        include_expired: bool | None = None,
        include_inactive: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[PromotionConfiguration]: ...
    def list_till_promotions(
        self,
        till_id: int,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Promotion]: ...
    def list_promotions(
        self,
        *,
        promotion_ids: str | Sequence[str] | None = None,
        sort_by: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Promotion]: ...
    def activate_promotion(
        self,
        promotion_id: str,
        *,
        confirm: bool,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...
    def deactivate_promotion(
        self,
        promotion_id: str,
        *,
        confirm: bool,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any: ...

class Capillary(Client):
    promotions: CapillaryPromotions
    carts: CapillaryCarts
    codes: CapillaryCodes
    redemptions: CapillaryRedemptions
    organization: CapillaryOrganization
    def __init__(
        self,
        *,
        token: str | Callable[..., str | tuple[str, float]] | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        paths: Mapping[str, Any] | None = None,
        headers: Mapping[str, Any] | None = None,
        auth: enums.CapillaryAuth | None = None,
        key: str | None = None,
        secret: str | None = None,
        username: str | None = None,
        password: str | None = None,
        password_hash: str | None = None,
        attribution_till_code: str | None = None,
        attribution_entity_type: enums.EntityType | None = None,
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
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...
