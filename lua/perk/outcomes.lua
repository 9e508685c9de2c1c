--- The outcome of each item of a write, and reading later whether an unknown one was done. The core
--- knows which operation shows a write's outcome and what that proves; here it is fetched.

local core = require "perk.core"
local call = require "perk.call"
local describe = require "perk.describe"
local perform = require "perk.perform"

local outcomes = {}

---@class perk.Outcome
---@field index integer from 1, in input order
---@field item any as it was sent
---@field status "accepted"|"rejected"|"unknown"
---@field error? perk.Error why it was not accepted
---@field reason? string what reconcile found, in one line

---@class perk.BulkError: perk.Error
---@field cause perk.Error the first item's
---@field outcomes perk.Outcomes

---@class perk.Outcomes: perk.Outcome[]
local Outcomes = {__name = "perk.outcomes"}
Outcomes.__index = Outcomes

-- Where the items of outcomes come from, for `reconcile`: the client, and the perk_bulk or the
-- perk_args that they were sent with.
local origins = setmetatable({}, {__mode = "k"})


-- The metatable of outcomes whose items, and errors where `with_errors`, are in a perk_bulk: they are
-- made when they are read.
function outcomes.of_bulk(bulk, with_errors)
    local metatable = {__name = "perk.outcome"}
    function metatable.__index(outcome, name)
        if name == "item" then
            local text = core.perk_bulk_item(bulk, outcome.index - 1)
            return text and core.parse(text) or nil
        end
        if name ~= "error" or not with_errors then return nil end
        outcome.error = core.perk_bulk_error(bulk, outcome.index - 1)
        return rawget(outcome, "error")
    end
    return metatable
end


-- Outcomes of a list of them, in order.
function outcomes.new(list, origin)
    origins[list] = origin
    return setmetatable(list, Outcomes)
end


