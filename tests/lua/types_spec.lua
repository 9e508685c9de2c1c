-- Annotations for the language server: those of the table are what the table has now, and those in
-- the modules agree with the functions that they stand above.
local lfs = require "lfs"
local perk = require "perk"
local support = require "support"

local TYPES = support.path("lua/perk/types.lua")


-- Paths of the hand-written modules in a folder and below it.
local function modules(folder, found)
    for name in lfs.dir(folder) do
        local path = folder .. "/" .. name
        if name:match("%.lua$") and name ~= "types.lua" then found[#found + 1] = path end
        if not name:find("%.") then modules(path, found) end
    end
    return found
end


-- What stands above a line: {doc, params, returns}.
local function annotation(lines, number)
    local found, first = {doc = false, params = {}, returns = 0}, number
    while first > 1 and lines[first - 1]:match("^%-%-%-") do first = first - 1 end
    for index = first, number - 1 do
        local param = lines[index]:match("^%-%-%-@param ([%w_]+)")
        if param then found.params[#found.params + 1] = param end
        if lines[index]:match("^%-%-%-@return ") then found.returns = found.returns + 1 end
        if lines[index]:match("^%-%-%-[^@]") then found.doc = true end
    end
    return found
end


local function lines_of(path)
    local lines = {}
    for line in (support.bytes(path) .. "\n"):gmatch("(.-)\n") do lines[#lines + 1] = line end
    return lines
end


local function check_function(where, lines, number)
    local name, parameters = lines[number]:match("^function ([%w_.:]+)(%b())")
    assert.is_truthy(name, where .. " is not the first line of a function")
    local found, wanted = annotation(lines, number), {}
    for parameter in parameters:gmatch("[%w_]+") do wanted[#wanted + 1] = parameter end
    assert.is_true(found.doc, where .. ": " .. name .. " has no description")
    assert.are.same(wanted, found.params, where .. ": the parameters of " .. name)
end


-- Names of the tables of a module that are classes: `---@class perk.Call`, then `local Call = {}`.
-- A class with the methods of another one is described there (`---@class perk.B: perk.A`).
local function classes(lines)
    local found = {}
    for number, line in ipairs(lines) do
        local name = line:match("^local (%w+) = {")
        local above = number - 1
        while name and lines[above]:match("^%-%-%-") do
            local class = lines[above]:match("^%-%-%-@class (.*)")
            if class and not class:match(": perk%.%w+$") then found[name] = true end
            above = above - 1
        end
    end
    return found
end


describe("the annotations in types.lua", function()
    it("are those of the table", function()
        local tool = support.quoted(support.path("tools/generate/lua_types.lua"))
        local pipe = io.popen(("%s %s"):format(os.getenv("PERK_LUA"), tool))
        local made = pipe:read("*a")
        pipe:close()
        assert.is_true(#made > 10000)
        assert.is_true(made == support.bytes(TYPES), "run: make generate")
    end)

    it("are Lua that does not need to be run", function()
        assert.is_function(loadfile(TYPES))
    end)
end)


describe("the annotations in the modules", function()
    it("describe every method of a class", function()
        local count = 0
        for _, path in ipairs(modules(support.path("lua/perk"), {})) do
            local lines = lines_of(path)
            local known = classes(lines)
            for number, line in ipairs(lines) do
                local class, name = line:match("^function (%w+)[.:]([%w_]+)")
                if known[class] and name:sub(1, 1) ~= "_" and name ~= "lost" then
                    check_function(path .. ":" .. number, lines, number)
                    count = count + 1
                end
            end
        end
        assert.is_true(count >= 50, count)
    end)

    it("describe every function of the module", function()
        local table_text, count = support.bytes(TYPES), 0
        for name, value in pairs(perk) do
            if type(value) == "function" and perk[name] then
                local info = debug.getinfo(value, "S")
                local path = info.source:sub(2)
                local lines = lines_of(path)
                if lines[info.linedefined]:match("^function ") then
                    check_function(path .. ":" .. info.linedefined, lines, info.linedefined)
                else
                    local field = ("---@field %s fun(settings"):format(name)
                    assert.is_truthy(table_text:find(field, 1, true), name .. " has no annotation")
                end
                count = count + 1
            end
        end
        assert.is_true(count >= 15, count)
    end)

    it("name only classes that exist", function()
        local defined, text = {}, support.bytes(TYPES)
        for _, path in ipairs(modules(support.path("lua/perk"), {})) do
            text = text .. "\n" .. support.bytes(path)
        end
        for name in text:gmatch("%-%-%-@class (perk[%w_.]*)") do defined[name] = true end
        for name in text:gmatch("%-%-%-@alias (perk[%w_.]*)") do defined[name] = true end
        for line in text:gmatch("%-%-%-@[pfr]%l+ ([^\n]*)") do
            for name in line:gmatch("perk%.%u[%w_]*") do
                assert.is_true(defined[name], name .. " is not defined: " .. line)
            end
        end
    end)
end)
