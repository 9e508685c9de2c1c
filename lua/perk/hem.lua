--- Hashed e-mail (HEM): how an issuer names a person without sending the address.
-- @module perk.hem

local core = require "perk.core"
local check = require "perk.check"
local each = require "perk.each"

local hem = {}


--- The hash of an e-mail address (HEM): 64 hex digits of the normalised address.
-- @tparam string email
-- @tparam[opt] table options `strict` false takes addresses on which known clients disagree, too
-- @treturn string|nil
-- @treturn ?perk.Error
function hem.hash(email, options)
    local strict = (check.table_or_nil(options, "options") or {}).strict ~= false
    return core.perk_hem(check.string(email, "email"), strict and 1 or 0)
end


--- Looks through a column of addresses for those that would be hashed differently elsewhere, or cannot be hashed at all.
--
--     for finding in perk.hem_doctor(column) do print(finding.index, finding.problem) end
-- @param emails a list, or an iterator that gives one address at each call
-- @treturn function an iterator over {index, problem, differs}; `differs` tells an address that can be hashed, but that other clients hash
-- differently, from one that is no address
function hem.doctor(emails)
    local walk, state, index = each(emails, "emails")
    return function()
        local email
        index, email = walk(state, index)
        while index do
            local hash, err = hem.hash(email)
            if not hash then return {index = index, problem = err.message, differs = hem.hash(email, {strict = false}) ~= nil} end
            index, email = walk(state, index)
        end
    end
end


return hem