local function with_status(list, status)
    local found = {}
    for _, outcome in ipairs(list) do
        if outcome.status == status then found[#found + 1] = outcome end
    end
    return found
end


---Those that the server accepted.
---@return perk.Outcome[]
function Outcomes:accepted()
    return with_status(self, "accepted")
end


---Those that the server did not act on, or that were never sent.
---@return perk.Outcome[]
function Outcomes:rejected()
    return with_status(self, "rejected")
end


---Those that the server may or may not have acted on.
---@return perk.Outcome[]
function Outcomes:unknown()
    return with_status(self, "unknown")
end


local function counts(list)
    return #list:rejected(), #list:unknown()
end


---nil when every item was accepted; else one error for all, whose `cause` is that of the first.
---@return perk.BulkError?
function Outcomes:error()
    local rejected, unknown = counts(self)
    if rejected + unknown == 0 then return nil end
    local first = 1
    while self[first].status == "accepted" do first = first + 1 end
    local cause = self[first].error
    local summary = assert(core.perk_bulk_summary(rejected, unknown, #self, self[first].index))
    return setmetatable({
        code = cause.code,
        message = summary .. cause.message,
        attempts = cause.attempts,
        retryable = false,
        outcome_unknown = unknown > 0,
        advice = cause.advice,
        cause = cause,
        outcomes = self,
    }, core.error_metatable())
end


---Raises that error; does nothing when every item was accepted.
function Outcomes:raise_for_errors()
    local err = self:error()
    if err then error(err, 2) end
end


-- ---- reconcile ----

-- A perk_reconcile about the unknown outcomes of a list.
local function ask(list, origin)
    local asked, err = core.perk_reconcile_new()
    if not asked then return nil, err end
    local added = true
    if origin.args then added, err = core.perk_reconcile_add(asked, origin.args) end
    for _, outcome in ipairs(origin.bulk and list:unknown() or {}) do
        added, err = core.perk_reconcile_add_item(asked, origin.bulk, outcome.index - 1)
        if not added then break end
    end
    return added and asked, err
end


-- One read, whose pages are handed over. The core interprets its failure.
local function read_one(client, asked, read)
    local running, err = call.start(client, read, {})
    if not running then return nil, err end
    local enough = 0
    while enough == 0 do
        local page
        page, err = perform.run(running)
        if not page then break end
        enough, err = core.perk_reconcile_page(asked, page._native)
    end
    local code = err and describe.row("errors", err.code).code or 0
    return core.perk_reconcile_end(asked, code)
end


local function read_all(client, asked)
    while true do
        local read, err = core.perk_reconcile_next(asked)
        if not read then return err == nil, err end
        local ended
        ended, err = read_one(client, asked, read)
        if not ended then return nil, err end
    end
end


local function reconciled(asked, number, outcome)
    local made = {
        index = outcome.index,
        item = rawget(outcome, "item"),
        status = core.perk_outcome_name(core.perk_reconcile_at(asked, number)),
        reason = core.perk_reconcile_reason(asked, number),
        error = core.perk_reconcile_error(asked, number),
    }
    if made.status == "unknown" then made.error = outcome.error end
    if made.status == "rejected" then made.error.cause = outcome.error end
    return made
end


---Reads whether the unknown ones were done, as far as the API shows it: new outcomes, in which some
---of them are accepted or rejected (not done, can be sent again: the error's code is "not_done")
---and the others still unknown, each with a `reason`. Without unknown ones nothing is read. A write
---that is still under way counts as not done.
---@return perk.Outcomes?
---@return perk.Error? err
function Outcomes:reconcile()
    if #self:unknown() == 0 then return self end
    local origin = origins[self]
    local asked, err = ask(self, origin)
    if not asked then return nil, err end
    local done
    done, err = read_all(origin.client, asked)
    if not done then return nil, err end
    local numbers, made = {}, {}
    local items = origin.bulk and outcomes.of_bulk(origin.bulk)
    for number = 0, core.perk_reconcile_count(asked) - 1 do
        numbers[core.perk_reconcile_index(asked, number) + 1] = number
    end
    for position, outcome in ipairs(self) do
        local number = outcome.status == "unknown" and numbers[outcome.index]
        made[position] = number and setmetatable(reconciled(asked, number, outcome), items) or outcome
    end
    return outcomes.new(made, origin)
end


local LOOKED_AT, REASONS, REASON = 10000, 5, 100 -- items, reasons, characters of one


-- Why one was not accepted: equal for items with equal reasons, nil when that is not known.
local function reason_of(outcome)
    if outcome.status == "accepted" then return nil end
    local err = outcome.error or {}
    local why = core.perk_reason_shown(outcome.reason or err.message, err.pointer, REASON)
    return why ~= "" and why or nil
end


-- Why items were not accepted, with how often, the most frequent reason first; of very many items,
-- the first ones are looked at. And whether there is more.
local function reasons(list)
    local found, seen, looked_at = {}, {}, 0
    for _, outcome in ipairs(list) do
        local why = reason_of(outcome)
        if why and looked_at == LOOKED_AT then return found, true end
        if why then
            looked_at = looked_at + 1
            if not seen[why] then
                seen[why] = {text = why, count = 0, place = #found}
                found[#found + 1] = seen[why]
            end
            seen[why].count = seen[why].count + 1
        end
    end
    return found, #found > REASONS
end


local function more_often(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.place < b.place
end


function Outcomes:__tostring()
    local rejected, unknown = counts(self)
    local parts = {("perk.outcomes: %d accepted, %d rejected, %d unknown"):format(
        #self - rejected - unknown, rejected, unknown
    )}
    local found, has_more = reasons(self)
    table.sort(found, more_often)
    for index = 1, math.min(#found, REASONS) do
        local one = found[index]
        parts[#parts + 1] = one.count .. " x " .. one.text
    end
    if has_more then parts[#parts + 1] = "…" end
    return table.concat(parts, "; ")
end


return outcomes
