-- One operation for many ids, against a server that knows how many requests are open.
local perk = require "perk"
local place = require "place"
local support = require "support"

local port, pipe


local function open(count)
    pipe = io.popen(("python3 %s %d"):format(
        support.quoted(support.path("tests/lua/gate.py")), count
    ))
    port = pipe:read("*l")
end


local function client(settings)
    local all = {base_url = "http://127.0.0.1:" .. port, organization_id = "o", auth = "token",
                 token = "given"}
    for name, value in pairs(settings or {}) do all[name] = value end
    return assert(perk.kard(all))
end


local function ask(path)
    return assert(client():request("GET", path)).data
end


local function shut()
    ask("/quit")
    pipe:close()
    collectgarbage()
end


local function ids(count)
    local found = {}
    for index = 1, count do found[index] = "u-" .. index end
    return found
end


-- What a pull gives, by index.
local function all_of(pull)
    local found, count = {}, 0
    for id, offers, err, index in pull do
        found[index], count = {id = id, offers = offers, err = err}, count + 1
    end
    return found, count
end


describe("a pull over many ids", function()
    after_each(function()
        shut()
        support.nothing_alive()
    end)

    it("passes on what its calls do", function()
        open(1)
        local seen = {}
        local kard = client{on_exchange = function(event) seen[#seen + 1] = event end}
        local count = select(2, all_of(kard.offers:for_users(ids(5))))
        assert.are.same({5, 5}, {count, #seen})
        for _, event in ipairs(seen) do
            assert.are.same({"offers.list", 200}, {event.operation, event.status})
            assert.is_nil(event.text:find("u-", 1, true))
        end
        local loop = kard.offers:for_users(ids(5))
        for _ in loop do break end
        loop:close()
        assert.is_true(#seen > 5)
    end)

    it("has many requests open at once", function()
        open(8)
        local found, count = all_of(client().offers:for_users(ids(40), {max_in_flight = 16}))
        assert.are.equal(40, count)
        for index, got in ipairs(found) do
            assert.are.equal("u-" .. index, got.id)
            assert.are.equal("Shop u-" .. index, got.offers[1].name)
            assert.is_nil(got.err)
        end
        local most = ask("/most").most
        assert.is_true(most >= 8 and most <= 16, most)
    end)

    it("keeps the order of the ids where asked to", function()
        open(1)
        local pull, at = client().offers:for_users(ids(20), {ordered = true}), 0
        for _ = 1, 2 do -- each loop fetches again
            at = 0
            for id in pull do
                at = at + 1
                assert.are.equal("u-" .. at, id)
            end
            assert.are.equal(20, at)
        end
        assert.are.equal(20, pull:report().done)
        assert.are.equal("perk.pull of offers.list", tostring(pull))
    end)

    it("goes on after an id that fails", function()
        open(1)
        local pull = client().offers:for_users{"u-1", "", "u-missing", {}, "u-2", 7, "\255"}
        local found, count = all_of(pull)
        assert.are.equal(7, count)
        assert.are.equal("not_found", found[3].err.code)
        assert.are.equal(404, found[3].err.http_status)
        assert.is_nil(found[3].offers)
        for _, index in ipairs{2, 4, 7} do
            assert.is_table(found[index].err)
            assert.is_nil(found[index].offers)
        end
        assert.are.equal("u-1", found[1].offers[1].id)
        assert.are.equal("u-2", found[5].offers[1].id)
        local report = pull:report()
        assert.are.equal(7, report.ids)
        assert.are.equal(report.failed, #report.failures)
    end)

    it("takes ids from an iterator as it needs them", function()
        open(1)
        local taken = 0
        local function endless()
            taken = taken + 1
            return "u-" .. taken
        end
        local pull, count = client().offers:for_users(endless, {max_in_flight = 2}), 0
        for _ in pull do
            count = count + 1
            if count == 5 then break end
        end
        pull:close()
        assert.is_true(taken < 40, taken)
        assert.are.equal(0, select(2, all_of(client().offers:for_users{})))
    end)

    it("raises what the iterator raises, after what was taken before it", function()
        open(1)
        local taken = 0
        local function broken()
            taken = taken + 1
            if taken > 3 then error("no more", 0) end
            return "u-" .. taken
        end
        local count = 0
        local fine, problem = pcall(function()
            for _ in client().offers:for_users(broken) do count = count + 1 end
        end)
        assert.are.same({false, "no more", 3}, {fine, problem, count})
    end)

    it("reports what is wrong with its arguments", function()
        open(1)
        local kard = client()
        local function failed(...)
            local given = {...}
            local fine, err = pcall(function()
                for _ in kard.offers:for_users(given[1], given[2]) do return end
            end)
            assert.is_false(fine)
            return err
        end
        assert.is_truthy(failed(5):find("a list or an iterator expected", 1, true))
        assert.are.equal("unknown_name", failed({"u"}, {nothing = 1}).code)
        assert.are.equal("out_of_range", failed({"u"}, {max_in_flight = 0}).code)
        assert.has_error(function() kard.files:for_each(nil, {"f"}) end)
        kard = client{transport = {run = function() end}}
        assert.are.equal("state", failed({"u"}).code)
    end)

    it("asks the host for tokens", function()
        open(1)
        local asked = 0
        local kard = client{auth = nil, token = function()
            asked = asked + 1
            return "given"
        end}
        local _, count = all_of(kard.offers:for_users(ids(10)))
        assert.are.same({1, 10}, {asked, count})
        kard = client{token = function() error("no token", 0) end}
        local fine, problem = pcall(all_of, kard.offers:for_users(ids(10)))
        assert.are.same({false, "no token"}, {fine, problem})
    end)

    it("skips what a checkpoint has", function()
        open(1)
        local path = os.tmpname()
        os.remove(path)
        local kard = client()
        all_of(kard.offers:for_users(ids(4), {checkpoint = path}))
        local pull = kard.offers:for_users(ids(6), {checkpoint = path})
        local _, count = all_of(pull)
        assert.are.same({2, 4}, {count, pull:report().skipped})
        os.remove(path)
    end)

    it("goes over another parameter", function()
        open(1)
        local old = assert(perk.kard_legacy{
            base_url = "http://127.0.0.1:" .. port, auth = "token", token = "t",
        })
        local found = all_of(old.locations:for_each_by_merchant("merchant_id", {"m-1"},
                                                                {max_attempts = 1}))
        assert.are.equal("m-1", found[1].id)
    end)
end)


describe("a pull", function()
    it("is loaded, with the driver, by the first method that needs it", function()
        local script = [[
            local perk = require "perk"
            local kard = assert(perk.kard{auth = "token", token = "t", organization_id = "o"})
            local before = package.loaded["perk.pull"] or package.loaded["perk.driver"]
            local pull = kard.offers:for_users{}
            print(before, package.loaded["perk.driver"])
            for _ in pull do end
            print(package.loaded["perk.driver"] ~= nil)
        ]]
        local pipe_of = io.popen(("%s -e %s 2>&1"):format(
            os.getenv("PERK_LUA"), support.quoted(script)
        ))
        assert.are.equal("nil\tnil\ntrue\n", pipe_of:read("*a"))
        pipe_of:close()
    end)

    it("is cancelled by Ctrl-C", function()
        place.start()
        local said = place.interrupt("offers.list", [[
            for _ in kard.offers:for_users(function() return "u" end) do end
        ]])
        place.stop()
        assert.is_truthy(said:find("interrupted!", 1, true), said)
    end)
end)
