--- Bulk writes: any number of items, sent in requests of the size that the API takes, and what became of each of them.
--
--     local outcomes = assert(kard.users:create_many(users))
--     for _, outcome in ipairs(outcomes:rejected()) do print(outcome.index, outcome.error) end
-- @module perk.bulk

local core = require "perk.core"
local call = require "perk.call"
local each = require "perk.each"

local FATES = {
    [core.PERK_ACCEPTED] = "accepted",
    [core.PERK_REJECTED] = "rejected",
    [core.PERK_UNKNOWN] = "unknown",
}

local bulk = {FATES = FATES}
local Outcomes = {__name = "perk.outcomes"}
Outcomes.__index = Outcomes

-- What `reconcile` needs to read the outcomes again, kept aside from what they show.
local origins = setmetatable({}, {__mode = "k"})


-- An outcome's `item` is made anew from the JSON each time; what has no JSON form was never sent and is kept as it is.
local Outcome = {__name = "perk.outcome"}


function Outcome.__index(outcome, name)
    local text = name == "item" and rawget(outcome, "_sent")
    return text and core.parse(text) or nil
end


--- What became of one item. `fields`: index, fate, error, reason, and `_sent`, the item's JSON, or `item` when it has none.
function bulk.outcome(fields)
    return setmetatable(fields, Outcome)
end


--- Outcomes out of a list of them, in order.
function bulk.outcomes(list, origin)
    origins[list] = origin
    return setmetatable(list, Outcomes)
end


