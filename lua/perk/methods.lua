--- Methods for scripts, made from the core's table: `kard.offers:list(user_id, {…})`, `offer:activate()`, `kard:request(…)`.
--
-- Path parameters (except the organisation) and the body's items are given by position in the table's order; everything else, and
-- timeout_ms, max_attempts, max_pages, headers and strict, in a table after them. A method gives a value, or nil and an error. Methods that
-- list give a `perk.Pages` at once, and what fails shows when its pages are fetched. `create_many` gives `perk.Outcomes`.
-- @module perk.methods

local core = require "perk.core"
local bulk = require "perk.bulk"
local call = require "perk.call"
local check = require "perk.check"
local describe = require "perk.describe"
local document = require "perk.document"
local pages = require "perk.pages"
local writes = require "perk.writes"

local OPTIONS = {timeout_ms = true, max_attempts = true, max_pages = true, headers = true, strict = true}

local methods = {}


local function contains(list, wanted)
    for _, value in ipairs(list or {}) do
        if value == wanted then return true end
    end
    return false
end


--- Names of the parameters of an operation that are given by position.
function methods.positional(row)
    local names = {}
    for _, field in ipairs(row.params) do
        if contains(field["in"], "path") and not field.setting then names[#names + 1] = field.name end
    end
    for _, field in ipairs(row.params) do
        if field.type == "item" then names[#names + 1] = field.name end
    end
    return names
end


--- Whether an operation writes a list of items, of which any number may be sent in several requests (`create_many`).
function methods.takes_many(row)
    return type(row.body) == "table" and row.body.shape == "list" and row.replay == "once"
end


--- Where the method of an operation is: "legacy.offers.list_by_user" is ("offers", "list_by_user"). Token requests have none.
function methods.place(row)
    if row.host == "token" then return nil end
    return row.name:match("([^.]+)%.([^.]+)$")
end


-- {offers = {list = row}} of a provider; "ping.get" and the like too.
local function rows_of(provider)
    local parts = {}
    for _, row in ipairs(describe.table().operations) do
        local part, name = methods.place(row)
        if part and row.provider == provider then
            parts[part] = parts[part] or {}
            parts[part][name] = row
        end
    end
    return parts
end


local function arguments(row, names, ...)
    local count = select("#", ...)
    if count > #names + 1 then
        error(("%s takes (%s) and a table"):format(row.name, table.concat(names, ", ")), 3)
    end
    local args, options = {}, {}
    for name, value in pairs(check.table_or_nil((select(#names + 1, ...)), row.name) or {}) do
        if OPTIONS[name] then options[name] = value else args[name] = value end
    end
    for index, name in ipairs(names) do
        local value = (select(index, ...))
        if value ~= nil and args[name] ~= nil then error(("%s got %s twice"):format(row.name, name), 3) end
        if value ~= nil then args[name] = value end
    end
    return args, options
end


-- Clients made from one another use that of the first.
local function transport_of(client)
    local owner = rawget(client, "_root") or client
    if not owner.transport then
        local made, err = require("perk.transport.curl").new(owner.transport_options)
        if not made then return nil, err end
        owner.transport = made
    end
    return owner.transport
end


-- The next reply of a call; nil when there is none, nil and an error when it failed.
local function run(running)
    local transport, err = transport_of(running._origin.client)
    if not transport then return nil, err end
    return transport:run(running)
end


-- What a method gives for a reply: one resource, a document, a plain value, null, or true when the reply says nothing.
local function result(row, reply, err)
    if err then return nil, err end
    if not reply then return true end
    if row.multi_status or row.reply_many then return reply end
    if reply.kind == "one" then return reply[1] end
    if reply.kind == "null" then return core.null() end
    return reply.kind == "value" and reply.data or reply
end


local OUT_OF_MEMORY = "not enough memory" -- Lua's own words


-- What `make` gives for the reply of a call. Lack of memory for either is an error of the call's.
local function finish(running, make)
    local fine, value, err = pcall(function() return make(run(running)) end)
    if fine then return value, err end
    if value ~= OUT_OF_MEMORY then error(value, 0) end
    return nil, running:lost() or value
end


local function method(row)
    local names = methods.positional(row)
    return function(part, ...)
        local client = part._client
        local args, options = arguments(row, names, ...)
        if row.paging ~= "none" then
            return pages.new(function() return client:call(row.name, args, options) end, run)
        end
        local running, err = client:call(row.name, args, options)
        if not running then return nil, err end
        local value
        value, err = finish(running, function(reply, failed) return result(row, reply, failed) end)
        if type(err) == "table" then writes.keep(row, err, running._given, args) end
        return value, err
    end
end


-- The method that changes some attributes of what is otherwise replaced as a whole; `perk.null` clears one.
local function method_modify(row)
    local names = methods.positional(row)
    names[#names] = nil -- the item: it is read
    return function(part, ...)
        local args, options = arguments(row, names, ...)
        return result(row, writes.modify(part._client, run, row, args, options))
    end
end


-- The method that sends any number of items: its `progress` is told, after each request, how many items are settled and how many of
-- them were accepted.
local function method_many(row)
    local names = methods.positional(row)
    local parameter = names[#names]
    return function(part, ...)
        local args, options = arguments(row, names, ...)
        local walk = {client = part._client, operation = row.name, parameter = parameter, args = args, run = run}
        walk.most = row.body.max_items > 0 and row.body.max_items or math.huge
        walk.strict, walk.options = walk.client:_split_options(options)
        walk.progress, args.progress = args.progress, nil
        local items = args[parameter]
        args[parameter] = nil
        return bulk.perform(walk, items)
    end
end


local parts = {} -- metatables by provider and part


local function part_of(provider, name)
    parts[provider] = parts[provider] or {}
    local known = parts[provider][name]
    if known == nil then
        local rows = rows_of(provider)[name]
        known = rows and {__index = {}, __name = "perk." .. provider .. "." .. name} or false
        for operation, row in pairs(rows or {}) do
            known.__index[operation] = method(row)
            if row.modify then known.__index.modify = method_modify(row) end
            if methods.takes_many(row) then known.__index[operation .. "_many"] = method_many(row) end
        end
        parts[provider][name] = known
    end
    return known
end


--- The reply of a call that was just made; true when there is none.
function methods.perform(running, err)
    if not running then return nil, err end
    return finish(running, function(reply, failed)
        if failed then return nil, failed end
        return reply or true
    end)
end


--- A request that this version has no method for.
-- @tparam string method
-- @tparam string url a path below base_url, or a URL on the API's own origin; refused elsewhere
-- @tparam[opt] table options params (lists are repeated), json, headers, timeout_ms, max_attempts
-- @treturn perk.Document|true|nil
-- @treturn ?perk.Error
local function request(client, verb, url, options)
    local rest = {}
    for name, value in pairs(check.table_or_nil(options, "options") or {}) do
        if name ~= "params" and name ~= "json" then rest[name] = value end
    end
    options = options or {}
    return methods.perform(client:raw_call(verb, url, options.params, options.json, rest))
end


--- Whether a write was done whose outcome is unknown: reads tell, as far as the API has any. A read that fails leaves what it is
-- about unknown. A write that is still under way counts as not done: let its deadline pass first.
-- @param write the error that the write gave, or the operation's name as `call` takes it
-- @tparam[opt] table args the arguments that it had, with the operation's name
-- @treturn perk.Outcomes|nil one outcome for each item, one for a write without items: accepted (things are as the write would leave
-- them), rejected (not done, can be sent again: the error's code is "not_done") or unknown, each with a `reason`
-- @treturn ?perk.Error
local function reconcile(client, write, args)
    if type(write) ~= "table" then check.string(write, "write") end
    return writes.reconcile(client, run, write, check.table_or_nil(args, "args"))
end


--- A member of a client: a part of its API, `request`, `reconcile`, `upload` or `download`. Nil when there is none of that name.
function methods.member(client, name)
    if name == "request" then return request end
    if name == "reconcile" then return reconcile end
    if name == "upload" or name == "download" then return require("perk.files")[name] end
    local part = type(name) == "string" and part_of(rawget(client, "_provider"), name)
    if not part then return nil end
    local made = setmetatable({_client = client}, part)
    rawset(client, name, made)
    return made
end


-- ---- what some resources can do ----

-- {method, url} of an offer's button; nil when there is none.
local function action_of(offer)
    local found = offer.attributes
    for _, name in ipairs{"components", "cta", "action"} do
        found = type(found) == "table" and rawget(found, name)
    end
    return type(found) == "table" and found or nil
end


local function by_id(origin, offer, asked, options)
    local named = {organization_id = origin.args.organization_id}
    for _, from in ipairs{asked, options or {}} do
        for name, value in pairs(from) do named[name] = value end
    end
    return origin.client.offers:activate(origin.args.user_id, offer.id, named)
end


--- Activates an offer for the user it was listed for: follows the link that it carries exactly as given, else asks for it by id.
-- @tparam[opt] table options
-- @return the event; its `offer()` is the offer as it has become
document.act("standardOffer", "activate", function(offer, options)
    local origin = offer.document._origin
    if not origin then error("no client listed this offer: call offers:activate(user_id, offer_id)", 2) end
    local asked = {supported_components = origin.args.supported_components, include = "offer"}
    local action = action_of(offer)
    if not action then return by_id(origin, offer, asked, options) end
    local reply, err = methods.perform(call.follow(origin.client, action, "offers.activate", asked, options))
    if err then return nil, err end
    return reply ~= true and reply[1] or true
end)


--- The offer as an event has left it, when the reply sent it along.
document.act("offerAttribution", "offer", function(event)
    return event.document:find("standardOffer", tostring(event.entity_id))
end)


return methods
