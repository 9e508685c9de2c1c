-- The sandbox for specs: one process, clients of it, and its controls.
local assert = require "luassert"
local perk = require "perk"
local support = require "support"

package.path = support.path("examples/lua/?.lua") .. ";" .. package.path
local sandbox = require "sandbox"

local place = {} -- `url` and `credentials` while it runs
local box


function place.start(options)
    box = sandbox.start(options)
    place.url, place.credentials = box.credentials.url, box.credentials
end


function place.stop()
    box.stop()
end


function place.client(settings)
    local all = {base_url = place.url}
    for _, name in ipairs{"client_id", "client_secret", "organization_id"} do all[name] = place.credentials[name] end
    for name, value in pairs(settings or {}) do all[name] = value end
    return assert(perk.kard(all))
end


function place.control(method, name, body)
    return assert(place.client{auth = "token", token = "control"}:request(method, "/_sandbox/" .. name, {json = body}))
end


return place
