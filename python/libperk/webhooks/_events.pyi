from datetime import datetime
from typing import Any, Literal, TypeAlias

from libperk import resources
from libperk._documents import Document, Resource

class _Event:
    key: str
    """By this a second delivery of the same event is known: printable ASCII, to be stored as it
    is."""
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
        """What the notification says went wrong; empty when nothing did."""

class EarnedRewardApprovedEvent(_Event):
    type: Literal["earnedRewardApproved"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.EarnedRewardApproved

class EarnedRewardSettledEvent(_Event):
    type: Literal["earnedRewardSettled"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.EarnedRewardSettled

class EarnedRewardRejectedEvent(_Event):
    type: Literal["earnedRewardRejected"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.EarnedRewardRejected

class AuditUpdateEvent(_Event):
    type: Literal["auditUpdate"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.AuditUpdate

class FileProcessingResultEvent(_Event):
    type: Literal["fileProcessingResult"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.FileProcessingResult

class PushPlacementFileEvent(_Event):
    type: Literal["pushNotificationPlacementFile"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.PushPlacementFile

class EmailPlacementFileEvent(_Event):
    type: Literal["emailNotificationPlacementFile"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.EmailPlacementFile

class PayoutReconciliationFileEvent(_Event):
    type: Literal["payoutReconciliationFile"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.PayoutReconciliationFile

class CartPromotionIssuedEvent(_Event):
    type: Literal["cartPromotionIssued"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.CartPromotionIssued

class CartPromotionEarnedEvent(_Event):
    type: Literal["cartPromotionEarned"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.CartPromotionEarned

class CartPromotionRevokedEvent(_Event):
    type: Literal["cartPromotionRevoked"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.CartPromotionRevoked

class CartPromotionRedeemedEvent(_Event):
    type: Literal["cartPromotionRedeemed"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.CartPromotionRedeemed

class LegacyEarnedRewardEvent(_Event):
    type: Literal["legacyEarnedReward"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.LegacyEarnedReward

class LegacyAuditEvent(_Event):
    type: Literal["legacyAudit"]
    known: Literal[True]
    standing: Literal["current"]
    resource: resources.LegacyAudit

class OtherEvent(_Event):
    type: str
    """A type that the API sends no more ("removed"), or one that this version does not know."""
    known: Literal[False]
    standing: Literal["removed", "unknown"]
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
"""One notification: `event.known and event.type == "auditUpdate"` tells a type checker what its
`resource` is."""

def event_of(body: bytes | str, received_at: datetime | None) -> Event: ...
def signed_event_of(body: bytes | str, received_at: datetime | None) -> Event: ...
def utc(received_at: datetime | None) -> datetime: ...
