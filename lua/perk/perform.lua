--- Runs calls to their replies, over the transport of their client.

local perform = {}

local OUT_OF_MEMORY = "not enough memory" -- Lua's own message


-- Clients made from one another use the transport of the first. The driver is loaded when the first
-- call runs without a transport of the caller's.
function perform.transport(client)
    local owner = rawget(client, "_root") or client
    if not owner.transport then
        local made, err = require("perk.transport.curl").new(owner.transport_options)
        if not made then return nil, err end
        owner.transport = made
    end
    return owner.transport
end


-- The next reply of a call; nil when there is none, nil and an error when it failed.
function perform.run(running)
    local transport, err = perform.transport(running._origin.client)
    if not transport then return nil, err end
    return transport:run(running)
end


-- What `make` returns for the reply of a call. When memory runs out in either, the call failed.
function perform.finish(running, make)
    local fine, value, err = pcall(function() return make(perform.run(running)) end)
    if fine then return value, err end
    if value ~= OUT_OF_MEMORY then error(value, 0) end
    return nil, running:lost() or value
end


local function reply_or_true(reply, err)
    if err then return nil, err end
    return reply or true
end


-- The reply of a call that was just made; true when there is none.
function perform.reply(running, err)
    if not running then return nil, err end
    return perform.finish(running, reply_or_true)
end


return perform
