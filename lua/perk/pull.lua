--- One operation for many ids: the core keeps requests in flight and fetches the pages of each id.
---
---    for user_id, offers, err in kard.offers:for_users(ids, {max_in_flight = 16}) do
---        print(user_id, offers and #offers, err)
---    end
---
--- It waits, so it is for scripts: a host with its own sockets makes calls and drives them itself.
--- It is loaded by the first method for many ids, and loads perk.driver, and with it libcurl.

local core = require "perk.core"
local call = require "perk.call"
local document = require "perk.document"
local each = require "perk.each"
local observer = require "perk.observer"
local perform = require "perk.perform"
local tokens = require "perk.tokens"

local driver -- perk.driver

local IN_FLIGHT = 16
local JOIN_MS = 1000 -- that the end of a pull waits for the engine's thread

-- Kinds of events, as in perk_pull.h.
local WANTS_IDS, ITEM, HOST, ENDED = 1, 2, 5, 6

local pull = {}

-- What a pull takes in addition to the arguments of its operation and the options of its calls.
pull.OPTIONS = {"max_in_flight", "ordered", "max_wait_s", "checkpoint"}


---@class perk.PullOptions: perk.CallOptions
---@field max_in_flight? integer requests at a time; 16 unless set
---@field ordered? boolean in the order of the ids; as they come unless set
---@field max_wait_s? integer how long a page may wait for quotas and logins; 3600 unless set
---@field checkpoint? string path of a file that notes which ids are done: those are skipped

---@class perk.PullFailure
---@field index integer from 0
---@field id string
---@field code integer
---@field name string
---@field message string
---@field http_status integer

---@class perk.PullReport
---@field ids integer taken so far
---@field done integer
---@field failed integer
---@field skipped integer the checkpoint has them
---@field pages integer
---@field requests integer
---@field retries integer
---@field paused_s number
---@field saved string[]
---@field failures perk.PullFailure[] the first 1000

---What came of each id: its text, its resources (nil when it failed), its error, its number from 1.
---An id that fails never stops the others. A loop over it fetches again; an error of the whole is
---raised by the loop. After `break` call `close`.
---@class perk.Pull
---@operator call: string?, perk.Resource[]?, perk.Error?, integer?
local Pull = {}
Pull.__index = Pull
Pull.__name = "perk.pull"


-- ---- a native pull, once through ----

local function checked(value, err)
    if value == nil then error(err, 0) end
    return value
end


local function fetch_token(client, running)
    local fine, fetched, err = pcall(client._fetch_token, client, core.now_ms())
    if not (fine and fetched) then tokens.give_up(running) end
    if not fine or err then error(fine and err or fetched, 0) end
end


-- Does what a call waits for. It raises what the host's functions raise or return as an error.
local function serve(run, action, native)
    local running = {_native = native, _origin = {client = run.client}}
    if action == core.PERK_FETCH_TOKEN then return fetch_token(run.client, running) end
    tokens.serve(running, action, core.now_ms())
end


-- At most so many ids as JSON. What the caller's iterator raises waits until the others are done.
local function take(run, most)
    local found = {}
    while #found < most and not run.ended do
        local fine, index, id = pcall(run.next_id, run.ids, run.index)
        if not fine then run.failure = {index} end
        if not fine or index == nil then
            run.ended = true
        else
            run.index = index
            found[#found + 1] = core.dump(id) or "false" -- the core reports what is no id
        end
    end
    return found
end


local function feed(run)
    local found = take(run, driver.pull_wants(run.native))
    if #found > 0 then
        checked(driver.pull_add(run.native, "[" .. table.concat(found, ",") .. "]"))
    end
    if run.ended then driver.pull_end_ids(run.native) end
end


-- Where the pages of an id come from. Its arguments are made when they are needed.
local Listed = {}


function Listed.__index(self, name)
    if name ~= "given" then return nil end
    local wanted = rawget(self, "_wanted")
    local args = {[wanted.key] = rawget(self, "_id")}
    for other, value in pairs(wanted.args) do args[other] = value end
    return call.arguments(wanted.operation, args, wanted.strict)
end


local function resources_of(run, id, count)
    local found = core.parse("[]")
    local origin = setmetatable({client = run.client, _wanted = run.wanted, _id = id}, Listed)
    for page = 0, count - 1 do
        local reply = document.new(driver.pull_page(run.native, page), origin)
        for _, resource in ipairs(reply) do found[#found + 1] = resource end
    end
    return found
end


-- Passes on what the calls have done since the last time.
local function report_calls(run)
    local notify = rawget(run.client, "_notify")
    if notify then observer.report_all(notify, driver.engine_take_events(run.engine)) end
end


local function close(run)
    local native = run.native
    if not native then return end
    report_calls(run)
    run.report, run.native = driver.pull_report(native) or run.report, nil
    driver.pull_close(native) -- before its engine
    driver.engine_close(run.engine, JOIN_MS)
end


local function finish(run)
    close(run)
    if run.failure then error(run.failure[1], 0) end
end


-- The item of an event, and whether the loop goes on without one.
local function handle(run, kind, index, id, count, err, action, native)
    report_calls(run)
    if kind == ITEM then
        return id, not err and resources_of(run, id, count) or nil, err, index + 1
    elseif kind == WANTS_IDS then
        feed(run)
    elseif kind == HOST then
        serve(run, action, native)
    elseif kind == ENDED then
        finish(run)
    elseif kind == nil then
        error(index, 0) -- then it is the error
    end
end


local function returned(run, fine, id, ...)
    if not fine then
        close(run)
        error(id, 0)
    end
    return id, ...
end


local function next_item(run)
    while run.native do
        local id, resources, err, index =
            returned(run, pcall(handle, run, driver.pull_next(run.native)))
        if id ~= nil then return id, resources, err, index end
    end
end


-- ---- the object of the methods ----

-- The options of a pull as JSON, and those of its engine.
local function options_of(wanted)
    local made = {key = wanted.key}
    for name, value in pairs(wanted.options) do made[name] = value end
    made.max_in_flight = made.max_in_flight or IN_FLIGHT
    if rawget(wanted.client, "token_store") then made.token_store = 1 end
    return checked(core.dump(made)), checked(core.dump{max_in_flight = made.max_in_flight})
end


local function start(wanted)
    local transport = checked(perform.transport(wanted.client))
    if not transport._native then
        checked(core.perk_usage_error(core.PERK_USAGE_PULL_TRANSPORT))
    end
    driver = driver or require "perk.driver"
    local run = {client = wanted.client, wanted = wanted}
    run.next_id, run.ids, run.index = each(wanted.ids, "ids")
    local of_pull, of_engine = options_of(wanted)
    local given = checked(call.arguments(wanted.operation, wanted.args, wanted.strict))
    run.engine = checked(driver.engine_new(transport._native, of_engine))
    run.native = checked(driver.pull_new(run.engine, wanted.client._native, given, of_pull))
    return run
end


---An iterator of what comes; nested loops over one pull need one each.
---@return fun(): string?, perk.Resource[]?, perk.Error?, integer?
function Pull:each()
    self._run = start(self._wanted)
    local run = self._run
    return function() return next_item(run) end
end


function Pull:__call(_, previous)
    if previous == nil then self._loop = self:each() end
    return self._loop()
end


---How the latest loop is going, or went; nil before the first.
---@return perk.PullReport?
---@return perk.Error? err
function Pull:report()
    local run = self._run
    local text = run and (run.native and driver.pull_report(run.native) or run.report)
    if text then return core.parse(text) end
end


---Cancels what the latest loop has in flight. A loop that runs to its end needs no call.
function Pull:close()
    if self._run then close(self._run) end
end


Pull.__close = Pull.close


function Pull:__tostring()
    return "perk.pull of " .. self._wanted.operation
end


-- A pull of an operation's row. `options` are those of the pull and of its calls.
function pull.new(client, row, key, ids, args, options)
    each(ids, "ids")
    local strict, rest = client:_split_options(options)
    local wanted = {
        client = client, operation = row.name, key = key, ids = ids, args = args, options = rest,
        strict = strict,
    }
    return setmetatable({_wanted = wanted}, Pull)
end


return pull
