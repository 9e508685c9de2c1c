--- The blocking transport for scripts, over libcurl. Ctrl-C in an interpreter cancels the running
--- call. It loads perk.driver, and with it libcurl. Any table with such a `run` can replace it (`perk.kard{transport = …}`), for example under
--- an event loop.

local core = require "perk.core" -- before the driver, which is linked to it
local driver = require "perk.driver"
local tokens = require "perk.tokens"

local curl = {}

---@class perk.Transport
local Transport = {}
Transport.__index = Transport


local function driven(self, call)
    local action = driver.perk_driver_run(self._native, call._native)
    call:_report()
    return action
end


---Runs a call to its next page.
---@param call perk.Call
---@return perk.Document? page nil when there is none left, and when the call failed
---@return perk.Error? err
function Transport:run(call)
    local action = driven(self, call)
    while action == core.PERK_FETCH_TOKEN
        or tokens.serve(call, action, core.now_ms()) do
        if action == core.PERK_FETCH_TOKEN then
            local fetched, err = tokens.fetch(call, core.now_ms())
            if not fetched then return nil, err end
        end
        action = driven(self, call)
    end
    if action == core.PERK_PAGE then return call:page() end
    if action == core.PERK_FAILED then return nil, call:error() end
end


local function as_text(name, value)
    if type(value) == "boolean" then return value and "1" or "0" end
    if type(value) == "number" then return ("%d"):format(value) end
    if type(value) ~= "string" then
        error(name .. ": a string, number or boolean expected, got " .. type(value), 0)
    end
    return value
end


---A transport with its own connections.
---@param options? perk.DriverOptions
---@return perk.Transport?
---@return perk.Error? err
function curl.new(options)
    local native, err = driver.perk_driver_new()
    if not native then return nil, err end
    for name, value in pairs(options or {}) do
        local set
        set, err = driver.perk_driver_set(native, name, as_text(name, value))
        if not set then return nil, err end
    end
    local notice = driver.perk_driver_notice(native)
    if notice then io.stderr:write("perk: ", notice, "\n") end
    return setmetatable({_native = native}, Transport)
end


---The transport's clock, in milliseconds; it never goes back.
---@return integer
function curl.now_ms()
    return core.now_ms()
end


return curl
