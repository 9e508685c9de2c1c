-- Bulk writes: the vectors, played by create_many over a scripted transport. Several requests at
-- once, which create_many does not have, are played with the core's functions.
local call = require "perk.call"
local core = require "perk.core"
local describe_table = require "perk.describe"
local perk = require "perk"
local support = require "support"

local unpack = table.unpack or unpack -- luacheck: ignore


local function check_items(case, request, running)
    local data = assert(perk.parse(running:request().body)).data
    assert.are.equal(#request.items, #data)
    for n, index in ipairs(request.items) do
        local item = case.items[index + 1]
        if item.id then assert.are.equal(item.id, data[n].id) end
        if item.filename then assert.are.equal(item.filename, data[n].attributes.filename) end
    end
end


-- Begins a call, which sends what the vector's request has.
local function begin(case, number, running)
    local request = assert(case.requests[number], "a request too many")
    assert.are.equal("send", running:step(1000, 0))
    check_items(case, request, running)
    return request
end


-- The end of a call: its page, or nil and an error when there is one.
local function finish(request, running)
    if request.reply then
        local body = perk.dump(request.reply.body)
        assert(running:feed(request.reply.status, {}, body, 1001))
    else
        local how = request.abort
        assert(running:abort(how.code, how.sent == true, how.why))
    end
    if running:step(1002, 0) == "page" then return running:page() end
    return nil, running:error()
end


local function script(case)
    local transport = {made = 0}
    function transport:run(running)
        self.made = self.made + 1
        local request = begin(case, self.made, running)
        if request.stopped then error("stopped", 0) end
        return finish(request, running)
    end
    return transport
end


-- The items of a case, up to where its caller stops.
local function items_of(case)
    local index = 0
    return function()
        if case.stop_before == index then error("stopped", 0) end
        index = index + 1
        return case.items[index]
    end
end


-- The outcomes, the error, and what was reported.
local function create_many(case, kard)
    local row = describe_table.row("operations", case.operation)
    local options, reported = {strict = case.strict}, {}
    for _, from in ipairs{case.args or {}, case.options or {}} do
        for name, value in pairs(from) do options[name] = value end
    end
    options[row.positional[#row.positional]] = items_of(case)
    function options.progress(settled, accepted)
        reported[#reported + 1] = perk.array{settled, accepted}
    end
    local namespace, position = kard[row.namespace], #row.positional + 1
    local many = namespace[row.method .. "_many"]
    local fine, found, err = pcall(many, namespace, unpack({[position] = options}, 1, position))
    if fine then return found or (err and err.outcomes), err, reported end
    assert(type(found) == "table" and found.outcomes, tostring(found))
    return found.outcomes, nil, reported
end


-- One letter per item that was added.
local function letters_of(list, count)
    local letters = {}
    for index = 1, count do letters[index] = "-" end
    for _, outcome in ipairs(list) do letters[outcome.index] = outcome.status:sub(1, 1) end
    return table.concat(letters)
end


local function check_outcomes(case, list)
    assert.are.equal(case.outcomes, letters_of(list, #case.outcomes))
    local by_index = {}
    for _, outcome in ipairs(list) do
        by_index[outcome.index] = outcome
        if outcome.status == "accepted" then assert.is_nil(outcome.error) end
        if rawget(outcome, "item") == nil then
            assert.is_true(support.same(case.items[outcome.index], outcome.item))
        end
    end
    for name, wanted in pairs(case.errors or {}) do
        support.check_error(by_index[tonumber(name) + 1].error, wanted)
    end
    if not case.summary then return end
    local summary = case.summary:gsub("item (%d+)", function(digits) -- here items count from 1
        return ("item %d"):format(tonumber(digits) + 1)
    end)
    assert.are.equal(1, tostring(list:error()):find(summary, 1, true))
end


-- Requests that are open at once, settled in the order of the case.
local function open_at_once(case, kard)
    local op = core.perk_op_find(case.operation)
    local bulk = assert(core.perk_bulk_new(kard._native, op, perk.dump(case.args or {}), 1))
    local open = {}
    local function open_next()
        local running = assert(call.wrap(kard, assert(core.perk_bulk_call(bulk))))
        open[#open + 1] = {running, begin(case, #open + 1, running)}
    end
    for _, item in ipairs(case.items) do
        local text = perk.dump(item)
        if core.perk_bulk_add(bulk, text) == core.PERK_BULK_FULL then
            open_next()
            assert.are.equal(core.PERK_BULK_TAKEN, core.perk_bulk_add(bulk, text))
        end
    end
    open_next()
    for _, number in ipairs(case.order) do
        local running, request = open[number + 1][1], open[number + 1][2]
        local page = finish(request, running)
        assert(core.perk_bulk_settle(bulk, running._native, page and page._native))
    end
    local letters = {}
    for index = 0, core.perk_bulk_count(bulk) - 1 do
        letters[index + 1] = core.perk_outcome_name(core.perk_bulk_at(bulk, index)):sub(1, 1)
    end
    assert.are.equal(#case.requests, #open)
    assert.are.equal(case.outcomes, table.concat(letters))
end


support.each_case("bulk", 18, function(case)
    local kard = support.client(case)
    if case.order then return open_at_once(case, kard) end
    kard.transport = script(case)
    local found, err, reported = create_many(case, kard)
    assert.are.equal(#case.requests, kard.transport.made)
    if case.error then
        support.check_error(err, case.error)
    else
        assert.is_nil(err)
    end
    if case.outcomes then check_outcomes(case, found) end
    if case.progress then assert.is_true(support.same(case.progress, perk.array(reported))) end
end)
