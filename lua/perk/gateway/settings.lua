--- The options of a gateway, checked: one table for every shell. A default that is not here is that
--- of the module which has the option.
---
---    local read = assert(settings.read({clients = {kard = {…}}}, {dict = {kind = "string"}}))

local core = require "perk.core"
local describe = require "perk.describe"

local settings = {}

-- kind: a Lua type, "integer" or "secrets"; least, most: bounds of a number
local TOKEN = {
    refresh_at = {kind = "number", least = 0.1, most = 0.95},
    wait = {kind = "number", least = 0.1, most = 600},
}
local MAX_BODY = {kind = "integer", least = 1}
local WEBHOOK = {
    keys = {kind = "secrets", required = true},
    max_body = MAX_BODY,
    busy_seconds = {kind = "integer", least = 1},
    done_seconds = {kind = "integer", least = 1},
    once = {kind = "boolean"},
    events = {kind = "boolean"},
}
local ATTRIBUTION = {
    client = {kind = "string"},
    queue = {kind = "integer", least = 1},
    every = {kind = "number", least = 0.01},
    batch = {kind = "integer", least = 1, most = 100},
    senders = {kind = "integer", least = 1},
}
local GROUPS = {token = TOKEN, webhook = WEBHOOK, attribution = ATTRIBUTION}
local CLIENT_NAME = "^[%w_%-]+$" -- it stands in log lines and in the labels of counters


-- ---- errors ----

-- Raised in here, and returned by `read`.
local function fail(code, where, what)
    local message = where .. ": " .. what
    error(setmetatable({code = code, message = message, pointer = where}, core.error_metatable()))
end


local function fail_type(where, wanted, value)
    fail("wrong_type", where, ("%s expected, got %s"):format(wanted, type(value)))
end


local function pass(err)
    if err then error(err) end
end


