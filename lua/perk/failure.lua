--- Errors that Lua's half finds by itself: the same tables as the core's.
-- @module perk.failure

local core = require "perk.core"
local describe = require "perk.describe"

local failure = {}


function failure.new(code, pointer, message)
    local err = {code = code, pointer = pointer, message = pointer .. ": " .. message, attempts = 0, retryable = false, outcome_unknown = false}
    err.advice = describe.error(code).advice
    return setmetatable(err, core.error_metatable())
end


return failure