local function of_fate(outcomes, fate)
    local found = {}
    for _, outcome in ipairs(outcomes) do
        if outcome.fate == fate then found[#found + 1] = outcome end
    end
    return found
end


--- Those that the server took.
function Outcomes:accepted()
    return of_fate(self, "accepted")
end


--- Those that the server did not act on, or that were never sent.
function Outcomes:rejected()
    return of_fate(self, "rejected")
end


--- Those that the server may or may not have acted on.
function Outcomes:unknown()
    return of_fate(self, "unknown")
end


local function counts(outcomes)
    return #outcomes:rejected(), #outcomes:unknown()
end


--- Nil when every item was accepted; else one error for them all, whose `cause` is that of the first.
function Outcomes:error()
    local rejected, unknown = counts(self)
    if rejected + unknown == 0 then return nil end
    local first = 1
    while self[first].fate == "accepted" do first = first + 1 end
    local cause = self[first].error
    local message = ("%d rejected, %d unknown of %d items; the first is item %d: %s"):format(
        rejected, unknown, #self, self[first].index, cause.message)
    local err = {code = cause.code, message = message, attempts = cause.attempts, retryable = false, outcome_unknown = unknown > 0}
    err.cause, err.outcomes, err.advice = cause, self, cause.advice
    return setmetatable(err, core.error_metatable())
end


--- Raises that error; nothing happens when every item was accepted.
function Outcomes:raise_for_errors()
    local err = self:error()
    if err then error(err, 2) end
end


--- Reads whether the unknown ones were done, as far as the API shows it: new outcomes, in which some of them are accepted or rejected
-- (not done, can be sent again: the error's code is "not_done") and the others still unknown, each with a `reason`. Without unknown
-- ones nothing is read. A write that is still under way counts as not done.
-- @treturn perk.Outcomes|nil
-- @treturn ?perk.Error
function Outcomes:reconcile()
    if #self:unknown() == 0 then return self end
    return require("perk.writes").reconciled(self, origins[self])
end


function Outcomes:__tostring()
    local rejected, unknown = counts(self)
    return ("perk.outcomes: %d accepted, %d rejected, %d unknown"):format(#self - rejected - unknown, rejected, unknown)
end


local function settle(walk, outcome)
    walk.settled[#walk.settled + 1] = bulk.outcome(outcome)
    return outcome
end


-- An empty request with the other arguments.
local function open(walk)
    local native, err = call.arguments(walk.operation, walk.args, walk.strict)
    walk.native, walk.items, walk.indices = native, {}, {}
    return native, err
end


-- Asks about the unknown items, each in a request of its own.
local function origin_of(walk)
    local origin = {client = walk.client, run = walk.run}
    local operation, args, strict, parameter = walk.operation, walk.args, walk.strict, walk.parameter
    function origin.ask(asked, outcomes)
        local about = outcomes:unknown()
        for _, outcome in ipairs(about) do
            local native, err = call.arguments(operation, args, strict)
            local added = native
            if native then added, err = core.perk_args_add_json(native, parameter, outcome._sent) end
            if added then added, err = core.perk_reconcile_add(asked, native) end
            if not added then return nil, err end
        end
        return about
    end
    return origin
end


local function copy(item)
    if type(item) ~= "table" then return item end
    local made = {}
    for name, value in pairs(item) do made[name] = value end
    return made
end


local function add(walk, index, item)
    local text, err = core.dump(item)
    if not text then
        settle(walk, {index = index, item = copy(item), fate = "rejected", error = err})
        return
    end
    local added
    added, err = core.perk_args_add_json(walk.native, walk.parameter, text)
    if not added then
        settle(walk, {index = index, _sent = text, fate = "rejected", error = err})
        return
    end
    walk.items[#walk.items + 1], walk.indices[#walk.indices + 1] = text, index
end


-- Unknown outcomes of the items of a request, made before anything is sent: afterwards there may be no memory for them.
local function pending(walk)
    local outcomes = {}
    for n, text in ipairs(walk.items) do
        outcomes[n] = settle(walk, {index = walk.indices[n], _sent = text, fate = "unknown"})
    end
    return outcomes
end


-- The outcomes of the items of a call; whether it was run to its end or something stopped it, they are known or known to be unknown.
local function judge(walk, running, page, outcomes)
    local fates, err = core.perk_call_outcomes(running._native, page and page._native)
    local why = not fates and (running:lost() or err)
    for n, outcome in ipairs(outcomes) do
        outcome.error = why or core.perk_outcomes_error(fates, n - 1)
        outcome.fate = why and "unknown" or FATES[core.perk_outcomes_at(fates, n - 1)]
        if outcome.fate == "accepted" then walk.accepted = walk.accepted + 1 end
    end
end


local function send(walk)
    local running, err = call.start(walk.client, walk.native, walk.options, walk.args)
    if not running then return err end
    local outcomes = pending(walk)
    local ended, page = pcall(walk.run, running)
    judge(walk, running, ended and page or nil, outcomes) -- a failed call: the fates tell
    if not ended then error(page, 0) end
end


-- These two give the error of a request that cannot be made.
local function flush(walk)
    local err = #walk.items > 0 and send(walk)
    if err then return err end
    if walk.progress then walk.progress(#walk.settled, walk.accepted) end
end


local function send_all(walk, values)
    for index, item in each(values, walk.parameter) do
        if #walk.items == walk.most then
            local err = flush(walk)
            if err then return err end
            assert(open(walk))
        end
        add(walk, index, item)
    end
    return flush(walk)
end


-- What is settled, in input order.
local function outcomes_of(walk)
    table.sort(walk.settled, function(a, b) return a.index < b.index end)
    return bulk.outcomes(walk.settled, origin_of(walk))
end


local Stopped = {__name = "perk.stopped"}


function Stopped:__tostring()
    return tostring(self.cause)
end


--- Sends the items. What stops the walk (Ctrl-C, an iterator that raises) is raised again as {cause, outcomes}, with what is settled.
-- @tparam table walk client, operation, parameter (the items'), most (items in one request), args (the others), strict, options, run, progress
-- @param values a list or an iterator
-- @treturn perk.Outcomes|nil
-- @treturn ?perk.Error the other arguments are not acceptable; its `outcomes` are what is settled
function bulk.perform(walk, values)
    local text, err = core.dump(walk.args)
    if not text then return nil, err end
    walk.settled, walk.accepted, walk.args = {}, 0, core.parse(text) -- a copy: the caller may change them meanwhile
    local ready
    ready, err = open(walk)
    if not ready then return nil, err end
    local ended, reason = pcall(send_all, walk, values)
    local outcomes = outcomes_of(walk)
    if not ended then error(setmetatable({cause = reason, outcomes = outcomes}, Stopped), 0) end
    if not reason then return outcomes end
    reason.outcomes = outcomes
    return nil, reason
end


return bulk
