--- Reads one reply of HTTP/1.1 from a connection, and trusts nothing in it.
---
---    local reply, code, why = reply.read(source, method, max_body)
---
--- `source()` returns the next bytes, or nil and a code: "closed" when the server closed the
--- connection, else one of Call:abort and why. `reply.stays` is true when the connection can take
--- another request.

local reply = {}

local MAX_LINE = 16384
local MAX_HEAD = 131072 -- the headers of a reply together, with those of its interim replies
local MAX_INTERIM = 16
local MAX_DIGITS = 15 -- so that a size is exact as a double
local MERGE = 256 -- parts of a body; tiny ones are joined before they cost more than their bytes

local NAME_AND_VALUE = "^([%w!#$%%&'*+%-.^_`|~]+):[ \t]*(.-)[ \t]*$"
local CONTROL = "[^\t\32-\126\128-\255]"


local function malformed(what)
    return nil, "transport", "the server's reply is not HTTP/1.1: " .. what
end


local function too_large(what)
    return nil, "limit", "the server's reply is too large: " .. what
end


-- ---- bytes ----

local Reader = {}
Reader.__index = Reader


function Reader:fill()
    local bytes, code, why = self.source()
    if not bytes then return nil, code, why end
    self.buffer, self.from = self.buffer:sub(self.from) .. bytes, 1
    return true
end


-- As `fill`, where the reply may not end.
function Reader:need()
    local filled, code, why = self:fill()
    if not filled and code == "closed" then
        return nil, "transport", "the server closed the connection within its reply"
    end
    return filled, code, why
end


function Reader:line()
    local stop = self.buffer:find("\n", self.from, true)
    while not stop do
        if #self.buffer - self.from > MAX_LINE then return too_large("a line") end
        local filled, code, why = self:need()
        if not filled then return nil, code, why end
        stop = self.buffer:find("\n", self.from, true)
    end
    local line = self.buffer:sub(self.from, stop - 1):gsub("\r$", "")
    self.from = stop + 1
    return line
end


