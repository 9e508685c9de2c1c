# Made by tools/generate/stubs.py from the core's table: change the table, not this file.

from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Mapping
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from os import PathLike
from typing import Any, Literal, overload

from typing_extensions import Self

from libperk import enums, inputs
from libperk._async import AsyncClient, AsyncIssuerClient, AsyncOutcomes, AsyncPages
from libperk._async import AsyncTokenStore, AsyncTransport
from libperk._async_many import AsyncPull
from libperk._calls import Pages
from libperk._client import Client, IssuerClient
from libperk._documents import Document
from libperk._connection import Transport
from libperk._observe import Hook
from libperk._progress import Progress
from libperk._pull import Got, Pull
from libperk._tables import Table
from libperk._tokens import Token, TokenStore
from libperk.bulk import ArrowRows, Outcomes
from libperk.resources import ApprovedRewardsFile, ApprovedTransaction, Audit, BatchPlacement, BulkEarningResult, CartRelease, ContentStrategy, CustomerPromotion, DailyFile, Earning, EmailPlacement, Evaluation, FraudMarker, GroupPlacement, HistoricalTransaction, HistoricalTransactionsUpload, HistoricalUploadComplete, HistoricalUploadStart, IncomingTransactionsUpload, Job, LegacyAffiliateMerchant, LegacyAudit, LegacyLocation, LegacyMerchant, LegacyOffer, LegacyUser, Location, MonthlyFile, Notification, Offer, OfferAttribution, Organization, PendingCarts, Placement, PlacementBatch, PlacementSlotAttribution, Promotion, PromotionCode, PromotionConfiguration, PushPlacement, Redemption, RedemptionReport, Revocation, RewardedTransaction, SettledRewardsFile, Subscription, User, UsersEligibilityFile, ValidatedTransactionsFile


class Namespace:
    def __init__(self, client: Client) -> None: ...

class AsyncNamespace:
    def __init__(self, client: AsyncClient) -> None: ...

