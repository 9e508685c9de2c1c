--- Where tokens are kept beside the client: a store of the host's, asked before a login and told of it afterwards.
--
--     local dict = ngx.shared.tokens
--     local store = {
--         load = function(key) return dict:get(key), dict:ttl(key) or 0 end,
--         save = function(key, token, seconds) dict:set(key, token, seconds) end,
--     }
--     local kard = assert(perk.kard{…, token_store = store})
--
-- `load` gives a token and the seconds that it has left, or nil; neither may wait. What they raise comes out of the step, or the
-- method, that asked them.
-- @module perk.tokens

local core = require "perk.core"
local check = require "perk.check"
local failure = require "perk.failure"

local tokens = {}

local LONGEST = 2 ^ 40 -- seconds, so that milliseconds are exact in every Lua


--- Seconds that a token has left, for the core: milliseconds, none left when they are over, -1 for a token without a known end (nil).
function tokens.life_ms(seconds, whose)
    if seconds == nil then return -1 end
    local number = check.as_number(seconds)
    if not number or number ~= number then error(whose .. " a " .. type(seconds) .. " where seconds are expected", 0) end
    return math.floor(math.min(math.max(number, 0), LONGEST) * 1000)
end


--- Whether `store` can be one; raises when it cannot.
function tokens.check(store, token_file)
    if store == nil then return true end
    if type(store) ~= "table" or type(store.load) ~= "function" or type(store.save) ~= "function" then
        error("token_store: a table with the functions load and save expected, got " .. type(store), 0)
    end
    if token_file == nil then return true end
    return nil, failure.new("input", "token_store", "token_store and token_file: give one of them")
end


local function load(client, now_ms)
    local key = assert(core.perk_client_token_key(client._native))
    local token, seconds = client.token_store.load(key)
    if token == nil then return end
    if type(token) ~= "string" or seconds == nil then
        error("token_store: load gave a " .. type(token) .. " and a " .. type(seconds) .. ", not a token and seconds", 0)
    end
    local life_ms = tokens.life_ms(seconds, "token_store: load gave")
    if life_ms > 0 then assert(core.perk_client_set_token(client._native, token, now_ms, life_ms)) end
end


local function save(client, now_ms)
    local token, life_ms = client:token(now_ms), tonumber(core.perk_client_token_life_ms(client._native, now_ms))
    if token and life_ms > 0 then
        client.token_store.save(assert(core.perk_client_token_key(client._native)), token, life_ms / 1000)
    end
end


--- Calls that wait for the token need not wait for one that does not come.
function tokens.give_up(call)
    core.perk_call_abort(call._native, core.PERK_E_CANCELLED, 0, "no token came")
end


--- Answers PERK_LOAD_TOKEN and PERK_SAVE_TOKEN; false when the client has no store.
function tokens.serve(call, action, now_ms)
    local client = call._origin.client
    if not rawget(client, "token_store") or (action ~= core.PERK_LOAD_TOKEN and action ~= core.PERK_SAVE_TOKEN) then return false end
    local fine, problem = pcall(action == core.PERK_LOAD_TOKEN and load or save, client, now_ms)
    if fine then return true end
    if action == core.PERK_LOAD_TOKEN then tokens.give_up(call) end
    error(problem, 0)
end


return tokens
