local assert = require "luassert"
local perk = require "perk"
local support = require "support"

local ROUNDS = 200


local function work(keep)
    local doc = assert(perk.document('{"data":{"type":"t","id":"1"}}'))
    assert.are.equal("1", doc[1].id)
    if keep then keep[#keep + 1] = doc end
end


-- Lua's collectors know every reference, so an exact zero is right to ask for.
describe("the check that nothing is left alive", function()
    it("finds nothing where nothing leaks", function()
        for _ = 1, ROUNDS do
            work()
            support.nothing_alive()
        end
    end)

    it("finds one object", function()
        local kept = {}
        work(kept)
        assert.has_error(support.nothing_alive)
        kept[1] = nil
        support.nothing_alive()
    end)
end)
