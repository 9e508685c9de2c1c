--- Webhooks: verify the signature of the raw bytes first, read the body afterwards.
---
---    local verifier = assert(perk.verifier{key})
---    local event, err = perk.unwrap(body, headers["notify-signature"], verifier)
---
--- `perk.webhook_handler` does all of it: see perk.handler.

local core = require "perk.core"
local check = require "perk.check"
local event = require "perk.event"

local webhook = {}


local function done(code, err)
    if code then return true end
    return nil, err
end


---The verification of a body that arrives in chunks, and then of the next one.
---@class perk.Verification
local Verification = {}
Verification.__index = Verification


---Adds the next chunk of the body.
---@param chunk string
---@return true?
---@return perk.Error? err
function Verification:update(chunk)
    return done(core.perk_verification_update(self._native, check.string(chunk, "chunk")))
end


---true when the signature matches all chunks since the last `final`. What comes next belongs to the
---next body: `check:final()` ends one that was given up.
---@param signature? string
---@return true?
---@return perk.Error? err
function Verification:final(signature)
    signature = check.string_or_nil(signature, "signature")
    return done(core.perk_verification_final(self._native, signature))
end


---@class perk.Verifier
local Verifier = {}
Verifier.__index = Verifier


---true when `signature` matches the raw body under one of the keys; nil and an error otherwise.
---@param body string
---@param signature? string the header's value; nil (no header) does not match
---@return true?
---@return perk.Error? err
function Verifier:check(body, signature)
    signature = check.string_or_nil(signature, "signature")
    return done(core.perk_verifier_check(self._native, check.string(body, "body"), signature))
end


---Adds a live key. At most eight; to drop one, make a new verifier.
---@param key string
---@return true?
---@return perk.Error? err
function Verifier:add_key(key)
    return done(core.perk_verifier_add_key(self._native, check.string(key, "key")))
end


---The verification of a body that arrives in chunks: `update` with each, then `final` with the
---signature. It can be kept for the next body, under the keys that the verifier has now; bodies that
---are read at the same time need one each.
---@return perk.Verification?
---@return perk.Error? err
function Verifier:begin()
    local native, err = core.perk_verification_new(self._native)
    if not native then return nil, err end
    -- The verifier lives as long as its verifications.
    return setmetatable({_native = native, _verifier = self}, Verification)
end


---A verifier for one key, or for several that are live during a rotation.
---@param keys string|string[]
---@return perk.Verifier?
---@return perk.Error? err
function webhook.verifier(keys)
    if type(keys) == "string" then keys = {keys} end
    if type(keys) ~= "table" then
        error("keys: a list of strings expected, got " .. type(keys), 2)
    end
    if #keys == 0 and next(keys) ~= nil then
        error("keys: a list of strings expected, got a table with names", 2)
    end
    local native, err = core.perk_verifier_new()
    if not native then return nil, err end
    for _, key in ipairs(keys) do
        local added
        added, err = core.perk_verifier_add_key(native, check.string(key, "keys"))
        if not added then return nil, err end
    end
    return setmetatable({_native = native}, Verifier)
end


-- A verifier for keys; one that is a verifier already is returned as it is.
function webhook.verifier_of(keys)
    if getmetatable(keys) == Verifier then return keys end
    return webhook.verifier(keys)
end


---Builds an event from a webhook's body after verifying its signature.
---@param body string the raw bytes
---@param signature? string the header's value
---@param keys string|string[]|perk.Verifier
---@param received_at? number seconds since 1970 in UTC; now when left out
---@return perk.Event?
---@return perk.Error? err
function webhook.unwrap(body, signature, keys, received_at)
    local verifier, err = webhook.verifier_of(keys)
    if not verifier then return nil, err end
    local good
    good, err = verifier:check(body, signature)
    if not good then return nil, err end
    return event.parse_signed(body, received_at)
end


-- The signature that a header has, and whether it has more than one. Gateways pass a repeated header
-- as a list, and HAProxy every header, with indices from 0.
function webhook.signature_of(values)
    if type(values) ~= "table" then return values, false end
    local first = values[0] and 0 or 1
    return values[first], values[first + 1] ~= nil
end


---The signature of a body: base64 of its HMAC-SHA256.
---@param key string
---@param body string
---@return string?
---@return perk.Error? err
function webhook.sign(key, body)
    return core.perk_sign(check.string(key, "key"), check.string(body, "body"))
end


return webhook
