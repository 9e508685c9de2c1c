--- Files behind signed URLs: `kard:upload(target, data)` and `kard:download(source)`. Neither the token nor any header of the client
-- goes along.
-- @module perk.files

local check = require "perk.check"
local methods = require "perk.methods"

local files = {}


-- A signed URL, or that of a resource (or event) which carries one. The core says it when there is none.
local function url_of(target, name)
    if type(target) == "string" then return target end
    local resource = check.table_or_nil(target, name)
    resource = resource and resource.resource or resource
    local attributes = resource and resource.attributes or {}
    return attributes.url or attributes.downloadUrl or ""
end


local function bytes_of(data)
    if io.type(data) == "file" then return data:read("*a") end
    return check.string(data, "data")
end


--- Puts a file to a signed URL.
-- @tparam string|perk.Resource target what transactions:create_upload_urls gave for it, or the URL itself
-- @tparam string|file data
-- @tparam[opt] table options content_type, timeout_ms (over all of it; 60000 unless set), max_attempts
-- @treturn true|nil
-- @treturn ?perk.Error
function files.upload(client, target, data, options)
    local rest, body, why = {}, bytes_of(data)
    if not body then error("data: the file cannot be read: " .. tostring(why), 2) end
    for name, value in pairs(check.table_or_nil(options, "options") or {}) do rest[name] = value end
    local content_type = rest.content_type
    rest.content_type = nil
    local reply, err = methods.perform(client:transfer_call(url_of(target, "target"), body, content_type, rest))
    if not reply then return nil, err end
    return true
end


--- What lies behind a signed URL, as it is stored.
-- @tparam string|perk.Resource source a resource or event that carries the URL, or the URL itself
-- @tparam[opt] table options max_body in bytes (64 MiB unless set), timeout_ms, max_attempts
-- @treturn string|nil
-- @treturn ?perk.Error
function files.download(client, source, options)
    local reply, err = methods.perform(client:transfer_call(url_of(source, "source"), nil, nil, options))
    if not reply then return nil, err end
    return reply.json
end


return files
