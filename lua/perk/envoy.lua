--- Envoy's Lua filter: verifies webhooks and shapes replies. Tokens come from Envoy's own injector:
--- each worker thread has a separate Lua state, without timers and without a store in common.
---
---    local gateway = require("perk.envoy").new{webhook = {keys = {{env = "WEBHOOK_KEY"}}}}
---    function envoy_on_request(handle) gateway:webhook(handle) end
---    function envoy_on_response(handle) gateway:settle(handle) end
---
--- Envoy lets a request through when a script fails, so `webhook` catches every error and refuses.

local core = require "perk.core"
local gateway = require "perk.gateway"
local memory = require "perk.gateway.memory"
local settings = require "perk.gateway.settings"

local envoy = {}

local SIGNATURE = core.PERK_WEBHOOK_HEADER
local METADATA = "perk" -- of a request: what its response needs to know
local LOGS = {error = "logErr", warn = "logWarn", info = "logInfo"}
local FAILED = {
    status = core.perk_response_status(core.PERK_RESPONSE_FAILED),
    headers = {["content-type"] = core.PERK_RESPONSE_TYPE},
    body = core.perk_response_text(core.PERK_RESPONSE_FAILED) .. "\n",
}


-- ---- the host ----

-- A handle may only be used by its own request: whoever enters, or waited, sets `host.handle`.
local function host_of()
    local host = {}

    function host.now()
        return host.handle and host.handle:timestamp() / 1000 or os.time()
    end

    function host.log(level, line)
        host.handle[LOGS[level]](host.handle, "perk: " .. line)
    end

    function host.count() end -- each thread would have separate counters

    host.store = memory.new(host.now)
    return host
end


---@class perk.EnvoyGateway
local Gateway = {}
Gateway.__index = Gateway


-- ---- webhooks ----

local function values_of(headers, name)
    local values = {}
    for index = 0, headers:getNumValues(name) - 1 do
        values[#values + 1] = headers:getAtIndex(name, index)
    end
    return values
end


-- The answer to a request that may not pass.
function Gateway:_refusal(handle)
    local webhook, headers = self._webhook, handle:headers()
    local method, length = headers:get(":method"), headers:get("content-length")
    local answer, signature =
        webhook:screen(method, tonumber(length), values_of(headers, SIGNATURE))
    if answer then return answer end
    local body = handle:body(true) -- waits; above its buffer limit, Envoy answers 413
    self._host.handle = handle
    local delivery
    delivery, answer = webhook:check(body:getBytes(0, body:length()), signature)
    if answer then return answer end
    handle:streamInfo():dynamicMetadata():set(METADATA, "delivery", delivery)
end


local function respond(handle, answer)
    local headers = {[":status"] = ("%d"):format(answer.status)}
    for name, value in pairs(answer.headers) do headers[name] = value end
    handle:respond(headers, answer.body)
end


---In envoy_on_request: lets a delivery through to the upstream, or responds to its sender.
---@param handle any
function Gateway:webhook(handle)
    self._host.handle = handle
    local fine, answer = pcall(self._refusal, self, handle)
    if not fine then
        self._host.handle = handle
        self._host.log("error", "webhook: " .. tostring(answer))
        answer = FAILED
    end
    if answer then respond(handle, answer) end
end


---In envoy_on_response, with `once`: what the upstream answered to the delivery.
---@param handle any
function Gateway:settle(handle)
    self._host.handle = handle
    local known = handle:streamInfo():dynamicMetadata():get(METADATA)
    local status = handle:headers():get(":status")
    if known and known.delivery then self._webhook:settle(known.delivery, tonumber(status)) end
end


-- ---- shaping ----

-- Replaces the body as it comes: `body()` would fail for one above Envoy's buffer limit. Which chunk
-- is the last one shows when there is no other.
function Gateway:_replace(handle, collector)
    local last, sent
    for chunk in handle:bodyChunks() do
        self._host.handle = handle
        sent = collector:add(chunk:getBytes(0, chunk:length()), false)
        chunk:setBytes(sent)
        last = chunk
    end
    self._host.handle = handle
    if last then last:setBytes(sent .. collector:add("", true)) end
end


---In envoy_on_response: puts the body into a shape. What is not shaped passes untouched
---(perk.gateway.shape).
---@param handle any
---@param name string of the shape
function Gateway:shape(handle, name)
    local shape, headers = self._shapes[name], handle:headers()
    self._host.handle = handle
    if not shape then error("perk.envoy: there is no shape of this name", 2) end
    local wanted, changes = shape:screen(tonumber(headers:get(":status")), function(header)
        local value = headers:get(header) -- no value at all when there is none
        return value
    end)
    for header, value in pairs(changes) do
        if value then headers:replace(header, value) else headers:remove(header) end
    end
    if wanted then self:_replace(handle, shape:begin()) end
end


-- ---- making a gateway ----

local function check(value, err)
    if not value then error("perk.envoy: " .. err.message, 0) end
    return value
end


---Raises an error when an option is wrong, so that Envoy does not take the configuration.
---@param options table see docs/gateways.md
---@return perk.EnvoyGateway
function envoy.new(options)
    local checked = check(settings.read(options))
    if next(checked.clients) then
        error("perk.envoy: clients: tokens are added by Envoy's credential injector", 0)
    end
    -- Threads have no store in common, so each event would come once a thread.
    if checked.webhook then checked.webhook.once = checked.webhook.once or false end
    local host = host_of()
    local made = check(gateway.new(host, checked))
    return setmetatable({_host = host, _webhook = made.webhook, _shapes = made.shapes}, Gateway)
end


return envoy
