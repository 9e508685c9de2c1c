-- The host of the gateway's specs must itself be right: time, turns, the store.
local fake_host = require "fake_host"


describe("the host of specs", function()
    it("lets tasks take turns by a virtual clock", function()
        local host, seen = fake_host.new(), {}
        for _, name in ipairs{"a", "b"} do
            host.start(function()
                for turn = 1, 2 do
                    table.insert(seen, name .. turn)
                    host.sleep(name == "a" and 1 or 0.25)
                end
            end)
        end
        host.advance(0.5)
        assert.are.same({"a1", "b1", "b2"}, seen)
        host.advance(0.5)
        assert.are.same({"a1", "b1", "b2", "a2"}, seen)
        assert.are.equal(1000001, host.now())
    end)

    it("runs a task to its end and gives its results, nil too", function()
        local host = fake_host.new()
        local began = host.now()
        assert.are.same({n = 3, nil, "why", nil}, (function(...)
            return {n = select("#", ...), ...}
        end)(host.run(function()
            host.sleep(3600)
            return nil, "why", nil
        end)))
        assert.are.equal(3600, host.now() - began)
        assert.has_error(function() host.run(function() error("lost", 0) end) end)
    end)

    it("records requests, lines and counts", function()
        local host = fake_host.new{answer = function(request) return 200, {}, request.url end}
        assert.are.same({200, {}, "u"}, {host.perform({url = "u"}, {})})
        host.log("warn", "line")
        host.count("seen", {client = "kard"})
        host.count("seen", {client = "kard"}, 2)
        assert.are.same({{url = "u"}}, host.requests)
        assert.are.same({{level = "warn", line = "line"}}, host.lines)
        assert.are.same({["seen{client=kard}"] = 3}, host.counts)
    end)
end)
