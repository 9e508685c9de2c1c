--- One operation as a state machine. The host performs the requests and feeds the replies; nothing
--- here waits or reads a clock.
---
---    local call = assert(client:call("offers.list", {user_id = "user-1"}))
---    local action = call:step(now_ms)
---    local request = call:request()            -- after "send": {method, url, headers, body}
---    call:feed(status, headers, body, now_ms)  -- or call:abort("connect", false, "refused")
---    local page = call:page()                  -- after "page"

local core = require "perk.core"
local check = require "perk.check"
local describe = require "perk.describe"
local document = require "perk.document"
local observer = require "perk.observer"
local tokens = require "perk.tokens"

local call = {}

---@class perk.Call
local Call = {}
Call.__index = Call


local function done(code, err)
    if code then return true end
    return nil, err
end


-- It only spreads the retries of several processes; nothing secret depends on it.
local function entropy()
    local time = math.floor((os.time() + os.clock()) * 1000)
    return math.floor(math.random() * 2 ^ 31) + time % 0x7fffffff
end


---@alias perk.Action "send"|"wait"|"fetch_token"|"load_token"|"save_token"|"page"|"done"|"failed"

---Advances, and returns what to do next. A client's `token_store` is used in here. "load_token" and
---"save_token" are for hosts that set the call option token_store.
---@param now_ms integer any clock that never goes back, in milliseconds
---@param random? integer spreads retries
---@return perk.Action
function Call:step(now_ms, random)
    now_ms = check.integer(now_ms, "now_ms")
    self._now = now_ms
    random = check.integer_or_nil(random, "random") or entropy()
    local action
    repeat
        action = core.perk_call_step(self._native, now_ms, random)
    until not tokens.serve(self, action, now_ms)
    self:_report()
    return core.perk_action_name(action)
end


-- Passes on what it did since the last time.
function Call:_report()
    local notify = rawget(self._origin.client, "_notify")
    if notify then observer.report(notify, self) end
end


---@class perk.Request
---@field method string
---@field url string
---@field headers table<string, string>
---@field body? string

---The request to perform, after "send".
---@return perk.Request?
function Call:request()
    local native = core.perk_call_request(self._native)
    if not native then return nil end
    local headers = {}
    for index = 0, core.perk_request_header_count(native) - 1 do
        local name = core.perk_request_header_name(native, index)
        headers[name] = core.perk_request_header_value(native, index)
    end
    return {
        method = core.perk_request_method(native),
        url = core.perk_request_url(native),
        headers = headers,
        body = core.perk_request_body(native),
    }
end


---How long to do nothing, after "wait".
---@return integer
function Call:wait_ms()
    return core.perk_call_wait_ms(self._native)
end


---The time that remains for the current page.
---@param now_ms integer
---@return number
function Call:remaining_ms(now_ms)
    return tonumber(core.perk_call_remaining_ms(self._native, check.integer(now_ms, "now_ms")))
end


---The largest body that the client accepts, in bytes.
---@return integer
function Call:max_body()
    return core.perk_call_max_body(self._native)
end


local function feed_header(native, name, value)
    if type(value) ~= "table" then
        return core.perk_call_header(native, tostring(name), tostring(value))
    end
    local index = value[0] == nil and 1 or 0 -- HAProxy's lists begin at 0
    while value[index] ~= nil do
        local fed, err = feed_header(native, name, value[index])
        if not fed then return nil, err end
        index = index + 1
    end
    return true
end


---Feeds the reply. A failure of the call is returned by the next step, not here.
---@param status integer
---@param headers? table<string, string|string[]> lists from index 1 or 0
---@param body? string
---@param now_ms? integer that of the last step when left out
---@return true?
---@return perk.Error? err
function Call:feed(status, headers, body, now_ms)
    status = check.integer(status, "status")
    check.string_or_nil(body, "body")
    now_ms = check.integer_or_nil(now_ms, "now_ms")
    for name, value in pairs(check.table_or_nil(headers, "headers") or {}) do
        local fed, err = feed_header(self._native, name, value)
        if not fed then return nil, err end
    end
    return done(core.perk_call_feed(self._native, status, body or "", now_ms or self._now or 0))
end


---Reports that the exchange failed.
---@param code "connect"|"deadline"|"transport"|"limit"|"cancelled"
---@param sent boolean whether the server may have seen the request
---@param why? string a short reason without secrets
---@return true?
---@return perk.Error? err
function Call:abort(code, sent, why)
    local row, err = describe.row("errors", check.string(code, "code"))
    if not row then error(err, 2) end
    why = check.string_or_nil(why, "why") or ""
    return done(core.perk_call_abort(self._native, row.code, sent and 1 or 0, why))
end


---The reply, after "page".
---@return perk.Document?
function Call:page()
    local native = core.perk_call_take_page(self._native)
    return native and document.new(native, self._origin)
end


local function members_of(body)
    local value = body and core.parse(body)
    return type(value) == "table" and value or {}
end


---Why the call failed, after "failed". Of the failing reply, when there was one: `err.body`, its
---`err.meta`, `err.links` and `err.jsonapi` as they were sent, and `err.headers` by lower-case
---name, without cookies, credentials and addresses.
---@return perk.Error?
function Call:error()
    local err = core.perk_call_error(self._native)
    if not err then return nil end
    err.body = core.perk_call_error_body(self._native)
    err.headers = core.parse(core.perk_call_error_headers(self._native))
    local members = members_of(err.body)
    for _, name in ipairs{"meta", "links", "jsonapi"} do
        if type(members[name]) == "table" then err[name] = members[name] end
    end
    return err
