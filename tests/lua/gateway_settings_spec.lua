-- The options of a gateway: what is checked, the errors, where secrets may come from.
local support = require "support"

local gateway = require "perk.gateway"
local fake_host = require "fake_host"
local settings = require "perk.gateway.settings"

local KARD = {client_id = "id", client_secret = "hush", organization_id = "o"}


-- An error's code and message, and what it must not have.
local function refused(options, code, message, shell)
    local read, err = settings.read(options, shell)
    assert.is_nil(read)
    assert.are.equal(code, err.code)
    assert.are.equal(message, err.message)
    assert.is_nil(tostring(err):find("hush", 1, true))
end


describe("options of a gateway", function()
    it("are read whole", function()
        local read = assert(settings.read({
            clients = {kard = KARD, old = {provider = "kard_legacy", client_id = "x"}},
            webhook = {keys = "k", max_body = 10},
            shapes = {offers = {relationships = false, max_body = 5}},
            attribution = {client = "kard", queue = 7},
            token = {refresh_at = 0.5},
            dict = "other",
        }, {dict = {kind = "string", default = "perk"}, size = {kind = "integer", default = 3}}))
        assert.are.same({provider = "kard", settings = KARD}, read.clients.kard)
        assert.are.same({provider = "kard_legacy", settings = {client_id = "x"}}, read.clients.old)
        assert.are.same({keys = {"k"}, max_body = 10}, read.webhook)
        assert.are.same({rules = {relationships = false}, max_body = 5}, read.shapes.offers)
        assert.are.same({client = "kard", queue = 7}, read.attribution)
        assert.are.same({refresh_at = 0.5}, read.token)
        assert.are.equal("other", read.dict)
        assert.are.equal(3, read.size)
    end)

    it("have no names but the known ones; the nearest is suggested", function()
        refused({client = {}}, "unknown_name",
            "there is no option 'client'; did you mean 'clients'?")
        refused({dct = "x"}, "unknown_name", "there is no option 'dct'; did you mean 'dict'?",
            {dict = {kind = "string"}})
        refused({webhook = {keys = "k", busy_second = 1}}, "unknown_name",
            "there is no option of webhook 'busy_second'; did you mean 'busy_seconds'?")
        refused({clients = {kard = {client_secrt = "hush"}}}, "unknown_name",
            "there is no setting of kard 'client_secrt'; did you mean 'client_secret'?")
        refused({clients = {kart = KARD}}, "unknown_name",
            "there is no provider 'kart'; did you mean 'kard'?")
        refused({clients = {kard = KARD}, attribution = {client = "card"}}, "unknown_name",
            "there is no client 'card'; did you mean 'kard'?")
        refused({clients = {kard = {transport = {}}}}, "unknown_name",
            "there is no setting of kard 'transport'")
    end)

    it("have values of their type, within bounds", function()
        refused("hush", "wrong_type", "options: a table expected, got string")
        refused({clients = {kard = "hush"}}, "wrong_type",
            "clients.kard: a table expected, got string")
        refused({token = {wait = "hush"}}, "wrong_type",
            "token.wait: a number expected, got string")
        refused({token = {refresh_at = 1}}, "out_of_range", "token.refresh_at: from 0.1 to 0.95")
        refused({webhook = {keys = "k", max_body = 1.5}}, "wrong_type",
            "webhook.max_body: an integer expected")
        refused({shapes = {offers = {max_body = 0}}}, "out_of_range",
            "shapes.offers.max_body: from 1 to any")
        refused({webhook = {keys = "k", once = 1}}, "wrong_type",
            "webhook.once: a boolean expected, got number")
        refused({webhook = {}}, "missing", "webhook: keys is required")
        refused({webhook = {keys = {}}}, "missing", "webhook.keys: no key is given")
        refused({clients = {["a b"] = KARD}}, "input",
            "clients.a b: a name of letters, digits, - and _ is needed")
        refused({clients = {kard = {proxy = "http://hush"}}}, "input",
            "transport: it replaces libcurl, so give no options of libcurl")
    end)

    it("take secrets from files, without their line end, and from the environment", function()
        local path = os.tmpname()
        local file = assert(io.open(path, "wb"))
        file:write("from-file\n")
        file:close()
        local read = assert(settings.read{
            clients = {kard = {client_id = {env = "HOME"}, client_secret = {file = path}}},
            webhook = {keys = {{file = path}, "second"}},
        })
        os.remove(path)
        assert.are.same({client_id = os.getenv "HOME", client_secret = "from-file"},
            read.clients.kard.settings)
        assert.are.same({"from-file", "second"}, read.webhook.keys)
        assert.are.same({"k"}, assert(settings.read{webhook = {keys = "k"}}).webhook.keys)
        refused({webhook = {keys = {env = "PERK_NONE"}}}, "missing",
            "webhook.keys: the environment has no PERK_NONE")
        refused({clients = {kard = {client_secret = {file = path}}}}, "input",
            "clients.kard.client_secret: the file cannot be read: " .. path)
        refused({clients = {kard = {client_secret = {fle = "hush"}}}}, "wrong_type",
            'clients.kard.client_secret: a text, {file = "…"} or {env = "…"} expected, got table')
    end)

    it("leave objects to the core", function()
        local read = assert(settings.read{clients = {kard = {headers = {file = "value"}}}})
        assert.are.same({file = "value"}, read.clients.kard.settings.headers)
    end)

    it("give attribution the only client, or ask for one", function()
        local read = assert(settings.read{clients = {kard = KARD}, attribution = {}})
        assert.are.equal("kard", read.attribution.client)
        refused({attribution = {}}, "missing", "attribution: client is required")
        refused({clients = {kard = KARD, two = {provider = "kard"}}, attribution = {}}, "missing",
            "attribution: client is required")
    end)
end)


