--- The part of Kong's schema engine that the schemas of lua/kong use: any other attribute is an error.

local schemas = {}

local BY_TYPE = {
    string = {one_of = true, len_min = true, referenceable = true},
    boolean = {},
    integer = {gt = true},
    array = {elements = true, len_min = true, len_max = true},
    map = {keys = true, values = true},
    record = {fields = true},
    foreign = {reference = true, eq = true},
    set = {elements = true},
}
local COMMON = {type = true, required = true, default = true, encrypted = true, url = true}

schemas.typedefs = setmetatable({
    no_consumer = {type = "foreign", reference = "consumers", eq = ngx.null},
    protocols_http = {type = "set", elements = {type = "string"}},
    url = {type = "string", url = true},
}, {__index = function(_, name) error("typedefs." .. name .. " is not in the stand-in", 2) end})


-- ---- the schema itself ----

local check_field


-- Fields are lists of tables with one member.
local function check_fields(fields)
    assert(#fields > 0, "fields: a list expected")
    for _, one in ipairs(fields) do
        local name, field = next(one)
        assert(type(name) == "string" and next(one, name) == nil, "fields: one name each")
        check_field(field)
    end
end


function check_field(field)
    local known = assert(BY_TYPE[field.type], "an unknown type of field")
    for name in pairs(field) do
        assert(known[name] or COMMON[name], "an unknown attribute: " .. tostring(name))
    end
    if field.type == "record" then check_fields(field.fields) end
    for _, inner in pairs{field.elements or nil, field.keys or nil, field.values or nil} do
        check_field(inner)
    end
end


local TOP = {consumer = "foreign", protocols = "set", config = "record"}


---Raises an error when Kong would not load the schema.
function schemas.check_schema(schema)
    check_fields(schema.fields)
    for _, one in ipairs(schema.fields) do
        local name, field = next(one)
        assert(TOP[name] == field.type, "a plugin's schema has no such field: " .. name)
    end
end


-- ---- a configuration ----

local check_value


local function check_record(field, value)
    local checked, left = {}, {}
    for name in pairs(value) do left[name] = true end
    for _, one in ipairs(field.fields) do
        local name, inner = next(one)
        local err
        left[name] = nil
        checked[name], err = check_value(inner, value[name])
        if err then return nil, name .. ": " .. err end
    end
    local unknown = next(left)
    if unknown then return nil, unknown .. ": unknown field" end
    return checked
end


local function check_all(field, values)
    for name, value in pairs(values) do
        local _, err = check_value(field, value)
        if err then return nil, tostring(name) .. ": " .. err end
    end
    return values
end


local function check_array(field, value)
    if #value < (field.len_min or 0) then return nil, "length must be at least " .. field.len_min end
    if #value > (field.len_max or #value) then return nil, "length must be at most " .. field.len_max end
    return check_all(field.elements, value)
end


local function check_string(field, value)
    if value == "" then return nil, "length must be at least 1" end
    if field.url and not value:find("^https?://") then return nil, "a url expected" end
    for _, one in ipairs(field.one_of or {value}) do
        if one == value then return value end
    end
    return nil, "expected one of: " .. table.concat(field.one_of, ", ")
end


local function check_integer(field, value)
    if value % 1 ~= 0 then return nil, "expected an integer" end
    if field.gt and value <= field.gt then return nil, "value must be greater than " .. field.gt end
    return value
end


local CHECKS = {
    record = {"table", check_record},
    array = {"table", check_array},
    map = {"table", function(field, value) return check_all(field.values, value) end},
    string = {"string", check_string},
    integer = {"number", check_integer},
    boolean = {"boolean", function(_, value) return value end},
}


function check_value(field, value)
    if value == nil then value = field.default end
    if value == nil then return nil, field.required and "required field missing" or nil end
    local lua_type, check = unpack(CHECKS[field.type])
    if type(value) ~= lua_type then return nil, "expected " .. field.type end
    return check(field, value)
end


---The configuration with defaults; nil and an error when Kong would refuse it.
function schemas.config(schema, config)
    for _, one in ipairs(schema.fields) do
        if one.config then return check_value(one.config, config) end
    end
end


return schemas
