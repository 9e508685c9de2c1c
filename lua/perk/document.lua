--- Replies: documents and their resources. They wrap the core's document; values are read from its
--- bytes on demand.

local core = require "perk.core"
local check = require "perk.check"
local describe = require "perk.describe"
local wire_names = require "perk.wire_names"

local document = {}


-- Members that are computed when first read, then kept.
local function lazy(object, members, name)
    local value = members[name](object)
    rawset(object, name, value)
    return value
end


local function value_of(text)
    if text then return assert(core.parse_with(text, wire_names.objects)) end
end


local function table_or_empty(value)
    return type(value) == "table" and value or {}
end


-- ---- resources ----

---Its attributes are members too, in snake case: `offer.user_reward.value`.
---@class perk.Resource
---@field id string
---@field type string
---@field raw table as it was sent
---@field attributes table
---@field relationships table
---@field document perk.Document
---@field [string] any
local Resource = {}
local resource_members = {}
local methods_by_type = {} -- of resources of some types; filled by perk.methods


function resource_members.raw(resource)
    return assert(core.resource_value(resource._native, wire_names.objects))
end


function resource_members.type(resource)
    return core.perk_resource_type(resource._native) or ""
end


function resource_members.id(resource)
    return core.perk_resource_id(resource._native) or ""
end


function resource_members.attributes(resource)
    local attributes = rawget(resource.raw, "attributes")
    return type(attributes) == "table" and attributes or resource.raw
end


function resource_members.relationships(resource)
    return table_or_empty(rawget(resource.raw, "relationships"))
end


