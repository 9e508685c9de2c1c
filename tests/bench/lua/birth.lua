-- The first client of a Lua state, compared with the second one of the same state: CPU time and
-- memory, in new processes. Prints the lines described in race.h; those of memory are in KB.
--
-- Usage: luajit tests/bench/lua/birth.lua [ROOT BUILD]...
-- Source trees and their build folders, which take turns; this one with build-lua when left out.
local here = arg[0]:match("^(.*/)") or "./"
local ROUNDS = 41

local CHILD = [[
package.path = "ROOT/lua/?.lua;ROOT/lua/?/init.lua;" .. package.path
package.cpath = "ROOT/BUILD/lua/5.1/?.so;" .. package.cpath
local perk = require "perk"
local settings = {client_id = "i", client_secret = "s", organization_id = "o"}

local function settled()
    collectgarbage()
    collectgarbage()
    return collectgarbage "count"
end

local kept = {}
for number = 1, 2 do
    local before = settled()
    collectgarbage "stop"
    local started = os.clock()
    kept[number] = assert(perk.kard(settings))
    local spent = (os.clock() - started) * 1e9
    collectgarbage "restart"
    print(("%.0f %.3f"):format(spent, settled() - before))
end
]]


local function quoted(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end


-- {nanoseconds, KB} of the first client and of the second one.
local function birth(tree)
    local script = CHILD:gsub("ROOT", tree.root):gsub("BUILD", tree.build)
    local pipe = io.popen("luajit -e " .. quoted(script))
    local found = {}
    for number = 1, 2 do
        found[number] = {assert(pipe:read("*n"), "no figure"), assert(pipe:read("*n"), "no figure")}
    end
    pipe:close()
    return found
end


local function median(values)
    table.sort(values)
    return values[math.floor(#values / 2) + 1]
end


local function report(what, unit, tree, figure)
    local rounds = tree.rounds
    local ours, peer, ratios, extras = {}, {}, {}, {}
    for number, round in ipairs(rounds) do
        ours[number], peer[number] = round[1][figure], round[2][figure]
        ratios[number] = peer[number] / ours[number]
        extras[number] = ours[number] - peer[number]
    end
    local line = '{"what":"%s","unit":"%s","rounds":%d,"peer_name":"the second client",'
        .. '"ours":%.3f,"peer":%.3f,"ratio":%.6f,"extra":%.3f,"root":"%s"}'
    local figures = {median(ours), median(peer), median(ratios), median(extras), tree.root}
    print(line:format(what, unit, #rounds, (table.unpack or unpack)(figures)))
end


local trees = {}
for index = 1, math.max(#arg, 1), 2 do
    local root, build = arg[index] or here .. "../../..", arg[index + 1] or "build-lua"
    trees[#trees + 1] = {root = root, build = build, rounds = {}}
end
for number = 1, ROUNDS do
    for _, tree in ipairs(trees) do tree.rounds[number] = birth(tree) end
end
for _, tree in ipairs(trees) do
    report("lua_client", "ns", tree, 1)
    report("lua_client_memory", "KB", tree, 2)
end
