-- Runs under tests/c/preload_nomem.c (LuaJIT): writes, each time with the next allocation of the
-- module refused, over a transport that does all it is asked to. Prints how many allocations were
-- refused, and each write that was done and not reported so.
local ffi = require "ffi"
local perk = require "perk"

ffi.cdef "void nomem_arm(long index); int nomem_disarm(void);"
ffi.cdef "void nomem_pause(void); void nomem_resume(void);"

local MOST = 5000
local done = {}


local function answer(request)
    if request.method == "DELETE" then
        done[#done + 1] = request.url:match "[^/]+$"
        return 204, ""
    end
    local made = {}
    for _, item in ipairs(assert(perk.parse(request.body)).data) do
        done[#done + 1] = item.id
        made[#made + 1] = '{"type":"user","id":"' .. item.id .. '"}'
    end
    return 201, '{"data":[' .. table.concat(made, ",") .. "]}"
end


local transport = {now = 0}


function transport:run(call)
    while true do
        self.now = self.now + 1
        local action = call:step(self.now)
        if action == "send" then
            ffi.C.nomem_pause() -- what the server does is not counted
            local status, body = answer(assert(call:request()))
            ffi.C.nomem_resume()
            call:feed(status, {}, body, self.now)
        elseif action == "wait" then
            self.now = self.now + call:wait_ms()
        elseif action == "page" then
            return call:page()
        elseif action == "failed" then
            return nil, call:error()
        else
            return nil
        end
    end
end


local function user(id)
    return {id = id, enrolled_rewards = perk.array{"CARDLINKED"}}
end


local function verdict(value, err)
    if value then return "accepted" end
    return type(err) == "table" and not err.outcome_unknown and "rejected" or "unknown"
end


-- Each gives the status of each item, as far as the caller hears of it.
local WRITES = {}


function WRITES.create_many(kard, name)
    local fine, outcomes, err = pcall(function()
        return kard.users:create_many{user(name .. "-a"), user(name .. "-b")}
    end)
    if not fine then outcomes = type(outcomes) == "table" and outcomes.outcomes end
    if not outcomes then outcomes = type(err) == "table" and err.outcomes end
    ffi.C.nomem_pause() -- outcomes make their items anew
    local statuses = {}
    for _, outcome in ipairs(outcomes or {}) do statuses[outcome.item.id] = outcome.status end
    return statuses
end


function WRITES.create(kard, name)
    local fine, value, err = pcall(function() return kard.users:create(user(name)) end)
    return {[name] = verdict(fine and value, fine and err)}
end


function WRITES.delete(kard, name)
    local fine, value, err = pcall(function() return kard.users:delete(name) end)
    return {[name] = verdict(fine and value, fine and err)}
end


local statuses, refused = {}, {}
for name, write in pairs(WRITES) do
    for index = -1, MOST do -- the first round warms up
        local kard = assert(
            perk.kard{token = "given-token", organization_id = "o", transport = transport}
        )
        ffi.C.nomem_arm(index < 0 and MOST or index)
        local found = write(kard, name .. "-" .. index)
        local more = ffi.C.nomem_disarm() ~= 0
        for id, status in pairs(found) do statuses[id] = status end
        refused[name] = index
        if index >= 0 and not more then break end
    end
end

local bad = {}
for _, id in ipairs(done) do
    if statuses[id] ~= "accepted" and statuses[id] ~= "unknown" then
        bad[#bad + 1] = id .. ": " .. (statuses[id] or "lost")
    end
end
for name, count in pairs(refused) do assert(count >= 10 and count < MOST, name) end
assert(#done >= 10) -- or else nothing was tested
print(#bad == 0 and "every write that was done is reported so" or table.concat(bad, ", "))
