-- The public functions without a network: clients, calls step by step, documents, webhooks.
local perk = require "perk"
local support = require "support"

local PAGE = [[{"data":[
 {"type":"standardOffer","id":"o-1",
  "attributes":{"name":"Bramble Bakery","userReward":{"type":"PERCENT","value":5.7},
  "components":{"cta":{"buttonText":"Go",
   "action":{"method":"POST","url":"/v2/issuers/org/users/u/offers/o-1/activate"}}}},
  "relationships":{"category":{"data":[{"type":"category","id":"c-1"}]},
   "brand":{"data":{"type":"brand","id":"b-9"}}}},
 {"type":"standardOffer","id":"o-2","attributes":{"name":"Cedar Cycles","maxRedemptions":null}}],
 "included":[{"type":"category","id":"c-1","attributes":{"name":"Food"}}],
 "links":{"next":"/v2/x?page%5Bafter%5D=abc"},"meta":{"placementName":"home"}}]]


local function client(settings)
    local all = {
        client_id = "id", client_secret = "s3cret-of-the-test", organization_id = "org",
        base_url = "https://api.example.test",
    }
    for name, value in pairs(settings or {}) do all[name] = value end
    return assert(perk.kard(all))
end


-- A call that has logged in and asks for its first page.
local function ready(kard, operation, args, options)
    local call = assert(kard:call(operation, args, options))
    assert.are.equal("send", call:step(0, 0))
    assert.is_truthy(call:request().url:find("/v2/auth/token", 1, true))
    assert(call:feed(
        200, {["Content-Type"] = "application/json"}, '{"access_token":"tok","expires_in":3600}', 5
    ))
    assert.are.equal("send", call:step(5, 0))
    return call
end


