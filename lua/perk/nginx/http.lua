--- One exchange of HTTP/1.1 over nginx's cosockets, for calls of the core. It never blocks a worker.
--- TLS is verified against lua_ssl_trusted_certificate. A host name needs the directive resolver.

local reply = require "perk.nginx.reply"

local http = {}

local CONNECT_MS = 5000 -- of the exchange's time, at most so much is for connecting
local IDLE_MS = 4000 -- shorter than the time after which servers close an idle connection
local POOL_SIZE = 32 -- idle connections of a worker to one origin
local SLICE = 65536

local PORTS = {http = 80, https = 443}
-- Set here, whatever the request has.
local OWN = {
    host = true, connection = true, ["content-length"] = true, ["transfer-encoding"] = true,
}
local NO_LENGTH = {GET = true, HEAD = true, DELETE = true} -- without a body


-- ---- the request as bytes ----

-- {scheme, host, port, authority}, target; nil when nothing can be sent to this address
local function split(url)
    local scheme, authority, target = url:match("^(https?)://([^/?#]+)([^#]*)")
    if not scheme or target:find("[^\33-\126]") then return nil end
    local host, port = authority:match("^(.-):(%d+)$")
    host, port = host or authority, tonumber(port) or PORTS[scheme]
    if not (host:find("^[%w.-]+$") or host:find("^%[[%x:.]+%]$")) then return nil end
    if not target:find("^/") then target = "/" .. target end
    return {scheme = scheme, host = host, port = port, authority = authority}, target
end


-- Nothing in a name or value can begin another header.
local function header_line(name, value)
    if not name:find("^[%w!#$%%&'*+%-.^_`|~]+$") or value:find("[^\t\32-\126\128-\255]") then
        return nil
    end
    return name .. ": " .. value
end


local function length_line(request)
    if not request.body and NO_LENGTH[request.method] then return nil end
    return "Content-Length: " .. #(request.body or "")
end


-- The head of a request; nil when a part of it could not be sent as it is.
local function head_of(request, origin, target)
    if not request.method:find("^%u+$") then return nil end
    local lines = {
        request.method .. " " .. target .. " HTTP/1.1", "Host: " .. origin.authority,
    }
    for name, value in pairs(request.headers) do
        if not OWN[name:lower()] then
            local line = header_line(name, value)
            if not line then return nil end
            lines[#lines + 1] = line
        end
    end
    lines[#lines + 1] = length_line(request)
    lines[#lines + 1] = "\r\n"
    return table.concat(lines, "\r\n")
end


-- ---- the connection ----

local function left_ms(deadline)
    return math.floor((deadline - ngx.now()) * 1000)
end


-- Older versions of lua-resty-core raise, where they should return an error, when a handshake fails
-- without having waited.
local function handshake(sock, origin)
    if origin.scheme ~= "https" or sock:getreusedtimes() > 0 then return true end
    local ran, fine, why = pcall(sock.sslhandshake, sock, nil, origin.host, true)
    if ran and fine then return true end
    sock:close()
    return nil, ran and why or "the TLS handshake failed"
end


-- Connections are pooled by origin, apart from those of other code: they were verified.
local function connect(origin, deadline)
    local sock = ngx.socket.tcp()
    local connect_ms = math.min(CONNECT_MS, left_ms(deadline))
    if connect_ms <= 0 then return nil, "deadline" end
    sock:settimeout(connect_ms)
    local pool = ("perk %s://%s:%d"):format(origin.scheme, origin.host, origin.port)
    local fine, why = sock:connect(origin.host, origin.port, {pool = pool, pool_size = POOL_SIZE})
    if fine then fine, why = handshake(sock, origin) end
    if fine then return sock end
    return nil, left_ms(deadline) > 0 and "connect" or "deadline", "could not connect: " .. why
end


local function failure(why)
    return nil, why == "timeout" and "deadline" or why == "closed" and why or "transport", why
end


local function source_of(sock, deadline)
    return function()
        local ms = left_ms(deadline)
        if ms <= 0 then return failure("timeout") end
        sock:settimeout(ms)
        local bytes, why = sock:receiveany(SLICE)
        if bytes then return bytes end
        return failure(why)
    end
end


local function exchange(sock, request, head, deadline, max_body)
    sock:settimeout(math.max(left_ms(deadline), 1))
    local sent, why = sock:send{head, request.body or ""}
    if not sent then
        local _, code = failure(why)
        return nil, code == "closed" and "transport" or code, why
    end
    return reply.read(source_of(sock, deadline), request.method, max_body)
end


local function finish(sock, received)
    if received and received.stays then
        sock:setkeepalive(IDLE_MS, POOL_SIZE)
    else
        sock:close()
    end
end


---Performs a request of a call.
---@param request perk.Request
---@param limits {timeout_ms: number, max_body: integer}
---@return integer? status
---@return table|string headers or the code of Call:abort
---@return string|boolean body or whether the server may have seen the request
---@return string? why
function http.perform(request, limits)
    local origin, target = split(request.url)
    local head = origin and head_of(request, origin, target)
    if not head then return nil, "transport", false, "the request cannot be sent as HTTP/1.1" end
    local deadline = ngx.now() + limits.timeout_ms / 1000
    local sock, code, why = connect(origin, deadline)
    if not sock then return nil, code, false, why end
    local received
    received, code, why = exchange(sock, request, head, deadline, limits.max_body)
    finish(sock, received)
    if not received then return nil, code, true, why end
    return received.status, received.headers, received.body
end


return http
