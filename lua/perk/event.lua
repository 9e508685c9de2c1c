--- Events: what a webhook's body tells.
--
-- An event has `type`, `id`, `key` (by which a second delivery of it is known), `known`, `standing` ("current", "removed", "unknown"),
-- `received_at` (seconds since 1970 in UTC), `issuer_id`, `issuer_name`, `resource`, `errors` and `document`.
-- @module perk.event

local core = require "perk.core"
local check = require "perk.check"
local document = require "perk.document"
local spell = require "perk.spell"

local event = {}

local STANDINGS = {
    [core.PERK_EVENT_CURRENT] = "current",
    [core.PERK_EVENT_REMOVED] = "removed",
    [core.PERK_EVENT_UNKNOWN] = "unknown",
}

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
    return text and assert(core.parse_with(text, spell.objects)) or {}
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
    local standing = STANDINGS[core.perk_event_status(native)]
    return setmetatable({
        type = core.perk_event_type(native),
        key = key,
        standing = standing,
        known = standing == "current",
        received_at = check.number_or_nil(received_at, "received_at") or os.time(),
        document = document.new(native),
    }, Event_mt)
end


--- An event out of a body that was verified before. It reads events of Capillary too, which come unsigned: give it only what came
-- from a sender that you know.
-- @tparam string body
-- @tparam[opt] number received_at seconds since 1970 in UTC; now if not given
-- @treturn perk.Event|nil
-- @treturn ?perk.Error
function event.parse(body, received_at)
    return made(core.perk_event_parse, body, received_at)
end


-- The same for a body whose signature was found good.
function event.parse_signed(body, received_at)
    return made(core.perk_event_parse_signed, body, received_at)
end


return event
