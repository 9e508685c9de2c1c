-- Bulk writes against the sandbox: every item's status is compared with the sandbox's own ledger.
local perk = require "perk"
local place = require "place"
local support = require "support"

local control = place.control


local function user(number)
    return {id = "bulk-" .. number, enrolled_rewards = {"CARDLINKED"}}
end


-- An iterator over that many users, and one that raises `reason` after them.
local function users(count, reason)
    local number = 0
    return function()
        number = number + 1
        if number <= count then return user(number) end
        if reason then error(reason, 0) end
    end
end


local function events(count)
    local list = {}
    for number = 1, count do
        list[number] = {
            type = "offerAttribution", entity_id = "offer-" .. number, event_code = "VIEW",
            medium = "BROWSE", event_date = "2026-03-01T12:00:00Z",
        }
    end
    return list
end


local function statuses(outcomes)
    local letters = {}
    for index, outcome in ipairs(outcomes) do
        assert.are.equal(index, outcome.index)
        letters[index] = outcome.status:sub(1, 1)
    end
    return table.concat(letters)
end


local function ids(entries)
    local found = {}
    for index, entry in ipairs(entries) do
        found[index] = entry.item and entry.item.id or entry.id
    end
    return found
end


local function enrolled()
    local found = {}
    for _, entry in ipairs(control("GET", "ledger").one.attributes.items) do
        if entry.kind == "user" then found[#found + 1] = entry.id end
    end
    return found
end


local function fault(operation, members)
    members.match = {operation = operation}
    members.times = 1
    control("POST", "faults", members)
end


describe("bulk writes", function()
    setup(place.start)

    teardown(place.stop)

    before_each(function() control("POST", "reset") end)

    after_each(support.nothing_alive)

    it("go out in requests of the size that the API takes", function()
        local told = {}
        local function progress(settled, accepted) told[#told + 1] = settled .. "/" .. accepted end
        local outcomes = assert(place.client().users:create_many(users(250), {progress = progress}))
        assert.are.equal(("a"):rep(250), statuses(outcomes))
        assert.are.same({"100/100", "200/200", "250/250"}, told)
        assert.are.same(ids(outcomes), enrolled())
        assert.is_nil(outcomes:error())
    end)

    it("end at a 429 that asks to wait for longer than there is time", function()
        fault("users.create", {status = 429, headers = {["Retry-After"] = "3600"}})
        local outcomes = assert(place.client().users:create_many(users(1000)))
        assert.are.equal(("r"):rep(1000), statuses(outcomes))
        for _, outcome in ipairs(outcomes) do assert.are.equal("rate_limit", outcome.error.code) end
        local sent = 0
        for _, entry in ipairs(control("GET", "log").one.attributes.requests) do
            if entry.operation == "users.create" then sent = sent + 1 end
        end
        assert.are.equal(1, sent)
    end)

    it("refuse options out of bounds before anything is sent", function()
        for _, options in ipairs{
            {timeout_ms = 0}, {timeout_ms = 2 ^ 53 - 1}, {max_attempts = 2 ^ 31},
            {max_attempts = 0},
        } do
            local value, err = place.client().users:get("u", options)
            assert.is_nil(value)
            assert.are.equal("out_of_range", err.code)
        end
    end)

    it("report a partial failure item by item", function()
        fault("users.create", {items_207 = {0, 99}})
        local outcomes = assert(place.client().users:create_many(users(120)))
        assert.are.equal("r" .. ("a"):rep(98) .. "r" .. ("a"):rep(20), statuses(outcomes))
        assert.are.same(ids(outcomes:accepted()), enrolled())
        assert.are.equal("bulk-100", outcomes:rejected()[2].item.id)
        local err = outcomes:error()
        assert.is_number(err.cause.http_status)
        assert.are.equal(outcomes[1].error, err.cause)
        assert.is_string(perk.dump(outcomes)) -- nothing in them is not JSON
        assert.are.equal(
            "2 rejected, 0 unknown of 120 items; the first is item 1: " .. err.cause.message,
            tostring(err)
        )
        assert.is_false(err.outcome_unknown)
        local why = "2 x 400 Bad Request: Planned fault"
        assert.are.equal(
            "perk.outcomes: 118 accepted, 2 rejected, 0 unknown; " .. why, tostring(outcomes)
        )
    end)

    it("count a request that was cut off as unknown, and go on", function()
        fault("users.create", {reset = true})
        local outcomes = assert(place.client().users:create_many(users(150)))
        assert.are.equal(("u"):rep(100) .. ("a"):rep(50), statuses(outcomes))
        assert.are.equal(100, #outcomes:unknown())
        assert.is_true(outcomes[1].error.outcome_unknown)
        assert.is_true(outcomes:error().outcome_unknown)
    end)

    it("reject the items of a refused request only", function()
        fault(
            "attributions.create",
            {status = 400, body = {errors = {{status = "400", title = "Nope", detail = "x"}}}}
        )
        local outcomes = assert(
            place.client().attributions:create_many("sandbox-user-1", events(130))
        )
        assert.are.equal(("r"):rep(100) .. ("a"):rep(30), statuses(outcomes))
        assert.are.equal("bad_request", outcomes[1].error.code)
    end)

    it("are not blocked by an invalid item", function()
        local given = {
            user(1), {id = "bulk-2", enroled_rewards = {"CARDLINKED"}},
            {id = "bulk-3", enrolled_rewards = print}, user(4),
        }
        local outcomes = assert(place.client().users:create_many(given))
        assert.are.equal("arra", statuses(outcomes))
        assert.are.equal("unknown_name", outcomes[2].error.code)
        assert.is_truthy(outcomes[2].error.message:find("enrolled_rewards", 1, true))
        assert.is_truthy(outcomes[3].error.message)
        assert.are.same({"bulk-1", "bulk-4"}, enrolled())
    end)

    it("take unknown members when they are not strict", function()
        local given = {user(1)}
        given[1].colour = "blue"
        local outcomes = assert(place.client().users:create_many(given))
        assert.are.equal("unknown_name", outcomes[1].error.code)
        outcomes = assert(place.client().users:create_many(given, {strict = false}))
        assert.are.equal("a", statuses(outcomes))
    end)

    it("keep what is settled when the iterator raises", function()
        local fine, stopped = pcall(function() return place.client().users:create_many(
            users(150, "the file ended early")
        ) end)
        assert.is_false(fine)
        assert.are.equal("the file ended early", tostring(stopped))
        assert.are.equal(("a"):rep(100), statuses(stopped.outcomes))
        assert.are.equal(100, #enrolled())
    end)

    it("keep what is settled, and what may have been done, when a call is stopped", function()
        local kard, calls = place.client(), 0
        local transport = require("perk.transport.curl").new()
        kard.transport = {run = function(_, call)
            calls = calls + 1
            local page, err = transport:run(call)
            if calls == 2 then error("interrupted!", 0) end
            return page, err
        end}
        local fine, stopped = pcall(function() return kard.users:create_many(users(250)) end)
        assert.is_false(fine)
        assert.are.equal("interrupted!", stopped.cause)
        assert.are.equal(("a"):rep(100) .. ("u"):rep(100), statuses(stopped.outcomes))
    end)

    it("check the other parameters before anything is read", function()
        local function never() error("read") end
        local outcomes, err = place.client().users:create_many(never, {organisation_id = "x"})
        assert.is_nil(outcomes)
        assert.are.equal("unknown_name", err.code)
        outcomes, err = place.client().attributions:create_many(nil, events(1))
        assert.is_nil(outcomes)
        assert.are.same({"missing", 0}, {err.code, #err.outcomes})
    end)

    it("send nothing when there is nothing", function()
        assert.are.equal(0, #assert(place.client().users:create_many{}))
        assert.are.equal(0, control("GET", "log").one.attributes.logins)
        assert.has_error(function() place.client().users:create_many("bulk-1") end)
    end)

    it("go out in one request when a list has no bound", function()
        local told = {}
        local function progress(settled, accepted) told[#told + 1] = settled .. "/" .. accepted end
        local outcomes = assert(
            place.client().subscriptions:create_many({{colour = "blue"}, {}}, {progress = progress})
        )
        assert.are.equal("rr", statuses(outcomes))
        assert.are.same({"2/0"}, told)
    end)

    it("survive Ctrl-C with what is settled", function()
        control("POST", "faults", {match = {operation = "users.create"}, delay_ms = 60000})
        local said = place.interrupt("users.create", [[
            local user = {id = "a", enrolled_rewards = {"CARDLINKED"}}
            local _, stopped = pcall(function() return kard.users:create_many{user} end)
            print(stopped, stopped.outcomes)
        ]])
        assert.is_truthy(said:find("interrupted!", 1, true), said)
        assert.is_truthy(said:find("0 accepted, 0 rejected, 1 unknown", 1, true), said)
    end)

    it("are there where a list is written once, and nowhere else", function()
        local kard = place.client()
        assert.is_nil(kard.offers.list_many)
        assert.is_function(kard.transactions.create_many)
        assert.is_nil(kard.users.get_many)
    end)
end)


describe("the audit of hashed e-mail", function()
    it("distinguishes addresses that differ from invalid ones", function()
        local found = {}
        for finding in perk.hem_audit{
            "ana@example.org", "\196\176@example.org", "nobody", "+x@gmail.com",
        } do
            assert.is_nil(finding.problem:find("nobody", 1, true))
            found[#found + 1] = finding.index .. tostring(finding.differs)
        end
        assert.are.same({"2true", "3false", "4false"}, found)
    end)

    it("reads iterators", function()
        local found = {}
        for finding in perk.hem_audit(("nobody ana@example.org nobody"):gmatch("%S+")) do
            found[#found + 1] = finding.index
        end
        assert.are.same({1, 3}, found)
    end)
end)


describe("explaining a call", function()
    after_each(support.nothing_alive)

    it("sends nothing and shows no secret", function()
        local kard = assert(perk.kard{
            base_url = "http://127.0.0.1:1", organization_id = "org-1", auth = "token",
            token = "tok-en-1",
        })
        local shown = assert(
            kard:explain("offers.list", {user_id = "u 1", supported_components = "all"})
        )
        assert.are.same({"GET", "safe", "rewards:read"}, {shown.method, shown.replay, shown.scope})
        local path = "/v2/issuers/org-1/users/u%201/offers?supportedComponents=shortDescription&"
        assert.are.equal(1, shown.url:find("http://127.0.0.1:1" .. path, 1, true))
        assert.are.equal("Bearer ***", shown.headers.Authorization)
        assert.is_nil(assert(perk.dump(shown)):find("tok-en-1", 1, true))
        assert.are.equal(1, shown.curl:find("curl -X GET 'http://127.0.0.1:", 1, true))
    end)

    it("gives errors as calls do", function()
        local kard = assert(perk.kard{
            base_url = "http://127.0.0.1:1", organization_id = "org-1", auth = "token", token = "t",
        })
        local shown, err = kard:explain("offers.lst")
        assert.is_nil(shown)
        assert.are.equal("unknown_name", err.code)
        shown, err = kard:explain("users.get")
        assert.is_nil(shown)
        assert.are.equal("missing", err.code)
    end)
end)
