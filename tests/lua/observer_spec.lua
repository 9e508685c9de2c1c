-- What functions are notified of, and what replies know of theirs.
local perk = require "perk"
local place = require "place"
local support = require "support"

local LIST = "GET /v2/issuers/{organizationId}/users/{userId}/offers"


local function client(settings)
    local all = {
        client_id = "id-1", client_secret = "s3cret", organization_id = "o",
        base_url = "https://api.example.test",
    }
    for name, value in pairs(settings or {}) do all[name] = value end
    return assert(perk.kard(all))
end


-- Steps a call to its end, with these replies: {status, body, headers}.
local function run(call, replies)
    local now, action = 0, call:step(0)
    while action == "send" or action == "wait" do
        if action == "send" then
            local reply = table.remove(replies, 1)
            now = now + 5
            if reply then
                call:feed(reply[1], reply[3] or {}, reply[2], now)
            else
                call:abort("connect", false, "refused")
            end
        else
            now = now + call:wait_ms()
        end
        action = call:step(now, 0)
    end
    return action
end


local TOKEN = {200, '{"access_token": "t0ken-9", "expires_in": 3600}'}
local FAILED = {503, '{"errors": []}', {["x-request-id"] = "r-1"}}
local FINE = {200, '{"data": []}', {["x-request-id"] = "r-2", ["set-cookie"] = "c"}}


