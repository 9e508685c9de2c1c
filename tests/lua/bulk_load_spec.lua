-- 500 users and 2,000 events written to a sandbox that refuses items, fails and hangs up. Its own
-- books decide: its log has for each request what it held and which fault it met, its
-- ledger how often each item took effect.
local perk = require "perk"
local place = require "place"
local support = require "support"

local control = place.control

-- Each fault is met once, in this order: what it does to the items of its request, and whether they
-- took effect.
local INJECTED = {
    {name = "429", again = true, spec = {status = 429, headers = {["Retry-After"] = "0"}}},
    {
        name = "the first refused", refused = {[0] = true, [1] = true, [50] = true},
        spec = {items_207 = {0, 1, 50}},
    },
    {
        name = "503 that asks for patience", again = true,
        spec = {status = 503, headers = {["Retry-After"] = "0"}},
    },
    {name = "reset after acting", dark = true, acted = true, spec = {reset = true}},
    {name = "500 before acting", dark = true, spec = {status = 500}},
    {
        name = "the last refused", refused = {[33] = true, [98] = true, [99] = true},
        spec = {items_207 = {33, 98, 99}},
    },
    {name = "torn", dark = true, acted = true, spec = {torn = 40}},
    {name = "429 without a word", again = true, spec = {status = 429}},
    {name = "plain", refused = {}, spec = {items_207 = {}}},
    {name = "reset before acting", dark = true, spec = {reset = true, act = false}},
    {name = "500 after acting", dark = true, acted = true, spec = {status = 500, act = true}},
    {name = "503", dark = true, spec = {status = 503}},
    {name = "refused as a whole", spec = {status = 400}},
    {name = "plain", refused = {}, spec = {items_207 = {}, times = -1}},
}
local BY_NAME = {}
for _, fault in ipairs(INJECTED) do BY_NAME[fault.name] = fault end


-- Plans the faults, so many of them from the front.
local function plan(operation)
    local specs = {}
    for n, fault in ipairs(INJECTED) do
        specs[n] = {name = fault.name, match = {operation = operation}}
        for name, value in pairs(fault.spec) do specs[n][name] = value end
        if fault.refused and not next(fault.refused) then specs[n].items_207 = perk.array{} end
    end
    control("DELETE", "faults")
    control("POST", "faults", specs)
end


local function fate_of(fault, at)
    if fault.dark then return "unknown", fault.acted and 1 or 0 end
    if fault.refused and not fault.refused[at] then return "accepted", 1 end
    return "rejected", 0
end


-- By the log: what must be reported for each item, and how often it must have taken effect.
local function books(operation, key)
    local statuses, times, open = {}, {}, {}
    for _, entry in ipairs(control("GET", "log").one.attributes.requests) do
        if entry.operation == operation then
            local fault = assert(BY_NAME[entry.fault])
            for n, item in ipairs(assert(perk.parse(entry.body)).data) do
                local name = key(item, entry.path)
                assert.is_true(statuses[name] == nil or open[name], "sent once too often")
                statuses[name], times[name] = fate_of(fault, n - 1)
                open[name] = fault.again
            end
        end
    end
    return statuses, times
end


local function check(outcomes, names, statuses, times, applied)
    local said = 0
    for n, outcome in ipairs(outcomes) do
        local name = names[n]
        assert.are.equal(statuses[name], outcome.status, name)
        assert.are.equal(times[name], applied[name] or 0, name)
        assert.are.equal(outcome.status == "accepted", outcome.error == nil)
        if outcome.error then
            assert.are.equal(outcome.status == "unknown", outcome.error.outcome_unknown)
        end
        said = said + 1
    end
    local kept, taken = 0, 0
    for _ in pairs(statuses) do kept = kept + 1 end
    for _ in pairs(applied) do taken = taken + 1 end
    for _, count in pairs(times) do taken = taken - count end
    assert.are.same({said, 0}, {kept, taken})
end


local function count(number, make)
    local n = 0
    return function()
        n = n + 1
        if n <= number then return make(n) end
    end
end


local function applied(kind)
    return control("GET", "applied").one.attributes.times[kind]
end


describe("a load of bulk writes", function()
    setup(place.start)

    teardown(place.stop)

    before_each(function() control("POST", "reset") end)

    after_each(support.nothing_alive)

    it("is reported item by item as the sandbox's books have it", function()
        local kard, names = place.client(), {}
        plan("users.create")
        local function user(n) return {id = "load-" .. n, enrolled_rewards = {"CARDLINKED"}} end
        local users = assert(kard.users:create_many(count(500, user)))
        for n = 1, 500 do names[n] = "load-" .. n end
        assert.are.equal(500, #users)
        local statuses, times = books("users.create", function(item) return item.id end)
        check(users, names, statuses, times, applied("user"))

        plan("attributions.create")
        local function event(n)
            return {
                type = "offerAttribution", entity_id = "thing-" .. n, event_code = "VIEW",
                medium = "BROWSE", event_date = "2026-03-01T12:00:00Z",
            }
        end
        local written, shown = {}, {}
        for n = 1, 4 do
            local owner = users:accepted()[n].item.id
            for _, outcome in ipairs(
                assert(kard.attributions:create_many(owner, count(500, event)))
            ) do
                written[
                    #written + 1
                ], shown[#shown + 1] = outcome, owner .. "/" .. outcome.item.entity_id
            end
        end
        assert.are.equal(2000, #written)
        statuses, times = books("attributions.create", function(item, path)
            return path:match("/users/([^/]+)/") .. "/" .. item.attributes.entityId
        end)
        check(written, shown, statuses, times, applied("attribution"))
    end)
end)
