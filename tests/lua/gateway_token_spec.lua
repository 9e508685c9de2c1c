-- The token that all workers of a gateway share: who fetches, when, and what happens when it fails.
-- Several sources over one host are several workers.
local support = require "support"

local fake_host = require "fake_host"
local memory = require "perk.gateway.memory"
local perk = require "perk"
local stored = require "perk.gateway.stored"
local token = require "perk.gateway.token"

local KARD = {client_id = "id", client_secret = "hush", organization_id = "o"}


local function copy(defaults, other)
    local all = {}
    for name, value in pairs(defaults) do all[name] = value end
    for name, value in pairs(other or {}) do all[name] = value end
    return all
end


-- A host whose token endpoint gives token-1, token-2, …; `endpoint` has the next replies' delay,
-- life and, for one that fails, its status, or `down`.
local function new_world(endpoint)
    local world = {endpoint = endpoint or {}, logins = {}}
    world.host = fake_host.new{answer = function()
        table.insert(world.logins, world.host.now())
        local given = world.endpoint
        if given.delay then world.host.sleep(given.delay) end
        if given.down then return nil, "connect", false, "refused" end
        if given.status then return given.status, given.headers or {}, given.body or "{}" end
        local body = '{"access_token":"token-%d","expires_in":%d,"token_type":"Bearer"}'
        return 200, {}, body:format(#world.logins, given.life or 3600)
    end}
    world.began = world.host.now()
    function world.worker(settings, options)
        local client = assert(perk.kard(copy(KARD, settings)))
        return assert(token.new(world.host, client, copy({name = "kard"}, options)))
    end
    return world
end


-- What a request gets: the header, or the error; and how long it took.
local function ask(world, source)
    local began = world.host.now()
    local headers, mark = source:headers()
    local got = {
        header = headers and headers.Authorization, mark = headers and mark,
        err = not headers and mark or nil, seconds = world.host.now() - began,
    }
    table.insert(world.asked or {}, got)
    return got
end


local function ask_alone(world, source)
    return world.host.run(function() return ask(world, source) end)
end


-- Requests every `pause` seconds to each source, for so long; all that they got.
local function load(world, sources, seconds, pause)
    local got = {}
    for _, source in ipairs(sources) do
        world.host.start(function()
            local ends = world.host.now() + seconds
            while world.host.now() < ends do
                table.insert(got, ask(world, source))
                world.host.sleep(pause)
            end
        end)
    end
    world.host.advance(seconds)
    return got
end


local function assert_all(got, check)
    for _, one in ipairs(got) do assert.is_true(check(one), one.header or one.err.code) end
end


describe("a cold token", function()
    after_each(support.nothing_alive)

    it("is fetched once for all requests of all workers", function()
        local world = new_world{delay = 0.2}
        local workers, got = {world.worker(), world.worker()}, {}
        for number = 1, 64 do
            world.host.start(function()
                table.insert(got, ask(world, workers[number % 2 + 1]))
            end)
        end
        world.host.advance(1)
        assert.are.equal(1, #world.logins)
        assert.are.equal(64, #got)
        assert_all(got, function(one) return one.header == "Bearer token-1" end)
        assert.are.equal(1, world.host.counts["perk_logins_total{client=kard,outcome=ok}"])
    end)

    it("is looked for after 3 ms, later after 50", function()
        local world = new_world{delay = 0.001}
        assert.is_true(ask_alone(world, world.worker()).seconds < 0.0031)
        world = new_world{delay = 1}
        local seconds = ask_alone(world, world.worker()).seconds
        assert.is_true(seconds >= 1 and seconds <= 1.051)
    end)

    it("is fetched by a separate task: a request that ends takes no login with it", function()
        local world = new_world{delay = 0.5}
        local source = world.worker()
        local request = coroutine.create(function() ask(world, source) end)
        coroutine.resume(request) -- its client hangs up: nobody resumes it
        world.host.advance(1)
        assert.are.equal("Bearer token-1", ask_alone(world, source).header)
        assert.are.equal(1, #world.logins)
    end)

    it("of a worker that dies costs the life of its lock, and a request still gets one", function()
        local world = new_world()
        local source = world.worker()
        local spawn = world.host.spawn
        function world.host.spawn() return true end -- the worker dies before the login
        world.host.start(function() world.first = ask(world, source) end)
        world.host.advance(0.1)
        world.host.spawn = spawn
        local other = ask_alone(world, world.worker())
        assert.are.equal("Bearer token-1", other.header)
        assert.is_true(other.seconds > 5 and other.seconds < 6)
        world.host.advance(1)
        assert.are.equal("Bearer token-1", world.first.header)
        assert.are.equal(1, #world.logins)
    end)

    it("that another worker fetched, or failed to fetch, a moment ago is not fetched again", function()
        for _, after in ipairs{"f", "t"} do
            local world = new_world{status = after == "f" and 403 or nil}
            local one, two = world.worker(), world.worker()
            local add = world.host.store.add
            function world.host.store:add(...) -- of the second worker: the first one was quicker
                self.add = add
                world.first = ask(world, one)
                return add(self, ...)
            end
            local got = ask_alone(world, two)
            assert.are.equal(world.first.header, got.header)
            assert.are.equal(1, #world.logins)
        end
    end)

    it("whose login outlasts its lock leaves the lock of the next one alone", function()
        local world = new_world{delay = 8}
        local one, two = world.worker(), world.worker()
        coroutine.resume(coroutine.create(function() ask(world, one) end)) -- its client hangs up
        world.host.advance(7) -- the lock is over after 5.5 s
        world.host.start(function() ask(world, two) end)
        world.host.advance(2)
        assert.are.equal(2, #world.logins)
        local lock = stored.key("l", assert(assert(perk.kard(KARD)):token_key()))
        assert.is_not_nil(world.host.store:get(lock))
        world.host.advance(10)
        assert.is_nil(world.host.store:get(lock))
    end)

    it("that does not come in time is an error", function()
        local world = new_world()
        function world.host.spawn() return true end
        local got = ask_alone(world, world.worker({}, {wait = 2}))
        assert.are.equal("deadline", got.err.code)
        assert.is_true(got.seconds >= 2 and got.seconds < 2.1)
    end)

    it("that does not come is an error in time, also when the clock is set back", function()
        local world = new_world()
        local clock, jump = world.host.now, 0
        function world.host.now() return clock() + jump end
        function world.host.spawn() return true end
        local source = world.worker({}, {wait = 2})
        world.host.start(function()
            world.host.sleep(1)
            jump = -3600
        end)
        local began = clock()
        assert.are.equal("deadline", ask_alone(world, source).err.code)
        assert.is_true(clock() - began < 2.1, clock() - began)
    end)

    it("is an error at once when the host has no task for it", function()
        local world = new_world()
        world.host.no_spawn = "too many"
        assert.are.equal("state", ask_alone(world, world.worker()).err.code)
        assert.are.equal(1, #world.host.lines)
    end)
end)


describe("a token that ages", function()
    after_each(support.nothing_alive)

    it("is renewed once a life, and requests never wait for it", function()
        for _, delay in ipairs{0, 0.7} do
            local world = new_world{life = 5, delay = delay}
            local got = load(world, {world.worker(), world.worker()}, 21, 0.02)
            assert.are.equal(6, #world.logins)
            local waited = 0
            for _, one in ipairs(got) do if one.seconds > 0 then waited = waited + 1 end end
            assert.are.equal(2, waited) -- the first request of each worker
        end
    end)

    it("is renewed from 80 % of its life on, up to a twentieth of that earlier", function()
        local seen = {}
        for _ = 1, 20 do
            local world = new_world{life = 1000}
            load(world, {world.worker()}, 999, 1)
            local at = world.logins[2] - world.logins[1]
            assert.is_true(at >= 760 and at <= 802, at)
            seen[at] = true
        end
        assert.is_not_nil(next(seen, next(seen))) -- not always at the same time
    end)

    it("serves while it is renewed, never past its end", function()
        local world = new_world{life = 10}
        local source = world.worker()
        ask_alone(world, source)
        world.endpoint = {status = 500}
        local got = load(world, {source}, 12, 0.1)
        for index, one in ipairs(got) do
            local at = (index - 1) * 0.1
            if at < 9.8 then assert.are.equal("Bearer token-1", one.header, at) end
            if at > 10.1 then assert.are.equal("server", one.err.code, at) end
        end
    end)

    it("is not used after its end when the store drops it late", function()
        local world = new_world{life = 10}
        local source, set = world.worker(), world.host.store.set
        function world.host.store:set(key, value) return set(self, key, value) end
        ask_alone(world, source)
        world.host.advance(11)
        assert.are.equal("Bearer token-2", ask_alone(world, source).header)
    end)

    it("whose reply was slow ends as if it had been issued when it was asked for", function()
        local world = new_world{life = 10, delay = 4}
        local source = world.worker()
        ask_alone(world, source)
        world.endpoint = {down = true}
        world.host.advance(5.9)
        assert.is_not_nil(ask_alone(world, source).header)
        world.host.advance(0.3)
        assert.are.equal("connect", ask_alone(world, source).err.code)
    end)

    it("is seen by the other worker as soon as it is stored", function()
        local world = new_world{life = 5}
        local one, two = world.worker(), world.worker()
        ask_alone(world, one)
        assert.are.equal(0, ask_alone(world, two).seconds)
        world.host.advance(4.5)
        ask_alone(world, one)
        world.host.advance(0.1)
        assert.are.equal("Bearer token-2", ask_alone(world, two).header)
        assert.are.equal(2, #world.logins)
    end)
end)


describe("a login that fails", function()
    after_each(support.nothing_alive)

    it("is one line and one mark, from which all workers answer at once", function()
        local world = new_world{status = 403, body = '{"error":"hush"}'}
        local workers = {world.worker(), world.worker()}
        assert.are.equal("auth", ask_alone(world, workers[1]).err.code)
        for _, worker in ipairs(workers) do
            for _ = 1, 50 do
                local got = ask_alone(world, worker)
                assert.are.equal(0, got.seconds)
                assert.are.equal("auth", got.err.code)
                assert.is_true(got.err.retry_after > 0 and got.err.retry_after <= 2)
            end
        end
        assert.are.equal(1, #world.logins)
        assert.are.equal(1, #world.host.lines)
        assert.are.equal("error", world.host.lines[1].level)
        assert.is_nil(world.host.lines[1].line:find("hush", 1, true))
        assert.are.equal(1, world.host.counts["perk_logins_total{client=kard,outcome=auth}"])
    end)

    it("is tried again after one to two seconds, and good at once then", function()
        local longest = 0
        for _ = 1, 20 do
            local world = new_world{status = 403}
            local got = load(world, {world.worker()}, 10, 0.01)
            assert.is_true(#world.logins >= 5 and #world.logins <= 10, #world.logins)
            assert.are.equal(#world.logins, #world.host.lines)
            assert_all(got, function(one) return one.err ~= nil end)
            longest = math.max(longest, world.logins[2] - world.logins[1])
            world.endpoint = {}
            got = load(world, {world.worker()}, 2.5, 0.01)
            assert.are.equal("Bearer token-" .. #world.logins, got[#got].header)
        end
        assert.is_true(longest > 1.1, longest) -- workers of many servers spread out
    end)

    it("is one whose token is over when it comes", function()
        local world = new_world{life = 1, delay = 2}
        assert.are.equal("auth", ask_alone(world, world.worker()).err.code)
        assert.are.equal(1, #world.host.lines)
    end)

    it("waits as long as the server asks", function()
        local world = new_world{status = 429, headers = {["Retry-After"] = "20"}}
        assert.are.equal("rate_limit", ask_alone(world, world.worker()).err.code)
        local source = world.worker() -- its client has not seen that reply
        load(world, {source}, 19, 0.5)
        assert.are.equal(1, #world.logins)
        world.endpoint = {}
        local got = load(world, {source}, 3, 0.5)
        assert.is_not_nil(got[#got].header)
    end)

    it("is not remembered for an hour when the clock is set back by one", function()
        local world = new_world{status = 403}
        local clock, jump = world.host.now, 0
        function world.host.now() return clock() + jump end
        world.host.store = memory.new(world.host.now)
        local source = world.worker()
        assert.are.equal("auth", ask_alone(world, source).err.code)
        jump, world.endpoint = -3600, {}
        local header
        for _ = 1, 60 do
            header = ask_alone(world, source).header
            world.host.advance(0.1)
        end
        assert.are.equal("Bearer token-2", header)
    end)

    it("with the connection alone is repeated within the login", function()
        local world = new_world{down = true}
        world.host.start(function()
            world.host.sleep(0.1)
            world.endpoint = {}
        end)
        assert.is_not_nil(ask_alone(world, world.worker()).header)
        assert.are.equal(0, #world.host.lines)
    end)

    it("of a function given as token does not show what it raised", function()
        local world = new_world()
        local source = world.worker{token = function() error("hush") end, client_secret = nil}
        assert.are.equal("auth", ask_alone(world, source).err.code)
        assert.is_nil(world.host.lines[1].line:find("hush", 1, true))
    end)
end)


describe("a refused token", function()
    after_each(support.nothing_alive)

    -- A request, and another one with a new token when the upstream refused that of the first.
    local function request(world, source)
        local got = ask(world, source)
        world.host.sleep(0.01) -- the upstream
        if got.header == world.wanted then return true end
        source:refused(got.mark, world.host.now() - 0.01)
        got = ask(world, source)
        world.host.sleep(0.01)
        if got.header ~= world.wanted and got.mark then
            source:refused(got.mark, world.host.now() - 0.01)
        end
        return got.header == world.wanted
    end

    local function under_load(world, sources, seconds)
        local good, bad = 0, 0
        for number = 1, 16 do
            world.host.start(function()
                local ends = world.host.now() + seconds
                while world.host.now() < ends do
                    local fine = request(world, sources[number % #sources + 1])
                    good, bad = good + (fine and 1 or 0), bad + (fine and 0 or 1)
                end
            end)
        end
        world.host.advance(seconds + 1)
        return good, bad
    end

    it("is replaced once, and no request fails: three revocations", function()
        local world = new_world{delay = 0.05}
        world.wanted = "Bearer token-1"
        for number = 2, 4 do
            world.host.start(function()
                world.host.sleep((number - 1) * 2)
                world.wanted = "Bearer token-" .. number
            end)
        end
        local good, bad = under_load(world, {world.worker(), world.worker()}, 8)
        assert.are.equal(0, bad)
        assert.is_true(good > 1000)
        assert.are.equal(4, #world.logins)
        assert.are.equal(3, world.host.counts["perk_tokens_refused_total{client=kard}"])
    end)

    it("leaves nothing behind that later requests would have to look at", function()
        local world = new_world()
        local source, gets = world.worker(), 0
        local get = world.host.store.get
        function world.host.store:get(key)
            gets = gets + 1
            return get(self, key)
        end
        local function cost_when_warm()
            ask_alone(world, source)
            gets = 0
            ask_alone(world, source)
            return gets
        end
        local cost = cost_when_warm()
        source:refused(ask_alone(world, source).mark)
        assert.are.equal(cost, cost_when_warm())
        assert.are.equal(2, #world.logins)
    end)

    it("is not the newer one that another worker has", function()
        local world = new_world()
        local one, two = world.worker(), world.worker()
        local old = ask_alone(world, one).mark
        one:refused(old)
        assert.are.equal("Bearer token-2", ask_alone(world, one).header)
        two:refused(old)
        one:refused(old)
        assert.are.equal("Bearer token-2", ask_alone(world, two).header)
        assert.are.equal(2, #world.logins)
        assert.are.equal(1, world.host.counts["perk_tokens_refused_total{client=kard}"])
    end)

    it("that is always refused leads to 4 logins in 30 s, then to one in 60", function()
        for _, pause in ipairs{0.01, 0.3, 3} do
            local world = new_world{delay = 0.05}
            local source, seen = world.worker(), {}
            world.host.start(function()
                while true do
                    request(world, source)
                    world.host.sleep(pause)
                end
            end)
            world.host.advance(30)
            assert.is_true(#world.logins <= 4, #world.logins)
            assert.is_true(#world.logins >= 3, #world.logins)
            world.host.advance(270)
            for index = 2, #world.logins do
                seen[index] = world.logins[index] - world.logins[index - 1]
            end
            for index, least in ipairs{0, 0, 5, 10, 20, 40, 60, 60} do
                if seen[index] then assert.is_true(seen[index] >= least - 0.1, index) end
            end
            assert.is_true(#world.logins >= 8 and #world.logins <= 9, #world.logins)
        end
    end)

    it("that is always refused, though nobody reports it of what is sent again", function()
        for _, pause in ipairs{0.5, 1.5, 2, 4} do
            local world = new_world()
            local source = world.worker()
            world.host.start(function()
                while true do
                    local got = ask(world, source)
                    if got.mark then source:refused(got.mark, world.host.now()) end
                    source:headers(true)
                    source:state() -- a probe of the health
                    world.host.sleep(pause)
                end
            end)
            world.host.advance(30)
            assert.is_true(#world.logins <= 4, pause .. " s: " .. #world.logins)
        end
    end)

    it("that is always refused late, too", function()
        local world = new_world()
        local source = world.worker()
        world.host.start(function()
            while true do
                local asked_at = world.host.now()
                local got = ask(world, source)
                world.host.sleep(1.5) -- a slow upstream
                if got.mark then source:refused(got.mark, asked_at) end
            end
        end)
        world.host.advance(30)
        assert.is_true(#world.logins <= 4, #world.logins)
    end)

    it("serves on while no login is due: other requests may be allowed", function()
        local world = new_world()
        local source = world.worker()
        for _ = 1, 2 do source:refused(ask_alone(world, source).mark) end
        local got = load(world, {source}, 4.9, 0.1)
        assert_all(got, function(one)
            return one.header == "Bearer token-2" and one.seconds == 0
        end)
        world.host.advance(0.2)
        assert.are.equal("Bearer token-3", ask_alone(world, source).header)
    end)

    it("does not serve on for an hour when the clock is set back by one", function()
        local world = new_world()
        local clock, jump = world.host.now, 0
        function world.host.now() return clock() + jump end
        local source = world.worker()
        source:refused(ask_alone(world, source).mark)
        local mark = ask_alone(world, source).mark
        world.host.advance(100)
        jump = -3600
        source:refused(mark)
        world.host.advance(10)
        assert.are.equal("Bearer token-3", ask_alone(world, source).header)
    end)

    it("is forgiven once one has worked", function()
        local world = new_world()
        local source = world.worker()
        for _ = 1, 2 do source:refused(ask_alone(world, source).mark) end
        world.host.advance(5)
        local mark = ask_alone(world, source).mark
        world.host.advance(10)
        source:refused(mark) -- revoked after it had served for 10 s
        assert.are.equal("Bearer token-4", ask_alone(world, source).header)
        source:refused(ask_alone(world, source).mark)
        assert.are.equal("Bearer token-4", ask_alone(world, source).header)
    end)

    it("of an unknown mark, or of none, changes nothing", function()
        local world = new_world()
        local source = world.worker()
        source:refused("1-2")
        ask_alone(world, source)
        source:refused("1-2")
        assert.are.equal("Bearer token-1", ask_alone(world, source).header)
    end)
end)


describe("tokens of several clients", function()
    after_each(support.nothing_alive)

    it("and issuers are apart", function()
        local world = new_world()
        local client = assert(perk.kard(KARD))
        local sources = {
            world.worker(), world.worker{client_id = "other"},
            assert(token.new(world.host, assert(client:for_issuer("iss-2")))),
        }
        for index, source in ipairs(sources) do
            assert.are.equal("Bearer token-" .. index, ask_alone(world, source).header)
        end
        sources[1]:refused(ask_alone(world, sources[1]).mark)
        assert.are.equal("Bearer token-3", ask_alone(world, sources[3]).header)
        assert.are.equal("Bearer token-4", ask_alone(world, sources[1]).header)
        assert.are.equal("Bearer token-2", ask_alone(world, sources[2]).header)
    end)

    it("survive a reload, unless another version wrote them", function()
        local world = new_world()
        ask_alone(world, world.worker())
        assert.are.equal("Bearer token-1", ask_alone(world, world.worker()).header)
        local key = stored.key("t", assert(assert(perk.kard(KARD)):token_key()))
        world.host.store:set(key, "other")
        assert.are.equal("Bearer token-2", ask_alone(world, world.worker()).header)
    end)

    it("survive a reload, except that of a changed client_id", function()
        local world = new_world()
        ask_alone(world, world.worker())
        assert.are.equal("Bearer token-1", ask_alone(world, world.worker()).header)
        assert.are.equal("Bearer token-2", ask_alone(world, world.worker{client_id = "new"}).header)
    end)
end)


describe("other ways to log in", function()
    after_each(support.nothing_alive)

    it("auth basic: the same headers always, and no login", function()
        local world = new_world()
        local client = assert(perk.capillary{
            base_url = "https://api.example", auth = "basic", username = "till", password = "hush",
        })
        local source = assert(token.new(world.host, client))
        local headers, mark = source:headers()
        assert.is_truthy(headers.Authorization:find("^Basic "))
        source:refused(mark)
        assert.are.equal(headers, (source:headers()))
        assert.are.equal("live", source:state())
        assert.are.equal(0, #world.logins)
    end)

    it("auth token, a text: the same headers always", function()
        local world = new_world()
        local source = world.worker{auth = "token", token = "given", client_secret = nil}
        assert.are.same({Authorization = "Bearer given"}, (source:headers()))
    end)

    it("auth token, a function: asked once for all workers, until its token is refused", function()
        local world, calls = new_world(), 0
        local function fetch()
            calls = calls + 1
            return "own-" .. calls, calls == 1 and 100 or nil
        end
        local one, two = world.worker{token = fetch}, world.worker{token = fetch}
        assert.are.equal("Bearer own-1", ask_alone(world, one).header)
        local mark = ask_alone(world, two).mark
        assert.are.equal(1, calls)
        two:refused(mark)
        assert.are.equal("Bearer own-2", ask_alone(world, one).header)
        world.host.advance(100000) -- it has no end
        assert.are.equal("Bearer own-2", ask_alone(world, two).header)
    end)
end)


describe("the state of a token, for health", function()
    after_each(support.nothing_alive)

    it("is obtainable, live or failed", function()
        local world = new_world{life = 10}
        local source = world.worker()
        assert.are.equal("obtainable", source:state())
        ask_alone(world, source)
        assert.are.equal("live", source:state())
        world.endpoint = {status = 403}
        world.host.advance(10)
        ask_alone(world, source)
        assert.are.same({"failed", "auth"}, {source:state()})
        world.host.advance(2)
        assert.are.equal("obtainable", source:state())
    end)
end)


describe("what the gateway shows", function()
    it("has no token and no secret: marks, lines, counters, errors", function()
        local world = new_world()
        local source = world.worker()
        local got = ask_alone(world, source)
        assert.is_true(#got.mark < 40)
        source:refused(got.mark)
        world.endpoint = {status = 401, body = '{"error":"hush token-1"}'}
        local failed = ask_alone(world, source)
        local shown = {got.mark, failed.err.code, failed.err.message}
        for _, line in ipairs(world.host.lines) do table.insert(shown, line.line) end
        for name in pairs(world.host.counts) do table.insert(shown, name) end
        local text = table.concat(shown, "\n")
        assert.is_nil(text:find("token-1", 1, true))
        assert.is_nil(text:find("hush", 1, true))
    end)
end)


describe("a full store", function()
    after_each(support.nothing_alive)

    it("costs a login per worker, and no request", function()
        local world = new_world{life = 10}
        world.host.store:set("others", 1)
        world.host.store._limit = 1
        local one, two = world.worker(), world.worker()
        for _ = 1, 3 do
            assert.are.equal("Bearer token-1", ask_alone(world, one).header)
            assert.are.equal("Bearer token-2", ask_alone(world, two).header)
        end
        assert.are.equal(2, #world.host.lines)
        one:refused(ask_alone(world, one).mark)
        assert.are.equal("Bearer token-3", ask_alone(world, one).header)
        world.host.store._limit = 100
        world.host.advance(9)
        ask_alone(world, one)
        world.host.advance(0.1)
        assert.are.equal("Bearer token-4", ask_alone(world, one).header)
        world.host.advance(2) -- that of the other worker ends
        assert.are.equal("Bearer token-4", ask_alone(world, two).header)
    end)
end)


describe("a client for calls in the gateway", function()
    after_each(support.nothing_alive)

    it("uses the token that is there, and shares the one that it fetched", function()
        local world = new_world()
        local exchange = require "perk.gateway.exchange"
        local client = assert(perk.kard(copy(KARD, {
            transport = exchange.new(world.host), token_store = stored.client_store(world.host),
        })))
        local source, answer = world.worker(), world.host.answer
        local sent = {}
        function world.host.answer(request, limits)
            if request.url:find("/auth/token") then return answer(request, limits) end
            table.insert(sent, request.headers.Authorization)
            return #sent == 1 and 401 or 200, {}, '{"data":[]}'
        end
        ask_alone(world, source)
        assert(world.host.run(function() return client:request("GET", "/v2/any") end))
        assert.are.same({"Bearer token-1", "Bearer token-2"}, sent)
        assert.are.equal("Bearer token-2", ask_alone(world, source).header)
        assert.are.equal(2, #world.logins)
    end)

    it("does not use one that was refused", function()
        local world = new_world()
        local store, source = stored.client_store(world.host), world.worker()
        local got = ask_alone(world, source)
        local key = assert(assert(perk.kard(KARD)):token_key())
        local value, seconds = store.load(key)
        assert.are.equal("token-1", value)
        assert.is_true(seconds > 3599 and seconds <= 3600)
        source:refused(got.mark)
        assert.is_nil(store.load(key))
    end)
end)
