-- A token an issuer; tokens in a file and in stores of the host's; the quota.
local core = require "perk.core"
local lfs = require "lfs"
local perk = require "perk"
local place = require "place"
local support = require "support"

local client, control = place.client, place.control


local function logins()
    return control("GET", "log").one.attributes.logins
end


-- A store that notes what it is asked.
local function memory()
    local store = {kept = {}, loads = 0}
    function store.load(key)
        store.loads = store.loads + 1
        local entry = store.kept[key]
        if entry then return entry[1], entry[2] end
    end
    function store.save(key, token, seconds) store.kept[key] = {token, seconds} end
    return store
end


local function size(map)
    local count = 0
    for _ in pairs(map) do count = count + 1 end
    return count
end


local TOKEN = '{"access_token":"tok","expires_in":3600}'
local HOST = {
    base_url = "https://api.example.test", client_id = "c", client_secret = "s",
    organization_id = "o",
}


local function hosted(settings)
    local all = {}
    for _, from in ipairs{HOST, settings or {}} do
        for name, value in pairs(from) do all[name] = value end
    end
    return assert(perk.kard(all))
end


describe("a host's store", function()
    after_each(support.nothing_alive)

    it("is used inside the steps", function()
        local store = memory()
        local call = assert(hosted{token_store = store}:call("users.get", {user_id = "u"}))
        assert.are.equal("send", call:step(0))
        assert.is_truthy(call:request().url:find("/v2/auth/token", 1, true))
        assert(call:feed(200, {}, TOKEN, 500))
        assert.are.equal("send", call:step(500))
        assert.are.equal("Bearer tok", call:request().headers.Authorization)
        local key, entry = next(store.kept)
        assert.are.same({64, "tok", 3600}, {#key, entry[1], entry[2]})

        call = assert(hosted{token_store = store}:call("users.get", {user_id = "u"}))
        assert.are.equal("send", call:step(0))
        assert.are.equal("Bearer tok", call:request().headers.Authorization)
        assert.are.equal(2, store.loads)
    end)

    it("may raise, and then no other call waits for it", function()
        local store = memory()
        local kard = hosted{token_store = store}
        local load = store.load
        function store.load() error({mine = true}) end
        local broken = assert(kard:call("users.get", {user_id = "u"}))
        local fine, problem = pcall(broken.step, broken, 0)
        assert.is_false(fine)
        assert.is_true(problem.mine)
        store.load = load
        local call = assert(kard:call("users.get", {user_id = "u"}))
        assert.are.equal("send", call:step(1))
        assert.are.equal("failed", broken:step(1))
        assert.are.equal("cancelled", broken:error().code)
    end)

    it("gives a token and seconds, or nothing", function()
        for _, bad in ipairs{function() return "t" end, function() return 7, 7 end} do
            local call = assert(
                hosted{token_store = {load = bad, save = print}}:call("users.get", {user_id = "u"})
            )
            local fine, problem = pcall(call.step, call, 0)
            assert.is_false(fine)
            assert.is_truthy(tostring(problem):find("token_store", 1, true))
        end
        local late = hosted{token_store = {load = function() return "late", 0 end, save = print}}
        assert.is_truthy((assert(late:call("users.get", {user_id = "u"}))):step(0) == "send")
    end)

    it("must be one, and the only one", function()
        for _, bad in ipairs{1, "x", {}, {load = print}} do
            local fine = pcall(hosted, {token_store = bad})
            assert.is_false(fine)
        end
        local made, err = perk.kard{
            client_id = "c", client_secret = "s", token_store = memory(), token_file = "/none",
        }
        assert.is_nil(made)
        assert.are.equal("input", err.code)
    end)
end)


describe("a client for an issuer", function()
    after_each(support.nothing_alive)

    it("has its own settings and token", function()
        local kard = hosted()
        local other = assert(kard:for_issuer("iss-2"))
        assert.are.same({"iss-2", "iss-2", "c"}, {
            other:setting("target_issuer"), other:setting("organization_id"),
            other:setting("client_id"),
        })
        assert(other:set_token("two", 0, 60))
        assert.is_nil(kard:token(0))
        assert.are.equal("two", assert(other:for_issuer("iss-2")):token(0))
        assert.is_nil(assert(other:for_issuer("iss-3")):token(0))
    end)

    it("is for Kard, and not for a token that was given", function()
        local made, err = assert(
            perk.kard_legacy{client_id = "c", client_secret = "s"}
        ):for_issuer("i")
        assert.is_nil(made)
        assert.are.equal("unknown_name", err.code)
        made, err = assert(perk.kard{token = "t"}):for_issuer("i")
        assert.is_nil(made)
        assert.are.equal("input", err.code)
        assert.is_false((pcall(function() return hosted():for_issuer() end)))
    end)

    it("shares the quota", function()
        local kard = hosted()
        local call, other = assert(kard:call("ping.get")), assert(kard:for_issuer("iss-2"))
        assert.is_nil(other:quota(0))
        assert.are.equal("send", call:step(0))
        assert(call:feed(
            200, {["Kard-Api-Usage-Quota-Remaining"] = "0", ["kard-api-usage-quota-reset"] = "20"},
            "{}", 1000
        ))
        assert.are.same({remaining = 0, resets_in_ms = 15000, age_ms = 5000}, other:quota(6000))
    end)
end)


describe("on the sandbox", function()
    local path

    setup(place.start)

    teardown(place.stop)

    before_each(function()
        control("POST", "reset")
        path = os.tmpname()
        os.remove(path)
    end)

    after_each(function()
        for _, ending in ipairs{"", ".lock"} do os.remove(path .. ending) end
        support.nothing_alive()
    end)

    it("issuers have separate tokens over one transport", function()
        local kard = client()
        local other = assert(kard:for_issuer(place.credentials.child_organization_id))
        assert(other.subscriptions:list())
        assert(other.subscriptions:list())
        assert.are.equal(1, logins())
        assert(kard.subscriptions:list())
        assert.are.equal(2, logins())
        assert.are.equal(rawget(kard, "transport") ~= nil, rawget(other, "transport") == nil)
        local user, err = other.users:get(
            "sandbox-user-1", {organization_id = place.credentials.organization_id}
        )
        assert.is_nil(user)
        assert.are.equal("forbidden", err.code)
    end)

    it("clients that share a file log in once", function()
        for _ = 1, 2 do assert(client{token_file = path}.subscriptions:list()) end
        assert.are.equal(1, logins())
        assert.are.equal("rw-------", lfs.attributes(path, "permissions"))
        control("POST", "revoke")
        assert(client{token_file = path}.subscriptions:list())
        assert.are.equal(2, logins())
    end)

    it("a file that others may read is refused", function()
        assert(os.execute("umask 022; echo '[]' > " .. path))
        local list, err = client{token_file = path}.subscriptions:list()
        assert.is_nil(list)
        assert.are.same({"input", "token_file"}, {err.code, err.pointer})
    end)

    it("a file system without locks is reported", function()
        local preload = os.tmpname()
        assert(os.execute(("cc -shared -fPIC %s -o %s"):format(
            support.quoted(support.path("tests/preload/nolocks.c")), preload
        )))
        local program = [[assert(require("perk.transport.curl").new{token_file = arg[1]})]]
        local script = os.tmpname()
        local file = assert(io.open(script, "w"))
        file:write(program)
        file:close()
        local pipe = io.popen(
            ("LD_PRELOAD=%s %s %s %s 2>&1"):format(preload, os.getenv("PERK_LUA"), script, path)
        )
        local said = pipe:read("*a")
        pipe:close()
        os.remove(preload)
        os.remove(script)
        assert.is_truthy(
            said:find("perk: token_file is on a file system without locks", 1, true), said
        )
    end)

    it("a store serves methods, and what it raises comes out of them", function()
        local store = memory()
        local kard = client{token_store = store}
        assert(kard.subscriptions:list())
        assert(
            assert(kard:for_issuer(place.credentials.child_organization_id)).subscriptions:list()
        )
        assert(client{token_store = store}.subscriptions:list())
        assert.are.same({2, 2}, {logins(), size(store.kept)})
        store.load = function() error("the store is down", 0) end
        kard = client{token_store = store}
        local fine, problem = pcall(function() return kard.subscriptions:list() end)
        assert.is_false(fine)
        assert.are.equal("the store is down", problem)
        store.load = function() end
        assert(kard.subscriptions:list{timeout_ms = 30000})
    end)

    it("a function that returns tokens gets the issuer, and may fail", function()
        local asked = {}
        local kard = client{token = function(issuer)
            asked[#asked + 1] = issuer or "none"
            return nil, {code = "mine"}
        end}
        local other = assert(kard:for_issuer("iss-2"))
        for _, one in ipairs{other, kard, kard} do
            local list, err = one.subscriptions:list{timeout_ms = 30000}
            assert.is_nil(list)
            assert.are.equal("mine", err.code)
        end
        assert.are.same({"iss-2", "none", "none"}, asked)
    end)

    it("the quota is reported", function()
        local kard = client()
        assert(kard.subscriptions:list())
        for _, told in ipairs{kard:quota(), kard:quota(core.now_ms())} do
            assert.is_true(
                told.capacity > told.remaining and told.remaining > 0 and told.age_ms < 60000
            )
        end
    end)
end)
