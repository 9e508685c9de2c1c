--- Runs calls over a host's `perform`: the transport of clients inside a gateway. It waits by the
--- host's `sleep` only, so it never blocks a worker.
---
---    local transport = exchange.new(host)
---    local kard = assert(perk.kard{…, transport = transport})
---    local token, seconds = transport:login(kard)

local core = require "perk.core"
local tokens = require "perk.tokens"

local exchange = {}

---@class perk.GatewayExchange: perk.Transport
local Exchange = {}
Exchange.__index = Exchange


-- The clock of the steps. Where the host's clock is set back, this one goes on.
function Exchange:_now_ms()
    local now = math.floor(self._host.now() * 1000) + self._ahead
    if now < self._last then
        self._ahead, now = self._ahead + self._last - now, self._last
    end
    self._last = now
    return now
end


function Exchange:_send(call)
    local limits = {timeout_ms = call:remaining_ms(self:_now_ms()), max_body = call:max_body()}
    local status, headers, body, why = self._host.perform(call:request(), limits)
    if status then return call:feed(status, headers, body, self:_now_ms()) end
    local code, sent = headers, body
    return call:abort(code, sent, why)
end


-- What each action asks for; true, or nil and an error that ends the call.
local serve = {}


function serve.send(self, call)
    self:_send(call) -- the next step returns its failure
    return true
end


function serve.wait(self, call)
    self._host.sleep(call:wait_ms() / 1000)
    return true
end


function serve.fetch_token(self, call)
    return tokens.fetch(call, self:_now_ms())
end


---Runs a call to its next page.
---@param call perk.Call
---@return perk.Document? page nil when there is none left, and when the call failed
---@return perk.Error? err
function Exchange:run(call)
    local action = call:step(self:_now_ms())
    while serve[action] do
        local served, err = serve[action](self, call)
        if not served then return nil, err end
        action = call:step(self:_now_ms())
    end
    if action == "page" then return call:page() end
    if action == "failed" then return nil, call:error() end
end


---Logs in, also while a token is in force.
---@param client perk.Client
---@param options? perk.CallOptions
---@return string? token
---@return number|perk.Error? seconds its life; or the error
function Exchange:login(client, options)
    local call, err = client:login(options)
    if not call then return nil, err end
    err = select(2, self:run(call))
    if err then return nil, err end
    local now = self:_now_ms()
    local token = client:token(now)
    if not token then return nil, select(2, core.perk_usage_error(core.PERK_USAGE_NO_TOKEN)) end
    return token, client:token_seconds(now)
end


---The id of the request that failed, as lines of logs end; "" when it has none.
---@param err perk.Error|table
---@return string
function exchange.id_of(err)
    return err.request_id and " (request " .. err.request_id .. ")" or ""
end


---@param host perk.GatewayHost
---@return perk.GatewayExchange
function exchange.new(host)
    return setmetatable({_host = host, _last = 0, _ahead = 0}, Exchange)
end


return exchange
