--- The core's description of its providers, operations, resources, enums and errors: each row is
--- read when it is first needed.

local core = require "perk.core"

local describe = {}

local rows = {}


---One row of a section ("operations", "offers.list"); nil and an error when there is none.
function describe.row(section, name)
    local known = rows[section] or {}
    rows[section] = known
    if not known[name] then
        local text, err = core.perk_api_row(section, name)
        if not text then return nil, err end
        known[name] = core.parse(text)
    end
    return known[name]
end


---The names of a section's rows.
function describe.names(section)
    return assert(core.parse(assert(core.perk_api_names(section))))
end


return describe
