-- Lua under LuaJIT: JSON text to tables against lua-cjson, and checking a webhook of 1 KB against
-- plain Lua. Prints the lines described in race.h. The two sides work in turns of CPU time; who
-- goes first changes from round to round.
--
-- Usage: luajit tests/bench/lua/bench.lua PAGE
-- perk comes from the source tree: build-lua, which `make test-lua` makes, or build.
local here = arg[0]:match("^(.*/)") or "./"
local root = here .. "../../../"
package.path = ("%s?.lua;%slua/?.lua;%slua/?/init.lua;%s"):format(here, root, root, package.path)
package.cpath = (
    "%sbuild-lua/lua/5.1/?.so;%sbuild/lua/5.1/?.so;%s"
):format(root, root, package.cpath)

local cjson = require "cjson"
local perk = require "perk"
local sha256 = require "sha256"

local ROUNDS = 41
local TURN = 0.004 -- seconds


local function turn(run, batch)
    local started = os.clock()
    for _ = 1, batch do run() end
    return (os.clock() - started) / batch
end


local function batch_of(run)
    local batch = 1
    while turn(run, batch) * batch < TURN do batch = batch * 2 end
    return batch
end


local function median(values)
    table.sort(values)
    return values[math.floor(#values / 2) + 1]
end


-- Nanoseconds a unit of work, a list for each side.
local function race(sides, units)
    local batches, times = {}, {{}, {}}
    for side, run in ipairs(sides) do batches[side] = batch_of(run) end
    for round = 1, ROUNDS do
        for offset = 0, 1 do
            local side = (round + offset) % 2 + 1
            collectgarbage() -- what the other side has left is not this one's to clear away
            times[side][round] = turn(sides[side], batches[side]) * 1e9 / units
        end
    end
    return times[1], times[2]
end


local function report(what, unit, peer_name, ours, peer)
    local ratios, extras = {}, {}
    for round = 1, ROUNDS do
        ratios[round] = peer[round] / ours[round]
        extras[round] = ours[round] - peer[round]
    end
    print(perk.dump{
        what = what, unit = unit, rounds = ROUNDS, peer_name = peer_name,
        ours = median(ours), peer = median(peer), ratio = median(ratios), extra = median(extras),
    })
end


local function parse_race(path)
    local file = assert(io.open(path, "rb"))
    local text = file:read("*a")
    file:close()
    local offers = #assert(perk.parse(text)).data
    assert(#cjson.decode(text).data == offers)
    local ours = function() return perk.parse(text) end
    local peer = function() return cjson.decode(text) end
    report("lua", "ns/offer", "lua-cjson", race({ours, peer}, offers))
end


local function webhook_race()
    local key, body = "key-of-the-bench", ("0123456789abcdef"):rep(64)
    local signature = perk.sign(key, body)
    local verifier, plain = assert(perk.verifier{key}), sha256.signer(key)
    local ours = function() return assert(verifier:check(body, signature)) end
    local peer = function() return assert(plain(body) == signature) end
    report("lua_webhook_1k", "ns", "plain Lua under LuaJIT", race({ours, peer}, 1))
end


parse_race(assert(arg[1], "usage: bench.lua PAGE"))
webhook_race()
