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
local function add(walk, index, item)
    local outcome = setmetatable({index = index, status = false}, walk.metatable)
    local text, err = core.dump(item)
    walk.outcomes[index] = outcome
    if text then return core.perk_bulk_add(walk.native, text) end
    outcome.item = copy(item)
    local code = describe.row("errors", err.code).code
    return core.perk_bulk_reject(walk.native, code, err.pointer or "", err.message)
end


-- Performs the request of the waiting items, if there are any. Returns the error of one that cannot
-- be made.
local function send(walk)
    local native, err = core.perk_bulk_call(walk.native)
    if not native then return err end
    local running
    running, err = call.wrap(walk.client, native, walk.options)
    if not running then
        core.perk_bulk_settle(walk.native, native, nil) -- nothing was sent
        return err
    end
    local ended, page = pcall(perform.run, running)
    if not ended then running:lost() end
    core.perk_bulk_settle(walk.native, native, ended and page and page._native or nil)
    if not ended then error(page, 0) end
end


local function flush(walk)
    local err = send(walk)
    if err or not walk.progress then return err end
    local accepted = core.perk_bulk_accepted(walk.native)
    local others = core.perk_bulk_rejected(walk.native) + core.perk_bulk_unknown(walk.native)
    walk.progress(accepted + others, accepted)
end


local function send_all(walk, items)
    for index, item in each(items, walk.parameter) do
        local added, err = add(walk, index, item)
        if added == core.PERK_BULK_FULL then
            err = flush(walk)
            if err then return err end
            added, err = add(walk, index, item)
        end
        if not added then return err end
    end
    return flush(walk)
end


-- The outcomes of the items that were settled, in input order.
local function outcomes_of(walk)
    local list, count = walk.outcomes, 0
    for index = 1, #list do
        local outcome = list[index]
        list[index] = nil
        outcome.status = core.perk_outcome_name(core.perk_bulk_at(walk.native, index - 1))
        if outcome.status ~= "" then
            count = count + 1
            list[count] = outcome
        end
    end
    return outcomes.new(list, {client = walk.client, bulk = walk.native})
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
    local walk = {client = client, outcomes = {}, parameter = row.positional[#row.positional]}
    local items, strict, shared, err = args[walk.parameter]
    walk.progress, args.progress, args[walk.parameter] = args.progress, nil, nil
    strict, walk.options = client:_split_options(options)
    shared, err = call.json(row.name, args)
    if not shared then return nil, err end
    local op = core.perk_op_find(row.name)
    walk.native, err = core.perk_bulk_new(client._native, op, shared, strict and 1 or 0)
    if not walk.native then return nil, err end
    walk.metatable = outcomes.of_bulk(walk.native, true)
    local ended, reason = pcall(send_all, walk, items)
    local found = outcomes_of(walk)
    if not ended then error(setmetatable({cause = reason, outcomes = found}, Stopped), 0) end
    if not reason then return found end
    reason.outcomes = found
    return nil, reason
end


return bulk
