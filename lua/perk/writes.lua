--- Writes after the fact: whether one was done whose outcome is unknown (`reconcile`), and full replaces that lose nothing
-- (`modify`). The core says which operation shows a write's outcome and what that proves; here it is fetched.
-- @module perk.writes

local core = require "perk.core"
local bulk = require "perk.bulk"
local call = require "perk.call"
local describe = require "perk.describe"
local failure = require "perk.failure"

local FATES = bulk.FATES

local writes = {}

-- What a failed write has sent, by its error: kept aside, so that nothing that shows an error shows it.
local sent = setmetatable({}, {__mode = "k"})


local function item_name(row)
    for _, field in ipairs(row.params) do
        if field.type == "item" then return field.name end
    end
end


-- The JSON of the items that a request sends; one that is false for a write that has none.
local function items_of(row, args)
    local name = item_name(row)
    local value = name and args[name]
    if value == nil then return {false} end
    local items, texts = {value}, {}
    if row.body.shape == "list" and type(value) == "table" and value[1] ~= nil then items = value end
    for index, item in ipairs(items) do texts[index] = core.dump(item) end
    return texts
end


--- An error that leaves a write in doubt knows which one it was.
function writes.keep(row, err, native, args)
    if type(row.reconcile) == "table" and (err.outcome_unknown or err.retryable) then
        sent[err] = {native = native, items = items_of(row, args)}
    end
end


-- ---- reconcile ----

-- One read, whose pages are handed over. What it failed with is for the core to judge.
local function read_one(origin, asked, read)
    local running, err = call.start(origin.client, read, {}, {})
    if not running then return nil, err end
    local enough = 0
    while enough == 0 do
        local page
        page, err = origin.run(running)
        if not page then break end
        enough, err = core.perk_reconcile_page(asked, page._native)
    end
    return core.perk_reconcile_end(asked, err and describe.error(err.code).code or 0)
end


local function read_all(origin, asked)
    while true do
        local read, err = core.perk_reconcile_next(asked)
        if not read then return err == nil, err end
        local ended
        ended, err = read_one(origin, asked, read)
        if not ended then return nil, err end
    end
end


local function answer(asked, number, outcome)
    local made = bulk.outcome{
        index = outcome.index,
        item = rawget(outcome, "item"),
        _sent = rawget(outcome, "_sent"),
        fate = FATES[core.perk_reconcile_at(asked, number)],
    }
    made.reason = core.perk_reconcile_reason(asked, number)
    if made.fate == "unknown" then made.error = outcome.error end
    if made.fate == "rejected" then
        made.error = core.perk_reconcile_error(asked, number)
        made.error.cause = outcome.error
    end
    return made
end


--- The outcomes, of which those that were unknown have been read.
-- @tparam perk.Outcomes outcomes
-- @tparam table origin client, run, and `ask`, which adds the questions and gives the outcomes that they are about
function writes.reconciled(outcomes, origin)
    local asked = core.perk_reconcile_new()
    local about, err = origin.ask(asked, outcomes)
    if not about then return nil, err end
    local done
    done, err = read_all(origin, asked)
    if not done then return nil, err end
    local found, made = {}, {}
    for number, outcome in ipairs(about) do
        if outcome.fate == "unknown" then found[outcome.index] = answer(asked, number - 1, outcome) end
    end
    for place, outcome in ipairs(outcomes) do made[place] = found[outcome.index] or outcome end
    return bulk.outcomes(made, origin)
end


-- About a write of one request.
local function of_native(client, run, native, items, err)
    local outcomes = {}
    local origin = {client = client, run = run}
    function origin.ask(asked, all)
        local added, refused = core.perk_reconcile_add(asked, native)
        if not added then return nil, refused end
        return all
    end
    for index, text in ipairs(items) do
        outcomes[index] = bulk.outcome{index = index, _sent = text or nil, fate = "unknown", error = err}
    end
    return writes.reconciled(outcomes, origin)
end


local function row_of(operation)
    for _, row in ipairs(describe.table().operations) do
        if row.name == operation then return row end
    end
end


--- Whether a write was done whose outcome is unknown.
-- @param client
-- @param run
-- @param write the error that the write gave, or the operation's name
-- @tparam ?table args the arguments that it had, with the operation's name
function writes.reconcile(client, run, write, args)
    if type(write) == "string" then
        local native, err = call.arguments(write, args or {}, (client:_split_options()))
        if not native then return nil, err end
        return of_native(client, run, native, items_of(row_of(write), args or {}))
    end
    local known = sent[write]
    if known then return of_native(client, run, known.native, known.items, write) end
    return nil, failure.new("state", "write",
        "this error carries no write whose outcome is in doubt; name the operation and give its arguments again")
end


-- ---- modify ----

--- Reads, changes, replaces.
-- @return the reply, or nil
-- @return ?perk.Error
function writes.modify(client, run, row, args, options)
    local strict, rest = client:_split_options(options)
    local text, err = core.dump(args)
    if not text then return nil, err end
    local wanted
    wanted, err = core.perk_modify_new(core.perk_op_find(row.name), text == "[]" and "{}" or text, strict and 1 or 0)
    if not wanted then return nil, err end
    local running, page, native
    running, err = call.start(client, core.perk_modify_read(wanted), rest, args)
    if not running then return nil, err end
    page, err = run(running)
    if err then return nil, err end
    native, err = core.perk_modify_write(wanted, page and page._native)
    if not native then return nil, err end
    running, err = call.start(client, native, rest, args)
    if not running then return nil, err end
    page, err = run(running)
    if err then writes.keep(row, err, native, {}) end
    return page, err
end


return writes
