-- Every function of the public headers is bound, takes as many arguments as it should, and none of
-- its types passes unconverted: a typemap that does not match would go unnoticed.
local core = require "perk.core"
local driver = require "perk.driver"
local support = require "support"

local unpack = table.unpack or unpack
local BUILD = os.getenv("PERK_BUILD") or "build"
local CORE = {
    "perk.h", "perk_events.h", "perk_people.h", "perk_shape.h", "perk_tokens.h",
    "perk_webhook.h", "perk_writes.h",
}
local MODULES = {
    {core, CORE, "bindings/lua/perk_wrap.c"},
    {driver, {"perk_curl.h"}, "bindings/lua/driver_wrap.c"},
}
local INTERFACES = {
    "bindings/common/api.i", "bindings/common/driver.i", "bindings/lua/driver.i",
    "bindings/lua/perk.i",
}


local function source(path)
    local text = assert(support.bytes(support.path(path)))
    return (text:gsub("/%*.-%*/", ""):gsub("\n#[^\n]*", ""))
end


-- Names that the interfaces hide: {perk_error_clear = true}.
local function hidden()
    local names = {}
    for _, path in ipairs(INTERFACES) do
        local text = source(path)
        for name in text:gmatch("%%ignore%s+([%w_]+)") do names[name] = true end
        for name in text:gmatch("PERK_OBJECT%([%w_]+,%s*([%w_]+)%)") do names[name] = true end
    end
    return names
end


-- How many arguments a caller gives: the error, and the check for signals, are the binding's own.
local function given(parameters)
    local count = 0
    for parameter in (parameters .. ","):gmatch("%s*(.-)%s*,") do
        local own = parameter == "void" or parameter:find("perk_error %*err$")
            or parameter:find("^perk_tick") or parameter:find("void %*context$")
        if not own then count = count + 1 end
    end
    return count
end


-- The functions of the headers: {name, count, module}.
local function functions()
    local found, skip = {}, hidden()
    for _, one in ipairs(MODULES) do
        for _, header in ipairs(one[2]) do
            local text = source("csrc/include/perk/" .. header)
            for name, parameters in text:gmatch("PERK_API[^;(]-([%w_]+)%(([^;]-)%);") do
                if not skip[name] then
                    found[#found + 1] = {name = name, count = given(parameters), module = one[1]}
                end
            end
        end
    end
    return found
end


describe("the binding", function()
    it("has every function of the headers, with the arguments of the headers", function()
        local all = functions()
        assert.is_true(#all > 70, #all)
        for _, one in ipairs(all) do
            assert.is_function(one.module[one.name], one.name)
            local fine, message = pcall(one.module[one.name], unpack({}, 1, one.count + 1))
            assert.is_false(fine, one.name)
            local wanted = "%s expected %d..%d args, got %d"
            wanted = wanted:format(one.name, one.count, one.count, one.count + 1)
            assert.is_truthy(message:find(wanted, 1, true), one.name .. ": " .. message)
        end
    end)

    it("has no function that the headers lack, apart from its own", function()
        local known = {}
        for _, one in ipairs(functions()) do known[one.name] = one.module end
        for _, one in ipairs(MODULES) do
            for name, value in pairs(one[1]) do
                if type(value) == "function" and name:find("^perk_") then
                    assert.are.equal(one[1], known[name], name)
                end
            end
        end
    end)

    -- Texts may be absent; then the core reports what is wrong.
    local TAKE_TEXTS = {
        perk_api_names = true, perk_api_row = true, perk_config_new = true, perk_doc_parse = true,
        perk_event_parse = true, perk_event_parse_signed = true, perk_op_find = true,
        perk_shape_new = true, perk_sign = true, perk_usage_unknown = true,
    }

    it("refuses nothing where an object is needed", function()
        for _, one in ipairs(functions()) do
            local fine, message = pcall(one.module[one.name], unpack({}, 1, one.count))
            if one.count > 0 and fine then
                local why = one.name .. " took nothing: " .. tostring(message)
                assert.is_true(TAKE_TEXTS[one.name], why)
            end
        end
    end)

    it("knows no type but the objects", function()
        local allowed, uses = {}, 0
        for _, path in ipairs(INTERFACES) do
            for noun in source(path):gmatch("PERK_[OB]%a+%((perk_%l+)") do allowed[noun] = true end
        end
        for _, one in ipairs(MODULES) do
            local wrapper = assert(support.bytes(support.path(BUILD, one[3])))
            for _, use in ipairs{"SWIG_ConvertPtr(%b())", "SWIG_NewPointerObj(%b())"} do
                for call in wrapper:gmatch(use) do
                    local name = call:match("SWIGTYPE_p_([%w_]+)")
                    if name then
                        assert.is_true(allowed[name], name .. " passes as a bare pointer")
                        uses = uses + 1
                    end
                end
            end
        end
        assert.is_true(uses >= 50)
    end)
end)
