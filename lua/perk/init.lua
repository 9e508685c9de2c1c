--- libperk for Lua: clients for card-linked-offer and rewards APIs. An unofficial client: one small
--- C core with a thin Lua package.
---
---    local perk = require "perk"
---    local kard = assert(perk.kard{client_id = "…", client_secret = "…", organization_id = "…"})
---    for offer in kard.offers:list("user-1", {supported_components = "all"}) do
---        print(offer.name, offer.user_reward.value)
---    end
---
--- A function that can fail returns a value, or nil and an error: a table with `code`, `message`
--- and more, which `tostring` turns into one line. Only arguments of the wrong Lua type raise.

local core = require "perk.core"
local check = require "perk.check"
local client = require "perk.client"
local describe = require "perk.describe"
local document = require "perk.document"
local event = require "perk.event"
local handler = require "perk.handler"
local hem = require "perk.hem"
local shape = require "perk.shape"
local webhook = require "perk.webhook"

---@class perk.Error
---@field code perk.ErrorCode
---@field message string one line
---@field advice string what to do next
---@field pointer? string JSON pointer, parameter or header at fault
---@field http_status? integer
---@field api_code? integer the provider's own numeric code
---@field api_name? string the provider's own name for the error
---@field request_id? string
---@field attempts integer requests sent
---@field retryable boolean the same call may succeed later
---@field outcome_unknown boolean the server may or may not have acted on this write
---@field retry_after_ms? integer
---@field offset? integer byte of the text where parsing stopped
---@field body? string the failing reply's body
---@field headers? table<string, string> its headers by lower-case name
---@field meta? table
---@field links? table
---@field jsonapi? table

---Has a function for a client of each provider as well: `perk.kard`, `perk.kard_legacy`,
---`perk.capillary`. Settings that are not given come from the environment.
---@class perk
---@field null lightuserdata JSON's null; equal to `ngx.null` and `cjson.null`
---@field enums perk.enums
---@field _VERSION string
local perk = {
    null = core.null(),
    verifier = webhook.verifier,
    sign = webhook.sign,
    unwrap = webhook.unwrap,
    event = event.parse,
    webhook_handler = handler.new,
    webhook_dedup_store = handler.dedup_store,
    hem = hem.hash,
    hem_audit = hem.audit,
    shape = shape.new,
    _VERSION = core.perk_version(),
}

for _, provider in ipairs(describe.names("providers")) do
    perk[provider] = function(settings) return client.new(provider, settings) end
end


---Lua values of a JSON text. Arrays are marked, null is `perk.null`, integers stay exact: those
---beyond 2^53 are decimal strings where Lua has only doubles (LuaJIT, 5.1), those beyond 64 bits
---everywhere.
---@param text string
---@return any
---@return perk.Error? err
function perk.parse(text)
    return core.parse(check.string(text, "text"))
end


---JSON text of a Lua value. A table is a list when `perk.array` marked it or its keys run from 1;
---other tables need names for keys.
---@param value any
---@return string?
---@return perk.Error? err
function perk.dump(value)
    return core.dump(value)
end


---Marks a table as a list, so that an empty one is written as `[]`; returns the same table.
---@generic T: table
---@param list? T
---@return T
function perk.array(list)
    return setmetatable(check.table_or_nil(list, "list") or {}, core.array_metatable())
end


---A document from a stored or received body, for example of a verified webhook.
---@param body string
---@return perk.Document?
---@return perk.Error? err
function perk.document(body)
    return document.parse(check.string(body, "body"))
end


---How many objects of the core are alive in this process. For leak tests.
---@return integer
function perk.live()
    return core.perk_live()
end


-- The enums are read when they are first used.
return setmetatable(perk, {
    __index = function(self, name)
        if name ~= "enums" then return nil end
        self.enums = require "perk.enums"
        return self.enums
    end,
})
