"""Logging in, in every style, and who may pass."""

from __future__ import annotations

import hashlib

import pytest
from sandbox_api import Api

FORM = {"content-type": "application/x-www-form-urlencoded"}


def test_basic_and_form(api: Api) -> None:
    answer = api.login()
    assert (answer.status, answer.json["token_type"], answer.json["expires_in"]) == (
        200,
        "Bearer",
        3600,
    )


def test_json_and_form_credentials(api: Api) -> None:
    pair = {"client_id": api.own.client_id, "client_secret": api.own.client_secret}
    assert api.send("POST", "/v2/auth/token", {}, pair).status == 200
    form = f"client_id={pair['client_id']}&client_secret={pair['client_secret']}".encode()
    assert api.send("POST", "/v2/auth/token", FORM, form).status == 200


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (FORM, b"grant_type=client_credentials", 400),
        ({**FORM, "authorization": "Basic !!"}, b"grant_type=client_credentials", 400),
        ({}, {"client_id": "nobody", "client_secret": "x"}, 404),
        ({}, {"client_id": "client-1", "client_secret": "x"}, 401),
        ({}, {"client_id": "client-1"}, 400),
    ],
)
def test_bad_logins(api: Api, headers: dict[str, str], body: object, status: int) -> None:
    answer = api.send("POST", "/v2/auth/token", headers, body)
    assert (answer.status, answer.error["status"]) == (status, str(status))


def test_wrong_grant_type_names_the_parameter(api: Api) -> None:
    headers = {**FORM, **api.basic(api.own.client_id, api.own.client_secret)}
    answer = api.send("POST", "/v2/auth/token", headers, b"grant_type=password")
    assert (answer.status, answer.error["source"]) == (400, {"parameter": "grant_type"})


def test_target_issuer_locks_the_token(api: Api) -> None:
    api.tokens["kard"] = api.login(**{"X-Kard-Target-Issuer": api.own.child_organization_id}).json[
        "access_token"
    ]
    assert api.user("GET", "").status == 403
    assert (
        api.kard("GET", f"/users/{api.own.user_id}", issuer=api.own.child_organization_id).status
        == 200
    )
    assert api.login(**{"X-Kard-Target-Issuer": "foreign-issuer"}).status == 400


def test_unlocked_token_serves_both_issuers_and_no_other(api: Api) -> None:
    assert (
        api.kard("GET", f"/users/{api.own.user_id}", issuer=api.own.child_organization_id).status
        == 200
    )
    assert api.kard("GET", f"/users/{api.own.user_id}", issuer="foreign-issuer").status == 404


def test_token_expires_with_the_clock(api: Api) -> None:
    assert api.user("GET", "").status == 200
    api.control("POST", "settings", {"advance_s": 3599})
    assert api.user("GET", "").status == 200
    api.control("POST", "settings", {"advance_s": 1})
    answer = api.user("GET", "")
    assert (answer.status, answer.error["detail"]) == (401, "the token has expired")


def test_revoked_wrong_and_absent_tokens(api: Api) -> None:
    assert api.user("GET", "").status == 200
    assert api.control("POST", "revoke") == {"revoked": 1}
    assert api.user("GET", "").status == 401
    path = f"/v2/issuers/{api.own.organization_id}/users/{api.own.user_id}"
    assert api.send("GET", path).status == 401
    assert api.send("GET", path, {"authorization": "Bearer made-up"}).status == 401


def test_every_scope_of_the_table_is_enforced(api: Api) -> None:
    api.control("POST", "settings", {"scopes": ["user:read"]})
    assert api.user("GET", "").status == 200
    answer = api.offers()
    assert (answer.status, "rewards:read" in answer.error["detail"]) == (403, True)


def test_v2_wants_the_word_bearer_and_legacy_does_not(api: Api) -> None:
    headers = api.basic(api.own.legacy_client_id, api.own.legacy_client_secret)
    token = api.send(
        "POST", "/oauth2/token?grant_type=client_credentials", {**FORM, **headers}
    ).json["access_token"]
    path = f"/rewards/merchant/offers/user/{api.own.user_id}?limit=1"
    for value in (token, f"Bearer {token}"):
        assert api.send("GET", path, {"authorization": value}).status == 200
    bare = {"authorization": api.login().json["access_token"]}
    assert (
        api.send(
            "GET", f"/v2/issuers/{api.own.organization_id}/users/{api.own.user_id}", bare
        ).status
        == 401
    )


def test_legacy_login_refusals(api: Api) -> None:
    good = api.basic(api.own.legacy_client_id, api.own.legacy_client_secret)
    assert api.send("POST", "/oauth2/token?grant_type=client_credentials").status == 400
    assert api.send("POST", "/oauth2/token", good).status == 400
    assert api.send(
        "POST", "/oauth2/token?grant_type=client_credentials", api.basic("x", "y")
    ).json == {"message": "the client's credentials are wrong"}


def test_a_token_of_one_provider_is_none_of_another(api: Api) -> None:
    token = api.login().json["access_token"]
    answer = api.send(
        "GET", f"/rewards/merchant/offers/user/{api.own.user_id}", {"authorization": token}
    )
    assert (answer.status, set(answer.json)) == (401, {"message"})


def test_capillary_oauth_and_basic(api: Api) -> None:
    answer = api.send(
        "POST", "/v3/oauth/token/generate", {}, {"key": api.own.key, "secret": api.own.secret}
    )
    assert answer.json["errors"] is None
    assert answer.json["data"]["ttlSeconds"] == 3600
    token = {"x-cap-api-oauth-token": answer.json["data"]["accessToken"]}
    till = api.basic(api.own.username, hashlib.md5(api.own.password.encode()).hexdigest())
    target = "/api_gateway/v1/promotions/none/activate?customerId=1"
    for headers in (token, till):
        assert api.send("POST", target, headers, {}).status == 404
    for headers in (
        {},
        api.basic(api.own.username, api.own.password),
        {"x-cap-api-oauth-token": "made-up"},
    ):
        refused = api.send("POST", target, headers, {})
        assert (refused.status, refused.error["code"], refused.error["status"]) == (401, 401, False)


def test_capillary_login_refused(api: Api) -> None:
    assert (
        api.send("POST", "/v3/oauth/token/generate", {}, {"key": "x", "secret": "y"}).status == 401
    )
    assert api.send("POST", "/v3/oauth/token/generate", {}, {"key": "x"}).status == 400
