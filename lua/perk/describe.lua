--- The core's own description of its operations, resources, settings and errors; read once, when first needed.
-- @module perk.describe

local core = require "perk.core"

local describe = {}

local known


--- The whole table: providers, settings, operations, resources, objects, enums, errors.
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


local codes


--- The number of an error by its name.
function describe.error_code(name)
    if not codes then
        codes = {}
        for _, row in ipairs(describe.table().errors) do codes[row.name] = row.code end
    end
    return codes[name]
end


return describe
