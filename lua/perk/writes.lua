--- Single writes: whether one of unknown outcome was done (`reconcile`), and full replaces that
--- keep what is not changed (`modify`).

local core = require "perk.core"
local call = require "perk.call"
local describe = require "perk.describe"
local errors = require "perk.errors"
local outcomes = require "perk.outcomes"
local perform = require "perk.perform"

local writes = {}

-- What a failed write has sent, by its error: kept apart, so that nothing that shows an error shows
-- it.
local sent = setmetatable({}, {__mode = "k"})


local function item_name(row)
    for _, field in ipairs(row.params) do
        if field.type == "item" then return field.name end
    end
end


-- The JSON of the items that a request sends; one that is false for a write that has none.
local function items_of(row, args)
    local name = item_name(row)
    local value = name and args[name]
    if value == nil then return {false} end
    local items, texts = {value}, {}
    local is_list = type(value) == "table" and value[1] ~= nil
    if row.body.shape == "list" and is_list then items = value end
    for index, item in ipairs(items) do texts[index] = core.dump(item) end
    return texts
end


-- Keeps the write of an error that leaves its outcome in doubt.
function writes.keep(row, err, native, args)
    if type(row.reconcile) == "table" and (err.outcome_unknown or err.retryable) then
        sent[err] = {native = native, items = items_of(row, args)}
    end
end


-- The outcomes of a write of one request, all of them unknown.
local function unknown(client, native, items, err)
    local list, origin = {}, {client = client}
    function origin.ask(asked, all)
        local added, refused = core.perk_reconcile_add(asked, native)
        if not added then return nil, refused end
        return all
    end
    for index, text in ipairs(items) do
        list[index] = outcomes.outcome{
            index = index, _sent = text or nil, status = "unknown", error = err,
        }
    end
    return outcomes.new(list, origin)
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
    local advice = "name the operation and give its arguments again"
    return nil, errors.new("state", "write",
        "this error carries no write whose outcome is in doubt; " .. advice)
end


-- Reads, changes, replaces; returns the reply.
function writes.modify(client, row, args, options)
    local strict, rest = client:_split_options(options)
    local text, err = core.dump(args)
    if not text then return nil, err end
    local changes, wanted = text == "[]" and "{}" or text
    wanted, err = core.perk_modify_new(core.perk_op_find(row.name), changes, strict and 1 or 0)
    if not wanted then return nil, err end
    local running, page, native
    running, err = call.start(client, core.perk_modify_read(wanted), rest, args)
    if not running then return nil, err end
    page, err = perform.run(running)
    if err then return nil, err end
    native, err = core.perk_modify_write(wanted, page and page._native)
    if not native then return nil, err end
    running, err = call.start(client, native, rest, args)
    if not running then return nil, err end
    page, err = perform.run(running)
    if err then writes.keep(row, err, native, {}) end
    return page, err
end


return writes
