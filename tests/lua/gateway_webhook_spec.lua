-- Deliveries at the edge: what is decided before the body, the verdicts, each event once.
local core = require "perk.core"
local fake_host = require "fake_host"
local gateway_webhook = require "perk.gateway.webhook"
local perk = require "perk"
local support = require "support"

local KEY, NEXT_KEY = "hook-key-one", "hook-key-two"


local function body_of(id, size)
    local text = ('{"data":{"type":"auditUpdate","id":"%s","attributes":{"auditCode":8001}}}'):format(
        id or "n-1"
    )
    return text .. (" "):rep((size or 0) - #text)
end


-- A gateway that checks; `desk.deliver` does what a shell does and returns the status.
local function desk_of(options, entries)
    local host = fake_host.new{entries = entries}
    local desk = {host = host}
    desk.webhook = gateway_webhook.new(host, assert(perk.verifier{KEY, NEXT_KEY}), options)

    function desk.take(body, signature)
        local answer, one = desk.webhook:screen("POST", #body, signature or perk.sign(KEY, body))
        if answer then return nil, answer end
        return desk.webhook:check(body, one)
    end

    function desk.deliver(body, upstream)
        local delivery, answer = desk.take(body)
        if not delivery then return answer.status end
        desk.webhook:settle(delivery, upstream)
        return upstream
    end

    return desk
end


local function slices_of(body, size, before_each)
    local at = 1
    return function()
        if at > #body then return nil end
        if before_each then before_each() end
        at = at + size
        return body:sub(at - size, at - 1)
    end
end


describe("before the body is read", function()
    after_each(support.nothing_alive)

    local signature = perk.sign(KEY, "x")

    local function screened(...)
        return desk_of{max_body = 1000}.webhook:screen(...)
    end

    local function status_of(...)
        local answer = screened(...)
        return answer and answer.status
    end

    it("the method decides first, then the size, then the signature", function()
        assert.are.equal(405, status_of("GET", 1001, nil))
        assert.are.equal(405, status_of("post", 1, signature))
        assert.are.equal(413, status_of("POST", 1001, nil))
        assert.are.equal(403, status_of("POST", 1000, nil))
        assert.is_nil(status_of("POST", 1000, signature))
        assert.is_nil(status_of("POST", nil, signature))
    end)

    it("there is one signature, in whatever way the host shows headers", function()
        for _, values in ipairs{signature, {signature}, {[0] = signature}} do
            local answer, one = screened("POST", 1, values)
            assert.are.same({nil, signature}, {answer, one})
        end
        for _, none in ipairs{"", {}, {""}, {[0] = ""}} do
            assert.are.equal(403, status_of("POST", 1, none))
        end
        for _, two in ipairs{
            {signature, "x"}, {"x", signature}, {signature, signature}, {signature, ""},
            {[0] = signature, "x"}, {[0] = "x", signature},
        } do
            assert.are.equal(401, status_of("POST", 1, two))
        end
    end)

    it("a shell may refuse what only it can see", function()
        local statuses, webhook = {}, desk_of().webhook
        for _, name in ipairs{"length", "too_large", "failed"} do
            table.insert(statuses, webhook:refuse(name).status)
        end
        assert.are.same({411, 413, 500}, statuses)
    end)

    it("an answer has the core's text and no detail of the delivery", function()
        local webhook = desk_of().webhook
        assert.are.same(
            {["content-type"] = "text/plain; charset=utf-8", allow = "POST"},
            webhook:refuse("method").headers
        )
        local answer = webhook:refuse("full")
        assert.are.equal(core.perk_response_text(core.PERK_RESPONSE_FULL) .. "\n", answer.body)
        assert.are.equal("60", answer.headers["retry-after"])
    end)
end)


describe("the check", function()
    after_each(support.nothing_alive)

    it("returns what the event is, and the whole body", function()
        local desk = desk_of()
        local delivery, _, body = assert(desk.take(body_of("n-7")))
        assert.are.equal(body_of("n-7"), body)
        assert.are.same(
            {"auditUpdate", "n-7", "auditUpdate/n-7"}, {delivery.type, delivery.id, delivery.key}
        )
    end)

    it("shows type and id in one line, since hosts put them into headers", function()
        local text = '{"data":{"type":"a\\nb","id":"1\\r\\nx-role: admin\\u0000\\u007f%","attributes":{}}}'
        local delivery = desk_of().take(text)
        assert.are.equal("a%0Ab", delivery.type)
        assert.are.equal("1%0D%0Ax-role: admin%00%7F%", delivery.id)
    end)

    it("takes both keys, and refuses others and changed bodies", function()
        local desk, body = desk_of{once = false}, body_of()
        assert.is_table(desk.take(body, perk.sign(KEY, body)))
        assert.is_table(desk.take(body, perk.sign(NEXT_KEY, body)))
        for _, wrong in ipairs{
            perk.sign("other", body), perk.sign(KEY, body .. " "), "x", ("A"):rep(44),
        } do
            local delivery, answer = desk.take(body, wrong)
            assert.are.same({nil, 401}, {delivery, answer.status})
        end
    end)

    it("gives the same verdict for slices as for a text", function()
        local desk = desk_of{once = false, max_body = 1000}
        local verdicts = {}
        for _, size in ipairs{0, 100, 999, 1000, 1001, 3000} do
            local body = size == 0 and "" or body_of("n", size)
            for _, signature in ipairs{perk.sign(KEY, body), perk.sign("other", body), "x"} do
                local _, whole = desk.webhook:check(body, signature)
                for _, step in ipairs{1, 64, 5000} do
                    local delivery, answer = desk.webhook:check(slices_of(body, step), signature)
                    assert.are.equal(whole, answer)
                    assert.are.equal(answer == nil, delivery ~= nil)
                end
                table.insert(verdicts, whole and whole.status or 200)
            end
        end
        assert.are.same(
            {400, 401, 401, 200, 401, 401, 200, 401, 401, 200, 401, 401, 413, 413, 413, 413, 413, 413},
            verdicts
        )
    end)

    it("reads no further than the cap", function()
        local desk, read = desk_of{max_body = 1000}, 0
        local function endless()
            read = read + 100
            return (" "):rep(100)
        end
        local _, answer = desk.webhook:check(endless, perk.sign(KEY, ""))
        assert.are.same({413, 1100}, {answer.status, read})
    end)

    it("keeps bodies apart that arrive slowly at the same time", function()
        local desk, statuses = desk_of{once = false}, {}
        for n = 1, 20 do
            local body = body_of("n-" .. n, 100 * n)
            local signature = perk.sign(n % 2 == 0 and KEY or "other", body)
            desk.host.start(function()
                local slow = slices_of(body, 64, function() desk.host.sleep(n / 10) end)
                local delivery = desk.webhook:check(slow, signature)
                statuses[n] = delivery and delivery.id or "refused"
            end)
        end
        desk.host.advance(1000)
        for n = 1, 20 do assert.are.equal(n % 2 == 0 and "n-" .. n or "refused", statuses[n]) end
    end)

    it("makes no new check for each body in slices", function()
        local desk = desk_of{once = false}
        collectgarbage()
        collectgarbage "stop"
        desk.webhook:check(slices_of("", 1), "x")
        local alive = perk.live()
        for _ = 1, 100 do desk.webhook:check(slices_of("", 1), "x") end
        assert.are.equal(alive, perk.live())
        collectgarbage "restart"
    end)

    it("needs an event, though the signature is good", function()
        local desk = desk_of()
        for _, body in ipairs{"", "{", "[]", '{"eventName":"cartPromotionIssued","data":{}}'} do
            local delivery, answer = desk.take(body)
            assert.are.same({nil, 400}, {delivery, answer.status})
        end
    end)

    it("answers 500 and logs the code when the gateway itself is at fault", function()
        local host = fake_host.new()
        local webhook = gateway_webhook.new(host, assert(perk.verifier{}))
        for _, body in ipairs{"{}", slices_of("{}", 1)} do
            local _, answer = webhook:check(body, perk.sign(KEY, "{}"))
            assert.are.equal(500, answer.status)
        end
        assert.are.same({level = "error", line = "webhook: state"}, host.lines[1])
        assert.are.equal(2, #host.lines)
    end)
end)


describe("an event", function()
    after_each(support.nothing_alive)

    it("passes until the upstream has taken it, and then no more", function()
        local desk, statuses = desk_of(), {}
        for _, upstream in ipairs{500, 503, 201, 200, 200, 200} do
            table.insert(statuses, desk.deliver(body_of(), upstream))
        end
        assert.are.same({500, 503, 201, 200, 200, 200}, statuses)
        assert.are.equal(3, desk.host.counts["perk_webhooks_total{result=passed}"])
        assert.are.equal(3, desk.host.counts["perk_webhooks_total{result=200}"])
        assert.are.equal(1, desk.host.counts["perk_webhooks_settled_total{result=done}"])
        assert.are.equal(2, desk.host.counts["perk_webhooks_settled_total{result=forgotten}"])
    end)

    it("is busy while the upstream works, for every worker", function()
        local desk = desk_of()
        local other = gateway_webhook.new(desk.host, assert(perk.verifier{KEY}))
        local delivery = assert(desk.take(body_of()))
        local _, answer = other:check(body_of(), perk.sign(KEY, body_of()))
        assert.are.same({503, "10"}, {answer.status, answer.headers["retry-after"]})
        assert.is_table(desk.take(body_of("n-2")))
        other:settle({key = delivery.key, since = delivery.since}, nil)
        assert.is_table(desk.take(body_of()))
    end)

    it("is not busy for ever, nor done for ever", function()
        local desk = desk_of{busy_seconds = 60, done_seconds = 600}
        assert.is_table(desk.take(body_of()))
        desk.host.advance(59)
        assert.are.equal(503, desk.deliver(body_of(), 200))
        desk.host.advance(1)
        assert.are.equal(202, desk.deliver(body_of(), 202))
        desk.host.advance(599)
        assert.are.equal(200, desk.deliver(body_of(), 500))
        desk.host.advance(1)
        assert.are.equal(502, desk.deliver(body_of(), 502))
    end)

    it("is forgotten only by the delivery that it waits for", function()
        local desk = desk_of()
        local late = assert(desk.take(body_of()))
        desk.host.advance(60)
        local current = assert(desk.take(body_of()))
        desk.webhook:settle(late, 500)
        assert.are.equal(503, desk.deliver(body_of(), 200))
        desk.webhook:settle({key = late.key, since = 1}, 200)
        desk.webhook:settle(current, 500)
        assert.are.equal(200, desk.deliver(body_of(), 500))
    end)

    it("is settled by its text, too", function()
        local desk = desk_of()
        local webhook, delivery = desk.webhook, desk.take(body_of())
        webhook:settle(webhook:from_text(webhook:to_text(delivery)), 200)
        assert.are.equal(200, desk.deliver(body_of()))
        for _, none in ipairs{"", "x"} do assert.is_nil(webhook:from_text(none)) end
        assert.is_nil(webhook:from_text(nil))
    end)

    it("is settled by the first call", function()
        local desk = desk_of()
        local delivery = assert(desk.take(body_of()))
        desk.webhook:settle(delivery, 200)
        desk.webhook:settle(delivery, 500)
        assert.are.equal(200, desk.deliver(body_of(), 500))
        assert.are.equal(1, desk.host.counts["perk_webhooks_settled_total{result=done}"])
        assert.is_nil(desk.host.counts["perk_webhooks_settled_total{result=forgotten}"])
    end)

    it("does not pass when the store is full", function()
        local desk = desk_of(nil, 1)
        assert.are.equal(204, desk.deliver(body_of("n-1"), 204))
        local _, answer = desk.take(body_of("n-2"))
        assert.are.same({503, "60"}, {answer.status, answer.headers["retry-after"]})
        assert.are.equal(200, desk.deliver(body_of("n-1"), 500))
        assert.are.same({{level = "error", line = "webhook: the store: no space"}}, desk.host.lines)
    end)

    it("passes each time when `once` is false", function()
        local desk = desk_of({once = false}, 1)
        for n = 1, 3 do assert.are.equal(200, desk.deliver(body_of("n-" .. n % 2), 200)) end
        desk.webhook:settle({key = "n-1", since = 0}, 200) -- a shell that has no better number
        assert.is_true(desk.host.store:add("anything", 1))
    end)

    it("is not read when `events` is false", function()
        local desk = desk_of({events = false}, 1)
        for _, body in ipairs{"", "no event", body_of(), body_of()} do
            local delivery, _, bytes = assert(desk.take(body))
            assert.are.same({{key = "", type = "", id = ""}, body}, {delivery, bytes})
            desk.webhook:settle(delivery, 200)
            assert.are.equal(401, select(2, desk.take(body, perk.sign("other", body))).status)
        end
        assert.is_true(desk.host.store:add("anything", 1))
    end)

    it("is in no line of the log", function()
        local desk = desk_of(nil, 1)
        for n = 1, 9 do desk.deliver(body_of("secret-" .. n), 500 - n * 50) end
        for _, entry in ipairs(desk.host.lines) do assert.is_nil(entry.line:find("secret")) end
    end)
end)


describe("the settings of a webhook", function()
    it("are counts", function()
        for _, name in ipairs{"max_body", "busy_seconds", "done_seconds"} do
            assert.has_error(
                function() desk_of{[name] = 0} end, name .. ": an integer from 1 on expected, got number"
            )
        end
    end)
end)
