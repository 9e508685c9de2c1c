--- Clients: settings, the token, and calls. Methods for scripts (`kard.offers:list(…)`) are made in perk.methods when first used.
-- @module perk.client

local core = require "perk.core"
local call = require "perk.call"
local check = require "perk.check"
local describe = require "perk.describe"
local failure = require "perk.failure"
local tokens = require "perk.tokens"

local OBJECTS = {paths = true, headers = true} -- settings that are given as a table
local TRANSPORT_OPTIONS = {"proxy", "ca_file", "connect_timeout_ms", "http2", "token_file"}

local client = {}
local Client = {}


local function as_text(name, value)
    local kind = type(value)
    if check.as_number(value) then return ("%.14g"):format(check.as_number(value)) end
    if kind == "table" and OBJECTS[name] then
        local text = assert(core.dump(value))
        return text == "[]" and "{}" or text
    end
    if kind ~= "string" and kind ~= "boolean" then
        error(name .. ": a string, number or boolean expected, got " .. kind, 0)
    end
    return tostring(value)
end


local function from_environment(provider, given)
    local prefix = describe.provider(provider).env
    for _, name in ipairs(describe.settings(provider)) do
        local value = os.getenv(prefix .. name:upper())
        if given[name] == nil and value and value ~= "" then given[name] = value end
    end
end


local function configure(provider, settings)
    local config, err = core.perk_config_new(provider)
    if not config then return nil, err end
    for name, value in pairs(settings) do
        local set
        set, err = core.perk_config_set(config, check.string(name, "settings"), as_text(name, value))
        if not set then return nil, err end
    end
    return config
end


-- What is not the core's: the connection's options, and a function that fetches tokens.
local function split(settings)
    local given, own = {}, {transport_options = {}}
    for name, value in pairs(settings) do given[name] = value end
    for _, name in ipairs(TRANSPORT_OPTIONS) do
        own.transport_options[name], given[name] = given[name], nil
    end
    own.transport, given.transport = given.transport, nil
    own.token_store, given.token_store = given.token_store, nil
    if type(given.token) == "function" then
        own.token_source, given.token, given.auth = given.token, nil, "token"
    end
    return given, own
end


--- A client of a provider.
-- @tparam string provider
-- @tparam ?table settings the core's settings; `token` may also be a function that returns a token and the seconds that it has left;
-- `transport` something with a `run` like perk.transport.curl's; proxy, ca_file, connect_timeout_ms, http2 and token_file go to
-- that one; `token_store` is a table with load and save, see perk.tokens
function client.new(provider, settings)
    local given, own = split(check.table_or_nil(settings, "settings") or {})
    from_environment(provider, given)
    local fine, config, err
    fine, err = tokens.check(own.token_store, own.transport_options.token_file)
    if not fine then return nil, err end
    config, err = configure(provider, given)
    if not config then return nil, err end
    own._native, err = core.perk_client_new(config)
    if not own._native then return nil, err end
    own._provider = provider
    return setmetatable(own, client.metatable)
end


--- A client with the same settings for another issuer (Kard), which is also its organization_id. Its tokens are its own and locked to
-- the issuer; transport, rate limit, quota and token store are shared. Asking for an issuer again finds its token. A function given as
-- `token` is called with the issuer.
-- @tparam string issuer
-- @treturn perk.Client|nil
-- @treturn ?perk.Error
function Client:for_issuer(issuer)
    local native, err = core.perk_client_for_issuer(self._native, check.string(issuer, "issuer"))
    if not native then return nil, err end
    local made = {_native = native, _provider = self._provider, _issuer = issuer, _root = rawget(self, "_root") or self}
    made.token_source, made.token_store = rawget(self, "token_source"), rawget(self, "token_store")
    return setmetatable(made, client.metatable)
end


--- What the API last said of its quota: capacity and remaining (requests a minute; nil when it did not say), resets_in_ms (0 while
-- some remain), age_ms. Nil before the first reply, and when replies say nothing of it.
-- @tparam[opt] number now_ms the clock of the steps, for hosts that make them; that of perk.transport.curl if not given
-- @treturn ?table
function Client:quota(now_ms)
    local text, err = core.perk_client_quota(self._native, check.integer_or_nil(now_ms, "now_ms") or core.perk_driver_now_ms())
    if not text then return nil, err end
    local told = assert(core.parse(text))
    for name, value in pairs(told) do
        if value == core.null() then told[name] = nil end
    end
    return told
end


--- Whether unknown names and values are refused, and the other options of one call.
function Client:_split_options(options)
    local strict, rest = core.perk_client_setting(self._native, "strict") ~= "false", {}
    for name, value in pairs(check.table_or_nil(options, "options") or {}) do
        if name == "strict" then strict = value else rest[name] = value end
    end
    return strict, rest
