--- Members of replies by the names that Lua code writes: `reward.min_amount` reads "minAmount".

local core = require "perk.core"

local rawget = rawget -- this runs for each attribute that is read

local wire_names = {}

local known = {}


local function upper(letter)
    return letter:upper()
end


-- What a reply may call a member: the camel case of its name, or what the table has.
local function spellings(name)
    local found = core.wire_names(name)
    table.insert(found, 1, (name:gsub("_(%w)", upper)))
    known[name] = found
    return found
end


---The member of `object` called `name`: as the reply spells it, in camel case, or as the table
---spells it.
function wire_names.read(object, name)
    if type(name) ~= "string" then return nil end
    local value = rawget(object, name)
    if value ~= nil then return value end
    local wires = known[name] or spellings(name)
    for at = 1, #wires do
        value = rawget(object, wires[at])
        if value ~= nil then return value end
    end
end


---The metatable of nested objects in replies. `pairs` and `perk.dump` see them as they were sent.
wire_names.objects = {__index = wire_names.read, __name = "perk.object"}


local names -- of members, by their spelling in replies; made when first needed


---A copy of a value of a reply without metatables of objects, whose members have the table's names;
---what the table does not know keeps its spelling.
function wire_names.renamed(value)
    if type(value) ~= "table" then return value end
    names = names or core.member_names()
    local made = {}
    if getmetatable(value) == core.array_metatable() then
        for at = 1, #value do made[at] = wire_names.renamed(value[at]) end
        return setmetatable(made, core.array_metatable())
    end
    for key, member in pairs(value) do
        local name = names[key] or key
        if name ~= key or made[name] == nil then made[name] = wire_names.renamed(member) end
    end
    return made
end


return wire_names
