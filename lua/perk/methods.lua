--- Methods for scripts, made from the core's table: `kard.offers:list(user_id, {…})`,
--- `offer:activate()`, `kard:request(…)`.
---
--- Path parameters (except the organization) and the body's items are given by position; everything
--- else, and the options of the call, in a table after them. A method returns a value, or nil and
--- an error. A method that lists returns a `perk.Pages` at once; what fails shows when its pages
--- are fetched. `create_many` returns `perk.Outcomes`.

local core = require "perk.core"
local bulk = require "perk.bulk"
local call = require "perk.call"
local check = require "perk.check"
local describe = require "perk.describe"
local document = require "perk.document"
local files = require "perk.files"
local pages = require "perk.pages"
local perform = require "perk.perform"
local writes = require "perk.writes"

local unpack = table.unpack or unpack -- luacheck: ignore

local methods = {}


local function contains(list, wanted)
    for _, value in ipairs(list) do
        if value == wanted then return true end
    end
    return false
end


local function row_of(operation)
    return assert(describe.row("operations", operation))
end


-- Arguments by name and call options, of what a method was given: positions `names`, then a table.
local function arguments(row, names, ...)
    local count = select("#", ...)
    if count > #names + 1 then
        error(("%s takes (%s) and a table"):format(row.name, table.concat(names, ", ")), 3)
    end
    local call_options = describe.row("providers", row.provider).call_options
    local args, options = {}, {}
    for name, value in pairs(check.table_or_nil((select(#names + 1, ...)), row.name) or {}) do
        local to = contains(call_options, name) and options or args
        to[name] = value
    end
    for index, name in ipairs(names) do
        local value = (select(index, ...))
        if value ~= nil and args[name] ~= nil then
            error(("%s got %s twice"):format(row.name, name), 3)
        end
        if value ~= nil then args[name] = value end
    end
    return args, options
end


-- What a method returns for a reply: one resource, a document, a plain value, null, or true when
-- the reply is empty.
local function result(row, reply, err)
    if err then return nil, err end
    if not reply then return true end
    if row.returns == "document" then return reply end
    if reply.kind == "one" then return reply[1] end
    if reply.kind == "null" then return core.null() end
    return reply.kind == "value" and reply.data or reply
end


local function method(row)
    return function(part, ...)
        local client = part._client
        local args, options = arguments(row, row.positional, ...)
        if row.returns == "pages" then
            local function open() return client:call(row.name, args, options) end
            return pages.new(open, perform.run)
        end
        local running, err = client:call(row.name, args, options)
        if not running then return nil, err end
        local value
        value, err = perform.finish(running, function(reply, failed)
            return result(row, reply, failed)
        end)
        if type(err) == "table" then writes.keep(row, err, running, args) end
        return value, err
    end
end


local function without_last(list)
    return {unpack(list, 1, #list - 1)}
end


-- The method that changes some attributes of what is otherwise replaced as a whole; `perk.null`
-- clears one.
local function method_modify(row)
    local names = without_last(row.positional) -- the last is the item: it is read
    return function(part, ...)
        local args, options = arguments(row, names, ...)
        return result(row, writes.modify(part._client, row, args, options))
    end
end


-- The method that sends any number of items. After each request `progress` is called with how many
-- items are settled and how many of them were accepted.
local function method_many(row)
    return function(part, ...)
        local args, options = arguments(row, row.positional, ...)
        return bulk.perform(part._client, row, args, options)
    end
end


-- The method that makes one call for each of many ids.
local function method_each(row)
    local pull = require "perk.pull"
    local lists = row.lists
    local names = lists.users and {"ids"} or {"key", "ids"}
    return function(part, ...)
        local args, options = arguments(row, names, ...)
        for _, name in ipairs(pull.OPTIONS) do
            options[name], args[name] = args[name], nil
        end
        local key, ids = lists.users and lists.key or check.string(args.key, "key"), args.ids
        args.key, args.ids = nil, nil
        return pull.new(part._client, row, key, ids, args, options)
    end
end


local function each_of(operations, name)
    for _, operation in pairs(operations) do
        local row = row_of(operation)
        if type(row.lists) == "table" and row.lists.each == name then return method_each(row) end
    end
end


local function modify_of(operations)
    for _, operation in pairs(operations) do
        local row = row_of(operation)
        if row.modify then return method_modify(row) end
    end
end


-- A method of a namespace, whose `operations` are by method; nil when there is none of that name.
local function method_of(operations, name)
    if operations[name] then return method(row_of(operations[name])) end
    if name == "modify" then return modify_of(operations) end
    if tostring(name):find("^for_") then return each_of(operations, name) end
    local single = operations[tostring(name):match("^(.*)_many$")]
    local row = single and row_of(single)
    return row and row.many and method_many(row) or nil
end


-- The metatable of a namespace; its methods are made when they are first used.
local function namespace(provider, name, operations)
    local made = {}
    return {__name = "perk." .. provider .. "." .. name, __index = function(_, wanted)
        made[wanted] = made[wanted] or method_of(operations, wanted)
        return made[wanted]
    end}
end


local namespaces = {} -- metatables by provider and name


local function namespace_of(provider, name)
    namespaces[provider] = namespaces[provider] or {}
    local known = namespaces[provider][name]
    local operations = describe.row("providers", provider).namespaces[name]
    if not known and operations then
        known = namespace(provider, name, operations)
        namespaces[provider][name] = known
    end
    return known
end


-- ---- methods of every client ----

---@class perk.Client
local Client = {upload = files.upload, download = files.download}

---@class perk.RequestOptions
---@field params? table lists are repeated
---@field json? any
---@field headers? table<string, string>
---@field timeout_ms? integer
---@field max_attempts? integer

---Performs a request for which this version has no method.
---@param method string
---@param url string a path below base_url, or a URL on the API's own origin; rejected elsewhere
---@param options? perk.RequestOptions
---@return perk.Document|true|nil reply
---@return perk.Error? err
function Client:request(method, url, options) -- luacheck: ignore method
    local rest = {}
    for name, value in pairs(check.table_or_nil(options, "options") or {}) do
        if name ~= "params" and name ~= "json" then rest[name] = value end
    end
    options = options or {}
    return perform.reply(self:raw_call(method, url, options.params, options.json, rest))
end


---Reads whether a write of unknown outcome was done, as far as the API shows it. Returns one
---outcome per item, one for a write without items: accepted (things are as the write would leave
---them), rejected (not done, can be sent again: the error's code is "not_done") or unknown, each
---with a `reason`. An item whose read fails stays unknown. A write that is still under way counts
---as not done: let its deadline pass first.
---@param write perk.Error|perk.OperationName the error that the write returned, or its operation
---@param args? table with an operation: the arguments of the write
---@return perk.Outcomes?
---@return perk.Error? err
function Client:reconcile(write, args)
    if type(write) ~= "table" then check.string(write, "write") end
    return writes.reconcile(self, write, check.table_or_nil(args, "args"))
end


-- A member of a client: one of the methods above, or a namespace of its API; nil when there is none
-- of that name.
function methods.member(client, name)
    if Client[name] then return Client[name] end
    local metatable = namespace_of(rawget(client, "_provider"), name)
    if not metatable then return nil end
    local made = setmetatable({_client = client}, metatable)
    rawset(client, name, made)
    return made
end


-- ---- methods of some resources ----

---@class perk.Offer
local Offer = {}


---Activates the offer for the user it was listed for: follows the link that it has, exactly as it
---was sent, else activates it by id. Returns the event; its `offer()` is the offer as it is now.
---@param options? perk.CallOptions
---@return perk.OfferAttribution?
---@return perk.Error? err
function Offer:activate(options)
    local origin = self.document._origin
    if not (origin and origin.given) then
        error(select(2, core.perk_usage_error(core.PERK_USAGE_OFFER_NOT_LISTED)), 2)
    end
    local _, rest = origin.client:_split_options(options)
    local running, err = call.activate(origin.client, self._native, origin.given, rest)
    local reply
    reply, err = perform.reply(running, err)
    if err then return nil, err end
    return reply ~= true and reply[1] or true
end


---@class perk.OfferAttribution
local OfferAttribution = {}


---The offer as it is after the event, when the reply included it.
---@return perk.Offer?
function OfferAttribution:offer()
    local native = core.perk_resource_offer(self._native)
    return native and self.document:_resource(native)
end


document.add_method("standardOffer", "activate", Offer.activate)
document.add_method("offerAttribution", "offer", OfferAttribution.offer)


return methods
