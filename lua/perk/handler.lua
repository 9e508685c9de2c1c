--- Handling webhook deliveries: verify, parse, handle each event once, and tell the sender. Nothing here reads, writes or waits, so it
-- runs inside a gateway.
--
--     local handler = perk.webhook_handler{keys = {key}, on_event = function(event) … end}
--     local status, text, err = handler:handle(headers, body)
-- @module perk.handler

local core = require "perk.core"
local check = require "perk.check"
local event = require "perk.event"
local webhook = require "perk.webhook"

local HEADER = "notify-signature"
local SEEN_LIMIT = 10000
local BUSY_SECONDS = 300

local handler = {}


-- ---- keys of events handled ----

local Seen = {}
Seen.__index = Seen


--- Whether the key is new; from now on it is not.
function Seen:claim(key)
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


--- Undoes a claim.
function Seen:release(key)
    self._young[key], self._old[key] = nil, nil
end


--- The default store: keys of this Lua state, in two halves; the half that was not asked for is dropped when the other is full.
-- @tparam[opt=10000] number limit how many keys at most
function handler.seen(limit)
    return setmetatable({_young = {}, _old = {}, _count = 0, _limit = check.count_or_nil(limit, "limit") or SEEN_LIMIT}, Seen)
end


-- ---- the handler ----

local Handler = {}
Handler.__index = Handler


local function answer(number, err)
    return core.perk_response_status(number), core.perk_response_text(number), err
end


-- Gateways give a header that came twice as a list, and HAProxy each one, with indices from 0.
local function signature_of(headers)
    for name, value in pairs(headers) do
        if type(name) == "string" and name:lower() == HEADER then
            if type(value) == "table" then value = value[0] or value[1] end
            return check.string_or_nil(value, "headers")
        end
    end
end


-- true, or false and why: on_event raised, or gave nil or false and a reason.
local function called(on_event, what)
    local fine, result, why = pcall(on_event, what)
    if not fine then return false, result end
    if not result and why ~= nil then return false, why end
    return true
end


-- ---- events that are being handled: a coroutine may yield in on_event, and another delivery come meanwhile ----

local WEAK = {__mode = "v"}


-- Only the frame that handles an event holds `frame`: with a coroutine that never ends, because its host dropped it, the frame is
-- collected.
local function handled_by(frame, now)
    return setmetatable({frame, since = now}, WEAK)
end


-- Handling that never came to its end is over: its events may be handled again.
function Handler:_release_abandoned(frame, now)
    local keys = {}
    for key, run in pairs(self._running) do
        if run[1] == nil or now - run.since > self.busy_seconds then keys[#keys + 1] = key end
    end
    for _, key in ipairs(keys) do
        self._running[key] = handled_by(frame, now) -- a store's release may yield
        pcall(self.seen.release, self.seen, key)
        self._running[key] = nil
    end
end


-- Not once the event was taken for abandoned.
function Handler:_is_mine(key, frame)
    local run = self._running[key]
    return run ~= nil and run[1] == frame
end


function Handler:_is_busy(key, frame, now)
    self:_release_abandoned(frame, now)
    if not self._running[key] then return false end
    collectgarbage() -- which is what shows whether that coroutine still exists
    self:_release_abandoned(frame, now)
    return self._running[key] ~= nil
end


function Handler:_settle(what, frame)
    local claimed, is_new = pcall(self.seen.claim, self.seen, what.key)
    if not claimed then return answer(core.PERK_RESPONSE_FAILED, is_new) end
    if not is_new then return answer(core.PERK_RESPONSE_DUPLICATE) end
    local fine, why = called(self.on_event, what)
    if fine then return answer(core.PERK_RESPONSE_HANDLED) end
    if self:_is_mine(what.key, frame) then pcall(self.seen.release, self.seen, what.key) end
    return answer(core.PERK_RESPONSE_FAILED, why)
end


--- What to answer one POST.
-- @tparam table headers name to value, in any case
-- @tparam string body the raw bytes
-- @tparam[opt] number received_at seconds since 1970 in UTC; now if not given
-- @treturn number HTTP status
-- @treturn string one line for the body of the answer
-- @return why an event could not be read or handled, for the host and not for the sender; nil otherwise
function Handler:handle(headers, body, received_at)
    local signature = signature_of(check.table_or_nil(headers, "headers") or {})
    local judged, err = core.perk_verifier_screen(self.verifier._native, check.string(body, "body"), signature, self.max_body)
    if not judged then return answer(core.PERK_RESPONSE_FAILED, err) end
    if judged ~= core.PERK_RESPONSE_HANDLED then return answer(judged) end
    local what
    what, err = event.parse_signed(body, received_at)
    if not what then return answer(core.PERK_RESPONSE_MALFORMED, err) end
    local frame = {}
    if self:_is_busy(what.key, frame, what.received_at) then return answer(core.PERK_RESPONSE_BUSY) end
    self._running[what.key] = handled_by(frame, what.received_at)
    local status, text, why = self:_settle(what, frame)
    if self:_is_mine(what.key, frame) then self._running[what.key] = nil end
    return status, text, why
end


--- Makes a handler.
-- @tparam table settings `keys` (a text, a list, or a verifier) and `on_event`, a function that is given each event once; it fails by
-- raising or by giving nil and a reason. `seen`: a store with `claim(self, key)` and `release(self, key)`; `max_body` in bytes;
-- `busy_seconds` (300): an event whose `on_event` takes longer may be handled again.
-- @treturn perk.WebhookHandler|nil
-- @treturn ?perk.Error
function handler.new(settings)
    if type(settings) ~= "table" then error("settings: a table expected, got " .. type(settings), 2) end
    if type(settings.on_event) ~= "function" then error("on_event: a function expected, got " .. type(settings.on_event), 2) end
    local verifier, err = webhook.verifier_of(settings.keys)
    if not verifier then return nil, err end
    local seen = check.table_or_nil(settings.seen, "seen") or handler.seen()
    if not (seen.claim and seen.release) then error("seen: it needs claim and release", 2) end
    return setmetatable({
        verifier = verifier,
        on_event = settings.on_event,
        seen = seen,
        max_body = check.count_or_nil(settings.max_body, "max_body") or core.PERK_WEBHOOK_MAX,
        busy_seconds = check.count_or_nil(settings.busy_seconds, "busy_seconds") or BUSY_SECONDS,
        _running = {},
    }, Handler)
end


return handler
