"""What some resources can do beyond being read. The rest of a resource class comes from the
table."""

from __future__ import annotations

from libperk._documents import Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class OfferActions(Resource):
    __slots__ = ()

    def activate(self, **options: Any) -> Any:
        """Activates this offer for the user it was listed for: follows the link that the offer
        carries exactly as given, else asks for it by id. Gives back the event; its `offer` is the
        offer as it has become."""
        from libperk._calls import follow

        origin = self._home.origin
        if origin is None:
            from libperk.errors import StateError

            raise StateError(
                "no client listed this offer (or it was unpickled): call offers.activate(user_id, "
                "offer_id)"
            )
        asked = {
            "supported_components": origin.args.get("supported_components"),
            "include": "offer",
        }
        action = ((self.attributes.get("components") or {}).get("cta") or {}).get("action")
        if action:
            return follow(origin.client, action, "offers.activate", asked, options)
        offers: Any = getattr(origin.client, "offers")
        where = {"organization_id": origin.args.get("organization_id"), **asked}
        return offers.activate(origin.args["user_id"], self.id, **where, **options)


class EventActions(Resource):
    __slots__ = ()

    @property
    def offer(self) -> Any:
        """The offer as the event has left it, when the reply sent it along."""
        return self.document.find("standardOffer", str(self.attributes.get("entityId", "")))


def base_of(type: str) -> Any:
    return {"standardOffer": OfferActions, "offerAttribution": EventActions}.get(type, Resource)
