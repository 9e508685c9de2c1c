--- A store for a few values that must always be kept: those that the host's store has no space for
--- are kept in this Lua state. Other workers do not see them, so each logs in for itself meanwhile.

local memory = require "perk.gateway.memory"

local spare = {}

local ENTRIES = 10000

---@class perk.GatewaySpare: perk.GatewayStore
local Spare = {}
Spare.__index = Spare


-- The store in this Lua state, from the first time that it is needed.
function Spare:_begin(why)
    if not self._own then
        self._own = memory.new(self._host.now, ENTRIES)
        self._host.log("warn", "the store has no space for tokens: " .. tostring(why))
    end
    return self._own
end


function Spare:get(key)
    local value = self._store:get(key)
    if value ~= nil or not self._own then return value end
    return self._own:get(key)
end


function Spare:set(key, value, seconds)
    local stored, why = self._store:set(key, value, seconds)
    if stored then
        if self._own then self._own:delete(key) end
        return true
    end
    self._store:delete(key) -- an older value
    return self:_begin(why):set(key, value, seconds)
end


function Spare:add(key, value, seconds)
    if self._own and self._own:get(key) ~= nil then return false end
    local added, why = self._store:add(key, value, seconds)
    if added ~= nil then return added end
    return self:_begin(why):add(key, value, seconds)
end


function Spare:delete(key)
    self._store:delete(key)
    if self._own then self._own:delete(key) end
end


---@param host perk.GatewayHost
---@return perk.GatewayStore
function spare.new(host)
    return setmetatable({_host = host, _store = host.store}, Spare)
end


return spare