end


-- There was no memory for the reply: the call fails, and the outcome of a write is unknown. Returns
-- that error, or the one with which the call failed before; nil when nothing was sent.
function Call:lost()
    local lost = core.perk_call_abort(self._native, core.PERK_E_NOMEM, core.PERK_ABORT_SENT, nil)
    if lost then core.perk_call_step(self._native, self._now or 0, 0) end
    return self:error()
end


---A header of the last reply, of those that the core reads ("kard-api-usage-quota-remaining").
---@param name string
---@return string?
function Call:reply_header(name)
    return core.perk_call_reply_header(self._native, check.string(name, "name"))
end


local function set_option(native, name, value)
    if name ~= "headers" then
        return core.perk_call_set(native, name, check.integer(value, name))
    end
    local text, err = core.dump(check.table_or_nil(value, name))
    if not text then return nil, err end
    return core.perk_call_set_headers(native, text == "[]" and "{}" or text)
end


-- A call of the core's as one of Lua's. `given`: the native arguments that it was made with.
function call.wrap(client, native, options, given)
    for name, value in pairs(options or {}) do
        local set, err = set_option(native, check.string(name, "options"), value)
        if not set then return nil, err end
    end
    if rawget(client, "token_store") then core.perk_call_set(native, "token_store", 1) end
    return setmetatable({_native = native, _origin = {client = client, given = given}}, Call)
end


local function wrap_or_fail(client, native, err, options, given)
    if not native then return nil, err end
    return call.wrap(client, native, options, given)
end


-- ---- arguments ----

local WIDE = "^%-?" .. ("%d"):rep(16) .. "+$"


-- The JSON text of an integer, or of a list with such integers, that is given here in decimal; nil
-- for all else.
local function wide_text(value)
    if type(value) == "string" then return value:match(WIDE) end
    local texts, found = {}, false
    for index, one in ipairs(type(value) == "table" and value or {}) do
        local digits = type(one) == "string" and one:match(WIDE)
        texts[index], found = digits or core.dump(one) or "null", found or digits
    end
    return found and "[" .. table.concat(texts, ",") .. "]" or nil
end


local function is_integer(operation, name)
    local row = describe.row("operations", operation)
    for _, field in ipairs(row and row.params or {}) do
        if field.name == name then return field.type == "int" end
    end
    return false
end


-- Where this Lua has only doubles, an integer parameter beyond 2^53 is given as replies have it: in
-- decimal. Separates those: {name = digits}.
local function split_wide(operation, args)
    local rest, wide = {}, {}
    for name, value in pairs(args) do
        local text = wide_text(value)
        if text and is_integer(operation, name) then wide[name] = text else rest[name] = value end
    end
    return rest, wide
end


-- The JSON object of an operation's arguments.
function call.json(operation, args)
    local rest, wide = args, {}
    if not math.type then rest, wide = split_wide(operation, args) end
    local text, err = core.dump(rest)
    if not text then return nil, err end
    local members = {}
    if next(rest) ~= nil then members[1] = text:sub(2, -2) end
    for name, digits in pairs(wide) do members[#members + 1] = core.dump(name) .. ":" .. digits end
    return "{" .. table.concat(members, ",") .. "}"
end


-- Native arguments of an operation, checked by the core. `strict` false lets unknown names and
-- values pass.
function call.arguments(operation, args, strict)
    local op, err = core.perk_op_find(operation)
    if not op then return nil, err end
    local native, text, set
    native, err = core.perk_args_new(op)
    if not native then return nil, err end
    core.perk_args_set_strict(native, strict and 1 or 0)
    text, err = call.json(operation, args)
    if not text then return nil, err end
    set, err = core.perk_args_set_all(native, text)
    if not set then return nil, err end
    return native
end


-- ---- making calls ----

-- A call with native arguments.
function call.start(client, given, options)
    local native, err = core.perk_call_new(client._native, given)
    return wrap_or_fail(client, native, err, options, given)
end


-- A call of one operation.
function call.new(client, operation, args, options, strict)
    local given, err = call.arguments(operation, args, strict)
    if not given then return nil, err end
    return call.start(client, given, options)
end


-- What a call would send, as a table for people.
function call.explain(client, operation, args, strict)
    local given, err = call.arguments(operation, args, strict)
    if not given then return nil, err end
    local text
    text, err = core.perk_args_explain(client._native, given)
    if not text then return nil, err end
    return core.parse(text)
end


-- The activation of an offer, which a call with the arguments `listed` has listed.
function call.activate(client, offer, listed, options)
    local native, err = core.perk_call_activate(client._native, offer, listed)
    return wrap_or_fail(client, native, err, options)
end


local function text_of(value)
    if value ~= nil then return core.dump(value) end
end


-- A call that the operation table does not describe.
function call.raw(client, method, url, query, json, options)
    local query_text, err = text_of(query)
    if err then return nil, err end
    local json_text
    json_text, err = text_of(json)
    if err then return nil, err end
    local native
    native, err = core.perk_call_raw(client._native, method, url, query_text, json_text)
    return wrap_or_fail(client, native, err, options)
end


-- A login.
function call.login(client, options)
    local native, err = core.perk_call_login(client._native)
    return wrap_or_fail(client, native, err, options)
end


-- A transfer to or from a signed URL.
function call.transfer(client, url, body, content_type, options)
    local native, err = core.perk_call_transfer(client._native, url, body, content_type)
    return wrap_or_fail(client, native, err, options)
end


return call
