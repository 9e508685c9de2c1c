--- Webhooks: check the signature over the raw bytes first, read the body afterwards.
--
--     local verifier = assert(perk.verifier{key})
--     local event, err = perk.unwrap(body, headers["notify-signature"], verifier)
--
-- `perk.webhook_handler` does the whole of it: see perk.handler.
-- @module perk.webhook

local core = require "perk.core"
local check = require "perk.check"
local event = require "perk.event"

local webhook = {}


local function done(code, err)
    if code then return true end
    return nil, err
end


local Check = {}
Check.__index = Check


--- The next chunk of the body.
function Check:update(chunk)
    return done(core.perk_verification_update(self._native, check.string(chunk, "chunk")))
end


--- true when the signature matches all that was given.
function Check:final(signature)
    return done(core.perk_verification_final(self._native, check.string_or_nil(signature, "signature")))
end


local Verifier = {}
Verifier.__index = Verifier


--- true when `signature` matches the raw body under one of the keys; nil and an error otherwise.
-- @tparam string body
-- @tparam ?string signature the header's value; nil (no header) does not match
function Verifier:check(body, signature)
    return done(core.perk_verifier_check(self._native, check.string(body, "body"), check.string_or_nil(signature, "signature")))
end


--- One more live key. At most eight; to drop one, make a new verifier.
-- @tparam string key
function Verifier:add_key(key)
    return done(core.perk_verifier_add_key(self._native, check.string(key, "key")))
end


--- The check of a body that arrives in chunks: `update` with each, then `final` with the signature.
function Verifier:begin()
    local native, err = core.perk_verification_new(self._native)
    if not native then return nil, err end
    return setmetatable({_native = native, _verifier = self}, Check) -- the verifier lives as long as its checks
end


--- A verifier for one key, or for several that are live during a rotation.
-- @tparam string|table keys
function webhook.verifier(keys)
    if type(keys) == "string" then keys = {keys} end
    if type(keys) ~= "table" then error("keys: a list of strings expected, got " .. type(keys), 2) end
    if #keys == 0 and next(keys) ~= nil then error("keys: a list of strings expected, got a table with names", 2) end
    local native, err = core.perk_verifier_new()
    if not native then return nil, err end
    for _, key in ipairs(keys) do
        local added
        added, err = core.perk_verifier_add_key(native, check.string(key, "keys"))
        if not added then return nil, err end
    end
    return setmetatable({_native = native}, Verifier)
end


--- A verifier for keys; one that is a verifier already stays as it is.
function webhook.verifier_of(keys)
    if getmetatable(keys) == Verifier then return keys end
    return webhook.verifier(keys)
end


--- The event that a webhook tells, once its signature has been found good.
-- @tparam string body the raw bytes
-- @tparam ?string signature the header's value
-- @tparam string|table keys a text, a list, or a verifier
-- @tparam[opt] number received_at seconds since 1970 in UTC; now if not given
-- @treturn perk.Event|nil
-- @treturn ?perk.Error
function webhook.unwrap(body, signature, keys, received_at)
    local verifier, err = webhook.verifier_of(keys)
    if not verifier then return nil, err end
    local good
    good, err = verifier:check(body, signature)
    if not good then return nil, err end
    return event.parse_signed(body, received_at)
end


--- The signature of a body: base64 of its HMAC-SHA256.
-- @tparam string key
-- @tparam string body
function webhook.sign(key, body)
    return core.perk_sign(check.string(key, "key"), check.string(body, "body"))
end


return webhook
