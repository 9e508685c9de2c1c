--- A token as the gateway's store keeps it: one text, so that it is never read half written.

local spare = require "perk.gateway.spare"

local stored = {}

local REFRESH_AT = 0.8     -- of the life
local EARLIER = 0.05       -- up to this part of that time earlier, so that servers spread out
local MOST_LIFE = 31536000 -- a token without an end is kept for a year

-- mark, when it was asked for, when it is due, its end, refusals in a row before it, the token
local TEXT = "%s %.3f %.3f %.3f %d %s"
local PATTERN = "^(%S+) (%S+) (%S+) (%S+) (%d+) (.*)$"


---A number from 0 to 1. Where all servers begin with the same random number, the time differs.
---@param now number
---@return number
function stored.spread(now)
    return (math.random() + now) % 1
end


---A name that nothing else has: of a token, of a fetch.
---@param now number
---@return string
function stored.mark(now)
    return ("%x-%x"):format(math.floor(now * 1000), math.random(0, 0xffffff))
end


---A key in the store: a letter, and 64 bits of the core's key for the client's tokens. So another
---client_id, address or issuer has other keys. A shared dict takes 5 ns for each byte of a key.
---@param letter string
---@param token_key string hexadecimal
---@return string
function stored.key(letter, token_key)
    return letter .. token_key:sub(1, 16):gsub("%x%x", function(digits)
        return string.char(tonumber(digits, 16))
    end)
end


---Writes a token under a new mark.
---@param store perk.GatewayStore
---@param key string
---@param row table value, since, seconds (its life from `since` on), refusals, refresh_at
---@param now number
---@return boolean written false when its life is over
function stored.write(store, key, row, now)
    local life = math.min(row.seconds, MOST_LIFE)
    local ends = row.since + life
    local refresh_at = (row.refresh_at or REFRESH_AT) * (1 - EARLIER * stored.spread(now))
    local due = row.since + life * refresh_at
    local text = TEXT:format(stored.mark(now), row.since, due, ends, row.refusals, row.value)
    if ends > now then store:set(key, text, ends - now) end
    return ends > now
end


---The parts of a text; nil when another version wrote it.
---@param text string
---@return table? row mark, since, due, ends, refusals, value
function stored.read(text)
    local mark, since, due, ends, refusals, value = text:match(PATTERN)
    if not mark then return nil end
    return {
        mark = mark, since = tonumber(since), due = tonumber(due), ends = tonumber(ends),
        refusals = tonumber(refusals), value = value,
    }
end


---A token_store for clients whose calls run in the gateway: they use the token that is there, and
---share one that they fetched. Neither function waits.
---@param host perk.GatewayHost
---@param refresh_at? number
---@return perk.TokenStore
function stored.client_store(host, refresh_at)
    local store = spare.new(host)
    local function load(token_key)
        local row = stored.read(store:get(stored.key("t", token_key)) or "")
        local bad = store:get(stored.key("b", token_key)) or ""
        if not row or bad:match("^%S+") == row.mark then return nil end
        return row.value, row.ends - host.now()
    end
    local function save(token_key, value, seconds)
        local now = host.now()
        stored.write(store, stored.key("t", token_key), {
            value = value, since = now, seconds = seconds, refusals = 0, refresh_at = refresh_at,
        }, now)
    end
    return {load = load, save = save}
end


return stored
