-- What is made from the table and committed is what the table says now.
local support = require "support"


describe("the annotations", function()
    it("are those of the table", function()
        local pipe = io.popen(("%s %s"):format(os.getenv("PERK_LUA"), support.quoted(support.path("tools/lua_types.lua"))))
        local made = pipe:read("*a")
        pipe:close()
        assert.is_true(#made > 10000)
        assert.is_true(made == support.bytes(support.path("lua/perk/types.lua")), "run tools/lua_types.lua > lua/perk/types.lua")
    end)

    it("are Lua that nobody needs to run", function()
        assert.is_function(loadfile(support.path("lua/perk/types.lua")))
    end)
end)
