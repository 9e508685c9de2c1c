-- Every case of tests/vectors, by the public functions.
local call = require "perk.call"
local core = require "perk.core"
local perk = require "perk"
local support = require "support"
local each_folder, each_case = support.each_folder, support.each_case


each_folder("sign", 5, function(file)
    local key, body = support.bytes(file "key"), support.bytes(file "body")
    local signature = support.bytes(file "signature")
    assert.are.equal(signature, perk.sign(key, body))
    assert.is_true(perk.verifier{key}:check(body, signature))
end)


each_folder("facts", 50, function(file)
    local given, doc = support.json(file "case.json"), core.perk_doc_parse(
        support.bytes(file "body"), 0
    )
    if given then core.perk_doc_set_plain_type(doc, given.type) end
    local found, primary = {}, core.perk_doc_count(doc)
    for index = 0, primary + core.perk_doc_included_count(doc) - 1 do
        local resource = index < primary and core.perk_doc_at(doc, index)
            or core.perk_doc_included_at(doc, index - primary)
        found[index + 1] = {
            summary = core.perk_resource_summary(resource),
            facts = perk.parse(core.perk_resource_facts(resource)),
        }
    end
    assert.are.same(support.json(file "expected.json"), found)
end)


each_folder("reason", 12, function(file)
    local given = support.json(file "case.json")
    local reason = core.perk_reason_shown(given.message, given.pointer, given.max or 0)
    assert.are.equal(given.reason, reason)
end)


each_folder("shown", 20, function(file)
    local given = support.json(file "case.json") or {}
    local shown = core.perk_text_shown(support.bytes(file "text"), given.max or 0)
    assert.are.equal(support.bytes(file "shown"), shown)
end)


each_folder("hem", 5, function(file)
    local address, expected = support.bytes(file "address"), support.json(file "error.json")
    local hash, err = perk.hem(address)
    if expected then
        assert.is_nil(hash)
        support.check_error(err, expected)
    else
        assert.are.equal(support.bytes(file "hem"), hash)
    end
    assert.are.equal(support.bytes(file "lenient"), (perk.hem(address, {strict = false})))
end)


