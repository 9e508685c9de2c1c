--- Notifies functions of the caller of what calls did. While there are none, the core collects
--- nothing.

local core = require "perk.core"

local observer = {}

---@alias perk.Log fun(level: "info"|"debug", text: string, event: perk.CallEvent)

---What a call did (perk_events.h describes the members).
---@class perk.CallEvent
---@field kind "exchange"|"retry"|"wait"|"login"|"renewal"|"dropped"
---@field level "info"|"debug"
---@field text string one line without ids, secrets and personal data
---@field method? string
---@field path? string the template of the operation, with its braces
---@field operation? perk.OperationName
---@field host? string
---@field status? integer
---@field ms? integer
---@field sent? integer bytes
---@field bytes? integer of the reply
---@field request_id? string
---@field attempt? integer
---@field error? perk.ErrorCode
---@field reason? string
---@field seconds? number
---@field count? integer


-- What PERK_LOG asks for: lines on the error output.
local function to_stderr(_, text)
    io.stderr:write("libperk: ", text, "\n")
end


local function function_or_nil(value, name)
    if value ~= nil and type(value) ~= "function" then
        error(name .. ": a function expected, got " .. type(value), 0)
    end
    return value
end


local LEVELS = {info = core.PERK_OBSERVE_INFO, debug = core.PERK_OBSERVE_DEBUG}


---What the variable PERK_LOG asks for; nil when it is not set.
---@return "info"|"debug"|nil
---@return perk.Error? err
function observer.environment()
    local level = (os.getenv("PERK_LOG") or ""):lower()
    if LEVELS[level] or level == "" then return LEVELS[level] and level end
    return nil, select(2, core.perk_usage_error(core.PERK_USAGE_LOG_LEVEL))
end


-- The function that gets the events of a client, and the level that it needs (in the core's
-- numbers); nil for no events.
function observer.new(log, on_exchange)
    log, on_exchange = function_or_nil(log, "log"), function_or_nil(on_exchange, "on_exchange")
    local asked, err = observer.environment()
    if err then return nil, nil, err end
    local level = (log or on_exchange) and "debug" or asked
    if not level then return nil end
    local is_quiet = not log and asked == "info"
    if asked then log = log or to_stderr end
    return function(event)
        local is_wanted = log and not (is_quiet and event.level == "debug")
        if is_wanted then log(event.level, event.text, event) end
        if on_exchange and event.kind == "exchange" then on_exchange(event) end
    end, LEVELS[level]
end


-- An error in the caller's functions must not replace the result of the call.
local function pass_on(notify, event)
    local fine, why = pcall(notify, event)
    if not fine then
        io.stderr:write("libperk: an event could not be passed on: ", tostring(why), "\n")
    end
end


---Passes on what a call did since the last time.
---@param notify fun(event: perk.CallEvent)
---@param call perk.Call
function observer.report(notify, call)
    local text = core.perk_call_take_events(call._native)
    for _, event in ipairs(text and core.parse(text) or {}) do pass_on(notify, event) end
end


---The same of the calls of an engine.
---@param notify fun(event: perk.CallEvent)
---@param text? string a list of {tag, events}
function observer.report_all(notify, text)
    for _, one in ipairs(text and core.parse(text) or {}) do
        for _, event in ipairs(one.events) do pass_on(notify, event) end
    end
end


return observer
