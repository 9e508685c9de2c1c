--- Checks the Lua type of arguments: a wrong one raises. All other checks are made by the core.

local check = {}

local MOST = 2 ^ 53 -- what every Lua holds exactly
local LEVEL = 3 -- the caller of the function that checks


local function fail(wanted, value, name)
    error(name .. ": " .. wanted .. " expected, got " .. type(value), LEVEL + 1)
end


function check.string(value, name)
    if type(value) ~= "string" then fail("a string", value, name) end
    return value
end


function check.string_or_nil(value, name)
    if value ~= nil and type(value) ~= "string" then fail("a string", value, name) end
    return value
end


function check.table(value, name)
    if type(value) ~= "table" then fail("a table", value, name) end
    return value
end


function check.table_or_nil(value, name)
    if value ~= nil and type(value) ~= "table" then fail("a table", value, name) end
    return value
end


--- The number that a value is, of LuaJIT's 64-bit integers too; nil when it is none.
function check.as_number(value)
    local kind = type(value)
    return (kind == "number" or kind == "cdata") and tonumber(value) or nil
end


--- A finite number.
function check.number(value, name)
    local number = check.as_number(value)
    if not number then fail("a number", value, name) end
    if not (number > -math.huge and number < math.huge) then
        fail("a finite number", value, name)
    end
    return number
end


function check.number_or_nil(value, name)
    if value == nil then return nil end
    return check.number(value, name)
end


--- A number without a fraction; 2.0 passes.
function check.integer(value, name)
    local number = check.as_number(value)
    if not number or number % 1 ~= 0 then fail("an integer", value, name) end
    if number > MOST or number < -MOST then fail("an integer of at most 2^53", value, name) end
    return number
end


function check.integer_or_nil(value, name)
    if value == nil then return nil end
    return check.integer(value, name)
end


function check.count_or_nil(value, name)
    if value == nil then return nil end
    local number = check.as_number(value)
    if not number or not (number >= 1 and number <= MOST) or number % 1 ~= 0 then
        fail("an integer from 1 on", value, name)
    end
    return number
end


return check
