--- A store in one Lua state, for hosts that have no shared one. Keys have a life, their number is
--- limited, and a key that lives is never dropped to make space for another.
---
---    local store = memory.new(host.now)
---    store:add("key", "value", 60)    -- true; false when the key lives; nil and why without space

local check = require "perk.check"

local memory = {}

local ENTRIES = 100000
local REST = 1 -- seconds between two searches for keys whose life is over

---@class perk.GatewayStore
local Store = {}
Store.__index = Store


function Store:_remove(key)
    self._values[key], self._ends[key] = nil, nil
    self._count = self._count - 1
end


-- The value of a key that lives.
function Store:_live(key)
    local value, ends = self._values[key], self._ends[key]
    if ends and ends <= self._now() then
        self:_remove(key)
        return nil
    end
    return value
end


-- The keys whose life is over.
function Store:_ended(now)
    local keys = {}
    for key, ends in pairs(self._ends) do
        if ends <= now then keys[#keys + 1] = key end
    end
    return keys
end


-- A full store is searched rarely: each search takes as long as the store is large. A host may stop
-- it to run other requests, so what was read before may have changed.
function Store:_has_space()
    if self._count < self._limit then return true end
    local now = self._now()
    if now < self._search_at then return false end
    self._search_at = now + REST
    for _, key in ipairs(self:_ended(now)) do
        local ends = self._ends[key]
        if ends and ends <= now then self:_remove(key) end
    end
    return self._count < self._limit
end


function Store:_put(key, value, seconds)
    if self:_live(key) == nil then self._count = self._count + 1 end
    self._values[key], self._ends[key] = value, seconds and self._now() + seconds
    return true
end


---The value of a key that lives.
---@param key string
---@return any value nil when there is none
function Store:get(key)
    return self:_live(key)
end


---Sets a key. No key that lives is dropped for it.
---@param key string
---@param value any not nil
---@param seconds? number its life; for ever when left out
---@return true?
---@return string? why there is no space
function Store:set(key, value, seconds)
    if self:_live(key) == nil and not self:_has_space() then return nil, "no space" end
    return self:_put(key, value, seconds)
end


---Sets a key that does not live yet.
---@param key string
---@param value any not nil
---@param seconds? number
---@return boolean? added false when it lives; nil when there is no space
---@return string? why
function Store:add(key, value, seconds)
    if self:_live(key) ~= nil then return false end
    if not self:_has_space() then return nil, "no space" end
    if self:_live(key) ~= nil then return false end
    return self:_put(key, value, seconds)
end


---Removes a key.
---@param key string
function Store:delete(key)
    if self._values[key] ~= nil then self:_remove(key) end
end


---Adds to a number, which begins at 0; `seconds` is the life of one that begins.
---@param key string
---@param by number
---@param seconds? number
---@return number? sum
---@return string? why
function Store:incr(key, by, seconds)
    local value = self:_live(key)
    if value == nil then
        local added, why = self:set(key, by, seconds)
        return added and by, why
    end
    self._values[key] = value + by
    return value + by
end


---@param now fun(): number seconds
---@param entries? integer the largest number of keys; 100000 when left out
---@return perk.GatewayStore
function memory.new(now, entries)
    return setmetatable({
        _now = now,
        _limit = check.count_or_nil(entries, "entries") or ENTRIES,
        _count = 0,
        _search_at = 0,
        _values = {},
        _ends = {},
    }, Store)
end


return memory
