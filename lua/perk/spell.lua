--- Members of replies by the names that Lua code writes: `reward.min_amount` reads "minAmount".
-- @module perk.spell

local describe = require "perk.describe"

local spell = {}

local camels = {}
local irregular


local function upper(letter)
    return letter:upper()
end


local function camel(name)
    local known = camels[name]
    if not known then
        known = name:gsub("_(%w)", upper)
        camels[name] = known
    end
    return known
end


-- Wire names that are not the camel case of their own: {website_url = {"websiteURL"}}.
local function irregular_names()
    local found = {}
    for _, object in ipairs(describe.table().objects) do
        for _, field in ipairs(object.fields) do
            if field.wire ~= camel(field.name) then
                found[field.name] = found[field.name] or {}
                table.insert(found[field.name], field.wire)
            end
        end
    end
    return found
end


--- The member of `object` called `name`: as the reply spells it, in the camel case of it, or as the table spells it.
function spell.read(object, name)
    if type(name) ~= "string" then return nil end
    local value = rawget(object, name)
    if value == nil then value = rawget(object, camel(name)) end
    if value ~= nil then return value end
    irregular = irregular or irregular_names()
    for _, wire in ipairs(irregular[name] or {}) do
        if rawget(object, wire) ~= nil then return rawget(object, wire) end
    end
end


--- The metatable of nested objects in replies. `pairs` and `perk.dump` see them as they were sent.
spell.objects = {__index = spell.read, __name = "perk.object"}


return spell
