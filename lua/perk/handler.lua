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
    return core.perk_answer_status(number), core.perk_answer_text(number), err
end


-- Gateways give a header that came twice as a list.
local function signature_of(headers)
    for name, value in pairs(headers) do
        if type(name) == "string" and name:lower() == HEADER then
            if type(value) == "table" then value = value[1] end
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


function Handler:_settle(what)
    local claimed, is_new = pcall(self.seen.claim, self.seen, what.key)
    if not claimed then return answer(core.PERK_ANSWER_FAILED, is_new) end
    if not is_new then return answer(core.PERK_ANSWER_DUPLICATE) end
    local fine, why = called(self.on_event, what)
    if fine then return answer(core.PERK_ANSWER_HANDLED) end
    pcall(self.seen.release, self.seen, what.key)
    return answer(core.PERK_ANSWER_FAILED, why)
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
    local judged, err = core.perk_verifier_judge(self.verifier._native, check.string(body, "body"), signature, self.max_body)
    if not judged then return answer(core.PERK_ANSWER_FAILED, err) end
    if judged ~= core.PERK_ANSWER_HANDLED then return answer(judged) end
    local what
    what, err = event.parse_signed(body, received_at)
    if not what then return answer(core.PERK_ANSWER_MALFORMED, err) end
    if self._running[what.key] then return answer(core.PERK_ANSWER_BUSY) end
    self._running[what.key] = true -- a coroutine may yield in on_event, and another delivery come meanwhile
    local status, text, why = self:_settle(what)
    self._running[what.key] = nil
    return status, text, why
end


--- Makes a handler.
-- @tparam table settings `keys` (a text, a list, or a verifier) and `on_event`, a function that is given each event once; it fails by
-- raising or by giving nil and a reason. `seen`: a store with `claim(self, key)` and `release(self, key)`; `max_body` in bytes.
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
        _running = {},
    }, Handler)
end


return handler
