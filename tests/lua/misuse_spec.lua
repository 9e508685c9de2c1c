-- Arguments of the wrong kind: one clear line that names the parameter.
local perk = require "perk"

local KEY = "hook-key-one"
local BODY = '{"data":{"type":"auditUpdate","id":"n-1","attributes":{"status":"NEW"}}}'
local SIGNATURE = perk.sign(KEY, BODY)


local function handler(settings)
    local all = {keys = {KEY}, on_event = function() end}
    for name, value in pairs(settings or {}) do all[name] = value end
    return assert(perk.webhook_handler(all))
end


local function refused(name, call, ...)
    local fine, problem = pcall(call, ...)
    assert.is_false(fine)
    problem = tostring(problem)
    assert.is_truthy(problem:find(name .. ": ", 1, true), problem)
    assert.is_nil(problem:find("Error in perk_", 1, true), problem)
end


describe("misuse", function()
    it("is refused where bounds are whole numbers from one on", function()
        for _, value in ipairs{"1", 0, -1, 1.5, true, 1e30, 0 / 0, 1 / 0} do
            refused("max_body", handler, {max_body = value})
            refused("limit", perk.webhook_dedup_store, value)
        end
    end)

    it("is refused in keys and headers", function()
        refused("keys", perk.verifier, {name = KEY})
        for _, value in ipairs{5, true, {5}} do
            refused("headers", handler().handle, handler(), {["notify-signature"] = value}, BODY)
        end
        assert.equal(200, (handler():handle({["notify-signature"] = {SIGNATURE}}, BODY)))
    end)

    it("is refused in times", function()
        for _, value in ipairs{0 / 0, 1 / 0, "1"} do
            refused("received_at", perk.unwrap, BODY, SIGNATURE, KEY, value)
        end
    end)

    it("is refused in shapes", function()
        local shape, document = assert(perk.shape{}), assert(perk.document(BODY))
        for _, value in ipairs{0 / 0, 1 / 0, "1", false} do
            refused("now_ms", shape.text, shape, BODY, value)
            refused("now_ms", document.shape, document, shape, value)
        end
        refused("rules", perk.shape, "{}")
        refused("body", shape.text, shape, nil, 0)
        refused("shape", document.shape, document, 5, 0)
    end)

    it("is refused in options of calls", function()
        local kard = assert(
            perk.kard{base_url = "http://127.0.0.1:9", token = "t", organization_id = "org-1"}
        )
        for _, name in ipairs{"timeout_ms", "max_attempts", "max_body"} do
            refused(name, kard.download, kard, "http://127.0.0.1:9/x", {[name] = 1e30})
        end
    end)

    it("does not take a token that is over for one without an end", function()
        for _, seconds in ipairs{0, -5, -1 / 0} do
            local kard = assert(perk.kard{
                base_url = "http://127.0.0.1:9", organization_id = "org-1",
                token = function() return "t-1", seconds end,
            })
            local reply, err = kard:request("GET", "/v2/x", {max_attempts = 1})
            assert.is_nil(reply)
            assert.is_truthy(tostring(err):find("set none", 1, true), tostring(err))
        end
    end)

    it("is refused in the seconds of a token", function()
        local kard = assert(
            perk.kard{base_url = "http://127.0.0.1:9", token = "t", organization_id = "org-1"}
        )
        for _, bad in ipairs{"60", {}, true} do
            local fine, message = pcall(kard.set_token, kard, "t-1", 0, bad)
            assert.is_false(fine)
            assert.is_truthy(message:find("where seconds are expected", 1, true), message)
            local asked = assert(perk.kard{
                base_url = "http://127.0.0.1:9", organization_id = "org-1",
                token = function() return "t-1", bad end,
            })
            fine, message = pcall(asked.request, asked, "GET", "/v2/x", {max_attempts = 1})
            assert.is_false(fine)
            assert.is_truthy(message:find("token: the function returned a", 1, true), message)
            assert.is_nil(message:find("t-1", 1, true))
        end
        local set, err = kard:set_token("t-1", 0, 0 / 0)
        assert.is_nil(set)
        assert.are.equal("wrong_type", err.code)
        for _, seconds in ipairs{1 / 0, 1e300} do
            assert(kard:set_token("long", 0, seconds))
            assert.are.equal("long", kard:token(1000))
        end
        assert(kard:set_token("short", 0, 0.5))
        assert.are.same({"short", nil}, {kard:token(499), kard:token(500)})
    end)

    it("of a store's seconds is bounded", function()
        local store = {load = function() return "t-1", 1 / 0 end, save = function() end}
        local kard = assert(perk.kard{
            base_url = "http://127.0.0.1:9", token_url = "http://127.0.0.1:9/t",
            client_id = "i", client_secret = "s", organization_id = "org-1", token_store = store,
        })
        local reply, err = kard:request("GET", "/v2/x", {max_attempts = 1})
        assert.is_nil(reply)
        assert.is_truthy(tostring(err):find("could not connect", 1, true), tostring(err))
    end)
end)
