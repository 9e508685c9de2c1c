--- Webhooks: check the signature over the raw bytes first, read the body afterwards.
--
--     local verifier = assert(perk.verifier{key})
--     local ok, err = verifier:check(body, headers["notify-signature"])
-- @module perk.webhook

local core = require "perk.core"
local check = require "perk.check"

local webhook = {}


local function done(code, err)
    if code then return true end
    return nil, err
end


local Check = {}
Check.__index = Check


--- The next chunk of the body.
function Check:update(chunk)
    return done(core.perk_check_update(self._native, check.string(chunk, "chunk")))
end


--- true when the signature matches all that was given.
function Check:final(signature)
    return done(core.perk_check_final(self._native, check.string_or_nil(signature, "signature")))
end


local Verifier = {}
Verifier.__index = Verifier


--- true when `signature` matches the raw body under one of the keys; nil and an error otherwise.
-- @tparam string body
-- @tparam ?string signature the header's value; nil (no header) does not match
function Verifier:check(body, signature)
    return done(core.perk_verifier_check(self._native, check.string(body, "body"), check.string_or_nil(signature, "signature")))
end


--- The check of a body that arrives in chunks: `update` with each, then `final` with the signature.
function Verifier:begin()
    local native, err = core.perk_check_new(self._native)
    if not native then return nil, err end
    return setmetatable({_native = native, _verifier = self}, Check) -- the verifier lives as long as its checks
end


--- A verifier for one key, or for several that are live during a rotation.
-- @tparam string|table keys
function webhook.verifier(keys)
    if type(keys) == "string" then keys = {keys} end
    if type(keys) ~= "table" then error("keys: a list of strings expected, got " .. type(keys), 2) end
    local native, err = core.perk_verifier_new()
    if not native then return nil, err end
    for _, key in ipairs(keys) do
        local added
        added, err = core.perk_verifier_add_key(native, check.string(key, "keys"))
        if not added then return nil, err end
    end
    return setmetatable({_native = native}, Verifier)
end


--- The signature of a body: base64 of its HMAC-SHA256.
-- @tparam string key
-- @tparam string body
function webhook.sign(key, body)
    return core.perk_sign(check.string(key, "key"), check.string(body, "body"))
end


return webhook
