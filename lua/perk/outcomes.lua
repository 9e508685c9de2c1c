--- The outcome of each item of a write, and reading later whether an unknown one was done. The core
--- knows which operation shows a write's outcome and what that proves; here it is fetched.

local core = require "perk.core"
local call = require "perk.call"
local describe = require "perk.describe"
local perform = require "perk.perform"

local STATUS = {
    [core.PERK_ACCEPTED] = "accepted",
    [core.PERK_REJECTED] = "rejected",
    [core.PERK_UNKNOWN] = "unknown",
}

local outcomes = {STATUS = STATUS}

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

-- What `reconcile` needs, apart from what outcomes show: {client, ask}.
local origins = setmetatable({}, {__mode = "k"})

-- An outcome's `item` is made from the JSON at each access; what has no JSON form was never sent
-- and is kept as it is.
local Outcome = {__name = "perk.outcome"}


function Outcome.__index(outcome, name)
    local text = name == "item" and rawget(outcome, "_sent")
    return text and core.parse(text) or nil
end


-- The outcome of one item. `fields`: index, status, error, reason, and `_sent`, the item's JSON, or
-- `item` when it has none.
function outcomes.outcome(fields)
    return setmetatable(fields, Outcome)
end


-- Outcomes of a list of them, in order. `origin`: the client, and `ask`, which adds the questions
-- about unknown outcomes to a perk_reconcile and returns the outcomes that they are about.
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
    local message = "%d rejected, %d unknown of %d items; the first is item %d: %s"
    return setmetatable({
        code = cause.code,
        message = message:format(rejected, unknown, #self, self[first].index, cause.message),
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

-- One read, whose pages are handed over. The core interprets its failure.
local function read_one(client, asked, read)
    local running, err = call.start(client, read, {}, {})
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
    local made = outcomes.outcome{
        index = outcome.index,
        item = rawget(outcome, "item"),
        _sent = rawget(outcome, "_sent"),
        status = STATUS[core.perk_reconcile_at(asked, number)],
        reason = core.perk_reconcile_reason(asked, number),
    }
    if made.status == "unknown" then made.error = outcome.error end
    if made.status == "rejected" then
        made.error = core.perk_reconcile_error(asked, number)
        made.error.cause = outcome.error
    end
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
    local origin, asked = origins[self], core.perk_reconcile_new()
    local about, err = origin.ask(asked, self)
    if not about then return nil, err end
    local done
    done, err = read_all(origin.client, asked)
    if not done then return nil, err end
    local found, made = {}, {}
    for number, outcome in ipairs(about) do
        if outcome.status == "unknown" then
            found[outcome.index] = reconciled(asked, number - 1, outcome)
        end
    end
    for position, outcome in ipairs(self) do made[position] = found[outcome.index] or outcome end
    return outcomes.new(made, origin)
end


function Outcomes:__tostring()
    local rejected, unknown = counts(self)
    local accepted = #self - rejected - unknown
    local text = "perk.outcomes: %d accepted, %d rejected, %d unknown"
    return text:format(accepted, rejected, unknown)
end


return outcomes
