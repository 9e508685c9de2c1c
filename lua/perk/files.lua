--- Files at signed URLs: `kard:upload(target, data)` and `kard:download(source)`. The token and the
--- headers of the client are not sent.

local core = require "perk.core"
local check = require "perk.check"
local perform = require "perk.perform"

---@class perk.Client
local files = {}


-- A signed URL, or that of a resource (or event) which has one.
local function url_of(target, name)
    if type(target) == "string" then return target end
    local resource = check.table_or_nil(target, name)
    resource = resource and resource.resource or resource
    if not (resource and resource._native) then
        error(name .. ": a URL, a resource or an event expected, got " .. type(target), 3)
    end
    return core.perk_resource_url(resource._native) or "" -- the core reports a missing one
end


local function bytes_of(data)
    if io.type(data) == "file" then return data:read("*a") end
    return check.string(data, "data")
end


---@class perk.UploadOptions
---@field content_type? string
---@field timeout_ms? integer for the whole transfer; 60000 when left out
---@field max_attempts? integer

---Puts a file to a signed URL, without this client's token and headers.
---@param target string|perk.Resource what `transactions:create_upload_urls` returned, or the URL
---@param data string|file*
---@param options? perk.UploadOptions
---@return true?
---@return perk.Error? err
function files:upload(target, data, options)
    local rest, body, why = {}, bytes_of(data)
    if not body then error("data: the file cannot be read: " .. tostring(why), 2) end
    for name, value in pairs(check.table_or_nil(options, "options") or {}) do rest[name] = value end
    local content_type = rest.content_type
    rest.content_type = nil
    local url = url_of(target, "target")
    local reply, err = perform.reply(self:transfer_call(url, body, content_type, rest))
    if not reply then return nil, err end
    return true
end


---@class perk.DownloadOptions
---@field max_body? integer bytes; 64 MiB when left out
---@field timeout_ms? integer
---@field max_attempts? integer

---Downloads a signed URL, without this client's token and headers; the bytes as they are stored.
---@param source string|perk.Resource|perk.Event one that has the URL, or the URL
---@param options? perk.DownloadOptions
---@return string?
---@return perk.Error? err
function files:download(source, options)
    local url = url_of(source, "source")
    local reply, err = perform.reply(self:transfer_call(url, nil, nil, options))
    if not reply then return nil, err end
    return reply.json
end


return files
