--- libperk for Lua: clients for card-linked-offer and rewards APIs. An unofficial client; one small C core with a thin Lua face.
--
--     local perk = require "perk"
--     local kard = assert(perk.kard{client_id = "…", client_secret = "…", organization_id = "…", environment = "sandbox"})
--     for offer in kard.offers:list("user-1", {supported_components = "all"}) do
--         print(offer.name, offer.user_reward.value)
--     end
--
-- What can fail gives a value, or nil and an error: a table with `code`, `message`, `pointer`, `http_status`, `retryable`,
-- `outcome_unknown`, `request_id` and more, which `tostring` turns into one line. Only arguments of the wrong Lua type raise.
-- @module perk

local core = require "perk.core"
local check = require "perk.check"
local client = require "perk.client"
local document = require "perk.document"
local event = require "perk.event"
local handler = require "perk.handler"
local hem = require "perk.hem"
local webhook = require "perk.webhook"

local perk = {
    --- Stands for JSON's null; equal to `ngx.null` and `cjson.null`.
    null = core.null(),
    --- A verifier of webhook signatures; see `perk.webhook`.
    verifier = webhook.verifier,
    sign = webhook.sign,
    --- Events of webhooks: out of a delivery, out of a body verified before, and handled as they come; see `perk.handler`.
    unwrap = webhook.unwrap,
    event = event.parse,
    webhook_handler = handler.new,
    webhook_seen = handler.seen,
    --- The hash of an e-mail address, and a look through a column of them; see `perk.hem`.
    hem = hem.hash,
    hem_doctor = hem.doctor,
    _VERSION = core.perk_version(),
}


--- A client of the Kard API. Settings that are not given come from the environment (`PERK_CLIENT_ID` and the like).
-- @tparam[opt] table settings client_id, client_secret, organization_id, environment, …
-- @treturn perk.Client|nil
-- @treturn ?perk.Error
function perk.kard(settings)
    return client.new("kard", settings)
end


--- A client of Kard's legacy API (`PERK_LEGACY_CLIENT_ID` and the like).
-- @tparam[opt] table settings
-- @treturn perk.Client|nil
-- @treturn ?perk.Error
function perk.kard_legacy(settings)
    return client.new("kard_legacy", settings)
end


--- A client of Capillary's cart promotions (`PERK_CAPILLARY_KEY` and the like).
-- @tparam[opt] table settings
-- @treturn perk.Client|nil
-- @treturn ?perk.Error
function perk.capillary(settings)
    return client.new("capillary", settings)
end


--- Lua values of a JSON text. Arrays are marked, null is `perk.null`, integers stay exact: those beyond 2^53 are decimal strings where
-- Lua has only doubles (LuaJIT, 5.1), those beyond 64 bits everywhere.
-- @tparam string text
-- @return the value, or nil
-- @treturn ?perk.Error
function perk.parse(text)
    return core.parse(check.string(text, "text"))
end


--- JSON text of a Lua value. A table is a list when `perk.array` marked it or its keys run from 1; other tables need names for keys.
-- @param value
-- @treturn string|nil
-- @treturn ?perk.Error
function perk.dump(value)
    return core.dump(value)
end


--- Marks a table as a list, so that an empty one is written as `[]`.
-- @tparam[opt] table list
-- @treturn table the same table
function perk.array(list)
    return setmetatable(check.table_or_nil(list, "list") or {}, core.array_metatable())
end


--- A document out of a stored or received body (of a webhook that was found good, say).
-- @tparam string body
-- @treturn perk.Document|nil
-- @treturn ?perk.Error
function perk.document(body)
    return document.parse(check.string(body, "body"))
end


--- How many objects of the core are alive in this process. For leak tests.
-- @treturn number
function perk.live()
    return core.perk_live()
end


-- Loaded when first asked for: making them reads the whole table.
return setmetatable(perk, {
    __index = function(self, name)
        if name ~= "enums" then return nil end
        self.enums = require "perk.enums"
        return self.enums
    end,
})
