-- The core and the driver are two modules, so that a program without blocking calls never loads
-- libcurl.
local perk = require "perk"
local support = require "support"

local CORE = os.getenv("PERK_MODULE")
local DRIVER = CORE:gsub("core%.so$", "driver.so")


local function output(command, ...)
    local pipe = io.popen(command:format(...) .. " 2>&1")
    local text = pipe:read("*a")
    pipe:close()
    return text
end


local function set_of(text, pattern)
    local found = {}
    for name in text:gmatch(pattern) do found[name] = true end
    return found
end


-- Names of the libraries that a module is linked to, without their versions; a core by its SONAME.
local function needed(module)
    local listed = output("readelf -d %s", support.quoted(module))
    return set_of(listed, "%(NEEDED%)[^\n]*%[([%w.-]+)%.so[^\n]*%]")
end


local function exported(module)
    local listed = output("nm -D --defined-only %s", support.quoted(module))
    return set_of(listed, " [TDBR] ([%w_]+)\n")
end


describe("the modules", function()
    it("are linked to what they use, and to no Lua", function()
        assert.are.same({libjansson = true, libcrypto = true, libc = true}, needed(CORE))
        local version = CORE:match("/([%d.]+)/perk/core%.so$")
        local core = "perk-lua" .. version .. "-core"
        local libraries = needed(DRIVER)
        libraries.libdeflate = nil -- where it is installed
        assert.are.same({[core] = true, libcurl = true, libc = true}, libraries)
    end)

    it("stay loaded", function()
        for _, module in ipairs{CORE, DRIVER} do
            local listed = output("readelf -d %s", support.quoted(module))
            assert.is_truthy(listed:find("NODELETE", 1, true))
        end
    end)

    it("export their entry; the core, what the driver takes from it too", function()
        assert.are.same({luaopen_perk_driver = true}, exported(DRIVER))
        local wanted = {luaopen_perk_core = true}
        local listed = support.bytes(support.path("bindings/common/exports.map"))
        for name in listed:gmatch("\n    (perk_[%w_]+);") do wanted[name] = true end
        assert.are.same(wanted, exported(CORE))
        local undefined = output("nm -D --undefined-only %s", support.quoted(DRIVER))
        for name in undefined:gmatch(" U (perk_[%w_]+)\n") do
            assert.is_true(wanted[name], name .. " is not exported")
        end
    end)
end)


-- What a gateway does in a process: a client, a call in steps, a webhook; then one blocking call.
local GATEWAY = [[
local perk = require "perk"

local function has_curl()
    local maps = assert(io.open("/proc/self/maps")):read("*a")
    return maps:find("libcurl", 1, true) ~= nil
end

local kard = assert(perk.kard{
    client_id = "i", client_secret = "s", organization_id = "o", base_url = "http://127.0.0.1:9",
    token_url = "http://127.0.0.1:9/token", max_attempts = 1,
})
local call = assert(kard:call("offers.list", {user_id = "u", supported_components = "all"}))
assert(call:step(0) == "send" and call:request().body)
assert(call:feed(200, {}, '{"access_token":"t","expires_in":60}', 1))
assert(call:step(1) == "send")
assert(call:feed(200, {}, '{"data":[]}', 2))
assert(call:step(2) == "page" and #call:page() == 0)
assert(kard:quota() == nil and kard:explain("offers.list", {user_id = "u"}))
local handler = assert(perk.webhook_handler{keys = "key", on_event = function() return true end})
local body = '{"data":{"type":"earnedRewardApproved","id":"e","attributes":{}}}'
assert(handler:handle({["Notify-Signature"] = perk.sign("key", body)}, body) == 200)
assert(perk.verifier{"key"}:check(body, perk.sign("key", body)))
print(has_curl())

local before = perk.live()
local reply, err = kard.subscriptions:list()
print(has_curl(), reply, err.code, perk.live() > before)
]]


describe("a gateway", function()
    it("never loads libcurl; a script does at its first blocking call", function()
        local script = os.tmpname()
        local file = assert(io.open(script, "w"))
        file:write(GATEWAY)
        file:close()
        local text = output("%s %s", os.getenv("PERK_LUA"), script)
        os.remove(script)
        assert.are.equal("false\ntrue\tnil\tconnect\ttrue\n", text)
    end)

    it("has one core: the driver's objects count in it", function()
        local before = perk.live()
        local transport = assert(require("perk.transport.curl").new())
        assert.is_true(perk.live() > before)
        transport = nil -- luacheck: ignore
        collectgarbage()
        collectgarbage()
        assert.are.equal(before, perk.live())
    end)
end)
