--- The token of one client in the host's store: all workers share it, and one of them fetches.
---
---    local source = assert(token.new(host, kard))
---    local headers, mark = source:headers()      -- {Authorization = "Bearer …"}; may wait
---    source:refused(mark)                        -- the upstream answered 401
---
--- Keys in the store (perk.gateway.stored makes them), by their letter:
---    t  the token, written whole: its mark (a name without a secret), times, itself
---    l  the lock: one worker fetches; its value is the worker's name for this fetch
---    f  the last fetch failed: until when all workers answer with its error, and that error
---    u  a mark, and when its token was first used
---    b  the mark of a token that was refused, and how many in a row were
---    h  a mark: this token was refused like the one before, and serves on for a while

local constant = require "perk.gateway.constant"
local core = require "perk.core"
local exchange = require "perk.gateway.exchange"
local spare = require "perk.gateway.spare"
local stored = require "perk.gateway.stored"

local WAIT = 10          -- seconds that a request waits for a token
local PAUSE, MOST_PAUSE = 0.003, 0.05
local ATTEMPTS = 2       -- of one login; a lost connection alone fails no request
local FAILED, MOST_FAILED = 1, 60 -- seconds that a failure is answered from, before the spread
local FRESH = 1          -- seconds: refused so soon after its first use, a token never worked
local HOLD, MOST_HOLD = 5, 60 -- seconds between two logins for fresh tokens that were refused

local token = {}

---@class perk.GatewayToken
local Source = {}
Source.__index = Source


-- ---- reading ----

-- When the current token was first used, by any worker, for a request whose 401 would be reported.
function Source:_first_use()
    self._used_text = self._text
    local used = self:_note(self._used_key)
    if used then return tonumber(used) end
    local now = self._now()
    self._store:set(self._used_key, ("%s %.3f"):format(self._mark, now), self._ends - now)
    return now
end


-- Takes the stored text apart, once for each token in each Lua state.
function Source:_parse(text)
    local row = stored.read(text)
    local headers = row and self._client:authorization(row.value)
    if not headers then return false end
    self._text, self._headers = text, headers
    self._mark, self._since, self._due, self._ends = row.mark, row.since, row.due, row.ends
    self._refusals = row.refusals
    return true
end


-- Makes the parts in `self` those of the stored token, whether or not it is good.
function Source:_load()
    local text = self._store:get(self._key)
    return text ~= nil and (text == self._text or self:_parse(text)) and self._now() < self._ends
end


-- The note that a key has about the current token; nil when it is about another one.
function Source:_note(key)
    local mark, note = (self._store:get(key) or ""):match("^(%S+) (%S+)$")
    return mark == self._mark and note or nil
end


-- Whether the stored token, whose parts are then in `self`, can be used.
function Source:_read()
    return self:_load() and (not self:_note(self._bad_key) or self:_note(self._hold_key) ~= nil)
end


-- Whether a fetch is needed: at once, or soon.
function Source:_is_due()
    return not self:_read() or self._now() >= self._due
end


-- The error of the last fetch, while all answer with it. A store keeps it too long when the clock is
-- set back.
function Source:_failure()
    local text = self._store:get(self._failed_key)
    if not text then return nil end
    local till, code, message = text:match("^(%S+) (%S+) (.*)$")
    local left = tonumber(till) - self._now()
    if left > MOST_FAILED then return nil end
    return {code = code, message = message, retry_after = math.max(left, 0)}
end


-- ---- fetching ----

function Source:_count(name, outcome)
    local count = self._host.count
    if count then count(name, {client = self._client_name, outcome = outcome}) end
end


function Source:_keep(row)
    row.refresh_at = self._refresh_at
    if not stored.write(self._store, self._key, row, self._now()) then
        return self:_fail{code = "auth", message = "the token was over before it came"}
    end
    self._store:delete(self._failed_key)
    self._store:delete(self._bad_key) -- of the former token; requests take longer while it is there
    self:_count("perk_logins_total", "ok")
end


-- An error without what others wrote: a reply, or a function of the user's, may hold a secret.
local function plain_error(problem)
    if getmetatable(problem) ~= core.error_metatable() then
        return {code = "auth", message = "the function given as token failed"}
    end
    local status = problem.http_status
    return {
        code = problem.code,
        message = status and "HTTP status " .. status or problem.message,
        request_id = problem.request_id,
        retry_after_ms = problem.retry_after_ms,
    }
end


-- What all workers answer with for a while, and the one line in the log.
function Source:_fail(err)
    local now = self._now()
    local asked = math.min((err.retry_after_ms or 0) / 1000, MOST_FAILED)
    local seconds = math.max(FAILED * (1 + stored.spread(now)), asked)
    self._store:set(
        self._failed_key, ("%.3f %s %s"):format(now + seconds, err.code, err.message), seconds)
    self._host.log("error", ("token of %s: %s: %s%s"):format(
        self._name, err.code, err.message, exchange.id_of(err)))
    self:_count("perk_logins_total", err.code)
end


-- Gives a lock back, unless its life is over and another worker has it.
function Source:_unlock(owner)
    if self._store:get(self._lock_key) == owner then self._store:delete(self._lock_key) end
end


