from datetime import datetime
from typing import Any, Literal, TypeAlias

from libperk import resources
from libperk._documents import Document, Resource
from libperk.webhooks._verifier import Keys

class _Event:
    key: str
    """Identifies the event: deliveries of the same event have the same key. Printable ASCII."""
    received_at: datetime
    """When it came, in UTC."""
    document: Document[Resource]
    """The whole body."""
    @property
    def id(self) -> str:
        """The notification's id; the placement's for placement files, "" for legacy earned rewards
        and for events of Capillary without `eventId`."""
    @property
    def issuer_id(self) -> str | None: ...
    @property
    def issuer_name(self) -> str | None: ...
    @property
    def errors(self) -> list[Any]:
        """The errors that the notification reports; empty when there are none."""

class EarnedRewardApprovedEvent(_Event):
    type: Literal["earnedRewardApproved"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.EarnedRewardApproved

class EarnedRewardSettledEvent(_Event):
    type: Literal["earnedRewardSettled"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.EarnedRewardSettled

class EarnedRewardRejectedEvent(_Event):
    type: Literal["earnedRewardRejected"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.EarnedRewardRejected

class AuditUpdateEvent(_Event):
    type: Literal["auditUpdate"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.AuditUpdate

class FileProcessingResultEvent(_Event):
    type: Literal["fileProcessingResult"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.FileProcessingResult

class PushPlacementFileEvent(_Event):
    type: Literal["pushNotificationPlacementFile"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.PushPlacementFile

class EmailPlacementFileEvent(_Event):
    type: Literal["emailNotificationPlacementFile"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.EmailPlacementFile

class PayoutReconciliationFileEvent(_Event):
    type: Literal["payoutReconciliationFile"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.PayoutReconciliationFile

class CartPromotionIssuedEvent(_Event):
    type: Literal["cartPromotionIssued"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.CartPromotionIssued

class CartPromotionEarnedEvent(_Event):
    type: Literal["cartPromotionEarned"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.CartPromotionEarned

class CartPromotionRevokedEvent(_Event):
    type: Literal["cartPromotionRevoked"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.CartPromotionRevoked

class CartPromotionRedeemedEvent(_Event):
    type: Literal["cartPromotionRedeemed"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.CartPromotionRedeemed

class LegacyEarnedRewardEvent(_Event):
    type: Literal["legacyEarnedReward"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.LegacyEarnedReward

class LegacyAuditEvent(_Event):
    type: Literal["legacyAudit"]
    known: Literal[True]
    status: Literal["current"]
    resource: resources.LegacyAudit

class OtherEvent(_Event):
    type: str
    """A type that the API no longer sends ("removed"), or one that this version does not know."""
    known: Literal[False]
    status: Literal["removed", "unknown"]
    resource: Resource

Event: TypeAlias = (
    EarnedRewardApprovedEvent
    | EarnedRewardSettledEvent
    | EarnedRewardRejectedEvent
    | AuditUpdateEvent
    | FileProcessingResultEvent
    | PushPlacementFileEvent
    | EmailPlacementFileEvent
    | PayoutReconciliationFileEvent
    | CartPromotionIssuedEvent
    | CartPromotionEarnedEvent
    | CartPromotionRevokedEvent
    | CartPromotionRedeemedEvent
    | LegacyEarnedRewardEvent
    | LegacyAuditEvent
    | OtherEvent
)
"""One notification. After `event.known is True and event.type == "auditUpdate"` type checkers know
the type of its `resource`."""

def parse(body: bytes | str, received_at: datetime | None = None) -> Event:
    """An event from a body that was verified before: stored, or taken from a queue. It reads
    events of Capillary too, which come unsigned: pass it only bodies from a sender that you know.
    Raises ParseError."""

def unwrap(
    body: bytes | str,
    signature: str | bytes | None,
    keys: Keys,
    received_at: datetime | None = None,
) -> Event:
    """The event of a webhook, after its signature was found good. `received_at` is when it came,
    with a zone; now if not given. Raises SignatureError, or ParseError when the body is not a
    notification."""

def signed_event_of(body: bytes | str, received_at: datetime | None) -> Event:
    """Of a body whose signature was found good."""

def utc(received_at: datetime | None) -> datetime: ...
