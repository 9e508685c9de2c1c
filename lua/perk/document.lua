--- Replies: documents and their resources. They wrap the core's document; values are read out of its bytes when asked for.
--
-- A document is a list of its primary resources (`document[1]`, `#document`, `ipairs`) with these members: `status`, `kind` ("one",
-- "many", "null", "value", "none", "bytes"), `json`, `data`, `meta`, `links`, `jsonapi`, `errors`,
-- `problems`, `included`, `one`, `cursor`.
--
-- A resource has `id`, `type`, `attributes`, `relationships`, `raw` and its attributes in snake case: `offer.user_reward.value`.
-- @module perk.document

local core = require "perk.core"
local check = require "perk.check"
local spell = require "perk.spell"

local KINDS = {
    [core.PERK_DOC_ONE] = "one",
    [core.PERK_DOC_MANY] = "many",
    [core.PERK_DOC_NULL] = "null",
    [core.PERK_DOC_VALUE] = "value",
    [core.PERK_DOC_NONE] = "none",
    [core.PERK_DOC_BYTES] = "bytes",
}

local document = {}


-- Members that are worked out when first read, then kept.
local function lazy(object, members, name)
    local value = members[name](object)
    rawset(object, name, value)
    return value
end


local function value_of(text)
    if text then return assert(core.parse_with(text, spell.objects)) end
end


local function table_or_empty(value)
    return type(value) == "table" and value or {}
end


-- ---- resources ----

local Resource = {}
local resource_members = {}
local actions = {} -- what resources of some types can do beyond being read; filled by perk.methods


function resource_members.raw(resource)
    return assert(core.resource_value(resource._native, spell.objects))
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


--- What a relationship leads to within this document: a list when the reply has a list there, else one resource or nil. What the reply
-- names and does not send along is left out.
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


--- The digits of a number as they were sent ("5.70"), for money and rates that a double would bend; nil when there is none.
-- @tparam string path wire names from the attributes on: "userReward.value", "offers.0.totalCommission" (places count from 0)
-- @treturn ?string
function Resource:digits(path)
    local text = core.perk_resource_attr(self._native, check.string(path, "path"))
    return text and text:find("^[%d-]") and text or nil
end


local Resource_mt = {__name = "perk.resource"}


function Resource_mt.__index(resource, name)
    if Resource[name] then return Resource[name] end
    if resource_members[name] then return lazy(resource, resource_members, name) end
    local of_type = actions[resource.type]
    if of_type and of_type[name] then return of_type[name] end
    return spell.read(resource.attributes, name)
end


function Resource_mt.__tostring(resource)
    return ("perk.resource: %s %s"):format(resource.type, resource.id)
end


function Resource_mt.__eq(a, b)
    return a.id ~= "" and a.type == b.type and a.id == b.id
end


-- ---- documents ----

local Document = {}
local document_members = {}


function document_members.status(doc)
    return core.perk_doc_status(doc._native)
end


function document_members.kind(doc)
    return KINDS[core.perk_doc_kind(doc._native)]
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


--- `links` as it was sent, link objects with their `meta` and `rel` among them.
function document_members.links(doc)
    return value_of(core.perk_doc_member(doc._native, "links"))
end


function document_members.jsonapi(doc)
    return value_of(core.perk_doc_member(doc._native, "jsonapi"))
end


--- What the server refused of a request that it accepted in part (207).
function document_members.errors(doc)
    return table_or_empty(value_of(core.perk_doc_errors(doc._native)))
end


--- What went wrong with parts of the reply, as errors of this library: each of `errors` and, of Capillary's batches, each row that
-- failed; `pointer` is then the row's place. At most 1000.
function document_members.problems(doc)
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


--- The place after this page, to go on from later with `page_after`.
function document_members.cursor(doc)
    return core.perk_doc_cursor(doc._native)
end


--- A link by name ("self", "next").
function Document:link(name)
    return core.perk_doc_link(self._native, name)
end


--- A resource of this document, primary or included, by type and id.
function Document:find(type, id)
    local native = core.perk_doc_find(self._native, type, id)
    return native and self:_resource(native)
end


-- The same native resource is the same table, however it was come by.
function Document:_resource(native)
    local identity = core.identity(native)
    local known = self._seen[identity]
    if not known then
        known = setmetatable({document = self, _native = native}, Resource_mt)
        self._seen[identity] = known
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


--- Wraps a native document. `origin` tells where it comes from: {client, args}.
function document.new(native, origin)
    core.weigh(native)
    local doc = setmetatable({_native = native, _origin = origin, _seen = {}}, Document_mt)
    for index = 0, core.perk_doc_count(native) - 1 do
        doc[index + 1] = doc:_resource(core.perk_doc_at(native, index))
    end
    return doc
end


function document.parse(body)
    local native, err = core.perk_doc_parse(body, 0)
    if not native then return nil, err end
    return document.new(native)
end


--- Gives resources of a type a method.
function document.act(type, name, action)
    actions[type] = actions[type] or {}
    actions[type][name] = action
end


return document