local function verify_in_chunks(verifier, body, case)
    local check, at = verifier:begin(), 1
    for _, size in ipairs(case.chunks or {#body}) do
        assert.is_true(check:update(body:sub(at, at + size - 1)))
        at = at + size
    end
    check:update(body:sub(at))
    return check:final(case.signature)
end


each_folder("webhook", 10, function(file)
    local case, body, expected = support.json(
        file "case.json"
    ), support.bytes(file "body"), support.json(file "error.json")
    local verifier, refused = perk.verifier(case.keys)
    if not verifier then return support.check_error(refused, expected) end
    for _, results in ipairs{
        {verifier:check(body, case.signature)}, {verify_in_chunks(verifier, body, case)},
    } do
        if expected then
            assert.is_nil(results[1])
            support.check_error(results[2], expected)
        else
            assert.is_true(results[1])
        end
    end
end)


local DEFAULT_NOW = 1780272000000 -- 2026-06-01T00:00:00Z

each_folder("shape", 40, function(file)
    local body, expected = support.bytes(file "body"), support.json(file "error.json")
    local rules = perk.parse(support.bytes(file "rules"))
    if type(rules) ~= "table" or getmetatable(rules) then return end -- only JSON can be that wrong
    local shape, refused = perk.shape(rules)
    if expected then
        assert.is_nil(shape)
        return support.check_error(refused, expected)
    end
    local now = tonumber(support.bytes(file "now") or DEFAULT_NOW)
    local shaped = support.bytes(file "shaped")
    assert.are.equal(shaped, (shape:text(body, now)))
    assert.are.equal(shaped, (perk.document(body):shape(shape, now)))
end)


local function holds(digits)
    if support.has_integers then return math.type(tonumber(digits)) == "integer" end
    return math.abs(tonumber(digits)) < 2 ^ 53 or digits:find("^%-?9007199254740992$") ~= nil
end


-- Integers that this Lua cannot hold are texts in it, and are written as such.
local function as_this_lua_writes(text)
    return (text:gsub("%-?%d+", function(digits)
        return not holds(digits) and '"' .. digits .. '"' or nil
    end))
end


local REALS = "%d[.eE]%d"


each_folder("value", 25, function(file)
    local text, expected = support.bytes(file "text"), support.json(file "error.json")
    local value, err = perk.parse(text)
    if expected then
        assert.is_nil(value)
        return support.check_error(err, expected)
    end
    assert.is_nil(err)
    local wanted, got = support.bytes(file "dump"), assert(perk.dump(value))
    if got == wanted then return end
    -- order of names is any in Lua; without integers 1.0 is 1
    if wanted:find('"', 1, true) or wanted:find(REALS) then
        assert.is_true(support.same(perk.parse(wanted), perk.parse(got)), got)
    else
        assert.are.equal(as_this_lua_writes(wanted), got)
    end
end)


local function request_of(case)
    local client, refused = support.try_client(case)
    if not client then return nil, refused end
    local args, err = call.arguments(case.operation, case.args, case.strict ~= false)
    if not args then return nil, err end
    return core.perk_request_build(client._native, args)
end


local function headers_of(request)
    local headers = perk.array()
    for index = 0, core.perk_request_header_count(request) - 1 do
        headers[index + 1] = perk.array{
            core.perk_request_header_name(request, index),
            core.perk_request_header_value(request, index),
        }
    end
    return headers
end


-- A body that Lua made has its names in any order.
local function same_body(wanted, got)
    if wanted == got then return true end
    local parsed = type(wanted) == "string" and perk.parse(wanted)
    return parsed and support.same(parsed, perk.parse(got)) or false
end


each_case("build", 40, function(case)
    local request, err = request_of(case)
    if case.error then
        assert.is_nil(request)
        return support.check_error(err, case.error)
    end
    assert.is_nil(err)
    local wanted = case.request
    assert.are.equal(wanted.method, core.perk_request_method(request))
    assert.are.equal(wanted.url, core.perk_request_url(request))
    assert.is_true(support.same(wanted.headers, headers_of(request)))
    assert.is_true(same_body(wanted.body, core.perk_request_body(request)))
end)


local function check_related(resource, name, wanted)
    assert.are.equal(#wanted, core.perk_resource_related_count(resource._native, name))
    for index, identity in ipairs(wanted) do
        local native = core.perk_resource_related_at(resource._native, name, index - 1)
        if identity == perk.null then
            assert.is_nil(native)
        else
            local related = resource.document:_resource(native)
            assert.are.same({identity.type, identity.id}, {related.type, related.id})
        end
    end
end


local function value_of(text)
    if text == nil then return perk.null end
    return (perk.parse(text))
end


local function check_resources(actual, wanted)
    if not wanted then return end
    assert.are.equal(#wanted, #actual)
    for index, expected in ipairs(wanted) do
        local resource = actual[index]
        assert.are.equal(expected.type or resource.type, resource.type)
        assert.are.equal(expected.id or resource.id, resource.id)
        for path, value in pairs(expected.attributes or {}) do
            local got = value_of(core.perk_resource_attr(resource._native, path))
            assert.is_true(support.same(value, got), path .. " is " .. tostring(got))
        end
        for name, related in pairs(expected.related or {}) do
            check_related(resource, name, related)
        end
    end
end


local function check_document(doc, wanted)
    assert.are.equal(wanted.kind or doc.kind, doc.kind)
    assert.are.equal(wanted.count or #doc, #doc)
    for _, name in ipairs{"data", "meta", "errors"} do
        local text = core["perk_doc_" .. name](doc._native)
        if wanted[name] ~= nil then
            assert.is_true(support.same(wanted[name], value_of(text)), name)
        end
    end
    if wanted.cursor ~= nil then assert.are.equal(wanted.cursor, doc.cursor or perk.null) end
    for name, link in pairs(wanted.links or {}) do
        assert.are.equal(link, doc:link(name) or perk.null)
    end
    check_resources(doc, wanted.resources)
    check_resources(doc.included, wanted.included)
end


each_folder("parse", 25, function(file)
    local body, expected = support.bytes(file "body"), support.json(file "error.json")
    local doc, err = perk.document(body)
    if expected then
        assert.is_nil(doc)
        return support.check_error(err, expected)
    end
    assert.is_nil(err)
    assert.are.equal(body, doc.json)
    check_document(doc, support.json(file "expected.json"))
end)


local function given(value)
    if value ~= perk.null then return value end
end


local function is_login(script, number)
    for _, one in ipairs(script.logins or {}) do
        if one == number then return true end
    end
    return false
end


local function call_of(client, script, step)
    local options = step.options or script.options or {}
    options.headers = script.headers
    if is_login(script, step.call or 1) then return client:login(options) end
    local transfer = script.transfer
    if transfer then
        return client:transfer_call(
            transfer.url, given(transfer.body), given(transfer.content_type), options
        )
    end
    if not script.raw then return client:call(script.operation, script.args, options) end
    local raw = script.raw
    return client:raw_call(raw.method, raw.url, given(raw.query), given(raw.body), options)
end


local function header(request, name)
    for actual, value in pairs(request.headers) do
        if actual:lower() == name:lower() then return value end
    end
end


local expectations = {}


function expectations.send(call, step)
    local request, wanted = call:request(), step.request or {}
    assert.are.equal(wanted.method or request.method, request.method)
    assert.are.equal(wanted.url or request.url, request.url)
    if wanted.body ~= nil then assert.is_true(same_body(wanted.body, request.body or perk.null)) end
    for name, value in pairs(wanted.headers or {}) do
        assert.are.equal(value, header(request, name) or perk.null, name)
    end
end


function expectations.wait(call, step)
    local ms = step.ms
    if ms == nil then return end
    local low, high = ms, ms
    if type(ms) == "table" then low, high = ms[1], ms[2] end
    assert.is_true(call:wait_ms() >= low and call:wait_ms() <= high, tostring(call:wait_ms()))
end


-- One letter per item: accepted, rejected, unknown.
local function check_outcomes(call, step, page)
    if not step.outcomes then return end
    local letters = {
        [core.PERK_ACCEPTED] = "a", [core.PERK_REJECTED] = "r", [core.PERK_UNKNOWN] = "u",
    }
    local outcomes, got = assert(core.perk_call_outcomes(call._native, page and page._native)), {}
    for n = 1, #step.outcomes do got[n] = letters[core.perk_outcomes_at(outcomes, n - 1)] end
    assert.are.equal(step.outcomes, table.concat(got))
end


function expectations.page(call, step)
    local page = call:page()
    assert.are.equal(step.count or #page, #page)
    assert.are.equal(step.status or page.status, page.status)
    assert.are.equal(step.bytes or page.json, page.json)
    if step.cursor ~= nil then assert.are.equal(step.cursor, page.cursor or perk.null) end
    check_outcomes(call, step, page)
    if step.item_errors then
        assert.are.equal(#step.item_errors, #page.item_errors)
        for n, wanted in ipairs(step.item_errors) do
            support.check_error(page.item_errors[n], wanted)
        end
    end
end


function expectations.failed(call, step)
    if step.error then support.check_error(call:error(), step.error) end
    if step.error_body then
        assert.are.equal(given(step.error_body), core.perk_call_error_body(call._native))
    end
    if step.error_headers then assert.are.same(step.error_headers, call:error().headers) end
    check_outcomes(call, step)
end


function expectations.save_token(_, step, client, now)
    assert.are.equal(step.token, client:token(now))
    assert.are.equal(step.life_ms / 1000, client:token_seconds(now))
end


local function play(client, call, step, now)
    if step.drift then
        assert.is_true(support.same(step.drift, assert(client:drift{reset = true})))
    elseif step.drop_token then
        assert(client:drop_token(step.drop_token))
    elseif step.expect then
        local action = call:step(now, step.entropy or 0)
        assert.are.equal(step.expect, action, action == "failed" and tostring(call:error()) or nil)
        local check = expectations[action]
        if check then check(call, step, client, now) end
    elseif step.reply then
        assert(call:feed(step.reply.status, step.reply.headers, step.reply.body, now))
    elseif step.abort then
        assert(call:abort(
            step.abort.code == "timeout" and "deadline" or step.abort.code, step.abort.sent,
            step.abort.why
        ))
    else
        assert(client:set_token(step.set_token, now, step.life_ms and step.life_ms / 1000))
    end
end


for kind, at_least in pairs{token = 8, page = 6, error = 12, drift = 10} do
    each_case(kind, at_least, function(script)
        local now = 0
        local client = support.client(script)
        local calls = {} -- each is made when a step first names it
        for _, step in ipairs(script.steps) do
            local number = step.call or 1
            now = step.at or now
            if step.refused then
                local made, err = call_of(client, script, step)
                assert.is_nil(made)
                support.check_error(err, step.refused)
            else
                calls[number] = calls[number] or assert(call_of(client, script, step))
                play(client, calls[number], step, now)
            end
        end
    end)
end
