--- What the shells of all hosts have in common: clients, their tokens, and the rest that the
--- options ask for.
---
---    local options = assert(settings.read({clients = {kard = {…}}}))
---    local made = assert(gateway.new(host, options))
---    local headers, mark = made:token("kard")
---
--- It may be made before a host forks its workers: nothing here waits, and nothing is sent.

local core = require "perk.core"
local client = require "perk.client"
local exchange = require "perk.gateway.exchange"
local metrics = require "perk.gateway.metrics"
local observer = require "perk.observer"
local stored = require "perk.gateway.stored"
local token = require "perk.gateway.token"

local MOST_ISSUERS = 128 -- that have a source at a time; the core has clients for 256

local gateway = {}

---What a host supplies.
---@class perk.GatewayHost
---@field now fun(): number seconds since 1970
---@field sleep fun(seconds: number) yields
---@field spawn fun(job: fun()): true?, string? runs it soon, in another coroutine; nil and why not
---@field perform fun(request: table, limits: table): integer?, any, any, string? status, headers,
---body; or nil, code, whether the server may have got the request, why
---@field store perk.GatewayStore
---@field log fun(level: "error"|"warn"|"info", line: string)
---@field count? fun(name: string, labels?: table<string, string>, by?: integer)
---@field exiting? fun(): boolean

---@class perk.Gateway
---@field clients table<string, perk.Client> for calls in the gateway; they share its tokens
---@field webhook? perk.GatewayWebhook
---@field shapes table<string, perk.GatewayShape>
---@field attribution? perk.GatewayAttribution
---@field metrics perk.GatewayMetrics
local Gateway = {}
Gateway.__index = Gateway


-- ---- tokens ----

function Gateway:_make_source(name, issuer)
    local own, err = self._logins[name], nil
    if issuer then own, err = own:for_issuer(issuer) end
    if not own then return nil, err end
    return token.new(self._host, own, {
        name = name, issuer = issuer,
        refresh_at = self._token.refresh_at,
        wait = self._token.wait,
    })
end


-- The issuers may come from requests, so not all are remembered. Nothing is lost with a source: the
-- token is in the store.
function Gateway:_forget_issuers()
    self._issuers, self._issuer_count = {}, 0
    collectgarbage() -- releases the core's clients
end


function Gateway:_issuer_source(name, issuer)
    local key = name .. "/" .. issuer
    if self._issuers[key] then return self._issuers[key] end
    if self._issuer_count == MOST_ISSUERS then self:_forget_issuers() end
    local made, err = self:_make_source(name, issuer)
    if not made then return nil, err end
    self._issuers[key], self._issuer_count = made, self._issuer_count + 1
    return made
end


---The source of a client's token.
---@param name string the client's, in the options
---@param issuer? string
---@return perk.GatewayToken?
---@return perk.Error? err
function Gateway:source(name, issuer)
    local source = self.tokens[name]
    if not source then
        return nil, select(2, core.perk_usage_unknown("client", name, self._names))
    end
    if issuer then return self:_issuer_source(name, issuer) end
    return source
end


---The headers that carry a client's token to the upstream.
---@param name string
---@param issuer? string
---@param is_last? boolean a 401 to this request will not be reported to `refused`
---@return table<string, string>? headers
---@return string|perk.Error mark for `refused`; or the error
function Gateway:token(name, issuer, is_last)
    local source, err = self:source(name, issuer)
    if not source then return nil, err end
    return source:headers(is_last)
end


---The upstream answered 401 to a request with the token of that mark.
---@param name string
---@param issuer? string
---@param mark string
---@param asked_at? number the host's time at which the request began; now when left out
function Gateway:refused(name, issuer, mark, asked_at)
    local source = self:source(name, issuer)
    if source then source:refused(mark, asked_at) end
end


---The answer to a request for which there is no token.
---@param err perk.Error|table from `token`
---@return perk.GatewayAnswer
function gateway.no_token(err)
    local seconds = math.max(math.ceil(err.retry_after or 0), 1)
    return {
        status = 502,
        headers = {["content-type"] = "text/plain", ["retry-after"] = ("%d"):format(seconds)},
        body = "no token: " .. err.code .. "\n",
    }
end


---200 while each client has a token or can get one, else 503; with a line for each client.
---@return integer status
---@return string body
function Gateway:health()
    return self.metrics:health(self.tokens)
end


-- ---- making one ----

-- What PERK_LOG asks for, in the host's log. The failure of a login is there already, as an error.
local function log_of(host)
    local wanted = observer.environment()
    return wanted and function(level, text, event)
        local is_failed_login = event.error and (event.kind == "login" or event.kind == "renewal")
        if is_failed_login or level == "debug" and wanted == "info" then return end
        host.log("info", text)
    end
end


local function with_defaults(given, defaults)
    for name, value in pairs(given) do defaults[name] = value end
    return defaults
end


-- A client for logins only, which has no store, and one for calls, which has the gateway's.
function Gateway:_add_client(name, one)
    local log = log_of(self._host)
    local login, err = client.new(one.provider, with_defaults(one.settings, {log = log}))
    if not login then return nil, err end
    local settings = with_defaults(one.settings, {
        transport = self._transport, token_store = self._token_store, log = log,
    })
    self.clients[name], err = client.new(one.provider, settings)
    if not self.clients[name] then return nil, err end
    self._logins[name] = login
    self.tokens[name], err = self:_make_source(name)
    return self.tokens[name], err
end


function Gateway:_add_clients(clients)
    local names = {}
    for name, one in pairs(clients) do
        local added, err = self:_add_client(name, one)
        if not added then return nil, err end
        names[#names + 1] = name
    end
    table.sort(names)
    self._names = table.concat(names, " ")
    return true
end


function Gateway:_add_webhook(options)
    local verifier, err = require("perk.webhook").verifier(options.keys)
    if not verifier then return nil, err end
    self.webhook = require("perk.gateway.webhook").new(self._host, verifier, options)
    return true
end


function Gateway:_add_shapes(shapes)
    for name, one in pairs(shapes) do
        local options = {name = name, max_body = one.max_body}
        local made, err = require("perk.gateway.shape").new(self._host, one.rules, options)
        if not made then return nil, err end
        self.shapes[name] = made
    end
    return true
end


function Gateway:_add_attribution(options)
    local writer = self.clients[options.client]
    self.attribution = require("perk.gateway.attribution").new(self._host, writer, options)
    return true
end


function Gateway:_fill(settings)
    local fine, err = self:_add_clients(settings.clients)
    if fine and settings.webhook then fine, err = self:_add_webhook(settings.webhook) end
    if fine then fine, err = self:_add_shapes(settings.shapes) end
    if fine and settings.attribution then
        fine, err = self:_add_attribution(settings.attribution)
    end
    return fine, err
end


---@param host perk.GatewayHost
---@param settings table what perk.gateway.settings.read returned
---@return perk.Gateway?
---@return perk.Error? err
function gateway.new(host, settings)
    local counters = metrics.new(host)
    host.count = host.count or function(name, labels, by)
        return counters:count(name, labels, by)
    end
    local options = settings.token or {}
    local self = setmetatable({
        clients = {}, tokens = {}, shapes = {}, metrics = counters,
        _host = host, _token = options,
        _transport = exchange.new(host), _token_store = stored.client_store(host, options.refresh_at),
        _logins = {}, _issuers = {}, _issuer_count = 0,
    }, Gateway)
    local filled, err = self:_fill(settings)
    if not filled then return nil, err end
    return self
end


return gateway
