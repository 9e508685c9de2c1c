-- Lack of memory in the module: no write that was done is reported as refused, and no item is lost.
-- Under LuaJIT, which can arm the preloaded library; the others run the same Lua and the same C.
local support = require "support"

if not rawget(_G, "jit") then return end


local function output(command)
    local pipe = io.popen(command .. " 2>&1")
    local said = pipe:read("*a")
    pipe:close()
    return said
end


describe("without memory", function()
    it("a write that was done is never reported as refused", function()
        local library = os.tmpname()
        local source = support.path("tests/c/preload_nomem.c")
        assert.are.equal("", output(
            ("cc -shared -fPIC -o %s %s"):format(support.quoted(library), support.quoted(source))
        ))
        local said = output(("LD_PRELOAD=%s NOMEM_WATCHED=core.so %s %s"):format(
            support.quoted(library), os.getenv("PERK_LUA"), support.quoted(
                support.path("tests/lua/nomem_child.lua")
            )))
        os.remove(library)
        assert.are.equal("every write that was done is reported so\n", said)
    end)
end)
