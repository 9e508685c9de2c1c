"""Cards of the legacy API's users."""

from __future__ import annotations

from libperk.sandbox.legacy.users import add_cards, conflict, document_of, given_cards
from libperk.sandbox.wire.call import Call
from libperk.sandbox.wire.registry import handles
from libperk.sandbox.wire.values import Reply

CARD_NAMES = ("bin", "last4", "network")


@handles("legacy.cards.create")
def create(call: Call) -> Reply:
    document, cards = document_of(call), given_cards(dict(call.body))
    known = {tuple(card[name] for name in CARD_NAMES) for card in document["cards"]}
    if any(tuple(card[name] for name in CARD_NAMES) in known for card in cards):
        raise conflict("the user has this card already")
    add_cards(call, document, cards)
    document["lastModified"] = call.world.clock.stamp()
    return Reply(call.op.success, document)
