--- Handles webhook deliveries: verifies and parses the body, handles each event once, and returns
--- the response. Nothing here reads, writes or waits, so it runs inside a gateway.
---
---    local handler = perk.webhook_handler{keys = {key}, on_event = function(event) … end}
---    local status, text, err = handler:handle(headers, body)

local core = require "perk.core"
local check = require "perk.check"
local event = require "perk.event"
local webhook = require "perk.webhook"

local HEADER = core.PERK_WEBHOOK_HEADER
local DEDUP_LIMIT = core.PERK_DEDUP_MAX
local BUSY_SECONDS = 300

local handler = {}


-- ---- the dedup store: keys of handled events ----

---@class perk.DedupStore
local DedupStore = {}
DedupStore.__index = DedupStore


---Claims a key: true for one caller only, false when it was claimed before.
---@param key string
---@return boolean
function DedupStore:claim(key)
    local is_new = not (self._young[key] or self._old[key])
    if not self._young[key] then
        self._young[key] = true
        self._count = self._count + 1
    end
    if self._count * 2 >= self._limit then
        self._young, self._old, self._count = {}, self._young, 0
    end
    return is_new
end


---Undoes a claim.
---@param key string
function DedupStore:release(key)
    self._young[key], self._old[key] = nil, nil
end


---The default store: keys in this Lua state, in two halves. When one half is full, the other, which
---holds the keys that were not claimed recently, is dropped.
---@param limit? integer the largest number of keys; 10000 when left out
---@return perk.DedupStore
function handler.dedup_store(limit)
    limit = check.count_or_nil(limit, "limit") or DEDUP_LIMIT
    return setmetatable({_young = {}, _old = {}, _count = 0, _limit = limit}, DedupStore)
end


-- ---- the handler ----

---@class perk.WebhookHandler
---@field verifier perk.Verifier
local Handler = {}
Handler.__index = Handler


local function response(number, err)
    local wait = core.perk_response_retry_after(number)
    return core.perk_response_status(number), core.perk_response_text(number), err,
        wait > 0 and wait or nil
end


-- Several values are joined as in HTTP, and no key matches that.
local function signature_of(headers)
    local found
    for name, value in pairs(headers) do
        if type(name) == "string" and name:lower() == HEADER then
            local signature, more = webhook.signature_of(value)
            check.string_or_nil(signature, "headers")
            if signature and (found or more) then return signature .. ", " .. (found or "") end
            found = found or signature
        end
    end
    return found
end


-- true, or false and why: on_event raised, or returned nil or false and a reason.
local function called(on_event, what)
    local fine, result, why = pcall(on_event, what)
    if not fine then return false, result end
    if not result and why ~= nil then return false, why end
    return true
end


-- ---- events in progress: on_event may yield, and another delivery may arrive meanwhile ----

local WEAK = {__mode = "v"}


-- Only the stack frame that handles an event refers to `frame`: it is collected together with a
-- coroutine that never ends because its host dropped it.
local function handled_by(frame, now)
    return setmetatable({frame, since = now}, WEAK)
end


-- Events whose handling was abandoned may be handled again.
function Handler:_release_abandoned(frame, now)
    local keys = {}
    for key, run in pairs(self._running) do
        if run[1] == nil or now - run.since > self.busy_seconds then keys[#keys + 1] = key end
    end
    for _, key in ipairs(keys) do
        self._running[key] = handled_by(frame, now) -- a store's release may yield
        pcall(self.dedup_store.release, self.dedup_store, key)
        self._running[key] = nil
    end
end


-- False once the event counts as abandoned.
function Handler:_is_mine(key, frame)
    local run = self._running[key]
    return run ~= nil and run[1] == frame
end


function Handler:_is_busy(key, frame, now)
    self:_release_abandoned(frame, now)
    if not self._running[key] then return false end
    collectgarbage() -- shows whether that coroutine still exists
    self:_release_abandoned(frame, now)
    return self._running[key] ~= nil
end


function Handler:_settle(what, frame)
    local claimed, is_new = pcall(self.dedup_store.claim, self.dedup_store, what.key)
    if not claimed then return response(core.PERK_RESPONSE_FAILED, is_new) end
    if not is_new then return response(core.PERK_RESPONSE_DUPLICATE) end
    local fine, why = called(self.on_event, what)
    if fine then return response(core.PERK_RESPONSE_HANDLED) end
    if self:_is_mine(what.key, frame) then
        pcall(self.dedup_store.release, self.dedup_store, what.key)
    end
    return response(core.PERK_RESPONSE_FAILED, why)
end


---Handles one POST; returns the response to send.
---@param headers table<string, string|string[]> name to value, in any case
---@param body string the raw bytes
---@param received_at? number seconds since 1970 in UTC; now when left out
---@return integer status HTTP status
---@return string text one line for the response's body
---@return any err for the host, not for the sender: why an event was not read or not handled
---@return integer? retry_after seconds, for a header of that name
function Handler:handle(headers, body, received_at)
    local signature = signature_of(check.table_or_nil(headers, "headers") or {})
    local native = self.verifier._native
    check.string(body, "body")
    local screened, err = core.perk_verifier_screen(native, body, signature, self.max_body)
    if not screened then return response(core.PERK_RESPONSE_FAILED, err) end
    if screened ~= core.PERK_RESPONSE_HANDLED then return response(screened) end
    local what
    what, err = event.parse_signed(body, received_at)
    if not what then return response(core.PERK_RESPONSE_MALFORMED, err) end
    local frame = {}
    if self:_is_busy(what.key, frame, what.received_at) then
        return response(core.PERK_RESPONSE_BUSY)
    end
    self._running[what.key] = handled_by(frame, what.received_at)
    local status, text, why, retry_after = self:_settle(what, frame)
    if self:_is_mine(what.key, frame) then self._running[what.key] = nil end
    return status, text, why, retry_after
end


---@class perk.WebhookSettings
---@field keys string|string[]|perk.Verifier
---@field on_event fun(event: perk.Event): any, any raises, or returns nil and a reason, on failure
---@field dedup_store? perk.DedupStore
---@field max_body? integer bytes
---@field busy_seconds? integer an event that takes longer may be handled again; 300 when left out

---A handler, which passes each event to `on_event` once.
---@param settings perk.WebhookSettings
---@return perk.WebhookHandler?
---@return perk.Error? err
function handler.new(settings)
    if type(settings) ~= "table" then
        error("settings: a table expected, got " .. type(settings), 2)
    end
    if type(settings.on_event) ~= "function" then
        error("on_event: a function expected, got " .. type(settings.on_event), 2)
    end
    local verifier, err = webhook.verifier_of(settings.keys)
    if not verifier then return nil, err end
    local store = check.table_or_nil(settings.dedup_store, "dedup_store") or handler.dedup_store()
    if not (store.claim and store.release) then
        error(select(2, core.perk_usage_error(core.PERK_USAGE_NOT_A_DEDUP_STORE)), 2)
    end
    return setmetatable({
        verifier = verifier,
        on_event = settings.on_event,
        dedup_store = store,
        max_body = check.count_or_nil(settings.max_body, "max_body") or core.PERK_WEBHOOK_MAX,
        busy_seconds = check.count_or_nil(settings.busy_seconds, "busy_seconds") or BUSY_SECONDS,
        _running = {},
    }, Handler)
end


return handler
