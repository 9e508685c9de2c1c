--- Checks webhook deliveries at the edge, and lets each event through to the upstream once.
---
---    local webhook = webhook.new(host, verifier, {max_body = 1048576})
---    local answer, signature = webhook:screen(method, length, signatures) -- before the body is read
---    local delivery, answer = webhook:check(body, signature)
---    webhook:settle(delivery, status)                                     -- the upstream's status
---
--- An answer is {status, headers, body}: send it, and nothing to the upstream. An event is busy from
--- its first delivery until the upstream has answered it. Then it is done (2xx), or forgotten, so
--- that the sender's next delivery gets through.

local check = require "perk.check"
local core = require "perk.core"
local signatures = require "perk.webhook"

local webhook = {}

local PREFIX = "webhook:"
local BUSY_SECONDS = 60
local DONE_SECONDS = 7 * 24 * 3600
-- The value of a key that is done; that of a busy one is when it began. Both are numbers: a store
-- may replace a value by one of the same size without more memory.
local DONE = 0

local RESPONSES = {
    duplicate = core.PERK_RESPONSE_DUPLICATE,
    busy = core.PERK_RESPONSE_BUSY,
    failed = core.PERK_RESPONSE_FAILED,
    malformed = core.PERK_RESPONSE_MALFORMED,
    mismatch = core.PERK_RESPONSE_MISMATCH,
    unsigned = core.PERK_RESPONSE_UNSIGNED,
    method = core.PERK_RESPONSE_METHOD,
    too_large = core.PERK_RESPONSE_TOO_LARGE,
    length = core.PERK_RESPONSE_LENGTH,
    full = core.PERK_RESPONSE_FULL,
}

-- The delivery of every body whose event is not read.
local NO_EVENT = {key = "", type = "", id = ""}
local PASSED = {result = "passed"}
local SETTLED_DONE = {result = "done"}
local SETTLED_FORGOTTEN = {result = "forgotten"}

---@class perk.GatewayAnswer
---@field status integer
---@field headers table<string, string> without Content-Length
---@field body string

---@class perk.GatewayDelivery
---@field key string identifies the event
---@field type string control characters in it, and in `id`, are percent-encoded
---@field id string "" when the event has none
---@field since? number when it became busy; nil when events are not let through once


local function answer_of(number)
    local status, wait = core.perk_response_status(number), core.perk_response_retry_after(number)
    return {
        status = status,
        headers = {
            ["content-type"] = core.PERK_RESPONSE_TYPE,
            ["retry-after"] = wait > 0 and ("%d"):format(wait) or nil,
            allow = status == 405 and "POST" or nil,
        },
        body = core.perk_response_text(number) .. "\n",
        labels = {result = ("%d"):format(status)},
    }
end


local ANSWERS, ANSWER_OF_NUMBER = {}, {}
for name, number in pairs(RESPONSES) do
    ANSWERS[name] = answer_of(number)
    ANSWER_OF_NUMBER[number] = ANSWERS[name]
end


---@class perk.GatewayWebhook
local Webhook = {}
Webhook.__index = Webhook


function Webhook:_count(name, labels)
    local count = self._host.count
    if count then count(name, labels) end
end


function Webhook:_refuse(answer)
    self:_count("perk_webhooks_total", answer.labels)
    return answer
end


---The answer to what only the shell can see: "length" (the size of the body is not known),
---"too_large", "failed" (the body cannot be read).
---@param name "length"|"too_large"|"failed"
---@return perk.GatewayAnswer
function Webhook:refuse(name)
    return self:_refuse(ANSWERS[name])
end


---What can be decided before the body is read.
---@param method string
---@param length? integer the value of Content-Length
---@param values? string|string[] the values of the header notify-signature
---@return perk.GatewayAnswer? answer
---@return string? signature to pass to `check`
function Webhook:screen(method, length, values)
    if method ~= "POST" then return self:refuse("method") end
    if length and length > self._max_body then return self:refuse("too_large") end
    local signature, more = signatures.signature_of(values)
    if not signature or signature == "" then return self:refuse("unsigned") end
    if more then return self:refuse("mismatch") end
    return nil, signature
end


-- ---- the signature ----

-- Something is wrong in the gateway itself; the sender tries again.
function Webhook:_failed(err)
    self._host.log("error", "webhook: " .. (err and err.code or "unknown"))
    return self:refuse("failed")
end


function Webhook:_refuse_number(number, err)
    if number == core.PERK_RESPONSE_HANDLED then return nil end
    local answer = ANSWER_OF_NUMBER[number]
    return answer and self:_refuse(answer) or self:_failed(err)
end


