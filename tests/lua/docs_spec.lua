-- Every block of Lua in the pages for users is Lua, and those for scripts in the page for Lua are
-- run from top to bottom. Those of docs/reference are run by reference_spec.lua.
local lfs = require "lfs"
local pages = require "pages"
local place = require "place"
local support = require "support"


local function texts()
    local found = {support.path("README.md")}
    for name in lfs.dir(support.path("docs")) do
        if name:match("%.md$") then found[#found + 1] = support.path("docs", name) end
    end
    return found
end


describe("the pages for users", function()
    it("show Lua that loads", function()
        local count = 0
        for _, path in ipairs(texts()) do
            for _, code in ipairs(pages.blocks(support.bytes(path))) do
                assert((loadstring or load)(code, "=" .. path)) -- luacheck: ignore
                count = count + 1
            end
        end
        assert.is_true(count > 5)
    end)
end)


-- The blocks of the part for scripts, as one script; settings replace what a reader fills in.
local function script(settings)
    local text = support.bytes(support.path("docs", "lua.md"))
    local part = assert(text:match("\n## For scripts\n(.-)\n## "))
    local code = table.concat(pages.blocks(part), "\n")
    return (code:gsub('(%l+_%l+) = "…"', function(name)
        return ("%s = %q"):format(name, settings[name])
    end))
end


describe("the page for Lua", function()
    setup(function() place.start() end)
    teardown(place.stop)
    after_each(support.nothing_alive)

    it("has a script that works", function()
        assert(place.client().users:create{{id = "user-1", enrolled_rewards = {"CARDLINKED"}}})
        local getenv, stderr, lines, shown = os.getenv, io.stderr, {}, {}
        local settings = {PERK_BASE_URL = place.url}
        for _, name in ipairs{"client_id", "client_secret", "organization_id"} do
            settings["PERK_" .. name:upper()] = place.credentials[name]
        end
        local source = "local print = ...\n" .. script(place.credentials)
        local function print(...) shown[#shown + 1] = table.concat({tostring(...)}, " ") end
        -- luacheck: push ignore
        os.getenv = function(name) return settings[name] or getenv(name) end
        io.stderr = {write = function(_, ...) lines[#lines + 1] = table.concat{...} end}
        local fine, why = pcall(assert((loadstring or load)(source, "=docs/lua.md")), print)
        os.getenv, io.stderr = getenv, stderr
        -- luacheck: pop
        assert(fine, why)
        assert.is_truthy(lines[#lines]:find("^debug: GET /v2/issuers/.*: 200, "), lines[#lines])
        assert.are.equal("10001", assert(place.client().users:get("lua-1")).zip_code)
        assert.is_truthy(table.concat(shown, "\n"):find("not_found", 1, true))
    end)
end)
