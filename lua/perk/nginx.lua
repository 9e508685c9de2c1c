--- nginx's phases for perk.gateway. Needs its Lua module and a lua_shared_dict.
---
---    init_by_lua_block {
---        gateway = require("perk.nginx").new{dict = "perk", clients = {kard = {…}}}
---    }
---    init_worker_by_lua_block { gateway:start() }
---    location /api/ {
---        access_by_lua_block { gateway:token("kard") }
---        …
---    }

local core = require "perk.core"
local gateway = require "perk.gateway"
local hosts = require "perk.nginx.host"
local settings = require "perk.gateway.settings"

local nginx = {}

local SLICE = 65536
local NO_LENGTH = "content-length" -- in what newer Lua modules raise about bodies of HTTP/2

---@class perk.NginxGateway
local Gateway = {}
Gateway.__index = Gateway


-- ---- answers and variables ----

local function set_headers(headers)
    for name, value in pairs(headers) do ngx.header[name] = value end
end


local function respond(answer)
    ngx.status = answer.status
    set_headers(answer.headers)
    ngx.header["content-length"] = #answer.body
    ngx.print(answer.body)
    return ngx.exit(answer.status)
end


local undeclared = {}


local function assign(name, value)
    ngx.var[name] = value
end


-- A variable that the configuration does not declare (`set $name "";`) is not used in it either.
local function set_variable(name, value)
    if undeclared[name] then return end
    undeclared[name] = not pcall(assign, name, value) or nil
end


-- ---- tokens ----

local function headers_or_answer(headers, mark)
    if headers then return headers, mark end
    return nil, gateway.no_token(mark)
end


---The headers that carry a client's token. For plugins of hosts that send answers their own way.
---@param name string of the client
---@param issuer? string
---@return table<string, string>? headers
---@return string|perk.GatewayAnswer mark for `refused`; or the answer to the request
function Gateway:authorize(name, issuer)
    return headers_or_answer(self._common:token(name, issuer))
end


---The upstream answered 401 to a request with the token of that mark.
---@param name string
---@param mark string
---@param issuer? string
function Gateway:refused(name, mark, issuer)
    self._common:refused(name, issuer, mark, ngx.req.start_time())
end


-- Without `pairs`: there is one header, and LuaJIT compiles no loop that ends after its first turn.
local function send_with(headers, answer)
    if not headers then return respond(answer) end
    local name, value = next(headers)
    while name do
        ngx.req.set_header(name, value)
        name, value = next(headers, name)
    end
end


---In access: adds a client's token to the request.
---@param name string
---@param issuer? string
function Gateway:token(name, issuer)
    send_with(self:authorize(name, issuer))
end


local function request_has(headers)
    local given = ngx.req.get_headers(0)
    for name, value in pairs(headers) do
        if given[name:lower()] ~= value then return false end
    end
    return true
end


-- The last status of the upstream; nil when none was asked.
local function upstream_status()
    local statuses = ngx.var.upstream_status or "" -- of several upstreams: "502, 200"
    return tonumber(statuses) or tonumber(statuses:match("(%d+)%s*$"))
end


---In access of the location to which error_page sends a 401: takes a new token, unless the one that
---was refused has been replaced meanwhile. The response of this location is final: that a token is
---refused again shows when the next request is sent with it. A 401 of nginx itself (auth_basic,
---auth_request) comes here as well, and stays one.
---@param name string
---@param issuer? string
function Gateway:token_again(name, issuer)
    if upstream_status() ~= 401 then return ngx.exit(401) end
    local headers, mark = self._common:token(name, issuer, true)
    if headers and request_has(headers) then
        self:refused(name, mark, issuer)
        headers, mark = self._common:token(name, issuer, true)
    end
    send_with(headers_or_answer(headers, mark))
end


-- ---- webhooks ----

-- The body as a string, or as an open file, from which it may only be read in slices; nil and the
-- name of an answer.
local function read_body()
    local fine, why = pcall(ngx.req.read_body)
    if not fine and why:find(NO_LENGTH, 1, true) then return nil, "length" end
    if not fine then error(why, 0) end
    local data = ngx.req.get_body_data() -- nil also when the body is empty
    local path = not data and ngx.req.get_body_file()
    if path then return io.open(path, "rb"), "failed" end
    return data or ""
end


function Gateway:_check_file(file, signature)
    local answer = self._webhook:screen("POST", file:seek("end"), signature)
    if answer then return nil, answer end
    file:seek("set")
    return self._webhook:check(function() return file:read(SLICE) end, signature)
end


