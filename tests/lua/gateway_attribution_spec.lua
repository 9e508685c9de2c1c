-- The queue of events of a gateway: batches, counts, and what is sent again, under a virtual clock.
local attribution = require "perk.gateway.attribution"
local exchange = require "perk.gateway.exchange"
local fake_host = require "fake_host"
local perk = require "perk"
local support = require "support"

local JOB = '{"data":{"type":"job","id":"job-0","attributes":{"status":"queued","message":"m"}}}'


local function accept()
    return 202, {["Content-Type"] = "application/json"}, JOB
end


local function refuse()
    return nil, "connect", false, "refused"
end


-- Users and ids of what an API has received: a request at a time.
local function receiver(answer)
    local api = {requests = {}, events = {}, open = 0, most_open = 0, answer = answer or accept}
    function api.take(request)
        local user = request.url:match("/users/([^/]+)/")
        local data = perk.parse(request.body).data
        table.insert(api.requests, user .. " " .. #data)
        for _, one in ipairs(data) do table.insert(api.events, one.attributes.entityId) end
        api.open = api.open + 1
        api.most_open = math.max(api.most_open, api.open)
        local status, headers, body, why = api.answer(request)
        api.open = api.open - 1
        return status, headers, body, why
    end
    return api
end


local function place(api, options)
    local host = fake_host.new{answer = api.take}
    local kard = assert(perk.kard{
        auth = "token", token = "t-secret", organization_id = "o", base_url = "https://api.example",
        transport = exchange.new(host),
    })
    return host, attribution.new(host, kard, options)
end


local function impression(id)
    return {type = "offerAttribution", entity_id = id, event_code = "IMPRESSION", medium = "BROWSE"}
end


local function push(queue, user, count)
    local taken = 0
    for number = 1, count do
        if queue:push(user, impression(user .. "-" .. number)) then taken = taken + 1 end
    end
    return taken
end


local function counts(host)
    local found = {}
    for name, value in pairs(host.counts) do
        local outcome = name:match("^perk_attribution_events_total{outcome=(%a+)}$")
        if outcome then found[outcome] = value end
    end
    return found
end


local function each_once(list)
    local seen = {}
    for _, one in ipairs(list) do
        assert.is_nil(seen[one], one)
        seen[one] = true
    end
    return #list
end


describe("a gateway's attribution", function()
    after_each(support.nothing_alive)

    it("sends batches of one user each, of at most 100 events", function()
        local api = receiver()
        local host, queue = place(api, {senders = 1})
        push(queue, "a", 250)
        push(queue, "b", 30)
        host.advance(0.19)
        assert.are.same({}, api.requests)
        host.advance(0.1)
        assert.are.same({"a 100", "a 100", "a 50", "b 30"}, api.requests)
        assert.are.equal(280, each_once(api.events))
        assert.are.same({seen = 280, sent = 280}, counts(host))
        assert.are.same({}, host.lines)
        host.advance(10)
        assert.are.equal(4, #api.requests)
    end)

    it("takes batches smaller than the API's, and none that are larger", function()
        local api = receiver()
        local host, queue = place(api, {senders = 1, batch = 40})
        push(queue, "a", 100)
        host.advance(1)
        assert.are.same({"a 40", "a 40", "a 20"}, api.requests)
        api = receiver()
        host, queue = place(api, {senders = 1, batch = 1000})
        push(queue, "a", 101)
        host.advance(1)
        assert.are.same({"a 100", "a 1"}, api.requests)
    end)

    it("dates an event when it is pushed, and keeps the caller's table", function()
        local dates = {}
        local host, queue = place(receiver(function(request)
            for _, one in ipairs(perk.parse(request.body).data) do
                table.insert(dates, one.attributes.eventDate)
            end
            return accept()
        end))
        local event = impression "a"
        queue:push("u", event)
        host.advance(0.1)
        event.event_date = "2026-01-02T03:04:05Z"
        queue:push("u", event)
        event.entity_id = ""
        host.advance(5)
        assert.are.same({"1970-01-12T13:46:40Z", "2026-01-02T03:04:05Z"}, dates)
        assert.are.same({seen = 2, sent = 2}, counts(host))
    end)

    it("drops and counts what is more than the queue takes, also while requests run", function()
        local host
        local api = receiver(function()
            host.sleep(10)
            return accept()
        end)
        local queue
        host, queue = place(api, {queue = 10})
        assert.are.equal(10, push(queue, "a", 15))
        host.advance(5) -- the ten are being sent
        assert.are.equal(0, push(queue, "b", 5))
        host.advance(10)
        assert.are.equal(5, push(queue, "c", 5))
        host.advance(15)
        assert.are.same({seen = 25, sent = 15, dropped = 10}, counts(host))
    end)

    it("does not send again what may have been received", function()
        for _, lost in ipairs{
            function() return nil, "transport", true, "reset" end,
            function() return nil, "deadline", true, "timeout" end,
            function() return 500, {}, "" end,
        } do
            local api = receiver(lost)
            local host, queue = place(api)
            push(queue, "a", 3)
            host.advance(3600)
            assert.are.same({"a 3"}, api.requests)
            assert.are.same({seen = 3, unknown = 3}, counts(host))
            assert.are.equal(1, #host.lines)
        end
    end)

    it("sends later what was certainly not received, and only that", function()
        local api = receiver(refuse)
        local host, queue = place(api, {senders = 1})
        push(queue, "a", 150)
        push(queue, "b", 1)
        host.advance(600)
        assert.are.same({seen = 151}, counts(host))
        local attempts = #api.requests
        assert.is_true(attempts >= 20 and attempts <= 150, attempts) -- pauses grow to 30 s
        api.answer, api.events = accept, {}
        host.advance(60)
        assert.are.equal(151, each_once(api.events))
        assert.are.same({seen = 151, sent = 151}, counts(host))
        host.advance(600)
        assert.are.equal(151, #api.events)
    end)

    it("drops what comes while the API is down and the queue is full", function()
        local api = receiver(refuse)
        local host, queue = place(api, {queue = 100})
        for _ = 1, 10 do
            push(queue, "a", 30)
            host.advance(10)
        end
        assert.are.same({seen = 300, dropped = 200}, counts(host))
        api.answer = accept
        host.advance(60)
        assert.are.same({seen = 300, dropped = 200, sent = 100}, counts(host))
    end)

    it("waits as long as the API asks for", function()
        local api = receiver(function() return 429, {["Retry-After"] = "20"}, "{}" end)
        local host, queue = place(api)
        push(queue, "a", 1)
        host.advance(19)
        assert.are.equal(1, #api.requests)
        api.answer = accept
        host.advance(60)
        assert.are.same({seen = 1, sent = 1}, counts(host))
    end)

    it("counts as rejected what the API or the library refuses", function()
        local host, queue = place(receiver(function()
            return 400, {}, '{"errors":[{"status":"400","title":"Bad"}]}'
        end))
        push(queue, "a", 2)
        host.advance(100)
        assert.are.same({seen = 2, rejected = 2}, counts(host))
        local api = receiver()
        host, queue = place(api)
        local wrong = impression "w"
        wrong.event_code = "SMELL"
        queue:push("a", wrong)
        queue:push("a", impression "fine")
        assert.is_false(queue:push(nil, impression "x"))
        assert.is_false(queue:push("", impression "x"))
        for _, none in ipairs{false, "x"} do assert.is_false(queue:push("a", none)) end
        host.advance(100)
        assert.are.same({"fine"}, api.events)
        assert.are.same({seen = 6, rejected = 5, sent = 1}, counts(host))
    end)

    it("counts each event of a partial failure", function()
        local host, queue = place(receiver(function()
            return 207, {}, '{"errors":[{"status":"409","title":"Refused",'
                .. '"source":{"pointer":"/data/1"}}],"data":' .. perk.dump(perk.parse(JOB).data) .. "}"
        end))
        push(queue, "a", 3)
        host.advance(100)
        assert.are.same({seen = 3, sent = 2, rejected = 1}, counts(host))
    end)

    it("has as many requests at a time as it is allowed", function()
        for _, senders in ipairs{1, 3} do
            local host
            local api = receiver(function()
                host.sleep(1)
                return accept()
            end)
            local queue
            host, queue = place(api, {senders = senders})
            for number = 1, 20 do
                push(queue, "u" .. number, 1)
                host.advance(0.25)
            end
            host.advance(30)
            assert.are.equal(senders, api.most_open)
            assert.are.equal(20, each_once(api.events))
        end
    end)

    it("sends at once when the worker exits, also what comes later", function()
        local api = receiver()
        local host, queue = place(api)
        push(queue, "a", 5)
        host.is_exiting = true
        host.advance(0.2) -- the timer that ran already
        push(queue, "b", 5)
        host.advance(0.01) -- no pause
        push(queue, "c", 1)
        host.advance(0.01)
        assert.are.same({"a 5", "b 5", "c 1"}, api.requests)
        assert.are.same({seen = 11, sent = 11}, counts(host))
    end)

    it("does not wait for its next turn when the worker exits", function()
        local api = receiver()
        local host, queue = place(api, {every = 3600})
        push(queue, "a", 5)
        host.advance(5)
        host.is_exiting = true
        host.advance(0.2)
        assert.are.same({"a 5"}, api.requests)
    end)

    it("drops what it cannot send when the worker exits", function()
        local api = receiver(refuse)
        local host, queue = place(api)
        for number = 1, 50 do push(queue, "u" .. number, 2) end
        host.advance(5) -- they failed, and wait
        host.is_exiting = true
        host.advance(30)
        assert.are.same({seen = 100, dropped = 100}, counts(host))
        assert.is_true(#host.lines <= 20)
    end)

    it("asks again for a timer when the host had none", function()
        local api = receiver()
        local host, queue = place(api)
        host.no_spawn = "too many timers"
        push(queue, "a", 2)
        host.advance(5)
        host.no_spawn = nil
        push(queue, "a", 1)
        host.advance(5)
        assert.are.same({"a 3"}, api.requests)
    end)

    it("goes on after timers that the host took, but did not run", function()
        local api = receiver()
        local host, queue = place(api, {senders = 2})
        local spawn = host.spawn
        function host.spawn() return true end
        push(queue, "user-1", 1)
        host.advance(20)
        host.spawn = spawn
        push(queue, "user-2", 1)
        host.advance(1)
        assert.are.same({"user-1 1", "user-2 1"}, api.requests)
        for number = 1, 4 do -- requests in a row whose second sender does not run
            push(queue, "user-3", 1)
            push(queue, "user-4", 1)
            function host.spawn() return true end
            host.run(function() queue:flush() end)
            host.spawn = spawn
            assert.are.equal(2 + 2 * number, #api.requests)
        end
    end)

    it("sends in time when the clock is set back", function()
        local api, jump = receiver(), 0
        local host, queue = place(api)
        local clock = host.now
        function host.now() return clock() + jump end
        push(queue, "user-1", 1)
        host.advance(0.1)
        jump = -3600
        host.advance(1)
        assert.are.same({"user-1 1"}, api.requests)
    end)

    it("can be flushed", function()
        local api = receiver()
        local host, queue = place(api)
        host.run(function()
            push(queue, "a", 3)
            queue:flush()
            assert.are.same({"a 3"}, api.requests)
            queue:flush()
        end)
        host.advance(5)
        assert.are.same({seen = 3, sent = 3}, counts(host))
    end)

    it("logs one line per failure, without users, events and tokens", function()
        local host, queue = place(receiver(function()
            return 500, {["X-Request-Id"] = "req-7"}, '{"errors":[{"title":"user-x offer-y"}]}'
        end))
        queue:push("user-x", impression "offer-y")
        host.advance(5)
        assert.are.equal(1, #host.lines)
        local line = host.lines[1].line
        assert.are.equal(
            "attribution: server: 0 rejected, 1 unknown, 0 waiting (request req-7)", line)
    end)
end)
