-- The counters of a gateway: one store for all workers, shown as Prometheus text; its health.
local fake_host = require "fake_host"
local lfs = require "lfs"
local metrics = require "perk.gateway.metrics"
local support = require "support"


local function lines_of(text, name)
    local found = {}
    for line in text:gmatch("[^\n]+") do
        if line:sub(1, #name) == name then found[#found + 1] = line end
    end
    return found
end


local function source(state, code)
    return {state = function() return state, code end}
end


describe("a gateway's metrics", function()
    it("show each counter with its help and type, also before it is counted", function()
        local text = metrics.new(fake_host.new()):text()
        for _, entry in ipairs(metrics.CATALOG) do
            local name, help = entry[1], entry[2]
            local block = ("# HELP %s %s\n# TYPE %s counter\n"):format(name, help, name)
            assert.is_truthy(text:find(block, 1, true), name)
        end
        assert.are.same({}, lines_of(text, "perk_"))
    end)

    it("are the same for all workers", function()
        local host = fake_host.new()
        local one, other = metrics.new(host), metrics.new(host)
        one:count("perk_logins_total", {client = "kard", outcome = "ok"})
        other:count("perk_logins_total", {outcome = "ok", client = "kard"}, 4)
        other:count("perk_logins_total", {client = "kard", outcome = "connect"})
        one:count("perk_webhooks_total", nil, 2 ^ 40)
        for _, worker in ipairs{one, other, metrics.new(host)} do
            assert.are.same({
                'perk_logins_total{client="kard",outcome="connect"} 1',
                'perk_logins_total{client="kard",outcome="ok"} 5',
                "perk_webhooks_total 1099511627776",
            }, lines_of(worker:text(), "perk_"))
        end
    end)

    it("escape the values of labels", function()
        local counted = metrics.new(fake_host.new())
        counted:count("perk_logins_total", {client = 'a\\b"c\nd'})
        assert.are.same({'perk_logins_total{client="a\\\\b\\"c\\nd"} 1'},
            lines_of(counted:text(), "perk_"))
    end)

    it("take a bounded space, whatever the labels are", function()
        local host = fake_host.new()
        local counted, other = metrics.new(host), metrics.new(host)
        for number = 1, 1500 do counted:count("perk_logins_total", {client = "c" .. number}) end
        other:count("perk_logins_total", {client = "c7"})
        other:count("perk_logins_total", {client = "new"})
        local found = lines_of(other:text(), "perk_")
        assert.are.equal(1000, #found)
        assert.is_truthy(other:text():find('client="c7"} 2', 1, true))
        assert.is_nil(other:text():find("new", 1, true))
    end)

    it("lose counts when the store is full, and raise nothing", function()
        for entries = 1, 8 do
            local counted = metrics.new(fake_host.new{entries = entries})
            for number = 1, 3 do counted:count("perk_logins_total", {client = "c" .. number}) end
            assert.is_true(#lines_of(counted:text(), "perk_") <= 3)
        end
    end)

    it("are healthy while each token is there or can be had", function()
        local counted = metrics.new(fake_host.new())
        local live, obtainable = source "live", source "obtainable"
        assert.are.same({200, "a: live\nb: obtainable\n"},
            {counted:health{a = live, b = obtainable}})
        assert.are.same({503, "a: live\nb: failed auth\n"},
            {counted:health{a = live, b = source("failed", "auth")}})
        assert.are.same({200, ""}, {counted:health{}})
    end)

    it("have every name that the modules count", function()
        local known = {}
        for _, entry in ipairs(metrics.CATALOG) do known[entry[1]] = true end
        for name in lfs.dir(support.path("lua/perk/gateway")) do
            local code = support.bytes(support.path("lua/perk/gateway", name)) or ""
            for found in code:gmatch('"(perk_[a-z_]+_total)"') do
                assert.is_true(known[found], found)
            end
        end
    end)
end)
