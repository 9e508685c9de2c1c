-- Calls of clients inside a gateway, over a host's `perform`.
local support = require "support"

local exchange = require "perk.gateway.exchange"
local fake_host = require "fake_host"
local perk = require "perk"

local LOGIN = '{"access_token":"t","expires_in":3600,"token_type":"Bearer"}'
local OFFER = '{"type":"standardOffer","id":"offer-%d","attributes":{"name":"n"}}'


-- A client over a host that answers logins, and everything else by `answer`.
local function new_client(answer, settings)
    local host = fake_host.new{answer = function(request, limits)
        if request.url:find("/auth/token", 1, true) then return 200, {}, LOGIN end
        return answer(request, limits)
    end}
    local given = {
        client_id = "i", client_secret = "s", organization_id = "o",
        base_url = "https://api.example",
        transport = exchange.new(host),
    }
    for name, value in pairs(settings or {}) do given[name] = value end
    return assert(perk.kard(given)), host
end


local function page_of(number, last)
    local offers = {}
    for index = 1, 5 do offers[index] = OFFER:format((number - 1) * 5 + index) end
    local next_page = "https://api.example/v2/issuers/o/users/u/offers?page%5Bafter%5D=" .. number
    local next_link = number < last and '{"next":"' .. next_page .. '"}' or "{}"
    return '{"data":[' .. table.concat(offers, ",") .. '],"links":' .. next_link .. "}"
end


describe("a client over a host's perform", function()
    after_each(support.nothing_alive)

    it("lists: 260 offers over 52 pages", function()
        local client, host = new_client(function(request)
            local after = request.url:match("page%%5Bafter%%5D=(%d+)")
            return 200, {["content-type"] = "application/vnd.api+json"},
                page_of((tonumber(after) or 0) + 1, 52)
        end)
        local ids = host.run(function()
            local found = {}
            for offer in client.offers:list("u") do found[#found + 1] = offer.id end
            return found
        end)
        assert.are.equal(260, #ids)
        assert.are.equal("offer-260", ids[260])
        assert.are.equal(1 + 52, #host.requests)
        assert.are.equal("Bearer t", host.requests[2].headers.Authorization)
    end)

    it("gives each request its limits", function()
        local seen
        local client, host = new_client(function(_, limits)
            seen = limits
            return 200, {}, '{"data":[]}'
        end, {timeout_ms = 7000, max_body = 5000})
        assert(host.run(function() return client:request("GET", "/v2/any") end))
        assert.are.equal(5000, seen.max_body)
        assert.is_true(seen.timeout_ms > 6000 and seen.timeout_ms <= 7000)
    end)

    it("waits by the host's sleep before it tries again", function()
        local count = 0
        local client, host = new_client(function()
            count = count + 1
            if count < 3 then return 503, {["Retry-After"] = {"2"}}, "" end
            return 200, {}, '{"data":[]}'
        end)
        local began = host.now()
        assert(host.run(function() return client:request("GET", "/v2/any") end))
        assert.are.equal(3, count)
        assert.is_true(host.now() - began >= 4)
    end)

    it("reports what perform could not do, and whether it was sent", function()
        for code, sent in pairs{connect = false, transport = true, deadline = true, limit = true} do
            local client, host = new_client(function() return nil, code, sent, "why" end,
                {max_attempts = 1})
            local done, err = host.run(function()
                return client:request("POST", "/v2/any", {json = {a = 1}})
            end)
            assert.is_nil(done)
            assert.are.equal(code, err.code)
            assert.are.equal(sent, err.outcome_unknown)
        end
    end)

    it("goes on when the host's clock is set back", function()
        local client, host = new_client(function() return nil, "connect", false, "refused" end)
        local now, back = host.now, 0
        function host.now() return now() - back end
        host.start(function()
            host.sleep(1)
            back = 3600
        end)
        local _, err = host.run(function() return client:request("GET", "/v2/any") end)
        assert.are.equal("connect", err.code)
        assert.is_true(now() - 1000000 < 60)
    end)

    it("asks the function given as token, whose error ends the call", function()
        local client, host = new_client(function() return 200, {}, '{"data":[]}' end, {
            client_secret = nil, token = function() error("broken", 0) end,
        })
        assert.has_error(function()
            host.run(function() return client:request("GET", "/v2/any") end)
        end)
        assert.are.equal(0, #host.requests)
    end)
end)


describe("a login over a host's perform", function()
    after_each(support.nothing_alive)

    it("gives the token and its life, also while one is in force", function()
        local client, host = new_client(error)
        for _ = 1, 2 do
            local token, seconds = host.run(function()
                return client.transport:login(client, {timeout_ms = 1000})
            end)
            assert.are.equal("t", token)
            assert.is_true(seconds > 3599 and seconds <= 3600)
        end
        assert.are.equal(2, #host.requests)
    end)

    it("of credentials that need none is an error", function()
        local client, host = new_client(error, {auth = "token", token = "given"})
        local token, err = host.run(function() return client.transport:login(client) end)
        assert.is_nil(token)
        assert.are.equal("input", err.code)
    end)
end)