---The resources that a relationship leads to within this document: a list when the reply has a list
---there, else one or nil. Those that the reply names but does not include are left out.
---@param name string
---@return perk.Resource|perk.Resource[]|nil
function Resource:related(name)
    local found = {}
    for index = 0, core.perk_resource_related_count(self._native, name) - 1 do
        local native = core.perk_resource_related_at(self._native, name, index)
        if native then found[#found + 1] = self.document:_resource(native) end
    end
    local relationship = table_or_empty(rawget(self.relationships, name))
    local many = getmetatable(table_or_empty(relationship.data)) == core.array_metatable()
    if many then return found end
    return found[1]
end


---The digits of a number as they were sent ("5.70"), for money and rates, which a double may not
---hold exactly; nil when there is none.
---@param path string wire names below the attributes: "userReward.value", "offers.0.name" (from 0)
---@return string?
function Resource:digits(path)
    local text = core.perk_resource_attr(self._native, check.string(path, "path"))
    return text and text:find("^[%d-]") and text or nil
end


---@class perk.TableOptions
---@field wire? boolean as it was sent: the API's names, and attributes in a separate table

---A separate table with the type, the id and its attributes in snake case, and nested objects
---alike. Lists are marked as by `perk.array`, null is `perk.null`.
---@param options? perk.TableOptions
---@return table
function Resource:to_table(options)
    local raw = assert(core.resource_value(self._native, nil))
    if (check.table_or_nil(options, "options") or {}).wire then return raw end
    local attributes = type(raw.attributes) == "table" and raw.attributes or raw
    local made = wire_names.renamed(attributes)
    for _, name in ipairs{"type", "id"} do
        if self[name] ~= "" then made[name] = self[name] end
    end
    return made
end


local Resource_mt = {__name = "perk.resource"}


local relations = {} -- of each type that the table knows: the names in replies, by either name


local function relations_of(type)
    if relations[type] then return relations[type] end
    local row = type ~= "" and describe.row("resources", type)
    local found = {}
    for _, relation in ipairs(row and row.relations or {}) do
        found[relation.name], found[relation.wire] = relation.wire, relation.wire
    end
    if row then relations[type] = found end -- others may be any number
    return found
end


-- What a relationship leads to; raises when the reply does not include it.
local function included(resource, relation)
    local fine, err = core.perk_resource_related_check(resource._native, relation)
    if not fine then error(err, 3) end
    return resource:related(relation)
end


function Resource_mt.__index(resource, name)
    if Resource[name] then return Resource[name] end
    if resource_members[name] then return lazy(resource, resource_members, name) end
    local methods = methods_by_type[resource.type]
    if methods and methods[name] then return methods[name] end
    local value = wire_names.read(resource.attributes, name)
    local relation = value == nil and relations_of(resource.type)[name]
    return relation and included(resource, relation) or value
end


function Resource_mt.__tostring(resource)
    return assert(core.perk_resource_summary(resource._native))
end


function Resource_mt.__eq(a, b)
    return a.id ~= "" and a.type == b.type and a.id == b.id
end


-- ---- documents ----

---A list of its primary resources, with these members.
---@class perk.Document: perk.Resource[]
---@field status integer HTTP status
---@field request_id? string the server's id of the exchange
---@field headers table<string, string> of the reply, by lower-case name, without cookies,
---credentials and addresses; at most 8 KiB
---@field elapsed_ms? integer from the first request of this page to its reply, waits included
---@field attempts integer requests sent for this page
---@field kind "one"|"many"|"null"|"value"|"none"|"bytes"
---@field json string
---@field data any
---@field meta? table
---@field links? table as it was sent: link objects keep their `meta` and `rel`
---@field jsonapi? table
---@field errors table[] what the server rejected of a request that it accepted in part (207)
---@field item_errors perk.Error[] `errors`, and failed rows of Capillary's batches; at most 1000
---@field included perk.Resource[]
---@field one? perk.Resource the first primary resource
---@field cursor? string the position after this page, for `page_after`
local Document = {}
local document_members = {}


function document_members.status(doc)
    return core.perk_doc_status(doc._native)
end


function document_members.request_id(doc)
    local id = core.perk_doc_request_id(doc._native)
    return id ~= "" and id or nil
end


function document_members.headers(doc)
    return core.parse(assert(core.perk_doc_headers(doc._native)))
end


function document_members.elapsed_ms(doc)
    local ms = core.perk_doc_elapsed_ms(doc._native)
    return ms >= 0 and ms or nil
end


function document_members.attempts(doc)
    return core.perk_doc_attempts(doc._native)
end


function document_members.kind(doc)
    return core.perk_data_kind_name(core.perk_doc_kind(doc._native))
end


function document_members.json(doc)
    return core.perk_doc_json(doc._native) or ""
end


function document_members.data(doc)
    return value_of(core.perk_doc_data(doc._native))
end


function document_members.meta(doc)
    return value_of(core.perk_doc_meta(doc._native))
end


function document_members.links(doc)
    return value_of(core.perk_doc_member(doc._native, "links"))
end


function document_members.jsonapi(doc)
    return value_of(core.perk_doc_member(doc._native, "jsonapi"))
end


function document_members.errors(doc)
    return table_or_empty(value_of(core.perk_doc_errors(doc._native)))
end


function document_members.item_errors(doc)
    local found = {}
    for index = 0, assert(core.perk_doc_item_error_count(doc._native)) - 1 do
        found[#found + 1] = core.perk_doc_item_error_at(doc._native, index)
    end
    return found
end


function document_members.included(doc)
    local found = {}
    for index = 0, core.perk_doc_included_count(doc._native) - 1 do
        found[index + 1] = doc:_resource(core.perk_doc_included_at(doc._native, index))
    end
    return found
end


function document_members.one(doc)
    return doc[1]
end


function document_members.cursor(doc)
    return core.perk_doc_cursor(doc._native)
end


---A link by name ("self", "next").
---@param name string
---@return string?
function Document:link(name)
    return core.perk_doc_link(self._native, name)
end


---A resource of this document, primary or included, by type and id.
---@param type string
---@param id string
---@return perk.Resource?
function Document:find(type, id)
    local native = core.perk_doc_find(self._native, type, id)
    return native and self:_resource(native)
end


---Its primary resources as separate tables (perk.Resource:to_table).
---@param options? perk.TableOptions
---@return table[]
function Document:to_table(options)
    local made = {}
    for index, resource in ipairs(self) do made[index] = resource:to_table(options) end
    return setmetatable(made, core.array_metatable())
end


---Its text in a shape (perk.shape).
---@param shape perk.Shape
---@param now_ms number milliseconds since 1970, for the rule `current`
---@return string?
---@return perk.Error? err
function Document:shape(shape, now_ms)
    now_ms = math.floor(check.number(now_ms, "now_ms"))
    return core.perk_doc_shape(self._native, check.table(shape, "shape")._native, now_ms)
end


-- The same native resource is always the same table.
function Document:_resource(native)
    local identity = core.identity(native)
    local known = self._resources[identity]
    if not known then
        known = setmetatable({document = self, _native = native}, Resource_mt)
        self._resources[identity] = known
    end
    return known
end


local Document_mt = {__name = "perk.document"}


function Document_mt.__index(doc, name)
    if Document[name] then return Document[name] end
    if document_members[name] then return lazy(doc, document_members, name) end
end


function Document_mt.__tostring(doc)
    return ("perk.document: %d resources"):format(#doc)
end


-- Wraps a native document. `origin` is where it comes from: {client, given}.
function document.new(native, origin)
    core.collect_for(native)
    local doc = setmetatable({_native = native, _origin = origin, _resources = {}}, Document_mt)
    for index = 0, core.perk_doc_count(native) - 1 do
        doc[index + 1] = doc:_resource(core.perk_doc_at(native, index))
    end
    return doc
end


-- A document from a body.
function document.parse(body)
    local native, err = core.perk_doc_parse(body, 0)
    if not native then return nil, err end
    return document.new(native)
end


-- Adds a method to the resources of a type.
function document.add_method(type, name, method)
    methods_by_type[type] = methods_by_type[type] or {}
    methods_by_type[type][name] = method
end


return document
