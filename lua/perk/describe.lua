--- The core's own description of its operations, resources, settings and errors; read once, when first needed.
-- @module perk.describe

local core = require "perk.core"

local describe = {}

local known


--- The whole table: providers, settings, operations, resources, objects, enums, errors, provider_codes.
function describe.table()
    known = known or assert(core.parse(assert(core.perk_api_describe())))
    return known
end


function describe.provider(name)
    for _, row in ipairs(describe.table().providers) do
        if row.name == name then return row end
    end
end


--- Names of the settings that a provider has, in the table's order.
function describe.settings(provider)
    local names = {}
    for _, row in ipairs(describe.table().settings) do
        for _, owner in ipairs(row.providers) do
            if owner == provider then names[#names + 1] = row.name end
        end
    end
    return names
end


--- Whether a parameter of an operation is an integer.
function describe.is_integer(operation, parameter)
    for _, row in ipairs(describe.table().operations) do
        for _, field in ipairs(row.name == operation and row.params or {}) do
            if field.name == parameter then return field.type == "int" end
        end
    end
    return false
end


local errors


--- An error by its name.
function describe.error(name)
    if not errors then
        errors = {}
        for _, row in ipairs(describe.table().errors) do errors[row.name] = row end
    end
    return errors[name]
end


return describe
