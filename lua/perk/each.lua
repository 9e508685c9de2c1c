--- Iterates over a list, or over what an iterator returns (a function, a `perk.Pages`): one value
--- per call.


local function is_callable(value)
    local metatable = getmetatable(value)
    return type(value) == "function" or (type(metatable) == "table" and metatable.__call ~= nil)
end


--- For a `for` loop: counts from 1 and yields the values, up to the first nil.
local function each(values, name)
    if is_callable(values) then
        local index, value = 0
        return function()
            index, value = index + 1, values(nil, value)
            if value ~= nil then return index, value end
        end
    end
    if type(values) ~= "table" then
        error(name .. ": a list or an iterator expected, got " .. type(values), 3)
    end
    return ipairs(values)
end


return each
