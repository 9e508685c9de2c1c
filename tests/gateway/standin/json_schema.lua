--- The part of JSON Schema that the plugins of lua/apisix use: any other keyword is an error. As in
--- APISIX, defaults are written into what is checked.

local json_schema = {}

local check_value


local function check_object(schema, value)
    local properties, others = schema.properties or {}, schema.additionalProperties
    for _, name in ipairs(schema.required or {}) do
        if value[name] == nil then return false, ('property "%s" is required'):format(name) end
    end
    for name, inner in pairs(properties) do
        if value[name] == nil then value[name] = inner.default end
    end
    for name, one in pairs(value) do
        local inner = properties[name] or others
        if not inner then return false, ("additional properties forbidden, found %s"):format(name) end
        local fine, err = check_value(inner, one)
        if not fine then return false, ('property "%s" validation failed: %s'):format(name, err) end
    end
    return true
end


local function check_array(schema, value)
    if #value < (schema.minItems or 0) then return false, "expect array to have more items" end
    if #value > (schema.maxItems or #value) then return false, "expect array to have fewer items" end
    for _, one in ipairs(value) do
        local fine, err = check_value(schema.items, one)
        if not fine then return false, err end
    end
    return true
end


local function check_string(schema, value)
    if #value < (schema.minLength or 0) then return false, "string too short" end
    for _, one in ipairs(schema.enum or {value}) do
        if one == value then return true end
    end
    return false, "matches none of the enum values"
end


local function check_integer(schema, value)
    if value % 1 ~= 0 then return false, "wrong type: expected integer" end
    if value < (schema.minimum or value) then return false, "expected a larger number" end
    return true
end


local TYPES = {
    object = {"table", check_object, "properties required additionalProperties encrypt_fields"},
    array = {"table", check_array, "items minItems maxItems"},
    string = {"string", check_string, "minLength enum"},
    integer = {"number", check_integer, "minimum"},
    boolean = {"boolean", function() return true end, ""},
}


function check_value(schema, value)
    local lua_type, check, keywords = unpack(TYPES[schema.type])
    for keyword in pairs(schema) do
        local known = " type default " .. keywords .. " "
        assert(known:find(" " .. keyword .. " ", 1, true), "an unknown keyword: " .. keyword)
    end
    if type(value) ~= lua_type then return false, "wrong type: expected " .. schema.type end
    return check(schema, value)
end


---@return boolean fine
---@return string? err
function json_schema.check(schema, value)
    return check_value(schema, value)
end


return json_schema
