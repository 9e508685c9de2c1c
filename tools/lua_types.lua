-- Writes lua/perk/types.lua, the annotations for the Lua language server, from the core's table.
-- Usage: lua tools/lua_types.lua > lua/perk/types.lua   (LUA_PATH and LUA_CPATH find perk)
local describe = require "perk.describe"
local methods = require "perk.methods"

local FIXED = [[
---@meta perk
-- Annotations for the Lua language server. Made by tools/lua_types.lua from the operation table; not to be edited, never loaded.

---@class perk.Error
---@field code perk.ErrorCode
---@field message string one line
---@field advice string what to do next
---@field pointer? string JSON pointer, parameter or header at fault
---@field http_status? integer
---@field api_code? integer the provider's own numeric code
---@field api_name? string the provider's own name for the error
---@field request_id? string
---@field attempts integer requests sent
---@field retryable boolean the same call may succeed later
---@field outcome_unknown boolean the server may or may not have acted on this write
---@field retry_after_ms? integer
---@field offset? integer byte of the text where parsing stopped
---@field body? string the failing reply's body
---@field headers? table<string, string> its headers by lower-case name
---@field meta? table
---@field links? table
---@field jsonapi? table

---@class perk.Resource
---@field id string
---@field type string
---@field raw table as it was sent
---@field attributes table
---@field relationships table
---@field document perk.Document
---@field [string] any
local Resource = {}

---@param name string
---@return perk.Resource|perk.Resource[]|nil
function Resource:related(name) end

---The digits of a number as they were sent: offer:digits("userReward.value"); list places count from 0.
---@param path string
---@return string?
function Resource:digits(path) end

---@class perk.Document: perk.Resource[]
---@field status integer
---@field kind "one"|"many"|"null"|"value"|"none"
---@field json string
---@field data any
---@field meta? table
---@field links? table as it was sent
---@field jsonapi? table
---@field errors table[]
---@field problems perk.Error[] what went wrong with parts of the reply
---@field included perk.Resource[]
---@field one? perk.Resource
---@field cursor? string
local Document = {}

---@param name string
---@return string?
function Document:link(name) end

---@param type string
---@param id string
---@return perk.Resource?
function Document:find(type, id) end

---@class perk.Pages
---@operator call: perk.Resource?
local Pages = {}

---@return fun(): perk.Document?
function Pages:pages() end

---@return fun(): perk.Resource?
function Pages:each() end

---@return perk.Resource[]?, perk.Error?
function Pages:list() end

---@return perk.Resource?, perk.Error?
function Pages:first() end

---@class perk.Request
---@field method string
---@field url string
---@field headers table<string, string>
---@field body? string

---@class perk.Call
local Call = {}

---@param now_ms integer
---@param random? integer
---@return "send"|"wait"|"fetch_token"|"load_token"|"save_token"|"page"|"done"|"failed"
function Call:step(now_ms, random) end

---@return perk.Request?
function Call:request() end

---@return integer
function Call:wait_ms() end

---@param now_ms integer
---@return number
function Call:left_ms(now_ms) end

---@return integer
function Call:max_body() end

---@param status integer
---@param headers? table<string, string|string[]>
---@param body? string
---@param now_ms? integer
---@return true?, perk.Error?
function Call:feed(status, headers, body, now_ms) end

---@param code perk.ErrorCode
---@param sent boolean
---@param why? string
---@return true?, perk.Error?
function Call:abort(code, sent, why) end

---@return perk.Document?
function Call:page() end

---@return perk.Error?
function Call:error() end

---@param name string
---@return string?
function Call:reply_header(name) end

---@class perk.CallOptions
---@field timeout_ms? integer
---@field max_attempts? integer
---@field max_pages? integer
---@field headers? table<string, string> of your own, beside those of the client
---@field strict? boolean

---@class perk.RequestOptions
---@field params? table lists are repeated
---@field json? any
---@field headers? table<string, string>
---@field timeout_ms? integer
---@field max_attempts? integer

---@class perk.Client
local Client = {}

---@param operation perk.OperationName
---@param args? table
---@param options? perk.CallOptions
---@return perk.Call?, perk.Error?
function Client:call(operation, args, options) end

---@param method string
---@param url string
---@param query? table
---@param json? any
---@param options? perk.CallOptions
---@return perk.Call?, perk.Error?
function Client:raw_call(method, url, query, json, options) end

---@param token string
---@param now_ms integer
---@param seconds? number that it has left; until it is refused when left out
---@return true?, perk.Error?
function Client:set_token(token, now_ms, seconds) end

---@param operation perk.OperationName
---@param args? table
---@return table?, perk.Error?
function Client:explain(operation, args) end

---@param write perk.Error|perk.OperationName the error that a write gave, or its operation
---@param args? table with the operation's name: the arguments that it had
---@return perk.Outcomes?, perk.Error?
function Client:reconcile(write, args) end

---@class perk.Finding
---@field operation string
---@field kind "unknown_field"|"unknown_type"|"unknown_value"|"other_json_type"|"not_a_resource"|"more"
---@field where string
---@field value string|lightuserdata perk.null when it may not be kept
---@field count integer

---@param options? { reset?: boolean }
---@return perk.Finding[]?, perk.Error?
function Client:drift(options) end

---Puts a file to a signed URL, without this client's token and headers. `target` is what `transactions:create_upload_urls` gave, or the URL.
---@param target string|perk.Resource
---@param data string|file*
---@param options? {content_type?: string, timeout_ms?: integer, max_attempts?: integer}
---@return true?
---@return perk.Error? err
function Client:upload(target, data, options) end

---What lies behind a signed URL, as it is stored; fetched without this client's token and headers.
---@param source string|perk.Resource|perk.Event one that carries the URL, or the URL itself
---@param options? {max_body?: integer, timeout_ms?: integer, max_attempts?: integer}
---@return string?
---@return perk.Error? err
function Client:download(source, options) end

---A transfer to or from a signed URL, to be driven by the host.
---@param url string
---@param body? string what to put; without it the object is fetched
---@param content_type? string
---@param options? {max_body?: integer, timeout_ms?: integer, max_attempts?: integer}
---@return perk.Call?
---@return perk.Error? err
function Client:transfer_call(url, body, content_type, options) end

---@param now_ms integer
---@return string?, perk.Error?
function Client:token(now_ms) end

---@param issuer string
---@return perk.Client?, perk.Error?
function Client:for_issuer(issuer) end

---@class perk.Quota
---@field capacity? integer
---@field remaining? integer
---@field resets_in_ms integer
---@field age_ms integer

---@param now_ms? integer
---@return perk.Quota?, perk.Error?
function Client:quota(now_ms) end

---@param name string
---@return string?
function Client:setting(name) end

---@param method string
---@param url string
---@param options? perk.RequestOptions
---@return perk.Document|true|nil, perk.Error?
function Client:request(method, url, options) end

---@class perk.Outcome
---@field index integer from 1, in input order
---@field item any
---@field fate "accepted"|"rejected"|"unknown"
---@field error? perk.Error why it was not accepted
---@field reason? string what reconcile has found, in one line

---@class perk.BulkError: perk.Error
---@field cause perk.Error the first item's
---@field outcomes perk.Outcomes

---@class perk.Outcomes: perk.Outcome[]
local Outcomes = {}

---@return perk.Outcome[]
function Outcomes:accepted() end

---@return perk.Outcome[]
function Outcomes:rejected() end

---@return perk.Outcome[]
function Outcomes:unknown() end

---@return perk.BulkError? # nil when every item was accepted
function Outcomes:error() end

function Outcomes:raise_for_errors() end

---@return perk.Outcomes?, perk.Error?
function Outcomes:reconcile() end

---@class perk.TokenStore
---@field load fun(key: string): string?, number?
---@field save fun(key: string, token: string, seconds: number)

---@class perk.TransportSettings
---@field transport? table
---@field proxy? string
---@field ca_file? string
---@field connect_timeout_ms? integer
---@field http2? boolean
---@field token_file? string
---@field token_store? perk.TokenStore

---@class perk.Check
local Check = {}

---@param chunk string
---@return true?, perk.Error?
function Check:update(chunk) end

---@param signature? string
---@return true?, perk.Error?
function Check:final(signature) end

---@class perk.Verifier
local Verifier = {}

---@param body string
---@param signature? string
---@return true?, perk.Error?
function Verifier:check(body, signature) end

---@param key string
---@return true?, perk.Error?
function Verifier:add_key(key) end

---@return perk.Check?, perk.Error?
function Verifier:begin() end

---@class perk.Event
---@field type string
---@field id string "" for legacy earned rewards and events of Capillary without eventId; the placement's for placement files
---@field key string by this a second delivery of the same event is known
---@field known boolean the API sends this type
---@field standing "current"|"removed"|"unknown"
---@field received_at number seconds since 1970 in UTC
---@field issuer_id? string
---@field issuer_name? string
---@field resource perk.Resource
---@field errors any[]
---@field document perk.Document

---@class perk.Seen
---@field claim fun(self: any, key: string): boolean true for one caller only
---@field release fun(self: any, key: string) undoes a claim

---@class perk.WebhookSettings
---@field keys string|string[]|perk.Verifier
---@field on_event fun(event: perk.Event): any, any fails by raising or by giving nil and a reason
---@field seen? perk.Seen
---@field max_body? integer bytes
---@field busy_seconds? integer an event whose on_event takes longer may be handled again; 300 if not given

---@class perk.WebhookHandler
---@field verifier perk.Verifier
local WebhookHandler = {}

---@param headers table<string, string|string[]>
---@param body string
---@param received_at? number
---@return integer status, string text, any why
function WebhookHandler:handle(headers, body, received_at) end

---@class perk
---@field null lightuserdata
---@field enums perk.enums
---@field _VERSION string
local perk = {}

---@param text string
---@return any, perk.Error?
function perk.parse(text) end

---@param value any
---@return string?, perk.Error?
function perk.dump(value) end

---@generic T: table
---@param list? T
---@return T
function perk.array(list) end

---@param body string
---@return perk.Document?, perk.Error?
function perk.document(body) end

---@param keys string|string[]
---@return perk.Verifier?, perk.Error?
function perk.verifier(keys) end

---@param body string
---@param signature? string
---@param keys string|string[]|perk.Verifier
---@param received_at? number
---@return perk.Event?, perk.Error?
function perk.unwrap(body, signature, keys, received_at) end

---@param body string
---@param received_at? number
---@return perk.Event?, perk.Error?
function perk.event(body, received_at) end

---@param settings perk.WebhookSettings
---@return perk.WebhookHandler?, perk.Error?
function perk.webhook_handler(settings) end

---@param limit? integer
---@return perk.Seen
function perk.webhook_seen(limit) end

---@param key string
---@param body string
---@return string?, perk.Error?
function perk.sign(key, body) end

---@param email string
---@param options? {strict?: boolean}
---@return string?, perk.Error?
function perk.hem(email, options) end

---@class perk.HemFinding
---@field index integer from 1
---@field problem string
---@field differs boolean it can be hashed, but other clients hash it differently

---@param emails string[]|fun(): string?
---@return fun(): perk.HemFinding?
function perk.hem_doctor(emails) end

---@return integer
function perk.live() end
]]

