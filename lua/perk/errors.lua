--- Errors that the Lua package finds without the core: the same tables as the core's.

local core = require "perk.core"
local describe = require "perk.describe"

local errors = {}


function errors.new(code, pointer, message)
    local err = {
        code = code,
        pointer = pointer,
        message = pointer .. ": " .. message,
        advice = describe.row("errors", code).advice,
        attempts = 0,
        retryable = false,
        outcome_unknown = false,
    }
    return setmetatable(err, core.error_metatable())
end


return errors