---Reads and checks a delivery. For plugins of hosts that send answers their own way.
---@return perk.GatewayDelivery? delivery pass it on to the upstream, then call `settled`
---@return perk.GatewayAnswer? answer
function Gateway:verify()
    local webhook, headers = self._webhook, ngx.req.get_headers(0) -- all of them
    local length = tonumber(headers["content-length"])
    local answer, signature = webhook:screen(
        ngx.req.get_method(), length, headers[core.PERK_WEBHOOK_HEADER])
    if answer then return nil, answer end
    local body, problem = read_body()
    if not body then return nil, webhook:refuse(problem) end
    if type(body) == "string" then return webhook:check(body, signature) end
    local delivery
    delivery, answer = self:_check_file(body, signature)
    body:close()
    return delivery, answer
end


---What became of a delivery.
---@param delivery perk.GatewayDelivery
---@param status? integer the upstream's
function Gateway:settled(delivery, status)
    self._webhook:settle(delivery, status)
end


-- For `settle`. error_page drops ngx.ctx; the variable stays.
function Gateway:_remember(delivery)
    ngx.ctx.perk_delivery = delivery
    set_variable("perk_delivery", self._webhook:to_text(delivery))
end


---In access: lets a delivery through, or responds to its sender. Sets $perk_event and
---$perk_event_id, and $perk_delivery for `settle`.
function Gateway:webhook()
    local delivery, answer = self:verify()
    if answer then return respond(answer) end
    if delivery.type == "" then return end -- the event is not read
    if delivery.since then self:_remember(delivery) end
    set_variable("perk_event", delivery.type)
    set_variable("perk_event_id", delivery.id)
end


---In header_filter and log: reports what the upstream answered to a delivery. The former comes
---before the sender has the answer, the latter also when the sender is gone.
function Gateway:settle()
    if not self._webhook then return end
    local delivery = ngx.ctx.perk_delivery or self._webhook:from_text(ngx.var.perk_delivery)
    if not (delivery and delivery.since) then return end -- none, or settled
    self:settled(delivery, upstream_status() or ngx.status)
    set_variable("perk_delivery", "")
end


-- ---- shaping ----

local function response_header(name)
    return ngx.header[name]
end


local function begin_shape(shape)
    local wanted, changes = shape:screen(ngx.status, response_header)
    for name, value in pairs(changes) do ngx.header[name] = value or nil end
    ngx.ctx.perk_collector = wanted and shape:begin() or nil
end


local function continue_shape()
    local collector = ngx.ctx.perk_collector
    if collector then ngx.arg[1] = collector:add(ngx.arg[1], ngx.arg[2]) end
end


---In header_filter and in body_filter: puts the body into a shape. What is not shaped passes
---untouched (perk.gateway.shape).
---@param name string of the shape
function Gateway:shape(name)
    if ngx.get_phase() == "body_filter" then return continue_shape() end
    local shape = self._common.shapes[name]
    if not shape then error("perk.nginx: there is no shape of this name", 2) end
    begin_shape(shape)
end


-- ---- attribution, metrics ----

---In log or content: an event of a user to report. It does not wait.
---@param user_id string
---@param event table
---@return boolean queued
function Gateway:observe(user_id, event)
    return self._common.attribution:push(user_id, event)
end


local function respond_text(status, text)
    return respond{status = status, headers = {["content-type"] = "text/plain"}, body = text}
end


---In content: the counters in Prometheus' format.
function Gateway:metrics()
    return respond_text(200, self._common.metrics:text())
end


---In content: 200 while each client has a token or can obtain one, else 503.
function Gateway:health()
    return respond_text(self._common:health())
end


-- ---- making a gateway ----

---In init_worker. Workers are copies of the master, and so would be their random numbers. The Lua
---module opens what it needs for timers at the first one; a worker that opened it while it exits
---would log an alert.
function Gateway:start() -- luacheck: no self
    math.randomseed(ngx.worker.pid() + ngx.now() * 1000)
    ngx.timer.at(0, function() end)
end


---Raises an error when an option is wrong, so that nginx does not start with it.
---@param options table see docs/gateways.md
---@return perk.NginxGateway
function nginx.new(options)
    local checked, err = settings.read(options, {dict = {kind = "string", default = "perk"}})
    if not checked then error("perk.nginx: " .. err.message, 0) end
    local host = hosts.new(checked.dict)
    if not host then error("perk.nginx: dict: there is no lua_shared_dict of this name", 0) end
    local common
    common, err = gateway.new(host, checked)
    if not common then error("perk.nginx: " .. err.message, 0) end
    return setmetatable({_common = common, _webhook = common.webhook}, Gateway)
end


return nginx
