--- HAProxy's phases for perk.gateway: actions and services for its configuration.
---
---    -- /etc/haproxy/perk.lua, which `lua-load` loads
---    require("perk.haproxy").new{clients = {kard = {…}}, webhook = {keys = {…}}}
---
---    http-request lua.perk_token kard                     # or kard/issuer
---    http-response lua.perk_refused if { status 401 }
---    http-request lua.perk_webhook                        # what fits into a buffer
---    http-response lua.perk_settle
---    http-request use-service lua.perk_webhook            # any size; sends it to `forward`
---    http-request use-service lua.perk_metrics            # counters; health below …/health
---
--- HAProxy lets a request pass when an action raises an error, so actions catch every error.

local perk_core = require "perk.core"
local gateway = require "perk.gateway"
local http = require "perk.haproxy.http"
local memory = require "perk.gateway.memory"
local settings = require "perk.gateway.settings"
local tasks = require "perk.haproxy.tasks"

local haproxy = {}

local SLICE = 65536
local FORWARD_LIMITS = {timeout_ms = 30000, max_body = 65536}
local LEVELS = {error = core.err, warn = core.warning, info = core.info}
local FAILED = {status = 500, headers = {}, body = ""}
local NO_REPLY = {status = 502, headers = {}, body = ""}

-- Headers of one connection, and those that the forwarded request does not take over.
local OWN_HEADERS = {}
for _, name in ipairs{
    "connection", "content-length", "expect", "host", "keep-alive", "te", "transfer-encoding",
    "upgrade",
} do OWN_HEADERS[name] = true end


-- ---- the host ----

local function now()
    local time = core.now()
    return time.sec + time.usec / 1000000
end


local function log(level, line)
    core.log(LEVELS[level], "perk: " .. line)
end


local function sleep(seconds)
    core.msleep(math.max(1, math.ceil(seconds * 1000)))
end


---@return perk.GatewayHost
local function new_host()
    return {
        now = now, sleep = sleep, spawn = tasks.spawn, perform = http.perform, log = log,
        store = memory.new(now),
    }
end


-- ---- answers ----

local function reply(txn, answer)
    local headers = {}
    for name, value in pairs(answer.headers) do headers[name] = {value} end
    txn:done(txn:reply{status = answer.status, headers = headers, body = answer.body})
end


