--- nginx as a host of perk.gateway: its clock, timers, cosockets, log, and a shared dict as store.

local http = require "perk.nginx.http"

local host = {}

-- Seconds. A shared dict keeps what is given less for ever; a sleep of less ends in the same turn of
-- the event loop, so a loop of them would never let nginx's clock advance.
local LEAST = 0.001
local SWEEP_FIRST, SWEEP_LAST, SWEEP_MOST = 1, 16, 1000 -- seconds between two; entries
local LEVELS = {error = ngx.ERR, warn = ngx.WARN, info = ngx.INFO}

---@class perk.NginxStore: perk.GatewayStore
local Store = {}
Store.__index = Store


local function life_of(seconds)
    return seconds and math.max(seconds, LEAST) or 0
end


-- Frees entries whose life is over. It looks through the whole dict under its lock (12 ms for 16 MB),
-- so it is done once in a while, and less often when there were none.
function Store:_sweep()
    local now = ngx.now()
    if math.abs(now - self._swept) < self._sweep_pause then return false end
    local is_freed = self._dict:flush_expired(SWEEP_MOST) > 0
    self._swept = now
    self._sweep_pause = is_freed and SWEEP_FIRST or math.min(2 * self._sweep_pause, SWEEP_LAST)
    return is_freed
end


-- By `safe_add` or `safe_set`, which never drop an entry that still lives.
function Store:_put(method, key, value, seconds)
    local dict, life = self._dict, life_of(seconds)
    local put, why = dict[method](dict, key, value, life)
    if not put and why == "no memory" and self:_sweep() then
        put, why = dict[method](dict, key, value, life)
    end
    return put, why
end


function Store:get(key)
    return (self._dict:get(key))
end


function Store:add(key, value, seconds)
    local added, why = self:_put("safe_add", key, value, seconds)
    if added then return true end
    if why == "exists" then return false end
    return nil, why
end


function Store:set(key, value, seconds)
    local stored, why = self:_put("safe_set", key, value, seconds)
    if stored then return true end
    return nil, why
end


function Store:delete(key)
    self._dict:delete(key)
end


-- The dict's own way to begin at 0 drops entries that still live.
function Store:incr(key, by, seconds)
    local value = self._dict:incr(key, by)
    if value then return value end
    local added, why = self:add(key, by, seconds)
    if added then return by end
    if added == nil then return nil, why end
    return self._dict:incr(key, by)
end


local function sleep(seconds)
    ngx.sleep(math.max(seconds, LEAST))
end


local function spawn(job)
    return ngx.timer.at(0, function() job() end) -- also when nginx is about to exit
end


---A host whose store is the lua_shared_dict of that name; nil when there is none.
---@param dict_name string
---@return perk.GatewayHost?
function host.new(dict_name)
    local dict = ngx.shared[dict_name]
    if not dict then return nil end
    return {
        now = ngx.now,
        sleep = sleep,
        spawn = spawn,
        perform = http.perform,
        exiting = ngx.worker.exiting,
        store = setmetatable({_dict = dict, _swept = 0, _sweep_pause = SWEEP_FIRST}, Store),
        log = function(level, line) ngx.log(LEVELS[level], "perk: ", line) end,
    }
end


return host
