--- Events that a gateway observes, sent in batches: a bounded queue per Lua state.
---
---    local queue = attribution.new(host, client, {queue = 10000})
---    queue:push("user-1", {type = "offerAttribution", entity_id = "offer-1",
---        event_code = "IMPRESSION", medium = "BROWSE"})
---
--- A push starts a timer, unless one runs. When it fires, all that waits is sent by create_many, with
--- the events of one user per request. The client's transport must be that of perk.gateway.exchange.
---
--- Every event is counted as seen, and then once more: as sent, rejected, unknown or dropped. What is
--- unknown is not sent again, because it could count twice. What the API did not act on, for a reason
--- that may pass (no connection, no token, a rate limit), stays in the queue and is sent after a
--- pause. It takes space: when the queue is full, new events are dropped.
---
--- When the worker exits there is no pause, and what cannot be sent then is dropped.

local exchange = require "perk.gateway.exchange"

local attribution = {}

local QUEUE, EVERY, BATCH, SENDERS = 10000, 0.2, 100, 4
local AT_A_TIME, BREATH = 10, 0.001 -- events that are prepared without a pause; the pause
local FIRST_PAUSE, LONGEST_PAUSE = 1, 30
local OVERDUE = 10 -- seconds

local LABELS = {}
for _, outcome in ipairs{"seen", "sent", "rejected", "unknown", "dropped"} do
    LABELS[outcome] = {outcome = outcome}
end

---@class perk.GatewayAttribution
local Queue = {}
Queue.__index = Queue


-- ---- what waits: a list of batches, each of one user ----

function Queue:_append(batch)
    self._last = self._last + 1
    self._batches[self._last] = batch
end


function Queue:_take()
    local batch = self._batches[self._first]
    if not batch then return nil end
    self._batches[self._first] = nil
    self._first = self._first + 1
    if self._open[batch.user_id] == batch then self._open[batch.user_id] = nil end
    return batch
end


-- Adds an event to the user's last batch, or to a new one when that is full.
function Queue:_add(user_id, event)
    local batch = self._open[user_id]
    if not batch then
        batch = {user_id = user_id, events = {}}
        self._open[user_id] = batch
        self:_append(batch)
    end
    table.insert(batch.events, event)
    if #batch.events == self._batch then self._open[user_id] = nil end
    self._held = self._held + 1
end


-- ---- counting ----

function Queue:_count(outcome, by)
    local count = self._host.count
    if count and by > 0 then count("perk_attribution_events_total", LABELS[outcome], by) end
end


-- These events leave the queue.
function Queue:_settle(outcome, by)
    self._held = self._held - by
    self:_count(outcome, by)
end


-- One line; the message of an error is left out, because it can repeat a text of the reply.
function Queue:_log(counts, waiting, err)
    self._host.log("error", ("attribution: %s: %d rejected, %d unknown, %d waiting%s"):format(
        err.code or "interrupted", counts.rejected, counts.unknown, waiting, exchange.id_of(err)))
end


-- ---- sending ----

function Queue:_is_exiting()
    return self._host.exiting ~= nil and self._host.exiting()
end


-- An iterator over the events of a batch. To prepare a hundred takes longer than to serve a request,
-- so the worker serves others in between.
local function gently(host, events)
    local index = 0
    return function()
        if index > 0 and index % AT_A_TIME == 0 then host.sleep(BREATH) end
        index = index + 1
        return events[index]
    end
end


-- The outcomes of a batch, the status of events that are not among them, and the first error.
function Queue:_write(batch)
    local writer, events = self._client.attributions, gently(self._host, batch.events)
    local fine, found, err = pcall(writer.create_many, writer, batch.user_id, events)
    if not fine then
        local stopped = type(found) == "table" and found or {}
        return stopped.outcomes or {}, "unknown", {}
    end
    if not found then return err.outcomes or {}, "rejected", err end
    local all = found:error()
    return found, "unknown", all and all.cause
end