describe("a call", function()
    after_each(support.nothing_alive)

    it("logs in, asks, and gives pages", function()
        local kard = client()
        local call = ready(
            kard, "offers.list", {user_id = "a/b", supported_components = {"baseReward"}}
        )
        local request = call:request()
        assert.are.equal("GET", request.method)
        assert.is_nil(request.body)
        local path = "/v2/issuers/org/users/a%2Fb/offers?supportedComponents=baseReward"
        assert.are.equal("https://api.example.test" .. path, request.url)
        assert.are.equal("Bearer tok", request.headers.Authorization)
        assert.are.equal("tok", kard:token(10))
        assert(call:feed(200, {}, PAGE, 10))
        assert.are.equal("page", call:step(10))
        assert.are.equal(2, #call:page())
        assert.are.equal("send", call:step(10))
        assert.is_truthy(call:request().url:find("page%5Bafter%5D=abc", 1, true))
    end)

    it("takes headers as a text, and as a list from 1 or from 0 as HAProxy gives them", function()
        for _, given in ipairs{"41", {"41"}, {[0] = "41"}} do
            local call = ready(client(), "users.get", {user_id = "u"})
            assert(call:feed(
                200, {["kard-api-usage-quota-remaining"] = given, ["X-None"] = {}}, PAGE, 10
            ))
            assert.are.equal("41", call:reply_header("kard-api-usage-quota-remaining"))
        end
    end)

    it("sends own headers of client and call, but not with the login", function()
        local kard = client{headers = {["X-A"] = "client", ["X-B"] = "client"}}
        local call = assert(kard:call("ping.get", {}, {headers = {["x-b"] = "call"}}))
        assert.are.equal("send", call:step(0, 0))
        assert.are.same(
            {"client", "call"}, {call:request().headers["X-A"], call:request().headers["x-b"]}
        )
        call = assert(kard:call("organization.get", {}, {headers = {["x-b"] = "call"}}))
        assert.are.equal("send", call:step(0, 0))
        assert.is_nil(call:request().headers["X-A"])
        assert(call:feed(200, {}, '{"access_token":"tok","expires_in":3600}', 5))
        assert.are.equal("send", call:step(5, 0))
        assert.are.same(
            {"client", "call"}, {call:request().headers["X-A"], call:request().headers["x-b"]}
        )
        call = assert(kard:raw_call("GET", "/v2/x", nil, nil, {headers = {}}))
        assert.are.equal("send", call:step(6, 0))
        assert.are.equal("client", call:request().headers["X-B"])
    end)

    it("stays below the path of base_url", function()
        local kard = assert(perk.kard{
            token = "t", organization_id = "org", base_url = "https://gateway.example.test/kard",
        })
        for _, path in ipairs{"v2/ping", "/v2/ping", "/kard/v2/ping"} do
            local call = assert(kard:raw_call("GET", path))
            assert.are.equal("send", call:step(0, 0))
            assert.are.equal("https://gateway.example.test/kard/v2/ping", call:request().url)
        end
    end)

    it("refuses own headers that are not the caller's to set", function()
        local given, err = perk.kard{token = "t", organization_id = "o", headers = {Host = "x"}}
        assert.is_nil(given)
        assert.are.equal("headers: 'Host' is set by the library itself; leave it out", err.message)
        given, err = client():call("ping.get", {}, {headers = {["X-A"] = "a\nb"}})
        assert.is_nil(given)
        assert.are.equal(
            "headers: the value of 'X-A' must be printable ASCII without line breaks", err.message
        )
    end)

    it("takes headers as texts or lists, and uses the last clock when none is given", function()
        local call = ready(client(), "offers.list", {user_id = "u"})
        assert(call:feed(429, {["Retry-After"] = {"2"}}))
        assert.are.equal("wait", call:step(5, 0))
        assert.is_true(call:wait_ms() >= 2000)
        assert.is_true(call:remaining_ms(5) <= 60000)
    end)

    it("reports why it failed", function()
        local call = ready(client(), "users.get", {user_id = "u"})
        local body = '{"errors":[{"status":"404","title":"Not Found","detail":"no such user",'
            .. '"source":{"pointer":"/user"}}]}'
        assert(call:feed(404, {["Kard-Request-Id"] = "r-1"}, body, 9))
        assert.are.equal("failed", call:step(9))
        local err = call:error()
        assert.are.same(
            {"not_found", 404, false, false, 1},
            {err.code, err.http_status, err.retryable, err.outcome_unknown, err.attempts}
        )
        assert.are.equal(body, err.body)
        assert.are.equal(err.message, tostring(err))
        assert.is_truthy(err.advice)
    end)

    it("has the members and the headers of the failing reply", function()
        local call = ready(client(), "users.get", {user_id = "u"})
        local body = '{"errors":[],"meta":{"trace":"t-1"},"links":{"about":{"href":"/x"}},'
            .. '"jsonapi":{"version":"1.1"}}'
        assert(call:feed(404, {["X-Trace"] = "t-1", ["Set-Cookie"] = "session=1"}, body, 9))
        assert.are.equal("failed", call:step(9))
        local err = call:error()
        assert.are.same(
            {"t-1", "/x", "1.1"}, {err.meta.trace, err.links.about.href, err.jsonapi.version}
        )
        assert.are.same({["x-trace"] = "t-1"}, err.headers)
    end)

    it("reports when the outcome of a write is unknown", function()
        local call = ready(
            client(), "users.create", {users = {{id = "u", enrolled_rewards = {"CARDLINKED"}}}}
        )
        assert(call:abort("transport", true, "reset"))
        assert.are.equal("failed", call:step(9))
        assert.is_true(call:error().outcome_unknown)
    end)

    it("returns an error for calls out of order", function()
        local call = assert(client():call("ping.get"))
        local fed, err = call:feed(200, {}, "{}", 0)
        assert.is_nil(fed)
        assert.are.equal("state", err.code)
        assert.is_nil(call:page())
        assert.is_nil(call:error())
    end)

    it("has its own options", function()
        local kard = client()
        assert.are.equal(
            100, (ready(kard, "users.get", {user_id = "u"}, {timeout_ms = 105}):remaining_ms(5))
        )
        local call, err = kard:call("ping.get", {}, {timeout_ms = -1})
        assert.is_nil(call)
        assert.are.equal("out_of_range", err.code)
        call, err = kard:call("ping.get", {}, {patience = 1})
        assert.is_nil(call)
        assert.are.equal("unknown_name", err.code)
    end)

    it("asks the host for tokens when the host keeps them", function()
        local kard = client{auth = "token"}
        local call = assert(kard:call("users.get", {user_id = "u"}))
        assert.are.equal("fetch_token", call:step(0))
        assert(kard:set_token("mine", 0, 1))
        assert.are.equal("send", call:step(1))
        assert.are.equal("Bearer mine", call:request().headers.Authorization)
    end)

    it("passes unknown names when it is not strict", function()
        local kard = client()
        local call, err = kard:call("offers.list", {user_id = "u", novelty = 1})
        assert.is_nil(call)
        assert.are.equal("unknown_name", err.code)
        assert.is_truthy(kard:call("offers.list", {user_id = "u", novelty = 1}, {strict = false}))
        assert.is_truthy(client{strict = false}:call("offers.list", {user_id = "u", novelty = 1}))
    end)

    it("goes where the table does not, but not to another host", function()
        local kard = client{auth = "token", token = "t"}
        local call = assert(kard:raw_call("POST", "/v2/news", {q = {"a", "b"}}, {x = perk.null}))
        assert.are.equal("send", call:step(0))
        local request = call:request()
        assert.are.same(
            {"POST", "https://api.example.test/v2/news?q=a&q=b", '{"x":null}'},
            {request.method, request.url, request.body}
        )
        local refused, err = kard:raw_call("GET", "https://elsewhere.test/x")
        assert.is_nil(refused)
        assert.are.equal("origin", err.code)
    end)
end)


describe("a document", function()
    after_each(support.nothing_alive)

    it("reads by snake names and by the names that were sent", function()
        local doc = assert(perk.document(PAGE))
        local offer = doc[1]
        assert.are.equal("many", doc.kind)
        assert.are.equal("Bramble Bakery", offer.name)
        assert.are.equal(5.7, offer.user_reward.value)
        assert.are.equal("Go", offer.components.cta.button_text)
        assert.are.equal("Go", offer.attributes.components.cta.buttonText)
        assert.are.equal(perk.null, doc[2].max_redemptions)
        assert.is_nil(offer.anything_new)
        assert.are.same(
            {"abc", "home", nil}, {doc.cursor, doc.meta.placement_name, doc:link("self")}
        )
    end)

    it("is a list", function()
        local doc, ids = assert(perk.document(PAGE)), {}
        for _, offer in ipairs(doc) do ids[#ids + 1] = offer.id end
        assert.are.same({"o-1", "o-2"}, ids)
        assert.are.equal(doc[1], doc.one)
        assert.are.equal(2, #doc)
    end)

    it("has its links as they were sent", function()
        local found = assert(perk.document(
            '{"data":[],"links":{"next":{"href":"/y","rel":"next"}},"jsonapi":{"version":"1.1"}}'
        ))
        assert.are.same(
            {"next", "/y", "1.1"}, {found.links.next.rel, found:link("next"), found.jsonapi.version}
        )
    end)

    it("resolves what it included", function()
        local doc = assert(perk.document(PAGE))
        local category = doc[1]:related("category")
        assert.are.equal("Food", category[1].name)
        assert.is_true(rawequal(category[1], doc:find("category", "c-1")))
        assert.is_nil(doc[1]:related("brand"))
        assert.are.same({}, doc[2]:related("category") or {})
        assert.are.equal(1, #doc.included)
        assert.is_nil(doc:find("category", "c-2"))
    end)

    it("outlives what it was made of", function()
        local offer = assert(perk.document(PAGE))[1]
        collectgarbage()
        collectgarbage()
        assert.are.equal("Food", offer:related("category")[1].name)
        assert.are.equal("Offer('Bramble Bakery', '5.7 % cash back')", tostring(offer))
    end)

    it("writes parts of it as they were sent", function()
        local offer = assert(perk.document(PAGE))[1]
        assert.is_true(support.same(
            perk.parse(perk.dump(offer.user_reward)), perk.parse('{"type":"PERCENT","value":5.7}')
        ))
    end)

    it("cannot activate an offer that no client listed", function()
        local fine, message = pcall(assert(perk.document(PAGE))[1].activate)
        assert.is_false(fine)
        require "perk.methods"
        fine, message = pcall(function() perk.document(PAGE)[1]:activate() end)
        assert.is_false(fine)
        assert.is_truthy(tostring(message):find("no client listed this offer", 1, true))
    end)

    it("reads the odd names of legacy objects", function()
        local doc = assert(
            perk.document('[{"_id":"m-1","websiteURL":"https://shop.example.test"}]')
        )
        assert.are.same({"m-1", "https://shop.example.test"}, {doc[1].id, doc[1].website_url})
    end)
end)


describe("a client", function()
    after_each(support.nothing_alive)

    local getenv = os.getenv
    after_each(function() os.getenv = getenv end)

    it("takes from the environment what it is not given", function()
        local asked = {
            PERK_ORGANIZATION_ID = "from-env", PERK_BASE_URL = "https://env.example.test",
            PERK_USER_AGENT = "",
        }
        os.getenv = function(name) return asked[name] end
        local kard = assert(
            perk.kard{client_id = "i", client_secret = "s", base_url = "https://given.example.test"}
        )
        assert.are.equal("from-env", kard:setting("organization_id"))
        assert.are.equal("https://given.example.test", kard:setting("base_url"))
        assert.is_truthy(kard:setting("user_agent"):find("libperk", 1, true))
    end)

    it("refuses settings that it does not know, and reports what is missing", function()
        local kard, err = perk.kard{clientid = "x"}
        assert.is_nil(kard)
        assert.are.equal("unknown_name", err.code)
        assert.is_truthy(err.message:find("client_id", 1, true))
        kard, err = perk.capillary{}
        assert.is_nil(kard)
        assert.are.equal("missing", err.code)
    end)

    it("shows no secret", function()
        local kard = client()
        assert.is_nil(kard:setting("client_secret"))
        assert.is_nil(tostring(kard):find("s3cret", 1, true))
        for name, value in pairs(kard) do
            assert.is_nil((tostring(name) .. tostring(value)):find("s3cret", 1, true))
        end
    end)

    it("has a method for each operation, and no others", function()
        local describe_table, count = require "perk.describe", 0
        for _, operation in ipairs(describe_table.names("operations")) do
            local row = describe_table.row("operations", operation)
            local made = assert(
                perk[row.provider]{auth = "token", base_url = "https://api.example.test"}
            )
            if row.host ~= "token" then
                assert.is_function(made[row.namespace][row.method], row.name)
                assert.is_nil(made[row.namespace].nothing_like_this)
                count = count + 1
            end
            assert.is_nil(made.nothing_like_this)
        end
        assert.is_true(count >= 15)
    end)

    it("runs on any transport", function()
        local seen = {}
        local transport = {}
        function transport:run(call)
            if seen.url then return nil end
            call:step(0)
            seen.url = call:request().url
            call:feed(200, {}, PAGE, 0)
            call:step(0)
            return call:page()
        end
        local kard = client{auth = "token", token = "t", transport = transport}
        local names = {}
        for offer in kard.offers:list("u") do names[#names + 1] = offer.name end
        assert.are.same({"Bramble Bakery", "Cedar Cycles"}, names)
        assert.are.equal("https://api.example.test/v2/issuers/org/users/u/offers", seen.url)
    end)
end)


describe("webhooks", function()
    after_each(support.nothing_alive)

    it("are good under any live key, and a missing signature is not", function()
        local verifier = assert(perk.verifier{"old", "new"})
        for _, key in ipairs{"old", "new"} do
            assert.is_true(verifier:check("body", perk.sign(key, "body")))
        end
        local good, err = verifier:check("body", nil)
        assert.is_nil(good)
        assert.are.equal("signature", err.code)
        assert.is_true(assert(perk.verifier("one")):check("", perk.sign("one", "")))
    end)

    it("may arrive in chunks, and the check keeps its verifier", function()
        local check = perk.verifier{"key"}:begin()
        collectgarbage()
        collectgarbage()
        assert(check:update("bo"))
        assert(check:update("dy"))
        assert.is_true(check:final(perk.sign("key", "body")))
    end)

    it("may arrive one after the other in one check", function()
        local check, signature = perk.verifier{"key"}:begin(), perk.sign("key", "body")
        for _ = 1, 3 do
            assert(check:update("given up"))
            assert.is_nil((check:final()))
            assert(check:update("body"))
            assert.is_true(check:final(signature))
            local good, err = check:final(signature)
            assert.is_nil(good)
            assert.are.equal("signature", err.code)
        end
    end)

    it("need a key", function()
        local verifier, err = perk.verifier{""}
        assert.is_nil(verifier)
        assert.are.equal("input", err.code)
        local good
        good, err = assert(perk.verifier{}):check("body", "x")
        assert.is_nil(good)
        assert.is_truthy(err.code)
    end)
end)
