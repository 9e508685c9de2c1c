-- Bad input of every kind: a clear error or a raised one, no crash, nothing left behind.
local perk = require "perk"
local support = require "support"


local function nested(depth)
    local value = perk.array()
    for _ = 2, depth do value = perk.array{value} end
    return value
end


local function cyclic()
    local value = {events = {}}
    value.events[1] = {again = value}
    return value
end


-- What JSON cannot represent: {what it is, value, code, pointer}.
local UNWRITABLE = {
    {"nil", nil, "wrong_type"},
    {"a function", {f = print}, "wrong_type", "f"},
    {"a coroutine", {1, coroutine.create(function() end)}, "wrong_type", "1"},
    {"userdata", io.stdout, "wrong_type"},
    {"a list with a gap", {a = {1, nil, 3, nil, 5}}, "wrong_type", "a"},
    {"a list that begins late", {[2] = 1}, "wrong_type"},
    {"a marked list with a name", perk.array{1, 2, name = 3}, "wrong_type"},
    {"a marked empty list with a name", perk.array{name = 3}, "wrong_type"},
    {"list items and names", {1, 2, name = 3}, "wrong_type"},
    {"true for a name", {[true] = 1}, "wrong_type"},
    {"a fraction for a name", {[1.5] = 1}, "wrong_type"},
    {"a table for a name", {[{}] = 1}, "wrong_type"},
    {"infinity", {0, {x = math.huge}}, "out_of_range", "1/x"},
    {"less than everything", -math.huge, "out_of_range"},
    {"not a number", 0 / 0, "out_of_range"},
    {"a table that contains itself", cyclic(), "input", "events/0/again"},
    {"129 levels", nested(129), "limit", ("0/"):rep(63) .. "0"},
    {"invalid UTF-8", {a = {"fine", "\255"}}, "input", "a/1"},
    {"invalid UTF-8 for a name", {["\192\128"] = 1}, "input"},
    {"a function under an odd name", {["a\nb"] = print}, "wrong_type", "a?b"},
    {"half of a surrogate pair", "\237\160\128", "input"},
}


-- Calls that raise, since the Lua type is wrong: {what, function}.
local function raising()
    local kard = assert(perk.kard{token = "t", auth = "token", organization_id = "o"})
    local verifier = assert(perk.verifier{"k"})
    local call = assert(kard:call("ping.get"))
    return {
        {"parse nothing", function() perk.parse() end},
        {"parse a number", function() perk.parse(12) end},
        {"parse a table", function() perk.parse({}) end},
        {"sign with a number", function() perk.sign(1, "body") end},
        {"sign nothing", function() perk.sign("key") end},
        {"keys that are a number", function() perk.verifier(1) end},
        {"a key that is a table", function() perk.verifier{{}} end},
        {"check nothing", function() verifier:check() end},
        {"check a signature that is a number", function() verifier:check("body", 1) end},
        {"update with a table", function() verifier:begin():update({}) end},
        {"settings that are a text", function() perk.kard("id") end},
        {"a setting that is a table", function() perk.kard{client_id = {}} end},
        {"a setting without a name", function() perk.kard{"id"} end},
        {"an operation that is a number", function() kard:call(1) end},
        {"arguments that are a text", function() kard:call("users.get", "user") end},
        {"an option that is a text", function() kard:call("ping.get", {}, {timeout_ms = "1"}) end},
        {"a clock that is a text", function() call:step("1") end},
        {"a clock with a fraction", function() call:step(1.5) end},
        {"a status that is a text", function() call:feed("200") end},
        {"a body that is a table", function() call:feed(200, {}, {}) end},
        {"a failure without a name", function() call:abort("sunspots", true) end},
        {"too many arguments by position", function() kard.users:get("u", {}, 1) end},
        {"options that are a text", function() kard.users:get("u", "x") end},
        {"an argument given twice", function() kard.users:get("u", {user_id = "v"}) end},
        {"a token that is a number", function() kard:set_token(1, 0) end},
        {"an array of a text", function() perk.array("x") end},
    }
end


