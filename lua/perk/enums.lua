--- The value sets of the APIs: `perk.enums.CategoryName` is a list of the values known today. In requests the sets are closed (unless
-- `strict` is off); replies may hold others.
-- @module perk.enums

local core = require "perk.core"
local describe = require "perk.describe"

local enums = {}

for _, row in ipairs(describe.table().enums) do
    local values = setmetatable({}, core.array_metatable())
    for index, value in ipairs(row.values) do values[index] = row.numbers and tonumber(value) or value end
    enums[row.name] = values
end

return enums
