--- Replies made smaller: chosen attributes, no relationships, no included resources, related
--- resources as attributes, and no offers that cannot be used now. What is kept is copied from the
--- reply byte for byte.
---
---    local shape = assert(perk.shape{
---        attributes = {standardOffer = {"name", "userReward"}, category = {"name"}},
---        relationships = false,
---        included = false,
---        flatten = {"category"},
---        current = true,
---    })
---    local text, err = shape:text(body, os.time() * 1000)

local core = require "perk.core"
local check = require "perk.check"

local shape = {}


---Checked rules.
---@class perk.Shape
local Shape = {}
Shape.__index = Shape
Shape.__name = "perk.shape"


---The text of a reply in this shape.
---@param body string
---@param now_ms number milliseconds since 1970, for the rule `current`
---@return string?
---@return perk.Error? err
function Shape:text(body, now_ms)
    now_ms = math.floor(check.number(now_ms, "now_ms"))
    return core.shape_text(self._native, check.string(body, "body"), now_ms)
end


---@class perk.ShapeRules
---@field attributes? table<string, string[]> what resources of a type keep, by the API's names
---@field relationships? boolean false removes them
---@field included? boolean false removes the included resources
---@field flatten? string[] relationships that become attributes
---@field current? boolean true removes what is over or has not begun

---Checks rules. Names that the library does not know are refused, with the nearest one.
---@param rules perk.ShapeRules
---@return perk.Shape?
---@return perk.Error? err
function shape.new(rules)
    local json, refused = core.dump(check.table(rules, "rules"))
    if not json then return nil, refused end
    local native, err = core.perk_shape_new(json)
    if not native then return nil, err end
    return setmetatable({_native = native}, Shape)
end


return shape