-- How many events of a batch have which outcome, and the events to send again.
local function sort_outcomes(batch, outcomes, missing)
    local counts, again = {accepted = 0, rejected = 0, unknown = 0}, {}
    counts[missing] = #batch.events - #outcomes
    for _, outcome in ipairs(outcomes) do
        if outcome.status == "rejected" and outcome.error.retryable then
            again[#again + 1] = batch.events[outcome.index]
        else
            counts[outcome.status] = counts[outcome.status] + 1
        end
    end
    return counts, again
end


-- Nothing is sent for a while: twice as long as the last time, or as long as the API asked for.
function Queue:_hold(err)
    local now = self._host.now()
    if now < self._resume_at then return end -- another sender has failed as well
    local asked = (err.retry_after_ms or 0) / 1000
    self._pause = math.max(self._pause * 2, FIRST_PAUSE)
    self._pause = math.min(math.max(self._pause, asked), LONGEST_PAUSE)
    self._resume_at = now + self._pause
end


function Queue:_drop_all()
    for batch in self._take, self do self:_settle("dropped", #batch.events) end
end


-- Events that the API did not act on: they wait, except when the worker exits.
function Queue:_keep(user_id, events, err)
    self:_append({user_id = user_id, events = events})
    if self:_is_exiting() then return self:_drop_all() end
    self:_hold(err)
    self:_schedule()
end


-- Sends a batch; false when events of it must be sent again.
function Queue:_send(batch)
    local outcomes, missing, err = self:_write(batch)
    local counts, again = sort_outcomes(batch, outcomes, missing)
    self:_settle("sent", counts.accepted)
    self:_settle("rejected", counts.rejected)
    self:_settle("unknown", counts.unknown)
    if err then self:_log(counts, #again, err) end
    if #again > 0 then
        self:_keep(batch.user_id, again, err)
        return false
    end
    self._pause = 0
    return true
end


-- Sends batches until there are none, or one must be sent again.
function Queue:_run_sender()
    if self._active == self._senders then return end
    self._active = self._active + 1
    for batch in self._take, self do
        if not self:_send(batch) then break end
    end
    self._active = self._active - 1
end


---Sends what waits. Returns when its own sender has nothing left; others may still run.
function Queue:flush()
    local wanted = math.min(self._senders - self._active, self._last - self._first + 1)
    for _ = 2, wanted do
        if not self._host.spawn(function() self:_run_sender() end) then break end
    end
    if wanted > 0 then self:_run_sender() end
end


-- ---- the timer ----

-- Not in one piece: the worker may begin to exit meanwhile.
-- It counts what it has slept, so that it ends also when the clock is set back.
function Queue:_rest()
    local slept, most = 0, self._every + LONGEST_PAUSE
    while slept < most and not self:_is_exiting() do
        local left = math.max(self._every - slept, self._resume_at - self._host.now())
        if left <= 0 then break end
        local step = math.min(math.max(left, BREATH), EVERY)
        self._host.sleep(step)
        slept = slept + step
    end
end


-- A host without a timer to spare is asked again by the next push. It may also take a timer and drop
-- it, when too many run: one that is long overdue counts no more.
function Queue:_schedule()
    local now = self._host.now()
    if now < self._timer_till then return end
    local started = self._host.spawn(function()
        self:_rest()
        self._timer_till = 0
        self:flush()
    end)
    if started then
        self._timer_till = math.max(now + self._every, self._resume_at) + OVERDUE
    end
end


-- ---- pushing ----

-- A copy, dated now unless it has a date: it may be sent later.
function Queue:_dated(event)
    local copy = {}
    for name, value in pairs(event) do copy[name] = value end
    local now = math.floor(self._host.now())
    if now ~= self._second then
        self._second, self._date = now, os.date("!%Y-%m-%dT%H:%M:%SZ", now)
    end
    copy.event_date = copy.event_date or self._date
    return copy
end


---Adds an event of a user, as attributions:create takes it; `event_date` is now when left out. It
---does not wait. False when the event is dropped, or rejected because it has no user or is no table.
---@param user_id string
---@param event table
---@return boolean
function Queue:push(user_id, event)
    self:_count("seen", 1)
    local is_event = type(user_id) == "string" and user_id ~= "" and type(event) == "table"
    local refused = not is_event and "rejected" or self._held >= self._limit and "dropped"
    if refused then
        self:_count(refused, 1)
        return false
    end
    self:_add(user_id, self:_dated(event))
    self:_schedule()
    return true
end


---@class perk.GatewayAttributionOptions
---@field queue? integer events that wait or are being sent; 10000 when left out
---@field every? number seconds between two flushes; 0.2
---@field batch? integer events per request; 100, and never more
---@field senders? integer requests at a time; 4

---@param host table see the head of perk.gateway
---@param client perk.Kard
---@param options? perk.GatewayAttributionOptions
---@return perk.GatewayAttribution
function attribution.new(host, client, options)
    options = options or {}
    return setmetatable({
        _host = host,
        _client = client,
        _limit = options.queue or QUEUE,
        _every = options.every or EVERY,
        _batch = math.min(options.batch or BATCH, BATCH),
        _senders = options.senders or SENDERS,
        _batches = {}, _first = 1, _last = 0, _open = {},
        _held = 0, _active = 0, _timer_till = 0,
        _pause = 0, _resume_at = 0,
    }, Queue)
end


return attribution
