--- Clients: settings, the token, and calls. Methods for scripts (`kard.offers:list(…)`) are made in
--- perk.methods when first used.

local core = require "perk.core"
local call = require "perk.call"
local check = require "perk.check"
local describe = require "perk.describe"
local observer = require "perk.observer"
local tokens = require "perk.tokens"

-- Settings that the core does not have.
local OWN = {transport = true, token_store = true, log = true, on_exchange = true}

local client = {}

---@class perk.Client
local Client = {}

---Settings of every client that the core does not have.
---@class perk.TransportSettings: perk.DriverOptions
---@field transport? perk.Transport|table any table with a `run` like that of perk.transport.curl
---@field token_store? perk.TokenStore
---@field log? perk.Log is called with what calls do, a line each: "info" has retries, waits and
---logins, "debug" each request. Without one, PERK_LOG (info or debug) makes these lines on the
---error output
---@field on_exchange? fun(event: perk.CallEvent) gets each request that was sent


local function as_text(row, name, value)
    local kind = type(value)
    if check.as_number(value) then return ("%.14g"):format(check.as_number(value)) end
    if kind == "table" and row.settings[name] == "object" then
        local text = assert(core.dump(value))
        return text == "[]" and "{}" or text
    end
    if kind ~= "string" and kind ~= "boolean" then
        error(name .. ": a string, number or boolean expected, got " .. kind, 0)
    end
    return tostring(value)
end


local function add_environment(row, given)
    for name in pairs(row.settings) do
        local value = given[name] == nil and os.getenv(row.env .. name:upper()) or ""
        if value ~= "" then given[name] = value end
    end
end


local function configure(row, settings)
    local config, err = core.perk_config_new(row.name)
    if not config then return nil, err end
    for name, value in pairs(settings) do
        local text, set = as_text(row, check.string(name, "settings"), value)
        set, err = core.perk_config_set(config, name, text)
        if not set then return nil, err end
    end
    return config
end


-- The core's settings, and what stays here: options of the driver, a function that fetches tokens.
local function split(row, settings)
    local given, own = {}, {transport_options = {}}
    for name, value in pairs(settings) do
        local to = row.driver_options[name] and own.transport_options or OWN[name] and own or given
        to[name] = value
    end
    if type(given.token) == "function" then
        own.token_source, given.token, given.auth = given.token, nil, "token"
    end
    return given, own
end


-- A client of a provider; the annotations of perk.kard and the others are in perk.types.
function client.new(provider, settings)
    local row = describe.row("providers", provider)
    local given, own = split(row, check.table_or_nil(settings, "settings") or {})
    add_environment(row, given)
    local fine, config, err
    fine, err = tokens.check(own.token_store, own.transport_options.token_file)
    if not fine then return nil, err end
    config, err = configure(row, given)
    if not config then return nil, err end
    own._native, err = core.perk_client_new(config)
    if not own._native then return nil, err end
    own._provider = provider
    local level
    own._notify, level, err = observer.new(own.log, own.on_exchange)
    if err then return nil, err end
    if level then core.perk_client_observe(own._native, level) end
    return setmetatable(own, client.metatable)
end


---A client with the same settings for another issuer (Kard), which is also its organization_id. Its
---tokens are separate and locked to the issuer; transport, rate limit, quota and token store are
---shared. Asking for an issuer again finds its token. A function given as `token` is called with
---the issuer.
---@param issuer string
---@return perk.Client?
---@return perk.Error? err
function Client:for_issuer(issuer)
    local native, err = core.perk_client_for_issuer(self._native, check.string(issuer, "issuer"))
    if not native then return nil, err end
    return setmetatable({
        _native = native,
        _provider = self._provider,
        _issuer = issuer,
        _root = rawget(self, "_root") or self,
        _notify = rawget(self, "_notify"),
        token_source = rawget(self, "token_source"),
        token_store = rawget(self, "token_store"),
    }, client.metatable)
end


---@class perk.Quota
---@field capacity? integer requests per minute; nil when the API did not report it
---@field remaining? integer
---@field resets_in_ms integer 0 while requests remain
---@field age_ms integer

---The quota as the API last reported it; nil before the first reply, and when replies do not report
---one.
---@param now_ms? integer the clock of the steps; that of perk.transport.curl when left out
---@return perk.Quota?
---@return perk.Error? err
function Client:quota(now_ms)
    now_ms = check.integer_or_nil(now_ms, "now_ms") or core.now_ms()
    local text, err = core.perk_client_quota(self._native, now_ms)
    if not text then return nil, err end
    local quota = assert(core.parse(text))
    for name, value in pairs(quota) do
        if value == core.null() then quota[name] = nil end
    end
    return quota
end


-- Whether unknown names and values are rejected, and the other options of one call.
function Client:_split_options(options)
    local strict, rest = core.perk_client_setting(self._native, "strict") ~= "false", {}
    for name, value in pairs(check.table_or_nil(options, "options") or {}) do
        if name == "strict" then strict = value else rest[name] = value end
    end
    return strict, rest
end


---A call of one operation, for a host that performs its requests.
---@param operation perk.OperationName
---@param args? table by name
---@param options? perk.CallOptions
---@return perk.Call?
---@return perk.Error? err
function Client:call(operation, args, options)
    check.string(operation, "operation")
    check.table_or_nil(args, "args")
    local strict, rest = self:_split_options(options)
    return call.new(self, operation, args or {}, rest, strict)
end