function Source:_fetch(owner)
    local refusals = self:_load() and tonumber(self:_note(self._bad_key))
    local since = self._now()
    local fine, value, rest = pcall(
        self._exchange.login, self._exchange, self._client, self._login_options)
    if fine and value then
        self:_keep{
            value = value, since = since, seconds = rest, refusals = refusals or 0,
        }
    else
        self:_fail(plain_error(fine and rest or value))
    end
    self:_unlock(owner)
end


-- Begins a fetch, unless one is on or has just ended. It runs in a separate task: a request that
-- its client drops takes no login with it.
function Source:_begin()
    local owner = stored.mark(self._now())
    if not self._store:add(self._lock_key, owner, self._lock_seconds) then return end
    if self:_failure() or not self:_is_due() then return self:_unlock(owner) end
    local started, why = self._host.spawn(function() self:_fetch(owner) end)
    if started then return end
    self:_fail{code = "state", message = "no task for the login: " .. tostring(why)}
    self:_unlock(owner)
end


-- Until there is a token; nil, or the error.
function Source:_wait()
    local left, pause = self._wait_seconds, PAUSE
    while left > 0 do -- whatever the clock does
        local err = self:_failure()
        if err then return err end
        self:_begin()
        self._host.sleep(pause)
        left, pause = left - pause, math.min(pause * 1.5, MOST_PAUSE)
        if self:_read() then return nil end
    end
    return {code = "deadline", message = "there is no token yet", retry_after = FAILED}
end


-- Makes a good token the current one; nil, or the error.
function Source:_obtain()
    if not self:_read() then return self:_wait() end
    if self._now() >= self._due and not self:_failure() then self:_begin() end
end


---The headers that carry the token to the upstream. Waits for a login only while there is no valid
---token; one that is due for renewal serves until the next one is there, never past its end.
---@param is_last? boolean a 401 to this request will not be reported to `refused`
---@return table<string, string>? headers
---@return string|perk.Error mark the name of this token, for `refused`; or the error
function Source:headers(is_last)
    local text = self._store:get(self._key)
    if text and text == self._used_text and self._now() < self._due
        and not self._store:get(self._bad_key) then
        return self._headers, self._mark
    end
    local err = self:_obtain()
    if err then return nil, err end
    if not is_last then self:_first_use() end
    return self._headers, self._mark
end


-- A token that was refused at once, as the one before it: it serves on until the next login.
function Source:_hold()
    local pause = math.min(HOLD * 2 ^ (self._refusals - 1), MOST_HOLD)
    local seconds = math.min(self._since + pause - self._now(), pause) -- the clock may be set back
    if seconds > 0 then self._store:set(self._hold_key, self._mark .. " -", seconds) end
end


---The upstream answered 401 to a request with that token: no request gets it any more, and the next
---one logs in. When the new token is refused at once, too, the next login is 5 s after the last
---one, then 10 and up to 60, and the token serves on meanwhile.
---@param mark string
---@param asked_at? number the host's time at which that request began; now when left out
function Source:refused(mark, asked_at)
    if not self:_load() or mark ~= self._mark or self:_note(self._bad_key) then return end
    local now = self._now()
    local fresh = (asked_at or now) - self:_first_use() < FRESH
    if fresh and self._refusals > 0 then self:_hold() end
    self._store:set(self._bad_key, ("%s %d"):format(mark, fresh and self._refusals + 1 or 1),
        self._ends - now)
    self:_count("perk_tokens_refused_total")
end


---For health: "live" while there is a token, "failed" while requests are answered with an error.
---@return "live"|"obtainable"|"failed" state
---@return string? code of the error
function Source:state()
    if self:_read() then return "live" end
    local err = self:_failure()
    if err then return "failed", err.code end
    return "obtainable"
end


-- ---- making sources ----

---@class perk.GatewayTokenOptions
---@field name? string of the client, in log lines and counters
---@field issuer? string in log lines only: there may be too many for counters
---@field refresh_at? number part of the life after which the token is renewed; 0.8 when left out
---@field wait? number seconds that a request waits for a token; 10 when left out. A login may take
---    half of them, so that requests wait for the next one when the worker that logs in dies

---@param host perk.GatewayHost
---@param client perk.Client without a token_store
---@param options? perk.GatewayTokenOptions
---@return perk.GatewayToken?
---@return perk.Error? err
function token.new(host, client, options)
    options = options or {}
    if constant.is(client) then return constant.new(client) end
    local key, err = client:token_key()
    if not key then return nil, err end
    local function key_of(letter) return stored.key(letter, key) end
    local name, wait = options.name or "client", options.wait or WAIT
    return setmetatable({
        _host = host, _store = spare.new(host), _now = host.now,
        _client = client, _exchange = exchange.new(host),
        _client_name = name, _name = options.issuer and name .. "/" .. options.issuer or name,
        _key = key_of("t"), _lock_key = key_of("l"), _failed_key = key_of("f"),
        _used_key = key_of("u"), _bad_key = key_of("b"), _hold_key = key_of("h"),
        _refresh_at = options.refresh_at,
        _wait_seconds = wait, _lock_seconds = wait / 2 + 0.5,
        _login_options = {timeout_ms = math.floor(wait * 500), max_attempts = ATTEMPTS},
    }, Source)
end


return token
