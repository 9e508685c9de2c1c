-- Every function of the public headers is bound, takes as many arguments as it should, and no type of it passes unconverted: a typemap
-- that does not match would say nothing.
local core = require "perk.core"
local support = require "support"

local unpack = table.unpack or unpack
local HEADERS = {"perk.h", "perk_webhook.h", "perk_writes.h", "perk_curl.h"}


local function source(path)
    local text = assert(support.bytes(support.path(path)))
    return (text:gsub("/%*.-%*/", ""):gsub("\n#[^\n]*", ""))
end


-- Names that api.i hides: {perk_error_clear = true}.
local function hidden()
    local names, text = {}, source("bindings/common/api.i")
    for name in text:gmatch("%%ignore%s+([%w_]+)") do names[name] = true end
    for name in text:gmatch("PERK_OBJECT%([%w_]+,%s*([%w_]+)%)") do names[name] = true end
    return names
end


-- What the caller gives of a parameter list: the error, and the check for signals, are the binding's own.
local function given(parameters)
    local count = 0
    for parameter in (parameters .. ","):gmatch("%s*(.-)%s*,") do
        local own = parameter == "void" or parameter:find("perk_error %*err$") or parameter:find("^perk_tick") or
            parameter:find("void %*context$")
        if not own then count = count + 1 end
    end
    return count
end


local function functions()
    local found, skip = {}, hidden()
    for _, header in ipairs(HEADERS) do
        for name, parameters in source("csrc/include/perk/" .. header):gmatch("PERK_API[^;(]-([%w_]+)%(([^;]-)%);") do
            if not skip[name] then found[#found + 1] = {name = name, count = given(parameters)} end
        end
    end
    return found
end


describe("the binding", function()
    it("has every function of the headers, with the arguments of the headers", function()
        local all = functions()
        assert.is_true(#all > 70, #all)
        for _, one in ipairs(all) do
            assert.is_function(core[one.name], one.name)
            local fine, message = pcall(core[one.name], unpack({}, 1, one.count + 1))
            assert.is_false(fine, one.name)
            local wanted = ("%s expected %d..%d args, got %d"):format(one.name, one.count, one.count, one.count + 1)
            assert.is_truthy(message:find(wanted, 1, true), one.name .. ": " .. message)
        end
    end)

    it("has no function that the headers lack, apart from its own", function()
        local known = {}
        for _, one in ipairs(functions()) do known[one.name] = true end
        for name, value in pairs(core) do
            if type(value) == "function" and name:find("^perk_") then assert.is_true(known[name], name) end
        end
    end)

    -- Texts may be absent; then the core reports what is wrong.
    local TAKE_TEXTS = {
        perk_api_names = true, perk_api_row = true, perk_config_new = true, perk_doc_parse = true,
        perk_event_parse = true, perk_event_parse_signed = true, perk_op_find = true, perk_sign = true,
    }

    it("refuses nothing where an object is needed", function()
        for _, one in ipairs(functions()) do
            local fine, message = pcall(core[one.name], unpack({}, 1, one.count))
            if one.count > 0 and fine then
                assert.is_true(TAKE_TEXTS[one.name], one.name .. " took nothing: " .. tostring(message))
            end
        end
    end)

    it("knows no type but the objects", function()
        local wrapper = assert(support.bytes(support.path(os.getenv("PERK_BUILD") or "build", "bindings/lua/perk_wrap.c")))
        local allowed = {}
        for noun in source("bindings/common/api.i"):gmatch("PERK_[OB]%a+%((perk_%l+)") do allowed[noun] = true end
        local seen = 0
        for _, use in ipairs{"SWIG_ConvertPtr(%b())", "SWIG_NewPointerObj(%b())"} do
            for call in wrapper:gmatch(use) do
                local name = call:match("SWIGTYPE_p_([%w_]+)")
                if name then
                    assert.is_true(allowed[name], name .. " passes as a bare pointer")
                    seen = seen + 1
                end
            end
        end
        assert.is_true(seen >= 50)
    end)

    it("exports its entry and nothing else", function()
        local pipe = io.popen("nm -D --defined-only " .. support.quoted(os.getenv("PERK_MODULE")))
        local listed = pipe:read("*a")
        pipe:close()
        assert.are.equal("luaopen_perk_core", listed:match("T ([%w_]+)"))
        assert.are.equal(1, select(2, listed:gsub("\n", "")))
    end)

    it("is not linked to a Lua, and stays loaded", function()
        local pipe = io.popen("readelf -d " .. support.quoted(os.getenv("PERK_MODULE")))
        local listed = pipe:read("*a")
        pipe:close()
        assert.is_nil(listed:lower():match("needed[^\n]*lua"))
        assert.is_truthy(listed:find("NODELETE", 1, true))
    end)
end)
