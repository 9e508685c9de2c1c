-- A gateway's host for specs: a virtual clock, tasks that take turns in a fixed order, a store, and
-- requests that a function of the spec answers. Nothing here waits in earnest.
--
--    local host = fake_host.new{answer = function(request, limits) return 200, {}, "{}" end}
--    host.start(function() … host.sleep(1) … end)    -- a task, like a request of a gateway
--    host.advance(5)                                 -- runs what is due within 5 seconds
--    local value = host.run(function() … end)        -- a task to its end; its results
--
-- A spec reads host.requests, host.lines ({level, line}), host.counts ("name{label=value}"), and
-- may set host.answer, host.no_spawn (why it fails), host.is_exiting. Two workers are two users of
-- the same host.
local memory = require "perk.gateway.memory"

local fake_host = {}

local unpack = table.unpack or unpack

local MOST_TURNS = 1000000 -- a spec that takes more would never end


-- ---- tasks ----

-- The task that is due first; of several, the one that began to wait first.
local function take_next(waiting, until_when)
    local best
    for index, task in ipairs(waiting) do
        if not best or task.when < waiting[best].when then best = index end
    end
    if best and waiting[best].when <= until_when then return table.remove(waiting, best) end
end


local function scheduler()
    local clock = {now = 1000000}
    local waiting, turns = {}, 0

    function clock.add(thread, seconds)
        table.insert(waiting, {thread = thread, when = clock.now + math.max(seconds, 0)})
    end

    function clock.turn(until_when)
        local task = take_next(waiting, until_when)
        if not task then return false end
        turns = turns + 1
        if turns > MOST_TURNS then error("the tasks do not come to an end") end
        clock.now = math.max(clock.now, task.when)
        local fine, seconds = coroutine.resume(task.thread)
        if not fine then error(debug.traceback(task.thread, tostring(seconds)), 0) end
        if coroutine.status(task.thread) ~= "dead" then clock.add(task.thread, seconds) end
        return true
    end

    return clock
end


-- ---- the host ----

local function label_text(labels)
    local texts = {}
    for name, value in pairs(labels or {}) do texts[#texts + 1] = name .. "=" .. value end
    table.sort(texts)
    return #texts > 0 and "{" .. table.concat(texts, ",") .. "}" or ""
end


local function pack(...) return {n = select("#", ...), ...} end


local function add_controls(host, clock)
    function host.start(job) clock.add(coroutine.create(job), 0) end

    function host.advance(seconds)
        local ends = clock.now + seconds
        while clock.turn(ends) do end -- until nothing is due
        clock.now = ends
    end

    function host.run(job)
        local results
        host.start(function() results = pack(job()) end)
        while not results do
            if not clock.turn(math.huge) then error("the task never ends") end
        end
        return unpack(results, 1, results.n)
    end
end


local function add_records(host)
    host.requests, host.lines, host.counts = {}, {}, {}

    function host.log(level, line) table.insert(host.lines, {level = level, line = line}) end

    function host.count(name, labels, by)
        local key = name .. label_text(labels)
        host.counts[key] = (host.counts[key] or 0) + (by or 1)
    end

    function host.perform(request, limits)
        table.insert(host.requests, request)
        return host.answer(request, limits)
    end
end


-- options: answer(request, limits) -> what `perform` returns, may sleep; entries: the store's limit
function fake_host.new(options)
    options = options or {}
    local clock = scheduler()
    local host = {answer = options.answer, is_exiting = false}
    function host.now() return clock.now end
    function host.sleep(seconds) coroutine.yield(seconds) end
    function host.exiting() return host.is_exiting end
    function host.spawn(job)
        if host.no_spawn then return nil, host.no_spawn end
        host.start(job)
        return true
    end
    host.store = memory.new(host.now, options.entries)
    add_controls(host, clock)
    add_records(host)
    return host
end


return fake_host