class KardPing(Namespace):
    """Operations: get"""
    def get(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Check that the API answers; no credentials needed.

        GET /v2/ping

        Parameters:
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""

class KardWebview(Namespace):
    """Operations: create_token"""
    def create_token(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Make a token for the hosted web view of one user.

        Put it into the web view's address as the query parameter token; do not log that address.

        POST /v2/auth/issuers/{organizationId}/users/{userId}/token

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: A token changes nothing: request another one."""

class KardUsers(Namespace):
    """Operations: create, get, update, delete"""
    def create(
        self,
        users: Sequence[inputs.User],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[User]:
        """Enrol users.

        POST /v2/issuers/{organizationId}/users
        Scope: user:write

        Parameters:
            users (list of inputs.User, required): the users to enrol
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of User; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: users.get shows whether the user exists; with other values than those sent, the outcome stays unknown."""
    @overload
    def create_many(
        self,
        users: Iterable[inputs.User],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Enrol users, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            users (iterable of inputs.User, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_many(
        self,
        users: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Enrol users, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            users (iterable of inputs.User, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    def get(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Read one user.

        GET /v2/issuers/{organizationId}/users/{userId}
        Scope: user:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def update(
        self,
        user_id: str,
        user: inputs.UserUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Replace a user completely.

        It replaces everything: what is omitted is cleared. modify reads it first, and sends all of it back with what you change.

        PUT /v2/issuers/{organizationId}/users/{userId}
        Scope: user:update

        Parameters:
            user_id (str, required): your id of the user
            user (inputs.UserUpdate, required): the complete new state of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: users.get shows whether the user is as sent; with other values, the outcome stays unknown."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Change some attributes and keep the others: users.get, then users.update with all of it.

        None clears an attribute. Attributes that this version does not know are sent back as they were read; what the read
        does not show is lost. Others can change the resource in between; their changes are then lost.

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            enrolled_rewards (list of 'CARDLINKED', optional): reward programmes to enrol in; an empty list enrols in none
            zip_code (str, optional): home ZIP code
            email (str, optional): e-mail address
            hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
            phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
            birth_year (str, optional): year of birth
            historical_transactions_sent (bool, optional): whether past transactions were sent; cannot be reset to false
            phone_numbers (list of inputs.PhoneNumber, optional): telephone numbers; a list that is sent replaces the stored one; at most 10 items
            postal_codes (list of inputs.PostalCode, optional): ZIP codes; a list that is sent replaces the stored one; at most 10 items
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; NotFoundError; other classes of libperk.errors afterwards."""
    def delete(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Remove a user; the same id can enrol again.

        DELETE /v2/issuers/{organizationId}/users/{userId}
        Scope: user:delete

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: users.get shows whether the user still exists."""

class KardOffersForUsers(Got[Offer]):
    @property
    def offers(self) -> list[Offer]: ...
    @property
    def user_id(self) -> str: ...

class KardOffers(Namespace):
    """Operations: list, activate, boost, view"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Offer]:
        """List the national offers that a user can earn from.

        GET /v2/issuers/{organizationId}/users/{userId}/offers
        Scope: rewards:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            search (str, optional): only offers whose name or category contains this text
            purchase_channel (list of 'INSTORE' | 'ONLINE', optional): only offers of these channels
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: only the others
            sort ('startDate' | '-startDate' | 'expirationDate' | '-expirationDate' | 'name' | '-name', optional): order; '-' reverses it
            include (list of 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of Offer, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the national offers that a user can earn from: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            search (str, optional): only offers whose name or category contains this text
            purchase_channel (list of 'INSTORE' | 'ONLINE', optional): only offers of these channels
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: only the others
            sort ('startDate' | '-startDate' | 'expirationDate' | '-expirationDate' | 'name' | '-name', optional): order; '-' reverses it
            include (list of 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Offer, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardOffersForUsers]:
        """List the national offers that a user can earn from: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            search (str, optional): only offers whose name or category contains this text
            purchase_channel (list of 'INSTORE' | 'ONLINE', optional): only offers of these channels
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: only the others
            sort ('startDate' | '-startDate' | 'expirationDate' | '-expirationDate' | 'name' | '-name', optional): order; '-' reverses it
            include (list of 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its offers (`got.offers`, of Offer) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution:
        """Record that a user activated an offer.

        POST /v2/issuers/{organizationId}/users/{userId}/offers/{offerId}/activate
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            offer_id (str, required): id of the offer
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offer included with include='offer'; 'all' for every one
            include ('offer', optional): 'offer' includes the changed offer
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: OfferAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows an activation: a missing button of the offer does not prove it."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution:
        """Record that a user boosted an offer.

        POST /v2/issuers/{organizationId}/users/{userId}/offers/{offerId}/boost
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            offer_id (str, required): id of the offer
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offer included with include='offer'; 'all' for every one
            include ('offer', optional): 'offer' includes the changed offer
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: OfferAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows a boost: a missing button of the offer does not prove it."""
    def view(
        self,
        user_id: str,
        offer_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution:
        """Record that a user viewed an offer; attributions.create with a VIEW event is the documented way.

        POST /v2/issuers/{organizationId}/users/{userId}/offers/{offerId}/view
        Scope: attributions:write
        This operation is unverified.

        Parameters:
            user_id (str, required): your id of the user
            offer_id (str, required): id of the offer
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: OfferAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows a view."""

class KardLocationsForUsers(Got[Location]):
    @property
    def locations(self) -> list[Location]: ...
    @property
    def user_id(self) -> str: ...

class KardLocations(Namespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Location]:
        """List the places where in-store offers are valid, national and local.

        GET /v2/issuers/{organizationId}/users/{userId}/locations
        Scope: rewards:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            name (str, optional): only places whose name contains this text
            city (str, optional): only cities whose name contains this text
            zip_code (str, optional): only this ZIP code
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; at least 1; in miles; 10 when not given; together with latitude
            sort ('locationName' | '-locationName', optional): order; '-' reverses it; by default newest first, with coordinates nearest first
            include (list of 'offers' | 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offers included with include='offers'; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of Location, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the places where in-store offers are valid, national and local: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            name (str, optional): only places whose name contains this text
            city (str, optional): only cities whose name contains this text
            zip_code (str, optional): only this ZIP code
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; at least 1; in miles; 10 when not given; together with latitude
            sort ('locationName' | '-locationName', optional): order; '-' reverses it; by default newest first, with coordinates nearest first
            include (list of 'offers' | 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offers included with include='offers'; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Location, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLocationsForUsers]:
        """List the places where in-store offers are valid, national and local: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            name (str, optional): only places whose name contains this text
            city (str, optional): only cities whose name contains this text
            zip_code (str, optional): only this ZIP code
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; at least 1; in miles; 10 when not given; together with latitude
            sort ('locationName' | '-locationName', optional): order; '-' reverses it; by default newest first, with coordinates nearest first
            include (list of 'offers' | 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offers included with include='offers'; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its locations (`got.locations`, of Location) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardAttributions(Namespace):
    """Operations: create"""
    def create(
        self,
        user_id: str,
        events: Sequence[inputs.OfferAttribution | inputs.NotificationAttribution | inputs.PlacementSlotAttribution],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Job:
        """Report events of a user; they are queued.

        POST /v2/issuers/{organizationId}/users/{userId}/attributions
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            events (list of inputs.OfferAttribution or inputs.NotificationAttribution or inputs.PlacementSlotAttribution, required): events of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Job

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows events; sent again, they count again."""
    @overload
    def create_many(
        self,
        user_id: str,
        events: Iterable[inputs.OfferAttribution | inputs.NotificationAttribution | inputs.PlacementSlotAttribution],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Report events of a user; they are queued, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            events (iterable of inputs.OfferAttribution or inputs.NotificationAttribution or inputs.PlacementSlotAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_many(
        self,
        user_id: str,
        events: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Report events of a user; they are queued, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            events (iterable of inputs.OfferAttribution or inputs.NotificationAttribution or inputs.PlacementSlotAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class KardPlacementSlots(Namespace):
    """Operations: activate"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PlacementSlotAttribution:
        """Activate a slot and all its offers.

        POST /v2/issuers/{organizationId}/users/{userId}/placements/{placementId}/slot/{slotId}/activate
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            placement_id (str, required): id of the placement
            slot_id (str, required): id of the slot
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: PlacementSlotAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Nothing distinguishes one activation from another; a last_activated_at of placement_content.get that is later than your request shows that it arrived."""

class KardPlacementContentForUsers(Got[Offer | PlacementBatch]):
    @property
    def placement_content(self) -> list[Offer | PlacementBatch]: ...
    @property
    def user_id(self) -> str: ...

class KardPlacementContent(Namespace):
    """Operations: get"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Offer | PlacementBatch]:
        """Read what a placement shows to a user: offers, or batches of offers.

        GET /v2/issuers/{organizationId}/users/{userId}/placements/{placementId}/content
        Scope: rewards:read

        Parameters:
            user_id (str, required): your id of the user
            placement_id (str, required): id of the placement; e-mail and push placements return a preview of what would be sent
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'categories', optional): related resources to include; standard placements only
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Offer or PlacementBatch

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        placement_id: str,
        user_id: str | None = None,
        organization_id: str | None = None,
        include: enums.OfferInclude | Sequence[enums.OfferInclude] | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """Read what a placement shows to a user: offers, or batches of offers: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            placement_id (str, required): id of the placement; e-mail and push placements return a preview of what would be sent
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'categories', optional): related resources to include; standard placements only
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Offer or PlacementBatch, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any],
        *,
        placement_id: str,
        organization_id: str | None = None,
        include: enums.OfferInclude | Sequence[enums.OfferInclude] | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardPlacementContentForUsers]:
        """Read what a placement shows to a user: offers, or batches of offers: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            placement_id (str, required): id of the placement; e-mail and push placements return a preview of what would be sent
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'categories', optional): related resources to include; standard placements only
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its placement_content (`got.placement_content`, of Offer or PlacementBatch) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardTransactions(Namespace):
    """Operations: create, create_upload_urls"""
    def create(
        self,
        transactions: Sequence[inputs.Transaction | inputs.CoreTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Job]:
        """Send transaction events; they are queued and matched with offers.

        POST /v2/issuers/{organizationId}/transactions
        Scope: transaction:write

        Parameters:
            transactions (list of inputs.Transaction or inputs.CoreTransaction, required): the events; an id belongs to one event and is reused only to send that event again
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Job; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: earned_rewards.list shows purchases that earned, so a purchase that it does not list stays unknown; an event can be sent again under the same id."""
    @overload
    def create_many(
        self,
        transactions: Iterable[inputs.Transaction | inputs.CoreTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Send transaction events; they are queued and matched with offers, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.Transaction or inputs.CoreTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_many(
        self,
        transactions: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Send transaction events; they are queued and matched with offers, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.Transaction or inputs.CoreTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    def create_upload_urls(
        self,
        files: Sequence[inputs.IncomingTransactionsUpload | inputs.HistoricalTransactionsUpload],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[IncomingTransactionsUpload | HistoricalTransactionsUpload]:
        """Create signed addresses for uploads of transaction files.

        PUT each file to its address within 15 minutes, without the API's token.

        POST /v2/issuers/{organizationId}/transactions/uploads
        Scope: files:write

        Parameters:
            files (list of inputs.IncomingTransactionsUpload or inputs.HistoricalTransactionsUpload, required): the files to upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of IncomingTransactionsUpload or HistoricalTransactionsUpload

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists the addresses; unused ones expire, so request new ones."""
    @overload
    def create_upload_urls_many(
        self,
        files: Iterable[inputs.IncomingTransactionsUpload | inputs.HistoricalTransactionsUpload],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Create signed addresses for uploads of transaction files, for any number of items: create_upload_urls in as many requests as it takes (at most 10 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            files (iterable of inputs.IncomingTransactionsUpload or inputs.HistoricalTransactionsUpload, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_upload_urls_many(
        self,
        files: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Create signed addresses for uploads of transaction files, for any number of items: create_upload_urls in as many requests as it takes (at most 10 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            files (iterable of inputs.IncomingTransactionsUpload or inputs.HistoricalTransactionsUpload, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class KardFraudMarkers(Namespace):
    """Operations: create"""
    def create(
        self,
        markers: Sequence[inputs.FraudMarker],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[FraudMarker]:
        """Mark purchases as fraudulent, so that they earn nothing.

        POST /v2/issuers/{organizationId}/fraud
        Scope: transaction:write

        Parameters:
            markers (list of inputs.FraudMarker, required): the fraudulent purchases; the id is that of the purchase
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of FraudMarker; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists fraud markers."""
    @overload
    def create_many(
        self,
        markers: Iterable[inputs.FraudMarker],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Mark purchases as fraudulent, so that they earn nothing, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            markers (iterable of inputs.FraudMarker, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_many(
        self,
        markers: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Mark purchases as fraudulent, so that they earn nothing, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            markers (iterable of inputs.FraudMarker, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class KardHistoricalUploads(Namespace):
    """Operations: create, add_part, complete"""
    def create(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> HistoricalUploadStart:
        """Begin an upload of past transactions of one user.

        The provider removed it from its newest packages (August 2026) and has documented it until the end of 2027; use transactions.create_upload_urls.

        POST /v2/issuers/{organizationId}/users/{userId}/uploads
        Scope: transaction:write
        This operation is deprecated.

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: HistoricalUploadStart

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists uploads."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[HistoricalTransaction]:
        """Add past transactions to an upload.

        This PUT appends: sending it again may add the part again.

        PUT /v2/issuers/{organizationId}/users/{userId}/uploads/{uploadId}/parts
        Scope: transaction:write
        This operation is deprecated.

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            transactions (list of inputs.HistoricalTransaction, required): past events; each has a unique id
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of HistoricalTransaction; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists the parts of an upload; sent again, a part may be in it twice."""
    @overload
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Add past transactions to an upload, for any number of items: add_part in as many requests as it takes (at most 500 items each).

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.HistoricalTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def add_part_many(
        self,
        user_id: str,
        upload_id: str,
        transactions: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Add past transactions to an upload, for any number of items: add_part in as many requests as it takes (at most 500 items each).

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.HistoricalTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    def complete(
        self,
        user_id: str,
        upload_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> HistoricalUploadComplete:
        """Complete an upload of past transactions.

        PUT /v2/issuers/{organizationId}/users/{userId}/uploads/{uploadId}
        Scope: transaction:write
        This operation is deprecated.

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: HistoricalUploadComplete

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: No read shows whether an upload is complete; the request can be sent again."""

class KardAudits(Namespace):
    """Operations: create"""
    def create(
        self,
        user_id: str,
        audits: Sequence[inputs.Audit],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Audit]:
        """Ask for an investigation of purchases of a user.

        Nothing reads an audit back: the auditUpdate webhook reports its progress.

        POST /v2/issuers/{organizationId}/users/{userId}/audits
        Scope: audit:write

        Parameters:
            user_id (str, required): your id of the user
            audits (list of inputs.Audit, required): what to investigate
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Audit; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Nothing reads an audit back: the auditUpdate webhook reports it by its transaction_id; notifications.list shows when such webhooks were sent, not about which audit."""
    @overload
    def create_many(
        self,
        user_id: str,
        audits: Iterable[inputs.Audit],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Ask for an investigation of purchases of a user, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            audits (iterable of inputs.Audit, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_many(
        self,
        user_id: str,
        audits: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Ask for an investigation of purchases of a user, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            audits (iterable of inputs.Audit, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class KardEarnedRewardsForUsers(Got[RewardedTransaction | ApprovedTransaction]):
    @property
    def earned_rewards(self) -> list[RewardedTransaction | ApprovedTransaction]: ...
    @property
    def user_id(self) -> str: ...

class KardEarnedRewards(Namespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[RewardedTransaction | ApprovedTransaction]:
        """List the purchases of a user that earned rewards, twelve months at most.

        GET /v2/issuers/{organizationId}/users/{userId}/earned-rewards
        Scope: transaction:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            status ('APPROVED' | 'SETTLED', optional): settled rewards, or those approved and not yet settled; SETTLED when not given
            paid_in_full_only (bool, optional): only rewards that were paid out; false when not given
            range ('12M' | '6M' | '3M' | 'YTD', optional): period of time up to now; 12M when not given
            include (list of 'merchant' | 'offer', optional): related resources to include
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of RewardedTransaction or ApprovedTransaction, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        user_id: str | None = None,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        status: enums.EarnedRewardStatus | None = None,
        paid_in_full_only: bool | None = None,
        range: enums.EarnedRewardRange | None = None,
        include: enums.EarnedRewardInclude | Sequence[enums.EarnedRewardInclude] | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the purchases of a user that earned rewards, twelve months at most: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            status ('APPROVED' | 'SETTLED', optional): settled rewards, or those approved and not yet settled; SETTLED when not given
            paid_in_full_only (bool, optional): only rewards that were paid out; false when not given
            range ('12M' | '6M' | '3M' | 'YTD', optional): period of time up to now; 12M when not given
            include (list of 'merchant' | 'offer', optional): related resources to include
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of RewardedTransaction or ApprovedTransaction, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        status: enums.EarnedRewardStatus | None = None,
        paid_in_full_only: bool | None = None,
        range: enums.EarnedRewardRange | None = None,
        include: enums.EarnedRewardInclude | Sequence[enums.EarnedRewardInclude] | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardEarnedRewardsForUsers]:
        """List the purchases of a user that earned rewards, twelve months at most: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            status ('APPROVED' | 'SETTLED', optional): settled rewards, or those approved and not yet settled; SETTLED when not given
            paid_in_full_only (bool, optional): only rewards that were paid out; false when not given
            range ('12M' | '6M' | '3M' | 'YTD', optional): period of time up to now; 12M when not given
            include (list of 'merchant' | 'offer', optional): related resources to include
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its earned_rewards (`got.earned_rewards`, of RewardedTransaction or ApprovedTransaction) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardSubscriptionsForEach(Got[Subscription]):
    @property
    def subscriptions(self) -> list[Subscription]: ...

class KardSubscriptions(Namespace):
    """Operations: create, list, update"""
    def create(
        self,
        subscriptions: Sequence[inputs.Subscription],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]:
        """Subscribe addresses to webhook events.

        POST /v2/issuers/{organizationId}/subscriptions
        Scope: notifications:write

        Parameters:
            subscriptions (list of inputs.Subscription, required): events and where to send them
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Subscription

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: subscriptions.list shows whether the address is subscribed to the event."""
    @overload
    def create_many(
        self,
        subscriptions: Iterable[inputs.Subscription],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Subscribe addresses to webhook events, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            subscriptions (iterable of inputs.Subscription, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_many(
        self,
        subscriptions: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Subscribe addresses to webhook events, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            subscriptions (iterable of inputs.Subscription, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    def list(
        self,
        *,
        organization_id: str | None = None,
        event_name: enums.NotificationType | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]:
        """List the issuer's webhook subscriptions.

        GET /v2/issuers/{organizationId}/subscriptions
        Scope: notifications:read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Subscription

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        event_name: enums.NotificationType | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the issuer's webhook subscriptions: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Subscription, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        organization_id: str | None = None,
        event_name: enums.NotificationType | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardSubscriptionsForEach]:
        """List the issuer's webhook subscriptions: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its subscriptions (`got.subscriptions`, of Subscription) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def update(
        self,
        subscription_id: str,
        subscription: inputs.SubscriptionUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Subscription:
        """Change a webhook subscription; what is omitted stays unchanged.

        PATCH /v2/issuers/{organizationId}/subscriptions/{subscriptionId}
        Scope: notifications:write

        Parameters:
            subscription_id (str, required): id of the subscription
            subscription (inputs.SubscriptionUpdate, required): what to change
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Subscription

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: subscriptions.list shows whether the subscription is as sent; with other values, the outcome stays unknown."""

class KardNotificationsForEach(Got[Notification]):
    @property
    def notifications(self) -> list[Notification]: ...

class KardNotifications(Namespace):
    """Operations: list, replay"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Notification]:
        """List the webhook notifications that were sent, newest first.

        GET /v2/issuers/{organizationId}/notifications
        Scope: notifications:read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            status ('pending' | 'delivered' | 'delivery_failed', optional): only notifications with this delivery status
            after (datetime, optional): only later ones
            before (datetime, optional): only earlier ones
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of Notification, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        event_name: enums.NotificationType | None = None,
        status: enums.DeliveryStatus | None = None,
        after: datetime | str | None = None,
        before: datetime | str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the webhook notifications that were sent, newest first: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            status ('pending' | 'delivered' | 'delivery_failed', optional): only notifications with this delivery status
            after (datetime, optional): only later ones
            before (datetime, optional): only earlier ones
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Notification, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        event_name: enums.NotificationType | None = None,
        status: enums.DeliveryStatus | None = None,
        after: datetime | str | None = None,
        before: datetime | str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardNotificationsForEach]:
        """List the webhook notifications that were sent, newest first: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            status ('pending' | 'delivered' | 'delivery_failed', optional): only notifications with this delivery status
            after (datetime, optional): only later ones
            before (datetime, optional): only earlier ones
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its notifications (`got.notifications`, of Notification) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def replay(
        self,
        event_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Send a notification again.

        POST /v2/issuers/{organizationId}/notifications/{eventId}/replay
        Scope: notifications:write

        Parameters:
            event_id (str, required): event_id of the notification
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: notifications.list shows a notification that is waiting to be sent; one that was sent already stays unknown, its last_attempt_at has the time."""

class KardFilesForEach(Got[ApprovedRewardsFile | SettledRewardsFile | ValidatedTransactionsFile | MonthlyFile]):
    @property
    def files(self) -> list[ApprovedRewardsFile | SettledRewardsFile | ValidatedTransactionsFile | MonthlyFile]: ...

class KardFiles(Namespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[ApprovedRewardsFile | SettledRewardsFile | ValidatedTransactionsFile | MonthlyFile]:
        """List reconciliation files, with their download addresses.

        GET /v2/issuers/{organizationId}/files/metadata
        Scope: files.read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            date_from (datetime, optional): only files sent at or after this time; a month ago when not given
            date_to (datetime, optional): only files sent by this time; now when not given
            file_type ('earnedRewardApprovedDailyReconciliationFile' | 'earnedRewardSettledDailyReconciliationFile' | 'monthlyReconciliationFile', optional): only this kind of file
            sort ('sentDate' | '-sentDate', optional): order; '-' reverses it; -sentDate when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of ApprovedRewardsFile or SettledRewardsFile or ValidatedTransactionsFile or MonthlyFile, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        date_from: datetime | str | None = None,
        date_to: datetime | str | None = None,
        file_type: enums.FileType | None = None,
        sort: enums.FilesSort | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List reconciliation files, with their download addresses: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            date_from (datetime, optional): only files sent at or after this time; a month ago when not given
            date_to (datetime, optional): only files sent by this time; now when not given
            file_type ('earnedRewardApprovedDailyReconciliationFile' | 'earnedRewardSettledDailyReconciliationFile' | 'monthlyReconciliationFile', optional): only this kind of file
            sort ('sentDate' | '-sentDate', optional): order; '-' reverses it; -sentDate when not given
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of ApprovedRewardsFile or SettledRewardsFile or ValidatedTransactionsFile or MonthlyFile, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        date_from: datetime | str | None = None,
        date_to: datetime | str | None = None,
        file_type: enums.FileType | None = None,
        sort: enums.FilesSort | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardFilesForEach]:
        """List reconciliation files, with their download addresses: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            date_from (datetime, optional): only files sent at or after this time; a month ago when not given
            date_to (datetime, optional): only files sent by this time; now when not given
            file_type ('earnedRewardApprovedDailyReconciliationFile' | 'earnedRewardSettledDailyReconciliationFile' | 'monthlyReconciliationFile', optional): only this kind of file
            sort ('sentDate' | '-sentDate', optional): order; '-' reverses it; -sentDate when not given
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its files (`got.files`, of ApprovedRewardsFile or SettledRewardsFile or ValidatedTransactionsFile or MonthlyFile) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardOrganization(Namespace):
    """Operations: get"""
    def get(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Read the organization that the token belongs to.

        GET /v2/issuer

        Parameters:
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""

class KardChildrenForEach(Got[Organization]):
    @property
    def children(self) -> list[Organization]: ...

class KardChildren(Namespace):
    """Operations: list, create, get, update, delete"""
    def list(
        self,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Organization]:
        """List child organizations.

        GET /v2/issuers/{organizationId}/children

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of Organization, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List child organizations: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Organization, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardChildrenForEach]:
        """List child organizations: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its children (`got.children`, of Organization) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def create(
        self,
        child: inputs.Organization,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Make a child organization, a copy of its parent.

        POST /v2/issuers/{organizationId}/children

        Parameters:
            child (inputs.Organization, required): the child organization to make
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: children.list shows whether a child of that name exists."""
    def get(
        self,
        child_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Read a child organization.

        GET /v2/issuers/{organizationId}/children/{childId}

        Parameters:
            child_id (str, required): id of the child organization
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def update(
        self,
        child_id: str,
        child: inputs.OrganizationUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Change a child organization; what is omitted stays unchanged.

        PATCH /v2/issuers/{organizationId}/children/{childId}

        Parameters:
            child_id (str, required): id of the child organization
            child (inputs.OrganizationUpdate, required): what to change
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: children.get shows whether the child is as sent; with other values, the outcome stays unknown."""
    def delete(
        self,
        child_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Delete a child organization.

        DELETE /v2/issuers/{organizationId}/children/{childId}

        Parameters:
            child_id (str, required): id of the child organization
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: children.get shows whether the child still exists."""

class KardPlacementsForEach(Got[Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement]):
    @property
    def placements(self) -> list[Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement]: ...

class KardPlacements(Namespace):
    """Operations: list, create, get, update, delete"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement]:
        """List placements.

        GET /v2/issuers/{organizationId}/placements

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            type ('placement' | 'placementPushNotification' | 'placementEmail' | 'placementBatchActivation' | 'placementGroup', optional): only this kind
            name (str, optional): only the one with exactly this name
            content_strategy_id (str, optional): only placements filled by this content strategy
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        type: enums.PlacementType | None = None,
        name: str | None = None,
        content_strategy_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List placements: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            type ('placement' | 'placementPushNotification' | 'placementEmail' | 'placementBatchActivation' | 'placementGroup', optional): only this kind
            name (str, optional): only the one with exactly this name
            content_strategy_id (str, optional): only placements filled by this content strategy
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        type: enums.PlacementType | None = None,
        name: str | None = None,
        content_strategy_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardPlacementsForEach]:
        """List placements: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            type ('placement' | 'placementPushNotification' | 'placementEmail' | 'placementBatchActivation' | 'placementGroup', optional): only this kind
            name (str, optional): only the one with exactly this name
            content_strategy_id (str, optional): only placements filled by this content strategy
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its placements (`got.placements`, of Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def create(
        self,
        placement: inputs.Placement | inputs.PushPlacement | inputs.EmailPlacement | inputs.BatchPlacement | inputs.GroupPlacement,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Create a placement of one of five kinds.

        POST /v2/issuers/{organizationId}/placements

        Parameters:
            placement (inputs.Placement or inputs.PushPlacement or inputs.EmailPlacement or inputs.BatchPlacement or inputs.GroupPlacement, required): the placement to create
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: placements.list shows whether a placement as sent exists; with several of the same name and values, the outcome stays unknown."""
    def get(
        self,
        placement_id: str,
        *,
        organization_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Read a placement.

        GET /v2/issuers/{organizationId}/placements/{placementId}

        Parameters:
            placement_id (str, required): id of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def update(
        self,
        placement_id: str,
        placement: inputs.Placement | inputs.PushPlacement | inputs.EmailPlacement | inputs.BatchPlacementUpdate | inputs.GroupPlacementUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Replace a placement completely.

        It replaces everything: what is omitted is cleared, and slots without slot_id get new ids. modify reads it first, and sends all of it back with what you change.

        PUT /v2/issuers/{organizationId}/placements/{placementId}

        Parameters:
            placement_id (str, required): id of the placement
            placement (inputs.Placement or inputs.PushPlacement or inputs.EmailPlacement or inputs.BatchPlacementUpdate or inputs.GroupPlacementUpdate, required): the complete new state of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: placements.get shows whether the placement is as sent; with other values, the outcome stays unknown."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Change some attributes and keep the others: placements.get, then placements.update with all of it.

        None clears an attribute. Attributes that this version does not know are sent back as they were read; what the read
        does not show is lost. Others can change the resource in between; their changes are then lost.

        Parameters:
            placement_id (str, required): id of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            name (str, optional): name of the placement
            display_name (str, optional): title that users see; leaving it out of an update clears it; not empty
            available_slots (int, optional): how many offers it can show; at least 1
            content_strategy_id (str, optional): content strategy that fills it; leaving it out of an update unlinks it
            cadence (inputs.Cadence, optional): when it is sent
            status ('ACTIVE' | 'INACTIVE', optional): INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged; ACTIVE when not given
            refresh_interval (str, optional): how long one activation lasts; an ISO 8601 duration, such as P7D
            slots (list of inputs.SlotChanges, optional): all its slots; those left out are removed
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; NotFoundError; other classes of libperk.errors afterwards."""
    def delete(
        self,
        placement_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Delete a placement.

        DELETE /v2/issuers/{organizationId}/placements/{placementId}

        Parameters:
            placement_id (str, required): id of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: placements.get shows whether the placement still exists."""

class KardContentStrategiesForEach(Got[ContentStrategy]):
    @property
    def content_strategies(self) -> list[ContentStrategy]: ...

class KardContentStrategies(Namespace):
    """Operations: list, create, get, update, delete"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[ContentStrategy]:
        """List content strategies.

        GET /v2/issuers/{organizationId}/contentStrategies

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            name (str, optional): only the one with exactly this name
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of ContentStrategy, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        name: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List content strategies: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            name (str, optional): only the one with exactly this name
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of ContentStrategy, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        name: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardContentStrategiesForEach]:
        """List content strategies: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            name (str, optional): only the one with exactly this name
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its content_strategies (`got.content_strategies`, of ContentStrategy) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def create(
        self,
        content_strategy: inputs.ContentStrategy,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Create a content strategy.

        POST /v2/issuers/{organizationId}/contentStrategies

        Parameters:
            content_strategy (inputs.ContentStrategy, required): the content strategy to create
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: content_strategies.list shows whether a strategy of that name exists; with other values, the outcome stays unknown."""
    def get(
        self,
        content_strategy_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Read a content strategy.

        GET /v2/issuers/{organizationId}/contentStrategies/{contentStrategyId}

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def update(
        self,
        content_strategy_id: str,
        content_strategy: inputs.ContentStrategy,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Replace a content strategy completely.

        It replaces everything: what is omitted is cleared. modify reads it first, and sends all of it back with what you change.

        PUT /v2/issuers/{organizationId}/contentStrategies/{contentStrategyId}

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            content_strategy (inputs.ContentStrategy, required): the complete new state of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: content_strategies.get shows whether the strategy is as sent; with other values, the outcome stays unknown."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Change some attributes and keep the others: content_strategies.get, then content_strategies.update with all of it.

        None clears an attribute. Attributes that this version does not know are sent back as they were read; what the read
        does not show is lost. Others can change the resource in between; their changes are then lost.

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            name (str, optional): name, unique in the organization
            filters (inputs.ContentStrategyFilters, optional): which offers it selects; may be empty
            categories (list of 'Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only these categories; may be empty
            category_exclusions (list of 'Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): not these categories; may be empty
            merchant_exclusions (list of str, optional): not these merchants; may be empty
            sort ('NEWLY_LIVE' | 'EXPIRING_SOON' | 'HIGHEST_CASHBACK' | 'PERSONALIZED' | 'OFFERS_NEAR_YOU', optional): order of the offers
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; NotFoundError; other classes of libperk.errors afterwards."""
    def delete(
        self,
        content_strategy_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Delete a content strategy; rejected while a placement uses it.

        DELETE /v2/issuers/{organizationId}/contentStrategies/{contentStrategyId}

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: content_strategies.get shows whether the strategy still exists."""

class Kard(IssuerClient):
    """The Kard API, version 2.

    Settings are given by keyword, else taken from environment variables when the client is made:
    PERK_ and the setting's name in capitals. `token` may also be a function that returns a token,
    or a token and its seconds. `token_file` names a file, `token_store` an object with load and save, in which
    tokens outlive the client. `transport` is an object that sends the requests instead of libcurl.
    `on_exchange` is called with an Exchange for each request. Threads may
    share a client.

        environment: which of the provider's servers to use
        base_url: address of the API, if not that of the environment
        token_url: full address of the token request, if not the default
        insecure_http: allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
        paths: paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
        headers: headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
        auth: how tokens are requested: Basic header and form, JSON, or form; token: the host supplies tokens
        client_id: name of the API client
        client_secret: secret of the API client
        token: a token fetched elsewhere
        organization_id: your organization; each call may name another
        target_issuer: issuer that tokens are restricted to, for partners with several issuers (beta)
        user_agent: the User-Agent header
        timeout_ms: time for one page, over all attempts
        max_attempts: requests sent for one page
        requests_per_minute: limit of requests that all calls of the client send together
        share: the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
        max_pages: pages fetched by one call
        max_body: largest reply, in bytes
        max_depth: deepest nesting of replies
        drift: count values and fields of replies that this version does not know
        strict: reject parameter names and values that this version does not know"""
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
        insecure_http: bool | None = None,
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
        share: str | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        compress: bool | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        transport: Transport | None = None,
        on_exchange: Hook | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...

class AsyncKardPing(AsyncNamespace):
    """Operations: get"""
    async def get(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Check that the API answers; no credentials needed.

        GET /v2/ping

        Parameters:
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""

class AsyncKardWebview(AsyncNamespace):
    """Operations: create_token"""
    async def create_token(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Make a token for the hosted web view of one user.

        Put it into the web view's address as the query parameter token; do not log that address.

        POST /v2/auth/issuers/{organizationId}/users/{userId}/token

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: A token changes nothing: request another one."""

class AsyncKardUsers(AsyncNamespace):
    """Operations: create, get, update, delete"""
    async def create(
        self,
        users: Sequence[inputs.User],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[User]:
        """Enrol users.

        POST /v2/issuers/{organizationId}/users
        Scope: user:write

        Parameters:
            users (list of inputs.User, required): the users to enrol
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of User; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: users.get shows whether the user exists; with other values than those sent, the outcome stays unknown."""
    @overload
    async def create_many(
        self,
        users: Iterable[inputs.User],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Enrol users, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            users (iterable of inputs.User, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_many(
        self,
        users: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Enrol users, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            users (iterable of inputs.User, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    async def get(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Read one user.

        GET /v2/issuers/{organizationId}/users/{userId}
        Scope: user:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def update(
        self,
        user_id: str,
        user: inputs.UserUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Replace a user completely.

        It replaces everything: what is omitted is cleared. modify reads it first, and sends all of it back with what you change.

        PUT /v2/issuers/{organizationId}/users/{userId}
        Scope: user:update

        Parameters:
            user_id (str, required): your id of the user
            user (inputs.UserUpdate, required): the complete new state of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: users.get shows whether the user is as sent; with other values, the outcome stays unknown."""
    async def modify(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Change some attributes and keep the others: users.get, then users.update with all of it.

        None clears an attribute. Attributes that this version does not know are sent back as they were read; what the read
        does not show is lost. Others can change the resource in between; their changes are then lost.

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            enrolled_rewards (list of 'CARDLINKED', optional): reward programmes to enrol in; an empty list enrols in none
            zip_code (str, optional): home ZIP code
            email (str, optional): e-mail address
            hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
            phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
            birth_year (str, optional): year of birth
            historical_transactions_sent (bool, optional): whether past transactions were sent; cannot be reset to false
            phone_numbers (list of inputs.PhoneNumber, optional): telephone numbers; a list that is sent replaces the stored one; at most 10 items
            postal_codes (list of inputs.PostalCode, optional): ZIP codes; a list that is sent replaces the stored one; at most 10 items
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; NotFoundError; other classes of libperk.errors afterwards."""
    async def delete(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> User:
        """Remove a user; the same id can enrol again.

        DELETE /v2/issuers/{organizationId}/users/{userId}
        Scope: user:delete

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: User

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: users.get shows whether the user still exists."""

class AsyncKardOffers(AsyncNamespace):
    """Operations: list, activate, boost, view"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[Offer]:
        """List the national offers that a user can earn from.

        GET /v2/issuers/{organizationId}/users/{userId}/offers
        Scope: rewards:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            search (str, optional): only offers whose name or category contains this text
            purchase_channel (list of 'INSTORE' | 'ONLINE', optional): only offers of these channels
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: only the others
            sort ('startDate' | '-startDate' | 'expirationDate' | '-expirationDate' | 'name' | '-name', optional): order; '-' reverses it
            include (list of 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of Offer, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the national offers that a user can earn from: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            search (str, optional): only offers whose name or category contains this text
            purchase_channel (list of 'INSTORE' | 'ONLINE', optional): only offers of these channels
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: only the others
            sort ('startDate' | '-startDate' | 'expirationDate' | '-expirationDate' | 'name' | '-name', optional): order; '-' reverses it
            include (list of 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Offer, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any] | AsyncIterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardOffersForUsers]:
        """List the national offers that a user can earn from: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            search (str, optional): only offers whose name or category contains this text
            purchase_channel (list of 'INSTORE' | 'ONLINE', optional): only offers of these channels
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: only the others
            sort ('startDate' | '-startDate' | 'expirationDate' | '-expirationDate' | 'name' | '-name', optional): order; '-' reverses it
            include (list of 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its offers (`got.offers`, of Offer) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def activate(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution:
        """Record that a user activated an offer.

        POST /v2/issuers/{organizationId}/users/{userId}/offers/{offerId}/activate
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            offer_id (str, required): id of the offer
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offer included with include='offer'; 'all' for every one
            include ('offer', optional): 'offer' includes the changed offer
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: OfferAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows an activation: a missing button of the offer does not prove it."""
    async def boost(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution:
        """Record that a user boosted an offer.

        POST /v2/issuers/{organizationId}/users/{userId}/offers/{offerId}/boost
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            offer_id (str, required): id of the offer
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offer included with include='offer'; 'all' for every one
            include ('offer', optional): 'offer' includes the changed offer
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: OfferAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows a boost: a missing button of the offer does not prove it."""
    async def view(
        self,
        user_id: str,
        offer_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> OfferAttribution:
        """Record that a user viewed an offer; attributions.create with a VIEW event is the documented way.

        POST /v2/issuers/{organizationId}/users/{userId}/offers/{offerId}/view
        Scope: attributions:write
        This operation is unverified.

        Parameters:
            user_id (str, required): your id of the user
            offer_id (str, required): id of the offer
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: OfferAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows a view."""

class AsyncKardLocations(AsyncNamespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[Location]:
        """List the places where in-store offers are valid, national and local.

        GET /v2/issuers/{organizationId}/users/{userId}/locations
        Scope: rewards:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            name (str, optional): only places whose name contains this text
            city (str, optional): only cities whose name contains this text
            zip_code (str, optional): only this ZIP code
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; at least 1; in miles; 10 when not given; together with latitude
            sort ('locationName' | '-locationName', optional): order; '-' reverses it; by default newest first, with coordinates nearest first
            include (list of 'offers' | 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offers included with include='offers'; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of Location, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the places where in-store offers are valid, national and local: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            name (str, optional): only places whose name contains this text
            city (str, optional): only cities whose name contains this text
            zip_code (str, optional): only this ZIP code
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; at least 1; in miles; 10 when not given; together with latitude
            sort ('locationName' | '-locationName', optional): order; '-' reverses it; by default newest first, with coordinates nearest first
            include (list of 'offers' | 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offers included with include='offers'; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Location, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any] | AsyncIterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLocationsForUsers]:
        """List the places where in-store offers are valid, national and local: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            name (str, optional): only places whose name contains this text
            city (str, optional): only cities whose name contains this text
            zip_code (str, optional): only this ZIP code
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; at least 1; in miles; 10 when not given; together with latitude
            sort ('locationName' | '-locationName', optional): order; '-' reverses it; by default newest first, with coordinates nearest first
            include (list of 'offers' | 'categories', optional): related resources to include
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components of the offers included with include='offers'; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its locations (`got.locations`, of Location) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardAttributions(AsyncNamespace):
    """Operations: create"""
    async def create(
        self,
        user_id: str,
        events: Sequence[inputs.OfferAttribution | inputs.NotificationAttribution | inputs.PlacementSlotAttribution],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Job:
        """Report events of a user; they are queued.

        POST /v2/issuers/{organizationId}/users/{userId}/attributions
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            events (list of inputs.OfferAttribution or inputs.NotificationAttribution or inputs.PlacementSlotAttribution, required): events of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Job

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows events; sent again, they count again."""
    @overload
    async def create_many(
        self,
        user_id: str,
        events: Iterable[inputs.OfferAttribution | inputs.NotificationAttribution | inputs.PlacementSlotAttribution],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Report events of a user; they are queued, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            events (iterable of inputs.OfferAttribution or inputs.NotificationAttribution or inputs.PlacementSlotAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_many(
        self,
        user_id: str,
        events: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Report events of a user; they are queued, for any number of items: create in as many requests as it takes (at most 100 items each).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            events (iterable of inputs.OfferAttribution or inputs.NotificationAttribution or inputs.PlacementSlotAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class AsyncKardPlacementSlots(AsyncNamespace):
    """Operations: activate"""
    async def activate(
        self,
        user_id: str,
        placement_id: str,
        slot_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PlacementSlotAttribution:
        """Activate a slot and all its offers.

        POST /v2/issuers/{organizationId}/users/{userId}/placements/{placementId}/slot/{slotId}/activate
        Scope: attributions:write

        Parameters:
            user_id (str, required): your id of the user
            placement_id (str, required): id of the placement
            slot_id (str, required): id of the slot
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: PlacementSlotAttribution

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Nothing distinguishes one activation from another; a last_activated_at of placement_content.get that is later than your request shows that it arrived."""

class AsyncKardPlacementContent(AsyncNamespace):
    """Operations: get"""
    async def get(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Offer | PlacementBatch]:
        """Read what a placement shows to a user: offers, or batches of offers.

        GET /v2/issuers/{organizationId}/users/{userId}/placements/{placementId}/content
        Scope: rewards:read

        Parameters:
            user_id (str, required): your id of the user
            placement_id (str, required): id of the placement; e-mail and push placements return a preview of what would be sent
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'categories', optional): related resources to include; standard placements only
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Offer or PlacementBatch

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        placement_id: str,
        user_id: str | None = None,
        organization_id: str | None = None,
        include: enums.OfferInclude | Sequence[enums.OfferInclude] | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """Read what a placement shows to a user: offers, or batches of offers: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            placement_id (str, required): id of the placement; e-mail and push placements return a preview of what would be sent
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'categories', optional): related resources to include; standard placements only
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Offer or PlacementBatch, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        placement_id: str,
        organization_id: str | None = None,
        include: enums.OfferInclude | Sequence[enums.OfferInclude] | None = None,
        supported_components: enums.ComponentType | Sequence[enums.ComponentType] | Literal["all"] | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardPlacementContentForUsers]:
        """Read what a placement shows to a user: offers, or batches of offers: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            placement_id (str, required): id of the placement; e-mail and push placements return a preview of what would be sent
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'categories', optional): related resources to include; standard placements only
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its placement_content (`got.placement_content`, of Offer or PlacementBatch) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardTransactions(AsyncNamespace):
    """Operations: create, create_upload_urls"""
    async def create(
        self,
        transactions: Sequence[inputs.Transaction | inputs.CoreTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Job]:
        """Send transaction events; they are queued and matched with offers.

        POST /v2/issuers/{organizationId}/transactions
        Scope: transaction:write

        Parameters:
            transactions (list of inputs.Transaction or inputs.CoreTransaction, required): the events; an id belongs to one event and is reused only to send that event again
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Job; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: earned_rewards.list shows purchases that earned, so a purchase that it does not list stays unknown; an event can be sent again under the same id."""
    @overload
    async def create_many(
        self,
        transactions: Iterable[inputs.Transaction | inputs.CoreTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Send transaction events; they are queued and matched with offers, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.Transaction or inputs.CoreTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_many(
        self,
        transactions: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Send transaction events; they are queued and matched with offers, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.Transaction or inputs.CoreTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    async def create_upload_urls(
        self,
        files: Sequence[inputs.IncomingTransactionsUpload | inputs.HistoricalTransactionsUpload],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[IncomingTransactionsUpload | HistoricalTransactionsUpload]:
        """Create signed addresses for uploads of transaction files.

        PUT each file to its address within 15 minutes, without the API's token.

        POST /v2/issuers/{organizationId}/transactions/uploads
        Scope: files:write

        Parameters:
            files (list of inputs.IncomingTransactionsUpload or inputs.HistoricalTransactionsUpload, required): the files to upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of IncomingTransactionsUpload or HistoricalTransactionsUpload

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists the addresses; unused ones expire, so request new ones."""
    @overload
    async def create_upload_urls_many(
        self,
        files: Iterable[inputs.IncomingTransactionsUpload | inputs.HistoricalTransactionsUpload],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Create signed addresses for uploads of transaction files, for any number of items: create_upload_urls in as many requests as it takes (at most 10 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            files (iterable of inputs.IncomingTransactionsUpload or inputs.HistoricalTransactionsUpload, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_upload_urls_many(
        self,
        files: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Create signed addresses for uploads of transaction files, for any number of items: create_upload_urls in as many requests as it takes (at most 10 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            files (iterable of inputs.IncomingTransactionsUpload or inputs.HistoricalTransactionsUpload, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class AsyncKardFraudMarkers(AsyncNamespace):
    """Operations: create"""
    async def create(
        self,
        markers: Sequence[inputs.FraudMarker],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[FraudMarker]:
        """Mark purchases as fraudulent, so that they earn nothing.

        POST /v2/issuers/{organizationId}/fraud
        Scope: transaction:write

        Parameters:
            markers (list of inputs.FraudMarker, required): the fraudulent purchases; the id is that of the purchase
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of FraudMarker; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists fraud markers."""
    @overload
    async def create_many(
        self,
        markers: Iterable[inputs.FraudMarker],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Mark purchases as fraudulent, so that they earn nothing, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            markers (iterable of inputs.FraudMarker, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_many(
        self,
        markers: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Mark purchases as fraudulent, so that they earn nothing, for any number of items: create in as many requests as it takes (at most 500 items each).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            markers (iterable of inputs.FraudMarker, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class AsyncKardHistoricalUploads(AsyncNamespace):
    """Operations: create, add_part, complete"""
    async def create(
        self,
        user_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> HistoricalUploadStart:
        """Begin an upload of past transactions of one user.

        The provider removed it from its newest packages (August 2026) and has documented it until the end of 2027; use transactions.create_upload_urls.

        POST /v2/issuers/{organizationId}/users/{userId}/uploads
        Scope: transaction:write
        This operation is deprecated.

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: HistoricalUploadStart

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists uploads."""
    async def add_part(
        self,
        user_id: str,
        upload_id: str,
        transactions: Sequence[inputs.HistoricalTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[HistoricalTransaction]:
        """Add past transactions to an upload.

        This PUT appends: sending it again may add the part again.

        PUT /v2/issuers/{organizationId}/users/{userId}/uploads/{uploadId}/parts
        Scope: transaction:write
        This operation is deprecated.

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            transactions (list of inputs.HistoricalTransaction, required): past events; each has a unique id
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of HistoricalTransaction; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read lists the parts of an upload; sent again, a part may be in it twice."""
    @overload
    async def add_part_many(
        self,
        user_id: str,
        upload_id: str,
        transactions: Iterable[inputs.HistoricalTransaction],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Add past transactions to an upload, for any number of items: add_part in as many requests as it takes (at most 500 items each).

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.HistoricalTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def add_part_many(
        self,
        user_id: str,
        upload_id: str,
        transactions: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Add past transactions to an upload, for any number of items: add_part in as many requests as it takes (at most 500 items each).

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            transactions (iterable of inputs.HistoricalTransaction, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    async def complete(
        self,
        user_id: str,
        upload_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> HistoricalUploadComplete:
        """Complete an upload of past transactions.

        PUT /v2/issuers/{organizationId}/users/{userId}/uploads/{uploadId}
        Scope: transaction:write
        This operation is deprecated.

        Parameters:
            user_id (str, required): your id of the user
            upload_id (str, required): id of the upload
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: HistoricalUploadComplete

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: No read shows whether an upload is complete; the request can be sent again."""

class AsyncKardAudits(AsyncNamespace):
    """Operations: create"""
    async def create(
        self,
        user_id: str,
        audits: Sequence[inputs.Audit],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Audit]:
        """Ask for an investigation of purchases of a user.

        Nothing reads an audit back: the auditUpdate webhook reports its progress.

        POST /v2/issuers/{organizationId}/users/{userId}/audits
        Scope: audit:write

        Parameters:
            user_id (str, required): your id of the user
            audits (list of inputs.Audit, required): what to investigate
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Audit; its `errors` are those of rejected items

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Nothing reads an audit back: the auditUpdate webhook reports it by its transaction_id; notifications.list shows when such webhooks were sent, not about which audit."""
    @overload
    async def create_many(
        self,
        user_id: str,
        audits: Iterable[inputs.Audit],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Ask for an investigation of purchases of a user, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            audits (iterable of inputs.Audit, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_many(
        self,
        user_id: str,
        audits: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Ask for an investigation of purchases of a user, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            audits (iterable of inputs.Audit, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class AsyncKardEarnedRewards(AsyncNamespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[RewardedTransaction | ApprovedTransaction]:
        """List the purchases of a user that earned rewards, twelve months at most.

        GET /v2/issuers/{organizationId}/users/{userId}/earned-rewards
        Scope: transaction:read

        Parameters:
            user_id (str, required): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            status ('APPROVED' | 'SETTLED', optional): settled rewards, or those approved and not yet settled; SETTLED when not given
            paid_in_full_only (bool, optional): only rewards that were paid out; false when not given
            range ('12M' | '6M' | '3M' | 'YTD', optional): period of time up to now; 12M when not given
            include (list of 'merchant' | 'offer', optional): related resources to include
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of RewardedTransaction or ApprovedTransaction, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        user_id: str | None = None,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        status: enums.EarnedRewardStatus | None = None,
        paid_in_full_only: bool | None = None,
        range: enums.EarnedRewardRange | None = None,
        include: enums.EarnedRewardInclude | Sequence[enums.EarnedRewardInclude] | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the purchases of a user that earned rewards, twelve months at most: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; user_id when not given
            user_id (str, optional): your id of the user
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            status ('APPROVED' | 'SETTLED', optional): settled rewards, or those approved and not yet settled; SETTLED when not given
            paid_in_full_only (bool, optional): only rewards that were paid out; false when not given
            range ('12M' | '6M' | '3M' | 'YTD', optional): period of time up to now; 12M when not given
            include (list of 'merchant' | 'offer', optional): related resources to include
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of RewardedTransaction or ApprovedTransaction, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        status: enums.EarnedRewardStatus | None = None,
        paid_in_full_only: bool | None = None,
        range: enums.EarnedRewardRange | None = None,
        include: enums.EarnedRewardInclude | Sequence[enums.EarnedRewardInclude] | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardEarnedRewardsForUsers]:
        """List the purchases of a user that earned rewards, twelve months at most: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of user_id, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; at least 1
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            status ('APPROVED' | 'SETTLED', optional): settled rewards, or those approved and not yet settled; SETTLED when not given
            paid_in_full_only (bool, optional): only rewards that were paid out; false when not given
            range ('12M' | '6M' | '3M' | 'YTD', optional): period of time up to now; 12M when not given
            include (list of 'merchant' | 'offer', optional): related resources to include
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its earned_rewards (`got.earned_rewards`, of RewardedTransaction or ApprovedTransaction) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardSubscriptions(AsyncNamespace):
    """Operations: create, list, update"""
    async def create(
        self,
        subscriptions: Sequence[inputs.Subscription],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]:
        """Subscribe addresses to webhook events.

        POST /v2/issuers/{organizationId}/subscriptions
        Scope: notifications:write

        Parameters:
            subscriptions (list of inputs.Subscription, required): events and where to send them
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Subscription

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: subscriptions.list shows whether the address is subscribed to the event."""
    @overload
    async def create_many(
        self,
        subscriptions: Iterable[inputs.Subscription],
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Subscribe addresses to webhook events, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            subscriptions (iterable of inputs.Subscription, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_many(
        self,
        subscriptions: ArrowRows,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Subscribe addresses to webhook events, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            subscriptions (iterable of inputs.Subscription, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    async def list(
        self,
        *,
        organization_id: str | None = None,
        event_name: enums.NotificationType | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Subscription]:
        """List the issuer's webhook subscriptions.

        GET /v2/issuers/{organizationId}/subscriptions
        Scope: notifications:read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Subscription

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        event_name: enums.NotificationType | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the issuer's webhook subscriptions: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Subscription, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        organization_id: str | None = None,
        event_name: enums.NotificationType | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardSubscriptionsForEach]:
        """List the issuer's webhook subscriptions: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its subscriptions (`got.subscriptions`, of Subscription) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def update(
        self,
        subscription_id: str,
        subscription: inputs.SubscriptionUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Subscription:
        """Change a webhook subscription; what is omitted stays unchanged.

        PATCH /v2/issuers/{organizationId}/subscriptions/{subscriptionId}
        Scope: notifications:write

        Parameters:
            subscription_id (str, required): id of the subscription
            subscription (inputs.SubscriptionUpdate, required): what to change
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Subscription

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: subscriptions.list shows whether the subscription is as sent; with other values, the outcome stays unknown."""

class AsyncKardNotifications(AsyncNamespace):
    """Operations: list, replay"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[Notification]:
        """List the webhook notifications that were sent, newest first.

        GET /v2/issuers/{organizationId}/notifications
        Scope: notifications:read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            status ('pending' | 'delivered' | 'delivery_failed', optional): only notifications with this delivery status
            after (datetime, optional): only later ones
            before (datetime, optional): only earlier ones
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of Notification, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        event_name: enums.NotificationType | None = None,
        status: enums.DeliveryStatus | None = None,
        after: datetime | str | None = None,
        before: datetime | str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the webhook notifications that were sent, newest first: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            status ('pending' | 'delivered' | 'delivery_failed', optional): only notifications with this delivery status
            after (datetime, optional): only later ones
            before (datetime, optional): only earlier ones
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Notification, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        event_name: enums.NotificationType | None = None,
        status: enums.DeliveryStatus | None = None,
        after: datetime | str | None = None,
        before: datetime | str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardNotificationsForEach]:
        """List the webhook notifications that were sent, newest first: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            event_name ('earnedRewardApproved' | 'earnedRewardSettled' | 'earnedRewardRejected' | 'auditUpdate' | 'fileProcessingResult' | 'pushNotificationPlacementFile' | 'emailNotificationPlacementFile' | 'payoutReconciliationFile', optional): only this event
            status ('pending' | 'delivered' | 'delivery_failed', optional): only notifications with this delivery status
            after (datetime, optional): only later ones
            before (datetime, optional): only earlier ones
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its notifications (`got.notifications`, of Notification) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def replay(
        self,
        event_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Send a notification again.

        POST /v2/issuers/{organizationId}/notifications/{eventId}/replay
        Scope: notifications:write

        Parameters:
            event_id (str, required): event_id of the notification
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: notifications.list shows a notification that is waiting to be sent; one that was sent already stays unknown, its last_attempt_at has the time."""

class AsyncKardFiles(AsyncNamespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[ApprovedRewardsFile | SettledRewardsFile | ValidatedTransactionsFile | MonthlyFile]:
        """List reconciliation files, with their download addresses.

        GET /v2/issuers/{organizationId}/files/metadata
        Scope: files.read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            date_from (datetime, optional): only files sent at or after this time; a month ago when not given
            date_to (datetime, optional): only files sent by this time; now when not given
            file_type ('earnedRewardApprovedDailyReconciliationFile' | 'earnedRewardSettledDailyReconciliationFile' | 'monthlyReconciliationFile', optional): only this kind of file
            sort ('sentDate' | '-sentDate', optional): order; '-' reverses it; -sentDate when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of ApprovedRewardsFile or SettledRewardsFile or ValidatedTransactionsFile or MonthlyFile, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        date_from: datetime | str | None = None,
        date_to: datetime | str | None = None,
        file_type: enums.FileType | None = None,
        sort: enums.FilesSort | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List reconciliation files, with their download addresses: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            date_from (datetime, optional): only files sent at or after this time; a month ago when not given
            date_to (datetime, optional): only files sent by this time; now when not given
            file_type ('earnedRewardApprovedDailyReconciliationFile' | 'earnedRewardSettledDailyReconciliationFile' | 'monthlyReconciliationFile', optional): only this kind of file
            sort ('sentDate' | '-sentDate', optional): order; '-' reverses it; -sentDate when not given
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of ApprovedRewardsFile or SettledRewardsFile or ValidatedTransactionsFile or MonthlyFile, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        page_before: str | None = None,
        date_from: datetime | str | None = None,
        date_to: datetime | str | None = None,
        file_type: enums.FileType | None = None,
        sort: enums.FilesSort | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardFilesForEach]:
        """List reconciliation files, with their download addresses: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            page_before (str, optional): cursor of the page before this one
            date_from (datetime, optional): only files sent at or after this time; a month ago when not given
            date_to (datetime, optional): only files sent by this time; now when not given
            file_type ('earnedRewardApprovedDailyReconciliationFile' | 'earnedRewardSettledDailyReconciliationFile' | 'monthlyReconciliationFile', optional): only this kind of file
            sort ('sentDate' | '-sentDate', optional): order; '-' reverses it; -sentDate when not given
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its files (`got.files`, of ApprovedRewardsFile or SettledRewardsFile or ValidatedTransactionsFile or MonthlyFile) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardOrganization(AsyncNamespace):
    """Operations: get"""
    async def get(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Read the organization that the token belongs to.

        GET /v2/issuer

        Parameters:
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""

class AsyncKardChildren(AsyncNamespace):
    """Operations: list, create, get, update, delete"""
    def list(
        self,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[Organization]:
        """List child organizations.

        GET /v2/issuers/{organizationId}/children

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of Organization, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List child organizations: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Organization, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardChildrenForEach]:
        """List child organizations: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its children (`got.children`, of Organization) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def create(
        self,
        child: inputs.Organization,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Make a child organization, a copy of its parent.

        POST /v2/issuers/{organizationId}/children

        Parameters:
            child (inputs.Organization, required): the child organization to make
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: children.list shows whether a child of that name exists."""
    async def get(
        self,
        child_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Read a child organization.

        GET /v2/issuers/{organizationId}/children/{childId}

        Parameters:
            child_id (str, required): id of the child organization
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def update(
        self,
        child_id: str,
        child: inputs.OrganizationUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Change a child organization; what is omitted stays unchanged.

        PATCH /v2/issuers/{organizationId}/children/{childId}

        Parameters:
            child_id (str, required): id of the child organization
            child (inputs.OrganizationUpdate, required): what to change
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: children.get shows whether the child is as sent; with other values, the outcome stays unknown."""
    async def delete(
        self,
        child_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Organization:
        """Delete a child organization.

        DELETE /v2/issuers/{organizationId}/children/{childId}

        Parameters:
            child_id (str, required): id of the child organization
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Organization

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: children.get shows whether the child still exists."""

class AsyncKardPlacements(AsyncNamespace):
    """Operations: list, create, get, update, delete"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement]:
        """List placements.

        GET /v2/issuers/{organizationId}/placements

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            type ('placement' | 'placementPushNotification' | 'placementEmail' | 'placementBatchActivation' | 'placementGroup', optional): only this kind
            name (str, optional): only the one with exactly this name
            content_strategy_id (str, optional): only placements filled by this content strategy
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        type: enums.PlacementType | None = None,
        name: str | None = None,
        content_strategy_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List placements: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            type ('placement' | 'placementPushNotification' | 'placementEmail' | 'placementBatchActivation' | 'placementGroup', optional): only this kind
            name (str, optional): only the one with exactly this name
            content_strategy_id (str, optional): only placements filled by this content strategy
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        type: enums.PlacementType | None = None,
        name: str | None = None,
        content_strategy_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardPlacementsForEach]:
        """List placements: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            type ('placement' | 'placementPushNotification' | 'placementEmail' | 'placementBatchActivation' | 'placementGroup', optional): only this kind
            name (str, optional): only the one with exactly this name
            content_strategy_id (str, optional): only placements filled by this content strategy
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its placements (`got.placements`, of Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def create(
        self,
        placement: inputs.Placement | inputs.PushPlacement | inputs.EmailPlacement | inputs.BatchPlacement | inputs.GroupPlacement,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Create a placement of one of five kinds.

        POST /v2/issuers/{organizationId}/placements

        Parameters:
            placement (inputs.Placement or inputs.PushPlacement or inputs.EmailPlacement or inputs.BatchPlacement or inputs.GroupPlacement, required): the placement to create
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: placements.list shows whether a placement as sent exists; with several of the same name and values, the outcome stays unknown."""
    async def get(
        self,
        placement_id: str,
        *,
        organization_id: str | None = None,
        include: enums.PlacementInclude | Sequence[enums.PlacementInclude] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Read a placement.

        GET /v2/issuers/{organizationId}/placements/{placementId}

        Parameters:
            placement_id (str, required): id of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            include (list of 'contentStrategy' | 'slots' | 'slots.placement' | 'slots.placement.contentStrategy', optional): related resources to include; a dotted path includes the resources on the path too
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def update(
        self,
        placement_id: str,
        placement: inputs.Placement | inputs.PushPlacement | inputs.EmailPlacement | inputs.BatchPlacementUpdate | inputs.GroupPlacementUpdate,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Replace a placement completely.

        It replaces everything: what is omitted is cleared, and slots without slot_id get new ids. modify reads it first, and sends all of it back with what you change.

        PUT /v2/issuers/{organizationId}/placements/{placementId}

        Parameters:
            placement_id (str, required): id of the placement
            placement (inputs.Placement or inputs.PushPlacement or inputs.EmailPlacement or inputs.BatchPlacementUpdate or inputs.GroupPlacementUpdate, required): the complete new state of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: placements.get shows whether the placement is as sent; with other values, the outcome stays unknown."""
    async def modify(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Change some attributes and keep the others: placements.get, then placements.update with all of it.

        None clears an attribute. Attributes that this version does not know are sent back as they were read; what the read
        does not show is lost. Others can change the resource in between; their changes are then lost.

        Parameters:
            placement_id (str, required): id of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            name (str, optional): name of the placement
            display_name (str, optional): title that users see; leaving it out of an update clears it; not empty
            available_slots (int, optional): how many offers it can show; at least 1
            content_strategy_id (str, optional): content strategy that fills it; leaving it out of an update unlinks it
            cadence (inputs.Cadence, optional): when it is sent
            status ('ACTIVE' | 'INACTIVE', optional): INACTIVE pauses what is sent on schedule; an update without it leaves it unchanged; ACTIVE when not given
            refresh_interval (str, optional): how long one activation lasts; an ISO 8601 duration, such as P7D
            slots (list of inputs.SlotChanges, optional): all its slots; those left out are removed
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; NotFoundError; other classes of libperk.errors afterwards."""
    async def delete(
        self,
        placement_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Placement | PushPlacement | EmailPlacement | BatchPlacement | GroupPlacement:
        """Delete a placement.

        DELETE /v2/issuers/{organizationId}/placements/{placementId}

        Parameters:
            placement_id (str, required): id of the placement
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Placement or PushPlacement or EmailPlacement or BatchPlacement or GroupPlacement

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: placements.get shows whether the placement still exists."""

class AsyncKardContentStrategies(AsyncNamespace):
    """Operations: list, create, get, update, delete"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[ContentStrategy]:
        """List content strategies.

        GET /v2/issuers/{organizationId}/contentStrategies

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            name (str, optional): only the one with exactly this name
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of ContentStrategy, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        name: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List content strategies: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            name (str, optional): only the one with exactly this name
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of ContentStrategy, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        name: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardContentStrategiesForEach]:
        """List content strategies: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 200; 200 when not given
            page_after (str, optional): cursor of the page after this one
            name (str, optional): only the one with exactly this name
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its content_strategies (`got.content_strategies`, of ContentStrategy) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def create(
        self,
        content_strategy: inputs.ContentStrategy,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Create a content strategy.

        POST /v2/issuers/{organizationId}/contentStrategies

        Parameters:
            content_strategy (inputs.ContentStrategy, required): the content strategy to create
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: content_strategies.list shows whether a strategy of that name exists; with other values, the outcome stays unknown."""
    async def get(
        self,
        content_strategy_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Read a content strategy.

        GET /v2/issuers/{organizationId}/contentStrategies/{contentStrategyId}

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def update(
        self,
        content_strategy_id: str,
        content_strategy: inputs.ContentStrategy,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Replace a content strategy completely.

        It replaces everything: what is omitted is cleared. modify reads it first, and sends all of it back with what you change.

        PUT /v2/issuers/{organizationId}/contentStrategies/{contentStrategyId}

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            content_strategy (inputs.ContentStrategy, required): the complete new state of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: content_strategies.get shows whether the strategy is as sent; with other values, the outcome stays unknown."""
    async def modify(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Change some attributes and keep the others: content_strategies.get, then content_strategies.update with all of it.

        None clears an attribute. Attributes that this version does not know are sent back as they were read; what the read
        does not show is lost. Others can change the resource in between; their changes are then lost.

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            name (str, optional): name, unique in the organization
            filters (inputs.ContentStrategyFilters, optional): which offers it selects; may be empty
            categories (list of 'Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only these categories; may be empty
            category_exclusions (list of 'Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): not these categories; may be empty
            merchant_exclusions (list of str, optional): not these merchants; may be empty
            sort ('NEWLY_LIVE' | 'EXPIRING_SOON' | 'HIGHEST_CASHBACK' | 'PERSONALIZED' | 'OFFERS_NEAR_YOU', optional): order of the offers
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; NotFoundError; other classes of libperk.errors afterwards."""
    async def delete(
        self,
        content_strategy_id: str,
        *,
        organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> ContentStrategy:
        """Delete a content strategy; rejected while a placement uses it.

        DELETE /v2/issuers/{organizationId}/contentStrategies/{contentStrategyId}

        Parameters:
            content_strategy_id (str, required): id of the content strategy
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: ContentStrategy

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: content_strategies.get shows whether the strategy still exists."""

class AsyncKard(AsyncIssuerClient):
    """The Kard API, version 2, for asyncio.

    Settings are given by keyword, else taken from environment variables when the client is made:
    PERK_ and the setting's name in capitals. `token` may also be a function that returns a token,
    or a token and its seconds. `token_file` names a file, `token_store` an object with load and save, in which
    tokens outlive the client. `transport` is an object that sends the requests instead of libcurl.
    `on_exchange` is called with an Exchange for each request. Their
    functions may be coroutines. `async with` or aclose() closes the client.

        environment: which of the provider's servers to use
        base_url: address of the API, if not that of the environment
        token_url: full address of the token request, if not the default
        insecure_http: allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
        paths: paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
        headers: headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
        auth: how tokens are requested: Basic header and form, JSON, or form; token: the host supplies tokens
        client_id: name of the API client
        client_secret: secret of the API client
        token: a token fetched elsewhere
        organization_id: your organization; each call may name another
        target_issuer: issuer that tokens are restricted to, for partners with several issuers (beta)
        user_agent: the User-Agent header
        timeout_ms: time for one page, over all attempts
        max_attempts: requests sent for one page
        requests_per_minute: limit of requests that all calls of the client send together
        share: the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
        max_pages: pages fetched by one call
        max_body: largest reply, in bytes
        max_depth: deepest nesting of replies
        drift: count values and fields of replies that this version does not know
        strict: reject parameter names and values that this version does not know"""
    ping: AsyncKardPing
    webview: AsyncKardWebview
    users: AsyncKardUsers
    offers: AsyncKardOffers
    locations: AsyncKardLocations
    attributions: AsyncKardAttributions
    placement_slots: AsyncKardPlacementSlots
    placement_content: AsyncKardPlacementContent
    transactions: AsyncKardTransactions
    fraud_markers: AsyncKardFraudMarkers
    historical_uploads: AsyncKardHistoricalUploads
    audits: AsyncKardAudits
    earned_rewards: AsyncKardEarnedRewards
    subscriptions: AsyncKardSubscriptions
    notifications: AsyncKardNotifications
    files: AsyncKardFiles
    organization: AsyncKardOrganization
    children: AsyncKardChildren
    placements: AsyncKardPlacements
    content_strategies: AsyncKardContentStrategies
    def __init__(
        self,
        *,
        token: str | Callable[..., Token | Awaitable[Token]] | None = None,
        environment: enums.Environment | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        insecure_http: bool | None = None,
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
        share: str | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        compress: bool | None = None,
        token_store: TokenStore | AsyncTokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        transport: Transport | AsyncTransport | None = None,
        on_exchange: Hook | None = None,
    ) -> None: ...
    async def __aenter__(self) -> Self: ...

class KardLegacyOffersForUsers(Got[LegacyOffer]):
    @property
    def offers(self) -> list[LegacyOffer]: ...
    @property
    def referring_partner_user_id(self) -> str: ...
    @property
    def user_id(self) -> str: ...

class KardLegacyOffersForEach(Got[LegacyOffer]):
    @property
    def offers(self) -> list[LegacyOffer]: ...

class KardLegacyOffers(Namespace):
    """Operations: list_by_user, list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyOffer]:
        """List the national offers of a user.

        GET /rewards/merchant/offers/user/{referringPartnerUserId}
        Scope: rewards:read

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            merchant_id (str, optional): only those of this merchant
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: both kinds
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of LegacyOffer, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table_by_user(
        self,
        ids: Iterable[Any] | None = None,
        *,
        referring_partner_user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the national offers of a user: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; referring_partner_user_id when not given
            referring_partner_user_id (str, optional): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            merchant_id (str, optional): only those of this merchant
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: both kinds
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyOffer, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyOffersForUsers]:
        """List the national offers of a user: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            merchant_id (str, optional): only those of this merchant
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: both kinds
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its offers (`got.offers`, of LegacyOffer) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyOffer]:
        """List all offers.

        GET /rewards/merchant/offers
        Scope: rewards:read
        This operation is deprecated.

        Parameters:
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            name (str, optional): only offers of this name
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            merchant_id (str, optional): only those of this merchant
            is_targeted (bool, optional): true: only targeted offers; sources disagree on what false means
            start_date_start (datetime, optional): only offers that begin at or after this time
            start_date_end (datetime, optional): only offers that begin by this time
            expiration_date_start (datetime, optional): only offers that end at or after this time
            expiration_date_end (datetime, optional): only offers that end by this time
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of LegacyOffer, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List all offers: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            name (str, optional): only offers of this name
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            merchant_id (str, optional): only those of this merchant
            is_targeted (bool, optional): true: only targeted offers; sources disagree on what false means
            start_date_start (datetime, optional): only offers that begin at or after this time
            start_date_end (datetime, optional): only offers that begin by this time
            expiration_date_start (datetime, optional): only offers that end at or after this time
            expiration_date_end (datetime, optional): only offers that end by this time
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyOffer, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyOffersForEach]:
        """List all offers: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            name (str, optional): only offers of this name
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            merchant_id (str, optional): only those of this merchant
            is_targeted (bool, optional): true: only targeted offers; sources disagree on what false means
            start_date_start (datetime, optional): only offers that begin at or after this time
            start_date_end (datetime, optional): only offers that begin by this time
            expiration_date_start (datetime, optional): only offers that end at or after this time
            expiration_date_end (datetime, optional): only offers that end by this time
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its offers (`got.offers`, of LegacyOffer) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardLegacyMerchantsForUsers(Got[LegacyMerchant]):
    @property
    def merchants(self) -> list[LegacyMerchant]: ...
    @property
    def referring_partner_user_id(self) -> str: ...
    @property
    def user_id(self) -> str: ...

class KardLegacyMerchantsForEach(Got[LegacyMerchant]):
    @property
    def merchants(self) -> list[LegacyMerchant]: ...

class KardLegacyMerchants(Namespace):
    """Operations: list_by_user, get, list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyMerchant]:
        """List the national merchants with offers for a user.

        GET /rewards/merchant/user/{referringPartnerUserId}
        Scope: rewards:read

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of LegacyMerchant, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table_by_user(
        self,
        ids: Iterable[Any] | None = None,
        *,
        referring_partner_user_id: str | None = None,
        page: int | None = None,
        limit: int | None = None,
        category: enums.CategoryName | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the national merchants with offers for a user: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; referring_partner_user_id when not given
            referring_partner_user_id (str, optional): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyMerchant, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any],
        *,
        page: int | None = None,
        limit: int | None = None,
        category: enums.CategoryName | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyMerchantsForUsers]:
        """List the national merchants with offers for a user: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its merchants (`got.merchants`, of LegacyMerchant) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyMerchant:
        """Read one merchant.

        GET /rewards/merchant/{id}
        Scope: rewards:read

        Parameters:
            id (str, required): id of the merchant
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyMerchant

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyMerchant]:
        """List all merchants.

        GET /rewards/merchant
        Scope: rewards:read
        This operation is deprecated.

        Parameters:
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of LegacyMerchant, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        page: int | None = None,
        limit: int | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List all merchants: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyMerchant, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        page: int | None = None,
        limit: int | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyMerchantsForEach]:
        """List all merchants: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its merchants (`got.merchants`, of LegacyMerchant) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardLegacyLocationsForUsers(Got[LegacyLocation]):
    @property
    def locations(self) -> list[LegacyLocation]: ...
    @property
    def referring_partner_user_id(self) -> str: ...
    @property
    def user_id(self) -> str: ...

class KardLegacyLocationsForEachByMerchant(Got[LegacyLocation]):
    @property
    def locations(self) -> list[LegacyLocation]: ...
    @property
    def merchant_id(self) -> str: ...

class KardLegacyLocationsForEach(Got[LegacyLocation]):
    @property
    def locations(self) -> list[LegacyLocation]: ...

class KardLegacyLocations(Namespace):
    """Operations: list_by_user, get, list_by_merchant, list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyLocation]:
        """List the places with offers for a user.

        GET /rewards/merchant/locations/user/{referringPartnerUserId}
        Scope: rewards:read

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            include_local (bool, optional): include local places
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of LegacyLocation, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table_by_user(
        self,
        ids: Iterable[Any] | None = None,
        *,
        referring_partner_user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the places with offers for a user: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; referring_partner_user_id when not given
            referring_partner_user_id (str, optional): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            include_local (bool, optional): include local places
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyLocation, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyLocationsForUsers]:
        """List the places with offers for a user: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            include_local (bool, optional): include local places
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its locations (`got.locations`, of LegacyLocation) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyLocation:
        """Read one place.

        GET /rewards/merchant/location/{id}
        Scope: rewards:read

        Parameters:
            id (str, required): id of the place
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyLocation

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def list_by_merchant(
        self,
        merchant_id: str,
        *,
        page: int | None = None,
        limit: int | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyLocation]:
        """List the places of a merchant.

        GET /rewards/merchant/locations/{merchantId}
        Scope: rewards:read

        Parameters:
            merchant_id (str, required): id of the merchant
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of LegacyLocation, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table_by_merchant(
        self,
        ids: Iterable[Any] | None = None,
        *,
        merchant_id: str | None = None,
        page: int | None = None,
        limit: int | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the places of a merchant: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of merchant_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; merchant_id when not given
            merchant_id (str, optional): id of the merchant
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyLocation, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_by_merchant(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        merchant_id: str | None = None,
        page: int | None = None,
        limit: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyLocationsForEachByMerchant]:
        """List the places of a merchant: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of merchant_id, taken as they are needed: a list, a generator, a column of a frame
            merchant_id (str, optional): id of the merchant
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its locations (`got.locations`, of LegacyLocation) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[LegacyLocation]:
        """List all places.

        GET /rewards/merchant/locations
        Scope: rewards:read
        This operation is deprecated.

        Parameters:
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of LegacyLocation, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List all places: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyLocation, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyLocationsForEach]:
        """List all places: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its locations (`got.locations`, of LegacyLocation) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardLegacyUsers(Namespace):
    """Operations: create, update, delete"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Enrol a user.

        POST /users/users
        Scope: user:write

        Parameters:
            referring_partner_user_id (str, required): your id of the user; not empty
            email (str, optional): e-mail address
            hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
            phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
            birth_year (str, optional): year of birth
            user_name (str, optional): user name
            first_name (str, optional): first name
            last_name (str, optional): last name
            zip_code (str, optional): home ZIP code
            external_partner_user_id (str, optional): id of the user at a partner
            enrolled_rewards (list of 'CARDLINKED' | 'AFFILIATE', optional): reward programmes; AFFILIATE is no longer used, an empty list enrols in none
            cards (list of inputs.LegacyNewCard, optional): the user's cards
            card_info (inputs.LegacyNewCard, optional): one card; deprecated, use cards
            referring_partner (str, optional): the issuer
            email or user_name: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: The legacy API cannot read users; one that exists already is rejected with 409."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyUser:
        """Replace a user completely.

        It replaces everything: what is omitted is cleared. Give all members, not only those that change.

        PUT /users/users/{referringPartnerUserId}
        Scope: user:update

        Parameters:
            referring_partner_user_id (str, required): your id of the user; it is sent in the path and in the body
            email (str, optional): e-mail address
            hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
            phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
            birth_year (str, optional): year of birth
            user_name (str, optional): user name
            first_name (str, optional): first name
            last_name (str, optional): last name
            zip_code (str, optional): home ZIP code
            external_partner_user_id (str, optional): id of the user at a partner
            enrolled_rewards (list of 'CARDLINKED' | 'AFFILIATE', optional): reward programmes; AFFILIATE is no longer used, an empty list enrols in none
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyUser

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: The legacy API cannot read users; the update can be sent again."""
    def delete(
        self,
        referring_partner_user_id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Remove a user.

        DELETE /users/users/{referringPartnerUserId}
        Scope: user:delete

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: The legacy API cannot read users; the deletion can be sent again."""

class KardLegacyCards(Namespace):
    """Operations: create"""
    def create(
        self,
        referring_partner_user_id: str,
        *,
        cards: inputs.LegacyNewCard | Sequence[inputs.LegacyNewCard] | None = None,
        card_info: inputs.LegacyNewCard | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyUser:
        """Add cards to a user.

        POST /users/users/{referringPartnerUserId}/cards
        Scope: user:write

        Parameters:
            referring_partner_user_id (str, required): your id of the user; it is sent in the path and in the body
            cards (list of inputs.LegacyNewCard, optional): the user's cards
            card_info (inputs.LegacyNewCard, optional): one card; deprecated, use cards
            cards or card_info: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyUser

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: The legacy API cannot read cards; one that exists already is rejected with 409."""

class KardLegacyTransactions(Namespace):
    """Operations: create"""
    def create(
        self,
        *,
        transactions: inputs.LegacyTransaction | Sequence[inputs.LegacyTransaction],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Send transaction events; they are queued and matched with offers.

        Events have no id here: sending one again creates it twice.

        POST /transactions/incoming
        Scope: transaction:write

        Parameters:
            transactions (list of inputs.LegacyTransaction, required): the events; at least 1 item
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows events; they have no id here, so one that is sent again is recorded twice."""

class KardLegacyAudits(Namespace):
    """Operations: create, get"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyAudit:
        """Ask for an investigation of a purchase.

        POST /transactions/audit
        Scope: audit:write

        Parameters:
            transaction_id (str, required): your id of the purchase; not empty
            audit_code (3005 | 3006 | 8001, required): 3005: cashback incorrect, 3006: cashback missing, 8001: other
            merchant_name (str, required): merchant of the purchase
            audit_description (str, required): description of the problem
            preferred_contact_email (str, required): where to send questions
            issuer (str, required): the issuer
            transaction_amount_in_cents (int, optional): amount of the purchase; in cents
            referring_partner_user_id (str, optional): your id of the user
            merchant_id (str, optional): id of the merchant
            submitter_name (str, optional): who requests it
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyAudit

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: An audit is read by an id that only the reply contains."""
    def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyAudit:
        """See the progress of an audit.

        GET /transactions/audit/{id}
        Scope: audit:read

        Parameters:
            id (str, required): id of the audit
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyAudit

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""

class KardLegacyAttributions(Namespace):
    """Operations: create"""
    def create(
        self,
        events: Sequence[inputs.LegacyAttribution],
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Report events of users.

        POST /issuers/{organizationId}/attributions
        Scope: attributions.write

        Parameters:
            events (list of inputs.LegacyAttribution, required): events of users
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            header_organization_id (str, optional): the organization once more
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows events; sent again, they count again."""
    @overload
    def create_many(
        self,
        events: Iterable[inputs.LegacyAttribution],
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Report events of users, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            header_organization_id (str, optional): the organization once more
            events (iterable of inputs.LegacyAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    def create_many(
        self,
        events: ArrowRows,
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> Outcomes:
        """Report events of users, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            header_organization_id (str, optional): the organization once more
            events (iterable of inputs.LegacyAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Outcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class KardLegacyFilesForEach(Got[UsersEligibilityFile | DailyFile | MonthlyFile]):
    @property
    def files(self) -> list[UsersEligibilityFile | DailyFile | MonthlyFile]: ...

class KardLegacyFiles(Namespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pages[UsersEligibilityFile | DailyFile | MonthlyFile]:
        """List eligibility and reconciliation files, with their download addresses.

        GET /issuers/{organizationId}/files
        Scope: files.read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            file_type ('usersEligibilityFile' | 'dailyReconciliationFile' | 'monthlyReconciliationFile', required): kind of file
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pages of UsersEligibilityFile or DailyFile or MonthlyFile, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        file_type: enums.LegacyFileType,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List eligibility and reconciliation files, with their download addresses: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            file_type ('usersEligibilityFile' | 'dailyReconciliationFile' | 'monthlyReconciliationFile', required): kind of file
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of UsersEligibilityFile or DailyFile or MonthlyFile, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        file_type: enums.LegacyFileType,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyFilesForEach]:
        """List eligibility and reconciliation files, with their download addresses: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            file_type ('usersEligibilityFile' | 'dailyReconciliationFile' | 'monthlyReconciliationFile', required): kind of file
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its files (`got.files`, of UsersEligibilityFile or DailyFile or MonthlyFile) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardLegacyAffiliateMerchantsForEach(Got[LegacyAffiliateMerchant]):
    @property
    def affiliate_merchants(self) -> list[LegacyAffiliateMerchant]: ...

class KardLegacyAffiliateMerchants(Namespace):
    """Operations: list"""
    def list(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[LegacyAffiliateMerchant]:
        """List affiliate merchants and their offers.

        Its path is not published: ask the provider for it, and set it with the paths setting.

        GET (the path is not published)
        This operation is unverified.

        Parameters:
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of LegacyAffiliateMerchant

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List affiliate merchants and their offers: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyAffiliateMerchant, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[KardLegacyAffiliateMerchantsForEach]:
        """List affiliate merchants and their offers: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its affiliate_merchants (`got.affiliate_merchants`, of LegacyAffiliateMerchant) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class KardLegacy(Client):
    """Kard's legacy API.

    Settings are given by keyword, else taken from environment variables when the client is made:
    PERK_LEGACY_ and the setting's name in capitals. `token` may also be a function that returns a token,
    or a token and its seconds. `token_file` names a file, `token_store` an object with load and save, in which
    tokens outlive the client. `transport` is an object that sends the requests instead of libcurl.
    `on_exchange` is called with an Exchange for each request. Threads may
    share a client.

        environment: which of the provider's servers to use
        base_url: address of the API, if not that of the environment
        token_url: full address of the token request, if not the default
        insecure_http: allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
        paths: paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
        headers: headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
        auth: cognito: tokens are requested; token: the host supplies tokens
        client_id: name of the API client
        client_secret: secret of the API client
        token: a token fetched elsewhere
        bare_token: send the token without the word Bearer
        organization_id: your organization; each call may name another
        user_agent: the User-Agent header
        timeout_ms: time for one page, over all attempts
        max_attempts: requests sent for one page
        requests_per_minute: limit of requests that all calls of the client send together
        share: the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
        max_pages: pages fetched by one call
        max_body: largest reply, in bytes
        max_depth: deepest nesting of replies
        drift: count values and fields of replies that this version does not know
        strict: reject parameter names and values that this version does not know"""
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
        insecure_http: bool | None = None,
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
        share: str | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        compress: bool | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        transport: Transport | None = None,
        on_exchange: Hook | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...

class AsyncKardLegacyOffers(AsyncNamespace):
    """Operations: list_by_user, list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[LegacyOffer]:
        """List the national offers of a user.

        GET /rewards/merchant/offers/user/{referringPartnerUserId}
        Scope: rewards:read

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            merchant_id (str, optional): only those of this merchant
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: both kinds
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of LegacyOffer, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table_by_user(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        referring_partner_user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the national offers of a user: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; referring_partner_user_id when not given
            referring_partner_user_id (str, optional): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            merchant_id (str, optional): only those of this merchant
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: both kinds
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyOffer, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any] | AsyncIterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyOffersForUsers]:
        """List the national offers of a user: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            merchant_id (str, optional): only those of this merchant
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            is_targeted (bool, optional): true: only targeted offers; false: both kinds
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its offers (`got.offers`, of LegacyOffer) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[LegacyOffer]:
        """List all offers.

        GET /rewards/merchant/offers
        Scope: rewards:read
        This operation is deprecated.

        Parameters:
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            name (str, optional): only offers of this name
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            merchant_id (str, optional): only those of this merchant
            is_targeted (bool, optional): true: only targeted offers; sources disagree on what false means
            start_date_start (datetime, optional): only offers that begin at or after this time
            start_date_end (datetime, optional): only offers that begin by this time
            expiration_date_start (datetime, optional): only offers that end at or after this time
            expiration_date_end (datetime, optional): only offers that end by this time
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of LegacyOffer, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List all offers: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            name (str, optional): only offers of this name
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            merchant_id (str, optional): only those of this merchant
            is_targeted (bool, optional): true: only targeted offers; sources disagree on what false means
            start_date_start (datetime, optional): only offers that begin at or after this time
            start_date_end (datetime, optional): only offers that begin by this time
            expiration_date_start (datetime, optional): only offers that end at or after this time
            expiration_date_end (datetime, optional): only offers that end by this time
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyOffer, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyOffersForEach]:
        """List all offers: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            name (str, optional): only offers of this name
            offer_type ('INSTORE' | 'ONLINE', optional): only offers of this channel
            merchant_id (str, optional): only those of this merchant
            is_targeted (bool, optional): true: only targeted offers; sources disagree on what false means
            start_date_start (datetime, optional): only offers that begin at or after this time
            start_date_end (datetime, optional): only offers that begin by this time
            expiration_date_start (datetime, optional): only offers that end at or after this time
            expiration_date_end (datetime, optional): only offers that end by this time
            start_date_sort ('1' | '-1', optional): order by first day: 1 upwards, -1 downwards
            expiration_date_sort ('1' | '-1', optional): order by last day: 1 upwards, -1 downwards
            merchant_name_sort ('1' | '-1', optional): order by merchant: 1 upwards, -1 downwards
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its offers (`got.offers`, of LegacyOffer) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardLegacyMerchants(AsyncNamespace):
    """Operations: list_by_user, get, list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[LegacyMerchant]:
        """List the national merchants with offers for a user.

        GET /rewards/merchant/user/{referringPartnerUserId}
        Scope: rewards:read

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of LegacyMerchant, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table_by_user(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        referring_partner_user_id: str | None = None,
        page: int | None = None,
        limit: int | None = None,
        category: enums.CategoryName | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the national merchants with offers for a user: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; referring_partner_user_id when not given
            referring_partner_user_id (str, optional): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyMerchant, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        page: int | None = None,
        limit: int | None = None,
        category: enums.CategoryName | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyMerchantsForUsers]:
        """List the national merchants with offers for a user: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its merchants (`got.merchants`, of LegacyMerchant) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyMerchant:
        """Read one merchant.

        GET /rewards/merchant/{id}
        Scope: rewards:read

        Parameters:
            id (str, required): id of the merchant
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyMerchant

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[LegacyMerchant]:
        """List all merchants.

        GET /rewards/merchant
        Scope: rewards:read
        This operation is deprecated.

        Parameters:
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of LegacyMerchant, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        page: int | None = None,
        limit: int | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List all merchants: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyMerchant, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        page: int | None = None,
        limit: int | None = None,
        source: enums.LegacySource | None = None,
        category: enums.CategoryName | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyMerchantsForEach]:
        """List all merchants: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its merchants (`got.merchants`, of LegacyMerchant) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardLegacyLocations(AsyncNamespace):
    """Operations: list_by_user, get, list_by_merchant, list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[LegacyLocation]:
        """List the places with offers for a user.

        GET /rewards/merchant/locations/user/{referringPartnerUserId}
        Scope: rewards:read

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            include_local (bool, optional): include local places
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of LegacyLocation, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table_by_user(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        referring_partner_user_id: str | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the places with offers for a user: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; referring_partner_user_id when not given
            referring_partner_user_id (str, optional): your id of the user
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            include_local (bool, optional): include local places
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyLocation, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_users(
        self,
        ids: Iterable[Any] | AsyncIterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyLocationsForUsers]:
        """List the places with offers for a user: for any number of ids, several at once.

        Parameters:
            ids (iterable of str, required): values of referring_partner_user_id, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            include_local (bool, optional): include local places
            supported_components (list of 'shortDescription' | 'longDescription' | 'baseReward' | 'boostedReward' | 'cta' | 'tags' | 'detailTags' | 'logoFlare' | 'progressBar', optional): components that you can show; 'all' for every one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its locations (`got.locations`, of LegacyLocation) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyLocation:
        """Read one place.

        GET /rewards/merchant/location/{id}
        Scope: rewards:read

        Parameters:
            id (str, required): id of the place
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyLocation

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def list_by_merchant(
        self,
        merchant_id: str,
        *,
        page: int | None = None,
        limit: int | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[LegacyLocation]:
        """List the places of a merchant.

        GET /rewards/merchant/locations/{merchantId}
        Scope: rewards:read

        Parameters:
            merchant_id (str, required): id of the merchant
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of LegacyLocation, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table_by_merchant(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        merchant_id: str | None = None,
        page: int | None = None,
        limit: int | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the places of a merchant: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of merchant_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; merchant_id when not given
            merchant_id (str, optional): id of the merchant
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyLocation, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_by_merchant(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        merchant_id: str | None = None,
        page: int | None = None,
        limit: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyLocationsForEachByMerchant]:
        """List the places of a merchant: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of merchant_id, taken as they are needed: a list, a generator, a column of a frame
            merchant_id (str, optional): id of the merchant
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its locations (`got.locations`, of LegacyLocation) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[LegacyLocation]:
        """List all places.

        GET /rewards/merchant/locations
        Scope: rewards:read
        This operation is deprecated.

        Parameters:
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of LegacyLocation, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
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
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List all places: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyLocation, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
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
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyLocationsForEach]:
        """List all places: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            page (int, optional): page number, counted from 0; at least 0; 0 when not given
            limit (int, optional): items on a page; 1 to 200; 200 when not given
            location_name_sort ('1' | '-1', optional): order by name: 1 upwards, -1 downwards
            city_sort ('1' | '-1', optional): order by city: 1 upwards, -1 downwards
            state_sort ('1' | '-1', optional): order by state: 1 upwards, -1 downwards
            location_name (str, optional): only places of this name
            city (str, optional): only this city, together with state; together with state
            zip_code (str, optional): only this ZIP code; not with state, city, longitude, latitude, radius
            state ('AL' | 'AK' | 'AS' | 'AZ' | 'AR' | 'CA' | 'CO' | 'CT' | 'DE' | 'DC' | 'FM' | 'FL' | 'GA' | 'GU' | 'HI' | 'ID' | 'IL' | 'IN' | 'IA' | 'KS' | 'KY' | 'LA' | 'ME' | 'MH' | 'MD' | 'MA' | 'MI' | 'MN' | 'MS' | 'MO' | 'MT' | 'NE' | 'NV' | 'NH' | 'NJ' | 'NM' | 'NY' | 'NC' | 'ND' | 'MP' | 'OH' | 'OK' | 'OR' | 'PW' | 'PA' | 'PR' | 'RI' | 'SC' | 'SD' | 'TN' | 'TX' | 'UT' | 'VT' | 'VI' | 'VA' | 'WA' | 'WV' | 'WI' | 'WY', optional): only this state, together with city; together with city
            longitude (float, optional): center of the area, together with latitude; -180 to 180; in degrees; together with latitude
            latitude (float, optional): center of the area, together with longitude; -90 to 90; in degrees; together with longitude
            radius (int, optional): radius of the area; 1 to 50; in miles; 10 when not given; together with latitude
            google_id (str, optional): only the place with this Google id
            source ('NATIONAL' | 'LOCAL', optional): only national ones, or only local ones
            category ('Arts & Entertainment' | 'Baby, Kids & Toys' | 'Books & Digital Media' | 'Clothing, Shoes & Accessories' | 'Computers, Electronics & Software' | 'Convenience' | 'Gas' | 'Department Stores' | 'Food & Beverage' | 'Health & Beauty' | 'Home & Garden' | 'Miscellaneous' | 'Occasions & Gifts' | 'Pets' | 'Sports & Outdoors' | 'Supplies & Services' | 'Travel', optional): only this category
            created_date_start (datetime, optional): only places created at or after this time
            created_date_end (datetime, optional): only places created by this time
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its locations (`got.locations`, of LegacyLocation) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardLegacyUsers(AsyncNamespace):
    """Operations: create, update, delete"""
    async def create(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Enrol a user.

        POST /users/users
        Scope: user:write

        Parameters:
            referring_partner_user_id (str, required): your id of the user; not empty
            email (str, optional): e-mail address
            hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
            phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
            birth_year (str, optional): year of birth
            user_name (str, optional): user name
            first_name (str, optional): first name
            last_name (str, optional): last name
            zip_code (str, optional): home ZIP code
            external_partner_user_id (str, optional): id of the user at a partner
            enrolled_rewards (list of 'CARDLINKED' | 'AFFILIATE', optional): reward programmes; AFFILIATE is no longer used, an empty list enrols in none
            cards (list of inputs.LegacyNewCard, optional): the user's cards
            card_info (inputs.LegacyNewCard, optional): one card; deprecated, use cards
            referring_partner (str, optional): the issuer
            email or user_name: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: The legacy API cannot read users; one that exists already is rejected with 409."""
    async def update(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyUser:
        """Replace a user completely.

        It replaces everything: what is omitted is cleared. Give all members, not only those that change.

        PUT /users/users/{referringPartnerUserId}
        Scope: user:update

        Parameters:
            referring_partner_user_id (str, required): your id of the user; it is sent in the path and in the body
            email (str, optional): e-mail address
            hashed_email (str, optional): hash of the normalised e-mail address; a SHA-256 hash: 64 lowercase hex digits
            phone_number (str, optional): telephone number; an E.164 telephone number, such as +12025550123
            birth_year (str, optional): year of birth
            user_name (str, optional): user name
            first_name (str, optional): first name
            last_name (str, optional): last name
            zip_code (str, optional): home ZIP code
            external_partner_user_id (str, optional): id of the user at a partner
            enrolled_rewards (list of 'CARDLINKED' | 'AFFILIATE', optional): reward programmes; AFFILIATE is no longer used, an empty list enrols in none
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyUser

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: The legacy API cannot read users; the update can be sent again."""
    async def delete(
        self,
        referring_partner_user_id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Remove a user.

        DELETE /users/users/{referringPartnerUserId}
        Scope: user:delete

        Parameters:
            referring_partner_user_id (str, required): your id of the user
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: The legacy API cannot read users; the deletion can be sent again."""

class AsyncKardLegacyCards(AsyncNamespace):
    """Operations: create"""
    async def create(
        self,
        referring_partner_user_id: str,
        *,
        cards: inputs.LegacyNewCard | Sequence[inputs.LegacyNewCard] | None = None,
        card_info: inputs.LegacyNewCard | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyUser:
        """Add cards to a user.

        POST /users/users/{referringPartnerUserId}/cards
        Scope: user:write

        Parameters:
            referring_partner_user_id (str, required): your id of the user; it is sent in the path and in the body
            cards (list of inputs.LegacyNewCard, optional): the user's cards
            card_info (inputs.LegacyNewCard, optional): one card; deprecated, use cards
            cards or card_info: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyUser

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: The legacy API cannot read cards; one that exists already is rejected with 409."""

class AsyncKardLegacyTransactions(AsyncNamespace):
    """Operations: create"""
    async def create(
        self,
        *,
        transactions: inputs.LegacyTransaction | Sequence[inputs.LegacyTransaction],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Send transaction events; they are queued and matched with offers.

        Events have no id here: sending one again creates it twice.

        POST /transactions/incoming
        Scope: transaction:write

        Parameters:
            transactions (list of inputs.LegacyTransaction, required): the events; at least 1 item
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows events; they have no id here, so one that is sent again is recorded twice."""

class AsyncKardLegacyAudits(AsyncNamespace):
    """Operations: create, get"""
    async def create(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyAudit:
        """Ask for an investigation of a purchase.

        POST /transactions/audit
        Scope: audit:write

        Parameters:
            transaction_id (str, required): your id of the purchase; not empty
            audit_code (3005 | 3006 | 8001, required): 3005: cashback incorrect, 3006: cashback missing, 8001: other
            merchant_name (str, required): merchant of the purchase
            audit_description (str, required): description of the problem
            preferred_contact_email (str, required): where to send questions
            issuer (str, required): the issuer
            transaction_amount_in_cents (int, optional): amount of the purchase; in cents
            referring_partner_user_id (str, optional): your id of the user
            merchant_id (str, optional): id of the merchant
            submitter_name (str, optional): who requests it
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyAudit

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: An audit is read by an id that only the reply contains."""
    async def get(
        self,
        id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> LegacyAudit:
        """See the progress of an audit.

        GET /transactions/audit/{id}
        Scope: audit:read

        Parameters:
            id (str, required): id of the audit
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: LegacyAudit

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""

class AsyncKardLegacyAttributions(AsyncNamespace):
    """Operations: create"""
    async def create(
        self,
        events: Sequence[inputs.LegacyAttribution],
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Report events of users.

        POST /issuers/{organizationId}/attributions
        Scope: attributions.write

        Parameters:
            events (list of inputs.LegacyAttribution, required): events of users
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            header_organization_id (str, optional): the organization once more
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows events; sent again, they count again."""
    @overload
    async def create_many(
        self,
        events: Iterable[inputs.LegacyAttribution],
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Report events of users, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            header_organization_id (str, optional): the organization once more
            events (iterable of inputs.LegacyAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""
    @overload
    async def create_many(
        self,
        events: ArrowRows,
        *,
        organization_id: str | None = None,
        header_organization_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        max_in_flight: int | None = None,
    ) -> AsyncOutcomes:
        """Report events of users, for any number of items: create in as many requests as it takes (all items in one).

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            header_organization_id (str, optional): the organization once more
            events (iterable of inputs.LegacyAttribution, or a table, required): read as the requests are filled; of a table (polars, pandas, pyarrow, duckdb) each row is an item
            progress (function): called after each request with the number of settled items and of accepted ones
            max_in_flight (int): requests open at once, 2 by default; 1 sends them in order
            timeout_ms, max_attempts (int): bounds of each request; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncOutcomes, one for each item in input order: accepted, rejected with its error, or unknown

        Raises: InputError for the other parameters. Failures of items are in their outcomes."""

class AsyncKardLegacyFiles(AsyncNamespace):
    """Operations: list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPages[UsersEligibilityFile | DailyFile | MonthlyFile]:
        """List eligibility and reconciliation files, with their download addresses.

        GET /issuers/{organizationId}/files
        Scope: files.read

        Parameters:
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            file_type ('usersEligibilityFile' | 'dailyReconciliationFile' | 'monthlyReconciliationFile', required): kind of file
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPages of UsersEligibilityFile or DailyFile or MonthlyFile, fetched as needed

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        file_type: enums.LegacyFileType,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List eligibility and reconciliation files, with their download addresses: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            file_type ('usersEligibilityFile' | 'dailyReconciliationFile' | 'monthlyReconciliationFile', required): kind of file
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of UsersEligibilityFile or DailyFile or MonthlyFile, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        file_type: enums.LegacyFileType,
        organization_id: str | None = None,
        page_size: int | None = None,
        page_after: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyFilesForEach]:
        """List eligibility and reconciliation files, with their download addresses: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            file_type ('usersEligibilityFile' | 'dailyReconciliationFile' | 'monthlyReconciliationFile', required): kind of file
            organization_id (str, optional): the issuer's organization; the client's setting organization_id when not given
            page_size (int, optional): items on a page; 1 to 100; 10 when not given
            page_after (str, optional): cursor of the page after this one
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its files (`got.files`, of UsersEligibilityFile or DailyFile or MonthlyFile) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardLegacyAffiliateMerchants(AsyncNamespace):
    """Operations: list"""
    async def list(
        self,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[LegacyAffiliateMerchant]:
        """List affiliate merchants and their offers.

        Its path is not published: ask the provider for it, and set it with the paths setting.

        GET (the path is not published)
        This operation is unverified.

        Parameters:
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of LegacyAffiliateMerchant

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List affiliate merchants and their offers: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of LegacyAffiliateMerchant, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[KardLegacyAffiliateMerchantsForEach]:
        """List affiliate merchants and their offers: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its affiliate_merchants (`got.affiliate_merchants`, of LegacyAffiliateMerchant) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncKardLegacy(AsyncClient):
    """Kard's legacy API, for asyncio.

    Settings are given by keyword, else taken from environment variables when the client is made:
    PERK_LEGACY_ and the setting's name in capitals. `token` may also be a function that returns a token,
    or a token and its seconds. `token_file` names a file, `token_store` an object with load and save, in which
    tokens outlive the client. `transport` is an object that sends the requests instead of libcurl.
    `on_exchange` is called with an Exchange for each request. Their
    functions may be coroutines. `async with` or aclose() closes the client.

        environment: which of the provider's servers to use
        base_url: address of the API, if not that of the environment
        token_url: full address of the token request, if not the default
        insecure_http: allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
        paths: paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
        headers: headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
        auth: cognito: tokens are requested; token: the host supplies tokens
        client_id: name of the API client
        client_secret: secret of the API client
        token: a token fetched elsewhere
        bare_token: send the token without the word Bearer
        organization_id: your organization; each call may name another
        user_agent: the User-Agent header
        timeout_ms: time for one page, over all attempts
        max_attempts: requests sent for one page
        requests_per_minute: limit of requests that all calls of the client send together
        share: the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
        max_pages: pages fetched by one call
        max_body: largest reply, in bytes
        max_depth: deepest nesting of replies
        drift: count values and fields of replies that this version does not know
        strict: reject parameter names and values that this version does not know"""
    offers: AsyncKardLegacyOffers
    merchants: AsyncKardLegacyMerchants
    locations: AsyncKardLegacyLocations
    users: AsyncKardLegacyUsers
    cards: AsyncKardLegacyCards
    transactions: AsyncKardLegacyTransactions
    audits: AsyncKardLegacyAudits
    attributions: AsyncKardLegacyAttributions
    files: AsyncKardLegacyFiles
    affiliate_merchants: AsyncKardLegacyAffiliateMerchants
    def __init__(
        self,
        *,
        token: str | Callable[..., Token | Awaitable[Token]] | None = None,
        environment: enums.Environment | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        insecure_http: bool | None = None,
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
        share: str | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        compress: bool | None = None,
        token_store: TokenStore | AsyncTokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        transport: Transport | AsyncTransport | None = None,
        on_exchange: Hook | None = None,
    ) -> None: ...
    async def __aenter__(self) -> Self: ...

class CapillaryPromotionsForEach(Got[CustomerPromotion]):
    @property
    def promotions(self) -> list[CustomerPromotion]: ...
    @property
    def customer_id(self) -> str: ...

class CapillaryPromotions(Namespace):
    """Operations: activate, deactivate, list, issue, earn, earn_bulk, revoke_earn"""
    def activate(
        self,
        promotion_id: str,
        *,
        customer_id: int,
        earn_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion on for one customer.

        POST /api_gateway/v1/promotions/{promotionId}/activate

        Parameters:
            promotion_id (str, required): id of the promotion
            customer_id (int, required): Capillary's number of the customer
            earn_id (str, optional): one earned instance; required for payment-voucher promotions, rejected for discounts; not empty
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows whether it is on for the customer: sources disagree on the meaning of promotion_status. Repeating the request seems harmless, but that is not guaranteed."""
    def deactivate(
        self,
        promotion_id: str,
        *,
        customer_id: int,
        earn_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion off for one customer, or suspend one earned instance.

        POST /api_gateway/v1/promotions/{promotionId}/deactivate

        Parameters:
            promotion_id (str, required): id of the promotion
            customer_id (int, required): Capillary's number of the customer
            earn_id (str, optional): one earned instance; required for payment-voucher promotions, rejected for discounts; not empty
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows whether it is on for the customer: sources disagree on the meaning of promotion_status. Repeating the request seems harmless, but that is not guaranteed."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[CustomerPromotion]:
        """List the promotions that were issued to one customer or earned.

        There is no paging: use a higher limit when the reply has as many rows as the limit allows.

        GET /api_gateway/v1/promotions/customer/{customerId}

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            include_redemptions (bool, optional): add limits and what remains of them
            include_supplementary_promotions (bool, optional): include those of supplementary programmes; they come first and count towards the limit
            is_include_active_promotions_only (bool, optional): only active ones
            entity_id (int, optional): only those of this zone, store or till
            limit (int, optional): maximum number of rows; there is no second page, so a full reply may be incomplete; at least 1; 10 when not given
            include_expired (bool, optional): include expired ones (undocumented)
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', optional): kind of benefit of the promotion
            format ('json', optional): always json (undocumented)
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of CustomerPromotion

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        customer_id: int | None = None,
        include_redemptions: bool | None = None,
        include_supplementary_promotions: bool | None = None,
        is_include_active_promotions_only: bool | None = None,
        entity_id: int | None = None,
        limit: int | None = None,
        include_expired: bool | None = None,
        mode: enums.PromotionMode | None = None,
        format: enums.ReplyFormat | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the promotions that were issued to one customer or earned: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of customer_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; customer_id when not given
            customer_id (int, optional): Capillary's number of the customer
            include_redemptions (bool, optional): add limits and what remains of them
            include_supplementary_promotions (bool, optional): include those of supplementary programmes; they come first and count towards the limit
            is_include_active_promotions_only (bool, optional): only active ones
            entity_id (int, optional): only those of this zone, store or till
            limit (int, optional): maximum number of rows; there is no second page, so a full reply may be incomplete; at least 1; 10 when not given
            include_expired (bool, optional): include expired ones (undocumented)
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', optional): kind of benefit of the promotion
            format ('json', optional): always json (undocumented)
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of CustomerPromotion, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        customer_id: int | None = None,
        include_redemptions: bool | None = None,
        include_supplementary_promotions: bool | None = None,
        is_include_active_promotions_only: bool | None = None,
        entity_id: int | None = None,
        limit: int | None = None,
        include_expired: bool | None = None,
        mode: enums.PromotionMode | None = None,
        format: enums.ReplyFormat | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[CapillaryPromotionsForEach]:
        """List the promotions that were issued to one customer or earned: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of customer_id, taken as they are needed: a list, a generator, a column of a frame
            customer_id (int, optional): Capillary's number of the customer
            include_redemptions (bool, optional): add limits and what remains of them
            include_supplementary_promotions (bool, optional): include those of supplementary programmes; they come first and count towards the limit
            is_include_active_promotions_only (bool, optional): only active ones
            entity_id (int, optional): only those of this zone, store or till
            limit (int, optional): maximum number of rows; there is no second page, so a full reply may be incomplete; at least 1; 10 when not given
            include_expired (bool, optional): include expired ones (undocumented)
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', optional): kind of benefit of the promotion
            format ('json', optional): always json (undocumented)
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its promotions (`got.promotions`, of CustomerPromotion) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def issue(
        self,
        promotion_id: str,
        *,
        context_id: str,
        customer_ids: int | Sequence[int],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Issue a promotion to customers; the reply maps customers to earned instances.

        Customers that the reply does not name did not get the promotion. Repeating the request may issue it twice.

        POST /api_gateway/v1/promotions/{promotionId}/issueBulk

        Parameters:
            promotion_id (str, required): id of the promotion
            context_id (str, required): your tag of this issuance; returned as earned_from_id; not empty
            customer_ids (list of int, required): Capillary's numbers of the customers; at least 1 item
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.promotions.list of each customer shows what they have, but not which request issued it."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Earning:
        """Let one customer earn a promotion.

        POST /api_gateway/v1/promotions/{promotionId}/earn

        Parameters:
            promotion_id (str, required): id of the promotion
            customer_id (int, required): Capillary's number of the customer
            earned_from_type ('ACTIVITY' | 'MILESTONE' | 'REWARD' | 'BULK_ISSUE', required): how it was earned
            earned_from_id (str, required): your reference for this earning
            event_time_iso (datetime, optional): when it happened
            event_time (int, optional): the same as a number; the provider plans to remove it; in ms since 1970
            event_details (inputs.EarnTrigger, required): what happened
            supplementary_criteria (inputs.EarnProgram, optional): programme it belongs to
            event_time_iso or event_time: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Earning

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.promotions.list shows what the customer has, but not which request earned it; compare event_time."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[BulkEarningResult]:
        """Let one customer earn several promotions; each row has the number that succeeded.

        Rows can fail inside a successful reply: read failed_earn_count of each.

        POST /api_gateway/v1/promotions/earn/bulk

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            earned_from_type ('ACTIVITY' | 'MILESTONE' | 'REWARD' | 'BULK_ISSUE', required): how it was earned
            earned_promotions (list of inputs.BulkEarning, required): the promotions to earn, and how often; at least 1 item
            event_time_iso (datetime, optional): when it happened
            event_time (int, optional): the same as a number; the provider plans to remove it; in ms since 1970
            event_details (inputs.BulkEarnTrigger, required): what happened
            org_id (int, optional): organization
            event_time_iso or event_time: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of BulkEarningResult

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.promotions.list shows what the customer has, but not which request earned it; compare event_time."""
    def revoke_earn(
        self,
        *,
        customer_id: int,
        earn_revoke_details: inputs.EarnRevocation | Sequence[inputs.EarnRevocation],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Revocation:
        """Withdraw earned instances of one customer; the reply has what was withdrawn, and errors.

        Some may be withdrawn and others not: read the errors of the reply as well.

        POST /api_gateway/v1/promotions/revokeEarn

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            earn_revoke_details (list of inputs.EarnRevocation, required): what to withdraw, by promotion; at most 1000 earned instances per request; at least 1 item
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Revocation

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Nothing shows the state of an earned instance that capillary.promotions.list does not show."""

class CapillaryCarts(Namespace):
    """Operations: list_pending, cancel, evaluate"""
    def list_pending(
        self,
        customer_id: int,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PendingCarts:
        """List the open carts of one customer, which lock promotions.

        GET /api_gateway/v1/promotions/customer/{customerId}/evaluations/pending_carts

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: PendingCarts

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def cancel(
        self,
        customer_id: int,
        evaluation_id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> CartRelease:
        """Release an open cart, so that its promotions can be used again.

        PUT /api_gateway/v1/promotions/customer/{customerId}/evaluations/{evaluationId}/cancel

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            evaluation_id (str, required): id of the evaluation: cart_evaluation_id of a pending cart
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: CartRelease

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: capillary.carts.list_pending shows whether the cart is still open."""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Evaluation:
        """Calculate the cost of a cart with promotions.

        Each call creates an evaluation, and may lock promotions. Pass the identifiers on unchanged.

        POST /api_gateway/v1/promotions/evaluate

        Parameters:
            amount (str, Decimal or float, required): cart total; a decimal number, such as 12.50
            customer_id (int, optional): Capillary's number of the customer; left out while the customer is unknown
            cart_items (list of inputs.CartItem, required): the lines; at least 1 item
            cart_tenders (list of inputs.CartTender, optional): means of payment; promotions by payment mode need them
            promo_codes (list of str, optional): codes that are not linked to a customer
            payment_vouchers (list of str, optional): vouchers to use
            category_hierarchy_sent_in_payload (bool, optional): whether category_list contains complete hierarchies
            evaluation_id (str, optional): evaluate this cart again; not empty
            direct_replay (str, optional): FALSE in the provider's example
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Evaluation

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Each call makes a separate evaluation; capillary.carts.list_pending shows a cart that one has left open."""

class CapillaryCodesForEach(Got[PromotionCode]):
    @property
    def codes(self) -> list[PromotionCode]: ...

class CapillaryCodes(Namespace):
    """Operations: link, list"""
    def link(
        self,
        *,
        customer_id: int,
        code: str,
        mode: enums.PromotionMode,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PromotionCode:
        """Link a promotion code to one customer.

        POST /api_gateway/v1/promotions/code/link

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            code (str, required): the code; not empty
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: PromotionCode

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.codes.list shows which customer the code is linked to."""
    def list(
        self,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[PromotionCode]:
        """Read promotion codes.

        GET /api_gateway/v1/promotions/code

        Parameters:
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): add limits and what remains of them
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of PromotionCode

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """Read promotion codes: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): add limits and what remains of them
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of PromotionCode, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[CapillaryCodesForEach]:
        """Read promotion codes: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): add limits and what remains of them
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its codes (`got.codes`, of PromotionCode) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class CapillaryRedemptionsForEach(Got[Redemption]):
    @property
    def redemptions(self) -> list[Redemption]: ...

class CapillaryRedemptions(Namespace):
    """Operations: create, list"""
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> RedemptionReport:
        """Report which promotions were used in a finished sale.

        POST /api_gateway/v1/promotions/redemptions

        Parameters:
            customer_id (int, optional): Capillary's number of the customer; either this or identifier type and value
            customer_identifier_type (str, optional): kind of customer_identifier_value: mobile, email and others; together with customer_identifier_value
            customer_identifier_value (str, optional): identifier of the customer; together with customer_identifier_type
            transaction_identifier (str, required): your unique id of the sale; 1 to 250 characters
            transaction_number (str, required): number of the bill; 1 to 250 characters
            transaction_date (int, required): time of the sale; in ms since 1970
            transaction_date_iso (datetime, optional): the same with a time zone
            amount (Decimal or float, required): total before discounts
            line_items (list of inputs.RedeemedLine, optional): promotions that were used on lines
            redemptions (list of inputs.RedeemedCart, optional): promotions that were used on the cart
            customer_id or customer_identifier_value: at least one of them is required
            line_items or redemptions: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: RedemptionReport

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.redemptions.list reads by code, and shows the transaction_identifier of each use; without a code, no read shows it."""
    def list(
        self,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Redemption]:
        """List the uses of promotion codes.

        GET /api_gateway/v1/promotions/redemptions

        Parameters:
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): include the redemptions; false when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Redemption

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table(
        self,
        ids: Iterable[Any] | None = None,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the uses of promotion codes: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): include the redemptions; false when not given
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Redemption, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[CapillaryRedemptionsForEach]:
        """List the uses of promotion codes: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): include the redemptions; false when not given
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its redemptions (`got.redemptions`, of Redemption) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class CapillaryOrganizationForEachConfigurations(Got[PromotionConfiguration]):
    @property
    def organization(self) -> list[PromotionConfiguration]: ...

class CapillaryOrganizationForEachTillPromotions(Got[Promotion]):
    @property
    def organization(self) -> list[Promotion]: ...
    @property
    def till_id(self) -> str: ...

class CapillaryOrganizationForEachPromotions(Got[Promotion]):
    @property
    def organization(self) -> list[Promotion]: ...

class CapillaryOrganization(Namespace):
    """Operations: list_configurations, list_till_promotions, list_promotions, activate_promotion, deactivate_promotion"""
    def list_configurations(
        self,
        *,
        promotion_ids: str | Sequence[str],
        include_expired: bool | None = None,
        include_inactive: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[PromotionConfiguration]:
        """List short configurations of promotions: type and mode, to read before switching one.

        GET /api_gateway/v1/promotions/config

        Parameters:
            promotion_ids (list of str, required): ids of the promotions; at least 1 item
            include_expired (bool, optional): include expired ones
            include_inactive (bool, optional): include those that are switched off
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of PromotionConfiguration

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table_configurations(
        self,
        ids: Iterable[Any] | None = None,
        *,
        promotion_ids: str | Sequence[str],
        include_expired: bool | None = None,
        include_inactive: bool | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List short configurations of promotions: type and mode, to read before switching one: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            promotion_ids (list of str, required): ids of the promotions; at least 1 item
            include_expired (bool, optional): include expired ones
            include_inactive (bool, optional): include those that are switched off
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of PromotionConfiguration, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_configurations(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        promotion_ids: str | Sequence[str],
        include_expired: bool | None = None,
        include_inactive: bool | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[CapillaryOrganizationForEachConfigurations]:
        """List short configurations of promotions: type and mode, to read before switching one: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            promotion_ids (list of str, required): ids of the promotions; at least 1 item
            include_expired (bool, optional): include expired ones
            include_inactive (bool, optional): include those that are switched off
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its organization (`got.organization`, of PromotionConfiguration) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def list_till_promotions(
        self,
        till_id: int,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Promotion]:
        """List the promotions of a till.

        GET /api_gateway/v1/promotions/till/{tillId}

        Parameters:
            till_id (int, required): number of the till
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Promotion

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table_till_promotions(
        self,
        ids: Iterable[Any] | None = None,
        *,
        till_id: int | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the promotions of a till: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of till_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; till_id when not given
            till_id (int, optional): number of the till
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Promotion, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_till_promotions(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        till_id: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[CapillaryOrganizationForEachTillPromotions]:
        """List the promotions of a till: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of till_id, taken as they are needed: a list, a generator, a column of a frame
            till_id (int, optional): number of the till
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its organization (`got.organization`, of Promotion) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def list_promotions(
        self,
        *,
        promotion_ids: str | Sequence[str] | None = None,
        sort_by: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Promotion]:
        """Read the promotions of the organization.

        GET /api_gateway/v1/promotions

        Parameters:
            promotion_ids (list of str, optional): ids of the promotions; at least 1 item
            sort_by (str, optional): order; documented in release notes only
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Promotion

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    def table_promotions(
        self,
        ids: Iterable[Any] | None = None,
        *,
        promotion_ids: str | Sequence[str] | None = None,
        sort_by: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """Read the promotions of the organization: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            promotion_ids (list of str, optional): ids of the promotions; at least 1 item
            sort_by (str, optional): order; documented in release notes only
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Promotion, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_promotions(
        self,
        key: str,
        ids: Iterable[Any],
        *,
        promotion_ids: str | Sequence[str] | None = None,
        sort_by: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Pull[CapillaryOrganizationForEachPromotions]:
        """Read the promotions of the organization: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            promotion_ids (list of str, optional): ids of the promotions; at least 1 item
            sort_by (str, optional): order; documented in release notes only
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Pull, which gives for each id its organization (`got.organization`, of Promotion) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    def activate_promotion(
        self,
        promotion_id: str,
        *,
        confirm: bool,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion on for EVERY customer of the organization.

        For a single customer, use capillary.promotions.activate.

        PUT /api_gateway/v1/promotions/{promotionId}/activate

        Parameters:
            promotion_id (str, required): id of the promotion
            confirm (bool, required): true: you mean every customer of the organization
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: capillary.organization.list_configurations shows whether the promotion is on; if not, it may have been switched off since."""
    def deactivate_promotion(
        self,
        promotion_id: str,
        *,
        confirm: bool,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion off for EVERY customer of the organization.

        For a single customer, use capillary.promotions.deactivate.

        PUT /api_gateway/v1/promotions/{promotionId}/deactivate

        Parameters:
            promotion_id (str, required): id of the promotion
            confirm (bool, required): true: you mean every customer of the organization
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: capillary.organization.list_configurations shows whether the promotion is off; if not, it may have been switched on since."""

class Capillary(Client):
    """Capillary's cart promotions.

    Settings are given by keyword, else taken from environment variables when the client is made:
    PERK_CAPILLARY_ and the setting's name in capitals. `token` may also be a function that returns a token,
    or a token and its seconds. `token_file` names a file, `token_store` an object with load and save, in which
    tokens outlive the client. `transport` is an object that sends the requests instead of libcurl.
    `on_exchange` is called with an Exchange for each request. Threads may
    share a client.

        base_url: the address of your cluster's API; ask the provider which one is yours
        token_url: full address of the token request, if not the default
        insecure_http: allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
        paths: paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
        headers: headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
        auth: oauth: tokens are requested with key and secret; basic: user and password; token: the host supplies tokens
        key: key of the API client (oauth)
        secret: secret of the API client (oauth)
        username: id or code of the till (basic)
        password: the till's password as typed (basic)
        password_hash: MD5 of the till's password, in lowercase hex (basic); it is as secret as the password
        token: a token fetched elsewhere
        attribution_till_code: till that calls are attributed to
        attribution_entity_type: kind of attribution_entity_code
        attribution_entity_code: till or store that calls are attributed to (oauth)
        auth_entity_id: numeric id of the till
        auth_org_id: numeric id of the organization
        accept_language: language of the texts in replies
        user_agent: the User-Agent header
        timeout_ms: time for one page, over all attempts
        max_attempts: requests sent for one page
        requests_per_minute: limit of requests that all calls of the client send together
        share: the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
        max_pages: pages fetched by one call
        max_body: largest reply, in bytes
        max_depth: deepest nesting of replies
        drift: count values and fields of replies that this version does not know
        strict: reject parameter names and values that this version does not know"""
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
        insecure_http: bool | None = None,
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
        share: str | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        compress: bool | None = None,
        token_store: TokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        transport: Transport | None = None,
        on_exchange: Hook | None = None,
    ) -> None: ...
    def __enter__(self) -> Self: ...

class AsyncCapillaryPromotions(AsyncNamespace):
    """Operations: activate, deactivate, list, issue, earn, earn_bulk, revoke_earn"""
    async def activate(
        self,
        promotion_id: str,
        *,
        customer_id: int,
        earn_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion on for one customer.

        POST /api_gateway/v1/promotions/{promotionId}/activate

        Parameters:
            promotion_id (str, required): id of the promotion
            customer_id (int, required): Capillary's number of the customer
            earn_id (str, optional): one earned instance; required for payment-voucher promotions, rejected for discounts; not empty
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows whether it is on for the customer: sources disagree on the meaning of promotion_status. Repeating the request seems harmless, but that is not guaranteed."""
    async def deactivate(
        self,
        promotion_id: str,
        *,
        customer_id: int,
        earn_id: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion off for one customer, or suspend one earned instance.

        POST /api_gateway/v1/promotions/{promotionId}/deactivate

        Parameters:
            promotion_id (str, required): id of the promotion
            customer_id (int, required): Capillary's number of the customer
            earn_id (str, optional): one earned instance; required for payment-voucher promotions, rejected for discounts; not empty
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: No read shows whether it is on for the customer: sources disagree on the meaning of promotion_status. Repeating the request seems harmless, but that is not guaranteed."""
    async def list(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[CustomerPromotion]:
        """List the promotions that were issued to one customer or earned.

        There is no paging: use a higher limit when the reply has as many rows as the limit allows.

        GET /api_gateway/v1/promotions/customer/{customerId}

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            include_redemptions (bool, optional): add limits and what remains of them
            include_supplementary_promotions (bool, optional): include those of supplementary programmes; they come first and count towards the limit
            is_include_active_promotions_only (bool, optional): only active ones
            entity_id (int, optional): only those of this zone, store or till
            limit (int, optional): maximum number of rows; there is no second page, so a full reply may be incomplete; at least 1; 10 when not given
            include_expired (bool, optional): include expired ones (undocumented)
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', optional): kind of benefit of the promotion
            format ('json', optional): always json (undocumented)
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of CustomerPromotion

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        customer_id: int | None = None,
        include_redemptions: bool | None = None,
        include_supplementary_promotions: bool | None = None,
        is_include_active_promotions_only: bool | None = None,
        entity_id: int | None = None,
        limit: int | None = None,
        include_expired: bool | None = None,
        mode: enums.PromotionMode | None = None,
        format: enums.ReplyFormat | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the promotions that were issued to one customer or earned: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of customer_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; customer_id when not given
            customer_id (int, optional): Capillary's number of the customer
            include_redemptions (bool, optional): add limits and what remains of them
            include_supplementary_promotions (bool, optional): include those of supplementary programmes; they come first and count towards the limit
            is_include_active_promotions_only (bool, optional): only active ones
            entity_id (int, optional): only those of this zone, store or till
            limit (int, optional): maximum number of rows; there is no second page, so a full reply may be incomplete; at least 1; 10 when not given
            include_expired (bool, optional): include expired ones (undocumented)
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', optional): kind of benefit of the promotion
            format ('json', optional): always json (undocumented)
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of CustomerPromotion, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        customer_id: int | None = None,
        include_redemptions: bool | None = None,
        include_supplementary_promotions: bool | None = None,
        is_include_active_promotions_only: bool | None = None,
        entity_id: int | None = None,
        limit: int | None = None,
        include_expired: bool | None = None,
        mode: enums.PromotionMode | None = None,
        format: enums.ReplyFormat | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[CapillaryPromotionsForEach]:
        """List the promotions that were issued to one customer or earned: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of customer_id, taken as they are needed: a list, a generator, a column of a frame
            customer_id (int, optional): Capillary's number of the customer
            include_redemptions (bool, optional): add limits and what remains of them
            include_supplementary_promotions (bool, optional): include those of supplementary programmes; they come first and count towards the limit
            is_include_active_promotions_only (bool, optional): only active ones
            entity_id (int, optional): only those of this zone, store or till
            limit (int, optional): maximum number of rows; there is no second page, so a full reply may be incomplete; at least 1; 10 when not given
            include_expired (bool, optional): include expired ones (undocumented)
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', optional): kind of benefit of the promotion
            format ('json', optional): always json (undocumented)
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its promotions (`got.promotions`, of CustomerPromotion) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def issue(
        self,
        promotion_id: str,
        *,
        context_id: str,
        customer_ids: int | Sequence[int],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Issue a promotion to customers; the reply maps customers to earned instances.

        Customers that the reply does not name did not get the promotion. Repeating the request may issue it twice.

        POST /api_gateway/v1/promotions/{promotionId}/issueBulk

        Parameters:
            promotion_id (str, required): id of the promotion
            context_id (str, required): your tag of this issuance; returned as earned_from_id; not empty
            customer_ids (list of int, required): Capillary's numbers of the customers; at least 1 item
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.promotions.list of each customer shows what they have, but not which request issued it."""
    async def earn(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Earning:
        """Let one customer earn a promotion.

        POST /api_gateway/v1/promotions/{promotionId}/earn

        Parameters:
            promotion_id (str, required): id of the promotion
            customer_id (int, required): Capillary's number of the customer
            earned_from_type ('ACTIVITY' | 'MILESTONE' | 'REWARD' | 'BULK_ISSUE', required): how it was earned
            earned_from_id (str, required): your reference for this earning
            event_time_iso (datetime, optional): when it happened
            event_time (int, optional): the same as a number; the provider plans to remove it; in ms since 1970
            event_details (inputs.EarnTrigger, required): what happened
            supplementary_criteria (inputs.EarnProgram, optional): programme it belongs to
            event_time_iso or event_time: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Earning

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.promotions.list shows what the customer has, but not which request earned it; compare event_time."""
    async def earn_bulk(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[BulkEarningResult]:
        """Let one customer earn several promotions; each row has the number that succeeded.

        Rows can fail inside a successful reply: read failed_earn_count of each.

        POST /api_gateway/v1/promotions/earn/bulk

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            earned_from_type ('ACTIVITY' | 'MILESTONE' | 'REWARD' | 'BULK_ISSUE', required): how it was earned
            earned_promotions (list of inputs.BulkEarning, required): the promotions to earn, and how often; at least 1 item
            event_time_iso (datetime, optional): when it happened
            event_time (int, optional): the same as a number; the provider plans to remove it; in ms since 1970
            event_details (inputs.BulkEarnTrigger, required): what happened
            org_id (int, optional): organization
            event_time_iso or event_time: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of BulkEarningResult

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.promotions.list shows what the customer has, but not which request earned it; compare event_time."""
    async def revoke_earn(
        self,
        *,
        customer_id: int,
        earn_revoke_details: inputs.EarnRevocation | Sequence[inputs.EarnRevocation],
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Revocation:
        """Withdraw earned instances of one customer; the reply has what was withdrawn, and errors.

        Some may be withdrawn and others not: read the errors of the reply as well.

        POST /api_gateway/v1/promotions/revokeEarn

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            earn_revoke_details (list of inputs.EarnRevocation, required): what to withdraw, by promotion; at most 1000 earned instances per request; at least 1 item
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Revocation

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Nothing shows the state of an earned instance that capillary.promotions.list does not show."""

class AsyncCapillaryCarts(AsyncNamespace):
    """Operations: list_pending, cancel, evaluate"""
    async def list_pending(
        self,
        customer_id: int,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PendingCarts:
        """List the open carts of one customer, which lock promotions.

        GET /api_gateway/v1/promotions/customer/{customerId}/evaluations/pending_carts

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: PendingCarts

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def cancel(
        self,
        customer_id: int,
        evaluation_id: str,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> CartRelease:
        """Release an open cart, so that its promotions can be used again.

        PUT /api_gateway/v1/promotions/customer/{customerId}/evaluations/{evaluationId}/cancel

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            evaluation_id (str, required): id of the evaluation: cart_evaluation_id of a pending cart
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: CartRelease

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: capillary.carts.list_pending shows whether the cart is still open."""
    async def evaluate(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Evaluation:
        """Calculate the cost of a cart with promotions.

        Each call creates an evaluation, and may lock promotions. Pass the identifiers on unchanged.

        POST /api_gateway/v1/promotions/evaluate

        Parameters:
            amount (str, Decimal or float, required): cart total; a decimal number, such as 12.50
            customer_id (int, optional): Capillary's number of the customer; left out while the customer is unknown
            cart_items (list of inputs.CartItem, required): the lines; at least 1 item
            cart_tenders (list of inputs.CartTender, optional): means of payment; promotions by payment mode need them
            promo_codes (list of str, optional): codes that are not linked to a customer
            payment_vouchers (list of str, optional): vouchers to use
            category_hierarchy_sent_in_payload (bool, optional): whether category_list contains complete hierarchies
            evaluation_id (str, optional): evaluate this cart again; not empty
            direct_replay (str, optional): FALSE in the provider's example
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Evaluation

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: Each call makes a separate evaluation; capillary.carts.list_pending shows a cart that one has left open."""

class AsyncCapillaryCodes(AsyncNamespace):
    """Operations: link, list"""
    async def link(
        self,
        *,
        customer_id: int,
        code: str,
        mode: enums.PromotionMode,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> PromotionCode:
        """Link a promotion code to one customer.

        POST /api_gateway/v1/promotions/code/link

        Parameters:
            customer_id (int, required): Capillary's number of the customer
            code (str, required): the code; not empty
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: PromotionCode

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.codes.list shows which customer the code is linked to."""
    async def list(
        self,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[PromotionCode]:
        """Read promotion codes.

        GET /api_gateway/v1/promotions/code

        Parameters:
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): add limits and what remains of them
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of PromotionCode

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """Read promotion codes: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): add limits and what remains of them
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of PromotionCode, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[CapillaryCodesForEach]:
        """Read promotion codes: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): add limits and what remains of them
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its codes (`got.codes`, of PromotionCode) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncCapillaryRedemptions(AsyncNamespace):
    """Operations: create, list"""
    async def create(
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
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> RedemptionReport:
        """Report which promotions were used in a finished sale.

        POST /api_gateway/v1/promotions/redemptions

        Parameters:
            customer_id (int, optional): Capillary's number of the customer; either this or identifier type and value
            customer_identifier_type (str, optional): kind of customer_identifier_value: mobile, email and others; together with customer_identifier_value
            customer_identifier_value (str, optional): identifier of the customer; together with customer_identifier_type
            transaction_identifier (str, required): your unique id of the sale; 1 to 250 characters
            transaction_number (str, required): number of the bill; 1 to 250 characters
            transaction_date (int, required): time of the sale; in ms since 1970
            transaction_date_iso (datetime, optional): the same with a time zone
            amount (Decimal or float, required): total before discounts
            line_items (list of inputs.RedeemedLine, optional): promotions that were used on lines
            redemptions (list of inputs.RedeemedCart, optional): promotions that were used on the cart
            customer_id or customer_identifier_value: at least one of them is required
            line_items or redemptions: at least one of them is required
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: RedemptionReport

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is sent once.

        When the outcome is unknown: capillary.redemptions.list reads by code, and shows the transaction_identifier of each use; without a code, no read shows it."""
    async def list(
        self,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Redemption]:
        """List the uses of promotion codes.

        GET /api_gateway/v1/promotions/redemptions

        Parameters:
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): include the redemptions; false when not given
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Redemption

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the uses of promotion codes: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): include the redemptions; false when not given
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Redemption, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        codes: str | Sequence[str],
        mode: enums.PromotionMode,
        include_redemptions: bool | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[CapillaryRedemptionsForEach]:
        """List the uses of promotion codes: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            codes (list of str, required): the codes; at least 1 item
            mode ('DISCOUNT' | 'PAYMENT_VOUCHER', required): kind of benefit of the promotion
            include_redemptions (bool, optional): include the redemptions; false when not given
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its redemptions (`got.redemptions`, of Redemption) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""

class AsyncCapillaryOrganization(AsyncNamespace):
    """Operations: list_configurations, list_till_promotions, list_promotions, activate_promotion, deactivate_promotion"""
    async def list_configurations(
        self,
        *,
        promotion_ids: str | Sequence[str],
        include_expired: bool | None = None,
        include_inactive: bool | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[PromotionConfiguration]:
        """List short configurations of promotions: type and mode, to read before switching one.

        GET /api_gateway/v1/promotions/config

        Parameters:
            promotion_ids (list of str, required): ids of the promotions; at least 1 item
            include_expired (bool, optional): include expired ones
            include_inactive (bool, optional): include those that are switched off
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of PromotionConfiguration

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table_configurations(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        promotion_ids: str | Sequence[str],
        include_expired: bool | None = None,
        include_inactive: bool | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List short configurations of promotions: type and mode, to read before switching one: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            promotion_ids (list of str, required): ids of the promotions; at least 1 item
            include_expired (bool, optional): include expired ones
            include_inactive (bool, optional): include those that are switched off
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of PromotionConfiguration, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_configurations(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        promotion_ids: str | Sequence[str],
        include_expired: bool | None = None,
        include_inactive: bool | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[CapillaryOrganizationForEachConfigurations]:
        """List short configurations of promotions: type and mode, to read before switching one: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            promotion_ids (list of str, required): ids of the promotions; at least 1 item
            include_expired (bool, optional): include expired ones
            include_inactive (bool, optional): include those that are switched off
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its organization (`got.organization`, of PromotionConfiguration) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def list_till_promotions(
        self,
        till_id: int,
        *,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Promotion]:
        """List the promotions of a till.

        GET /api_gateway/v1/promotions/till/{tillId}

        Parameters:
            till_id (int, required): number of the till
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Promotion

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table_till_promotions(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        till_id: int | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """List the promotions of a till: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of till_id, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for; till_id when not given
            till_id (int, optional): number of the till
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Promotion, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_till_promotions(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        till_id: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[CapillaryOrganizationForEachTillPromotions]:
        """List the promotions of a till: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of till_id, taken as they are needed: a list, a generator, a column of a frame
            till_id (int, optional): number of the till
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its organization (`got.organization`, of Promotion) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def list_promotions(
        self,
        *,
        promotion_ids: str | Sequence[str] | None = None,
        sort_by: str | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Document[Promotion]:
        """Read the promotions of the organization.

        GET /api_gateway/v1/promotions

        Parameters:
            promotion_ids (list of str, optional): ids of the promotions; at least 1 item
            sort_by (str, optional): order; documented in release notes only
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: a Document of Promotion

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe."""
    async def table_promotions(
        self,
        ids: Iterable[Any] | AsyncIterable[Any] | None = None,
        *,
        promotion_ids: str | Sequence[str] | None = None,
        sort_by: str | None = None,
        key: str | None = None,
        columns: str | Iterable[str] | None = None,
        rest: bool | None = None,
        dictionary: bool | None = None,
        chunk_rows: int | None = None,
        chunk_bytes: int | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Table:
        """Read the promotions of the organization: as a table, with the rows of any number of ids, or of the one list.

        It is fetched when it is first read. An id that fails leaves no rows and stops no other:
        see `report`.

        Parameters:
            ids (iterable of str, optional): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            key (str, optional): the parameter that the ids are for
            promotion_ids (list of str, optional): ids of the promotions; at least 1 item
            sort_by (str, optional): order; documented in release notes only
            columns (list of str, optional): only these columns, in this order
            rest (bool, optional): a last column with all that has no column, as JSON
            dictionary (bool, optional): False: text of known sets as plain text, for Spark
            chunk_rows (int, optional): rows of a chunk at most; 4096
            chunk_bytes (int, optional): bytes of text that end a chunk; 768 KiB
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: Table of Promotion, which duckdb, polars, pandas and pyarrow read

        Raises: InputError for arguments; other classes of libperk.errors when the one list is read."""
    def for_each_promotions(
        self,
        key: str,
        ids: Iterable[Any] | AsyncIterable[Any],
        *,
        promotion_ids: str | Sequence[str] | None = None,
        sort_by: str | None = None,
        max_in_flight: int | None = None,
        ordered: bool | None = None,
        max_wait_s: int | None = None,
        progress: bool | Callable[[Progress], object] | None = None,
        checkpoint: str | PathLike[str] | None = None,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> AsyncPull[CapillaryOrganizationForEachPromotions]:
        """Read the promotions of the organization: for any number of ids, several at once.

        Parameters:
            key (str, required): the parameter that the ids are for
            ids (iterable of str, required): values of the parameter `key`, taken as they are needed: a list, a generator, a column of a frame
            promotion_ids (list of str, optional): ids of the promotions; at least 1 item
            sort_by (str, optional): order; documented in release notes only
            max_in_flight (int, optional): ids that are fetched at once; 16
            ordered (bool, optional): in the order of the ids
            max_wait_s (int, optional): seconds that each page may wait for the rate limit, the quota or a login, before timeout_ms begins; 3600
            progress (bool or function, optional): shows how far it is, or calls this function with a Progress
            checkpoint (path, optional): a file that remembers which ids are done; the same call after an interrupt skips them
            timeout_ms, max_attempts, max_pages (int): bounds of each id's call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: AsyncPull, which gives for each id its organization (`got.organization`, of Promotion) or its error (`got.error`)

        Raises: InputError for the other parameters. What an id fails with is in its result."""
    async def activate_promotion(
        self,
        promotion_id: str,
        *,
        confirm: bool,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion on for EVERY customer of the organization.

        For a single customer, use capillary.promotions.activate.

        PUT /api_gateway/v1/promotions/{promotionId}/activate

        Parameters:
            promotion_id (str, required): id of the promotion
            confirm (bool, required): true: you mean every customer of the organization
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: capillary.organization.list_configurations shows whether the promotion is on; if not, it may have been switched off since."""
    async def deactivate_promotion(
        self,
        promotion_id: str,
        *,
        confirm: bool,
        timeout_ms: int | None = None,
        max_attempts: int | None = None,
        max_pages: int | None = None,
        max_wait_ms: int | None = None,
        headers: Mapping[str, str] | None = None,
        strict: bool | None = None,
    ) -> Any:
        """Switch a promotion off for EVERY customer of the organization.

        For a single customer, use capillary.promotions.deactivate.

        PUT /api_gateway/v1/promotions/{promotionId}/deactivate

        Parameters:
            promotion_id (str, required): id of the promotion
            confirm (bool, required): true: you mean every customer of the organization
            timeout_ms, max_attempts, max_pages, max_wait_ms (int): bounds of this call; strict (bool): refuse unknown names and values
            headers (dict of str): request headers in addition to those of the client

        Returns: the reply

        Raises: InputError before anything is sent; other classes of libperk.errors afterwards. It is repeated after a failure when that is safe.

        When the outcome is unknown: capillary.organization.list_configurations shows whether the promotion is off; if not, it may have been switched on since."""

class AsyncCapillary(AsyncClient):
    """Capillary's cart promotions, for asyncio.

    Settings are given by keyword, else taken from environment variables when the client is made:
    PERK_CAPILLARY_ and the setting's name in capitals. `token` may also be a function that returns a token,
    or a token and its seconds. `token_file` names a file, `token_store` an object with load and save, in which
    tokens outlive the client. `transport` is an object that sends the requests instead of libcurl.
    `on_exchange` is called with an Exchange for each request. Their
    functions may be coroutines. `async with` or aclose() closes the client.

        base_url: the address of your cluster's API; ask the provider which one is yours
        token_url: full address of the token request, if not the default
        insecure_http: allow plain http to a sandbox on another machine (compose, CI): nothing is encrypted then; refused with a host of the provider
        paths: paths that replace those of operations, as a JSON object: {"operation": "/path"}; for operations whose path is not published
        headers: headers of your own for each request to the API (trace ids), as a JSON object: {"X-Request-Id": "…"}; never sent with logins or to signed URLs
        auth: oauth: tokens are requested with key and secret; basic: user and password; token: the host supplies tokens
        key: key of the API client (oauth)
        secret: secret of the API client (oauth)
        username: id or code of the till (basic)
        password: the till's password as typed (basic)
        password_hash: MD5 of the till's password, in lowercase hex (basic); it is as secret as the password
        token: a token fetched elsewhere
        attribution_till_code: till that calls are attributed to
        attribution_entity_type: kind of attribution_entity_code
        attribution_entity_code: till or store that calls are attributed to (oauth)
        auth_entity_id: numeric id of the till
        auth_org_id: numeric id of the organization
        accept_language: language of the texts in replies
        user_agent: the User-Agent header
        timeout_ms: time for one page, over all attempts
        max_attempts: requests sent for one page
        requests_per_minute: limit of requests that all calls of the client send together
        share: the part of requests_per_minute and of the API's quota that is this client's, such as 1/8 for one of eight processes
        max_pages: pages fetched by one call
        max_body: largest reply, in bytes
        max_depth: deepest nesting of replies
        drift: count values and fields of replies that this version does not know
        strict: reject parameter names and values that this version does not know"""
    promotions: AsyncCapillaryPromotions
    carts: AsyncCapillaryCarts
    codes: AsyncCapillaryCodes
    redemptions: AsyncCapillaryRedemptions
    organization: AsyncCapillaryOrganization
    def __init__(
        self,
        *,
        token: str | Callable[..., Token | Awaitable[Token]] | None = None,
        base_url: str | None = None,
        token_url: str | None = None,
        insecure_http: bool | None = None,
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
        share: str | None = None,
        max_pages: int | None = None,
        max_body: int | None = None,
        max_depth: int | None = None,
        drift: bool | None = None,
        strict: bool | None = None,
        proxy: str | None = None,
        ca_file: str | PathLike[str] | None = None,
        connect_timeout_ms: int | None = None,
        http2: bool | None = None,
        compress: bool | None = None,
        token_store: TokenStore | AsyncTokenStore | None = None,
        token_file: str | PathLike[str] | None = None,
        transport: Transport | AsyncTransport | None = None,
        on_exchange: Hook | None = None,
    ) -> None: ...
    async def __aenter__(self) -> Self: ...