describe("bad values", function()
    after_each(support.nothing_alive)

    for _, case in ipairs(UNWRITABLE) do
        it("refuses to write " .. case[1], function()
            local text, err = perk.dump(case[2])
            assert.is_nil(text)
            assert.are.equal(case[3], err.code)
            assert.are.equal(case[4], err.pointer)
            assert.are.equal(1, tostring(err):find(case[4] or err.message, 1, true))
        end)
    end

    it("raises where the Lua type is wrong", function()
        for _, case in ipairs(raising()) do
            local fine, message = pcall(case[2])
            assert.is_false(fine, case[1])
            assert.is_truthy(tostring(message):find(
                "expected", 1, true
            ) or tostring(message):find("takes", 1, true) or
                tostring(message):find("twice", 1, true) or tostring(message):find(
                    "there is no error", 1, true
                ), case[1] .. ": " .. tostring(message))
        end
    end)

    it("keeps integers exact", function()
        for _, digits in ipairs{
            "9007199254740992", "9007199254740993", "9223372036854775807", "-9223372036854775808",
        } do
            local value = assert(perk.parse(digits))
            assert.are.equal(digits, type(value) == "string" and value or ("%d"):format(value))
        end
        assert.are.equal("9223372036854775808", perk.parse("9223372036854775808"))
        assert.are.equal("string", type(perk.parse("-9223372036854775809")))
    end)

    it("gives the widest numbers as numbers where Lua has them", function()
        local value = perk.parse("[9007199254740993, 9223372036854775807]")
        local kind = support.has_integers and "number" or "string"
        assert.are.same({kind, kind}, {type(value[1]), type(value[2])})
    end)

    if jit then
        it("writes LuaJIT's 64-bit integers", function()
            local number = loadstring("return 9007199254740993LL, 18446744073709551615ULL, -3LL, "
                .. "require('ffi').new('int[3]')")
            local wide, too_wide, small, list = number()
            assert.are.equal("[9007199254740993,-3]", perk.dump{wide, small})
            assert.are.equal("out_of_range", select(2, perk.dump(too_wide)).code)
            assert.are.equal("wrong_type", select(2, perk.dump(list)).code)
        end)
    end

    it("writes a whole number as an integer, whatever holds it", function()
        assert.are.equal("[2,1000,-3,1.5,1e+16]", perk.dump{2.0, 1e3, -3.0, 1.5, 1e16})
        assert.are.equal("[-0.0,9007199254740992]", perk.dump{-1 / math.huge, 2 ^ 53})
        local kard = assert(
            perk.kard{token = "t", organization_id = "o", base_url = "https://api.example.test"}
        )
        for _, size in ipairs{2, 2.0, jit and loadstring("return 2LL")() or 2} do
            local url = assert(kard:explain("offers.list", {user_id = "u", page_size = size})).url
            assert.is_truthy(url:find("page%5Bsize%5D=2", 1, true), url)
            assert(kard:call("offers.list", {user_id = "u"}, {timeout_ms = size}):step(size))
        end
        local _, err = kard:explain("offers.list", {user_id = "u", page_size = 2.5})
        assert.are.equal("wrong_type", err.code)
    end)

    it("takes a table without anything for the empty list where a list belongs", function()
        local kard = assert(
            perk.kard{token = "t", organization_id = "o", base_url = "https://api.example.test"}
        )
        for _, none in ipairs{{}, perk.array{}, assert(perk.parse "[]"), assert(perk.parse "{}")} do
            local shown = assert(
                kard:explain("users.create", {users = {{id = "u", enrolled_rewards = none}}})
            )
            assert.are.equal(
                '{"data":[{"type":"user","id":"u","attributes":{"enrolledRewards":[]}}]}',
                shown.body
            )
            assert.is_nil(assert(
                kard:explain("offers.list", {user_id = "u", supported_components = none})
            ).url:find("?", 1, true))
        end
        local _, err = kard:explain("users.create", {users = {}})
        assert.are.equal("missing", err.code)
    end)

    it("takes lists and nulls of other JSON libraries", function()
        local address = debug.upvalueid(function() return perk end, 1)
        local libraries = {
            cjson = {null = perk.null, empty_array = address, empty_array_mt = {}, array_mt = {}},
            dkjson = {null = setmetatable({}, {__tojson = function() return "null" end})},
        }
        local before = {cjson = package.loaded.cjson, dkjson = package.loaded.dkjson}
        package.loaded.cjson, package.loaded.dkjson = libraries.cjson, libraries.dkjson
        local written = {
            perk.dump{a = address},
            perk.dump{a = setmetatable({}, libraries.cjson.empty_array_mt)},
            perk.dump{a = setmetatable({}, libraries.cjson.array_mt)},
            perk.dump{a = setmetatable({}, {__jsontype = "array"})},
            perk.dump{a = setmetatable({}, {__jsontype = "object"})},
            perk.dump{a = libraries.dkjson.null},
            perk.dump{a = libraries.cjson.null},
        }
        package.loaded.cjson, package.loaded.dkjson = before.cjson, before.dkjson
        local empty, null = '{"a":[]}', '{"a":null}'
        assert.are.same({empty, empty, empty, empty, '{"a":{}}', null, null}, written)
        assert.are.equal("wrong_type", select(2, perk.dump{a = address}).code)
    end)

    -- The libraries themselves, where they are installed.
    for _, name in ipairs{"cjson", "dkjson"} do
        it("takes what " .. name .. " decodes", function()
            local there, library = pcall(require, name)
            if not there then return end
            local value = library.decode('{"users":[{"id":"u","enrolled_rewards":[]}]}')
            local kard = assert(
                perk.kard{token = "t", organization_id = "o", base_url = "https://api.example.test"}
            )
            assert.is_truthy(assert(
                kard:explain("users.create", value)
            ).body:find('"enrolledRewards":[]', 1, true))
            assert.are.equal(
                '{"n":[2,null]}', perk.dump{n = {library.decode("[2]")[1], library.null}}
            )
        end)
    end

    it("takes integer arguments as replies give them", function()
        local till = assert(
            perk.capillary{auth = "token", token = "t", base_url = "https://api.example.test"}
        )
        local call = assert(till:call(
            "capillary.promotions.activate",
            {promotion_id = "p", customer_id = perk.parse("9007199254740993")}
        ))
        assert.are.equal("send", call:step(0))
        assert.is_truthy(call:request().url:find("9007199254740993", 1, true))
        call = assert(till:call("capillary.promotions.issue",
            {
                promotion_id = "p", context_id = "c",
                customer_ids = perk.parse("[1, 9007199254740993]"),
            }))
        assert.are.equal("[1,9007199254740993]", call:request().body:match("%[.*%]"))
    end)

    it("keeps NUL inside texts", function()
        assert.are.equal("a\0b", perk.parse('"a\\u0000b"'))
        assert.are.equal('{"k\\u0000":"\\u0000"}', perk.dump{["k\0"] = "\0"})
        assert.are.equal("\0", assert(perk.parse('{"a\\u0000":"\\u0000"}'))["a\0"])
    end)

    it("refuses text that is not UTF-8, with the byte", function()
        local value, err = perk.parse('["fine", "\255"]')
        assert.is_nil(value)
        assert.are.same({"parse", 10}, {err.code, err.offset})
    end)

    it("refuses what is nested too deeply, and reads what is not", function()
        local value, err = perk.parse(("["):rep(2000) .. ("]"):rep(2000))
        assert.is_nil(value)
        assert.are.equal("limit", err.code)
        assert.is_table(perk.parse(("["):rep(128) .. ("]"):rep(128)))
        assert.are.equal(("["):rep(128) .. ("]"):rep(128), perk.dump(nested(128)))
    end)

    it("gives the digits of a number as they were sent", function()
        local offer = assert(perk.document('{"data":{"type":"standardOffer","id":"1",'
            .. '"attributes":{"userReward":{"value":5.70,"type":"x"}}}}'))[1]
        assert.are.equal(5.7, offer.user_reward.value)
        assert.are.equal("5.70", offer:digits("userReward.value"))
        assert.is_nil(offer:digits("userReward.type"))
        assert.is_nil(offer:digits("userReward.nothing"))
        assert.is_nil(offer:digits("userReward"))
        assert.has_error(function() offer:digits() end)
        local merchant = assert(perk.document(
            '[{"_id":"1","offers":[{"totalCommission":1},{"totalCommission":-2.50}]}]'
        ))[1]
        assert.are.equal("-2.50", merchant:digits("offers.1.totalCommission"))
        assert.is_nil(merchant:digits("offers.2.totalCommission"))
        assert.is_nil(merchant:digits("offers.-1.totalCommission"))
    end)

    it("lists the known values of a set", function()
        assert.are.same({"INSTORE", "ONLINE"}, perk.enums.PurchaseChannel)
        assert.are.equal("number", type(perk.enums.AuditCode[1]))
        assert.are.equal('["INSTORE","ONLINE"]', perk.dump(perk.enums.PurchaseChannel))
        assert.is_nil(perk.enums.Nothing)
    end)

    it("distinguishes empty lists from empty objects", function()
        assert.are.equal("[]", perk.dump(perk.parse("[]")))
        assert.are.equal("{}", perk.dump(perk.parse("{}")))
        assert.are.equal("[]", perk.dump(perk.array()))
        assert.are.equal("[null]", perk.dump{perk.null})
    end)

    it("writes a table twice where it stands twice", function()
        local same = {1}
        assert.are.equal("[[1],[1]]", perk.dump{same, same})
    end)

    it("does not grow over 10,000 rounds of errors", function()
        local kard = assert(perk.kard{token = "t", organization_id = "o"})
        local bad = {cyclic(), {f = print}, "\255", nested(129), {[2] = 1}}
        local function round()
            for _, value in ipairs(bad) do assert(not perk.dump(value)) end
            assert(not perk.parse('{"a":["x\\u00e9",{"b":"y\\n"},'))
            assert(not perk.parse(("["):rep(200)))
            assert(not kard:call("offers.lst"))
            assert(not kard:call("offers.list", {user_id = "u", page_size = 0}))
            assert(not perk.kard{clientid = "x"})
            assert(not perk.document("<html>"))
            assert(not perk.verifier{"k"}:check("body", "signature"))
        end
        -- Lua's collector does not see what C holds, so it is called often enough to keep the peak
        -- out of the measure.
        local function rounds(count)
            for index = 1, count do
                round()
                if index % 250 == 0 then collectgarbage() end
            end
            collectgarbage()
            return support.resident()
        end
        rounds(1000)
        local before = rounds(1000)
        local middle = rounds(10000)
        -- a leak shows in both, the warming up of a heap in one
        local grown = math.min(middle - before, rounds(10000) - middle)
        assert.is_true(grown < 1024, ("grew by %d KiB"):format(grown))
    end)
end)
