-- The methods for scripts over libcurl, against the sandbox on a loopback port.
local core = require "perk.core"
local perk = require "perk"
local place = require "place"
local support = require "support"

local client, control = place.client, place.control


local function enrolled(kard)
    assert(kard.users:create{{id = "lua-1", enrolled_rewards = {"CARDLINKED"}, zip_code = "10001"}})
    return kard
end


describe("methods for scripts", function()
    setup(place.start)

    teardown(place.stop)

    before_each(function() control("POST", "reset") end)

    after_each(support.nothing_alive)

    it("list over pages", function()
        local kard, count, pages = enrolled(client()), 0, 0
        local offers = kard.offers:list("lua-1", {page_size = 100, supported_components = "all"})
        for offer in offers do
            assert.is_string(offer.name)
            count = count + 1
        end
        for page in offers:pages() do pages = pages + (#page > 0 and 1 or 0) end
        assert.are.same({260, 3}, {count, pages})
        assert.are.equal(260, #assert(offers:list()))
        assert.are.equal("standardOffer", offers:first().type)
    end)

    -- LuaJIT can fork; with the others only a host can.
    if jit then
        it("go on in a forked child, which disturbs nothing when it ends", function()
            local ffi = require "ffi"
            ffi.cdef "int fork(void); int waitpid(int child, int *status, int options);"
            ffi.cdef "void _exit(int status);"
            local kard = enrolled(client())
            local function use(name)
                for n = 1, 20 do
                    local id = name .. "-" .. n
                    if kard.users:get(assert(
                        kard.users:create{{id = id, enrolled_rewards = {"CARDLINKED"}}}
                    ) and id).id ~= id then
                        return false
                    end
                end
                return true
            end
            local child = ffi.C.fork()
            if child == 0 then
                local fine, right = pcall(use, "child")
                kard = nil
                collectgarbage()
                collectgarbage()
                ffi.C._exit(fine and right and 0 or 1)
            end
            local status = ffi.new("int[1]")
            assert.is_true(use("parent"))
            ffi.C.waitpid(child, status, 0)
            assert.are.equal(0, status[0])
            assert.is_true(use("after"))
        end)
    end

    it("start a loop at the first page each time", function()
        local kard = enrolled(client())
        local offers, first = kard.offers:list("lua-1", {page_size = 2}), {}
        for _ = 1, 2 do
            for offer in offers do
                first[#first + 1] = offer.id
                break
            end
        end
        assert.are.equal(first[1], first[2])
    end)

    it("raise the error inside a loop, and return it outside", function()
        local kard = client()
        control("POST", "faults", {match = {operation = "offers.list"}, status = 403})
        local fine, err = pcall(function() for _ in kard.offers:list("lua-1") do end end)
        assert.is_false(fine)
        assert.are.same({"forbidden", 403}, {err.code, err.http_status})
        control("POST", "faults", {match = {operation = "offers.list"}, status = 403})
        local list
        list, err = kard.offers:list("lua-1"):list()
        assert.is_nil(list)
        assert.are.equal("forbidden", err.code)
    end)

    it("check arguments before anything is sent", function()
        local kard = client()
        local list, err = kard.offers:list("lua-1", {page_sise = 2}):list()
        assert.is_nil(list)
        assert.are.equal("unknown_name", err.code)
        local made
        made, err = kard.attributions:create(
            "lua-1", {{type = "offerAttribution", entity_id = "o", event_code = "VEIW"}}
        )
        assert.is_nil(made)
        assert.is_truthy(err.message:find("VIEW", 1, true))
        assert.are.equal(0, control("GET", "log").one.attributes.logins)
    end)

    it("repeat a read after a 500, and never a write", function()
        local kard = enrolled(client{max_attempts = 3})
        control("POST", "faults", {match = {operation = "users.get"}, status = 500})
        assert.are.equal("lua-1", assert(kard.users:get("lua-1")).id)
        control("POST", "faults", {match = {operation = "users.create"}, status = 500})
        local made, err = kard.users:create{{id = "lua-2", enrolled_rewards = {"CARDLINKED"}}}
        assert.is_nil(made)
        assert.are.same(
            {"server", 500, true, 1}, {err.code, err.http_status, err.outcome_unknown, err.attempts}
        )
    end)

    it("give a resource, a document, or true", function()
        local kard = enrolled(client())
        local user = assert(kard.users:get("lua-1"))
        assert.are.same({"user", "lua-1"}, {user.type, user.id})
        assert.is_true(#assert(kard.subscriptions:list()) >= 0)
        assert.is_truthy(kard.users:delete("lua-1"))
        local gone, err = kard.users:get("lua-1")
        assert.is_nil(gone)
        assert.are.equal("not_found", err.code)
    end)

    it("take tokens from a function, and return its error when it has none", function()
        local asked = 0
        local function fetch()
            asked = asked + 1
            local own = client()
            assert(own.subscriptions:list())
            return own:token(core.now_ms()), 60
        end
        local kard = client{token = fetch}
        assert(kard.subscriptions:list())
        assert(kard.subscriptions:list())
        assert.are.equal(1, asked)
        local list, err = client{
            token = function() return nil, {code = "mine"} end,
        }.subscriptions:list()
        assert.is_nil(list)
        assert.are.equal("mine", err.code)
    end)

    it("report that a token is missing", function()
        local list, err = client{auth = "token"}.subscriptions:list()
        assert.is_nil(list)
        assert.are.equal("missing", err.code)
    end)

    it("reach what the table does not know, on the same host only", function()
        local kard = client()
        local reply = assert(kard:request("GET", "/v2/ping", {params = {x = {1, 2}}}))
        assert.are.equal("pong", reply.one.message)
        local refused, err = kard:request("GET", "http://127.0.0.1:1/v2/ping")
        assert.is_nil(refused)
        assert.are.equal("origin", err.code)
    end)

    it("stop at their deadline, and when nobody listens", function()
        control("POST", "faults", {match = {operation = "ping.get"}, delay_ms = 60000})
        local pong, err = client().ping:get{timeout_ms = 150}
        assert.is_nil(pong)
        assert.are.equal("deadline", err.code)
        pong, err = client{base_url = "http://127.0.0.1:1", max_attempts = 1}.ping:get()
        assert.is_nil(pong)
        assert.are.equal("connect", err.code)
    end)

    it("stop at Ctrl-C", function()
        control("POST", "faults", {match = {operation = "ping.get"}, delay_ms = 60000})
        local said = place.interrupt(
            "ping.get", "coroutine.wrap(function() print(kard.ping:get()) end)()"
        )
        -- a call that went on would end at its deadline
        assert.is_truthy(said:find("interrupted!", 1, true), said)
    end)

    it("show no secret in errors", function()
        local _, err = client{client_secret = "s3cret-of-the-test"}.users:get("lua-1")
        assert.are.equal("auth", err.code)
        for name, value in pairs(err) do
            assert.is_nil((tostring(name) .. tostring(value)):find("s3cret", 1, true))
        end
    end)
end)


describe("the journey", function()
    it("runs to its end", function()
        local pipe = io.popen(("%s %s 2>&1"):format(
            os.getenv("PERK_LUA"), support.quoted(support.path("examples/lua/journey.lua"))
        ))
        local said = pipe:read("*a")
        pipe:close()
        assert.is_truthy(said:find("10 steps done on the sandbox", 1, true), said)
    end)
end)
