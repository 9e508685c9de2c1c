-- Many users with 16 requests in flight, against the loop over them, on a server that answers after
-- 20 ms. Prints a JSON line: wall-clock times of a user.
-- Usage: luajit pull.lua PORT [USERS]     PORT is that of perk_stub with so many users, offers=20
-- and delay_ms=20. perk comes from the source tree, as for bench.lua.
local here = arg[0]:match("^(.*/)") or "./"
local root = here .. "../../../"
package.path = ("%slua/?.lua;%slua/?/init.lua;%s"):format(root, root, package.path)
package.cpath = ("%sbuild-lua/lua/5.1/?.so;%s"):format(root, package.cpath)
local core = require "perk.core"
local perk = require "perk"

local USERS = tonumber(arg[2] or 2000)
local LOOP = USERS / 20 -- of them; each takes 20 ms and more


local function time(work)
    local start = core.now_ms()
    work()
    return (core.now_ms() - start) * 1e6
end


local kard = assert(perk.kard{
    base_url = "http://127.0.0.1:" .. arg[1], client_id = "i", client_secret = "s",
    organization_id = "o",
})


local function offers_of(ids)
    local count = 0
    for _, offers, err in kard.offers:for_users(ids, {max_in_flight = 16}) do
        if err then error(err, 0) end
        count = count + #offers
    end
    return count
end


local ids, few = {}, {}
for index = 1, USERS do ids[index] = "u-" .. index - 1 end
for index = 1, 32 do few[index] = ids[index] end
offers_of(few) -- the login, and what is loaded

local many = time(function() assert(offers_of(ids) == 20 * USERS) end) / USERS
local one = time(function()
    for index = 1, LOOP do assert(kard.offers:list(ids[index]):list()) end
end) / LOOP
print(perk.dump{
    what = "lua_pull", unit = "ns", rounds = 1, ours = many, peer = one,
    peer_name = "its own loop", ratio = one / many, extra = many - one,
})