describe("a gateway", function()
    after_each(support.nothing_alive)

    local function make(options)
        return gateway.new(fake_host.new(), assert(settings.read(options)))
    end

    it("is made of what the options ask for", function()
        local made = assert(make{clients = {kard = KARD}, webhook = {keys = "k"}, attribution = {}})
        assert.is_table(made.clients.kard)
        assert.is_table(made.webhook)
        assert.is_table(made.attribution)
        assert.are.same({}, made.shapes)
        local bare = assert(make{})
        assert.is_nil(bare.webhook)
        assert.is_nil(bare.attribution)
    end)

    it("passes on the core's errors about a client and about a key", function()
        local _, err = make{clients = {kard = {client_id = "i"}}}
        assert.are.equal("missing", err.code)
        _, err = make{webhook = {keys = " padded"}}
        assert.are.equal("input", err.code)
    end)

    it("has a source of tokens for each client and each issuer", function()
        local made = assert(make{clients = {kard = KARD, two = {
            provider = "kard", client_id = "2", client_secret = "hush", organization_id = "o",
        }}})
        local one, other = assert(made:source("kard")), assert(made:source("kard", "iss-2"))
        assert.are_not.equal(one, other)
        assert.are.equal(other, made:source("kard", "iss-2"))
        assert.are_not.equal(one, made:source("two"))
        local source, err = made:source("kardd")
        assert.is_nil(source)
        assert.are.equal("there is no client 'kardd'; did you mean 'kard'?", err.message)
        for number = 1, 300 do assert(made:source("kard", "iss-" .. number)) end
    end)

    it("has one series of counters for a client: issuers may come from requests", function()
        local host = fake_host.new{answer = function() return 403, {}, "{}" end}
        local made = assert(gateway.new(host, assert(settings.read{clients = {kard = KARD}})))
        for number = 1, 3 do
            host.run(function() made:token("kard", "iss-" .. number) end)
        end
        assert.are.same({["perk_logins_total{client=kard,outcome=auth}"] = 3}, host.counts)
        assert.is_truthy(host.lines[3].line:find("token of kard/iss-3: auth", 1, true))
    end)
end)
