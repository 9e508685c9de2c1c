-- Calls that only log in, tokens that are dropped, and the header that carries one.
local perk = require "perk"
local support = require "support"


local function client(settings)
    local all = {
        client_id = "id", client_secret = "s3cret-of-the-test", organization_id = "org",
        base_url = "https://api.example.test",
    }
    for name, value in pairs(settings or {}) do all[name] = value end
    return assert(perk.kard(all))
end


local function reply(call, token, seconds)
    local text = ('{"access_token":"%s","expires_in":%d}'):format(token, seconds)
    assert(call:feed(200, {}, text))
end


local function log_in(kard, token, now_ms)
    local call = assert(kard:login())
    assert.are.equal("send", call:step(now_ms, 0))
    reply(call, token, 3600)
    assert.are.equal("done", call:step(now_ms, 0))
end


describe("a login", function()
    after_each(support.nothing_alive)

    it("sends one request and is done", function()
        local kard = client()
        local call = assert(kard:login{timeout_ms = 5000})
        assert.are.equal("send", call:step(0, 0))
        assert.are.equal("https://api.example.test/v2/auth/token", call:request().url)
        assert.are.equal(5000, call:remaining_ms(0))
        reply(call, "tok", 100)
        assert.are.equal("done", call:step(10, 0))
        assert.is_nil(call:page())
        assert.are.equal("tok", kard:token(10))
        assert.are.equal(99.99, kard:token_seconds(10))
    end)

    it("renews a token that is in force, which serves meanwhile", function()
        local kard = client()
        log_in(kard, "first", 0)
        local call = assert(kard:login())
        assert.are.equal("send", call:step(1000, 0))
        assert.are.equal("first", kard:token(1000))
        reply(call, "second", 3600)
        assert.are.equal("done", call:step(1000, 0))
        assert.are.equal("second", kard:token(1000))
    end)

    it("reports a refusal with its request id, and keeps nothing of the reply", function()
        local call = assert(client():login())
        assert.are.equal("send", call:step(0, 0))
        assert(call:feed(401, {["X-Request-Id"] = "r-1"}, '{"message":"s3cret-of-the-test"}'))
        assert.are.equal("failed", call:step(0, 0))
        local err = call:error()
        assert.are.equal("auth", err.code)
        assert.are.equal("r-1", err.request_id)
        assert.are.equal(1, err.attempts)
        assert.is_nil(err.body)
        assert.is_nil(tostring(err):find("s3cret", 1, true))
    end)

    it("uses the store of the host", function()
        local kept = {}
        local store = {
            load = function(key) return kept[key], kept[key] and 60 end,
            save = function(key, token) kept[key] = token end,
        }
        local one, two = client{token_store = store}, client{token_store = store}
        log_in(one, "tok", 0)
        assert.are.same({[one:token_key()] = "tok"}, kept)
        assert.are.equal("done", assert(two:login()):step(0, 0))
        assert.are.equal("tok", two:token(0))
    end)

    it("is refused where there is none", function()
        local till = assert(perk.capillary{
            base_url = "https://api.example.test", auth = "basic", username = "till",
            password = "p4ssword",
        })
        local call, err = till:login()
        assert.is_nil(call)
        assert.are.equal("input", err.code)
        call, err = client{auth = "token", token = "given"}:login()
        assert.is_nil(call)
        assert.are.equal("token", err.pointer)
        assert.has_error(function() client():login("soon") end)
    end)
end)


describe("a token", function()
    after_each(support.nothing_alive)

    it("is dropped when it is the one in force", function()
        local kard = client()
        log_in(kard, "first", 0)
        assert.is_true(kard:drop_token("another"))
        assert.are.equal("first", kard:token(0))
        assert.is_true(kard:drop_token("first"))
        assert.is_nil(kard:token(0))
        assert.are.equal(0, kard:token_seconds(0))
        log_in(kard, "second", 0)
        assert.is_true(kard:drop_token("first"))
        assert.are.equal("second", kard:token(0))
        local dropped, err = kard:drop_token("")
        assert.is_nil(dropped)
        assert.are.equal("token", err.pointer)
    end)

    it("has a key that depends on the client", function()
        local key = client():token_key()
        assert.is_truthy(key:find("^%x+$"))
        assert.are.equal(64, #key)
        assert.are.equal(key, client{client_secret = "other"}:token_key())
        assert.are_not.equal(key, client{client_id = "other"}:token_key())
        assert.are_not.equal(key, client():for_issuer("iss-2"):token_key())
    end)

    it("goes to the API in the provider's header", function()
        assert.are.same({Authorization = "Bearer t\"1"}, client():authorization("t\"1"))
        assert.are.same(
            {Authorization = "t"},
            perk.kard_legacy{client_id = "c", client_secret = "s", bare_token = true}
                :authorization("t")
        )
        local capillary = {base_url = "https://api.example.test", key = "k", secret = "s"}
        assert.are.same(
            {["X-CAP-API-OAUTH-TOKEN"] = "t"}, perk.capillary(capillary):authorization("t")
        )
    end)

    it("is that which calls send", function()
        local kard = client()
        log_in(kard, "tok", 0)
        local call = assert(kard:call("offers.list", {user_id = "u"}))
        assert.are.equal("send", call:step(1, 0))
        local sent = call:request().headers.Authorization
        assert.are.same({Authorization = sent}, kard:authorization("tok"))
    end)

    it("is not needed where the credentials are sent", function()
        local till = assert(perk.capillary{
            base_url = "https://api.example.test", auth = "basic", username = "till",
            password_hash = ("0"):rep(32),
        })
        local headers = assert(till:authorization())
        assert.is_truthy(headers.Authorization:find("^Basic "))
        assert.are.same(headers, till:authorization("ignored"))
    end)

    it("is refused when a header cannot have it", function()
        for _, bad in ipairs{"", "a b", "a\r\nX: 1", ("t"):rep(8193)} do
            local headers, err = client():authorization(bad)
            assert.is_nil(headers)
            assert.are.equal("token", err.pointer)
        end
        assert.is_nil((client():authorization()))
    end)
end)