local TYPES = {string = "string", int = "integer", num = "number", bool = "boolean", time = "string", object = "table", json = "any", item = "table"}

local table_of = describe.table()
local lines = {}


local function put(text, ...)
    lines[#lines + 1] = select("#", ...) > 0 and text:format(...) or text
end


local function words(values)
    local quoted = {}
    for index, value in ipairs(values) do quoted[index] = ("%q"):format(value) end
    return table.concat(quoted, "|")
end


local function resource_class(type)
    for _, row in ipairs(table_of.resources) do
        if row.type == type then return "perk." .. row.class end
    end
    return "perk.Resource"
end


local kinds = {}
for _, kind in ipairs(table_of.resources) do kinds[kind.type] = kind end


-- Whether an operation takes a kind's items in another form than they are created in.
local function changes(row, kind)
    return type(row.body.id) == "string" or row.body.update and type(kind.update) == "string"
end


local function item_type(row)
    local classes = {}
    for index, type in ipairs(row.body.types) do
        classes[index] = resource_class(type) .. (changes(row, kinds[type]) and "Update" or "Request")
    end
    return table.concat(classes, "|")
end


local function type_of(field, row)
    local word = field.format == "decimal" and "string|number" or TYPES[field.type]
    if field.type == "item" and row and row.body then word = item_type(row) end
    if field.values then word = "perk." .. field.values end
    if field.object then word = "perk." .. field.object end
    if field.arity == "one" then return word end
    local list = word:find("|", 1, true) and "(" .. word .. ")[]" or word .. "[]"
    return field.all_word and ("%s|%s|%q"):format(list, word, field.all_word) or list
end


local function optional(field)
    return (not field.required or field.setting or field.fixed) and "?" or ""
end


-- What a field must look like, beyond its type.
local function notes(field)
    local said = {field.looks or nil}
    if field.unit then said[#said + 1] = "in " .. field.unit end
    if field.needs then said[#said + 1] = "together with " .. field.needs end
    if field.excludes then said[#said + 1] = "not together with " .. table.concat(field.excludes, " or ") end
    if field.only_when then said[#said + 1] = ("only when %s is %s"):format(field.only_when.name, field.only_when.is) end
    if field.exact then said[#said + 1] = "Resource:digits gives the digits that were sent" end
    return #said > 0 and "; " .. table.concat(said, "; ") or ""
end


local function put_field(field, row)
    put("---@field %s%s %s %s%s", field.name, optional(field), type_of(field, row), field.doc, notes(field))
end


local known = {}


-- A class, once.
local function put_class(name, parents, doc)
    assert(not known[name], name .. " would be there twice")
    known[name] = true
    put(doc and "\n---" .. doc or "")
    put("---@class perk.%s%s", name, parents and ": " .. parents or "")
end


local function put_object(object)
    put_class(object.name)
    for _, field in ipairs(object.fields) do put_field(field) end
end


-- What resources of a type can do, as perk.methods has it.
local ACTIONS = {
    standardOffer = [[
local Offer = {}

---Follows the link that the offer carries, else asks for it by id.
---@param options? perk.CallOptions
---@return perk.OfferAttribution?, perk.Error?
function Offer:activate(options) end]],
    offerAttribution = [[
local OfferAttribution = {}

---The offer as the event has left it, when the reply sent it along.
---@return perk.Offer?
function OfferAttribution:offer() end]],
}


local function put_resource(row)
    put_class(row.class, ("perk.Resource, perk.%s"):format(row.attributes), row.doc)
    if ACTIONS[row.type] then put(ACTIONS[row.type]) end
end


-- Whether "type" is an attribute of an item, so that its resource type goes without saying.
local function has_type(object)
    for _, row in ipairs(table_of.objects) do
        for _, field in ipairs(row.name == object and row.fields or {}) do
            if field.name == "type" then return true end
        end
    end
    return false
end


-- The classes of the items that an operation takes: type and id beside the attributes.
local function put_items(row)
    if type(row.body) ~= "table" then return end
    for _, type in ipairs(row.body.types) do
        local kind = kinds[type]
        local changed = changes(row, kind)
        local name = kind.class .. (changed and "Update" or "Request")
        if not known[name] then
            put_class(name, "perk." .. (row.body.update and changed and kind.update or kind.request))
            if not has_type(kind.request) then put("---@field type%s %q", #row.body.types > 1 and "" or "?", type) end
            local needed = kind.request_id == "required" and not changed
            if kind.request_id ~= "absent" then put("---@field id%s string", needed and "" or "?") end
        end
    end
end


local function options_name(row, suffix)
    local part, name = methods.place(row)
    return ("perk.%s.%s.%s%sOptions"):format(row.provider, part, name, suffix or "")
end


local function by_name(row)
    local positions, found, rest = {}, {}, {}
    for index, name in ipairs(methods.positional(row)) do positions[name] = index end
    for _, field in ipairs(row.params) do
        if positions[field.name] then
            found[positions[field.name]] = field
        elseif not field.fixed then
            rest[#rest + 1] = field
        end
    end
    return found, rest
end


local function result_of(row)
    if row.paging ~= "none" then return "perk.Pages" end
    if row.multi_status or row.reply_many then return "perk.Document?, perk.Error?" end
    local classes = {}
    for index, type in ipairs(row.reply_types) do classes[index] = resource_class(type) end
    if #classes == 0 then return "perk.Resource|perk.Document|true|nil, perk.Error?" end
    return table.concat(classes, "|") .. "|nil, perk.Error?"
end


-- A method of a row; `more` says how the one for any number of items differs: {suffix, doc, result}.
local function put_function(class, row, more)
    local _, name = methods.place(row)
    local positional, names = by_name(row), {}
    put("")
    put("---%s%s.", row.doc, more.doc or "")
    for index, field in ipairs(positional) do
        local word = type_of(field, row)
        if more.suffix and index == #positional then word = ("%s|fun(): %s?"):format(word, item_type(row)) end
        names[index] = field.name
        put("---@param %s %s %s", field.name, word, field.doc)
    end
    names[#names + 1] = "options"
    put("---@param options? %s", options_name(row, more.suffix))
    put("---@return %s", more.result)
    put("function %s:%s%s(%s) end", class, name, more.suffix or "", table.concat(names, ", "))
end


-- What `modify` can change: the attributes of all the types that the operation takes.
local function changeable(row)
    local objects, fields, seen = {}, {}, {}
    for _, object in ipairs(table_of.objects) do objects[object.name] = object.fields end
    for _, kind in ipairs(table_of.resources) do
        local taken = false
        for _, type in ipairs(row.body.types) do taken = taken or type == kind.type end
        local carried = row.body.update and type(kind.update) == "string" and kind.update or kind.request
        for _, field in ipairs(taken and objects[carried] or {}) do
            if not seen[field.name] then fields[#fields + 1] = field end
            seen[field.name] = true
        end
    end
    return fields
end


local function put_modify(class, row)
    local part = methods.place(row)
    local options, names = ("perk.%s.%s.modifyOptions"):format(row.provider, part), {}
    local positional, rest = by_name(row)
    positional[#positional] = nil -- the item: it is read
    put("")
    put("---@class %s: perk.CallOptions", options)
    for _, field in ipairs(rest) do put_field(field, row) end
    for _, field in ipairs(changeable(row)) do
        put("---@field %s? %s%s %s", field.name, type_of(field, row), field.required and "" or "|lightuserdata", field.doc)
    end
    put("")
    put("---Changes some attributes and keeps the others: %s, then %s with all of it; perk.null clears one.", row.reconcile.read, row.name)
    for index, field in ipairs(positional) do
        names[index] = field.name
        put("---@param %s %s %s", field.name, type_of(field, row), field.doc)
    end
    names[#names + 1] = "changes"
    put("---@param changes %s", options)
    put("---@return %s", result_of(row))
    put("function %s:modify(%s) end", class, table.concat(names, ", "))
end


local function put_method(class, row)
    local _, rest = by_name(row)
    put("")
    put("---@class %s: perk.CallOptions", options_name(row))
    for _, field in ipairs(rest) do put_field(field, row) end
    put_function(class, row, {result = result_of(row)})
    if row.modify then put_modify(class, row) end
    if not methods.takes_many(row) then return end
    put("")
    put("---@class %s: %s", options_name(row, "_many"), options_name(row))
    put("---@field progress? fun(settled: integer, accepted: integer) told after each request")
    local doc = ". Any number, in requests of the size that the API takes"
    put_function(class, row, {suffix = "_many", doc = doc, result = "perk.Outcomes?, perk.Error?"})
end


local function parts_of(provider)
    local order, rows = {}, {}
    for _, row in ipairs(table_of.operations) do
        local part = methods.place(row)
        if part and row.provider == provider.name then
            if not rows[part] then order[#order + 1] = part end
            rows[part] = rows[part] or {}
            table.insert(rows[part], row)
        end
    end
    return order, rows
end


local function put_settings(provider)
    put("")
    put("---@class perk.%sSettings: perk.TransportSettings", provider.class)
    for _, row in ipairs(table_of.settings) do
        for _, owner in ipairs(row.providers) do
            local kind = row.name == "token" and "string|fun(issuer?: string): string?, number?" or TYPES[row.type]
            if type(row.values) == "string" then kind = "perk." .. row.values end
            if owner == provider.name then put("---@field %s? %s %s", row.name, kind, row.doc) end
        end
    end
end


local function put_provider(provider)
    local order, rows = parts_of(provider)
    for _, part in ipairs(order) do
        local class = provider.name .. "_" .. part
        put("")
        put("---@class perk.%s.%s", provider.name, part)
        put("local %s = {}", class)
        for _, row in ipairs(rows[part]) do put_method(class, row) end
    end
    put_settings(provider)
    put("")
    put("---%s.", provider.doc)
    put("---@class perk.%s: perk.Client", provider.class)
    for _, part in ipairs(order) do put("---@field %s perk.%s.%s", part, provider.name, part) end
    put("")
    put("---@param settings? perk.%sSettings", provider.class)
    put("---@return perk.%s?, perk.Error?", provider.class)
    put("function perk.%s(settings) end", provider.name)
end


local function names_of(rows, name)
    local names = {}
    for index, row in ipairs(rows) do names[index] = row[name] end
    return names
end


put((FIXED:gsub("\n$", "")))
put("")
put("---@alias perk.ErrorCode %s", words(names_of(table_of.errors, "name")))
put("---@alias perk.OperationName %s", words(names_of(table_of.operations, "name")))
for _, row in ipairs(table_of.enums) do put("---@alias perk.%s %s", row.name, row.numbers and table.concat(row.values, "|") or words(row.values)) end
put("")
put("---@class perk.enums the values known today; replies may hold others")
for _, row in ipairs(table_of.enums) do put("---@field %s perk.%s[]", row.name, row.name) end
for _, row in ipairs(table_of.objects) do put_object(row) end
for _, row in ipairs(table_of.resources) do put_resource(row) end
for _, row in ipairs(table_of.operations) do put_items(row) end
for _, provider in ipairs(table_of.providers) do put_provider(provider) end
put("")
put("return perk")
io.write(table.concat(lines, "\n"), "\n")
