--- A host's store of tokens: asked before a login, and passed the token after it.
---
---    local dict = ngx.shared.tokens
---    local store = {
---        load = function(key) return dict:get(key), dict:ttl(key) or 0 end,
---        save = function(key, token, seconds) dict:set(key, token, seconds) end,
---    }
---    local kard = assert(perk.kard{…, token_store = store})
---
--- `load` returns a token and the seconds that it is still valid, or nil; neither may wait. An
--- error that they raise is raised by the step, or the method, that called them.

local core = require "perk.core"
local check = require "perk.check"

---@class perk.TokenStore
---@field load fun(key: string): string?, number?
---@field save fun(key: string, token: string, seconds: number)

local tokens = {}


-- The remaining seconds of a token as a number; infinite for a token without a known end (nil).
function tokens.seconds(seconds, whose)
    if seconds == nil then return math.huge end
    local number = check.as_number(seconds)
    if not number then
        error(whose .. " a " .. type(seconds) .. " where seconds are expected", 0)
    end
    return number
end


-- Whether `store` can be used; raises when it is not a store.
function tokens.check(store, token_file)
    if store == nil then return true end
    local is_store = type(store) == "table" and type(store.load) == "function"
        and type(store.save) == "function"
    if not is_store then
        error(select(2, core.perk_usage_error(core.PERK_USAGE_NOT_A_TOKEN_STORE)), 0)
    end
    if token_file == nil then return true end
    return core.perk_usage_error(core.PERK_USAGE_TWO_TOKEN_STORES)
end


local function load(client, now_ms)
    local key = assert(core.perk_client_token_key(client._native))
    local token, seconds = client.token_store.load(key)
    if token == nil then return end
    if type(token) ~= "string" or not check.as_number(seconds) then
        error(select(2, core.perk_usage_error(core.PERK_USAGE_STORED_TOKEN)), 0)
    end
    local left = check.as_number(seconds)
    if left > 0 then
        assert(core.perk_client_set_token(client._native, token, now_ms, left))
    end
end


local function save(client, now_ms)
    local token = client:token(now_ms)
    local seconds = core.perk_client_token_seconds(client._native, now_ms)
    if token and seconds > 0 and seconds < math.huge then
        local key = assert(core.perk_client_token_key(client._native))
        client.token_store.save(key, token, seconds)
    end
end


-- Calls that wait for a token need not wait for one that will not come.
function tokens.give_up(call)
    core.perk_call_abort(call._native, core.PERK_E_CANCELLED, 0, nil)
end


-- Handles PERK_FETCH_TOKEN: a token from the function that was given as `token`, which may raise.
function tokens.fetch(call, now_ms)
    local client = call._origin.client
    local fine, fetched, err = pcall(client._fetch_token, client, now_ms)
    if not (fine and fetched) then tokens.give_up(call) end
    if not fine then error(fetched, 0) end
    return fetched, err
end


-- Handles PERK_LOAD_TOKEN and PERK_SAVE_TOKEN; false when the client has no store.
function tokens.serve(call, action, now_ms)
    local client = call._origin.client
    local loads = action == core.PERK_LOAD_TOKEN
    if not rawget(client, "token_store") then return false end
    if not loads and action ~= core.PERK_SAVE_TOKEN then return false end
    local fine, problem = pcall(loads and load or save, client, now_ms)
    if fine then return true end
    if loads then tokens.give_up(call) end
    error(problem, 0)
end


return tokens