---What a call would send, and what would be done about failures: method, url, headers, body, curl
---(a shell command), scope, replay, retries, limits. Secrets are masked; nothing is sent.
---@param operation perk.OperationName
---@param args? table by name
---@return table?
---@return perk.Error? err
function Client:explain(operation, args)
    check.table_or_nil(args, "args")
    local strict = self:_split_options()
    return call.explain(self, check.string(operation, "operation"), args or {}, strict)
end


---@alias perk.DriftKind
---| "unknown_field"
---| "unknown_type"
---| "unknown_value"
---| "other_json_type"
---| "not_a_resource"
---| "more" # occurrences beyond the limit

---@class perk.DriftFinding
---@field operation string
---@field kind perk.DriftKind
---@field where string "standardOffer.components.cta.newThing"
---@field value string|lightuserdata perk.null when it may not be kept
---@field count integer

---What successful replies held that this version of libperk does not know. It never makes a call
---fail.
---@param options? {reset?: boolean} reset: counts from zero again
---@return perk.DriftFinding[]?
---@return perk.Error? err
function Client:drift(options)
    local reset = (check.table_or_nil(options, "options") or {}).reset
    local text, err = core.perk_client_drift(self._native, reset and 1 or 0)
    if not text then return nil, err end
    return core.parse(text)
end


---A call that the operation table does not describe, or a link from a reply, for a host that
---performs its requests.
---@param method string
---@param url string a path below base_url, or a URL on the API's own origin; rejected elsewhere
---@param query? table lists are repeated
---@param json? any a body
---@param options? perk.CallOptions
---@return perk.Call?
---@return perk.Error? err
function Client:raw_call(method, url, query, json, options)
    check.table_or_nil(query, "query")
    check.table_or_nil(options, "options")
    check.string(method, "method")
    return call.raw(self, method, check.string(url, "url"), query, json, options)
end


---A transfer to or from a signed URL on any host, for a host that performs its requests. The token
---and the headers of the client are not sent. The page's `json` has the bytes.
---@param url string
---@param body? string what to put; without it the object is fetched
---@param content_type? string
---@param options? perk.DownloadOptions
---@return perk.Call?
---@return perk.Error? err
function Client:transfer_call(url, body, content_type, options)
    check.string_or_nil(body, "body")
    check.string_or_nil(content_type, "content_type")
    check.table_or_nil(options, "options")
    return call.transfer(self, check.string(url, "url"), body, content_type, options)
end


---A login, for a host that keeps tokens itself (a gateway). It is done when the client has a token
---that it did not have when the call was made, also while an older one is in force.
---@param options? perk.CallOptions
---@return perk.Call?
---@return perk.Error? err
function Client:login(options)
    return call.login(self, check.table_or_nil(options, "options"))
end


---Sets a token that the host fetched or shares.
---@param token string
---@param now_ms integer the clock of the steps
---@param seconds? number how long it is still valid; until it is rejected when left out
---@return true?
---@return perk.Error? err
function Client:set_token(token, now_ms, seconds)
    now_ms = check.integer(now_ms, "now_ms")
    local left = tokens.seconds(seconds, "seconds: got")
    check.string(token, "token")
    local set, err = core.perk_client_set_token(self._native, token, now_ms, left)
    if not set then return nil, err end
    return true
end


---The token in force, nil when there is none.
---@param now_ms integer
---@return string?
---@return perk.Error? err
function Client:token(now_ms)
    return core.perk_client_token(self._native, check.integer(now_ms, "now_ms"))
end


---How long the token in force is still valid, in seconds: 0 without one, `math.huge` until the API
---rejects it.
---@param now_ms integer
---@return number
function Client:token_seconds(now_ms)
    return core.perk_client_token_seconds(self._native, check.integer(now_ms, "now_ms"))
end


---The key under which a store keeps this client's tokens: 64 hex characters, which depend on
---provider, addresses, client id and issuer, and reveal none of them.
---@return string?
---@return perk.Error? err
function Client:token_key()
    return core.perk_client_token_key(self._native)
end


---Forgets this token, because the API rejected it outside the client's calls. A token that replaced
---it meanwhile stays; so does one that was given when the client was made.
---@param token string
---@return true?
---@return perk.Error? err
function Client:drop_token(token)
    local code, err = core.perk_client_drop_token(self._native, check.string(token, "token"))
    if not code then return nil, err end
    return true
end


---The header that carries a token to the API, by its name.
---@param token? string left out for auth "basic", whose header has the credentials
---@return table<string, string>?
---@return perk.Error? err
function Client:authorization(token)
    token = check.string_or_nil(token, "token")
    local text, err = core.perk_client_authorization(self._native, token)
    if not text then return nil, err end
    return core.parse(text)
end


---A setting as text, nil when it is unset or a secret.
---@param name string
---@return string?
function Client:setting(name)
    return core.perk_client_setting(self._native, check.string(name, "name"))
end


-- Fetches a token for the core from the function that was given as `token`.
function Client:_fetch_token(now_ms)
    local source = rawget(self, "token_source") or function() end
    local token, seconds = source(rawget(self, "_issuer"))
    if not token then
        return nil, seconds or select(2, core.perk_usage_error(core.PERK_USAGE_NO_TOKEN))
    end
    local left = tokens.seconds(seconds, "token: the function returned")
    check.string(token, "token")
    return core.perk_client_set_token(self._native, token, now_ms, left)
end


client.metatable = {__name = "perk.client"}

local methods -- perk.methods, loaded when a script first uses one


function client.metatable.__index(self, name)
    if Client[name] then return Client[name] end
    methods = methods or require "perk.methods"
    return methods.member(self, name)
end


function client.metatable.__tostring(self)
    return ("perk.%s: %s"):format(self._provider, self:setting("base_url") or "")
end


return client
