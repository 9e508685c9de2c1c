"""What some resources can do beyond being read. The rest of a resource class comes from the table."""

from __future__ import annotations

from perk._documents import Resource
from perk._table import table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from perk._calls import Origin


def _asked(origin: Origin) -> dict[str, Any]:
    """Components that the listing asked for, as a link out of it takes them: under the API's name, each by its own name."""
    name = "supported_components"
    value = origin.args.get(name)
    rows = origin.operation.row["params"] if origin.operation else []
    field = next((row for row in rows if row["name"] == name), None)
    if value is None or field is None:
        return {}
    if value == field.get("all_word"):
        value = next(row["values"] for row in table()["enums"] if row["name"] == field["values"])
    return {field["wire"]: value}


class OfferActions(Resource):
    __slots__ = ()

    def activate(self, **options: Any) -> Any:
        """Activates this offer for the user it was listed for: follows the link that the offer carries exactly as given, else
        asks for it by id. Gives back the event; its `offer` is the offer as it has become."""
        from perk._calls import follow

        origin = self._home.origin
        if origin is None:
            from perk.errors import StateError

            raise StateError("no client listed this offer (or it was unpickled): call offers.activate(user_id, offer_id)")
        action = ((self.attributes.get("components") or {}).get("cta") or {}).get("action")
        if action:
            return follow(origin.client, action, {**_asked(origin), "include": "offer"}, options)
        offers: Any = getattr(origin.client, "offers")
        where = {name: origin.args[name] for name in ("organization_id", "supported_components") if name in origin.args}
        return offers.activate(origin.args["user_id"], self.id, include="offer", **where, **options)


class EventActions(Resource):
    __slots__ = ()

    @property
    def offer(self) -> Any:
        """The offer as the event has left it, when the reply sent it along."""
        return self.document.find("standardOffer", str(self.attributes.get("entityId", "")))


def base_of(type: str) -> Any:
    return {"standardOffer": OfferActions, "offerAttribution": EventActions}.get(type, Resource)
