-- What the host runs once: one of everything.
local perk = require "perk"

assert(perk.verifier{"key"}:check("body", perk.sign("key", "body")))
local doc = assert(
    perk.document('{"data":[{"type":"standardOffer","id":"o","attributes":{"name":"caf\\u00e9"}}]}')
)
assert(doc[1].name == "café")
local kard = assert(perk.kard{auth = "token", token = "t", organization_id = "org"})
local call = assert(kard:call("offers.list", {user_id = "u"}))
assert(call:step(0) == "send")
assert(not kard:call("offers.lst"))
