-- What reading a large reply costs: counted, never timed. The readers in C are counted by
-- tests/c/cost.

local perk = require "perk"
local support = require "support"

local FEW, TIMES = 50, 16


local function linked(count)
    local many, included = {}, {}
    for index = 1, count do
        many[index] = ('{"type":"b","id":"%d"}'):format(index)
        included[index] = ('{"type":"b","id":"%d","attributes":{}}'):format(index)
    end
    return assert(perk.document((
        '{"data":{"type":"a","id":"1","relationships":{"many":{"data":[%s]}}},"included":[%s]}'
    ):format(
        table.concat(many, ","), table.concat(included, ","))))
end


-- Calls made meanwhile.
local function calls(job)
    local seen = 0
    if rawget(_G, "jit") then jit.off() end -- compiled code calls no hook
    debug.sethook(function() seen = seen + 1 end, "c")
    job()
    debug.sethook()
    if rawget(_G, "jit") then jit.on() end
    return seen
end


describe("the cost of a large reply", function()
    it("does not grow with its square", function()
        local function related(count)
            local one = linked(count)[1]
            return calls(function() assert.are.equal(count, #one:related("many")) end)
        end
        local few, many = related(FEW), related(FEW * TIMES)
        assert.is_true(many < 1.5 * TIMES * few, ("%d calls, then %d"):format(few, many))
    end)

    it("is gone when nobody holds it: keys are collected", function()
        local function round(number)
            local members = {}
            for index = 1, 10000 do members[index] = ('"key-%d-%d":1'):format(number, index) end
            assert(perk.parse("{" .. table.concat(members, ",") .. "}"))
        end
        local function held()
            collectgarbage()
            collectgarbage()
            return collectgarbage "count"
        end
        round(0)
        local before = held()
        for number = 1, 10 do round(number) end
        local grown = held() - before
        assert.is_true(grown < 1000, ("100,000 keys were read, and %d KiB stay"):format(grown))
    end)
end)


describe("the cost of a client", function()
    local SCRIPT = [[
        local perk = require "perk"
        local function held()
            collectgarbage()
            collectgarbage()
            return collectgarbage "count"
        end
        local before = held()
        local kard = assert(perk.kard{client_id = "i", client_secret = "s", organization_id = "o"})
        print(held() - before, package.loaded["perk.methods"] or package.loaded["perk.driver"])
    ]]

    it("is one row of the table: no more than 100 KB in a new state", function()
        local quoted = support.quoted(SCRIPT)
        local pipe = io.popen(("%s -e %s"):format(os.getenv("PERK_LUA"), quoted))
        local grown, loaded = pipe:read("*n"), pipe:read("*l")
        pipe:close()
        assert.is_true(grown < 100, grown)
        assert.are.equal("nil", loaded:match("%S+"))
    end)
end)
