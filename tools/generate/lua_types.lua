-- Writes lua/perk/types.lua, the annotations for the Lua language server that come from the core's
-- table. Those of hand-written functions are in their modules.
-- Usage: lua tools/generate/lua_types.lua > lua/perk/types.lua   (LUA_PATH and LUA_CPATH find perk)
local core = require "perk.core"

local HEAD = [[
---@meta
-- Annotations for the Lua language server. Made by tools/generate/lua_types.lua from the operation
-- table; do not edit, never loaded.
]]

local TYPES = {
    string = "string", int = "integer", num = "number", bool = "boolean", time = "string",
    object = "table", json = "any", item = "table", path = "string",
}

local table_of = assert(core.parse(assert(core.perk_api_describe())))
local lines = {}


local function put(text, ...)
    lines[#lines + 1] = select("#", ...) > 0 and text:format(...) or text
end


local function words(values)
    local quoted = {}
    for index, value in ipairs(values) do quoted[index] = ("%q"):format(value) end
    return table.concat(quoted, "|")
end


local function resource_class(type)
    for _, row in ipairs(table_of.resources) do
        if row.type == type then return "perk." .. row.class end
    end
    return "perk.Resource"
end


local kinds = {}
for _, kind in ipairs(table_of.resources) do kinds[kind.type] = kind end


-- Whether an operation takes a kind's items in another form than they are created in.
local function changes(row, kind)
    return type(row.body.id) == "string" or row.body.update and type(kind.update) == "string"
end


local function item_type(row)
    local classes = {}
    for index, type in ipairs(row.body.types) do
        classes[index] = resource_class(type) .. (
            changes(row, kinds[type]) and "Update" or "Request"
        )
    end
    return table.concat(classes, "|")
end


local function type_of(field, row)
    local word = field.format == "decimal" and "string|number" or TYPES[field.type]
    if field.type == "item" and row and row.body then word = item_type(row) end
    if field.values then word = "perk." .. field.values end
    if field.object then word = "perk." .. field.object end
    if field.arity == "one" then return word end
    local list = word:find("|", 1, true) and "(" .. word .. ")[]" or word .. "[]"
    return field.all_word and ("%s|%s|%q"):format(list, word, field.all_word) or list
end


local function optional(field)
    return (not field.required or field.setting or field.fixed) and "?" or ""
end


-- What a field must look like, beyond its type.
local function notes(field)
    local found = {field.looks or nil}
    local function add(text, ...) found[#found + 1] = text:format(...) end
    if field.unit then add("in %s", field.unit) end
    if field.needs then add("together with %s", field.needs) end
    if field.excludes then add("not together with %s", table.concat(field.excludes, " or ")) end
    local when = field.only_when
    if when then add("only when %s is %s", when.name, when.is) end
    if field.exact then add("Resource:digits returns the digits that were sent") end
    return #found > 0 and "; " .. table.concat(found, "; ") or ""
end


local function put_field(field, row)
    local name, kind = field.name .. optional(field), type_of(field, row)
    put("---@field %s %s %s%s", name, kind, field.doc, notes(field))
end


local known = {}


-- A class, once.
local function put_class(name, parents, doc)
    assert(not known[name], name .. " would be there twice")
    known[name] = true
    put(doc and "\n---" .. doc or "")
    put("---@class perk.%s%s", name, parents and ": " .. parents or "")
end


local function put_object(object)
    put_class(object.name)
    for _, field in ipairs(object.fields) do put_field(field) end
end


-- What relationships lead to, unless an attribute has their name.
local function put_relations(row)
    local names = {}
    for _, object in ipairs(table_of.objects) do
        for _, field in ipairs(object.name == row.attributes and object.fields or {}) do
            names[field.name] = true
        end
    end
    for _, relation in ipairs(row.relations) do
        local classes = {}
        for index, type in ipairs(relation.types) do classes[index] = resource_class(type) end
        local word = #classes > 0 and table.concat(classes, "|") or "perk.Resource"
        if relation.many then word = #classes > 1 and "(" .. word .. ")[]" or word .. "[]" end
        local doc = "what the relationship leads to; an error when the reply does not include it"
        if not names[relation.name] then
            put("---@field %s%s %s %s", relation.name, relation.many and "" or "?", word, doc)
        end
    end
end


local function put_resource(row)
    put_class(row.class, ("perk.Resource, perk.%s"):format(row.attributes), row.doc)
    put_relations(row)
end


-- Whether "type" is an attribute of an item; then its resource type is not needed.
local function has_type(object)
    for _, row in ipairs(table_of.objects) do
        for _, field in ipairs(row.name == object and row.fields or {}) do
            if field.name == "type" then return true end
        end
    end
    return false
end


-- The classes of the items that an operation takes: type and id in addition to the attributes.
local function put_items(row)
    if type(row.body) ~= "table" then return end
    for _, type in ipairs(row.body.types) do
        local kind = kinds[type]
        local changed = changes(row, kind)
        local name = kind.class .. (changed and "Update" or "Request")
        if not known[name] then
            local update = row.body.update and changed
            put_class(name, "perk." .. (update and kind.update or kind.request))
            local optional_type = #row.body.types > 1 and "" or "?"
            if not has_type(kind.request) then put("---@field type%s %q", optional_type, type) end
            local needed = kind.request_id == "required" and not changed
            if kind.request_id ~= "absent" then
                put("---@field id%s string", needed and "" or "?")
            end
        end
    end
end


local function options_name(row, suffix)
    local method = row.method .. (suffix or "")
    return ("perk.%s.%s.%sOptions"):format(row.provider, row.namespace, method)
end


local function fields_of(row, names)
    local by_name, found = {}, {}
    for _, field in ipairs(row.params) do by_name[field.name] = field end
    for index, name in ipairs(names) do found[index] = by_name[name] end
    return found
end


local function result_of(row)
    if row.returns == "pages" then return "perk.Pages" end
    if row.returns == "document" then return "perk.Document?, perk.Error?" end
    local classes = {}
    for index, type in ipairs(row.reply_types) do classes[index] = resource_class(type) end
    if #classes == 0 then return "perk.Resource|perk.Document|true|nil, perk.Error?" end
    return table.concat(classes, "|") .. "|nil, perk.Error?"
end


-- A method of a row; `more` is how the one for any number of items differs: {suffix, doc, result}.
local function put_function(class, row, more)
    local positional, names = fields_of(row, row.positional), {}
    put("")
    put("---%s%s.", row.doc, more.doc or "")
    for index, field in ipairs(positional) do
        local word = type_of(field, row)
        if more.suffix and index == #positional then
            word = ("%s|fun(): %s?"):format(word, item_type(row))
        end
        names[index] = field.name
        put("---@param %s %s %s", field.name, word, field.doc)
    end
    names[#names + 1] = "options"
    put("---@param options? %s", options_name(row, more.suffix))
    put("---@return %s", more.result)
    local name = row.method .. (more.suffix or "")
    put("function %s:%s(%s) end", class, name, table.concat(names, ", "))
end


-- What `modify` can change: the attributes of all the types that the operation takes.
local function changeable(row)
    local objects, fields, known = {}, {}, {}
    for _, object in ipairs(table_of.objects) do objects[object.name] = object.fields end
    for _, kind in ipairs(table_of.resources) do
        local taken = false
        for _, type in ipairs(row.body.types) do taken = taken or type == kind.type end
        local has_update = row.body.update and type(kind.update) == "string"
        local carried = has_update and kind.update or kind.request
        for _, field in ipairs(taken and objects[carried] or {}) do
            if not known[field.name] then fields[#fields + 1] = field end
            known[field.name] = true
        end
    end
    return fields
end


local function put_modify(class, row)
    local options = ("perk.%s.%s.modifyOptions"):format(row.provider, row.namespace)
    local positional, names = fields_of(row, row.positional), {}
    positional[#positional] = nil -- the item: it is read
    put("")
    put("---@class %s: perk.CallOptions", options)
    for _, field in ipairs(fields_of(row, row.keywords)) do put_field(field, row) end
    for _, field in ipairs(changeable(row)) do
        local cleared = field.required and "" or "|lightuserdata"
        put("---@field %s? %s%s %s", field.name, type_of(field, row), cleared, field.doc)
    end
    put("")
    local doc = "---Changes some attributes and keeps the others: %s, then %s with all of them; "
    put(doc .. "perk.null clears one.", row.reconcile.read, row.name)
    for index, field in ipairs(positional) do
        names[index] = field.name
        put("---@param %s %s %s", field.name, type_of(field, row), field.doc)
    end
    names[#names + 1] = "changes"
    put("---@param changes %s", options)
    put("---@return %s", result_of(row))
    put("function %s:modify(%s) end", class, table.concat(names, ", "))
end


-- The method that makes one call for each of many ids.
local function put_each(class, row)
    local lists = row.lists
    local options = ("perk.%s.%s.%sOptions"):format(row.provider, row.namespace, lists.each)
    put("")
    put("---@class %s: perk.PullOptions", options)
    for _, field in ipairs(fields_of(row, row.positional)) do
        if not lists.users or field.name ~= lists.key then put_field(field, row) end
    end
    for _, field in ipairs(fields_of(row, row.keywords)) do put_field(field, row) end
    put("")
    put("---%s: for each of many ids.", row.doc)
    if not lists.users then put("---@param key string the parameter that each id goes into") end
    put("---@param ids string[]|fun(): string? a list, or an iterator of one id at each call")
    put("---@param options? %s", options)
    put("---@return perk.Pull")
    put("function %s:%s(%sids, options) end", class, lists.each, lists.users and "" or "key, ")
end


local function put_method(class, row)
    put("")
    put("---@class %s: perk.CallOptions", options_name(row))
    for _, field in ipairs(fields_of(row, row.keywords)) do put_field(field, row) end
    put_function(class, row, {result = result_of(row)})
    if row.modify then put_modify(class, row) end
    if type(row.lists) == "table" then put_each(class, row) end
    if not row.many then return end
    put("")
    put("---@class %s: %s", options_name(row, "_many"), options_name(row))
    put("---@field progress? fun(settled: integer, accepted: integer) called after each request")
    local doc = ". Any number, in requests of the size that the API takes"
    put_function(class, row, {suffix = "_many", doc = doc, result = "perk.Outcomes?, perk.Error?"})
end


-- The operations of a provider by namespace, and the namespaces in the table's order.
local function namespaces_of(provider)
    local order, rows = {}, {}
    for _, row in ipairs(table_of.operations) do
        local name = row.namespace
        if type(name) == "string" and row.provider == provider.name then
            if not rows[name] then order[#order + 1] = name end
            rows[name] = rows[name] or {}
            table.insert(rows[name], row)
        end
    end
    return order, rows
end


local function put_options(name, rows)
    put("")
    put("---@class perk.%s", name)
    for _, row in ipairs(rows) do put("---@field %s? %s %s", row.name, TYPES[row.type], row.doc) end
end


local function of_methods(rows)
    local found = {}
    for _, row in ipairs(rows) do found[#found + 1] = row.methods and row or nil end
    return found
end


local function put_settings(provider)
    put("")
    put("---@class perk.%sSettings: perk.TransportSettings", provider.class)
    for _, row in ipairs(table_of.settings) do
        for _, owner in ipairs(row.providers) do
            local kind = TYPES[row.type]
            if row.name == "token" then kind = kind .. "|fun(issuer?: string): string?, number?" end
            if type(row.values) == "string" then kind = "perk." .. row.values end
            if owner == provider.name then put("---@field %s? %s %s", row.name, kind, row.doc) end
        end
    end
end


local function put_provider(provider)
    local order, rows = namespaces_of(provider)
    for _, name in ipairs(order) do
        local class = provider.name .. "_" .. name
        put("")
        put("---@class perk.%s.%s", provider.name, name)
        put("local %s = {}", class)
        for _, row in ipairs(rows[name]) do put_method(class, row) end
    end
    put_settings(provider)
    put("")
    put("---%s.", provider.doc)
    put("---@class perk.%s: perk.Client", provider.class)
    for _, name in ipairs(order) do put("---@field %s perk.%s.%s", name, provider.name, name) end
end


-- The functions of the module that make clients, which perk.init defines for each provider.
local function put_constructors()
    put("")
    put("---@class perk")
    for _, provider in ipairs(table_of.providers) do
        local class = provider.class
        local made = ("fun(settings?: perk.%sSettings): perk.%s?, perk.Error?"):format(class, class)
        put("---@field %s %s", provider.name, made)
    end
end


local function names_of(rows)
    local names = {}
    for index, row in ipairs(rows) do names[index] = row.name end
    return names
end


put((HEAD:gsub("\n$", "")))
put("")
put("---@alias perk.ErrorCode %s", words(names_of(table_of.errors)))
put("---@alias perk.OperationName %s", words(names_of(table_of.operations)))
for _, row in ipairs(table_of.enums) do
    local values = row.numbers and table.concat(row.values, "|") or words(row.values)
    put("---@alias perk.%s %s", row.name, values)
end
put("")
put("---@class perk.enums the values known today; replies may hold others")
for _, row in ipairs(table_of.enums) do put("---@field %s perk.%s[]", row.name, row.name) end
put_options("DriverOptions", table_of.driver_options)
put_options("CallOptions", of_methods(table_of.call_options))
for _, row in ipairs(table_of.objects) do put_object(row) end
for _, row in ipairs(table_of.resources) do put_resource(row) end
for _, row in ipairs(table_of.operations) do put_items(row) end
for _, provider in ipairs(table_of.providers) do put_provider(provider) end
put_constructors()
io.write(table.concat(lines, "\n"), "\n")
