-- What the specs share: files, folders, values compared, errors checked.
local assert = require "luassert"
local busted = require "busted"
local core = require "perk.core"
local lfs = require "lfs"
local perk = require "perk"

local support = {}

local ROOT = os.getenv("PERK_SOURCE") or "."

support.is_52_or_later = _VERSION ~= "Lua 5.1"
support.has_integers = math.type ~= nil


function support.path(...)
    return table.concat({ROOT, ...}, "/")
end


-- For a shell: paths may hold blanks.
function support.quoted(text)
    return "'" .. text:gsub("'", "'\\''") .. "'"
end


function support.bytes(path)
    local file = io.open(path, "rb")
    if not file then return nil end
    local bytes = file:read("*a")
    file:close()
    return bytes
end


function support.json(path)
    local bytes = support.bytes(path)
    return bytes and assert(perk.parse(bytes))
end


-- Names of the cases of a kind, sorted.
function support.cases(kind)
    local names = {}
    for name in lfs.dir(support.path("tests/vectors", kind)) do
        if name:sub(1, 1) ~= "." then names[#names + 1] = name:gsub("%.json$", "") end
    end
    table.sort(names)
    return names
end


-- Declares a test for each case of a kind; `run` gets its name.
local function each_name(kind, at_least, run)
    busted.describe("vectors: " .. kind, function()
        local names = support.cases(kind)
        busted.after_each(support.nothing_alive)

        busted.it("are there", function() assert.is_true(#names >= at_least) end)

        for _, name in ipairs(names) do busted.it(name, function() run(name) end) end
    end)
end


-- For the kinds whose cases are folders: `run` gets a function that finds the case's files.
function support.each_folder(kind, at_least, run)
    each_name(kind, at_least, function(name)
        run(function(file) return support.path("tests/vectors", kind, name, file) end)
    end)
end


-- The settings of a case over the defaults of its kind; perk.null: not set.
local function settings_of(case, defaults)
    local settings = {}
    for name, value in pairs(defaults.settings[case.provider]) do settings[name] = value end
    for name, value in pairs(case.settings or {}) do
        settings[name] = value ~= perk.null and value or nil
    end
    return settings
end


-- The constant headers, then those of the case.
local function headers_of(request, constant)
    local headers = perk.array()
    for _, list in ipairs{constant, request.headers or {}} do
        for _, header in ipairs(list) do headers[#headers + 1] = header end
    end
    return headers
end


-- For the kinds whose cases are one file each: `run` gets the case, with the defaults filled in.
function support.each_case(kind, at_least, run)
    local all = support.json(support.path "tests/vectors/defaults.json")
    local defaults = all[kind] or all.others
    each_name(kind, at_least, function(name)
        local case = support.json(support.path("tests/vectors", kind, name .. ".json"))
        case.settings = settings_of(case, defaults)
        if defaults.headers and case.request then
            case.request.headers = headers_of(case.request, defaults.headers)
        end
        run(case)
    end)
end


-- Equal in value and, of tables, in being a list or not.
function support.same(a, b)
    if type(a) ~= "table" or type(b) ~= "table" then return a == b end
    local arrays = core.array_metatable()
    if (getmetatable(a) == arrays) ~= (getmetatable(b) == arrays) then return false end
    for key, value in pairs(a) do
        if not support.same(value, b[key]) then return false end
    end
    for key in pairs(b) do
        if rawget(a, key) == nil then return false end
    end
    return true
end


-- Everything is released; run after each test.
function support.nothing_alive()
    if jit then jit.flush() end -- compiled traces hold on to what they have seen
    collectgarbage()
    collectgarbage()
    assert.are.equal(0, perk.live())
end


-- The members that an error.json lists.
function support.check_error(err, expected)
    assert.is_table(err)
    for name, wanted in pairs(expected) do
        local actual = err[name == "name" and "code" or name]
        if wanted == "" or (wanted == 0 and actual == nil) then actual = actual or wanted end
        if name == "retry_after_ms" or name == "offset" then actual = actual or -1 end
        assert.are.equal(wanted, actual, name .. " of " .. tostring(err))
    end
    assert.are.equal(err.message, tostring(err))
end


-- nil and the error when the settings are refused.
function support.try_client(case)
    return perk[case.provider](case.settings)
end


function support.client(case)
    return assert(support.try_client(case))
end


-- Resident memory of this process in KiB.
function support.resident()
    local status = support.bytes("/proc/self/status")
    return tonumber(status:match("VmRSS:%s*(%d+)"))
end


return support
