--- Events: the content of a webhook's body.

local core = require "perk.core"
local check = require "perk.check"
local document = require "perk.document"
local wire_names = require "perk.wire_names"

local event = {}

---@class perk.Event
---@field type string
---@field id string "" for legacy earned rewards and events of Capillary without eventId
---@field key string identifies a second delivery of the same event
---@field known boolean the API sends this type: the status is "current"
---@field status "current"|"removed"|"unknown"
---@field received_at number seconds since 1970 in UTC
---@field issuer_id? string
---@field issuer_name? string
---@field resource perk.Resource
---@field errors any[]
---@field document perk.Document

local members = {}


function members.id(self)
    return (core.perk_event_id(self.document._native)) or ""
end


function members.resource(self)
    return self.document[1]
end


function members.issuer_id(self)
    return (core.perk_event_issuer_id(self.document._native))
end


function members.issuer_name(self)
    return (core.perk_event_issuer_name(self.document._native))
end


function members.errors(self)
    local text = core.perk_event_errors(self.document._native)
    return text and assert(core.parse_with(text, wire_names.objects)) or {}
end


local Event_mt = {__name = "perk.event"}


function Event_mt.__index(self, name)
    local member = members[name]
    return member and member(self)
end


function Event_mt.__tostring(self)
    return "perk.event: " .. self.key
end


function Event_mt.__eq(a, b)
    return a.key == b.key
end


local function made(parse, body, received_at)
    local native, err = parse(check.string(body, "body"))
    if not native then return nil, err end
    local key
    key, err = core.perk_event_key(native)
    if not key then return nil, err end
    local status = core.perk_event_status_name(core.perk_event_status(native))
    return setmetatable({
        type = core.perk_event_type(native),
        key = key,
        status = status,
        known = status == "current",
        received_at = check.number_or_nil(received_at, "received_at") or os.time(),
        document = document.new(native),
    }, Event_mt)
end


---An event from a body that was verified before. It also reads events of Capillary, which are not
---signed: pass only bodies from a sender that you know.
---@param body string
---@param received_at? number seconds since 1970 in UTC; now when left out
---@return perk.Event?
---@return perk.Error? err
function event.parse(body, received_at)
    return made(core.perk_event_parse, body, received_at)
end


---The same for a body whose signature was verified.
function event.parse_signed(body, received_at)
    return made(core.perk_event_parse_signed, body, received_at)
end


return event