-- Moves bytes of the buffer to the body: at most `most` of them. Returns how many.
function Reader:move(body, most)
    local count = math.min(#self.buffer - self.from + 1, most)
    if count > 0 then body:add(self.buffer:sub(self.from, self.from + count - 1)) end
    self.from = self.from + count
    return count
end


-- Moves exactly `count` bytes to the body.
function Reader:take(body, count)
    count = count - self:move(body, count)
    while count > 0 do
        local filled, code, why = self:need()
        if not filled then return nil, code, why end
        count = count - self:move(body, count)
    end
    return true
end


-- ---- a body ----

local Body = {}
Body.__index = Body


function Body:add(bytes)
    self.size = self.size + #bytes
    local few = self.few
    few[#few + 1] = bytes
    if #few == MERGE then
        self.many[#self.many + 1], self.few = table.concat(few), {}
    end
end


function Body:text()
    return table.concat(self.many) .. table.concat(self.few)
end


local function new_body()
    return setmetatable({size = 0, many = {}, few = {}}, Body)
end


-- ---- the head ----

local function add_header(headers, name, value)
    local given = headers[name]
    if not given then
        headers[name] = value
    elseif type(given) == "table" then
        given[#given + 1] = value
    else
        headers[name] = {given, value}
    end
end


-- Lines up to an empty one, each passed to `take`. They count against the limit of the reply.
local function each_line(reader, take)
    while true do
        local line, code, why = reader:line()
        if not line then return nil, code, why end
        reader.head = reader.head + #line + 2
        if reader.head > MAX_HEAD then return too_large("its headers") end
        if line == "" then return true end
        local fine = take(line)
        if not fine then return malformed("a header") end
    end
end


local function read_headers(reader)
    local headers = {}
    local fine, code, why = each_line(reader, function(line)
        local name, value = line:match(NAME_AND_VALUE)
        if not name or value:find(CONTROL) then return false end
        add_header(headers, name:lower(), value)
        return true
    end)
    if not fine then return nil, code, why end
    return headers
end


-- {status, version, headers}
local function read_head(reader)
    local line, code, why = reader:line()
    if not line then return nil, code, why end
    local version, status, rest = line:match("^HTTP/1%.([01]) ([1-5]%d%d)(.*)$")
    if not version or rest:find("^[^ ]") then return malformed("the status line") end
    local headers
    headers, code, why = read_headers(reader)
    if not headers then return nil, code, why end
    return {status = tonumber(status), version = version, headers = headers}
end


-- The first head that is not of an interim reply. 101 was not asked for.
local function read_final_head(reader)
    for _ = 0, MAX_INTERIM do
        local head, code, why = read_head(reader)
        if not head then return nil, code, why end
        if head.status == 101 then return malformed("it changes the protocol") end
        if head.status >= 200 then return head end
    end
    return too_large("interim replies")
end


-- ---- the body's framing ----

local function list_text(value)
    return type(value) == "table" and table.concat(value, ",") or value
end


-- The length that all values agree on; nil when they do not, or are no lengths.
local function length_of(value)
    local length
    for one in (list_text(value) .. ","):gmatch("[ \t]*([^,]-)[ \t]*,") do
        if not one:find("^%d+$") or #one > MAX_DIGITS then return nil end
        if length and tonumber(one) ~= length then return nil end
        length = tonumber(one)
    end
    return length
end


local function has_no_body(method, status)
    return method == "HEAD" or status == 204 or status == 304
end


local function read_length(reader, body, length, max)
    if not length then return malformed("Content-Length") end
    if length > max then return too_large("its body") end
    return reader:take(body, length)
end


local function read_to_end(reader, body, max)
    while true do
        reader:move(body, #reader.buffer)
        if body.size > max then return too_large("its body") end
        local filled, code, why = reader:fill()
        if not filled then
            if code == "closed" then return true end
            return nil, code, why
        end
    end
end


-- The size that begins a chunk.
local function chunk_size(reader)
    local line, code, why = reader:line()
    if not line then return nil, code, why end
    local digits, rest = line:match("^(%x+)[ \t]*(.*)$")
    if not digits or #digits > MAX_DIGITS - 3 or rest:find("^[^;]") then
        return malformed("the size of a chunk")
    end
    return tonumber(digits, 16)
end


local function read_chunk(reader, body, size)
    local fine, code, why = reader:take(body, size)
    if not fine then return nil, code, why end
    local line
    line, code, why = reader:line()
    if line and line ~= "" then return malformed("the end of a chunk") end
    return line, code, why
end


local function read_chunked(reader, body, max)
    while true do
        local size, code, why = chunk_size(reader)
        if not size then return nil, code, why end
        if size == 0 then return each_line(reader, function() return true end) end -- trailers
        if body.size + size > max then return too_large("its body") end
        local fine
        fine, code, why = read_chunk(reader, body, size)
        if not fine then return nil, code, why end
    end
end


-- True, and whether the body's end was marked.
local function read_body(reader, head, method, body, max)
    local coding, length = head.headers["transfer-encoding"], head.headers["content-length"]
    if has_no_body(method, head.status) then return true end
    if coding then
        local known = head.version == "1" and list_text(coding):lower() == "chunked"
        if not known then return malformed("Transfer-Encoding") end
        return read_chunked(reader, body, max)
    end
    if length then return read_length(reader, body, length_of(length), max) end
    head.ends_by_closing = true
    return read_to_end(reader, body, max)
end


-- Both lengths may mean that someone in between reads the reply differently.
local function stays_open(reader, head)
    local headers = head.headers
    if head.ends_by_closing or head.version == "0" or reader.from <= #reader.buffer then
        return false
    end
    if headers["transfer-encoding"] and headers["content-length"] then return false end
    local options = "," .. (list_text(headers.connection) or ""):lower():gsub("%s", "") .. ","
    return not options:find(",close,", 1, true)
end


---One reply.
---@param source fun(): string?, string?, string?
---@param method string of the request
---@param max_body integer a larger body is not read to its end
---@return {status: integer, headers: table, body: string, stays: boolean}?
---@return string? code of Call:abort
---@return string? why
function reply.read(source, method, max_body)
    local reader = setmetatable({source = source, buffer = "", from = 1, head = 0}, Reader)
    local head, code, why = read_final_head(reader)
    if not head then return nil, code, why end
    local body, fine = new_body(), nil
    fine, code, why = read_body(reader, head, method, body, max_body)
    if not fine then return nil, code, why end
    return {
        status = head.status, headers = head.headers, body = body:text(),
        stays = stays_open(reader, head),
    }
end


return reply