-- The whole body, once its slices are checked; or nil and the answer. Slices may come slowly, so a
-- verification belongs to one body until its end. Then it is kept for another.
function Webhook:_joined(next_slice, signature)
    local verification, err = table.remove(self._spare), nil
    if not verification then verification, err = core.perk_verification_new(self._native) end
    if not verification then return nil, self:_failed(err) end
    local slices, size = {}, 0
    for slice in next_slice do
        size = size + #slice
        if size > self._max_body then break end
        slices[#slices + 1] = slice
        core.perk_verification_update(verification, slice)
    end
    local good
    good, err = core.perk_verification_final(verification, signature)
    table.insert(self._spare, verification)
    if size > self._max_body then return nil, self:refuse("too_large") end
    if good then return table.concat(slices) end
    return nil, err.code == "signature" and self:refuse("mismatch") or self:_failed(err)
end


-- The body, when its size and signature are good; or nil and the answer.
function Webhook:_verified(body, signature)
    if type(body) ~= "string" then return self:_joined(body, signature) end
    local number, err = core.perk_verifier_screen(self._native, body, signature, self._max_body)
    local answer = self:_refuse_number(number, err)
    if answer then return nil, answer end
    return body
end


-- ---- each event once ----

-- nil when this delivery may pass, and is now the one that the others wait for.
function Webhook:_claim(delivery)
    local store, key, now = self._host.store, PREFIX .. delivery.key, self._host.now()
    local added, why = store:add(key, now, self._busy_seconds)
    if added then
        delivery.since = now
        return nil
    end
    if added == nil then
        self._host.log("error", "webhook: the store: " .. tostring(why))
        return self:refuse("full")
    end
    return self:refuse(store:get(key) == DONE and "duplicate" or "busy")
end


function Webhook:_passed(delivery, bytes)
    self:_count("perk_webhooks_total", PASSED)
    return delivery, nil, bytes
end


---Checks a body and reads its event.
---@param body string|fun(): string? the raw bytes, or an iterator of slices, which may wait
---@param signature string from `screen`
---@return perk.GatewayDelivery? delivery pass it on to the upstream, then call `settle`
---@return perk.GatewayAnswer? answer
---@return string? bytes the whole body
function Webhook:check(body, signature)
    local bytes, answer = self:_verified(body, signature)
    if not bytes then return nil, answer end
    if not self._events then return self:_passed(NO_EVENT, bytes) end
    local key, type_name, id = core.event_parts(bytes)
    if not key then return nil, self:refuse("malformed") end
    local delivery = {key = key, type = type_name, id = id or ""}
    answer = self._once and self:_claim(delivery)
    if answer then return nil, answer end
    return self:_passed(delivery, bytes)
end


---A delivery that is to be settled, as text: for hosts that keep no table until the upstream answers.
---@param delivery perk.GatewayDelivery with `since`
---@return string
function Webhook:to_text(delivery) -- luacheck: no self
    return ("%.17g %s"):format(delivery.since, delivery.key)
end


---A delivery from that text; nil when there is none.
---@param text? string from `to_text`
---@return perk.GatewayDelivery? delivery with what `settle` needs
function Webhook:from_text(text) -- luacheck: no self
    local since, key = (text or ""):match("^(%S+) (.*)$")
    return key and {key = key, since = tonumber(since)}
end


-- Forgets an event, unless another delivery of it has become busy since.
function Webhook:_forget(key, since)
    local store = self._host.store
    if store:get(key) == since then store:delete(key) end
    self:_count("perk_webhooks_settled_total", SETTLED_FORGOTTEN)
end


---What became of a delivery that has passed: done when the upstream answered 2xx. Best before the
---sender gets the answer, and may send again. The first call counts.
---@param delivery perk.GatewayDelivery or a table with its `key` and `since`
---@param status? integer the upstream's; nil when it did not answer
function Webhook:settle(delivery, status)
    local key, since = PREFIX .. delivery.key, delivery.since
    if not (self._once and since) then return end
    delivery.since = nil
    if not (status and status >= 200 and status < 300) then return self:_forget(key, since) end
    local stored, why = self._host.store:set(key, DONE, self._done_seconds)
    if not stored then self._host.log("error", "webhook: the store: " .. tostring(why)) end
    self:_count("perk_webhooks_settled_total", SETTLED_DONE)
end


---@class perk.GatewayWebhookOptions
---@field max_body? integer bytes; 1048576 when left out
---@field events? boolean read the event of a body; false: any body that is signed passes, each time
---@field once? boolean let each event through once; true when left out
---@field busy_seconds? integer how long the upstream may take to answer; 60 when left out
---@field done_seconds? integer how long events are remembered; 7 days when left out

---@param host table see the head of perk.gateway
---@param verifier perk.Verifier with all its keys: those added later do not count
---@param options? perk.GatewayWebhookOptions
---@return perk.GatewayWebhook
function webhook.new(host, verifier, options)
    options = options or {}
    return setmetatable({
        _host = host,
        _native = verifier._native,
        _verifier = verifier, -- lives as long as its native object is used
        _spare = {}, -- verifications
        _max_body = check.count_or_nil(options.max_body, "max_body") or core.PERK_WEBHOOK_MAX,
        _events = options.events ~= false,
        _once = options.events ~= false and options.once ~= false,
        _busy_seconds = check.count_or_nil(options.busy_seconds, "busy_seconds") or BUSY_SECONDS,
        _done_seconds = check.count_or_nil(options.done_seconds, "done_seconds") or DONE_SECONDS,
    }, Webhook)
end


return webhook
