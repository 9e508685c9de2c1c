--- Bulk writes: any number of items, in requests of the size that the API takes.
---
---    local outcomes = assert(kard.users:create_many(users))
---    for _, outcome in ipairs(outcomes:rejected()) do print(outcome.index, outcome.error) end

local core = require "perk.core"
local call = require "perk.call"
local describe = require "perk.describe"
local each = require "perk.each"
local outcomes = require "perk.outcomes"
local perform = require "perk.perform"

local bulk = {}


local function copy(item)
    if type(item) ~= "table" then return item end
    local made = {}
    for name, value in pairs(item) do made[name] = value end
    return made
end


-- Adds an item; its outcome is made here, before it is sent: later there may be no memory for it.
local function add(job, index, item)
    local outcome = setmetatable({index = index, status = false}, job.metatable)
    local text, err = core.dump(item)
    job.outcomes[index] = outcome
    if text then return core.perk_bulk_add(job.native, text) end
    outcome.item = copy(item)
    local code = describe.row("errors", err.code).code
    return core.perk_bulk_reject(job.native, code, err.pointer or "", err.message)
end


-- Performs the request of the waiting items, if there are any. Returns the error of one that cannot
-- be made.
local function send(job)
    local native, err = core.perk_bulk_call(job.native)
    if not native then return err end
    local running
    running, err = call.wrap(job.client, native, job.options)
    if not running then
        core.perk_bulk_settle(job.native, native, nil) -- nothing was sent
        return err
    end
    local ended, page = pcall(perform.run, running)
    if not ended then running:lost() end
    core.perk_bulk_settle(job.native, native, ended and page and page._native or nil)
    if not ended then error(page, 0) end
end


local function flush(job)
    local err = send(job)
    if err or not job.progress then return err end
    local accepted = core.perk_bulk_accepted(job.native)
    local others = core.perk_bulk_rejected(job.native) + core.perk_bulk_unknown(job.native)
    job.progress(accepted + others, accepted)
end


local function send_all(job, items)
    for index, item in each(items, job.parameter) do
        local added, err = add(job, index, item)
        if added == core.PERK_BULK_FULL then
            err = flush(job)
            if err then return err end
            added, err = add(job, index, item)
        end
        if not added then return err end
    end
    return flush(job)
end


-- The outcomes of the items that were settled, in input order.
local function outcomes_of(job)
    local list, count = job.outcomes, 0
    for index = 1, #list do
        local outcome = list[index]
        list[index] = nil
        outcome.status = core.perk_outcome_name(core.perk_bulk_at(job.native, index - 1))
        if outcome.status ~= "" then
            count = count + 1
            list[count] = outcome
        end
    end
    return outcomes.new(list, {client = job.client, bulk = job.native})
end


local Stopped = {__name = "perk.stopped"}


function Stopped:__tostring()
    return tostring(self.cause)
end


-- Sends the items that `args` has of an operation's row; `args.progress` is a function. What
-- interrupts it (Ctrl-C, an iterator that raises) is raised again as {cause, outcomes}, with what is
-- settled. An error is returned when the other arguments are invalid; its `outcomes` are what is
-- settled.
function bulk.perform(client, row, args, options)
    local job = {client = client, outcomes = {}, parameter = row.positional[#row.positional]}
    local items, strict, shared, err = args[job.parameter]
    job.progress, args.progress, args[job.parameter] = args.progress, nil, nil
    strict, job.options = client:_split_options(options)
    shared, err = call.json(row.name, args)
    if not shared then return nil, err end
    local op = core.perk_op_find(row.name)
    job.native, err = core.perk_bulk_new(client._native, op, shared, strict and 1 or 0)
    if not job.native then return nil, err end
    job.metatable = outcomes.of_bulk(job.native, true)
    local ended, reason = pcall(send_all, job, items)
    local found = outcomes_of(job)
    if not ended then error(setmetatable({cause = reason, outcomes = found}, Stopped), 0) end
    if not reason then return found end
    reason.outcomes = found
    return nil, reason
end


return bulk