local function check_name(noun, name, known)
    if known[name] ~= nil then return end
    local names = {}
    for each in pairs(known) do names[#names + 1] = each end
    table.sort(names)
    pass(select(2, core.perk_usage_unknown(noun, tostring(name), table.concat(names, " "))))
end


local function check_table(where, value)
    if type(value) ~= "table" then fail_type(where, "a table", value) end
    return value
end


-- ---- secrets ----

local function from_file(where, path)
    local file = io.open(path, "rb")
    local text = file and file:read("*a")
    if file then file:close() end
    if not text then fail("input", where, "the file cannot be read: " .. path) end
    return (text:gsub("\r?\n$", ""))
end


local function from_environment(where, name)
    return os.getenv(name) or fail("missing", where, "the environment has no " .. name)
end


local READERS = {file = from_file, env = from_environment}


-- A text that is given as it is, by {file = path} or by {env = name}.
local function text_of(where, value)
    if type(value) ~= "table" then return value end
    local how, from = next(value)
    if not READERS[how] or next(value, how) ~= nil or type(from) ~= "string" then
        fail_type(where, 'a text, {file = "…"} or {env = "…"}', value)
    end
    return READERS[how](where, from)
end


local function secrets_of(where, value)
    if type(value) ~= "table" or READERS[next(value)] then value = {value} end
    local texts = {}
    for index, each in ipairs(value) do texts[index] = text_of(where, each) end
    if #texts == 0 then fail("missing", where, "no key is given") end
    return texts
end


-- ---- groups of options ----

local function checked_number(where, value, rule)
    if type(value) ~= "number" then fail_type(where, "a number", value) end
    if rule.kind == "integer" and value % 1 ~= 0 then
        fail("wrong_type", where, "an integer expected")
    end
    if not (value >= (rule.least or value) and value <= (rule.most or value)) then
        fail("out_of_range", where, ("from %s to %s"):format(rule.least or "-", rule.most or "any"))
    end
    return value
end


local function checked(where, value, rule)
    if rule.kind == "secrets" then return secrets_of(where, value) end
    if rule.kind == "number" or rule.kind == "integer" then
        return checked_number(where, value, rule)
    end
    if type(value) ~= rule.kind then fail_type(where, "a " .. rule.kind, value) end
    return value
end


local function read_group(where, given, rules)
    local group = {}
    for name, value in pairs(check_table(where, given)) do
        check_name("option of " .. where, name, rules)
        group[name] = checked(where .. "." .. name, value, rules[name])
    end
    for name, rule in pairs(rules) do
        if rule.required and group[name] == nil then
            fail("missing", where, name .. " is required")
        end
    end
    return group
end


-- ---- clients and shapes ----

-- The settings of one client, without its provider. The core checks their values.
local function read_client(where, given, row)
    local own = {}
    for name, value in pairs(given) do
        if row.driver_options[name] ~= nil then
            pass(select(2, core.perk_usage_error(core.PERK_USAGE_DRIVER_OPTION)))
        end
        if name ~= "provider" then
            check_name("setting of " .. row.name, name, row.settings)
            local is_object = row.settings[name] == "object"
            own[name] = is_object and value or text_of(where .. "." .. name, value)
        end
    end
    return {provider = row.name, settings = own}
end


local function read_clients(given)
    local clients = {}
    for name, one in pairs(check_table("clients", given)) do
        local where = "clients." .. tostring(name)
        if type(name) ~= "string" or not name:find(CLIENT_NAME) then
            fail("input", where, "a name of letters, digits, - and _ is needed")
        end
        check_table(where, one)
        local row, err = describe.row("providers", one.provider or name)
        pass(err)
        clients[name] = read_client(where, one, row)
    end
    return clients
end


-- The core checks the rules.
local function read_shapes(given)
    local shapes = {}
    for name, one in pairs(check_table("shapes", given)) do
        local where, rules = "shapes." .. tostring(name), {}
        for rule, value in pairs(check_table(where, one)) do rules[rule] = value end
        rules.max_body = nil
        local cap = one.max_body and checked(where .. ".max_body", one.max_body, MAX_BODY)
        shapes[name] = {rules = rules, max_body = cap}
    end
    return shapes
end


-- Attribution uses the client that it names, or the only one.
local function choose_client(read)
    local chosen = read.attribution
    if not chosen then return end
    local first = next(read.clients)
    if not chosen.client and first and next(read.clients, first) == nil then
        chosen.client = first
    end
    if not chosen.client then fail("missing", "attribution", "client is required") end
    check_name("client", chosen.client, read.clients)
end


-- ---- reading ----

local function known_options(shell_options)
    local known = {clients = true, shapes = true}
    for name in pairs(GROUPS) do known[name] = true end
    for name in pairs(shell_options) do known[name] = true end
    return known
end


local function read_all(options, shell_options)
    local read, known = {}, known_options(shell_options)
    for name in pairs(check_table("options", options)) do check_name("option", name, known) end
    read.clients = read_clients(options.clients or {})
    read.shapes = read_shapes(options.shapes or {})
    for name, rules in pairs(GROUPS) do
        if options[name] ~= nil then read[name] = read_group(name, options[name], rules) end
    end
    for name, rule in pairs(shell_options) do
        read[name] = rule.default
        if options[name] ~= nil then read[name] = checked(name, options[name], rule) end
    end
    choose_client(read)
    return read
end


---Checks the options of a gateway. Files and variables that have secrets are read.
---@param options table
---@param shell_options? table<string, table> the shell's own: {dict = {kind = "string"}}, also with
---    `default`
---@return table? read {clients = {name = {provider, settings}}, shapes = {…}, webhook, attribution,
---    token, and the shell's own}
---@return perk.Error? err
function settings.read(options, shell_options)
    local fine, result = pcall(read_all, options, shell_options or {})
    if fine then return result end
    if type(result) ~= "table" then error(result, 0) end
    return nil, result
end


return settings
