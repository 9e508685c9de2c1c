-- Events and the handler: vectors, the decision table, each event once, the sandbox's own
-- deliveries.
local core = require "perk.core"
local perk = require "perk"
local place = require "place"
local sandbox = require "sandbox"
local support = require "support"

local KEY, NEXT_KEY = "hook-key-one", "hook-key-two"


local function body_of(id)
    local text = '{"data":{"type":"auditUpdate","id":"%s",'
        .. '"attributes":{"transactionId":"t-1","auditCode":8001}}}'
    return text:format(id or "n-1")
end


local function signed(body, key)
    return {
        ["Content-Type"] = "application/json", ["Notify-Signature"] = perk.sign(key or KEY, body),
    }
end


-- A handler that keeps what it handled; `desk.fail` makes handling fail.
local function desk_of(settings)
    local desk = {events = {}}
    local all = {keys = {KEY}, on_event = function(event)
        if desk.fail then return desk.fail() end
        desk.events[#desk.events + 1] = event.key
    end}
    for name, value in pairs(settings or {}) do all[name] = value end
    desk.handler = assert(perk.webhook_handler(all))
    function desk.take(body, headers) return desk.handler:handle(headers or signed(body), body) end
    return desk
end


local function value_of(text)
    if text == nil then return perk.null end
    return (perk.parse(text))
end


local function check_event(event, wanted)
    for _, name in ipairs{"type", "id", "key", "issuer_id", "issuer_name"} do
        local value = event[name]
        if value == nil then value = perk.null end
        assert.are.equal(wanted[name], value, name)
    end
    assert.are.equal(wanted.status, event.status)
    assert.are.equal(wanted.status == "current", event.known)
    if #wanted.errors == 0 then
        assert.are.equal(0, #event.errors)
    else
        assert.is_true(support.same(wanted.errors, event.errors))
    end
    for path, value in pairs(wanted.attributes) do
        assert.is_true(
            support.same(value, value_of(core.perk_resource_attr(event.resource._native, path))),
            path
        )
    end
end


support.each_folder("event", 50, function(file)
    local event, err = perk.event(support.bytes(file "body"))
    local expected = support.json(file "error.json")
    if expected then
        assert.is_nil(event)
        return support.check_error(err, expected)
    end
    assert.is_nil(err)
    check_event(event, support.json(file "expected.json"))
end)


describe("vectors: event", function()
    after_each(support.nothing_alive)

    for _, name in ipairs(support.cases "event") do
        it(name .. ", signed", function()
            local function file(of) return support.path("tests/vectors/event", name, of) end
            if support.json(file "error.json") then return end
            local body, desk, refused = support.bytes(file "body"), desk_of(), support.json(
                file "signed.json"
            )
            local status, _, why = desk.take(body)
            local event, err = perk.unwrap(body, perk.sign(KEY, body), KEY)
            if refused then
                assert.are.same({400, {}}, {status, desk.events})
                support.check_error(why, refused)
                assert.is_nil(event)
                return support.check_error(err, refused)
            end
            assert.are.same({200, {support.json(file "expected.json").key}}, {status, desk.events})
            assert.are.equal(desk.events[1], event.key)
        end)
    end
end)


describe("an event of Capillary", function()
    after_each(support.nothing_alive)

    it("reads by the names of its members", function()
        local data = '{"customerIdentifiers":{"customerId":7},"promotionId":"p"}'
        local body = '{"eventName":"cartPromotionIssued","eventId":"e-1","orgId":150,"data":'
            .. data .. "}"
        local event = assert(perk.event(body))
        assert.are.same(
            {"cartPromotionIssued", "e-1", "150", true},
            {event.type, event.id, event.issuer_id, event.known}
        )
        assert.are.same(
            {"p", 7}, {event.resource.promotion_id, event.resource.customer_identifiers.customer_id}
        )
    end)
end)


describe("an event", function()
    after_each(support.nothing_alive)

    it("reads like any resource and knows when it came", function()
        local body = body_of()
        local event = assert(perk.unwrap(body, perk.sign(KEY, body), {"old", KEY}, 1773144000.5))
        assert.are.same(
            {"t-1", 8001, 1773144000.5},
            {event.resource.transaction_id, event.resource.audit_code, event.received_at}
        )
        assert.are.equal("perk.event: auditUpdate/n-1", tostring(event))
        assert.is_true(event == perk.event(body))
        local before = os.time()
        assert.is_true(
            perk.event(body).received_at >= before and perk.event(body).received_at <= os.time()
        )
        assert.has_error(
            function() perk.event(body, "noon") end, "received_at: a number expected, got string"
        )
    end)

    it("is not read before its signature is good", function()
        local event, err = perk.unwrap("{", perk.sign("other", "{"), KEY)
        assert.are.same({nil, "signature"}, {event, err.code})
        event, err = perk.unwrap("{", perk.sign(KEY, "{"), perk.verifier(KEY))
        assert.are.same({nil, "parse"}, {event, err.code})
    end)
end)


describe("the handler", function()
    after_each(support.nothing_alive)

    it("answers by the decision table", function()
        local desk, body = desk_of{max_body = 200}, body_of()
        local large = body .. (" "):rep(200)
        local table_ = {
            {200, body, signed(body)},
            {200, body, {["NOTIFY-SIGNATURE"] = {perk.sign(KEY, body)}}},
            {200, body, {["notify-signature"] = {[0] = perk.sign(KEY, body)}}},
            {401, body, {["notify-signature"] = {[0] = perk.sign(KEY, body), "another"}}},
            {401, body, {["notify-signature"] = {"another", perk.sign(KEY, body)}}},
            {401, body, {["notify-signature"] = perk.sign(KEY, body), ["Notify-Signature"] = "x"}},
            {403, body, {["notify-signature"] = {}}},
            {403, body, {}},
            {403, body, {["notify-signature"] = ""}},
            {403, "{", {}},
            {401, body, signed(body, "other")},
            {401, body, {["notify-signature"] = "short"}},
            {400, "{", signed "{"},
            {400, "[1]", signed "[1]"},
            {413, large, signed(large)},
        }
        for _, row in ipairs(table_) do
            local status, text = desk.take(row[2], row[3])
            assert.are.equal(row[1], status)
            assert.is_true(#text > 0)
        end
        assert.are.same({"auditUpdate/n-1"}, desk.events)
    end)

    it("reports to the host why a body is no notification", function()
        local _, text, err = desk_of().take("{")
        assert.are.same({"the body is not a notification", "parse"}, {text, err.code})
    end)

    it("handles an event once", function()
        local desk = desk_of()
        local texts = {}
        for n = 1, 3 do texts[n] = select(2, desk.take(body_of())) end
        assert.are.same({"handled", "handled before", "handled before"}, texts)
        assert.are.same({"auditUpdate/n-1"}, desk.events)
    end)

    it("has what failed tried again, however it failed", function()
        local desk = desk_of()
        local failures = {
            function() error("no database", 0) end,
            function() return nil, "no database" end,
            function() return false, "no database" end,
        }
        for _, fail in ipairs(failures) do
            desk.fail = fail
            local status, text, why = desk.take(body_of())
            assert.are.same({500, "no database"}, {status, why})
            assert.is_nil(text:find "database")
        end
        desk.fail = nil
        assert.are.equal(200, (desk.take(body_of())))
        assert.are.same({"auditUpdate/n-1"}, desk.events)
    end)

    it("does not handle an event that another coroutine is handling", function()
        if _VERSION == "Lua 5.1" and not jit then return end -- no yield across pcall there
        local count, handler = 0
        handler = assert(perk.webhook_handler{keys = KEY, on_event = function()
            count = count + 1
            coroutine.yield()
        end})
        local body = body_of()
        local first = coroutine.wrap(function() return (handler:handle(signed(body), body)) end)
        assert.is_nil(first())
        local status, _, why, retry_after = handler:handle(signed(body), body)
        assert.are.same({503, nil, 10}, {status, why, retry_after})
        assert.are.equal(200, first())
        assert.are.equal("handled before", select(2, handler:handle(signed(body), body)))
        assert.are.equal(1, count)
    end)

    -- A handler whose on_event does not come back the first time, and the coroutine of that.
    local function interrupted(settings)
        local count = 0
        local handler = assert(perk.webhook_handler{
            keys = KEY,
            dedup_store = settings.dedup_store,
            busy_seconds = settings.busy_seconds,
            on_event = function()
                count = count + 1
                if count == 1 then coroutine.yield() end
            end,
        })
        local body = body_of()
        local function take(now) return (handler:handle(signed(body), body, now)) end
        local first = coroutine.create(take)
        assert(coroutine.resume(first, 1000))
        return {handler = handler, take = take, first = first, count = function() return count end}
    end

    it("handles an event again whose coroutine is gone", function()
        if _VERSION == "Lua 5.1" and not jit then return end
        local desk = interrupted{}
        assert.are.equal(503, desk.take(1001))
        desk.first = nil -- as nginx drops the coroutine of a client that is gone
        assert.are.same({200, 200, 2}, {desk.take(1001), desk.take(1002), desk.count()})
    end)

    it("handles an event again whose coroutine takes too long", function()
        if _VERSION == "Lua 5.1" and not jit then return end
        for limit, settings in pairs{[300] = {}, [20] = {busy_seconds = 20}} do
            local desk = interrupted(settings)
            assert.are.equal(503, desk.take(1000 + limit))
            assert.are.equal(200, desk.take(1001 + limit))
            local _, status = coroutine.resume(desk.first) -- which comes back after all
            assert.are.same({200, 200, 2}, {status, desk.take(1002 + limit), desk.count()})
        end
        assert.has_error(function()
            perk.webhook_handler{keys = KEY, on_event = print, busy_seconds = 0}
        end)
    end)

    it("releases the claims of all events that were abandoned", function()
        if _VERSION == "Lua 5.1" and not jit then return end
        local store, released = perk.webhook_dedup_store(), nil
        local desk = interrupted{dedup_store = {
            claim = function(_, key) return store:claim(key) end,
            release = function(_, key)
                released = key
                store:release(key)
            end,
        }}
        desk.first = nil
        collectgarbage()
        local other = body_of "n-2"
        assert.are.equal(200, (desk.handler:handle(signed(other), other, 1001)))
        assert.are.equal("auditUpdate/n-1", released)
        assert.are.same({200, 3}, {desk.take(1002), desk.count()})
    end)

    it("takes a store of the host's", function()
        local store = {keys = {}}
        function store:claim(key)
            if self.away then error("no store", 0) end
            local is_new = not self.keys[key]
            self.keys[key] = true
            return is_new
        end
        function store:release(key) self.keys[key] = nil end
        local one, two = desk_of{dedup_store = store}, desk_of{dedup_store = store}
        store.away = true
        assert.are.equal(500, (one.take(body_of())))
        store.away = false
        assert.are.same({200, 200}, {(one.take(body_of())), (two.take(body_of()))})
        assert.are.same({1, 0}, {#one.events, #two.events})
        local raised, why = pcall(perk.webhook_handler, {
            keys = KEY, on_event = print, dedup_store = {},
        })
        assert.is_false(raised)
        assert.are.equal("wrong_type", why.code)
        assert.are.equal("dedup_store: needs the functions claim and release", tostring(why))
    end)

    it("bounds its own store", function()
        local store = perk.webhook_dedup_store(10)
        for n = 1, 100 do
            assert.is_true(store:claim("k" .. n))
            assert.is_false(store:claim("k" .. n))
        end
        local held = 0
        for _, half in ipairs{store._young, store._old} do
            for _ in pairs(half) do held = held + 1 end
        end
        assert.is_true(held <= 10 and held >= 5)
        assert.is_true(store:claim "k1")
        store:release "k1"
        assert.is_true(store:claim "k1")
    end)

    it("rotates keys without a gap", function()
        local verifier = assert(perk.verifier(KEY))
        local desk, body = desk_of{keys = verifier}, body_of()
        assert.are.equal(401, (desk.take(body, signed(body, NEXT_KEY))))
        assert.is_true(verifier:add_key(NEXT_KEY))
        assert.are.same(
            {200, 200},
            {(desk.take(body, signed(body, NEXT_KEY))), (desk.take(body, signed(body, KEY)))}
        )
        desk.handler.verifier = assert(perk.verifier(NEXT_KEY))
        assert.are.equal(401, (desk.take(body, signed(body, KEY))))
    end)

    it("refuses what cannot work", function()
        assert.has_error(
            function() perk.webhook_handler() end, "settings: a table expected, got nil"
        )
        assert.has_error(
            function() perk.webhook_handler{keys = KEY} end,
            "on_event: a function expected, got nil"
        )
        local status, _, err = assert(
            perk.webhook_handler{keys = {}, on_event = print}
        ):handle({["notify-signature"] = "x"}, "{}")
        assert.are.same({500, "state"}, {status, err.code})
    end)
end)


describe("the sandbox's deliveries", function()
    setup(place.start)
    teardown(place.stop)
    after_each(support.nothing_alive)

    it("pass the handler, of both APIs", function()
        local desk = desk_of{keys = {"old", place.credentials.webhook_key}}
        local kard = place.client()
        local name = assert(kard.offers:list "sandbox-user-1":first()).name
        local listener = sandbox.listen()
        assert(kard.subscriptions:create{
            {event_name = "earnedRewardApproved", webhook_url = listener.url, enabled = true},
        })
        place.control("POST", "settings", {legacy_webhook_url = listener.url})
        local old = place.credentials.legacy
        local legacy = assert(perk.kard_legacy{
            base_url = place.url, token_url = old.token_url,
            client_id = old.client_id, client_secret = old.client_secret,
        })
        local purchase = {
            transaction_id = "t-1", referring_partner_user_id = "sandbox-user-1", amount = 4250,
            status = "APPROVED",
        }
        purchase.currency, purchase.description, purchase.merchant_name = "USD", name, name
        purchase.authorization_date = "2026-03-10T12:00:00Z"
        assert(legacy.transactions:create{transactions = {purchase}})
        for _ = 1, 2 do
            local body, signature = listener.wait()
            assert.are.equal(
                "handled", select(2, desk.take(body, {["notify-signature"] = signature}))
            )
            assert.are.equal(
                "handled before", select(2, desk.take(body, {["notify-signature"] = signature}))
            )
        end
        listener.stop()
        table.sort(desk.events)
        assert.is_truthy(desk.events[1]:find "^earnedRewardApproved/%x")
        assert.is_truthy(desk.events[2]:find "^legacyEarnedReward//%x+$")
    end)
end)
