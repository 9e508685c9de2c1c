--- Requests over HAProxy's own HTTP client. That client shows its failures as replies, returns torn
--- bodies as they are, and has no deadline for a whole exchange: here they become the failures that
--- a gateway's host reports.

local tasks = require "perk.haproxy.tasks"

local http = {}

local METHODS = {GET = "get", HEAD = "head", POST = "post", PUT = "put", DELETE = "delete"}
local OWN_PAGE = "^<html><body><h1>(50[234]) " -- what HAProxy answers with in place of a server
local FAILURES = {
    ["502"] = {"transport", true, "no valid reply"},
    ["503"] = {"connect", false, "no connection"},
    ["504"] = {"deadline", true, "no reply in time"},
}


-- Header fields as the client wants them: lists from 1, though those that HAProxy gives begin at 0.
-- With the length of the body, which is chunked otherwise.
local function fields_of(request)
    local fields = {}
    for name, value in pairs(request.headers) do
        local values = type(value) == "table" and value or {value}
        fields[name] = {table.unpack(values, values[0] and 0 or 1)}
    end
    if request.body then fields["content-length"] = {tostring(#request.body)} end
    return fields
end


local function exchange(request, timeout_ms)
    local client = core.httpclient()
    return client[METHODS[request.method]](client, {
        url = request.url,
        headers = fields_of(request),
        body = request.body,
        timeout = timeout_ms,
    })
end


local function first(values)
    return values and values[0]
end


-- HAProxy's own reply for a name without an address has no other header.
local function is_unresolved(reply)
    local name = next(reply.headers)
    return reply.status == 503 and name == "content-length" and next(reply.headers, name) == nil
end


-- Code, sent and reason of a failure that the reply is; nil when it is a reply of the server.
local function failure_of(reply)
    local own = FAILURES[reply.body:match(OWN_PAGE)]
    if own then return own end
    if is_unresolved(reply) then return {"connect", false, "no address"} end
    if reply.status < 200 then return {"transport", true, "an interim reply only"} end
end


local function is_torn(request, reply)
    local length = tonumber(first(reply.headers["content-length"]))
    local is_empty = request.method == "HEAD" or reply.status == 204 or reply.status == 304
    return length and not is_empty and length ~= #reply.body
end


local function result_of(request, limits, reply)
    local failure = failure_of(reply)
    if failure then return nil, failure[1], failure[2], failure[3] end
    if is_torn(request, reply) then return nil, "transport", true, "an incomplete body" end
    if #reply.body > limits.max_body then return nil, "limit", true, "a body beyond the limit" end
    return reply.status, reply.headers, reply.body
end


---Performs a request, as `perform` of a gateway's host. The exchange has a separate task: a
---request of a client can end at any time, and HAProxy's HTTP client must not end with it.
---@param request perk.Request
---@param limits {timeout_ms: number, max_body: integer}
---@return integer? status
---@return table|string headers_or_code
---@return string|boolean body_or_sent
---@return string? why
function http.perform(request, limits)
    if not METHODS[request.method] then
        return nil, "transport", false, "HAProxy's HTTP client has no " .. request.method
    end
    local timeout_ms = math.max(1, math.floor(limits.timeout_ms))
    local is_over, fine, reply = tasks.run(function()
        return exchange(request, timeout_ms)
    end, timeout_ms)
    if not is_over then return nil, "deadline", true, "no complete reply in time" end
    if not fine then return nil, "connect", false, "HAProxy's HTTP client did not start" end
    return result_of(request, limits, reply)
end


return http
