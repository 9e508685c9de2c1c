-- What the host runs with too little memory: everything that asks Lua for memory while the core
-- holds some.
local perk = require "perk"

local kard = assert(perk.kard{auth = "token", token = "t", organization_id = "org"})
local item = '{"type":"standardOffer","id":"o",'
    .. '"attributes":{"name":"caf\\u00e9 \\n","list":[1,2.5,"x",null,true,{}]}}'
local text = '{"data":[' .. (item .. ","):rep(40) .. item .. "]}"

return function()
    local value = assert(perk.parse(text))
    assert(#assert(perk.dump(value)) > 100)
    assert(perk.document(text))
    assert(perk.sign("key", text))
    assert(perk.verifier{"key"}:begin())
    assert(
        kard:call("offers.list", {user_id = "u", supported_components = "all"}):step(0) == "send"
    )
    assert(not perk.parse(text .. "x"))
end
