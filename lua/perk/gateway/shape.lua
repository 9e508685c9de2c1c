--- Shapes the bodies of responses on their way to the client (perk.shape).
---
---    local offers = assert(shape.new(host, {attributes = {standardOffer = {"name"}}}, {name = "offers"}))
---    local wanted, changes = offers:screen(status, header)   -- header: name -> value
---
--- Apply `changes` to the headers in any case: name -> value, false to remove it. When `wanted`,
--- replace the body: by what `offers:apply(body)` returns, or in chunks:
---
---    local collector = offers:begin()
---    send(collector:add(chunk, is_last))     -- "" while it collects
---
--- Only JSON with a status of 200 to 299 (not 204, 205, 206) is shaped, uncompressed and up to
--- `max_body`. Anything else passes untouched, with a header that states why:
---
---    perk-shape: skipped; reason=status|type|encoding|size|json|limit
---
--- A 304 has no body and keeps its headers, since caches put them into the response that they have.
---
--- A host that sends headers before it has the body cannot add that header when the reason shows
--- in the body: it is not JSON after all ("json"), the shaped text would be much larger than the
--- body ("limit"), or there was no Content-Length and the body is larger than `max_body` ("size").
--- Then the body passes untouched too, and only the counter and, unless it is the size, the log
--- show it.

local perk_shape = require "perk.shape"

local shape = {}

shape.HEADER = "perk-shape"
shape.MAX_BODY = 1048576

local TYPES = {["application/json"] = true, ["application/vnd.api+json"] = true}
local NO_WHOLE_BODY = {[204] = true, [205] = true, [206] = true}
local REASON_OF_ERROR = {parse = "json"}

-- What describes the bytes of the body that is replaced.
local STALE = {
    "content-length", "accept-ranges", "content-md5", "digest", "content-digest", "repr-digest",
}

---@class perk.GatewayShape
local Shape = {}
Shape.__index = Shape


-- ---- from the headers ----

-- Why a response is not shaped; nil: it is.
local function reason_against(status, header, max_body)
    local type, encoding = header("content-type"), header("content-encoding")
    local length = tonumber(header("content-length"))
    local media = tostring(type):match("^%s*([^;%s]+)")
    if status < 200 or status > 299 or NO_WHOLE_BODY[status] then return "status" end
    if not media or not TYPES[media:lower()] then return "type" end
    if encoding and tostring(encoding):lower() ~= "identity" then return "encoding" end
    if length and length > max_body then return "size" end
end


-- Other bytes need another validator; a weak one may mean several. Two ETags (a list) mean nothing.
local function weak(etag)
    if type(etag) ~= "string" then return false end
    return etag:find("^W/") and etag or "W/" .. etag
end


function Shape:_count(result)
    local count = self._host.count
    if count then count("perk_shapes_total", {shape = self._name, result = result}) end
end


function Shape:_skip(reason)
    self:_count(reason)
    return {[shape.HEADER] = "skipped; reason=" .. reason}
end


---What can be decided before the body is read.
---@param status integer
---@param header fun(name: string): string|string[]|nil by lower-case name
---@return boolean wanted the body is to be replaced
---@return table<string, string|false> changes of the headers; false: remove it
function Shape:screen(status, header)
    if status == 304 then return false, {} end
    local reason = reason_against(status, header, self._max_body)
    if reason then return false, self:_skip(reason) end
    local changes = {etag = weak(header("etag"))}
    for _, name in ipairs(STALE) do changes[name] = false end
    return true, changes
end


-- ---- the body ----

---Puts a whole body into the shape.
---@param body string
---@return string? text nil: the body is to pass untouched
---@return table<string, string>? changes of the headers, where it is not too late for them
function Shape:apply(body)
    if #body > self._max_body then return nil, self:_skip("size") end
    if body == "" then return body end -- the answer to HEAD
    local text, err = self._shape:text(body, self._host.now() * 1000)
    if text then
        self:_count("shaped")
        return text
    end
    self._host.log("warn", err.code .. ": a body passes without the shape " .. self._name)
    return nil, self:_skip(REASON_OF_ERROR[err.code] or err.code)
end


---@class perk.GatewayShapeCollector
local Collector = {}
Collector.__index = Collector


---A collector for one body that comes in chunks.
---@return perk.GatewayShapeCollector
function Shape:begin()
    return setmetatable({_shape = self, _parts = {}, _size = 0}, Collector)
end


---What is to be sent in place of a chunk.
---@param chunk string
---@param is_last boolean
---@return string
function Collector:add(chunk, is_last)
    local parts = self._parts
    if not parts then return chunk end
    parts[#parts + 1] = chunk
    self._size = self._size + #chunk
    if not is_last and self._size <= self._shape._max_body then return "" end
    self._parts = nil
    local body = table.concat(parts)
    return self._shape:apply(body) or body
end


-- ---- making one ----

---@param host perk.GatewayHost
---@param rules perk.ShapeRules
---@param options? {name?: string, max_body?: integer}
---@return perk.GatewayShape?
---@return perk.Error? err
function shape.new(host, rules, options)
    options = options or {}
    local made, err = perk_shape.new(rules)
    if not made then return nil, err end
    return setmetatable({
        _host = host, _shape = made, _name = options.name or "",
        _max_body = options.max_body or shape.MAX_BODY,
    }, Shape)
end


return shape
