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
    for _, name in ipairs{"client_id", "client_secret", "organization_id"} do
        all[name] = place.credentials[name]
    end
    for name, value in pairs(settings or {}) do all[name] = value end
    return assert(perk.kard(all))
end


function place.control(method, name, body)
    return assert(place.client{auth = "token", token = "control"}:request(
        method, "/_sandbox/" .. name, {json = body}
    ))
end


-- The output of a script that is sent Ctrl-C once its request for that operation has arrived; the
-- script runs with `kard`, a client.
function place.interrupt(operation, script)
    local fields = {("base_url = %q"):format(place.url)}
    for _, name in ipairs{"client_id", "client_secret", "organization_id"} do
        fields[#fields + 1] = ("%s = %q"):format(name, place.credentials[name])
    end
    local text = (
        "local kard = require('perk').kard{%s} %s"
    ):format(table.concat(fields, ", "), script)
    local ready = "env --default-signal=INT" -- background jobs ignore Ctrl-C otherwise
    local run = ("%s %s -e %s 2>&1 & echo $!; wait"):format(
        ready, os.getenv("PERK_LUA"), support.quoted(text)
    )
    local pipe = io.popen("bash -c " .. support.quoted(run))
    local pid = pipe:read("*l")
    local seen = false
    while not seen do
        for _, entry in ipairs(place.control("GET", "log").one.attributes.requests) do
            seen = seen or entry.operation == operation
        end
    end
    os.execute("kill -INT " .. pid)
    local said = pipe:read("*a")
    pipe:close()
    return said
end


return place
