--- Bulk writes: any number of items, sent in requests of the size that the API takes.
---
---    local outcomes = assert(kard.users:create_many(users))
---    for _, outcome in ipairs(outcomes:rejected()) do print(outcome.index, outcome.error) end

local core = require "perk.core"
local call = require "perk.call"
local each = require "perk.each"
local outcomes = require "perk.outcomes"
local perform = require "perk.perform"

local STATUS = outcomes.STATUS

local bulk = {}


local function settle(walk, outcome)
    walk.settled[#walk.settled + 1] = outcomes.outcome(outcome)
    return outcome
end


-- An empty request with the other arguments.
local function open(walk)
    local native, err = call.arguments(walk.operation, walk.args, walk.strict)
    walk.native, walk.items, walk.indices = native, {}, {}
    return native, err
end


-- Asks about the unknown items, each in a separate request.
local function origin_of(walk)
    local origin = {client = walk.client}
    local operation, args, strict, parameter = walk.operation, walk.args, walk.strict, walk.parameter
    function origin.ask(asked, all)
        local about = all:unknown()
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
        settle(walk, {index = index, item = copy(item), status = "rejected", error = err})
        return
    end
    local added
    added, err = core.perk_args_add_json(walk.native, walk.parameter, text)
    if not added then
        settle(walk, {index = index, _sent = text, status = "rejected", error = err})
        return
    end
    walk.items[#walk.items + 1], walk.indices[#walk.indices + 1] = text, index
end


-- Unknown outcomes of the items of a request, made before anything is sent: afterwards there may be
-- no memory for them.
local function pending(walk)
    local made = {}
    for n, text in ipairs(walk.items) do
        made[n] = settle(walk, {index = walk.indices[n], _sent = text, status = "unknown"})
    end
    return made
end


-- The outcomes of the items of a call, also of one that was stopped.
local function judge(walk, running, page, made)
    local results, err = core.perk_call_outcomes(running._native, page and page._native)
    local why = not results and (running:lost() or err)
    for n, outcome in ipairs(made) do
        outcome.error = why or core.perk_outcomes_error(results, n - 1)
        outcome.status = why and "unknown" or STATUS[core.perk_outcomes_at(results, n - 1)]
        if outcome.status == "accepted" then walk.accepted = walk.accepted + 1 end
    end
end


local function send(walk)
    local running, err = call.start(walk.client, walk.native, walk.options, walk.args)
    if not running then return err end
    local made = pending(walk)
    local ended, page = pcall(perform.run, running)
    judge(walk, running, ended and page or nil, made)
    if not ended then error(page, 0) end
end


-- These two return the error of a request that cannot be made.
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
    return outcomes.new(walk.settled, origin_of(walk))
end


local Stopped = {__name = "perk.stopped"}


function Stopped:__tostring()
    return tostring(self.cause)
end


-- Sends the items of a list or an iterator. `walk`: client, operation, parameter (the items'), most
-- (items in one request), args (the others), strict, options, progress. What interrupts it (Ctrl-C,
-- an iterator that raises) is raised again as {cause, outcomes}, with what is settled. An error is
-- returned when the other arguments are invalid; its `outcomes` are what is settled.
function bulk.perform(walk, values)
    local text, err = core.dump(walk.args)
    if not text then return nil, err end
    walk.settled, walk.accepted, walk.args = {}, 0, core.parse(text) -- a copy
    local ready
    ready, err = open(walk)
    if not ready then return nil, err end
    local ended, reason = pcall(send_all, walk, values)
    local found = outcomes_of(walk)
    if not ended then error(setmetatable({cause = reason, outcomes = found}, Stopped), 0) end
    if not reason then return found end
    reason.outcomes = found
    return nil, reason
end


return bulk
