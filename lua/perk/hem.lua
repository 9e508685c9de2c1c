--- Hashed e-mail (HEM): how an issuer identifies a person without sending the address.

local core = require "perk.core"
local check = require "perk.check"
local each = require "perk.each"

local hem = {}


---The hash of an e-mail address (HEM): 64 hex digits of the normalised address.
---@param email string
---@param options? {strict?: boolean} false also accepts what known clients hash differently
---@return string?
---@return perk.Error? err
function hem.hash(email, options)
    local strict = (check.table_or_nil(options, "options") or {}).strict ~= false
    return core.perk_hem(check.string(email, "email"), strict and 1 or 0)
end


---@class perk.HemFinding
---@field index integer from 1
---@field problem string
---@field differs boolean it can be hashed, but other clients hash it differently

---Checks a column of addresses for those that other clients hash differently, or that cannot be
---hashed at all.
---
---    for finding in perk.hem_audit(column) do print(finding.index, finding.problem) end
---@param emails string[]|fun(): string? a list, or an iterator that returns one address per call
---@return fun(): perk.HemFinding?
function hem.audit(emails)
    local iterate, state, index = each(emails, "emails")
    return function()
        local email
        index, email = iterate(state, index)
        while index do
            local hash, err = hem.hash(email)
            if not hash then
                local differs = hem.hash(email, {strict = false}) ~= nil
                return {index = index, problem = err.message, differs = differs}
            end
            index, email = iterate(state, index)
        end
    end
end


return hem
