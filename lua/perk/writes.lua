--- Single writes: whether one of unknown outcome was done (`reconcile`), and full replaces that
--- keep what is not changed (`modify`).

local core = require "perk.core"
local call = require "perk.call"
local describe = require "perk.describe"
local outcomes = require "perk.outcomes"
local perform = require "perk.perform"

local writes = {}

-- What a failed write has sent, by its error: kept apart, so that nothing that shows an error shows
-- it.
local sent = setmetatable({}, {__mode = "k"})


-- The items that a request sends, as values of their JSON; one that is false for a write without
-- items.
local function items_of(row, args)
    local shape = type(row.body) == "table" and row.body.shape
    local value = args[row.positional[#row.positional]]
    if value == nil or shape ~= "list" and shape ~= "one" then return {false} end
    local items = core.parse(core.dump(value))
    return shape == "list" and items[1] ~= nil and items or {items}
end


-- Keeps the write of an error that leaves its outcome in doubt.
function writes.keep(row, err, running, args)
    if core.perk_call_can_reconcile(running._native) == 1 then
        sent[err] = {native = running._origin.given, items = items_of(row, args)}
    end
end


-- The outcomes of a write of one request, all of them unknown.
local function unknown(client, native, items, err)
    local list = {}
    for index, item in ipairs(items) do
        list[index] = {index = index, item = item or nil, status = "unknown", error = err}
    end
    return outcomes.new(list, {client = client, args = native})
end


-- Whether a write of unknown outcome was done: `write` is the error that it returned, or the
-- operation's name with its arguments.
function writes.reconcile(client, write, args)
    if type(write) == "string" then
        local native, err = call.arguments(write, args or {}, (client:_split_options()))
        if not native then return nil, err end
        local items = items_of(describe.row("operations", write), args or {})
        return unknown(client, native, items):reconcile()
    end
    local known = sent[write]
    if known then return unknown(client, known.native, known.items, write):reconcile() end
    return core.perk_usage_error(core.PERK_USAGE_NOTHING_IN_DOUBT)
end


-- The reply of a request with these arguments.
local function replied(client, native, options)
    local running, err = call.start(client, native, options)
    if not running then return nil, err end
    local page
    page, err = perform.run(running)
    return page, err, running
end


-- Reads, changes, replaces; returns the reply.
function writes.modify(client, row, args, options)
    local strict, rest = client:_split_options(options)
    local text, err = call.json(row.name, args)
    if not text then return nil, err end
    local wanted, page, native, running
    wanted, err = core.perk_modify_new(core.perk_op_find(row.name), text, strict and 1 or 0)
    if not wanted then return nil, err end
    page, err = replied(client, core.perk_modify_read(wanted), rest)
    if err then return nil, err end
    native, err = core.perk_modify_write(wanted, page and page._native)
    if not native then return nil, err end
    page, err, running = replied(client, native, rest)
    if running and err then writes.keep(row, err, running, {}) end
    return page, err
end


return writes
