"""What people see of values when they print them."""

from __future__ import annotations

import json
from typing import Any

import libperk
from libperk import _core
from libperk.bulk import Outcome, Outcomes


def one(attributes: dict[str, Any], type: str = "standardOffer") -> Any:
    return libperk.Document.parse(
        json.dumps({"data": {"type": type, "id": "1", "attributes": attributes}})
    ).one


def test_nested_objects_show_their_values() -> None:
    offer = one({"userReward": {"type": "PERCENT", "value": 1.3}, "startDate": "soon"})
    assert repr(offer.user_reward) == "Reward(type='PERCENT', value=Decimal('1.3'))"
    assert str(offer.user_reward) == repr(offer["userReward"])


def test_what_is_personal_is_masked() -> None:
    user = one({"phoneNumbers": [{"number": "+12025550123", "type": "HOME"}]}, "user")
    assert repr(user.phone_numbers) == "[PhoneNumber(number=***, type='HOME')]"
    card = libperk.Document.parse(
        '[{"referringPartnerUserId": "ana", "cards": [{"_id": "c", "last4": 123, "bin": "400000", '
        '"network": "VISA"}]}]',
        "legacyUser",
    )[0].cards[0]
    assert repr(card) == "LegacyCard(id=***, last4=***, bin=***, network='VISA')"


def test_what_the_table_does_not_know_is_not_shown() -> None:
    """It may be about a person: only its name is known."""
    offer = one({"newThing": {"email": "ana@example.test"}, "userReward": {"to": "ana"}})
    assert repr(offer.new_thing) == "Struct(email=…)"
    assert repr(offer.user_reward) == "Reward(to=…)"


def test_hostile_and_long_texts_are_one_short_line() -> None:
    cta = {"buttonText": "\x1b[31m\u202e\nred", "buttonStyle": "x" * 300, "action": {"url": "/a"}}
    parts = [{"position": "LEFT", "labels": [{"title": "t", "description": "d"}] * 9}]
    bar = {"label": "b", "segments": {"default": parts[0], "progress": parts * 5}}
    offer = one({"components": {"cta": cta, "progressBar": bar, "tags": [*"abcdef"]}})
    shown = repr(offer.components.cta)
    assert shown.startswith(r"Cta(button_text='\x1b[31m\u202e\nred', button_style='xxx")
    assert shown.endswith("x…', action=CtaAction(url='/a'))") and len(shown) < 160
    assert "tags=['a', 'b', 'c', …]" in repr(offer.components)
    assert len(repr(offer.components)) < 400 and "\n" not in repr(offer.components)


def test_documents_show_their_first_resources() -> None:
    body = {"data": [{"type": "category", "id": str(n), "attributes": {}} for n in range(4)]}
    document = libperk.Document.parse(json.dumps(body))
    some = "Category('0'), Category('1'), Category('2')"
    assert repr(document) == f"<Document: 4 resources: {some}, …>"
    body["data"][1:] = []
    assert repr(libperk.Document.parse(json.dumps(body))) == (
        "<Document: 1 resource: Category('0')>"
    )
    assert repr(libperk.Document.parse("[]")) == "<Document: 0 resources>"


def test_outcomes_have_their_reasons_grouped() -> None:
    items: Any = [{"id": f"u-{n}"} for n in range(500)]
    items += [{"id": "v-1", "enrolled_rewards": ["NONE"]}, {"id": "v-2"}]
    client = libperk.Kard(token="t", organization_id="o", base_url="http://127.0.0.1:9")
    with client:
        outcomes = client.users.create_many(items)
    assert repr(outcomes) == (
        "<Outcomes: 0 accepted, 502 rejected, 0 unknown; 501 x users/enrolled_rewards: is missing; "
        "1 x users/enrolled_rewards/0: is not a known value; use CARDLINKED>"
    )
    assert "u-1" not in repr(outcomes)


def test_reasons_of_a_server_are_grouped_without_their_places() -> None:
    def rejected(index: int) -> Outcome:
        error = libperk.errors.BadRequestError(f"400: too young (data/{index}/birthYear)")
        error.pointer = f"data/{index}/birthYear"
        return Outcome(index, (None,), _core.PERK_REJECTED, error)

    outcomes = Outcomes(map(rejected, range(3)))
    assert repr(outcomes).endswith("3 rejected, 0 unknown; 3 x 400: too young>")


def test_a_client_of_another_server_names_no_environment() -> None:
    known = {"token": "t", "organization_id": "o"}
    with libperk.Kard(**known, base_url="http://127.0.0.1:9", environment="production") as client:
        assert repr(client) == "<Kard: base_url=http://127.0.0.1:9, organization_id=o>"
    with libperk.Kard(**known, environment="sandbox") as client:
        assert repr(client).startswith("<Kard: environment=sandbox, base_url=https://")
