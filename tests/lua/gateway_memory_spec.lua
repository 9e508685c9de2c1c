-- The store in one Lua state: lives, the limit, and that nothing alive is dropped.
local memory = require "perk.gateway.memory"


local function store_of(entries)
    local clock = {now = 100}
    return memory.new(function() return clock.now end, entries), clock
end


describe("the store in memory", function()
    it("keeps a value for its life", function()
        local store, clock = store_of()
        assert.is_nil(store:get("a"))
        assert.is_true(store:set("a", "one", 10))
        assert.is_true(store:set("b", false))
        clock.now = 109.9
        assert.are.equal("one", store:get("a"))
        clock.now = 110
        assert.is_nil(store:get("a"))
        clock.now = 1e9
        assert.are.equal(false, store:get("b"))
    end)

    it("adds what does not live", function()
        local store, clock = store_of()
        assert.is_true(store:add("a", 1, 10))
        assert.is_false(store:add("a", 2, 10))
        assert.are.equal(1, store:get("a"))
        clock.now = 110
        assert.is_true(store:add("a", 3, 10))
        store:delete("a")
        store:delete("a")
        assert.is_true(store:add("a", 4))
        assert.are.equal(4, store:get("a"))
    end)

    it("gives a value that is set again the new life", function()
        local store, clock = store_of()
        store:set("a", 1, 10)
        store:set("a", 2, 100)
        clock.now = 150
        assert.are.equal(2, store:get("a"))
        store:set("a", 3)
        clock.now = 1e9
        assert.are.equal(3, store:get("a"))
    end)

    it("counts from 0, within the life of the first", function()
        local store, clock = store_of()
        assert.are.equal(2, store:incr("n", 2, 10))
        clock.now = 105
        assert.are.equal(5, store:incr("n", 3, 10))
        clock.now = 110
        assert.are.equal(1, store:incr("n", 1))
    end)

    it("refuses a new key when it is full, and drops none that lives", function()
        local store = store_of(2)
        assert.is_true(store:add("a", 1, 10))
        assert.is_true(store:add("b", 1))
        assert.are.same({nil, "no space"}, {store:add("c", 1)})
        assert.are.same({nil, "no space"}, {store:set("c", 1)})
        assert.are.same({nil, "no space"}, {store:incr("c", 1)})
        assert.is_true(store:set("a", 2, 10))
        assert.are.equal(2, store:incr("b", 1))
        assert.are.same({2, 2, nil}, {store:get("a"), store:get("b"), store:get("c")})
        store:delete("a")
        assert.is_true(store:add("c", 1))
    end)

    it("takes the space of keys whose life is over", function()
        local store, clock = store_of(100)
        for n = 1, 100 do store:add("k" .. n, n, n) end
        assert.is_nil(store:add("new", 1))
        clock.now = 150
        for n = 1, 50 do assert.is_true(store:add("new" .. n, n)) end
        assert.is_nil(store:add("more", 1))
        assert.are.equal(51, store:get("k51"))
    end)

    it("searches a full store once a second", function()
        local store, clock = store_of(1)
        store:add("a", 1, 0.5)
        assert.is_nil(store:add("b", 1))
        clock.now = 100.9
        assert.is_nil(store:add("b", 1))
        clock.now = 101
        assert.is_true(store:add("b", 1))
    end)

    it("adds a key once, also when others run within a search", function()
        local store, clock = store_of(2)
        store:set("a", 1, 10)
        store:set("b", 1, 10)
        clock.now = 111
        local remove = store._remove
        function store:_remove(key)
            remove(self, key)
            coroutine.yield()
        end
        local searching = coroutine.wrap(function() return tostring(store:add("new", 1, 10)) end)
        searching() -- has made space
        assert.is_true(store:add("new", 2, 10))
        searching()
        assert.are.equal("false", searching())
        assert.are.equal(2, store:get("new"))
    end)

    it("has a limit of at least one entry", function()
        assert.has_error(
            function() store_of(0) end, "entries: an integer from 1 on expected, got number"
        )
    end)
end)