end


--- A call of one operation, to be driven by the host.
-- @tparam string operation "offers.list" and the like
-- @tparam[opt] table args by name
-- @tparam[opt] table options timeout_ms, max_attempts, max_pages, headers; strict
-- @treturn perk.Call|nil
-- @treturn ?perk.Error
function Client:call(operation, args, options)
    check.string(operation, "operation")
    check.table_or_nil(args, "args")
    local strict, rest = self:_split_options(options)
    return call.new(self, operation, args or {}, rest, strict)
end


--- What a call would send and what would be done about failures: method, url, headers, body, curl (a shell command), scope, replay,
-- retries, limits. Secrets are masked; nothing is sent.
-- @tparam string operation as `call` takes it
-- @tparam[opt] table args by name
-- @treturn table|nil
-- @treturn ?perk.Error
function Client:explain(operation, args)
    check.table_or_nil(args, "args")
    local strict = self:_split_options()
    return call.explain(self, check.string(operation, "operation"), args or {}, strict)
end


--- What successful replies held that this version of libperk does not know: a list of tables with `operation`, `kind`
-- ("unknown_field", "unknown_type", "unknown_value", "other_json_type", "not_a_resource", or "more" for what found no room), `where`
-- ("standardOffer.components.cta.newThing"), `value` (`perk.null` unless it looks like a symbol of the API) and `count`. Nothing of it
-- makes a call fail.
-- @tparam[opt] table options `reset`: count from zero again
-- @treturn table|nil
-- @treturn ?perk.Error
function Client:drift(options)
    local reset = (check.table_or_nil(options, "options") or {}).reset
    local text, err = core.perk_client_drift(self._native, reset and 1 or 0)
    if not text then return nil, err end
    return core.parse(text)
end


--- A call that the table does not describe, or a link out of a reply, to be driven by the host.
-- @tparam string method
-- @tparam string url a path below base_url, or a URL on the API's own origin; refused elsewhere
-- @tparam[opt] table query lists are repeated
-- @param[opt] json a body
-- @tparam[opt] table options
function Client:raw_call(method, url, query, json, options)
    check.table_or_nil(query, "query")
    return call.raw(self, check.string(method, "method"), check.string(url, "url"), query, json, check.table_or_nil(options, "options"))
end


--- A transfer to or from a signed URL on any host, to be driven by the host; nothing of the client goes along. The page's `json` has the
-- bytes.
-- @tparam string url
-- @tparam[opt] string body what to put; without it the URL's object is fetched
-- @tparam[opt] string content_type
-- @tparam[opt] table options timeout_ms, max_attempts, max_body
function Client:transfer_call(url, body, content_type, options)
    check.string_or_nil(body, "body")
    check.string_or_nil(content_type, "content_type")
    return call.transfer(self, check.string(url, "url"), body, content_type, check.table_or_nil(options, "options"))
end


--- Hands the client a token that the host fetched or shares.
-- @tparam string token
-- @tparam number now_ms the clock of the steps
-- @tparam[opt] number seconds that it has left; until it is refused when left out
function Client:set_token(token, now_ms, seconds)
    now_ms = check.integer(now_ms, "now_ms")
    local life_ms = tokens.life_ms(seconds, "seconds: got")
    local set, err = core.perk_client_set_token(self._native, check.string(token, "token"), now_ms, life_ms)
    if not set then return nil, err end
    return true
end


--- The token in force, nil when there is none.
function Client:token(now_ms)
    return core.perk_client_token(self._native, check.integer(now_ms, "now_ms"))
end


--- A setting as text, nil when it is unset or a secret.
function Client:setting(name)
    return core.perk_client_setting(self._native, check.string(name, "name"))
end


-- The core asks for a token of a host that keeps them.
function Client:_fetch_token(now_ms)
    local source = rawget(self, "token_source")
    if not source then
        return nil, failure.new("missing", "token", "auth is 'token', so give a token, or a function that fetches one")
    end
    local token, seconds = source(rawget(self, "_issuer"))
    if token then
        local life_ms = tokens.life_ms(seconds, "token: the function gave")
        return core.perk_client_set_token(self._native, check.string(token, "token"), now_ms, life_ms)
    end
    return nil, seconds or failure.new("missing", "token", "the function gave none")
end


client.metatable = {__name = "perk.client"}


-- Methods for scripts, and what they run on, are loaded when a script asks for them.
function client.metatable.__index(self, name)
    if Client[name] then return Client[name] end
    return require("perk.methods").member(self, name)
end


function client.metatable.__tostring(self)
    return ("perk.%s: %s"):format(self._provider, self:setting("base_url") or "")
end


return client
