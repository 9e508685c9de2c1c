-- Processes around the module: valgrind, a host with its own Lua, Python in the same one. Under Lua
-- 5.4 only; the others load the same C.
local support = require "support"

if os.getenv("PERK_LUA") ~= "lua5.4" then return end

local BUILD = support.path(os.getenv("PERK_BUILD") or "build")


local function output(command, ...)
    local pipe = io.popen(command:format(...) .. " 2>&1; echo status $?")
    local said = pipe:read("*a")
    pipe:close()
    return said
end


local function assert_fine(said, words)
    assert.is_truthy(said:find("status 0\n", 1, true), said)
    assert.is_truthy(said:find(words, 1, true), said)
end


local VALGRIND = "valgrind --quiet --error-exitcode=9 --leak-check=full "
    .. "--show-leak-kinds=definite,indirect --errors-for-leak-kinds=definite,indirect "


-- The plugins of Kong and APISIX run in LuaJIT only.
local PARTS = {["5.1"] = "perk kong apisix", ["5.4"] = "perk"}


local function lua_files(folder, parts)
    return output("cd %s && find %s -name '*.lua' | LC_ALL=C sort", support.quoted(folder), parts)
end


describe("in a process", function()
    it("leaves nothing behind and reads nothing astray under valgrind", function()
        assert_fine(
            output(VALGRIND .. "lua5.4 %s", support.quoted(support.path("tests/lua/memory.lua"))),
            "nothing is left"
        )
    end)

    it("loads into a host that exports its own Lua, and survives a lack of memory there", function()
        local host = support.quoted(BUILD .. "/bindings/lua/perk_lua_host")
        local scripts = support.quoted(
            support.path("tests/lua/host_script.lua")
        ) .. " " .. support.quoted(support.path("tests/lua/host_starved.lua"))
        assert_fine(output(VALGRIND .. host .. " " .. scripts), "0 objects alive, 0 bytes in use")
    end)

    for abi, lua in pairs{["5.1"] = "luajit", ["5.4"] = "lua5.4"} do
        it("is built and installed by luarocks for " .. lua, function()
            local tree = os.tmpname()
            os.remove(tree)
            local headers = io.popen(
                "pkg-config --cflags-only-I " .. lua
            ):read("*l"):match("%-I(%S+)")
            local rockspec = "lua/rockspecs/" .. abi .. "/libperk-0.1.0-1.rockspec"
            local make = "cd %s && CMAKE_BUILD_PARALLEL_LEVEL=2 "
                .. "luarocks --lua-version %s make --tree %s %s LUA_INCDIR=%s"
            assert_fine(
                output(make, support.quoted(support.path()), abi, tree, rockspec, headers),
                "is now installed"
            )
            local paths = ("LUA_PATH='TREE/share/lua/ABI/?.lua;TREE/share/lua/ABI/?/init.lua' "
                .. "LUA_CPATH='TREE/lib/lua/ABI/?.so'")
                :gsub("TREE", tree):gsub("ABI", abi)
            local script = [[local perk = require "perk" require "perk.driver" print(perk.dump{1})]]
            assert_fine(output("cd / && %s %s -e '%s'", paths, lua, script), "[1]")
            local installed = lua_files(tree .. "/share/lua/" .. abi, "*")
            assert.are.equal(lua_files(support.path("lua"), PARTS[abi]), installed)
            os.execute("rm -rf " .. tree)
        end)
    end

    it("has modules that are hardened", function()
        local modules = {}
        for _, abi in ipairs{"5.1", "5.3", "5.4"} do
            for _, name in ipairs{"core.so", "driver.so"} do
                modules[#modules + 1] = support.quoted(
                    ("%s/lua/%s/perk/%s"):format(BUILD, abi, name)
                )
            end
        end
        local tool = support.quoted(support.path("tools/check_hardening.py"))
        assert_fine(
            output("python3 %s %s", tool, table.concat(modules, " ")), "6 files are hardened"
        )
    end)

    it("runs in one process with the Python module", function()
        local python = os.getenv("PERK_PYTHON") or support.path(".venv/bin/python")
        assert_fine(output(
            "%s %s liblua5.4.so.0", support.quoted(python),
            support.quoted(support.path("tests/lua/side_by_side.py"))
        ), "side by side")
    end)
end)
