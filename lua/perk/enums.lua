--- The value sets of the APIs: `perk.enums.CategoryName` lists the values known today. In requests
--- the sets are closed (unless `strict` is off); replies may hold others.

local core = require "perk.core"
local describe = require "perk.describe"

local enums = {}

for _, name in ipairs(describe.names("enums")) do
    local row = describe.row("enums", name)
    local values = setmetatable({}, core.array_metatable())
    for index, value in ipairs(row.values) do
        values[index] = row.numbers and tonumber(value) or value
    end
    enums[name] = values
end

return enums
