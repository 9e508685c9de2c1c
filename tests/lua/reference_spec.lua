-- Every block of Lua in docs/reference works; none is missing. The sandbox's clock is that of the
-- examples.
local pages = require "pages"
local perk = require "perk"
local place = require "place"
local support = require "support"
local describe_table = require "perk.describe"

local BLOCKS, EXAMPLES, SETUP = pages.operations(), pages.examples(), pages.setup()


-- Settings by the environment's names; os.getenv reads them from here while a block runs.
local function environment(told)
    local found = {}
    local function put(prefix, values, names)
        for _, name in ipairs(names) do found[prefix .. name:upper()] = values[name] end
    end
    put("PERK_", told, {"client_id", "client_secret", "organization_id"})
    put("PERK_LEGACY_", told, {"organization_id"})
    put("PERK_LEGACY_", told.legacy, {"token_url", "client_id", "client_secret"})
    put("PERK_CAPILLARY_", told.capillary, {"key", "secret"})
    for _, prefix in ipairs{"PERK_", "PERK_LEGACY_", "PERK_CAPILLARY_"} do
        found[prefix .. "BASE_URL"] = told.url
    end
    return found
end


-- Runs a block after the lines of the README; gives what it named and the lines it printed.
local function run(name, settings)
    local shown = {}
    local function print(...) shown[#shown + 1] = select("#", ...) end
    local source = ("local print = ...\n%s%sreturn %s"):format(
        SETUP, BLOCKS[name][1], EXAMPLES[name].as
    )
    local getenv = os.getenv
    -- luacheck: ignore
    os.getenv = function(variable) return settings[variable] or getenv(variable) end
    local fine, reply = pcall(assert((loadstring or load)(source, "@" .. name)), print)
    os.getenv = getenv -- luacheck: ignore
    assert(fine, tostring(reply))
    return reply, shown
end


local function reached(value, path, by_name)
    for step in path:gmatch("[^.]+") do
        local index = not by_name and tonumber(step)
        value = value[index and index + 1 or step]
    end
    return value
end


-- The resources of a reply that has several.
local function several(reply, kind)
    return kind == "pages" and assert(reply:list()) or reply
end


local function contains(list, wanted)
    for _, value in ipairs(list) do
        if value == wanted then return true end
    end
    return false
end


-- A part of the reply of a control endpoint.
local function control(method, name)
    return place.control(method, name).one.attributes
end


local function check_reply(reply, shown, example)
    if example.reply == "list" or example.reply == "pages" then
        local found = several(reply, example.reply)
        assert.are.equal(math.max(1, example.count or #found), #shown)
        reply = found[1]
    elseif example.reply == "value" then
        assert.is_true(type(reply) == "string" or type(reply) == "boolean")
    else
        assert.is_table(reply)
    end
    for path, wanted in pairs(example.expect or {}) do
        local value = reached(reply, path, example.reply == "object")
        assert.is_true(support.same(wanted, value), ("%s is %s"):format(path, tostring(value)))
    end
end


-- What the sandbox noted down is what the example has, and the operation was asked for as often as
-- that takes.
local function check_effects(row, example)
    local kinds = {}
    for _, item in ipairs(control("GET", "ledger").items) do kinds[#kinds + 1] = item.kind end
    assert.are.equal(table.concat(example.ledger or {}, " "), table.concat(kinds, " "))
    local count = 0
    for _, entry in ipairs(control("GET", "log").requests) do
        if entry.operation == row.name then
            count = count + 1
            assert.is_true(contains(row.success, entry.status), ("status %s"):format(entry.status))
        end
    end
    assert.is_true(
        count == 1 or example.reply == "pages" and count > 0, ("%d requests"):format(count)
    )
end


describe("the reference", function()
    local settings

    setup(function()
        place.start("--now 2026-03-10T12:00:00Z")
        settings = environment(place.credentials)
    end)
    teardown(place.stop)
    before_each(function() control("POST", "reset") end)
    after_each(support.nothing_alive)

    for _, name in ipairs(describe_table.names("operations")) do
        local row = describe_table.row("operations", name)
        it("shows " .. row.name, function()
            assert.is_table(EXAMPLES[row.name], "docs/reference/examples.json lacks it")
            assert.are.equal(1, #(BLOCKS[row.name] or {}), "docs/reference lacks a block of Lua")
            local reply, shown = run(row.name, settings)
            check_reply(reply, shown, EXAMPLES[row.name])
            check_effects(row, EXAMPLES[row.name])
        end)
    end
end)