describe("observed calls", function()
    local lines, events

    local function log(level, text)
        lines[#lines + 1] = level .. " " .. text:gsub("%d+ ms", "N ms")
    end

    before_each(function() lines, events = {}, {} end)
    after_each(support.nothing_alive)

    it("are logged, a line for each event", function()
        local call = assert(client{log = log}:call("offers.list", {user_id = "user-77"}))
        assert.are.equal("page", run(call, {TOKEN, FAILED, FINE}))
        assert.are.same({
            "debug POST /v2/auth/token: 200, N ms, 47 bytes",
            "info login: new token for 3600 s, N ms",
            "debug " .. LIST .. ": 503 (server), N ms, 14 bytes, request id r-1",
            "info " .. LIST .. ": 503 (server), attempt 1; sent again in N ms",
            "debug " .. LIST .. ": 200, N ms, 12 bytes, attempt 2, request id r-2",
        }, lines)
        local all = table.concat(lines, "\n")
        for _, secret in ipairs{"user-77", "s3cret", "t0ken-9", "id-1"} do
            assert.is_nil(all:find(secret, 1, true), secret)
        end
    end)

    it("pass each request to a hook", function()
        local kard = client{on_exchange = function(event) events[#events + 1] = event end}
        run(assert(kard:call("offers.list", {user_id = "u"})), {TOKEN, FAILED, FINE})
        run(assert(kard:for_issuer("i"):call("offers.list", {user_id = "u"})), {TOKEN})
        local statuses = {}
        for at, event in ipairs(events) do
            assert.are.equal("exchange", event.kind)
            statuses[at] = event.status or event.error
        end
        assert.are.equal("200 503 200 200 connect", table.concat(statuses, " ", 1, 5))
        assert.are.same({"GET", "offers.list", 2, "r-2", 5},
            {events[3].method, events[3].operation, events[3].attempt, events[3].request_id,
                events[3].ms})
    end)

    it("end as they would when a function raises", function()
        local said, stderr = {}, io.stderr
        -- luacheck: push ignore
        io.stderr = {write = function(_, ...) said[#said + 1] = table.concat{...} end}
        -- luacheck: pop
        local kard = client{log = function() error("no disk", 0) end, token = "t"}
        local action = run(assert(kard:call("offers.list", {user_id = "u"})), {FINE})
        io.stderr = stderr -- luacheck: ignore
        assert.are.equal("page", action)
        assert.are.same({"libperk: an event could not be passed on: no disk\n"}, said)
    end)

    it("collect nothing unless they are observed", function()
        local core = require "perk.core"
        local call = assert(client():call("offers.list", {user_id = "u"}))
        run(call, {TOKEN, FINE})
        assert.is_nil(core.perk_call_take_events(call._native))
    end)

    it("are logged as the variable asks", function()
        local getenv, stderr, said = os.getenv, io.stderr, {}
        local function with(level, settings)
            said = {}
            -- luacheck: push ignore
            os.getenv = function(name) return name == "PERK_LOG" and level or getenv(name) end
            io.stderr = {write = function(_, ...) said[#said + 1] = table.concat{...} end}
            local fine, err = pcall(function()
                run(assert(client(settings):call("offers.list", {user_id = "u"})), {TOKEN, FINE})
            end)
            os.getenv, io.stderr = getenv, stderr
            -- luacheck: pop
            assert(fine, err)
            return #said
        end
        assert.are.equal(3, with("debug"))
        assert.are.equal("libperk: login: new token for 3600 s, 5 ms\n", said[2])
        assert.are.equal(1, with("INFO"))
        assert.are.equal(0, with(""))
        assert.has_error(function() with("loud") end)
        assert.are.equal(0, with("debug", {log = log}))
        assert.are.equal(3, #lines)
        local hook = function(event) events[#events + 1] = event end
        assert.are.equal(1, with("info", {on_exchange = hook}))
        assert.are.equal(2, #events)
    end)

    it("take functions only", function()
        for _, name in ipairs{"log", "on_exchange"} do
            local fine, why = pcall(client, {[name] = "stderr"})
            assert.is_false(fine)
            assert.are.equal(name .. ": a function expected, got string", why)
        end
    end)

    it("leave their exchange in their replies", function()
        local call = assert(client{token = "t"}:call("offers.list", {user_id = "u"}))
        assert.are.equal("page", run(call, {FAILED, FINE}))
        local page = call:page()
        local found = {page.request_id, page.attempts, page.headers["x-request-id"]}
        assert.are.same({"r-2", 2, "r-2"}, found)
        assert.is_nil(page.headers["set-cookie"])
        assert.is_true(page.elapsed_ms >= 10)
        local parsed = assert(perk.document('{"data": []}'))
        assert.are.same({0, {}}, {parsed.attempts, parsed.headers})
        assert.is_nil(parsed.request_id)
        assert.is_nil(parsed.elapsed_ms)
    end)
end)


describe("observed scripts", function()
    setup(function() place.start() end)
    teardown(place.stop)
    after_each(support.nothing_alive)

    it("are notified by the blocking transport", function()
        local lines = {}
        local kard = place.client{log = function(_, text) lines[#lines + 1] = text end}
        local _, err = kard.users:get("none-such")
        assert.are.equal("not_found", err.code)
        assert.are.equal(3, #lines)
        assert.is_truthy(lines[3]:find("404 (not_found)", 1, true), lines[3])
    end)
end)


describe("observed gateways", function()
    local fake_host = require "fake_host"
    local gateway = require "perk.gateway"
    local settings = require "perk.gateway.settings"
    after_each(support.nothing_alive)

    -- The lines of a host's log, after a login for each status.
    local function logged(level, ...)
        local statuses, getenv = {...}, os.getenv
        local host = fake_host.new{answer = function()
            return table.remove(statuses, 1), {}, TOKEN[2]
        end}
        -- luacheck: push ignore
        os.getenv = function(name) return name == "PERK_LOG" and level or getenv(name) end
        -- luacheck: pop
        local kard = {client_id = "id", client_secret = "hush", organization_id = "o"}
        local fine, why = pcall(function()
            local made = assert(gateway.new(host, assert(settings.read{clients = {kard = kard}})))
            host.run(function() return made:token("kard") end)
        end)
        os.getenv = getenv -- luacheck: ignore
        assert(fine, why)
        local lines = {}
        for at, one in ipairs(host.lines) do lines[at] = one.level .. " " .. one.line end
        return lines
    end

    it("write to the log of the host, when the variable asks", function()
        assert.are.same({}, logged(nil, 200))
        assert.are.same({"info login: new token for 3600 s, 0 ms"}, logged("info", 200))
        assert.are.same({
            "info POST /v2/auth/token: 200, 0 ms, 47 bytes",
            "info login: new token for 3600 s, 0 ms",
        }, logged("debug", 200))
    end)

    it("log a login that failed once", function()
        local lines = logged("info", 401)
        assert.are.equal(1, #lines)
        assert.is_truthy(lines[1]:find("^error token of kard: auth: "), lines[1])
    end)
end)
