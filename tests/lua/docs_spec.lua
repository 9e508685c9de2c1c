-- Every block of Lua in the pages for users is Lua. Those of docs/reference are run:
-- reference_spec.lua.
local lfs = require "lfs"
local pages = require "pages"
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