local function respond(applet, answer)
    applet:set_status(answer.status)
    for name, value in pairs(answer.headers) do applet:add_header(name, value) end
    applet:add_header("content-length", #answer.body)
    applet:start_response()
    applet:send(answer.body)
end


-- Makes an action of a method that may return an answer. `done` raises, so it is out of the pcall.
local function action(self, decide)
    return function(txn, ...)
        local fine, answer = pcall(decide, self, txn, ...)
        if not fine then
            log("error", "an action failed: " .. tostring(answer))
            answer = FAILED
        end
        if answer then reply(txn, answer) end
    end
end


local function length_of(headers)
    local values = headers["content-length"]
    return values and tonumber(values[0])
end


---@class perk.HaproxyGateway
local Gateway = {}
Gateway.__index = Gateway


-- ---- tokens ----

-- The names of client and issuer in "kard", or in "kard/issuer".
local function names_of(text)
    local client, issuer = text:match("^([^/]*)/?(.*)$")
    return client, issuer ~= "" and issuer or nil
end


function Gateway:_token(txn, name)
    local began = now()
    local headers, mark = self._common:token(names_of(name))
    if not headers then return gateway.no_token(mark) end
    for header, value in pairs(headers) do txn.http:req_set_header(header, value) end
    txn:set_var("txn.perk_client", name)
    txn:set_var("txn.perk_mark", mark)
    txn:set_var("txn.perk_began_ms", math.floor(began * 1000))
end


-- The upstream answered 401.
function Gateway:_refused(txn)
    local name = txn:get_var("txn.perk_client")
    if not name then return end
    local client, issuer = names_of(name)
    local began = txn:get_var("txn.perk_began_ms") / 1000
    self._common:refused(client, issuer, txn:get_var("txn.perk_mark"), began)
end


-- ---- webhooks ----

-- A buffer shows the beginning of a larger body. Only Content-Length shows whether it is whole:
-- req.body_size can equal the part that is there when the body is chunked, and does in HTTP/2.
function Gateway:_verify(txn)
    local webhook, headers = self._common.webhook, txn.http:req_get_headers()
    local length = length_of(headers)
    local answer, signature =
        webhook:screen(txn.sf:method(), length, headers[perk_core.PERK_WEBHOOK_HEADER])
    if answer then return answer end
    if not length then return webhook:refuse("length") end
    local body = txn.sf:req_body() or ""
    if #body < length then return webhook:refuse("too_large") end
    local delivery
    delivery, answer = webhook:check(body, signature)
    if answer then return answer end
    txn:set_var("txn.perk_event", delivery.type)
    txn:set_var("txn.perk_event_id", delivery.id)
    if not delivery.since then return end
    txn:set_var("txn.perk_delivery", webhook:to_text(delivery))
end


-- The upstream answered a delivery.
function Gateway:_settle(txn)
    local webhook = self._common.webhook
    local delivery = webhook:from_text(txn:get_var("txn.perk_delivery"))
    if delivery then webhook:settle(delivery, tonumber(txn.sf:status())) end
end


-- ---- webhooks of any size, in a service ----

-- An iterator of the body's slices.
local function reader(applet)
    return function()
        local slice = applet:receive(SLICE)
        return slice ~= "" and slice or nil
    end
end


-- The request that carries a delivery to the service behind the gateway.
function Gateway:_forwarded(applet, body)
    local headers = {}
    for name, values in pairs(applet.headers) do
        if not OWN_HEADERS[name] then headers[name] = values end
    end
    local url = self._forward_url .. (applet.qs ~= "" and "?" .. applet.qs or "")
    return {method = "POST", url = url, headers = headers, body = body}
end


local function forward(request)
    local status, fields, text = http.perform(request, FORWARD_LIMITS)
    if not status then return NO_REPLY end
    local kind = fields["content-type"]
    return {status = status, headers = {["content-type"] = kind and kind[0]}, body = text}
end


function Gateway:_deliver(applet)
    local webhook, headers = self._common.webhook, applet.headers
    local answer, signature =
        webhook:screen(applet.method, length_of(headers), headers[perk_core.PERK_WEBHOOK_HEADER])
    if answer then return answer end
    local delivery, body
    delivery, answer, body = webhook:check(reader(applet), signature)
    if answer then return answer end
    local request = self:_forwarded(applet, body)
    local _, fine, outcome = tasks.run(function()
        local got = forward(request)
        webhook:settle(delivery, got.status) -- also when the sender has disconnected meanwhile
        return got
    end, 2 * FORWARD_LIMITS.timeout_ms)
    return fine and outcome or NO_REPLY
end


-- ---- metrics ----

function Gateway:_metrics(applet)
    local common = self._common
    local status, text = 200, nil
    if applet.path:find("/health$") then
        status, text = common:health()
    else
        text = common.metrics:text()
    end
    return {status = status, headers = {["content-type"] = "text/plain"}, body = text}
end


-- ---- making a gateway ----

function Gateway:_register_tokens()
    core.register_action("perk_token", {"http-req"}, action(self, self._token), 1)
    core.register_action("perk_refused", {"http-res"}, action(self, self._refused))
end


function Gateway:_register_webhooks()
    core.register_action("perk_webhook", {"http-req"}, action(self, self._verify))
    core.register_action("perk_settle", {"http-res"}, action(self, self._settle))
    if not self._forward_url then return end
    core.register_service("perk_webhook", "http", function(applet)
        respond(applet, self:_deliver(applet))
    end)
end


-- Each thread then has a separate state, and would let an event through once.
local function check_state(checked)
    local is_one_of_many = (core.thread or 0) > 0
    if not (is_one_of_many and checked.webhook and checked.webhook.once ~= false) then return end
    error("perk.haproxy: webhook.once: set it to false with lua-load-per-thread, or use lua-load", 0)
end


---Registers the actions and services of what the options have. Raises an error when one is wrong,
---so that HAProxy does not start with it.
---@param options table see docs/gateways.md
---@return perk.HaproxyGateway
function haproxy.new(options)
    local checked, err = settings.read(options, {forward = {kind = "string"}})
    if not checked then error("perk.haproxy: " .. err.message, 0) end
    check_state(checked)
    local common
    common, err = gateway.new(new_host(), checked)
    if not common then error("perk.haproxy: " .. err.message, 0) end
    local self = setmetatable({_common = common, _forward_url = checked.forward}, Gateway)
    if next(checked.clients) then self:_register_tokens() end
    if checked.webhook then self:_register_webhooks() end
    core.register_service("perk_metrics", "http", function(applet)
        respond(applet, self:_metrics(applet))
    end)
    return self
end


return haproxy
