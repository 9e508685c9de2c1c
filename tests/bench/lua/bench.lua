-- Lua under LuaJIT: JSON text to tables against lua-cjson, and checking a webhook of 1 KB against plain Lua. Prints one JSON line:
-- {"lua": [{"name", "ours_us", "theirs_us", "against", "ratio", "at_least"}]}. Both sides are timed in turns; medians of their CPU time.
--
-- Usage: luajit tests/bench/lua/bench.lua   (LUA_PATH and LUA_CPATH find perk)
local here = arg[0]:match("^(.*/)") or "./"
package.path = here .. "?.lua;" .. package.path

local cjson = require "cjson"
local perk = require "perk"
local sha256 = require "sha256"

local TURNS = 15


local function offer(index)
    return {
        type = "standardOffer",
        id = ("offer-%06d"):format(index),
        attributes = {
            name = ("Shop number %d%s"):format(index, index % 25 == 0 and " caf\195\169" or ""),
            purchaseChannel = perk.array{"INSTORE", "ONLINE"},
            userReward = {type = "PERCENT", value = 2.5 + index % 7},
            startDate = "2026-01-02T03:04:05.678Z",
            expirationDate = "2027-01-02T03:04:05.678Z",
            isTargeted = index % 2 == 0,
            maxRedemptions = perk.null,
            minTransactionAmount = {type = "CENTS", value = index * 100},
            terms = ("Some terms that go on for a while. "):rep(18) .. (index % 25 == 0 and "\"quoted\"\n" or ""),
            description = ("A pleasant offer for all. "):rep(6),
            websiteUrl = ("https://shop%d.example.test/"):format(index),
            assets = perk.array{
                {type = "IMG_VIEW", url = ("https://img.example.test/%d.png"):format(index), alt = "picture"},
                {type = "BANNER_VIEW", url = ("https://img.example.test/%d-wide.png"):format(index), alt = "picture"},
            },
            components = {
                shortDescription = "Get something back",
                baseReward = "5% cash back",
                tags = perk.array{"new", "popular"},
                cta = {buttonText = "Activate", action = {method = "POST", url = ("/v2/issuers/o/users/u/offers/%d/activate"):format(index)}},
            },
        },
        relationships = {category = {data = perk.array{{type = "category", id = "category-" .. index % 17}}}},
    }
end


local function page(count)
    local offers = perk.array()
    for index = 1, count do offers[index] = offer(index) end
    return assert(perk.dump{data = offers, links = {next = "/v2/x?page%5Bafter%5D=abc"}})
end


local function timed(run, rounds)
    collectgarbage()
    local started = os.clock()
    for _ = 1, rounds do run() end
    return (os.clock() - started) / rounds * 1e6
end


local function median(values)
    table.sort(values)
    return values[math.floor(#values / 2) + 1]
end


local function race(name, against, at_least, ours, theirs)
    local mine, other = {}, {}
    for turn = 1, TURNS do
        mine[turn] = timed(ours.run, ours.rounds)
        other[turn] = timed(theirs.run, theirs.rounds)
    end
    local a, b = median(mine), median(other)
    return {name = name, against = against, ours_us = a, theirs_us = b, ratio = b / a, at_least = at_least}
end


local function parse_race(count, rounds)
    local text = page(count)
    local name = ("%d offers (%d bytes) to Lua tables"):format(count, #text)
    return race(name, "lua-cjson", 1, {run = function() return perk.parse(text) end, rounds = rounds},
        {run = function() return cjson.decode(text) end, rounds = rounds})
end


local function webhook_race()
    local key, body = "key-of-the-bench", ("0123456789abcdef"):rep(64)
    local signature = perk.sign(key, body)
    local verifier, plain = assert(perk.verifier{key}), sha256.signer(key)
    assert(plain(body) == signature)
    return race("webhook of 1 KB checked", "plain Lua (LuaJIT, bit)", 10,
        {run = function() return assert(verifier:check(body, signature)) end, rounds = 4000},
        {run = function() return assert(plain(body) == signature) end, rounds = 200})
end


print(perk.dump{lua = {parse_race(20, 100), parse_race(200, 10), webhook_race()}})
