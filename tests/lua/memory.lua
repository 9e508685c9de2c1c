-- Run under valgrind: good and bad input through everything, without a network.
local core = require "perk.core"
local perk = require "perk"

local good = '{"a":["x\\u00e9\\ud83d\\ude00",{"b":"y\\n"},1,'
    .. '-2.5e3,12345678901234567890,null,true,[]],'
    .. '"k\\u0000":"\\u0000"}'
local again = {}
again.again = {again}


local function round()
    local kard = assert(perk.kard{client_id = "i", client_secret = "s", organization_id = "org"})
    local value = assert(perk.parse(good))
    assert(perk.parse(assert(perk.dump(value))))
    for cut = 0, #good - 1 do assert(not perk.parse(good:sub(1, cut))) end
    for _, bad in ipairs{
        again, {f = print}, "\255", {[2] = 1}, {[true] = 1}, 0 / 0, {{{{{"\237\160\128"}}}}},
    } do
        assert(not perk.dump(bad))
    end
    assert(not perk.parse(("["):rep(3000)))
    assert(not perk.document("<html>"))
    local doc = assert(
        perk.document('{"data":[{"type":"t","id":"1","attributes":{"n":"\\u00e9"}}],"included":[]}')
    )
    assert(doc[1].n == "é" and doc:find("t", "1") and not doc:find("t", "2"))
    local verifier = assert(perk.verifier{"one", "two"})
    local check = verifier:begin()
    assert(check:update("body"))
    assert(check:final(perk.sign("two", "body")))
    assert(not verifier:check("body", "x"))
    assert(not perk.verifier{""})
    local event = '{"data":{"type":"t","id":"1","attributes":{}}}'
    assert(select("#", core.event_parts(event)) == 3)
    for cut = 0, #event - 1 do assert(not core.event_parts(event:sub(1, cut))) end
    assert(not perk.kard{clientid = "x"})
    assert(not kard:call("offers.lst"))
    assert(not kard:call("offers.list", {user_id = "u", page_size = 0}))
    local call = assert(kard:call("offers.list", {user_id = "u"}))
    assert(call:step(0) == "send" and call:request().body)
    assert(call:feed(
        200, {["Content-Type"] = "application/json"}, '{"access_token":"tok","expires_in":60}', 1
    ))
    assert(call:step(1) == "send" and call:abort("connect", false, "refused"))
    assert(call:step(2) == "wait")
    assert(not pcall(perk.sign, 1, 2))
end


for _ = 1, 3 do round() end
collectgarbage()
collectgarbage()
assert(perk.live() == 0, perk.live())
print("nothing is left")
